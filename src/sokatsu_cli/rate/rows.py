"""The rows of a table of text as exact numbers; every cell that is wrong is named."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np

from sokatsu_cli.model.columns import YEAR_COLUMNS
from sokatsu_cli.model.direction_words import is_word_target
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import MISSING_RATES, parse_number, parse_printed
from sokatsu_cli.model.percent_signs import beside_percents
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.model.value_cells import VALUES, read_texts
from sokatsu_cli.model.years import MOST_YEARS
from sokatsu_cli.rate.cell_numbers import Column, NumberReader, glances, in_one_unit, no_numbers
from sokatsu_cli.rate.cell_words import WordReader
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.parts import Part, Spans
from sokatsu_cli.rate.quotients import METHODS, UNSET, WAYS, Measured
from sokatsu_cli.rate.row_years import YearReader, year_problems
from sokatsu_cli.rate.uncertain_cells import uncertain_cells

Value = TypeVar("Value")

_WRONG = -2
"""Stands for a direction or method that is none."""

_READ = ("direction", *VALUES, "method", "unit")
"""The columns that decide the rate of a row."""


_SPANS = 3 * MOST_YEARS
"""More than an expected value takes of a value."""


class Rows(NamedTuple):
    """What n rows say.

    Attributes:
        way: Numbers of `quotients.WAYS`.
        method: Numbers of `quotients.METHODS`, `quotients.UNSET` where a row has none of its own.
        values: The target, the actual and the baseline.
        published: The published rate; without numbers where it was not read.
        unreadable: By the place of a row, why its published rate is no number.
        years: n x 3, the years of the baseline, the target and the actual; 0 for none, also where
            they were not read.
    """

    way: Numbers
    method: Numbers
    values: tuple[Column, Column, Column]
    published: Column
    unreadable: Mapping[int, str]
    years: Numbers

    def __len__(self) -> int:
        """Return n."""
        return len(self.way)

    def measured(self, most: int) -> Measured:
        """Return the values as whole numbers of one unit, with the directions and methods.

        Args:
            most: The largest number that 64 bits should hold; beyond it they are Python's own.
        """
        return self.scaled(most)[0]

    def scaled(self, most: int) -> tuple[Measured, int]:
        """Return what `measured` does, and how many decimals the unit has."""
        if self.years.any():
            most //= _SPANS
        (target, actual, baseline), decimals = in_one_unit(self.values, most)
        known = (column.known for column in self.values)
        flags = *known, self.values[0].worded
        values = target, actual, baseline, self.years
        return Measured(self.way, self.method, *values, *flags), decimals

    def at(self, places: "Numbers | Flags") -> "Rows":
        """Return some of the rows; those whose published rate is no number have none there."""
        target, actual, baseline = (column.at(places) for column in self.values)
        values, published = (target, actual, baseline), self.published.at(places)
        way, method, years = self.way[places], self.method[places], self.years[places]
        return Rows(way, method, values, published, {}, years)


class RowReader:
    """Reads the rows of the parts of one table."""

    def __init__(
        self,
        missing: Collection[str] = (),
        *,
        published: bool = False,
        years: YearReader | None = None,
    ) -> None:
        """Take what decides.

        Args:
            missing: Cells that stand for "no number" beside the usual ones.
            published: Whether the published rates are read too; else they may be any text.
            years: Reads the years, if other rows need them than those whose own method does.
        """
        self._numbers = NumberReader(missing)
        self._rates = NumberReader(missing, MISSING_RATES)
        self._ways = WordReader(_way)
        self._methods = WordReader(_method)
        self._published = published
        self._years = years or YearReader()
        self._read = (*VALUES, "published_rate") if published else VALUES

    def read(self, part: Part) -> Rows:
        """Read the rows of a part.

        Raises:
            InputError: Cells that cannot be read, all of them.
        """
        there = part.header.positions
        count = len(part.lines)
        way = self._ways.numbers(part.spans("direction"))
        method = np.full(count, UNSET)
        if "method" in there:
            method = self._methods.numbers(part.spans("method"))
        unit_of = _unit_of(part) if "unit" in there else None
        cells = {name: part.spans(name) for name in self._read if name in there}
        seen = dict(zip(cells, glances(list(cells.values())), strict=True))
        target, actual, baseline = (
            self._numbers.column(cells[name], seen[name], unit_of, are_targets=name == "target")
            if name in there
            else no_numbers(count)
            for name in VALUES
        )
        values = target, actual, baseline
        wrong = (way == _WRONG) | (method == _WRONG) | _mixed(values)
        wrong |= np.logical_or.reduce([column.wrong for column in values])
        years = self._years.read(part, way, method, self._numbers.missing)
        uncertain = self._uncertain(part, with_years=bool(years.any()))
        published, unreadable = no_numbers(count), {}
        if "published_rate" in cells:
            spans, glance = cells["published_rate"], seen["published_rate"]
            published = self._rates.column(spans, glance, lambda _place: "%")
            unreadable = self._unreadable(part, published, uncertain)
        if wrong.any() or (years < 0).any() or any(uncertain.values()):
            problems = list(self._problems(part, wrong, uncertain, years))
            if problems:
                raise InputError(problems)
        return Rows(way, method, values, published, unreadable, years)

    def _uncertain(self, part: Part, *, with_years: bool) -> dict[int, dict[str, str]]:
        more = ("published_rate",) if self._published else ()
        names = ("indicator", *_READ, *more, *(YEAR_COLUMNS if with_years else ()))
        return uncertain_cells(part, names) if part.has_cells(names) else {}

    def _unreadable(
        self, part: Part, column: Column, uncertain: Mapping[int, dict[str, str]]
    ) -> dict[int, str]:
        """Say why published rates are no numbers; those that are not certain become none."""
        wrong = np.flatnonzero(column.wrong).tolist()
        texts = part.texts("published_rate") if wrong or uncertain else ()
        texts = read_texts("published_rate", texts)
        unreadable = {}
        for place in wrong:
            try:
                parse_printed(texts[place], "%", self._rates.missing)
            except ValueError as error:
                unreadable[place] = str(error)
        for place, found in uncertain.items():
            why = found.pop("published_rate", "")
            shown = column.known[place] or column.wrong[place] or not texts[place].strip()
            if why and shown:  # else it is shown as "-"
                column.known[place] = False
                unreadable[place] = _("is no number: {why}").format(why=why)
        return unreadable

    def _problems(
        self,
        part: Part,
        wrong: Flags,
        uncertain: Mapping[int, Mapping[str, str]],
        years: Numbers,
    ) -> Iterator[Problem]:
        columns = {name: read_texts(name, part.texts(name)) for name in _READ}
        wrong_years = year_problems(part, years)
        for place in sorted({*np.flatnonzero(wrong).tolist(), *uncertain, *wrong_years}):
            texts = {name: column[place] for name, column in columns.items()}
            found = _problems_of(texts, self._numbers) if wrong[place] else {}
            found |= wrong_years.get(place, {})
            for name, text in (found | dict(uncertain.get(place, {}))).items():
                heading = part.header.names[part.header.positions[name]]
                yield Problem(part.path, part.lines[place], heading, text)


def _problems_of(texts: Mapping[str, str], numbers: NumberReader) -> dict[str, str]:
    """Say what is wrong with the cells of one row, by known column."""
    problems: dict[str, str] = {}

    def read(column: str, parse: Callable[[str], Value]) -> Value | None:
        try:
            return parse(texts[column])
        except ValueError as error:
            problems[column] = str(error)
            return None

    number = partial(parse_number, unit=texts["unit"], missing=numbers.missing)
    read("direction", Direction.parse)
    named = VALUES[is_word_target(texts["target"]) :]
    values = {name: read(name, number) for name in named}
    if texts["method"].strip():
        read("method", Method.parse)
    known = {name: (texts[name], value) for name, value in values.items() if value}
    return problems | beside_percents(known, texts["unit"])


def _unit_of(part: Part) -> Callable[[int], str]:
    found: list[Spans] = []

    def unit_of(place: int) -> str:
        if not found:
            found.append(part.spans("unit"))
        data, _words, starts, ends, text_of = found[0]
        return text_of(data[starts[place] : ends[place]])

    return unit_of


def _mixed(values: Sequence[Column]) -> Flags:
    """Tell of n rows whether some of their values have a percent sign and others have none."""
    if not any(column.percent.any() for column in values):
        return np.zeros(len(values[0].known), dtype=np.bool_)
    signed = np.logical_or.reduce([column.percent for column in values])
    bare = np.logical_or.reduce([column.known & ~column.percent for column in values])
    mixed: Flags = signed & bare
    return mixed


def _way(text: str) -> int:
    try:
        return WAYS.index(Direction.parse(text))
    except ValueError:
        return _WRONG


def _method(text: str) -> int:
    try:
        return METHODS.index(Method.parse(text)) if text.strip() else UNSET
    except ValueError:
        return _WRONG
