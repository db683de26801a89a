"""The grid of a sheet, and what to say of it, from the cells that the reader of a format found."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.labels import Label, sheet_label
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.system_errors import reason_of
from sokatsu_cli.reading.computed_sheets import clear_computed_columns
from sokatsu_cli.reading.grids import Grid, GridRow
from sokatsu_cli.reading.spreadsheet.choices import Choosable, short_name
from sokatsu_cli.reading.spreadsheet.merged_cells import (
    cells_from_above,
    clear_covered,
    doubt_beside,
)
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.places import Area, column_letters
from sokatsu_cli.reading.spreadsheet.values import CellValues


class FoundCells(Protocol):
    """What the reader of a format found on a sheet."""

    @property
    def merged(self) -> list[Area]:
        """The areas of merged cells."""

    @property
    def hidden_columns(self) -> list[range]:
        """The columns from 0 that are hidden, or may be."""

    @property
    def hidden_rows(self) -> int:
        """How many rows with filled cells are hidden."""

    @property
    def values(self) -> CellValues:
        """What has been made of the cells."""


def _holds_something(cells: Sequence[str]) -> bool:
    """Tell whether a row has a cell with a content, or one whose content is not known."""
    return any(cell or trouble_of(cell) for cell in cells)


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
        problem = Problem(path, None, None, _("no such file"))
    except OSError as error:
        problem = Problem(
            path, None, None, _("cannot be read: {reason}").format(reason=reason_of(error))
        )
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
    columns, lost = clear_computed_columns(rows)
    if columns:
        rows = {number: cells for number, cells in rows.items() if _holds_something(cells)}
        found.values.unsaved -= sum(trouble_of(cell) == found.values.not_saved for cell in lost)
    covered = clear_covered(rows, found.merged)
    doubt_beside(rows, found.merged)
    merged = cells_from_above(rows, found.merged)
    grid_rows = [GridRow(number, rows[number], above) for number, above in merged]
    notes = [f"{label}: {text}" for text in _notes(sheet, found, covered, columns)]
    if columns:
        listed = _(", ").join(map(column_letters, columns))
        told = _(
            "{label}: what formulas of 'sokatsu example' compute is not read (columns: {columns})"
        )
        notes.append(told.format(label=label, columns=listed))
    return Grid(sheet.name, label, grid_rows, notes, columns)


def _notes(
    sheet: Choosable, cells: FoundCells, covered: int, left_out: Sequence[int]
) -> Iterator[str]:
    """Say what a reader of the sheet does not see, and what a program does not."""
    values = cells.values
    columns = any(not _is_within(hidden, left_out) for hidden in cells.hidden_columns)
    if sheet.hidden or cells.hidden_rows or columns:
        told = _("what is hidden is read as well")
        rows = _("{told} (rows: {count})").format(told=told, count=cells.hidden_rows)
        yield rows if cells.hidden_rows else told
    if covered:
        yield _("what merged cells cover is not read (cells like it: {count})").format(
            count=covered
        )
    if values.struck:
        told = _("what is struck through is not read, but for names all of which are")
        yield _("{told} (cells with it: {count})").format(told=told, count=values.struck)
    if values.unsaved:
        told = _(
            "formulas without a saved value are blank; open the file in a spreadsheet, save it"
        )
        yield _("{told} (cells like it: {count})").format(told=told, count=values.unsaved)
    if values.out_of_date:
        told = _("the file wants its formulas computed anew; the values saved with them are read")
        yield _("{told} (cells like it: {count})").format(told=told, count=values.out_of_date)


def _is_within(hidden: range, left_out: Sequence[int]) -> bool:
    """Tell whether nothing is hidden but columns that are not read."""
    return len(hidden) <= len(left_out) and {*hidden} <= {*left_out}
