"""Summary sheets as offices have them, and the tidy table that each becomes."""

import csv
import io
from pathlib import Path

import pytest

from sokatsu_cli import InputError, SokatsuError
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets
from sokatsu_cli.tidy.titles import Outline
from summary_sheet import ROWS, sheet_rows, workbook
from support import Sokatsu

SOURCE = Path(__file__).parents[1] / "source" / "indicator_tables.txt"
BUNDLED = bundled_table().read_bytes()


def test_the_document_becomes_the_bundled_table(sokatsu: Sokatsu) -> None:
    assert sokatsu("tidy", SOURCE) == (0, BUNDLED, "")
    assert sokatsu("tidy", "-", stdin=SOURCE.read_bytes()).stdout == BUNDLED


def test_the_document_agrees_with_itself(sokatsu: Sokatsu) -> None:
    run = sokatsu("check", "-", "--reasons", "後期", stdin=sokatsu("tidy", SOURCE).stdout)
    assert run.status == 0
    assert run.stdout.decode().splitlines()[-1].startswith("<stdin>: 19 agree, 0 differ")


def test_what_is_no_table_is_listed_on_demand(sokatsu: Sokatsu) -> None:
    run = sokatsu("tidy", SOURCE, "-v")
    lines = run.stderr.splitlines()
    assert f"{SOURCE}:1: skipped: '第5次所沢市総合計画 総括表'" in lines
    assert f"{SOURCE}:14: column A: skipped: '目標指標の達成状況'" in lines
    assert run.stdout == BUNDLED


@pytest.mark.parametrize("two_rows", [True, False])
def test_the_spreadsheet_becomes_the_bundled_table(
    sokatsu: Sokatsu, tmp_path: Path, *, two_rows: bool
) -> None:
    workbook(tmp_path / "sheet.xlsx", two_rows=two_rows)
    assert sokatsu("tidy", tmp_path / "sheet.xlsx") == (0, BUNDLED, "")


@pytest.mark.parametrize("two_rows", [True, False])
@pytest.mark.parametrize("name", ["sheet.csv", "sheet.tsv", "sheet.txt"])
def test_text_exports_become_the_bundled_table(
    sokatsu: Sokatsu, tmp_path: Path, name: str, *, two_rows: bool
) -> None:
    export(tmp_path / name, two_rows=two_rows, encoding="utf-8-sig")
    assert sokatsu("tidy", tmp_path / name) == (0, BUNDLED, "")


def export(path: Path, *, two_rows: bool, encoding: str) -> None:
    """Save the sheet as text, as spreadsheets do: arrows that CP932 lacks become ``?``."""
    text = io.StringIO()
    delimiter = "," if path.suffix == ".csv" else "\t"
    width = max(map(len, sheet_rows(two_rows=two_rows)))
    rows = [row + [""] * (width - len(row)) for row in sheet_rows(two_rows=two_rows)]
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding, "replace"))


@pytest.mark.parametrize("two_rows", [True, False])
def test_arrows_lost_in_cp932_are_named_and_supplied(
    sokatsu: Sokatsu, tmp_path: Path, *, two_rows: bool
) -> None:
    path = tmp_path / "sheet.csv"
    export(path, two_rows=two_rows, encoding="cp932")
    note = f"{path}: read as CP932 (Shift_JIS), since it is not UTF-8\n"
    run = sokatsu("tidy", path)
    lost = [line for line in run.stderr.splitlines() if ": column D: '?' is what is left" in line]
    assert (run.status, run.stdout, len(lost)) == (2, b"", 15)
    assert all(line.endswith("; or give --direction") for line in lost)
    assert run.stderr.startswith(note)
    for supplied in ("↗", bundled_table()):
        assert sokatsu("tidy", path, "--direction", supplied) == (0, BUNDLED, note)
    up = sokatsu("tidy", path, "--direction", "up").stdout
    assert up == BUNDLED.replace("↗".encode(), b"up")


