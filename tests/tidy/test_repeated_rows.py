"""Rows of one sheet that nothing tells apart are refused by both their places."""

import pytest

from plain_sheets import read, refused, values

SERVICE = ("(1)訪問介護", "||R3|R4", "利用者数|計画値|100|110", "|実績値|95|96")
OTHER = ("(2)訪問看護", "||R3|R4", "利用者数|計画値|10|11", "|実績値|9|9")


def test_the_same_name_in_two_tables_is_refused() -> None:
    told = "'利用者数' stands in row 4 too with other values, and nothing tells the two apart"
    assert refused(*SERVICE, *OTHER) == f"sheet:8: {told}; write their sections into a column 節"


def test_a_blank_year_among_years_tells_nothing() -> None:
    lines = ("年度|指標|目標値|実績値", "R4|甲|9|8", "|乙|5|4", "R5|甲|9|7", "|乙|6|5")
    told = "'乙' stands in row 3 too with other values, and nothing tells the two apart"
    assert refused(*lines) == f"sheet:5: {told}; write its year"


@pytest.mark.parametrize(
    "lines",
    [
        ("指標|目標値|実績値", "甲|9|8", "甲|7|6"),
        ("指標|目標値|実績値", "甲|9|8", "", "指標|目標値|実績値", "甲|9|8"),
        ("指標|地区|目標値|実績値", "甲|東|9|8", "", "指標|地区|目標値|実績値", "甲|西|7|6"),
        ("指標|番号|目標値|実績値", "甲|1|9|8", "", "指標|番号|目標値|実績値", "甲|2|7|6"),
    ],
)
def test_rows_of_one_table_or_with_other_words_stay(lines: tuple[str, ...]) -> None:
    assert len(values(read(*lines), "indicator")) == len(["甲", "甲"])


def test_a_number_of_another_column_tells_nothing() -> None:
    head = "指標|予備値|目標値|実績値"
    assert "stands in row 2 too" in refused(head, "甲|1|9|8", "", head, "甲|2|7|6")
