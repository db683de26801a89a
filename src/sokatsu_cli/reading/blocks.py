"""A stream of bytes in blocks that end with a line, so that memory does not grow with the file.

Where several lines belong together, a block ends with the last of them (see `Ends`).
"""

from collections.abc import Callable
from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _

BLOCK = 1 << 19
"""Bytes of a block: enough for NumPy, not too many for the cache of a processor."""

MAX_RECORD = 1 << 24
"""Bytes that a line, and a record of several, may have."""


def long_line() -> str:
    """Return what is said of a line that does not end."""
    told = _("a line of more than {mib} MiB; this is no table of text")
    return told.format(mib=MAX_RECORD >> 20)


ReadBytes = Callable[[int], bytes]
"""Reads at most so many bytes; none at the end."""


class Ends(NamedTuple):
    """Where a stream may be divided: each returns the place behind an end in bytes, 0 for none.

    Attributes:
        first: Finds the first end.
        last: Finds the last one.
    """

    first: Callable[[bytes], int]
    last: Callable[[bytes], int]


def _first_line(data: bytes) -> int:
    return data.find(b"\n") + 1


def _last_line(data: bytes) -> int:
    return data.rfind(b"\n") + 1 or data.rfind(b"\r", 0, -1) + 1


LINES = Ends(_first_line, _last_line)
"""Behind any line."""


class Done(NamedTuple):
    """What was made of a whole block: bytes to write, and how many lines it had."""

    data: bytes
    lines: int


class LongLineError(Exception):
    """A line of more than `MAX_RECORD` bytes, which is no text.

    Attributes:
        offset: Where it begins in the file.
    """

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


AtOnce = Callable[[bytes], Done | None]
"""Makes of a block of whole records what rating and writing them would, or returns None."""


class Blocks:
    """Hands out a stream block by block; what was not used of a block can be given back.

    Attributes:
        ended: Whether the stream has nothing after the last block that was taken.
    """

    def __init__(self, read: ReadBytes, offset: int = 0, ends: Ends = LINES) -> None:
        """Take what reads the stream, where it begins in the file, and where it may be divided.

        Line breaks must be single bytes in its encoding.
        """
        self._read = read
        self._offset = offset  # of what is read next
        self._end = ends.last
        self._pause: int | None = None
        self._kept = b""
        self.ended = False

    def pause_at(self, offset: int | None) -> None:
        """Let a block end at an offset, if a line ends there too."""
        self._pause = offset

    @property
    def paused(self) -> bool:
        """Whether all before the pause has been read."""
        return self._pause is not None and self._offset >= self._pause

    @property
    def clean(self) -> bool:
        """Whether all before the pause has been taken, none of it given back; nothing after it."""
        return self._offset == self._pause and not self._kept

    def take(self) -> bytes:
        """Return some whole lines, the last one of the stream as it is; b"" at the end.

        A block is longer than others where a line is, or where most of it had been given back.

        Raises:
            LongLineError: A line that does not end, as soon as that is sure.
        """
        data, self._kept = self._kept, b""
        while not self.ended:
            doubled = min(len(data), MAX_RECORD - len(data))  # but not far behind what is too long
            more = self._read(self._room(max(BLOCK, doubled)))
            self.ended = not more
            self._offset += len(more)
            data += more
            end = self._end(data)
            if end and more:
                self._kept = data[end:]
                return data[:end]
            if not end and len(data) > MAX_RECORD:
                raise LongLineError(self._offset - len(data))
        return data

    def give_back(self, rest: bytes) -> None:
        """Take back the end of the last block."""
        self._kept = rest + self._kept

    def _room(self, size: int) -> int:
        """Return how many bytes of so many can be read without crossing the pause."""
        if self._pause is None or self._offset >= self._pause:
            return size
        return min(size, self._pause - self._offset)

    def skip(self, count: int) -> None:
        """Leave out so many bytes, or as many as there are, where nothing was given back."""
        while passed := len(self._read(min(count, BLOCK))):
            self._offset += passed
            count -= passed
