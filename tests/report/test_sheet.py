"""The summary sheet: every cell of the source document, in each format."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from sheet_tables import DIFFERENT, HOSTILE, PLAIN, sheet_of
from sokatsu_cli import read_indicators
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.formats import render_report, sheet_format_of
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.sheet import Section, SheetRow
from sokatsu_cli.report.words import SHEET_LANGUAGES
from support import Sokatsu


def test_rows_of_one_indicator_stand_side_by_side() -> None:
    sheet = summary_sheet(read_indicators(bundled_table()))
    assert [len(section.rows) for section in sheet.sections] == [3, 4, 3, 2, 3]
    assert [period.label for period in sheet.periods] == ["前期 (H26)", "後期 (H30)"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["a,前期,H26,1", "a,前期,H26,1"], 2),  # the same period twice
        (["a,前期,H26,1", "a,後期,H30,2"], 2),  # another baseline
        (["a,前期,H26,1", "b,後期,H30,1", "a,後期,H30,1"], 2),
    ],
)
def test_what_does_not_belong_together_stands_apart(
    tmp_path: Path, rows: list[str], expected: int
) -> None:
    path = tmp_path / "table.csv"
    lines = [f"{row},↗,10,5" for row in rows]
    heading = "indicator,period,year,baseline,direction,target,actual"
    path.write_text("\n".join([heading, *lines, ""]), encoding="utf-8")
    (section,) = summary_sheet(read_indicators(path)).sections
    assert len(section.rows) == expected
    assert len(section.results) == len(rows)


def test_periods_are_ordered_by_their_years_where_all_have_one(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    for years, expected in [("R2 H30 H26", "H26 H30 R2"), ("R2 x H26", "R2 x H26")]:
        lines = [f"a,{year},↗,10,5" for year in years.split()]
        path.write_text("\n".join(["indicator,year,direction,target,actual", *lines, ""]), "utf-8")
        sheet = summary_sheet(read_indicators(path))
        assert [period.label for period in sheet.periods] == expected.split()


def test_markdown_strikes_the_printed_rate_too(sokatsu: Sokatsu) -> None:
    text = sokatsu("report", "-", "-f", "markdown", stdin=DIFFERENT.encode()).stdout.decode()
    assert text.count("| 88.4% ~~98.4%~~ △ 未達成<br>") == 2
    assert text.count("~~") == 2 * 9


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_totals_are_shown_but_not_counted(sokatsu: Sokatsu, form: str) -> None:
    run = sokatsu("report", "-", "-f", form, stdin=DIFFERENT.encode())
    text = run.stdout.decode()
    counts = {"html": "全5件を見る", "markdown": "3指標の5件のうち、達成1件、未達成4件"}
    assert counts[form] in text
    assert "次の行は合計・平均なので、件数・平均に含めません: 計" in text
    note = "<stdin>:7: '計' is a total or mean of other rows, no indicator: it is not counted\n"
    assert run.stderr == note


def test_names_that_differ_in_blanks_stand_in_one_row_of_one_section(tmp_path: Path) -> None:
    heading = "節,目標指標,めざす方向,期間,目標値,実績値"
    rows = [
        "市民,加 入率,↗,前期,1,1",
        "市 民,加入率,↗,後 期,1,1",
        "市民,ＮＰＯ,↗,後期,1,1",
        "市民,NPO,↗,前期,1,1",
    ]
    (tmp_path / "a.csv").write_text("\n".join([heading, *rows, ""]), encoding="utf-8")
    sheet = summary_sheet(read_indicators(tmp_path / "a.csv"))
    (section,) = sheet.sections
    assert [row.first.texts["indicator"] for row in section.rows] == ["加 入率", "NPO"]
    assert [period.name for period in sheet.periods] == ["前期", "後 期"]
    assert {result.texts["section_name"] for result in sheet.results} == {"市民"}


def test_markdown(sokatsu: Sokatsu) -> None:
    run = sokatsu("report", HOSTILE, "-f", "markdown", "--grades", "100:◎,0:△")
    expected = (Path(__file__).parents[1] / "source" / "hostile.md").read_text(encoding="utf-8")
    assert run.stdout.decode() == expected


def test_markdown_of_a_plain_table(sokatsu: Sokatsu) -> None:
    text = sokatsu("report", "-", "-f", "markdown", stdin=PLAIN.encode()).stdout.decode()
    assert text.startswith("# 総括表\n\n## 計画の達成状況\n\n")
    assert text.endswith("\n\n元の表: &lt;stdin&gt;\n")
    assert "\n## 指標の達成状況\n\n| 目標指標 | 単位 | 方向 |" in text


@pytest.mark.parametrize("form", ["html", "markdown", "xlsx"])
def test_a_table_without_rows_is_a_sheet_without_rows(sokatsu: Sokatsu, form: str) -> None:
    rows = "indicator,direction,target,actual,published_rate\n"
    run = sokatsu("report", "-", "-f", form, stdin=rows.encode())
    assert run.status == 0
    assert run.stdout


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_the_same_table_gives_the_same_bytes(name: str) -> None:
    sheet = summary_sheet(read_indicators(bundled_table()), grades="maff")
    words = SHEET_LANGUAGES["en"]
    first, second = (
        render_report(name, Contents(sheet, words, Heading("Sheet"))) for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.html", "html"),
        ("A.HTM", "html"),
        ("a.md", "markdown"),
        ("a.xlsx", "xlsx"),
        ("a.csv", None),
    ],
)
def test_the_suffix_asks_for_a_format(path: str, name: str | None) -> None:
    assert sheet_format_of(path) == name


def test_chapters_and_sections_gather_their_rows(tmp_path: Path) -> None:
    rows = ["1,1,甲,a,↗,,10,9,", "2,1,乙,b,↗,,10,9,", "1,1,,c,↗,,10,9,", ",,,d,↗,,10,9,"]
    sheet = sheet_of(tmp_path, rows)
    assert [[each.key.chapter for each in chapter] for chapter in sheet.chapters] == [
        *[["1"], ["2"], [""]]
    ]
    assert [len(section.rows) for section in sheet.sections] == [2, 1, 1]
    say = Phrases(sheet, SHEET_LANGUAGES["ja"])
    assert [say.chapter(section) for section in sheet.sections] == [
        *["第1章", "第2章", "(章の記載なし)"]
    ]
    assert say.section(sheet.sections[-1]) == "(節の記載なし)"


def test_a_row_without_period_takes_no_final_target_away(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, [",,,a,↗,H26,10,9,", ",,,a,↗,H30,12,9,", ",,,a,↗,,11,9,"])
    assert [period.label for period in sheet.periods] == ["", "H26", "H30"]
    assert [row.final_target for section in sheet.sections for row in section.rows] == ["12"]
    assert Phrases(sheet, SHEET_LANGUAGES["en"]).period(sheet.periods[0]) == "(no period)"


def test_what_has_no_rate_comes_after_the_lowest(tmp_path: Path) -> None:
    rows = [",,,a,↗,,10,9,", ",,,b,↗,,-10,-12,", ",,,c,↗,,10,,", ",,,d,↗,,10,1,", ",,,e,↗,,1,1,"]
    names = [result.texts["indicator"] for result in sheet_of(tmp_path, rows).by_need]
    assert names == ["d", "a", "b", "c", "e"]


@pytest.mark.parametrize(
    ("row", "method", "is_false"),
    [
        (",,,a,↗,,10000,9996,", "ratio", True),
        (",,,a,↗,,10000,9996,100%", "ratio", True),
        (",,,a,↗,,3000,2999,99.9%", "ratio", True),  # 99.96… prints as 100.0
        (",,,a,↗,,10,10,", "ratio", False),
        (",,,a,↘,,10,12,120%", "raw", False),
        (",,,a,↘,,10,12,", "raw", False),
        (",,,a,↗,,0,-1,", "ratio", False),
        (",,,a,↘,,10,25,", "difference", False),
    ],
)
def test_what_prints_as_a_hundred_may_not_be_one(
    tmp_path: Path, row: str, method: str, *, is_false: bool
) -> None:
    (result,) = sheet_of(tmp_path, [row], method=method).results
    assert result.is_false_hundred is is_false


def test_a_reason_of_what_is_achieved_has_another_heading(tmp_path: Path) -> None:
    sheets = [sheet_of(tmp_path, [f",,,a,↗,,10,{actual},"]) for actual in ("9", "10")]
    for sheet, heading in zip(sheets, ["未達成指標の理由・分析", "理由・分析"], strict=True):
        (result,) = sheet.results
        texts = {**result.texts, "reason": "よくできた"}
        section = Section(SectionKey("", "", ""), (SheetRow((replace(result, texts=texts),)),))
        assert Phrases(sheet, SHEET_LANGUAGES["ja"]).reasons_heading(section) == heading


@pytest.mark.parametrize(
    ("title", "why"), [("a\udce9", "'a\\xe9' is not UTF-8"), ("\x1b[31m", "is no title")]
)
def test_a_title_is_text(sokatsu: Sokatsu, title: str, why: str) -> None:
    run = sokatsu("report", bundled_table(), "--title", title)
    assert (run.status, run.stdout) == (2, b"")
    assert why in run.stderr


@pytest.mark.parametrize(("units", "rows"), [(("人", ""), 1), (("", "人"), 1), (("人", "件"), 2)])
def test_a_unit_that_is_written_once_is_that_of_both_periods(
    units: tuple[str, str], rows: int
) -> None:
    frame = pd.DataFrame(
        {
            "indicator": ["甲", "甲"],
            "unit": units,
            "direction": "↗",
            "period": ["前期", "後期"],
            "target": ["9", "9"],
            "actual": ["8", "7"],
        },
        dtype=object,
    )
    (section,) = summary_sheet(frame).sections
    assert len(section.rows) == rows
