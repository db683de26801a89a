"""The quotients behind the rates of many rows at once: whole numbers in NumPy, exact.

What `rates` computes of one row, for whole columns, in the same order of cases;
tests/rate/test_codes.py holds the two together. Values are whole ten-thousandths of the indicator's
unit, small enough that nothing here overflows 63 bits.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.model.terms import Direction, Method, Methods, Note
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.rows import Rules

Flags = NDArray[np.bool_]

LEFT = -(1 << 63)
"""Stands for a cell that is not taken here."""

MISSING = LEFT + 1
"""Stands for a missing value."""

WAYS = (Direction.UP, Direction.DOWN, Direction.MAINTAIN)
"""The directions, each by its number."""

UP, DOWN, MAINTAIN = range(len(WAYS))

NOTES = ("", *Note)
"""The notes of a row, each by its number; 0 is none."""

_NUMBERS = {note: number for number, note in enumerate(NOTES)}


class Measured(NamedTuple):
    """What n rows say: numbers of `WAYS`, and values, each of which may be `MISSING`."""

    way: Numbers
    target: Numbers
    actual: Numbers
    baseline: Numbers


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


def quotients(rows: Measured, rules: Rules) -> Quotients:
    """Compute the quotients of n rows by the method and the tolerance of the rules."""
    way = rows.way
    t, a = (np.where(value == MISSING, 0, value) for value in (rows.target, rows.actual))
    no_target, no_actual = rows.target == MISSING, rows.actual == MISSING
    known = ~(no_target | no_actual)
    achieved = known & _achieved(way, t, a, rules)
    whole = known & ((a == t) | (achieved & (way == MAINTAIN)))
    over, under, failed = _divided(rows._replace(target=t, actual=a), rules.method)
    note = _first(
        (no_target, Note.MISSING_TARGET), (no_actual, Note.MISSING_ACTUAL), (whole, ""), *failed
    )
    rated = whole | (note == 0)
    if rules.method.down is Method.RAW:
        ignored = rated & (way == DOWN)
        note = np.where(ignored, _NUMBERS[Note.DIRECTION_IGNORED], note)
    divided = rated & ~whole
    return Quotients(np.where(divided, over, whole), np.where(divided, under, 1), note, achieved)


def share(rules: Rules) -> tuple[int, int]:
    """Return the tolerance as a quotient: what part of the target it is."""
    return (rules.tolerance / 100).as_integer_ratio()


def _achieved(way: Numbers, t: Numbers, a: Numbers, rules: Rules) -> Flags:
    over, under = share(rules)
    near = np.abs(a - t) * under <= over * np.abs(t)
    return np.where(way == UP, a >= t, np.where(way == DOWN, a <= t, near))


def _first(*cases: tuple[Flags, str]) -> Numbers:
    """Return the number of the first note of each row whose case holds, 0 for none."""
    holds, notes = zip(*cases, strict=True)
    return np.select(holds, [_NUMBERS[note] for note in notes], 0)


def by_way(way: Numbers, up: Numbers, down: Numbers, maintain: Numbers) -> Numbers:
    """Choose the number of each row by its direction."""
    return np.where(way == UP, up, np.where(way == DOWN, down, maintain))


# Each formula gives what is divided, by what, and why it cannot be: the first that holds.

_Formula = tuple[Numbers, Numbers, list[tuple[Flags, str]]]


def _ratio(way: Numbers, t: Numbers, a: Numbers, _b: Numbers) -> _Formula:
    over = by_way(way, a, t, np.minimum(a, t))
    under = by_way(way, t, a, np.maximum(a, t))
    zero = under == 0
    down = way == DOWN
    failed = [_negative(t, a), (zero & down, Note.ACTUAL_0), (zero, Note.TARGET_0)]
    return over, under, failed


def _difference(way: Numbers, t: Numbers, a: Numbers, _b: Numbers) -> _Formula:
    over = by_way(way, a, 2 * t - a, t - np.abs(a - t))
    return over, t, [_negative(t, a), (t == 0, Note.TARGET_0)]


def _raw(_way: Numbers, t: Numbers, a: Numbers, _b: Numbers) -> _Formula:
    return a, t, [_negative(t, a), (t == 0, Note.TARGET_0)]


def _baseline(way: Numbers, t: Numbers, a: Numbers, b: Numbers) -> _Formula:
    missing = b == MISSING
    b = np.where(missing, 0, b)
    sign = np.where(way == DOWN, -1, 1)
    failed: list[tuple[Flags, str]] = [
        (missing, Note.MISSING_BASELINE),
        (t == b, Note.BASELINE_IS_TARGET),
        (way == MAINTAIN, Note.NOT_FOR_MAINTAIN),
        (sign * (t - b) < 0, Note.BASELINE_BEYOND_TARGET),
    ]
    return sign * (a - b), sign * (t - b), failed


def _negative(t: Numbers, a: Numbers) -> tuple[Flags, str]:
    return (t < 0) | (a < 0), Note.NEGATIVE


_FORMULAS: dict[Method, Callable[[Numbers, Numbers, Numbers, Numbers], _Formula]] = {
    Method.RATIO: _ratio,
    Method.DIFFERENCE: _difference,
    Method.BASELINE: _baseline,
    Method.RAW: _raw,
}


def _divided(rows: Measured, methods: Methods) -> _Formula:
    """Apply to each row the formula of its direction."""
    over, under, failed = _FORMULAS[methods.up](*rows)
    for method in sorted(set(methods) - {methods.up}):
        mine = np.isin(rows.way, [number for number, each in enumerate(methods) if each is method])
        other_over, other_under, other_failed = _FORMULAS[method](*rows)
        over, under = np.where(mine, other_over, over), np.where(mine, other_under, under)
        failed = [
            *((flags & ~mine, note) for flags, note in failed),
            *((flags & mine, note) for flags, note in other_failed),
        ]
    return over, under, failed
