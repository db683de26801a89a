"""The columns of progress as people read them: years beside values, false bounds marked, strips."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sokatsu_cli.model.numerals import cell_texts, each_once
from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.progress.words import PROGRESS_LANGUAGES, WORDED
from sokatsu_cli.writing.displays import Column, Table
from sokatsu_cli.writing.strips import Strips

YEARS = {"baseline": "baseline_year", "actual": "year", "target": "target_year"}
"""The columns of values, and the column of the year of each."""

Shares = tuple[Fraction | None, Fraction | None]
"""The share of the way that is gone, and the share of the time."""

_LONG = {"indicator", "section_name", "note"}
"""The columns of text that may need several lines on a terminal."""

_TEXTS = {*_LONG, "chapter", "section", "unit", "direction", "class"}

_COLORS: dict[str, int] = {
    ProgressClass.ACHIEVED: 32,
    ProgressClass.ON_TRACK: 36,
    ProgressClass.SUBSTANTIAL: 36,
    ProgressClass.BEHIND: 33,
    ProgressClass.MODERATE: 33,
    ProgressClass.LIMITED: 33,
    ProgressClass.MOVING_AWAY: 31,
    ProgressClass.DETERIORATION: 31,
}
"""ANSI colour codes: green, cyan, yellow, red; none where nothing is judged."""


def shown_column(table: Table, name: str) -> Column:
    """Show one column in the view's language."""
    place = table.header.positions[name]
    return Column(
        table.heading(place),
        _texts(table, name),
        right=name not in _TEXTS,
        wrap=name in _LONG,
        colors=_colors(table) if name == "class" else None,
    )


def named_column(table: Table, place: int) -> tuple[str, Column]:
    """Return a column by its place, with a name: further ones are not known."""
    known = table.header.known(place)
    if known is not None:
        return known, shown_column(table, known)
    (cells,) = table.columns([place])
    return f"+{place}", Column(table.heading(place), cell_texts(cells), wrap=True)


def value_column(table: Table, name: str) -> Column:
    """Show values with their years: over the column where all are of one year, else in cells."""
    column = shown_column(table, name)
    years = [
        year if text else None
        for text, year in zip(column.texts, table.column(YEARS[name]), strict=True)
    ]
    valued = {year for text, year in zip(column.texts, years, strict=True) if text}
    if valued == {None} or not valued:
        return column
    if len(valued) == 1:
        return column._replace(heading=f"{column.heading} {valued.pop()}")
    texts = [
        text if year is None else f"{text} ({year})"
        for text, year in zip(column.texts, years, strict=True)
    ]
    return column._replace(texts=texts)


def strip_column(table: Table, strips: Strips, shares: Sequence[Shares]) -> Column:
    """Show how far each indicator is on its way, and how far it should be."""
    texts = [strips.draw(way, due) for way, due in shares]
    return Column(strips.axis, texts, colors=_colors(table))


def shares_gone(table: Table) -> Iterator[Shares]:
    """Yield of each indicator the exact shares of its way and of its time that are gone.

    None where the table has none; the printed ones are rounded, and might look better.
    """
    names = ("way", *YEARS, "time", *YEARS.values())
    cells: Iterator[tuple[Any, ...]] = table.cells(table.header.positions[name] for name in names)
    for way, baseline, actual, target, time, start, now, end in cells:
        gone = None if way is None else _share(baseline, actual, target)
        yield gone, None if time is None else min(_share(start, now, end), Fraction(1))


@lru_cache(1 << 10)
def _share(start: Decimal | int, now: Decimal | int, end: Decimal | int) -> Fraction:
    return (Fraction(now) - Fraction(start)) / (Fraction(end) - Fraction(start))


def _texts(table: Table, name: str) -> Sequence[str]:
    cells = table.column(name)
    words = PROGRESS_LANGUAGES[table.view.language]
    if name in WORDED:
        return each_once(lambda cell: words.note(str(cell)), cells)
    if name in YEARS:
        return ["" if cell is None else f"{cell:,f}" for cell in cells]
    return cell_texts(cells)


def _colors(table: Table) -> Sequence[int] | None:
    """Return the colours of the classes, None for none."""
    classes = table.column("class")
    return [_COLORS.get(str(name), 0) for name in classes] if table.view.color else None
