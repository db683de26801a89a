"""The summary sheet: every cell of the source document, in each format."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from html_page import Cell, Page
from sokatsu_cli import parse_number, read_indicators
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.formats import render_sheet, sheet_format_of
from sokatsu_cli.report.html import MISSING_EXTRA
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.sheet import Section, SheetRow, SummarySheet
from sokatsu_cli.report.words import SHEET_LANGUAGES
from support import Sokatsu
from terminal import terminal_output
from test_published import BY_INDICATOR, numbers_in_the_source

HOSTILE = Path(__file__).parents[1] / "source" / "hostile.csv"
"""Labels that would be markup, scripts or template code if they were not text."""


def html(sokatsu: Sokatsu, *arguments: str | Path, stdin: bytes = b"") -> str:
    run = sokatsu("report", *arguments, stdin=stdin)
    assert run.status == 0, run.stderr
    return run.stdout.decode()


@pytest.fixture
def published(sokatsu: Sokatsu) -> Page:
    return Page(html(sokatsu, bundled_table()))


def indicator_rows(page: Page) -> list[list[Cell]]:
    return [row for row in page.tables["sheet"] if "indicator" in row[0].classes]


def test_the_page_has_the_cells_of_the_source_in_its_order(published: Page) -> None:
    rows = indicator_rows(published)
    assert len(rows) == len(BY_INDICATOR) == 15
    for row, of_indicator in zip(rows, BY_INDICATOR, strict=True):
        first = of_indicator[0]
        named = [first[name] for name in ("indicator", "unit", "direction", "baseline")]
        assert [cell.text for cell in row[:4]] == named
        by_period = {each["period"]: each for each in of_indicator}
        for place, period in ((4, "前期"), (6, "後期")):
            values, rate = row[place], row[place + 1]
            if period in by_period:
                expected = by_period[period]
                assert values.all("value") == [expected["target"], expected["actual"]]
                assert rate.all("figure") == [expected["published_rate"]]
            else:
                assert (values.text, rate.text) == ("", "")
        assert row[8].text == by_period.get("後期", {"target": ""})["target"]


def test_the_page_has_every_number_of_the_source(published: Page) -> None:
    """The document prints one final target, 42, with other digits than the target, 42.0."""
    for row, of_indicator in zip(indicator_rows(published), BY_INDICATOR, strict=True):
        cells = [row[3].text, *row[4].all("value"), *row[5].all("figure")]
        cells += [*row[6].all("value"), *row[7].all("figure"), row[8].text]
        found = sorted(parse_number(cell) or 0 for cell in cells if cell)
        printed = numbers_in_the_source(of_indicator[0]["indicator"])
        assert found == sorted(parse_number(number) or 0 for number in printed)
        assert len(set(printed) - set(cells)) <= (of_indicator[0]["target"] == "42.0")


def test_reasons_stand_below_their_sections(published: Page) -> None:
    shown = [
        row[0].classes[0] if row[0].classes else ""
        for row in published.tables["sheet"]
        if len(row) == 1
    ]
    assert shown == ["section", "reasons"] * 5
    texts = [row[0].all("text") for row in published.tables["sheet"] if "reasons" in row[0].classes]
    reasons = [row["reason"] for rows in BY_INDICATOR for row in rows if row["reason"]]
    assert [text for of_section in texts for text in of_section] == reasons


def test_those_not_achieved_come_first_in_the_list(published: Page) -> None:
    rows = published.tables["need"][1:]
    rates = [cell.all("figure")[0] for *_cells, cell in rows]
    assert rates[:3] == ["37.0%", "41.7%", "44.4%"]
    statuses = [row[-1].all("status")[0] for row in rows]
    assert statuses == ["✗ 未達成"] * 13 + ["✓ 達成"] * 6


def test_a_decline_looks_like_one(published: Page) -> None:
    rate = next(
        row for row in indicator_rows(published) if row[0].text == "自治会・町内会への加入率"
    )
    assert rate[4].all("more") == ["策定時比 -1.8 悪化"]
    assert rate[5].all("figure") == ["91.7%"]


def test_rates_say_what_the_printed_ones_do_not(published: Page) -> None:
    rows = {row[0].text: row for row in indicator_rows(published)}
    assert rows["アダプト・プログラム実施団体数"][5].all("more") == ["上限前 118.2%"]
    of_course = rows["日本語学習支援ボランティア養成講座の定員に対する参加率"]
    assert of_course[7].all("more") == ["計算値 85.8%"]
    assert "公表された達成率は、すべて計算値と一致します。" in published.text


def test_the_page_needs_nothing_else(published: Page) -> None:
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _given in published.elements}
    links = [given["href"] for tag, given in published.elements if tag == "a"]
    assert links
    assert all(str(link).startswith("#") for link in links)
    policies = [given["content"] for tag, given in published.elements if "http-equiv" in given]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_headings_are_scoped(published: Page) -> None:
    scopes = [given.get("scope") for tag, given in published.elements if tag == "th"]
    assert set(scopes) == {"col", "colgroup", "row", "rowgroup"}


def test_labels_are_text(sokatsu: Sokatsu) -> None:
    page = Page(html(sokatsu, HOSTILE, "--title", "<title> & 'co'"))
    assert {tag for tag, _given in page.elements}.isdisjoint({"script", "img", "i", "b"})
    assert not any(name.startswith("on") for _tag, given in page.elements for name in given)
    assert "<script>document.title = 1</script>" in page.text
    assert "' onclick=\"alert(3)" in page.text
    assert "{{ 7*7 }}{% raw %}" in page.text
    assert "見えない\\x07" in page.text
    assert "<title> & 'co'" in page.text


CHROMIUM = next(
    filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None
)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_nothing_runs_in_a_browser(sokatsu: Sokatsu, tmp_path: Path) -> None:
    text = html(sokatsu, HOSTILE)
    without_policy = re.sub("<meta http-equiv.*?>", "", text)
    (tmp_path / "page.html").write_text(without_policy, encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    command += ["--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}"]
    run = subprocess.run(
        [*command, "--dump-dom", (tmp_path / "page.html").as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    page = Page(run.stdout.decode())
    assert "<title>総括表</title>" in run.stdout.decode()
    assert {tag for tag, _given in page.elements}.isdisjoint({"script", "img"})
    assert "<script>document.title = 1</script>" in page.text


def test_differences_are_marked_in_the_cell_and_listed(sokatsu: Sokatsu) -> None:
    page = Page(html(sokatsu, HOSTILE))
    first, second, third, *_rest = indicator_rows(page)
    assert first[5].all("differs") == ["≠ 公表値 44.5% は計算値 44.4% と異なります"]
    assert first[5].all("more") == []
    assert second[5].all("differs") == []
    reason = "負の値(baseline方式を使用)"
    expected = f"公表値 10.0% がありますが、達成率を算出できません({reason})"
    assert third[7].all("differs") == [f"≠ {expected}"]
    assert f"{{{{ 7*7 }}}}{{% raw %}} 後期 (H30): {expected}" in page.text


def test_a_rate_only_printed_as_100_says_so(sokatsu: Sokatsu) -> None:
    last = indicator_rows(Page(html(sokatsu, HOSTILE)))[-2]
    assert last[7].all("figure") == ["100.0%"]
    assert last[7].all("more") == ["100%と表示されるが未達成"]


def test_english(sokatsu: Sokatsu) -> None:
    page = Page(html(sokatsu, bundled_table(), "--lang", "en", "--grades", "100:A,0:B"))
    assert indicator_rows(page)[0][5].all("status") == ["✗ not achieved", "Grade B"]
    assert "Indicators: 15, results: 19; 6 achieved, 13 not achieved, 0 without data" in page.text
    assert not re.search("達成率|策定時比|実績値", page.text)


PLAIN = "indicator,direction,target,actual\n満足度,↗,10,13\n人口,→,5,\n"


def test_a_table_of_needed_columns_has_no_others(sokatsu: Sokatsu) -> None:
    page = Page(sokatsu("report", "-", "--cap", "120", stdin=PLAIN.encode()).stdout.decode())
    headings = [[cell.text for cell in row] for row in page.tables["sheet"][:2]]
    assert headings[0] == ["目標指標", "方向", "指標の達成状況"]
    assert headings[1] == ["上段: 目標値\n下段: 実績値", "達成率"]
    assert [cell.text for cell in page.tables["sections"][1]][:2] == ["合計", "2"]
    assert "differences" not in page.tables
    first = page.tables["sheet"][2]
    assert first[3].all("figure") == ["120.0%"]
    assert first[3].all("more") == ["上限前 130.0%"]
    bars = [given for tag, given in page.elements if tag == "rect" and given["class"] == "fill"]
    assert {bar["width"] for bar in bars} == {"120.0"}


def test_without_a_cap_bars_end_beyond_150(sokatsu: Sokatsu) -> None:
    rows = "indicator,direction,target,actual\n満足度,↗,10,90\n"
    page = Page(sokatsu("report", "-", "--no-cap", stdin=rows.encode()).stdout.decode())
    bars = [given for tag, given in page.elements if tag == "rect" and given["class"] == "fill"]
    assert {bar["width"] for bar in bars} == {"156"}
    assert "上限なし" in page.text


def test_without_any_rate_there_is_no_mean(sokatsu: Sokatsu) -> None:
    rows = "indicator,direction,target,actual\n満足度,↗,10,\n"
    page = Page(sokatsu("report", "-", stdin=rows.encode()).stdout.decode())
    assert "平均" not in page.text.replace("平均%", "")
    assert page.tables["sections"][-1][-1].text == ""


def test_the_change_from_the_baseline_can_be_left_out(sokatsu: Sokatsu) -> None:
    assert "策定時比" not in html(sokatsu, bundled_table(), "--no-baseline-change")


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


def test_the_spreadsheet_can_be_tidied_again(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    assert sokatsu("report", bundled_table(), "-o", path).status == 0
    assert sokatsu("tidy", path).stdout == bundled_table().read_bytes()


def test_the_spreadsheet_has_numbers_and_is_ready_to_print(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:

    path = tmp_path / "sheet.xlsx"
    sokatsu("report", bundled_table(), "-o", path)
    page = load_workbook(path).worksheets[0]
    cells = {str(cell.value): cell for row in page.iter_rows() for cell in row}
    assert cells["0.444"].number_format == "0.0%"
    assert cells["1360"].number_format == "#,##0"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$3:$4"


DIFFERENT = """\
節,目標指標,めざす方向,期間,目標値,実績値,達成率
市民,加入率,↗,前期,70,64.2,91.7%
市民,加入率,↗,後期,70,61.9,98.4%
市 民,苦情,↘,前期,10,15,100.0%
市民,苦情,↘,後期,10,9,皆増
市民,NPO,↗,前期,22,-5,50%
市民,計,↗,前期,22,26,118.2%
"""
"""Printed rates that agree, differ, are no number, and stand where there is none; and a total."""


def test_the_computed_rate_is_the_large_figure_and_the_other_struck(sokatsu: Sokatsu) -> None:
    page = Page(html(sokatsu, "-", stdin=DIFFERENT.encode()))
    cells = [cell for row in indicator_rows(page) for cell in row if "rate" in cell.classes]
    shown = [("".join(cell.all("figure")), "".join(cell.all("printed"))) for cell in cells]
    assert shown == [
        ("91.7%", ""),
        ("88.4%", "公表値 98.4%"),
        ("66.7%", "公表値 100.0%"),
        ("100.0%", ""),
        ("50%", ""),
        ("100.0%", "公表値 118.2%"),
    ]
    by_need = ["".join(row[-1].all("figure")) for row in page.tables["need"][1:]]
    assert by_need == ["66.7%", "88.4%", "91.7%", "50%", "100.0%"]
    assert cells[3].all("differs") == ["≠ 公表値「皆増」は数値ではないため比較できません"]
    struck = [given for tag, given in page.elements if tag == "s"]
    assert len(struck) == 5


def test_markdown_strikes_the_printed_rate_too(sokatsu: Sokatsu) -> None:
    text = sokatsu("report", "-", "-f", "markdown", stdin=DIFFERENT.encode()).stdout.decode()
    assert text.count("| 88.4% ~~98.4%~~ ✗ 未達成<br>") == 2
    assert text.count("~~") == 2 * 5


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_cell_of_a_printed_rate_that_differs_is_marked(
    sokatsu: Sokatsu, tmp_path: Path, language: str
) -> None:

    path = tmp_path / "sheet.xlsx"
    sokatsu("report", "-", "-o", path, "--lang", language, stdin=DIFFERENT.encode())
    cells = [cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
    marked = {cell.value: cell.comment.text for cell in cells if cell.comment}
    assert list(marked) == [0.984, 1, "皆増", 0.5, 1.182]
    expected = {
        "ja": "公表値 98.4% は計算値 88.4% と異なります",
        "en": "published 98.4%, computed 88.4%",
    }
    assert marked[0.984] == expected[language]
    filled = {cell.value for cell in cells if cell.fill.start_color.rgb == "FFFBE3D6"}
    assert filled == set(marked)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_totals_are_shown_but_not_counted(sokatsu: Sokatsu, form: str) -> None:
    run = sokatsu("report", "-", "-f", form, stdin=DIFFERENT.encode())
    text = run.stdout.decode()
    assert "3指標の5件のうち、達成1件、未達成4件、データなし0件" in text
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


def test_a_spreadsheet_loses_no_digit(sokatsu: Sokatsu, tmp_path: Path) -> None:

    path = tmp_path / "sheet.xlsx"
    rows = "indicator,direction,target,actual\n人口,↗,999999999999999999,123456789012345\n"
    sokatsu("report", "-", "-o", path, stdin=rows.encode())
    values = [cell.value for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert "999999999999999999" in values
    assert 123456789012345 in values


def test_markdown(sokatsu: Sokatsu) -> None:
    run = sokatsu("report", HOSTILE, "-f", "markdown", "--grades", "100:◎,0:△")
    expected = (Path(__file__).parents[1] / "source" / "hostile.md").read_text(encoding="utf-8")
    assert run.stdout.decode() == expected


def test_markdown_of_a_plain_table(sokatsu: Sokatsu) -> None:
    text = sokatsu("report", "-", "-f", "markdown", stdin=PLAIN.encode()).stdout.decode()
    assert text.startswith("# 総括表\n\n元の表: &lt;stdin&gt;\n")
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
    first, second = (render_sheet(name, sheet, words, "Sheet") for _ in range(2))
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


HEADING = "chapter,section,section_name,indicator,direction,period,target,actual,published_rate"


def sheet_of(tmp_path: Path, rows: list[str], **options: str) -> SummarySheet:
    path = tmp_path / "table.csv"
    path.write_text("\n".join([HEADING, *rows, ""]), encoding="utf-8")
    return summary_sheet(read_indicators(path), **options)  # type: ignore[arg-type]


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
    ("row", "method", "is_false", "bar"),
    [
        (",,,a,↗,,10000,9996,", "ratio", True, "99.9"),
        (",,,a,↗,,10000,9996,100%", "ratio", True, "99.9"),
        (",,,a,↗,,3000,2999,99.9%", "ratio", True, "99.9"),  # 99.96… prints as 100.0
        (",,,a,↗,,10,10,", "ratio", False, "100.0"),
        (",,,a,↘,,10,12,120%", "raw", False, "99.9"),
        (",,,a,↘,,10,12,", "raw", False, "99.9"),
        (",,,a,↗,,0,-1,", "ratio", False, "None"),
        (",,,a,↘,,10,25,", "difference", False, "0.0"),
    ],
)
def test_only_what_is_achieved_reaches_the_line(
    tmp_path: Path, row: str, method: str, is_false: bool, bar: str
) -> None:
    (result,) = sheet_of(tmp_path, [row], method=method).results
    assert (result.is_false_hundred, str(result.bar)) == (is_false, bar)


@pytest.mark.parametrize(("years", "tables"), [(1, [1]), (3, [3]), (4, [2, 2]), (8, [3, 3, 2])])
def test_many_periods_stand_in_several_tables(
    sokatsu: Sokatsu, years: int, tables: list[int]
) -> None:
    rows = [f"a,H{20 + year},↗,10,{year + 1}" for year in range(years)]
    text = "\n".join(["indicator,year,direction,target,actual", *rows, ""])
    page = Page(sokatsu("report", "-", stdin=text.encode()).stdout.decode())
    shown = [row for row in page.tables["sheet"] if "indicator" in row[0].classes]
    assert [len([cell for cell in row if "rate" in cell.classes]) for row in shown] == tables
    assert [len(row) for row in shown] == [2 + 2 * each for each in tables[:-1]] + [
        3 + 2 * tables[-1]
    ]


def test_rates_that_were_not_published_are_not_tidied_as_published(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.xlsx"
    rows = "indicator,unit,direction,year,target,actual\n満足度,%,↗,H30,10,9\n人口,人,↘,H30,5,\n"
    assert sokatsu("report", "-", "-o", path, stdin=rows.encode()).status == 0
    lines = sokatsu("tidy", path).stdout.decode().splitlines()
    assert lines[0].endswith(",published_rate,reason,計算値")
    assert lines[1:] == [
        ",,,満足度,%,↗,,H30,,10,9,,,90.0%",
        ",,,人口,人,↘,,H30,,5,-,,,",
    ]


def test_a_spreadsheet_of_two_chapters_is_tidied_again(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    rows = ["1,1,甲,あ,↗,前期,10,9,90%", "2,1,乙,い,↗,前期,10,8,80%"]
    text = "\n".join([f"{HEADING},reason", f"{rows[0]},「あ」は遅れた。", f"{rows[1]},", ""])
    assert sokatsu("report", "-", "-o", path, stdin=text.encode()).status == 0
    lines = sokatsu("tidy", path).stdout.decode().splitlines()
    assert lines[1:] == [
        "1,1,甲,あ,,↗,前期,,,10,9,90%,「あ」は遅れた。",
        "2,1,乙,い,,↗,前期,,,10,8,80%,",
    ]


@pytest.mark.parametrize("character", ["\x07", "\ufffe", "\uffff"])
def test_a_spreadsheet_refuses_what_it_cannot_hold(
    sokatsu: Sokatsu, tmp_path: Path, character: str
) -> None:
    rows = f"indicator,direction,target,actual\n満足{character}度,↗,10,9\n"
    run = sokatsu("report", "-", "-o", tmp_path / "sheet.xlsx", stdin=rows.encode())
    assert run.status == 2
    assert "a spreadsheet cannot hold" in run.stderr
    assert not list(tmp_path.iterdir())


def test_the_formula_of_a_row_is_named(sokatsu: Sokatsu) -> None:
    rows = "indicator,direction,method,target,actual\na,down,raw,30,37\nb,up,,30,25\n"
    page = Page(html(sokatsu, "-", stdin=rows.encode()))
    assert "達成率の計算: raw, ratio方式" in page.text
    remarks = [row[-1].all("more") for row in indicator_rows(page)[:2]]
    assert remarks == [["計算方法 raw", "上限前 123.3%", "方向を考慮しない"], []]


def test_reasons_of_each_period_are_tidied_again(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    rows = [
        "1,1,甲,あ,↗,前期,10,9,90%,「あ」は遅れた。",
        "1,1,甲,い,↗,前期,10,8,80%,「い」も遅れた。",
    ]
    rows += ["1,1,甲,あ,↗,後期,10,7,70%,「あ」はまた遅れた。"]
    text = "\n".join([f"{HEADING},reason", *rows, ""])
    assert sokatsu("report", "-", "-o", path, stdin=text.encode()).status == 0
    lines = sokatsu("tidy", path).stdout.decode().splitlines()
    assert [line.rpartition(",")[2] for line in lines[1:]] == [
        *["「あ」は遅れた。", "「あ」はまた遅れた。", "「い」も遅れた。"]
    ]


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


def test_a_rate_that_was_printed_as_missing_is_computed_beside_it(sokatsu: Sokatsu) -> None:
    rows = "indicator,direction,target,actual,published_rate\n満足度,↗,10,9,-\n人口,↗,10,5,※\n"
    run = sokatsu("report", "-", "--missing", "※", stdin=rows.encode())
    rates = [row[-1] for row in indicator_rows(Page(run.stdout.decode()))[:2]]
    assert [rate.all("figure") for rate in rates] == [["-"], ["※"]]
    assert [rate.all("more") for rate in rates] == [["計算値 90.0%"], ["計算値 50.0%"]]


def test_the_page_needs_its_extra(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    run = sokatsu("report", bundled_table(), "-f", "html")
    assert (run.status, run.stdout, run.stderr) == (2, b"", f"sokatsu: {MISSING_EXTRA}\n")
    assert sokatsu("report", bundled_table(), "-f", "markdown").status == 0


def test_a_page_is_nothing_for_a_terminal() -> None:
    assert terminal_output(80, "report") == ""


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


def test_a_reason_of_many_lines_has_room_in_a_spreadsheet(sokatsu: Sokatsu, tmp_path: Path) -> None:
    heights = []
    for reason in ("雨のため。", "雨のため。\n風のため。\n雪のため。\n霧のため。"):
        path = tmp_path / "a.csv"
        rows = f'indicator,direction,period,target,actual,reason\n甲,↗,後期,9,8,"{reason}"\n'
        path.write_text(rows, encoding="utf-8")
        assert sokatsu("report", path, "-o", tmp_path / "a.xlsx").status == 0
        page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
        (number,) = (
            number
            for number, row in enumerate(page.iter_rows(values_only=True), 1)
            if "雨" in str(row)
        )
        heights.append(page.row_dimensions[number].height)
    assert heights[1] == 4 * heights[0]
