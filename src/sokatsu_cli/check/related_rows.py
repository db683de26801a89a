"""The rows of a table that are of one indicator, in the order of their years."""

from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.practices import Target
from sokatsu_cli.rate.digits import Flags, Numbers

NONE = -1
"""Stands for no row."""


class RelatedRows(NamedTuple):
    """Of each of n rows, another row of its indicator that has a target, or `NONE`.

    Attributes:
        final: The last one, but for rows that are it or of its period and year.
        previous: The one before.
        next: The one behind.
        first: The first one.
    """

    final: Numbers
    previous: Numbers
    next: Numbers
    first: Numbers

    def of(self, target: Target) -> Numbers:
        """Return the rows whose target is taken instead of the own one."""
        found: Numbers = getattr(self, target.value)
        return found


def unrelated_rows(count: int) -> RelatedRows:
    """Return that none of so many rows has others."""
    return RelatedRows(*np.full((4, count), NONE))


def in_order(groups: Numbers, years: Numbers) -> Numbers:
    """Return an order in which the rows of an indicator stand together, by their years.

    Where not all of its rows have a year, they stand as in the table.

    Args:
        groups: Equal numbers for rows of one indicator.
        years: The year of each row, 0 where it is not known.
    """
    unknown = np.zeros(int(groups.max(initial=-1)) + 1, dtype=np.bool_)
    unknown[groups[years == 0]] = True
    return np.lexsort((np.where(unknown[groups], 0, years), groups))


def related_rows(groups: Numbers, years: Numbers, when: Numbers, has_target: Flags) -> RelatedRows:
    """Relate the rows of each indicator that have targets.

    Args:
        groups: Equal numbers for rows of one indicator.
        years: The year of each row, 0 where it is not known.
        when: Equal numbers for rows of one period and year.
        has_target: Whether a row has a target.
    """
    order = in_order(groups, years)
    count = len(order)
    place = np.arange(count)
    with_target = has_target[order]
    of = groups[order]
    first_of = np.searchsorted(of, of, side="left")
    last_of = np.searchsorted(of, of, side="right") - 1
    before = np.maximum.accumulate(np.where(with_target, place, NONE))
    behind = np.minimum.accumulate(np.where(with_target, place, count)[::-1])[::-1]
    previous = np.append(NONE, before[:-1])[:count]
    following = np.append(behind[1:], count)[:count]

    def rows(found: Numbers) -> Numbers:
        """Return rows of the table for places in the order."""
        inside = (found >= first_of) & (found <= last_of)
        others = order[np.where(inside, found, place)]
        related = np.full(count, NONE)
        related[order] = np.where(when[others] == when[order], NONE, others)
        return related

    return RelatedRows(
        rows(before[last_of]), rows(previous), rows(following), rows(behind[first_of])
    )
