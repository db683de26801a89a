"""One indicator of a summary sheet while its rows are read: its periods, its pairs of values."""

import re
from dataclasses import dataclass, field

from sokatsu_cli.columns import ALIASES
from sokatsu_cli.errors import Problem
from sokatsu_cli.headings import Layout, PeriodColumns, Role
from sokatsu_cli.numerals import is_number, parse_number, parse_printed
from sokatsu_cli.rates import achievement_rate
from sokatsu_cli.sheets import Sheet, SheetRow
from sokatsu_cli.visible import quoted

COLUMNS = tuple(column for column in ALIASES if column != "method")
"""The columns of a tidy table, in their order."""

TidyRow = dict[str, str]
"""One row of a tidy table: column to text."""


@dataclass(slots=True)
class _Period:
    """One period of an indicator: its columns, its row, and the values of its pair so far."""

    columns: PeriodColumns
    row: TidyRow
    pair: list[str]

    @property
    def has_values(self) -> bool:
        return bool(self.pair) or any(self.row[role] for role in _CELLS)

    @property
    def waits(self) -> bool:
        """Whether the lower value of the pair is still to come."""
        return len(self.pair) == 1

    def read_as(self, upper: str, lower: str) -> TidyRow:
        """Return the target and the actual, in the order that the heading says."""
        target, actual = (upper, lower) if self.columns.target_first else (lower, upper)
        return {"target": target, "actual": actual}


_CELLS = (Role.TARGET, Role.ACTUAL, Role.RATE)


@dataclass(slots=True)
class Indicator:
    """An indicator that begins in a row; the row below may have the lower values of its pairs.

    Attributes:
        sheet: The sheet it stands in.
        at: The row it begins in.
        shift: By how many columns that row is moved.
        layout: The headings above it.
        cells: What stands once for all periods, such as its name.
        problems: What is wrong with it.
    """

    sheet: Sheet
    at: SheetRow
    shift: int
    layout: Layout
    cells: TidyRow
    problems: list[Problem] = field(default_factory=list)
    periods: list[_Period] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the values of the first row."""
        if self.layout.baseline is not None:
            self.cells["baseline"] = self._cell(self.layout.baseline)
        self.cells |= {name: self._cell(place) for place, name in self.layout.others.items()}
        periods = [self._period(columns) for columns in self.layout.periods]
        self.periods = [period for period in periods if period.has_values]
        if not self.periods:
            self._problem(None, f"no value of any period for {quoted(self.cells['indicator'])}")

    def lower_values(self, row: SheetRow) -> bool:
        """Read a row that has nothing but the lower values of pairs; say whether it is one."""
        waiting = [period for period in self.periods if period.waits]
        if not waiting or not only_values(row):
            return False
        places = row.filled()
        if len(places) != len(waiting):
            by_place = {period.columns.places[Role.PAIR] + self.shift: period for period in waiting}
            waiting = [by_place[place] for place in places if place in by_place]
        if len(places) != len(waiting):
            text = f"{quoted(row.text())} cannot be told apart: more than one place"
            self.problems.append(self.sheet.problem(row, None, text))
            return True
        for period, place in zip(waiting, places, strict=True):
            value = row.at(place)
            if place == period.columns.places[Role.PAIR] + self.shift or _fits(period, value):
                period.pair.append(value)
            else:
                text = f"{quoted(value)} stands in no column of values"
                self.problems.append(self.sheet.problem(row, place, text))
        return True

    def rows(self) -> list[TidyRow]:
        """End the indicator: tell its pairs apart, check its numbers, and return its rows."""
        for period in self.periods:
            if not set(period.columns.places) - {Role.RATE}:
                text = (
                    f"the rate {quoted(period.row[Role.RATE])} has no target and actual beside it"
                )
                self._problem(period.columns.places[Role.RATE], text)
            if period.pair:
                self._tell_apart(period)
            self._check_numbers(period)
            self._check_final(period)
        return [period.row for period in self.periods]

    def _cell(self, place: int) -> str:
        return self.at.shown(place + self.shift)

    def _period(self, columns: PeriodColumns) -> _Period:
        row = dict.fromkeys(COLUMNS, "") | self.cells
        named = {"period": columns.period, "year": columns.year}
        row |= {name: text for name, text in named.items() if text}
        row |= {role: self._cell(columns.places[role]) for role in _CELLS if role in columns.places}
        pair = self._cell(columns.places[Role.PAIR]) if Role.PAIR in columns.places else ""
        return _Period(columns, row, re.findall(r"[▲△][ \u3000]?\S+|\S+", pair))

    def _tell_apart(self, period: _Period) -> None:
        if len(period.pair) != 2:  # noqa: PLR2004 - a pair
            text = f"{quoted(' '.join(period.pair))} should be two values, a target and an actual"
            self._problem(period.columns.places[Role.PAIR], text)
            return
        read, other = period.read_as(*period.pair), period.read_as(*period.pair[::-1])
        certain = period.columns.order_is_said or not _gives_published(period.row, other)
        period.row |= read if certain else other

    def _check_numbers(self, period: _Period) -> None:
        pair = period.columns.places.get(Role.PAIR)
        places = {role: period.columns.places.get(role, pair) for role in _CELLS}
        for role, place in {**places, Role.BASELINE: self.layout.baseline}.items():
            unit = "%" if role is Role.RATE else period.row["unit"]
            try:
                parse_number(period.row[role], unit)
            except ValueError as error:
                self._problem(place, str(error))
        percents = [period.row[role].endswith(("%", "％")) for role in (Role.TARGET, Role.ACTUAL)]
        both = period.row[Role.TARGET] and period.row[Role.ACTUAL]
        if both and percents[0] != percents[1] and period.row["unit"] not in ("%", "％"):
            text = "only one of target and actual is in percent; a cell may be lost"
            self._problem(places[Role.TARGET], text)

    def _check_final(self, period: _Period) -> None:
        """Compare the repeated target, as in a column of final targets, with the target."""
        place, target = period.columns.final, period.row["target"]
        final = "" if place is None else self._cell(place)
        if final and not _same(final, target):
            text = f"the target is repeated as {quoted(final)}, but is {quoted(target)}"
            self._problem(place, text)

    def _problem(self, place: int | None, text: str) -> None:
        column = None if place is None else place + self.shift
        self.problems.append(self.sheet.problem(self.at, column, text))


def is_value(text: str) -> bool:
    """Tell whether a cell is a number, with any unit of letters, or stands for a missing one."""
    return is_number(text, unit=text.lstrip("0123456789０１２３４５６７８９.,．，-+−▲△ "))


def only_values(row: SheetRow) -> bool:
    """Tell whether every cell of a row that is not blank is a value."""
    return all(is_value(row.at(place)) for place in row.filled())


def _same(one: str, other: str) -> bool:
    try:
        return parse_number(one) == parse_number(other)
    except ValueError:
        return one == other


def _fits(period: _Period, lower: str) -> bool:
    """Tell whether a lower value out of its column is one: it gives the printed rate."""
    read = period.read_as(period.pair[0], lower)
    return _gives_published(period.row, read)


def _gives_published(row: TidyRow, read: TidyRow) -> bool:
    """Tell whether this reading of a pair gives the rate printed beside it, and the other not."""
    target, actual = read["target"], read["actual"]
    try:
        printed = parse_printed(row[Role.RATE], "%")
        rates = [
            achievement_rate(*pair, row["direction"]).capped_rate
            for pair in ((target, actual), (actual, target))
        ]
    except ValueError:
        return False
    return printed is not None and [printed.matches(rate) for rate in rates] == [True, False]
