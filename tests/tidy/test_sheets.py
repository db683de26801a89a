"""Rows of summary sheets: what a cell is called, computed with and printed as."""

import pytest

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import tidy_sheets

DATE = Cell("1月3日", trouble="a date, shown as 1月3日")
LOST = Cell("", trouble="a formula without a saved value")


@pytest.mark.parametrize(
    ("cell", "shown", "number", "printed", "trouble"),
    [
        ("70", "70", "70", "70", ""),
        (" 70 ", "70", "70", "70", ""),
        (Cell(" 69.63%", printed=" 70% "), "69.63%", "69.63%", "70%", ""),
        (Cell("1,255人", number="1,254.6"), "1,255人", "1,254.6", "1,255人", ""),
        (DATE, "1月3日", "1月3日", "1月3日", DATE.trouble),
        (LOST, "", "", "", LOST.trouble),
        ("", "above", "above", "above", ""),
    ],
)
def test_a_cell_of_a_row(cell: str, shown: str, number: str, printed: str, trouble: str) -> None:
    row = SheetRow(3, ["", cell], {1: "above"})
    assert (row.shown(1), row.value(1), row.printed(1), row.trouble(1)) == (
        shown,
        number,
        printed,
        trouble,
    )
    assert (row.value(-1), row.printed(2), row.trouble(9)) == ("", "", "")


def test_a_merged_cell_keeps_its_number() -> None:
    row = SheetRow(3, [], {0: Cell("H26", number="26")})
    assert (row.shown(0), row.value(0), row.printed(0)) == ("H26", "26", "H26")


HEADINGS = SheetRow(1, ["指標", "単位", "方向", "策定時", "目標", "実績", "達成率"])


def test_values_of_a_sheet_are_those_stored() -> None:
    cells = [Cell("約70人", number="70"), Cell("69.63%", printed="70%"), Cell("9", number="8")]
    rate = Cell("88.8889%", printed="88.9%")
    row = SheetRow(2, ["甲", "人", "↗", cells[0], cells[2], cells[2], rate])
    tidied = tidy_sheets([Sheet("a.xlsx", [HEADINGS, row])])
    assert tidied.problems == []
    values = {"baseline": "70", "target": "8", "actual": "8", "published_rate": "88.9%"}
    assert {name: tidied.rows[0][name] for name in values} == values


@pytest.mark.parametrize("place", [3, 4, 5, 6])
@pytest.mark.parametrize("cell", [DATE, LOST])
def test_a_value_that_is_not_certain_is_named(place: int, cell: Cell) -> None:
    cells = ["甲", "人", "↗", "7", "9", "8", "88.9%"]
    cells[place] = cell
    tidied = tidy_sheets([Sheet("a.xlsx", [HEADINGS, SheetRow(2, cells)])])
    column = "ABCDEFG"[place]
    assert list(map(str, tidied.problems)) == [f"a.xlsx:2: column {column}: {cell.trouble}"]


def test_a_period_of_formulas_without_values_is_named() -> None:
    row = SheetRow(2, ["甲", "人", "↗", "", LOST, LOST, LOST])
    tidied = tidy_sheets([Sheet("a.xlsx", [HEADINGS, row])])
    assert [problem.column for problem in tidied.problems] == ["column E", "column F", "column G"]


@pytest.mark.parametrize(("place", "column"), [(1, "B"), (2, "C")])
def test_a_unit_and_a_direction_that_are_not_certain_are_named(place: int, column: str) -> None:
    cells = ["甲", "人", "↗", "7", "9", "8", "88.9%"]
    cells[place] = Cell(cells[place], trouble="it is struck through")
    tidied = tidy_sheets([Sheet("a.xlsx", [HEADINGS, SheetRow(2, cells)])])
    problems = [f"a.xlsx:2: column {column}: it is struck through"]
    assert list(map(str, tidied.problems)) == problems


def test_a_baseline_in_another_unit_is_named() -> None:
    cells = ["甲", "人", "↗", Cell("7千人", number="7"), "9", "8", "88.9%"]
    tidied = tidy_sheets([Sheet("a.xlsx", [HEADINGS, SheetRow(2, cells)])])
    text = "'7千人' beside '9': in one unit, or in two? show both in one"
    assert list(map(str, tidied.problems)) == [f"a.xlsx:2: column D: {text}"]


def test_a_title_of_its_making_above_the_headings_is_named() -> None:
    cells = ["甲", "人", "↗", "7", "9", "8", "88.9%"]
    title = SheetRow(1, ["令和6年7月1日現在"])
    rows = [title, HEADINGS._replace(number=2), SheetRow(3, cells)]
    tidied = tidy_sheets([Sheet("a.xlsx", rows)])
    assert [row["year"] for row in tidied.rows] == [""]
    assert [
        note.startswith("a.xlsx:2: the year of '令和6年7月1日現在'") for note in tidied.notes
    ] == [True]


def test_each_row_knows_its_place() -> None:
    rows = [HEADINGS, SheetRow(2, ["甲", "人", "↗", "7", "9", "8", "88.9%"])]
    (place,) = tidy_sheets([Sheet("a.xlsx", rows)]).places
    assert (place.path, place.line) == ("a.xlsx", 2)
    assert place.letters == {
        "indicator": "column A",
        "unit": "column B",
        "direction": "column C",
        "baseline": "column D",
        "target": "column E",
        "actual": "column F",
        "published_rate": "column G",
    }


def test_both_values_of_a_pair_stand_in_its_column() -> None:
    rows = [SheetRow(1, ["指標", "方向", "目標・実績"]), SheetRow(2, ["甲", "↗", "9 8"])]
    (place,) = tidy_sheets([Sheet("a.xlsx", rows)]).places
    assert place.letters["target"] == place.letters["actual"] == "column C"
