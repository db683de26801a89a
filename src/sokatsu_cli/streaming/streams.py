"""Work on a table of any length: part after part read, computed and put together.

Memory does not grow with the rows but for what a work keeps of them, and what comes out is the same
however the table is divided.
"""

import pickle
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from io import BytesIO
from typing import Generic, Protocol, TypeVar

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import LISTED, HeadingError, InputError, Problems
from sokatsu_cli.rate.parts import Part, TextPart
from sokatsu_cli.reading.blocks import Done
from sokatsu_cli.reading.records import Shortcut
from sokatsu_cli.reading.text_tables import TextTable
from sokatsu_cli.streaming.block_parts import block_part
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
    table: TextTable,
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
                    found = [*found, *error.problems]
                else:
                    if source is None:
                        seen(part)
            problems.add(found)

    source = table.file.source
    if source is None or not table.is_regular:
        work_off(None)
        return
    blocks = BlockWork(table, header, work)
    ahead = working_ahead(source.file, source.size, blocks.at_once)
    with ahead if source.codec == "utf-8" else nullcontext() as begun:
        blocks.ahead = begun
        work_off(blocks)
    source.refuse_changed()


class BlockWork(Generic[Result]):
    """Works on blocks of bytes as they are, in this process and ahead of it."""

    ahead: Ahead | None = None

    def __init__(self, table: TextTable, header: Header, work: Work[Result]) -> None:
        self._path = table.file.path
        self._delimiter = table.file.delimiter
        self._header = header
        self._work = work

    @property
    def offset(self) -> int | None:
        """Where the next part begins that may have been dealt with; None for no part."""
        return self.ahead.offset if self.ahead else None

    def at_once(self, block: bytes) -> Done | None:
        """Return what comes of a block, packed; None if that is not certain."""
        found = self._result(block)
        return found and Done(pickle.dumps(found, pickle.HIGHEST_PROTOCOL), found[1])

    def take(self, block: bytes, line: int) -> int | None:
        """Deal with a block that begins on a line; return how many it has, or None."""
        found = self._result(block)
        if found is None:
            return None
        self._work.take(found[0], line)
        return found[1]

    def jump(self, line: int, *, clean: bool) -> tuple[int, int]:
        """Deal with the next part, which begins on a line; return its bytes and lines, or 0, 0."""
        assert self.ahead is not None  # noqa: S101 - else there is no place to jump from
        part = self.ahead.part(clean=clean)
        if part is None:
            return 0, 0
        packed = BytesIO(b"".join(part.output))
        while packed.tell() < packed.getbuffer().nbytes:
            result, lines = pickle.load(packed)  # noqa: S301 - written by a process of this command
            self._work.take(result, line)
            line += lines
        return part.size, part.lines

    def _result(self, block: bytes) -> tuple[Result, int] | None:
        part = block_part(block, self._header, self._path, self._delimiter)
        if part is None:
            return None
        try:
            return self._work.result(part), len(part.lines)
        except InputError:  # told with its places by the reader of records
            return None


def rows_part(
    rows: Sequence[Sequence[str]], lines: Sequence[int], header: Header, path: str
) -> TextPart:
    """Return rows of cells as a part of a table."""
    columns = list(zip(*rows, strict=True))
    return TextPart(header, columns.__getitem__, lines, path)


def refused_table(table: TextTable, error: InputError, most: int = LISTED) -> InputError:
    """Return what is wrong with a table whose heading is, and with its records."""
    if isinstance(error, HeadingError):
        return error
    problems = Problems(most)
    problems.add(error.problems)
    for chunk in table.chunks("reading"):
        problems.add(chunk.problems)
    return problems.error()
