"""The small charts: marks lie where the exact values say, inside of the drawing."""

import re
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_reports import contents_of
from sokatsu_cli.report.page.charts import (
    BOTTOM,
    HEIGHT,
    TOP,
    Chart,
    Mark,
    Marks,
    chart_of,
    marks_of,
)

VALUES = st.integers(-(10**9), 10**9).map(lambda value: Fraction(value, 1000))
NEAR = st.sampled_from([Fraction(0), Fraction(1, 10**6), Fraction(-1, 10**6)])
PERIODS = st.lists(
    st.tuples(st.none() | VALUES, st.none() | VALUES, st.none() | NEAR), min_size=1, max_size=6
)


def drawn_marks(
    periods: list[tuple[Fraction | None, Fraction | None, Fraction | None]],
    baseline: Fraction | None,
    start: int,
    goal: Fraction | None,
) -> Marks:
    """Marks of the years from 2001 on; some targets are near to their actuals."""
    actuals, targets = [], []
    for at, (actual, target, near) in enumerate(periods, 2001):
        beside = actual + near if actual is not None and near is not None else target
        actuals.append(None if actual is None else Mark(at, actual, "R6 1"))
        targets.append(None if beside is None else Mark(at, beside, "目標 2"))
    begin = None if baseline is None else Mark(start, baseline, "H30 7")
    line = [] if begin is None or goal is None else [begin, Mark(2020, goal, "")]
    return Marks(begin, actuals, targets, line)


MARKS = st.builds(
    drawn_marks, PERIODS, st.none() | VALUES, st.integers(1995, 2004), st.none() | VALUES
)


def tenths(text: str) -> int:
    return round(float(text) * 10)


