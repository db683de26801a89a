"""Progress as people read it: a row an indicator, and below what the classes mean."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.model.visible import listed
from sokatsu_cli.progress.false_bounds import false_growths, false_ways
from sokatsu_cli.progress.measures import MEASURES
from sokatsu_cli.progress.sentences import class_sentences
from sokatsu_cli.progress.settings import Settings
from sokatsu_cli.progress.shown_columns import (
    YEARS,
    Shares,
    named_column,
    shares_gone,
    shown_column,
    strip_column,
    value_column,
)
from sokatsu_cli.progress.words import PROGRESS_LANGUAGES
from sokatsu_cli.writing.displays import Column, Display, Table
from sokatsu_cli.writing.strips import Strips

_SHARES = {
    "way": ("way", "time", "pace"),
    "growth": ("growth_needed", "growth_seen", "growth_share"),
}
"""The columns of each measure that are shown."""

_LEFT = (
    *("note", "time", "unit", "direction", "growth_needed", "growth_seen"),
    *("way", "baseline", "pace"),
)
"""What is left out for want of room, the first first; notes stand below the table then."""

_STRIP = "strip"
_STEPS = (20, 10)
"""Steps of a strip from the baseline to the target, and where room is wanted."""

_NAME = 18
"""Terminal cells that names and notes should have."""

_MARK = "*"


class _Shown(NamedTuple):
    """What is shown of a table: columns by their names, the names of those that are left out."""

    columns: Mapping[str, Column]
    left: Sequence[str] = ()


def progress_display(table: Table, measure: str, settings: Settings) -> Display:
    """Show one row for each indicator, with a strip where the view has bars.

    Args:
        table: Its columns are those of `indicator_rows.result_columns`: texts; values and shares
            as Decimals, years as whole numbers, None for none.
        measure: Its name among `measures.MEASURES`.
        settings: The bounds between the classes.
    """
    is_way = measure == "way"
    shares = list(shares_gone(table)) if is_way else []
    shown = _shown(table, measure, shares)
    false = false_ways(table, settings, shares) if is_way else false_growths(table, settings)
    columns = [_marked(column, false.get(name)) for name, column in shown.columns.items()]
    closing = [*_left_out(table, shown.left), *_legend(table, shown, false)]
    missing = None in table.column("target")
    closing += class_sentences(table.view.language, measure, settings, targets_missing=missing)
    return Display(columns, [*closing, _counts(table, measure)], table.view.width, _NAME)


def _shown(table: Table, measure: str, shares: Sequence[Shares]) -> _Shown:
    """Return the columns that were chosen, else as many of the usual ones as fit."""
    if table.view.columns is not None:
        return _Shown(dict(named_column(table, place) for place in table.view.columns))
    columns, width = _usual(table, measure), table.view.width
    wide, narrow = (Strips(steps, table.view.plain) for steps in _STEPS)
    added = {str(table.header.known(place)) for place in table.view.added}
    steps, left = (wide, []) if width is None else _fitting(columns, (wide, narrow), width, added)
    kept = {name: cells for name, cells in columns.items() if name not in left}
    if _STRIP in kept:
        kept[_STRIP] = strip_column(table, steps, shares)
    return _Shown(kept, left)


def _fitting(
    columns: Mapping[str, Column], strips: Sequence[Strips], width: int, added: Collection[str]
) -> tuple[Strips, Sequence[str]]:
    """Return the strips that fit, and the names of the columns that have to be left out.

    Those that were added by hand stay.
    """
    from sokatsu_cli.writing.grid import NARROWEST, fits

    left = [name for name in _LEFT if name in columns and name not in added]
    choices = [(strips[0], 0, _NAME), *((strips[1], count, _NAME) for count in range(len(left)))]
    for drawn, count, narrowest in [*choices, (strips[1], len(left), NARROWEST)]:
        kept = [
            Column(drawn.axis, [drawn.axis]) if name == _STRIP else column
            for name, column in columns.items()
            if name not in left[:count]
        ]
        if fits(kept, width, narrowest):
            return drawn, left[:count]
    return strips[1], []  # in paragraphs, where there is room for all


def _usual(table: Table, measure: str) -> dict[str, Column]:
    """Return the usual columns by their names."""
    names = [*_sections(table), "indicator", "unit", "direction"]
    names += [*YEARS, *_SHARES[measure], "class"]
    columns = {
        name: value_column(table, name) if name in YEARS else shown_column(table, name)
        for name in names
        if name in table.header.positions
    }
    if table.view.bars and "way" in columns and {*table.column("way")} - {None}:
        columns[_STRIP] = Column("", [])  # takes its place
    if any(table.column("note")):
        columns["note"] = shown_column(table, "note")
    view = table.view
    left = {table.header.known(place) for place in view.left}
    kept = {name: column for name, column in columns.items() if name not in left}
    added = dict(named_column(table, place) for place in view.added)
    return kept | {name: column for name, column in added.items() if name not in kept}


def _sections(table: Table) -> list[str]:
    """Return the columns of sections that tell indicators of one name from each other."""
    names = table.column("indicator")
    if len({*names}) == len(names):
        return []
    there = [name for name in SECTION if name in table.header.positions]
    return [name for name in there if len({*table.column(name)}) > 1]


def _marked(column: Column, false: Sequence[bool] | None) -> Column:
    """Mark what prints as a bound that it does not reach."""
    if false is None:
        return column
    marked = [_MARK * mark + text for mark, text in zip(false, column.texts, strict=True)]
    return column._replace(texts=marked)


def _left_out(table: Table, left: Sequence[str]) -> Iterator[str]:
    """Yield which columns are left out, and the notes that had no room beside their rows."""
    words = PROGRESS_LANGUAGES[table.view.language]
    headings = [table.heading(table.header.positions[name]) for name in left if name != "note"]
    if headings:
        yield table.wording.left_out.format(columns=", ".join(headings))
    named: dict[str, list[object]] = {}
    if left:
        for indicator, note in zip(table.column("indicator"), table.column("note"), strict=True):
            named.setdefault(str(note), []).append(indicator)
    for note, indicators in named.items():
        if note:
            yield f"{words.note(note)}: {listed(indicators)}"


def _legend(table: Table, shown: _Shown, false: Mapping[str, Sequence[bool]]) -> Iterator[str]:
    """Yield what marks and strips mean, where there are any."""
    words = PROGRESS_LANGUAGES[table.view.language]
    if any(any(marks) for name, marks in false.items() if name in shown.columns):
        yield f"{_MARK} {words.marked}"
    if _STRIP in shown.columns:
        yield words.strip.format(**Strips(1, table.view.plain).glyphs)


def _counts(table: Table, measure: str) -> str:
    """Return how many indicators have each class, the best first."""
    words = PROGRESS_LANGUAGES[table.view.language]
    counts = Counter(map(str, table.column("class")))
    told = [
        words.count.format(count=counts[name], name=words.word(name))
        for name in MEASURES[measure].classes
        if counts[name] or not counts
    ]
    return words.counts.format(rows=counts.total(), counts=words.joint.join(told))
