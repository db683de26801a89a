"""How a plan stands in one period: steps, trend, sections, and what to look at first."""

from collections.abc import Mapping

import pytest

from report_tables import contents_of
from sokatsu_cli.model.terms import Status
from sokatsu_cli.report.outlook import Outlook, Step, is_worse, latest_period, step_of
from sokatsu_cli.report.results import Period, Result

HEADING = "section,indicator,direction,period,baseline,target,actual,published_rate\n"

PLAN = f"""{HEADING}1,a,↗,H26,10,20,5,25%
1,a,↗,H30,10,20,16,80.0%
1,b,↗,H30,5,20,10,50.0%
2,c,↘,H30,20,10,30,33.3%
2,d,↗,H30,,10,10,90%
2,e,↗,H30,,10,,
2,f,↗,H30,-9,-5,-7,
2,合計,↗,H30,,10,1,10%
3,g,↗,H26,1,3,3,100%
1,a,↗,R6,10,40,,
"""


def outlook_of(
    text: str, period: Period | None = None, options: Mapping[str, object] | None = None
) -> Outlook:
    return contents_of(text, period=period, options=options).outlook


def names(results: list[Result]) -> list[str]:
    return [result.texts["indicator"] for result in results]


@pytest.mark.parametrize(
    ("row", "options", "step"),
    [
        ("↗,,,10,10,", {}, Step.ACHIEVED),
        ("↗,,,10,8,", {}, Step.NEAR),
        ("↗,,,10000,7999,", {"digits": 0}, Step.HALFWAY),  # prints as 80
        ("↗,,,10,5,", {}, Step.HALFWAY),
        ("↗,,,10000,4999,", {"digits": 0}, Step.FAR),  # prints as 50
        ("↗,,,10000,9999,", {"digits": 0}, Step.NEAR),  # prints as 100
        ("↘,,,10,13,", {"method": "raw", "cap": None}, Step.NEAR),  # 130 %
        ("↗,,,10,-1,", {"cap": None}, Step.UNRATED),
        ("↗,,,-5,-7,", {}, Step.UNRATED),
        ("↗,,,-5,-5,", {"cap": None}, Step.ACHIEVED),
        ("↗,,,10,,", {}, Step.NO_DATA),
        ("↗,,,,10,", {}, Step.NO_DATA),
    ],
)
def test_the_exact_rate_says_the_step(row: str, options: dict[str, object], step: Step) -> None:
    (result,) = outlook_of(f"{HEADING}1,a,{row}\n", options=options).results
    assert step_of(result) is step


def test_the_period_is_the_latest_in_which_anything_is_judged() -> None:
    outlook = outlook_of(PLAN)
    assert outlook.period == Period("H30", "")
    assert names(list(outlook.results)) == ["a", "b", "c", "d", "e", "f"]
    assert outlook_of(PLAN, Period("H26", "")).standing.achieved == 1


def test_where_nothing_is_judged_the_last_period_is_the_latest() -> None:
    sheet = contents_of(f"{HEADING}1,a,↗,H30,,1,,\n1,a,↗,H26,,1,,\n").sheet
    assert latest_period(sheet) == Period("H30", "")


def test_without_rows_there_is_no_period() -> None:
    assert latest_period(contents_of(HEADING).sheet) == Period("", "")


def test_the_trend_has_each_period_with_its_steps() -> None:
    trend = outlook_of(PLAN).trend
    assert [(each.period.name, each.achieved, len(each.results)) for each in trend] == [
        *[("H26", 1, 2), ("H30", 1, 6), ("R6", 0, 1)]
    ]
    assert [each.steps for each in trend] == [
        [(Step.ACHIEVED, 1), (Step.FAR, 1)],
        [*((step, 1) for step in Step)],
        [(Step.NO_DATA, 1)],
    ]


def test_sections_stand_with_what_they_have_in_the_period() -> None:
    sections = outlook_of(PLAN).sections
    assert [(section.key.number, len(each.results)) for section, each in sections] == [
        *[("1", 2), ("2", 4), ("3", 0)]
    ]
    worst = [standing.worst for _section, standing in sections]
    assert [result and result.texts["indicator"] for result in worst] == ["b", "c", None]
    assert outlook_of("indicator,direction,target,actual\na,↗,1,1\n").sections == []


def test_the_worst_is_never_one_that_is_achieved() -> None:
    rows = f"{HEADING}1,a,↗,,,10,10,\n1,b,↗,,,-5,-7,\n"
    worst = outlook_of(rows).standing.worst
    assert worst is not None
    assert worst.texts["indicator"] == "b"
    assert outlook_of(f"{HEADING}1,a,↗,,,10,10,\n1,c,↗,,,10,,\n").standing.worst is None


def test_statuses_and_declines_are_those_of_the_period() -> None:
    outlook = outlook_of(PLAN)
    assert names(outlook.with_status(Status.ACHIEVED)) == ["d"]
    assert names(outlook.with_status(Status.NOT_ACHIEVED)) == ["a", "b", "c", "f"]
    assert names(outlook.with_status(Status.NO_DATA)) == ["e"]
    assert names(outlook.worse) == ["c"]
    assert [is_worse(result) for result in outlook.results].count(True) == 1


def test_lowest_rates_come_first_then_declines_then_differences() -> None:
    rows = [f"1,r{rate},↗,H30,,100,{rate}," for rate in (70, 60, 50, 40, 30, 20)]
    rows += ["1,low,↗,H30,99,100,98,", "1,fell,↗,H30,130,100,120,", "1,odd,↗,H30,,100,100,90%"]
    rows += ["1,none,↗,H30,,-5,-7,", "1,good,↗,H30,,5,7,", "1,gone,↗,H30,,5,,"]
    first = names(outlook_of("\n".join([HEADING.strip(), *rows, ""])).first)
    assert first == [*("r20", "r30", "r40", "r50"), "low", "fell", "odd", *("r60", "r70"), "none"]


def test_nothing_to_look_at() -> None:
    assert outlook_of(f"{HEADING}1,a,↗,H30,,10,10,\n").first == []
