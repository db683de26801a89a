"""The rates of a table of any length: block after block read, computed and written.

Memory does not grow with the rows, and what is written is the same however they are divided.
"""

from contextlib import nullcontext
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import HeadingError, InputError, Problems
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.reading.blocks import AtOnce
from sokatsu_cli.reading.text_tables import Chunk, TextTable
from sokatsu_cli.streaming.workers import Ahead, working_ahead
from sokatsu_cli.writing.displays import Table, View
from sokatsu_cli.writing.formats import StreamFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd


class Stream(NamedTuple):
    """What is done to the rows of a table.

    Attributes:
        rate: Adds the rates to some rows, and may leave some of these out.
        header: The header of what it returns.
        form: How that is written.
        view: How it should look.
        at_once: Does the same to whole blocks of bytes, if anything does.
    """

    rate: "Callable[[pd.DataFrame], pd.DataFrame]"
    header: Header
    form: StreamFormat
    view: View
    at_once: AtOnce | None = None


def write_stream(table: TextTable, stream: Stream, output: BinaryIO) -> int:
    """Read a table, compute its rates and write it.

    Args:
        table: What is read; after this it holds the notes for the user.
        stream: What is done.
        output: Where it is written. What is there before an error should not be used.

    Returns:
        How many rows were rated one chunk after another and written.

    Raises:
        InputError: All that is wrong with the table.
        UnicodeDecodeError: It is not in the encoding that was assumed.
    """
    source = table.file.source
    if source is None:  # a spreadsheet
        return _write(table, stream, output, None)
    if stream.at_once is None:
        written = _write(table, stream, output, None)
    else:
        ahead = working_ahead(source.file, source.size, stream.at_once)
        with ahead if source.codec == "utf-8" else nullcontext() as begun:
            written = _write(table, stream, output, _Shortcut(stream.at_once, begun, output))
    source.refuse_changed()
    return written


class _Shortcut:
    """Writes what is computed at once, or was computed ahead."""

    def __init__(self, at_once: AtOnce, ahead: Ahead | None, output: BinaryIO) -> None:
        self.offset = ahead.offset if ahead else None
        self._at_once = at_once
        self._ahead = ahead
        self._output = output

    def take(self, block: bytes) -> int | None:
        done = self._at_once(block)
        if done is None:
            return None
        self._output.write(done.data)
        return done.lines

    def jump(self, *, clean: bool) -> tuple[int, int]:
        assert self._ahead is not None  # noqa: S101 - else there is no place to jump from
        part = self._ahead.part(clean=clean)
        self.offset = self._ahead.offset
        if part is None:
            return 0, 0
        self._output.writelines(part.output)
        return part.size, part.lines


def _write(table: TextTable, stream: Stream, output: BinaryIO, shortcut: _Shortcut | None) -> int:
    written = 0
    problems = Problems()
    output.write(stream.form.begin(stream.header, stream.view).encode())
    for chunk in table.chunks("computing", shortcut):
        found = chunk.problems
        if chunk.rows:
            try:
                rated = stream.rate(_frame_maker()(table, chunk))
            except InputError as error:
                found = [*found, *error.problems]
            else:
                output.write(stream.form.rows(Table(rated, stream.header, stream.view)).encode())
                written += len(rated)
        problems.add(found)
    if problems.count:
        raise problems.error()
    return written


def refused_table(table: TextTable, error: InputError) -> InputError:
    """Return what is wrong with a table whose heading is, and with its records."""
    if isinstance(error, HeadingError):
        return error
    problems = Problems()
    problems.add(error.problems)
    for chunk in table.chunks("reading"):
        problems.add(chunk.problems)
    return problems.error()


@cache
def _frame_maker() -> "Callable[[TextTable, Chunk], pd.DataFrame]":
    """Load pandas, once there are rows that need it."""
    with quick_import():
        from sokatsu_cli.reading.frames import frame_of
    return frame_of
