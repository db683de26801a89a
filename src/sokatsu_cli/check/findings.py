"""What a check found, as values."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from sokatsu_cli.check.explaining.causes import Common, Explanation
from sokatsu_cli.check.explaining.sentences import sentence
from sokatsu_cli.check.further_cells import FurtherColumn
from sokatsu_cli.check.messages import explained, message, unexplained
from sokatsu_cli.check.reports.problem_places import problem_text
from sokatsu_cli.check.reports.report_words import WORDS, ReportWords
from sokatsu_cli.model.columns import STATUS
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import said_in
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.visible import shortened

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


_LONGEST = 1000
"""Characters of a message that a cell may make long."""


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
    "target-behind-baseline": Severity.WARNING,
    "status-differs": Severity.ERROR,
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
        facts: What was found, for programs: rates in % as text with the digits printed.
        indicator: The name of the row's indicator.
        period: Its period, "" for none.
        year: Its year, "" for none.
        other: The row that the finding says it has to do with, None for none.
        because: What explains a printed rate that differs, the likeliest first.
        is_accepted: Whether it is accepted, and so a warning.
        places: Where rows stand.
        cells: The cells of the row in the further columns of the report.
    """

    path: str
    line: int
    name: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    indicator: str = ""
    period: str = ""
    year: str = ""
    other: int | None = field(default=None, repr=False, compare=False)
    because: Sequence[Explanation] = field(default=(), repr=False, compare=False)
    is_accepted: bool = False
    places: Places = field(default=OWN_LINES, repr=False, compare=False)
    cells: Sequence[str] = field(default=(), repr=False, compare=False)

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return Severity.WARNING if self.is_accepted else FINDINGS[self.name]

    @property
    def message(self) -> str:
        """What is wrong, for people."""
        return self.said("en")

    @property
    def data(self) -> dict[str, Any]:
        """What the message says, for programs."""
        return self.details("en")

    @property
    def when(self) -> str:
        """The period and the year of the row."""
        period, year = self.period, self.year
        return f"{period} {year}" if period and year and period != year else period or year

    @property
    def subject(self) -> str:
        """The indicator with its period and year, not too long to be read."""
        return shortened(f"{self.indicator} {self.when}".strip(), _LONGEST)

    def said(self, language: str, explanations: int = 1) -> str:
        """Return what is wrong in a language, en or ja, with so many explanations at most."""
        other = "" if self.other is None else self.places.told(self.other, language)
        told = message(self.name, self.facts, other, language)
        because = [sentence(each, language, self.places) for each in self.because[:explanations]]
        if self.name == "rate-differs" and not because and not self.is_accepted:
            because = [unexplained(language)]
        return shortened(explained(told, because, language), _LONGEST)

    def details(self, language: str) -> dict[str, Any]:
        """Return what the message says, with explanations in a language."""
        if self.name != "rate-differs":
            return {
                name: said_in(value, language) if isinstance(value, str) else value
                for name, value in self.facts.items()
            }
        because = [*self.because]
        told = [sentence(each, language, self.places) for each in because]
        causes = [[*map(str, each.causes)] for each in because]
        return {**self.facts, "explanations": told, "causes": causes}


_CELLS = {
    **dict.fromkeys(FINDINGS, "published_rate"),
    "reason-missing": "actual",
    "reason-unneeded": "reason",
    "duplicate-row": "indicator",
    "baseline-regressed": "actual",
    "target-behind-baseline": "target",
    "status-differs": STATUS,
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


@dataclass(frozen=True, slots=True)
class Report:
    """What the formats tell of a checked file.

    Attributes:
        path: The file as the user named it.
        rows: Its n rows in their order.
        findings: By line.
        problems: Why the file cannot be used; then it has neither rows nor findings.
        places: Where its rows stand.
        language: In which it is told: en or ja.
        remarks: By language, the same as a sentence, with the command that accepts it.
        common: What most differences have in common, None for nothing.
        further: The columns of the table that findings tell besides.
        ordered: The findings in another order, None for that of lines.
    """

    path: str
    rows: Collection[CheckedRow]
    findings: Collection[Finding]
    problems: tuple[Problem, ...] = ()
    places: Places = field(default=OWN_LINES, repr=False, compare=False, kw_only=True)
    language: str = field(default="en", repr=False, compare=False, kw_only=True)
    remarks: Mapping[str, str] = field(
        default_factory=dict, repr=False, compare=False, kw_only=True
    )
    common: Common | None = field(default=None, repr=False, compare=False, kw_only=True)
    further: Sequence[FurtherColumn] = field(default=(), repr=False, compare=False, kw_only=True)
    ordered: Collection[Finding] | None = field(
        default=None, repr=False, compare=False, kw_only=True
    )

    @property
    def words(self) -> ReportWords:
        """The words of the language of the report."""
        return WORDS[self.language]

    @property
    def told(self) -> Collection[Finding]:
        """The findings in the order in which they are told."""
        return self.findings if self.ordered is None else self.ordered

    @property
    def further_headings(self) -> list[str]:
        """What stands over the further columns for people, in the language of the report."""
        return [column.heading(self.language) for column in self.further]

    def further_cells(self, finding: Finding) -> list[str]:
        """Return the cells of a finding in the further columns for people."""
        told = zip(self.further, finding.cells, strict=True)
        return [shortened(column.said(cell, self.language), _LONGEST) for column, cell in told]

    def also(self, finding: Finding) -> str:
        """Return what stands behind a message of cells that are not blank: `` [課: 環境課]``."""
        told = zip(self.further_headings, self.further_cells(finding), strict=True)
        cells = self.words.between.join(f"{name}: {cell}" for name, cell in told if cell.strip())
        return f" [{cells}]" if cells else ""

    @property
    def remark(self) -> str:
        """What most differences have in common, in the language of the report; "" for nothing."""
        return self.remarks.get(self.language, "")

    def said(self, finding: Finding, explanations: int = 1) -> str:
        """Return what a finding says, in the language of the report."""
        return finding.said(self.language, explanations)

    def details(self, finding: Finding) -> dict[str, Any]:
        """Return what a finding says, for programs."""
        return finding.details(self.language)

    @property
    def summary(self) -> str:
        """The counts in one line."""
        if self.problems:
            return self.words.unusable.format(problems=len(self.problems))
        counts = {outcome.value: self.count(outcome) for outcome in Outcome}
        errors, warnings = map(self.number, Severity)
        return self.words.counts.format(**counts, errors=errors, warnings=warnings)

    @property
    def told_problems(self) -> list[tuple[Problem | None, str]]:
        """The first problems, each with its text, and then how many more there are."""
        told = [(each, problem_text(each, self.language)) for each in self.problems[:_TOLD]]
        more = self.words.more_problems.format(count=len(self.problems) - len(told))
        return [*told, *([(None, more)] if len(self.problems) > len(told) else [])]

    def column(self, finding: Finding) -> str:
        """Return the column that a finding is about, "" where its name says enough."""
        return self.places.column(finding.line, _CELLS[finding.name])

    def cell(self, finding: Finding) -> str:
        """Return the cell that a finding is about, such as B7, "" for those of no spreadsheet."""
        return self.places.cell(finding.line, _CELLS[finding.name])

    def place(self, finding: Finding) -> str:
        """Return the place of a finding in its file, for people."""
        return self.places.place(finding.line, _CELLS[finding.name], self.language)

    def in_file(self, finding: Finding) -> str:
        """Return the place of a finding behind the name of its file."""
        cell = _CELLS[finding.name]
        return self.places.in_file(self.path, finding.line, cell, self.language)

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    def number(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity is severity for finding in self.findings)
