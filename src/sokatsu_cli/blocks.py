"""A stream of bytes in blocks that end with a line, so that memory does not grow with the file."""

from collections.abc import Callable

BLOCK = 1 << 19
"""Bytes of a block: enough for NumPy, not too many for the cache of a processor."""

Read = Callable[[int], bytes]
"""Reads at most so many bytes; none at the end."""


class Blocks:
    """Hands out a stream block by block; what was not used of a block can be given back.

    Attributes:
        ended: Whether the stream has nothing after the last block that was taken.
    """

    def __init__(self, read: Read, size: int | None = None) -> None:
        """Take what reads the stream, in an encoding whose line breaks are single bytes."""
        self._read = read
        self._size = size or BLOCK
        self._kept = b""
        self.ended = False

    def take(self) -> bytes:
        """Return some whole lines, the last one of the stream as it is; b"" at the end.

        A block is longer than others where a line is, or where most of it had been given back.
        """
        data, self._kept = self._kept, b""
        while not self.ended:
            more = self._read(max(self._size, len(data)))
            self.ended = not more
            data += more
            end = data.rfind(b"\n") + 1 or data.rfind(b"\r", 0, -1) + 1
            if end and more:
                self._kept = data[end:]
                return data[:end]
        return data

    def give_back(self, rest: bytes) -> None:
        """Take back the end of the last block."""
        self._kept = rest + self._kept

    def end(self) -> None:
        """Hand out nothing more."""
        self._kept, self.ended = b"", True
