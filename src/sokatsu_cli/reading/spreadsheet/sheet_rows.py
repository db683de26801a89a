"""The rows of a sheet whose cells come one by one."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.labels import Label
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.spreadsheet.choices import Choosable
from sokatsu_cli.reading.spreadsheet.finished_grids import finished_grid
from sokatsu_cli.reading.spreadsheet.limits import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_MERGED,
    WAY_OUT,
    Room,
)
from sokatsu_cli.reading.spreadsheet.packages import RefusedError, damaged_file
from sokatsu_cli.reading.spreadsheet.places import Area
from sokatsu_cli.reading.spreadsheet.values import CellValues, RawCell


class SheetRows:
    """Gathers the cells of one sheet.

    Attributes:
        rows: By row from 1, its cells from the first column to the last filled one.
        merged: The areas of merged cells.
        hidden_columns: The columns from 0 that are hidden, or may be.
        values: What makes the cells.
    """

    def __init__(self, values: CellValues, room: Room) -> None:
        """Take what makes the cells, and what counts them."""
        self.rows: dict[int, list[str]] = {}
        self.merged: list[Area] = []
        self.hidden_columns: list[range] = []
        self.values = values
        self._room = room
        self._hidden: list[range] = []

    @property
    def hidden_rows(self) -> int:
        """How many such rows are."""
        if not self._hidden:
            return 0
        found = sorted(self.rows)
        hidden: set[int] = set()
        for each in self._hidden:
            begin = bisect_left(found, each.start)
            hidden.update(found[begin : bisect_left(found, each.stop, begin)])
        return len(hidden)

    def hide(self, rows: range) -> None:
        """Note that rows, by their numbers from 1, are hidden."""
        self._hidden.append(rows)

    def put(self, row: int, column: int, raw: RawCell) -> None:
        """Put a cell in its place: the number of its row from 1, and of its column from 0.

        Raises:
            RefusedError: It is damaged, or more than there is room for.
        """
        try:
            cell = self.values.cell(raw)
        except RefusedError as error:
            raise damaged_file(str(error), row, column) from None
        self.put_cell(row, column, str(cell) if isinstance(cell, int) else cell)

    def put_cell(self, row: int, column: int, cell: str) -> None:
        """Put a cell that is made."""
        if cell == "" and not isinstance(cell, Cell):
            return
        if not (0 < row <= LAST_ROW and 0 <= column < LAST_COLUMN):
            raise damaged_file(
                _("a cell in row {row:,}, column {column:,}").format(row=row, column=column + 1)
            )
        cells = self.rows.setdefault(row, [])
        more = column + 1 - len(cells)
        try:
            self._room.take(1, max(more, 0), len(cell), rows=not cells)
        except RefusedError as error:
            raise RefusedError(str(error), row, column) from None
        cells.extend([""] * more)
        if cells[column] != "" or isinstance(cells[column], Cell):
            raise damaged_file(_("the cell stands twice"), row, column)
        cells[column] = cell

    def merge(self, area: Area) -> None:
        """Note merged cells.

        Raises:
            RefusedError: They are none, or too many.
        """
        first, last, column, last_column = area
        if not (0 < first <= last <= LAST_ROW and 0 <= column <= last_column < LAST_COLUMN):
            raise damaged_file(
                _("merged cells from row {first} to {last}").format(first=first, last=last)
            )
        self.merged.append(area)
        if len(self.merged) > MOST_MERGED:
            raise RefusedError(
                _("more than {most:,} merged areas; {way_out}").format(
                    most=MOST_MERGED, way_out=_(WAY_OUT)
                )
            )

    def grid(self, label: Label, sheet: Choosable) -> Grid:
        """Return the grid of the sheet."""
        return finished_grid(label, sheet, self, self.rows)


def text_runs(data: bytes, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int | None]]:
    """Yield the parts of a text in UTF-16 with the number of the font of each, None for the cell's.

    Args:
        data: The text.
        marks: Where in it, in units of two bytes, each font begins.
    """
    begins = [0, *(2 * begin for begin, _font in marks)]
    fonts = [None, *(font for _begin, font in marks)]
    for begin, end, font in zip(begins, [*begins[1:], len(data)], fonts, strict=True):
        if data[begin:end]:
            yield data[begin:end].decode("utf-16-le", "replace"), font
