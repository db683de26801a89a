"""The sheet to fill in as it comes: headings, lists, checks, what is frozen, what is explained."""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.properties import PageSetupProperties

from filled_sheets import AT, ROWS, blank_sheet
from sokatsu_cli.example.column_words import COLUMN_LANGUAGES
from sokatsu_cli.example.columns import COLUMNS, INPUT
from sokatsu_cli.example.words import EXAMPLE_LANGUAGES
from sokatsu_cli.model.columns import ALIASES, column_of
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.reading.spreadsheet.grids import read_grids
from spreadsheet_formulas import Computed
from support import Sokatsu

LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])


@LANGUAGES
def test_headings_are_known_and_stay_in_sight(language: str) -> None:
    page = load_workbook(io.BytesIO(blank_sheet(language))).worksheets[0]
    headings = [str(cell.value) for cell in page[1]]
    assert [column_of(name) for name in headings[: len(INPUT)]] == [*INPUT]
    assert all(name.endswith("(sokatsu)") for name in headings[len(INPUT) :])
    assert page.freeze_panes == "E2"
    assert page.auto_filter.ref == f"A1:S{ROWS + 1}"
    assert page.print_title_rows == "$1:$1"
    hidden = [letter for letter, column in page.column_dimensions.items() if column.hidden]
    assert hidden == ["T"]  # to V, what formulas are computed with
    assert (page.column_dimensions["T"].min, page.column_dimensions["T"].max) == (20, 22)
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)


@LANGUAGES
def test_lists_and_checks_warn_and_forbid_nothing(language: str) -> None:
    page = load_workbook(io.BytesIO(blank_sheet(language))).worksheets[0]
    words = EXAMPLE_LANGUAGES[language]
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    last = ROWS + 1
    ways = rules.pop(f"F2:F{last}")
    assert (ways.type, ways.errorStyle) == ("list", "warning")
    chosen = str(ways.formula1).strip('"').split(",")
    assert [Direction.parse(word) for word in chosen] == [*Direction] * 2
    assert [each.isascii() for each in chosen[3:]] == [language == "en"] * 3
    numbers = [rules.pop(f"{column}2:{column}{last}") for column in "JLM"]
    assert {(rule.type, rule.errorStyle, rule.error) for rule in numbers} == {
        ("custom", "warning", words.number_doubt)
    }
    (printed,) = rules.values()
    assert (str(printed.sqref), printed.prompt) == (f"N2:N{last}", words.published_hint)
    for rule in (ways, *numbers, printed):
        assert max(len(rule.error or ""), len(rule.prompt or "")) <= 255
        assert max(len(rule.errorTitle or ""), len(rule.promptTitle or "")) <= 32
        assert len(str(rule.formula1)) <= 255


@LANGUAGES
def test_formulas_are_short_enough_and_have_the_values_they_come_to(language: str) -> None:
    book = Computed(blank_sheet(language))
    found = [*book.formulas()]
    assert len(found) == ROWS * (len(COLUMNS) - len(INPUT))
    assert [each for each in found if len(each[2]) > 8192] == []
    refuted = [each for each in found if (each[3] or 0) != (each[4] or 0)]
    assert refuted == []
    literals = {part for each in found for part in re.findall('"([^"]*)"', each[2])}
    assert max(map(len, literals)) <= 255


@LANGUAGES
def test_the_second_sheet_explains_every_column(language: str) -> None:
    book = load_workbook(io.BytesIO(blank_sheet(language)))
    table, guide = book.worksheets
    told = [cell.value for cell in guide["A"]]
    computed = [cell.value for cell in table[1]][len(INPUT) : len(INPUT) + 4]
    start = told.index(table["A1"].value)
    headings = [cell.value for cell in table[1]][: len(INPUT)]
    assert told[start : start + len(INPUT) + 4] == [*headings, *computed]
    assert any(str(text).startswith("sokatsu rate my.xlsx") for text in told)
    assert guide.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
    assert guide.page_setup.fitToHeight is None  # one page


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_column_has_words(language: str) -> None:
    words = COLUMN_LANGUAGES[language]
    assert set(words.explanations) == set(ALIASES)


def test_texts_are_kept_as_they_are_typed() -> None:
    page = load_workbook(io.BytesIO(blank_sheet("ja"))).worksheets[0]
    forms = {name: page.cell(9, AT[name]).number_format for name in INPUT}
    assert {name for name, form in forms.items() if form == "General"} == {
        *("baseline", "target", "actual")
    }
    assert {*forms.values()} == {"General", "@"}


def test_texts_do_not_touch_the_numbers_to_their_left() -> None:
    page = load_workbook(io.BytesIO(blank_sheet("ja"))).worksheets[0]
    ways = {name: page.cell(9, AT[name]).alignment for name in INPUT}
    assert [ways[name].indent for name in ("actual", "published_rate", "reason")] == [0, 1, 1]
    assert ways["direction"].horizontal == "center"


def test_a_zero_of_the_workings_is_not_shown() -> None:
    page = load_workbook(io.BytesIO(blank_sheet("ja"))).worksheets[0]
    assert page.cell(9, AT["percents"]).number_format == "0.0#;-0;"


def test_another_hidden_column_is_told(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "my.xlsx"
    book = load_workbook(io.BytesIO(blank_sheet("ja")))
    book.worksheets[0].column_dimensions["I"].hidden = True
    book.save(path)
    assert "what is hidden is read as well\n" in sokatsu("rate", path).stderr


def test_the_command_writes_it(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "my.xlsx"
    assert sokatsu("example", "-o", path, "--lang", "ja") == (0, b"", "")
    (grid,) = read_grids(str(path), only_first=True)
    assert [len(row.cells) for row in grid.rows] == [15] * 5
    assert sokatsu("rate", path, "-f", "csv").stderr == (
        f"{path}: only the sheet 記入表 is read (visible sheets left: 1); --sheet reads another, "
        "'sokatsu tidy' all\n"
        f"{path}[記入表]: what formulas of 'sokatsu example' compute is not read "
        "(columns: P, Q, R, S, T, U, V)\n"
    )
