"""Which further tables of a document may have values too, so that the first alone is not all."""

import re
from collections.abc import Sequence

from sokatsu_cli.model.columns import normalised

_NEAR = 12  # rows of a table in which its headings stand
_LONGEST = 30  # characters of a heading
_SEVERAL = 3  # cells of a row that are headings where another table has them too
_TARGET = re.compile(r"目標|計画値|target", re.IGNORECASE)
_ACTUAL = re.compile(r"実績|現状値|actual", re.IGNORECASE)

Rows = Sequence[Sequence[str]]
"""The first cells of a table, row by row."""


def further_tables(tables: Sequence[Rows]) -> bool:
    """Tell whether a table behind the first has headings of values, or may go on with the first.

    One goes on that has its headings, or numbers in as many columns.

    >>> head, row = ["指標", "目標値", "実績値"], ["満足度", "80", "70"]
    >>> further_tables([[head, row], [head]]), further_tables([[head, row], [["町", "9"]]])
    (True, False)
    >>> further_tables([[head, row], [["参加率", "60", "50"]]])
    True
    """
    first, *others = [[_keys(row) for row in rows[:_NEAR]] for rows in tables]
    shared = [keys for keys in first if len(keys) >= _SEVERAL]
    if any(_has_values(rows) or any(keys in shared for keys in rows) for rows in others):
        return True
    width = _width(tables[0])
    return any(_width(rows) == width and has_numbers(rows) for rows in tables[1:])


def has_numbers(rows: Rows) -> bool:
    """Tell whether a table has digits behind its first column."""
    return any(character.isdecimal() for row in rows for cell in row[1:] for character in cell)


def _width(rows: Rows) -> int:
    return max((len(row) for row in rows[:_NEAR]), default=0)


def _keys(row: Sequence[str]) -> list[str]:
    """Return the cells of a row that may be headings."""
    return [key for key in map(normalised, row) if key and len(key) <= _LONGEST]


def _has_values(rows: Rows) -> bool:
    """Tell whether one cell speaks of a target, and another of an actual."""
    keys = [key for row in rows for key in row]
    targets = {key for key in keys if _TARGET.search(key)}
    actuals = {key for key in keys if _ACTUAL.search(key)}
    return bool(targets and actuals) and len(targets | actuals) > 1
