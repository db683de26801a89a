"""What an old spreadsheet says of all its sheets: names, styles, and the texts that cells share."""

import struct
from collections.abc import Sequence
from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import (
    PROTECTED,
    TOO_LARGE,
    RefusedError,
    damaged_file,
)
from sokatsu_cli.reading.spreadsheet.styles import PLAIN, CellStyle, Font, cell_style
from sokatsu_cli.reading.xls.records import Kind, Record, Records, Text, TextReader

_CELLS = 0  # the kind of a sheet that has cells
_NEW = 0x600
_STRUCK = 8
_RAISED = {1: "superscript", 2: "subscript"}
_NO_FONT = 4  # the number that no font has

_MOST_TEXTS = 1_000_000  # that cells may share


class BoundSheet(NamedTuple):
    """A sheet: its name, whether it is hidden, and where its records begin."""

    name: str
    hidden: bool
    start: int


class OldWorkbook(NamedTuple):
    """What a workbook says of itself: its sheets with cells, styles, fonts and shared texts."""

    sheets: list[BoundSheet]
    styles: list[CellStyle]
    fonts: list[Font]
    texts: list[Text]
    since_1904: bool

    def font(self, number: int) -> Font:
        """Return the font of a number; there is none of the number 4."""
        place = number - (number > _NO_FONT)
        if number == _NO_FONT or place >= len(self.fonts):
            raise RefusedError(_("no font {number}").format(number=number))
        return self.fonts[place]


def read_workbook(records: Records) -> OldWorkbook:
    """Read what a workbook says of itself.

    Raises:
        RefusedError: It is damaged, protected, or too old.
    """
    found = _Workbook()
    for record in records.of_part(0):
        try:
            found.take(record)
        except struct.error:
            raise damaged_file(_("a record is too short")) from None
    return found.workbook()


class _Workbook:
    """Gathers what a workbook says of itself."""

    def __init__(self) -> None:
        self._sheets: list[BoundSheet] = []
        self._codes: dict[int, str] = {}
        self._fonts: list[Font] = []
        self._used: list[tuple[int, int]] = []
        self._texts: list[Text] = []
        self._since_1904 = False

    def take(self, record: Record) -> None:
        data = record.data
        match record.kind:
            case Kind.BEGIN:
                refuse_older(record)
            case Kind.PASSWORD:
                raise RefusedError(_(PROTECTED))
            case Kind.DATES:
                self._since_1904 = data[:1] == b"\1"
            case Kind.FONT:
                _height, flags, _color, _weight, script = struct.unpack_from("<5H", data)
                self._fonts.append(Font(bool(flags & _STRUCK), _RAISED.get(script, "")))
            case Kind.FORMAT:
                number = int.from_bytes(data[:2], "little")
                self._codes[number] = TextReader(record.pieces, 2).text(2).plain()
            case Kind.STYLE:
                self._used.append(struct.unpack_from("<2H", data))
            case Kind.SHEET:
                start, hidden, kind = struct.unpack_from("<I2B", data)
                if kind == _CELLS:
                    name = TextReader(record.pieces, 6).text(1).plain()
                    self._sheets.append(BoundSheet(name, bool(hidden & 3), start))
            case Kind.TEXTS:
                self._texts = _shared_texts(record.pieces)

    def workbook(self) -> OldWorkbook:
        found = OldWorkbook(self._sheets, [], self._fonts, self._texts, self._since_1904)
        for font, number in self._used:
            own = found.font(font) if self._fonts else PLAIN
            found.styles.append(cell_style(self._codes, number, own))
        return found


def refuse_older(record: Record) -> None:
    """Refuse a part that is not of Excel 97 or later.

    Raises:
        RefusedError: It is older.
    """
    if struct.unpack_from("<H", record.data)[0] != _NEW:
        raise RefusedError(_("this is an .xls of Excel 95 or before; open it and save it as .xlsx"))


def _shared_texts(pieces: Sequence[bytes]) -> list[Text]:
    reader = TextReader(pieces)
    _used, count = reader.number(4), reader.number(4)
    if count > _MOST_TEXTS:
        raise RefusedError(_(TOO_LARGE))
    texts: list[Text] = []
    while len(texts) < count and not reader.is_at_end():  # some programs count too many
        texts.append(reader.text(2))
    return texts
