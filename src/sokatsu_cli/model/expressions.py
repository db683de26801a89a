"""Expressions that say what a cell must be: a column, an operator and a value."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted


class Operator(StrEnum):
    """How the cell must stand to the value."""

    EQUAL = "="
    UNEQUAL = "!="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    CONTAINS = "~"

    @property
    def is_of_order(self) -> bool:
        """Whether it orders numbers, and compares no words."""
        return self not in _OF_WORDS

    def allows(self, side: int) -> bool:
        """Tell whether it holds of a number that is below (-1), at (0) or above (1) another one.

        >>> [Operator.AT_MOST.allows(side) for side in (-1, 0, 1)]
        [True, True, False]
        """
        return side in _SIDES[self]


_OF_WORDS = (Operator.EQUAL, Operator.UNEQUAL, Operator.CONTAINS)

_SIDES = {
    Operator.EQUAL: (0,),
    Operator.UNEQUAL: (-1, 1),
    Operator.BELOW: (-1,),
    Operator.AT_MOST: (-1, 0),
    Operator.ABOVE: (1,),
    Operator.AT_LEAST: (0, 1),
}

_SPELLINGS = {
    **{str(each): each for each in Operator},
    "≠": Operator.UNEQUAL,
    "≦": Operator.AT_MOST,
    "≤": Operator.AT_MOST,
    "≧": Operator.AT_LEAST,
    "≥": Operator.AT_LEAST,
    "＝": Operator.EQUAL,
    "＜": Operator.BELOW,
    "＞": Operator.ABOVE,
}

_OPERATOR = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)))
"""Any operator, the longest first."""

_QUOTED = re.compile(r'\s*"(?P<name>(?:[^"]|"")*)"\s*')
"""A heading in quotes, those in it doubled."""

_SLIPS = {"==": "=", "=<": "<=", "=>": ">=", "=~": "~", "~=": "~", "!==": "!=", "!~": N_("!= or ~")}
"""What other languages write, and what is written here."""


class Split(NamedTuple):
    """One way to read an expression: the column, the operator, the value, as written."""

    name: str
    operator: Operator
    value: str

    @property
    def slip(self) -> tuple[str, str] | None:
        """An operator of another language that seems to stand here, and the one that is meant."""
        written = str(self.operator) + self.value[:1]
        return (written, _SLIPS[written]) if written in _SLIPS else None


class Expression(NamedTuple):
    """What a cell must be.

    Attributes:
        text: As it was written.
        splits: The ways to read it, by each operator in it; the first one first.
    """

    text: str
    splits: tuple[Split, ...]

    @classmethod
    def parse(cls, text: str) -> "Expression":
        """Find the operators.

        A name in quotes ends with them; else each operator may be the one, as a heading and a
        value can have more of them.

        >>> Expression.parse("rate<=80").splits
        (Split(name='rate', operator=<Operator.AT_MOST: '<='>, value='80'),)
        >>> [split.name for split in Expression.parse("H23~H26=5").splits]
        ['H23', 'H23~H26']
        >>> [split.name for split in Expression.parse('"H23~H26"=5').splits]
        ['H23~H26']

        Raises:
            ValueError: There is none behind a name.
        """
        splits = tuple(_splits(text))
        if not splits:
            raise ValueError(
                _("{text} is not COLUMN=VALUE; instead of = there may be {operators}").format(
                    text=quoted(text), operators=", ".join(Operator)
                )
            )
        return cls(text, splits)


def _splits(text: str) -> Iterator[Split]:
    name = _QUOTED.match(text)
    if name is not None:
        operator = _OPERATOR.match(text, name.end())
        if operator is not None and name["name"].strip():
            yield _split(name["name"].replace('""', '"'), operator)
        return
    for operator in _OPERATOR.finditer(text):
        if text[: operator.start()].strip():
            yield _split(text[: operator.start()], operator)


def _split(name: str, operator: re.Match[str]) -> Split:
    return Split(name.strip(), _SPELLINGS[operator[0]], operator.string[operator.end() :])
