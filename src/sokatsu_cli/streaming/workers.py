"""The later parts of a large file in processes of their own, while the first are worked on.

The helpers take parts from the last one down, the first process from the first one up, so that all
end at the same time whatever else their processors do. A part belongs to whoever locks the byte of
its number in a file. What a helper did is used only if the part before ends, with a record, just
where its own begins; so what is written is the same with and without it.
"""

import os
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from select import select
from typing import BinaryIO, NamedTuple

from sokatsu_cli.model.interruptions import SIGNALS
from sokatsu_cli.model.systems import has_fork
from sokatsu_cli.reading.blocks import BLOCK, LINES, AtOnce, Blocks, Ends

_LARGE = 1 << 24
"""Bytes from which on a helper pays."""

_PART = 1 << 22
"""Bytes of a part."""

_LINE = 1 << 16
"""Bytes in which a line must end, for a part to begin behind it."""

_MOST_HELPERS = 3
"""More would wait for the first process, which alone puts everything together."""

_PATIENCE = 0.1
"""Seconds after which a helper without work looks whether the first process is still there."""

_LEFT = -1
"""Stands for the lines of a part with something that is not for a helper."""


class _Report(NamedTuple):
    """What a helper says of a part: its number, bytes and lines, and which bytes to write."""

    number: int
    helper: int
    size: int
    lines: int
    start: int
    length: int


_REPORT = struct.Struct(f"{len(_Report._fields)}q")


class _Job(NamedTuple):
    """What all helpers work on.

    Attributes:
        descriptor: The file.
        starts: Where the parts begin, in bytes.
        at_once: What is done with its blocks.
        claims: The file whose bytes are locked.
        sender: The descriptor to which reports go.
        parent: The number of the first process.
        ends: Where the file is divided into blocks.
    """

    descriptor: int
    starts: Sequence[int]
    at_once: AtOnce
    claims: BinaryIO
    sender: int
    parent: int
    ends: Ends = LINES


class Part(NamedTuple):
    """What was done ahead: bytes of the file, lines of these, and what is to be written."""

    size: int
    lines: int
    output: Iterator[bytes]


class Ahead:
    """The parts of a file, one after another, and what the helpers have done of them."""

    def __init__(
        self, starts: Sequence[int], claims: BinaryIO, receiver: int, outputs: Sequence[BinaryIO]
    ) -> None:
        """Take what `working_ahead` has begun.

        Args:
            starts: Where the parts begin, in bytes.
            claims: The file whose bytes are locked.
            receiver: The descriptor from which reports come.
            outputs: What each helper writes to.
        """
        self._starts = starts
        self._claims = claims
        self._receiver = receiver
        self._outputs = outputs
        self._reports: dict[int, _Report] = {}
        self._next = 0

    @property
    def offset(self) -> int | None:
        """Where the next part begins; None behind the last one."""
        return self._starts[self._next] if self._next < len(self._starts) else None

    def part(self, *, clean: bool) -> Part | None:
        """Go on by a part; return it if it has been done, None if the caller must do it.

        Args:
            clean: Whether all before it has been dealt with.
        """
        number = self._next
        self._next += 1
        mine = _claimed(self._claims, number)
        report = self._report(number, wait=not mine) if clean else None
        if report is None or report.lines == _LEFT:
            return None
        end = report.start + report.length
        read = _reader(self._outputs[report.helper].fileno(), report.start, end)
        return Part(report.size, report.lines, iter(partial(read, BLOCK), b""))

    def _report(self, number: int, *, wait: bool) -> _Report | None:
        """Return what has been said of a part, or is going to be; None if nothing will be.

        Args:
            number: The part.
            wait: Whether a helper has claimed it. The claims of one that has ended are free.
        """
        while number not in self._reports and (wait or select([self._receiver], [], [], 0)[0]):
            data = os.read(self._receiver, _REPORT.size)
            if not data:
                break
            report = _Report(*_REPORT.unpack(data))
            self._reports[report.number] = report
        return self._reports.get(number)


