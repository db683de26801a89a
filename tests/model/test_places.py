"""Where the rows of a table stand in the file that a user has."""

import pytest

from sokatsu_cli.model.errors import HeadingError, InputError, Problem
from sokatsu_cli.model.labels import sheet_label
from sokatsu_cli.model.places import OWN_LINES, OfficePlaces, Places, RowPlace

ONE = OfficePlaces([RowPlace("a.csv", 7, {"target": "column D"})])
TWO = OfficePlaces(
    [
        RowPlace(sheet_label("a.xlsx", "第1章"), 7, {"target": "column D"}),
        RowPlace(sheet_label("a.xlsx", "第2章"), 3, {}),
    ],
)


@pytest.mark.parametrize(
    ("places", "row", "line", "sheet", "column", "told", "in_file"),
    [
        (OWN_LINES, 3, 3, "", "", "line 3", "a.csv:3"),
        (ONE, 1, 7, "", "column D", "line 7", "a.csv:7"),
        (TWO, 1, 7, "第1章", "column D", "line 7 in [第1章]", "a.csv[第1章]:7"),
        (TWO, 2, 3, "第2章", "", "line 3 in [第2章]", "a.csv[第2章]:3"),
    ],
)
def test_a_row_has_its_place(
    places: Places, row: int, line: int, sheet: str, column: str, told: str, in_file: str
) -> None:
    assert (places.line(row), places.sheet(row)) == (line, sheet)
    assert places.column(row, "target") == column
    assert places.told(row) == told
    assert places.in_file("a.csv", row) == in_file


def test_what_is_wrong_is_told_by_the_places_of_the_file() -> None:
    error = HeadingError(
        [
            Problem("a.xlsx", None, "note", "there already"),
            Problem("a.xlsx", 1, "target", "no number"),
            Problem("a.xlsx", 1, None, "a row"),
            Problem("a.xlsx", 2, "target", "no cell"),
        ],
        more=3,
    )
    assert OWN_LINES.error(error) is error
    moved = TWO.error(error)
    assert isinstance(moved, HeadingError)
    assert moved.lines() == [
        "a.xlsx: note: there already",
        "a.xlsx[第1章]:7: column D: no number",
        "a.xlsx[第1章]:7: a row",
        "a.xlsx[第2章]:3: target: no cell",
        "… and 3 more problems",
    ]
    assert isinstance(ONE.error(InputError([])), InputError)


def test_only_several_sheets_need_names() -> None:
    assert [places.has_sheets for places in (OWN_LINES, ONE, TWO)] == [False, False, True]
    assert [places.is_office for places in (OWN_LINES, ONE, TWO)] == [False, True, True]
