"""The rates of a table of any length: block after block read, computed and written.

Memory does not grow with the rows, and what is written is the same however they are divided.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sokatsu_cli.columns import Header
from sokatsu_cli.errors import InputError, Problems
from sokatsu_cli.rendering import StreamFormat
from sokatsu_cli.startup import importing_pandas
from sokatsu_cli.text_tables import Chunk, TextTable
from sokatsu_cli.views import Table, View

if TYPE_CHECKING:
    import pandas as pd


class Stream(NamedTuple):
    """What is done to the rows of a table.

    Attributes:
        rate: Adds the rates to some rows, and may leave some of these out.
        header: The header of what it returns.
        form: How that is written.
        view: How it should look.
        at_once: Makes of the bytes of some records what rating and writing them would, or
            returns None.
    """

    rate: "Callable[[pd.DataFrame], pd.DataFrame]"
    header: Header
    form: StreamFormat
    view: View
    at_once: Callable[[bytes], bytes | None] | None = None


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
    """
    written = 0
    problems = Problems()
    output.write(stream.form.begin(stream.header, stream.view).encode())

    def take(block: bytes) -> bool:
        done = stream.at_once(block) if stream.at_once else None
        output.write(done or b"")
        return done is not None

    for chunk in table.chunks("computing", take):
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
    problems = Problems()
    problems.add(error.problems)
    for chunk in table.chunks("reading"):
        problems.add(chunk.problems)
    return problems.error()


@cache
def _frame_maker() -> "Callable[[TextTable, Chunk], pd.DataFrame]":
    """Load pandas, once there are rows that need it."""
    with importing_pandas():
        from sokatsu_cli.reading import frame_of
    return frame_of
