"""Blocks of bytes as parts of a table: the cells are found at once, and read where they stand.

Nothing is decided here that is not certain: a block that is not surely one whole record on every
line, with quotes only where a cell needs them, is left to the reader of records.
"""

import csv
import io
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.digits import LINE_FEED, PADDING, TAIL, Numbers, words_of
from sokatsu_cli.rate.parts import Spans, TextPart
from sokatsu_cli.reading.decoding import is_plainly_utf8, is_utf8
from sokatsu_cli.reading.records import MAX_FIELD
from sokatsu_cli.reading.rs_blocks import TidyRows

_SEVERAL = 3
"""From so many columns on it is quicker to split all."""

_BOM = "\ufeff".encode()
_RETURN = ord("\r")
_QUOTE = ord('"')


class BlockPart:
    """The records of a block, one on every line.

    Attributes:
        header: The header of the table.
        path: The name of its file.
        lines: The line of each record in the block, from 0.
        block: The block, which ends with a line.
        ends: The places of the ends of n × m cells in the padded bytes.
    """

    def __init__(
        self, table: tuple[Header, str, str], block: bytes, data: bytes, ends: Numbers
    ) -> None:
        """Take what is known of the table, the block, the same padded, and where its cells end."""
        self.header, self.path, self._delimiter = table
        self.block = block
        self.ends = ends
        self.lines: Sequence[int] = range(len(ends))
        self._data = data
        self._words = words_of(data)
        self._returns = b"\r" in block
        self._asked = 0
        self._begins = np.append(len(PADDING), ends[:-1, -1] + 1 + self._returns)

    def column(self, place: int) -> Sequence[str]:
        """Return the texts of the cells at a place."""
        if b'"' in self.block:
            spans = self._spans(place)
            return list(map(spans.text_of, spans.cells()))
        self._asked += 1
        if self._asked < _SEVERAL:
            return b"\n".join(self._spans(place).cells()).decode().split("\n")
        return self._texts[place :: self.ends.shape[1]]

    @cached_property
    def _texts(self) -> list[str]:
        """All cells of a block without quotes, line by line."""
        text = self.block.decode()
        lines = text.removesuffix("\r\n").replace("\r\n", "\n") if self._returns else text[:-1]
        return lines.replace("\n", self._delimiter).split(self._delimiter)

    def texts(self, name: str) -> Sequence[str]:
        """Return the cells of a known column, "" where it is not there."""
        place = self.header.positions.get(name)
        return [""] * len(self.lines) if place is None else self.column(place)

    def spans(self, name: str) -> Spans:
        """Return the cells of a known column that is there as places in the block."""
        return self._spans(self.header.positions[name])

    def has_cells(self, _names: Sequence[str]) -> bool:
        """Tell that no cell knows the number behind it, as those of spreadsheets do."""
        return False

    def _spans(self, place: int) -> Spans:
        starts = self.ends[:, place - 1] + 1 if place else self._begins
        return Spans(self._data, self._words, starts, self.ends[:, place], _text_of)


def block_part(
    block: bytes, header: Header, path: str, delimiter: str, *, checked: bool = False
) -> BlockPart | None:
    """Find the cells of a block, None if it is not surely one record on every line.

    Args:
        block: Its bytes.
        header: The header of the table.
        path: The name of its file.
        delimiter: What stands between cells.
        checked: Whether it is known to be text that no special rule is for.
    """
    whole = block if block.endswith(b"\n") else block + b"\n"
    if not (checked or _is_ordinary(whole)):
        return None
    returns = b"\r" in whole
    if returns and len({whole.count(end) for end in (b"\r", b"\n", b"\r\n")}) > 1:
        return None
    text = b"".join([PADDING, whole, TAIL])
    data = np.frombuffer(text, dtype=np.uint8)
    feeds = data == LINE_FEED
    separator = delimiter.encode()[0]
    ends = np.flatnonzero(feeds | (data == separator))[len(PADDING) :]
    if b'"' in whole:
        ends = _outside_quotes(data, ends, [LINE_FEED, _RETURN, separator])
    lines, width = int(np.count_nonzero(feeds)) - len(PADDING), len(header.names)
    if len(ends) != lines * width:
        return None
    by_line = ends.reshape(lines, width)
    if not feeds[by_line[:, -1]].all():
        return None
    by_line[:, -1] -= returns
    return BlockPart((header, path, delimiter), whole, text, by_line)


def _is_ordinary(whole: bytes) -> bool:
    if len(whole) > MAX_FIELD or b"\0" in whole or b"\x1b" in whole:
        return False
    if _BOM[:1] in whole and _BOM in whole:
        return False
    return is_plainly_utf8(whole) or is_utf8(whole)


def tidy_part(rows: TidyRows, header: Header, path: str, delimiter: str) -> "BlockPart | TextPart":
    """Return the tidy rows that were made of a block."""
    part = block_part(rows.data, header, path, delimiter, checked=True)
    if part is not None:
        part.lines = rows.lines
        return part
    text = io.StringIO(rows.data.decode(), newline="")
    columns = list(zip(*csv.reader(text, delimiter=delimiter), strict=True))
    return TextPart(header, columns.__getitem__, rows.lines, path)


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
