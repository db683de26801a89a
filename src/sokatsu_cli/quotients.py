"""The rates of many rows at once: exact whole-number arithmetic in NumPy, no text and no frame.

What `rates` computes of one row, for whole columns: methods ``ratio`` and ``raw``, no tolerance,
no negative values. Values are whole ten-thousandths of the indicator's unit.
"""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sokatsu_cli.digits import PADDING, SCALE, Numbers, Words, plain_numbers, words_of
from sokatsu_cli.numerals import Rounding, parse_number
from sokatsu_cli.rows import Rules, missing_cells
from sokatsu_cli.terms import Direction, Method, Status

LEFT = -2
"""Stands for a cell that is not taken here."""

MISSING = -1
"""Stands for a missing value."""

_KEPT_VALUES = 1 << 12
"""Distinct cells that are not plain digits, whose values are kept."""

KEPT = 1 << 16
"""Distinct results that are kept."""

_LINE_FEED = 10

WAYS = list(Direction)
"""The directions, each by its number."""

NOTES = (
    *("", "missing target", "missing actual"),
    *("target is 0", "actual is 0", "direction ignored"),
)
"""The notes of a row, each by its number."""

_STATES = 16
"""How many notes there can be, each with and without achievement."""

_STATUSES = (Status.NOT_ACHIEVED.value, Status.ACHIEVED.value)

_LARGEST_RATE = (1 << 62) // _STATES - 1

_NO_TARGET, _NO_ACTUAL, _TARGET_0, _ACTUAL_0, _IGNORED = range(1, len(NOTES))


class Computed(NamedTuple):
    """The cells that are computed of a row: rates in %, None where there is none."""

    rate: Decimal | None
    capped_rate: Decimal | None
    status: str
    note: str


def takes(rules: Rules) -> bool:
    """Tell whether rates by these rules can be computed here."""
    return rules.method in (Method.RATIO, Method.RAW) and not rules.tolerance


def largest(rules: Rules) -> int:
    """Return the largest value that can be computed with: twice its multiple must fit 63 bits."""
    return (1 << 62) // (2 * _multiple(rules))


class Values:
    """Reads cells as whole ten-thousandths, `MISSING` or `LEFT`."""

    def __init__(
        self,
        rules: Rules,
        missing: Collection[str],
        text_of: Callable[[bytes], str] = bytes.decode,
    ) -> None:
        """Take the rules, the cells that mean "no number" too, and how bytes are read as text."""
        self._largest = largest(rules)
        self._missing = missing_cells(missing)
        self._digits_are_missing = any(
            map(str.isdecimal, (cell.replace(".", "") for cell in missing))
        )
        self._read = lru_cache(_KEPT_VALUES)(lambda cell: self._value(text_of, cell))

    def of_texts(self, texts: Sequence[str]) -> Numbers:
        """Return the values of n texts."""
        text = PADDING + "\n".join([*texts, ""]).encode(errors="surrogatepass")
        ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == _LINE_FEED)[len(PADDING) :]
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
        """Return the value of a cell; one that only its unit or its error explains is left."""
        try:
            value = parse_number(text_of(cell), missing=self._missing)
        except ValueError:
            return LEFT
        if value is None:
            return MISSING
        scaled = value * SCALE
        exact = scaled.denominator == 1 and 0 <= scaled <= self._largest
        return scaled.numerator if exact else LEFT


def way_of(text: str) -> int:
    """Return the number of a direction in `WAYS`, `LEFT` if it is none."""
    try:
        return WAYS.index(Direction.parse(text))
    except ValueError:
        return LEFT


def rate_codes(way: Numbers, t: Numbers, a: Numbers, rules: Rules) -> Numbers:
    """Compute the rates of n rows.

    Args:
        way: n numbers of a direction in `WAYS`.
        t: n targets, 0 … `largest` or `MISSING`.
        a: n actuals, the same.
        rules: Settings that `takes` allows.

    Returns:
        n codes, from which `RowCells` makes the cells of a row; `LEFT` for a rate too large.
    """
    up, down, maintain = (way == number for number in range(len(WAYS)))
    known = (t != MISSING) & (a != MISSING)
    equal = t == a
    achieved = np.where(up, a >= t, np.where(down, a <= t, equal))
    note = np.where(t == MISSING, _NO_TARGET, np.where(a == MISSING, _NO_ACTUAL, 0))
    n, d = a, t
    if rules.method is Method.RATIO:
        n = np.where(down, t, np.where(maintain, np.minimum(a, t), a))
        d = np.where(down, a, np.where(maintain, np.maximum(a, t), t))
    rated = known & (equal | (d > 0))
    zero = np.where(down & (rules.method is Method.RATIO), _ACTUAL_0, _TARGET_0)
    note = np.where(known & ~rated, zero, note)
    if rules.method is Method.RAW:
        note[rated & down] = _IGNORED
    one = equal | ~rated
    rate = _rounded(np.where(one, 1, n), np.where(one, 1, d), rules)
    code = np.where(rated, rate, 0) * _STATES + 2 * note + (known & achieved)
    return np.where(rate > _LARGEST_RATE, LEFT, code)


class RowCells(dict[int, Computed]):
    """The cells of a row by its code, made when they are first asked for."""

    def __init__(self, rules: Rules) -> None:
        """Take the rules by which the codes were computed."""
        super().__init__()
        self._digits = rules.digits
        # Rounding keeps the order, so the cap may be rounded on its own.
        self._cap = rules.rounded(rules.cap)

    def __missing__(self, code: int) -> Computed:
        """Make the cells and keep them."""
        if len(self) >= KEPT:
            self.clear()
        self[code] = made = self.make(code)
        return made

    def make(self, code: int) -> Computed:
        """Make the cells for a code that `rate_codes` returned, not for `LEFT`."""
        last_digits, state = divmod(code, _STATES)
        note, achieved = divmod(state, 2)
        status = _STATUSES[achieved]
        if note in (_NO_TARGET, _NO_ACTUAL):
            return Computed(None, None, Status.NO_DATA.value, NOTES[note])
        if note in (_TARGET_0, _ACTUAL_0):
            return Computed(None, self._cap if achieved else None, status, NOTES[note])
        rate = Decimal(last_digits).scaleb(-self._digits)
        capped = rate if self._cap is None or rate < self._cap else self._cap
        return Computed(rate, capped, status, NOTES[note])


@lru_cache(4)
def row_cells(rules: Rules) -> RowCells:
    """Return the same object for the same rules, so that it is filled only once."""
    return RowCells(rules)


def _multiple(rules: Rules) -> int:
    """Return how many units of the last printed digit a quotient of 1 is."""
    return int(100 * 10**rules.digits)


def _rounded(n: Numbers, d: Numbers, rules: Rules) -> Numbers:
    """Round 100 n / d once, to whole numbers of the last printed digit."""
    quotient: Numbers
    rest: Numbers
    quotient, rest = np.divmod(n * _multiple(rules), d)
    match rules.rounding:
        case Rounding.HALF_UP:
            away = 2 * rest >= d
        case Rounding.DOWN:
            away = np.zeros(len(n), dtype=np.bool_)
        case Rounding.UP:
            away = rest > 0
        case _:  # half-even
            away = (2 * rest > d) | ((2 * rest == d) & (quotient % 2 == 1))
    return quotient + away
