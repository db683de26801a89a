"""Plain numbers of many cells at once: from the bytes of their digits, eight at a time.

Eight bytes are one whole number of 64 bits, and an operation on it works on all eight digits.
Nothing here decides what a number is: cells that are not plain digits are named, not read.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
"""Whole numbers: of 64 bits, or Python's own in an array of objects where those are too small."""

Flags = NDArray[np.bool_]
Words = NDArray[np.uint64]

DECIMALS = 6
"""Decimals that plain digits may have."""

PADDING = b"\n" * 16
"""What must stand before the bytes, so that there are sixteen before the end of every cell."""

TAIL = b" " * 8
"""What must stand behind the bytes, so that there are eight from the start of every cell."""

LINE_FEED = ord("\n")

_WIDEST = 16
_BYTE = 8
_POINT = np.uint64(ord("."))
_LOW_BYTE = np.uint64(0xFF)
_ONES = np.uint64(0x0101010101010101)
_HIGHS = np.uint64(0x8080808080808080)
_ZEROS = np.uint64(0x3030303030303030)
_TO_NOT_DIGITS = np.uint64(0x7676767676767676)  # 10 and more reach 0x80
_PAIRS = np.uint64(0x00FF00FF00FF00FF)
_FOURS = np.uint64(0x0000FFFF0000FFFF)
_EIGHT = np.uint64(0xFFFFFFFF)
_TENS = 10 ** np.arange(DECIMALS + 2)
_UNUSED = np.array([(1 << _BYTE * (8 - width)) - 1 for width in range(9)], dtype=np.uint64)
"""The bytes of a word before a cell of so many bytes."""


class Plain(NamedTuple):
    """What was read of n cells.

    Attributes:
        digits: Their digits as whole numbers, without the decimal point.
        decimals: How many of these stand behind it.
        others: Which of the cells are not plain digits.
    """

    digits: Numbers
    decimals: Numbers
    others: Flags


def words_of(padded: bytes) -> Words:
    """Return the eight bytes from each place on as one number, the first byte the lowest."""
    return np.ndarray((len(padded) - 7,), np.dtype("<u8"), padded, strides=(1,))


def plain_numbers(words: Words, starts: Numbers, ends: Numbers) -> Plain:
    """Read the cells that are plain digits with at most `DECIMALS` decimals.

    Args:
        words: The text, as `words_of` returns it.
        starts: The places of the first bytes of n cells, after the `PADDING`.
        ends: The places behind their last bytes.
    """
    widths = ends - starts
    low, decimals = _without_point(_last_eight(words, ends, widths), widths)
    digits, other = _eight_digits(low)
    if widths.max(initial=0) > _BYTE:
        above, other_above = _eight_digits(_last_eight(words, ends - _BYTE, widths - _BYTE))
        digits += above * 10**_BYTE
        other |= other_above
    if decimals.any():  # the place of the point has become a 0
        whole, part = np.divmod(digits, _TENS[decimals + (decimals > 0)])
        digits = whole * _TENS[decimals] + part
    other |= (widths <= 0) | (widths > _WIDEST)
    return Plain(digits, decimals, other)


def _last_eight(words: Words, ends: Numbers, widths: Numbers) -> Words:
    """Return the last eight bytes of each cell, with zeros before a shorter one."""
    unused = _UNUSED[np.minimum(np.maximum(widths, 0), _BYTE)]
    found: Words = (words[ends - _BYTE] & ~unused) | (_ZEROS & unused)
    return found


def _without_point(word: Words, widths: Numbers) -> tuple[Words, Numbers]:
    """Write 0 for the first decimal point; return the number of decimals behind it too."""
    decimals = np.zeros(len(word), dtype=np.int64)
    zeros = word ^ (_POINT * _ONES)  # a byte that is a point is 0 here
    left = int(np.count_nonzero((zeros - _ONES) & ~zeros & _HIGHS))
    for count in range(1, DECIMALS + 1):
        if left <= 0:
            break
        shift = np.uint64(_BYTE * (7 - count))
        found = (word >> shift) & _LOW_BYTE == _POINT
        found &= (widths > count + 1) & (decimals == 0)
        word = word + (found.astype(np.uint64) << (shift + np.uint64(1)))  # "." + 2 is "0"
        decimals += count * found
        left -= int(np.count_nonzero(found))
    return word, decimals


def _eight_digits(word: Words) -> tuple[Numbers, Flags]:
    """Return the number that eight digits are, and whether there is another byte among them."""
    word = word - _ZEROS
    other = ((word | (word + _TO_NOT_DIGITS)) & _HIGHS) != 0
    word = (word * np.uint64(10) + (word >> np.uint64(8))) & _PAIRS
    word = (word * np.uint64(100) + (word >> np.uint64(16))) & _FOURS
    word = (word * np.uint64(10_000) + (word >> np.uint64(32))) & _EIGHT
    return word.view(np.int64), other
