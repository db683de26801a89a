"""Cells of few distinct texts as numbers, of one or more columns together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.rate.digits import Numbers, Words
from sokatsu_cli.rate.kept_numbers import KeptNumbers, narrow
from sokatsu_cli.rate.parts import Part, Spans

SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that spreads others over 64 bits."""

_FEW = 128
"""Rows that are sooner numbered one by one than all at once."""

_BYTES = 8
_FIRST = np.array([(1 << 8 * width) - 1 for width in range(_BYTES + 1)], dtype=np.uint64)
"""The first bytes of a word, so many."""


class Coded(NamedTuple):
    """Texts of few kinds.

    Attributes:
        codes: The place of the key of each of n rows.
        keys: The distinct texts of one or more columns, in the order in which they stand first.
    """

    codes: NDArray[np.int32]
    keys: Sequence[tuple[str, ...]]

    def last(self) -> list[int]:
        """Return the row in which each key stands last."""
        places = np.zeros(len(self.keys), dtype=np.int64)
        places[self.codes] = np.arange(len(self.codes))  # what is written last stays
        return places.tolist()

    def rows(self) -> list[tuple[str, ...]]:
        """Return few rows for all, where the first or the last one with a key decides.

        The keys in the order in which they stand first, and again in that in which they stand last.
        """
        return _few_rows(self.keys, self.last())


def _few_rows(keys: Sequence[tuple[str, ...]], last: Sequence[int]) -> list[tuple[str, ...]]:
    return [*keys, *(keys[place] for place in sorted(range(len(keys)), key=last.__getitem__))]


def coded(part: Part, names: Sequence[str]) -> Coded:
    """Return the cells of one or more known columns together, "" where a column is missing."""
    there = [name for name in names if name in part.header.positions]
    count = len(part.lines)
    if not (there and count):
        return Coded(np.zeros(count, dtype=np.int32), [("",) * len(names)] * bool(count))
    columns = [part.spans(name) for name in there]
    codes, firsts = _codes(columns)
    texts = (spans.texts(firsts) for spans in columns)
    cells = dict(zip(there, texts, strict=True))
    keys = zip(*(cells.get(name, [""] * len(firsts)) for name in names), strict=True)
    return Coded(codes.astype(np.int32), list(keys))


def _codes(columns: Sequence[Spans]) -> tuple[Numbers, Numbers]:
    """Return a number for each row, the same for equal cells, and the first row with each."""
    if len(columns[0].starts) <= _FEW:
        first: dict[object, int] = {}
        rows = zip(*(spans.cells() for spans in columns), strict=True)
        begun = [first.setdefault(row, at) for at, row in enumerate(rows)]
        firsts = np.array(list(first.values()))
        return np.searchsorted(firsts, begun), firsts
    words = [each for spans in columns for each in _words(spans)]
    hashes = np.zeros(len(words[0]), dtype=np.uint64)
    for each in words:
        hashes = (hashes ^ each) * SPREAD
        hashes ^= hashes >> np.uint64(29)
    ordered = np.sort(hashes)
    distinct = ordered[np.append(True, ordered[1:] != ordered[:-1])]
    places = np.searchsorted(distinct, hashes)
    firsts = np.zeros(len(distinct), dtype=np.int64)
    firsts[places[::-1]] = np.arange(len(places))[::-1]  # what stands first is written last
    same = firsts[places]
    if not all((each == each[same]).all() for each in words):  # two with one hash
        _rows, firsts, places = np.unique(
            np.stack(words, axis=1), axis=0, return_index=True, return_inverse=True
        )
    order = np.argsort(firsts)
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.arange(len(order))
    return numbers[places.ravel()], firsts[order]


def _words(spans: Spans) -> Iterator[Words]:
    """Yield the cells of a column, eight bytes at a time, and how many bytes they have."""
    widths = spans.ends - spans.starts
    yield widths.astype(np.uint64)
    for begin in range(0, int(widths.max()), _BYTES):
        left = np.minimum(np.maximum(widths - begin, 0), _BYTES)  # np.clip is slow for few
        inside = np.minimum(spans.starts + begin, len(spans.words) - 1)
        yield spans.words[inside] & _FIRST[left]


def runs(part: Part, names: Sequence[str]) -> Numbers:
    """Return the places of the rows of a part that differ from the one before in some columns."""
    differs = np.zeros(len(part.lines), dtype=np.bool_)
    differs[:1] = True
    for name in names if len(differs) else ():
        if name in part.header.positions:
            for each in _words(part.spans(name)):
                differs[1:] |= each[1:] != each[:-1]
    return np.flatnonzero(differs)


class CodedParts:
    """The texts of few kinds of a whole table, part after part."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, ...], int] = {}
        self._last: list[int] = []
        self._codes = KeptNumbers()

    @property
    def keys(self) -> list[tuple[str, ...]]:
        """The distinct texts in the order in which they stand first."""
        return list(self._places)

    def take(self, found: Coded) -> None:
        """Take the next rows."""
        places = [self._places.setdefault(key, len(self._places)) for key in found.keys]
        count = self._codes.count
        self._last += [0] * (len(self._places) - len(self._last))
        for place, last in zip(places, found.last(), strict=True):
            self._last[place] = count + last
        self._codes.take(np.array(places, dtype=np.int64)[found.codes])

    def rows(self) -> list[tuple[str, ...]]:
        """Return what `Coded.rows` does, of all parts."""
        return _few_rows(self.keys, self._last)

    def numbers(self, of: Sequence[int]) -> Numbers:
        """Hand over the numbers of all rows, given those of the keys, in few bytes."""
        return narrow(np.array(of, dtype=np.int64))[self._codes.hand_over()]
