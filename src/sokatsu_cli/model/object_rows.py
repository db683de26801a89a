"""Rows of tables whose objects share lines, as those of JSON on one line."""

from typing import Self

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import said_in

_BITS = 32
_MOST = (1 << _BITS) - 1


class ObjectRow(int):
    """The number of a row that shares its line with others; it knows its line and its object.

    Rows of one file are different numbers in their order, and larger than any line.

    Examples:
        >>> row = ObjectRow.at(line=1, number=3)
        >>> f"the same as {row}", row.line, row.number, ObjectRow.at(line=1, number=4) > row
        ('the same as object 3', 1, 3, True)
    """

    __slots__ = ()

    @classmethod
    def at(cls, *, line: int, number: int) -> Self:
        """Make the number of a row, given its line and the number of its object, from 1."""
        return cls((line << _BITS) | number)

    @property
    def line(self) -> int:
        """The line on which the object begins."""
        return int(self) >> _BITS

    @property
    def number(self) -> int:
        """The number of the object in the file, from 1."""
        return int(self) & _MOST

    def told(self, language: str = "") -> str:
        """Return how messages name it, in a language, "" for the spoken one."""
        told = _("object {number}").format(number=self.number)
        return said_in(told, language) if language else told

    def __str__(self) -> str:
        """Return how texts name it."""
        return self.told()

    def __format__(self, spec: str) -> str:
        """Return the same where it is part of a text."""
        return format(self.told(), spec)


def as_object(row: int | None) -> int | None:
    """Return a number that is a row's as such, and a line as it is.

    >>> as_object(int(ObjectRow.at(line=1, number=3))).number, as_object(7), as_object(None)
    (3, 7, None)
    """
    return ObjectRow(row) if row is not None and row > _MOST else row
