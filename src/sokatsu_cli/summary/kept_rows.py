"""The few numbers that are kept of each row: for medians, means and counts of indicators."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.identities import IdentityNumbers
from sokatsu_cli.rate.kept_numbers import KeptNumbers, narrow
from sokatsu_cli.summary.tallies import Tally

Rates = tuple[Numbers, Numbers]
"""Capped rates as what is divided, and by what."""


class KeptRows:
    """The groups, the indicators and the capped rates of the rows of a table.

    Attributes:
        count: How many rows there are.
    """

    def __init__(self) -> None:
        self.count = 0
        self._keys, self._over, self._under = KeptNumbers(), KeptNumbers(), KeptNumbers()
        self._large: dict[int, tuple[int, int]] = {}
        self._identities = IdentityNumbers()

    def take(self, tally: Tally, keys: NDArray[np.int64]) -> None:
        """Take the next rows, and the number of the key of each of their groups."""
        self._large |= {self.count + row: pair for row, pair in tally.large.items()}
        self.count += len(tally.over)
        self._keys.take(keys[tally.codes])
        self._over.take(tally.over)
        self._under.take(tally.under)
        self._identities.take(tally.identities)

    def grouped(self, places: NDArray[np.int64], count: int) -> Iterator[tuple[int, Rates]]:
        """Hand over how many indicators and which capped rates each group has, and all of them.

        Args:
            places: The place of the group of each key.
            count: How many groups there are.
        """
        groups = narrow(places)[self._keys.hand_over()]
        indicators = _distinct(self._identities.numbers(), groups, count)
        over, under = self._over.hand_over(), self._under.hand_over()
        if self._large:
            over, under = over.astype(object), under.astype(object)
            rows = list(self._large)
            over[rows], under[rows] = np.array([*self._large.values()], dtype=object).T
        yield from zip(indicators, _by_group(groups, over, under, count), strict=True)


def _distinct(numbers: Numbers, groups: Numbers, count: int) -> list[int]:
    """Return how many distinct numbers each group has, and all of them, which are dense from 0."""
    distinct = int(numbers.max(initial=-1)) + 1
    group_of = np.zeros(distinct, dtype=groups.dtype)
    group_of[numbers] = groups
    if (group_of[numbers] != groups).any():
        numbers += groups.astype(np.int64) * distinct
        group_of = np.unique(numbers) // distinct
    return [*np.bincount(group_of, minlength=count).tolist(), distinct]


def _by_group(groups: Numbers, over: Numbers, under: Numbers, count: int) -> Iterator[Rates]:
    """Yield the capped rates of each group, and all of them."""
    order = np.argsort(groups, kind="stable")
    ends = np.cumsum(np.bincount(groups, minlength=count)).tolist()
    for start, end in pairwise([0, *ends]):
        chosen = order[start:end]
        chosen = chosen[under[chosen] > 0]
        yield over[chosen], under[chosen]
    del order
    there = under > 0
    yield over[there], under[there]
