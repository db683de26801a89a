"""An office's own table, which the tests of several rooms read."""

from pathlib import Path

import openpyxl

HEADINGS = ["目標指標", "単位", "めざす方向", "策定時", *["目標値", "実績値", "達成率"] * 2]

ROWS = [
    ["総括表"],
    ["", "", "", "", "前期計画 H26", "", "", "後期計画 H30"],
    HEADINGS,
    ["第1節 みどり"],
    ["公園", "か所", "↗", "5", "10", "9", "90.0%", "12", "12", "100.0%"],
    ["苦情", "件", "↘", "20", "10", "12", "83.3%", "8", "10", "99.0%"],
]
"""Two indicators with two periods each; the last rate is wrong."""


def office_csv(path: Path, rows: list[list[str]] = ROWS) -> Path:
    """Write the table as a spreadsheet saves it."""
    width = len(HEADINGS)
    lines = (",".join([*row, *[""] * (width - len(row))]) for row in rows)
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def office_xlsx(path: Path, *sheets: str, rows: list[list[str]] = ROWS) -> Path:
    """Write the table into sheets, behind a cover; the sheets differ in their names alone."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "表紙"
    cover["A1"] = "令和5年度 総括表"
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(
                [text.replace("公園", f"公園{name}").replace("苦情", f"苦情{name}") for text in row]
            )
    book.save(path)
    return path