def points(path: str) -> list[tuple[int, int]]:
    return [(tenths(x), tenths(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path)]


def scale_of(marks: Marks) -> tuple[Fraction, Fraction]:
    """From where on, and over how much, a scale goes: in it all values, and a fifth of the largest.

    One actual alone has 0 in it.
    """
    values = [mark.value for mark in marks.all]
    if marks.baseline is None and len([each for each in marks.actuals if each is not None]) == 1:
        values.append(Fraction(0))
    low, high = min(values), max(values)
    least = max(-low, high) / 5
    if high - low >= least:
        return low, high - low
    return (low + high - least) / 2, least


@settings(max_examples=50, deadline=None)
@given(MARKS)
def test_marks_lie_where_the_exact_values_say_cut_to_tenths(marks: Marks) -> None:
    chart = chart_of(marks)
    actuals = [mark for mark in marks.actuals if mark is not None]
    assert (chart is None) is (not actuals or len(marks.all) < 2)
    if chart is None:
        return
    low, span = scale_of(marks)
    dots = points(chart.dots)
    assert len(dots) == len(actuals)
    for mark, (_x, y) in zip(actuals, dots, strict=True):
        share = (mark.value - low) / span if span else Fraction(1, 2)
        assert abs(BOTTOM - floor((BOTTOM - TOP) * share) - y) <= 1
    ends = points("M" + chart.expected) if chart.expected else []
    for mark, (_x, y) in zip(marks.line, ends, strict=True):
        assert not span or y == BOTTOM - floor((BOTTOM - TOP) * (mark.value - low) / span)
    box = tenths(chart.width)
    start = [] if chart.start is None else [(tenths(chart.start[0]), tenths(chart.start[1]))]
    for x, y in [*dots, *ends, *start]:
        assert 0 <= x <= box
        assert TOP - 1 <= y <= BOTTOM + 1
    assert all(0 <= tenths(label.y) <= HEIGHT * 10 for label in chart.labels)


@settings(max_examples=50, deadline=None)
@given(MARKS)
def test_what_does_not_meet_its_target_is_never_drawn_on_it(marks: Marks) -> None:
    chart = chart_of(marks)
    if chart is None:
        return
    held = [at for at, mark in enumerate(marks.actuals) if mark is not None]
    low, span = scale_of(marks)
    for at, (_x, y) in zip(held, points(chart.dots), strict=True):
        actual, target = marks.actuals[at], marks.targets[at]
        if actual is not None and target is not None and actual.value != target.value:
            goal = BOTTOM - (BOTTOM - TOP) * (target.value - low) // span
            assert (y < goal) is (actual.value > target.value)
            assert y != goal


YEARS = "indicator,direction,year,baseline_year,target_year,baseline,target,actual\n"


def chart(table: str) -> tuple[Marks, Chart | None]:
    sheet = contents_of(table).sheet
    row = sheet.sections[0].rows[0]
    progress = sheet.progress.get(row.first.identity)
    marks = marks_of(row, sheet.periods, progress, start="策定時", goal="目標")
    return marks, chart_of(marks)


def test_years_decide_where_marks_stand_and_the_expected_line_ends_at_the_target() -> None:
    rows = "満足度,↗,R1,H28,R8,10,30,12\n満足度,↗,R3,H28,R8,10,30,\n満足度,↗,R6,H28,R8,10,30,20\n"
    marks, drawn = chart(YEARS + rows)
    assert marks.baseline == Mark(2016, Fraction(10), "H28 10")
    assert marks.actuals == [
        Mark(2019, Fraction(12), "R1 12"),
        None,
        Mark(2024, Fraction(20), "R6 20"),
    ]
    assert marks.line == [Mark(2016, Fraction(10), ""), Mark(2026, Fraction(30), "")]
    assert drawn is not None
    left, right = (x for x, _y in points("M" + drawn.expected))
    (first, _), (last, _) = points(drawn.dots)
    assert first == left + floor((right - left) * Fraction(3, 10))
    assert last == left + floor((right - left) * Fraction(8, 10))
    assert [part.count(" ") for part in drawn.way.split("M")] == [0, 2, 1]  # not over R3
    assert re.fullmatch(r"M[\d.]+ 22H[\d.]+", drawn.target)
    assert [label.text for label in drawn.labels] == ["目標 30", "R6 20", "H28 10"]
    assert [label.end for label in drawn.labels] == [False, False, True]


def test_without_years_steps_are_equal_and_targets_that_differ_stand_each() -> None:
    table = "indicator,direction,period,baseline,target,actual\nA,↗,前期,5,10,6\nA,↗,後期,5,12,9\n"
    marks, drawn = chart(table)
    assert [mark.at for mark in marks.all] == [-1, 0, 1, 0, 1]
    assert marks.baseline is not None
    assert marks.baseline.text == "策定時 5"
    assert not marks.line
    assert drawn is not None
    assert drawn.target.count("h10") == 2
    assert drawn.way.count("L") == 2
    assert not drawn.expected


def test_two_periods_of_one_year_are_no_dates() -> None:
    table = "indicator,direction,period,year,target,actual\nA,↗,上期,R4,10,6\nA,↗,下期,R4,12,9\n"
    marks, drawn = chart(table)
    assert [mark.at for mark in marks.all] == [0, 1, 0, 1]
    assert drawn is not None
    assert drawn.start is None
    assert [label.text for label in drawn.labels] == ["目標 12", "R4 9", "R4 6"]


def test_a_baseline_of_a_later_year_is_not_joined() -> None:
    rows = "満足度,↗,R1,R3,R8,10,30,12\n満足度,↗,R6,R3,R8,10,30,20\n"
    _marks, drawn = chart(YEARS + rows)
    assert drawn is not None
    assert drawn.way.count("L") == 1


def test_a_baseline_without_a_year_of_its_own_has_that_of_the_progress() -> None:
    table = YEARS + "満足度,↗,R1,,R8,10,30,12\n満足度,↗,R6,H28,R8,10,30,20\n"
    assert [mark.at for mark in [chart(table)[0].baseline] if mark is not None] == [2016]


@pytest.mark.parametrize(
    "row", ["A,↗,5,,", "A,↗,,10,", "A,↗,,,5", "A,↗,5,10,集計中"], ids=["b", "t", "a", "no actual"]
)
def test_one_value_or_none_that_was_measured_is_no_chart(row: str) -> None:
    assert chart(f"indicator,direction,baseline,target,actual\n{row}\n")[1] is None


@pytest.mark.parametrize(
    ("target", "actual", "share"), [("10", "5", 50), ("48", "46", 95), ("40", "14.8", 37)]
)
def test_a_value_alone_has_0_in_its_scale(target: str, actual: str, share: int) -> None:
    _marks, drawn = chart(f"indicator,direction,target,actual\nA,↗,{target},{actual}\n")
    assert drawn is not None
    assert drawn.way == ""
    ((x, y),) = points(drawn.dots)
    start, end = re.findall(r"[MH]([\d.]+)", drawn.target)
    assert 2 * x == tenths(start) + tenths(end)
    assert f" {TOP // 10}H" in drawn.target
    assert (BOTTOM - y) * 100 // (BOTTOM - TOP) in (share - 1, share)


def test_a_small_gap_is_a_small_share_of_the_scale() -> None:
    rows = "A,↗,R1,,100,96\nA,↗,R2,,100,97\n"
    _marks, drawn = chart("indicator,direction,year,baseline,target,actual\n" + rows)
    assert drawn is not None
    (_, first), (_, last) = points(drawn.dots)
    (goal,) = re.findall(r" ([\d.]+)H", drawn.target)
    assert first - tenths(goal) == (BOTTOM - TOP) // 5  # 4 of 20
    assert (last, tenths(goal)) == (473, 404)


def test_without_targets_there_are_only_actuals() -> None:
    _marks, drawn = chart("indicator,direction,year,target,actual\nA,↗,R1,,5\nA,↗,R2,,7\n")
    assert drawn is not None
    assert not drawn.target
    assert [label.text for label in drawn.labels] == ["R2 7", "R1 5"]
