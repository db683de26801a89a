"""Rows whose cells stand under their headings, and rows that are refused with their place."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from sokatsu_cli import InputError
from sokatsu_cli.tidy.sheets import read_sheets
from sokatsu_cli.tidy.tables import tidy_sheets
from written_sheets import problems_of, rows_of, tidied

NUMBERED = [
    "20代女性のやせすぎ",
    "1人あたりのごみ排出量",
    "65歳以上の就業率",
    "119番通報",
    "3R活動",
]
NUMBERED += [
    "100歳体操の参加者",
    "2050年の排出量",
    "1日5,000歩以上歩く人",
    "第2次計画の進み",
    "50％以上の達成",
]


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize("blank", [[], [""]])
def test_a_name_may_begin_with_a_digit(name: str, blank: list[str]) -> None:
    found = tidied("指標|方向|目標|実績", "甲|↗|9|8", *blank, f"{name}|↘|9%|8%")
    assert rows_of(found) == ["甲 - ↗ - 9 8", f"{name} - ↘ - 9% 8%"]
    found = tidied("指標|単位|目標|実績", "甲|人|9人|8人", *blank, f"{name}|人|9人|8人")
    assert rows_of(found)[1:] == [f"{name} 人 up - 9人 8人"]
    assert found.problems == []


@pytest.mark.parametrize(
    "name", ["15.0%", "9人", "9", "-", "人", "％", "H27", "後期", "9/8", "平成26年度"]
)
@pytest.mark.parametrize("blank", [[], [""]])
def test_a_value_a_unit_or_a_period_is_no_name(name: str, blank: list[str]) -> None:
    found = tidied("指標|単位|目標|実績", "甲|人|9人|8人", *blank, f"{name}|人|9人|8人")
    shown = name.replace("/", "\\n")
    assert problems_of(found) == [
        f"sheet:{3 + len(blank)}: the row has no place in the table: '{shown} 人 9人 8人'"
    ]
    assert len(found.rows) == 1


LOST = "; a cell may be lost or one too many"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("甲|人|↗|9|8|", "the direction '↗' stands in column C, its heading in column D"),
        ("第1節 A|人|↗|9|8|", "the direction '↗' stands in column C, its heading in column D"),
        ("第1節 A|甲|↗|9|8|", "the direction '↗' stands in column C, its heading in column D"),
        ("第1節 A|x|甲|人|↗|9|8", "the direction '↗' stands in column E, its heading in column D"),
        ("第1節 A|甲|x|人|↗|9|8", "the direction '↗' stands in column E, its heading in column D"),
        ("|甲|x|人|↗|9|8", "the direction '↗' stands in column E, its heading in column D"),
        ("第1節 A||人|↗|9|8", "the name in column B is blank or a number: ''"),
        ("第1節 A|5|人|↗|9|8", "the name in column B is blank or a number: '5'"),
    ],
)
def test_cells_that_do_not_stand_under_their_headings(row: str, problem: str) -> None:
    found = tidied(
        "節|指標|単位|方向|目標|実績", "第1節 A|乙|人|↗|9|8" if row[0] == "|" else "", row
    )
    assert problems_of(found) == [f"sheet:3: {problem}{LOST}"]


def test_a_row_that_is_moved_as_a_whole() -> None:
    found = tidied(
        "節|指標|単位|方向|目標|実績",
        "題|第1節 A|甲|人|↗|9|8",
        "||乙|人|↗|9|8",
        "丙|人|↗|9|8",
        "第2節 B|丁|人|↗|9|8",
    )
    assert rows_of(found) == [f"{name} 人 ↗ - 9 8" for name in "甲乙丙丁"]
    assert [row["section"] for row in found.rows] == ["1", "1", "1", "2"]
    assert found.problems == []
    found = tidied("節|指標|方向|目標|実績", "にぎわい|甲|↗|9|8", "乙|↗|9|8")
    text = "the direction '↗' stands in column B, its heading in column C"
    assert problems_of(found) == [f"sheet:3: {text}{LOST}"]
    found = tidied("節|担当|指標|方向|目標|実績", "第1節 A|x|甲|↗|9|8", "乙|↗|9|8")
    assert len(found.rows) == 1
    found = tidied("節|指標|単位|方向|目標|実績", "第1節 A|甲|人|↗|9|8", "乙|5|↗|9|8")
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("甲|9|8|", "column B: '9' is no unit"),
        ("甲|H27|9|8", "column B: 'H27' is no unit"),
        ("甲|9/8|9|8", "column B: '9\\n8' is no unit"),
    ],
)
def test_a_number_or_a_year_is_no_unit(row: str, problem: str) -> None:
    found = tidied("指標|単位|目標|実績", row)
    assert problems_of(found)[0] == f"sheet:2: {problem}{LOST}"


def test_a_value_is_no_period() -> None:
    found = tidied("指標|期間|目標|実績", "甲|120|9|8", "乙|2018|9|8", "丙|1|9|8")
    assert problems_of(found) == [f"sheet:2: column B: '120' is no period{LOST}"]
    found = tidied("指標|年度|目標(H26)|実績(H26)", "甲|H26|9|8", "乙|H27|9|8")
    text = "column B: the year is 'H27' in the row, 'H26' in the headings"
    assert problems_of(found) == [f"sheet:3: {text}"]


def test_a_rate_needs_what_it_is_a_rate_of() -> None:
    found = tidied("指標|方向|目標|実績|達成率", "甲|↗||9|88.9%", "乙|↗|9|-|88.9%", "丙|↗|9|-|-")
    text = "column E: the rate '88.9%' has no target and actual beside it"
    assert problems_of(found) == [f"sheet:2: {text}", f"sheet:3: {text}"]
    found = tidied("指標|方向|H27目標|H27実績|H28目標|H28実績|H28達成率", "甲|↗|9|8|||件")
    assert problems_of(found) == ["sheet:2: column G: '件' is not a number"]


@pytest.mark.parametrize("unit", ["人", "%"])
def test_only_one_of_target_and_actual_in_percent(unit: str) -> None:
    found = tidied("指標|単位|方向|目標|実績|達成率", f"甲|{unit}|↗|8|88.9%|")
    text = "only one of target and actual is in percent; a cell may be lost"
    assert problems_of(found) == [f"sheet:2: column D: {text}"]


@pytest.mark.parametrize(
    ("unit", "baseline", "refused"),
    [("", "0.5", True), ("", "64", True), ("%", "0.5", True), ("%", "64", False), ("", "0", False)],
)
def test_a_baseline_beside_percents(unit: str, baseline: str, *, refused: bool) -> None:
    headings = "指標|単位|方向|策定時|目標|実績"
    found = tidied(headings, f"甲|{unit}|↗|{baseline}|70%|60%", is_text=True)
    why = "a share, or in percent? write % behind both or behind neither"
    text = f"sheet:2: column D: '{baseline}' beside '70%': {why}"
    assert problems_of(found) == [text] * refused


TEXT = "指標|方向|前期目標|前期実績|後期目標|後期実績|備考|担当"


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (["甲|↗|1|2|3|4|a|b"], ""),
        (["甲|↗|1|2|3|4|a"], ""),
        (["甲|↗|1|2|3|4"], ""),
        (["甲|↗|1|2"], ""),
        (["甲|↗|1|2|3"], "5 cells where the headings have 8; a cell may be lost"),
        (["甲|↗|1"], "3 cells where the headings have 8; a cell may be lost"),
        (["甲|↗|1|2|3|4|"], "7 cells where the headings have 8; a cell may be lost"),
        (
            ["甲|↗|2|3|4|a|b", "乙|↗|1|2|3|4|a|"],
            "7 cells where the headings have 8; a cell may be lost",
        ),
        (["甲|↗||1|2|3|4|a|"], "9 cells where the headings have 8; a cell may be one too many"),
    ],
)
def test_the_rows_of_a_text_are_as_long_as_their_headings(rows: list[str], problem: str) -> None:
    found = problems_of(tidied(TEXT, *rows, is_text=True))
    assert [text for text in found if "cells where" in text] == [f"sheet:2: {problem}"] * bool(
        problem
    )
    assert not [text for text in problems_of(tidied(TEXT, *rows)) if "cells where" in text]


def test_the_heading_rows_of_a_text_are_equally_long() -> None:
    rows = ["|目標|実績|備考", "甲|9|8|"]
    text = "heading rows of 3 and 4 cells; a cell may be lost or one too many"
    with pytest.raises(InputError, match=f"^sheet:1: {text}$"):
        tidied("指標|前期|", *rows, is_text=True)
    assert rows_of(tidied("指標|前期|", *rows)) == ["甲 - up 前期 9 8"]


@pytest.mark.parametrize(
    "name",
    [
        "計",
        "合計",
        "小計",
        "平均",
        "総計",
        "合　計",
        "累計",
        "平均値",
        "第1節 小計",
        "計(全体)",
        "総平均",
        "Total",
    ],
)
def test_totals_and_means_are_left_out_by_name(name: str) -> None:
    found = tidied("節|指標|単位|目標|実績", "A|甲|人|9|8", f"|{name}|人|9|8", f"{name}||人|9|8")
    assert rows_of(found) == ["甲 人 up - 9 8"]
    text = f"a total or mean is no indicator, left out: '{name} 人 9 8'"
    assert found.notes == [f"sheet:{line}: {text}" for line in (3, 4)]
    assert found.problems == []


@pytest.mark.parametrize(
    "name", ["合計特殊出生率", "平均寿命", "計画の策定数", "排出量の合計", "小計画"]
)
def test_names_that_only_contain_a_total(name: str) -> None:
    assert rows_of(tidied("指標|目標|実績", f"{name}|9|8")) == [f"{name} - up - 9 8"]


def test_no_half_of_a_total_is_left() -> None:
    found = tidied(
        "指標|上段:目標 下段:実績|備考", "甲|9|", "|8|", "合計|9|", "|8|", "乙|9|", "|8|"
    )
    assert rows_of(found) == ["甲 - up - 9 8", "乙 - up - 9 8"]
    assert [note.split(": ")[0] for note in found.notes] == ["sheet:4", "sheet:5"]
    found = tidied("指標|期間|目標|実績", "甲|前期|9|8", "計|前期|9|8", "|後期|7|6", "乙|前期|9|8")
    assert rows_of(found) == ["甲 - up 前期 9 8", "乙 - up 前期 9 8"]
    assert [note.split(": ")[0] for note in found.notes] == ["sheet:3", "sheet:4"]
    merged = {4: {0: "計"}}
    found = tidied("指標|期間|目標|実績", "甲|前期|9|8", "計|前期|9|8", "|後期|7|6", merged=merged)
    assert rows_of(found) == ["甲 - up 前期 9 8"]


PERIODS = "節|指標|単位|方向|期間|目標|実績"


@pytest.mark.parametrize("merge", [True, False])
def test_a_name_of_a_spreadsheet_for_several_rows(tmp_path: Path, *, merge: bool) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    rows: list[list[str | float | None]] = [
        ["節", "目標指標", "単位", "めざす方向", "計画期間", "目標値", "実績値", "達成率"],
        ["1-1", "加入率", "%", "↗", "前期", 70, 64.2, "91.7%"],
        [None, None, None, None, "後期", 69, 61.9, "89.7%"],
        ["1-1", "団体数", "団体", "↗", "前期", 22, 26, "100.0%"],
        [None, None, None, None, "後期", 30, 31, "100.0%"],
    ]
    for row in rows:
        sheet.append(row)
    for area in [f"{letter}{at}:{letter}{at + 1}" for letter in "ABCD" for at in (2, 4)]:
        if merge:
            sheet.merge_cells(area)
    book.save(tmp_path / "sheet.xlsx")
    sheets, _notes = read_sheets(str(tmp_path / "sheet.xlsx"))
    found = tidy_sheets(sheets)
    assert rows_of(found) == [
        "加入率 % ↗ 前期 70 64.2",
        "加入率 % ↗ 後期 69 61.9",
        "団体数 団体 ↗ 前期 22 26",
        "団体数 団体 ↗ 後期 30 31",
    ]
    assert [row["section_name"] for row in found.rows] == ["1-1"] * 4
    assert found.problems == []


@pytest.mark.parametrize("merged", [{}, {3: {1: "甲", 2: "人", 3: "↗"}}, {3: {1: "甲"}}])
def test_a_name_for_several_rows(merged: dict[int, dict[int, str]]) -> None:
    rows = ["第1節 A|甲|人|↗|前期|9|8", "||||後期|7|6", "|乙|件|↘|前期|9|8"]
    found = tidied(PERIODS, *rows, merged=merged)
    assert rows_of(found) == ["甲 人 ↗ 前期 9 8", "甲 人 ↗ 後期 7 6", "乙 件 ↘ 前期 9 8"]
    assert (found.problems, found.rows[1]["section_name"]) == ([], "A")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (["|甲|人|↗|前期|9|8", "|||↘|後期|7|6"], "no name of an indicator: '↘ 後期 7 6'"),
        (["|甲|人|↗|前期|9|8", "||||前期|7|6"], "前期 stands twice for '甲'; a name may be lost"),
        (["", "||||後期|7|6"], "the row has no place in the table: '後期 7 6'"),
    ],
)
def test_a_row_below_a_name_that_may_not_be_of_it(rows: list[str], problem: str) -> None:
    assert problems_of(tidied(PERIODS, *rows)) == [f"sheet:3: {problem}"]


def test_a_blank_row_ends_a_name() -> None:
    found = tidied(PERIODS, "|甲|人|↗|前期|9|8", "", "||||後期|7|6")
    assert problems_of(found) == ["sheet:4: the row has no place in the table: '後期 7 6'"]


def test_values_below_a_table_are_not_dropped() -> None:
    found = tidied("指標|方向|目標|実績", "甲|↗|9|8", "", "|||7")
    assert problems_of(found) == ["sheet:4: the row has no place in the table: '7'"]
    found = tidied("指標|方向|目標|実績", "甲|↗|9|8", "乙||9|", "指標|方向|目標|実績", "丙|↗|9|8")
    assert problems_of(found)[0].startswith("sheet:3: column B: blank direction")
    found = tidied("指標|方向|目標|実績", "甲|↗|9|8", "||9/8|")
    assert problems_of(found) == ["sheet:3: the row has no place in the table: '9\\n8'"]


def test_lower_values_go_to_their_own_columns() -> None:
    headings = "指標|方向|前期 上段:目標 下段:実績|後期 上段:目標 下段:実績|後期達成率"
    found = tidied(headings, "甲|↗|9|7|85.7%", "||8|6|")
    assert rows_of(found) == ["甲 - ↗ 前期 9 8", "甲 - ↗ 後期 7 6"]
    found = tidied(headings, "甲|↗||7|85.7%", "||||6")
    assert (rows_of(found), found.problems) == (["甲 - ↗ 後期 7 6"], [])
    found = tidied(headings, "甲|↗||7|100%", "||||8")
    assert problems_of(found)[0] == "sheet:3: column E: '8' stands in no column of values"


def test_units_between_the_values_of_a_pair() -> None:
    found = tidied("指標|単位|方向|目標・実績", "甲|人|↗|1,254人 1,019人", "乙|%|↗|▲ 70% 64.2%")
    assert rows_of(found) == ["甲 人 ↗ - 1,254人 1,019人", "乙 % ↗ - ▲ 70% 64.2%"]


@pytest.mark.parametrize(
    ("paragraph", "named"),
    [
        ("「公園の数」と「道路の長さ」は、減った。", [0, 1]),
        ("「公園の数」、「道路の長さ」については、減った。", [0, 1]),
        ("公園の数及び道路の長さについては、減った。", [0, 1]),
        ("公園の数、道路の長さは、減った。", [0, 1]),
        ("公園の数は、道路の長さと同じく減った。", [0]),
        ("「公園の数」と「橋」は、減った。", []),
        ("「公園の数」と「公園の数」は、減った。", [0]),
    ],
)
def test_a_reason_goes_to_all_that_it_names(paragraph: str, named: list[int]) -> None:
    rows = ["公園の数|9|8", "道路の長さ|9|8", "未達成の理由", f"・{paragraph}", "※ 速報値による。"]
    found = tidied("指標|目標|実績", *rows)
    assert [at for at, row in enumerate(found.rows) if row.get("reason")] == named
    assert len(found.problems) == (not named)
    assert [str(row) for row in found.skipped] == ["sheet:6: column A: skipped: '※ 速報値による。'"]


def test_a_reason_in_brackets_is_no_note() -> None:
    rows = ["公園の数|9|8", "未達成の理由", "(公園の数)は、減った。", "(注)速報値", "", "※速報"]
    found = tidied("指標|目標|実績", *rows)
    assert found.rows[0]["reason"] == "(公園の数)は、減った。"
    assert [row.line for row in found.skipped] == [5, 7]
    assert found.problems == []
