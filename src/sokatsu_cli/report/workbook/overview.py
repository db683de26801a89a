"""The first sheet: how the plan stands in a period, by section, and over all periods.

All its figures are formulas over the list of results.
"""

from fractions import Fraction
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Status
from sokatsu_cli.report.outlook import is_worse
from sokatsu_cli.report.results import Summary
from sokatsu_cli.report.workbook.cells import CellWriter, widths_of
from sokatsu_cli.report.workbook.expressions import (
    Calculation,
    Cell,
    Choice,
    Constant,
    Defined,
    Found,
    Function,
    Number,
)
from sokatsu_cli.report.workbook.formulas import rounded_share
from sokatsu_cli.report.workbook.looks import STRONG, Properties, share_format
from sokatsu_cli.report.workbook.places import absolute, relative

if TYPE_CHECKING:
    from sokatsu_cli.rate.rules import Rules
    from sokatsu_cli.report.contents import Contents
    from sokatsu_cli.report.workbook.expressions import Expression
    from sokatsu_cli.report.workbook.layout import Layout
    from sokatsu_cli.report.workbook.listing import Listing
    from sokatsu_cli.writing.workbooks import WrittenSheet

_COUNTS = {status.value: status for status in Status}
"""The columns of counts."""

_SHARE, _MEAN, _WORSE, _DIFFERING = "share", "mean", "worse", "differing"
_MARKS = {_WORSE: "worse", _DIFFERING: "mark"}
"""Counts of a mark, with the columns of the list that have it."""

_FIRST = 3
"""The column of the first figure, behind a number and a name."""

_DRIFT = 1e-13
"""How far off a mean of doubles may be, as each program sums up in an order of its own."""

_NUDGE = Constant(Fraction(1, 10**9))
"""What brings a mean back over the half, or the whole, that it may have fallen short of, and where
it is rounded up back to the whole that it may have passed.
"""

_CHOSEN: Properties = {"align": "center", "bg_color": "#FFF6D6"}
"""The number that may be changed."""

_CENTRED: Properties = {"align": "center"}
_NAMED: Properties = STRONG | {"align": "left", "border": 0}
_ASKED: Properties = {"align": "right", "border": 0}
_WIDEST = 50
_WIDTH = 12


class _Group(NamedTuple):
    """What a row counts.

    Attributes:
        number: The number that stands before it, None for none.
        name: What it is called.
        criteria: Columns of the list and what they have to be, in turn, as formulas spell them.
        summary: What that comes to.
    """

    number: int | None
    name: str
    criteria: tuple[str, ...]
    summary: Summary


