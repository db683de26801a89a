import statistics
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli import Rounding
from sokatsu_cli.model.terms import Methods
from sokatsu_cli.rate import kept_numbers
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.summary.averages import exact_sum, median_of, nearest, rounded_mean

FEW_DENOMINATORS = st.tuples(st.integers(-300, 300), st.integers(1, 12))
ORDINARY = st.tuples(st.integers(-(10**7), 10**7), st.integers(1, 10**7))
CLOSE = st.integers(1, 3).map(lambda more: (10**17 + more, 10**17))
HUGE = st.tuples(st.integers(-(10**400), 10**400), st.integers(1, 10**30))
QUOTIENTS = [FEW_DENOMINATORS, ORDINARY, CLOSE, FEW_DENOMINATORS | CLOSE | HUGE]


def rules(digits: int, rounding: Rounding = Rounding.HALF_UP) -> Rules:
    return Rules(Methods.parse("ratio"), Fraction(0), None, digits, rounding)


def columns(pairs: list[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    large = any(abs(number) >> 62 for pair in pairs for number in pair)
    over, under = np.array(pairs, dtype=object if large else np.int64).reshape(-1, 2).T
    return over, under


@pytest.mark.parametrize("quotients", QUOTIENTS)
@given(st.data())
def test_exact_against_fractions(
    quotients: st.SearchStrategy[tuple[int, int]], data: st.DataObject
) -> None:
    pairs = data.draw(st.lists(quotients, max_size=80))
    settings = rules(data.draw(st.integers(0, 6)), data.draw(st.sampled_from(Rounding)))
    rates = [Fraction(100 * over, under) for over, under in pairs]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kept_numbers, "_CHUNK", data.draw(st.sampled_from([7, 100])))
        mean, median = rounded_mean(*columns(pairs), settings), median_of(*columns(pairs))
    assert mean == settings.rounded(statistics.mean(rates) if rates else None)
    assert median == (statistics.median(rates) if rates else None)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("count", [1, 40])
def test_a_mean_in_the_middle_of_two_printed_ones(rounding: Rounding, count: int) -> None:
    pairs = [(1, 3), (1, 6), (1, 1000), (501, 1000)] * count  # a mean of 25.05 %
    expected = {"half-up": "25.1", "half-even": "25.0", "down": "25.0", "up": "25.1"}
    found = rounded_mean(*columns(pairs), rules(1, rounding))
    assert str(found) == expected[rounding]


def test_sums_that_64_bits_do_not_hold() -> None:
    pairs = [(1 << 61, 1)] * 40
    assert rounded_mean(*columns(pairs), rules(0)) == 100 << 61
    assert median_of(*columns(pairs)) == 100 << 61


def test_rates_that_no_float_tells_apart() -> None:
    pairs = [(10**16 + at, 10**16) for at in range(21)]
    assert len(set(nearest(*columns(pairs)).tolist())) < 21
    assert median_of(*columns(pairs)) == Fraction(100 * (10**16 + 10), 10**16)
    assert str(rounded_mean(*columns(pairs), rules(6, Rounding.UP))) == "100.000001"


def test_quotients_beyond_all_floats() -> None:
    over = np.array([10**400, -(10**400), 1], dtype=object)
    under = np.array([1, 1, 10**400], dtype=object)
    assert nearest(over, under).tolist() == [float("inf"), float("-inf"), 0]


def test_the_sum_of_nothing() -> None:
    assert exact_sum([]) == 0
