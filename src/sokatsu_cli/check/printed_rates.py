"""Rates of many rows as whole units of the last decimal that each is printed with."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from sokatsu_cli.model.numerals import EXACT, Rounding, round_exact
from sokatsu_cli.rate.codes import ROOM, hundred
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import Quotients, rounded
from sokatsu_cli.rate.rules import Rules


def multiples(decimals: Numbers) -> Numbers:
    """Return how many units of the last printed decimal of each row a quotient of 1 is."""
    return _by_decimals(decimals, hundred)


def margins(within: Fraction, decimals: Numbers) -> Numbers:
    """Return by how many whole units a printed rate of each row may differ."""
    return _by_decimals(decimals, lambda count: int(within * 10**count))


def cap_units(cap: Fraction, decimals: Numbers, rounding: Rounding) -> Numbers:
    """Return a cap as it is printed on each row."""

    def units(count: int) -> int:
        return int(round_exact(cap, count, rounding).scaleb(count, EXACT))

    return _by_decimals(decimals, units)


def _by_decimals(decimals: Numbers, number: Callable[[int], int]) -> Numbers:
    """Return the number of each row, which depends only on that of its decimals."""
    values = [number(count) for count in range(int(decimals.max(initial=0)) + 1)]
    return np.array(values, dtype=np.int64 if max(values) < ROOM else object)[decimals]


def held(value: Numbers, cap: Fraction | None, decimals: Numbers, rounding: Rounding) -> Numbers:
    """Hold rounded rates to 0 … cap; rounding keeps the order, so the cap is rounded on its own."""
    if cap is None:
        return value
    return np.minimum(np.maximum(value, 0), cap_units(cap, decimals, rounding))


def has_capped_rate(found: Quotients, rules: Rules) -> Flags:
    """Tell whether there is a capped rate: that of what has no rate is the cap, if achieved."""
    return found.rated if rules.cap is None else found.rated | found.achieved


def printed_rates(found: Quotients, rules: Rules, decimals: Numbers) -> Numbers:
    """Return the capped rates of n rows, rounded once from the exact values.

    Args:
        found: The quotients of rows that have capped rates; of others the numbers mean nothing.
        rules: How they are capped and rounded.
        decimals: How many decimals each is printed with.
    """
    value = rounded(found.over, found.under, multiples(decimals), rules.rounding)
    if rules.cap is None:
        return value
    whole = cap_units(rules.cap, decimals, rules.rounding)
    return np.where(found.rated, np.minimum(np.maximum(value, 0), whole), whole)
