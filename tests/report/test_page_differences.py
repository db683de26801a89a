"""The differences of a page: the computed rate first, and why the printed one is another."""

from made_reports import contents_of
from sokatsu_cli.report.html import sheet_page
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.differences import Difference, Differences
from sokatsu_cli.report.phrases import Phrases

HEADING = "indicator,direction,period,baseline,target,actual,published_rate\n"


def differences_of(table: str, language: str = "ja") -> Differences:
    contents = contents_of(HEADING + table, language=language)
    say = Phrases(contents.sheet, contents.words)
    return Differences(contents, Anchors(contents.sheet), say)


def test_a_difference_has_both_rates_and_the_likely_cause() -> None:
    found = differences_of("甲,↘,前期,,100,131,131.0%\n乙,↗,前期,,100,50,77.7%\n")
    assert found.all == [
        Difference(
            "i1",
            "甲",
            "前期",
            "76.3%",
            "131.0%",
            "考えられる原因: 実績値 / 目標値は131.0 (方向を考慮しない)",
        ),
        Difference("i2", "乙", "前期", "50.0%", "77.7%", "試したどの計算でもこの値にならない"),
    ]
    assert found.common == ""


def test_other_rows_are_named_by_indicator_and_period() -> None:
    found = differences_of("甲,↗,前期,,80,60,75.0%\n甲,↗,後期,,100,70,87.5%\n").all
    cause = "考えられる原因: 実績値 / 目標値は87.5 (「甲 前期」の目標値80)"
    assert [each.said for each in found] == [cause]
    found = differences_of("甲,↗,前期,,80,60,75.0%\n乙,↗,前期,,90,41,75.0%\n").all
    assert [each.said for each in found] == ["考えられる原因: 75.0は「甲 前期」の計算値"]


def test_where_there_is_no_computed_rate_the_printed_one_stands_with_a_note() -> None:
    found = differences_of("甲,→,前期,,-1,5,10.0%\n乙,↗,前期,,10,5,皆増\n", language="en")
    negative, worded = found.all
    assert (negative.computed, negative.printed) == ("", "10.0%")
    assert negative.said.startswith("published 10.0%, but there is no rate: negative value")
    assert (worded.computed, worded.said) == ("50.0%", "published '皆増' is no number to compare")


def test_what_most_have_in_common_is_said_first() -> None:
    rows = [f"A{at},↗,前期,,300,{at},{at / 3:.3f}" for at in (100, 125, 140, 170, 200, 230)]
    rows = [row[:-2] + "%" for row in rows]
    table = "\n".join([*rows, ""])
    assert differences_of(table).common == "不一致5件のうち5件: 切り捨て"


def test_eight_stand_open_and_the_others_folded() -> None:
    rows = [f"A{at},↗,前期,,100,{at},{at + 3}.3%" for at in range(10, 20)]
    text = sheet_page(contents_of("\n".join([HEADING.strip(), *rows, ""])))
    section = text[text.index('<section id="differences"') :]
    first, _, rest = section.partition("<details><summary>ほか2件</summary>")
    assert first.count("<li>") == 8
    assert rest[: rest.index("</div>")].count("<li>") == 2
    assert '<b class="figure">10.0%</b> <s>公表値 13.3%</s>' in first
    assert '<a href="#i10" class="text">A19</a> 前期' in rest


def test_a_table_that_agrees_says_so_and_one_without_printed_rates_nothing() -> None:
    agreeing = sheet_page(contents_of(HEADING + "甲,↗,前期,,100,50,50.0%\n"))
    assert "公表された達成率は、すべて計算値と一致します。" in agreeing
    assert 'id="differences"' not in sheet_page(contents_of(HEADING + "甲,↗,前期,,100,50,\n"))
