"""The 総括表 (summary sheet) of a plan as values: what is printed, and what paper never showed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.check.findings import Finding
from sokatsu_cli.model.names import is_total
from sokatsu_cli.model.numerals import Printed, Rounding, cell_text, round_exact
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.model.terms import Direction, Method, Status
from sokatsu_cli.rate.changes import Change
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.rows import Rules
from sokatsu_cli.summary.groups import Member, Summary

_TARGET = 100
"""The rate in % that achieves a target."""

_SHORT = Decimal("99.9")
"""The longest bar of what is not achieved."""


class Period(NamedTuple):
    """A period of the plan and the year that it is measured in, as printed; "" for none."""

    name: str
    year: str

    @property
    def label(self) -> str:
        """What stands over its columns: 前期 (H26)."""
        return f"{self.name} ({self.year})" if self.name and self.year else self.name or self.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One row of the table: an indicator in one period.

    Attributes:
        texts: Its cells as printed, by known column.
        direction: Where the indicator should go.
        member: Its exact rates, its status, grade and place.
        rate: The rate in % as printed, None where undefined.
        capped_rate: The capped rate in % as printed, None where undefined.
        published: The published rate in %, None for none.
        method: The formula of its rate.
        change: From the baseline to the actual; None where one of them is missing.
        difference: How the published rate differs from the recomputed one, None if it does not.
    """

    texts: Mapping[str, str]
    direction: Direction
    member: Member
    rate: Decimal | None
    capped_rate: Decimal | None
    published: Printed | None
    method: Method
    change: Change | None
    difference: Finding | None

    @property
    def period(self) -> Period:
        """Its period."""
        return Period(self.texts["period"], self.texts["year"])

    @property
    def status(self) -> Status:
        """Whether the target is achieved."""
        return self.member.found.status

    @property
    def is_total(self) -> bool:
        """Whether it is a total or a mean of other rows, which is no indicator."""
        return is_total(self.texts["indicator"])

    @property
    def is_corrected(self) -> bool:
        """Whether the computed rate stands where the published one would."""
        return self.difference is not None and self.capped_rate is not None

    @property
    def shown_rate(self) -> str:
        """The published rate if it is the computed one, or else the capped one; "" for none."""
        printed = self.texts["published_rate"]
        if self.capped_rate is None or (printed and not self.is_corrected):
            return printed
        return f"{cell_text(self.capped_rate)}%"

    @property
    def struck_rate(self) -> str:
        """The published rate that the computed one differs from, "" for none."""
        differs = self.is_corrected and self.published is not None
        return self.texts["published_rate"] if differs else ""

    @property
    def bar(self) -> Decimal | None:
        """The capped rate cut to a tenth, 0 or more; only what is achieved reaches 100 %."""
        capped = self.member.found.capped_rate
        if capped is None:
            return None
        cut = round_exact(max(capped, Fraction(0)), 1, Rounding.DOWN)
        return cut if self.status is Status.ACHIEVED else min(cut, _SHORT)

    @property
    def is_false_hundred(self) -> bool:
        """Whether the rate that is shown is 100 though the exact one is less."""
        published = None if self.is_corrected else self.published
        shown = self.capped_rate if published is None else published.value
        rate = self.member.found.rate
        return rate is not None and rate < _TARGET == shown


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An indicator with its periods side by side; None where it has no result."""

    results: tuple[Result | None, ...]

    @property
    def first(self) -> Result:
        """The first of its results, which have the name, unit, direction and baseline alike."""
        return next(result for result in self.results if result is not None)

    @property
    def final_target(self) -> str:
        """The target of the last period, "" if the indicator has none in it."""
        last = self.results[-1]
        return "" if last is None else last.texts["target"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a chapter: its indicators and their reasons."""

    key: SectionKey
    rows: tuple[SheetRow, ...]

    @property
    def results(self) -> list[Result]:
        """The results of its rows, period after period."""
        return [result for row in self.rows for result in row.results if result is not None]

    @property
    def summary(self) -> Summary:
        """What its results come to."""
        return Summary([result.member for result in self.results if not result.is_total])


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """A summary sheet.

    Attributes:
        path: The file that it was read from.
        rules: How its rates were computed.
        grades: The grades that its results have, None for none.
        periods: Its periods, from the earliest on.
        sections: Its sections in their order.
    """

    path: str
    rules: Rules
    grades: Grades | None
    periods: tuple[Period, ...]
    sections: tuple[Section, ...]

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
    def results(self) -> list[Result]:
        """All results, section after section."""
        return [result for section in self.sections for result in section.results]

    @property
    def counted(self) -> list[Result]:
        """The results but for totals and means of others."""
        return [result for result in self.results if not result.is_total]

    @property
    def summary(self) -> Summary:
        """What all results come to that are counted."""
        return Summary([result.member for result in self.counted])

    @property
    def by_need(self) -> list[Result]:
        """What is counted: not achieved, from the lowest rate on, then without data, achieved."""
        order = [Status.NOT_ACHIEVED, Status.NO_DATA, Status.ACHIEVED]

        def need(result: Result) -> tuple[int, bool, Fraction]:
            rate = result.member.found.capped_rate
            return order.index(result.status), rate is None, rate or Fraction(0)

        return sorted(self.counted, key=need)

    @property
    def is_dated(self) -> bool:
        """Whether its periods have names or years."""
        return any(period.label for period in self.periods)

    def has(self, column: str) -> bool:
        """Tell whether any result has a text in a known column."""
        return any(result.texts[column] for result in self.results)
