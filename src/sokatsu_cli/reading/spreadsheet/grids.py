"""Spreadsheets (.xlsx) to grids, by a reader of our own."""

from collections.abc import Sequence

from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.spreadsheet.choices import chosen_sheets
from sokatsu_cli.reading.spreadsheet.finished_grids import (
    finished_grid,
    label_of,
    refusals_of_file,
    refusals_of_sheet,
)
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.packages import Package, opened_package
from sokatsu_cli.reading.spreadsheet.rich_text import shared_texts
from sokatsu_cli.reading.spreadsheet.sheets import SheetCells
from sokatsu_cli.reading.spreadsheet.styles import read_styles
from sokatsu_cli.reading.spreadsheet.values import CellValues
from sokatsu_cli.reading.spreadsheet.workbooks import SheetPart, Workbook, read_workbook


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
    with refusals_of_file(path), opened_package(path) as package:
        workbook = read_workbook(package)
        chosen, notes = chosen_sheets(path, workbook.sheets, sheet, only_first=only_first)
        grids = _grids(path, package, workbook, chosen)
        grids[0].notes[:0] = notes
    return grids


def _grids(
    path: str, package: Package, workbook: Workbook, chosen: Sequence[SheetPart]
) -> list[Grid]:
    styles = read_styles(package, workbook.styles)
    room = Room()
    found = [
        (SheetCells(CellValues(workbook, styles), room), sheet, label_of(path, sheet))
        for sheet in chosen
    ]
    for cells, sheet, label in found:
        with refusals_of_sheet(label):
            cells.read(package, sheet.part)
    used = set().union(*(cells.used_texts() for cells, _sheet, _label in found))
    texts = shared_texts(package, workbook.strings, used) if used else {}
    grids = []
    for cells, sheet, label in found:
        with refusals_of_sheet(label):
            grids.append(finished_grid(label, sheet, cells, cells.resolved(texts)))
    return grids
