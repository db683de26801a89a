"""Rates of a block of records straight from its bytes: the one fast path, with one door.

A block goes in; out come the bytes that the ordinary path would write for it, or None where
anything in it is not certain: then the ordinary path does that block. Nothing is decided here: what
a direction is, which cells are missing and how a rate is computed and rounded stands in `terms`,
`numerals`, `quotients` and `codes`. Lines go through as they are, so a cell with quotes must be one
that needs them.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.codes import Coder, Coders
from sokatsu_cli.rate.digits import LINE_FEED, PADDING, Numbers, Words, words_of
from sokatsu_cli.rate.quotients import LEFT, MISSING, Measured
from sokatsu_cli.rate.values import Values, has_mixed_percents, way_of
from sokatsu_cli.reading.blocks import Done
from sokatsu_cli.reading.decoding import is_plainly_utf8, is_utf8
from sokatsu_cli.reading.records import MAX_FIELD

_TAIL = b" " * 8
"""What must stand behind the bytes, so that there are eight from the start of every cell."""

_BOM = "\ufeff".encode()

_RETURN = ord("\r")
_QUOTE = ord('"')
_PERCENT = ord("%")
_BYTE = 8
_NARROW = np.array([(1 << _BYTE * width) - 1 for width in range(_BYTE + 1)], dtype=np.uint64)
"""The bytes of a word that belong to a cell of so many bytes."""

_VALUES = ("target", "actual", "baseline")

_KEPT = 1 << 15
"""Distinct results that are kept as text."""


class _Cells(NamedTuple):
    """Where the cells of n records stand.

    Attributes:
        text: The block, after the `PADDING` and before the tail.
        words: The same, as `digits.words_of` returns it.
        begins: The places of the first bytes of n lines.
        ends: The places behind n × m cells.
    """

    text: bytes
    words: Words
    begins: Numbers
    ends: Numbers

    def columns(self, places: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Return where the cells of some columns, one column after another, begin and end."""
        begins = [self.ends[:, place - 1] + 1 if place else self.begins for place in places]
        return np.concatenate(begins), self.ends.T[list(places)].ravel()


