"""The usual rows of a large table at once: each distinct cell is read once, then `codes`.

It decides nothing. What it does not take for certain (an error, a very long number, a method
of its own) is left to the rows of `rows` and `rates`.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.value_cells import VALUES
from sokatsu_cli.rate.codes import Coder, Coders
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.frame_texts import column_texts, uncertain_cells, value_texts
from sokatsu_cli.rate.quotients import LEFT, MISSING, Flags, Measured
from sokatsu_cli.rate.rows import KEPT_RESULTS
from sokatsu_cli.rate.values import Values, has_mixed_percents, way_of

if TYPE_CHECKING:
    import pandas as pd

_NUMBERS = ("rate", "capped_rate", "change")
"""The computed columns that hold numbers."""


_READ = ("direction", *VALUES, "method", "unit")
"""The columns that are read."""


class Vectors(NamedTuple):
    """Which of n rows were taken, and the computed columns of these."""

    taken: Flags
    columns: tuple[NDArray[Any], ...]


def compute_vectors(
    frame: "pd.DataFrame", header: Header, coders: Coders, missing: Collection[str] = ()
) -> Vectors:
    """Compute the columns of the usual rows of a frame.

    Args:
        frame: n rows of text.
        header: The frame's header.
        coders: What computes the columns.
        missing: Cells that stand for "no number" beside the usual ones.
    """

    def column(name: str, read: Callable[[Sequence[str]], Numbers], absent: int) -> Numbers:
        if name not in header.positions:
            return np.full(len(frame), absent)
        return read(value_texts(frame, header, name))

    units = column_texts(frame, header, "unit") if "unit" in header.positions else ()
    value = partial(Values(coders.largest, missing).of_texts, units=units)
    t, a, b = (column(name, value, MISSING) for name in VALUES)
    percents = [column(name, _percents, 0) != 0 for name in VALUES]
    way = column("direction", partial(_each, way_of), LEFT)
    method = column("method", partial(_each, lambda text: LEFT if text.strip() else 0), 0)
    taken = np.minimum.reduce([t, a, b, way, method]) != LEFT
    taken &= ~has_mixed_percents(percents, [t, a, b])
    taken[list(uncertain_cells(frame, header, ("indicator", *_READ)))] = False
    rows = Measured(*(column[taken] for column in (way, t, a, b)))
    codes = [coder.codes(rows) for coder in coders.each]
    done = np.minimum.reduce(codes) != LEFT
    taken[taken] = done
    cells = (
        _columns(coder, numbers[done]) for coder, numbers in zip(coders.each, codes, strict=True)
    )
    return Vectors(taken, tuple(chain.from_iterable(cells)))


def _percents(texts: Sequence[str]) -> Numbers:
    return np.array([text.endswith("%") for text in texts], dtype=np.int64)


def _each(read: Callable[[str], int], texts: Sequence[str]) -> Numbers:
    """Read each distinct text once."""
    known = {text: read(text) for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.int64)


def _columns(coder: Coder, codes: Numbers) -> Iterator[NDArray[Any]]:
    """Yield the computed columns of rows with these codes."""
    rows = map(_cells_of(coder), codes.tolist())
    columns = list(zip(*rows, strict=True)) or [()] * len(coder.columns)
    return (np.fromiter(column, object, len(codes)) for column in columns)


@lru_cache(8)
def _cells_of(coder: Coder) -> Callable[[int], tuple[object, ...]]:
    """Return what makes the cells of a row from its code, each distinct one once."""
    are_numbers = [name in _NUMBERS for name in coder.columns]

    @lru_cache(KEPT_RESULTS)
    def cells_of(code: int) -> tuple[object, ...]:
        return tuple(
            (Decimal(text) if text else None) if is_number else text
            for text, is_number in zip(coder.texts(code), are_numbers, strict=True)
        )

    return cells_of
