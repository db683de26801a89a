"""The cards: what they say of each indicator, and what of its section."""

import re

import pytest

from html_page import Page
from made_reports import cards_of, contents_of, page_cards
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.reading.html.own_styles import own_style
from sokatsu_cli.report.html import sheet_page
from sokatsu_cli.report.notes import SectionNote
from sokatsu_cli.report.page.card_tables import Printed

HEADING = (
    "section,section_name,indicator,unit,direction,year,baseline_year,target_year,baseline,target,"
    "actual,published_rate,reason,担当課,課題,備考\n"
)

LONG = (
    "この節の指標は、調査の方法が令和3年度に変わったため、"
    "それより前の値とは単純に比べられないことに注意する。"
)

PLAN = HEADING + (
    f'1,子育て,待機児童数,人,↘,R5,H30,R10,"1,042",0,"1,018",0.0%,<b>増設中</b>,保育課,少子化,{LONG}\n'
    f'1,子育て,待機児童数,人,↘,R6,H30,R10,"1,042",0,9,0.0%,,こども課,,{LONG}\n'
    f"1,子育て,計,人,↗,R6,H30,R10,10,50,30.4,60.8%,,保育課,,{LONG}\n"
    "2,安全,組織率,%,↗,R5,H30,R10,66.0,90.0,90.0,100.0%,,危機管理課,,\n"
    "2,安全,組織率,%,↗,R6,H30,R10,66.0,90.0,,,,危機管理課,,\n"
    "2,安全,事故,件,→,R6,H30,R10,5,5,6,83.3%,,,,\n"
)


def test_a_card_says_how_its_indicator_stands() -> None:
    waiting, total, share, accidents = cards_of(PLAN)
    assert [card.id for card in (waiting, total, share, accidents)] == ["i1", "i2", "i3", "i4"]
    assert (waiting.step, waiting.status, waiting.status_period) == ("far", "✗ 未達成", "R6")
    assert (waiting.rate, waiting.rate_period) == ("0.0%", "R6")
    assert waiting.baseline == "策定時 1,042 (H30)"
    assert waiting.periods == ["R5", "R6"]
    assert waiting.rows == [
        ("目標値", ["0", "0"]),
        ("実績値", ["1,018", "9"]),
        ("達成率%", ["0.0", "0.0"]),
    ]
    assert waiting.change.startswith("R6: 策定時比 -1")
    assert waiting.change_status == "improved"
    assert (total.step, total.periods, total.first.is_total) == ("halfway", ["R6"], True)
    assert accidents.progress == ""  # there is no way to go


def test_the_latest_computed_rate_may_be_of_an_earlier_period_than_the_status() -> None:
    share = cards_of(PLAN)[2]
    assert (share.status, share.status_period) == ("– データなし", "R6")
    assert (share.rate, share.rate_period) == ("100.0%", "R5")
    assert share.rows[1:] == [("実績値", ["90.0", "–"]), ("達成率%", ["100.0", "–"])]


def test_progress_is_that_of_the_same_indicator() -> None:
    contents = contents_of(PLAN)
    results = contents.sheet.results
    assert len(contents.sheet.progress) == 4
    for result in results:
        assert contents.sheet.progress[result.identity].name == result.texts["indicator"]
    waiting, total, share, _accidents = cards_of(PLAN)
    assert waiting.progress == (
        "順調: R6時点で、目標年度R10までの時間の60.0%が過ぎ、目標までの道のりの99.1%を進んだ"
        "(この時点の目安は416.8)"
    )
    assert total.progress == (
        "遅れ: R6時点で、目標年度R10までの時間の60.0%が過ぎ、進んだのは目標までの道のりの51.0%"
        "(この時点の目安は34)"
    )
    assert share.progress == (
        "達成: R5時点で、目標年度R10までの時間の50.0%が過ぎ、目標に届いた: "
        "目標までの道のりの100.0%(この時点の目安は78)"
    )
    assert cards_of(PLAN, "en")[1].progress == (
        "behind: by R6, 60.0 % of the time to the target year R10 has passed, "
        "but only 51.0 % of the way to the target is done (34 expected by then)"
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["↘,R1,42,0,9", "↘,R2,42,0,3"], "目標までの道のりの92.9%を進んだ。目標値が0のため、"),
        (["↘,R1,42,0,9", "↘,R2,42,0,0"], "目標までの道のりの100.0%を進んだ。目標値が0のため、"),
        (["↘,R1,,0,9"], "目標値が0のため、"),
        (["↘,R1,42,0,0"], ""),
        (["↘,R1,42,0,"], ""),
        (["↗,R1,42,50,0"], ""),
    ],
)
def test_a_rate_that_stays_0_is_explained_after_the_way(rows: list[str], said: str) -> None:
    heading = "indicator,direction,year,baseline,target,actual"
    (card,) = cards_of("\n".join([heading, *(f"A,{row}" for row in rows), ""]))
    assert card.zero == (said and f"{said}比による達成率は目標を達成するまで0のまま。")
    (card,) = cards_of(f"{heading}\nA,↘,R1,42,0,9\n", method="baseline")
    assert card.zero == ""  # the rate is that of the way


