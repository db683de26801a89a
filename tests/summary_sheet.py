"""The summary sheet that the bundled table was transcribed from, built again from the table."""

import csv
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook

from sokatsu_cli.reading.bundled import bundled_table

with bundled_table().open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

TITLE = [["第5次所沢市総合計画 総括表"], ["施策(章)", "第 1 章 『コミュニティ』"], []]
GROUPS = ["節", "目標指標", "単位", "指標のめざす方向", "前期基本計画 H23～H26", "", ""]
GROUPS += ["後期基本計画 H27～H30", "", ""]
PAIR = "\n上段:目標値\n下段:実績値"
HEADINGS = ["", "", "", "", "第5次所沢市総合計画策定時(H22)", f"前期計画終了時(H26){PAIR}"]
HEADINGS += ["達成率(H26)", f"実績(H30){PAIR}", "達成率(H30)", "目標値(H30)"]
REASONS = "後期基本計画に係る未達成指標の理由・分析"


def sheet_rows(*, two_rows: bool) -> list[list[str]]:
    """Return the sheet, target above actual in two rows or in one cell; merged cells are blank."""
    rows = [*TITLE, GROUPS, HEADINGS]
    for _section, in_section in groupby(ROWS, key=lambda row: row["section"]):
        members = list(in_section)
        head = f"第{members[0]['section']}節 {members[0]['section_name']}"
        for _name, periods in groupby(members, key=lambda row: row["indicator"]):
            upper, lower = _indicator({row["period"]: row for row in periods}, two_rows=two_rows)
            rows += [[head, *upper], ["", *lower]] if two_rows else [[head, *upper]]
            head = ""
        reasons = [f"・{row['reason']}" for row in members if row["reason"]]
        rows += [["", REASONS], ["\n".join(reasons)]]
    return rows


def _indicator(
    periods: dict[str, dict[str, str]], *, two_rows: bool
) -> tuple[list[str], list[str]]:
    first = next(iter(periods.values()))
    upper = [first[name] for name in ("indicator", "unit", "direction", "baseline")]
    lower = ["", "", "", ""]
    for period in ("前期", "後期"):
        row = periods.get(period)
        values = (
            ["", "", ""] if row is None else [row["target"], row["actual"], row["published_rate"]]
        )
        joined = "\n".join(filter(None, values[:2]))
        upper += [values[0] if two_rows else joined, values[2]]
        lower += [values[1], ""]
    upper.append(periods["後期"]["target"] if "後期" in periods else "")
    return upper, [*lower, ""]


def workbook(path: Path, *, two_rows: bool) -> None:
    """Save the sheet as a spreadsheet: merged cells, real numbers, the formats that show them."""
    book = Workbook()
    sheet = book.worksheets[0]
    rows = sheet_rows(two_rows=two_rows)
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.number_format = _number(text) or (text or None, "@")
    for letter in ("A", "B", "C", "D"):
        sheet.merge_cells(f"{letter}4:{letter}5")
    sheet.merge_cells("E4:G4")
    sheet.merge_cells("H4:J4")
    for number, row in enumerate(rows, 1):
        if len(row) == 1 and number > len(TITLE):
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=10)
        if two_rows and number < len(rows) and len(row) == 10 and row[3] in ("↗", "↘", "→"):
            for column in (2, 3, 4, 5, 7, 9, 10):
                sheet.merge_cells(
                    start_row=number, end_row=number + 1, start_column=column, end_column=column
                )
    book.save(path)


def _number(text: str) -> tuple[float, str] | None:
    """Return a number as an office types it, with the format that shows it so."""
    plain = text.replace(",", "").removesuffix("%")
    if not plain.replace(".", "", 1).isdigit():
        return None
    decimals = len(plain.partition(".")[2])
    form = ("#,##0" if "," in text else "0") + ("." + "0" * decimals if decimals else "")
    if text.endswith("%"):
        # What a formula leaves in the cell: more digits than the format shows.
        return float(plain) / 100 + 0.0000001, f"{form}%"
    return float(plain), form
