"""The indicators of a table as columns: of each its target, its latest actual and its baseline."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.terms import Note
from sokatsu_cli.progress.choices import (
    Values,
    actuals_as_baselines,
    latest_actuals,
    latest_values,
)
from sokatsu_cli.progress.notes import ProgressNote
from sokatsu_cli.progress.series import ByYear, Series
from sokatsu_cli.rate.cell_numbers import Column, in_one_unit
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import UNSET, Measured


class Indicators(NamedTuple):
    """What the rows of n indicators come to.

    Attributes:
        measured: Of each its direction, target, latest actual and baseline, as whole numbers of
            one unit, and the years of baseline, target and latest actual; 0 for what is missing.
        decimals: How many decimals that unit has.
        values: The target, the actual and the baseline as they are printed.
        one_way: Whether all rows of each have one direction.
        untargeted: Whether none of its rows has a target.
        notes: Which of them have a note, whatever the measure.
    """

    measured: Measured
    decimals: int
    values: tuple[Column, Column, Column]
    one_way: Flags
    untargeted: Flags
    notes: Sequence[tuple[Flags, str]]

    def __len__(self) -> int:
        """Return n."""
        return len(self.one_way)

    @property
    def printed(self) -> Numbers:
        """The most decimals that the values of each are printed with."""
        printed: Numbers = np.maximum.reduce([column.decimals for column in self.values])
        return printed


def indicators_of(
    series: Series, *, earliest_baseline: bool, most: int
) -> tuple[Indicators, Mapping[str, Numbers]]:
    """Return what the rows of some indicators come to.

    Args:
        series: The rows.
        earliest_baseline: Whether the earliest actual is the baseline of those without one.
        most: The largest number that 64 bits should hold; beyond it they are Python's own.

    Returns:
        The indicators; and by known column k x 2 rows of one indicator and year that differ in it.

    Source: docs/contract.md, Progress.
    """
    rows = ByYear(series)
    series, (baseline_years, target_years, _year) = rows.series, rows.series.years
    target = latest_values(rows, series.values[0], target_years)
    baseline = latest_values(rows, series.values[2], baseline_years)
    if earliest_baseline:
        baseline = baseline.or_else(actuals_as_baselines(rows))
    actual = latest_actuals(rows, baseline.years)
    found = {"target": target, "actual": actual, "baseline": baseline}
    values = target.column, actual.column, baseline.column
    (t, a, b), decimals = in_one_unit(values, most)
    way = np.zeros(series.size, dtype=np.int64)
    way[series.groups] = series.way
    measured = Measured(
        *(way, np.full(series.size, UNSET), t, a, b),
        np.stack([baseline.years, target.years, actual.years], axis=1),
        *(target.column.known, actual.column.known, baseline.column.known),
        target.column.worded,
    )
    notes = _notes(rows, target, actual, baseline)
    contradictions = {name: series.rows[each.contradictions] for name, each in found.items()}
    untargeted = ~(target.column.known | target.uncertain)
    indicators = Indicators(measured, decimals, values, rows.one_way, untargeted, notes)
    return indicators, contradictions


def _notes(
    rows: ByYear, target: Values, actual: Values, baseline: Values
) -> list[tuple[Flags, str]]:
    """Return what is said of indicators whatever the measure."""
    series, year = rows.series, rows.series.years[2]
    has_actual, known = series.values[1].known, actual.column.known
    undated = series.any_of(has_actual & (year == 0))
    before = series.any_of(has_actual & (year > 0)) & ~known
    return [
        (~rows.one_way, ProgressNote.DIRECTIONS_DIFFER),
        (target.differ, ProgressNote.TARGETS_DIFFER),
        (baseline.differ, ProgressNote.BASELINES_DIFFER),
        (undated, ProgressNote.MISSING_YEAR),
        (before, ProgressNote.NOT_SINCE_BASELINE),
        (~(known | undated | before), Note.MISSING_ACTUAL),
        (target.column.worded, Note.TARGET_IS_WORD),
    ]
