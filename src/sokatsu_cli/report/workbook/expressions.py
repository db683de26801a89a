"""Formulas of spreadsheets as values: what they say, and what they come to there.

Programs for spreadsheets compute in doubles, and hide the last digits of these in ways of their
own. So a formula is computed twice, exactly and in doubles, and every decision in it (which of two
numbers is more, to which side one is rounded) must be the same in both and leave some room;
else it raises a `DoubtError`, and the exact value is written in its place.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

from sokatsu_cli.model.numerals import Rounding, plain, round_exact

NEAR = Fraction(1, 10**11)
"""How near to each other, of their size, two numbers leave a doubt which one is more."""

ROUNDINGS = {Rounding.HALF_UP: "ROUND", Rounding.DOWN: "ROUNDDOWN", Rounding.UP: "ROUNDUP"}
"""The function of each rounding; half-even has none."""


class DoubtError(Exception):
    """In doubles a formula may come to something else than it exactly does."""


class CellError(DoubtError):
    """A formula comes to an error, such as #DIV/0!."""


class Number(NamedTuple):
    """A number as it is, and as a spreadsheet has it."""

    exact: Fraction
    double: float

    @classmethod
    def of(cls, exact: Fraction | int) -> "Number":
        """Return a number that is stored as it is."""
        return cls(Fraction(exact), float(exact))

    @property
    def is_near(self) -> bool:
        """Whether the double is as near as computing it in a few steps leaves it."""
        return abs(Fraction(self.double) - self.exact) <= NEAR * abs(self.exact)


Value = Number | str | bool

Values = Mapping[str, Value]
"""What the cells of a row hold, by their names; "" for nothing."""

Places = Mapping[str, str]
"""How a formula names the cells of its row, by the same names."""


class Expression(Protocol):
    """A formula, or a part of one."""

    def text(self, places: Places) -> str:
        """Return how a spreadsheet spells it."""

    def value(self, cells: Values) -> Value:
        """Return what it comes to.

        Raises:
            DoubtError: It is not certain that it comes to that in doubles.
        """


@dataclass(frozen=True, slots=True)
class Cell:
    """Another cell of the row."""

    name: str

    def text(self, places: Places) -> str:
        """Return its place."""
        return places[self.name]

    def value(self, cells: Values) -> Value:
        """Return what it holds."""
        return cells[self.name]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number or a text."""

    content: Fraction | int | str

    def text(self, _places: Places) -> str:
        """Return the number, or the text in quotes."""
        if isinstance(self.content, str):
            doubled = self.content.replace('"', '""')
            return f'"{doubled}"'
        return plain(Fraction(self.content))

    def value(self, _cells: Values) -> Value:
        """Return it."""
        return self.content if isinstance(self.content, str) else Number.of(self.content)


@dataclass(frozen=True, slots=True)
class Found:
    """What a function over another sheet comes to, which is computed elsewhere."""

    spelled: str
    content: Value | None

    def text(self, _places: Places) -> str:
        """Return the function."""
        return self.spelled

    def value(self, _cells: Values) -> Value:
        """Return what it comes to; None is an error."""
        if self.content is None:
            raise CellError
        return self.content


@dataclass(frozen=True, slots=True)
class Calculation:
    """Two numbers and one of ``+ - * /``, or of ``= < <= > >=``."""

    left: Expression
    sign: str
    right: Expression

    def text(self, places: Places) -> str:
        """Return both sides, in brackets where they are calculations too."""
        sides = (self._side(side, places) for side in (self.left, self.right))
        return self.sign.join(sides)

    @staticmethod
    def _side(side: Expression, places: Places) -> str:
        text = side.text(places)
        return f"({text})" if isinstance(side, Calculation) else text

    def value(self, cells: Values) -> Value:
        """Compute a number, or compare."""
        left, right = self.left.value(cells), self.right.value(cells)
        if self.sign == "=" and not (isinstance(left, Number) and isinstance(right, Number)):
            return left == right
        left, right = _number(left), _number(right)
        match self.sign:
            case "/":
                if not (right.exact and right.double):
                    raise CellError
                return Number(left.exact / right.exact, left.double / right.double)
            case "*":
                return Number(left.exact * right.exact, left.double * right.double)
            case "+":
                return Number(left.exact + right.exact, left.double + right.double)
            case "-":
                order(left, right)  # programs take a difference of almost nothing for nothing
                return Number(left.exact - right.exact, left.double - right.double)
        orders = {"=": (0,), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
        return order(left, right) in orders[self.sign]


def _number(value: Value) -> Number:
    """Return a number, which a text is not."""
    if not isinstance(value, Number):
        raise CellError
    return value


def order(left: Number, right: Number) -> int:
    """Return 1 where the left number is more, -1 where it is less, 0 where both are one.

    Raises:
        DoubtError: They are not one, but almost, or one of them exactly or in doubles alone.
    """
    exact = (left.exact > right.exact) - (left.exact < right.exact)
    double = (left.double > right.double) - (left.double < right.double)
    near = abs(left.exact - right.exact) <= NEAR * max(abs(left.exact), abs(right.exact))
    if exact != double or (exact and near):
        raise DoubtError
    return exact


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two, by a condition; the other is not computed."""

    condition: Expression
    then: Expression
    otherwise: Expression

    def text(self, places: Places) -> str:
        """Return the function IF."""
        parts = (self.condition, self.then, self.otherwise)
        return f"IF({','.join(part.text(places) for part in parts)})"

    def value(self, cells: Values) -> Value:
        """Return what is chosen comes to."""
        return (self.then if self.condition.value(cells) else self.otherwise).value(cells)


