"""Check reports as GitHub's workflow commands, which annotate the lines of the files."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sokatsu_cli.check.findings import Report, Severity
from sokatsu_cli.model.visible import as_unicode, visible
from sokatsu_cli.reading.sources import name_of

_SHOWN = 10
"""Annotations of one step that GitHub shows at a pull request."""

UNUSABLE = "unusable-file"
"""What stands for the name of a finding where a file cannot be used."""


class _Annotation(NamedTuple):
    level: str
    properties: str
    text: str
    later: bool = False

    def __str__(self) -> str:
        command = f"{self.level} {self.properties}".strip()
        return f"::{command}::{_message(self.text)}"


def annotations(reports: Sequence[Report]) -> str:
    """Return workflow commands: unusable files, errors, warnings, the counts of other files.

    GitHub shows ten of a step: of more, the last one counts those that are left out.

    Args:
        reports: Their paths are those in the workspace.
    """
    found = [each for report in reports for each in _found(report)]
    order = [*Severity, "notice"]
    found.sort(key=lambda each: (order.index(each.level), each.later))
    usable = [report for report in reports if not report.problems]
    found += [_at(report.path, "notice", report.summary) for report in usable]
    if len(found) > _SHOWN:
        shown, left = found[: _SHOWN - 1], found[_SHOWN - 1 :]
        found = [*shown, _rest(left, reports)]
    return "\n".join([*map(str, found), ""])


def told(report: Report) -> Iterator[tuple[int | None, str, Severity, str]]:
    """Yield what a report has found: the line, the name, the severity and the message of each."""
    for line, text in report.told_problems:
        yield line, UNUSABLE, Severity.ERROR, text
    for each in report.findings:
        sheet = report.places.sheet(each.line)
        place = " ".join(filter(None, [f"[{sheet}]" if sheet else "", report.column(each)]))
        text = f"{place}: {each.message}" if place else each.message
        yield report.places.line(each.line), each.name, each.severity, text


def _found(report: Report) -> Iterator[_Annotation]:
    for number, (line, name, severity, text) in enumerate(told(report)):
        later = number > 0 or not report.problems
        yield _at(report.path, severity, text, line, name, later=later)


def _at(
    path: str,
    level: str,
    text: str,
    line: int | None = None,
    title: str = "",
    *,
    later: bool = False,
) -> _Annotation:
    place = {"file": path, "line": line, "title": title}
    given = (f"{name}={_property(str(value))}" for name, value in place.items() if value)
    return _Annotation(level, ",".join(given), text, later)


def _rest(left: Sequence[_Annotation], reports: Sequence[Report]) -> _Annotation:
    """Count what is left out, under its worst level; of one file, say its counts too."""
    levels = [each.level for each in left]
    counts = {level: levels.count(level) for level in Severity if level in levels}
    numbers = ", ".join(f"{level}s: {count}" for level, count in counts.items())
    more = f"{sum(counts.values())} more ({numbers})" if counts else f"{len(left)} more counts"
    whole = f" {reports[0].summary};" * (len(reports) == 1)
    text = f"and {more} are not shown here;{whole} the job's summary or -f text has all"
    return _at(reports[0].path if whole else "", levels[0], text)


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
