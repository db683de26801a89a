"""Which printed rates a method and a practice give, for all rows of a table at once."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.explaining.causes import Value
from sokatsu_cli.check.practices import Practice, Target
from sokatsu_cli.check.printed_rates import (
    by_decimals,
    capped_figures,
    has_capped_rate,
    is_by_baseline,
    is_of_formula,
)
from sokatsu_cli.check.related_rows import NONE
from sokatsu_cli.check.table_rows import TableRows
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.codes import decimal_text, hundred, room
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import (
    MAINTAIN,
    METHODS,
    Measured,
    Quotients,
    methods_of,
    quotients,
    with_expected,
)
from sokatsu_cli.rate.rules import Rules

_TEN = 10
"""Halves of the last printed digits are whole numbers of a tenth of the unit."""

_KEPT = 32
"""Intervals that are kept, for the caps that are tried on them."""

_EXACT = (0, 0, 0)
"""The corner of the values as they are printed."""

_FARTHEST = ((-1, 1, -1), (1, -1, 1))
"""The corners at which targets lie farthest below the actuals, and above them."""


class Interval(NamedTuple):
    """The figures that can be printed where values are printed rounder than computed with.

    Attributes:
        least: The smallest figure of each row, in units of its last printed decimal.
        most: The largest one.
        there: Whether all values that a row can have give a rate, and some are printed rounder.
    """

    least: Numbers
    most: Numbers
    there: Flags


class Printings:
    """What methods and practices print for some rows of a table.

    Attributes:
        published: The printed rates, in units of their last decimals.
        decimals: How many decimals each has.
        measured: What the rows say, as whole numbers of one unit.
        unit: How many of these units 1 is.
    """

    def __init__(
        self,
        table: TableRows,
        rules: Rules,
        at: Numbers | None = None,
        decimals: Numbers | None = None,
    ) -> None:
        """Take the table.

        Args:
            table: All of its rows.
            rules: The tolerance and the usual methods.
            at: The rows that are looked at, None for all.
            decimals: How many decimals they would be printed with; None where rates are printed.
        """
        rows = table.rows
        self._at = np.arange(len(rows)) if at is None else at
        self.published, printed, *_flags = rows.published.at(self._at)
        self.decimals = printed if decimals is None else decimals
        self._rules = rules
        self._related = table.related
        # Slips are looked for with one decimal more, too.
        most = room(rules, hundred(int(self.decimals.max(initial=0)) + 1))
        measured, count = rows.scaled(most // (2 * _TEN))
        self.unit = int(10 ** (count + 1))
        self._all = _tenfold(measured)
        self.measured = self._all.at(self._at)
        powers = 5 * _TEN ** np.arange(count + 1, dtype=self._all.target.dtype)
        halves = (_halves(column, table.measures, powers) for column in rows.values)
        self._halves = tuple(halves)
        self._known: dict[tuple[object, ...], Quotients] = {}
        self._uncapped = lru_cache(_KEPT)(self._uncapped_interval)

    def quotients(
        self, method: Method | None, target: Target, corner: tuple[int, ...] = _EXACT
    ) -> Quotients:
        """Return the quotients of all rows.

        Args:
            method: For rows without a method of their own; None for that of the rules.
            target: Whose target is taken.
            corner: Of target, actual and baseline, -1 for the least value that is printed so, 0
                for the printed one, 1 for the largest.
        """
        key = (method, target, corner)
        if key not in self._known:
            self._known[key] = quotients(self.values(target, corner), self._rules_of(method))
        return self._known[key]

    def figures(self, found: Quotients, practice: Practice) -> Numbers:
        """Return the figures of quotients, in units of the last printed decimals."""
        return figures(found, practice, self.decimals)

    def prints(self, method: Method | None, practice: Practice) -> Flags:
        """Tell of each row whether a method with a practice prints its rate."""
        found = self.quotients(method, practice.target)
        same = self.figures(found, practice) == self.published
        printed: Flags = same & has_capped_rate(found, practice.cap)
        if practice.rounded_inputs:
            least, most, there = self.interval(method, practice)
            inside = (least <= self.published) & (self.published <= most)
            printed |= there & inside & (self.published % _padding(practice, self.decimals) == 0)
        return printed

    def interval(self, method: Method | None, practice: Practice) -> Interval:
        """Return what can be printed where values are printed rounder than computed with."""
        least, most, there = self._uncapped(method, practice._replace(cap=None))
        if practice.cap is None:
            return Interval(least, most, there)
        limit = self.figures(_whole(len(there), practice.cap), practice)
        least, most = (np.minimum(np.maximum(figure, 0), limit) for figure in (least, most))
        return Interval(least, most, there)

    def _uncapped_interval(self, method: Method | None, practice: Practice) -> Interval:
        measured = self.measured
        chosen = methods_of(measured, self._rules_of(method))
        by_baseline = is_by_baseline(chosen)
        there = self._is_rounder(practice.target, by_baseline)
        corners = []
        for corner in _corners(by_baseline):
            corners.append(self.quotients(method, practice.target, corner))
            there &= self.is_of_formula(method, practice.target, corner)
        if self._rules.tolerance:  # which makes rates jump
            there &= measured.way != MAINTAIN
        shown = [self.figures(found, practice) for found in corners]
        least, most = np.minimum.reduce(shown), np.maximum.reduce(shown)
        meets = (measured.way == MAINTAIN) & self._meet(practice.target, chosen)
        meets &= chosen != METHODS.index(Method.RAW)
        whole = self.figures(_whole(len(chosen)), practice)
        return Interval(least, np.where(meets, np.maximum(most, whole), most), there)

    def is_of_formula(
        self, method: Method | None, target: Target, corner: tuple[int, ...] = _EXACT
    ) -> Flags:
        """Tell of all rows whether the quotients are what formulas themselves give."""
        values, found = self.values(target, corner), self.quotients(method, target, corner)
        return is_of_formula(values, self._rules_of(method), found)

    def range(self, column: int, row: int) -> tuple[str, str] | None:
        """Return the least and the largest value that a cell of the table can have.

        None where it is a count of whole things.
        """
        value, half = int(self._all[2 + column][row]), int(self._halves[column][row])
        if not half:
            return None
        ends = value - half if value < 0 else max(value - half, 0), value + half
        decimals = len(str(self.unit)) - 1
        least, most = (decimal_text(end, decimals).rstrip("0").rstrip(".") for end in ends)
        return least, most

    def with_others(self, column: Value, others: Numbers) -> Measured:
        """Return the values of all rows with the targets, or the actuals, of other rows.

        Targets come with their years.
        """
        every = self._all
        if column == "target":
            years = self.measured.years.copy()
            years[:, 1] = every.years[others, 1]
            return self.measured._replace(
                years=years,
                target=every.target[others],
                has_target=every.has_target[others],
                worded=every.worded[others],
            )
        return self.measured._replace(
            actual=every.actual[others], has_actual=every.has_actual[others]
        )

    def rates_of(self, others: Numbers) -> Quotients:
        """Return the quotients of other rows, by the rules."""
        return quotients(self._all.at(others), self._rules)

    def _rules_of(self, method: Method | None) -> Rules:
        return self._rules._replace(method=Methods(*[method] * 3)) if method else self._rules

    def _places(self, target: Target) -> Numbers:
        """Return the rows whose targets are taken: the row itself where there is no other."""
        if target is Target.OWN:
            return self._at
        others = self._related.of(target)[self._at]
        return np.where(others == NONE, self._at, others)

    def values(self, target: Target, corner: tuple[int, ...] = _EXACT) -> Measured:
        """Return the values of all rows at a corner of what they can be; see `quotients`."""
        there = self._places(target)
        values = self.with_others("target", there)
        if corner == _EXACT:
            return values
        places = (there, self._at, self._at)
        printed = values.target, values.actual, values.baseline
        moved, actual, baseline = (
            _moved(value, sign * half[rows])
            for value, sign, half, rows in zip(printed, corner, self._halves, places, strict=True)
        )
        return values._replace(target=moved, actual=actual, baseline=baseline)

    def _is_rounder(self, target: Target, by_baseline: Flags) -> Flags:
        """Tell which rows have a value that may be printed rounder than computed with."""
        targets, actuals, baselines = self._halves
        rounder: Flags = (targets[self._places(target)] > 0) | (actuals[self._at] > 0)
        rounder |= by_baseline & (baselines[self._at] > 0)
        return rounder

    def _meet(self, target: Target, chosen: Numbers) -> Flags:
        """Tell where the target, or its expected value, and the actual may be the same."""
        low, high = (with_expected(self.values(target, corner), chosen)[0] for corner in _FARTHEST)
        meet: Flags = (low.target <= low.actual) & (high.target >= high.actual)
        return meet


def figures(found: Quotients, practice: Practice, decimals: Numbers) -> Numbers:
    """Return the figures that a practice prints of quotients.

    Args:
        found: The quotients of n rows that have capped rates; of others the numbers mean nothing.
        practice: The practice.
        decimals: How many decimals each is printed with.

    Returns:
        Whole units of the last printed decimals.
    """
    parts = 1 if practice.share else 100
    kept = decimals if practice.digits is None else np.minimum(decimals, practice.digits)
    cap = None if practice.cap is None else practice.cap * Fraction(parts, 100)
    value = capped_figures(found, cap, kept, practice.rounding, parts)
    return value if practice.digits is None else value * _padding(practice, decimals)


def _padding(practice: Practice, decimals: Numbers) -> Numbers:
    """Return of what all figures are multiples: where two zeros are padded, of 100."""
    kept = decimals if practice.digits is None else np.minimum(decimals, practice.digits)
    return by_decimals(decimals - kept, lambda count: int(10**count))


def _tenfold(measured: Measured) -> Measured:
    target, actual, baseline = (_TEN * value for value in measured[2:5])
    return measured._replace(target=target, actual=actual, baseline=baseline)


def _halves(column: Column, measures: Flags, powers: Numbers) -> Numbers:
    """Return half a unit of the last printed digit of each value, 0 for counts and for none."""
    rounder = column.known & ((column.decimals > 0) | column.percent | measures)
    return np.where(rounder, powers[len(powers) - 1 - column.decimals], 0)


def _moved(values: Numbers, by: Numbers) -> Numbers:
    """Return values by half a digit less or more, never below 0 where they are not."""
    return np.where(values >= 0, np.maximum(values + by, 0), values + by)


def _corners(by_baseline: Flags) -> Iterator[tuple[int, ...]]:
    """Yield the corners of what target, actual and baseline can be.

    A rate rises or falls all the way with each of them, so it is least and most at a corner.
    """
    yield from product((-1, 1), (-1, 1), (-1, 1) if by_baseline.any() else (0,))


def _whole(count: int, percent: Fraction = Fraction(100)) -> Quotients:
    """Return quotients of so many percent."""
    over, under = (np.full(count, part) for part in (percent / 100).as_integer_ratio())
    return Quotients(over, under, np.zeros(count, dtype=np.int64), under > 0)
