"""Tables whose targets and actuals are rows, or whose names are titles, and what is refused."""

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.model.cells import Cell
from sokatsu_cli.tidy.rearranged import rearranged
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets
from sokatsu_cli.tidy.title_names import NO_NAME

CHOOSE = "; choose one with --column indicator=HEADING"

Merged = dict[int, dict[int, str]]


def sheet_of(text: str, merged: Merged | None = None, *, is_text: bool = False) -> Sheet:
    """Return a sheet from lines with bars between cells; rows are numbered from 1."""
    lines = text.strip("\n").split("\n")
    above = merged or {}
    rows = [
        SheetRow(number, line.split("|") if line else [], above.get(number, {}))
        for number, line in enumerate(lines, 1)
    ]
    return Sheet("sheet", rows, is_text)


def read(sheet: Sheet) -> Tidied:
    return tidy_sheets([sheet], direction=lambda _name: "up")


def said(sheet: Sheet) -> list[str]:
    """Return the rows that are read, each as its texts that are not blank."""
    tidied = read(sheet)
    assert not tidied.problems
    columns = [name for name in tidied.columns if name != "direction"]
    return [" ".join(filter(None, map(row.get, columns))) for row in tidied.rows]


def refused(sheet: Sheet) -> list[str]:
    """Return the problems of a sheet, without its name."""
    try:
        problems = read(sheet).problems
    except InputError as error:
        problems = list(error.problems)
    return [str(problem).removeprefix("sheet:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "指標|単位|区分|H23|H24\nA|人|実績値|359|445\n||目標値||437",
            ["A 人 H23 359", "A 人 H24 437 445"],
        ),
        (
            "サービスの種類||H30年度|R1年度\n甲|見込量|1299|1299\n|実績値|1276|",
            ["甲 H30年度 1299 1276", "甲 R1年度 1299"],
        ),
        (
            "成果指標|甲\n平成(年度)|18|19\n目標|-|2468\n実績|1616|2210\n目標と実績の比較|-|△258",
            ["甲 平成18年度 - 1616", "甲 平成19年度 2468 2210"],
        ),
        (
            "甲\n平成25年(基準値)|平成27年|平成28年(現状値)|平成31年(目標値)\n5.5|5.4|5.0|5.9",
            [
                "甲 平成27年 5.5 5.9 5.4 平成31年 平成25年",
                "甲 平成28年 5.5 5.9 5.0 平成31年 平成25年",
            ],
        ),
        (
            "甲\n平成26年(現状値)|平成28年実績|目標値(平成31年)\n5.5|5.0|5.9",
            ["甲 平成28年 5.5 5.9 5.0 平成31年 平成26年"],
        ),
        (
            "指標|区分|30年度|元年度\n甲|プラン|1|2\n|結果|3|4",
            ["甲 30年度 1 3", "甲 元年度 2 4"],
        ),
        (
            "指標|区分|前期|後期(H30)\n甲|計画値|1|2\n|決算|3|4",
            ["甲 前期 1 3", "甲 後期 H30 2 4"],
        ),
        (
            "甲\n(単位:人)\n年度|目標|実績|達成率|備考\nH30|1|2|200.0%|注\nR1|2|||\nR2||||\n計|3|2||",
            ["甲 人 H30 1 2 200.0% 注", "甲 人 R1 2"],
        ),
        ("活動指標①|甲|単位|人\n令和|目標|実績\n元|1|2", ["甲 人 令和元年 1 2"]),
        ("甲\n期間|目標値|実績値\n前期|1|2", ["甲 前期 1 2"]),
        (
            "指標|区分|平成||令和\n||29|30|元\n甲|目標|1|2|3\n|実績|4|5|6",
            ["甲 平成29年 1 4", "甲 平成30年 2 5", "甲 令和元年 3 6"],
        ),
        ("指標|区分|計画期間\n||H30\n甲|目標|1\n|実績|4", ["甲 H30 1 4"]),
        ("出生数|H30\n目標|1\n実績|4", ["出生数 H30 1 4"]),
        ("出生数\n単位：人|H30\n目標|1\n実績|4", ["出生数 人 H30 1 4"]),
        (
            "区分|平成30年度(2018年度)\n甲\n目標|1\n実績|2\n\n乙\n目標|3\n実績|4",
            ["甲 平成30年度(2018年度) 1 2", "乙 平成30年度(2018年度) 3 4"],
        ),
        (
            "大項目|小項目|区分|H30\n甲|a|計画|1\n||決算|2\n|b|計画|3\n||決算|4\n乙|b|計画|5\n||決算|6",
            ["a H30 1 2 甲", "b H30 3 4 甲", "b H30 5 6 乙"],
        ),
        ("項目|内容|区分|H30\n甲|a|計画|1\n||決算|2", ["甲 H30 1 2 a"]),
        ("分類||区分|H30\n甲|a|計画|1\n||決算|2", ["a H30 1 2 甲"]),
        (
            "No.|項目|単位|区分|H30|合計|備考|担当課\n1|甲|人|目標|1|3||課\n2|乙|%|実績|5|5|注|".replace(
                "2|乙|%|", "|||"
            ),
            ["甲 人 H30 1 5 1 課"],
        ),
        (
            "指標|区分|単位|H30\n甲|目標|人|1\n|実績|人|2\n|達成率|%|200.0%",
            ["甲 人 H30 1 2 200.0%"],
        ),
        (
            "指標|基準値(H26)|区分|H30\n甲||目標|4\n|2|実績|3",
            ["甲 H30 2 4 3 H26"],
        ),
        (
            "指標|区分|H30|最終目標値\n甲|目標値|4|9\n|最終目標|5|\n|実績|3|",
            ["甲 H30 4 3"],
        ),
        ("指標|区分|H30\n甲|最終目標|5\n|目標値|4\n|実績|3", ["甲 H30 4 3"]),
        ("指標|区分|H30|R1\n甲|目標|4|\n|実績|3|\n|達成状況|○|×", ["甲 H30 4 3 ○"]),
        ("指標|区分|H30|備考|備考\n甲|目標|4|x|y\n|実績|3||\n|備考|注||", ["甲 H30 4 3 注"]),
        (
            "甲\n年度|目標|実績\nH30|1|2\n乙\n年度|目標|実績\nH30|3|4",
            ["甲 H30 1 2", "乙 H30 3 4"],
        ),
        (
            "甲\n区分|H30\n目標|1\n実績|2\n乙\n区分|H30\n目標|3\n実績|4",
            ["甲 H30 1 2", "乙 H30 3 4"],
        ),
        (
            "成果指標|甲\n区分|H30\n目標|1\n実績|2\n成果指標|乙\n区分|H30\n目標|3\n実績|4",
            ["甲 H30 1 2", "乙 H30 3 4"],
        ),
        (
            "令和5年度 総括表\n指標|目標値|実績値\n乙|1|2\n\n指標|区分|H30\n甲|目標|3\n|実績|4",
            ["乙 令和5年度 1 2", "甲 H30 3 4"],
        ),
        (
            "指標|区分|H30|R1\nA|目標|1|2\n|実績|3|4\n\n表の注意|を読む\n|区分|R2",
            ["A H30 1 3", "A R1 2 4"],
        ),
    ],
)
def test_rows_of_targets_and_actuals_are_read(text: str, rows: list[str]) -> None:
    assert said(sheet_of(text)) == rows


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "指標|区分|H30\n甲|目標|1\n乙|実績|2",
            [
                "2: column B: no row of actuals beside '目標' of '甲'; a row may be lost",
                "3: column B: no row of targets beside '実績' of '乙'; a row may be lost",
            ],
        ),
        (
            "指標|区分|H30\n甲|目標|1\n|目標|2\n|実績|2",
            ["3: column B: '目標' stands twice for one name; a name may be lost"],
        ),
        (
            "指標|区分|H30\n甲|目標|1\n|実績|2\n|達成率|3\n|達成率|4",
            ["5: column B: '達成率' stands twice for one name; a name may be lost"],
        ),
        (
            "指標|区分|H30\n甲|目標|1\n|12|5\n|実績|2",
            ["3: column B: '12' is no label of a row; write 目標値 or 実績値, or delete the row"],
        ),
        (
            "指標|区分|H30\n甲|目標|1\n||5\n|実績|2",
            ["3: column C: '5' is no label of a row; write 目標値 or 実績値, or delete the row"],
        ),
        (
            "指標|区分|H30\n甲|目標|1|7\n|実績|2",
            ["2: column D: '7' stands below no year; write one above it, or clear it"],
        ),
        (
            "指標|区分|H30|R1見込\n甲|目標|1|7\n|実績|2|8",
            ["2: column D: '7' stands below no year; write one above it, or clear it"],
        ),
        (
            "指標|区分|H30\n|目標|1\n|実績|2",
            ["2: column A: no name for these rows; write it beside the first"],
        ),
        (
            "区分|H30\n目標|1\n実績|2",
            ["2: column A: no name for these rows; write it beside the first"],
        ),
        (
            "区分|H30\n第1節 道\n目標|1\n実績|2",
            ["3: column A: no name for these rows; write it beside the first"],
        ),
        (
            "甲\n出生数|H30\n目標|1\n実績|2",
            ["3: column A: no name for these rows; write it beside the first"],
        ),
        (
            "指標|区分|H30|平成30年度\n甲|目標|1|7\n|実績|2|8",
            ["1: column C: 'H30' stands twice", "1: column D: '平成30年度' stands twice"],
        ),
        (
            "指標|区分|前期|H30\n甲|目標|1|7\n|実績|2|8",
            ["1: column C: these headings are periods and years, mixed"],
        ),
        (
            "甲\n平成(年度)|30|2\n目標|1|7\n実績|2|8",
            ["2: column B: the years below an era do not rise: '平成30年度'"],
        ),
        (
            "指標|区分|H30\n甲|目標|1\n|実績|2\n乙|目標値(人)|1\n|実績|2",
            ["4: column B: '目標' and '目標値(人)', both for the targets; write one of them"],
        ),
        (
            "指標|区分|H30\n甲|目標|1\n|実績|2\n乙|目標|1\n|実績|2\n甲|目標|1\n|実績|2",
            ["6: column A: '甲' stands in row 2 too; a name may be wrong"],
        ),
        (
            "指標|区分|単位|H30\n甲|目標|人|1\n|実績|千人|2",
            ["3: column C: '人' and '千人' for one name"],
        ),
        (
            "表題|課|区分|H30\n甲|環境課|目標|1\n||実績|2",
            ["2: column A: the names may be '表題' or '課'" + CHOOSE],
        ),
        (
            "取組名|事業名|区分|H30\n甲|乙|目標|1\n||実績|2",
            ["2: column A: the names may be '取組名' or '事業名'" + CHOOSE],
        ),
        (
            "大項目||区分|H30\n甲||目標|1\n||実績|2",
            ["2: column A: the names may be '大項目'" + CHOOSE],
        ),
        (
            "大項目|小項目|区分|H30\n甲||目標|1\n||実績|2",
            ["2: column B: no name for these rows; write it beside the first"],
        ),
        (
            "指標|年度|区分|H30\n甲|H29|目標|1\n||実績|2",
            ["1: column B: '年度' is a column of its own, and years stand across"],
        ),
        (
            "指標|区分|H30\n甲|目標|\n|実績|",
            ["2: column A: no value of any period for '甲'"],
        ),
        (
            "指標|区分|H30\n甲|目標|1\n|実績|2\n\n参考|表|9\n|目標|1",
            ["6: column B: '目標' below the end of its table"],
        ),
        (
            "指標|区分|H30\n甲|目標|1\n|実績|3\n※|注",
            ["4: the row has no place in the table: '※ 注'"],
        ),
        (
            "甲\n年度|目標|実績\nH30|1|2\n平成30年|1|2",
            ["3: column A: 'H30' stands twice", "4: column A: '平成30年' stands twice"],
        ),
        (
            "甲\n年度|目標|実績\nH30|1|2\n参考|1|2",
            ["4: column A: '参考' is no year"],
        ),
        (
            "甲\n年度|目標|実績\nH30|1|2|3",
            ["3: column D: '3' has no heading"],
        ),
        (
            "甲\n年度|目標|実績|前期目標\nH30|1|2|3",
            ["2: column D: '前期目標' may be a value or something else"],
        ),
        (
            "甲\n年度|目標|実績|備考|備考\nH30|1|2|3|4",
            [
                "2: column D: '備考' is the heading of two columns",
                "2: column E: '備考' is the heading of two columns",
            ],
        ),
        (
            "甲\n期間|目標|実績\n前期|1|2\nH30|1|2",
            ["4: column A: 'H30' among periods or years"],
        ),
        (
            "甲\n年度|目標|実績\nH30|1|2\n\n年度|目標|実績\nH30|1|2",
            [
                f"5: column A: {NO_NAME}",
            ],
        ),
        (
            "甲\nH28(現状値)|H31(目標値)\n1|2\n\nH28(現状値)|H31(目標値)\n1|2",
            [
                f"5: column A: {NO_NAME}",
            ],
        ),
        (
            "甲\nH28(現状値)|H31(目標値)\n1|2|3",
            ["3: column C: '3' has no heading"],
        ),
        (
            "甲\nH28(現状値)|H31(目標値)\n1|2\n3|4",
            ["4: column A: a second row below the values of one name"],
        ),
        (
            "甲\nH28(現状値)|H30|H31(目標値)\n1|2|3",
            ["2: column B: 'H30' may be a target or an actual"],
        ),
        (
            "甲\nH31(目標値)|H28(現状値)|H32(目標値)\n1|2|3",
            [
                "2: column A: these years do not rise; one may stand twice",
                "2: column C: 'H32(目標値)' beside 'H31(目標値)': one too many",
            ],
        ),
    ],
)
def test_what_is_doubtful_is_refused_by_its_place(text: str, problems: list[str]) -> None:
    assert sorted(refused(sheet_of(text))) == sorted(problems)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "指標|区分|H30|R1\n甲|目標|1|2\n|実績|3",
            ["3: 3 cells where the headings have 4; a cell may be lost"],
        ),
        (
            "指標|区分|H30|R1\n甲|目標|1|2\n|実績|3|4|",
            [
                "2: 4 cells where the headings have 4; a cell may be lost",
                "3: 5 cells where the headings have 4; a cell may be one too many",
            ][1:],
        ),
        (
            "甲\n年度|目標|実績\nH30|1",
            ["3: 2 cells where the headings have 3; a cell may be lost"],
        ),
        (
            "甲\nH28(現状値)|H31(目標値)\n1",
            ["3: 1 cells where the headings have 2; a cell may be lost"],
        ),
    ],
)
def test_a_row_of_a_text_that_lost_a_cell_is_refused(text: str, problems: list[str]) -> None:
    assert refused(sheet_of(text, is_text=True)) == problems


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "指標|区分|H30|R1\n甲|目標|1|2\n|実績|3\n乙|目標|5|6\n|実績|7",
            ["甲 H30 1 3", "甲 R1 2", "乙 H30 5 7", "乙 R1 6"],
        ),
        ("指標|区分|H30|R1|R2\n甲|目標|1|2|3\n|実績|3", ["甲 H30 1 3", "甲 R1 2", "甲 R2 3"]),
    ],
)
def test_years_to_come_may_be_missing_at_the_end(text: str, rows: list[str]) -> None:
    assert said(sheet_of(text, is_text=True)) == rows


