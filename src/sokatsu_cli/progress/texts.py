"""The texts of what measures compute: shares in %, values of indicators, years."""

import numpy as np

from sokatsu_cli.progress.indicators import Indicators
from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.codes import ROOM, decimal_text, hundred
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.roundings import rounded
from sokatsu_cli.rate.rules import Rules

_ZERO, _POINT, _MINUS, _END = b"0.-\n"

_SMALL = 1 << 32
"""What numbers are smaller than that are divided sooner."""


def share_texts(over: Numbers, under: Numbers, there: Flags, rules: Rules) -> list[str]:
    """Return the texts of shares in %.

    Args:
        over: n shares are over / under.
        under: More than 0 where there is one.
        there: Whether there is one; else the text is "".
        rules: How it is rounded.
    """
    found = rounded(over[there], under[there], hundred(rules.digits), rules.rounding)
    return _spread(there, decimal_texts(found, np.full(len(found), rules.digits)))


def value_texts(
    over: Numbers, under: Numbers, there: Flags, indicators: Indicators, rules: Rules
) -> list[str]:
    """Return the texts of values in the units of their indicators.

    They have the decimals of the indicator's values and those of the rules more; none that are 0
    at the end.

    Args:
        over: n values are over / under, in the unit of `Indicators.measured`.
        under: More than 0 where there is one.
        there: Whether there is one; else the text is "".
        indicators: The indicators.
        rules: How it is rounded.
    """
    over, under, printed = over[there], under[there], indicators.printed[there]
    shift = indicators.decimals - printed
    if 10 ** int(shift.max(initial=0)) * int(under.max(initial=1)) >= ROOM // 2:
        over, under, shift = (each.astype(object) for each in (over, under, shift))
    found = rounded(over, under * 10**shift, 10**rules.digits, rules.rounding)
    return _spread(there, decimal_texts(*_shortened(found, printed + rules.digits)))


def _shortened(numbers: Numbers, decimals: Numbers) -> tuple[Numbers, Numbers]:
    """Take the zeros at their ends from numbers with decimals."""
    for _decimal in range(int(decimals.max(initial=0))):
        ends = ((numbers % 10 == 0) & (decimals > 0)).astype(np.bool_)
        if not ends.any():
            break
        numbers, decimals = np.where(ends, numbers // 10, numbers), decimals - ends
    return numbers, decimals


def decimal_texts(numbers: Numbers, decimals: Numbers) -> list[str]:
    """Return what `codes.decimal_text` does, of many numbers."""
    if numbers.dtype == object:
        return list(map(decimal_text, numbers.tolist(), decimals.tolist()))
    left = np.abs(numbers)
    most, deepest = int(left.max(initial=0)), int(decimals.max(initial=0))
    places = max(len(str(most)), deepest + 1)
    if most < _SMALL:
        left = left.astype(np.uint32)
    cells = np.zeros((places + deepest + 2, len(numbers)), dtype=np.uint8)  # from left to right
    cells[-1] = _END
    cells[0][numbers < 0] = _MINUS
    row = len(cells) - 2
    for place in range(places):
        if 0 < place <= deepest:
            cells[row][decimals == place] = _POINT
            row -= 1
        shown = (left > 0) | (decimals >= place)
        rest = left // 10
        cells[row] = ((left - rest * 10).astype(np.uint8) + _ZERO) * shown
        left = rest
        row -= 1
    written = cells.T.ravel()
    return written[written > 0].tobytes().decode().split("\n")[:-1]


def whole_texts(numbers: Numbers, there: Flags) -> list[str]:
    """Return the texts of whole numbers such as years, "" where there is none."""
    return _spread(there, list(map(str, numbers[there].tolist())))


def year_texts(years: Numbers) -> list[str]:
    """Return the texts of years, "" for 0."""
    texts = ["", *map(str, range(1, int(years.max(initial=0)) + 1))]
    return list(map(texts.__getitem__, years.tolist()))


def printed_texts(column: Column) -> list[str]:
    """Return the texts of numbers as they are printed, without signs and marks around them."""
    known = column.known
    return _spread(known, decimal_texts(column.digits[known], column.decimals[known]))


def _spread(there: Flags, texts: list[str]) -> list[str]:
    """Return texts where there are some, "" where there are none."""
    if len(texts) == len(there):
        return texts
    spread = np.full(len(there), "", dtype=object)
    spread[there] = texts
    found: list[str] = spread.tolist()
    return found
