"""Actuals beside the only target, and columns that the user names."""

import pytest

from plain_sheets import read, refused, values

WHEN = ("year", "target", "actual", "target_year")


@pytest.mark.parametrize(
    ("headings", "cells", "rows"),
    [
        ("目標値(R6)|R3実績|R4実績", "9|7|8", ["R3 9 7 R6", "R4 9 8 R6"]),
        ("R3実績|R4実績|目標値(R6)", "7|8|9", ["R3 9 7 R6", "R4 9 8 R6"]),
        ("最終目標|実績", "9|8", ["- 9 8 -"]),
        ("中間目標|R4実績", "9|8", ["R4 9 8 -"]),
        ("目標値|R3実績|R4実績", "9|7|8", ["R3 9 7 -", "R4 9 8 -"]),
        ("目標値(31年度)|実績値(26年度)", "9|8", ["26年度 9 8 31年度"]),
        ("現状値(R4)|目標値(R6)", "8|9", ["R4 9 8 R6"]),
        ("現状値|目標値(R6)", "8|9", ["- 9 8 R6"]),
    ],
)
def test_each_actual_has_the_only_target(headings: str, cells: str, rows: list[str]) -> None:
    assert values(read(f"指標|{headings}", f"甲|{cells}"), *WHEN) == rows


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("基準値(H30)", "H30"),
        ("策定時\n平成30年度", "平成30年度"),
        ("現状値(平成30(2018)年度)", "平成30"),
        ("基準値", ""),
        ("基準値(H30.3)", ""),
    ],
)
def test_the_heading_of_the_baseline_may_say_its_year(heading: str, year: str) -> None:
    found = read(f"指標|{heading}|目標値(R6)|R3実績", "甲|5|9|7", "乙||9|7")
    assert [row.get("baseline_year", "") for row in found.rows] == [year, ""]


@pytest.mark.parametrize(
    ("heading", "year", "why"),
    [
        ("基準年度", "H29", "the baseline_year is 'H29' in the row, 'H30' in the headings"),
        ("目標年度", "R9", "the target_year is 'R9' in the row, 'R6' in the headings"),
        ("目標年度", "令和6年度", ""),
    ],
)
def test_columns_of_years_say_what_headings_say(heading: str, year: str, why: str) -> None:
    rows = (f"指標|{heading}|基準値(H30)|目標値(R6)|R3実績", f"甲|{year}|5|9|7")
    if why:
        assert why in refused(*rows)
    else:
        assert read(*rows).rows[0][heading] == year


@pytest.mark.parametrize(
    ("headings", "why"),
    [
        ("中間目標|最終目標|実績", "the target may be '中間目標' or '最終目標'"),
        ("最終目標|実績|実績", "the actual may be '実績' in column C or '実績' in column D"),
        ("最終目標|R3実績|累計", "'累計' may be a value of its period or something else"),
        ("最終目標|達成率|R3実績", "whose rate is '達成率'? no actual before it is of its year"),
        ("最終目標|R3実績|R4達成率", "whose rate is 'R4達成率'? no actual before it is of its"),
        ("最終目標|R3実績|達成率|達成率", "whose rate is '達成率'? no actual before it"),
        ("目標値(R6)|R5実績|R6実績|R7実績", "R5 has no target, R7 has no target"),
        ("目標値(5年度)|実績値(30年度)", "headings without a target and an actual of one period"),
        ("前期目標|後期実績(R4)", "a target and an actual"),
    ],
)
def test_other_targets_and_actuals_are_refused(headings: str, why: str) -> None:
    assert why in refused(f"指標|{headings}", "甲|9|8|7|6")


def test_a_rate_is_that_of_its_year_or_of_the_last_actual() -> None:
    names = ("actual", "published_rate")
    found = read("指標|目標値|R3実績|R4実績|達成率", "甲|10|7|8|80%")
    assert values(found, *names) == ["7 -", "8 80%"]
    found = read("指標|目標値|R3実績|R4実績|R3達成率|R4達成率", "甲|10|7|8|70%|80%")
    assert values(found, *names) == ["7 70%", "8 80%"]


BY_HAND = {"target": "見込量", "actual": "利用実績"}


def test_target_and_actual_by_hand_leave_no_doubt() -> None:
    rows = ["指標|見込量(A)|目標値|利用実績|実績|累計", "甲|10|5|7|8|9"]
    found = read(*rows, columns={"target": "見込量(A)", "actual": "利用実績"})
    assert values(found) == ["甲 10 7"]
    assert values(found, "目標値 (2)", "実績 (2)", "累計") == ["5 8 9"]
    letters = {"target": "column B", "actual": "column D"}
    assert values(read(*rows, columns=letters)) == ["甲 10 7"]


def test_one_column_by_hand_leaves_the_others() -> None:
    rows = ["指標|見込量|目標値|実績", "甲|10|5|8"]
    found = read(*rows, columns={"target": "見込量"})
    assert values(found, "target", "actual", "目標値 (2)") == ["10 8 5"]


def test_columns_by_hand_of_several_years() -> None:
    rows = ["指標|R3||R4|", "|見込量|利用実績|見込量|利用実績", "甲|10|7|11|8"]
    found = read(*rows, columns=BY_HAND)
    assert values(found, "year", "target", "actual") == ["R3 10 7", "R4 11 8"]


def test_two_columns_of_one_name_by_hand() -> None:
    rows = ["指標|目標値|目標値|実績", "甲|10|5|3"]
    assert "the target may be '目標値' in column B or '目標値' in column C" in refused(
        *rows, columns={"target": "目標値", "actual": "実績"}
    )


def test_a_rate_beside_columns_by_hand() -> None:
    rows = ["指標|見込量|利用実績|達成率|進捗率", "甲|10|5|50%|51%"]
    assert refused(*rows, columns=BY_HAND) == (
        "sheet:1: doubtful headings: the published_rate may be '達成率' or '進捗率'"
    )
    found = read(*rows, columns={**BY_HAND, "published_rate": "達成率"})
    assert values(found, "published_rate", "進捗率") == ["50% 51%"]