def test_a_table_that_lacks_an_indicator_leaves_it_named(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path, known = tmp_path / "sheet.csv", tmp_path / "known.csv"
    export(path, two_rows=True, encoding="cp932")
    known.write_text(f"indicator,direction\n{ROWS[0]['indicator']},↗\n", encoding="utf-8")
    run = sokatsu("tidy", path, "--direction", known)
    assert run.stderr.count("is what is left of an arrow") == 14


def tidied(*rows: str, **settings: object) -> Tidied:
    """Tidy a sheet whose rows are written with | between the cells and / for a line break."""
    cells = [[cell.strip().replace("/", "\n") for cell in row.split("|")] for row in rows]
    sheet = Sheet("sheet", [SheetRow(number, row) for number, row in enumerate(cells, 1)])
    return tidy_sheets([sheet], **settings)  # type: ignore[arg-type]


def filled(row: TidyRow) -> TidyRow:
    return {name: text for name, text in row.items() if text}


YEARLY = {"indicator": "甲", "unit": "人", "direction": "↗"}


@pytest.mark.parametrize(
    "rows",
    [
        [
            "指標名|単位|方向|H27 目標|H27 実績|H28 目標|H28 実績",
            "甲|人|↗|1|2|3|4",
        ],
        [
            "指標名|単位|方向|H27||H28||",
            "|||目標|実績|目標|実績",
            "甲|人|↗|1|2|3|4",
        ],
        [
            "|||H27||H28|",
            "指標名|単位|方向|目標|実績|目標|実績",
            "甲|人|↗|1|2|3|4",
        ],
        [
            "指標名|単位|方向|目標値・実績値(H27)|目標値・実績値(H28)",
            "甲|人|↗|1/2|3/4",
        ],
        [
            "Indicator|Unit|Direction|H27_target|H27_actual|H28_target|H28_actual",
            "甲|人|↗|1|2|3|4",
        ],
    ],
)
def test_a_column_per_year(rows: list[str]) -> None:
    found = tidied(*rows)
    assert [filled(row) for row in found.rows] == [
        {**YEARLY, "year": "H27", "target": "1", "actual": "2"},
        {**YEARLY, "year": "H28", "target": "3", "actual": "4"},
    ]
    assert found.problems == []


def test_a_wide_table_with_english_headings(sokatsu: Sokatsu) -> None:
    wide = "indicator,unit,direction,baseline,target_2018,actual_2018,rate_2018,owner\n"
    wide += "甲,人,up,1,2,3,,x\n"
    run = sokatsu("tidy", "-", "--delimiter", ",", "--fiscal-year", stdin=wide.encode())
    assert run.stdout.decode() == (
        "chapter,section,section_name,indicator,unit,direction,period,year,fiscal_year,baseline,"
        "target,actual,published_rate,reason,owner\n,,,甲,人,up,,2018,2018,1,2,3,,,x\n"
    )


def test_a_tidy_table_stays_as_it_is(sokatsu: Sokatsu) -> None:
    assert sokatsu("tidy", bundled_table()) == (0, BUNDLED, "")
    rated = sokatsu("rate", bundled_table(), "-f", "csv").stdout
    assert sokatsu("tidy", "-", "--delimiter", ",", stdin=rated).stdout == rated


SHEET = [
    "節|目標指標|単位|指標のめざす方向|策定時|前期 H26||後期 H30||",
    "|||||上段:目標値 下段:実績値|達成率|上段:目標値 下段:実績値|達成率|目標値",
]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["第1節 甲|乙|人|↗||9 8 7|||"], ":3: column F: '9 8 7' should be two values"),
        (["第1節 甲|乙|人|↗||9|||"], ":3: column F: '9' should be two values"),
        (["第1節 甲|乙|人|↗||約9 8|||"], ":3: column F: '約9' is not a number"),
        (["第1節 甲|乙|人|↗||9 8|約9%||"], ":3: column G: '約9%' is not a number"),
        (["第1節 甲|乙|人|↗|約1|9 8|||"], ":3: column E: '約1' is not a number"),
        (["第1節 甲|乙|人|活性化||9 8|||"], ":3: column D: unknown direction '活性化'"),
        (["第1節 甲|乙|人|||9 8|||"], ":3: column D: blank direction"),
        (["第1節 甲|乙|人|↗|||||"], ":3: no value of any period for '乙'"),
        (
            ["第1節 甲|乙|人|↗||||9 8||9.1"],
            ":3: column J: the target is repeated as '9.1', but is '9'",
        ),
        (["第1節 甲|乙|人|↗||||9 8||x"], ":3: column J: the target is repeated as 'x', but is '9'"),
        (["第1節 甲|乙|人|↗||9 8||||||?!"], ":3: column L: '?!' has no heading"),
        (
            ["第1節 甲|乙|人|↗||9||8|", "||||||7"],
            ":4: '7' cannot be told apart: more than one place",
        ),
        (
            ["第1節 甲|乙|人|↗||9|88.9%|||", "||||||7"],
            ":4: column G: '7' stands in no column of values",
        ),
        (["第1節 甲|乙|人|↗||9||||", "||||||7"], ":4: column G: '7' stands in no column of values"),
        (
            ["第1節 甲||乙|人|↗||9 8|||"],
            ":3: the direction '↗' stands in column E, its heading in column D; a cell may be lost",
        ),
        (
            ["第1節 甲|乙|↗|人||9 8|||"],
            ":3: the direction '↗' stands in column C, its heading in column D; a cell may be lost",
        ),
        (["|乙|人|↗||9 88.9%||||"], ":3: column F: only one of target and actual is in percent"),
        (["第1節 甲|乙|人|↗||9 8|||", "|9|8|||||"], ":4: the row has no place in the table"),
        (
            ["第1節 甲|乙|人|↗||9 8|||", "|後期未達成の理由・分析", "・丙は、遅れた。"],
            ":5: column A: a reason that names no indicator of its section: '丙は、遅れた。'",
        ),
    ],
)
def test_what_cannot_be_placed_is_named(rows: list[str], message: str) -> None:
    problems = [str(problem) for problem in tidied(*SHEET, *rows).problems]
    assert any(text.startswith(f"sheet{message}") for text in problems), problems


