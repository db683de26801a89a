"""Printed rates that come of another row: its target, its actual, or its rate."""

from collections.abc import Callable, Iterator

import numpy as np

from sokatsu_cli.check.explaining.candidates import Candidate, candidate
from sokatsu_cli.check.explaining.causes import Beside, Cause, Causes, Given, Value
from sokatsu_cli.check.explaining.differences import Differences, held_steps
from sokatsu_cli.check.explaining.sentences import IGNORED
from sokatsu_cli.check.practices import Target
from sokatsu_cli.check.printed_rates import has_capped_rate, is_of_formula
from sokatsu_cli.check.printings import figures
from sokatsu_cli.check.related_rows import NONE, in_order
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import Quotients, quotients

_FARTHEST = 12
"""How many rows of an indicator before and behind a row are looked at: those of so many years."""


def other_rows(rows: Differences) -> Iterator[Candidate]:
    """Yield the rows that are computed with a value of another row, or have its rate.

    The rows of the same indicator are looked at first, then the rows beside each.
    """
    if not rows.table.is_whole:
        return
    yield from _with_values(rows, "target", [*_related_targets(rows)])
    yield from _with_values(rows, "actual", [])
    for step in (-1, 1):
        yield _beside(rows, step)


def _with_values(
    rows: Differences, column: Value, told: list[tuple[Flags, Numbers]]
) -> Iterator[Candidate]:
    """Yield the rows whose printed rates come with a value of another row, each value once.

    Args:
        rows: The rows.
        column: Of which column the value is.
        told: Values that are told of otherwise, and of which rows.
    """
    for others, causes in _others(rows, column):
        measured = rows.printings.with_others(column, np.where(others != NONE, others, rows.at))
        values = measured.target if column == "target" else measured.actual
        found = quotients(measured, rows.rules)
        gives = (others != NONE) & is_of_formula(measured, rows.rules, found)
        gives &= rows.printings.figures(found, rows.practice) == rows.published
        for there, each in told:
            gives &= ~(there & (values == each))
        told.append((gives, values))
        make = _told(rows, column, others, found, causes)
        yield candidate(causes[0], np.flatnonzero(gives), make, assumptions=len(causes))


def _related_targets(rows: Differences) -> Iterator[tuple[Flags, Numbers]]:
    """Yield the targets of other years, which are practices, and the rows that have such."""
    for target in Target:
        if target is not Target.OWN:
            there = rows.table.related.of(target)[rows.at] != NONE
            yield there, rows.printings.values(target).target


def _others(rows: Differences, column: Value) -> Iterator[tuple[Numbers, Causes]]:
    """Yield for each row another one, `NONE` for none, and what it is to take its value."""
    cause = Cause.OTHER_TARGET if column == "target" else Cause.OTHER_ACTUAL
    groups = rows.table.groups
    order = in_order(groups, rows.table.years)
    count = len(order)
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    farthest = min(_FARTHEST, int(np.bincount(groups).max(initial=1)) - 1)
    for step in sorted(range(-farthest, farthest + 1), key=abs):
        if step:
            there = place[rows.at] + step
            others = order[np.clip(there, 0, count - 1)]
            same = (there >= 0) & (there < count) & (groups[others] == groups[rows.at])
            yield np.where(same, others, NONE), (cause,)
    for step in (-1, 1):
        others = _row_beside(rows, step)
        another = groups[others] != groups[rows.at]
        yield np.where(another, others, NONE), (cause, Cause.OTHER_ROW)


def _row_beside(rows: Differences, step: int) -> Numbers:
    """Return the row before or behind each in the table, `NONE` where there is none."""
    others = rows.at + step
    return np.where(others < len(rows.table.groups), others, NONE)


def _told(
    rows: Differences, column: Value, others: Numbers, found: Quotients, causes: Causes
) -> Callable[[int], Given]:
    """Return what says of a row that its rate comes with a value of another one."""
    itself = rows.practice._replace(cap=None)

    def make(place: int) -> Given:
        one = rows.decimals[place : place + 1]
        uncapped = int(figures(found.at(np.array([place])), itself, one)[0])
        published = int(rows.published[place])
        qualifiers = [IGNORED] if rows.is_direction_ignored(place) else []
        return Given(
            causes,
            rows.words(place),
            (decimal_text(uncapped, int(one[0])),),
            held_steps([uncapped], [published], rows.rules.cap),
            (rows.figure(place),),
            (*qualifiers, rows.taken(column, int(others[place]))),
        )

    return make


def _beside(rows: Differences, step: int) -> Candidate:
    """Return the rows that have the rate of the row before or behind."""
    others = _row_beside(rows, step)
    found = rows.printings.rates_of(others)
    gives = (others != NONE) & has_capped_rate(found, rows.rules.cap)
    gives &= rows.printings.figures(found, rows.practice) == rows.published
    lines = rows.table.lines

    def make(place: int) -> Beside:
        return Beside((Cause.OTHER_ROW,), rows.figure(place), lines[int(others[place])])

    return candidate(Cause.OTHER_ROW, np.flatnonzero(gives), make)
