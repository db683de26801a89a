"""Growth of whole columns: how good the floats are, and that whole numbers decide near bounds."""

from decimal import Context, Decimal
from fractions import Fraction

import numpy as np
import pytest

from sokatsu_cli.progress.growth_rates import MARGIN, Growth, Shares, in_percents, reaches
from sokatsu_cli.rate.rules import Rules

EXACT = Context(prec=120)
PAIRS = [
    *(
        (over, 10**18 - 1, years)
        for over in (10**18 - 2, 10**18, 1, 5 * 10**17)
        for years in (1, 9)
    ),
    *((10**18 - 1, under, 249) for under in (10**18 - 2, 1, 2, 666666666666666667)),
    *((over, 1000, 3) for over in (499, 501, 999, 1001, 1499, 1501)),
    *((10**135, 3, years) for years in (1, 249)),
    (3, 10**135, 1),
]


def test_floats_keep_within_the_margin() -> None:
    over, under, years = (np.array(column, dtype=object) for column in zip(*PAIRS, strict=True))
    found = Growth(over, under, years.astype(np.int64)).rates().tolist()
    for pair, rate in zip(PAIRS, found, strict=True):
        logarithm = EXACT.subtract(EXACT.ln(pair[0]), EXACT.ln(pair[1]))
        exact = EXACT.subtract(EXACT.exp(EXACT.divide(logarithm, pair[2])), 1)
        error = EXACT.divide(EXACT.subtract(Decimal(rate), exact), exact)
        assert abs(error) < Decimal(MARGIN) / 10


def columns(*rows: tuple[int, int, int]) -> Growth:
    return Growth(*(np.array(column) for column in zip(*rows, strict=True)))


@pytest.mark.parametrize("bound", ["1/100", "9/10", "-1/10"])
def test_bounds_that_are_hit_or_missed_by_little(bound: str) -> None:
    at = 1 + Fraction(bound)
    whole = 10**17
    hit = int(at * whole)
    growth = columns((hit, whole, 1), (hit - 1, whole, 1), (hit + 1, whole, 1))
    assert reaches(growth, Fraction(bound)).tolist() == [True, False, True]
    down = reaches(growth, -Fraction(bound), -1)
    assert down.tolist() == [True, True, False]


@pytest.mark.parametrize("size", [Fraction(10) ** 400, Fraction(1, 10**400)])
def test_bounds_that_no_float_holds(size: Fraction) -> None:
    growth = columns((2, 1, 1), (1, 1, 1), (1, 2, 1))
    assert reaches(growth, size).tolist() == [size < 1, False, False]
    assert reaches(growth, -size).tolist() == [True, True, size > 1]


def test_no_rows() -> None:
    none = Growth(*np.zeros((3, 0), dtype=np.int64))
    rules = Rules.checked("ratio", 0, None, 1, "half-up")
    assert in_percents(Shares(none, none), rules) == []
    assert reaches(none, Fraction(1), np.zeros(0, dtype=np.int64)).tolist() == []
