"""Rows without a printed rate, of a table and made up, and what would be printed there."""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

import numpy as np

from sokatsu_cli.check.practices import Practice, Target
from sokatsu_cli.check.printed_rates import has_capped_rate
from sokatsu_cli.check.printings import Printings, figures
from sokatsu_cli.check.table_rows import TableRows
from sokatsu_cli.model.terms import Direction, Method, Methods
from sokatsu_cli.rate.codes import decimal_text, hundred, room
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import UNSET, WAYS, Measured, no_years, quotients
from sokatsu_cli.rate.rules import MOST_DIGITS, Rules

_MOST = 1000
"""Rows of a table that are looked at."""

_NAMES = ("target", "actual", "baseline")

_PLAIN = [(10, 9), (10, 8), (10, 11), (10, 13), (10, 14), (10, 16), (10, 25), (10, 30), (3, 4)]
"""Targets and actuals of small examples, the simplest first."""

_YEARS = {"baseline year": 2020, "target year": 2025, "year": 2023}
"""The years of an example, in the order of those of rows."""

_MOST_TIMES = 3 * (_YEARS["target year"] - _YEARS["baseline year"])
"""How many times its values the expected value of an example takes."""

_STEPS = {Target.FIRST: -2, Target.PREVIOUS: -1, Target.OWN: 0, Target.NEXT: 1, Target.FINAL: 2}
"""How far the targets of other years lie in the direction of an example, in fifths of one."""


Range = tuple[int, int]
"""The least and the largest figure that may be printed, in units of the last decimal."""


class FurtherRows(Protocol):
    """Rows that have no printed rate."""

    def figures(self, way: Direction, method: Method, practice: Practice) -> list[Range | None]:
        """Return what rows of a direction would print; None for others, and for no rate."""

    def row(
        self, way: Direction, place: int, targets: Sequence[Target]
    ) -> tuple[int | None, dict[str, str]]:
        """Return the line of a row, None for an example, and its values by their names.

        Args:
            way: Its direction.
            place: The row.
            targets: The targets that an example has.
        """


class UnprintedRows:
    """The first rows of a table that have a target and an actual, but no printed rate."""

    def __init__(
        self,
        table: TableRows,
        unreadable: Collection[int],
        rules: Rules,
        decimals: int,
    ) -> None:
        """Take the table.

        Args:
            table: All of its rows.
            unreadable: The lines of rows whose published rate is no number.
            rules: Of which the tolerance counts.
            decimals: How many decimals rates are printed with.
        """
        target, actual, _baseline = table.rows.values
        there = ~table.rows.published.known & target.known & actual.known
        there &= ~np.isin(table.lines, [*unreadable])
        self._places = np.flatnonzero(there)[:_MOST]
        self._rows = table.rows
        self._lines = table.lines
        self._decimals = np.full(len(self._places), decimals)
        self._printings = Printings(table, rules, self._places, self._decimals)

    def figures(self, way: Direction, method: Method, practice: Practice) -> list[Range | None]:
        """Return what rows of a direction would print."""
        found = self._printings.quotients(method, practice.target)
        mine = self._rows.way[self._places] == WAYS.index(way)
        there = mine & has_capped_rate(found, practice.cap)
        exact = figures(found, practice, self._decimals)
        least = most = exact
        if practice.rounded_inputs:
            least, most, wider = self._printings.interval(method, practice)
            least, most = np.where(wider, least, exact), np.where(wider, most, exact)
        return _ranges(least, most, there)

    def row(
        self, _way: Direction, place: int, _targets: Sequence[Target]
    ) -> tuple[int | None, dict[str, str]]:
        """Return the line of a row, and its values by their names."""
        at = self._places[place]
        values = {
            name: decimal_text(int(column.digits[at]), int(column.decimals[at]))
            for name, column in zip(_NAMES, self._rows.values, strict=True)
            if column.known[at]
        }
        years = zip(_YEARS, self._rows.years[at].tolist(), strict=True)
        values |= {name: str(year) for name, year in years if year}
        return self._lines[at], values


