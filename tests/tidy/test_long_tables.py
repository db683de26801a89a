"""Tables with one value in a row."""

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.tidy.rearranged import rearranged
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import tidy_sheets

HEAD = "指標名|単位|年度|区分|値\n"
PAIR = "甲|戸|R3|目標値|20\n甲|戸|R3|実績値|18\n"


def sheet_of(text: str, *, is_text: bool = True) -> Sheet:
    lines = text.split("\n")
    rows = [SheetRow(at, line.split("|") if line else []) for at, line in enumerate(lines, 1)]
    return Sheet("s", rows, is_text)


def refused(text: str) -> list[str]:
    try:
        problems = tidy_sheets([sheet_of(text)], direction=lambda _name: "up").problems
    except InputError as error:
        problems = list(error.problems)
    return [str(problem) for problem in problems]


def test_values_of_one_year_become_a_row() -> None:
    body = PAIR + "甲|戸|R4|目標値|40\n乙|m|R3|実績値|3\n乙|m|R3|目標値|2"
    found = tidy_sheets(
        [sheet_of(HEAD + body + "\n甲|戸|R3|達成率|90%\n\n出典 総務課|||")],
        direction=lambda _name: "up",
    )
    assert not found.problems
    names = ("indicator", "unit", "year", "target", "actual", "published_rate")
    assert [[row[name] for name in names] for row in found.rows] == [
        ["甲", "戸", "R3", "20", "18", "90%"],
        ["甲", "戸", "R4", "40", "", ""],
        ["乙", "m", "R3", "2", "3", ""],
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("甲|戸|R3|実績値|19", "s:4: column D: '実績値' stands twice for one name and year"),
        ("甲|戸|R4|見込|19", "s:4: column D: '見込' is no label of a row; write 目標値 or 実績値"),
        (
            "甲|戸|R4|計画値(人)|1",
            "s:4: column D: '計画値(人)' is another label than that of the targets above",
        ),
        ("|戸|R4|目標値|1", "s:4: column A: nothing below '指標名'; write it"),
        ("甲|戸|R4|目標値", "s:4: 4 cells where the headings have 5; a cell may be lost"),
        (
            "甲|m|R3|実績値|1",
            "s:4: column E: no row of a target is like the row of this actual in all other columns",
        ),
    ],
)
def test_rows_that_are_not_certain(more: str, told: str) -> None:
    assert told in refused(HEAD + PAIR + more)


@pytest.mark.parametrize(
    "text",
    [
        "指標名|単位|区分|値\n甲|戸|目標値|20\n甲|戸|実績値|18",
        "指標名|年度|区分|値|数値\n甲|R3|目標値|20|1\n甲|R3|実績値|18|2",
        "指標名|年度|区分|値\n甲|R3|見込|20\n甲|R3|実績値|18",
        "指標名|年度|区分|値|目標|実績\n甲|R3|目標値|1|2|3\n甲|R3|実績値|4|5|6",
    ],
)
def test_other_tables_stay_as_they_are(text: str) -> None:
    sheet = sheet_of(text, is_text=False)
    assert rearranged(sheet) == sheet
