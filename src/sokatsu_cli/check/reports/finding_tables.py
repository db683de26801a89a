"""Check reports as tables for people at a terminal."""

from collections.abc import Iterator, Sequence

from sokatsu_cli.check.findings import Report
from sokatsu_cli.check.reports.entries import entries
from sokatsu_cli.model.visible import visible
from sokatsu_cli.writing.displays import Column, Display
from sokatsu_cli.writing.layout import terminal_table

_UNBROKEN = {0, 2, 3, 4}
"""The places of columns whose cells are short; others may need several lines."""

_WIDE = 120
"""Terminal cells from which on there is room for a word beside the name of a finding."""


def finding_tables(reports: Sequence[Report], width: int | None = None) -> Iterator[str]:
    """Lay out the findings of each file by line, and below them its counts.

    Files that cannot be used are told elsewhere line by line.

    Args:
        reports: What was found.
        width: Terminal cells that a line may take; None for any number.
    """
    if all(report.problems for report in reports):
        return
    for number, report in enumerate(reports):
        if number:
            yield "\n"
        remark = [f"{report.path}: {report.remark}"] if report.remark else []
        closing = [*remark, f"{report.path}: {report.summary}"]
        if report.findings:
            columns = _columns(report, narrow=width is not None and width < _WIDE)
            yield terminal_table(Display(columns, closing, width))
        else:
            yield "".join(f"{visible(line)}\n" for line in closing)


def _columns(report: Report, *, narrow: bool) -> list[Column]:
    words = report.words
    rows = [entry.cells(words, narrow=narrow) for entry in entries(report)]
    texts = zip(*rows, strict=True)
    headings = [*words.headings, *report.further_headings]
    columns = list(map(Column, headings, map(list, texts)))
    return [column._replace(wrap=place not in _UNBROKEN) for place, column in enumerate(columns)]
