"""The dot plot: where each dot stands, and what each row says."""

import pytest

from report_tables import contents_of
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.dots import DotGroup, Dots, edge, place
from sokatsu_cli.report.page.top import Top
from sokatsu_cli.report.results import Period

PLAN = """section,indicator,direction,period,target,actual
1,a,↗,H26,100,20
1,a,↗,H28,100,
1,a,↗,H29,100,42.19
1,a,↗,H30,100,65.7
1,b,↗,H30,100,
1,計,↗,H30,100,100
2,c,↗,H26,3,2
3,計,↗,H30,100,100
4,d,↗,H30,-5,-7
4,e,↗,H30,1000000,999999
4,f,↗,H30,10,13
"""


def top_of(text: str, language: str = "ja", period: Period | None = None) -> Top:
    contents = contents_of(text, language=language, period=period, options={"cap": None})
    return Top(contents, Anchors(contents.sheet))


@pytest.mark.parametrize(
    ("row", "options", "at", "mark"),
    [
        ("↗,100,65.79", {}, "65.7", ""),
        ("↗,100,65", {}, "65", ""),
        ("↗,3,2", {}, "66.6", ""),
        ("↗,1000000,999999", {}, "99.9", ""),
        ("↗,10,10", {}, "100", ""),
        ("↗,10,13", {}, "100", ""),
        ("↗,10,13", {"cap": 120}, "100", "›"),
        ("↗,10,13", {"cap": None}, "100", "›"),
        ("↘,10,13", {"method": "raw", "cap": None}, "99.9", ""),
        ("↘,10,25", {"method": "difference", "cap": None}, "0", "‹"),
        ("↘,10,25", {"method": "difference"}, "0", ""),
        ("↗,100,0.01", {}, "0", ""),
        ("↗,10,", {}, None, ""),
        ("↗,-5,-7", {}, None, ""),
    ],
)
def test_a_dot_never_looks_better_than_its_rate(
    row: str, options: dict[str, object], at: str | None, mark: str
) -> None:
    text = f"indicator,direction,target,actual\na,{row}\n"
    (result,) = contents_of(text, options=options).sheet.results
    assert (place(result), edge(result)) == (at, mark)


def test_rows_stand_by_section_without_totals() -> None:
    assert top_of(PLAN).dots == [
        DotGroup(
            "1",
            [
                Dots("i1", "a", "halfway", "65.7", ["20", "42.1"], "", "65.7% ▲"),
                Dots("i2", "b", "no_data", None, [], "", "データなし –"),
            ],
        ),
        DotGroup("2", [Dots("i4", "c", "no_data", None, ["66.6"], "", "記載なし")]),
        DotGroup(
            "4",
            [
                Dots("i6", "d", "unrated", None, [], "", "率なし ✗"),
                Dots("i7", "e", "near", "99.9", [], "", "100.0% △ 未達成"),
                Dots("i8", "f", "achieved", "100", [], "›", "130.0% ✓"),
            ],
        ),
    ]


def test_later_periods_have_no_dots() -> None:
    (first, *_others) = top_of(PLAN, period=Period("H28", "")).dots[0].rows
    assert (first.at, first.before, first.figure) == (None, ["20"], "データなし –")


def test_without_sections_there_is_one_group_without_a_name() -> None:
    text = "indicator,direction,target,actual\na,↗,10,9\n"
    top = top_of(text, language="en")
    assert top.dots == [DotGroup("", [Dots("i1", "a", "near", "90", [], "", "90.0% △")])]
    assert top.dots_note == "Rate in %; the right line is 100 %."
    assert top_of(f"{text}b,↗,10,13\n", language="en").dots_note == (
        "Rate in %; the right line is 100 %. › beyond 100 %, ‹ below 0 %: off the scale."
    )
    assert top_of("indicator,direction,target,actual\n").dots == []


def test_the_note_names_the_period() -> None:
    note = "達成率(%)。塗りつぶした点はH30、白い点はそれ以前の期間。"
    note += "横線は直前の白い点からH30まで。右端の線が100%。"
    assert top_of(PLAN).dots_note == f"{note}›は100%超、‹は0%未満(目盛りの外)。"
    assert top_of(PLAN.replace(",13", ",10")).dots_note == note


@pytest.mark.parametrize(("rows", "roomy"), [(1, True), (20, True), (21, False)])
def test_few_indicators_leave_room_on_paper(rows: int, *, roomy: bool) -> None:
    lines = [f"a{row},↗,10,9" for row in range(rows)]
    text = "\n".join(["indicator,direction,target,actual", *lines, ""])
    assert top_of(text).is_roomy is roomy
