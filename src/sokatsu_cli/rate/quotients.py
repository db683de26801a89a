"""The quotients behind rates, of many rows at once: whole numbers in NumPy, exact.

The one place of the formulas. They are written for numbers of 64 bits, and the same for Python's
own in arrays of objects, where those are too small; `scaled.scaled` chooses.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.columns import YEAR_COLUMNS
from sokatsu_cli.model.terms import NO_DATA_NOTES, Direction, Method, Note
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.rules import Rules

WAYS = (*Direction,)
"""The directions, each by its number."""

UP, DOWN, MAINTAIN = range(len(WAYS))

METHODS = (*Method,)
"""The methods, each by its number."""

UNSET = -1
"""Stands for the method of a row that has none of its own."""

NOTES = ("", *Note)
"""The notes of a row, each by its number; 0 is none."""

_NUMBERS = {note: number for number, note in enumerate(NOTES)}


def no_years(count: int) -> Numbers:
    """Return the years of so many rows without any: count x 3 zeros."""
    return np.broadcast_to(np.int64(0), (count, len(YEAR_COLUMNS)))


class Measured(NamedTuple):
    """What n rows say, as whole numbers of one unit.

    Attributes:
        way: Numbers of `WAYS`.
        method: Numbers of `METHODS`, `UNSET` where a row has none of its own.
        target: 0 where it is missing; so are the others.
        actual: As the target.
        baseline: As the target.
        years: n x 3, those of `YEAR_COLUMNS`; 0 where one is missing.
        has_target: Whether there is a target.
        has_actual: Whether there is an actual.
        has_baseline: Whether there is a baseline.
        worded: Whether the target is a word of direction, and so no number.
    """

    way: Numbers
    method: Numbers
    target: Numbers
    actual: Numbers
    baseline: Numbers
    years: Numbers
    has_target: Flags
    has_actual: Flags
    has_baseline: Flags
    worded: Flags

    def at(self, places: Numbers | Flags) -> "Measured":
        """Return some of the rows."""
        way, method, target, actual, baseline, years = (column[places] for column in self[:6])
        known = (column[places] for column in self[6:])
        return Measured(way, method, target, actual, baseline, years, *known)


class Quotients(NamedTuple):
    """What the rates of n rows are.

    Attributes:
        over: The rates as quotients over / under, 0 where there is none.
        under: More than 0, 1 where there is none.
        note: Numbers of `NOTES`.
        achieved: Whether the target is met.
    """

    over: Numbers
    under: Numbers
    note: Numbers
    achieved: Flags

    def at(self, places: Numbers | Flags) -> "Quotients":
        """Return those of some of the rows."""
        over, under, note, achieved = self
        return Quotients(over[places], under[places], note[places], achieved[places])

    @property
    def rated(self) -> Flags:
        """Whether there is a rate."""
        rated: Flags = (self.note == 0) | (self.note == _NUMBERS[Note.DIRECTION_IGNORED])
        return rated

    @property
    def judged(self) -> Flags:
        """Whether there are a target and an actual."""
        judged: Flags = np.logical_and.reduce([self.note != _NUMBERS[n] for n in NO_DATA_NOTES])
        return judged


def quotients(rows: Measured, rules: Rules) -> Quotients:
    """Compute the quotients of n rows by the methods and the tolerance of the rules."""
    method = methods_of(rows, rules)
    rows, unexpected = with_expected(rows, method)
    way, t, a = rows.way, rows.target, rows.actual
    known = rows.has_target & rows.has_actual & (unexpected == 0)
    achieved = known & _achieved(way, t, a, rules)
    whole = known & ((a == t) | (achieved & (way == MAINTAIN)))
    over, under, failed = _divided(rows, method)
    note = _first(
        (rows.worded, Note.TARGET_IS_WORD),
        (~rows.has_target, Note.MISSING_TARGET),
        (~rows.has_actual, Note.MISSING_ACTUAL),
        (whole, ""),
        *failed,
    )
    note = np.where(rows.has_target & rows.has_actual & (unexpected > 0), unexpected, note)
    rated = whole | (note == 0)
    ignored = rated & (way == DOWN) & (method == METHODS.index(Method.RAW))
    note = np.where(ignored, _NUMBERS[Note.DIRECTION_IGNORED], note)
    divided = rated & ~whole
    over, under = np.where(divided, over, whole * 1), np.where(divided, under, 1)
    return Quotients(over, under, note, achieved)


class Expected(NamedTuple):
    """The expected values of n rows.

    Attributes:
        over: The values as quotients over / under; anything where there is none.
        under: More than 0.
        note: Numbers of `NOTES`, why there is none.
    """

    over: Numbers
    under: Numbers
    note: Numbers


def expected_values(rows: Measured) -> Expected:
    """Read the straight line from baseline to target of each row at the year of its actual."""
    t, b = rows.target, rows.baseline
    first, last, now = rows.years.T
    span, passed = last - first, now - first
    note = _first(
        (~rows.has_baseline, Note.NO_BASELINE),
        (first == 0, Note.NO_BASELINE_YEAR),
        (last == 0, Note.NO_TARGET_YEAR),
        (now == 0, Note.NO_YEAR),
        (span <= 0, Note.NO_SPAN),
        ((passed < 0) | (passed > span), Note.OUTSIDE_SPAN),
        (t == b, Note.NO_WAY),
    )
    known = note == 0
    span, passed = np.where(known, span, 1), np.where(known, passed, 1)
    return Expected(on_line(b, t, passed, span), span, note)


def on_line(start: Numbers, end: Numbers, passed: Numbers, span: Numbers) -> Numbers:
    """Return span times what a straight line from start to end has, that much of span passed."""
    return start * span + (end - start) * passed


def signs(way: Numbers) -> Numbers:
    """Return 1 for each row that should rise, -1 for each that should fall."""
    return np.where(way == DOWN, -1, 1)


def has_expected(rows: Measured) -> Flags:
    """Tell which rows have an expected value."""
    if not rows.years.any():
        return np.zeros(len(rows.way), dtype=np.bool_)
    flags: Flags = expected_values(rows).note == 0
    return flags


def with_expected(rows: Measured, method: Numbers) -> tuple[Measured, Numbers]:
    """Put the expected values in the place of the targets of those rows that are rated by them.

    Returns:
        The rows, and numbers of `NOTES`: why one that needs an expected value has none.
    """
    chosen = method == METHODS.index(Method.EXPECTED)
    if not chosen.any():
        return rows, np.zeros_like(method)
    over, under, note = expected_values(rows)
    target = np.where(chosen, over, rows.target)
    actual = np.where(chosen, rows.actual * under, rows.actual)
    return rows._replace(target=target, actual=actual), np.where(chosen, note, 0)


def _achieved(way: Numbers, t: Numbers, a: Numbers, rules: Rules) -> Flags:
    over, under = rules.share
    near = np.abs(a - t) * under <= over * np.abs(t)
    return np.where(way == UP, a >= t, np.where(way == DOWN, a <= t, near))


def _first(*cases: tuple[Flags, str]) -> Numbers:
    """Return the number of the first note of each row whose case holds, 0 for none."""
    numbers = np.zeros(len(cases[0][0]), dtype=np.int64)
    for holds, note in reversed(cases):  # the first is written last
        numbers[holds] = _NUMBERS[note]
    return numbers


def by_way(way: Numbers, up: Numbers, down: Numbers, maintain: Numbers) -> Numbers:
    """Choose the number of each row by its direction."""
    return np.where(way == UP, up, np.where(way == DOWN, down, maintain))


# Each formula gives what is divided, by what, and why it cannot be: the first that holds.

_Formula = tuple[Numbers, Numbers, list[tuple[Flags, str]]]


def _ratio(rows: Measured) -> _Formula:
    way, t, a = rows.way, rows.target, rows.actual
    over = by_way(way, a, t, np.minimum(a, t))
    under = by_way(way, t, a, np.maximum(a, t))
    zero = under == 0
    failed = [_negative(rows), (zero & (way == DOWN), Note.ACTUAL_0), (zero, Note.TARGET_0)]
    return over, under, failed


def _difference(rows: Measured) -> _Formula:
    t, a = rows.target, rows.actual
    over = by_way(rows.way, a, 2 * t - a, t - np.abs(a - t))
    return over, t, [_negative(rows), (t == 0, Note.TARGET_0)]


def _raw(rows: Measured) -> _Formula:
    return rows.actual, rows.target, [_negative(rows), (rows.target == 0, Note.TARGET_0)]


def _baseline(rows: Measured) -> _Formula:
    t, a, b = rows.target, rows.actual, rows.baseline
    sign = signs(rows.way)
    failed: list[tuple[Flags, str]] = [
        (~rows.has_baseline, Note.MISSING_BASELINE),
        (t == b, Note.BASELINE_IS_TARGET),
        (rows.way == MAINTAIN, Note.NOT_FOR_MAINTAIN),
        (sign * (t - b) < 0, Note.BASELINE_BEYOND_TARGET),
    ]
    return sign * (a - b), sign * (t - b), failed


def _expected(rows: Measured) -> _Formula:
    over, under, (negative, actual_0, _target_0) = _ratio(rows)
    return over, under, [negative, actual_0, (under == 0, Note.EXPECTED_0)]


def _negative(rows: Measured) -> tuple[Flags, str]:
    return (rows.target < 0) | (rows.actual < 0), Note.NEGATIVE


_FORMULAS: dict[Method, Callable[[Measured], _Formula]] = {
    Method.RATIO: _ratio,
    Method.DIFFERENCE: _difference,
    Method.BASELINE: _baseline,
    Method.RAW: _raw,
    Method.EXPECTED: _expected,
}


def methods_of(rows: Measured, rules: Rules) -> Numbers:
    """Return the method of each row: its own if it has one, else that of its direction."""
    usual = np.array([METHODS.index(method) for method in rules.method])[rows.way]
    return np.where(rows.method == UNSET, usual, rows.method)


def _divided(rows: Measured, chosen: Numbers) -> _Formula:
    """Apply to each row the formula of its method."""
    first, *others = np.flatnonzero(np.bincount(chosen, minlength=1)).tolist() or [0]
    over, under, failed = _FORMULAS[METHODS[first]](rows)
    for number in others:
        mine = chosen == number
        other_over, other_under, other_failed = _FORMULAS[METHODS[number]](rows)
        over, under = np.where(mine, other_over, over), np.where(mine, other_under, under)
        failed = [
            *((flags & ~mine, note) for flags, note in failed),
            *((flags & mine, note) for flags, note in other_failed),
        ]
    return over, under, failed
