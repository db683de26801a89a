"""Rows of tables that stand on pages."""

import re
from typing import Self

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import said_in, translated
from sokatsu_cli.model.object_rows import ObjectRow

_LETTERS = re.compile(r"column ([A-Z]{1,3})(?![\w.])")


class PageRow(int):
    """The number of a row of a table that may go over several pages; it knows its page.

    Attributes:
        page: The number of its page, from 1.
        row: Its number in the table of that page, from 1; 0 for text above the table.

    Examples:
        >>> f"row {PageRow(31, page=3, row=7)}", PageRow(31, page=3, row=7) + 1
        ('row 7 of p.3', 32)
    """

    page: int
    row: int

    def __new__(cls, number: int, *, page: int, row: int) -> Self:
        """Make the number of a row."""
        made = super().__new__(cls, number)
        made.page, made.row = page, row
        return made

    def __str__(self) -> str:
        """Return the row on its page, as texts name it."""
        return _("{row} of p.{page}").format(row=self.row, page=self.page)

    def __format__(self, spec: str) -> str:
        """Return the same where it is part of a text."""
        return format(str(self), spec)

    def cell(self, column: str = "", language: str = "en") -> str:
        """Return how messages name it, and a column in it, behind the name of its page."""
        row = translated("above the table", language)
        if self.row:
            row = translated("row {row}", language).format(row=self.row)
        told = [row, column_told(numbered(column), language)]
        return translated(", ", language).join(filter(None, told))

    def place(self, column: str = "", language: str = "en") -> str:
        """Return how messages name it, or a cell in it: ``p.3: row 7, column 4``."""
        return f"p.{self.page}: {self.cell(column, language)}"


def row_number(line: int | None) -> int | None:
    """Return the number of a row on its page, the line of an object, any other line as it is."""
    if isinstance(line, ObjectRow):
        return line.line
    return line.row if isinstance(line, PageRow) else line


def numbered(column: str) -> str:
    """Return the name of a column with its number for its letters.

    >>> numbered("column D"), numbered("column AB"), numbered("目標値")
    ('column 4', 'column 28', '目標値')
    """
    return _LETTERS.sub(lambda match: f"column {_number(match[1])}", column)


_COLUMN = re.compile(
    r"column (?:(?P<letters>[A-Z]{1,3})|(?P<number>[0-9]+))(?:, row (?P<row>[0-9]+))?"
)
"""A column, and a row in it, without a heading."""


def column_told(column: str, language: str = "") -> str:
    """Return the name that messages have for a column, in a language, "" for the spoken one.

    >>> [column_told(name, "ja") for name in ("column D", "column 4, row 9", "目標値", "")]
    ['D列', '4列目、9行目', '目標値', '']
    """
    found = _COLUMN.fullmatch(column)
    if found is None:
        return column
    told = _("column {letters}") if found["letters"] else _("column {number}")
    told = told.format(**found.groupdict())
    if found["row"]:
        told = _(", ").join([told, _("row {row}").format(row=found["row"])])
    return said_in(told, language) if language else told


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
