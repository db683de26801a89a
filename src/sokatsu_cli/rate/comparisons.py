"""How cells stand to a value: as numbers, as years or as words."""

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, TypeVar

import numpy as np

from sokatsu_cli.model.columns import ALIASES, YEAR_COLUMNS
from sokatsu_cli.model.expressions import Operator
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import ngettext
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import MISSING, cell_text, parse_printed
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.value_cells import READ_AS
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import year_of
from sokatsu_cli.rate.digits import Flags, Numbers

Read = TypeVar("Read")

_WORDS = {"status", "note", "grade", "change_status", "class"}
"""The computed columns that hold words."""

_YEARS = {*YEAR_COLUMNS, "met_in"}

_CODE = ("00", "01", "02", "03", "04", "05", "06", "07", "08", "09")
"""What numbers begin with that are codes, of which each digit counts."""


class Kind(IntEnum):
    """What a column holds."""

    NUMBERS = 0
    YEARS = 1
    DIRECTIONS = 2
    WORDS = 3
    ANYTHING = 4


def kind_of(known: str | None) -> Kind:
    """Return what a column holds, by its known name.

    >>> [kind_of(name).name for name in ("target", "rate", "year", "section", "period", None)]
    ['NUMBERS', 'NUMBERS', 'YEARS', 'WORDS', 'ANYTHING', 'ANYTHING']
    """
    if known is None or known == "period":
        return Kind.ANYTHING
    if known in _YEARS:
        return Kind.YEARS
    if known == "direction":
        return Kind.DIRECTIONS
    if known in READ_AS or not (known in ALIASES or known in _WORDS):
        return Kind.NUMBERS
    return Kind.WORDS


class Figure(NamedTuple):
    """The number in a cell, and how many decimals are written there."""

    value: Fraction
    decimals: int


def figure_of(cell: object, unit: str = "", missing: Collection[str] = ()) -> Figure | None:
    """Return the number in a cell, exactly; None where there is none.

    >>> figure_of("▲1,254.50"), figure_of("集計中")
    (Figure(value=Fraction(-2509, 2), decimals=2), None)
    """
    if isinstance(cell, Decimal):
        return Figure(Fraction(cell), max(0, -int(cell.as_tuple().exponent)))
    text = cell_text(cell)
    if text.strip() in missing:
        return None
    printed = _read(lambda: parse_printed(text, unit, MISSING))
    return printed and Figure(*printed)


def year_in(cell: object) -> int | None:
    """Return the year that a cell is, None where it is none."""
    return _read(lambda: year_of(cell_text(cell)))


def _read(read: Callable[[], Read]) -> Read | None:
    try:
        return read()
    except ValueError:
        return None


class Verdict(IntEnum):
    """How a cell stands to a comparison."""

    FAILS = 0
    HOLDS = 1
    NO_NUMBER = 2
    """It has no number, or no year, that could be compared."""
    HOLDS_OTHERWISE = 3
    """It is the number, with other decimals."""
    FAILS_OTHERWISE = 4


class Comparison:
    """What the cell of a column must be.

    Attributes:
        place: The place of the column.
        known: Its known name, None for another one.
        operator: How the cell must stand to the value.
        bound: The value, where it is a number.
        text: As it was written.
    """

    def __init__(
        self,
        place: int,
        known: str | None,
        operator: Operator,
        value: str,
        *,
        missing: Collection[str] = (),
        text: str = "",
    ) -> None:
        """Take what is compared.

        Raises:
            ValueError: A value that the operator cannot compare.
        """
        self.place = place
        self.known = known
        self.operator = operator
        self.text = text
        self._kind = kind_of(known)
        self._unit = "%" if known == "published_rate" else ""
        self._missing = frozenset(token.strip() for token in missing)
        self._key = name_key(value)
        figure = None if self._kind is Kind.YEARS else figure_of(value, self._unit)
        self.bound = figure and figure.value
        self._decimals = figure.decimals if figure else 0
        self._year = None if self._kind is Kind.NUMBERS else year_in(value)
        if operator.is_of_order and self.bound is None and self._year is None:
            told = _("{value} is no number; {operator} compares numbers and years")
            if self._kind is Kind.YEARS:
                told = _("{value} is no year; {operator} compares numbers and years")
            raise ValueError(told.format(value=quoted(value), operator=operator))
        if operator is Operator.CONTAINS and not self._key:
            raise ValueError(_("nothing stands behind ~, and every cell contains nothing"))

    @cached_property
    def _way(self) -> Direction | None:
        return self._direction(self._key)

    def _direction(self, text: str) -> Direction | None:
        if self._kind is not Kind.DIRECTIONS:
            return None
        return _read(lambda: Direction.parse(text))

    def of(self, cell: object, unit: str = "") -> Verdict:
        """Return how a cell stands to it, in a row with a unit."""
        if self.operator.is_of_order:
            side = self._side(cell, unit)
            return Verdict.NO_NUMBER if side is None else Verdict(self.operator.allows(side))
        text = cell_text(cell)
        if self.operator is Operator.CONTAINS:
            return Verdict(self._key in name_key(text))
        equal = self._equals(cell, text, unit)
        if self.operator is Operator.EQUAL:
            return equal
        return {
            Verdict.HOLDS: Verdict.FAILS,
            Verdict.FAILS: Verdict.HOLDS,
            Verdict.HOLDS_OTHERWISE: Verdict.FAILS_OTHERWISE,
        }[equal]

    def _side(self, cell: object, unit: str) -> int | None:
        """Return on which side of the value a cell is, None where it has no number."""
        if self.bound is not None:
            figure = figure_of(cell, self._unit or unit, self._missing)
            if figure is not None:
                return (figure.value > self.bound) - (figure.value < self.bound)
        if self._year is not None and (year := year_in(cell)) is not None:
            return (year > self._year) - (year < self._year)
        return None

    def _equals(self, cell: object, text: str, unit: str) -> Verdict:
        if name_key(text) == self._key:
            return Verdict.HOLDS
        if self._way is not None:
            return Verdict(self._direction(text) is self._way)
        if self._kind is Kind.WORDS:
            return Verdict.FAILS
        is_code = self._kind is Kind.ANYTHING and (_is_code(self._key) or _is_code(name_key(text)))
        if is_code or self._side(cell, unit) != 0:
            return Verdict.FAILS
        figure = figure_of(cell, unit)
        otherwise = self._kind is Kind.ANYTHING and figure and figure.decimals != self._decimals
        return Verdict.HOLDS_OTHERWISE if otherwise else Verdict.HOLDS