def test_a_print_that_differs_is_marked_at_its_card() -> None:
    table = "indicator,direction,year,target,actual,published_rate\n"
    rows = "A,↗,R1,10,5,50.0%\nA,↗,R2,10,6,61.0%\nA,↗,R3,10,7,皆増\nB,↗,R1,10,5,50.0%\n"
    differing, agreeing = cards_of(table + rows)
    assert agreeing.rows[2] == ("達成率%", ["50.0"])
    assert differing.rows[2] == ("達成率%", ["50.0", "≠ 60.0", "≠ 70.0"])
    assert [(each.differs, each.is_struck) for each in differing.more.printed] == [
        (False, False),
        (True, True),
        (True, False),
    ]
    text = sheet_page(contents_of(table + rows))
    mark = "<a href=#differences>≠</a>"
    assert f"<tr><th>達成率%<td>50.0<td>{mark} 60.0<td>{mark} 70.0</table>" in text
    assert f"<tr><th>R2<td>{mark} <s>61.0%</s><td>60.0<tr>" in text
    assert f"<tr><th>R3<td>{mark} 皆増<td>70.0</table>" in text
    assert text.count(mark) == 4


WAY = "indicator,direction,year,baseline_year,target_year,baseline,target,actual\n"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["A,↗,R2,R1,R5,100000,300000,149999"], "それにわずかに届かない(この時点の目安は150000)"),
        (
            ["A,↗,R2,R1,R5,10,30,9"],
            "の25.0%が過ぎ、策定時より後退した: 目標までの道のりの-5.0%(",
        ),
        (["A,↗,R2,R1,R5,10,20,9", "A,↗,R3,R1,R5,10,30,30"], "。行により目標値が異なる"),
        (["A,↗,R2,R1,R5,10,30,"], ""),
        (["A,↗,R2,R1,,10,30,20"], ""),
        (["A,↗,R2,R1,R5,10,30,20", "A,↗,R2,R1,R5,11,30,20"], ""),  # which baseline is it?
        (["A,↗,R2,R1,R5,10,30,20", "A,↗,R2,R1,R5,10,30,21"], ""),  # that contradict each other
    ],
)
def test_progress_is_said_only_where_it_is_certain(rows: list[str], said: str) -> None:
    found = [card.progress for card in cards_of(WAY + "\n".join([*rows, ""]))]
    assert all((said in each) if said else not each for each in found)


def test_the_year_of_progress_is_named_as_its_period_is() -> None:
    heading = "indicator,direction,period,baseline_year,target_year,baseline,target,actual"
    (card,) = cards_of(f"{heading}\nA,↗,R2,R1,R5,10,30,20\n")
    assert "R2時点で" in card.progress
    contents = contents_of(f"{heading}\nA,↗,上期,R1,R5,10,30,20\n", year="R2")
    (section,) = page_cards(contents).sections()
    assert "2020時点で" in section.cards[0].progress


def test_details_have_reasons_what_was_printed_and_further_columns() -> None:
    waiting, total, share, accidents = cards_of(PLAN)
    assert waiting.more.reasons == ["R5: <b>増設中</b>"]
    assert waiting.more.printed == [
        Printed("R5", "0.0%", "0.0", ""),
        Printed("R6", "0.0%", "0.0", ""),
    ]
    assert waiting.more.further == [("担当課", ["R5: 保育課", "R6: こども課"])]
    assert total.more.further == [("担当課", ["保育課"])]
    assert share.more.printed[1] == Printed("R6", "", "–", "実績値なし")
    assert accidents.more.further == []


def test_expected_values_have_a_row_and_thousands_as_the_others() -> None:
    rows = 'A,↗,R2,R1,R5,"1,000","3,000","1,600"\nB,↗,R3,,R5,,"3,000",\n'
    first, second = cards_of(WAY + rows, method="expected")
    assert first.rows[3] == ("期待値", ["1,500"])
    assert first.more.printed == [Printed("R2", "", "100.0", "上限前 106.7%")]
    assert len(second.rows) == 3


def test_a_rate_that_only_prints_as_100_has_a_sign() -> None:
    heading = "indicator,direction,target,actual\n"
    missed, met = cards_of(heading + "A,↗,10000,9999.9\nB,↗,10,10\n", language="en")
    assert missed.rows[2] == ("Rate%", ["100.0 ✗"])
    assert (missed.step, missed.status, missed.periods) == ("near", "△ not achieved", [""])
    assert met.rows[2] == ("Rate%", ["100.0"])
    assert (met.change, met.baseline, met.rate_period) == ("", "", "")


@pytest.mark.parametrize(("periods", "layout"), [(1, "o"), (2, ""), (6, "w"), (12, "l")])
def test_tables_know_how_much_room_they_take(periods: int, layout: str) -> None:
    rows = [f'A,↗,R{year},10,"1,000"' for year in range(1, periods + 1)]
    (card,) = cards_of("\n".join(["indicator,direction,year,target,actual", *rows, ""]))
    assert card.layout == layout


