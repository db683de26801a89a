"""What a page holds: tables, and lines of text outside them."""

import re
from typing import NamedTuple

NEAR = 2.5
"""Points that two borders may lie apart and be one: a double line, a box beside a line."""


_TARGET = re.compile(r"目標|計画値|target", re.IGNORECASE)
_ACTUAL = re.compile(r"実績|現状値|actual", re.IGNORECASE)


def has_value_words(text: str) -> bool:
    """Tell whether a text has words of the headings of a target and of an actual.

    >>> has_value_words("目標値実績値"), has_value_words("目標と施策")
    (True, False)
    """
    return bool(_TARGET.search(text) and _ACTUAL.search(text))


class PageCell(NamedTuple):
    """A cell, and its first and last row and column on the page, from 0."""

    cell: str
    top: int
    bottom: int
    left: int
    right: int


class PageTable(NamedTuple):
    """A table of one page.

    Attributes:
        columns: Where its columns begin and the last one ends, in points.
        top: Where it begins on the page.
        bottom: Where it ends.
        height: How many rows it has.
        cells: Those that hold something.
        is_ruled: Whether it has borders.
        doubt: Why it is not read, "" if it is.
        has_values: Whether its words are those of a table of indicators.
        lowest: How high its last row is.
        loose: Which number outside of it may be of it, "" if there is none.
    """

    columns: list[float]
    top: float
    bottom: float
    height: int
    cells: list[PageCell]
    is_ruled: bool = True
    doubt: str = ""
    has_values: bool = False
    lowest: float = 0.0
    loose: str = ""


class PageText(NamedTuple):
    """A line of text outside the tables."""

    text: str
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """How far down it stands."""
        return (self.top + self.bottom) / 2


class Page(NamedTuple):
    """What a page holds.

    Attributes:
        tables: Its tables from top to bottom.
        texts: The lines outside them.
        letters: How many letters there are.
        hidden: How many of a text that nobody sees.
        picture: How much of the page its largest image takes, from 0 to 1; of a page without
            letters, what is drawn as well.
    """

    tables: list[PageTable]
    texts: list[PageText]
    letters: int
    hidden: int
    picture: float
