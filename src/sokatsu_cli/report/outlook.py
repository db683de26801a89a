"""How a plan stands in one period, as values: what a reader asks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from sokatsu_cli.model.terms import ChangeStatus, Status
from sokatsu_cli.report.results import Period, Result, Summary
from sokatsu_cli.report.sheet import Section, SummarySheet

LOOKED_AT = 8
"""How many results are shown to be looked at first."""

LOWEST = 4
"""How many of them are those of the lowest rates, before declines and differences."""


class Step(IntEnum):
    """How near to its target a result comes, the best first."""

    ACHIEVED = 0
    NEAR = 1
    HALFWAY = 2
    FAR = 3
    UNRATED = 4
    NO_DATA = 5


NEAR, HALFWAY = 80, 50
"""From which exact capped rates in % on a target that is not achieved is near, and halfway."""


def step_of(result: Result) -> Step:
    """Return how near to its target a result comes; ``UNRATED`` where no rate can say it."""
    if result.status is Status.ACHIEVED:
        return Step.ACHIEVED
    if result.status is Status.NO_DATA:
        return Step.NO_DATA
    rate = result.found.capped_rate
    if rate is None:
        return Step.UNRATED
    return Step.NEAR if rate >= NEAR else Step.HALFWAY if rate >= HALFWAY else Step.FAR


def is_worse(result: Result) -> bool:
    """Tell whether the actual is worse than the baseline."""
    return result.change is not None and result.change.status is ChangeStatus.WORSE


class Standing(NamedTuple):
    """How one section, or the whole plan, stands in a period.

    Attributes:
        period: The period.
        results: What is counted of it.
    """

    period: Period
    results: Sequence[Result]

    @property
    def summary(self) -> Summary:
        """What the results come to."""
        return Summary(self.results)

    @property
    def achieved(self) -> int:
        """How many are achieved."""
        return self.summary.count(Status.ACHIEVED)

    @property
    def missed(self) -> list[Result]:
        """What is not achieved, from the lowest rate on; last what has no rate."""
        return sorted(
            (result for result in self.results if result.status is Status.NOT_ACHIEVED), key=_rate
        )

    @property
    def worst(self) -> Result | None:
        """What is not achieved and has the lowest rate, the first of several; None for nothing.

        Where all that is not achieved has no rate, it is the first of that.
        """
        return next(iter(self.missed), None)

    @property
    def steps(self) -> list[tuple[Step, int]]:
        """How many results are on each step, for those steps that have any."""
        found = [step_of(result) for result in self.results]
        return [(step, found.count(step)) for step in Step if step in found]


@dataclass(frozen=True)
class Outlook:
    """How a plan stands in one period.

    Attributes:
        sheet: All results.
        period: The period.
    """

    sheet: SummarySheet
    period: Period

    @cached_property
    def standing(self) -> Standing:
        """The whole plan in the period."""
        return self._of(self.sheet.counted, self.period)

    @property
    def results(self) -> Sequence[Result]:
        """What is counted in the period."""
        return self.standing.results

    @cached_property
    def trend(self) -> list[Standing]:
        """The whole plan in each period, from the earliest on."""
        return [self._of(self.sheet.counted, period) for period in self.sheet.periods]

    @cached_property
    def sections(self) -> list[tuple[Section, Standing]]:
        """Each section in the period; none where no row says in which it stands."""
        return [
            (section, self._of(section.summary.results, self.period))
            for section in self.sheet.named_sections
        ]

    def with_status(self, status: Status) -> list[Result]:
        """Return the results of the period that have a status."""
        return [result for result in self.results if result.status is status]

    @cached_property
    def worse(self) -> list[Result]:
        """The results of the period that are worse than the baseline."""
        return [result for result in self.results if is_worse(result)]

    @cached_property
    def first(self) -> list[Result]:
        """All results of the period to be looked at, those to be looked at first at the top.

        The four of the lowest rates that are not achieved, then declines from the baseline, then
        differences from the print, then the others that are not achieved, from the lowest rate on;
        last what is not achieved and has no rate.
        """
        by_rate = self.standing.missed
        declines = sorted(self.worse, key=_rate)
        differing = [result for result in self.results if result.difference is not None]
        lowest = [result for result in by_rate if result.found.capped_rate is not None]
        return list(dict.fromkeys([*lowest[:LOWEST], *declines, *differing, *by_rate]))

    def _of(self, results: Sequence[Result], period: Period) -> Standing:
        return Standing(period, [result for result in results if result.period == period])


def latest_period(sheet: SummarySheet) -> Period:
    """Return the latest period in which anything is achieved or not; else the last one.

    Periods in which nothing is known yet, such as those of targets to come, say nothing of how a
    plan stands.
    """
    judged = {result.period for result in sheet.counted if result.status is not Status.NO_DATA}
    known = [period for period in sheet.periods if period in judged] or sheet.periods
    return known[-1] if known else Period("", "")


def _rate(result: Result) -> tuple[bool, Fraction]:
    rate = result.found.capped_rate
    return rate is None, rate or Fraction(0)
