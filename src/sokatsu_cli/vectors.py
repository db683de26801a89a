"""The usual rows of a large table at once: each distinct cell is read once, then `quotients`.

It decides nothing. What it does not take for certain (an error, a negative or a very long number,
a unit behind a number, a method of its own) is left to the rows of `rows` and `rates`.
"""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sokatsu_cli.columns import Header
from sokatsu_cli.digits import Numbers
from sokatsu_cli.quotients import LEFT, NOTES, Rates, Values, printed_cap, rates, way_of
from sokatsu_cli.rows import Rules, column_texts
from sokatsu_cli.terms import Status


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
    return Vectors(taken, _columns(rates(way[taken], t[taken], a[taken], rules), rules))


def _columns(found: Rates, rules: Rules) -> tuple[NDArray[Any], ...]:
    cap = printed_cap(rules)
    if cap is None:
        capped, has_capped = found.rate, found.rated
    else:
        capped = np.where(found.rated, np.minimum(found.rate, cap), cap)
        has_capped = found.rated | (found.known & found.achieved)
    statuses = np.array([Status.NOT_ACHIEVED.value, Status.ACHIEVED.value, Status.NO_DATA.value])
    return (
        _decimals(found.rate, found.rated, rules.digits),
        _decimals(capped, has_capped, rules.digits),
        statuses.astype(object)[np.where(found.known, found.achieved, 2)],
        np.array(NOTES, dtype=object)[found.note],
    )


def _decimals(whole: Numbers, there: NDArray[np.bool_], digits: int) -> NDArray[Any]:
    """Return Decimals of so many digits where there is a rate, None elsewhere."""
    distinct, places = np.unique(whole, return_inverse=True)
    made = np.empty(len(distinct), dtype=object)
    made[:] = [Decimal(number).scaleb(-digits) for number in distinct.tolist()]
    cells = made[places]
    cells[~there] = None
    return cells
