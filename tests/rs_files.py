"""Small files in the layout of the RSシステム, 3-1, for tests; and all that is read of one."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import Problems
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.reading.record_files import opened_file
from sokatsu_cli.reading.rs_layout import KIND, KINDS
from sokatsu_cli.reading.rs_tables import RsTable
from sokatsu_cli.streaming.streams import work_through

HEADING = [
    *["事業年度", "予算事業ID", "事業名", "府省庁"],
    "アクティビティ・アウトプット・アウトカムの番号",
    "種別（アクティビティ・アウトプット・アウトカム）",
    *["アウトカムの期間", "アクティビティ／活動目標／成果目標", "活動指標／成果指標", "単位"],
    *["改善の上向き／下向き", KIND, "2021", "2022", "2023"],
]
NAMES = [
    "2024",
    "215",
    "研究",
    "内閣府",
    "1",
    "アウトカム",
    "1.短期",
    "短縮",
    "日数",
    "日",
    "上向き",
]
MARKS, TARGETS, ACTUALS, RATES = (
    [kind, *cells]
    for kind, cells in zip(
        KINDS,
        (["", "", "1"], ["10", "20", "30"], ["5", "30", ""], ["50", "150", ""]),
        strict=True,
    )
)
FOUR = [MARKS, TARGETS, ACTUALS, RATES]
ACTIVITY = [*NAMES[:5], "アクティビティ", "", "進める", "", "", "", "", "", "", ""]


def named(**changes: str) -> list[str]:
    """Return what names an indicator, with other cells by the first letters of headings."""
    cells = list(NAMES)
    for start, cell in changes.items():
        cells[next(at for at, name in enumerate(HEADING) if name.startswith(start))] = cell
    return cells


def indicator(*rows: Sequence[str], names: Sequence[str] = NAMES) -> list[list[str]]:
    """Return the rows of an indicator."""
    return [[*names, *row] for row in rows or FOUR]


def quoted(cell: str) -> str:
    """Return a cell as CSV has it."""
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if {*cell} & {*',"\r\n'} else cell


def text_of(
    rows: Sequence[Sequence[str]], end: str = "\r\n", written: Callable[[str], str] = quoted
) -> str:
    """Return a file with the heading and some rows."""
    return "".join(",".join(map(written, row)) + end for row in [HEADING, *rows])


class Collected(NamedTuple):
    """All that was read of a file: rows, their lines, problems and notes."""

    rows: list[list[str]]
    lines: list[int]
    problems: list[str]
    notes: list[str]


class _Collector:
    def __init__(self, header: Header) -> None:
        self.rows: list[list[str]] = []
        self.lines: list[int] = []
        self._header = header

    def result(self, part: Part) -> tuple[list[list[str]], list[int]]:
        columns = [part.column(place) for place in range(len(self._header.names))]
        return list(map(list, zip(*columns, strict=True))), list(part.lines)

    def take(self, result: tuple[list[list[str]], list[int]], line: int) -> None:
        self.rows += result[0]
        self.lines += [line + each for each in result[1]]


def collected(path: Path, options: Mapping[str, str] | None = None) -> Collected:
    """Read a file as commands do."""
    with opened_file(path, **(options or {})) as file:  # type: ignore[arg-type]
        table = RsTable(file, lambda name: "up" if name == "人数" else "")
        work = _Collector(Header(table.names))
        problems = Problems()
        work_through(table, Header(table.names), work, problems, lambda _part: None)
    found = list(map(str, problems.error().problems))
    return Collected(work.rows, work.lines, found, table.notes)
