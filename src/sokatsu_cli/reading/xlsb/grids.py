"""Binary spreadsheets (.xlsb) to grids."""

from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.spreadsheet.choices import chosen_sheets
from sokatsu_cli.reading.spreadsheet.finished_grids import (
    label_of,
    refusals_of_file,
    refusals_of_sheet,
)
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.packages import opened_package
from sokatsu_cli.reading.xlsb.sheets import SheetReader
from sokatsu_cli.reading.xlsb.workbooks import read_styles, read_workbook, shared_texts


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the sheets of a binary spreadsheet, as those of an .xlsx are read.

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
        styles = read_styles(package, workbook.styles)
        texts = shared_texts(package, workbook.strings)
        room, grids = Room(), []
        for each in chosen:
            label = label_of(path, each)
            with refusals_of_sheet(label):
                reader = SheetReader(workbook, styles, texts, room)
                grids.append(reader.read(package, each.part).grid(label, each))
        grids[0].notes[:0] = notes
    return grids
