"""The lists of a page: counts by section, all results, definitions, contents."""

import re
from pathlib import Path

import pytest

from html_page import Page
from report_tables import contents_of
from sheet_tables import DIFFERENT, PLAIN, page_of, sheet_of
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.definitions import Definitions
from sokatsu_cli.report.page.lists import Lists
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.words import SHEET_LANGUAGES
from support import Sokatsu

YEARS = ["甲,,,a,↗,R1,10,5,", "甲,,,a,↗,R2,10,10,", "甲,,,b,↗,R1,10,4,", "乙,,,c,↗,R2,10,,"]


@pytest.fixture
def published(sokatsu: Sokatsu) -> Page:
    return page_of(sokatsu, bundled_table())


def test_all_results_stand_by_indicator_the_lowest_first(published: Page) -> None:
    lines = published.paragraphs["need"]
    of_headline = [line for line in lines if "p1" in line.classes]
    assert len(lines) == 19
    assert [line.all("b") for line in of_headline[:3]] == [["37.0%"], ["41.7%"], ["79.8%"]]
    statuses = ["".join(line.all("i")) for line in of_headline]
    assert [status[2:5] for status in statuses] == ["未達成"] * 7 + ["達成"] * 4
    assert of_headline[0].text == "後期 (H30) 37.0% ✗ 未達成 14.8 / 40.0"
    worse = [line.text for line in lines if "w" in line.classes]
    assert worse[0] == "前期 (H26) 91.7% △ 未達成 悪化 64.2 / 70"


def test_each_tile_leads_to_as_many_lines_as_it_counts(published: Page) -> None:
    """A style sheet keeps the lines of the classes: here they are counted as it does."""
    chosen = {
        str(given["id"]): given
        for _tag, given in published.elements
        if given.get("class") == "chosen"
    }
    assert list(chosen) == [
        f"list-{name}" for name in ("achieved", "not_achieved", "no_data", "worse")
    ]
    lines = [set(line.classes) for line in published.paragraphs["need"] if "p1" in line.classes]
    kept = {
        "達成": [line for line in lines if "a" in line],
        "未達成": [line for line in lines if not line & {"a", "d"}],
        "データなし": [line for line in lines if "d" in line],
        "策定時より悪化": [line for line in lines if "w" in line],
    }
    for name, found in kept.items():
        assert f"後期 (H30) {name} {len(found)}件" in published.text
    assert [len(found) for found in kept.values()] == [4, 7, 0, 1]


def test_the_filter_knows_each_status_and_period(sokatsu: Sokatsu) -> None:
    text = sokatsu("report", bundled_table()).stdout.decode()
    rules = re.findall(r"(?s)<style>(.*?)</style>", text)[1]
    assert "#need:has(#list-worse:target) :is(p:not(.w),p:not(.p1),li:not(:has(.p1.w)))" in rules
    assert rules.count(":has(#in-") == 2
    ids = set(re.findall(r'id="((?:only|in)-\w+)"', text))
    assert set(re.findall(r"#((?:only|in)-\w+):checked", rules)) == ids
    assert len(ids) == 4 + 2
    plain = sokatsu("report", "-", stdin=PLAIN.encode()).stdout.decode()
    assert "#in-" not in plain
    assert 'name="period"' not in plain


def test_counts_by_section_are_of_the_headline_and_totals_of_each_period(published: Page) -> None:
    heading, *rows = [[cell.text for cell in row] for row in published.tables["sections"]]
    assert heading[:4] == ["節", "指標数", "達成", "未達成"]
    assert rows[1][:4] == ["1-2 市民活動", "3", "2", "1"]
    assert [row[:4] for row in rows[-2:]] == [
        ["合計 前期 (H26)", "8", "2", "6"],
        ["合計 後期 (H30)", "11", "4", "7"],
    ]
    assert sum(int(row[2]) for row in rows[:5]) == 4
    assert "節ごとの数値は後期 (H30)のもの" in published.text


def test_without_periods_there_is_one_total(sokatsu: Sokatsu) -> None:
    page = page_of(sokatsu, "-", stdin=PLAIN)
    rows = [[cell.text for cell in row] for row in page.tables["sections"][1:]]
    assert [row[:5] for row in rows] == [["合計", "2", "1", "0", "1"]]
    assert [line.text for line in page.paragraphs["need"]] == [
        *["100.0% ✓ 達成 13 / 10", "– – データなし – / 5"][::-1]
    ]


