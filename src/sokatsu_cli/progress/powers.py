"""Roots of quotients held against fractions: whole numbers decide, exactly."""

from fractions import Fraction
from math import gcd
from typing import NamedTuple

from sokatsu_cli.model.numerals import Rounding, round_exact

_BITS = 64
_HALF = Fraction(1, 2)
_ONE = Fraction(1)


def floor_root(number: int, degree: int) -> int:
    """Return the largest whole number whose power is not above a number of 0 or more.

    Newton's steps fall to it from above; they start from the root of the number's upper half.

    >>> floor_root(10**40 - 1, 20), floor_root(10**40, 20)
    (99, 100)
    """
    if number == 0:
        return 0
    bits = (number.bit_length() - 1) // degree
    if bits == 0:
        return 1
    dropped = (bits + 1) // 2
    root = (floor_root(number >> degree * dropped, degree) + 1) << dropped
    while (step := ((degree - 1) * root + number // root ** (degree - 1)) // degree) < root:
        root = step
    return root


class Root(NamedTuple):
    """The root (over / under) ^ (1 / degree) of a quotient in lowest terms, all more than 0."""

    over: int
    under: int
    degree: int

    @classmethod
    def of(cls, over: int, under: int, degree: int) -> "Root":
        """Return the root of a quotient in any terms."""
        common = gcd(over, under)
        return cls(over // common, under // common, degree)

    def against(self, bound: Fraction) -> int:
        """Tell where the root stands to a bound: 1 above it, 0 on it, -1 below it.

        >>> Root.of(1030225, 1000000, 2).against(Fraction("1.015"))
        0
        """
        if bound <= 0:
            return 1
        over, under = bound.as_integer_ratio()
        return _order(self.over * under**self.degree, self.under * over**self.degree)

    def against_root(self, other: "Root") -> int:
        """Tell where the root stands to another one."""
        over, under = other.over**self.degree, other.under**self.degree
        return _order(self.over**other.degree * under, self.under**other.degree * over)

    @property
    def fraction(self) -> Fraction | None:
        """The root itself, None where it is no fraction.

        >>> Root.of(8, 27, 3).fraction, Root.of(8, 27, 2).fraction
        (Fraction(2, 3), None)
        """
        over, under = floor_root(self.over, self.degree), floor_root(self.under, self.degree)
        if (over**self.degree, under**self.degree) != (self.over, self.under):
            return None
        return Fraction(over, under)

    def between(self, bits: int) -> tuple[Fraction, Fraction]:
        """Return the binary fractions of so many bits that the root is between."""
        unit = 1 << bits
        below = floor_root((self.over << bits * self.degree) // self.under, self.degree)
        return Fraction(below, unit), Fraction(below + 1, unit)


class Rate(NamedTuple):
    """A growth: a root less 1."""

    root: Root

    def against(self, bound: Fraction) -> int:
        """Tell where the growth stands to a bound."""
        return self.root.against(1 + bound)

    def between(self, bits: int) -> tuple[Fraction, Fraction]:
        """Return fractions that the growth is between, the nearer the more bits."""
        low, high = self.root.between(bits)
        return low - 1, high - 1


class Share(NamedTuple):
    """The share that a growth seen is of a growth needed, which is not 0."""

    seen: Root
    needed: Root

    def against(self, bound: Fraction) -> int:
        """Tell where the share stands to a bound c.

        That is where the root seen stands to 1 - c + c x the root needed, turned round where the
        latter is below 1. Where c is neither 0 nor 1 and the root needed is no fraction, the two
        are never equal: real roots of fractions of which none is a fraction times another are
        independent over the fractions (Besicovitch 1940). So closer and closer fractions on both
        sides of the root needed decide in the end.

        Examples:
            2 % a year seen of 4 % a year needed are a half.

            >>> Share(Root.of(102, 100, 1), Root.of(10816, 10000, 2)).against(Fraction(1, 2))
            0
        """
        sign = self.needed.against(_ONE)
        if bound == 0:
            return sign * self.seen.against(_ONE)
        if bound == 1:
            return sign * self.seen.against_root(self.needed)
        known = self.needed.fraction
        if known is not None:
            return sign * self.seen.against(1 - bound + bound * known)
        bits = _BITS
        while True:
            limits = self.needed.between(bits)
            sides = {self.seen.against(1 - bound + bound * limit) for limit in limits} - {0}
            if len(sides) == 1:
                return sign * sides.pop()
            bits *= 2

    def between(self, bits: int) -> tuple[Fraction, Fraction]:
        """Return fractions that the share is between, the nearer the more bits."""
        low, high = self.needed.between(bits)
        if low <= 1 <= high:
            return self.between(2 * bits)
        shares = [
            (seen - 1) / (needed - 1) for seen in self.seen.between(bits) for needed in (low, high)
        ]
        return min(shares), max(shares)


def rounded(value: Rate | Share, unit: int, low: int, high: int, rounding: Rounding | str) -> int:
    """Return a value in units, rounded once.

    Args:
        value: What is rounded.
        unit: How many units are 1.
        low: Its size is rounded to this at least.
        high: Its size is rounded to this at most.
        rounding: See `Rounding`.
    """
    sign = value.against(Fraction(0))
    bits = _BITS
    while high - low > 1:
        sizes = sorted(sign * end * unit for end in value.between(bits))
        low, high = (int(round_exact(max(size, Fraction(0)), 0, rounding)) for size in sizes)
        bits *= 2
    bound, included = _least(high, rounding)
    order = sign * value.against(sign * bound / unit)
    return sign * (high if order > 0 or (order == 0 and included) else low)


def _least(whole: int, rounding: Rounding | str) -> tuple[Fraction, bool]:
    """Return from which number on sizes are rounded to a whole number, and whether that is too."""
    match rounding:
        case Rounding.DOWN:
            return Fraction(whole), True
        case Rounding.UP:
            return Fraction(whole - 1), False
        case Rounding.HALF_UP:
            return whole - _HALF, True
        case _:  # half-even
            return whole - _HALF, whole % 2 == 0


def _order(one: int, other: int) -> int:
    return (one > other) - (one < other)