def test_names_and_headings_may_be_merged() -> None:
    text = "題\n|指標|単位|区分|年度\n||||H30|R1\nA|甲|人|実績|1|2\n||||5|\nB||||\n"
    text = text.replace("||||5|", "|||目標|5|6").replace("B||||", "B|||実績||\n|||目標||")
    head = {1: "指標", 2: "単位", 3: "区分"}
    sheet = sheet_of(text, {3: head, 5: {0: "A", 1: "甲", 2: "人"}, 7: {0: "B"}})
    assert said(sheet) == ["甲 人 H30 5 1", "甲 人 R1 6 2"]
    told = [str(each) for each in read(sheet).skipped]
    assert "sheet:6: column A: skipped: 'B'" in told
    assert "sheet:4: column A: skipped: 'A'" in told


@pytest.mark.parametrize(
    ("text", "merged", "problem"),
    [
        (
            "指標|区分|H30\n甲|目標|1\n|実績|",
            {3: {0: "甲", 2: "1"}},
            "3: column C: the merged cell '1' stands in several rows",
        ),
        (
            "甲\n年度|目標|実績\nH30|1|2\nR1|3|",
            {4: {2: "2"}},
            "4: column C: the merged cell '2' stands in several years",
        ),
    ],
)
def test_a_merged_value_is_of_no_certain_row(text: str, merged: Merged, problem: str) -> None:
    assert refused(sheet_of(text, merged)) == [problem]


