"""What to look at first, and why."""

from collections.abc import Mapping

import pytest

from report_tables import contents_of
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.looks import Look
from sokatsu_cli.report.page.top import Top

HEADING = "section,section_name,indicator,unit,direction,period,baseline,target,actual,"
HEADING += "published_rate,reason\n"


def top_of(rows: str, language: str = "ja", options: Mapping[str, object] | None = None) -> Top:
    contents = contents_of(HEADING + rows, language=language, options=options)
    return Top(contents, Anchors(contents.sheet))


def test_a_row_says_what_and_why() -> None:
    rows = "1,甲,加入率,%,↗,H30,66,70,64.2,131.0%,世帯が\n増えた。\n"
    (look,) = top_of(rows.replace("世帯が\n増えた。", '"世帯が\n増えた。"')).first
    assert look == Look(
        anchor="i1",
        name="加入率",
        place="1 甲",
        rate="91.7%",
        step="near",
        sign="△",
        values="実績 64.2 / 目標 70%(増加)",
        why=[
            "達成率が最も低い",
            "策定時比 -1.8 悪化(策定時 66)",
            "≠ 公表値 131.0% は計算値 91.7% と異なります",
        ],
        reason="世帯が\n増えた。",
    )


@pytest.mark.parametrize(
    ("row", "options", "rate", "values", "why"),
    [
        (
            ",,a,人,↘,,10,8,12人,,",
            {},
            "66.7%",
            "actual 12人 / target 8 人 (down)",
            ["lowest rate", "since baseline +2 worse (baseline 10)"],
        ),
        (
            ",,a,,→,,10,10,12,,",
            {},
            "83.3%",
            "actual 12 / target 10 (maintain)",
            ["lowest rate", "since baseline +2 worse (baseline 10)"],
        ),
        (
            ",,a,,↗,,,-5,-7,,",
            {},
            "–",
            "actual -7 / target -5 (up)",
            ["2 to the target", "no rate: negative value: use baseline"],
        ),
        (
            ",,a,件,↗,,,10000,9999,,",
            {},
            "100.0%",
            "actual 9999 / target 10000 件 (up)",
            ["lowest rate", "shown as 100 or more, not achieved"],
        ),
        (
            ",,a,,↘,,,10,13,,",
            {"method": "raw", "cap": None},
            "130.0%",
            "actual 13 / target 10 (down)",
            ["lowest rate", "shown as 100 or more, not achieved"],
        ),
        (
            ",,a,,↗,,12,10,11,,",
            {},
            "100.0%",
            "actual 11 / target 10 (up)",
            ["since baseline -1 worse (baseline 12)"],
        ),
        (
            ",,a,,↗,,,10,,90%,",
            {},
            "–",
            "actual – / target 10 (up)",
            ["≠ published 90%, but there is no rate: missing actual"],
        ),
    ],
)
def test_every_reason_has_its_words(
    row: str, options: dict[str, object], rate: str, values: str, why: list[str]
) -> None:
    (look,) = top_of(f"{row}\n", "en", options).first
    assert (look.rate, look.values, look.why, look.place) == (rate, values, why, "")


def test_a_note_is_said_in_japanese() -> None:
    (look,) = top_of(",,a,,↗,,,-5,-7,,\n").first
    assert look.why == ["目標まで2", "達成率なし: 負の値(baseline方式なら計算可能)"]
    assert look.values == "実績 -7 / 目標 -5(増加)"


def test_eight_come_first_and_equal_rates_have_equal_ranks() -> None:
    rates = (50, 10, 10, 30, 30, 70, 80, 90, 60, 20)
    rows = "".join(f"1,,r{at},,↗,,,100,{rate},,\n" for at, rate in enumerate(rates))
    top = top_of(rows)
    assert [look.name for look in top.first] == ["r1", "r2", "r9", "r3", "r4", "r0", "r8", "r5"]
    assert [look.name for look in top.further] == ["r6", "r7"]
    assert [look.why for look in top.first] == [
        ["達成率が最も低い"],
        ["達成率が最も低い"],
        ["達成率が低いほうから3番目"],
        ["達成率が低いほうから4番目"],
        ["達成率が低いほうから4番目"],
        *[["目標まで50"], ["目標まで40"], ["目標まで30"]],
    ]


@pytest.mark.parametrize(
    ("unit", "direction", "values", "actual", "gap", "english"),
    [
        (
            "団体",
            "↗",
            ("183", "146"),
            "実績 146 / 目標 183団体(増加)",
            "目標まで37団体",
            "37 団体 to",
        ),
        ("%", "↗", ("40.0", "14.85"), "実績 14.85 / 目標 40.0%(増加)", "目標まで25.15ポイント", ""),
        ("", "↗", ("41%", "37.2%"), "実績 37.2% / 目標 41%(増加)", "目標まで3.8ポイント", ""),
        (
            "人",
            "↘",
            ('"1,000"', '"2,500"'),
            "実績 2,500 / 目標 1,000人(減少)",
            "目標まで1,500人",
            "",
        ),
        ("件", "→", ("10", "12"), "実績 12 / 目標 10件(維持)", "目標との差 2件", "2 件 from the"),
    ],
)
def test_what_is_only_missed_says_by_how_much(
    unit: str, direction: str, values: tuple[str, str], actual: str, gap: str, english: str
) -> None:
    rows = "".join(f",,r{at},,↗,,,100,{at},,\n" for at in range(4))
    rows += f",,a,{unit},{direction},,,{','.join(values)},,\n"
    look = top_of(rows).first[4]
    assert (look.values, look.why) == (actual, [gap])
    assert english in top_of(rows, "en").first[4].why[0]


def test_only_an_actual_has_the_unit_where_the_target_is_a_word() -> None:
    (look,) = top_of(",,a,件,↗,,,増加,5,90%,\n").first
    assert look.values == "実績 5件 / 目標 増加(増加)"
    (look,) = top_of(",,a,件,↗,,,,,90%,\n").first
    assert look.values == "実績 – / 目標 –(増加)"


def test_what_misses_its_expected_value_has_no_gap_to_the_target() -> None:
    heading = "indicator,direction,baseline_year,baseline,year,target_year,target,actual\n"
    rows = "".join(f"a{at},up,2020,0,2022,2024,10,{at}\n" for at in range(5))
    contents = contents_of(heading + rows, options={"method": "expected"})
    assert Top(contents, Anchors(contents.sheet)).first[4].why == ["目標未達成"]


def test_nothing_to_look_at_is_an_empty_list() -> None:
    top = top_of("1,甲,a,,↗,,,10,10,100%,\n")
    assert (top.first, top.further) == ([], [])
