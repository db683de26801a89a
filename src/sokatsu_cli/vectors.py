"""The usual rows of a large table at once: exact whole-number arithmetic in NumPy.

It decides nothing. What it does not take for certain (another spelling, an error, a divisor of 0,
a negative or a very long number, a method of its own) is left to the rows of `rows` and `rates`.
"""

import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sokatsu_cli.columns import Header
from sokatsu_cli.numerals import Rounding, parse_number, round_exact
from sokatsu_cli.rows import Rules, column_texts, missing_cells
from sokatsu_cli.terms import Direction, Method, Status

Numbers = NDArray[np.int64]

_DECIMALS = 4
_SCALE = 10**_DECIMALS
"""Units of a value."""

_PLAIN = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,4}))?")
"""What most numbers are; `numerals` reads all of them, in more time."""

_LEFT = -2
"""Stands for a cell that is left to the rows."""

_MISSING = -1
"""Stands for a missing value."""

_WAYS = list(Direction)


class Vectors(NamedTuple):
    """Which of n rows were taken, and the computed columns of these."""

    taken: NDArray[np.bool_]
    columns: tuple[NDArray[Any], ...]


def takes(rules: Rules) -> bool:
    """Tell whether rows are taken by these rules: ``ratio`` and ``raw``, without a tolerance."""
    return rules.method in (Method.RATIO, Method.RAW) and not rules.tolerance


def rate_vectors(
    frame: pd.DataFrame, header: Header, rules: Rules, missing: Collection[str] = ()
) -> Vectors:
    """Compute rate, capped rate, status and note of the usual rows of a frame.

    Args:
        frame: n rows of text.
        header: The frame's header.
        rules: The settings, which `takes` must allow.
        missing: Cells that stand for "no number" beside the usual ones.
    """
    # Twice 100 · 10**digits times a number of units must fit 63 bits.
    largest = (1 << 62) // (200 * 10**rules.digits)
    blanks = missing_cells(missing)

    def units(text: str) -> int:
        plain = _PLAIN.fullmatch(text)
        if plain and text not in blanks:
            whole, decimals = plain.groups(default="")
            read = int(whole) * _SCALE + int(decimals.ljust(_DECIMALS, "0"))
            return read if read <= largest else _LEFT
        value = parse_number(text, missing=blanks)
        if value is None:
            return _MISSING
        scaled = value * _SCALE
        exact = scaled.denominator == 1 and 0 <= scaled <= largest
        return scaled.numerator if exact else _LEFT

    def column(name: str, read: Callable[[str], int]) -> Numbers:
        return _read(list(column_texts(frame, header, name)), read)

    t, a, b = (column(name, units) for name in ("target", "actual", "baseline"))
    way = column("direction", lambda text: _WAYS.index(Direction.parse(text)))
    method = column("method", lambda text: _LEFT if text.strip() else 0)
    taken = np.minimum.reduce([t, a, b, way, method]) != _LEFT
    n, d = _quotient(way, t, a, rules.method)
    taken &= (t == _MISSING) | (a == _MISSING) | (d > 0)
    kept = np.flatnonzero(taken)
    columns = _columns(way[kept], t[kept], a[kept], (n[kept], d[kept]), rules)
    return Vectors(taken, columns)


def _read(texts: Sequence[str], read: Callable[[str], int]) -> Numbers:
    """Read each distinct text once; what cannot be read is left."""

    def number(text: str) -> int:
        try:
            return read(text)
        except ValueError:
            return _LEFT

    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    return np.array([number(text) for text in distinct], dtype=np.int64)[codes]


def _quotient(way: Numbers, t: Numbers, a: Numbers, method: Method) -> tuple[Numbers, Numbers]:
    """Return numerators and denominators, as the formulas of `rates` have them; equal ones 1."""
    n, d = a, t
    if method is Method.RATIO:
        down, maintain = (way == _WAYS.index(each) for each in _WAYS[1:])
        n = np.where(down, t, np.where(maintain, np.minimum(a, t), a))
        d = np.where(down, a, np.where(maintain, np.maximum(a, t), t))
    return np.where(t == a, 1, n), np.where(t == a, 1, d)


def _columns(
    way: Numbers, t: Numbers, a: Numbers, quotient: tuple[Numbers, Numbers], rules: Rules
) -> tuple[NDArray[Any], ...]:
    rated = (t != _MISSING) & (a != _MISSING)
    up, down, _maintain = (way == _WAYS.index(each) for each in _WAYS)
    achieved = np.where(up, a >= t, np.where(down, a <= t, a == t))
    n, d = quotient
    rate = _rounded(n[rated], d[rated], rules)
    capped = rate
    if rules.cap is not None:  # rounding keeps the order, so the cap may be rounded on its own
        cap = int(round_exact(rules.cap, rules.digits, rules.rounding).scaleb(rules.digits))
        capped = np.minimum(rate, min(cap, np.iinfo(np.int64).max))
    statuses = np.array([Status.NOT_ACHIEVED.value, Status.ACHIEVED.value, Status.NO_DATA.value])
    notes = np.array(["", "missing target", "missing actual", "direction ignored"], dtype=object)
    ignored = down if rules.method is Method.RAW else np.zeros(len(t), dtype=bool)
    note = np.where(t == _MISSING, 1, np.where(a == _MISSING, 2, 3 * ignored))
    return (
        _decimals(rate, rated, rules.digits),
        _decimals(capped, rated, rules.digits),
        statuses.astype(object)[np.where(rated, achieved, 2)],
        notes[note],
    )


def _rounded(n: Numbers, d: Numbers, rules: Rules) -> Numbers:
    """Round 100 n / d once, to whole numbers of the last printed digit; n, d are not negative."""
    quotient, rest = np.divmod(n * (100 * 10**rules.digits), d)
    match rules.rounding:
        case Rounding.HALF_UP:
            away = 2 * rest >= d
        case Rounding.DOWN:
            away = np.zeros(len(n), dtype=bool)
        case Rounding.UP:
            away = rest > 0
        case _:  # half-even
            away = (2 * rest > d) | ((2 * rest == d) & (quotient % 2 == 1))
    return quotient + away


def _decimals(whole: Numbers, rated: NDArray[np.bool_], digits: int) -> NDArray[Any]:
    """Return Decimals of so many digits where there is a rate, None elsewhere."""
    distinct, places = np.unique(whole, return_inverse=True)
    made = np.empty(len(distinct), dtype=object)
    made[:] = [Decimal(number).scaleb(-digits) for number in distinct.tolist()]
    cells = np.full(len(rated), None, dtype=object)
    cells[rated] = made[places]
    return cells
