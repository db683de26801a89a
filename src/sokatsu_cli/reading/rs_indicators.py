"""The rows of the RSシステム put together, four for an indicator; what does not fit is named."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from typing import NamedTuple

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.records import Record
from sokatsu_cli.reading.rs_layout import (
    DIRECTION,
    INDICATOR,
    KINDS,
    MARKS,
    VALUES,
    RsLayout,
    kind_of,
)
from sokatsu_cli.reading.text_tables import Origin

_ROWS = ", ".join(KINDS)
_ORDER = N_("an indicator has the rows {rows}, one below the other")

TWICE = N_("the indicator before is the same in all columns, and nothing tells their values apart")
"""What is wrong with an indicator that stands twice."""


class Counts(NamedTuple):
    """How many indicators there were, and how many of them without any value."""

    indicators: int = 0
    without: int = 0

    def __str__(self) -> str:
        """Say so."""
        if not self.without:
            return _("{count:,} indicators").format(count=self.indicators)
        return _(
            "{count:,} indicators, {without:,} of them without any value, which make no row"
        ).format(count=self.indicators, without=self.without)

    def plus(self, more: "Counts") -> "Counts":
        """Return both together."""
        return Counts(self.indicators + more.indicators, self.without + more.without)


class RsRows(NamedTuple):
    """Tidy rows, the line of each, where each stands, and what is wrong."""

    rows: list[list[str]]
    lines: list[int]
    origins: list[Origin]
    problems: list[Problem]


class RsIndicators:
    """Puts the rows of a file together, one after another.

    Attributes:
        counts: What there was.
        last: What names the indicator before, if it had values.
    """

    def __init__(self, layout: RsLayout, path: str, direction: Callable[[str], str]) -> None:
        """Take where the columns stand, the name of the file, and what gives lost directions."""
        self.counts = Counts()
        self.last: list[str] | None = None
        self._layout = layout
        self._path = path
        self._direction = direction
        self._open: list[Record] = []
        self._lost = False  # whether rows up to the next indicator follow from a told problem

    @property
    def is_open(self) -> bool:
        """Whether rows of an indicator are still to come."""
        return bool(self._open) or self._lost

    def take(self, records: Sequence[Record]) -> RsRows:
        """Take the next rows of the file."""
        found = RsRows([], [], [], [])
        for record in records:
            found.problems.extend(self._taken(record))
            if len(self._open) == len(KINDS):
                self._put_together(found)
                self._open = []
        return found

    def end(self) -> list[Problem]:
        """Return what is wrong with the end of the file."""
        return list(self._incomplete())

    def _taken(self, record: Record) -> Iterator[Problem]:
        kind = kind_of(record.cells[self._layout.kind])
        if kind in ("", MARKS, None):
            yield from self._incomplete()
            self._lost = kind is None
        if kind is None:
            text = _("{kind} is none of {kinds}").format(
                kind=quoted(record.cells[self._layout.kind]), kinds=_ROWS
            )
            yield self._problem(record, self._layout.kind, text)
        elif kind == "":
            yield from self._activity(record)
        elif kind == MARKS:
            self._open = [record]
        elif not self._lost:
            yield from self._next(record, kind)

    def _next(self, record: Record, kind: str) -> Iterator[Problem]:
        """Take the second, third or fourth row of an indicator."""
        due = KINDS[len(self._open)]
        wrong = None
        if kind != due:
            told = (
                _("{kind} where {due} should be after line {line}; {order}")
                if self._open
                else _("{kind} where {due} should be; {order}")
            )
            line = self._open[-1].line if self._open else 0
            text = told.format(kind=quoted(kind), due=due, line=line, order=_order())
            wrong = self._problem(record, self._layout.kind, text)
        elif other := self._other_name(record):
            wrong = other
        else:
            self._open.append(record)
            return
        self._open, self._lost = [], True
        yield wrong

    def _other_name(self, record: Record) -> Problem | None:
        first = self._open[0]
        for place in range(self._layout.kind):
            one, other = record.cells[place], first.cells[place]
            if one != other:
                text = _("{one}, but {other} on line {line}, in the rows of one indicator").format(
                    one=quoted(one), other=quoted(other), line=first.line
                )
                return self._problem(record, place, text)
        return None

    def _incomplete(self) -> Iterator[Problem]:
        if self._open:
            due = KINDS[len(self._open)]
            text = _("no {due} follows this row; {order}").format(due=due, order=_order())
            yield self._problem(self._open[-1], self._layout.kind, text)
        self._open = []

    def _activity(self, record: Record) -> Iterator[Problem]:
        values = record.cells[self._layout.kind + 1 :]
        for place, cell in zip(count(self._layout.kind + 1), values, strict=False):
            if cell.strip():
                text = _("{cell} in a row that is none of {kinds}").format(
                    cell=quoted(cell), kinds=_ROWS
                )
                yield self._problem(record, place, text)
                return

    def _put_together(self, found: RsRows) -> None:
        layout = self._layout
        names = [*self._open[0].cells[: layout.kind], ""]
        years = layout.years
        columns = zip(*(record.cells[layout.kind + 1 :] for record in self._open[1:]), strict=True)
        values = [
            (year, cells)
            for year, cells in zip(years, columns, strict=True)
            if any(map(str.strip, cells))
        ]
        self.counts = self.counts.plus(Counts(1, not values))
        if not values:
            return
        found.problems.extend(self._unnamed(names))
        self.last = names[:-1]
        before = [names[place] for place in layout.before]
        if not before[DIRECTION].strip():
            before[DIRECTION] = self._direction(before[INDICATOR])
        after = [names[place] for place in layout.after]
        lines = [record.line for record in self._open]
        for year, cells in values:
            found.rows.append([*before, year, *cells, *after])
            found.lines.append(lines[1])
            found.origins.append(partial(self._origin, lines, year))

    def _origin(self, lines: Sequence[int], year: str, column: str) -> tuple[int, str]:
        """Return the line and the heading of what stands in a column of a row."""
        if column in VALUES:
            return lines[1 + VALUES.index(column)], year
        return lines[0], self._layout.heading(column)

    def _unnamed(self, names: list[str]) -> Iterator[Problem]:
        """Tell of an indicator with values that has no name, or that of the one before."""
        first = self._open[0]
        place = self._layout.before[INDICATOR]
        if not names[place].strip():
            yield self._problem(first, place, _("blank, in the rows of an indicator with values"))
        elif names[:-1] == self.last:
            yield self._problem(first, place, _(TWICE))

    def _problem(self, record: Record, place: int, text: str) -> Problem:
        return Problem(self._path, record.line, self._layout.names[place], text)


def _order() -> str:
    """Return which rows an indicator has, as messages say."""
    return _(_ORDER).format(rows=_ROWS)
