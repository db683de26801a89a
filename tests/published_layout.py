"""The published table in the layout of its document, as a web page and as a Word file."""

import csv
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.document import Document as DocumentObject

from sokatsu_cli.reading.bundled import bundled_table

_REASONS = "後期基本計画に係る未達成指標の理由・分析"
_WIDTH = 10


class Cell(NamedTuple):
    """A cell, and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


Rows = list[list[Cell]]

HEADINGS: Rows = [
    [
        *(Cell(text, 1, 2) for text in ("節", "目標指標", "単位", "指標のめざす方向")),
        Cell("前期基本計画 H23～H26", 3),
        Cell("後期基本計画 H27～H30", 3),
    ],
    [
        Cell("第5次所沢市総合計画策定時(H22)"),
        Cell("前期計画終了時(H26)\n上段:目標値\n下段:実績値"),
        Cell("達成率(H26)"),
        Cell("実績(H30)\n上段:目標値\n下段:実績値"),
        Cell("達成率(H30)"),
        Cell("目標値(H30)"),
    ],
]


def sections() -> list[Rows]:
    """Return the rows of each section: its indicators, and the reasons below them."""
    with bundled_table().open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    found = []
    for (number, name), rows in groupby(
        table, key=lambda row: (row["section"], row["section_name"])
    ):
        section = [list(each) for _name, each in groupby(rows, key=lambda row: row["indicator"])]
        lines = [_indicator(each) for each in section]
        lines[0].insert(0, Cell(f"第{number}節 {name}", 1, len(lines)))
        reasons = [row["reason"] for each in section for row in each if row["reason"]]
        if reasons:
            lines += [
                [Cell(_REASONS, _WIDTH)],
                [Cell("\n".join(f"・{x}" for x in reasons), _WIDTH)],
            ]
        found.append(lines)
    return found


def _indicator(rows: list[dict[str, str]]) -> list[Cell]:
    first, by_period = rows[0], {row["period"]: row for row in rows}
    cells = [first[name] for name in ("indicator", "unit", "direction", "baseline")]
    for period in ("前期", "後期"):
        row = by_period.get(period)
        cells += [f"{row['target']}\n{row['actual']}", row["published_rate"]] if row else ["", ""]
    cells.append(by_period["後期"]["target"] if "後期" in by_period else "")
    return list(map(Cell, cells))


def web_page(titles: list[str], tables: list[Rows]) -> str:
    """Return a page of tables below titles, written as by hand: without ends of cells and rows."""
    parts = [f"<h2>{escape(title)}</h2>" for title in titles]
    for rows in tables:
        parts.append("<table border=1>")
        for row in rows:
            parts.append("<tr>")
            for text, columns, lines in row:
                parts.append(f"<td colspan={columns} rowspan={lines}>")
                parts.append("<br>".join(map(escape, text.split("\n"))))
        parts.append("</table>")
    return "<!DOCTYPE html><meta charset=utf-8><title>総括表</title>" + "\n".join(parts)


def word_file(path: Path, titles: list[str], tables: list[Rows]) -> Path:
    """Write a Word file of tables below titles, each line of a cell being a paragraph."""
    document = Document()
    for title in titles:
        document.add_paragraph(title)
    for rows in tables:
        add_table(document, rows)
        document.add_paragraph("")
    document.save(str(path))
    return path


def add_table(document: DocumentObject, rows: Rows) -> None:
    """Add a table to a Word file."""
    width = sum(cell.columns for cell in rows[0])
    table = document.add_table(len(rows), width)
    table.style = document.styles["Table Grid"]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for text, columns, lines in row:
            while (number, column) in taken:
                column += 1
            places = [
                (number + down, column + right) for down in range(lines) for right in range(columns)
            ]
            taken |= {*places}
            cell = table.cell(number, column)
            if len(places) > 1:
                cell = cell.merge(table.cell(*places[-1]))
            cell.text = text.split("\n")[0]
            for line in text.split("\n")[1:]:
                cell.add_paragraph(line)
