"""Where the rows of a table stand in the file that a user has."""

import pytest

from sokatsu_cli.model.errors import HeadingError, InputError, Problem
from sokatsu_cli.model.labels import sheet_label
from sokatsu_cli.model.page_rows import PageRow
from sokatsu_cli.model.places import OWN_LINES, OfficePlaces, Places, RowPlace
from sokatsu_cli.reading.grid_tables import SheetPlaces

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


LETTERS = {"target": "column D", "published_rate": "column F, row 9"}
SHEET = sheet_label("a.xlsx", "第1章")
BOOK = OfficePlaces([RowPlace("a.xlsx", 7, LETTERS)], of_cells=True)
SHEETS = OfficePlaces([RowPlace(SHEET, 7, LETTERS), RowPlace("a", 3, {})], of_cells=True)
TEXT = OfficePlaces([RowPlace("a.txt", 7, LETTERS)])
CELL = "p.3: row 7, column 4"
ON_PAGE = PageRow(12, page=3, row=7)
PAGES = OfficePlaces([RowPlace("a.pdf", ON_PAGE, LETTERS)], of_cells=True)
TABLES = OfficePlaces([RowPlace(sheet_label("a.pdf", "table 2"), ON_PAGE, LETTERS)])
GRID = SheetPlaces({}).under({"target": 3})


@pytest.mark.parametrize(
    ("places", "name", "cell", "place", "japanese", "in_file"),
    [
        (BOOK, "target", "D7", "D7", "D7", "f D7"),
        (BOOK, "published_rate", "F9", "F9", "F9", "f F9"),
        (BOOK, "reason", "", "line 7", "7行目", "f:7"),
        (SHEETS, "target", "D7", "[第1章] D7", "[第1章] D7", "f[第1章] D7"),
        (SHEETS, "", "", "line 7 in [第1章]", "[第1章]の7行目", "f[第1章]:7"),
        (TEXT, "target", "", "line 7, column D", "7行目、D列", "f:7: column D"),
        (
            PAGES,
            "target",
            "",
            "p.3: row 7, column 4",
            "p.3: 7行目、4列目",
            "f:p.3: row 7, column 4",
        ),
        (
            TABLES,
            "target",
            "",
            "[table 2] p.3: row 7, column 4",
            "[table 2] p.3: 7行目、4列目",
            "f[table 2]:p.3: row 7, column 4",
        ),
        (GRID, "target", "D1", "D1", "D1", "f D1"),
        (GRID, "reason", "", "line 1", "1行目", "f:1"),
        (OWN_LINES.under({"target": 3}), "target", "", "line 1", "1行目", "f:1"),
    ],
)
def test_a_cell_has_its_place(
    places: Places, name: str, cell: str, place: str, japanese: str, in_file: str
) -> None:
    assert places.cell(1, name) == cell
    assert places.place(1, name) == place
    assert places.place(1, name, "ja") == japanese
    assert places.in_file("f", 1, name) == in_file


def test_places_of_files_in_japanese() -> None:
    assert TEXT.in_file("f", 1, "target", "ja") == "f:7: D列"
    assert PAGES.in_file("f", 1, "target", "ja") == "f:p.3: 7行目、4列目"
    assert (PAGES.told(1), PAGES.told(1, "ja")) == ("row 7 of p.3", "p.3の7行目")


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
    assert [places.beside for places in (OWN_LINES, ONE, TWO)] == ["", "", "sheet"]
    assert [places.is_office for places in (OWN_LINES, ONE, TWO)] == [False, True, True]
