"""The slips of a hand that copies numbers: of a digit or two, or of the decimal point."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.explaining.candidates import Candidate, candidate
from sokatsu_cli.check.explaining.causes import Cause, Slip
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.digits import Flags, Numbers

_LONGEST = 7
"""Digits of the figures in which slips are looked for."""

_MOVES = (1, -1, 2, -2)
"""By how many places a decimal point is moved."""

_TENS = 10 ** np.arange(_LONGEST + 1)

Figures = Callable[[int, Numbers], Numbers]
"""Returns right rates with so many decimals, in units of the last one, for some rows."""


def slips(figures: Figures, published: Numbers, decimals: Numbers) -> Iterator[Candidate]:
    """Yield the slips that make the printed rates of the right ones.

    Args:
        figures: Returns the right rates of n rows.
        published: The printed rates, in units of their last decimals.
        decimals: How many decimals each has.
    """
    for count in np.flatnonzero(np.bincount(decimals)).tolist():
        rows = np.flatnonzero(decimals == count)
        printed = _Copied.of(published[rows], count)
        right, coarse, fine = (
            _Copied.of(figures(each, rows), each) for each in (count, max(count - 1, 0), count + 1)
        )
        yield _candidate(Cause.DIGITS_EXCHANGED, _exchanged(right, printed), rows, right)
        yield _candidate(Cause.DIGIT_CHANGED, _changed(right, printed), rows, right)
        # Digits before the point; behind it, the figure has one decimal more or less.
        whole = range(count, _LONGEST)
        dropped = _without_one(right, printed, whole)
        yield _candidate(Cause.DIGIT_DROPPED, dropped, rows, right)
        yield _candidate(Cause.DIGIT_DOUBLED, _twice(printed, right, whole), rows, right)
        if count:
            doubled = _twice(printed, coarse, range(min(count, _LONGEST)))
            yield _candidate(Cause.DIGIT_DOUBLED, doubled, rows, coarse)
            behind = _without_one(fine, printed, range(1, min(count + 1, _LONGEST))) & ~dropped
            yield _candidate(Cause.DIGIT_DROPPED, behind, rows, fine)
        for others in [count + move for move in _MOVES if count + move >= 0]:
            moved = _Copied.of(figures(others, rows), others)
            same = (moved.figures == printed.figures) & (printed.figures > 0)
            yield _candidate(Cause.POINT_MOVED, same & _there(moved, printed), rows, moved)


class _Copied(NamedTuple):
    """Figures that are copied by hand.

    Attributes:
        figures: Without their signs, in units of the last decimal; -1 for those that are too long.
        below: Whether each is below 0.
        decimals: How many decimals they have.
        digits: How many digits each has, one before the point at least.
    """

    figures: Numbers
    below: Flags
    decimals: int
    digits: Numbers

    @classmethod
    def of(cls, figures: Numbers, decimals: int) -> "_Copied":
        """Return figures with so many decimals."""
        size = np.abs(figures)
        copied = np.where(size < _TENS[-1], size, -1).astype(np.int64)
        digits = np.maximum(np.searchsorted(_TENS, copied, "right"), decimals + 1)
        return cls(copied, figures < 0, decimals, digits)


def _candidate(cause: Cause, found: Flags, rows: Numbers, right: _Copied) -> Candidate:
    """Return a slip of some rows, which makes their printed figures of the right ones."""
    places = np.flatnonzero(found)
    signed = np.where(right.below, -right.figures, right.figures)[places]
    figures = dict(zip(rows[places].tolist(), signed.tolist(), strict=True))

    def make(place: int) -> Slip:
        return Slip((cause,), decimal_text(figures[place], right.decimals))

    return candidate(cause, rows[places], make)


def _there(one: _Copied, other: _Copied) -> Flags:
    """Tell where both figures can be copied, and have the same sign."""
    found: Flags = (one.figures >= 0) & (other.figures >= 0) & (one.below == other.below)
    return found


def _digit(figures: Numbers, place: int) -> Numbers:
    digits: Numbers = figures // _TENS[place] % 10
    return digits


def _exchanged(right: _Copied, printed: _Copied) -> Flags:
    """Tell where two digits stand in each other's place."""
    found = np.zeros(len(right.figures), dtype=np.bool_)
    for low, high in combinations(range(_LONGEST), 2):
        apart = _digit(right.figures, low) - _digit(right.figures, high)
        step = apart * (_TENS[high] - _TENS[low])
        found |= (printed.figures - right.figures == step) & (step != 0)
    found &= (right.digits == printed.digits) & _there(right, printed)
    return found


def _changed(right: _Copied, printed: _Copied) -> Flags:
    """Tell where one digit is another one."""
    found = np.zeros(len(right.figures), dtype=np.bool_)
    for place in range(_LONGEST):
        above = right.figures // _TENS[place + 1] == printed.figures // _TENS[place + 1]
        found |= above & (right.figures % _TENS[place] == printed.figures % _TENS[place])
    found &= (right.figures != printed.figures) & (right.digits == printed.digits)
    return found & _there(right, printed)


def _without_one(longer: _Copied, shorter: _Copied, places: range) -> Flags:
    """Tell where figures without the digit at one of some places are others.

    Args:
        longer: The figures.
        shorter: The others, which have one digit less, but one before the point at least.
        places: The places, from the last digit on.
    """
    found = np.zeros(len(longer.figures), dtype=np.bool_)
    for place in places:
        found |= _rest(longer, place) == shorter.figures
    found &= (longer.digits == shorter.digits + 1) & _there(longer, shorter)
    return found


def _twice(longer: _Copied, shorter: _Copied, places: range) -> Flags:
    """Tell where a digit that is too much is that beside it, among some places."""
    found = np.zeros(len(longer.figures), dtype=np.bool_)
    for place in places[:-1]:
        same = _digit(longer.figures, place) == _digit(longer.figures, place + 1)
        found |= same & (_rest(longer, place) == shorter.figures)
    found &= (longer.digits == shorter.digits + 1) & _there(longer, shorter)
    return found


def _rest(longer: _Copied, place: int) -> Numbers:
    """Return figures without the digit at a place."""
    high, low = longer.figures // _TENS[place + 1], longer.figures % _TENS[place]
    rest: Numbers = high * _TENS[place] + low
    return rest
