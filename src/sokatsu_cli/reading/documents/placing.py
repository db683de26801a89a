"""Where the cells of a table stand that span columns and rows."""

from collections.abc import Iterator, Sequence

from sokatsu_cli.model.cells import Cell, trouble_of
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.documents.flows import FlowRow
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.places import Area

_MOST_LOOKED_AT = 5_000_000  # places that the cells of one table take, or that are passed over

OVER_ANOTHER = N_("it spans columns that another cell takes, so it is not certain where it stands")
"""What is wrong with cells that lie over one another."""


class Placing:
    """Gives each cell of a table its place, row by row.

    A cell begins in the first column that no cell from above reaches into.

    Attributes:
        rows: The rows of cells by their numbers from 1, up to the last cell that holds something.
        areas: The cells that span rows or columns.
    """

    def __init__(self, rows: Sequence[FlowRow]) -> None:
        """Place all cells.

        Raises:
            RefusedError: They span too much.
        """
        self.rows: dict[int, list[str]] = {}
        self.areas: list[Area] = []
        self._taken: dict[int, tuple[int, int, int]] = {}  # last row, and where the cell begins
        self._looked_at = 0
        lasts = {row.group: number for number, row in enumerate(rows, 1)}
        for number, row in enumerate(rows, 1):
            self._place(number, row, lasts[row.group])
        for cells in self.rows.values():
            while cells and not (cells[-1].strip() or trouble_of(cells[-1])):
                cells.pop()

    def _place(self, number: int, row: FlowRow, last_of_group: int) -> None:
        column = row.before
        cells = self.rows[number] = []
        for cell in row.cells:
            while self._taken.get(column, (0, 0, 0))[0] >= number:
                column += 1
                self._count(1)
            last = min(number + cell.rows - 1, last_of_group) if cell.rows else last_of_group
            end = column + cell.columns
            self._count(end - len(cells))
            cells += [""] * (column - len(cells))
            cells.append(cell.text.cell())
            for begun, begins in self._under(number, column, end):
                self._doubt(begun, begins)
                self._doubt(number, column)
            self._taken |= dict.fromkeys(range(column, end), (last, number, column))
            if last > number or cell.columns > 1:
                self.areas.append(Area(number, last, column, end - 1))
            column = end

    def _under(self, number: int, column: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where the cells from above begin that a new cell would lie over."""
        for each in range(column, end):
            last, row, begins = self._taken.get(each, (0, 0, 0))
            if last >= number:
                yield row, begins

    def _doubt(self, number: int, column: int) -> None:
        cells = self.rows[number]
        cells[column] = Cell(cells[column], trouble=_(OVER_ANOTHER))

    def _count(self, places: int) -> None:
        self._looked_at += places
        if self._looked_at > _MOST_LOOKED_AT:
            raise RefusedError(_("its cells span too much; save the table as CSV"))