@dataclass(frozen=True, slots=True)
class Function:
    """One of the functions AND, OR, ISNUMBER, SUM, ABS, MIN and MAX."""

    name: str
    inner: tuple[Expression, ...]

    def text(self, places: Places) -> str:
        """Return it with its arguments."""
        return f"{self.name}({','.join(each.text(places) for each in self.inner)})"

    def value(self, cells: Values) -> Value:
        """Compute it."""
        values = [each.value(cells) for each in self.inner]
        match self.name:
            case "AND":
                return all(values)
            case "OR":
                return any(values)
            case "ISNUMBER":
                return isinstance(values[0], Number)
        numbers = list(map(_number, values))
        exact = _FOLDED[self.name]([number.exact for number in numbers])
        double = _FOLDED[self.name]([number.double for number in numbers])
        return Number(Fraction(exact), float(double))


_FOLDED: dict[str, Callable[[Sequence[Any]], Any]] = {
    "SUM": sum,
    "MIN": min,
    "MAX": max,
    "ABS": lambda numbers: abs(numbers[0]),
}
"""What the functions of numbers give."""


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number rounded to a whole one."""

    rounding: Rounding
    inner: Expression

    def text(self, places: Places) -> str:
        """Return the function of the rounding."""
        return f"{ROUNDINGS[self.rounding]}({self.inner.text(places)},0)"

    def value(self, cells: Values) -> Value:
        """Round the exact number.

        Raises:
            DoubtError: The number lies so near to a border that doubles may lie beyond it.
        """
        number = _number(self.inner.value(cells))
        above = number.exact + Fraction(int(self.rounding is Rounding.HALF_UP), 2)
        apart = abs(above - round(above))  # from the nearest number from which on it is the next
        drift = abs(Fraction(number.double) - number.exact)
        near = apart <= NEAR * (abs(number.exact) + 1) or drift >= apart
        if near and (apart or drift):
            raise DoubtError
        return Number.of(Fraction(round_exact(number.exact, 0, self.rounding)))


@dataclass(frozen=True, slots=True)
class Defined:
    """A number, or nothing where it comes to an error."""

    inner: Expression

    def text(self, places: Places) -> str:
        """Return the function IFERROR."""
        return f'IFERROR({self.inner.text(places)},"")'

    def value(self, cells: Values) -> Value:
        """Return what it comes to."""
        try:
            return self.inner.value(cells)
        except CellError:
            return ""


def certain(formula: Expression | None, cells: Values, wanted: Value) -> Value | None:
    """Return what a formula comes to if that is certainly what is wanted, else None.

    Args:
        formula: None where there is none.
        cells: What it is computed from.
        wanted: The exact number, or a text.
    """
    if formula is None:
        return None
    try:
        value = formula.value(cells)
    except DoubtError:
        return None
    if isinstance(value, Number) and isinstance(wanted, Number):
        return value if value.exact == wanted.exact and value.is_near else None
    return value if value == wanted else None
