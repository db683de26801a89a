"""Text to records, block by block: split by csv, each record with its line."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple, Protocol

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.system_errors import reason_of
from sokatsu_cli.reading.blocks import (
    BLOCK,
    LINES,
    MAX_RECORD,
    Blocks,
    Ends,
    LongLineError,
    ReadBytes,
    long_line,
)
from sokatsu_cli.reading.decoding import seven_bit_encoding

_UNCLOSED = N_("a quote is opened and never closed")

MAX_FIELD = 1 << 20
"""Bytes of UTF-8 that a field may have."""

MAX_FIELDS = 1 << 14
"""Fields that a record may have: as many as a spreadsheet has columns."""

_LONG_RECORD = N_("a record of more than {mib} MiB; perhaps a quote is opened and never closed")

NUL_CHARACTER = N_("a NUL character, which no cell can hold")
NUL_BYTE = N_("NUL byte; if this is UTF-16, try --encoding utf-16-le")
"""What is said of a cell with a NUL byte."""


class Record(NamedTuple):
    """One record: the physical line on which it starts (a spreadsheet's row), and its cells."""

    line: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        """Whether no cell has anything but blanks, nor lacks what should be there."""
        return not any((cell and not cell.isspace()) or trouble_of(cell) for cell in self.cells)


class Split(NamedTuple):
    """The records of one block.

    Attributes:
        rows: The cells of each.
        lines: The physical line on which each starts.
        suspicious: Whether a cell may have a NUL byte or be longer than `MAX_FIELD`.
    """

    rows: list[list[str]]
    lines: list[int]
    suspicious: bool


_NOTHING = Split([], [], suspicious=False)


class Shortcut(Protocol):
    """Deals with parts of a text otherwise."""

    @property
    def offset(self) -> int | None:
        """Where the next part begins that may have been dealt with; None for no part."""

    def take(self, block: bytes, line: int) -> int | None:
        """Deal with a block of whole records that begins on a line; return its lines, or None."""

    def jump(self, line: int, *, clean: bool) -> tuple[int, int]:
        """Deal with the next part, which ends with a record; return its bytes and lines, or 0, 0.

        Args:
            line: The line on which it begins.
            clean: Whether all before it has been dealt with; else it cannot be.
        """


class Records:
    """The records of one text, read once from its start to its end.

    Attributes:
        problems: What csv itself cannot split; there are no records after it.
        taken: How many blocks `Shortcut.take` dealt with.
    """

    def __init__(
        self, path: str, read: ReadBytes, separator: str, offset: int = 0, ends: Ends = LINES
    ) -> None:
        """Take what is read.

        Args:
            path: Its name, for messages.
            read: Reads the text as UTF-8.
            separator: The delimiter.
            offset: Where the text begins in the file.
            ends: Where it is divided into blocks.
        """
        self.problems: list[Problem] = []
        self.taken = 0
        self._path = path
        self._blocks = Blocks(read, offset, ends)
        self._separator = separator
        self._line = 1

    def first(self) -> Record | None:
        """Read up to the next record that is not blank; return it, None if there is none."""
        while block := self._next_block():
            rows, lines, _suspicious = self._split(block, one=True)
            for record in map(Record, lines[-1:], rows[-1:]):
                if not record.is_blank:
                    return record
        return None

    def rest(self, shortcut: Shortcut | None = None) -> Iterator[Split]:
        """Read on to the end, block by block.

        Yields:
            The records of each block, none of one that was dealt with otherwise.
        """
        self._blocks.pause_at(shortcut.offset if shortcut else None)
        while block := self._next_block():
            lines = shortcut.take(block, self._line) if shortcut else None
            if lines is None:
                yield self._split(block)
            else:
                self.taken += 1
                self._line += lines
                yield _NOTHING
            while shortcut and self._blocks.paused:
                size, lines = shortcut.jump(self._line, clean=self._blocks.clean)
                self._blocks.pause_at(shortcut.offset)
                self._blocks.skip(size)
                self._line += lines
                yield from repeat(_NOTHING, size // BLOCK)

    def _next_block(self) -> bytes:
        try:
            return self._blocks.take()
        except OSError as error:
            text = _("cannot be read: {reason}").format(reason=reason_of(error))
            raise InputError([Problem(self._path, None, None, text)]) from error
        except LongLineError:
            raise InputError([Problem(self._path, self._line, None, long_line())]) from None

    def _split(self, block: bytes, *, one: bool = False) -> Split:
        """Split a block, or ``one`` that is not blank off it; give back what is left of it."""
        self._refuse_seven_bits(block)
        lines = list(io.StringIO(block.decode(), newline=""))
        quotes = b'"' in block
        self._refuse_lines([] if quotes else lines)
        reader = csv.reader(lines, delimiter=self._separator, strict=True)
        limit = csv.field_size_limit(len(block) + 1)
        rows: list[list[str]] = []
        starts: list[int] = []
        used = 0
        begun = False  # and not ended: the record at the end of the block
        try:
            if not (one or quotes):  # then every line is a record
                rows, used = list(reader), len(lines)
                starts = list(range(self._line, self._line + used))
            for cells in reader:
                rows.append(cells)
                starts.append(self._line + used)
                used = reader.line_num
                if one and any(map(str.strip, cells)):
                    break
        except csv.Error as error:
            unclosed = "unexpected end of data" in str(error)
            begun = unclosed and not self._blocks.ended
            if not begun:
                what = _(_UNCLOSED) if unclosed else _("text after a closing quote")
                self.problems.append(Problem(self._path, self._line + used, None, what))
        finally:
            csv.field_size_limit(limit)
        self._refuse_records(lines[:used] if len(block) > MAX_RECORD else [], starts, rows)
        self._line += used
        if self.problems:
            self._pass_over()
        else:
            rest = "".join(lines[used:]).encode()
            self._refuse_long(self._line, rest if begun else b"")
            self._blocks.give_back(rest)
        return Split(rows, starts, _is_suspicious(block, lines, len(rows)))

    def _refuse_seven_bits(self, block: bytes) -> None:
        """Refuse text in an encoding of ASCII bytes alone, which is other text as UTF-8."""
        encoding = seven_bit_encoding(block)
        if encoding is not None:
            text = _("this looks like {encoding}, not UTF-8; try --encoding {encoding}").format(
                encoding=encoding
            )
            raise InputError([Problem(self._path, self._line, None, text)])

    def _refuse_lines(self, lines: Sequence[str]) -> None:
        """Refuse records of too many bytes or fields before they are split, one on every line."""
        if max(map(len, lines), default=0) <= MAX_FIELDS:
            return
        for number, text in enumerate(lines, self._line):
            if 4 * len(text) > MAX_RECORD and len(text.encode()) > MAX_RECORD:
                raise InputError([Problem(self._path, number, None, long_line())])
            if len(text) > MAX_FIELDS:
                self._refuse_wide(number, text.count(self._separator) + 1)

    def _refuse_records(
        self, lines: Sequence[str], starts: Sequence[int], rows: Sequence[Sequence[str]]
    ) -> None:
        """Refuse records of too many fields, or bytes: the lines are those of a long block."""
        if max(map(len, rows), default=0) > MAX_FIELDS:
            place = next(at for at, row in enumerate(rows) if len(row) > MAX_FIELDS)
            self._refuse_wide(starts[place], len(rows[place]))
        for start, end in pairwise([*starts, self._line + len(lines)] if lines else []):
            text = "".join(lines[start - self._line : end - self._line])
            self._refuse_long(start, text.encode())

    def _refuse_long(self, line: int, record: bytes) -> None:
        if len(record) > MAX_RECORD:
            raise InputError(
                [Problem(self._path, line, None, _(_LONG_RECORD).format(mib=MAX_RECORD >> 20))]
            )

    def _refuse_wide(self, line: int, fields: int) -> None:
        if fields > MAX_FIELDS:
            text = _("{fields} fields, where {most} are the most; is the delimiter right?").format(
                fields=fields, most=MAX_FIELDS
            )
            raise InputError([Problem(self._path, line, None, text)])

    def _pass_over(self) -> None:
        """Read the rest, which has no records any more but may not be in the encoding either."""
        while block := self._next_block():
            block.decode()


def _is_suspicious(block: bytes, lines: list[str], records: int) -> bool:
    if b"\0" in block:
        return True
    long = len(block) > MAX_FIELD
    return long and (records < len(lines) or 4 * max(map(len, lines)) > MAX_FIELD)


class GridRecords:
    """The records of a sheet of a spreadsheet, read once as those of a text are."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Take the records, blank ones too."""
        self.problems: list[Problem] = []
        self.taken = 0
        self._records = iter(records)

    def first(self) -> Record | None:
        """Read up to the next record that is not blank; return it, None if there is none."""
        return next((record for record in self._records if not record.is_blank), None)

    def rest(self, _shortcut: Shortcut | None = None) -> Iterator[Split]:
        """Read on to the end, at once."""
        left = list(self._records)
        rows, lines = [record.cells for record in left], [record.line for record in left]
        yield Split(rows, lines, suspicious=True)
