"""Computed cells as whole numbers: what is computed of a row, in one number for each `Coder`.

Rows with equal codes have equal cells, so texts are made once for each code and not for each row.
"""

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.columns import CHANGE, COMPUTED, GRADE
from sokatsu_cli.model.numerals import EXACT, Rounding, cell_text
from sokatsu_cli.model.terms import ChangeStatus, Note, Status
from sokatsu_cli.rate.digits import DECIMALS, SCALE, Numbers
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.quotients import (
    LEFT,
    MAINTAIN,
    MISSING,
    NOTES,
    Measured,
    by_way,
    quotients,
    share,
)
from sokatsu_cli.rate.rates import Achievement, capped
from sokatsu_cli.rate.rows import Rules

_ROOM = 1 << 62
"""How large a product may be."""

_WORTH = 1000 * SCALE
"""A largest value below this would leave nearly every row."""

_CHANGES = ("", ChangeStatus.WORSE.value, ChangeStatus.UNCHANGED.value, ChangeStatus.IMPROVED.value)
"""The statuses of a change, each by its number."""


class RateCodes:
    """The rates of rows, what follows from them, and their grades if there are any."""

    def __init__(self, rules: Rules, grades: Grades | None) -> None:
        """Take what decides."""
        self.columns = (*COMPUTED, *(GRADE if grades else ()))
        self._rules = rules
        self._grades = grades
        self._bounds = _bounds(grades)
        self._labels = (*grades.labels, "") if grades else ()
        self._states = 2 * len(NOTES) * (len(self._bounds) + 1)
        # Rounding keeps the order, so the cap may be rounded on its own.
        cap = rules.rounded(rules.cap)
        self._cap = None if cap is None else int(cap.scaleb(rules.digits, EXACT))
        self._rests = [self._rest(state) for state in range(self._states)]

    def codes(self, rows: Measured) -> Numbers:
        """Compute n codes, `LEFT` for a rate too large."""
        over, under, note, achieved = quotients(rows, self._rules)
        rate = _rounded(over, under, self._rules)
        rank = np.zeros(len(rate), dtype=np.int64)
        for bound, hundred in self._bounds:
            rank += np.maximum(over, 0) * hundred < bound * under
        code = rate * self._states + (rank * len(NOTES) + note) * 2 + achieved
        return np.where(np.abs(rate) >= _ROOM // self._states, LEFT, code)

    def texts(self, code: int) -> tuple[str, ...]:
        """Return the texts of rate, capped rate, status, note and grade."""
        rate, state = divmod(code, self._states)
        rest = self._rests[state]
        if len(rest) == len(self.columns) - 1:  # all but the rate, which is undefined
            return "", *rest
        text = self._figures(rate)
        held = rate if self._cap is None else min(max(rate, 0), self._cap)
        return text, text if held == rate else self._figures(held), *rest

    def _rest(self, state: int) -> tuple[str, ...]:
        """Return the last texts, those that do not depend on the rate; all if it is undefined."""
        rank_and_note, achieved = divmod(state, 2)
        rank, number = divmod(rank_and_note, len(NOTES))
        note = str(NOTES[number])
        status = Status.ACHIEVED if achieved else Status.NOT_ACHIEVED
        if note in ("", Note.DIRECTION_IGNORED):
            return status.value, note, *self._labels[rank : rank + 1]
        if note in (Note.MISSING_TARGET, Note.MISSING_ACTUAL):
            status = Status.NO_DATA
        exact = capped(None, self._rules.cap, status)
        grade = [self._grades.of(Achievement(None, exact, status, note))] if self._grades else []
        held = cell_text(self._rules.rounded(exact))
        return held, status.value, note, *grade

    def _figures(self, value: int) -> str:
        """Return a number of units of the last printed digit with its decimal point."""
        return _decimal(value, self._rules.digits)


class ChangeCodes:
    """The changes from the baseline to the actual value, as `changes` computes those of a row."""

    columns = CHANGE

    def codes(self, rows: Measured) -> Numbers:
        """Compute n codes."""
        way, t, a, b = rows
        known = (a != MISSING) & (b != MISSING)
        a, b = np.where(known, a, 0), np.where(known, b, 0)
        nearer = np.abs(b - t) - np.abs(a - t)
        gain = by_way(way, a - b, b - a, nearer)
        judged = (t != MISSING) | (way != MAINTAIN)
        status = np.where(judged, np.sign(gain) + 2, 0)
        return np.where(known, (a - b) * len(_CHANGES) + status, MISSING)

    def texts(self, code: int) -> tuple[str, ...]:
        """Return the texts of the change, with no more decimals than it has, and its status."""
        if code == MISSING:
            return "", ""
        amount, status = divmod(code, len(_CHANGES))
        return _decimal(amount, DECIMALS).rstrip("0").rstrip("."), _CHANGES[status]


Coder = RateCodes | ChangeCodes
"""Computes some of the columns that are added to a table."""


class Coders(NamedTuple):
    """What computes all columns that are added to a table.

    Attributes:
        each: One after another in the order of the columns.
        largest: The largest value that can be computed with, 0 if none can.
    """

    each: tuple[Coder, ...]
    largest: int


@lru_cache(8)
def coders(rules: Rules, grades: Grades | None = None, *, change: bool = False) -> Coders:
    """Return what computes the columns that are asked for."""
    # What is multiplied is at most twice a value: a difference, or a target less a difference.
    factors = _multiple(rules), *share(rules), *chain.from_iterable(_bounds(grades))
    most = _ROOM // (2 * max(factors))
    changes = [ChangeCodes()] if change else []
    return Coders((RateCodes(rules, grades), *changes), most if most >= _WORTH else 0)


def _bounds(grades: Grades | None) -> list[tuple[int, int]]:
    """Return the lower bounds of the grades as quotients."""
    return [(bound / 100).as_integer_ratio() for bound, _label in grades.bounds] if grades else []


def _multiple(rules: Rules) -> int:
    """Return how many units of the last printed digit a quotient of 1 is."""
    return int(100 * 10**rules.digits)


def _rounded(over: Numbers, under: Numbers, rules: Rules) -> Numbers:
    """Round 100 over / under once, to whole numbers of the last printed digit."""
    quotient: Numbers
    rest: Numbers
    quotient, rest = np.divmod(np.abs(over) * _multiple(rules), under)
    match rules.rounding:
        case Rounding.HALF_UP:
            away = 2 * rest >= under
        case Rounding.DOWN:
            away = np.zeros(len(over), dtype=np.bool_)
        case Rounding.UP:
            away = rest > 0
        case _:  # half-even
            away = (2 * rest > under) | ((2 * rest == under) & (quotient % 2 == 1))
    return np.where(over < 0, -(quotient + away), quotient + away)


def _decimal(value: int, decimals: int) -> str:
    """Return a number of units of the last of so many decimals as text."""
    if not decimals:
        return str(value)
    text = str(abs(value)).zfill(decimals + 1)
    return f"{'-' * (value < 0)}{text[:-decimals]}.{text[-decimals:]}"
