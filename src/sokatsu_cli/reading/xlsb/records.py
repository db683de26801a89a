"""The records of a part of a binary spreadsheet, and the texts in them."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import (
    TOO_LARGE,
    Package,
    RefusedError,
    damaged_file,
)
from sokatsu_cli.reading.spreadsheet.rich_text import Run, escaped
from sokatsu_cli.reading.spreadsheet.sheet_rows import text_runs
from sokatsu_cli.reading.spreadsheet.styles import Font

_MOST_RECORDS = 4_000_000  # of a part; a cell is one, and at most so many are filled
_MORE = 0x80  # in a byte of a number that goes on in the next one
_RICH = 1


class Kind(IntEnum):
    """The records that are read."""

    ROW = 0
    SHORT_NUMBER = 2
    ERROR = 3
    TRUTH = 4
    NUMBER = 5
    TEXT = 6
    SHARED_TEXT = 7
    FORMULA_TEXT = 8
    FORMULA_NUMBER = 9
    FORMULA_TRUTH = 10
    FORMULA_ERROR = 11
    FIRST_SHORT = 12
    LAST_SHORT = 18
    SHARED_ITEM = 19
    FONT = 43
    FORMAT = 44
    STYLE = 47
    COLUMNS = 60
    RICH_TEXT = 62
    SHEET_BEGIN = 129
    SHEET_END = 130
    VIEW = 137
    WORKBOOK = 153
    SHEET = 156
    COMPUTING = 157
    MERGED = 176
    STYLES_BEGIN = 617
    STYLES_END = 618


_READ = frozenset([*map(int, Kind), *range(Kind.FIRST_SHORT, Kind.LAST_SHORT)])


def records_of(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the bytes of each record of a part.

    Raises:
        RefusedError: It is damaged, or too large.
    """
    data = package.data(part)
    at = count = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        count += 1
        if count > _MOST_RECORDS:
            raise RefusedError(_(TOO_LARGE))
        if at + size > len(data):
            raise damaged_file(_("it ends in the middle of a record"))
        if kind in _READ:
            yield kind, data[at : at + size]
        at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number whose bytes have seven bits each, and what follows it."""
    if at < len(data) and data[at] < _MORE:
        return data[at], at + 1
    number = 0
    for place in range(most):
        if at + place >= len(data):
            raise damaged_file(_("it ends in the middle of a record"))
        byte = data[at + place]
        number |= (byte & ~_MORE) << 7 * place
        if not byte & _MORE:
            return number, at + place + 1
    return number, at + most


@contextmanager
def whole_records() -> Iterator[None]:
    """Refuse a record that is shorter than what is read of it.

    Raises:
        RefusedError: One is.
    """
    try:
        yield
    except struct.error:
        raise damaged_file(_("a record is too short")) from None


def wide_text(data: bytes, at: int) -> tuple[bytes, int]:
    """Return a text in UTF-16, and where what follows it begins."""
    (count,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * count
    if end > len(data):
        raise damaged_file(_("a text is too short"))
    return data[at + 4 : end], end


def plain_text(data: bytes, at: int) -> tuple[str, int]:
    """Return a text, and where what follows it begins."""
    text, end = wide_text(data, at)
    return text.decode("utf-16-le", "replace"), end


RichText = tuple[bytes, list[tuple[int, int]]]
"""A text in UTF-16, and where in it which fonts begin."""


def rich_text(data: bytes, at: int) -> RichText:
    """Return a text with the fonts in it."""
    text, end = wide_text(data, at + 1)
    marks: list[tuple[int, int]] = []
    if data[at] & _RICH:
        (count,) = struct.unpack_from("<I", data, end)
        if end + 4 + 4 * count > len(data):
            raise damaged_file(_("a text is too short"))
        runs = struct.iter_unpack("<2H", data[end + 4 : end + 4 + 4 * count])
        marks = [(begin, font) for begin, font in runs]
    return text, marks


def runs_of(text: RichText, fonts: list[Font]) -> list[Run]:
    """Return the parts of a text.

    Raises:
        RefusedError: There is no such font.
    """
    runs = []
    for part, number in text_runs(*text):
        if number is not None and number >= len(fonts):
            raise damaged_file(_("no font {number}").format(number=number))
        runs.append(Run(escaped(part), None if number is None else fonts[number]))
    return runs
