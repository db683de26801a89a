"""The 総括表 of a page: every cell of the source document, as it is on paper."""

import re
from pathlib import Path

import pytest

from html_page import Cell, Page
from sheet_tables import DIFFERENT, HOSTILE, PLAIN, indicator_rows, page_of
from sokatsu_cli import parse_number, read_indicators
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.outlook import Step
from sokatsu_cli.report.page.list_words import LIST_LANGUAGES
from sokatsu_cli.report.page.paper import Paper
from sokatsu_cli.report.page.step_signs import STEP_SIGNS
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.words import SHEET_LANGUAGES
from support import Sokatsu
from test_published import BY_INDICATOR, numbers_in_the_source


@pytest.fixture
def published(sokatsu: Sokatsu) -> Page:
    return page_of(sokatsu, bundled_table())


def signs(cell: Cell) -> str:
    return "".join(cell.all("i"))


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
                assert values.text.split("\n") == [expected["target"], expected["actual"]]
                assert rate.alone == expected["published_rate"]
            else:
                assert (values.text, rate.text) == ("", "")
        assert row[8].text == by_period.get("後期", {"target": ""})["target"]


def test_the_page_has_every_number_of_the_source(published: Page) -> None:
    """The document prints one final target, 42, with other digits than the target, 42.0."""
    for row, of_indicator in zip(indicator_rows(published), BY_INDICATOR, strict=True):
        cells = [row[3].text, *row[4].text.split("\n"), row[5].alone]
        cells += [*row[6].text.split("\n"), row[7].alone, row[8].text]
        found = sorted(parse_number(cell) or 0 for cell in cells if cell)
        printed = numbers_in_the_source(of_indicator[0]["indicator"])
        assert found == sorted(parse_number(number) or 0 for number in printed)
        assert len(set(printed) - set(cells)) <= (of_indicator[0]["target"] == "42.0")


def test_reasons_stand_below_their_sections(published: Page) -> None:
    alone = [row[0] for row in published.tables["sheet"] if len(row) == 1]
    assert ["span" in cell.texts for cell in alone] == [True, False] * 5
    texts = [cell.all("li") for cell in alone[1::2]]
    reasons = [row["reason"] for rows in BY_INDICATOR for row in rows if row["reason"]]
    assert [text.strip() for of_section in texts for text in of_section] == reasons


def test_a_rate_has_the_sign_of_its_step_behind_it(published: Page) -> None:
    cells = {row[0].text: row[5] for row in indicator_rows(published)}
    assert cells["アダプト・プログラム実施団体数"].text == "100%✓"
    assert cells["自治会・町内会への加入率"].text == "91.7%△"
    assert cells["差別のない社会づくりに対する満足度"].text == "60.0%▲"
    assert cells["地域の底力支援事業の奨励金支給件数"].text == "44.4%✗"
    assert cells["地域の底力支援事業の奨励金支給件数"].classes == ["f"]


def test_no_two_steps_look_alike_but_those_that_are_far() -> None:
    letters = [sign.letter for sign in STEP_SIGNS.values()]
    assert len(set(letters)) == len(Step) == len(STEP_SIGNS)
    assert "".join(sign.sign for sign in STEP_SIGNS.values()) == "✓△▲✗✗–"


def test_the_sheet_is_folded_and_says_that_it_scrolls(published: Page) -> None:
    folds = [given for tag, given in published.elements if tag == "details"]
    assert all("open" not in given for given in folds[-4:])
    labelled = [given for _tag, given in published.elements if given.get("class") == "table"]
    assert {given["tabindex"] for given in labelled} == {"0"}
    assert labelled[0]["aria-label"] == "第1章 前期 (H26) 後期 (H30): 狭い画面では横に動かせます"
    tables = [given for tag, given in published.elements if tag == "table"]
    assert [given for given in tables if "data-repeats" not in given] == [{"class": "paper"}]


def test_the_page_needs_nothing_else(published: Page) -> None:
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _given in published.elements}
    links = [str(given["href"]) for tag, given in published.elements if tag == "a"]
    assert [link[:14] for link in links if not link.startswith("#")] == ["data:text/csv;"]
    ids = {given["id"] for _tag, given in published.elements if "id" in given}
    assert {link[1:] for link in links if link.startswith("#")} <= ids
    policies = [given["content"] for tag, given in published.elements if "http-equiv" in given]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_headings_are_scoped(published: Page) -> None:
    scopes = [given.get("scope") for tag, given in published.elements if tag == "th" and given]
    assert set(scopes) == {"col", "colgroup", "row", "rowgroup"}


