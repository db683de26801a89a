"""One indicator of a summary sheet while its rows are read: its periods, its pairs of values."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from fractions import Fraction

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.numerals import beside_percents, is_percent, parse_number
from sokatsu_cli.model.value_cells import unit_troubles
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import years_in
from sokatsu_cli.tidy.heading_words import Role, words_of
from sokatsu_cli.tidy.headings import Layout
from sokatsu_cli.tidy.pairs import Value, contradicts, fits, read_as, values_of
from sokatsu_cli.tidy.period_columns import PeriodColumns
from sokatsu_cli.tidy.row_places import has_number, is_missing, only_values
from sokatsu_cli.tidy.rows import COLUMNS, TidyRow
from sokatsu_cli.tidy.sheets import Sheet, SheetRow


@dataclass(slots=True)
class _Period:
    """One period of an indicator: its columns, its row, its values and those of its pair so far."""

    columns: PeriodColumns
    row: TidyRow
    values: dict[Role, Value]
    pair: list[Value]
    final: Value | None

    @property
    def troubled(self) -> bool:
        """Whether a cell of it has no certain number."""
        cells = [*self.values.values(), *self.pair, *([self.final] if self.final else [])]
        return any(value.trouble for value in cells)

    @property
    def has_values(self) -> bool:
        values = self.pair or self.row[Role.TARGET] or self.row[Role.ACTUAL] or self.troubled
        final = self.final is not None and not is_missing(self.final.text)
        return bool(values) or final or not is_missing(self.row[Role.RATE])

    @property
    def waits(self) -> bool:
        """Whether the lower value of the pair is still to come."""
        return len(self.pair) == 1


_DITTO = re.compile("[〃〟″”\"]|['′]{2}|同上|同左|仝")
"""What stands for the cell above."""

_NO_PERIOD = re.compile("備考|摘要|注記?|特記事項|コメント")
"""What may stand in a column of periods and names none."""

_CELLS = (Role.TARGET, Role.ACTUAL, Role.RATE)

_NO_RATES = {
    *("皆増", "皆減", "達成", "未達成", "算出不可"),
    *("#DIV/0!", "#VALUE!", "#REF!", "#NUM!", "#NAME?"),
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
            self.cells["baseline"] = self._value(self.at, self.layout.baseline + self.shift).text
        self.cells |= {name: self._cell(place) for place, name in self.layout.others.items()}
        periods = [self._period(columns) for columns in self.layout.periods]
        self.periods = [period for period in periods if period.has_values]
        self._check_kinds()
        if not self.periods:
            self._problem(None, f"no value of any period for {quoted(self.cells['indicator'])}")

    def lower_values(self, row: SheetRow, units: AbstractSet[str]) -> bool:
        """Read a row that has nothing but the lower values of pairs; say whether it is one."""
        waiting = [period for period in self.periods if period.waits]
        by_place = {period.columns.places[Role.PAIR] + self.shift: period for period in waiting}
        held = {*by_place} & {*row.held()}
        if not waiting or not (held or row.filled()) or not only_values(row, units, held):
            return False
        astray = [place for place in row.filled() if place not in by_place]
        for place in sorted(held):
            by_place[place].pair.append(self._value(row, place))
        left = [period for period in waiting if period.waits]
        if len(astray) > len(left) or (astray and len(astray) < len(left) and len(left) > 1):
            text = f"{quoted(row.text())} cannot be told apart: more than one place"
            self.problems.append(self.sheet.problem(row, None, text))
            return True
        for period, place in zip(left, astray, strict=False):
            value = Value.of(row, place)
            if fits(period.row, read_as(period.columns, period.pair[0].text, value.text)):
                period.pair.append(self._value(row, place))
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
            self._check_period(period)
        return [period.row for period in self.periods]

    def _check_kinds(self) -> None:
        """Refuse a value or a year where the unit should be, and a value that is no year.

        Refused as well is what only repeats the cell above, and what is not computed.
        """
        for name in ("section", "section_name", "indicator", "unit", "period", "year"):
            place = self.layout.named.get(name)
            if place is None:
                continue
            text, trouble = self._cell(place), self.at.trouble(place + self.shift)
            if trouble and not text:
                self._problem(place, trouble)
            if _DITTO.fullmatch(text):
                self._problem(
                    place, f"{quoted(text)} is no {name}; write out that of the row above"
                )
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

    def _value(self, row: SheetRow, column: int) -> Value:
        self.rounded += filter(None, [row.rounded(column)])
        return Value.of(row, column)

    def _period(self, columns: PeriodColumns) -> _Period:
        row = dict.fromkeys(COLUMNS, "") | self.cells
        for name, text in {"period": columns.period, "year": columns.year}.items():
            if text and row[name] and text != row[name]:
                said = f"{quoted(row[name])} in the row, {quoted(text)} in the headings"
                self._problem(self.layout.named[name], f"the {name} is {said}")
            row[name] = text or row[name]
        values = {}
        for role in filter(columns.places.__contains__, _CELLS):
            column = columns.places[role] + self.shift
            is_rate = role is Role.RATE
            printed = Value(self.at, column, self.at.printed(column)) if is_rate else None
            values[role] = printed or self._value(self.at, column)
            row[role] = values[role].text
        pair = []
        if Role.PAIR in columns.places:
            pair = values_of(self.at, columns.places[Role.PAIR] + self.shift, row["unit"])
            self.rounded += filter(None, [self.at.rounded(value.column) for value in pair[:1]])
        final = None if columns.final is None else Value.of(self.at, columns.final + self.shift)
        return _Period(columns, row, values, pair, final)

    def _tell_apart(self, period: _Period) -> None:
        place = period.columns.places[Role.PAIR]
        texts = [value.text for value in period.pair]
        if len(texts) != 2:  # noqa: PLR2004 - a pair
            trouble = period.pair[0].trouble
            text = f"{quoted(' '.join(texts))} should be two values, a target and an actual"
            self._problem(place, trouble or text)
            return
        read = read_as(period.columns, *texts)
        in_order = period.pair if period.columns.target_first else period.pair[::-1]
        period.values |= dict(zip((Role.TARGET, Role.ACTUAL), in_order, strict=True))
        if not period.columns.order_is_said and contradicts(period.row, read):
            ways = [in_order, in_order[::-1]]
            readings = [f"target {one.text} and actual {two.text}" for one, two in ways]
            rate = quoted(period.row[Role.RATE])
            text = f"by its heading {readings[0]}, by its rate {rate} {readings[1]}"
            self._problem(place, f"{text}; write 上段:目標値 下段:実績値 into the heading")
        period.row |= read

    def _check_numbers(self, period: _Period) -> None:
        unit, values = period.row["unit"], dict(period.values)
        if self.layout.baseline is not None:
            values[Role.BASELINE] = Value.of(self.at, self.layout.baseline + self.shift)
        numbers: dict[str, tuple[Value, Fraction]] = {}
        for role in (*_CELLS, Role.BASELINE):
            value = values.get(role)
            if value is None or (role is Role.RATE and value.text in _NO_RATES):
                continue
            if value.trouble:
                self._problem_of(value, value.trouble)
                continue
            try:
                number = parse_number(value.text, "%" if role is Role.RATE else unit)
            except ValueError as error:
                self._problem_of(value, str(error))
            else:
                if number is not None and role is not Role.RATE:
                    numbers[role] = value, number
        self._check_units(numbers, unit)

    def _check_units(self, numbers: dict[str, tuple[Value, Fraction]], unit: str) -> None:
        """Refuse numbers of one row that are in two units, or in percent and perhaps not."""
        both = [numbers[role][0] for role in (Role.TARGET, Role.ACTUAL) if role in numbers]
        shown = {role: value.cell for role, (value, _number) in numbers.items()}
        troubles = unit_troubles(shown, unit)
        if len({is_percent(value.text) for value in both}) > 1:
            text = "only one of target and actual is in percent; a cell may be lost"
            self._problem_of(both[0], text)
        else:
            texts = {
                role: (value.text, number) for role, (value, number) in numbers.items() if number
            }
            # Beyond 1 is no share, but a percent cell of a spreadsheet shows a hundredfold.
            troubles |= beside_percents(texts, unit if self.sheet.is_text else "")
        for role, text in troubles.items():
            self._problem_of(numbers[role][0], text)

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

    def _check_period(self, period: _Period) -> None:
        """Refuse a row of what is no period, such as 備考, or 最終目標 without an actual."""
        place = self.layout.named.get("period")
        text = "" if place is None else self._cell(place)
        no_actual = is_missing(period.row[Role.ACTUAL])
        if place is not None and (
            _NO_PERIOD.fullmatch(text) or (no_actual and words_of(text).holds is Role.TARGET)
        ):
            self._problem(place, f"{quoted(text)} is no period of its own; leave its row out")

    def _check_final(self, period: _Period) -> None:
        """Compare the repeated target, as in a column of final targets, with the target."""
        target, final = period.row["target"], period.final
        if final is not None and final.trouble:
            self._problem_of(final, final.trouble)
        elif final is not None and final.text and not _same(final.text, target, period.row["unit"]):
            text = f"the target is repeated as {quoted(final.text)}, but is {quoted(target)}"
            self._problem_of(final, text)

    def _problem(self, place: int | None, text: str) -> None:
        column = None if place is None else place + self.shift
        self.problems.append(self.sheet.problem(self.at, column, text))

    def _problem_of(self, value: Value, text: str) -> None:
        self.problems.append(self.sheet.problem(value.row, value.column, text))


def _same(one: str, other: str, unit: str) -> bool:
    try:
        return parse_number(one, unit) == parse_number(other, unit)
    except ValueError:
        return one == other