def test_a_row_of_lower_values_goes_to_its_columns() -> None:
    found = tidied(*SHEET, "第1節 甲|乙|人|↗||9||8|", "|||||||7|", "|丙|人|↗||||6|", "|||||||5")
    assert [(row["indicator"], row["period"], row["actual"]) for row in found.rows] == [
        ("乙", "前期", ""),
        ("乙", "後期", "7"),
        ("丙", "後期", "5"),
    ]
    assert [str(problem) for problem in found.problems] == [
        "sheet:3: column F: '9' should be two values, a target and an actual"
    ]


def test_sections_titles_and_notes() -> None:
    found = tidied(
        "第２章 まち",
        *SHEET,
        "第1節 甲|乙|人|↗||9 8||||",
        "※ 速報値",
        "第2節 丙",
        "|丁|人|↗||▲ 9 △8||||",
        "",
        "|戊|人|↗||9 8||||",
        "",
        "別の表|2|3",
        "己|人|↗|9 8",
    )
    assert [(row["chapter"], row["section"], row["indicator"]) for row in found.rows] == [
        ("２", "1", "乙"),
        ("２", "2", "丁"),
        ("２", "2", "戊"),
    ]
    assert found.rows[1]["target"] == "▲ 9"
    text = "an indicator below the end of its table: '己 人 ↗ 9 8'"
    assert [str(problem) for problem in found.problems] == [f"sheet:12: {text}"]
    assert [problem.line for problem in found.skipped] == [1, 5, 11]


def test_a_row_of_words_and_numbers_is_no_heading() -> None:
    found = tidied("指標|単位|方向|目標|実績", "|||目標は未定|9", "甲|人|↗|9|8")
    assert [row["indicator"] for row in found.rows] == ["甲"]
    assert [problem.line for problem in found.problems] == [2]


def test_a_column_of_values_without_a_group() -> None:
    found = tidied("指標|単位|方向||H27|", "|||策定時|目標|実績", "甲|人|↗|1|9|8")
    assert filled(found.rows[0]) == {
        **YEARLY,
        "year": "H27",
        "baseline": "1",
        "target": "9",
        "actual": "8",
    }


