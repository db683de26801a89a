"""The usual rows of a large table at once: each distinct cell is read once, then `quotients`.

It decides nothing. What it does not take for certain (an error, a negative or a very long number,
a unit behind a number, a method of its own) is left to the rows of `rows` and `rates`.
"""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.columns import Header
from sokatsu_cli.digits import Numbers
from sokatsu_cli.quotients import LEFT, MISSING, Computed, RowTexts, rate_codes
from sokatsu_cli.rows import KEPT_RESULTS, Rules, column_texts
from sokatsu_cli.values import Values, way_of

if TYPE_CHECKING:
    import pandas as pd


class Vectors(NamedTuple):
    """Which of n rows were taken, and the computed columns of these."""

    taken: NDArray[np.bool_]
    columns: tuple[NDArray[Any], ...]


def rate_vectors(
    frame: "pd.DataFrame", header: Header, rules: Rules, missing: Collection[str] = ()
) -> Vectors:
    """Compute rate, capped rate, status and note of the usual rows of a frame.

    Args:
        frame: n rows of text.
        header: The frame's header.
        rules: The settings, which `quotients.takes` must allow.
        missing: Cells that stand for "no number" beside the usual ones.
    """

    def column(name: str, read: Callable[[Sequence[str]], Numbers], absent: int) -> Numbers:
        if name not in header.positions:
            return np.full(len(frame), absent)
        return read(column_texts(frame, header, name))

    value = Values(rules, missing).of_texts
    t, a, b = (column(name, value, MISSING) for name in ("target", "actual", "baseline"))
    way = column("direction", partial(_each, way_of), LEFT)
    method = column("method", partial(_each, lambda text: LEFT if text.strip() else 0), 0)
    taken = np.minimum.reduce([t, a, b, way, method]) != LEFT
    codes = np.full(len(frame), LEFT)
    codes[taken] = rate_codes(way[taken], t[taken], a[taken], rules)
    taken = codes != LEFT
    return Vectors(taken, _columns(codes[taken], rules))


def _each(read: Callable[[str], int], texts: Sequence[str]) -> Numbers:
    """Read each distinct text once."""
    known = {text: read(text) for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.int64)


def _columns(codes: Numbers, rules: Rules) -> tuple[NDArray[Any], ...]:
    """Return the computed columns of rows with these codes."""
    rows = map(_cells_of(rules), codes.tolist())
    columns = list(zip(*rows, strict=True)) or [()] * len(Computed._fields)
    return tuple(np.array(column, dtype=object) for column in columns)


@lru_cache(4)
def _cells_of(rules: Rules) -> Callable[[int], tuple[object, ...]]:
    """Return what makes the cells of a row from its code, each distinct one once."""
    texts_of = RowTexts(rules)

    @lru_cache(KEPT_RESULTS)
    def cells_of(code: int) -> tuple[object, ...]:
        rate, capped_rate, status, note = texts_of(code)
        return (
            Decimal(rate) if rate else None,
            Decimal(capped_rate) if capped_rate else None,
            status,
            note,
        )

    return cells_of
