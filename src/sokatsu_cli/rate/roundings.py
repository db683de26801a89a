"""Exact quotients rounded once, many at a time, in each way of `Rounding`."""

from collections.abc import Iterable, Iterator

import numpy as np

from sokatsu_cli.rate.digits import Numbers


def rounded(over: Numbers, under: Numbers, multiple: "Numbers | int", rounding: str) -> Numbers:
    """Round multiple × over / under once, to whole numbers: see `roundings`."""
    return next(roundings(over, under, multiple, [rounding]))


def roundings(
    over: Numbers, under: Numbers, multiple: "Numbers | int", chosen: Iterable[str]
) -> Iterator[Numbers]:
    """Yield multiple × over / under rounded once to whole numbers, in each way that is chosen.

    Args:
        over: n numbers.
        under: n numbers, more than 0.
        multiple: How many units of the last printed digit a quotient of 1 is.
        chosen: Some of `Rounding`.
    """
    scaled = np.abs(over) * multiple
    quotient = scaled // under
    rest = scaled - quotient * under
    for rounding in chosen:
        match rounding:
            case "half-up":
                away = 2 * rest >= under
            case "down":
                away = np.zeros(len(over), dtype=np.bool_)
            case "up":
                away = rest > 0
            case _:  # half-even
                away = (2 * rest > under) | ((2 * rest == under) & (quotient % 2 == 1))
        yield np.where(over < 0, -(quotient + away), quotient + away)