def test_a_direction_that_stands_too_far_away_does_not_move_a_row() -> None:
    found = tidied(*SHEET, "第1節 甲|乙|人|↗||9 8||||", "丙|人|9||||7 6|||||増加|")
    text = "the row has no place in the table: '丙 人 9 7 6 増加'"
    assert [str(problem) for problem in found.problems] == [f"sheet:4: {text}"]


def test_text_after_a_blank_row_is_no_reason() -> None:
    found = tidied(
        *SHEET,
        "第1節 甲|乙|人|↗||||9 8||9",
        "|後期未達成の理由",
        "",
        "・乙は、遅れた。//",
        "",
        "乙についての注",
    )
    assert found.rows[0]["reason"] == "乙は、遅れた。"
    assert [problem.line for problem in found.skipped] == [8]
    assert found.problems == []


def test_a_section_without_number_and_reasons_beside_their_title() -> None:
    found = tidied(
        *SHEET,
        "にぎわい|来街者数|人|↗||||9 8||9.0",
        "|未達成の理由|・来街者数は、減った。/・来街者の数は、天候にもよる。",
    )
    assert found.rows[0]["section_name"] == "にぎわい"
    assert found.rows[0]["reason"] == "来街者数は、減った。\n来街者の数は、天候にもよる。"


@pytest.mark.parametrize(
    ("heading", "direction", "cell", "rate", "expected"),
    [
        ("目標・実績", "↗", "9 8", "88.9%", ("9", "8")),
        ("目標・実績", "↗", "8 9", "100%", ("8", "9")),
        ("目標・実績", "↗", "8 9", "112.5%", ("8", "9")),
        ("目標・実績", "↗", "8 9", "", ("8", "9")),
        ("目標・実績", "↗", "8 9", "12.3%", ("8", "9")),
        ("目標・実績", "↗", "8 9", "約89%", ("8", "9")),
        ("目標・実績(H30)", "↘", "9 8", "88.9%", ("9", "8")),
        ("実績値・目標値", "↗", "8 9", "88.9%", ("9", "8")),
        ("実績値・目標値", "↘", "8 9", "88.9%", ("9", "8")),
        ("目標値/実績値", "↗", "9/8", "88.9%", ("9", "8")),
        ("目標(上段)実績(下段)", "↗", "9 8", "88.9%", ("9", "8")),
        ("実績(上段)・目標(下段)", "↗", "9 8", "88.9%", ("8", "9")),
        ("上段:実績 下段:目標", "↗", "9 8", "88.9%", ("8", "9")),
        ("下段:実績 上段:目標", "↗", "8 9", "88.9%", ("8", "9")),
        ("実績(下段)・目標(上段)", "↗", "9 8", "", ("9", "8")),
        ("目標・実績(上段・下段)", "↗", "9 8", "", ("9", "8")),
    ],
)
def test_a_pair_is_read_in_the_order_of_its_heading(
    heading: str, direction: str, cell: str, rate: str, expected: tuple[str, str]
) -> None:
    found = tidied(f"指標|単位|方向|{heading}|達成率", f"甲|人|{direction}|{cell}|{rate}")
    assert (found.rows[0]["target"], found.rows[0]["actual"]) == expected
    assert len(found.problems) == (rate == "約89%")


def test_a_rate_that_only_the_other_order_gives_is_refused_with_both_readings() -> None:
    found = tidied("指標|単位|方向|目標・実績|達成率", "甲|人|↗|8 9|88.9%")
    reading = "by its heading target 8 and actual 9, by its rate '88.9%' target 9 and actual 8"
    assert [str(problem) for problem in found.problems] == [
        f"sheet:2: column D: {reading}; write 上段:目標値 下段:実績値 into the heading"
    ]


