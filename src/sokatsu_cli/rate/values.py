"""Cells to whole numbers, many at once: the values and directions that `quotients` computes with.

Plain digits are read by `digits`; every other distinct cell is read once, by `numerals` or `terms`.
"""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

import numpy as np

from sokatsu_cli.model.numerals import is_percent, parse_number
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.rate.digits import (
    LINE_FEED,
    PADDING,
    SCALE,
    Numbers,
    Words,
    plain_numbers,
    words_of,
)
from sokatsu_cli.rate.quotients import LEFT, MISSING, WAYS, Flags
from sokatsu_cli.rate.rows import missing_cells

_KEPT = 1 << 12
"""Distinct cells that are not plain digits, whose values are kept."""


class Values:
    """Reads cells as whole ten-thousandths, `MISSING` or `LEFT`."""

    def __init__(
        self,
        largest: int,
        missing: Collection[str],
        text_of: Callable[[bytes], str] = bytes.decode,
    ) -> None:
        """Take what values may be taken, what means "no number" too, and how bytes are read.

        Args:
            largest: The largest value, and the largest below 0.
            missing: Cells that stand for "no number" beside the usual ones.
            text_of: Reads the bytes of a cell.
        """
        self._largest = largest
        self._missing = missing_cells(missing)
        plain = (cell.replace(".", "").isdecimal() for cell in self._missing)
        self._digits_are_missing = any(plain)
        self._read = lru_cache(_KEPT)(lambda cell: self._value(text_of, cell))

    def of_texts(self, texts: Sequence[str], units: Sequence[str] = ()) -> Numbers:
        """Return the values of n texts, each of which may have its unit behind the number."""
        if units and not self._digits_are_missing:
            pairs = zip(texts, units, strict=True)
            texts = [text if text[-1:].isdigit() else _bare(text, unit) for text, unit in pairs]
        text = PADDING + "\n".join([*texts, ""]).encode(errors="surrogatepass")
        ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == LINE_FEED)[len(PADDING) :]
        starts = np.append(len(PADDING), ends + 1)
        if len(ends) == len(texts):
            return self.of_cells(text, words_of(text), starts[:-1], ends)
        return np.array([self._read(each.encode(errors="surrogatepass")) for each in texts])

    def of_cells(self, text: bytes, words: Words, starts: Numbers, ends: Numbers) -> Numbers:
        """Return the values of n cells of a text.

        Args:
            text: UTF-8, after the padding of `digits`.
            words: The same, as `digits.words_of` returns it.
            starts: The places of the first bytes of the cells.
            ends: The places behind their last bytes.
        """
        values, others = plain_numbers(words, starts, ends, self._largest)
        if self._digits_are_missing:
            others = np.arange(len(values))
        cells = map(slice, starts[others].tolist(), ends[others].tolist())
        values[others] = [self._read(text[cell]) for cell in cells]
        return values

    def _value(self, text_of: Callable[[bytes], str], cell: bytes) -> int:
        """Return the value of a cell; one that only its unit or its error explains is left.

        So is a percentage that `has_mixed_percents` would not see.
        """
        text = text_of(cell)
        if is_percent(text) and not text.endswith("%"):
            return LEFT
        try:
            value = parse_number(text, missing=self._missing)
        except ValueError:
            return LEFT
        if value is None:
            return MISSING
        scaled = value * SCALE
        exact = scaled.denominator == 1 and abs(scaled) <= self._largest
        return scaled.numerator if exact else LEFT


def has_mixed_percents(percents: Sequence[Flags], values: Sequence[Numbers]) -> Flags:
    """Tell of n rows whether some of their values have a percent sign and others have none.

    Args:
        percents: For each column of values, which of n cells end with ``%``.
        values: The same columns as they were read.
    """
    mixed = np.zeros(len(values[0]), dtype=np.bool_)
    if any(column.any() for column in percents):
        there = [column != MISSING for column in values]
        signed = [a & b for a, b in zip(there, percents, strict=True)]
        bare = [a & ~b for a, b in zip(there, percents, strict=True)]
        mixed = np.logical_or.reduce(signed) & np.logical_or.reduce(bare)
    return mixed


def _bare(text: str, unit: str) -> str:
    """Take % or a unit of letters off a text with a digit before it: nothing else can be meant."""
    suffix = "%" if text.endswith("%") or not unit.isalpha() else unit
    if text.endswith(suffix) and text[-len(suffix) - 1 : -len(suffix)].isdigit():
        return text.removesuffix(suffix)
    return text


def way_of(text: str) -> int:
    """Return the number of a direction in `WAYS`, `LEFT` if it is none."""
    try:
        return WAYS.index(Direction.parse(text))
    except ValueError:
        return LEFT
