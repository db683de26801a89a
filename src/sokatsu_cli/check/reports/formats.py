"""Check reports as text: one function a format, one table of formats."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from sokatsu_cli.check.findings import Finding, Outcome, Report, Severity
from sokatsu_cli.check.reports.annotations import annotations
from sokatsu_cli.check.reports.finding_tables import finding_tables
from sokatsu_cli.check.reports.job_summary import job_summary
from sokatsu_cli.check.reports.json_reports import json_report
from sokatsu_cli.check.reports.junit import junit
from sokatsu_cli.model.visible import visible, visible_texts


class _Format(Protocol):
    """Writes reports."""

    def __call__(self, reports: Sequence[Report], width: int | None = None, /) -> Iterator[bytes]:
        """Yield the bytes; a table for people may take so many terminal cells a line."""


_AT_ONCE = 100
"""Lines that are written at once."""


def _text(reports: Sequence[Report]) -> Iterator[str]:
    """Write a line for each finding; files that cannot be used are told elsewhere line by line."""
    if all(report.problems for report in reports):
        return
    for report in reports:
        path = visible(report.path)
        findings = iter(report.told)
        while lines := [_line(report, each) for each in islice(findings, _AT_ONCE)]:
            yield "\n".join([*visible_texts(lines), ""])
        if report.remark:
            yield f"{path}: {visible(report.remark)}\n"
        yield f"{path}: {report.summary}\n"


def _line(report: Report, finding: Finding) -> str:
    said = report.said(finding)
    if report.further:
        said += report.also(finding)
    told = report.in_file(finding), finding.name, finding.subject, said
    return ": ".join(filter(None, told))


def _counts(reports: Sequence[Report]) -> Iterator[str]:
    """Write sums over all files as variables; a file that cannot be used is an error."""
    unusable = sum(bool(report.problems) for report in reports)
    sums = {
        "errors": sum(report.number(Severity.ERROR) for report in reports) + unusable,
        "warnings": sum(report.number(Severity.WARNING) for report in reports),
        "agreeing": sum(report.count(Outcome.AGREES) for report in reports),
    }
    yield from (f"{name}={number}\n" for name, number in sums.items())


def _plain(form: Callable[[Sequence[Report]], Iterable[str]]) -> _Format:
    return lambda reports, _width=None: (text.encode() for text in form(reports))


REPORT_FORMATS: dict[str, _Format] = {
    "text": _plain(_text),
    "table": lambda reports, width=None: map(str.encode, finding_tables(reports, width)),
    "json": lambda reports, _width=None: json_report(reports),
    "github": _plain(lambda reports: [annotations(reports)]),
    "junit": _plain(junit),
    "markdown": _plain(lambda reports: [job_summary(reports)]),
    "counts": _plain(_counts),
}
"""Each format of a check's report by its name: it yields the bytes."""

OF_PROGRAMS = ("json", "junit")
"""The formats with words for programs, which expect English unless one is asked for."""

TOLD = {
    **dict.fromkeys(REPORT_FORMATS, ("findings",)),
    **dict.fromkeys(("json", "junit"), ("findings", "rows")),
    "counts": (),
}
"""What each format tells of a table."""
