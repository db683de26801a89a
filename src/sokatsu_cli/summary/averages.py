"""Exact means and medians of columns of quotients; no float decides a digit."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from statistics import median

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.kept_numbers import chunks
from sokatsu_cli.rate.rules import Rules

_FEW = 16
"""Quotients up to which one after another is faster than all at once."""

_ROUNDS = 3
"""How often a sum is computed more exactly before it is computed exactly."""

_STEP = 31
"""Binary digits that a round adds."""

_ROOM = 62
"""Binary digits of the numbers that 64 bits hold, with some room."""

_EXACT_FLOAT = 1 << 53
"""The whole numbers up to here are floats too."""


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """Add by denominator first, then in pairs: one after another, denominators would pile up."""
    numerators: dict[int, int] = defaultdict(int)
    for value in values:
        numerators[value.denominator] += value.numerator
    sums = [Fraction(numerator, denominator) for denominator, numerator in numerators.items()]
    while len(sums) > 1:
        sums = [sum(sums[at : at + 2], Fraction(0)) for at in range(0, len(sums), 2)]
    return sum(sums, Fraction(0))


def rounded_mean(over: Numbers, under: Numbers, rules: Rules) -> Decimal | None:
    """Return the mean of n rates in % as it is printed, None of no rates.

    The sum is known to lie between two whole numbers of some small unit; if both give the same
    digits, these are exact.

    Args:
        over: The rates are over / under.
        under: More than 0.
        rules: How it is rounded.
    """
    rounds = _ROUNDS if len(over) > _FEW else 0
    for steps in range(1, rounds + 1):
        unit = len(over) << _STEP * steps
        low, high = (
            rules.rounded(Fraction(100 * end, unit)) for end in _bounds(over, under, steps)
        )
        if low == high:
            return low
    total = exact_sum(_fractions(over, under))
    return rules.rounded(100 * total / len(over)) if len(over) else None


def _bounds(over: Numbers, under: Numbers, steps: int) -> tuple[int, int]:
    """Return two whole numbers between which the sum of rates is, in units of so many steps."""
    total, inexact = 0, 0
    for some in chunks(len(over)):
        kind = object if int(under[some].max()) >> _STEP else np.promote_types(over.dtype, np.int64)
        number, divisor = over[some].astype(kind), under[some].astype(kind)
        whole = number // divisor
        rest, sums = number - whole * divisor, _total(whole)
        for _step in range(steps):
            rest = rest << _STEP
            whole = rest // divisor
            rest -= whole * divisor
            sums = (sums << _STEP) + _total(whole)
        total += sums
        inexact += int(np.count_nonzero(rest))
    return total, total + inexact


def _total(numbers: Numbers) -> int:
    if int(np.abs(numbers).max()).bit_length() + len(numbers).bit_length() <= _ROOM:
        return int(numbers.sum())
    return sum(numbers.tolist())


def median_of(over: Numbers, under: Numbers) -> Fraction | None:
    """Return the median of n rates in %, None of no rates.

    Args:
        over: The rates are over / under.
        under: More than 0.
    """
    if len(over) <= _FEW:
        return 100 * median(_fractions(over, under)) if len(over) else None
    near = np.empty(len(over))
    for some in chunks(len(over)):
        near[some] = nearest(over[some], under[some])
    middle = [(len(over) - 1) // 2, len(over) // 2]
    near.partition(middle)
    ends = [
        _at(place - int(np.count_nonzero(near < near[place])), near[place], over, under)
        for place in middle
    ]
    return 100 * sum(ends, Fraction(0)) / 2


def _at(place: int, near: float, over: Numbers, under: Numbers) -> Fraction:
    """Return the rate at a place in the order of those to which a float is the nearest."""
    counts: Counter[tuple[int, int]] = Counter()
    for some in chunks(len(over)):
        alike = nearest(over[some], under[some]) == near
        columns = reduced(over[some][alike], under[some][alike])
        counts.update(zip(*(numbers.tolist() for numbers in columns), strict=True))
    rates = sorted(Fraction(*each) for each in counts)
    ends = accumulate(counts[rate.as_integer_ratio()] for rate in rates)
    return next(rate for rate, end in zip(rates, ends, strict=True) if end > place)


def reduced(over: Numbers, under: Numbers) -> tuple[Numbers, Numbers]:
    """Return quotients in lowest terms; 0 / 0 stays."""
    shared = np.maximum(np.gcd(over, under), 1)
    return over // shared, under // shared


def nearest(over: Numbers, under: Numbers) -> NDArray[np.float64]:
    """Return the float that is nearest to each quotient: a larger one never has a smaller float."""
    if max(int(np.abs(over).max(initial=0)), int(under.max(initial=0))) < _EXACT_FLOAT:
        return over / under
    return np.fromiter(map(_nearest, over.tolist(), under.tolist()), np.float64, len(over))


def _nearest(over: int, under: int) -> float:
    try:
        return over / under
    except OverflowError:
        return float("inf") if over > 0 else float("-inf")


def _fractions(over: Numbers, under: Numbers) -> list[Fraction]:
    return list(map(Fraction, over.tolist(), under.tolist()))
