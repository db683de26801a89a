"""What a check found, as values."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.labels import sheet_of
from sokatsu_cli.model.page_rows import PageRow, numbered, row_number
from sokatsu_cli.model.places import OWN_LINES, Places

Item = TypeVar("Item", covariant=True)  # noqa: PLC0105


class View(Generic[Item]):
    """So many items that are read again each time they are gone through."""

    def __init__(self, items: Callable[[], Iterator[Item]], length: int) -> None:
        """Take what yields them, and their number."""
        self._items = items
        self._length = length

    def __iter__(self) -> Iterator[Item]:
        """Yield the items."""
        return self._items()

    def __len__(self) -> int:
        """Return their number."""
        return self._length

    def __contains__(self, item: object) -> bool:
        """Tell whether some item is this one."""
        return any(item == each for each in self)


class Severity(StrEnum):
    """Whether a finding fails a check by itself, or only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


FINDINGS = {
    "rate-differs": Severity.ERROR,
    "not-comparable": Severity.ERROR,
    "reason-missing": Severity.ERROR,
    "reason-unneeded": Severity.WARNING,
    "mixed-precision": Severity.WARNING,
    "above-cap": Severity.ERROR,
    "duplicate-row": Severity.ERROR,
    "baseline-regressed": Severity.WARNING,
}
"""The name of each finding and how bad it is."""


class Outcome(StrEnum):
    """What came of comparing one row's published rate."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not_comparable"
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Attributes:
        path: The file as the user named it.
        line: The physical line on which the row starts.
        name: One of `FINDINGS`.
        message: What is wrong, for people.
        data: What the message says, for programs: rates in % as text with the digits printed.
    """

    path: str
    line: int
    name: str
    message: str
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """How bad this kind of finding is."""
        return FINDINGS[self.name]


_CELLS = {
    **dict.fromkeys(FINDINGS, "published_rate"),
    "reason-missing": "actual",
    "reason-unneeded": "reason",
    "duplicate-row": "indicator",
    "baseline-regressed": "actual",
}
"""The column of the cell that a finding is about."""


class CheckedRow(NamedTuple):
    """One row of a checked table: its place, its name, and what came of it."""

    line: int
    indicator: str
    period: str
    outcome: Outcome


_TOLD = 20
"""How many problems of a file are told before the rest is only counted."""

_WIDEST = 80
"""Characters of a heading that are told."""


def problem_sheet(problem: Problem) -> str:
    """Return the name of the sheet, or the table and page, that a problem names, "" for none."""
    page = f"p.{problem.line.page}" if isinstance(problem.line, PageRow) else ""
    return ", ".join(filter(None, [sheet_of(problem.path), page]))


def problem_column(problem: Problem) -> str | None:
    """Return how reports name the column of a problem: on a page by its number."""
    on_page = isinstance(problem.line, PageRow) and problem.column is not None
    return numbered(problem.column or "") if on_page else problem.column


def _place(problem: Problem) -> str:
    """Return the place of a problem in its line."""
    name = problem_sheet(problem)
    sheet = f"[{name}]" if name else ""
    return " ".join(filter(None, [sheet, (problem_column(problem) or "")[:_WIDEST]]))


@dataclass(frozen=True, slots=True)
class Report:
    """What the formats tell of a checked file.

    Attributes:
        path: The file as the user named it.
        rows: Its n rows in their order.
        findings: By line.
        problems: Why the file cannot be used; then it has neither rows nor findings.
        places: Where its rows stand.
    """

    path: str
    rows: Collection[CheckedRow]
    findings: Collection[Finding]
    problems: tuple[Problem, ...] = ()
    places: Places = field(default=OWN_LINES, repr=False, compare=False, kw_only=True)

    @property
    def summary(self) -> str:
        """The counts in one line."""
        if self.problems:
            return f"cannot be used, problems: {len(self.problems)}"
        errors, warnings = map(self.number, Severity)
        return (
            f"{self.count(Outcome.AGREES)} agree, {self.count(Outcome.DIFFERS)} differ, "
            f"{self.count(Outcome.NOT_COMPARABLE)} not comparable, "
            f"{self.count(Outcome.UNPUBLISHED)} unpublished; "
            f"errors: {errors}, warnings: {warnings}"
        )

    @property
    def told_problems(self) -> list[tuple[int | None, str]]:
        """The first problems, each with its line, and then how many more there are."""
        told = [
            (
                row_number(each.line),
                ": ".join(filter(None, [_place(each), each.text])),
            )
            for each in self.problems[:_TOLD]
        ]
        more = len(self.problems) - len(told)
        return [*told, *([(None, f"… and {more} more problems")] if more else [])]

    def column(self, finding: Finding) -> str:
        """Return the column that a finding is about, "" where its name says enough."""
        return self.places.column(finding.line, _CELLS[finding.name])

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    def number(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class CheckReport(Report):
    """What a check of one table found.

    Attributes:
        path: The file as the user named it.
        rows: Its n rows in their order.
        findings: By line.
        problems: Why the file cannot be used; then it has neither rows nor findings.
    """

    rows: tuple[CheckedRow, ...]
    findings: tuple[Finding, ...]

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)
