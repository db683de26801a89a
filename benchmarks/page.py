"""What was measured as text, and its place in docs/performance.md."""

import platform
import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from textwrap import fill

from goals import outcome
from groups import Result, cores

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_MARK = "<!-- measured -->\n"
_PACKAGES = ("pandas", "numpy", "click", "tabulate", "openpyxl", "XlsxWriter")
_PEERS = ("polars", "duckdb", "csvkit")
_PROGRAMS = (["mawk", "-W", "version"], ["mlr", "--version"])

_WIDTH = 120
"""Characters of a line of the page."""


def put_into_page(text: str) -> None:
    """Replace all that follows the mark in the page."""
    before, mark, _old = _PAGE.read_text(encoding="utf-8").partition(_MARK)
    if not mark:
        raise SystemExit(f"there is no {_MARK.strip()} in {_PAGE.name}")
    _PAGE.write_text(f"{before}{mark}\n{text}", encoding="utf-8")


def setting_text() -> str:
    """Return when and with what was measured."""
    used = [f"{platform.python_implementation()} {platform.python_version()}", *_versions()]
    machine = f"{cores()} cores, {_memory()} GiB ({platform.system()}, {platform.machine()})"
    text = f"Measured on {datetime.now(UTC):%Y-%m-%d} on {machine}: {', '.join(used)}."
    return fill(text, _WIDTH) + "\n"


def goal_table(results: Iterable[Result]) -> str:
    """Return every goal as a Markdown table."""
    rows = []
    for result in results:
        for goal in result.group.goals:
            figure, told = outcome(goal, result.figures, result.slow)
            rows.append([_heading(result), goal.name, figure, f"≤ {goal.bound:g}", told])
    return _table(["work", "figure", "measured", "goal", ""], rows, "llrrl")


def result_table(result: Result) -> str:
    """Return the figures of a group as a Markdown table, and what is to be said of them."""
    group = result.group
    base = result.figures.get(group.base)
    rows = []
    for name, figures in sorted(result.figures.items(), key=lambda pair: pair[1]):
        ratio = f"{figures.seconds / base.seconds:.2f}" if base else ""
        numbers = [f"{figures.seconds:.3f}", ratio, f"{figures.processor:.2f}"]
        rows.append([name, *numbers, f"{figures.peak:.0f}"])
    heads = [f"{_heading(result)}, rounds: {result.rounds}", "seconds", f"× {group.base}"]
    remarks = [f"{name} did not end within {limit:g} s." for name, limit in result.slow.items()]
    remarks += [f"{remark}." for remark in result.remarks]
    return "\n".join(
        [
            _table([*heads, "processor", "peak MiB"], rows, "lrrrr"),
            *(f"{fill(each, _WIDTH)}\n" for each in remarks),
        ]
    )


def _heading(result: Result) -> str:
    group = result.group
    return group.title if group.rows is None else f"{group.rows:,} rows, {group.title}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], alignment: str) -> str:
    rule = "|".join({"l": "---", "r": "---:"}[side] for side in alignment)
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, *rows)]
    return "\n".join([lines[0], f"|{rule}|", *lines[1:], ""])


def _versions() -> list[str]:
    """Return the versions of all that is measured and installed."""
    found = []
    for package in (*_PACKAGES, *_PEERS):
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    found.append(f"SQLite {sqlite3.sqlite_version}")
    for program in _PROGRAMS:
        with suppress(FileNotFoundError):
            told = subprocess.run(program, check=True, capture_output=True, text=True)
            found.append(told.stdout.splitlines()[0])
    return found


def _memory() -> int:
    """Return how much memory the machine has, in GiB."""
    total = Path("/proc/meminfo").read_text(encoding="ascii").split()[1]
    return round(int(total) / 2**20)