class FastPath:
    """Computes the rates of blocks of one table."""

    def __init__(
        self, header: Header, delimiter: str, coders: Coders, missing: Collection[str]
    ) -> None:
        """Take what decides.

        Args:
            header: That of the table; every record has as many cells.
            delimiter: What stands between cells, one byte, in the input and the output.
            coders: What computes the columns that are added, no text of which needs quotes.
            missing: Cells that mean "no number" beside the usual ones.
        """
        self._coders = coders.each
        self._places = header.positions
        self._width = len(header.names)
        self._delimiter = delimiter.encode()
        self._values = Values(coders.largest, missing, _text_of)
        self._way = lru_cache(_KEPT)(lambda cell: way_of(_text_of(cell)))
        self._ways: dict[int, int] = {}
        self._endings = [_Endings(delimiter, coder) for coder in coders.each]

    def __call__(self, block: bytes) -> Done | None:
        """Return the records of a block with their rates, None if that is not certain."""
        whole = block if block.endswith(b"\n") else block + b"\n"
        cells = self._cells(whole)
        rows = cells and self._rows(cells)
        if not (cells and rows):
            return None
        codes = [coder.codes(rows) for coder in self._coders]
        if min(numbers.min() for numbers in codes) == LEFT:
            return None
        pieces = [
            map(endings.__getitem__, numbers.tolist())
            for endings, numbers in zip(self._endings, codes, strict=True)
        ]
        added = tuple(
            pieces[0] if len(pieces) == 1 else chain.from_iterable(zip(*pieces, strict=True))
        )
        line_end = b"\r\n" if b"\r" in whole else b"\n"
        lines = whole.replace(b"%", b"%%").replace(line_end, b"%b" * len(pieces) + b"\n")
        return Done(lines % added, len(cells.begins))

    def _cells(self, block: bytes) -> _Cells | None:
        """Find the cells of a block, None if it is not surely one record on every line."""
        if len(block) > MAX_FIELD or b"\0" in block or b"\x1b" in block:
            return None
        if _BOM[:1] in block and _BOM in block:
            return None
        returns = b"\r" in block
        counts = {block.count(end) for end in (b"\r", b"\n", b"\r\n")} if returns else ()
        if len(counts) > 1 or not (is_plainly_utf8(block) or is_utf8(block)):
            return None
        text = b"".join([PADDING, block, _TAIL])
        data = np.frombuffer(text, dtype=np.uint8)
        feeds = data == LINE_FEED
        ends = np.flatnonzero(feeds | (data == self._delimiter[0]))[len(PADDING) :]
        if b'"' in block:
            ends = _outside_quotes(data, ends, [LINE_FEED, _RETURN, self._delimiter[0]])
        lines = int(np.count_nonzero(feeds)) - len(PADDING)
        if len(ends) != lines * self._width:
            return None
        by_line = ends.reshape(lines, self._width)
        if not feeds[by_line[:, -1]].all():
            return None
        begins = np.append(len(PADDING), by_line[:-1, -1] + 1)
        by_line[:, -1] -= returns
        return _Cells(text, words_of(text), begins, by_line)

    def _rows(self, cells: _Cells) -> Measured | None:
        """Read the directions and values of the records, None where something is left."""
        if "method" in self._places:
            begins, ends = cells.columns([self._places["method"]])
            if (begins != ends).any():
                return None
        columns = [self._places[name] for name in _VALUES if name in self._places]
        begins, ends = cells.columns(columns)
        values = self._values.of_cells(cells.text, cells.words, begins, ends)
        way = self._ways_of(cells)
        if LEFT in (way.min(), values.min()):
            return None
        by_column = values.reshape(len(columns), -1)
        if b"%" in cells.text:
            data = np.frombuffer(cells.text, dtype=np.uint8)
            last = np.where(data[ends - 1] == _QUOTE, data[ends - 2], data[ends - 1])
            percents = (last == _PERCENT).reshape(by_column.shape)
            if has_mixed_percents([*percents], [*by_column]).any():
                return None
        target, actual, *given = by_column
        baseline = given[0] if given else np.full(len(way), MISSING)
        return Measured(way, target, actual, baseline)

    def _ways_of(self, cells: _Cells) -> Numbers:
        """Read the directions: those of eight bytes at most all at once, once they are known."""
        begins, ends = cells.columns([self._places["direction"]])
        widths = ends - begins
        keys = cells.words[begins] & _NARROW[np.minimum(widths, _BYTE)]
        narrow = widths <= _BYTE
        ways = np.full(len(keys), LEFT)
        for key, way in self._ways.items():
            ways[narrow & (keys == np.uint64(key))] = way
        left = np.flatnonzero(ways == LEFT)
        spans = map(slice, begins[left].tolist(), ends[left].tolist())
        ways[left] = [self._way(cells.text[span]) for span in spans]
        known = left[narrow[left] & (ways[left] != LEFT)]
        self._ways.update(zip(keys[known].tolist(), ways[known].tolist(), strict=True))
        return ways


class _Endings(dict[int, bytes]):
    """What is written behind a line, by a code of its row."""

    def __init__(self, delimiter: str, coder: Coder) -> None:
        super().__init__()
        self._delimiter = delimiter
        self._texts_of = coder.texts

    def __missing__(self, code: int) -> bytes:
        if len(self) >= _KEPT:
            self.clear()
        self[code] = ending = self._delimiter.join(["", *self._texts_of(code)]).encode()
        return ending


def _outside_quotes(data: NDArray[np.uint8], ends: Numbers, edges: list[int]) -> Numbers:
    """Return the delimiters and line feeds that are outside quotes; none if that is not certain.

    It is not if a quote is astray, or a cell has quotes that it does not need: for a delimiter in
    it or a quote, which is doubled. A line feed inside is one too many for the lines of the block.

    Args:
        data: The block.
        ends: The places of all delimiters and line feeds.
        edges: The bytes that can stand before and behind a cell.
    """
    quotes = np.flatnonzero(data == _QUOTE)
    opening, closing = quotes[::2], quotes[1::2]
    if len(opening) != len(closing):
        return ends[:0]
    again = opening[1:] == closing[:-1] + 1  # a doubled quote: closed and opened again
    goes_on, continues = np.append(again, False), np.append(False, again)
    starts = continues | np.isin(data[opening - 1], edges)
    stops = goes_on | np.isin(data[closing + 1], edges)
    inside = np.searchsorted(quotes, ends) % 2 == 1
    within = ends[inside]
    needed = np.searchsorted(within, closing) > np.searchsorted(within, opening)
    certain = starts & stops & (needed | goes_on | continues)
    return ends[~inside] if certain.all() else ends[:0]


def _text_of(cell: bytes) -> str:
    """Return the text of a cell as it stands in CSV."""
    text = cell.decode()
    return text[1:-1].replace('""', '"') if text.startswith('"') else text
