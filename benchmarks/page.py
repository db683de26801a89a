"""What was measured as text, and its place in docs/performance.md."""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from textwrap import fill

from goals import Goal
from large import DUCKDB, MOST_ROWS, SOKATSU, Comparison
from startup import CLICK, PANDAS

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_MARK = "<!-- measured -->\n"
_PACKAGES = ("pandas", "numpy", "click", "tabulate", "polars", "duckdb", "csvkit")
_PROGRAMS = (["mawk", "-W", "version"], ["mlr", "--version"])

_WIDTH = 120
"""Characters of a line of the page."""

_METHOD = """
Seconds are medians: every command runs once in every round, in turn with the others, after a run
that checks that all write the same bytes. Rows per second include the start. The peak is the most
memory that a command had at one time with all the processes that it starts, what these share
counted once, looked at every 20 ms in a run of its own. The ordinary path is sokatsu without its
fast path, which is how it does what is unusual. Commands that are slow are left out:
"""


def put_into_page(text: str) -> None:
    """Replace all that follows the mark in the page."""
    before, mark, _old = _PAGE.read_text(encoding="utf-8").partition(_MARK)
    if not mark:
        raise SystemExit(f"there is no {_MARK.strip()} in {_PAGE.name}")
    _PAGE.write_text(f"{before}{mark}\n{text}", encoding="utf-8")


def setting() -> str:
    """Return what was measured with, and how."""
    used = [f"{platform.python_implementation()} {platform.python_version()}", *_versions()]
    machine = f"{_cores()} cores ({platform.system()}, {platform.machine()})"
    most = ", ".join(f"{name} is measured up to {rows:,} rows" for name, rows in MOST_ROWS.items())
    paragraphs = [f"Measured on {machine}: {', '.join(used)}.", f"{_METHOD}{most}."]
    return "\n\n".join(fill(text.strip(), _WIDTH) for text in paragraphs) + "\n"


def goal_table(found: Iterable[Goal]) -> str:
    """Return the goals as a Markdown table."""
    rows = []
    for goal in found:
        figure = "" if goal.figure is None else f"{goal.figure:.3f}"
        rows.append([goal.name, figure, f"≤ {goal.bound:g}", goal.outcome])
    return _table(["goal", "figure", "bound", ""], rows, "lrrl")


def start_table(start: Mapping[str, float], rounds: int) -> str:
    """Return the times of short commands as a Markdown table."""
    rows = [
        [name, f"{taken:.3f}", f"{taken / start[PANDAS]:.2f}", f"{taken / start[CLICK]:.2f}"]
        for name, taken in sorted(start.items(), key=lambda pair: pair[1])
    ]
    heads = [f"start, {rounds} rounds", "seconds", f"× {PANDAS}", f"× {CLICK}"]
    return _table(heads, rows, "lrrr")


def comparison_table(found: Comparison, limit: float) -> str:
    """Return the figures of one table as a Markdown table, with ratios to DuckDB if it is there."""
    base = DUCKDB if DUCKDB in found.figures else SOKATSU
    rows = []
    for name, (seconds, peak) in sorted(found.figures.items(), key=lambda pair: pair[1]):
        ratio = seconds / found.figures[base].seconds
        speed = "" if name == PANDAS else f"{found.rows / seconds:,.0f}"
        rows.append([name, f"{seconds:.2f}", f"{ratio:.2f}", speed, f"{peak:.0f}"])
    heads = [f"{found.rows:,} rows, {found.rounds} rounds", "seconds", f"× {base}"]
    table = _table([*heads, "rows per second", "peak MiB"], rows, "lrrrr")
    slow = f"\nNot ended within {limit:g} s: {', '.join(found.slow)}.\n" if found.slow else ""
    return table + slow


def growth_table(growth: Mapping[int, float], rounds: int) -> str:
    """Return how the time grows with the rows, as a Markdown table."""
    rows = [[f"{count:,} rows", f"{taken:.3f}"] for count, taken in sorted(growth.items())]
    return _table([f"{SOKATSU}, {rounds} rounds", "seconds"], rows, "lr")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], alignment: str) -> str:
    rule = "|".join({"l": "---", "r": "---:"}[side] for side in alignment)
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, *rows)]
    return "\n".join([lines[0], f"|{rule}|", *lines[1:], ""])


def _versions() -> list[str]:
    """Return the versions of all that is measured and installed."""
    found = []
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    found.append(f"SQLite {sqlite3.sqlite_version}")
    for program in _PROGRAMS:
        with suppress(FileNotFoundError):
            told = subprocess.run(program, check=True, capture_output=True, text=True)
            found.append(told.stdout.splitlines()[0])
    return found


def _cores() -> int:
    return len(os.sched_getaffinity(0))
