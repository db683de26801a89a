"""Practices beside method, rounding and cap, tried on all rows of a table that is not too long."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import product

import numpy as np

from sokatsu_cli.check.inferring.cases import Cases
from sokatsu_cli.check.inferring.combinations import Combination, combinations_of
from sokatsu_cli.check.practices import CAPS, ROUNDINGS, Practice, Target
from sokatsu_cli.check.printings import Printings
from sokatsu_cli.check.related_rows import NONE
from sokatsu_cli.check.table_rows import TableRows
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.rules import MOST_DIGITS, Rules

_MOST_SHARE = 3
"""What shares are, but for a few."""


def further_combinations(
    table: TableRows, rules: Rules, cases: Cases, plain: int
) -> Iterator[Combination]:
    """Yield combinations with further practices that reproduce more rows than any with fewer.

    Args:
        table: All rows.
        rules: Of which the tolerance counts.
        cases: The comparable ones among them.
        plain: How many of these a combination without further practices reproduces.
    """
    rows = cases.by_row()
    target, actual, _baseline = table.rows.values
    at = np.flatnonzero(table.rows.published.known & target.known & actual.known)
    printings = Printings(table, rules, at)
    caps = [_caps(printings, parts) for parts in (1, 100)]
    most = {0: plain}
    for practice in sorted(_practices(table, at, plain), key=lambda each: len(each.allowances)):
        assumptions = len(practice.allowances)
        fewer = max(count for number, count in most.items() if number < assumptions)
        if fewer == len(at):
            return
        for cap, rounding in product(caps[practice.share], ROUNDINGS):
            tried = practice._replace(rounding=rounding, cap=cap)
            prints = partial(printings.prints, practice=tried)
            for combination in combinations_of(rows, tried, prints, only_best=True):
                if combination.count > fewer:
                    most[assumptions] = max(most.get(assumptions, 0), combination.count)
                    yield combination


def _caps(printings: Printings, parts: int) -> list[Fraction | None]:
    """Return the usual caps, and the largest printed figure if more than one row prints it.

    Args:
        printings: The rows.
        parts: What a printed 1 is in %.
    """
    columns = printings.published.tolist(), printings.decimals.tolist()
    figures = [Fraction(digits, 10**decimals) for digits, decimals in zip(*columns, strict=True)]
    top = max(figures)
    return [*dict.fromkeys([*CAPS, *([top * parts] if figures.count(top) > 1 else [])])]


def _practices(table: TableRows, at: Numbers, plain: int) -> Iterator[Practice]:
    """Yield what may be done beside rounding and capping, and may reproduce more rows."""
    values = [column.at(at) for column in table.rows.values]
    rounder = table.measures[at].any() or any(
        column.decimals.any() or column.percent.any() for column in values
    )
    published = table.rows.published.at(at)
    decimals = min(int(published.decimals.max(initial=0)), MOST_DIGITS + 1)
    padded = [kept for kept in reversed(range(decimals)) if _padded(published, kept) > plain]
    targets = [
        target
        for target in Target
        if target is Target.OWN or (table.related.of(target)[at] != NONE).any()
    ]
    inputs = (False, True) if rounder else (False,)
    shares = (False, True) if _may_be_shares(published) else (False,)
    for target, share, kept, rounded in product(targets, shares, [None, *padded], inputs):
        practice = Practice(Rounding.HALF_UP, None, kept, share, rounded, target)
        if practice.allowances:
            yield practice


def _padded(published: Column, kept: int) -> int:
    """Count the rates that have nothing but zeros behind so many decimals."""
    columns = zip(published.digits.tolist(), published.decimals.tolist(), strict=True)
    return sum(digits % 10 ** max(count - kept, 0) == 0 for digits, count in columns)


def _may_be_shares(published: Column) -> bool:
    """Tell whether at least half of the printed rates are no more than 3."""
    most = _MOST_SHARE * np.array(
        [10**count for count in published.decimals.tolist()], dtype=object
    )
    return bool(2 * np.count_nonzero(published.digits <= most) >= len(most))
