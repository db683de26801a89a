"""The sentence of a period and its four counts, in both languages."""

import pytest

from report_tables import contents_of
from sokatsu_cli.report.contents import Contents
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.standing import Tile
from sokatsu_cli.report.page.top import Top
from sokatsu_cli.report.results import Period

PLAN = """section,indicator,direction,period,year,baseline,target,actual
1,a,↗,前期,H26,10,20,5
1,b,↗,後期,H30,5,20,20
1,c,↗,後期,H30,,20,10
2,d,↘,後期,H30,20,10,30
3,e,↗,後期,H30,9,10,
4,f,↗,前期,H26,,1,1
2,計,↗,後期,H30,9,10,10
"""


def top_of(contents: Contents) -> Top:
    return Top(contents, Anchors(contents.sheet))


@pytest.mark.parametrize(
    ("language", "sentences", "lacking"),
    [
        (
            "ja",
            [
                "後期(H30) 4件中1件達成(4件のうち1件はデータなし)。",
                "3節のうち2節で達成なし(うち1節は全件データなし)。",
                "ほかに1節はこの期間の結果なし。",
            ],
            "この期間に目標・実績の記載がない指標: 2(上の件数に含まない)",
        ),
        (
            "en",
            [
                "後期 (H30): 1 of 4 targets achieved (1 of the 4 without data). ",
                "In 2 of 3 sections none is achieved (1 of these without any data). ",
                "Sections without results in this period: 1.",
            ],
            "Indicators without target and actual in this period: 2 (not counted above)",
        ),
    ],
)
def test_the_sentence_says_of_how_many(language: str, sentences: list[str], lacking: str) -> None:
    top = top_of(contents_of(PLAN, language=language))
    assert (top.sentence, top.lacking) == ("".join(sentences), lacking)


SHORT = "indicator,direction,target,actual\n"
SECTIONS = "section,indicator,direction,period,target,actual\n"


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [
        (f"{SHORT}a,↗,1,1\nb,↗,1,0\n", "2件中1件達成。", "1 of 2 targets achieved."),
        (f"{SHORT}計,↗,1,1\n", "集計する結果なし。", "no results."),
        (SHORT, "表示する結果はありません。", "There are no results to show."),
        (
            f"{SECTIONS}1,a,↗,前期,1,1\n2,b,↗,前期,1,1\n",
            "前期 2件中2件達成。2節のすべてに達成あり。",
            "前期: 2 of 2 targets achieved. Each of the 2 sections has some achieved.",
        ),
        (f"{SECTIONS}1,a,↗,前期,1,0\n", "前期 1件中0件達成。", "前期: 0 of 1 targets achieved."),
        (
            f"{SECTIONS}1,a,↗,,1,1\n1,b,↗,前期,1,\n",
            "(期間の記載なし) 1件中1件達成。",
            "(no period): 1 of 1 targets achieved.",
        ),
    ],
)
def test_the_sentence_leaves_out_what_there_is_not(text: str, japanese: str, english: str) -> None:
    assert top_of(contents_of(text)).sentence == japanese
    assert top_of(contents_of(text, language="en")).sentence == english


def test_no_note_where_every_indicator_has_a_row() -> None:
    assert top_of(contents_of(f"{SHORT}a,↗,1,1\n")).lacking == ""


def test_a_chosen_period_has_its_own_counts() -> None:
    top = top_of(contents_of(PLAN, period=Period("前期", "H26")))
    assert top.sentence.startswith("前期(H26) 2件中1件達成。2節のうち1節で達成なし。")
    assert [tile.figure for tile in top.tiles] == [1, 1, 0, 1]


def test_tiles_count_results_and_declines() -> None:
    assert top_of(contents_of(PLAN)).tiles == [
        Tile("achieved", "✓", 1, "達成", "4件中"),
        Tile("not_achieved", "✗", 2, "未達成", "4件中"),
        Tile("no_data", "–", 1, "データなし", "4件中"),
        Tile("worse", "↓", 1, "策定時より悪化", "比較できる2件中"),
    ]


@pytest.mark.parametrize("options", [{}, {"baseline_change": False}])
def test_without_a_baseline_nothing_is_counted_as_worse(options: dict[str, object]) -> None:
    text = PLAN if options else f"{SHORT}a,↗,1,0\n"
    tiles = top_of(contents_of(text, language="en", options=options)).tiles
    assert tiles[-1] == Tile("worse", "", None, "no comparison with a baseline", "")


AHEAD = """indicator,direction,baseline_year,baseline,period,year,target_year,target,actual
a,up,2020,0,,2021,{0},100,10
a,up,2020,0,,2022,{0},100,{2}
b,up,2020,0,,2022,{1},100,1
c,up,2020,50,,2022,{1},100,40
d,up,2020,50,,2022,{1},100,
"""


@pytest.mark.parametrize(
    ("language", "years", "said"),
    [
        ("ja", ("2024", "2024"), "目標年度2024に向けて: 順調1件、遅れ1件、後退1件、判定不能1件"),
        (
            "en",
            ("2024", "2030"),
            "Toward the target years: 1 on-track, 1 behind, 1 moving-away, 1 no-data",
        ),
        ("ja", ("2022", "2022"), ""),
    ],
)
def test_targets_that_lie_ahead_are_told_by_progress(
    language: str, years: tuple[str, str], said: str
) -> None:
    text = AHEAD.format(*years, 60)
    assert top_of(contents_of(text, language=language)).ahead == said
    assert top_of(contents_of(text, period=Period("", "2021"))).ahead == ""
