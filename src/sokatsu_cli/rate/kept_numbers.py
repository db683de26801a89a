"""Columns of whole numbers that grow with a table, in as few bytes as hold them."""

from collections.abc import Iterator

import numpy as np

from sokatsu_cli.rate.digits import Numbers

_KINDS = (np.uint8, np.uint16, np.int32)

_CHUNK = 1 << 16
"""Rows that are computed at once where more would take too much memory."""


def narrow(numbers: Numbers) -> Numbers:
    """Return whole numbers in as few bytes as hold them all."""
    least, most = numbers.min(initial=0), numbers.max(initial=0)
    for kind in _KINDS:
        if np.iinfo(kind).min <= least and most <= np.iinfo(kind).max:
            return numbers.astype(kind)
    return numbers


def chunks(count: int) -> Iterator[slice]:
    """Yield slices of so many rows, one after another."""
    for start in range(0, count, _CHUNK):
        yield slice(start, min(start + _CHUNK, count))


class KeptNumbers:
    """The numbers of a column, part after part; where they grow, they are not copied.

    Attributes:
        count: How many there are.
    """

    def __init__(self) -> None:
        self.count = 0
        self._kind = np.dtype(np.uint8)
        self._bytes = bytearray()

    def take(self, numbers: Numbers) -> None:
        """Take the next numbers."""
        kind = np.promote_types(self._kind, narrow(numbers).dtype)
        if kind != self._kind:
            wider = self.hand_over().astype(kind)
            self._kind, self._bytes = kind, bytearray(wider.tobytes())
        self._bytes += numbers.astype(kind).tobytes()
        self.count += len(numbers)

    def hand_over(self) -> Numbers:
        """Return all numbers, and keep none of them."""
        numbers: Numbers = np.frombuffer(self._bytes, self._kind)
        self._bytes = bytearray()
        return numbers
