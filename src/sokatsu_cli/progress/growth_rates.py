"""Compound annual growth of many rows at once: floats find candidates, whole numbers decide."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.progress.powers import Rate, Root, Share, rounded
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.rules import Rules

Floats = NDArray[np.float64]

MARGIN = 1e-11
"""How far a float of this module may be from what it stands for, as a share of that.

Numbers of 18 digits and 100 decimals are at most 10^135 times another, and logarithms and powers
of NumPy are wrong by a few units in the last place: all in all by less than 1e-12.
"""

_LARGEST = Fraction(10**300)
_NEAR_1 = 0.5


class Growth(NamedTuple):
    """The growth from one value to another in n rows, a year.

    Attributes:
        over: The values that it leads to, more than 0.
        under: The values that it comes from, more than 0, in the same unit.
        years: The years between them, 1 or more.
    """

    over: Numbers
    under: Numbers
    years: Numbers

    def at(self, places: Numbers | Flags) -> "Growth":
        """Return that of some of the rows."""
        return Growth(*(column[places] for column in self))

    def root(self, place: int) -> Root:
        """Return 1 and the growth of one row."""
        return Root.of(*(int(column[place]) for column in self))

    def exact(self, place: int) -> Rate:
        """Return the growth of one row."""
        return Rate(self.root(place))

    def rates(self) -> Floats:
        """Return the growth of each row to within the `MARGIN`, with its exact sign."""
        under = self.under.astype(np.float64)
        step = (self.over - self.under).astype(np.float64) / under
        near = np.abs(step) < _NEAR_1
        small = np.log1p(np.where(near, step, 0))
        large = np.log(self.over.astype(np.float64) / under)
        found: Floats = np.expm1(np.where(near, small, large) / self.years)
        return found


class Shares(NamedTuple):
    """The shares that the growth seen is of the growth needed, which is not 0."""

    seen: Growth
    needed: Growth

    def exact(self, place: int) -> Share:
        """Return the share of one row."""
        return Share(self.seen.root(place), self.needed.root(place))

    def rates(self) -> Floats:
        """Return the share of each row to within the `MARGIN`, with its exact sign."""
        return self.seen.rates() / self.needed.rates()


def in_percents(values: Growth | Shares, rules: Rules) -> list[int]:
    """Return each value rounded once, in units of the last digit of percents."""
    rates, unit = values.rates(), 100 * 10**rules.digits
    sizes = np.abs(rates) * unit
    low, high = (_ROUNDINGS[rules.rounding](sizes * side) for side in (1 - MARGIN, 1 + MARGIN))
    decided = low == high
    size = np.where(decided, low, 0).astype(np.int64)
    found: list[int] = np.where(rates < 0, -size, size).tolist()
    for place in np.flatnonzero(~decided).tolist():
        ends = int(low[place]), int(high[place])
        found[place] = rounded(values.exact(place), unit, *ends, rules.rounding)
    return found


def _half_up(sizes: Floats) -> Floats:
    found: Floats = np.floor(sizes + 0.5)
    return found


_ROUNDINGS: dict[str, Callable[[Floats], Floats]] = {
    "half-up": _half_up,
    "down": np.floor,
    "up": np.ceil,
    "half-even": np.rint,
}


def reaches(values: Growth | Shares, bound: Fraction, signs: Numbers | int = 1) -> Flags:
    """Tell which values times their signs, 1 or -1, are a bound or more."""
    rates = values.rates() * signs
    close = float(min(max(bound, -_LARGEST), _LARGEST))
    found: Flags = rates >= close
    near = np.abs(rates - close) <= 2 * MARGIN * (np.abs(rates) + abs(close))
    each = np.broadcast_to(signs, near.shape)
    for place in np.flatnonzero(near).tolist():
        sign = int(each[place])
        found[place] = sign * values.exact(place).against(sign * bound) >= 0
    return found