class Overview:
    """Writes the first sheet; ``row`` is the last row, from 1."""

    def __init__(
        self, contents: "Contents", layout: "Layout", listing: "Listing", written: "WrittenSheet"
    ) -> None:
        """Take what a report is made of, the sheets that it counts, and the sheet."""
        self._contents, self._layout, self._listing = contents, layout, listing
        self._words = listing.words
        self._cells = CellWriter(written)
        self._names = [layout.say.parts()]
        self._row = 0
        self._chosen = ""
        self._columns = ["count", *_COUNTS, _SHARE, _MEAN]
        self._columns += [name for name, mark in _MARKS.items() if listing.has(mark)]

    def write(self) -> None:
        """Write the sheet; the list must be written before, for its note on values."""
        heading, outlook = self._contents.heading, self._contents.outlook
        self._line(heading.title, 16)
        self._line(heading.subtitle, 12)
        self._line("  ".join(filter(None, [heading.owner, heading.date])))
        self._line(self._words.computed.format(name=self._contents.words.title))
        self._line(self._layout.say.rule())
        self._row += 1
        chosen = self._period() if self._contents.sheet.is_dated else ()
        self._headings(self._layout.say.parts())
        self._group(_Group(None, self._words.total, chosen, outlook.standing.summary), STRONG)
        for number, (section, standing) in enumerate(outlook.sections, 1):
            own = self._listing.range("section_number"), relative(self._row + 1, 1)
            name = self._layout.say.place(section)
            self._group(_Group(number, name, (*chosen, *own), standing.summary))
        if self._contents.sheet.is_dated:
            self._trend()
        self._notes()
        self._cells.written.set_widths(self._widths)
        self._cells.written.fit_to_paper()

    @property
    def _widths(self) -> list[int]:
        return [6, *widths_of([["", *self._names]], _WIDEST), *[_WIDTH] * len(self._columns)]

    def _line(self, text: str, size: int = 0) -> None:
        if text:
            self._row += 1
            self._cells.title(self._row, text, size=size)

    def _period(self) -> tuple[str, str]:
        """Write the number of the period, which may be changed; return it as a criterion."""
        self._row += 1
        page, words = self._cells.written.page, self._words
        period = self._contents.outlook.period
        self._names.append(words.chosen)
        self._cells.text(self._row, 2, words.chosen, _ASKED)
        self._cells.number(self._row, _FIRST, self._listing.periods[period], STRONG | _CHOSEN)
        at = self._chosen = absolute(self._row, _FIRST)
        first = self._row + len(self._contents.outlook.sections) + 7
        last = first + len(self._listing.periods) - 1
        names = f"{absolute(first, 2)}:{absolute(last, 2)}"
        name = self._layout.say.period(period)
        formula = Found(f"INDEX({names},{at})", name)
        page.merge_range(self._row - 1, _FIRST, self._row - 1, _FIRST + 2, "")
        self._cells.formula((self._row, _FIRST + 1), formula, name, "General", look=_NAMED)
        numbers = {"validate": "integer", "criteria": "between", "minimum": 1}
        limits = {"maximum": len(self._listing.periods), "input_message": words.change_period}
        where = self._row - 1, _FIRST - 1
        page.data_validation(*where, *where, numbers | limits)
        self._row += 1
        listed = (f"{n} = {self._layout.say.period(p)}" for p, n in self._listing.periods.items())
        self._cells.note(self._row, words.numbers + words.comma.join(listed), self._widths)
        return self._listing.range("period_number"), at

    def _trend(self) -> None:
        self._row += 1
        self._line(self._words.trend, 12)
        self._headings(self._words.period)
        numbers = self._listing.range("period_number")
        for number, standing in enumerate(self._contents.outlook.trend, 1):
            name = self._layout.say.period(standing.period)
            criteria = numbers, relative(self._row + 1, 1)
            self._group(_Group(number, name, criteria, standing.summary))

    def _headings(self, name: str) -> None:
        self._row += 1
        self._cells.headings(
            self._row, [self._words.number, name, *map(self._heading, self._columns)]
        )

    def _heading(self, name: str) -> str:
        if name in _COUNTS:
            return self._listing.status(_COUNTS[name])
        uncapped = name == _MEAN and self._contents.sheet.rules.cap is None
        heading: str = getattr(self._words, "mean_uncapped" if uncapped else name)
        return heading

    def _group(self, group: _Group, look: Properties | None = None) -> None:
        """Write a row of figures."""
        self._row += 1
        if group.number is None:
            self._cells.text(self._row, 1, "", look)
        else:
            self._cells.number(self._row, 1, group.number, _CENTRED | (look or {}))
        self._cells.text(self._row, 2, group.name, look)
        self._names.append(group.name)
        places = {name: relative(self._row, at) for at, name in enumerate(self._columns, _FIRST)}
        formulas, wanted = self._formulas(group), self._wanted(group.summary)
        held = {name: Number.of(group.summary.count(each)) for name, each in _COUNTS.items()}
        for column, name in enumerate(self._columns, _FIRST):
            form = share_format(self._rules.digits) if name in (_SHARE, _MEAN) else "0"
            self._cells.formula(
                *((self._row, column), formulas[name], wanted[name], form),
                places=places,
                cells=held,
                look=look,
                alone=self._alone(group),
            )

    def _alone(self, group: _Group) -> str:
        """Return when an exact value of a row holds: not where another period is chosen."""
        period = self._contents.outlook.period
        is_chosen = self._chosen and self._chosen in group.criteria
        return f"{self._chosen}={self._listing.periods[period]}" if is_chosen else ""

    @property
    def _rules(self) -> "Rules":
        return self._contents.sheet.rules

    def _wanted(self, summary: Summary) -> dict[str, Fraction | str]:
        """Return what the figures have to come to."""
        counts = {name: Fraction(summary.count(status)) for name, status in _COUNTS.items()}
        rates = {_SHARE: summary.share_achieved, _MEAN: summary.mean}
        shares = {name: self._rules.rounded(rate) for name, rate in rates.items()}
        return {
            "count": Fraction(len(summary.results)),
            **counts,
            **{name: "" if rate is None else Fraction(rate) / 100 for name, rate in shares.items()},
            _WORSE: Fraction(sum(map(is_worse, summary.results))),
            _DIFFERING: Fraction(sum(each.difference is not None for each in summary.results)),
        }

    def _formulas(self, group: _Group) -> "dict[str, Expression | None]":
        """Return the formulas of a row."""
        wanted = self._wanted(group.summary)
        asked = {
            name: (self._listing.range("status"), self._listing.status(status))
            for name, status in _COUNTS.items()
        }
        marks = {_WORSE: self._words.worse_mark, _DIFFERING: self._words.mark}
        for name in set(self._columns) & marks.keys():
            asked[name] = self._listing.range(_MARKS[name]), marks[name]
        counted: dict[str, Expression | None] = {
            name: Found(
                _function("COUNTIFS", *group.criteria, cells, f'"{word}"'),
                Number.of(Fraction(wanted[name])),
            )
            for name, (cells, word) in asked.items()
        }
        count = Function("SUM", tuple(map(Cell, _COUNTS)))
        return counted | {"count": count, _SHARE: self._share(), _MEAN: self._mean(group)}

    def _share(self) -> "Expression | None":
        """Return the share of those achieved in those that have data."""
        judged = Function("SUM", (Cell(Status.ACHIEVED), Cell(Status.NOT_ACHIEVED)))
        share = rounded_share(Cell(Status.ACHIEVED), judged, self._rules)
        return share and Choice(Calculation(judged, "=", Constant(0)), Constant(""), share)

    def _mean(self, group: _Group) -> "Expression | None":
        """Return the mean of the capped rates."""
        column = next(filter(self._listing.has, ("capped_quotient", "quotient")))
        function = "AVERAGEIFS" if group.criteria else "AVERAGE"
        spelled = _function(function, self._listing.range(column), *group.criteria)
        rates = [rate / 100 for rate in group.summary.capped_rates]
        if min(rates, default=0) < 0:
            return None  # what is summed up may cancel out, and leave the last digits of doubles
        exact = sum(rates, Fraction(0)) / max(len(rates), 1)
        is_up = self._rules.rounding is Rounding.UP
        drifted = fmean(rates) * (1 + _DRIFT if is_up else 1 - _DRIFT) if rates else 0
        mean = Number(exact, drifted) if rates else None
        nudged = Calculation(Found(spelled, mean), "-" if is_up else "+", _NUDGE)
        rounded = rounded_share(nudged, None, self._rules)
        return rounded and Defined(rounded)

    def _notes(self) -> None:
        self._row += 1
        words, name = self._words, self._contents.words.title
        sheets = self._listing.has_values, self._layout.has_values, self._cells.values
        notes = [
            words.change.format(name=name),
            words.printed.format(name=name) if self._layout.published else "",
            words.values if any(sheets) else "",
            self._layout.say.totals(),
        ]
        for note in filter(None, notes):
            self._row += 1
            self._cells.note(self._row, note, self._widths)


def _function(name: str, *arguments: str) -> str:
    return f"{name}({','.join(arguments)})"