def test_the_year_of_the_only_target_is_said_once() -> None:
    table = "H28(現状値)|H31(目標値)\n1|2\n"
    tidied = read(sheet_of(f"甲\n{table}\n乙\n{table}"))
    assert tidied.notes == ["sheet:2: each actual is compared with the target of H31"]


def test_a_person_may_say_where_the_names_stand() -> None:
    sheet = rearranged(sheet_of("項目|事業名|区分|H30\n甲|乙|目標|1\n||実績|2"), indicator="項目")
    assert not sheet.problems
    assert sheet.rows[1].texts() == ["項目", "事業名", "目標", "実績", "年度"]
    assert sheet.rows[2].texts() == ["甲", "乙", "1", "2", "H30"]


def test_sections_stand_between_the_rows() -> None:
    text = "節|指標|区分|H30\n子育て|甲|目標|1\n||実績|2\n|乙|目標|3\n||実績|4"
    assert said(sheet_of(text)) == ["子育て 甲 H30 1 2", "子育て 乙 H30 3 4"]
    text = "指標|区分|H30\n第1節 福祉\n甲|目標|1\n|実績|2\n第2節 道\n乙|目標|3\n|実績|4"
    assert said(sheet_of(text)) == ["1 福祉 甲 H30 1 2", "2 道 乙 H30 3 4"]


