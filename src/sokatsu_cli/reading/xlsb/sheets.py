"""The cells of one sheet of a binary spreadsheet."""

import struct

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.packages import Package, RefusedError, damaged_file
from sokatsu_cli.reading.spreadsheet.places import Area
from sokatsu_cli.reading.spreadsheet.rich_text import Run
from sokatsu_cli.reading.spreadsheet.sheet_rows import SheetRows
from sokatsu_cli.reading.spreadsheet.values import CellValues, RawCell
from sokatsu_cli.reading.spreadsheet.workbooks import Workbook
from sokatsu_cli.reading.xls.numbers import ERRORS, short_number, stored_text
from sokatsu_cli.reading.xlsb.records import (
    Kind,
    RichText,
    records_of,
    rich_text,
    runs_of,
    whole_records,
    wide_text,
)
from sokatsu_cli.reading.xlsb.workbooks import Styles

_NO_HEIGHT = 0x10
_SHOWS_ZEROS = 0x10
_STYLE = 0xFFFFFF  # the bits of a cell that are the number of its style
_VALUE = 8  # where the value of a cell begins


class SheetReader:
    """Reads the records of one sheet."""

    def __init__(
        self, workbook: Workbook, styles: Styles, texts: list[RichText], room: Room
    ) -> None:
        """Take what the workbook says, the texts that cells share, and what counts the cells."""
        self.cells = SheetRows(CellValues(workbook, styles.cells), room)
        self._fonts, self._texts = styles.fonts, texts
        self._row = 0

    def read(self, package: Package, part: str) -> SheetRows:
        """Read the sheet.

        Raises:
            RefusedError: It is damaged, or too large.
        """
        first = last = -1
        with whole_records():
            for kind, data in records_of(package, part):
                first = kind if first < 0 else first
                last = kind
                self._take(kind, data)
        if first != Kind.SHEET_BEGIN or last != Kind.SHEET_END:
            raise damaged_file(_("the sheet has no begin or no end"))
        return self.cells

    def _take(self, kind: int, data: bytes) -> None:
        match kind:
            case Kind.ROW:
                self._begin_row(data)
            case Kind.COLUMNS:
                begin, end, width, _style, flags = struct.unpack_from("<4IH", data)
                seen = flags & 1 == 0 and width > 0
                self.cells.hidden_columns += [] if seen else [range(begin, end + 1)]
            case Kind.VIEW:
                flags = struct.unpack_from("<H", data)[0]
                self.cells.values.hides_zeros = not flags & _SHOWS_ZEROS
            case Kind.MERGED:
                first, last, column, last_column = struct.unpack_from("<4I", data)
                self.cells.merge(Area(first + 1, last + 1, column, last_column))
            case _ if Kind.FIRST_SHORT <= kind <= Kind.LAST_SHORT:
                raise RefusedError(_("cells in a short form; open the file and save it as .xlsx"))
            case _:
                self._value(kind, data)

    def _begin_row(self, data: bytes) -> None:
        row, _style, height = struct.unpack_from("<2IH", data)
        self._row = row + 1
        if struct.unpack_from("<B", data, 11)[0] & _NO_HEIGHT or not height:
            self.cells.hide(range(self._row, self._row + 1))

    def _value(self, kind: int, data: bytes) -> None:
        """Take a cell that holds something, or leave a record of another kind."""
        match kind:
            case Kind.SHORT_NUMBER:
                number = short_number(struct.unpack_from("<I", data, _VALUE)[0])
                self._put(data, "n", stored_text(number))
            case Kind.NUMBER | Kind.FORMULA_NUMBER:
                number = struct.unpack_from("<d", data, _VALUE)[0]
                self._put(data, "n", stored_text(number), formula=kind != Kind.NUMBER)
            case Kind.TRUTH | Kind.FORMULA_TRUTH:
                value = struct.unpack_from("<B", data, _VALUE)[0]
                self._put(data, "b", str(int(value != 0)), formula=kind != Kind.TRUTH)
            case Kind.ERROR | Kind.FORMULA_ERROR:
                value = struct.unpack_from("<B", data, _VALUE)[0]
                if value not in ERRORS:
                    raise damaged_file(_("no error {value}").format(value=value), self._row)
                self._put(data, "e", ERRORS[value], formula=kind != Kind.ERROR)
            case Kind.TEXT | Kind.FORMULA_TEXT:
                text = wide_text(data, _VALUE)[0], list[tuple[int, int]]()
                self._text(data, text, formula=kind != Kind.TEXT)
            case Kind.RICH_TEXT:
                self._text(data, rich_text(data, _VALUE))
            case Kind.SHARED_TEXT:
                number = struct.unpack_from("<I", data, _VALUE)[0]
                if number >= len(self._texts):
                    raise damaged_file(
                        _("there is no text {number}").format(number=number), self._row
                    )
                self._text(data, self._texts[number])

    def _text(self, data: bytes, text: RichText, *, formula: bool = False) -> None:
        self._put(data, "inlineStr", None, runs_of(text, self._fonts), formula=formula)

    def _put(
        self,
        data: bytes,
        kind: str,
        value: str | None,
        runs: list[Run] | None = None,
        *,
        formula: bool = False,
    ) -> None:
        column, style = struct.unpack_from("<2I", data)
        raw = RawCell(kind, str(style & _STYLE), value, runs, formula)
        self.cells.put(self._row, column, raw)
