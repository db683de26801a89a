"""Cells of further columns of a checked table, which findings tell, or by which they stand."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sokatsu_cli.model.numerals import cell_texts
from sokatsu_cli.model.value_cells import VALUES
from sokatsu_cli.rate.conditions import RatedTable
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.rated_cells import RatedCells
from sokatsu_cli.rate.row_order import Order, ordered_rows
from sokatsu_cli.rate.rows import Rows
from sokatsu_cli.writing.wording import LANGUAGES, WORDED


class FurtherColumn(NamedTuple):
    """A column of the table whose cells are told.

    Attributes:
        name: Its heading as it is written, or the name of what is computed.
        known: The known column that it is, None for any other.
    """

    name: str
    known: str | None

    def heading(self, language: str) -> str:
        """Return what stands over it for people."""
        return self.name if self.known is None else LANGUAGES[language].headings[self.known]

    def said(self, cell: str, language: str) -> str:
        """Return a cell for people: words of ours are in their language."""
        return LANGUAGES[language].words.get(cell, cell) if self.known in WORDED else cell


class FurtherCells:
    """Which columns are told, which order the findings, and what their cells are.

    Attributes:
        columns: Those that are told.
    """

    def __init__(
        self,
        table: RatedTable,
        told: Collection[int],
        orders: Sequence[Order],
        missing: Collection[str],
    ) -> None:
        """Take the columns.

        Args:
            table: The table with what is computed of it.
            told: The places of the columns that are told.
            orders: The columns that decide of the order.
            missing: Cells that stand for "no number" beside the usual ones.
        """
        header = table.header
        deciding = {order.place for order in orders}
        units = {header.known(place) for place in deciding} & {*VALUES}
        if units and "unit" in header.positions:
            deciding.add(header.positions["unit"])
        self.columns = [FurtherColumn(header.names[place], header.known(place)) for place in told]
        self._places = [*told, *(deciding - {*told})]
        self._deciding = [at for at, place in enumerate(self._places) if place in deciding]
        self._table = table
        self._orders = orders
        self._missing = missing
        self._are_computed = max(self._places) >= len(table.given.others())

    @property
    def has_order(self) -> bool:
        """Whether findings do not stand by line."""
        return bool(self._orders)

    def of(self, part: Part, rows: Rows) -> list[Sequence[str]]:
        """Return the cells of n rows, column by column, first those that are told."""
        coders = self._table.coders if self._are_computed else ()
        coded = [(coder, coder.codes(rows)) for coder in coders]
        cells = RatedCells(self._table.given, self._table.header, part, coded)
        return [cell_texts(cells.column(place)) for place in self._places]

    def deciding(self, cells: Sequence[str]) -> list[str]:
        """Return those of the cells of a row, one of each column of `of`, that decide its place."""
        return [cells[at] for at in self._deciding]

    def ordered(self, columns: Sequence[Sequence[str]]) -> list[int]:
        """Return the places of rows in their order, by the cells that decide, column by column."""
        places = [self._places[at] for at in self._deciding]
        cells = dict(zip(places, columns, strict=True))
        return ordered_rows(cells, self._table.header, self._orders, self._missing)
