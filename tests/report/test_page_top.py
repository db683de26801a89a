"""The top of the page as HTML: its parts, links and texts."""

import re

import pytest

from html_page import Page
from report_tables import contents_of
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.formats import render_report
from sokatsu_cli.report.html import sheet_page
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.top import Top
from sokatsu_cli.report.results import Period

PLAN = """section,section_name,indicator,direction,period,year,baseline,target,actual,reason
1,甲,加入率,↗,前期,H26,66,70,64.2,
1,甲,加入率,↗,後期,H30,66,70,61.9,世帯が増えた。
1,甲,苦情,↘,後期,H30,9,10,12,
2,乙,NPO,↗,後期,H30,,22,26,
3,丙,古い,↗,前期,H26,,22,26,
"""

SHORT = "indicator,direction,target,actual\na,↗,10,10\n"


def overview(contents: Contents) -> str:
    """Return the part of the page that is its top."""
    page = sheet_page(contents)
    return page[page.index('<div class="overview') : page.index('<section id="sheet"')]


def section(text: str, name: str) -> str:
    found = re.search(rf'<section id="{name}".*?</section>', text, re.DOTALL)
    return found[0] if found else ""


def shown(text: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", text).split())


SINGLE = PLAN.replace("H26", "H30").replace("前期", "後期")

FULL = Heading("総合計画", "基本計画の評価", "企画課", "令和6年1月31日")


@pytest.mark.parametrize(
    ("text", "heading", "facts"),
    [
        (PLAN, FULL, ["対象期間: 前期(H26)～後期(H30)", "作成日: 令和6年1月31日", "担当: 企画課"]),
        (SINGLE, Heading("計画"), ["対象期間: 後期(H30)"]),
        (SHORT, Heading("計画", owner="企画課"), ["担当: 企画課"]),
        (SHORT, Heading("計画"), []),
    ],
)
def test_the_header_has_what_is_known(text: str, heading: Heading, facts: list[str]) -> None:
    contents = contents_of(text, heading=heading)
    assert Top(contents, Anchors(contents.sheet)).facts == facts
    header = overview(contents).partition("</header>")[0]
    assert shown(header) == " ".join(filter(None, [heading.title, heading.subtitle, *facts]))
    assert ('class="facts"' in header) is bool(facts)


def test_the_parts_follow_one_another() -> None:
    names = re.findall(r'<section id="([\w-]+)"', overview(contents_of(PLAN)))
    assert names == ["standing", "trend", "by-section", "first", "dots", "indicators"]
    names = re.findall(r'<section id="([\w-]+)"', overview(contents_of(SHORT)))
    assert names == ["standing", "trend", "first", "dots", "indicators"]


def test_figures_link_to_their_lists_where_these_have_anything() -> None:
    text = section(overview(contents_of(PLAN)), "standing")
    assert "後期(H30) 3件中1件達成。2節のうち1節で達成なし。" in text
    assert "この期間に目標・実績の記載がない指標: 1(上の件数に含まない)</summary>" in text
    assert "<li><a href=#i4>古い</a></li>" in text
    assert re.findall(r'href="#([^"]+)"><strong>(\d+)', text) == [
        *[("list-achieved", "1"), ("list-not_achieved", "2"), ("list-worse", "2")]
    ]
    assert "<div><strong>0</strong><span>– データなし</span>" in text
    text = section(overview(contents_of(SHORT)), "standing")
    assert "<div><strong>–</strong><span>策定時との比較なし</span></div>" in text


def test_without_results_nothing_is_said_to_be_well() -> None:
    for language, said in [("ja", "表示する結果はありません。"), ("en", "no results to show.")]:
        contents = contents_of(SHORT.splitlines()[0] + "\n", language=language)
        page = sheet_page(contents)
        assert said in page
        assert re.findall(r'<section id="([\w-]+)"', page) == ["standing"]
        assert "<ul class" not in page
        text = render_report("markdown", contents).decode()
        assert [line[:3] for line in text.splitlines() if line.startswith("#")] == ["# 計", "## "]
    totals = overview(contents_of("indicator,direction,target,actual\n計,↗,1,1\n"))
    assert "集計する結果なし。" in totals
    assert "特に見るべき" not in totals


def test_a_period_of_totals_alone_has_nothing_to_look_at() -> None:
    rows = "indicator,direction,period,target,actual\na,↗,H30,1,0\n計,↗,R1,1,1\n"
    text = section(overview(contents_of(rows, period=Period("R1", ""))), "first")
    assert shown(text) == "まず見るところ R1 この期間の結果なし"


def test_the_trend_prints_every_count() -> None:
    text = section(overview(contents_of(PLAN)), "trend")
    rows = re.findall(r"<li(?: class=\"now\")?><strong>.*?</li>", text)
    assert [shown(row) for row in rows] == [
        "前期(H26) 2件中1件達成 ✓ 1件 △ 1件",
        "後期(H30) この期間 3件中1件達成 ✓ 1件 △ 2件",
    ]
    assert re.findall("style=flex:([0-9]+)", text) == ["1", "1", "1", "2"]
    assert 'aria-label="達成 1, 未達成(達成率80%以上) 2"' in rows[1]


def test_a_period_of_totals_alone_says_so() -> None:
    rows = "indicator,direction,period,target,actual\na,↗,H30,1,1\n計,↗,R1,1,1\n"
    text = section(overview(contents_of(rows)), "trend")
    assert shown(text).endswith("R1 この期間の結果なし")


def test_a_tile_leads_to_its_section() -> None:
    text = section(overview(contents_of(PLAN)), "by-section")
    tiles = re.findall(r'<a href="#(s\d)">(.*?)</a>', text)
    assert [(anchor, shown(tile)) for anchor, tile in tiles] == [
        ("s1", "1 甲 0/2 達成 △ 2件 最も低い指標: 苦情 83.3%"),
        ("s2", "2 乙 1/1 達成 ✓ 1件 すべて達成"),
        ("s3", "3 丙 この期間の結果なし"),
    ]


def test_what_is_looked_at_first_has_its_reason_behind_it() -> None:
    text = section(overview(contents_of(PLAN)), "first")
    assert re.findall(r'href="#(i\d)">(.*?)</a>', text) == [("i2", "苦情"), ("i1", "加入率")]
    assert '<u>理由</u></summary></details><p class="text">世帯が増えた。</p>' in text
    assert text.count("<details") == 1
    assert "further" not in text
    text = section(overview(contents_of(SHORT)), "first")
    assert "特に見るべきものはありません。" in text


def test_more_than_eight_are_folded() -> None:
    rows = "".join(f"a{row},↗,10,{row}\n" for row in range(10))
    text = section(overview(contents_of(f"indicator,direction,target,actual\n{rows}")), "first")
    above, _, below = text.partition('<details class="further"><summary>ほか2件</summary>')
    assert (above.count("<a "), below.count("<a ")) == (8, 2)


def test_paper_names_what_is_worse_beyond_the_eight() -> None:
    rows = "".join(f"a{row},↗,H30,0,100,{row},\n" for row in range(10))
    rows += "b,↗,H30,200,100,98,\nc,↗,H30,200,100,99,\nd,↗,H30,0,100,,1%\ne,↗,H30,0,100,,2%\n"
    heading = "indicator,direction,period,baseline,target,actual,published_rate\n"
    rows += "".join(f"f{row},↗,H30,200,100,{row},\n" for row in range(50, 53))
    text = section(overview(contents_of(heading + rows)), "first")
    (said,) = re.findall('<p class="rest">(.*?)</p>', text)
    assert (
        said == "ほかに策定時より悪化1件: c。このほかの未達成: 6件。このほかの公表値との相違: 2件。"
    )
    assert 'class="rest"' not in overview(contents_of(heading + rows[:80]))


def test_a_row_of_dots_is_a_text_too() -> None:
    text = section(overview(contents_of(PLAN)), "dots")
    rows = re.findall("<li>.*?</li>", text)
    assert [shown(row) for row in rows] == [
        *["加入率 88.4% △", "苦情 83.3% △", "NPO 100.0% ✓", "古い 記載なし"]
    ]
    assert '<line x1="91.7%" x2="88.4%" y1="50%" y2="50%"/><circle cx="91.7%"/>' in rows[0]
    assert '<circle cx="88.4%" class=near />' in rows[0]
    assert "<line" not in rows[3]
    assert all("<svg aria-hidden=true>" in row for row in rows)
    assert re.findall("<h3>(.*?)</h3>", text) == ["1 甲", "2 乙", "3 丙"]


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        ("↗,10,13", '<text x="100%" y="50%">›</text>'),
        ("↘,10,25", '<text x="0%" y="50%" class=under>‹</text>'),
    ],
)
def test_what_is_off_the_scale_has_a_mark(row: str, mark: str) -> None:
    rows = f"indicator,direction,target,actual\na,{row}\n"
    text = overview(contents_of(rows, options={"method": "difference", "cap": None}))
    assert mark in text


