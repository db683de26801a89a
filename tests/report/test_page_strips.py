"""Strips of counts: of each period, and of each section."""

from report_tables import contents_of
from sokatsu_cli.report.outlook import Standing, Step
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.step_signs import STEP_SIGNS, class_of
from sokatsu_cli.report.page.strips import Segment, Strip, legend, strip_of
from sokatsu_cli.report.page.top import Top
from sokatsu_cli.report.page.top_words import TopWords
from sokatsu_cli.report.results import Period

HEADING = "section,section_name,indicator,direction,period,target,actual\n"

PLAN = f"""{HEADING}1,甲,a,↗,H26,10,5
1,甲,a,↗,H30,10,10
1,甲,b,↗,H30,10,9
1,甲,b2,↗,H30,10,8
2,乙,c,↗,H30,10,1
2,乙,d,↗,H30,-5,-7
2,乙,e,↗,H30,10,
3,丙,f,↗,H26,10,10
4,丁,g,↗,H30,10,12
5,戊,h,↗,H30,10,
6,己,i,↗,H30,-5,-7
7,庚,j,↗,H30,100000,99999
1,甲,a,↗,R6,10,
"""


def top_of(text: str, language: str = "ja") -> Top:
    contents = contents_of(text, language=language)
    return Top(contents, Anchors(contents.sheet))


def test_a_strip_has_every_step_with_its_count() -> None:
    contents = contents_of(PLAN)
    standing = Standing(Period("", ""), contents.outlook.results[:6])
    strip = strip_of(standing, TopWords("ja"), "甲乙")
    assert strip == Strip(
        "甲乙",
        1,
        6,
        [
            Segment("achieved", "✓", 1, "1件"),
            Segment("near", "△", 2, "2件"),
            Segment("far", "✗", 1, "1件"),
            Segment("unrated", "✗", 1, "率なし 1件"),
            Segment("no_data", "–", 1, "1件"),
        ],
        "達成 1, 未達成(達成率80%以上) 2, 未達成(50%未満) 1, 未達成(達成率なし) 1, データなし 1",
    )
    assert sum(each.share for each in strip.segments) == strip.rows


def test_a_strip_of_nothing_is_empty() -> None:
    standing = Standing(Period("", ""), [])
    assert strip_of(standing, TopWords("en"), "") == Strip("", 0, 0, [], "")


def test_each_step_has_a_sign_and_a_class() -> None:
    assert list(STEP_SIGNS) == list(Step)
    assert "".join(each.sign for each in STEP_SIGNS.values()) == "✓△▲✗✗–"
    assert [class_of(step) for step in Step] == [
        *("achieved", "near", "halfway", "far", "unrated", "no_data")
    ]


def test_the_trend_marks_the_period_of_the_headline() -> None:
    trend = top_of(PLAN).trend
    assert [(each.label, each.achieved, each.rows, each.is_now) for each in trend] == [
        *[("H26", 1, 2, False), ("H30", 2, 10, True), ("R6", 0, 1, False)]
    ]
    (single,) = top_of("indicator,direction,target,actual\na,↗,1,1\n").trend
    assert (single.label, single.is_now) == ("", False)


def test_the_legend_has_the_steps_that_are_there() -> None:
    assert top_of(PLAN, "en").legend == [
        Segment("achieved", "✓", 3, "achieved"),
        Segment("near", "△", 3, "not achieved, rate 80 % or more"),
        Segment("halfway", "▲", 1, "not achieved, 50 % or more"),
        Segment("far", "✗", 1, "not achieved, below 50 %"),
        Segment("unrated", "✗", 2, "not achieved, no rate"),
        Segment("no_data", "–", 3, "no data"),
    ]
    assert legend([], TopWords("ja")) == []


def test_a_section_names_its_worst_indicator() -> None:
    tiles = top_of(PLAN).sections
    assert [(tile.anchor, tile.strip.label, tile.worst) for tile in tiles] == [
        ("s1", "1 甲", "最も低い指標: b2 80.0%"),
        ("s2", "2 乙", "最も低い指標: c 10.0%"),
        ("s3", "3 丙", "この期間の結果なし"),
        ("s4", "4 丁", "すべて達成"),
        ("s5", "5 戊", ""),
        ("s6", "6 己", "最も低い指標: i 率なし"),
        ("s7", "7 庚", "最も低い指標: j 100.0% 未達成"),
    ]
    assert [(tile.strip.achieved, tile.strip.rows) for tile in tiles[:3]] == [
        *[(1, 3), (0, 3), (0, 0)]
    ]
