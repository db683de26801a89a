"""Compound annual growth: series worked out by hand, and held to another program."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slow.growths import Limits, Series, growths
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.progress.tables import progress_table

NAMES = ("direction", "baseline_year", "baseline", "year", "actual", "target_year", "target")
FOUND = ("growth_needed", "growth_seen", "growth_share", "class", "note")


def judged(series: list[str], **options: object) -> list[str]:
    """Return what is found of indicators, each cells between blanks, ``_`` for an empty one."""
    rows = [["" if cell == "_" else cell for cell in line.split()] for line in series]
    frame = pd.DataFrame(rows, columns=[*NAMES]).assign(indicator=[*map(str, range(len(rows)))])
    found = progress_table(frame, measure="growth", **options)  # type: ignore[arg-type]
    cells = found[[*FOUND]].map(lambda cell: "_" if cell in (None, "") else str(cell))
    return [" ".join(row) for row in cells.to_numpy().tolist()]


def line_of(series: Series) -> str:
    cells: list[object] = [series.direction]
    for year, value in (
        (series.baseline_year, series.baseline),
        (series.year, series.actual),
        (series.target_year, series.target),
    ):
        cells += [year or "_", "_" if value is None else format(value, "f")]
    return " ".join(map(str, cells))


WORKED = {
    # 101.5 ^ 2 / 100 = 103.0225: growth of just 1.5 % a year, the upper bound without a target
    "up 2015 100 2017 103.0225 _ _": "_ 1.5 _ substantial missing target",
    "up 2015 100 2017 103.0224 _ _": "_ 1.5 _ moderate missing target",
    # 1.005 ^ 3 = 1.015075125
    "up 2015 100 2018 101.5075125 _ _": "_ 0.5 _ moderate missing target",
    "up 2015 100 2018 101.5075124 _ _": "_ 0.5 _ limited missing target",
    "up 2015 100 2017 100 _ _": "_ 0.0 _ limited missing target",
    "up 2015 100 2017 99.99 _ _": "_ 0.0 _ deterioration missing target",
    # 0.985 ^ 2 = 0.970225; the wished direction is down
    "down 2015 100 2017 97.0225 _ _": "_ -1.5 _ substantial missing target",
    "down 2015 100 2017 97.0226 _ _": "_ -1.5 _ moderate missing target",
    "down 2015 100 2017 100.01 _ _": "_ 0.0 _ deterioration missing target",
    # 1.02 ^ 2 = 1.0404 is needed, 1.019 ^ 2 = 1.038361 seen: 1.9 / 2
    "up 2015 1000000 2017 1038361 2017 1040400": "2.0 1.9 95.0 substantial _",
    "up 2015 1000000 2017 1038360 2017 1040400": "2.0 1.9 95.0 moderate _",
    # 1.1 ^ 3 = 1.331 is needed, 1.06 ^ 2 = 1.1236 seen: 6 / 10
    "up 2015 100 2017 112.36 2018 133.1": "10.0 6.0 60.0 moderate _",
    "up 2015 100 2017 112.35 2018 133.1": "10.0 6.0 60.0 limited _",
    "up 2015 100 2017 100 2018 133.1": "10.0 0.0 0.0 limited _",
    "up 2015 100 2017 99 2018 133.1": "10.0 -0.5 -5.0 deterioration _",
    # 0.9 ^ 2 = 0.81 is needed, 0.905 seen: 9.5 / 10
    "down 2015 100 2016 90.5 2017 81": "-10.0 -9.5 95.0 substantial _",
    "down 2015 100 2016 90.501 2017 81": "-10.0 -9.5 95.0 moderate _",
    "down 2015 100 2016 101 2017 81": "-10.0 1.0 -10.0 deterioration _",
    # 4 times in 20 years is twice in 10, roots that are no fractions
    "up 2015 100 2025 200 2035 400": "7.2 7.2 100.0 substantial _",
    # after the target year the years that have passed count: 1.21 in 4 years for 1.21 in 2
    "up 2015 100 2019 120 2017 121": "10.0 4.7 46.6 limited year is after the target year",
    # nothing of growth is needed to tell that a target is met
    "up 2015 _ 2019 121 2017 121": "_ _ _ achieved missing baseline",
    "down 2015 5 2019 0 2025 0": "_ _ _ achieved growth needs values above 0",
    "maintain 2015 5 2019 4 2025 4": "_ _ _ achieved no growth for maintain",
    "up 2015 100 2019 95 2025 90": "-1.0 -1.3 _ achieved target is behind the baseline",
    # what is behind a target that asks for no growth has moved away
    "up 2015 100 2019 85 2025 90": "-1.0 -4.0 _ deterioration target is behind the baseline",
    "down 2015 100 2019 105 2025 100": "0.0 1.2 _ deterioration baseline equals target",
    "down 2015 100 2019 105 _ 100": "_ 1.2 _ deterioration baseline equals target",
    # a word asks for growth in the direction, as without a target
    "up 2015 100 2017 103.0225 2025 増加": "_ 1.5 _ substantial target is a word",
    # undefined
    "up 2015 100 2019 _ 2025 120": "1.8 _ _ no-data missing actual",
    "up 2015 _ 2019 110 2025 120": "_ _ _ no-data missing baseline",
    "up _ 100 2019 110 2025 120": "_ _ _ no-data missing baseline year",
    "up 2015 100 _ 110 2025 120": "1.8 _ _ no-data missing year",
    "up 2015 100 2019 110 _ 120": "_ 2.4 _ no-data missing target year",
    "up 2015 100 2019 110 2015 120": "_ 2.4 _ no-data baseline year is not before the target year",
    "up 2015 100 2015 110 2025 120": "1.8 _ _ no-data no time has passed since the baseline",
    "up 2015 0 2019 110 2025 120": "_ _ _ no-data growth needs values above 0",
    "up 2015 100 2019 0 2025 120": "1.8 _ _ no-data growth needs values above 0",
    "up 2015 -100 2019 -90 2025 -80": "_ _ _ no-data growth needs values above 0",
    "down 2015 100 2019 90 2025 0": "_ -2.6 _ no-data growth needs values above 0",
    "up 2015 -9 2019 3 _ _": "_ _ _ no-data missing target; growth needs values above 0",
    "maintain 2015 100 2019 90 2025 100": "_ _ _ no-data no growth for maintain",
    "maintain 2015 100 2019 90 _ _": "_ _ _ no-data missing target; no growth for maintain",
}
"""What is found of each indicator."""


def test_series_worked_out_by_hand() -> None:
    assert dict(zip(WORKED, judged([*WORKED]), strict=True)) == WORKED


def test_directions_that_differ() -> None:
    rows = [["up", 2015, 5, 2016, 6, 2025, 9], ["down", 2015, 5, 2017, 10, 2025, 9]]
    frame = pd.DataFrame(rows, columns=[*NAMES]).assign(indicator="甲")
    found = progress_table(frame, measure="growth")
    assert found[[*FOUND]].to_numpy().tolist() == [
        [None, None, None, "no-data", "directions differ"]
    ]


BOUNDS = {
    ("100,60,-50", "up 2015 100 2025 200 2035 400"): "substantial",
    ("100,60,-50", "up 2015 100 2025 199.999 2035 400"): "moderate",
    ("100.1,60,-50", "up 2015 100 2025 200 2035 400"): "moderate",
    # 5 % down each year of 10 % up
    ("95,60,-50", "up 2015 100 2017 90.25 2018 133.1"): "limited",
    ("95,60,-49.9", "up 2015 100 2017 90.25 2018 133.1"): "deterioration",
    # below a share of -2000 % lies no positive value
    ("95,60,-2000", "up 2015 100 2016 0.001 2017 110.25"): "limited",
}
"""The class by the bounds of a share."""


@pytest.mark.parametrize(("bounds", "series"), BOUNDS)
def test_bounds_of_shares(bounds: str, series: str) -> None:
    [found] = judged([series], bounds=bounds)
    assert found.split()[3] == BOUNDS[bounds, series]


def test_bounds_of_growth() -> None:
    series = ["up 2015 100 2017 102.01 _ _", "up 2015 100 2017 102 _ _"]
    found = judged(series, growth_bounds="2,1,-1")
    assert [line.split()[3] for line in found] == ["moderate", "limited"]


ROUNDED = {
    # 81 / 80 is 1.25 % more, 3.25 of the 4 % that are needed are 81.25 %
    "half-up": ["_ 1.3 _", "4.0 3.3 81.3", "-4.0 -3.3 81.3"],
    "down": ["_ 1.2 _", "4.0 3.2 81.2", "-4.0 -3.2 81.2"],
    "up": ["_ 1.3 _", "4.0 3.3 81.3", "-4.0 -3.3 81.3"],
    "half-even": ["_ 1.2 _", "4.0 3.2 81.2", "-4.0 -3.2 81.2"],
}


@pytest.mark.parametrize("rounding", ROUNDED)
def test_halves_are_rounded_as_asked(rounding: str) -> None:
    series = [
        "up 2015 80 2016 81 _ _",
        "up 2015 100 2016 103.25 2017 108.16",
        "down 2015 100 2016 96.75 2017 92.16",
    ]
    found = judged(series, rounding=rounding)
    assert [" ".join(line.split()[:3]) for line in found] == ROUNDED[rounding]


def test_no_digits_and_many() -> None:
    # 5 / 3 in 5 years and 4 / 3 in 2 years, by logarithms
    series = ["up 2015 3 2017 4 2020 5"]
    assert judged(series, digits=0) == ["11 15 144 substantial _"]
    assert judged(series, digits=6) == ["10.756634 15.470054 143.818720 substantial _"]


EXTREMES = [
    Series("up", Decimal(baseline), Decimal(target), Decimal(actual), first, last, now)
    for baseline, target, actual, first, last, now in (
        ("100000000000000000", "100000000000000001", "999999999999999999", 1930, 2098, 2026),
        ("999999999999999999", "1000", "999999999999999998", 1930, 2098, 2026),
        ("1e-90", "900000000000000000", "9", 1990, 2000, 1991),
        ("1e-90", "2e-90", "900000000000000000", 1990, 2000, 1991),
        ("10000000000000000", "3e-90", "7e-80", 1990, 1992, 1991),
        ("3", "100000000000000000", "5", 2000, 2001, 2026),
    )
]


@pytest.mark.parametrize("rounding", Rounding)
def test_values_of_many_digits_and_years(rounding: Rounding) -> None:
    limits = Limits([*map(Decimal, (95, 60, 0))], [*map(Decimal, (2, 1, 0))])
    found = judged([*map(line_of, EXTREMES)], rounding=rounding, digits=6)
    expected = [growths(each, limits, 6, rounding) for each in EXTREMES]
    assert [line.split()[:4] for line in found] == [
        [cell or "_" for cell in each] for each in expected
    ]


values = st.none() | st.builds(
    lambda whole, decimals: Decimal(whole).scaleb(-decimals),
    st.integers(-1, 12) | st.integers(98, 105) | st.integers(9890, 10310),
    st.integers(0, 2),
)
years = st.sampled_from([0, 2015, 2016, 2017, 2018, 2030])
some_series = st.builds(
    Series, st.sampled_from(["up", "down", "maintain"]), values, values, values, years, years, years
)


@given(st.lists(some_series, min_size=9, max_size=9), st.integers(0, 6), st.sampled_from(Rounding))
@settings(max_examples=8, deadline=None)
def test_another_program_finds_the_same(
    some: list[Series], digits: int, rounding: Rounding
) -> None:
    limits = Limits([Decimal(95), Decimal("33.3"), Decimal(-20)], [*map(Decimal, (2, 1, -1))])
    found = judged(
        [*map(line_of, some)],
        bounds="95,33.3,-20",
        growth_bounds="2,1,-1",
        digits=digits,
        rounding=rounding,
    )
    expected = [growths(each, limits, digits, rounding) for each in some]
    assert [line.split()[:4] for line in found] == [
        [cell or "_" for cell in each] for each in expected
    ]
