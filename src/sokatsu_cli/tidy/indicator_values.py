"""One indicator of a summary sheet while its rows are read: its periods, its pairs of values."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from fractions import Fraction

from sokatsu_cli.model.direction_words import is_word_target
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import joined
from sokatsu_cli.model.numerals import is_percent, parse_number
from sokatsu_cli.model.percent_signs import beside_percents
from sokatsu_cli.model.value_cells import unit_troubles
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import years_in
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.pairs import Value, contradicts, fits, read_as, values_of
from sokatsu_cli.tidy.period_columns import PeriodColumns
from sokatsu_cli.tidy.period_values import PeriodValues
from sokatsu_cli.tidy.row_places import has_number, is_missing, only_values
from sokatsu_cli.tidy.rows import COLUMNS, RowPlace, TidyRow
from sokatsu_cli.tidy.share_rates import in_percent
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.unread_cells import is_word, mending
from sokatsu_cli.tidy.value_texts import is_value_cell
from sokatsu_cli.tidy.value_years import two_years, with_years

_DITTO = re.compile("[〃〟″”\"]|['′]{2}|同上|同左|仝")
"""What stands for the cell above."""

_NO_PERIOD = re.compile("備考|摘要|注記?|特記事項|コメント")
"""What may stand in a column of periods and names none."""

_BOTH = ("target", "actual")

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
        words: Which of its values have no digit, and are no number.
        told: What stands beside the numbers of its values.
    """

    sheet: Sheet
    at: SheetRow
    shift: int
    layout: Layout
    cells: TidyRow
    problems: list[Problem] = field(default_factory=list)
    periods: list[PeriodValues] = field(default_factory=list)
    rounded: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the values of the first row."""
        if self.layout.baseline is not None:
            self.cells["baseline"] = self._value(self.at, self.layout.baseline + self.shift).text
        self.cells |= {name: self._cell(place) for place, name in self.layout.others.items()}
        periods = [self._period(columns) for columns in self.layout.periods]
        self.periods = [period for period in periods if period.has_values]
        self._check_kinds()
        if not self.periods:
            told = _("no value of any period for {name}")
            self._problem(None, told.format(name=quoted(self.cells["indicator"])))

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
            text = _("{text} cannot be told apart: more than one place")
            text = text.format(text=quoted(row.text()))
            self.problems.append(self.sheet.problem(row, None, text))
            return True
        for period, place in zip(left, astray, strict=False):
            value = Value.of(row, place)
            if fits(period.row, read_as(period.columns, period.pair[0].text, value.text)):
                period.pair.append(self._value(row, place))
            else:
                text = _("{text} stands in no column of values")
                text = text.format(text=quoted(row.at(place)))
                self.problems.append(self.sheet.problem(row, place, text))
        return True

    def rows(self) -> list[TidyRow]:
        """End the indicator: tell its pairs apart, check its numbers, and return its rows."""
        for period in self.periods:
            if period.pair:
                self._tell_apart(period)
            known = len(self.problems)
            apart = [*period.take_apart(with_unit="unit" in self.layout.named)]
            for value, text in apart:
                self._problem_of(value, text)
                period.row |= dict.fromkeys((*_BOTH, Role.BASELINE), "")
            for value, text in period.told():
                self.told.append(self.sheet.problem(value.row, value.column, text))
            if not apart:
                self._check_numbers(period)
            if len(self.problems) == known:
                self._check_rate(period)
            for value, text in period.final_troubles() if not apart else ():
                self._problem_of(value, text)
            self._check_period(period)
        return [period.row for period in self.periods]

    def places(self) -> list[RowPlace]:
        """Return where each of its rows comes from."""
        once = self.layout.named | {name: place for place, name in self.layout.others.items()}
        if self.layout.baseline is not None:
            once["baseline"] = self.layout.baseline
        return [self._place(once, period) for period in self.periods]

    def _place(self, once: Mapping[str, int], period: PeriodValues) -> RowPlace:
        columns = {**once, **period.columns.statuses}
        for role, place in period.columns.places.items():
            columns |= dict.fromkeys(_BOTH, place) if role is Role.PAIR else {str(role): place}
        found = {name: self._letters(place + self.shift) for name, place in columns.items()}
        return RowPlace(self.sheet.path, self.at.number, found)

    def _letters(self, place: int) -> str:
        """Return the letters of a column, with the row if that is another than the indicator's."""
        number, column = self.at.origin(place)
        return letters(column) + ("" if number == self.at.number else f", row {number}")

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
                told = _("{text} is no {column}; write out that of the row above")
                self._problem(place, told.format(text=quoted(text), column=name))
        for name in ("unit", "period", "year"):
            text = self.cells.get(name, "") if name in self.layout.named else ""
            other = bool(text) and all(map(has_number, text.split()))
            if name == "unit":
                other = other or words_of(text).is_when
            elif years_in(text) or re.fullmatch(r"(\d{1,2}|元)(年度?末?)?", text):
                other = bool(years_in(text)) and is_value_cell(text)  # 1,054 (R7)
            if other:
                told = _("{text} is no {column}; a cell may be lost or one too many")
                told = told.format(text=quoted(text), column=name)
                self._problem(self.layout.named[name], told)

    def _cell(self, place: int) -> str:
        return self.at.shown(place + self.shift)

    def _value(self, row: SheetRow, column: int) -> Value:
        self.rounded += filter(None, [row.rounded(column)])
        return Value.of(row, column)

    def _period(self, columns: PeriodColumns) -> PeriodValues:
        row = dict.fromkeys(COLUMNS, "") | self.cells
        for name, text in {"period": columns.period, "year": columns.year}.items():
            if text and row[name] and text != row[name]:
                self._problem(self.layout.named[name], two_years(name, row[name], text))
            row[name] = text or row[name]
        values = {}
        for role in filter(columns.places.__contains__, _CELLS):
            column = columns.places[role] + self.shift
            is_rate = role is Role.RATE
            printed = Value(self.at, column, self.at.printed(column)) if is_rate else None
            values[role] = printed or self._value(self.at, column)
            row[role] = values[role].text
        if columns.places.get(Role.RATE) in self.layout.shares:
            row[Role.RATE] = in_percent(row[Role.RATE])
        years = {"target_year": columns.target_year}
        if self.layout.baseline is not None:
            baseline = Value.of(self.at, self.layout.baseline + self.shift)
            values[Role.BASELINE] = baseline
            years["baseline_year"] = self.layout.baseline_year if baseline.text else ""
        for place, text in with_years(row, years, self.layout.others, self._cell):
            self._problem(place, text)
        row |= {name: self._cell(place) for name, place in columns.statuses.items()}
        pair = []
        if Role.PAIR in columns.places:
            pair = values_of(self.at, columns.places[Role.PAIR] + self.shift, row["unit"])
            self.rounded += filter(None, [self.at.rounded(value.column) for value in pair[:1]])
        final = None if columns.final is None else Value.of(self.at, columns.final + self.shift)
        return PeriodValues(columns, row, values, pair, final)

    def _tell_apart(self, period: PeriodValues) -> None:
        place = period.columns.places[Role.PAIR]
        texts = [value.text for value in period.pair]
        if len(texts) != 2:  # noqa: PLR2004 - a pair
            trouble = period.pair[0].trouble
            text = _("{text} should be two values, a target and an actual")
            self._problem(place, trouble or text.format(text=quoted(" ".join(texts))))
            return
        read = read_as(period.columns, *texts)
        in_order = period.pair if period.columns.target_first else period.pair[::-1]
        period.values |= dict(zip((Role.TARGET, Role.ACTUAL), in_order, strict=True))
        if not period.columns.order_is_said and contradicts(period.row, read):
            one, two = (value.text for value in in_order)
            text = _(
                "by its heading target {one} and actual {two}, by its rate {rate} target {two} and "
                "actual {one}; write 上段:目標値 下段:実績値 into the heading"
            )
            rate = quoted(period.row[Role.RATE])
            self._problem(place, text.format(one=one, two=two, rate=rate))
        period.row |= read

    def _check_numbers(self, period: PeriodValues) -> None:
        unit, values = period.row["unit"], period.values
        numbers: dict[str, tuple[Value, Fraction]] = {}
        for role in (*_CELLS, Role.BASELINE):
            value = values.get(role)
            if value is None or (role is Role.RATE and value.text in _NO_RATES):
                continue
            if role is Role.TARGET and not value.trouble and is_word_target(value.text):
                continue
            if value.trouble:
                self._problem_of(value, value.trouble)
                period.blank(role)
                continue
            try:
                number = parse_number(value.text, "%" if role is Role.RATE else unit)
            except ValueError as error:
                self._problem_of(value, joined("", [str(error), mending(value.text)]))
                period.blank(role)
                self.words += [value.text] if is_word(value.text) else []
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
            text = _("only one of target and actual is in percent; a cell may be lost")
            self._problem_of(both[0], text)
        else:
            texts = {
                role: (value.text, number) for role, (value, number) in numbers.items() if number
            }
            # Beyond 1 is no share, but a percent cell of a spreadsheet shows a hundredfold.
            troubles |= beside_percents(texts, unit if self.sheet.is_text else "")
        for role, text in troubles.items():
            self._problem_of(numbers[role][0], text)

    def _check_rate(self, period: PeriodValues) -> None:
        """Refuse a rate without what it is a rate of: then a cell stands under a wrong heading."""
        rate = period.row[Role.RATE]
        if period.troubled:
            return
        if has_number(rate) and not (
            has_number(period.row[Role.TARGET]) and has_number(period.row[Role.ACTUAL])
        ):
            text = _("the rate {rate} has no target and actual beside it")
            text = text.format(rate=quoted(rate))
            self._problem(period.columns.places[Role.RATE], text)

    def _check_period(self, period: PeriodValues) -> None:
        """Refuse a row of what is no period, such as 備考, or 最終目標 without an actual."""
        place = self.layout.named.get("period")
        text = "" if place is None else self._cell(place)
        no_actual = is_missing(period.row[Role.ACTUAL])
        if place is not None and (
            _NO_PERIOD.fullmatch(text) or (no_actual and words_of(text).holds is Role.TARGET)
        ):
            told = _("{text} is no period of its own; leave its row out")
            self._problem(place, told.format(text=quoted(text)))

    def _problem(self, place: int | None, text: str) -> None:
        column = None if place is None else place + self.shift
        self.problems.append(self.sheet.problem(self.at, column, text))

    def _problem_of(self, value: Value, text: str) -> None:
        self.problems.append(self.sheet.problem(value.row, value.column, text))
