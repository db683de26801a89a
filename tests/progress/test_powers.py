"""Roots and shares of growth against fractions."""

from fractions import Fraction

import pytest

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.progress.powers import Rate, Root, Share, floor_root, rounded


@pytest.mark.parametrize("degree", [1, 2, 3, 7, 249])
@pytest.mark.parametrize("root", [1, 2, 3, 10, 255, 256, 10**18 + 9])
def test_powers_have_their_roots(root: int, degree: int) -> None:
    power = root**degree
    assert floor_root(power, degree) == root
    assert floor_root(power + root // 2, degree) == root + (degree == 1) * (root // 2)
    if root > 1:
        assert floor_root(power - 1, degree) == root - 1


ROOTS = {
    (4, 1, 2, "2"): 0,
    (1030225, 1000000, 2, "1.015"): 0,
    (1030225, 1000000, 2, "1.0150000000000000000000000000000001"): -1,
    (1030225, 1000000, 2, "1.0149999999999999999999999999999999"): 1,
    (1, 10**100, 249, "0"): 1,
    (1, 10**100, 249, "-1"): 1,
}


@pytest.mark.parametrize(("over", "under", "degree", "bound"), ROOTS)
def test_roots_against_bounds(over: int, under: int, degree: int, bound: str) -> None:
    root = Root.of(over, under, degree)
    assert root.against(Fraction(bound)) == ROOTS[over, under, degree, bound]
    low, high = root.between(64)
    assert (root.against(low), root.against(high)) in {(0, -1), (1, -1)}
    assert high - low == Fraction(1, 2**64)


def test_a_root_of_next_to_nothing() -> None:
    tiny = Root.of(3, 10**101, 2)
    assert tiny.between(64) == (Fraction(0), Fraction(1, 2**64))
    # all is lost of a growth of -100 % in short
    for bound, order in (("0.999999999999999999999", 1), ("1", -1), ("0.5", 1)):
        assert Share(Root.of(1, 10**40, 1), tiny).against(Fraction(bound)) == order
    assert Share(Root.of(1, 10**60, 1), tiny).against(Fraction(1)) == 1


TWELFTH = Root.of(2, 1, 12)
"""The half tone of a piano, 1.0594630943592952645618252949463417007792043174941856 …"""

SHARES = {
    # 3 of 4 %, both roots of squares
    (Root.of(10609, 10000, 2), Root.of(10816, 10000, 2), "0.75"): 0,
    (Root.of(10609, 10000, 2), Root.of(10816, 10000, 2), "-0.75"): 1,
    # the same root, which is no fraction, said in two ways
    (Root.of(4, 1, 24), TWELFTH, "1"): 0,
    (Root.of(4, 1, 24), TWELFTH, "0.9999999999999999999999999999999999999999999"): 1,
    (Root.of(4, 1, 24), TWELFTH, "1.0000000000000000000000000000000000000000001"): -1,
    # two of these half tones are one whole tone: the share is 2.0594 …
    (Root.of(2, 1, 6), TWELFTH, "2.059463094359295264561825294946341700779204317494185"): 1,
    (Root.of(2, 1, 6), TWELFTH, "2.059463094359295264561825294946341700779204317494186"): -1,
    # a growth seen of 0, and one that falls
    (Root.of(1, 1, 3), TWELFTH, "0"): 0,
    (Root.of(1, 2, 12), Root.of(2, 3, 5), "0"): 1,
    (Root.of(1, 2, 12), Root.of(2, 3, 5), "0.7"): 1,
    (Root.of(1, 2, 12), Root.of(2, 3, 5), "0.8"): -1,
}


@pytest.mark.parametrize(("seen", "needed", "bound"), SHARES)
def test_shares_against_bounds(seen: Root, needed: Root, bound: str) -> None:
    assert Share(seen, needed).against(Fraction(bound)) == SHARES[seen, needed, bound]


def test_a_root_that_hits_a_bracket_is_decided() -> None:
    # the root seen is 1 - c + c x the lower bracket of the root needed, just below the share c
    low, high = TWELFTH.between(64)
    for limit, order in ((low, -1), (high, 1)):
        on_bracket = 1 - Fraction(1, 2) + limit / 2
        seen = Root.of(on_bracket.numerator, on_bracket.denominator, 1)
        assert Share(seen, TWELFTH).against(Fraction(1, 2)) == order


def test_a_share_of_next_to_no_growth_is_bracketed() -> None:
    share = Share(Root.of(10**18, 1, 1), Root.of(10**30 + 1, 10**30, 249))
    low, high = share.between(64)
    assert share.against(low) > 0 > share.against(high)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("sign", [1, -1])
def test_values_of_many_digits(rounding: Rounding, sign: int) -> None:
    # 123456789012345678901234.5 times the growth needed, 10 %
    size = Fraction("123456789012345678901234.5")
    seen = 1 + size / 10
    needed = Root.of(10 + sign, 10, 1)
    share = Share(Root.of(seen.numerator, seen.denominator, 1), needed)
    expected = {"half-up": 5, "up": 5, "down": 4, "half-even": 4}[rounding]
    found = rounded(share, 1, 0, 10**30, rounding)
    assert found == sign * (123456789012345678901230 + expected)


def test_a_growth_of_many_digits() -> None:
    rate = Rate(Root.of(10**200, 7, 2))
    found = rounded(rate, 10**8, 10**100, 10**120, "down")
    assert (found + 10**8) ** 2 * 7 <= 10**216 < (found + 1 + 10**8) ** 2 * 7
