"""The rate of one indicator against the Fraction formulas, and every combination of settings."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slow import oracle
from slow.rates import computed_cells
from slow.rows import Settings
from sokatsu_cli import achievement_rate, rate_table
from sokatsu_cli.model.numerals import Rounding, round_exact
from sokatsu_cli.model.terms import Direction, Method

Year = int | str | None

small = st.builds(Fraction, st.integers(-200, 200), st.integers(1, 10))
large = st.builds(Fraction, st.integers(-(10**18), 10**18), st.sampled_from([1, 10, 10**5, 10**18]))
value = st.none() | small | large | st.sampled_from([Fraction(0), Fraction(100)])
setting = st.sampled_from([*map(Fraction, ("0", "5", "1/3", "99.95", "100", "120", "150"))])


@given(
    value,
    value,
    value,
    st.sampled_from(Direction),
    st.sampled_from(Method),
    setting,
    st.none() | setting,
    st.tuples(*[st.sampled_from([None, 2014, "H28", 2017, 2020])] * 3),
)
@settings(max_examples=150, deadline=None)
def test_one_indicator(
    target: Fraction | None,
    actual: Fraction | None,
    baseline: Fraction | None,
    direction: Direction,
    method: Method,
    tolerance: Fraction,
    cap: Fraction | None,
    years: tuple[Year, Year, Year],
) -> None:
    first, last, now = years
    found = achievement_rate(
        *(target, actual, direction),
        method=method,
        baseline=baseline,
        tolerance=tolerance,
        cap=cap,
        baseline_year=first,
        target_year=last,
        year=now,
    )
    counted: dict[Year, int] = {None: 0, "H28": 2016} | {year: year for year in (2014, 2017, 2020)}
    expected = oracle.achievement(
        *(direction, method, target, actual, baseline),
        tolerance=tolerance,
        cap=cap,
        years=(counted[first], counted[last], counted[now]),
    )
    assert (found.rate, found.capped_rate, found.status, found.note) == expected
    exact = [type(rate) for rate in (found.rate, found.capped_rate) if rate is not None]
    assert set(exact) <= {Fraction}


@given(small | large, st.integers(0, 20), st.sampled_from(Rounding))
def test_rounding(number: Fraction, digits: int, rounding: Rounding) -> None:
    found = format(round_exact(number, digits, rounding), "f")
    assert found == oracle.figures(number, digits, rounding)


TEXTS = ["", "-3", "0", "0.0", "1", "2.5", "3", "100", "123456789012345678"]
"""A missing value, a negative one, 0 in two ways, ties, equal ones, and 18 digits."""


def all_rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield each direction with all values of target, actual and baseline."""
    baselines = ["", "-3", "0", "2.5", "100"]
    return product(Direction, TEXTS, TEXTS, baselines)


ROWS = list(all_rows())
FRAME = pd.DataFrame(ROWS, columns=["direction", "target", "actual", "baseline"])
FRAME.insert(0, "indicator", "a")
FRAME = FRAME.assign(baseline_year="H26", target_year="R2", year="平成29年度")
YEARS = (2014, 2020, 2017)
VALUES = {text: Fraction(text) if text else None for text in TEXTS}


@pytest.mark.parametrize(
    ("method", "tolerance", "cap"),
    list(product(Method, ["0", "5", "150"], [None, "100", "99.95", "0"])),
)
def test_every_combination(method: Method, tolerance: str, cap: str | None) -> None:
    rules = Settings(method, tolerance, cap).rules
    exact = [
        oracle.achievement(
            Direction(direction),
            method,
            *(VALUES[text] for text in texts),
            tolerance=rules.tolerance,
            cap=rules.cap,
            years=YEARS,
        )
        for direction, *texts in ROWS
    ]
    places = list(enumerate(Rounding))
    for digits, rounding in places:
        rated = rate_table(
            FRAME, method=method, tolerance=tolerance, cap=cap, digits=digits, rounding=rounding
        )
        printed = rules._replace(digits=digits, rounding=rounding)
        expected = [computed_cells(found, printed, ()) for found in exact]
        found = rated[["rate", "capped_rate", "status", "note"]].astype(object)
        assert [
            [None if cell is None else str(cell) for cell in cells]
            for cells in found.itertuples(index=False)
        ] == expected


def test_every_combination_by_the_method_of_a_row() -> None:
    methods = [method for method in Method for _row in ROWS]
    frame = pd.concat([FRAME] * len(Method), ignore_index=True).assign(method=methods)
    rated = rate_table(frame, method="raw", tolerance="5", cap="120", digits=6)
    rules = Settings("raw", "5", "120", 6).rules
    for method, (direction, *texts), *cells in zip(
        methods, ROWS * len(Method), rated["rate"], rated["capped_rate"], rated["note"], strict=True
    ):
        found = oracle.achievement(
            Direction(direction),
            method,
            *(VALUES[text] for text in texts),
            tolerance=rules.tolerance,
            cap=rules.cap,
            years=YEARS,
        )
        rate, capped, _status, note = computed_cells(found, rules, ())
        assert [None if cell is None else str(cell) for cell in cells] == [rate, capped, note]
