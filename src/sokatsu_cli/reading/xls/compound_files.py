"""Compound files (OLE), in which old office documents lie: their streams, within bounds."""

import struct
from array import array
from itertools import islice
from sys import byteorder

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import DAMAGED, RefusedError, damaged_file

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_SHIFTS = {9, 12}  # sectors of 512 and of 4096 bytes
_SMALL = 64  # bytes of a small sector
_FIRST_PLACES = 109  # sectors of the table that the header itself names
_ENTRY = 128  # bytes of an entry of the directory
_END = 0xFFFFFFFA  # from here on numbers stand for no sector
_STREAM, _ROOT = 2, 5


class _Entry:
    """An entry of the directory."""

    def __init__(self, data: bytes) -> None:
        length = int.from_bytes(data[64:66], "little")
        self.name = data[: max(length - 2, 0)].decode("utf-16-le", "replace").casefold()
        self.kind = data[66]
        self.left, self.right, self.child = struct.unpack_from("<3I", data, 68)
        self.start, self.size = struct.unpack_from("<2I", data, 116)


class CompoundFile:
    """The streams that stand in the root of a compound file."""

    def __init__(self, data: bytes) -> None:
        """Take its bytes.

        Raises:
            RefusedError: It is damaged.
        """
        if len(data) < _HEADER or not data.startswith(MAGIC):
            raise RefusedError(_(DAMAGED))
        self._data = data
        shift = int.from_bytes(data[30:32], "little")
        if shift not in _SHIFTS:
            raise damaged_file(_("sectors of an unusual size"))
        self._size = 1 << shift
        directory, _sign, self._least, small = struct.unpack_from("<4I", data, 48)
        self._table = self._sectors_table()
        entries = self._chain(directory)
        self._entries = [
            _Entry(entries[at : at + _ENTRY]) for at in range(0, len(entries) - _ENTRY + 1, _ENTRY)
        ]
        if not self._entries or self._entries[0].kind != _ROOT:
            raise damaged_file(_("it has no directory"))
        self._small_at = small
        self.streams = self._in_root()

    def stream(self, name: str) -> bytes:
        """Return a stream of `streams`."""
        entry = self.streams[name]
        if entry.size >= self._least:
            data = self._chain(entry.start, entry.size)
        else:
            small = self._chain(self._entries[0].start)
            table = _numbers(self._chain(self._small_at))
            data = _joined(small, _SMALL, 0, table, entry.start, entry.size)
        if len(data) < entry.size:
            raise damaged_file(_("it ends too early"))
        return data[: entry.size]

    def _in_root(self) -> dict[str, _Entry]:
        """Return the streams of the root by their names, of whichever case."""
        found: dict[str, _Entry] = {}
        ahead, seen = [self._entries[0].child], set[int]()
        while ahead:
            number = ahead.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            ahead += [entry.left, entry.right]
            if entry.kind == _STREAM:
                found[entry.name] = entry
        return found

    def _sectors_table(self) -> "array[int]":
        """Return the sector that follows each one."""
        places = list(struct.unpack_from(f"<{_FIRST_PLACES}I", self._data, 76))
        more, left = struct.unpack_from("<2I", self._data, 68)
        most = len(self._data) // self._size
        for _each in range(min(left, most)):
            if more >= _END:
                break
            *next_places, more = _numbers(self._sector(more)) or [_END]
            places += next_places
            if len(places) > most + _FIRST_PLACES + self._size:  # more than there can be
                raise damaged_file(_("its parts follow one another in a circle"))
        table = array("I")
        for place in islice((place for place in places if place < _END), most + 1):
            table += _numbers(self._sector(place))
        return table

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _chain(self, start: int, size: int | None = None) -> bytes:
        return _joined(self._data, self._size, self._size, self._table, start, size)


def _numbers(data: bytes) -> "array[int]":
    numbers = array("I", data[: len(data) // 4 * 4])
    if byteorder == "big":  # pragma: no cover - no such machine at hand
        numbers.byteswap()
    return numbers


def _joined(  # noqa: PLR0917 - what a chain is made of
    data: bytes, size: int, offset: int, table: "array[int]", start: int, length: int | None
) -> bytes:
    """Join the sectors of a chain, as many as there are or as a stream needs.

    Raises:
        RefusedError: It has a loop, or leads out of the file.
    """
    parts: list[bytes] = []
    number, left = start, len(table) if length is None else -(-length // size)
    seen = bytearray(len(table))
    while number < _END and left:
        if number >= len(table):
            raise damaged_file(_("a part lies outside the file"))
        if seen[number]:
            raise damaged_file(_("its parts follow one another in a circle"))
        seen[number] = 1
        parts.append(data[offset + number * size : offset + (number + 1) * size])
        number, left = table[number], left - 1
    return b"".join(parts)
