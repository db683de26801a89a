"""Cells to whole numbers, many at once: as they are printed, and in one unit to compute with.

Plain digits are read by `digits`; every other distinct cell is read once, by `numerals`.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.direction_words import is_word_target
from sokatsu_cli.model.numerals import MISSING, Printed, is_percent, parse_printed
from sokatsu_cli.rate.digits import Flags, Numbers, Words, plain_numbers
from sokatsu_cli.rate.parts import Spans

_KEPT = 1 << 16
"""Distinct cells that are not plain digits, whose numbers are kept."""

_BYTE = 8
_PERCENT = ord("%")
_TENS = 10 ** np.arange(19)

_NUMBER, _MISSING, _WRONG, _WORD = range(4)


class Column(NamedTuple):
    """The numbers of n cells as they are printed.

    Attributes:
        digits: All digits of each as a whole number, with its sign; 0 where there is none.
        decimals: How many of the digits stand behind the decimal point.
        known: Whether there is a number.
        wrong: Whether a cell is neither a number nor one that stands for none.
        percent: Whether a number has a percent sign behind it.
        worded: Whether a cell says a direction instead of a number; only targets may.
    """

    digits: Numbers
    decimals: Numbers
    known: Flags
    wrong: Flags
    percent: Flags
    worded: Flags

    def at(self, places: "Numbers | Flags") -> "Column":
        """Return the numbers of some of the cells."""
        flags = (column[places] for column in self[2:])
        return Column(self.digits[places], self.decimals[places], *flags)

    def printed(self) -> Iterator[Printed | None]:
        """Yield the numbers as they are printed, None where there is none."""
        columns = (column.tolist() for column in (self.digits, self.decimals, self.known))
        for digits, decimals, known in zip(*columns, strict=True):
            yield Printed(Fraction(digits, 10**decimals), decimals) if known else None


def no_numbers(count: int) -> Column:
    """Return the column of so many cells without a number."""
    zeros, no = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.bool_)
    return Column(zeros, zeros, no, no, no, no)


class Glance(NamedTuple):
    """What is seen of n cells at a glance.

    Attributes:
        digits: All digits of those that are plain digits; anything of others.
        decimals: How many of the digits stand behind the decimal point.
        others: Which of the cells are not plain digits.
        percent: Which have a percent sign behind them, which is not looked at else.
    """

    digits: Numbers
    decimals: Numbers
    others: Flags
    percent: Flags


def glances(columns: Sequence[Spans]) -> list[Glance]:
    """Read the plain digits of some columns of n cells each: those of one text all at once."""
    words, count = columns[0].words, len(columns[0].starts)
    if any(each.words is not words for each in columns):
        return [_glance(each.words, each.starts, each.ends) for each in columns]
    starts = np.concatenate([each.starts for each in columns])
    ends = np.concatenate([each.ends for each in columns])
    shape = len(columns), count
    whole = (each.reshape(shape) for each in _glance(words, starts, ends))
    return [Glance(*each) for each in zip(*whole, strict=True)]


def _glance(words: Words, starts: Numbers, ends: Numbers) -> Glance:
    percent = (ends > starts) & (words[ends - _BYTE] >> np.uint64(56) == _PERCENT)
    return Glance(*plain_numbers(words, starts, ends - percent), percent)


class NumberReader:
    """Reads cells as numbers, with what stands for "no number" beside the usual cells."""

    def __init__(self, missing: Collection[str], usual: AbstractSet[str] = MISSING) -> None:
        """Take the cells that stand for "no number" beside the usual ones."""
        self.missing = frozenset(usual).union(map(str.strip, missing))
        self._digits_are_missing = _has_digits(self.missing)
        self._read = lru_cache(_KEPT)(self._one)

    def column(
        self,
        spans: Spans,
        glance: Glance,
        unit_of: Callable[[int], str] | None = None,
        *,
        are_targets: bool = False,
    ) -> Column:
        """Read n cells.

        Args:
            spans: The cells.
            glance: What is seen of them at a glance; it is given away.
            unit_of: Returns the unit of the row at a place; one may stand behind its numbers.
            are_targets: Whether they may say a direction instead of a number.
        """
        digits, decimals, unread, percent = glance
        known = spans.ends > spans.starts
        wrong, worded = np.zeros((2, len(known)), dtype=np.bool_)
        digits[~known] = 0
        others = np.flatnonzero(known if self._digits_are_missing else unread & known)
        if len(others):
            cells = spans.texts(others)
            read = [
                self._with_unit(text, place, unit_of)
                for text, place in zip(cells, others.tolist(), strict=True)
            ]
            columns = np.array(read, dtype=np.int64).T
            digits[others], decimals[others], kinds, percent[others] = columns
            known[others], wrong[others] = kinds == _NUMBER, kinds >= _WRONG
            worded[others] = are_targets & (kinds == _WORD)
            wrong &= ~worded
        return Column(digits, decimals, known, wrong, percent & known, worded)

    def _with_unit(
        self, text: str, place: int, unit_of: Callable[[int], str] | None
    ) -> tuple[int, int, int, bool]:
        found = self._read(text, "")
        return self._read(text, unit_of(place)) if found[2] == _WRONG and unit_of else found

    def _one(self, text: str, unit: str) -> tuple[int, int, int, bool]:
        """Return the digits of a cell, its decimals, its kind and whether it is a percentage."""
        try:
            printed = parse_printed(text, unit, self.missing)
        except ValueError:
            return 0, 0, _WORD if is_word_target(text) else _WRONG, False
        if printed is None:
            return 0, 0, _MISSING, False
        digits = printed.value * 10**printed.decimals
        return digits.numerator, printed.decimals, _NUMBER, is_percent(text)


@lru_cache
def _has_digits(cells: AbstractSet[str]) -> bool:
    """Tell whether some cell is plain digits."""
    return any(cell.removesuffix("%").replace(".", "").isdecimal() for cell in cells)


def in_one_unit(columns: Sequence[Column], most: int) -> tuple[list[Numbers], int]:
    """Return the numbers of columns as whole numbers of one unit, with its decimals.

    Args:
        columns: Columns of n cells each.
        most: The largest number that 64 bits should hold; beyond it they are Python's own.
    """
    decimals = max(int(column.decimals.max(initial=0)) for column in columns)
    if most > 0 and decimals < len(_TENS):
        shifts = [_TENS[decimals - column.decimals] for column in columns]
        if all(
            (np.abs(column.digits) <= most // shift).all()
            for column, shift in zip(columns, shifts, strict=True)
        ):
            pairs = zip(columns, shifts, strict=True)
            return [column.digits * shift for column, shift in pairs], decimals
    powers = np.array([10**power for power in range(decimals + 1)], dtype=object)
    return [
        column.digits.astype(object) * powers[decimals - column.decimals] for column in columns
    ], decimals
