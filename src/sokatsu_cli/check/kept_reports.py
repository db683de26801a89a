"""Reports of what is kept elsewhere: what they count is known without reading it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sokatsu_cli.check.findings import FINDINGS, Outcome, Report, Severity
from sokatsu_cli.check.part_checks import OUTCOMES


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport(Report):
    """A report of rows and findings that are kept elsewhere.

    Attributes:
        outcomes: How many rows have each of `OUTCOMES`.
        names: How many findings have each name.
        accepted: How many errors are accepted as warnings.
    """

    outcomes: Sequence[int]
    names: Mapping[str, int]
    accepted: int

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return self.outcomes[OUTCOMES.index(outcome)]

    def number(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        moved = self.accepted if severity is Severity.WARNING else -self.accepted
        told = (count for name, count in self.names.items() if FINDINGS[name] is severity)
        return sum(told) + moved