class ExampleRows:
    """Small examples, among them rates with a 5 behind the last printed digit."""

    def __init__(
        self,
        practices: Sequence[Practice],
        rules: Rules,
        decimals: int,
        *,
        methods: Collection[Method],
    ) -> None:
        """Take what is to be told apart.

        Args:
            practices: The practices; the targets of the examples are those that the first takes.
            rules: Of which the tolerance counts.
            decimals: How many decimals rates are printed with.
            methods: The methods, which decide whether they have a baseline and years.
        """
        self._rules = rules
        self._decimals = decimals
        self._with_years = Method.EXPECTED in methods
        self._with_baseline = self._with_years or Method.BASELINE in methods
        self._first = practices[0].target
        self._pairs = [*_PLAIN, *dict.fromkeys(_ties(practices, decimals))]

    def figures(self, way: Direction, method: Method, practice: Practice) -> list[Range | None]:
        """Return what the rows would print."""
        values = self._values(way)
        most = room(self._rules, hundred(self._decimals))
        small = 4 * _MOST_TIMES * max(max(each) for each in values) <= most
        own, actual, baseline = np.array(values, dtype=np.int64 if small else object).T
        target = np.array(
            [self._target(way, practice.target, each) for each in own.tolist()], own.dtype
        )
        ways = np.full(len(own), WAYS.index(way))
        known = np.ones(len(own), dtype=np.bool_)
        flags = known, known, known & self._with_baseline, ~known
        unset = np.full(len(own), UNSET)
        years = no_years(len(own))
        if self._with_years:
            years = np.tile([*_YEARS.values()], (len(own), 1))
        measured = Measured(ways, unset, target, actual, baseline, years, *flags)
        rules = self._rules._replace(method=Methods(method, method, method))
        found = quotients(measured, rules)
        exact = figures(found, practice, np.full(len(own), self._decimals))
        return _ranges(exact, exact, has_capped_rate(found, practice.cap))

    def row(
        self, way: Direction, place: int, targets: Sequence[Target]
    ) -> tuple[int | None, dict[str, str]]:
        """Return no line, and the values of a row by their names."""
        own, actual, baseline = self._values(way)[place]
        values = {
            "target" if each is Target.OWN else f"{each} target": self._target(way, each, own)
            for each in targets
        }
        values["actual"] = actual
        if self._with_baseline:
            values["baseline"] = baseline
        if self._with_years:
            values |= _YEARS
        return None, {name: str(value) for name, value in values.items()}

    def _target(self, way: Direction, target: Target, first: int) -> int:
        """Return a target of a row, by the one that the first practice takes."""
        steps = _STEPS[target] - _STEPS[self._first]
        return first + (-steps if way is Direction.DOWN else steps) * (first // 5)

    def _values(self, way: Direction) -> list[tuple[int, int, int]]:
        """Return the target, actual and baseline of each row, the latter on the right side."""
        if not self._with_baseline:
            return [(target, actual, 0) for target, actual in self._pairs]
        down = way is Direction.DOWN
        return [
            (target, actual, baseline)
            for target, actual in self._pairs
            for baseline in ((3 * target, 2 * target) if down else (target // 2, 0))
        ]


def _ties(practices: Collection[Practice], decimals: int) -> Iterator[tuple[int, int]]:
    """Yield targets and actuals whose rates have a 5 behind the last digit that is kept."""
    for practice in practices:
        kept = decimals if practice.digits is None else min(practice.digits, decimals)
        if kept <= MOST_DIGITS:
            parts = 1 << kept + (1 if practice.share else 3)
            for other in (*range(parts - 1, parts // 2, -1), *range(parts + 1, 2 * parts)):
                yield from ((parts, other), (other, parts))


def _ranges(least: Numbers, most: Numbers, there: Flags) -> list[Range | None]:
    columns = least.tolist(), most.tolist(), there.tolist()
    return [(low, high) if known else None for low, high, known in zip(*columns, strict=True)]
