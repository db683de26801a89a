"""A sheet of a spreadsheet as the records of a tidy table."""

from collections.abc import Iterator, Mapping

from sokatsu_cli.columns import Header
from sokatsu_cli.errors import InputError, Problem
from sokatsu_cli.records import Record
from sokatsu_cli.sheet_cells import column_letters
from sokatsu_cli.spreadsheets import Grid, GridRow
from sokatsu_cli.visible import quoted

_CARRIED = (
    *("chapter", "section", "section_name", "indicator", "unit", "direction", "period", "year"),
    *("baseline", "method"),
)
"""The columns whose merged cells count for every row that they cover."""

_FARTHEST = 100
"""Columns that may follow the last heading; what stands farther off is a stray cell."""


def grid_records(
    grid: Grid, columns: Mapping[str, str] | None = None
) -> tuple[list[Record], list[str]]:
    """Return the rows of a sheet as records, all of one length, and what to say of them.

    Args:
        grid: The sheet.
        columns: Known column to the heading that holds it, where headings are unusual.

    Raises:
        InputError: A cell stands too far from the headings.

    Source: docs/contract.md, Spreadsheets.
    """
    head = next((row for row in grid.rows if any(map(str.strip, row.cells))), None)
    if head is None:
        return [], []
    positions = Header(head.cells, columns, ()).positions
    carried = {positions[name] for name in _CARRIED if name in positions}
    width = _width(grid, head)
    records = []
    for row in grid.rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        if any(map(str.strip, cells)):
            for column in carried & {*row.merged}:
                cells[column] = row.merged[column]
        records.append(Record(row.number, cells))
    return records, list(_left(grid, width, carried))


def _width(grid: Grid, head: GridRow) -> int:
    """Return how many columns the table has."""
    used = max(column for column, cell in enumerate(head.cells) if cell.strip()) + 1
    widest = max(grid.rows, key=lambda row: len(row.cells))
    width = len(widest.cells)
    if width > used + _FARTHEST:
        told = f"{quoted(widest.cells[-1])} stands far from the headings; clear it"
        column = f"column {column_letters(width - 1)}"
        raise InputError([Problem(grid.label, widest.number, column, told)])
    return width


def _left(grid: Grid, width: int, carried: set[int]) -> Iterator[str]:
    """Say which merged cells are read for their first row alone."""
    covered = (
        (row.number, column)
        for row in grid.rows
        for column in sorted(row.merged)
        if column < width and column not in carried and any(map(str.strip, row.cells))
    )
    first = next(covered, None)
    if first is not None:
        row, column = first
        told = (
            f"a merged cell counts for its first row alone, not for {column_letters(column)}{row}"
        )
        yield f"{grid.label}: {told} (cells like it: {1 + sum(1 for _cell in covered)})"