def test_partial_writes_what_could_be_read(sokatsu: Sokatsu) -> None:
    rows = [*SHEET, "第1節 甲|乙|人|↗||9 8|||", "|丙|人|?||9 8|||"]
    text = "\n".join(row.replace("|", "\t") for row in rows).encode()
    run = sokatsu("tidy", "-", stdin=text)
    assert (run.status, run.stdout) == (2, b"")
    partial = sokatsu("tidy", "-", "--partial", stdin=text)
    assert partial.status == 0
    assert partial.stderr == run.stderr
    assert partial.stdout.decode().splitlines()[1:] == [
        ",1,甲,乙,人,↗,前期,H26,,9,8,,",
        ",1,甲,丙,人,?,前期,H26,,9,8,,",
    ]


@pytest.mark.parametrize(
    ("rows", "place", "why"),
    [
        (["a|b", "1|2"], "sheet", ": no row has headings such as 目標指標, 目標値 and 実績値"),
        ([], "sheet", ": no row has headings such as 目標指標, 目標値 and 実績値"),
        (
            ["指標|備考", "甲|乙"],
            "sheet:1",
            (
                "; the closest headings: '指標' is the indicator; no target and no actual; "
                "none of the columns tried makes a table of it; name them by heading or letters, "
                "such as --column 'indicator=column A' --column 'target=column B' "
                "--column 'actual=column C'"
            ),
        ),
    ],
)
def test_a_layout_that_is_not_understood(rows: list[str], place: str, why: str) -> None:
    with pytest.raises(InputError) as caught:
        tidied(*rows)
    assert str(caught.value) == f"{place}: no indicator table found{why}"


@pytest.mark.parametrize(
    ("headings", "read"),
    [
        (
            "目標指標|方向|目標値(R5)|実績値(R7)",
            " ('目標値(R5)' is the target of R5, '実績値(R7)' is the actual of R7)",
        ),
        (
            "指標名称|方向|予定|実績値|達成率",
            " ('実績値' is the actual, '達成率' is the published_rate)",
        ),
        ("指標|単位|方向|区分|R4|R5", ""),
    ],
)
def test_headings_that_are_not_understood_are_named(headings: str, read: str) -> None:
    text = "headings without a target and an actual of one period"
    named = f"{text}{read}: '{headings.replace('|', ' ')}'"
    with pytest.raises(InputError) as caught:
        tidied(headings, "甲|↗|9|8")
    assert str(caught.value).splitlines()[0] == f"sheet:1: {named}"
    found = tidied("指標|方向|目標|実績", "甲|↗|9|8", "", headings, "乙|↗|9|8")
    told = [str(problem).splitlines()[0] for problem in found.problems]
    assert told == [f"sheet:4: {named}"]


@pytest.mark.parametrize("heading", ["達成率(%)", "達成率（％）", "達成率/(%)", "H27 達成率(%)"])
def test_marks_and_brackets_of_headings_name_no_period(heading: str) -> None:
    found = tidied(
        f"指標|単位|方向|目標値(A)(H27)|実績値（速報値）(H27)|{heading}", "甲|人|↗|9|8|88.9"
    )
    assert [filled(row) for row in found.rows] == [
        {**YEARLY, "year": "H27", "target": "9", "actual": "8", "published_rate": "88.9"}
    ]


def test_columns_of_other_years_pass_through() -> None:
    headings = "指標|方向|目標年度|前年度実績|strategy|目標|実績|備考|備考|year"
    found = tidied(headings, "甲|↗|2030|7|x|9|8|a|b|R7")
    assert filled(found.rows[0]) == {
        "indicator": "甲",
        "direction": "↗",
        "目標年度": "2030",
        "前年度実績": "7",
        "strategy": "x",
        "target": "9",
        "actual": "8",
        "備考": "a",
        "備考 (2)": "b",
        "year": "R7",
    }


def test_a_column_fiscal_year_of_its_own() -> None:
    with pytest.raises(SokatsuError, match="the sheet has a column fiscal_year of its own"):
        tidied("指標|方向|目標|実績|fiscal_year", "甲|↗|9|8|1", with_fiscal_year=True)


