"""Printed rates that a practice gives, such as shares or the target of another year."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.explaining.candidates import WIDE, Candidate, candidate
from sokatsu_cli.check.explaining.causes import VALUES, Given, Qualifier, Range, Step
from sokatsu_cli.check.explaining.differences import Differences, held_steps
from sokatsu_cli.check.explaining.sentences import IGNORED
from sokatsu_cli.check.practices import Allowance, Practice, Target
from sokatsu_cli.check.related_rows import NONE
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.digits import Flags, Numbers

_FEW = 20
"""Figures that rounded values can give, before an exact explanation says more."""

_TARGETS = (Target.FINAL, Target.PREVIOUS, Target.NEXT, Target.FIRST)


class Practised(NamedTuple):
    """The practices that print the rates of n rows.

    Attributes:
        candidates: Each practice with the rows whose rates it prints.
        accepted: Whether one that is allowed prints the rate of a row.
    """

    candidates: list[Candidate]
    accepted: Flags


def practised(rows: Differences, allowed: Collection[Allowance]) -> Practised:
    """Return the practices that print rates: each by itself, and those that are allowed together.

    Args:
        rows: The rows.
        allowed: The names of those that are allowed, which come first.

    Source: docs/contract.md, Published rates.
    """
    accepted, explained, taken = np.zeros((3, len(rows)), dtype=np.bool_)
    targets: list[tuple[Flags, Numbers]] = []
    names: tuple[Allowance, ...] = ()
    candidates: list[Candidate] = []
    for practice in _practices(rows, allowed):
        if practice.allowances != names:
            names, taken = practice.allowances, np.zeros(len(rows), dtype=np.bool_)
        is_allowed = {*names} <= {*allowed}
        there = _has_target(rows, practice.target)
        fresh = there & ~taken & _tells(rows, practice)
        if names == (practice.target_allowance,):
            fresh = _new_targets(rows, practice.target, targets, fresh)
        if is_allowed:
            accepted |= there & rows.printings.prints(None, practice)
            fresh = fresh & ~explained
            explained |= fresh
        taken |= fresh
        candidates.extend(_candidates(rows, practice, fresh, 0 if is_allowed else 1))
    return Practised([each for each in candidates if len(each.places)], accepted)


def _candidates(
    rows: Differences, practice: Practice, told: Flags, assumptions: int
) -> Iterator[Candidate]:
    """Yield the rows that are told of a practice.

    What gives so many figures that nearly any rate is one of them is common to no rows.
    """
    wide = np.zeros(len(rows), dtype=np.bool_)
    if practice.rounded_inputs:
        least, most, _there = rows.printings.interval(None, practice)
        wide = most - least > _FEW
    names, make = practice.allowances, _Told(rows, practice).explanation
    near, far = np.flatnonzero(told & ~wide), np.flatnonzero(told & wide)
    yield candidate(names[0], near, make, assumptions=assumptions, practice=names)
    yield candidate(WIDE, far, make, assumptions=assumptions)


def _tells(rows: Differences, practice: Practice) -> Flags:
    """Tell where a practice gives printed rates by the formulas of rows, and by no tolerance."""
    if practice.rounded_inputs:
        least, most, there = rows.printings.interval(None, practice)
        return there & (least <= rows.published) & (rows.published <= most)
    found = rows.printings.quotients(None, practice.target)
    same: Flags = rows.printings.figures(found, practice) == rows.published
    return same & rows.printings.is_of_formula(None, practice.target)


def _practices(rows: Differences, allowed: Collection[Allowance]) -> Iterator[Practice]:
    """Yield those that are allowed together, then each of the others by itself."""
    plain_ = rows.practice
    digits = range(int(rows.decimals.max(initial=0)) - 1, -1, -1)
    targets = [Target.OWN, *_TARGETS]
    ways = product((False, True), (False, True), targets, (None, *digits))
    found = [
        plain_._replace(share=share, rounded_inputs=rounded, target=target, digits=count)
        for share, rounded, target, count in ways
    ]
    together = [each for each in found if each.allowances and {*each.allowances} <= {*allowed}]
    yield from sorted(together, key=lambda each: len(each.allowances))
    for each in found:
        if len(each.allowances) == 1 and each not in together:
            yield each


def _has_target(rows: Differences, target: Target) -> Flags:
    """Tell which rows have another row whose target is taken; all where it is their own."""
    if target is Target.OWN:
        return np.ones(len(rows), dtype=np.bool_)
    found: Flags = rows.table.related.of(target)[rows.at] != NONE
    return found


def _new_targets(
    rows: Differences, target: Target, others: list[tuple[Flags, Numbers]], told: Flags
) -> Flags:
    """Return which rows are told of a target that was not told of them before, and keep it."""
    values = rows.printings.values(target).target
    for before, each in others:
        told = told & ~(before & (values == each))
    others.append((told, values))
    return told


class _Told:
    """A practice that prints the rates of rows, to be told of each."""

    def __init__(self, rows: Differences, practice: Practice) -> None:
        self._rows = rows
        self._practice = practice

    def explanation(self, place: int) -> Given:
        """Return the explanation of a row."""
        itself = [each[place] for each in self._uncapped]
        held = [each[place] for each in self._capped]
        decimals, kept = self._decimals[place]
        return Given(
            self._practice.allowances,
            self._rows.words(place),
            tuple(decimal_text(each // 10 ** (decimals - kept), kept) for each in itself),
            tuple(self._steps(itself, held, is_padded=kept < decimals)),
            tuple(decimal_text(each[place], decimals) for each in self._printed),
            tuple(self._qualifiers(place)),
        )

    @cached_property
    def _decimals(self) -> Sequence[tuple[int, int]]:
        """How many decimals are printed of each row, and how many it is rounded to."""
        decimals = self._rows.decimals
        digits = self._practice.digits
        kept = decimals if digits is None else np.minimum(decimals, digits)
        return list(zip(decimals.tolist(), kept.tolist(), strict=True))

    @cached_property
    def _uncapped(self) -> Sequence[Sequence[int]]:
        """The percents of all rows: one for each, or the least and the most."""
        return self._figures(self._practice._replace(share=False, cap=None))

    @cached_property
    def _capped(self) -> Sequence[Sequence[int]]:
        """The same held to 0 and the cap."""
        return self._figures(self._practice._replace(share=False))

    @cached_property
    def _printed(self) -> Sequence[Sequence[int]]:
        """The same as it is printed."""
        return self._figures(self._practice) if self._practice.share else self._capped

    def _figures(self, practice: Practice) -> Sequence[Sequence[int]]:
        printings = self._rows.printings
        if practice.rounded_inputs:
            return [each.tolist() for each in printings.interval(None, practice)[:2]]
        found = printings.quotients(None, practice.target)
        return [printings.figures(found, practice).tolist()]

    def _steps(
        self, itself: Sequence[int], held: Sequence[int], *, is_padded: bool
    ) -> Iterator[Step]:
        yield from held_steps(itself, held, self._practice.cap)
        if self._practice.share:
            yield Step("share")
        if is_padded:
            yield Step("padded")

    def _qualifiers(self, place: int) -> Iterator[Qualifier]:
        rows = self._rows
        row = other = int(rows.at[place])
        if rows.is_direction_ignored(place):
            yield IGNORED
        if self._practice.target is not Target.OWN:
            other = int(rows.table.related.of(self._practice.target)[row])
            yield rows.taken("target", other)
        if self._practice.rounded_inputs:
            numbers = (other, row, row)[: 3 if rows.is_by_baseline(place) else 2]
            for column, number in enumerate(numbers):
                if found := rows.printings.range(column, number):
                    yield Range(VALUES[column], *found)
