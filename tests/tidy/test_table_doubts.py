"""Tables that say against themselves whose values theirs are are refused; no value is moved."""

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets
from sokatsu_cli.tidy.value_texts import value_text


def tidied(*lines: str) -> Tidied:
    rows = [SheetRow(at, line.split("|")) for at, line in enumerate(lines, start=1)]
    return tidy_sheets([Sheet("sheet", rows)], direction=lambda _name: "up")


YEARS = "目標(R3)|実績(R3)|目標(R4)|実績(R4)"
BESIDE = f"指標|目標|実績|目標(指標)名|{YEARS}"
BEFORE = f"|目標|実績|指標|{YEARS}"


@pytest.mark.parametrize(("headings", "names"), [(BESIDE, "目標(指標)名"), (BEFORE, "the names")])
def test_names_between_values_are_a_second_table(headings: str, names: str) -> None:
    with pytest.raises(InputError) as raised:
        tidied(headings, "出生数|10|9|転入者数|100|80|1|2", "婚姻数|8|7|転出者数|90|70|1|2")
    told = f"names in column D ('{names}') between the values of two periods"
    assert [each.text for each in raised.value.problems] == [
        f"doubtful headings: {told}: two tables side by side; give each its own sheet"
    ]


def test_a_text_between_the_values_of_two_periods_is_no_second_table() -> None:
    found = tidied(
        "指標|目標値(R3)|実績値(R3)|備考|目標値(R4)|実績値(R4)", "出生数|10|9|市全体|11|8"
    )
    assert [(row["year"], row["target"], row["actual"]) for row in found.rows] == [
        ("R3", "10", "9"),
        ("R4", "11", "8"),
    ]


@pytest.mark.parametrize("text", ["35 9", "35(注)9", "35 .9", "1, 234"])
def test_two_numbers_in_one_cell_are_not_joined(text: str) -> None:
    (problem,) = tidied("指標|目標値|実績値", f"出生数|{text}|8").problems
    assert problem.column == "column B"


@pytest.mark.parametrize("text", ["30 人 以上", "7 m 2", "▲ 3 人", "1,254 人 (R3)"])
def test_blanks_between_a_number_and_its_words_say_nothing(text: str) -> None:
    assert value_text(text) is not None


def test_a_value_with_a_year_is_no_year() -> None:
    (problem,) = tidied("指標|年度|目標|実績", "出生数|R3|10|9", "|1,054(R7)|12|1").problems
    assert problem.text == "'1,054(R7)' is no year; a cell may be lost or one too many"


def test_an_actual_without_a_year_among_those_of_years_is_of_none() -> None:
    with pytest.raises(InputError, match="a heading may name the wrong period"):
        tidied("指標|目標値(R7)|R4実績|実績(人)|R5実績", "出生数|10|9|300|8")


def test_years_are_no_names_below_others() -> None:
    with pytest.raises(InputError):
        tidied(
            "項目|プラン|プラン|実績", "出生数|R3|12|34", "|R4|41|22", "転入者数|R3|9|8", "|R4|9|7"
        )


def test_what_stands_behind_a_year_is_no_period() -> None:
    found = tidied("指標|H22末||H23末|", "|目標|実績|目標|実績", "出生数|10|9|11|8")
    assert [(row["period"], row["year"]) for row in found.rows] == [("", "H22"), ("", "H23")]


def test_the_present_plan_is_the_target_beside_a_final_one() -> None:
    (problem,) = tidied("指標|実績値|最終目標|直近の計画値", "出生数|9|50|10").problems
    assert problem.text == "the target is repeated as '50', but is '10'"
