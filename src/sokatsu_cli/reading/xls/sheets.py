"""The cells of one sheet of an old spreadsheet."""

import struct
from collections.abc import Sequence

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.packages import RefusedError, damaged_file
from sokatsu_cli.reading.spreadsheet.places import Area
from sokatsu_cli.reading.spreadsheet.rich_text import Run, escaped
from sokatsu_cli.reading.spreadsheet.sheet_rows import SheetRows, text_runs
from sokatsu_cli.reading.spreadsheet.values import CellValues, RawCell
from sokatsu_cli.reading.spreadsheet.workbooks import Workbook
from sokatsu_cli.reading.xls.numbers import ERRORS, short_number, stored_text
from sokatsu_cli.reading.xls.records import Kind, Record, Records, Text, TextReader
from sokatsu_cli.reading.xls.workbooks import BoundSheet, OldWorkbook, refuse_older

_WORKSHEET = 0x10
_ROW_HIDDEN, _HEIGHT = 0x20, 0x7FFF
_SHOWS_ZEROS = 0x10
_ON_LOAD = 2  # a formula that is to be computed when the file is opened
_NO_NUMBER = b"\xff\xff"
_TEXT, _TRUTH, _ERROR, _NOTHING = range(4)

Place = tuple[int, int, int]
"""The number of a cell's row from 0, of its column from 0, and of its style."""


