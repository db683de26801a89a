"""What a user says of a sheet, and columns that have no heading."""

import pytest

from plain_sheets import problems, read, refused, sheet_of, values
from sokatsu_cli import SokatsuError
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.tables import tidy_sheets


def test_a_column_that_is_not_known() -> None:
    with pytest.raises(SokatsuError, match="--column colour: no such column; choose from chapter"):
        Choices.of({"colour": "色"}, (), None)


def test_a_heading_that_no_sheet_has() -> None:
    rows = ["指標|目標|実績", "甲|9|8"]
    with pytest.raises(SokatsuError, match="--column target=目票: no heading is '目票'"):
        read(*rows, columns={"target": "目票", "actual": "実績"})
    with pytest.raises(SokatsuError, match="--column unit=column Z: no heading is 'column Z'"):
        read(*rows, columns={"unit": "column Z"})


def test_names_by_hand() -> None:
    rows = ["名|担当|目標|実績", "甲|課|9|8"]
    assert values(read(*rows, columns={"indicator": "担当"}), "indicator", "名") == ["課 甲"]
    assert values(read(*rows, columns={"unit": "担当"}), "indicator", "unit") == ["甲 課"]
    rows = ["指標|項目|目標|実績", "甲|乙|9|8"]
    assert values(read(*rows, columns={"indicator": "項目"}), "indicator", "指標 (2)") == ["乙 甲"]


def test_the_row_of_headings_by_hand() -> None:
    rows = ["指標|目標|実績", "甲|9|8", "", "指標|目標|実績", "乙|7|6"]
    found = read(*rows, header_row=4)
    assert values(found) == ["乙 7 6"]
    assert [str(row) for row in found.skipped] == [
        "sheet:1: skipped: '指標 目標 実績'",
        "sheet:2: skipped: '甲 9 8'",
    ]
    assert problems(read(*rows, header_row=1))[0].startswith("sheet:4: headings without")


@pytest.mark.parametrize("headings", ["|目標|実績", "項目|目標|実績", "Indicators|目標|実績"])
def test_names_below_another_heading_or_none(headings: str) -> None:
    found = read(headings, "甲|9|8")
    assert values(found) == ["甲 9 8"]
    assert str(found.taken[0]).startswith("sheet:1: ")
    assert str(found.taken[0]).endswith(" in column A: indicator")


def test_arrows_without_a_heading() -> None:
    found = read("指標||目標|実績", "甲|↗|9|8", "乙|↘|9|8", direction="")
    assert values(found, "direction") == ["↗", "↘"]
    assert str(found.taken[1]) == "sheet:1: a blank heading in column B: direction"
    found = read("指標||目標|実績|", "甲|↗|9|8|→", direction="")
    assert problems(found)[:2] == [
        "sheet:2: column B: '↗' has no heading",
        "sheet:2: column E: '→' has no heading",
    ]


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        ("担当課|主な取組", "乙"),
        ("課|施策", "乙"),
        ("大分野|サービス名", "乙"),
        ("指標項目|内容", "甲"),
        ("No.|取組", "乙"),
    ],
)
def test_the_more_telling_heading_has_the_names(headings: str, names: str) -> None:
    assert values(read(f"{headings}|目標|実績", "甲|乙|9|8"), "indicator") == [names]


def test_two_columns_that_may_have_the_names() -> None:
    assert refused("施策|取組|目標|実績", "甲|乙|9|8", "甲|乙|9|8") == (
        "sheet:1: doubtful headings: the names may stand below '施策' or '取組'"
    )
    found = read("施策|取組|目標|実績", "甲|乙|9|8", "甲|丙|9|8")
    assert values(found, "indicator", "施策") == ["乙 甲", "丙 甲"]


def test_a_column_with_a_unit_behind_a_blank_has_values() -> None:
    assert values(read("指標|目標値|実績値", "甲|350 点|300 点"), "unit", "target") == ["点 350"]


def test_directions_that_nothing_says() -> None:
    rows = ["指標|目標|実績", "甲|9以上|8", "乙|9|8", "丙|9以下|8"]
    assert problems(read(*rows, direction="")) == [
        "sheet: no column of directions; --direction auto would tell 2 of 3 rows (not 3)",
        "sheet: one for each row: --direction FILE, a table of indicator,direction",
        "sheet: one for all rows (up, down or maintain): sokatsu tidy sheet --direction up",
    ]
    assert problems(read(*rows, direction="", auto=True)) == [
        (
            "sheet:3: no direction: no word says it, and there is no baseline to compare; "
            "give --direction up, down or maintain, or a table of directions"
        )
    ]
    found = read(*rows)
    assert values(found, "direction") == ["up", "up", "down"]
    assert found.notes[0].startswith("sheet: directions: 1 from words in the target")


def test_a_given_direction_against_a_further_column() -> None:
    found = read("指標|傾向|目標|実績", "甲|↘|9|8", "乙|上昇中|9|8", "丙|↗|9|8")
    told = "'↘' below '傾向' is another direction than up; write 方向 as its heading"
    assert problems(found) == [f"sheet:2: column B: {told}"]


def test_the_same_indicator_in_two_sheets() -> None:
    rows = ["指標|目標|実績", "甲|9|8"]
    sheets = [sheet_of(rows)._replace(path=path) for path in ("a", "b")]
    found = tidy_sheets(sheets, direction=lambda _indicator: "up")
    told = "'甲' of the same period stands in a too; read one of them with --sheet"
    assert problems(found) == [f"b: {told}"]


def test_columns_named_in_the_second_row_beside_unknown_names() -> None:
    found = read("||前期||", "節|名|単位|目標|実績", "第2節 環境|甲|件|9|8", "第2節 環境|乙|人|9|8")
    assert values(found, "section_name", "indicator", "unit") == ["環境 甲 件", "環境 乙 人"]
