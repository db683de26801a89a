"""Names that the places of rows give, and rows that say what is target and actual."""

import pytest

from plain_sheets import problems, read, refused, values


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (
            ["施策||目標|実績", "甲|一|9|8", "|二|9|8", "乙|一|9|8", "|二|9|8"],
            ["甲 / 一", "甲 / 二", "乙 / 一", "乙 / 二"],
        ),
        (
            ["指標||単位|目標|実績", "甲|男|人|9|8", "|女|人|9|8", "乙||人|9|8"],
            ["甲 / 男", "甲 / 女", "乙"],
        ),
        (
            ["指標|単位|目標|実績", "甲|人|9|8", "|件|9|8", "乙|人|9|8", "|件|9|8"],
            ["甲", "甲", "乙", "乙"],
        ),
        (
            ["指標|目標|実績", "甲|9|8", "(うち市内)|(9)|(8)", "乙|9|8"],
            ["甲", "甲 / (うち市内)", "乙"],
        ),
        (["指標|目標|実績", "甲|9|8", "［単価］|［9］|-"], ["甲", "甲 / ［単価］"]),
        (
            ["指標|目標|実績", "甲|9|8", "うち市内|7|8", "乙|9|8", "うち市内|7|8"],
            ["甲", "甲 / うち市内", "乙", "乙 / うち市内"],
        ),
        (
            ["指標|目標|実績", "◇自然", "甲|9|8", "◇都市", "甲|9|8"],
            ["甲", "甲"],
        ),
    ],
)
def test_names_of_rows(rows: list[str], names: list[str]) -> None:
    assert values(read(*rows), "indicator") == names


def test_a_name_blank_by_chance_goes_to_none() -> None:
    rows = ["指標|単位|目標|実績", "甲|人|10|5", "|件|7|8", "乙|人|10|5"]
    assert problems(read(*rows)) == ["sheet:3: the row has no place in the table: '件 7 8'"]


def test_no_names_beside_a_blank_one() -> None:
    found = read("指標||目標|実績", "甲|一|9|8", "|5|9|8")
    assert problems(found) == [
        "sheet:2: column B: '一' has no heading",
        "sheet:3: the row has no place in the table: '5 9 8'",
    ]


def test_values_in_brackets_below_a_name_without_any() -> None:
    assert problems(read("指標|目標|実績", "甲|(9)|8")) == [
        "sheet:2: column B: '(9)' is not a number"
    ]


def test_the_unit_in_the_name() -> None:
    found = read("指標(単位)|目標|実績", "死者数(人)|9|8", "率|7|6")
    assert values(found, "indicator", "unit") == ["死者数(人) 人", "率 -"]


@pytest.mark.parametrize("title", ["◇豊かな自然", "1.施設", "①子育て", "【福祉】", "Ⅱ 産業"])
def test_a_section_is_a_row_of_its_own(title: str) -> None:
    found = read("指標|目標|実績", title, "甲|9|8")
    assert values(found, "section_name", "indicator") == [f"{title} 甲"]


def test_a_title_that_may_be_a_name() -> None:
    assert problems(read("指標|目標|実績", "自然", "甲|9|8")) == [
        "sheet:2: a name without values, or a section? '自然'"
    ]


def test_rows_that_say_what_is_target_and_actual() -> None:
    rows = ["指標|区分|目標|実績", "甲|目標値|1|2", "甲|実績値|3|4"]
    assert refused(*rows) == (
        "sheet:1: doubtful headings: the rows of column B ('区分') say what is target and actual, "
        "and so do the headings"
    )
