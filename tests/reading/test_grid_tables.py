"""Sheets of spreadsheets as tidy tables: headings below titles, rows without saved values."""

from pathlib import Path

import pandas as pd
import pytest

from sokatsu_cli import rate_table, read_indicators
from spreadsheet_parts import HEAD, HEADINGS, number, row, text, write_sheet
from support import Sokatsu


def headings(at: int) -> str:
    """Return the row of the headings."""
    named = zip("ABCD", HEADINGS, strict=True)
    return row(at, *(text(f"{column}{at}", name) for column, name in named))


@pytest.mark.parametrize("command", ["rate", "summary", "report"])
@pytest.mark.parametrize(
    ("titles", "areas"),
    [
        ([], []),
        (["総括表"], []),
        (["総括表"], ["A1:D1"]),
        (["総括表", "目標"], ["A1:D1"]),
        (["総括表", "平成26年度"], ["A1:A2"]),
        ([f"題{at}" for at in range(11)], []),
    ],
)
def test_merged_names_below_titles(
    command: str, titles: list[str], areas: list[str], sokatsu: Sokatsu, tmp_path: Path
) -> None:
    at = len(titles) + 1
    rows = "".join(row(place, text(f"A{place}", title)) for place, title in enumerate(titles, 1))
    rows += headings(at)
    rows += row(
        at + 1,
        *(text(f"A{at + 1}", "加入率"), text(f"B{at + 1}", "↗")),
        *(number(f"C{at + 1}", 70), number(f"D{at + 1}", 64.2)),
    )
    rows += row(at + 2, text(f"B{at + 2}", "↘"), number(f"C{at + 2}", 5), number(f"D{at + 2}", 8))
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in [*areas, f"A{at + 1}:A{at + 2}"])
    path = write_sheet(tmp_path / "a.xlsx", rows, after=f"<mergeCells>{merged}</mergeCells>")
    assert read_indicators(path)["indicator"].tolist() == ["加入率", "加入率"]
    run = sokatsu(command, path)
    assert run.status in (0, 1)
    shown = run.stderr.count("a title, no part of the table")
    seen = [title for title in titles if title != "平成26年度" or areas != ["A1:A2"]]
    assert shown == len(seen)


NO_VALUE = "a formula without a saved value; open the file in a spreadsheet and save it"


@pytest.mark.parametrize("command", ["rate", "check", "summary", "report", "infer"])
@pytest.mark.parametrize("rows", [1, 3])
def test_rows_of_formulas_without_values_are_no_blank_rows(
    command: str, rows: int, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    head = HEAD.replace("</row>", text("E1", "published_rate") + "</row>")
    made = "".join(
        row(at, *(f'<c r="{column}{at}"><f>X{at}</f></c>' for column in "ABCDE"))
        for at in range(2, rows + 2)
    )
    path = write_sheet(tmp_path / "a.xlsx", head + made)
    run = sokatsu(command, path)
    assert (run.status, run.stdout) == (2, b"")
    assert f"{path}:2: indicator: {NO_VALUE}\n" in run.stderr
    assert f"{path}:{rows + 1}: target: {NO_VALUE}\n" in run.stderr


def test_a_row_without_values_among_others(sokatsu: Sokatsu, tmp_path: Path) -> None:
    made = row(2, text("A2", "甲"), text("B2", "↗"), number("C2", 9), number("D2", 8))
    made += row(3, *(f'<c r="{column}3"><f>X3</f></c>' for column in "ABCD"))
    path = write_sheet(tmp_path / "a.xlsx", HEAD + made)
    run = sokatsu("rate", path)
    assert (run.status, run.stdout) == (2, b"")
    assert f"{path}:3: actual: {NO_VALUE}\n" in run.stderr


@pytest.mark.parametrize(
    ("value", "code", "read"),
    [
        ("1254.6", '#,##0"人"', "1,254.6"),
        ("0.6963", "0%", "69.63%"),
        ("-5", 'General;▲General"人"', "-5"),
        ("26", r"\H0", "26"),
        ("64.2", "General", "64.2"),
    ],
)
@pytest.mark.parametrize("by_hand", [False, True])
def test_a_value_is_its_number_as_text(
    value: str, code: str, read: str, tmp_path: Path, *, by_hand: bool
) -> None:
    """A frame may go through anything that makes plain text of its cells."""
    columns = {"actual": "D"} if by_hand else None
    head = HEAD.replace("actual", "D") if by_hand else HEAD
    rows = head + row(
        2, text("A2", "甲"), text("B2", "↗"), number("C2", value, 1), number("D2", value, 1)
    )
    path = write_sheet(tmp_path / "a.xlsx", rows, (code,))
    frame = read_indicators(path, columns=columns)
    assert frame.iloc[0, 2:].tolist() == [read, read]
    frame.to_csv(tmp_path / "a.csv", index=False)
    again = pd.read_csv(tmp_path / "a.csv", dtype=str)
    rated = [rate_table(each, columns=columns)["note"].tolist() for each in (frame, again)]
    assert rated[0] == rated[1]
    assert again.iloc[0, 2:].tolist() == [read, read]


def test_the_bound_of_a_number_is_no_actual(sokatsu: Sokatsu, tmp_path: Path) -> None:
    made = row(2, text("A2", "甲"), text("B2", "↗"), number("C2", 0.7, 1), number("D2", 0.7, 1))
    path = write_sheet(tmp_path / "a.xlsx", HEAD + made, ('0%"以上"',))
    run = sokatsu("rate", path)
    told = "actual: '70%以上' is a bound, no number; write the number"
    assert (run.status, run.stderr) == (2, f"{path}:2: {told}\n")


def test_blank_rows_take_nothing_from_merged_cells(tmp_path: Path) -> None:
    rows = HEAD + row(2, text("A2", "甲"), text("B2", "↗"), number("C2", 9), number("D2", 8))
    areas = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    path = write_sheet(tmp_path / "a.xlsx", rows + row(3, text("B3", " ")), after=areas)
    assert read_indicators(path)["indicator"].tolist() == ["甲"]