@contextmanager
def working_ahead(
    file: BinaryIO, size: int, at_once: AtOnce, ends: Ends = LINES
) -> Iterator[Ahead | None]:
    """Work on the later parts of a file at the same time, where that is possible and pays.

    Args:
        file: A file in UTF-8.
        size: Its bytes.
        at_once: What is done with its blocks.
        ends: Where it may be divided.
    """
    with ExitStack() as stack:
        begun = None
        helpers = min(cores() - 1, _MOST_HELPERS)
        if size >= _LARGE and helpers > 0:
            with suppress(OSError):  # the first process can do everything
                begun = _begun(file.fileno(), size, (at_once, ends), helpers, stack)
        yield begun


def _begun(
    descriptor: int, size: int, done: tuple[AtOnce, Ends], helpers: int, stack: ExitStack
) -> Ahead:
    from tempfile import TemporaryFile

    starts = _part_starts(descriptor, size, done[1])
    files = [stack.enter_context(TemporaryFile()) for _file in range(1 + helpers)]  # noqa: SIM115
    claims, *outputs = files
    receiver, sender = os.pipe()
    stack.callback(os.close, receiver)
    job = _Job(descriptor, starts, done[0], claims, sender, os.getpid(), done[1])
    # A helper sees none of these signals, which are for the first process: that one ends it.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        with suppress(OSError):  # fewer helpers will do
            for helper, output in enumerate(outputs):
                number = forked(partial(_work, job, helper, output), receiver)
                stack.callback(os.waitpid, number, 0)
                stack.callback(os.kill, number, signal.SIGKILL)
    finally:
        os.close(sender)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return Ahead(starts, claims, receiver, outputs)


def cores() -> int:
    """Count the processors that helpers can use: one where the system lets none be begun."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and has_fork() else 1


def _part_starts(descriptor: int, size: int, ends: Ends) -> list[int]:
    """Return where the parts begin: each behind an end, such as that of a line."""
    places = range(_PART, size, _PART)
    found = ((at, ends.first(os.pread(descriptor, _LINE, at))) for at in places)
    starts = {at + end for at, end in found if end}
    return sorted(starts - {size})


def forked(work: Callable[[], None], *others: int) -> int:
    """Begin a process that does some work, and return its number.

    Whatever fails there, such as a full disk, will fail in the first process too, which reports it.

    Args:
        work: What is done.
        others: Descriptors that are for the first process alone, so that a helper can tell when
            nobody reads its reports.
    """
    number = os.fork()
    if number:
        return number
    try:
        with suppress(Exception):
            for each in others:
                os.close(each)
            work()
    finally:
        os._exit(0)  # which leaves the buffers and the exit handlers to the first process


def _work(job: _Job, helper: int, output: BinaryIO) -> None:
    """Work on parts from the last one down, as long as there are any; report each.

    Then wait to be ended, since without this process its claims would be free for others.
    """
    for number in reversed(range(len(job.starts))):
        if os.getppid() != job.parent or not _claimed(job.claims, number):
            continue
        begin, *ends = job.starts[number : number + 2]
        read = _reader(job.descriptor, begin, ends[0] if ends else None)
        blocks = Blocks(read, ends=job.ends)
        start, size, lines = output.tell(), 0, 0
        while (block := blocks.take()) and (done := job.at_once(block)):
            output.write(done.data)
            size += len(block)
            lines += done.lines
        output.flush()
        length = output.tell() - start
        report = _Report(number, helper, size, _LEFT if block else lines, start, length)
        os.write(job.sender, _REPORT.pack(*report))
    os.close(job.sender)
    while os.getppid() == job.parent:
        time.sleep(_PATIENCE)


def _claimed(claims: BinaryIO, number: int) -> bool:
    """Claim a part; return whether nobody else has."""
    import fcntl  # which not every system has that this module is loaded on

    try:
        fcntl.lockf(claims, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)
    except OSError:
        return False
    return True


def _reader(descriptor: int, start: int, end: int | None) -> Callable[[int], bytes]:
    """Return what reads the bytes of a file from one place to another, or to its end."""
    place = start

    def read(size: int) -> bytes:
        nonlocal place
        data = os.pread(descriptor, size if end is None else min(size, end - place), place)
        place += len(data)
        return data

    return read
