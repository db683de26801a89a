"""Which rows of an indicator count: of which its target, its actual and its baseline are."""

from typing import NamedTuple

import numpy as np

from sokatsu_cli.progress.series import ByYear
from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.digits import Flags, Numbers


class Values(NamedTuple):
    """One value of each of n indicators.

    Attributes:
        column: The values, and which there are.
        years: The years that they are for, 0 for none.
        differ: Whether other rows of the indicator have other values.
        contradictions: k x 2 places of rows of one year that have different ones.
        uncertain: Whether there is none because rows without a year have different ones.
    """

    column: Column
    years: Numbers
    differ: Flags
    contradictions: Numbers
    uncertain: Flags

    def or_else(self, other: "Values") -> "Values":
        """Return other values where there is none."""
        there = self.column.known | self.uncertain
        pairs = zip(self.column, other.column, strict=True)
        column = Column(*(np.where(there, own, further) for own, further in pairs))
        return self._replace(column=column, years=np.where(there, self.years, other.years))


def latest_values(rows: ByYear, column: Column, years: Numbers) -> Values:
    """Return the values of the latest row of each indicator that has one.

    Where only rows without a year have one, and do not agree, there is none.

    Args:
        rows: n rows.
        column: Their values.
        years: The years that they are for.
    """
    series = rows.series
    year = series.years[2]
    there = column.known | column.worded
    chosen = rows.latest(column, there)
    differ, pairs = rows.differing(column, years, there)
    dated = year[pairs[:, 0]] > 0
    uncertain = series.any_of(pairs[~dated, 0]) & ~series.any_of(there & (year > 0))
    chosen[uncertain] = -1
    return Values(_there(column, chosen), _years(years, chosen), differ, pairs[dated], uncertain)


def latest_actuals(rows: ByYear, since: Numbers) -> Values:
    """Return the actuals of the latest year of each indicator, not before a year."""
    series = rows.series
    column, year = series.values[1], series.years[2]
    dated = column.known & (year > 0)
    chosen = rows.latest(column, dated & (year >= since[series.groups]))
    differ, pairs = rows.differing(column, year, dated)
    none = np.zeros(series.size, dtype=np.bool_)
    return Values(_there(column, chosen), _years(year, chosen), differ, pairs, none)


def actuals_as_baselines(rows: ByYear) -> Values:
    """Return the actuals of the earliest year, or of the baseline year where one is given."""
    series = rows.series
    column, (said, _target, year) = series.values[1], series.years
    given = np.zeros(series.size, dtype=np.int64)
    given[series.groups[said > 0]] = said[said > 0]  # what is written last stays
    given = given[series.groups]
    chosen = rows.earliest(column, column.known & (year > 0) & ((given == 0) | (given == year)))
    none = np.zeros(series.size, dtype=np.bool_)
    no_pairs = np.zeros((0, 2), np.int64)
    return Values(_there(column, chosen), _years(year, chosen), none, no_pairs, none)


def _there(column: Column, chosen: Numbers) -> Column:
    """Return the values of the chosen rows, none where there is no row: at -1 stands the last."""
    there = chosen >= 0
    found = column.at(chosen)
    known = found.known & there
    return found._replace(
        digits=np.where(known, found.digits, 0).astype(np.int64),
        decimals=np.where(known, found.decimals, 0).astype(np.int64),
        known=known,
        worded=found.worded & there,
    )


def _years(years: Numbers, chosen: Numbers) -> Numbers:
    found: Numbers = np.where(chosen >= 0, years[chosen], 0).astype(np.int64)
    return found
