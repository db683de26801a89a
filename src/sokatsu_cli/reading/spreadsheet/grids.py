"""Spreadsheets (.xlsx) in, by a reader of their own, and out, by XlsxWriter (extra ``excel``)."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.merged_cells import cells_from_above, clear_covered
from sokatsu_cli.reading.spreadsheet.packages import Package, RefusedError, opened_package
from sokatsu_cli.reading.spreadsheet.rich_text import shared_texts
from sokatsu_cli.reading.spreadsheet.sheets import SheetCells
from sokatsu_cli.reading.spreadsheet.styles import read_styles
from sokatsu_cli.reading.spreadsheet.values import CellValues
from sokatsu_cli.reading.spreadsheet.workbooks import SheetPart, Workbook, read_workbook

_LISTED = 12  # sheets that a message names
_LONGEST_NAME = 60  # characters of a sheet's name that are shown; spreadsheets allow 31


class GridRow(NamedTuple):
    """A row of a sheet that holds something.

    Attributes:
        number: Its number from 1.
        cells: Its cells up to the last one that holds something; see `cells.Cell`.
        merged: By column from 0, the cells that begin above and reach into the row.
    """

    number: int
    cells: list[str]
    merged: Mapping[int, str]


class Grid(NamedTuple):
    """One sheet of a spreadsheet.

    Attributes:
        name: Its name.
        label: How messages name it: the file, and the sheet in brackets.
        rows: Its rows that hold something, in their order.
        notes: What the user should know of it.
    """

    name: str
    label: str
    rows: list[GridRow]
    notes: list[str]


def is_spreadsheet(path: str) -> bool:
    """Tell by its name whether a file is a spreadsheet that can be read."""
    return path.lower().endswith((".xlsx", ".xlsm"))


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the sheets of a spreadsheet.

    What is read and what it costs follows the cells that hold something. A number is that which
    is stored; a formula gives the value that was saved with it. Hidden rows, columns and sheets
    are read as well.

    Args:
        path: The file.
        sheet: The name of the only sheet to read; None for all.
        only_first: Read only the first visible sheet if no name is given.

    Raises:
        InputError: No spreadsheet, a damaged one or one too large, or no such sheet.

    Source: docs/contract.md, Spreadsheets.
    """
    try:
        with opened_package(path) as package:
            workbook = read_workbook(package)
            chosen, notes = _chosen(path, workbook, sheet, only_first=only_first)
            grids = _grids(path, package, workbook, chosen)
    except RefusedError as error:
        problem = Problem(path, error.row, error.column, str(error))
    except FileNotFoundError:
        problem = Problem(path, None, None, "no such file")
    except OSError as error:
        problem = Problem(path, None, None, f"cannot be read: {error.strerror}")
    else:
        grids[0].notes[:0] = notes
        return grids
    raise InputError([problem])


def _chosen(
    path: str, workbook: Workbook, name: str | None, *, only_first: bool
) -> tuple[list[SheetPart], list[str]]:
    """Return the sheets to read, and what to say of the choice."""
    sheets = workbook.sheets
    if not sheets:
        raise RefusedError("there is no sheet with cells in it")
    if name is not None:
        named = [sheet for sheet in sheets if sheet.name == name]
        if len(named) != 1:
            count = "no sheet" if not named else f"{len(named)} sheets"
            raise RefusedError(f"{count} {quoted(name)}; there are {_listed(sheets)}")
        return named, []
    if not only_first:
        seen = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
        left = [f"the hidden sheet {_short(each.name)}" for each in sheets if each not in seen]
        told = f"is not read (such sheets: {len(left)}); --sheet reads it"
        return seen, [f"{path}: {name} {told}" for name in left[:1]]
    first = next((sheet for sheet in sheets if not sheet.hidden), sheets[0])
    if first is sheets[0]:
        return [first], []
    told = f"the first sheet, {_short(sheets[0].name)}, is hidden; {_short(first.name)} is read"
    return [first], [f"{path}: {told}"]


def _listed(sheets: Sequence[SheetPart]) -> str:
    names = ", ".join(_short(sheet.name) for sheet in sheets[:_LISTED])
    more = len(sheets) - _LISTED
    return f"{names} and {more} more" if more > 0 else names


def _short(name: str) -> str:
    return name[:_LONGEST_NAME] + "…" * (len(name) > _LONGEST_NAME)


def _grids(
    path: str, package: Package, workbook: Workbook, chosen: Sequence[SheetPart]
) -> list[Grid]:
    styles = read_styles(package, workbook.styles)
    room = Room()
    found = [
        (SheetCells(CellValues(workbook, styles), room), sheet, f"{path}[{_short(sheet.name)}]")
        for sheet in chosen
    ]
    for cells, sheet, label in found:
        with _of_sheet(label):
            cells.read(package, sheet.part)
    used = set().union(*(cells.used_texts() for cells, _sheet, _label in found))
    texts = shared_texts(package, workbook.strings, used) if used else {}
    grids = []
    for cells, sheet, label in found:
        with _of_sheet(label):
            rows = cells.resolved(texts)
            covered = clear_covered(rows, cells.merged)
            merged = cells_from_above(rows, cells.merged)
            grid_rows = [GridRow(number, rows[number], above) for number, above in merged]
        notes = [f"{label}: {text}" for text in _notes(sheet, cells, covered)]
        grids.append(Grid(sheet.name, label, grid_rows, notes))
    return grids


@contextmanager
def _of_sheet(label: str) -> Iterator[None]:
    """Let what is refused name the sheet."""
    try:
        yield
    except RefusedError as error:
        raise InputError([Problem(label, error.row, error.column, str(error))]) from None


def _notes(sheet: SheetPart, cells: SheetCells, covered: int) -> Iterator[str]:
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
