"""How rates are published: the caps and roundings that are tried, the most usual first."""

from fractions import Fraction

from sokatsu_cli.model.numerals import Rounding

CAPS = (Fraction(100), None, Fraction(120), Fraction(150))
"""The caps that are published with; None for none."""

ROUNDINGS = {
    Rounding.HALF_UP: "rounded half-up",
    Rounding.DOWN: "truncated",
    Rounding.HALF_EVEN: "rounded half-even",
    Rounding.UP: "rounded up",
}
"""Each rounding in words."""