def test_a_total_is_no_indicator() -> None:
    sheet = sheet_of("指標|区分|H30\n甲|目標|1\n|実績|2\n合計|目標|3\n|実績|4")
    assert said(sheet) == ["甲 H30 1 2"]
    told = "a total or mean is no indicator, left out: '合計 3 4 H30'"
    assert read(sheet).notes == [f"sheet:5: {told}"]


def test_a_row_names_the_places_of_its_cells() -> None:
    tidied = read(sheet_of("指標|区分|H30\n甲|目標|1\n|実績|2"))
    place = tidied.places[0]
    assert (place.path, place.line) == ("sheet", 3)
    assert place.letters == {
        "indicator": "column A, row 2",
        "year": "column C, row 1",
        "target": "column C, row 2",
        "actual": "column C",
    }


def test_messages_name_the_cell_of_the_office() -> None:
    text = "指標|区分|H30\n甲|目標|約1\n|実績|2"
    assert refused(sheet_of(text)) == [
        "2: column C: '約1' is not a number; not exact: mend it in the file, no option reads it"
    ]


def test_stored_numbers_and_troubles_go_along() -> None:
    rows = [
        SheetRow(1, ["指標", "区分", "H30", "R1"]),
        SheetRow(2, ["甲", "目標", Cell("70.4", number="70.44", printed="70"), "3"]),
        SheetRow(3, ["", "実績", "72", Cell("", trouble="no saved value")]),
    ]
    tidied = read(Sheet("sheet", rows))
    assert [row["target"] for row in tidied.rows] == ["70.44", ""]
    assert list(map(str, tidied.problems)) == ["sheet:3: column D: no saved value"]
    stored = "numbers are read as they are stored, such as C2: '70.44', shown as '70'"
    assert tidied.notes == [f"sheet: {stored} (cells like it: 1)"]