def test_a_rate_without_a_year_goes_with_the_only_target() -> None:
    found = tidied("指標|方向|H27実績|H28実績|目標(H28)|達成率", "甲|↗|7|8|9|88.9%")
    assert [(row["year"], row["actual"], row["published_rate"]) for row in found.rows] == [
        ("H27", "7", ""),
        ("H28", "8", "88.9%"),
    ]
    found = tidied("指標|方向|H27目標|H27実績|H28目標|H28実績|達成率", "甲|↗|7|8|9|8|88.9%")
    text = "the rate '88.9%' has no target and actual beside it"
    assert [str(problem) for problem in found.problems] == [f"sheet:2: column G: {text}"]


def test_totals_are_no_indicators() -> None:
    found = tidied("指標|方向|目標|実績", "甲|↗|9|8", "小計||9|8", "合計|?|9|8", direction=str)
    assert [row["indicator"] for row in found.rows] == ["甲"]
    assert found.notes == [
        "sheet:3: a total or mean is no indicator, left out: '小計 9 8'",
        "sheet:4: a total or mean is no indicator, left out: '合計 ? 9 8'",
    ]
    assert found.problems == []


def test_a_direction_is_supplied_only_where_it_is_lost() -> None:
    found = tidied(
        "指標|方向|目標|実績", "甲|?|9|8", "乙||9|8", "丙|下落|9|8", direction=lambda _name: "up"
    )
    assert [row["direction"] for row in found.rows] == ["up", "up", "下落"]
    assert [problem.line for problem in found.problems] == [4]


def test_bands_between_the_rows_are_sections() -> None:
    found = tidied(
        "節|指標|方向|目標|実績",
        "第2節 環境",
        "|甲|↗|9|8",
        "施策1 交通",
        "|乙|↗|9|8",
        "（注）速報",
        "|丙|↗|9|8",
    )
    assert [(row["section"], row["section_name"]) for row in found.rows] == [
        ("2", "環境"),
        ("", "施策1 交通"),
        ("", "施策1 交通"),
    ]


def test_a_reason_goes_to_the_name_that_it_is() -> None:
    found = tidied(
        *SHEET,
        "第1節 甲|公園数の満足度|%|↗||||9 8||",
        "|公園数|園|↗||||9 8||",
        "|後期未達成の理由",
        "・「公園数」は、減った。",
    )
    assert [row["reason"] for row in found.rows] == ["", "「公園数」は、減った。"]


def test_a_table_of_directions_must_be_right(sokatsu: Sokatsu, tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text("indicator,direction\n甲,↗\n甲,↘\n乙,謎\n", encoding="utf-8")
    run = sokatsu("tidy", SOURCE, "--direction", known)
    assert run.stderr.splitlines() == [
        f"{known}:3: direction: '甲' has another direction above",
        f"{known}:4: direction: unknown direction '謎'; write up, down or maintain (↗ ↘ →)",
    ]


def test_rows_that_lost_a_cell_and_nul_bytes(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("指標,方向,目標,実績\n甲,↗,9\n\n乙,↗,9,8\0\n", encoding="utf-8")
    run = sokatsu("tidy", path)
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.splitlines() == [
        f"{path}:2: 3 fields where the widest row has 4; a cell may be lost",
        f"{path}:4: column A: NUL byte; if this is UTF-16, try --encoding utf-16-le",
    ]


def test_titles_of_periods_that_stand_over_their_middle_are_refused() -> None:
    rows = ["|||前期||後期|", "指標|方向|目標|実績|達成率|目標|実績", "甲|↗|10|9|90%|12|11"]
    with pytest.raises(InputError, match=r"^sheet:2: headings without a target and an actual"):
        tidied(*rows)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["H", "第1章 健康", "甲|↗|9|8", "第2章 環境", "乙|↗|9|8"],
            [("1", "", ""), ("2", "", "")],
        ),
        (
            ["第1節 福祉", "H", "甲|↗|9|8", "第2節 環境", "H", "乙|↗|9|8", "H", "丙|↗|9|8"],
            [("", "1", "福祉"), ("", "2", "環境"), ("", "2", "環境")],
        ),
        (
            ["第1節 福祉", "H", "甲|↗|9|8", "", "その他の指標", "H", "乙|↗|9|8"],
            [("", "1", "福祉"), ("", "", "")],
        ),
        (
            ["H", "施策1 交通", "甲|↗|9|8", "（注）速報", "乙|↗|9|8"],
            [("", "", "施策1 交通"), ("", "", "施策1 交通")],
        ),
    ],
)
def test_chapters_and_sections_in_rows_of_their_own(
    rows: list[str], expected: list[tuple[str, str, str]]
) -> None:
    found = tidied(*[row.replace("H", "指標|方向|目標|実績") for row in rows])
    places = [(row["chapter"], row["section"], row["section_name"]) for row in found.rows]
    assert (places, found.problems) == (expected, [])


