"""How many indicators of each group have each class."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.computed_columns import TOTAL
from sokatsu_cli.model.numerals import cell_text
from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.progress.sentences import class_sentences
from sokatsu_cli.progress.settings import Settings
from sokatsu_cli.progress.words import PROGRESS_LANGUAGES, WORDED
from sokatsu_cli.summary.display import group_columns
from sokatsu_cli.summary.group_keys import key_places, ordered_groups
from sokatsu_cli.writing.displays import Column, Display, Table, chosen_places

INDICATORS = "indicators"
"""The column of how many indicators a group has, before those of the classes."""


def class_counts(
    header: Header,
    texts: Sequence[Sequence[str]],
    by: Sequence[str],
    classes: Sequence[ProgressClass],
) -> tuple[list[str], list[list[object]]]:
    """Count the indicators of each group by their classes; the last line counts all.

    Args:
        header: The header of the rows of indicators.
        texts: Their columns.
        by: Names of the columns whose cells make a group; a section has several.
        classes: The classes that are counted.

    Returns:
        The names of the columns, and the columns: those of the group, ``indicators`` and one for
        each class. Groups are ordered by where the cells of each column first appear.

    Raises:
        ValueError: A column that is not there or has the name of a count.
    """
    counted = [INDICATORS, *(each.value for each in classes)]
    places = key_places(header, by, counted)
    keys = list(zip(*(texts[place] for place in places), strict=True))
    distinct = list(dict.fromkeys(keys))
    groups, of_keys = ordered_groups([header.known(place) for place in places], distinct)
    group_of = dict(zip(distinct, of_keys.tolist(), strict=True))
    found = texts[header.positions["class"]]
    counts = Counter(zip(map(group_of.__getitem__, keys), found, strict=True))
    rows: list[list[object]] = []
    for at, cells in enumerate(groups):
        numbers = [counts[at, name] for name in counted[1:]]
        rows.append([*cells, sum(numbers), *numbers])
    totals = Counter(found)
    numbers = [totals[name] for name in counted[1:]]
    rows.append([TOTAL, *[""] * (len(places) - 1), sum(numbers), *numbers])
    names = [*(header.names[place] for place in places), *counted]
    return names, [list(column) for column in zip(*rows, strict=True)]


def counts_display(table: Table, measure: str, settings: Settings) -> Display:
    """Show counts of classes: sections by number and name in one column."""
    first = table.header.positions[INDICATORS]
    if table.view.columns is None:
        kept = chosen_places(table.header, table.view)
        counts = [_count(table, place) for place in kept if place >= first]
        groups = [place for place in kept if place < first]
        columns = [*(_groups(table, groups) if groups else []), *counts]
    else:
        columns = [
            _count(table, place) if place >= first else _groups(table, [place])[0]
            for place in table.view.columns
        ]
    closing = class_sentences(table.view.language, measure, settings, targets_missing=True)
    width = table.view.width
    return Display(columns, list(closing), width, 0 if width is None else _names(columns, width))


def _names(columns: Sequence[Column], width: int) -> int:
    """Return the terminal cells that names of groups can have, so that they stand on one line."""
    from sokatsu_cli.writing.grid import fits, longest_fitting

    names = chain.from_iterable(column.texts for column in columns if column.wrap)
    return longest_fitting(names, lambda cells: fits(columns, width, cells)) or 0


def _groups(table: Table, places: Sequence[int]) -> list[Column]:
    """Show what makes the groups, words of ours in the view's language."""
    words = PROGRESS_LANGUAGES[table.view.language]
    ours = {table.heading(place) for place in places if table.header.known(place) in WORDED}
    return [
        column._replace(texts=list(map(words.note, column.texts)))
        if column.heading in ours
        else column
        for column in group_columns(table, places, total=True)
    ]


def _count(table: Table, place: int) -> Column:
    known = str(table.header.known(place))
    words = PROGRESS_LANGUAGES[table.view.language]
    heading = table.heading(place) if known == INDICATORS else words.word(known)
    return Column(heading, [cell_text(cell) for (cell,) in table.cells([place])], right=True)
