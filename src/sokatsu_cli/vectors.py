"""The usual rows of a large table at once: each distinct cell is read once, then `quotients`.

It decides nothing. What it does not take for certain (an error, a negative or a very long number,
a unit behind a number, a method of its own) is left to the rows of `rows` and `rates`.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sokatsu_cli.columns import Header
from sokatsu_cli.digits import Numbers
from sokatsu_cli.quotients import LEFT, Computed, rate_codes, row_cells
from sokatsu_cli.rows import Rules, column_texts
from sokatsu_cli.values import Values, way_of


class Vectors(NamedTuple):
    """Which of n rows were taken, and the computed columns of these."""

    taken: NDArray[np.bool_]
    columns: tuple[NDArray[Any], ...]


def rate_vectors(
    frame: pd.DataFrame, header: Header, rules: Rules, missing: Collection[str] = ()
) -> Vectors:
    """Compute rate, capped rate, status and note of the usual rows of a frame.

    Args:
        frame: n rows of text.
        header: The frame's header.
        rules: The settings, which `quotients.takes` must allow.
        missing: Cells that stand for "no number" beside the usual ones.
    """

    def texts(name: str) -> Sequence[str]:
        return column_texts(frame, header, name)

    def column(name: str, read: Callable[[str], int]) -> Numbers:
        codes, distinct = pd.factorize(np.array(texts(name), dtype=object))
        return np.array([read(text) for text in distinct], dtype=np.int64)[codes]

    values = Values(rules, missing)
    t, a, b = (values.of_texts(texts(name)) for name in ("target", "actual", "baseline"))
    way = column("direction", way_of)
    method = column("method", lambda text: LEFT if text.strip() else 0)
    taken = np.minimum.reduce([t, a, b, way, method]) != LEFT
    codes = np.full(len(frame), LEFT)
    codes[taken] = rate_codes(way[taken], t[taken], a[taken], rules)
    taken = codes != LEFT
    return Vectors(taken, _columns(codes[taken], rules))


def _columns(codes: Numbers, rules: Rules) -> tuple[NDArray[Any], ...]:
    """Return the computed columns of rows with these codes; each distinct cell is made once."""
    distinct, places = np.unique(codes, return_inverse=True)
    rows = list(map(row_cells(rules).__getitem__, distinct.tolist()))
    cells = np.array(rows, dtype=object).reshape(len(rows), len(Computed._fields))
    return tuple(column[places] for column in cells.T)
