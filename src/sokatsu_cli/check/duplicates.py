"""Rows that stand twice: the same indicator in the same period and year."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sokatsu_cli.rate.coded_cells import Coded, CodedParts
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.identities import Identities, IdentityNumbers, numbered, when_key


class Duplicates(NamedTuple):
    """The rows that stand again.

    Attributes:
        places: Their numbers in the table, rising.
        first_lines: The lines of those that they repeat.
    """

    places: Numbers
    first_lines: Numbers


class RowIdentities:
    """What tells the rows of a table from each other, part after part: a few bytes of each."""

    def __init__(self) -> None:
        self._numbers = IdentityNumbers()
        self._when = CodedParts()
        self._totals = bytearray()
        self._lines: list[Sequence[int]] = []

    def take(self, found: Identities, when: Coded, lines: Sequence[int]) -> None:
        """Take the next rows.

        Args:
            found: What tells their indicators.
            when: Their periods and years.
            lines: Their lines.
        """
        self._numbers.take(found)
        self._when.take(when)
        self._totals += found.totals.tobytes()
        self._lines.append(lines)

    def duplicates(self) -> Duplicates:
        """Hand over the rows that stand again, but for totals, which may."""
        when = self._when.numbers(numbered(when_key(*key) for key in self._when.keys))
        if self._numbers.all_differ(when):
            return Duplicates(*np.zeros((2, 0), dtype=np.int64))
        rows = self._numbers.numbers()
        rows *= int(when.max(initial=0)) + 1
        rows += when
        order = np.argsort(rows, kind="stable")
        again = np.append(False, rows[order[1:]] == rows[order[:-1]])
        del rows
        firsts = order[np.maximum.accumulate(np.where(again, 0, np.arange(len(order))))]
        places, firsts = order[again], firsts[again]
        lines = np.concatenate([_array(each) for each in self._lines])
        told = ~np.frombuffer(self._totals, np.bool_)[places] & (lines[places] != lines[firsts])
        places, firsts = places[told], firsts[told]
        rising = np.argsort(places)
        return Duplicates(places[rising], lines[firsts[rising]])


def _array(lines: Sequence[int]) -> Numbers:
    if isinstance(lines, range):  # all at once
        return np.arange(lines.start, lines.stop)
    return np.array(lines)