def test_no_dots_without_indicators() -> None:
    text = overview(contents_of("indicator,direction,target,actual\n計,↗,1,1\n"))
    assert section(text, "dots") == ""


def test_texts_of_the_table_are_text() -> None:
    text = PLAN.replace("加入率", "<script>1</script>").replace("甲", "<b> & \x07")
    page = Page(sheet_page(contents_of(text, heading=Heading("<i>", "<b>", "<u>", "<s>"))))
    tags = {tag for tag, _given in page.elements}
    assert tags.isdisjoint({"script"})
    assert "1 <b> & \\x07" in page.text
    assert page.text.count("<script>1</script>") > 3


def test_japanese_texts_are_marked_on_an_english_page() -> None:
    text = overview(contents_of(PLAN, language="en"))
    top = text[: text.index('<section id="indicators"')]
    assert '<a href="#i2" lang=ja>苦情</a> <small lang=ja>1 甲</small>' in top
    assert '<p class="text" lang=ja>世帯が増えた。</p>' in top
    assert "<li><a href=#i1 lang=ja>加入率</a>" in top
    assert "<h3 lang=ja>1 甲</h3>" in top
    assert "lang=ja" not in overview(contents_of(PLAN))
    assert "lang=ja" not in overview(contents_of(SHORT, language="en"))


def test_the_first_link_leads_past_the_contents() -> None:
    for language, said in [("ja", "本文へ"), ("en", "Skip to the content")]:
        page = sheet_page(contents_of(SHORT, language=language))
        assert f"<body>\n<a class=skip href=#standing>{said}</a>\n<nav" in page


def test_the_number_of_a_section_is_never_broken() -> None:
    text = overview(contents_of("chapter," + PLAN.replace("\n", "\n2,").removesuffix("2,")))
    label = "<span class=number>2-1</span>\u00a0甲"
    assert f"<strong>{label}</strong>" in text
    assert f"<small>{label}</small>" in text
    assert f"<h3>{label}</h3>" in text
    assert "<strong>a-b-c-d-e 丙</strong>" in overview(
        contents_of(PLAN.replace("3,丙", "a-b-c-d-e,丙"))
    )


def test_the_top_speaks_english() -> None:
    text = shown(overview(contents_of(PLAN, language="en", heading=Heading("Plan"))))
    assert not re.search("達成|理由|件", text)
    assert "Look here first 後期 (H30) 83.3% △ 苦情 1 甲 actual 12 / target 10 (down)" in text
