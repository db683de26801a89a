"""The rows of a table that is small enough to be looked at as a whole, put together from parts."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.measure_units import is_measure
from sokatsu_cli.check.possible_years import with_years
from sokatsu_cli.check.related_rows import RelatedRows, related_rows
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.coded_cells import Coded, CodedParts, coded
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.identities import Identities, IdentityNumbers, numbered, when_key
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.rows import Rows

MOST_ROWS = 50_000
"""Rows of a table that is looked at as a whole."""

MOST_BYTES = 1 << 24
"""Bytes of a text whose rows are."""


class TableRows(NamedTuple):
    """The n rows of a table.

    Attributes:
        rows: What they say.
        measures: Whether the unit of a row is no count of whole things.
        groups: Equal numbers for rows of one indicator.
        years: The western year of each row, 0 where it is not known.
        when: The place in ``whens`` of each row.
        whens: The distinct periods and years, as they are told.
        related: The other rows of each indicator.
        lines: The line of each row.
        is_whole: Whether the rows are all that the table has, so that they can be related.
    """

    rows: Rows
    measures: Flags
    groups: Numbers
    years: Numbers
    when: Numbers
    whens: Sequence[str]
    related: RelatedRows
    lines: Sequence[int]
    is_whole: bool = True


class PartRows(NamedTuple):
    """The rows of a part, and what relates them to others.

    Attributes:
        rows: What they say.
        years: Those of all rows, also of such whose method needs none; None if not all are certain.
        measures: Whether the unit of a row is no count of whole things.
        identities: What tells their indicators.
        when: Their periods and years.
    """

    rows: Rows
    years: Numbers | None
    measures: Flags
    identities: Identities
    when: Coded


def part_rows(
    part: Part, rows: Rows, years: Numbers | None, found: Identities, when: Coded
) -> PartRows:
    """Return the rows of a part with what relates them to others."""
    return PartRows(rows, years, measures(part), found, when)


def measures(part: Part) -> Flags:
    """Tell of the rows of a part whether their units are no counts of whole things."""
    units = coded(part, ["unit"])
    measured: Flags = np.array([is_measure(unit) for (unit,) in units.keys], dtype=np.bool_)
    return measured[units.codes] if len(measured) else np.zeros(0, dtype=np.bool_)


class KeptRows:
    """The rows of a table, part after part, as long as they are not too many."""

    def __init__(self) -> None:
        self._parts: list[PartRows] | None = []
        self._lines: list[int] = []
        self._count = 0

    def take(self, part: PartRows, lines: Sequence[int]) -> None:
        """Take the next rows, and their lines."""
        self._count += len(part.rows)
        if self._count > MOST_ROWS:
            self._parts, self._lines = None, []
        if self._parts is not None:
            self._parts.append(part)
            self._lines.extend(lines)

    def table(self) -> TableRows | None:
        """Return all rows, None if there are too many."""
        if not self._parts:
            return None
        rows = _joined([part.rows for part in self._parts])
        every = [part.years for part in self._parts if part.years is not None]
        if len(every) == len(self._parts):
            rows = with_years(rows, np.concatenate(every))
        measures = np.concatenate([part.measures for part in self._parts])
        identities, whens = IdentityNumbers(), CodedParts()
        for part in self._parts:
            identities.take(part.identities)
            whens.take(part.when)
        groups = identities.numbers().astype(np.int64)
        codes = whens.numbers(range(len(whens.keys))).astype(np.int64)
        years = np.array([_year(*key) for key in whens.keys], dtype=np.int64)[codes]
        numbers = numbered(when_key(*key) for key in whens.keys)
        when = np.array(numbers, dtype=np.int64)[codes]
        texts = dict(zip(reversed(numbers), map(_text, reversed(whens.keys)), strict=True))
        told = [texts[number] for number in range(len(texts))]
        related = related_rows(groups, years, when, rows.values[0].known)
        return TableRows(rows, measures, groups, years, when, told, related, self._lines)


def _joined(parts: Sequence[Rows]) -> Rows:
    """Return the rows of all parts; why a published rate is no number is left behind."""
    targets, actuals, baselines = zip(*(part.values for part in parts), strict=True)
    return Rows(
        np.concatenate([part.way for part in parts]),
        np.concatenate([part.method for part in parts]),
        (_column(targets), _column(actuals), _column(baselines)),
        _column([part.published for part in parts]),
        {},
        np.concatenate([part.years for part in parts]),
    )


def _column(parts: Sequence[Column]) -> Column:
    return Column(*map(np.concatenate, zip(*parts, strict=True)))


def _year(period: str, year: str) -> int:
    return (year and fiscal_year(year)) or (period and fiscal_year(period)) or 0


def _text(key: tuple[str, ...]) -> str:
    return " ".join(filter(None, map(str.strip, key)))
