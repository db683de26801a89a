"""Rates of many rows as whole units of the last decimal that each is printed with."""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

import numpy as np

from sokatsu_cli.model.float_texts import EXACT
from sokatsu_cli.model.numerals import Rounding, round_exact
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.codes import ROOM, hundred
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import (
    MAINTAIN,
    METHODS,
    Measured,
    Quotients,
    methods_of,
    with_expected,
)
from sokatsu_cli.rate.roundings import rounded
from sokatsu_cli.rate.rules import Rules

_BASELINE, _EXPECTED = METHODS.index(Method.BASELINE), METHODS.index(Method.EXPECTED)


def multiples(decimals: Numbers) -> Numbers:
    """Return how many units of the last printed decimal of each row a quotient of 1 is."""
    return by_decimals(decimals, hundred)


def margins(within: Fraction, decimals: Numbers) -> Numbers:
    """Return by how many whole units a printed rate of each row may differ."""
    return by_decimals(decimals, lambda count: int(within * 10**count))


def cap_units(cap: Fraction, decimals: Numbers, rounding: Rounding) -> Numbers:
    """Return a cap as it is printed on each row."""
    return by_decimals(decimals, lambda count: _cap_units(cap, count, rounding))


@lru_cache(1 << 10)
def _cap_units(cap: Fraction, decimals: int, rounding: Rounding) -> int:
    return int(round_exact(cap, decimals, rounding).scaleb(decimals, EXACT))


def by_decimals(decimals: Numbers, number: Callable[[int], int]) -> Numbers:
    """Return a number for each row, which depends only on that of its decimals."""
    values = [number(count) for count in range(int(decimals.max(initial=0)) + 1)]
    return np.array(values, dtype=np.int64 if max(values) < ROOM else object)[decimals]


def held(value: Numbers, cap: Fraction | None, decimals: Numbers, rounding: Rounding) -> Numbers:
    """Hold rounded rates to 0 … cap; rounding keeps the order, so the cap is rounded on its own."""
    if cap is None:
        return value
    return np.minimum(np.maximum(value, 0), cap_units(cap, decimals, rounding))


def has_capped_rate(found: Quotients, cap: Fraction | None) -> Flags:
    """Tell whether there is a capped rate: that of what has no rate is the cap, if achieved."""
    return found.rated if cap is None else found.rated | found.achieved


def is_by_baseline(method: Numbers) -> Flags:
    """Tell of which rows the baseline decides, by the numbers of their methods."""
    flags: Flags = (method == _BASELINE) | (method == _EXPECTED)
    return flags


def is_of_formula(rows: Measured, rules: Rules, found: Quotients) -> Flags:
    """Tell where rates are what formulas themselves give.

    They are not where a tolerance makes them 100, or 0 / 0 is, which is nothing.

    Args:
        rows: What n rows say.
        rules: The rules.
        found: What the rules make of the rows.
    """
    method = methods_of(rows, rules)
    rows, _notes = with_expected(rows, method)
    same = rows.target == rows.actual
    by_baseline = method == _BASELINE
    base = np.where(by_baseline, rows.baseline, 0)
    nothing = same & ((by_baseline & ~rows.has_baseline) | (base == rows.target))
    flags: Flags = found.rated & ~nothing & ~_is_near(rows, found)
    return flags


def is_tolerated(rows: Measured, rules: Rules, found: Quotients) -> Flags:
    """Tell of n rows whether the target, or its expected value, is met by a tolerance alone."""
    return _is_near(with_expected(rows, methods_of(rows, rules))[0], found)


def _is_near(rows: Measured, found: Quotients) -> Flags:
    flags: Flags = (rows.way == MAINTAIN) & found.achieved & (rows.target != rows.actual)
    return flags


def printed_rates(found: Quotients, rules: Rules, decimals: Numbers) -> Numbers:
    """Return the capped rates of n rows, rounded once from the exact values.

    Args:
        found: The quotients of rows that have capped rates; of others the numbers mean nothing.
        rules: How they are capped and rounded.
        decimals: How many decimals each is printed with.
    """
    return capped_figures(found, rules.cap, decimals, rules.rounding, 100)


def capped_figures(
    found: Quotients, cap: Fraction | None, decimals: Numbers, rounding: Rounding, parts: int
) -> Numbers:
    """Return what `printed_rates` does, as so many parts of a quotient of 1: 100 for percents."""
    multiple = by_decimals(decimals, lambda count: int(parts * 10**count))
    value = rounded(found.over, found.under, multiple, rounding)
    if cap is None:
        return value
    whole = cap_units(cap, decimals, rounding)
    return np.where(found.rated, np.minimum(np.maximum(value, 0), whole), whole)
