"""Work on a table of any length: part after part read, computed and put together.

Memory does not grow with the rows but for what a work keeps of them, and what comes out is the same
however the table is divided.
"""

import pickle
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from io import BytesIO
from typing import Generic, NamedTuple, Protocol, TypeVar

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import LISTED, HeadingError, InputError, Problem, Problems
from sokatsu_cli.rate.parts import Part, TextPart
from sokatsu_cli.reading.blocks import LINES, Done
from sokatsu_cli.reading.records import Shortcut
from sokatsu_cli.reading.rs_blocks import INDICATORS, Seam
from sokatsu_cli.reading.rs_tables import RsTable
from sokatsu_cli.reading.text_tables import Chunk, Table
from sokatsu_cli.streaming.block_parts import block_part, tidy_part
from sokatsu_cli.streaming.workers import Ahead, working_ahead

Result = TypeVar("Result")


class Work(Protocol[Result]):
    """What is done with the rows of a table."""

    def result(self, part: Part) -> Result:
        """Return what comes of a part, in whatever process.

        Raises:
            InputError: All that is wrong with its cells.
        """

    def take(self, result: Result, line: int) -> None:
        """Put together the results of all parts, one after another, in the first process.

        Args:
            result: What came of the next part.
            line: What is added to the lines of that part.
        """


def work_through(
    table: Table,
    header: Header,
    work: Work[Result],
    problems: Problems,
    seen: Callable[[Part], None],
) -> None:
    """Work on all rows of a table.

    Args:
        table: What is read; after this it holds the notes for the user.
        header: Its header.
        work: What is done. What it has taken before an error should not be used.
        problems: Takes what is wrong with the table.
        seen: Takes each part of a spreadsheet too, after the work.

    Raises:
        UnicodeDecodeError: It is not in the encoding that was assumed.
    """

    def work_off(shortcut: Shortcut | None) -> None:
        for chunk in table.chunks("computing", shortcut):
            found = chunk.problems
            if chunk.rows:
                part = rows_part(chunk.rows, chunk.lines, header, table.file.path)
                try:
                    work.take(work.result(part), 0)
                except InputError as error:
                    found = [*found, *_in_the_file(error, chunk, part, work)]
                else:
                    if source is None:
                        seen(part)
            problems.add(found)

    source = table.file.source
    if source is None or not table.is_regular:
        work_off(None)
        return
    blocks = BlockWork(table, header, work)
    ends = INDICATORS if isinstance(table, RsTable) else LINES
    ahead = working_ahead(source.file, source.size, blocks.at_once, ends)
    with ahead if source.codec == "utf-8" else nullcontext() as begun:
        blocks.ahead = begun
        work_off(blocks)
    source.refuse_changed()


def _in_the_file(
    error: InputError, chunk: Chunk, part: TextPart, work: Work[Result]
) -> Iterable[Problem]:
    """Return what is wrong with rows at its places in the file, where they were put together."""
    if not chunk.origins:
        return error.problems
    numbered = TextPart(part.header, part.column, range(len(part.lines)), part.path)
    try:
        work.result(numbered)
    except InputError as again:
        error = again
    places = (chunk.origins[each.line or 0](each.column or "") for each in error.problems)
    found = zip(error.problems, places, strict=True)
    told = (each._replace(line=line, column=heading) for each, (line, heading) in found)
    return dict.fromkeys(told)  # those that are of all its years once


class _Read(NamedTuple, Generic[Result]):
    """What came of a block: nothing for one without rows, its lines, and what is to be told."""

    results: list[Result]
    lines: int
    seam: Seam | None


class BlockWork(Generic[Result]):
    """Works on blocks of bytes as they are, in this process and ahead of it."""

    ahead: Ahead | None = None

    def __init__(self, table: Table, header: Header, work: Work[Result]) -> None:
        self._table = table
        self._header = header
        self._work = work

    @property
    def offset(self) -> int | None:
        """Where the next part begins that may have been dealt with; None for no part."""
        return self.ahead.offset if self.ahead else None

    def at_once(self, block: bytes) -> Done | None:
        """Return what comes of a block, packed; None if that is not certain."""
        found = self._result(block)
        return found and Done(pickle.dumps(tuple(found), pickle.HIGHEST_PROTOCOL), found.lines)

    def take(self, block: bytes, line: int) -> int | None:
        """Deal with a block that begins on a line; return how many it has, or None."""
        found = self._result(block)
        if found is None:
            return None
        self._take(found, line)
        return found.lines

    def jump(self, line: int, *, clean: bool) -> tuple[int, int]:
        """Deal with the next part, which begins on a line; return its bytes and lines, or 0, 0."""
        assert self.ahead is not None  # noqa: S101 - else there is no place to jump from
        part = self.ahead.part(clean=clean and not self._is_open)
        if part is None:
            return 0, 0
        packed = BytesIO(b"".join(part.output))
        while packed.tell() < packed.getbuffer().nbytes:
            found = _Read[Result](*pickle.load(packed))  # noqa: S301 - of a process of this command
            self._take(found, line)
            line += found.lines
        return part.size, part.lines

    @property
    def _is_open(self) -> bool:
        return isinstance(self._table, RsTable) and self._table.is_open

    def _take(self, found: _Read[Result], line: int) -> None:
        if found.seam and isinstance(self._table, RsTable):
            self._table.joined(found.seam, line)
        for result in found.results:
            self._work.take(result, line)

    def _result(self, block: bytes) -> _Read[Result] | None:
        part, lines, seam = self._part(block)
        if lines is None:
            return None
        try:
            return _Read([self._work.result(part)] if part else [], lines, seam)
        except InputError:  # told with its places by the reader of records
            return None

    def _part(self, block: bytes) -> tuple[Part | None, int | None, Seam | None]:
        """Return a block as a part, if it has rows; its lines, None if that is not certain."""
        file = self._table.file
        if not isinstance(self._table, RsTable):
            part = block_part(block, self._header, file.path, file.delimiter)
            return part, len(part.lines) if part else None, None
        rows = self._table.rows_of(block)
        if rows is None:
            return None, None, None
        if not rows.lines:
            return None, rows.size, rows.seam
        return tidy_part(rows, self._header, file.path, file.delimiter), rows.size, rows.seam


def rows_part(
    rows: Sequence[Sequence[str]], lines: Sequence[int], header: Header, path: str
) -> TextPart:
    """Return rows of cells as a part of a table."""
    columns = list(zip(*rows, strict=True))
    return TextPart(header, columns.__getitem__, lines, path)


def refused_table(
    table: Table,
    error: InputError,
    most: int = LISTED,
    seen: Callable[[Sequence[Sequence[str]], Sequence[int]], None] = lambda _rows, _lines: None,
) -> InputError:
    """Return what is wrong with a table whose heading is, and with its records.

    Args:
        table: The table.
        error: What is wrong with its heading.
        most: How many problems are named.
        seen: Takes the whole rows and their lines.
    """
    if isinstance(error, HeadingError):
        return error
    problems = Problems(most)
    problems.add(error.problems)
    for chunk in table.chunks("reading"):
        problems.add(chunk.problems)
        seen(chunk.rows, chunk.lines)
    return problems.error()
