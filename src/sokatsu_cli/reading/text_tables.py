"""Tables of text: a heading and the whole rows below it; every record that is not is named."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple, Protocol

from sokatsu_cli.model.errors import HeadingError, InputError, Problem
from sokatsu_cli.model.headings import own_names
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.places import Places
from sokatsu_cli.model.progress import tracked
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.json_records import JsonRecords
from sokatsu_cli.reading.record_files import File
from sokatsu_cli.reading.records import (
    MAX_FIELD,
    NUL_BYTE,
    NUL_CHARACTER,
    GridRecords,
    Record,
    Records,
    Shortcut,
    Split,
)
from sokatsu_cli.reading.table_headings import TITLES, heading_record

Origin = Callable[[str], tuple[int, str]]
"""Column of a row that was put together to the line and the heading of its cell in the file."""


class Chunk(NamedTuple):
    """Some rows that fit the heading, the physical line of each, and what others have wrong.

    ``origins`` tell where the cells of each row stand, if rows were put together.
    """

    rows: list[list[str]]
    lines: list[int]
    problems: list[Problem]
    origins: Sequence[Origin] = ()


class Table(Protocol):
    """A heading and the whole rows below it, whatever file they come from.

    Attributes:
        file: Where it stands.
        names: Its headings.
        columns: Known column to the heading that holds it, as a user named it.
        line: The physical line of the headings, None where they stand in no line.
        notes: What the user should know; whether there are rows, once they have been read.
        is_regular: Whether a row has as many cells as there are headings, and no other number.
        places: Where its rows stand.
    """

    file: File
    names: list[str]
    columns: Mapping[str, str]
    line: int | None
    notes: list[str]
    is_regular: bool
    places: Places

    def chunks(self, name: str, shortcut: Shortcut | None = None) -> Iterator[Chunk]:
        """Read the rows; see `TextTable.chunks`."""


class TextTable:
    """A heading and the rows below it.

    Spreadsheets write empty columns at the right, some of them only in the first rows: these are
    dropped, and a row need not reach into them.

    Attributes:
        file: Where it stands.
        names: Its headings.
        columns: Known column to the heading that holds it, where headings are unusual.
        line: The physical line of the headings.
        notes: What the user should know; whether there are rows, once they have been read.
        is_regular: Whether a row has as many cells as there are headings, and no other number.
        places: Each row knows its line, but in a table on pages.
    """

    def __init__(
        self,
        file: File,
        columns: Mapping[str, str] = MappingProxyType({}),
        header_row: int | None = None,
    ) -> None:
        """Read the heading, and name what stands above it.

        Args:
            file: Where it stands.
            columns: Known column to the heading that holds it, where headings are unusual.
            header_row: The line of the headings, where it is known.

        Raises:
            InputError: There is none.
        """
        self.file = file
        self.places: Places = file.places
        self.columns = columns
        self._header_row = header_row
        self.notes = list(file.notes)
        self._records = file.read()
        head = self._heading()
        self.line: int | None = head.line
        self._most = len(head.cells)
        self._least = _used(head.cells)
        self.is_regular = self._least == self._most
        if not self.is_regular:  # there may be cells below headings that are blank
            below = (record for record in all_records(file.read()) if record.line >= head.line)
            self._least = max(_used(record.cells[: self._most]) for record in below)
        self.names = own_names(head.cells[: self._least])
        self._head = head

    def _heading(self) -> Record:
        """Read up to the headings: the first record, or below titles the first that has some."""
        head = self._records.first()
        if head is None:
            empty = [Problem(self.file.path, None, None, _("the file is empty"))]
            raise InputError(self._records.problems or empty)
        found = self._named() or heading_record(head, self._from_the_first())
        near = islice(() if found else self._from_the_first(), TITLES)
        if _is_title(head.cells) and any(_used(each.cells) > 1 for each in near):
            text = _(
                "a title, not headings: {title}; 'sokatsu tidy' reads an office's own sheet"
            ).format(title=_text(head))
            raise HeadingError([Problem(self.file.path, head.line, None, text)])
        while found and head.line < found.line:
            text = _("a title, no part of the table: {title}").format(title=_text(head))
            self.notes.append(str(Problem(self.file.path, head.line, None, text)))
            head = self._records.first() or head
        return head

    def _named(self) -> Record | None:
        """Return the record on the line that the headings are said to stand on, if any is."""
        line = self._header_row
        if line is None:
            return None
        records = (each for each in self._from_the_first() if each.line >= line)
        found = next(records, None)
        if found is None or found.line != line or found.is_blank:
            raise InputError([Problem(self.file.path, line, None, _(NO_HEADINGS))])
        return found

    def _from_the_first(self) -> Iterator[Record]:
        yield from all_records(self.file.read())

    def chunks(self, name: str, shortcut: Shortcut | None = None) -> Iterator[Chunk]:
        """Read the rows.

        Args:
            name: What is done meanwhile, to be shown with the progress; "" if it is not shown.
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
            self.notes.append(_("{path}: no rows below the heading").format(path=self.file.path))

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
        text = _("{count} fields where the heading has {least}").format(
            count=len(cells), least=self._least
        )
        if len(cells) < self._least:
            return _("too few fields: {text}").format(text=text)
        if _used(cells) <= self._least:
            return _("too many fields: {text}; those at the end are blank").format(text=text)
        return _("too many fields: {text}; a cell with the delimiter in it needs quotes").format(
            text=text
        )

    def _bad_cells(self, line: int, cells: list[str]) -> Iterator[Problem]:
        for place, cell in enumerate(cells):
            name = self.names[place] if place < len(self.names) else None
            if "\0" in cell:
                told = NUL_CHARACTER if self.file.is_json else NUL_BYTE
                yield Problem(self.file.path, line, name, _(told))
            if 4 * len(cell) > MAX_FIELD and len(cell.encode()) > MAX_FIELD:
                text = _("a field of more than 1 MiB: {cell}").format(cell=quoted(cell, 20))
                yield Problem(self.file.path, line, name, text)


NO_HEADINGS = N_("no headings stand here, where --header-row says that they do")
"""What is wrong with a line that has none."""


def _is_title(cells: Sequence[str]) -> bool:
    """Tell whether a record is one text, and not headings that were not split."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 and not set(filled[0]) & {*",;|\t"}


def _text(record: Record) -> str:
    return quoted(" ".join(filter(None, map(str.strip, record.cells))))


def all_records(records: Records | GridRecords | JsonRecords) -> Iterator[Record]:
    """Read records to the end, blank ones too."""
    for split in records.rest():
        yield from map(Record, split.lines, split.rows)


def _used(cells: list[str]) -> int:
    """Count the cells up to the last one that is not blank."""
    count = len(cells)
    while count and not cells[count - 1].strip():
        count -= 1
    return count