def test_a_new_chapter_in_its_column_ends_the_section() -> None:
    found = tidied(
        "章|節|指標|方向|目標|実績", "1|第1節 福祉|甲|↗|9|8", "2||乙|↗|9|8", "|第1節 道|丙|↗|9|8"
    )
    places = [(row["chapter"], row["section_name"]) for row in found.rows]
    assert places == [("1", "福祉"), ("2", ""), ("2", "道")]


def test_a_name_alone_may_be_the_rest_of_the_name_above() -> None:
    found = tidied("指標|方向|目標|実績", "一人当たりの|↗|9|8", "ごみ排出量", "乙|↗|9|8")
    text = "a name without values, or a section? 'ごみ排出量'"
    assert [str(problem) for problem in found.problems] == [f"sheet:3: {text}"]


@pytest.mark.parametrize("title", ["令和5年度", "令和5年度の実績", "総括表(令和5年度)"])
def test_the_year_in_a_title_above_the_headings(title: str) -> None:
    headings = "指標|方向|目標|実績"
    found = tidied(title, headings, "甲|↗|9|8", "", "令和6年度 総括表", headings, "甲|↗|9|8")
    assert [row["year"] for row in found.rows] == ["令和5年度", "令和6年度"]
    assert [row["period"] for row in found.rows] == ["", ""]


@pytest.mark.parametrize("title", ["指標", "成果指標", "目標指標", "KPI"])
def test_a_title_above_headings_is_none_of_them(title: str) -> None:
    headings = "指標|単位|方向|目標|実績"
    found = tidied(title, headings, "甲|人|↗|9|8", title, headings, "乙|人|↗|7|6")
    names = ("indicator", "unit", "target", "actual")
    rows = [" ".join(row[name] for name in names) for row in found.rows]
    assert rows == ["甲 人 9 8", "乙 人 7 6"]
    assert [skipped.line for skipped in found.skipped] == [1, 4]
    assert found.problems == []
    with pytest.raises(InputError, match="headings without a target and an actual"):
        tidied(title, "指標|単位|方向|目標|前年", "甲|人|↗|9|8")


def test_usage(sokatsu: Sokatsu, tmp_path: Path) -> None:
    run = sokatsu("tidy", SOURCE, "-o", tmp_path / "a.md")
    assert run.stderr.startswith("sokatsu: a tidy table is data, and markdown is for people\n")
    run = sokatsu("tidy", SOURCE, "--delimiter", "::")
    assert run.stderr.startswith("sokatsu: the delimiter must be one character")
    broken = sokatsu("tidy", "-", "--delimiter", ",", stdin=b'a,"b')
    assert broken == (2, b"", "<stdin>:1: a quote is opened and never closed\n")


def test_a_sheet_without_directions() -> None:
    rows = ["指標|単位|目標|実績", "甲|人|9|8"]
    assert str(tidied(*rows).problems[0]) == "sheet: no column of directions"
    found = tidied(*rows, direction={"甲": "down"}.__getitem__)
    assert (found.rows[0]["direction"], found.problems) == ("down", [])


def test_a_section_without_a_name_does_not_get_the_one_before() -> None:
    outline = Outline()
    outline.enter({"section_name": "第1節 地域コミュニティ"})
    outline.enter({"section_name": "第1節"})
    assert outline.cells == {"section": "1", "section_name": "地域コミュニティ"}
    outline.enter({"section_name": "第2節"})
    assert outline.cells == {"section": "2"}
