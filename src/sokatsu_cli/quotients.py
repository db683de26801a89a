"""The rates of many rows at once: exact whole-number arithmetic in NumPy, no text and no frame.

What `rates` computes of one row, for whole columns: methods ``ratio`` and ``raw``, no tolerance,
no negative values. Values are whole ten-thousandths of the indicator's unit.
"""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sokatsu_cli.digits import Numbers
from sokatsu_cli.numerals import EXACT, Rounding
from sokatsu_cli.rows import Rules
from sokatsu_cli.terms import Direction, Method, Status

LEFT = -2
"""Stands for a cell that is not taken here."""

MISSING = -1
"""Stands for a missing value."""

KEPT = 1 << 16
"""Distinct results that are kept."""

WAYS = list(Direction)
"""The directions, each by its number."""

NOTES = (
    *("", "missing target", "missing actual"),
    *("target is 0", "actual is 0", "direction ignored"),
)
"""The notes of a row, each by its number."""

_STATES = 16
"""How many notes there can be, each with and without achievement."""

_STATUSES = (Status.NOT_ACHIEVED.value, Status.ACHIEVED.value)

_LARGEST_RATE = (1 << 62) // _STATES - 1

_NO_TARGET, _NO_ACTUAL, _TARGET_0, _ACTUAL_0, _IGNORED = range(1, len(NOTES))


class Computed(NamedTuple):
    """The cells that are computed of a row: rates in %, None where there is none."""

    rate: Decimal | None
    capped_rate: Decimal | None
    status: str
    note: str


def takes(rules: Rules) -> bool:
    """Tell whether rates by these rules can be computed here."""
    return rules.method in (Method.RATIO, Method.RAW) and not rules.tolerance


def largest(rules: Rules) -> int:
    """Return the largest value that can be computed with: twice its multiple must fit 63 bits."""
    return (1 << 62) // (2 * _multiple(rules))


def rate_codes(way: Numbers, t: Numbers, a: Numbers, rules: Rules) -> Numbers:
    """Compute the rates of n rows.

    Args:
        way: n numbers of a direction in `WAYS`.
        t: n targets, 0 … `largest` or `MISSING`.
        a: n actuals, the same.
        rules: Settings that `takes` allows.

    Returns:
        n codes, from which `RowCells` makes the cells of a row; `LEFT` for a rate too large.
    """
    up, down, maintain = (way == number for number in range(len(WAYS)))
    known = (t != MISSING) & (a != MISSING)
    equal = t == a
    achieved = np.where(up, a >= t, np.where(down, a <= t, equal))
    note = np.where(t == MISSING, _NO_TARGET, np.where(a == MISSING, _NO_ACTUAL, 0))
    n, d = a, t
    if rules.method is Method.RATIO:
        n = np.where(down, t, np.where(maintain, np.minimum(a, t), a))
        d = np.where(down, a, np.where(maintain, np.maximum(a, t), t))
    rated = known & (equal | (d > 0))
    zero = np.where(down & (rules.method is Method.RATIO), _ACTUAL_0, _TARGET_0)
    note = np.where(known & ~rated, zero, note)
    if rules.method is Method.RAW:
        note[rated & down] = _IGNORED
    one = equal | ~rated
    rate = _rounded(np.where(one, 1, n), np.where(one, 1, d), rules)
    code = np.where(rated, rate, 0) * _STATES + 2 * note + (known & achieved)
    return np.where(rate > _LARGEST_RATE, LEFT, code)


class RowCells(dict[int, Computed]):
    """The cells of a row by its code, made when they are first asked for."""

    def __init__(self, rules: Rules) -> None:
        """Take the rules by which the codes were computed."""
        super().__init__()
        self._digits = rules.digits
        # Rounding keeps the order, so the cap may be rounded on its own.
        self._cap = rules.rounded(rules.cap)

    def __missing__(self, code: int) -> Computed:
        """Make the cells and keep them."""
        if len(self) >= KEPT:
            self.clear()
        self[code] = made = self.make(code)
        return made

    def make(self, code: int) -> Computed:
        """Make the cells for a code that `rate_codes` returned, not for `LEFT`."""
        last_digits, state = divmod(code, _STATES)
        note, achieved = divmod(state, 2)
        status = _STATUSES[achieved]
        if note in (_NO_TARGET, _NO_ACTUAL):
            return Computed(None, None, Status.NO_DATA.value, NOTES[note])
        if note in (_TARGET_0, _ACTUAL_0):
            return Computed(None, self._cap if achieved else None, status, NOTES[note])
        rate = Decimal(last_digits).scaleb(-self._digits, EXACT)
        capped = rate if self._cap is None or rate < self._cap else self._cap
        return Computed(rate, capped, status, NOTES[note])


@lru_cache(4)
def row_cells(rules: Rules) -> RowCells:
    """Return the same object for the same rules, so that it is filled only once."""
    return RowCells(rules)


def _multiple(rules: Rules) -> int:
    """Return how many units of the last printed digit a quotient of 1 is."""
    return int(100 * 10**rules.digits)


def _rounded(n: Numbers, d: Numbers, rules: Rules) -> Numbers:
    """Round 100 n / d once, to whole numbers of the last printed digit."""
    quotient: Numbers
    rest: Numbers
    quotient, rest = np.divmod(n * _multiple(rules), d)
    match rules.rounding:
        case Rounding.HALF_UP:
            away = 2 * rest >= d
        case Rounding.DOWN:
            away = np.zeros(len(n), dtype=np.bool_)
        case Rounding.UP:
            away = rest > 0
        case _:  # half-even
            away = (2 * rest > d) | ((2 * rest == d) & (quotient % 2 == 1))
    return quotient + away
