"""Check reports as Markdown that GitHub takes for the summary of a job, of limited size."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sokatsu_cli.check.findings import Report, Severity
from sokatsu_cli.check.reports.entries import Entry, entries
from sokatsu_cli.check.reports.report_words import ReportWords
from sokatsu_cli.writing.layout import markdown_escaped

_ROOM = 1_000_000
"""Bytes of UTF-8 that are written, but for a few lines; GitHub takes 1,048,576 of a step."""


def job_summary(reports: Sequence[Report]) -> str:
    """Return the counts, what the names of findings mean, and the findings of each file.

    Files with errors go before those with warnings, and errors before warnings, as long as there
    is room; what is left out is counted.
    """
    words = reports[0].words
    files = [_File(report) for report in sorted(reports, key=_rank)]
    for_files = _ROOM // 2 if any(file.entries for file in files) else _ROOM
    room, fitting = for_files, []
    for file in files:
        if file.size <= room:
            room -= file.size
            fitting.append(file)
    legend = _legend(_filled(fitting, room + _ROOM - for_files), words)
    lines = ["## sokatsu check", ""]
    if len(reports) > 1:
        lines += [_total(reports, words), "", *legend]
        legend = []
    for file in fitting:
        lines += [*file.head, *legend, *file.table]
    left = _left(files, fitting, words)
    return "\n".join([*lines, *([left, ""] if left else [])])


@dataclass
class _File:
    """What is shown of a file: its report, and the rows of its table."""

    report: Report
    rows: list[str] = field(default_factory=list)

    @property
    def head(self) -> list[str]:
        """Return its name and counts, and the remark on it."""
        report = self.report
        counts = f"**{markdown_escaped(report.path)}**: {report.summary}"
        return [counts, "", *([markdown_escaped(report.remark), ""] if report.remark else [])]

    @property
    def table(self) -> list[str]:
        """Return its findings below their headings."""
        return [*_heading(self.report), *self.rows, ""] if self.rows else []

    @property
    def size(self) -> int:
        """Return the bytes of what stands there however few findings there is room for."""
        heading = [*_heading(self.report), ""] if self.entries else []
        return _size("\n".join([*self.head, *heading]))

    @property
    def entries(self) -> int:
        """Return how many findings it has."""
        return len(self.report.told_problems) + len(self.report.findings)


def _rank(report: Report) -> int:
    if report.problems:
        return 0
    return next(
        (1 + n for n, each in enumerate(Severity) if report.number(each)), len(Severity) + 1
    )


def _filled(files: Sequence[_File], room: int) -> Collection[str]:
    """Give each file its rows, as long as there is room; return the names of what they show."""
    names: dict[str, None] = {}
    for severity in Severity:
        for file in files:
            for entry in entries(file.report, [severity]):
                row = _row(entry, file.report.words)
                room -= _size(row)
                if room < 0:
                    return names
                file.rows.append(row)
                names[entry.name] = None
    return names


def _row(entry: Entry, words: ReportWords) -> str:
    return f"| {' | '.join(map(markdown_escaped, entry.cells(words)))} |"


def _heading(report: Report) -> list[str]:
    headings = [*report.words.headings, *map(markdown_escaped, report.further_headings)]
    return [f"| {' | '.join(headings)} |", "|" + " --- |" * len(headings)]


def _legend(names: Collection[str], words: ReportWords) -> list[str]:
    """Say what the names of findings mean."""
    lines = [f"- {words.named(name)}: {words.meanings[name]}" for name in names]
    return [*lines, ""] if lines else []


def _total(reports: Sequence[Report], words: ReportWords) -> str:
    errors, warnings = (sum(each.number(level) for each in reports) for level in Severity)
    unusable = sum(bool(each.problems) for each in reports)
    text = words.total_unusable if unusable else words.total
    counts = {"files": len(reports), "unusable": unusable}
    return text.format(**counts, errors=errors + unusable, warnings=warnings)


def _left(files: Sequence[_File], shown: Sequence[_File], words: ReportWords) -> str:
    """Count what is left out, "" if that is nothing."""
    found = sum(file.entries - len(file.rows) for file in files)
    counts = [(words.left_findings, found), (words.left_files, len(files) - len(shown))]
    told = [text.format(count=count) for text, count in counts if count]
    return words.left_out.format(what=words.between.join(told)) if told else ""


def _size(text: str) -> int:
    return len(text.encode(errors="surrogatepass")) + 1