def _is_code(key: str) -> bool:
    return key.startswith(_CODE)


class Verdicts(NamedTuple):
    """How n rows stand to a comparison.

    Attributes:
        chosen: Whether it holds.
        numberless: Whether a cell has no number to compare.
        otherwise: Whether the cell prints otherwise than it is: a rate as the bound, which it is
            not, or a number with other decimals than the value.
    """

    chosen: Flags
    numberless: Flags
    otherwise: Flags


def verdicts(
    comparison: Comparison, cells: Sequence[object], units: Sequence[str] | None = None
) -> Verdicts:
    """Return how the cells of a column stand to a comparison, each distinct one looked at once."""
    keys: Sequence[tuple[object, ...]]
    keys = list(zip(cells, strict=True) if units is None else zip(cells, units, strict=True))
    of: Callable[..., Verdict] = comparison.of
    found = {key: of(*key) for key in set(keys)}
    rows = np.fromiter(map(found.__getitem__, keys), np.int8, len(keys))
    chosen = (rows == Verdict.HOLDS) | (rows == Verdict.HOLDS_OTHERWISE)
    return Verdicts(chosen, rows == Verdict.NO_NUMBER, rows > Verdict.NO_NUMBER)


class Chosen(NamedTuple):
    """Which rows are chosen.

    Attributes:
        rows: Of n rows, whether all comparisons hold.
        told: By comparison, how many rows that the others choose have no number in its column, and
            how many print otherwise than they are.
    """

    rows: Flags
    told: Numbers


def chosen_by(found: Sequence[Verdicts], among: Flags) -> Chosen:
    """Put together how some rows of n stand to each of several comparisons."""
    told = np.zeros((len(found), 2), dtype=np.int64)
    for at in range(len(found)):
        others = [each.chosen for place, each in enumerate(found) if place != at]
        rows = np.logical_and.reduce([among, *others])
        told[at] = (rows & found[at].numberless).sum(), (rows & found[at].otherwise).sum()
    return Chosen(np.logical_and.reduce([among, *(each.chosen for each in found)]), told)


def notes_on(comparisons: Sequence[Comparison], told: Numbers) -> Iterator[str]:
    """Yield what a user should know of rows that are chosen or not."""
    for comparison, (numberless, otherwise) in zip(comparisons, told.tolist(), strict=True):
        condition = quoted(comparison.text)
        if numberless:
            text = _("sokatsu: --where {condition}: not chosen, as no number stands there: {rows}")
            yield text.format(condition=condition, rows=_rows(numberless))
        if otherwise and comparison.operator.is_of_order:
            text = _("sokatsu: --where {condition}: by the exact rate, not as it prints: {rows}")
            yield text.format(condition=condition, rows=_rows(otherwise))
        elif otherwise:
            text = _("sokatsu: --where {condition}: the same number with other decimals: {rows}")
            yield text.format(condition=condition, rows=_rows(otherwise))


def printed_as_bound(comparison: Comparison, cells: Sequence[object]) -> Iterator[str]:
    """Yield a note where rounded cells print the very bound of an order, and may be beyond it.

    Years are never rounded, and values of the table stand in columns of its own.
    """
    if comparison.bound is None or not comparison.operator.is_of_order:
        return
    if comparison.known in ALIASES or comparison.known in _YEARS:
        return
    figures = map(figure_of, cells)
    count = sum(figure is not None and figure.value == comparison.bound for figure in figures)
    if count:
        told = _(
            "sokatsu: --where {condition}: compared as printed, which is the very bound: {rows}"
        )
        yield told.format(condition=quoted(comparison.text), rows=_rows(count))


def _rows(count: int) -> str:
    return ngettext("{count} row", "{count} rows", count).format(count=count)
