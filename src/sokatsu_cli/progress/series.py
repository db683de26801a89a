"""The rows of each indicator in the order of their years."""

from typing import NamedTuple

import numpy as np

from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.digits import Flags, Numbers

_YEARS = 1 << 14
"""More than there are years."""


class Series(NamedTuple):
    """n rows of some indicators.

    Attributes:
        size: How many indicators there are.
        rows: The number of each row in the table.
        groups: The place of the indicator of each row, from 0.
        way: Their directions.
        years: Those of `Measured`, one column after another.
        values: The target, the actual and the baseline.
    """

    size: int
    rows: Numbers
    groups: Numbers
    way: Numbers
    years: tuple[Numbers, Numbers, Numbers]
    values: tuple[Column, Column, Column]

    def at(self, places: Numbers) -> "Series":
        """Return some of the rows."""
        first, last, now = (years[places] for years in self.years)
        target, actual, baseline = (column.at(places) for column in self.values)
        rows, groups, way = (each[places] for each in (self.rows, self.groups, self.way))
        return Series(self.size, rows, groups, way, (first, last, now), (target, actual, baseline))

    def any_of(self, places: "Numbers | Flags") -> Flags:
        """Tell of each indicator whether one of its rows is among some."""
        found = np.zeros(self.size, dtype=np.bool_)
        found[self.groups[places]] = True
        return found


class ByYear:
    """The rows of indicators in the order of their years; those without a year come first.

    Attributes:
        series: The rows in this order.
        one_way: Whether all rows of each indicator have one direction.
    """

    def __init__(self, series: Series) -> None:
        """Take the rows in any order."""
        keys = series.groups * _YEARS + series.years[2]
        if (keys[1:] < keys[:-1]).any():
            order = np.argsort(keys, kind="stable")
            series, keys = series.at(order), keys[order]
        self.series = series
        self._keys = keys
        self._ties = bool((keys[1:] == keys[:-1]).any())
        together = series.groups[1:] == series.groups[:-1]
        other = together & (series.way[1:] != series.way[:-1])
        self.one_way = ~series.any_of(np.flatnonzero(other))

    def latest(self, column: Column, chosen: Flags) -> Numbers:
        """Return of each indicator the place of the latest of the chosen rows, -1 for none.

        Of several of one year that with the most decimals.
        """
        return self._last(self._places(chosen, column.decimals))

    def earliest(self, column: Column, chosen: Flags) -> Numbers:
        """Return the earliest of the chosen rows in the same way."""
        return self._last(self._places(chosen, -column.decimals.astype(np.int64))[::-1])

    def _places(self, chosen: Flags, rank: Numbers) -> Numbers:
        places = np.flatnonzero(chosen)
        return places[np.lexsort((rank[places], self._keys[places]))] if self._ties else places

    def _last(self, places: Numbers) -> Numbers:
        found = np.full(self.series.size, -1)
        found[self.series.groups[places]] = places  # what is written last stays
        return found

    def differing(self, column: Column, years: Numbers, chosen: Flags) -> tuple[Flags, Numbers]:
        """Compare the values of each indicator.

        Args:
            column: The values.
            years: The years that they are for.
            chosen: The rows that have one.

        Returns:
            Of each indicator whether its values differ; and k x 2 places of rows of one indicator
            and one year, or without years, whose values differ, or what years these are for.
        """
        places = np.flatnonzero(chosen)
        groups, keys = self.series.groups, self._keys
        digits, decimals, worded = column.digits, column.decimals, column.worded
        if len(places) < len(groups):
            groups, keys, years = (each[places] for each in (groups, keys, years))
            digits, decimals = digits[places], decimals[places]
            worded = worded[places]
        together = groups[1:] == groups[:-1]
        differs = together & (_differs(digits, decimals) | (worded[1:] != worded[:-1]))
        indicators = np.zeros(self.series.size, dtype=np.bool_)
        indicators[groups[1:][differs]] = True
        differs |= together & (years[1:] != years[:-1])
        again = np.flatnonzero(differs & (keys[1:] == keys[:-1]))
        return indicators, np.stack([places[again], places[again + 1]], axis=1)


def _differs(digits: Numbers, decimals: Numbers) -> Flags:
    """Tell whether values are others than those before."""
    differs: Flags = digits[1:] != digits[:-1]
    scaled = np.flatnonzero(decimals[1:] != decimals[:-1])
    if len(scaled):  # 70 and 70.0
        powers = np.array([10**power for power in range(int(decimals.max()) + 1)], dtype=object)
        before, here = digits[scaled].astype(object), digits[scaled + 1].astype(object)
        differs[scaled] = here * powers[decimals[scaled]] != before * powers[decimals[scaled + 1]]
    return differs
