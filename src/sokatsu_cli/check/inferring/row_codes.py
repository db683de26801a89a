"""What is found of rows with printed rates: a number each, of which the bits tell it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.practices import CAPS, ROUNDINGS
from sokatsu_cli.check.printed_rates import multiples
from sokatsu_cli.model.numerals import Printed
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.codes import room
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import METHODS, UNSET, has_expected, quotients
from sokatsu_cli.rate.roundings import roundings
from sokatsu_cli.rate.rows import Rows
from sokatsu_cli.rate.rules import Rules

TRIED = len(METHODS) * len(ROUNDINGS)
"""Combinations of a method and a rounding, a bit each: a method's roundings beside each other."""

FREE, BELOW, HELD = range(3)
"""What a cap makes of a rate; `decoded` tells of each what combinations print the rate of a row.

Rounding keeps the order, so a rate that is held to 0 … cap prints as the rounded rate held to 0 …
the rounded cap. The printed rate is that where it is the rounded rate itself (without a cap); or
the rounded rate held to 0 (it lies below the rounded cap); or at most the rounded rate, or the
rate is undefined and achieved (it is the rounded cap). Above the cap there is none.
"""

_LIMITS = [int(cap) for cap in CAPS if cap is not None]
_STEPS = [step for cap in sorted(_LIMITS) for step in (2 * cap, 2 * cap + 1)]
"""What twice a printed rate reaches at a cap and above it; a part of 1 counts as a half."""

_SAME, _MORE = range(2)
"""Of what a code has the bits of all combinations.

That the printed rate is the rounded one, as it is or held to 0; and of these rows that it is so as
it is, of others that at a cap it is at most the rounded one.
"""

_LEVEL, _WAY, _OWN, _BELOW_0, _DECIMALS = (2 * TRIED + more for more in (0, 3, 5, 6, 7))
"""The first bits of a code behind those of the combinations.

The number of steps that the printed rate reaches; the direction; whether the row has a method of
its own; whether the printed rate is below 0; and 1 + the decimals of a printed rate that may be the
largest one, 0 for any other.
"""

assert _DECIMALS + 7 < 64  # noqa: S101, PLR2004 - else the bits of a code do not fit
_MOST_TENS = 18
_TENS = 10 ** np.arange(_MOST_TENS + 1)


class RowCodes(NamedTuple):
    """What is found of n rows.

    Attributes:
        codes: The code of each.
        expects: Whether any without a method of its own has an expected value.
    """

    codes: Numbers
    expects: bool


def row_codes(rows: Rows, near: Flags, rules: Sequence[Rules]) -> RowCodes:
    """Return what is found of n comparable rows.

    Args:
        rows: The rows.
        near: Whether the largest printed rate of all may print as that of the row.
        rules: Those of each method.
    """
    printed, decimals, *_flags = rows.published
    levels = _levels(rows.published)
    held = near | (levels % 2 == 1)
    multiple = multiples(decimals)
    measured = rows.measured(room(rules[0], int(multiple.max(initial=1))))
    has_own = rows.method != UNSET
    expects = bool((~has_own & has_expected(measured)).any())
    found = np.zeros((64, len(rows)), dtype=np.bool_)
    for number, each in enumerate(rules):
        if METHODS[number] is Method.EXPECTED and not (expects or has_own.any()):
            continue
        quotient = quotients(measured, each)
        met = held & ~quotient.rated & quotient.achieved
        rates = roundings(quotient.over, quotient.under, multiple, ROUNDINGS)
        for bit, rate in enumerate(rates, number * len(ROUNDINGS)):
            positive = np.maximum(rate, 0)
            free = quotient.rated & (rate == printed)
            same = free | quotient.rated & (positive == printed)
            reached = held & quotient.rated & (positive >= printed)
            found[_SAME * TRIED + bit] = same
            found[_MORE * TRIED + bit] = np.where(same, free, reached | met)
    bits: Numbers = np.packbits(found, axis=0, bitorder="little").T.copy().view("<i8")[:, 0]
    shifts = (_LEVEL, levels), (_WAY, rows.way), (_OWN, has_own), (_BELOW_0, printed < 0)
    for shift, column in (*shifts, (_DECIMALS, near * (1 + decimals))):
        bits |= column.astype(np.int64) << shift
    return RowCodes(bits, expects)


class Decoded(NamedTuple):
    """What n codes say.

    Attributes:
        found: For each of `FREE`, `BELOW` and `HELD` the bits of the combinations.
        levels: How many of the steps the printed rate reaches.
        way: The direction, a number of `quotients.WAYS`.
        own: Whether the row has a method of its own.
    """

    found: Sequence[Numbers]
    levels: Numbers
    way: Numbers
    own: Flags

    def mask(self, cap: Fraction | None) -> Numbers:
        """Return the bits of the combinations with one of the usual caps."""
        if cap is None:
            return self.found[FREE]
        level = 2 * sorted(_LIMITS).index(int(cap)) + 1
        cases = [self.levels < level, self.levels == level]
        return np.select(cases, [self.found[BELOW], self.found[HELD]], 0)


def decoded(codes: Numbers) -> Decoded:
    """Return what codes say."""
    same, more = (codes >> kind * TRIED & (1 << TRIED) - 1 for kind in (_SAME, _MORE))
    below = np.where(codes >> _BELOW_0 & 1, 0, same)
    found = same & more, below, same | more
    return Decoded(found, codes >> _LEVEL & 7, codes >> _WAY & 3, (codes >> _OWN & 1) > 0)


def printed_as(code: int, top: Fraction) -> Printed | None:
    """Return what is printed by the rows of a code, where that may be the largest rate."""
    decimals = (code >> _DECIMALS) - 1
    return Printed(_floor(top, decimals), decimals) if decimals >= 0 else None


def _levels(published: Column) -> Numbers:
    """Return how many of the steps each printed rate reaches: an odd number at a cap."""
    tens = _TENS[np.minimum(published.decimals, _MOST_TENS)]  # more digits there are not
    twice = 2 * (published.digits // tens) + (published.digits % tens > 0)
    return np.searchsorted(_STEPS, twice, side="right")


def largest(published: Column) -> tuple[Fraction, int, Flags]:
    """Return the largest of n printed rates, how many print it, and which may be rounded to it.

    A larger one that is still to come may not be rounded to another rate of these.
    """
    digits, decimals, *_flags = published
    near = np.zeros(len(digits), dtype=np.bool_)
    places = np.flatnonzero(np.bincount(decimals)).tolist()
    tops = [Fraction(int(digits[decimals == each].max()), 10**each) for each in places]
    top, count = max(tops, default=Fraction(0)), 0
    for each in places:
        floor = _floor(top, each)
        same = (decimals == each) & (digits == int(floor * 10**each))
        near |= same
        count += int(np.count_nonzero(same)) * (floor == top)
    return top, count, near


def _floor(number: Fraction, decimals: int) -> Fraction:
    """Return the largest number with so many decimals that is no larger."""
    return Fraction(number * 10**decimals // 1, 10**decimals)
