"""Computed cells as whole numbers: what is computed of a row, in one number for each `Coder`.

Rows with equal codes have equal cells, so texts are made once for each code and not for each row.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.model.computed_columns import CHANGE, COMPUTED, EXPECTED, GRADE
from sokatsu_cli.model.float_texts import EXACT
from sokatsu_cli.model.numerals import cell_text
from sokatsu_cli.model.terms import NO_DATA_NOTES, Method, Note, Status
from sokatsu_cli.rate.achievements import Achievement, capped
from sokatsu_cli.rate.changes import CHANGE_STATUSES, judged_changes
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.quotients import (
    METHODS,
    NOTES,
    Quotients,
    expected_values,
    methods_of,
    quotients,
)
from sokatsu_cli.rate.roundings import rounded
from sokatsu_cli.rate.rows import Rows
from sokatsu_cli.rate.rules import Rules

ROOM = 1 << 62
"""How large a product may be that numbers of 64 bits hold."""

_KEPT = 1 << 16
"""Distinct codes whose cells are kept."""

_NUMBERS = ("rate", "capped_rate", "change", *EXPECTED)
"""The computed columns that hold numbers."""

_DECIMALS = 1 << 7
"""More than a value has decimals."""


class RateCodes:
    """The rates of rows, what follows from them, and their grades if there are any."""

    def __init__(self, rules: Rules, grades: Grades | None) -> None:
        """Take what decides."""
        self.columns = (*COMPUTED, *(GRADE if grades else ()))
        self._rules = rules
        self._grades = grades
        self._bounds = grade_bounds(grades)
        self.labels = grades.labels if grades else ()
        self._states = 2 * len(NOTES) * (len(self._bounds) + 1)
        # Rounding keeps the order, so the cap may be rounded on its own.
        cap = rules.rounded(rules.cap)
        self._cap = None if cap is None else int(cap.scaleb(rules.digits, EXACT))
        self._rests = [self._rest(state) for state in range(self._states)]

    def codes(self, rows: Rows) -> Numbers:
        """Compute n codes."""
        multiple = hundred(self._rules.digits)
        measured = rows.measured(room(self._rules, multiple, *chain.from_iterable(self._bounds)))
        found = quotients(measured, self._rules)
        over, under, note, achieved = found
        rate = rounded(over, under, multiple, self._rules.rounding)
        rank = grade_ranks(found, self._bounds)
        if (np.abs(rate) >= ROOM // self._states).any():
            rate = rate.astype(object)
        return rate * self._states + (rank * len(NOTES) + note) * 2 + achieved

    def sides(self, rows: Rows, bound: Fraction, *, capped: bool) -> Numbers:
        """Return on which side of a bound in % each exact rate is: -1 below it, 0 at it, 1 above.

        That of a row without a rate, or without a capped one, means nothing.
        """
        share, whole = (bound / 100).as_integer_ratio()
        found = quotients(rows.measured(room(self._rules, abs(share), whole)), self._rules)
        over, least = found.over * whole, found.under * share
        sides = (over > least).astype(np.int64) - (over < least).astype(np.int64)
        cap = self._rules.cap
        if not capped or cap is None:
            return sides
        highest, lowest = _side(cap, bound), _side(Fraction(0), bound)
        held = np.maximum(np.minimum(sides, highest), lowest)
        return np.where(found.rated, held, highest)

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
            return status.value, note, *([(*self.labels, "")[rank]] if self._grades else [])
        if note in NO_DATA_NOTES:
            status = Status.NO_DATA
        exact = capped(None, self._rules.cap, status)
        grade = [self._grades.of(Achievement(None, exact, status, note))] if self._grades else []
        held = cell_text(self._rules.rounded(exact))
        return held, status.value, note, *grade

    def _figures(self, value: int) -> str:
        """Return a number of units of the last printed digit with its decimal point."""
        return decimal_text(value, self._rules.digits)


def _side(number: Fraction, bound: Fraction) -> int:
    return (number > bound) - (number < bound)


class ChangeCodes:
    """The changes from the baseline to the actual value."""

    columns = CHANGE
    labels = ()

    def codes(self, rows: Rows) -> Numbers:
        """Compute n codes."""
        measured, decimals = rows.scaled(ROOM // (_DECIMALS * 2 * _STATES))
        amount, status, known = judged_changes(measured)
        state = np.where(known, status, _STATES - 1)
        return (amount * _STATES + state) * _DECIMALS + decimals

    def texts(self, code: int) -> tuple[str, ...]:
        """Return the texts of the change, with no more decimals than it has, and its status."""
        number, decimals = divmod(code, _DECIMALS)
        amount, state = divmod(number, _STATES)
        if state == _STATES - 1:
            return "", ""
        return shortened(decimal_text(amount, decimals)), str(CHANGE_STATUSES[state] or "")


class ExpectedCodes:
    """The expected values of the rows that are rated by them."""

    columns = EXPECTED
    labels = ()

    def __init__(self, rules: Rules) -> None:
        """Take what decides."""
        self._rules = rules

    def codes(self, rows: Rows) -> Numbers:
        """Compute n codes."""
        decimals = np.maximum.reduce([column.decimals for column in rows.values])
        decimals += self._rules.digits
        multiple = 10 ** int(decimals.max(initial=0))
        measured, unit = rows.scaled(ROOM // (2 * _DECIMALS * multiple))
        over, under, note = expected_values(measured)
        if over.dtype == object:
            under, decimals = under.astype(object), decimals.astype(object)
        value = rounded(over, under * 10**unit, 10**decimals, self._rules.rounding)
        known = methods_of(measured, self._rules) == METHODS.index(Method.EXPECTED)
        known &= measured.has_target & (note == 0)
        codes: Numbers = (value * 2 + known) * _DECIMALS + decimals
        return codes

    def texts(self, code: int) -> tuple[str]:
        """Return the text of an expected value, without zeros at its end."""
        number, decimals = divmod(code, _DECIMALS)
        value, known = divmod(number, 2)
        return (shortened(decimal_text(value, decimals)) if known else "",)


def shortened(text: str) -> str:
    """Return a number without the zeros at the end of its decimals.

    >>> shortened("62.50"), shortened("60.0"), shortened("60")
    ('62.5', '60', '60')
    """
    return text.rstrip("0").rstrip(".") if "." in text else text


_STATES = len(CHANGE_STATUSES) + 1
"""The last one where there is no change."""

Coder = RateCodes | ChangeCodes | ExpectedCodes
"""Computes some of the columns that are added to a table."""


@lru_cache(8)
def coders(
    rules: Rules, grades: Grades | None = None, *, change: bool = False, expected: bool = False
) -> tuple[Coder, ...]:
    """Return what computes the columns that are asked for, in their order."""
    before, after = [ExpectedCodes(rules)] * expected, [ChangeCodes()] * change
    return (*before, RateCodes(rules, grades), *after)


def shows_expected(rules: Rules, names: Collection[str]) -> bool:
    """Tell whether a table gets the column of expected values.

    Args:
        rules: How rates are computed.
        names: The known columns of the table, whose rows may have methods of their own.
    """
    has_target_years = "target_year" in names or rules.years.target != 0
    return Method.EXPECTED in rules.method or ("method" in names and has_target_years)


def grade_bounds(grades: Grades | None) -> list[tuple[int, int]]:
    """Return the lower bounds of the grades as quotients."""
    return [(bound / 100).as_integer_ratio() for bound, _label in grades.bounds] if grades else []


def grade_ranks(found: Quotients, bounds: Sequence[tuple[int, int]]) -> Numbers:
    """Return the place of the grade of each rate, from 0; behind all of them where it has none.

    Args:
        found: The quotients of n rows; the places of those without a rate mean nothing.
        bounds: As `grade_bounds` returns them.
    """
    rank = np.zeros(len(found.over), dtype=np.int64)
    for bound, whole in bounds:
        rank += np.maximum(found.over, 0) * whole < bound * found.under
    return rank


def hundred(decimals: int) -> int:
    """Return how many units of the last printed digit a quotient of 1 is."""
    return int(100 * 10**decimals)


def room(rules: Rules, *factors: int) -> int:
    """Return the largest value that rates can be computed with in 64 bits.

    Args:
        rules: How they are computed.
        factors: What a value, or twice one, is multiplied with.
    """
    return ROOM // (2 * max(*factors, *rules.share, 1))


def decimal_text(value: int, decimals: int) -> str:
    """Return a number of units of the last of so many decimals as text."""
    if not decimals:
        return str(value)
    text = str(abs(value)).zfill(decimals + 1)
    return f"{'-' * (value < 0)}{text[:-decimals]}.{text[-decimals:]}"


def computed_cells(coder: Coder, codes: Numbers) -> list[NDArray[np.object_]]:
    """Return the computed columns of rows with these codes: numbers as Decimals, None for none."""
    distinct, places = np.unique(codes, return_inverse=True)
    columns = np.empty((len(coder.columns), len(distinct)), dtype=object)
    for place, code in enumerate(distinct.tolist()):
        columns[:, place] = _cells(coder, code)
    return [column[places] for column in columns]


def expected_cells(rows: Rows, rules: Rules) -> list[Decimal | None]:
    """Return the expected values of rows as they are printed, None where there is none."""
    coder = ExpectedCodes(rules)
    (column,) = computed_cells(coder, coder.codes(rows))
    cells: list[Decimal | None] = column.tolist()
    return cells


@lru_cache(_KEPT)
def _cells(coder: Coder, code: int) -> list[object]:
    """Return the cells of a code, each distinct one made once, however many rows have it."""
    texts = zip(coder.columns, coder.texts(code), strict=True)
    return [(Decimal(text) if text else None) if name in _NUMBERS else text for name, text in texts]
