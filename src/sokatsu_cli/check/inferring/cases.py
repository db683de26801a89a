"""The rows of a table whose printed rates are compared, by what reproduces them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.check.practices import ROUNDINGS
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import METHODS

FIRST = 20
"""Rows of each kind that are at hand: so many of any kinds can be named as the first."""

_BLOCK = 1 << 16
"""Rows that are put in order at once."""


@dataclass(frozen=True, eq=False)
class Cases:
    """The comparable rows of a table, by their kinds: what reproduces their printed rates.

    Attributes:
        lines: The line of each row.
        kinds: The number of its kind.
        counts: How many rows are of each kind.
        way: The direction of each kind, a number of `quotients.WAYS`.
        own: Whether the rows of a kind have a method of their own.
        masks: Cap to the bits of the combinations that reproduce the rows of each kind.
        methods: The methods that are tried.
    """

    lines: Numbers
    kinds: NDArray[np.int32]
    counts: Numbers
    way: Numbers
    own: Flags
    masks: Mapping[Fraction | None, Numbers]
    methods: tuple[Method, ...] = tuple(Method)

    def reproduced(self, method: Method, rounding: Rounding, cap: Fraction | None) -> Flags:
        """Tell of each kind whether a combination reproduces it."""
        bit = METHODS.index(method) * len(ROUNDINGS) + [*ROUNDINGS].index(rounding)
        return self.masks[cap] >> bit & 1 > 0

    @property
    def explained(self) -> Flags:
        """Whether any combination reproduces each kind."""
        explained: Flags = np.bitwise_or.reduce([*self.masks.values()]) > 0
        return explained

    def count(self, kinds: Flags) -> int:
        """Count the rows of some kinds."""
        return int(self.counts[kinds].sum())

    def lines_of(self, kinds: Flags) -> Numbers:
        """Return the lines of the rows of some kinds."""
        return self.lines[kinds[self.kinds]]

    def first_lines_of(self, kinds: Flags, most: int = FIRST) -> Numbers:
        """Return the lines of the first rows of some kinds, which takes no time for each row."""
        lines, numbers = self._firsts
        return lines[kinds[numbers]][: min(most, FIRST)]

    def by_row(self) -> "Cases":
        """Return the same rows, each of a kind of its own, for what tells them apart."""
        each = np.arange(len(self.lines), dtype=np.int32)
        ways, own = self.way[self.kinds], self.own[self.kinds]
        ones = np.ones(len(each), dtype=np.int64)
        return Cases(self.lines, each, ones, ways, own, {}, self.methods)

    @cached_property
    def _firsts(self) -> tuple[Numbers, NDArray[np.int32]]:
        """The lines and kinds of the first rows of each kind, in the order of the table."""
        lines, kinds = self.lines[:0], self.kinds[:0]
        for start in range(0, len(self.lines), _BLOCK):
            end = start + _BLOCK
            lines = np.append(lines, self.lines[start:end])
            kinds = np.append(kinds, self.kinds[start:end])
            order = np.argsort(kinds, kind="stable")
            sorted_kinds = kinds[order]
            before = np.searchsorted(sorted_kinds, sorted_kinds)
            kept = np.sort(order[np.arange(len(order)) - before < FIRST])
            lines, kinds = lines[kept], kinds[kept]
        return lines, kinds
