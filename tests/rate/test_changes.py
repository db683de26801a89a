from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli import baseline_change
from sokatsu_cli.model.terms import ChangeStatus, Direction

IMPROVED, WORSE, UNCHANGED = ChangeStatus.IMPROVED, ChangeStatus.WORSE, ChangeStatus.UNCHANGED


@pytest.mark.parametrize(
    ("direction", "baseline", "actual", "target", "status"),
    [
        ("↗", "10", "26", "22", IMPROVED),
        ("↗", "66", "64.2", "70", WORSE),
        ("↗", "66", "66.0", "70", UNCHANGED),
        ("↗", "-5", "-4", None, IMPROVED),
        ("↘", "909", "820", "800", IMPROVED),
        ("↘", "820", "909", "800", WORSE),
        ("↘", "0", "0", "0", UNCHANGED),
        ("→", "8", "11", "10", IMPROVED),
        ("→", "8", "13", "10", WORSE),
        ("→", "8", "12", "10", UNCHANGED),
        ("→", "8", "10", None, None),
        ("→", "8", "10", "現状維持", None),
        ("↘", "8", "6", "減少", IMPROVED),
    ],
)
def test_the_direction_judges_a_change(
    direction: str, baseline: str, actual: str, target: str | None, status: ChangeStatus | None
) -> None:
    change = baseline_change(baseline, actual, direction, target=target)
    assert change is not None
    assert (change.amount, change.status) == (Fraction(actual) - Fraction(baseline), status)


@pytest.mark.parametrize(("baseline", "actual"), [("-", "5"), ("5", "集計中"), (None, None)])
def test_there_is_no_change_without_both_values(baseline: str | None, actual: str | None) -> None:
    assert baseline_change(baseline, actual, "↗", target="5") is None


@pytest.mark.parametrize(
    ("baseline", "actual", "printed"),
    [
        ("66", "64.2", "-1.8"),
        ("69.0", "61.90", "-7.1"),
        ("1,254", "1,019", "-235"),
        ("10.25", "10.75", "0.5"),
        ("0.000000000000000001", "999999999999999999", "999999999999999998.999999999999999999"),
    ],
)
def test_a_change_is_printed_with_all_its_decimals(
    baseline: str, actual: str, printed: str
) -> None:
    change = baseline_change(baseline, actual, "↗")
    assert change is not None
    assert format(change.printed, "f") == printed


def test_a_change_without_an_end_is_not_printed() -> None:
    change = baseline_change(Fraction(1, 3), 1, "↗")
    assert change is not None
    with pytest.raises(ValueError, match="2/3 has no end of decimals"):
        _ = change.printed


numbers = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-999, max_value=999
)


@given(numbers, numbers)
def test_up_and_down_judge_alike_with_the_signs_turned(baseline: Decimal, actual: Decimal) -> None:
    up = baseline_change(baseline, actual, Direction.UP)
    down = baseline_change(-baseline, -actual, Direction.DOWN)
    assert up is not None
    assert down is not None
    assert (up.status, up.amount) == (down.status, -down.amount)
    assert Fraction(up.printed) == up.amount == Fraction(actual) - Fraction(baseline)