@pytest.mark.parametrize(
    "text",
    [
        "指標|目標値|実績値\n甲|1|2",
        "指標|区分|H30\n甲|目標|1",
        "|令和5年度|\n指標|目標|実績\n甲|1|2",
        "甲\n年度|目標|実績\n参考|1|2",
        "甲\nH28(目標値)|H30(目標値)\n1|2",
        "題\n|H28(現状値)|H31(目標値)\n甲|1|2",
        "題\n|年度|目標|実績\n甲|H30|1|2",
        "甲\nH28(現状値)|H31(目標値)\n",
        "指標|区分|H30\n|目標|\n|目標|",
        "表|H30\n|目標\n目標|1",
        "|".join(["指標", "区分", "H30", *[""] * 1000, "x"]) + "\n甲|目標|1\n|実績|2",
    ],
)
def test_a_sheet_without_such_tables_comes_back_equal(text: str) -> None:
    sheet = sheet_of(text)
    assert rearranged(sheet) is sheet


def test_a_target_of_the_first_of_several_years_may_be_that_of_all() -> None:
    told = "'10' may be the target of the years behind it too; write it below each year it is of"
    text = "指標|区分|R3|R4|R5\n甲|目標|10||\n|実績|9|8|7"
    assert refused(sheet_of(text)) == [f"2: column C: {told}"]
    assert said(sheet_of("指標|区分|R3|R4\n甲|目標||10\n|実績|9|8")) == ["甲 R3 9", "甲 R4 10 8"]
    assert said(sheet_of("指標|区分|R3|R4\n甲|目標|10|\n|実績|9|")) == ["甲 R3 10 9"]
