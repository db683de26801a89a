"""Rates of the expected value of a year, on the straight line from baseline to target."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli import achievement_rate, rate_table
from sokatsu_cli.model.terms import Note, Status

A, N, D = Status.ACHIEVED, Status.NOT_ACHIEVED, Status.NO_DATA


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "year", "actual", "rate", "status"),
    [
        # From 2018 to 2028: in 2022 four of ten years have passed.
        ("up", 60, 80, 2022, 68, 100, A),
        ("up", 60, 80, 2022, 51, 75, N),
        ("down", 100, 70, 2022, 110, 80, N),
        ("down", 100, 70, 2022, 88, 100, A),
        ("maintain", 50, 60, 2022, 67.5, None, N),
        ("up", 60, 80, 2018, 60, 100, A),
        ("up", 60, 80, 2028, 40, 50, N),
        ("up", 100, 90, 2022, 96, 100, A),  # a decline to be slowed down
    ],
)
def test_by_hand(
    direction: str,
    baseline: int,
    target: int,
    year: int,
    actual: float,
    rate: int | None,
    status: Status,
) -> None:
    found = achievement_rate(
        *(target, str(actual), direction),
        method="expected",
        baseline=baseline,
        baseline_year=2018,
        target_year=2028,
        year=year,
    )
    assert found.status is status
    assert found.rate == (Fraction(100 * 54 * 10, 675) if rate is None else rate)


@pytest.mark.parametrize(
    ("values", "years", "note", "status"),
    [
        ((None, 80, 70), (2018, 2028, 2022), Note.NO_BASELINE, D),
        ((60, 80, 70), (None, 2028, 2022), Note.NO_BASELINE_YEAR, D),
        ((60, 80, 70), (2018, None, 2022), Note.NO_TARGET_YEAR, D),
        ((60, 80, 70), (2018, 2028, None), Note.NO_YEAR, D),
        ((60, 80, 70), (2028, 2028, 2028), Note.NO_SPAN, D),
        ((60, 80, 70), (2029, 2028, 2028), Note.NO_SPAN, D),
        ((60, 80, 70), (2018, 2028, 2017), Note.OUTSIDE_SPAN, D),
        ((60, 80, 90), (2018, 2028, 2029), Note.OUTSIDE_SPAN, D),
        ((80, 80, 80), (2018, 2028, 2022), Note.NO_WAY, D),
        ((60, None, 70), (None, None, None), Note.MISSING_TARGET, D),
        ((60, 80, None), (None, None, None), Note.MISSING_ACTUAL, D),
        ((-4, 6, 3), (2018, 2028, 2022), Note.EXPECTED_0, A),
        ((-4, 6, -3), (2018, 2028, 2022), Note.NEGATIVE, N),
    ],
)
def test_undefined(
    values: tuple[int | None, int | None, int | None],
    years: tuple[int | None, int | None, int | None],
    note: Note,
    status: Status,
) -> None:
    baseline, target, actual = values
    first, last, now = years
    found = achievement_rate(
        *(target, actual, "up"),
        method="expected",
        baseline=baseline,
        baseline_year=first,
        target_year=last,
        year=now,
    )
    assert (found.rate, found.note, found.status) == (None, note, status)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.sampled_from("↗↘→"))
def test_at_the_target_year_it_is_the_ratio(b: int, t: int, a: int, way: str) -> None:
    found = achievement_rate(
        *(t, a, way),
        method="expected",
        baseline=t + 1 + b,
        baseline_year="H26",
        target_year="R2",
        year=2020,
    )
    ratio = achievement_rate(t, a, way)
    assert found == replace(ratio, note=ratio.note.replace("target", "expected value"))


ROW = {
    "indicator": "満足度",
    "direction": "↗",
    "target": "80",
    "actual": "70.5",
    "baseline": "60",
    "baseline_year": "H30",
    "target_year": "2028",
}


def rated(*rows: dict[str, str], **settings: object) -> pd.DataFrame:
    table = pd.DataFrame([ROW | row for row in rows]).fillna("")
    return rate_table(table, **settings)  # type: ignore[arg-type] # as the options are named


def test_the_value_stands_before_the_rate() -> None:
    found = rated({"year": "R3"}, {"year": "R4"}, {"year": ""}, method="expected")
    assert list(found.columns[-5:]) == ["expected", "rate", "capped_rate", "status", "note"]
    assert list(found["expected"]) == [Decimal(66), Decimal(68), None]
    assert list(found["rate"]) == [Decimal("106.8"), Decimal("103.7"), None]


@pytest.mark.parametrize(("digits", "rounding", "value"), [(1, "down", "62.85"), (0, "up", "62.9")])
def test_the_value_has_the_decimals_of_its_row_and_those_of_rates(
    digits: int, rounding: str, value: str
) -> None:
    row = {"target_year": "2025", "year": "2019"}
    found = rated(row, method="expected", digits=digits, rounding=rounding)
    assert list(found["expected"]) == [Decimal(value)]


def test_large_values_are_exact() -> None:
    row = {"year": "2021", "baseline": "0.000000000000001", "target": "999999999999999999"}
    found = rated(row, method="expected", digits=0)
    assert str(found["expected"][0]) == "299999999999999999.700000000000001"


def test_a_row_may_have_a_method_of_its_own() -> None:
    found = rated({"year": "R4", "method": "expected"}, {"year": "前期", "method": ""})
    assert list(found["expected"]) == [Decimal(68), None]
    assert list(found["rate"]) == [Decimal("103.7"), Decimal("88.1")]


def test_other_methods_have_no_such_column() -> None:
    assert "expected" not in rated({"year": "R4"}).columns