def test_one_period_of_long_numbers_has_no_room_beside_the_chart() -> None:
    table = f"indicator,direction,target,actual\nA,↗,10,5{'0' * 17}\n"
    assert cards_of(table)[0].layout == ""


def test_a_section_has_its_narrative_once_and_its_cards_no_more() -> None:
    contents = contents_of(
        PLAN,
        SectionNote(SectionKey("", "１", "子育て"), "要望率", "12%"),
        SectionNote(SectionKey("", "1", "子育て"), "課題", "少子化"),
        SectionNote(None, "総括", "一行目\n二行目"),
    )
    cards = page_cards(contents)
    first, second = cards.sections()
    assert first.narrative == [("課題", ["少子化"]), ("備考", [LONG]), ("要望率", ["12%"])]
    assert second.narrative == []
    assert cards.plan == [("総括", ["一行目\n二行目"])]
    assert cards.written == [("計画全体", cards.plan), ("1 子育て", first.narrative)]
    assert (first.id, first.name, cards.are_open) == ("s1", "1 子育て", True)
    assert first.standing is not None
    assert cards.steps(first.standing) == [("far", "✗", 1)]


def test_two_columns_of_one_heading_are_both_told() -> None:
    table = "indicator,direction,target,actual,備考,備考 \nA,↗,1,1,甲,乙\n"
    assert cards_of(table)[0].more.further == [("備考", ["甲\n乙"])]


def test_the_page_has_a_place_for_each_link_inside_of_details() -> None:
    text = sheet_page(contents_of(PLAN))
    page = Page(text)
    ids = [given["id"] for _tag, given in page.elements if "id" in given]
    assert {"indicators", "s1", "s2", "i1", "i2", "i3", "i4"} <= {*ids}
    assert len(ids) == len(set(ids))
    assert text.count("<details open><summary><h3>") == 2
    assert text.index("<summary><h3>1 子育て") < text.index('<div id="s1">') < text.index("id=i1>")
    assert "&lt;b&gt;増設中&lt;/b&gt;" in text
    assert "合計・平均(件数に含めない)" in page.text
    assert [cell.text for cell in page.tables["indicators"][2]] == ["実績値", "1,018", "9"]
    assert text.count("data-repeats") == text.count("<table data-repeats=sheet") + 1


def test_without_sections_cards_stand_alone_and_many_stand_closed() -> None:
    heading = "indicator,direction,target,actual"
    text = sheet_page(contents_of(f"{heading}\nA,↗,10,5\n", SectionNote(None, "総括", "文")))
    assert "<h3><a href=#i1>A</a></h3>" in text
    assert "<table data-repeats=sheet class=o>\n<tr><th>目標値<td>10" in text  # no row of headings
    assert "<details open><summary><h3>計画全体</h3>" in text
    rows = [f"{at % 2},A{at},↗,10,5" for at in range(9)]
    closed = sheet_page(contents_of("\n".join([f"section,{heading}", *rows, ""])))
    assert closed.count("<details><summary><h3>") == 2
    assert "達成 0/5" in closed


def test_the_last_of_three_periods_is_aligned_as_the_others() -> None:
    rows = [f'A,↗,R{year},"1,250,000","1,000,000",80.0%,{year}' for year in (1, 2, 3)]
    table = "\n".join(["indicator,direction,year,target,actual,published_rate,備考", *rows, ""])
    text = sheet_page(contents_of(table))
    values, printed = re.findall("<table data-repeats=sheet(.*?)>\n?<tr>", text)
    assert (values, printed) == (" class=w", " class=p")
    aligned = re.findall(r"article ([^{]*nth-child[^{]*)\{text-align:left\}", own_style())
    assert aligned == [".p tr > :nth-child(4)"]


def test_paper_has_what_is_written_in_one_place_that_no_screen_shows() -> None:
    note = SectionNote(None, "総括", "<i>一行目\n二行目")
    text = sheet_page(contents_of(PLAN, note))
    assert '<section id="written" class="print-only">' in text
    assert '<h3>計画全体</h3><p class="text"><b>総括</b> &lt;i&gt;一行目\n二行目</p>' in (
        text.replace("</h3>\n", "</h3>")
    )
    style = own_style()
    assert ".print-only{display:none}\n@media print{\n.print-only{display:block}" in style
    heading = "indicator,direction,target,actual\n"
    alone = sheet_page(contents_of(f"{heading}A,↗,10,5\n", note))
    assert "計画と各区分の記述" in alone
    assert 'id="written"' not in sheet_page(contents_of(f"{heading}A,↗,10,5\n"))


def test_a_baseline_that_a_later_period_has_stands_on_the_card() -> None:
    heading = "indicator,direction,period,baseline,target,actual\n"
    (card,) = cards_of(heading + "A,↗,前期,,10,8\nA,↗,後期,5,10,9\n")
    assert card.baseline == "策定時 5"
    assert card.chart is not None
    assert "策定時 5" in [label.text for label in card.chart.labels]
