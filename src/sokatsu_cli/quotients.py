"""The rates of many rows at once: exact whole-number arithmetic in NumPy, no text and no frame.

What `rates` computes of one row, for whole columns: methods ``ratio`` and ``raw``, no tolerance,
no negative values. Values are whole ten-thousandths of the indicator's unit.
"""

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
    """The texts that are computed of a row: rates in %, "" where there is none."""

    rate: str
    capped_rate: str
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
        n codes, from which `RowTexts` makes the texts of a row; `LEFT` for a rate too large.
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


class RowTexts:
    """Makes the texts of a row from its code."""

    def __init__(self, rules: Rules) -> None:
        """Take the rules by which the codes were computed."""
        self._digits = rules.digits
        # Rounding keeps the order, so the cap may be rounded on its own.
        cap = rules.rounded(rules.cap)
        self._cap = None if cap is None else int(cap.scaleb(rules.digits, EXACT))

    def __call__(self, code: int) -> Computed:
        """Return the texts for a code that `rate_codes` returned, not for `LEFT`."""
        rate, state = divmod(code, _STATES)
        note, achieved = divmod(state, 2)
        status = _STATUSES[achieved]
        if note in (_NO_TARGET, _NO_ACTUAL):
            return Computed("", "", Status.NO_DATA.value, NOTES[note])
        if note in (_TARGET_0, _ACTUAL_0):
            capped = "" if self._cap is None or not achieved else self._figures(self._cap)
            return Computed("", capped, status, NOTES[note])
        text = self._figures(rate)
        cap = rate if self._cap is None else self._cap
        return Computed(text, self._figures(cap) if rate > cap else text, status, NOTES[note])

    def _figures(self, value: int) -> str:
        """Return a number of units of the last printed digit with its decimal point."""
        if not self._digits:
            return str(value)
        text = str(value).zfill(self._digits + 1)
        return f"{text[: -self._digits]}.{text[-self._digits :]}"


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
