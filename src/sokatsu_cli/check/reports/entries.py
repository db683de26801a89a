"""What a report tells people, thing by thing: problems of a file, or findings."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sokatsu_cli.check.findings import Finding, Report, Severity
from sokatsu_cli.check.reports.problem_places import problem_place
from sokatsu_cli.check.reports.report_words import ReportWords
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.visible import shortened

UNUSABLE = "unusable-file"
"""What stands for the name of a finding where a file cannot be used."""

EXPLANATIONS = 3
"""How many explanations are told where there is room."""

_LONGEST = 1000
"""Characters of a cell that are told."""


class Entry(NamedTuple):
    """One thing that was found.

    Attributes:
        severity: How bad it is.
        name: The name of the finding, or `UNUSABLE`.
        place: Where it stands in the file, "" for the whole file.
        indicator: The indicator that it is about, "" for none.
        when: Its period and year.
        text: What is wrong.
        further: The cells of the further columns of the report.
    """

    severity: Severity
    name: str
    place: str
    indicator: str
    when: str
    text: str
    further: Sequence[str] = ()

    def cells(self, words: ReportWords, *, narrow: bool = False) -> list[str]:
        """Return the texts of a row below the headings of such tables, narrow ones if need be."""
        return [
            self.place,
            self.indicator,
            self.when,
            self.name if narrow else words.named(self.name),
            words.levels[self.severity],
            self.text,
            *self.further,
        ]


def entries(report: Report, severities: Collection[Severity] = tuple(Severity)) -> Iterator[Entry]:
    """Yield what a report has found of some severities; why a file is unusable is an error."""
    if Severity.ERROR in severities:
        for problem, text in report.told_problems:
            yield _problem(report, problem, text)
    for finding in report.told:
        if finding.severity in severities:
            yield _finding(report, finding)


def _problem(report: Report, problem: Problem | None, text: str) -> Entry:
    place = problem_place(problem, report.language) if problem else ""
    return Entry(Severity.ERROR, UNUSABLE, place, "", "", text)


def _finding(report: Report, finding: Finding) -> Entry:
    indicator, when = (shortened(cell, _LONGEST) for cell in (finding.indicator, finding.when))
    place, text = report.place(finding), report.said(finding, EXPLANATIONS)
    further = report.further_cells(finding)
    return Entry(finding.severity, finding.name, place, indicator, when, text, further)
