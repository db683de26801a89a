"""What a refusal tells: what is doubtful, and the commands that would settle it."""

from collections.abc import Mapping, Sequence

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.readings import Reading, Tried
from sokatsu_cli.tidy.refusals import _told
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets

MEND = "mend it in the file, no option reads it"


def tidied(rows: Sequence[str], columns: Mapping[str, str] | None = None) -> Tidied:
    cells = [[cell.replace("/", "\n") for cell in row.split("|")] for row in rows]
    sheet = Sheet("表.csv", [SheetRow(number, row) for number, row in enumerate(cells, 1)])
    return tidy_sheets([sheet], columns=columns)


def refusal(*rows: str) -> list[str]:
    with pytest.raises(InputError) as error:
        tidied(rows)
    return [line.removeprefix("表.csv:") for line in error.value.lines()]


ACTUALS = ["指標|目標|9月末実績|3月末実績", "甲|10|4|8"]
BLANK = ["||計画|実績", "第1章|甲|10|8", "第2章|甲|20|9", "第2章|乙|20|9"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            ACTUALS,
            [
                "1: doubtful headings: the actual may be '9月末実績' or '3月末実績'",
                (
                    "1: for '甲' target 10, actual 4: sokatsu tidy '表.csv' "
                    "--column 'actual=9月末実績'"
                ),
                (
                    "1: for '甲' target 10, actual 8: sokatsu tidy '表.csv' "
                    "--column 'actual=3月末実績'"
                ),
            ],
        ),
        (
            ["指標|目標(千円)|実績(円)", "甲|10|8"],
            [
                (
                    "1: doubtful headings: '目標(千円)' and '実績(円)' are of different units; "
                    "no rate can be made of them"
                )
            ],
        ),
        (
            BLANK,
            [
                "1: doubtful headings: the names may stand below '' in column A or '' in column B",
                (
                    "1: for '甲' target 10, actual 8: sokatsu tidy '表.csv' "
                    "--column 'indicator=column B'"
                ),
            ],
        ),
    ],
    ids=["two actuals", "two units", "blank headings"],
)
def test_a_doubt_names_the_readings_that_were_tried(rows: list[str], told: list[str]) -> None:
    assert refusal(*rows) == told


@pytest.mark.parametrize("rows", [ACTUALS, BLANK])
def test_each_command_reads_the_table_as_it_says(rows: list[str]) -> None:
    for line in refusal(*rows)[1:]:
        told, _, choice = line.partition(" --column ")
        name, _, heading = choice.strip("'").partition("=")
        row = tidied(rows, {name: heading}).rows[0]
        first = f"'{row['indicator']}' target {row['target']}, actual {row['actual']}"
        assert told.startswith(f"1: for {first}: sokatsu tidy")


@pytest.mark.parametrize(
    "headings",
    ["指標|R3|R4", "整理No.|指標|最新の数値", "指標|実績|現状の実績", "指標|計画|目標"],
)
def test_no_year_number_or_word_of_another_column_is_proposed(headings: str) -> None:
    told = refusal(headings, "1|2|3", "4|5|6")
    assert not any("sokatsu tidy" in line for line in told)


def test_several_cells_of_one_word_name_the_option() -> None:
    found = tidied(["指標|目標|実績|方向", "甲|10|※|↗", "乙|10|※|↗", "丙|10|8|↗"])
    assert [str(each) for each in found.ways] == [
        (
            "表.csv: 2 cells of values hold words; if they say that there is no number: "
            "sokatsu tidy '表.csv' --missing '※'"
        )
    ]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("3〜5回", f"; a range: {MEND}"),
        ("12／15", f"; a count of a whole: {MEND}"),
        ("約5", f"; not exact: {MEND}"),
    ],
)
def test_a_cell_that_no_option_reads_says_so(cell: str, told: str) -> None:
    rows = ["指標|目標|実績|方向", f"甲|10|{cell}|↗", "乙|10|8|↗"]
    (problem,) = tidied(rows).problems
    assert problem.text.endswith(f"is not a number{told}")


def test_rows_below_a_table_name_the_way_to_leave_them_out() -> None:
    found = tidied(["指標|単位|目標|実績|方向", "甲|人|10|8|↗", "|人|10|8|"])
    assert [str(each) for each in found.ways] == [
        (
            "表.csv: if no indicators stand in row 3, the others are written by: "
            "sokatsu tidy '表.csv' --partial"
        )
    ]


def commands(*rows: str) -> list[str]:
    return [line.rpartition("'表.csv' ")[2] for line in refusal(*rows)[1:]]


def test_a_column_of_another_unit_is_no_way() -> None:
    rows = ["指標|目標(人)|目標(千円)|実績(千円)", "甲|120|1500|1380"]
    assert commands(*rows) == ["--column 'target=目標(千円)'"]


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        (["40%", "20%"], ["--column 'actual=9月末実績'"]),
        (["80%", "45%"], ["--column 'actual=3月末実績'"]),
        (["80%", "20%"], ["--column 'actual=9月末実績'", "--column 'actual=3月末実績'"]),
        (["80%", "7%"], ["--column 'actual=3月末実績'"]),
        (["7%", "9%"], []),
    ],
)
def test_printed_rates_speak_against_ways(rates: list[str], told: list[str]) -> None:
    rows = [f"{row}|{rate}" for row, rate in zip(["甲|10|4|8", "乙|20|4|9"], rates, strict=True)]
    assert commands("指標|目標|9月末実績|3月末実績|達成率", *rows) == told


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("取組|ねらい|到達点", "; if row 1 (取組, ねらい, 到達点) has them, say which: "),
        ("事業名|単位|区分|R2年度|R3年度", ""),
    ],
)
def test_no_year_is_offered_as_a_heading(headings: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        tidied([headings])
    [line] = error.value.lines()
    assert line.partition("目標値 and 実績値")[2].partition("--column")[0] == told


def test_of_many_ways_some_are_shown() -> None:
    told = refusal("指標|R5目標|R4目標|実績A|実績B|実績C", "甲|10|20|1|2|3")
    assert [line for line in told if "…" in line] == ["1: … and 2 more ways"], told


def test_a_reading_with_several_troubles_tells_the_first_and_their_number() -> None:
    troubles = [Problem("a.csv", line, "column B", "'約5' is not a number") for line in (3, 4, 7)]
    ways = [Reading((("target", "B"),), Tried([], troubles))]
    (told,) = _told(Sheet("a.csv", []), ways, Choices())
    assert told == (
        "with --column target=B 0 rows are read, but line 3: column B: '約5' is not a number "
        "(and 2 more)"
    )
