"""The second half of a large file in a process of its own, while the first half is worked on.

Its work is used only if the first half ends, with a record, just where the second begins; so what
is written is the same with and without it.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sokatsu_cli.blocks import AtOnce, Blocks

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LARGE = 1 << 24
"""Bytes from which on a second process pays."""

_LINE = 1 << 16
"""Bytes in which a line must end, to begin behind it."""


class Part(NamedTuple):
    """What was done ahead: bytes of the file, lines of these, and what is to be written."""

    size: int
    lines: int
    output: BinaryIO


class Ahead:
    """A process that works on a file from a place on, until something is not for it.

    Attributes:
        start: That place, in bytes; a line begins there.
    """

    def __init__(self, start: int, connection: "Connection", output: BinaryIO) -> None:
        """Take what `working_ahead` has begun."""
        self.start = start
        self._connection = connection
        self._output = output

    def part(self) -> Part:
        """Wait for the process to end and return what it has done, nothing if it failed."""
        try:
            size, lines = self._connection.recv()
        except EOFError:
            size, lines = 0, 0
            self._output.truncate(0)
        self._output.seek(0)
        return Part(size, lines, self._output)


@contextmanager
def working_ahead(file: BinaryIO, size: int, at_once: AtOnce) -> Iterator[Ahead | None]:
    """Work on the second half of a file at the same time, where that is possible and pays.

    Args:
        file: A file in UTF-8 that the operating system knows.
        size: Its bytes.
        at_once: What is done with its blocks.
    """
    start = _middle(file, size) if size >= _LARGE and _cores() > 1 else None
    if start is None:
        yield None
        return
    from multiprocessing import get_context
    from tempfile import TemporaryFile

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    with TemporaryFile() as output:
        process = context.Process(
            target=_work, args=(file.fileno(), start, at_once, output, sender)
        )
        process.start()
        sender.close()
        try:
            yield Ahead(start, receiver, output)
        finally:
            process.terminate()
            process.join()


def _cores() -> int:
    """Count the processors that a second process of the same kind can use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _middle(file: BinaryIO, size: int) -> int | None:
    """Return where the first line after the middle begins, None where that is not near."""
    middle = size // 2
    found = os.pread(file.fileno(), _LINE, middle).find(b"\n")
    return None if found < 0 else middle + found + 1


def _work(
    descriptor: int, start: int, at_once: AtOnce, output: BinaryIO, sender: "Connection"
) -> None:
    """Work on blocks until one is left or the file ends; send how many bytes and lines.

    Whatever fails here, such as a full disk, will fail in the first process too, which reports it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends this one
    place = start

    def read(size: int) -> bytes:
        nonlocal place
        data = os.pread(descriptor, size, place)
        place += len(data)
        return data

    blocks = Blocks(read)
    size = lines = 0
    with sender, suppress(Exception):
        while (block := blocks.take()) and (done := at_once(block)):
            output.write(done.data)
            size += len(block)
            lines += done.lines
        output.flush()
        sender.send((size, lines))
