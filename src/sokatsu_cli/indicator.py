"""One indicator of a summary sheet while its rows are read: its periods, its pairs of values."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sokatsu_cli.errors import Problem
from sokatsu_cli.heading_words import Role, words_of
from sokatsu_cli.headings import Layout
from sokatsu_cli.numerals import parse_number, parse_printed
from sokatsu_cli.period_columns import PeriodColumns
from sokatsu_cli.rates import achievement_rate
from sokatsu_cli.row_places import has_number, is_missing, only_values
from sokatsu_cli.sheets import Sheet, SheetRow
from sokatsu_cli.terms import Direction, Method
from sokatsu_cli.tidy_rows import COLUMNS, TidyRow
from sokatsu_cli.value_cells import unit_troubles
from sokatsu_cli.visible import quoted
from sokatsu_cli.years import years_in


@dataclass(slots=True)
class _Period:
    """One period of an indicator: its columns, its row, and the values of its pair so far."""

    columns: PeriodColumns
    row: TidyRow
    pair: list[str]
    final: str
    troubled: bool = False

    @property
    def has_values(self) -> bool:
        values = self.pair or self.row[Role.TARGET] or self.row[Role.ACTUAL] or self.troubled
        return bool(values) or not (is_missing(self.row[Role.RATE]) and is_missing(self.final))

    @property
    def waits(self) -> bool:
        """Whether the lower value of the pair is still to come."""
        return len(self.pair) == 1

    def read_as(self, upper: str, lower: str) -> TidyRow:
        """Return the target and the actual, in the order that the heading says."""
        target, actual = (upper, lower) if self.columns.target_first else (lower, upper)
        return {"target": target, "actual": actual}


_NAMED = 12
"""How many indicators one warning names."""

_FULL = 100
"""The rate in % that every value beyond the target has under a cap."""

_CELLS = (Role.TARGET, Role.ACTUAL, Role.RATE)

_NO_RATES = {
    "皆増",
    "皆減",
    "達成",
    "未達成",
    "算出不可",
    "#DIV/0!",
    "#VALUE!",
    "#REF!",
    "#NUM!",
    "#NAME?",
}
"""What is published in the place of a rate, and goes through: `check` says that it is no number."""


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
        periods: The periods that it has a value of.
        rounded: Which of its values the sheet shows with other digits than are read.
    """

    sheet: Sheet
    at: SheetRow
    shift: int
    layout: Layout
    cells: TidyRow
    problems: list[Problem] = field(default_factory=list)
    periods: list[_Period] = field(default_factory=list)
    rounded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the values of the first row."""
        if self.layout.baseline is not None:
            self.cells["baseline"] = self._value(self.layout.baseline)
        self.cells |= {name: self._cell(place) for place, name in self.layout.others.items()}
        periods = [self._period(columns) for columns in self.layout.periods]
        self.periods = [period for period in periods if period.has_values]
        self._check_kinds()
        if not self.periods:
            self._problem(None, f"no value of any period for {quoted(self.cells['indicator'])}")

    def lower_values(self, row: SheetRow, units: AbstractSet[str]) -> bool:
        """Read a row that has nothing but the lower values of pairs; say whether it is one."""
        waiting = [period for period in self.periods if period.waits]
        if not waiting or not only_values(row, units):
            return False
        by_place = {period.columns.places[Role.PAIR] + self.shift: period for period in waiting}
        astray = [place for place in row.filled() if place not in by_place]
        for place in set(row.filled()) & set(by_place):
            by_place[place].pair.append(row.at(place))
        left = [period for period in waiting if period.waits]
        if len(astray) > len(left) or (astray and len(astray) < len(left) and len(left) > 1):
            text = f"{quoted(row.text())} cannot be told apart: more than one place"
            self.problems.append(self.sheet.problem(row, None, text))
            return True
        for period, place in zip(left, astray, strict=False):
            if _fits(period, row.at(place)):
                period.pair.append(row.at(place))
            else:
                text = f"{quoted(row.at(place))} stands in no column of values"
                self.problems.append(self.sheet.problem(row, place, text))
        return True

    def rows(self) -> list[TidyRow]:
        """End the indicator: tell its pairs apart, check its numbers, and return its rows."""
        for period in self.periods:
            if period.pair:
                self._tell_apart(period)
            self._check_numbers(period)
            self._check_rate(period)
            self._check_final(period)
        return [period.row for period in self.periods]

    def _check_kinds(self) -> None:
        """Refuse a value or a year where the unit should be, and a value that is no year."""
        for name in ("unit", "period", "year"):
            text = self.cells.get(name, "") if name in self.layout.named else ""
            other = bool(text) and all(map(has_number, text.split()))
            if name == "unit":
                other = other or words_of(text).is_when
            elif years_in(text) or re.fullmatch(r"\d{1,2}", text):
                other = False
            if other:
                problem = f"{quoted(text)} is no {name}; a cell may be lost or one too many"
                self._problem(self.layout.named[name], problem)

    def _cell(self, place: int) -> str:
        return self.at.shown(place + self.shift)

    def _value(self, place: int) -> str:
        self.rounded += filter(None, [self.at.rounded(place + self.shift)])
        return self.at.value(place + self.shift)

    def _period(self, columns: PeriodColumns) -> _Period:
        row = dict.fromkeys(COLUMNS, "") | self.cells
        for name, text in {"period": columns.period, "year": columns.year}.items():
            if text and row[name] and text != row[name]:
                said = f"{quoted(row[name])} in the row, {quoted(text)} in the headings"
                self._problem(self.layout.named[name], f"the {name} is {said}")
            row[name] = text or row[name]
        for role in {*_CELLS} & {*columns.places}:
            place = columns.places[role]
            is_rate = role is Role.RATE
            row[role] = self.at.printed(place + self.shift) if is_rate else self._value(place)
        pair = self._cell(columns.places[Role.PAIR]) if Role.PAIR in columns.places else ""
        final = "" if columns.final is None else self.at.value(columns.final + self.shift)
        troubled = any(self.at.trouble(place + self.shift) for place in columns.places.values())
        return _Period(columns, row, _values(pair, row["unit"]), final, troubled)

    def _tell_apart(self, period: _Period) -> None:
        place = period.columns.places[Role.PAIR]
        if len(period.pair) != 2:  # noqa: PLR2004 - a pair
            text = f"{quoted(' '.join(period.pair))} should be two values, a target and an actual"
            self._problem(place, text)
            return
        read, other = period.read_as(*period.pair), period.read_as(*period.pair[::-1])
        if not period.columns.order_is_said and _contradicts(period.row, read, other):
            readings = [
                f"target {each['target']} and actual {each['actual']}" for each in (read, other)
            ]
            rate = quoted(period.row[Role.RATE])
            text = f"by its heading {readings[0]}, by its rate {rate} {readings[1]}"
            self._problem(place, f"{text}; write 上段:目標値 下段:実績値 into the heading")
        period.row |= read

    def _check_numbers(self, period: _Period) -> None:
        pair = period.columns.places.get(Role.PAIR)
        places = {role: period.columns.places.get(role, pair) for role in _CELLS}
        for role, place in {**places, Role.BASELINE: self.layout.baseline}.items():
            unit = "%" if role is Role.RATE else period.row["unit"]
            if role is Role.RATE and period.row[role] in _NO_RATES:
                continue
            trouble = "" if place is None else self.at.trouble(place + self.shift)
            if trouble:
                self._problem(place, trouble)
                continue
            try:
                parse_number(period.row[role], unit)
            except ValueError as error:
                self._problem(place, str(error))
        numbers = {Role.TARGET: places[Role.TARGET], Role.ACTUAL: places[Role.ACTUAL]}
        shown = {
            role.value: self.at.cell(place + self.shift)
            for role, place in numbers.items()
            if place is not None and has_number(period.row[role])
        }
        for name, text in unit_troubles(shown, period.row["unit"]).items():
            self._problem(numbers[Role(name)], text)
        percents = [period.row[role].endswith(("%", "％")) for role in (Role.TARGET, Role.ACTUAL)]
        both = has_number(period.row[Role.TARGET]) and has_number(period.row[Role.ACTUAL])
        if both and percents[0] != percents[1]:
            text = "only one of target and actual is in percent; a cell may be lost"
            self._problem(places[Role.TARGET], text)

    def _check_rate(self, period: _Period) -> None:
        """Refuse a rate without what it is a rate of: then a cell stands under a wrong heading."""
        rate = period.row[Role.RATE]
        if period.troubled:
            return
        if has_number(rate) and not (
            has_number(period.row[Role.TARGET]) and has_number(period.row[Role.ACTUAL])
        ):
            text = f"the rate {quoted(rate)} has no target and actual beside it"
            self._problem(period.columns.places[Role.RATE], text)

    def _check_final(self, period: _Period) -> None:
        """Compare the repeated target, as in a column of final targets, with the target."""
        target = period.row["target"]
        if period.final and not _same(period.final, target, period.row["unit"]):
            text = f"the target is repeated as {quoted(period.final)}, but is {quoted(target)}"
            self._problem(period.columns.final, text)

    def _problem(self, place: int | None, text: str) -> None:
        column = None if place is None else place + self.shift
        self.problems.append(self.sheet.problem(self.at, column, text))


def against_baseline(row: TidyRow) -> Direction | None:
    """Return the direction of a row whose target lies on its wrong side of the baseline."""
    try:
        way = Direction.parse(row["direction"])
        target, baseline = (parse_number(row[name], row["unit"]) for name in ("target", "baseline"))
    except ValueError:
        return None
    if target is None or baseline is None:
        return None
    wrong = Direction.UP if target < baseline else Direction.DOWN
    return way if way is wrong and target != baseline else None


def baseline_warning(way: Direction, names: Sequence[str]) -> str:
    """Return the warning of a given direction that is against the baselines of indicators."""
    side = "below" if way is Direction.UP else "above"
    more = [f"and {len(names) - _NAMED} more"] if len(names) > _NAMED else []
    listed = ", ".join([*names[:_NAMED], *more])
    against = f"the direction {way} given with --direction"
    return f"warning: the target is {side} the baseline, which is against {against}: {listed}"


def _values(pair: str, unit: str) -> list[str]:
    """Return the values of a cell, by its lines or blanks; a unit belongs to its number.

    >>> _values("▲ 9 8", ""), _values("1,254 人 1,019 人", "人")
    (['▲ 9', '8'], ['1,254 人', '1,019 人'])
    """
    suffixes = "|".join(re.escape(text) for text in ("%", "％", unit) if text)
    return re.findall(rf"[▲△][ \u3000]?\S+|(?:\S+\s(?:{suffixes})(?!\S))|\S+", pair)


def _same(one: str, other: str, unit: str) -> bool:
    try:
        return parse_number(one, unit) == parse_number(other, unit)
    except ValueError:
        return one == other


def _fits(period: _Period, lower: str) -> bool:
    """Tell whether a lower value out of its column is one: it alone gives the printed rate.

    A rate of 100 % proves nothing, since every value beyond the target gives it.
    """
    read = period.read_as(period.pair[0], lower)
    other = {"target": read["actual"], "actual": read["target"]}
    explained = [_gives(period.row, each, tuple(Method)[:1]) for each in (read, other)]
    return explained == [True, False] and parse_number(period.row[Role.RATE], "%") != _FULL


def _contradicts(row: TidyRow, read: TidyRow, other: TidyRow) -> bool:
    """Tell whether no method gives the printed rate, but one gives it with the values exchanged."""
    return not _gives(row, read, tuple(Method)) and _gives(row, other, tuple(Method)[:1])


def _gives(row: TidyRow, read: TidyRow, methods: Sequence[Method]) -> bool:
    """Tell whether a reading of a pair gives the rate printed beside it by one of these methods."""
    texts = [read["target"], read["actual"], row["baseline"]]
    try:
        printed = parse_printed(row[Role.RATE], "%")
        target, actual, baseline = (parse_number(text, row["unit"]) for text in texts)
        found = [
            achievement_rate(target, actual, row["direction"], method=method, baseline=baseline)
            for method in methods
        ]
    except ValueError:
        return False
    rates = [rate for each in found for rate in (each.rate, each.capped_rate)]
    return printed is not None and any(map(printed.matches, rates))
