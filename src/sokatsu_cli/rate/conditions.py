"""Which rows of a table are asked for: by their cells, by what is computed of them, by period."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.computed_columns import computed_columns
from sokatsu_cli.rate.chosen_periods import ChosenPeriod, When
from sokatsu_cli.rate.coded_cells import coded
from sokatsu_cli.rate.codes import Coder, coders, shows_expected
from sokatsu_cli.rate.comparisons import Comparison
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.parts import FramePart, Part
from sokatsu_cli.rate.rated_cells import RatedCells
from sokatsu_cli.rate.row_order import Order, ordered_rows
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader, Rows
from sokatsu_cli.rate.rules import Rules

if TYPE_CHECKING:
    import pandas as pd


class RatedTable(NamedTuple):
    """A table with the columns that are computed of it.

    Attributes:
        given: Its header.
        header: The same with the computed columns, which take the place of those of their names.
        coders: Compute them.
    """

    given: Header
    header: Header
    coders: Sequence[Coder]

    @classmethod
    def of(
        cls,
        given: Header,
        by_hand: Mapping[str, str],
        rules: Rules,
        grades: Grades | None,
        *,
        change: bool,
    ) -> "RatedTable":
        """Return the table with all that is computed of it.

        Args:
            given: Its header.
            by_hand: Known column to the heading that holds it, where headings are unusual.
            rules: How it is computed.
            grades: As for `rate_table`.
            change: Whether the change from the baseline is computed too.
        """
        expected = shows_expected(rules, given.positions)
        names = computed_columns(grades=grades is not None, change=change, expected=expected)
        header = Header([*given.others(), *names], by_hand, computed=names)
        return cls(given, header, coders(rules, grades, change=change, expected=expected))


class Kept(NamedTuple):
    """What is kept of n rows.

    Attributes:
        rows: The places of the rows, rising.
        whens: Periods and years of the rows whose cells are those asked for, of whatever period.
        told: By comparison, rows of which the user should know: see `comparisons.Chosen`.
    """

    rows: Numbers
    whens: list[When]
    told: Numbers


class Conditions:
    """What the rows of a table must be."""

    def __init__(
        self,
        table: RatedTable,
        where: Sequence[Comparison],
        period: ChosenPeriod | None = None,
    ) -> None:
        """Take what decides.

        Args:
            table: The table.
            where: What cells of columns of its header with the computed ones must be; all must
                hold.
            period: The period that rows must be of, None for any.
        """
        self.period = period
        self.where = where
        self.header = table.header
        self._table = table
        self._first_computed = len(table.given.others())

    def kept(self, part: Part, rows: Rows | None = None) -> Kept:
        """Return which rows of a part are kept, by their own cells alone where none were read."""
        table, where, codes = self._table, self.where, []
        if rows is None:
            where = [each for each in where if each.place < self._first_computed]
        elif any(each.place >= self._first_computed for each in where):
            codes = [(coder, coder.codes(rows)) for coder in table.coders]
        cells = RatedCells(table.given, table.header, part, codes)
        every = np.ones(len(part.lines), dtype=np.bool_)
        chosen = cells.chosen(where, rows, every)
        if self.period is None:
            return Kept(np.flatnonzero(chosen.rows), [], chosen.told)
        whens = coded(part, ("period", "year"))
        there = [whens.keys[code] for code in np.unique(whens.codes[chosen.rows]).tolist()]
        meant = np.array([self.period.is_meant(*when) for when in whens.keys], dtype=np.bool_)
        chosen = cells.chosen(where, rows, meant[whens.codes])
        return Kept(np.flatnonzero(chosen.rows), there, chosen.told)


def kept_frame(
    frame: "pd.DataFrame",
    header: Header,
    conditions: Conditions,
    rules: Rules,
    missing: Collection[str],
) -> tuple["pd.DataFrame", Numbers]:
    """Return the rows of a frame that are kept, and what is told of them: see `Kept`.

    Raises:
        InputError: What is wrong with the cells of any of its rows.
    """
    part = FramePart(frame, header)
    published = "published_rate" in header.positions
    rows = RowReader(missing, published=published, years=year_reader(rules)).read(part)
    kept = conditions.kept(part, rows)
    return frame.iloc[kept.rows], kept.told


def ordered_frame(
    frame: "pd.DataFrame",
    table: RatedTable,
    orders: Sequence[Order],
    rules: Rules,
    missing: Collection[str],
) -> "pd.DataFrame":
    """Return a frame with its rows in the order of columns of its own or computed ones.

    Raises:
        InputError: What is wrong with its cells.
    """
    part = FramePart(frame, table.given)
    rows = RowReader(missing, years=year_reader(rules)).read(part)
    codes = [(coder, coder.codes(rows)) for coder in table.coders]
    cells = RatedCells(table.given, table.header, part, codes)
    columns = [cells.column(place) for place in range(len(table.header.names))]
    return frame.iloc[ordered_rows(columns, table.header, orders, missing)]
