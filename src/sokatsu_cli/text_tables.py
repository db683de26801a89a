"""Tables of text: a heading and the whole rows below it; every record that is not is named."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from sokatsu_cli.blocks import BLOCK
from sokatsu_cli.decoding import text_start, utf8_reader
from sokatsu_cli.errors import InputError, Problem
from sokatsu_cli.progress import count_input, tracked
from sokatsu_cli.records import MAX_FIELD, NUL_BYTE, GridRecords, Record, Records, Shortcut, Split
from sokatsu_cli.sources import Source, name_of, opened
from sokatsu_cli.spreadsheets import is_spreadsheet, read_grids
from sokatsu_cli.visible import quoted


class File(NamedTuple):
    """A file whose records can be read.

    Attributes:
        path: Its name for messages.
        delimiter: What stands between its cells, "" in a spreadsheet.
        read: Begins to read its records.
        notes: What the user should know of it.
        source: Its bytes, None for those of a spreadsheet.
    """

    path: str
    delimiter: str
    read: Callable[[], Records | GridRecords]
    notes: list[str]
    source: Source | None = None

    @property
    def blocks(self) -> int:
        """About how many blocks it has."""
        return 1 + (self.source.size // BLOCK if self.source else 0)


@contextmanager
def opened_file(
    source: str | Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    assumed: str | None = None,
) -> Iterator[File]:
    """Open a file of records.

    Args:
        source: A path, or ``-`` for standard input; ``.xlsx`` is a spreadsheet.
        encoding: As for `read_indicators`.
        delimiter: One character. Default: tab for ``.tsv``, else comma.
        sheet: The sheet of a spreadsheet. Default: the first.
        assumed: As for `sources.opened`.

    Raises:
        InputError: Nothing can be read at all.
        SokatsuError: A spreadsheet, and the extra is not installed.
        ValueError: A delimiter that is none.
    """
    path = name_of(source)
    if is_spreadsheet(path):
        yield _spreadsheet(path, sheet)
        return
    separator = ("\t" if path.lower().endswith(".tsv") else ",") if delimiter is None else delimiter
    if len(separator) != 1 or separator in '"\r\n\0':
        raise ValueError(
            f"the delimiter must be one character, no quote or line break: {quoted(separator)}"
        )
    with opened(source, encoding, assumed=assumed) as text:
        count_input(text.size)
        yield text_file(text, separator)


def text_file(source: Source, delimiter: str) -> File:
    """Return the file of a text."""

    def read() -> Records:
        reader = utf8_reader(source.file, source.codec)
        return Records(source.path, reader, delimiter, text_start(source.file, source.codec))

    return File(source.path, delimiter, read, source.notes, source)


def _spreadsheet(path: str, sheet: str | None) -> File:
    grid = read_grids(path, sheet, only_first=True)[0]
    merged = any(text for row in grid.merged.values() for text in row.values())
    name = f"{path}[{grid.name}]"
    note = f"{name}: only the first of merged cells is read; 'sokatsu tidy' fills all"
    notes = [*grid.notes, *([note] if merged else [])]
    return File(path, "", partial(GridRecords, grid.rows), notes)


class Chunk(NamedTuple):
    """Some rows that fit the heading, the physical line of each, and what others have wrong."""

    rows: list[list[str]]
    lines: list[int]
    problems: list[Problem]


class TextTable:
    """A heading and the rows below it.

    Spreadsheets write empty columns at the right, some of them only in the first rows: these are
    dropped, and a row need not reach into them.

    Attributes:
        file: Where it stands.
        names: Its headings.
        line: The physical line of these.
        notes: What the user should know; whether there are rows, once they have been read.
        is_regular: Whether a row has as many cells as there are headings, and no other number.
    """

    def __init__(self, file: File) -> None:
        """Read the heading.

        Raises:
            InputError: There is none.
        """
        self.file = file
        self.notes = list(file.notes)
        self._records = file.read()
        head = self._records.first()
        if head is None:
            empty = [Problem(file.path, None, None, "the file is empty")]
            raise InputError(self._records.problems or empty)
        self.line = head.line
        self._most = len(head.cells)
        self._least = _used(head.cells)
        self.is_regular = self._least == self._most
        if not self.is_regular:  # there may be cells below headings that are blank
            reached = (_used(record.cells[: self._most]) for record in all_records(file.read()))
            self._least = max(reached)
        self.names = head.cells[: self._least]
        self._head = head

    def chunks(self, name: str, shortcut: Shortcut | None = None) -> Iterator[Chunk]:
        """Read the rows.

        Args:
            name: What is done meanwhile, to be shown with the progress.
            shortcut: Deals with parts of the text otherwise.

        Yields:
            The rows of each block, none of one that was dealt with otherwise, and what is wrong in
            it or in the heading.
        """
        heading = Chunk([], [], list(self._bad_cells(*self._head)))
        rest = tracked(self._records.rest(shortcut), self.file.blocks, name)
        anything = False
        for chunk in chain([heading], map(self._chunk, rest)):
            anything = anything or bool(chunk.lines or chunk.problems)
            yield chunk
        yield Chunk([], [], self._records.problems)
        if not (anything or self._records.problems or self._records.taken):
            self.notes.append(f"{self.file.path}: no rows below the heading")

    def _chunk(self, split: Split) -> Chunk:
        rows, lines, suspicious = split
        regular = self.is_regular and not suspicious and {*map(len, rows)} <= {self._most}
        if regular and all(map(str.strip, map(itemgetter(0), rows))):
            return Chunk(rows, lines, [])
        chunk = Chunk([], [], [])
        for record in map(Record, lines, rows):
            line, cells = record
            if record.is_blank:
                continue
            bad = list(self._bad_cells(line, cells))
            if not self._least <= len(cells) <= self._most:
                bad.append(Problem(self.file.path, line, None, self._ragged(cells)))
            chunk.problems.extend(bad)
            if not bad:
                chunk.rows.append(cells[: self._least])
                chunk.lines.append(line)
        return chunk

    def _ragged(self, cells: list[str]) -> str:
        """Say what is wrong with the number of a row's cells."""
        text = f"{len(cells)} fields where the heading has {self._least}"
        if len(cells) < self._least:
            return f"too few fields: {text}"
        if _used(cells) <= self._least:
            return f"too many fields: {text}; those at the end are blank"
        return f"too many fields: {text}; a cell with the delimiter in it needs quotes"

    def _bad_cells(self, line: int, cells: list[str]) -> Iterator[Problem]:
        for place, cell in enumerate(cells):
            name = self.names[place] if place < len(self.names) else None
            if "\0" in cell:
                yield Problem(self.file.path, line, name, NUL_BYTE)
            if 4 * len(cell) > MAX_FIELD and len(cell.encode()) > MAX_FIELD:
                text = f"a field of more than 1 MiB: {quoted(cell, 20)}"
                yield Problem(self.file.path, line, name, text)


def all_records(records: Records | GridRecords) -> Iterator[Record]:
    """Read records to the end, blank ones too."""
    for split in records.rest():
        yield from map(Record, split.lines, split.rows)


def _used(cells: list[str]) -> int:
    """Count the cells up to the last one that is not blank."""
    count = len(cells)
    while count and not cells[count - 1].strip():
        count -= 1
    return count
