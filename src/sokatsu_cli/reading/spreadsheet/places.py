"""Where cells stand: the letters of columns, and areas of merged cells."""

import re
from collections.abc import Sequence
from itertools import chain, islice, product
from string import ascii_uppercase
from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import spoken
from sokatsu_cli.model.page_rows import PageRow
from sokatsu_cli.model.visible import listed

_AREA = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")


def column_letters(number: int) -> str:
    """Return the letters of a column, from its number from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


_ALL_LETTERS = chain.from_iterable(product(ascii_uppercase, repeat=width) for width in (1, 2, 3))
COLUMNS = {"".join(each): number for number, each in enumerate(islice(_ALL_LETTERS, 1 << 14))}
"""The letters of each column that a sheet has to its number from 0."""


def letters(column: int) -> str:
    """Return how messages name a column, from its number from 0: column XFD."""
    return f"column {column_letters(column)}"


def cell_name(row: int, column: int) -> str:
    """Return how messages name a cell among words, by its row and its column from 0.

    >>> cell_name(7, 3), cell_name(PageRow(7, page=3, row=2), 3)
    ('D7', 'p.3: row 2, column 4')
    """
    if isinstance(row, PageRow):
        return row.place(letters(column), spoken())
    return f"{column_letters(column)}{row}"


class Area(NamedTuple):
    """Merged cells: the numbers from 1 of their rows, and from 0 of their columns."""

    first: int
    last: int
    column: int
    last_column: int

    @classmethod
    def of(cls, text: str) -> "Area | None":
        """Return the area of a text such as A1:B2, None if it is none."""
        match = _AREA.fullmatch(text)
        if match is None or not {match[1], match[3] or match[1]} <= COLUMNS.keys():
            return None
        rows = int(match[2]), int(match[4] or match[2])
        return cls(*rows, COLUMNS[match[1]], COLUMNS[match[3] or match[1]])


def covered_note(label: str, covered: Sequence[tuple[str, str]]) -> list[str]:
    """Say of a sheet which merged cells count for their first rows alone; nothing if none does.

    Args:
        label: The name of the sheet for messages.
        covered: Each cell that gets nothing of one, and its column, as messages have both; the
            column is "" where it has no heading.
    """
    if not covered:
        return []
    firsts: dict[str, str] = {}
    for cell, column in covered:
        firsts.setdefault(column, cell)
    told = [
        _("{cell} below {heading}").format(cell=cell, heading=column) if column else cell
        for column, cell in firsts.items()
    ]
    note = _(
        "{label}: a merged cell counts for its first row alone, not for {places} "
        "(cells like it: {count})"
    )
    return [note.format(label=label, places=listed(told), count=len(covered))]


def places_note(label: str, told: str, places: Sequence[str]) -> list[str]:
    """Say of a sheet what is so in some places, the first of them by name; nothing if in none.

    Args:
        label: The name of the sheet for messages.
        told: What is so, as it is marked for the catalogue.
        places: Where.
    """
    return [
        _("{label}: {told} {place} (cells like it: {count})").format(
            label=label, told=_(told), place=place, count=len(places)
        )
        for place in places[:1]
    ]