class SheetReader:
    """Reads the records of one sheet."""

    def __init__(self, workbook: OldWorkbook, room: Room) -> None:
        """Take the workbook, and what counts the cells."""
        self._workbook = workbook
        # Which formulas are not computed yet is said of each.
        common = Workbook([], "", "", workbook.since_1904, uncomputed=True)
        self.cells = SheetRows(CellValues(common, workbook.styles), room)
        self.cells.values.not_saved = _(
            "a formula without a saved value; open the file in a spreadsheet and save it as .xlsx"
        )
        self._is_uncomputed = self._is_computed = False
        # An empty text is what programs save that compute nothing.
        self._empty: list[Place] = []
        self._awaited: tuple[Place, bool] | None = None
        # Whether zeros are shown is said behind the cells.
        self._zeros: list[tuple[Place, bool]] = []

    def read(self, records: Records, sheet: BoundSheet) -> SheetRows:
        """Read the sheet.

        Raises:
            RefusedError: It is damaged, or too large.
        """
        for record in records.of_part(sheet.start):
            try:
                self._take(record)
            except struct.error:
                raise damaged_file(_("a record is too short")) from None
        for place, is_formula in self._zeros:
            self._put(place, "n", "0", is_formula=is_formula)
        for place in [] if self._is_computed else self._empty:
            self._put(place, "n", None, is_formula=True)
        return self.cells

    def _take(self, record: Record) -> None:
        data = record.data
        match record.kind:
            case Kind.BEGIN:
                refuse_older(record)
                if struct.unpack_from("<2H", data)[1] != _WORKSHEET:
                    raise RefusedError(_("it has no cells"))
            case Kind.ROW:
                self._row(data)
            case Kind.COLUMNS:
                first, last, width, _style, flags = struct.unpack_from("<5H", data)
                seen = flags & 1 == 0 and width > 0
                self.cells.hidden_columns += [] if seen else [range(first, last + 1)]
            case Kind.WINDOW:
                flags = struct.unpack_from("<H", data)[0]
                self.cells.values.hides_zeros = not flags & _SHOWS_ZEROS
            case Kind.NOT_COMPUTED:
                self._is_uncomputed = True
            case Kind.MERGED:
                self._merge(data)
            case Kind.FORMULA:
                self._formula(data)
            case Kind.RESULT if self._awaited is not None:
                place, on_load = self._awaited
                self._text(place, TextReader(record.pieces).text(2), is_formula=on_load)
                self._awaited = None
            case _:
                self._value(record)

    def _value(self, record: Record) -> None:
        """Take a cell that has a value of its own."""
        data = record.data
        match record.kind:
            case Kind.NUMBER:
                self._number(_place(data), struct.unpack_from("<d", data, 6)[0])
            case Kind.SHORT_NUMBER:
                code = struct.unpack_from("<I", data, 6)[0]
                self._number(_place(data), short_number(code))
            case Kind.SHORT_NUMBERS:
                row, column = struct.unpack_from("<2H", data)
                for at in range(4, len(data) - 7, 6):
                    style, code = struct.unpack_from("<HI", data, at)
                    self._number((row, column + (at - 4) // 6, style), short_number(code))
            case Kind.SHARED_TEXT:
                self._shared(_place(data), struct.unpack_from("<I", data, 6)[0])
            case Kind.TEXT:
                self._text(_place(data), TextReader(record.pieces, 6).text(2))
            case Kind.RICH_TEXT:
                reader = TextReader(record.pieces, 6)
                text = reader.text(2)
                self._text(_place(data), Text(text.data, reader.marks(reader.number(2))))
            case Kind.TRUTH_OR_ERROR:
                value, is_error = struct.unpack_from("<2B", data, 6)
                self._truth_or_error(_place(data), value, is_error=bool(is_error))

    def _row(self, data: bytes) -> None:
        row, _first, _last, height = struct.unpack_from("<4H", data)
        flags = struct.unpack_from("<I", data, 12)[0]
        if flags & _ROW_HIDDEN or not height & _HEIGHT:
            self.cells.hide(range(row + 1, row + 2))

    def _merge(self, data: bytes) -> None:
        count = struct.unpack_from("<H", data)[0]
        for at in range(count):
            first, last, column, last_column = struct.unpack_from("<4H", data, 2 + 8 * at)
            self.cells.merge(Area(first + 1, last + 1, column, last_column))

    def _formula(self, data: bytes) -> None:
        """Take a formula: the value that was saved with it."""
        place, result = _place(data), data[6:14]
        on_load = self._is_uncomputed or bool(struct.unpack_from("<H", data, 14)[0] & _ON_LOAD)
        is_empty = result[6:] == _NO_NUMBER and result[0] == _NOTHING
        self._is_computed = self._is_computed or not (on_load or is_empty)
        if result[6:] != _NO_NUMBER:
            self._number(place, struct.unpack("<d", result)[0], is_formula=on_load)
        elif result[0] == _TEXT:
            self._awaited = place, on_load
        elif is_empty and on_load:
            self._put(place, "n", None, is_formula=True)
        elif is_empty:
            self._empty.append(place)
        elif result[0] in (_TRUTH, _ERROR):
            is_error = result[0] == _ERROR
            self._truth_or_error(place, result[2], is_error=is_error, is_formula=on_load)
        else:
            raise damaged_file(_("the result of a formula"), place[0] + 1, place[1])

    def _number(self, place: Place, number: float, *, is_formula: bool = False) -> None:
        if number:
            self._put(place, "n", stored_text(number), is_formula=is_formula)
        else:
            self._zeros.append((place, is_formula))

    def _truth_or_error(
        self, place: Place, value: int, *, is_error: bool, is_formula: bool = False
    ) -> None:
        if is_error and value not in ERRORS:
            raise damaged_file(_("no error {value}").format(value=value), place[0] + 1, place[1])
        text = ERRORS[value] if is_error else str(int(value != 0))
        self._put(place, "e" if is_error else "b", text, is_formula=is_formula)

    def _shared(self, place: Place, number: int) -> None:
        if number >= len(self._workbook.texts):
            raise damaged_file(
                _("there is no text {number}").format(number=number), place[0] + 1, place[1]
            )
        self._text(place, self._workbook.texts[number])

    def _text(self, place: Place, text: Text, *, is_formula: bool = False) -> None:
        runs = [
            Run(escaped(part), None if font is None else self._workbook.font(font))
            for part, font in text_runs(text.data, text.marks)
        ]
        self._put(place, "inlineStr", None, runs, is_formula=is_formula)

    def _put(
        self,
        place: Place,
        kind: str,
        value: str | None,
        runs: Sequence[Run] | None = None,
        *,
        is_formula: bool,
    ) -> None:
        row, column, style = place
        self.cells.put(row + 1, column, RawCell(kind, str(style), value, runs, is_formula))


def _place(data: bytes) -> Place:
    row, column, style = struct.unpack_from("<3H", data)
    return row, column, style
