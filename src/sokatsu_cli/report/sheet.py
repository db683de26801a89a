"""The 総括表 (summary sheet) of a plan as values: what is printed, and what paper never showed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from sokatsu_cli.check.explaining.causes import Common
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.model.terms import Status
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.report.indicator_progress import IndicatorProgress
from sokatsu_cli.report.results import Period, Result, Summary

SECTIONS = "section"
"""Stands for the sections of a plan among the columns by which a sheet can be divided."""

_FINE = 10**9
"""Parts of a percent whose whole numbers tell most rates apart, faster than fractions do."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An indicator with its periods side by side; None where it has no result."""

    results: tuple[Result | None, ...]

    @property
    def held(self) -> list[Result]:
        """The results that it has."""
        return [result for result in self.results if result is not None]

    @property
    def first(self) -> Result:
        """The first of its results, which have the name, unit and direction alike."""
        return next(result for result in self.results if result is not None)

    @property
    def baseline(self) -> str:
        """Its baseline as printed, which may stand in only one of its results."""
        return self.based.texts["baseline"]

    @property
    def based(self) -> Result:
        """The first of its results that has its baseline; the first where none has one."""
        return next((each for each in self.held if each.texts["baseline"]), self.first)

    @property
    def final_target(self) -> str:
        """The target of the last period, "" if the indicator has none in it."""
        last = self.results[-1]
        return "" if last is None else last.texts["target"]


@dataclass(frozen=True)
class Section:
    """A section of a chapter: its indicators and their reasons."""

    key: SectionKey
    rows: tuple[SheetRow, ...]

    @cached_property
    def results(self) -> list[Result]:
        """The results of its rows, period after period."""
        return [result for row in self.rows for result in row.held]

    @cached_property
    def summary(self) -> Summary:
        """What its results come to."""
        return Summary([result for result in self.results if not result.is_total])


@dataclass(frozen=True)
class SummarySheet:
    """A summary sheet.

    Attributes:
        path: The file that it was read from.
        rules: How its rates were computed.
        grades: The grades that its results have, None for none.
        periods: Its periods, from the earliest on.
        sections: Its sections in their order.
        progress: How far indicators are on their way, by their numbers; those that can be told.
        common: What most differences from the published rates have in common, None for nothing.
        by: The column whose cells make its sections: ``section`` for those of the plan, else a
            known column or a heading.
        is_ordered: Whether it is certain in which order its periods follow one another; else they
            have that of the table.
    """

    path: str
    rules: Rules
    grades: Grades | None
    periods: tuple[Period, ...]
    sections: tuple[Section, ...]
    progress: Mapping[int, IndicatorProgress] = field(default_factory=dict)
    common: Common | None = None
    by: str = SECTIONS
    is_ordered: bool = True

    @property
    def chapters(self) -> list[list[Section]]:
        """Its sections by chapter."""
        chapters: dict[str, list[Section]] = defaultdict(list)
        for section in self.sections:
            chapters[section.key.chapter].append(section)
        return list(chapters.values())

    @property
    def named_sections(self) -> list[Section]:
        """Its sections; none where no row says in which it stands."""
        return [section for section in self.sections if len(self.sections) > 1 or section.key.label]

    @property
    def rows(self) -> list[SheetRow]:
        """All its rows, section after section."""
        return [row for section in self.sections for row in section.rows]

    @cached_property
    def results(self) -> list[Result]:
        """All results, section after section."""
        return [result for section in self.sections for result in section.results]

    @cached_property
    def counted(self) -> list[Result]:
        """The results but for totals and means of others."""
        return [result for result in self.results if not result.is_total]

    @cached_property
    def summary(self) -> Summary:
        """What all results come to that are counted."""
        return Summary(self.counted)

    @property
    def by_need(self) -> list[Result]:
        """What is counted: not achieved, from the lowest rate on, then without data, achieved."""
        order = [Status.NOT_ACHIEVED, Status.NO_DATA, Status.ACHIEVED]

        def need(result: Result) -> tuple[int, bool, int, Fraction]:
            rate = result.found.capped_rate
            known = rate or Fraction(0)
            return order.index(result.status), rate is None, int(known * _FINE), known

        return sorted(self.counted, key=need)

    @property
    def is_dated(self) -> bool:
        """Whether its periods have names or years."""
        return any(period.label for period in self.periods)

    def has(self, column: str) -> bool:
        """Tell whether any result has a text in a known column."""
        return any(result.texts[column] for result in self.results)
