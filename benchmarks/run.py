"""How fast sokatsu is, beside what one would use instead; writes docs/performance.md.

    python benchmarks/run.py                                        all that the page shows
    python benchmarks/run.py --rows 20000 --growth 20000 --rounds 2 --only-print        a try

The first takes about half an hour on a quiet machine with two cores, and needs 3 GB of disk. Run
it with the Python that has sokatsu and its peers installed.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from goals import goals
from large import compared, growth_times
from page import (
    comparison_table,
    goal_table,
    growth_table,
    put_into_page,
    setting,
    start_table,
)
from startup import start_times

_MANY = 1_000_000
"""Rows beyond which there are fewer rounds."""


def main() -> None:
    """Measure, print the tables and put them into the page."""
    options = _options()
    text = _measured(options)
    print(text)
    if not options.only_print:
        put_into_page(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure sokatsu beside what one would use.")
    parser.add_argument(
        "--rows",
        type=int,
        nargs="*",
        default=[100_000, 1_000_000, 5_000_000],
        help="rows of the tables (%(default)s)",
    )
    parser.add_argument("--rounds", type=int, help="of large tables (5, beyond a million rows 3)")
    parser.add_argument("--start-rounds", type=int, default=15, help="(%(default)s)")
    parser.add_argument(
        "--growth", type=int, default=_MANY, help="rows, measured once and twice (%(default)s)"
    )
    parser.add_argument(
        "--limit", type=float, default=60, help="seconds after which one is left out (%(default)s)"
    )
    parser.add_argument(
        "--only-print", action="store_true", help="leave docs/performance.md as it is"
    )
    return parser.parse_args()


def _measured(options: argparse.Namespace) -> str:
    _tell("start")
    start = start_times(options.start_rounds)
    comparisons = []
    with tempfile.TemporaryDirectory() as folder:
        for rows in options.rows:
            _tell(f"{rows:,} rows")
            rounds = options.rounds or (3 if rows > _MANY else 5)
            comparisons.append(compared(rows, rounds, options.limit, Path(folder)))
        _tell("growth")
        growth_rounds = options.rounds or 5
        growth = growth_times(options.growth, growth_rounds, Path(folder))
    return "\n".join(
        [
            setting(),
            goal_table(goals(start, comparisons, growth)),
            start_table(start, options.start_rounds),
            *(comparison_table(comparison, options.limit) for comparison in comparisons),
            growth_table(growth, growth_rounds),
        ]
    )


def _tell(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
