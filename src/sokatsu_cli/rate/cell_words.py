"""Cells of few distinct texts to numbers, many at once: each distinct one is read once."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from sokatsu_cli.rate.digits import Numbers, Words
from sokatsu_cli.rate.parts import Spans

_KEPT = 1 << 15
"""Distinct cells whose numbers are kept."""

_KEYS = 64
"""Narrow cells that are looked for all at once."""

_UNKNOWN = -(1 << 63)
_BYTE = 8
_NARROW = np.array([(1 << _BYTE * width) - 1 for width in range(_BYTE + 1)], dtype=np.uint64)
"""The bytes of a word that belong to a cell of so many bytes."""


class WordReader:
    """Reads cells as numbers: those of eight bytes at most all at once, once they are known."""

    def __init__(self, read: Callable[[str], int]) -> None:
        """Take what reads the text of a cell."""
        self._read = lru_cache(_KEPT)(lambda cell, text_of: read(text_of(cell)))
        self._keys: dict[tuple[int, int], int] = {}

    def numbers(self, spans: Spans) -> Numbers:
        """Return the numbers of n cells."""
        _data, words, starts, ends, text_of = spans
        widths = ends - starts
        narrow = widths <= _BYTE
        keys = words[starts] & _NARROW[np.minimum(widths, _BYTE)]
        found = np.full(len(keys), _UNKNOWN)
        for (key, width), number in self._keys.items():
            found[(keys == np.uint64(key)) & (widths == width)] = number
        left = np.flatnonzero(found == _UNKNOWN)
        found[left] = [self._read(cell, text_of) for cell in spans.cells(left)]
        self._keep(keys, widths, found, left[narrow[left]])
        return found

    def _keep(self, keys: Words, widths: Numbers, found: Numbers, places: Numbers) -> None:
        known = zip(*(column[places].tolist() for column in (keys, widths, found)), strict=True)
        more = {(key, width): number for key, width, number in known}
        if len(self._keys) + len(more) <= _KEYS:
            self._keys |= more
