"""A sheet of a spreadsheet as the records of a tidy table."""

from collections.abc import Mapping, Sequence

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.columns import OTHER_YEARS, Header
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.page_rows import PageRow
from sokatsu_cli.model.places import PagePlaces, Places
from sokatsu_cli.model.value_cells import READ_AS
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.records import Record
from sokatsu_cli.reading.spreadsheet.merged_cells import describes_all
from sokatsu_cli.reading.spreadsheet.places import (
    cell_name,
    column_letters,
    covered_note,
    letters,
)
from sokatsu_cli.reading.table_headings import heading_record

_CARRIED = (
    *("chapter", "section", "section_name", "indicator", "unit", "direction", "period", "year"),
    *("baseline", "method"),
)
"""The known columns whose merged cells count for every row that they cover."""

_FARTHEST = 100  # columns that may follow the last heading; what stands farther off is a stray cell


def grid_records(
    grid: Grid, columns: Mapping[str, str] | None = None, header_row: int | None = None
) -> tuple[list[Record], list[str]]:
    """Return the rows of a sheet as records, all of one length, and what to say of them.

    Args:
        grid: The sheet.
        columns: Known column to the heading that holds it, where headings are unusual.
        header_row: The number of the row of the headings, where it is known.

    Raises:
        InputError: A cell stands too far from the headings.

    Source: docs/contract.md, Spreadsheets.
    """
    records = [Record(row.number, row.cells) for row in grid.rows]
    first = next((record for record in records if not record.is_blank), None)
    if first is None:
        return [], []
    named = next((record for record in records if record.line == header_row), None)
    head = named or heading_record(first, records) or first
    positions = Header(head.cells, columns, ()).positions
    carried = {positions[name] for name in _CARRIED if name in positions}
    known = {place for name, place in positions.items() if name not in OTHER_YEARS}
    width = _width(grid, head)
    table = [Record(line, [*cells, *[""] * (width - len(cells))]) for line, cells in records]
    headings = [*head.cells, *[""] * (width - len(head.cells))]
    covered = []
    for row, record in zip(grid.rows, table, strict=True):
        if row.number <= head.line:
            continue
        for column, cell in [] if record.is_blank else sorted(row.merged.items()):
            heading = headings[column].strip()
            further = heading and column not in known
            if column in carried or (further and describes_all(cell, heading)):
                record.cells[column] = cell
            else:
                covered.append((cell_name(row.number, column), heading and quoted(heading)))
        _take_as_read(record.cells, positions)
    if grid.left_out:
        kept = _kept(grid, width)
        table = [Record(line, [cells[column] for column in kept]) for line, cells in table]
    return table, covered_note(grid.label, covered)


class SheetPlaces(Places):
    """The places of the rows of a sheet, whose records keep their columns or leave some out."""

    def __init__(self, positions: Mapping[str, int], columns: Sequence[int] = ()) -> None:
        """Take where known columns stand in records, and the columns of the sheet of these.

        Both are counted from 0; without columns they are all those of the sheet.
        """
        self._positions, self._columns = positions, columns

    def cell(self, row: int, name: str) -> str:
        """Return what a spreadsheet calls the cell of a column, such as B7."""
        if name not in self._positions:
            return ""
        position = self._positions[name]
        return f"{column_letters(self._columns[position] if self._columns else position)}{row}"

    def under(self, positions: Mapping[str, int]) -> Places:
        """Return the places of rows below headings, given where each known column stands."""
        return SheetPlaces(positions, self._columns)


def grid_places(grid: Grid) -> Places:
    """Return where the records of a grid stand."""
    rows = [row.number for row in grid.rows if isinstance(row.number, PageRow)]
    if rows:
        return PagePlaces(rows)
    width = max((len(row.cells) for row in grid.rows), default=0)
    return SheetPlaces({}, _kept(grid, width) if grid.left_out else ())


def _kept(grid: Grid, width: int) -> list[int]:
    """Return the columns of a sheet of some width that are part of its table."""
    return [column for column in range(width) if column not in grid.left_out]


def _take_as_read(cells: list[str], positions: Mapping[str, int]) -> None:
    """Let the text of a value be what is read of it, wherever its `Cell` should be lost."""
    for name, read in READ_AS.items():
        cell = cells[positions[name]] if name in positions else ""
        if isinstance(cell, Cell) and not cell.trouble:
            cells[positions[name]] = cell.with_text(read(cell))


def _width(grid: Grid, head: Record) -> int:
    """Return how many columns the table has."""
    used = max((column for column, cell in enumerate(head.cells) if cell.strip()), default=0) + 1
    widest = max(grid.rows, key=lambda row: len(row.cells))
    width = len(widest.cells)
    if width > used + _FARTHEST:
        told = _("{cell} stands far from the headings; clear it").format(
            cell=quoted(widest.cells[-1])
        )
        raise InputError([Problem(grid.label, widest.number, letters(width - 1), told)])
    return width
