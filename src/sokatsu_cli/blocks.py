"""A stream of bytes in blocks that end with a line, so that memory does not grow with the file."""

import sys
from collections.abc import Callable
from typing import NamedTuple

BLOCK = 1 << 19
"""Bytes of a block: enough for NumPy, not too many for the cache of a processor."""

Read = Callable[[int], bytes]
"""Reads at most so many bytes; none at the end."""


class Done(NamedTuple):
    """What was made of a whole block: bytes to write, and how many lines it had."""

    data: bytes
    lines: int


AtOnce = Callable[[bytes], Done | None]
"""Makes of a block of whole records what rating and writing them would, or returns None."""


class Blocks:
    """Hands out a stream block by block; what was not used of a block can be given back.

    Attributes:
        ended: Whether the stream has nothing after the last block that was taken.
    """

    def __init__(self, read: Read, place: int = 0) -> None:
        """Take what reads the stream, and the place in the file where it begins.

        Line breaks must be single bytes in its encoding.
        """
        self._read = read
        self._place = place
        self._pause = place
        self._kept = b""
        self.ended = False

    @property
    def place(self) -> int:
        """The place in the file up to which bytes were handed out and not given back."""
        return self._place - len(self._kept)

    def take(self) -> bytes:
        """Return some whole lines, the last one of the stream as it is; b"" at the end.

        A block is longer than others where a line is, or where most of it had been given back.
        """
        data, self._kept = self._kept, b""
        while not self.ended:
            room = self._pause - self._place if self._place < self._pause else None
            more = self._read(min(max(BLOCK, len(data)), room or sys.maxsize))
            self.ended = not more
            self._place += len(more)
            data += more
            end = data.rfind(b"\n") + 1 or data.rfind(b"\r", 0, -1) + 1
            if end and more:
                self._kept = data[end:]
                return data[:end]
        return data

    def give_back(self, rest: bytes) -> None:
        """Take back the end of the last block."""
        self._kept = rest + self._kept

    def pause_at(self, place: int) -> None:
        """Let a block end at a place, if a line ends there too."""
        self._pause = place

    def skip(self, count: int) -> None:
        """Leave out so many bytes, where nothing was given back."""
        self._place += count
        while count:
            count -= len(self._read(min(count, BLOCK)))