def test_labels_are_text(sokatsu: Sokatsu) -> None:
    page = page_of(sokatsu, HOSTILE, "--title", "<title> & 'co'")
    assert {tag for tag, _given in page.elements}.isdisjoint({"script", "img"})
    assert not any(name.startswith("on") for _tag, given in page.elements for name in given)
    assert page.text.count("<i>件") >= 2
    assert page.text.count('<b>市民</b> & "活動"') >= 2
    assert "<script>document.title = 1</script>" in page.text
    assert "' onclick=\"alert(3)" in page.text
    assert "{{ 7*7 }}{% raw %}" in page.text
    assert "見えない\\x07" in page.text
    assert "<title> & 'co'" in page.text


def test_other_differences_are_marked_in_the_cell(sokatsu: Sokatsu) -> None:
    first, second, third, *_rest = indicator_rows(page_of(sokatsu, HOSTILE))
    assert (first[5].alone, first[5].all("s")) == ("44.4%", ["公表値 ", "44.5%"])
    assert second[5].text == "81.1%△"
    assert third[7].text == "10.0%✗ ≠"
    assert third[7].all("a") == ["≠"]


def test_only_what_is_achieved_has_its_sign(sokatsu: Sokatsu) -> None:
    last = indicator_rows(page_of(sokatsu, HOSTILE))[-2]
    assert last[7].text == "100.0%△"  # though it prints so


def test_english(sokatsu: Sokatsu) -> None:
    page = page_of(sokatsu, bundled_table(), "--lang", "en", "--grades", "100:A,0:B")
    row = next(row for row in page.tables["sheet"] if "奨励金" in row[0].text)
    assert row[5].text == "44.4%✗ Grade B"
    assert not re.search("達成率|策定時比|実績値|見る", page.text)


def test_a_table_of_needed_columns_has_no_others(sokatsu: Sokatsu) -> None:
    page = page_of(sokatsu, "-", "--cap", "120", stdin=PLAIN)
    headings = [[cell.text for cell in row] for row in page.tables["sheet"][:2]]
    assert headings[0] == ["目標指標", "方向", "総括表"]
    assert headings[1] == ["上段: 目標値\n下段: 実績値", "達成率"]
    assert "differences" not in page.tables
    first, second = page.tables["sheet"][2:]
    assert [cell.text for cell in first] == ["満足度", "↗", "10\n13", "120.0%✓"]
    assert [cell.text for cell in second] == ["人口", "→", "5\n–", "–"]


def test_the_computed_rate_stands_first_and_the_other_is_struck(sokatsu: Sokatsu) -> None:
    rows = indicator_rows(page_of(sokatsu, "-", stdin=DIFFERENT))
    cells = [cell for row in rows for cell in row if cell.all("i")]
    assert [(cell.alone, "".join(cell.all("s")), signs(cell).strip()) for cell in cells] == [
        ("91.7%", "", "△"),
        ("88.4%", "公表値 98.4%", "△"),
        ("66.7%", "公表値 100.0%", "▲"),
        ("100.0%", "", "✓ ≠"),
        ("50%", "", "✗ ≠"),
        ("100.0%", "公表値 118.2%", "✓"),
    ]


@pytest.mark.parametrize(("years", "tables"), [(1, [1]), (3, [3]), (4, [2, 2]), (8, [3, 3, 2])])
def test_many_periods_stand_in_several_tables(
    sokatsu: Sokatsu, years: int, tables: list[int]
) -> None:
    rows = [f"a,H{20 + year},↗,10,{year + 1}" for year in range(years)]
    text = "\n".join(["indicator,year,direction,target,actual", *rows, ""])
    page = page_of(sokatsu, "-", stdin=text)
    shown = [row for row in page.tables["sheet"] if row[0].text == "a"]
    assert [len([cell for cell in row if cell.all("i")]) for row in shown] == tables
    assert [len(row) for row in shown] == [2 + 2 * each for each in tables[:-1]] + [
        3 + 2 * tables[-1]
    ]


def test_a_rate_that_was_printed_as_missing_stands_as_it_was(sokatsu: Sokatsu) -> None:
    rows = "indicator,direction,target,actual,published_rate\n満足度,↗,10,9,-\n人口,↗,10,5,※\n"
    page = page_of(sokatsu, "-", "--missing", "※", stdin=rows)
    assert [row[-1].text for row in page.tables["sheet"][2:]] == ["-△", "※▲"]


def test_tables_of_two_chapters_are_called_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = ["1,甲,a,↗,R1,10,9", "1,甲,a,↗,R2,10,9", "2,乙,b,↗,R2,10,9", ""]
    path.write_text("chapter,section,indicator,direction,year,target,actual\n" + "\n".join(rows))
    sheet = summary_sheet(read_indicators(path))
    paper = Paper(sheet, Phrases(sheet, SHEET_LANGUAGES["ja"]), LIST_LANGUAGES["ja"])
    assert [table.name for table in paper.tables] == ["第1章 R1 R2", "第2章 R1 R2"]
    assert [table.width for table in paper.tables] == [7, 7]
    assert paper.extent() == "紙の総括表の形で見る(2指標、2期間)"
