"""The second half of a large file in a process of its own, while the first half is worked on.

Its work is used only if the first half ends, with a record, just where the second begins; so what
is written is the same with and without it.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sokatsu_cli.blocks import AtOnce, Blocks
from sokatsu_cli.endings import ENDING, ending_at_once

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
        file: A file in UTF-8.
        size: Its bytes.
        at_once: What is done with its blocks.
    """
    with ExitStack() as stack:
        begun = None
        if size >= _LARGE and _cores() > 1:
            with suppress(OSError):  # the first process can do everything
                begun = _begun(file, size // 2, at_once, stack)
        yield begun


def _begun(file: BinaryIO, middle: int, at_once: AtOnce, stack: ExitStack) -> Ahead | None:
    """Begin behind the line at the middle, if it ends soon."""
    descriptor = os.dup(file.fileno())  # since a new process closes its standard input
    stack.callback(os.close, descriptor)
    line_end = os.pread(descriptor, _LINE, middle).find(b"\n")
    if line_end < 0:
        return None
    from multiprocessing import get_context
    from tempfile import TemporaryFile

    start = middle + line_end + 1
    context = get_context("fork")
    output = stack.enter_context(TemporaryFile())  # noqa: SIM115 - closed with the stack
    receiver, sender = context.Pipe(duplex=False)
    stack.callback(receiver.close)
    process = context.Process(target=_work, args=(descriptor, start, at_once, output, sender))
    # The new process never sees Ctrl-C, which is for the first one: that one ends it. What else
    # ends it waits until it no longer does what the first one would.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, *ENDING])
    try:
        process.start()
        stack.callback(process.join)
        stack.callback(process.terminate)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    sender.close()
    return Ahead(start, receiver, output)


def _cores() -> int:
    """Count the processors that a second process of the same kind can use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _work(
    descriptor: int, start: int, at_once: AtOnce, output: BinaryIO, sender: "Connection"
) -> None:
    """Work on blocks until one is left or the file ends; send how many bytes and lines.

    Whatever fails here, such as a full disk, will fail in the first process too, which reports it.
    """
    ending_at_once()
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
