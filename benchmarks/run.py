"""How fast sokatsu is, beside what one would use instead; writes docs/performance.md.

    python benchmarks/run.py --before OTHER/bin/python      all that the page shows
    python benchmarks/run.py --only check                   a try of one kind, with 200,000 rows
    python benchmarks/run.py --rows 20000 --rounds 1 --only-print       a short try of everything

The first takes about an hour on a quiet machine with two cores, and needs 4 GB of disk. Run it
with the Python that has sokatsu and its peers (duckdb, polars) installed.
"""

import argparse
import compileall
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from groups import Result, Setting, measured
from page import goal_table, put_into_page, result_table, setting_text
from works import WORKS, chosen

import sokatsu_cli

_MANY = 1_000_000
"""Rows beyond which there are fewer rounds."""

_TRIED_ROWS, _TRIED_ROUNDS = 200_000, 3


def main() -> None:
    """Measure, print the tables and put them into the page."""
    options = _options()
    compileall.compile_dir(str(Path(sokatsu_cli.__file__).parent), quiet=1)  # as pip does
    with tempfile.TemporaryDirectory() as folder:
        results = list(_results(options, Setting(Path(folder), options.rows, options.before)))
    text = "\n".join([setting_text(), goal_table(results), *map(result_table, results)])
    print(text)
    if not (options.only or options.only_print):
        put_into_page(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure sokatsu beside what one would use.")
    words = sorted({*WORKS, *(word.partition("-")[0] for word in WORKS)})
    parser.add_argument(
        "--only",
        nargs="+",
        choices=words,
        metavar="WORK",
        help=f"try only these, with {_TRIED_ROWS:,} rows and {_TRIED_ROUNDS} rounds if nothing "
        f"else is said, and leave docs/performance.md as it is: {', '.join(words)}",
    )
    parser.add_argument("--rows", type=int, help="the most rows of any table (its own)")
    parser.add_argument("--rounds", type=int, help="(5, beyond a million rows 3, of starts 15)")
    parser.add_argument("--before", metavar="PYTHON", help="one that has the commit before")
    parser.add_argument(
        "--limit", type=float, default=120, help="seconds after which one is left out (%(default)s)"
    )
    parser.add_argument(
        "--only-print", action="store_true", help="leave docs/performance.md as it is"
    )
    options = parser.parse_args()
    if options.only:
        options.rows = options.rows or _TRIED_ROWS
        options.rounds = options.rounds or _TRIED_ROUNDS
    return options


def _results(options: argparse.Namespace, setting: Setting) -> Iterator[Result]:
    for word, build in chosen(options.only):
        print(f"measuring: {word}", file=sys.stderr, flush=True)
        group = build(setting)
        rounds = options.rounds or _rounds(word, group.rows or 0)
        yield measured(group, rounds, options.limit)


def _rounds(word: str, rows: int) -> int:
    if word == "start":
        return 15
    return 3 if rows > _MANY else 5


if __name__ == "__main__":
    main()
