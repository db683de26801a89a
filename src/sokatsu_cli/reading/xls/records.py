"""The records of an old spreadsheet, and the texts in them."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import TOO_LARGE, RefusedError, damaged_file

_CONTINUED = b"\x3c\0"

_MOST_RECORDS = 4_000_000  # of a file; a cell is one, and at most so many are filled
_HEAD = 4  # bytes before those of a record
_WIDE, _EXTENDED, _RICH = 1, 4, 8


class Kind(IntEnum):
    """The records that are read."""

    BEGIN = 0x809
    END = 0x0A
    PASSWORD = 0x2F
    DATES = 0x22
    FONT = 0x31
    FORMAT = 0x41E
    STYLE = 0xE0
    SHEET = 0x85
    TEXTS = 0xFC
    ROW = 0x208
    COLUMNS = 0x7D
    WINDOW = 0x23E
    NOT_COMPUTED = 0x5E
    MERGED = 0xE5
    NUMBER = 0x203
    SHORT_NUMBER = 0x27E
    SHORT_NUMBERS = 0xBD
    SHARED_TEXT = 0xFD
    TEXT = 0x204
    RICH_TEXT = 0xD6
    TRUTH_OR_ERROR = 0x205
    FORMULA = 0x06
    RESULT = 0x207


_READ = frozenset(map(int, Kind))


class Record(NamedTuple):
    """A record: its kind, and its bytes with those of the records that continue it."""

    kind: int
    pieces: Sequence[bytes]

    @property
    def data(self) -> bytes:
        """The bytes of the record itself."""
        return self.pieces[0]


class Records:
    """Reads the records of a stream."""

    def __init__(self, data: bytes) -> None:
        """Take the stream."""
        self._data = data
        self._count = 0

    def of_part(self, start: int) -> Iterator[Record]:
        """Yield the records of a part, but not of those in it, such as charts.

        Args:
            start: Where the record is that begins it, which comes first.

        Raises:
            RefusedError: The part has no end, or nothing begins there.
        """
        depth = 0
        for record in self._from(start):
            depth += (record.kind == Kind.BEGIN) - (record.kind == Kind.END)
            if depth < 0 or (depth == 0 and record.kind != Kind.END):
                raise damaged_file(_("no part begins where one should"))
            if depth == 0:
                return
            if depth == 1:
                yield record
        raise damaged_file(_("it ends in the middle of a record"))

    def _from(self, start: int) -> Iterator[Record]:
        """Yield the records of the kinds that are read, with those that continue them."""
        data, at = self._data, start
        kind, pieces = -1, list[bytes]()
        while at < len(data):
            head = data[at : at + _HEAD]
            begin, end = at + _HEAD, at + _HEAD + int.from_bytes(head[2:], "little")
            if len(head) < _HEAD or end > len(data):
                break
            self._count += 1
            if self._count > _MOST_RECORDS:
                raise RefusedError(_(TOO_LARGE))
            at = end
            if head.startswith(_CONTINUED):
                pieces.append(data[begin:end])
                continue
            if kind in _READ:
                yield Record(kind, pieces)
            kind = int.from_bytes(head[:2], "little")
            pieces = [data[begin:end]]
            if kind == Kind.END:  # behind the last one may stand anything
                yield Record(kind, pieces)
                kind = -1
        if kind in _READ:
            yield Record(kind, pieces)


class Text(NamedTuple):
    """A text in UTF-16, and where in it which fonts begin: see `sheet_rows.text_runs`."""

    data: bytes
    marks: Sequence[tuple[int, int]] = ()

    def plain(self) -> str:
        """Return the text alone."""
        return self.data.decode("utf-16-le", "replace")


class TextReader:
    """Reads texts from a record and those that continue it."""

    def __init__(self, pieces: Sequence[bytes], at: int = 0) -> None:
        """Begin at a place in the first piece."""
        self._pieces = pieces
        self._number, self._at = 0, at

    def take(self, count: int) -> bytes:
        """Return the next bytes.

        Raises:
            RefusedError: There are not so many.
        """
        parts = []
        while count:
            part = self._pieces[self._number][self._at : self._at + count]
            parts.append(part)
            count -= len(part)
            self._at += len(part)
            if count:
                self._next_piece()
        return b"".join(parts)

    def is_at_end(self) -> bool:
        """Tell whether nothing is left."""
        last = len(self._pieces) - 1
        return self._number == last and self._at >= len(self._pieces[last])

    def number(self, size: int) -> int:
        """Return the next number of so many bytes."""
        return int.from_bytes(self.take(size), "little")

    def text(self, size: int) -> Text:
        """Return the next text, whose length is a number of so many bytes."""
        length, flags = self.number(size), self.number(1)
        runs = self.number(2) if flags & _RICH else 0
        more = self.number(4) if flags & _EXTENDED else 0
        data = self._characters(length, is_wide=bool(flags & _WIDE))
        marks = self.marks(runs)
        self.take(more)
        return Text(data, marks)

    def marks(self, count: int) -> list[tuple[int, int]]:
        """Return where so many fonts begin."""
        return [(self.number(2), self.number(2)) for _each in range(count)]

    def _characters(self, count: int, *, is_wide: bool) -> bytes:
        """Return characters; each piece says anew how wide they are in it."""
        parts = []
        while count:
            left = len(self._pieces[self._number]) - self._at
            if not left:
                self._next_piece()
                is_wide = bool(self.number(1) & _WIDE)
                continue
            size = 2 if is_wide else 1
            whole = min(count, left // size)
            if not whole:
                raise damaged_file(_("half a character"))
            part = self.take(whole * size)
            parts.append(part if is_wide else part.decode("latin-1").encode("utf-16-le"))
            count -= whole
        return b"".join(parts)

    def _next_piece(self) -> None:
        self._number, self._at = self._number + 1, 0
        if self._number >= len(self._pieces):
            raise damaged_file(_("it ends in the middle of a record"))
