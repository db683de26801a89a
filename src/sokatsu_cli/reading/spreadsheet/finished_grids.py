"""The grid of a sheet, and what to say of it, from the cells that the reader of a format found."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.labels import Label, sheet_label
from sokatsu_cli.reading.grids import Grid, GridRow
from sokatsu_cli.reading.spreadsheet.choices import Choosable, short_name
from sokatsu_cli.reading.spreadsheet.merged_cells import (
    cells_from_above,
    clear_covered,
    doubt_beside,
)
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.places import Area
from sokatsu_cli.reading.spreadsheet.values import CellValues


class FoundCells(Protocol):
    """What the reader of a format found on a sheet."""

    @property
    def merged(self) -> list[Area]:
        """The areas of merged cells."""

    @property
    def hidden(self) -> bool:
        """Whether a column, or a row with filled cells, is hidden."""

    @property
    def hidden_rows(self) -> int:
        """How many such rows are."""

    @property
    def values(self) -> CellValues:
        """What has been made of the cells."""


@contextmanager
def refusals_of_file(path: str) -> Iterator[None]:
    """Let what is refused name the file.

    Raises:
        InputError: It is refused, or cannot be read.
    """
    try:
        yield
    except RefusedError as error:
        problem = Problem(path, error.row, error.column, str(error))
    except FileNotFoundError:
        problem = Problem(path, None, None, "no such file")
    except OSError as error:
        problem = Problem(path, None, None, f"cannot be read: {error.strerror}")
    else:
        return
    raise InputError([problem])


@contextmanager
def refusals_of_sheet(label: str) -> Iterator[None]:
    """Let what is refused name the sheet.

    Raises:
        InputError: It is refused.
    """
    try:
        yield
    except RefusedError as error:
        raise InputError([Problem(label, error.row, error.column, str(error))]) from None


def label_of(path: str, sheet: Choosable) -> Label:
    """Return how messages name a sheet."""
    return sheet_label(path, short_name(sheet.name))


def finished_grid(
    label: Label, sheet: Choosable, found: FoundCells, rows: Mapping[int, list[str]]
) -> Grid:
    """Return the grid of a sheet.

    Raises:
        RefusedError: It has too many merged cells.
    """
    covered = clear_covered(rows, found.merged)
    doubt_beside(rows, found.merged)
    merged = cells_from_above(rows, found.merged)
    grid_rows = [GridRow(number, rows[number], above) for number, above in merged]
    notes = [f"{label}: {text}" for text in _notes(sheet, found, covered)]
    return Grid(sheet.name, label, grid_rows, notes)


def _notes(sheet: Choosable, cells: FoundCells, covered: int) -> Iterator[str]:
    """Say what a reader of the sheet does not see, and what a program does not."""
    values = cells.values
    if sheet.hidden or cells.hidden:
        rows = f" (rows: {cells.hidden_rows})" if cells.hidden_rows else ""
        yield f"what is hidden is read as well{rows}"
    if covered:
        yield f"what merged cells cover is not read (cells like it: {covered})"
    if values.struck:
        told = "what is struck through is not read, but for names all of which are"
        yield f"{told} (cells with it: {values.struck})"
    if values.unsaved:
        told = "formulas without a saved value are blank; open the file in a spreadsheet, save it"
        yield f"{told} (cells like it: {values.unsaved})"
    if values.out_of_date:
        told = "the file wants its formulas computed anew; the values saved with them are read"
        yield f"{told} (cells like it: {values.out_of_date})"