def test_totals_are_in_the_sheet_and_in_no_list(sokatsu: Sokatsu) -> None:
    page = page_of(sokatsu, "-", stdin=DIFFERENT)
    assert len(page.paragraphs["need"]) == 5
    assert "次の行は合計・平均なので、件数・平均に含めません: 計" in page.text


def test_what_has_no_result_in_the_headline_stands_last(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, YEARS)
    words = SHEET_LANGUAGES["en"]
    contents = Contents(sheet, words, Heading("Sheet"))
    lists = Lists(contents, Phrases(sheet, words), Anchors(sheet))
    assert lists.headline == "R2"
    assert [entry.name for entry in lists.entries] == ["c", "a", "b"]
    (first, *_rest) = lists.entries
    assert [line.classes for line in first.lines] == ["d p1"]
    assert [(choice.name, choice.results) for choice in lists.choices] == [
        *[("achieved", 1), ("not_achieved", 0), ("no_data", 1), ("worse", 0)]
    ]


def test_definitions_are_those_of_the_rules(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, [",,,a,↗,,10,9,90%"], cap="120", digits=2, tolerance="5")
    words = SHEET_LANGUAGES["en"]
    contents = Contents(sheet, words, Heading("Sheet"))
    items = dict(Definitions(contents, Phrases(sheet, words)).items())
    assert list(items) == [
        *["Rate (ratio)", "Rounding", "Cap", "Achieved", "Signs", "Published rates"],
        "What is counted",
    ]
    assert "to 2 decimals (half-up)" in items["Rounding"]
    assert "at most 120 %" in items["Cap"]
    assert "within 5 % of the target" in items["Achieved"]
    assert "△ not achieved, 80 % or more, ▲ 50 % or more" in items["Signs"]


def test_definitions_name_what_the_columns_need(sokatsu: Sokatsu) -> None:
    rows = "indicator,direction,baseline_year,baseline,year,target_year,target,actual\n"
    rows += "a,up,2020,5,2022,2024,10,9\n"
    page = page_of(sokatsu, "-", "--method", "expected", "--no-cap", stdin=rows)
    for part in ("増加は 実績値÷期待値", "直線で進んだとき", "ペース", "上限\nなし。"):
        assert part in page.text.replace("上限なし。", "上限\nなし。")
    empty = contents_of("indicator,direction,target,actual\n")
    definitions = Definitions(empty, Phrases(empty.sheet, empty.words))
    assert "増加は 実績値÷目標値" in dict(definitions.items())["達成率 (ratio)"]


def test_contents_name_the_parts_that_are_there(published: Page, sokatsu: Sokatsu) -> None:
    def links(page: Page) -> list[str]:
        begin = next(at for at, (tag, _given) in enumerate(page.elements) if tag == "nav")
        end = next(at for at, (tag, _given) in enumerate(page.elements) if tag == "main")
        found = [given["href"] for tag, given in page.elements[begin:end] if tag == "a"]
        return [str(link) for link in found]

    parts = ["#sheet", "#sections", "#need", "#definitions", "#data"]
    assert links(published)[-6:] == ["#differences", *parts]
    assert [link for link in links(published) if re.fullmatch("#s[0-9]+", link)] == [
        *["#s1", "#s2", "#s3", "#s4", "#s5"]
    ]
    plain = links(page_of(sokatsu, "-", stdin=PLAIN))
    assert plain[-5:] == parts
    assert "#differences" not in plain


@pytest.mark.parametrize("language", ["ja", "en"])
def test_contents_call_the_parts_as_their_headings_do(sokatsu: Sokatsu, language: str) -> None:
    text = sokatsu("report", bundled_table(), "--lang", language).stdout.decode()
    headings = dict(re.findall(r'<h2 id="([\w-]+)-heading">([^<]+?)\s*<', text))
    named = dict(re.findall(r'<li><a href="#([a-z-]+)">([^<]+)</a>', text.partition("<main>")[0]))
    assert named == headings


PRINTED = """\
indicator,direction,period,target,actual,published_rate
甲,↗,前期,未確定,9,85%
乙,↗,前期,10,9,90%
丙,↗,前期,10,9,96%
"""


def test_the_large_rate_is_always_the_computed_one() -> None:
    contents = contents_of(PRINTED)
    lists = Lists(contents, Phrases(contents.sheet, contents.words), Anchors(contents.sheet))
    figures = {entry.name: entry.lines[0].figures for entry in lists.entries}
    shown = {name: (each.rate, each.struck) for name, each in figures.items()}
    assert shown == {"甲": ("", "85%"), "乙": ("90.0%", ""), "丙": ("90.0%", "96%")}
