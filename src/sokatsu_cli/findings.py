"""What a check found, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row of a checked table: its place, its name, and what came of it."""

    line: int
    indicator: str
    period: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of one table found: n rows in their order, and the findings by line."""

    path: str
    rows: tuple[CheckedRow, ...]
    findings: tuple[Finding, ...]

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)
