"""Old spreadsheets (.xls) to grids."""

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.spreadsheet.choices import chosen_sheets
from sokatsu_cli.reading.spreadsheet.finished_grids import (
    label_of,
    refusals_of_file,
    refusals_of_sheet,
)
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.packages import (
    PROTECTED,
    TOO_LARGE,
    RefusedError,
    opened_binary,
)
from sokatsu_cli.reading.xls.compound_files import MAGIC, CompoundFile
from sokatsu_cli.reading.xls.records import Records
from sokatsu_cli.reading.xls.sheets import SheetReader
from sokatsu_cli.reading.xls.workbooks import read_workbook

_MOST_BYTES = 128 << 20  # of a file, which is held in memory

_TOO_OLD = N_("this is an .xls of Excel 95 or before; open it and save it as .xlsx")

_NONE = N_("this is no .xls spreadsheet")

_OTHERS = {
    "encryptedpackage": PROTECTED,
    "book": _TOO_OLD,
    "worddocument": N_("this is an old Word document (.doc); open it and save it as .docx"),
    "powerpoint document": N_("this is a presentation (.ppt); copy the table into a spreadsheet"),
    "documenttext": N_("this is an Ichitaro document (.jtd); open it and save it as .docx"),
    "__properties_version1.0": N_("this is a mail (.msg); save what is attached to it"),
}
"""What else lies in such files, by the names of its streams."""

_WITHOUT_STREAMS = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
"""The first bytes of those that are too old to be compound files."""


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the sheets of an old spreadsheet, as those of an .xlsx are read.

    Args:
        path: The file.
        sheet: The name of the only sheet to read; None for all.
        only_first: Read only the first visible sheet if no name is given.

    Raises:
        InputError: No spreadsheet, a damaged one or one too large, or no such sheet.

    Source: docs/contract.md, Spreadsheets.
    """
    with refusals_of_file(path), opened_binary(path) as file:
        data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise RefusedError(_(TOO_LARGE))
        records = Records(_workbook_stream(data))
        workbook = read_workbook(records)
        chosen, notes = chosen_sheets(path, workbook.sheets, sheet, only_first=only_first)
        room, grids = Room(), []
        for each in chosen:
            label = label_of(path, each)
            with refusals_of_sheet(label):
                cells = SheetReader(workbook, room).read(records, each)
                grids.append(cells.grid(label, each))
        grids[0].notes[:0] = notes
    return grids


def _workbook_stream(data: bytes) -> bytes:
    """Return the stream of the workbook.

    Raises:
        RefusedError: There is none.
    """
    if not data.startswith(MAGIC):
        raise RefusedError(_(_TOO_OLD) if data.startswith(_WITHOUT_STREAMS) else _(_NONE))
    file = CompoundFile(data)
    if "workbook" in file.streams:
        return file.stream("workbook")
    told = (text for name, text in _OTHERS.items() if name in file.streams)
    raise RefusedError(_(next(told, _NONE)))
