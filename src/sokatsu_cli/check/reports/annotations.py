"""Check reports as GitHub's workflow commands, which annotate the lines of the files."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sokatsu_cli.check.findings import Finding, Report, Severity
from sokatsu_cli.check.reports.entries import UNUSABLE
from sokatsu_cli.check.reports.problem_places import problem_sheet
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.object_rows import ObjectRow
from sokatsu_cli.model.page_rows import row_number
from sokatsu_cli.model.places import told_line
from sokatsu_cli.model.visible import as_unicode, visible
from sokatsu_cli.reading.sources import name_of

_SHOWN = 10
"""Annotations of one step that GitHub shows at a pull request."""

_REMARKS = 3
"""Files whose remarks are shown before errors."""

_REMARK = "remark"

_ORDER = (UNUSABLE, _REMARK, *Severity, "notice")
"""What is shown first: an unusable file before remarks, those before errors, warnings, counts."""


class _Annotation(NamedTuple):
    level: str
    properties: str
    text: str
    kind: str

    def __str__(self) -> str:
        command = f"{self.level} {self.properties}".strip()
        return f"::{command}::{_message(self.text)}"


def annotations(reports: Sequence[Report]) -> str:
    """Return workflow commands: unusable files, remarks, errors, warnings, counts of other files.

    GitHub shows ten of a step: of more, the last one counts those that are left out.

    Args:
        reports: Their paths are those in the workspace.
    """
    found = [each for report in reports for each in _found(report)]
    remarks = [
        _at(each.path, "notice", each.remark, kind=_REMARK) for each in reports if each.remark
    ]
    found = sorted([*found, *remarks[:_REMARKS]], key=lambda each: _ORDER.index(each.kind))
    usable = [report for report in reports if not report.problems]
    found += [_at(report.path, "notice", report.summary) for report in usable]
    if len(found) > _SHOWN:
        shown = found[: _SHOWN - 1]
        found = [*shown, _rest(shown, found[len(shown) :], reports)]
    return "\n".join([*map(str, found), ""])


def _found(report: Report) -> Iterator[_Annotation]:
    """Yield what a report has found: of its findings as many of a severity as may be shown."""
    error = Severity.ERROR
    for number, (problem, text) in enumerate(report.told_problems):
        told, line = _told(report, problem, text), problem and row_number(problem.line)
        kind = error if number else UNUSABLE
        yield _at(report.path, error, told, line, UNUSABLE, kind=kind)
    room = {severity: min(report.number(severity), _SHOWN) for severity in Severity}
    for finding in report.told if any(room.values()) else ():
        if room[finding.severity]:
            room[finding.severity] -= 1
            line = report.places.line(finding.line)
            text = f"{_about(report, finding, line)}{report.said(finding)}{report.also(finding)}"
            yield _at(report.path, finding.severity, text, line, finding.name)
        if not any(room.values()):
            return


def _told(report: Report, problem: Problem | None, text: str) -> str:
    """Return what is wrong, behind a place that says more than the line."""
    if problem and isinstance(problem.line, ObjectRow):
        return f"{problem.line.told(report.language)}: {text}"
    sheet = problem_sheet(problem) if problem else ""
    return f"[{sheet}] {text}" if sheet else text


def _about(report: Report, finding: Finding, line: int) -> str:
    """Return the indicator, its period and year, and a place that says more than the line."""
    place = report.place(finding)
    place = "" if place == told_line(line, "", report.language) else f"({place})"
    about = " ".join(filter(None, [finding.subject, place]))
    return f"{about}: " if about else ""


def _at(
    path: str,
    level: str,
    text: str,
    line: int | None = None,
    title: str = "",
    *,
    kind: str = "",
) -> _Annotation:
    place = {"file": path, "line": line, "title": title}
    given = (f"{name}={_property(str(value))}" for name, value in place.items() if value)
    return _Annotation(level, ",".join(given), text, kind or level)


def _rest(
    shown: Sequence[_Annotation], left: Sequence[_Annotation], reports: Sequence[Report]
) -> _Annotation:
    """Count what is not shown, under its worst level; of one file, say its counts too."""
    words = reports[0].words
    counts = {level: sum(report.number(level) for report in reports) for level in Severity}
    counts[Severity.ERROR] += sum(len(report.told_problems) for report in reports)
    for each in shown:
        if each.level in counts:
            counts[Severity(each.level)] -= 1
    numbers = words.between.join(
        words.rest_of.format(level=words.levels[level], count=count)
        for level, count in counts.items()
        if count
    )
    more = words.rest_found.format(count=sum(counts.values()), numbers=numbers)
    more = more if numbers else words.rest_counts.format(count=len(left))
    whole = words.rest_whole.format(counts=reports[0].summary) if len(reports) == 1 else ""
    text = words.rest.format(more=more, whole=whole)
    return _at(reports[0].path if whole else "", left[0].level, text)


def _message(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def path_within(workspace: str, path: str) -> str:
    """Return the name of a source as GitHub knows the file: from the workspace on, with slashes.

    What lies elsewhere keeps its path, and so does what is no file, as standard input.

    >>> path_within("/checkout", "/checkout/data/../a.csv")
    'a.csv'
    """
    if path in ("", "-"):
        return name_of(path)
    resolved, lexical = os.path.realpath(path), os.path.normpath(Path(path).absolute())
    for place, base in [(resolved, os.path.realpath(workspace)), (lexical, workspace)]:
        if Path(place).is_relative_to(base):
            return as_unicode(Path(place).relative_to(base).as_posix())
    return as_unicode(Path(path).as_posix())
