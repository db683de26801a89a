"""The formulas, against docs/contract.md written a second time with Fractions."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli.model.terms import Direction, Method, Status
from sokatsu_cli.rate.achievements import Achievement
from sokatsu_cli.rate.rates import achievement_rate
from sokatsu_cli.rate.rules import Number, exact


@pytest.mark.parametrize(
    ("direction", "spellings"),
    [
        (Direction.UP, "↗ ↑ up increase higher 増 増加 向上 上がる 上がると良い UP Ｕｐ ↗\ufe0f"),
        (Direction.DOWN, "↘ ↓ down decrease lower 減 減少 低減 下がる 下がると良い Lower"),
        (Direction.MAINTAIN, "→ maintain keep 維持 現状維持 横ばい ＫＥＥＰ"),
    ],
)
def test_direction_spellings(direction: Direction, spellings: str) -> None:
    assert {Direction.parse(f" {spelling}\n") for spelling in spellings.split(" ")} == {direction}


@pytest.mark.parametrize("text", ["", "\u3000", "?", "？", "??", "活性化", "⤴", "up?", "up down"])
def test_no_direction(text: str) -> None:
    with pytest.raises(ValueError, match=r"direction|arrow"):
        Direction.parse(text)


@pytest.mark.parametrize("text", ["", "ratios", "比率"])
def test_no_method(text: str) -> None:
    with pytest.raises(ValueError, match="unknown method"):
        achievement_rate(1, 2, "up", method=text)


A, N, D = Status.ACHIEVED, Status.NOT_ACHIEVED, Status.NO_DATA


@pytest.mark.parametrize(
    ("method", "direction", "target", "actual", "baseline", "expected"),
    [
        # 1: no data, whatever the method
        ("raw", "up", None, 1, None, (None, None, D, "missing target")),
        ("ratio", "down", 1, None, None, (None, None, D, "missing actual")),
        ("raw", "up", "増加", 1, None, (None, None, D, "target is a word")),
        ("baseline", "down", "現状維持", None, 3, (None, None, D, "target is a word")),
        ("baseline", "maintain", None, None, None, (None, None, D, "missing target")),
        # 2: equal
        ("ratio", "up", 0, 0, None, (100, 100, A, "")),
        ("difference", "down", -5, -5, None, (100, 100, A, "")),
        ("baseline", "maintain", 5, 5, None, (100, 100, A, "")),
        ("raw", "down", 5, 5, None, (100, 100, A, "direction ignored")),
        # 3: negative
        ("ratio", "up", -1, 5, None, (None, 100, A, "negative value: use baseline")),
        ("difference", "maintain", 5, -1, None, (None, None, N, "negative value: use baseline")),
        ("raw", "down", 5, -1, None, (None, 100, A, "negative value: use baseline")),
        # 4: divisor 0
        ("ratio", "up", 0, 5, None, (None, 100, A, "target is 0")),
        ("ratio", "down", 0, 5, None, (0, 0, N, "")),
        ("ratio", "down", 5, 0, None, (None, 100, A, "actual is 0")),
        ("ratio", "maintain", 0, 5, None, (0, 0, N, "")),
        ("difference", "up", 0, 5, None, (None, 100, A, "target is 0")),
        ("difference", "down", 0, 5, None, (None, None, N, "target is 0")),
        ("difference", "maintain", 0, 5, None, (None, None, N, "target is 0")),
        ("raw", "maintain", 0, 5, None, (None, None, N, "target is 0")),
        # 5: baseline
        ("baseline", "up", 10, 9, None, (None, None, N, "missing baseline")),
        ("baseline", "down", 10, 9, 10, (None, 100, A, "baseline equals target")),
        ("baseline", "up", 10, 9, 12, (None, None, N, "target is behind the baseline")),
        ("baseline", "down", 10, 9, 5, (None, 100, A, "target is behind the baseline")),
        ("baseline", "maintain", 10, 9, 5, (None, None, N, "no baseline method for maintain")),
        ("baseline", "up", -5, -10, -15, (50, 50, N, "")),
        ("baseline", "up", 10, 3, 5, (-40, 0, N, "")),
        ("baseline", "down", 10, 30, 20, (-100, 0, N, "")),
        # the formulas
        ("ratio", "up", 80, 100, None, (125, 100, A, "")),
        ("ratio", "down", 80, 100, None, (80, 80, N, "")),
        ("ratio", "maintain", 80, 100, None, (80, 80, N, "")),
        ("ratio", "maintain", 100, 80, None, (80, 80, N, "")),
        ("difference", "up", 80, 100, None, (125, 100, A, "")),
        ("difference", "down", 80, 100, None, (75, 75, N, "")),
        ("difference", "down", 10, 30, None, (-100, 0, N, "")),
        ("difference", "down", 80, 60, None, (125, 100, A, "")),
        ("difference", "maintain", 80, 100, None, (75, 75, N, "")),
        ("difference", "maintain", 80, 60, None, (75, 75, N, "")),
        ("raw", "down", 80, 100, None, (125, 100, N, "direction ignored")),
        ("raw", "maintain", 80, 100, None, (125, 100, N, "")),
    ],
)
def test_rules(
    method: str,
    direction: str,
    target: Number | None,
    actual: Number | None,
    baseline: Number | None,
    expected: tuple[Fraction | None, Fraction | None, Status, str],
) -> None:
    found = achievement_rate(target, actual, direction, method=method, baseline=baseline)
    assert found == Achievement(*expected)


@pytest.mark.parametrize("method", [each for each in Method if each is not Method.EXPECTED])
@pytest.mark.parametrize(
    ("target", "actual", "status", "rate"),
    [(100, 96, A, 100), (100, 104, A, 100), (-100, -96, A, 100), (100, "95.99", N, None)],
)
def test_tolerance(
    method: Method, target: Number, actual: Number, status: Status, rate: int | None
) -> None:
    found = achievement_rate(target, actual, "maintain", method=method, tolerance=4)
    assert found.status is status
    assert (found.rate == 100) is (rate == 100)


@pytest.mark.parametrize(
    ("cap", "capped"), [(None, 125), (100, 100), (120, 120), ("99.95", Fraction(1999, 20)), (0, 0)]
)
def test_cap(cap: Number | None, capped: Fraction) -> None:
    assert achievement_rate(80, 100, "up", cap=cap).capped_rate == capped


def test_no_cap_leaves_an_undefined_rate_empty() -> None:
    expected = Achievement(None, None, Status.ACHIEVED, "target is 0")
    assert achievement_rate(0, 1, "up", cap=None) == expected


def test_text_and_numpy_integers_are_read_as_cells_are() -> None:
    assert achievement_rate("集計中", "", "up").note == "missing target"
    assert achievement_rate(np.int64(80), "81", "up").rate == Fraction(405, 4)


def test_floats_are_the_decimals_that_were_written() -> None:
    assert achievement_rate(10, 12.5, "up").rate == Fraction(125)
    assert achievement_rate(float("nan"), 12.5, "up").note == "missing target"
    assert achievement_rate(10, 1, "up", cap=120.0) == achievement_rate("10", "1", "up", cap=120)


@pytest.mark.parametrize("value", [0.1 + 0.2, 1 / 3])
def test_floats_that_no_one_writes_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="is a float of more than 15 digits"):
        achievement_rate(10, value, "up")


@pytest.mark.parametrize("value", [np.float32(0.1), None, b"80"])
def test_inexact_numbers_are_refused(value: Number) -> None:
    with pytest.raises(TypeError, match="is not exact"):
        exact(value)


@pytest.mark.parametrize(
    "value", ["", "約80", "-", Decimal("nan"), Decimal("-Infinity"), float("nan"), float("inf")]
)
def test_no_numbers_are_refused(value: Number) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        exact(value)


@pytest.mark.parametrize("setting", ["cap", "tolerance"])
def test_negative_settings_are_refused(setting: str) -> None:
    with pytest.raises(ValueError, match=f"{setting} must not be negative: -1"):
        achievement_rate(1, 2, "up", **{setting: -1})  # type: ignore[arg-type]


numbers = st.fractions(-20, 20, max_denominator=10)


@given(numbers, numbers, numbers, st.sampled_from(Direction), st.sampled_from(list(Method)[:3]))
def test_achieved_is_a_rate_of_100_wherever_it_is_defined(
    target: Fraction, actual: Fraction, baseline: Fraction, direction: Direction, method: Method
) -> None:
    found = achievement_rate(
        target, actual, direction, method=method, baseline=baseline, tolerance=10
    )
    if found.rate is not None:
        assert (found.status is Status.ACHIEVED) is (found.rate >= 100)
        assert found.capped_rate == min(max(found.rate, 0), 100)
