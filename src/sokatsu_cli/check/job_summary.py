"""Check reports as Markdown that GitHub takes for the summary of a job, of limited size."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sokatsu_cli.check.annotations import told
from sokatsu_cli.check.findings import Report, Severity
from sokatsu_cli.writing.layout import markdown_escaped

_ROOM = 1_000_000
"""Bytes of UTF-8 that are written, but for the last line; GitHub takes 1,048,576 of a step."""

_HEADING = "| Line | Finding | | Message |\n| ---: | --- | --- | --- |"


class _Row(NamedTuple):
    """One row of a table: the place of its report, its severity and its text."""

    place: int
    severity: Severity
    text: str


def job_summary(reports: Sequence[Report]) -> str:
    """Return the findings of each file as a table; what there is no room for is counted.

    Errors go before warnings where there is no room for all; each table keeps the order of lines.
    """
    heads = [f"**{markdown_escaped(report.path)}**: {report.summary}\n" for report in reports]
    rows = [row for place, report in enumerate(reports) for row in _rows(place, report)]
    with_rows = {row.place for row in rows}
    whole = [head + _HEADING * (place in with_rows) for place, head in enumerate(heads)]
    files = _fitting(whole, _ROOM)
    room = _ROOM - sum(_size(whole[place]) + 2 for place in files)
    order = sorted(range(len(rows)), key=lambda at: list(Severity).index(rows[at].severity))
    order = [at for at in order if rows[at].place in files]
    shown = {order[at] for at in _fitting([rows[at].text for at in order], room)}
    tables: dict[int, list[str]] = {}
    for at in sorted(shown):
        tables.setdefault(rows[at].place, [_HEADING]).append(rows[at].text)
    lines = ["## sokatsu check", ""]
    for place in sorted(files):
        lines += [heads[place], *([*tables[place], ""] if place in tables else [])]
    left = [f"{len(rows) - len(shown)} findings"] if len(rows) > len(shown) else []
    left += [f"{len(heads) - len(files)} files"] if len(heads) > len(files) else []
    if left:
        lines += [f"Left out for want of room: {', '.join(left)}.", ""]
    return "\n".join(lines)


def _rows(place: int, report: Report) -> Iterator[_Row]:
    for line, name, severity, text in told(report):
        cells = "" if line is None else line, name, severity, markdown_escaped(text)
        yield _Row(place, severity, f"| {' | '.join(map(str, cells))} |")


def _fitting(texts: Sequence[str], room: int) -> set[int]:
    """Return the places of the texts that fit, line by line, into so many bytes."""
    fitting = set()
    for place, text in enumerate(texts):
        if _size(text) <= room:
            room -= _size(text)
            fitting.add(place)
    return fitting


def _size(text: str) -> int:
    return len(text.encode(errors="surrogatepass")) + 1
