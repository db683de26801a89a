"""Floats and fractions as the decimals that they stand for, where they stand for one."""

from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from math import isfinite
from typing import SupportsFloat

EXACT = Context(prec=MAX_PREC)
"""What Decimals are shifted in, whatever the precision of the caller."""

MAX_DECIMALS = 100
"""Decimals that a number may have."""

FLOAT_DIGITS = 15
"""Significant digits up to which every decimal is the shortest text of its float."""

AS_FLOAT = " as a float"
"""What stands behind the text of a float that is longer."""

AS_NARROW = " as a narrow float"
"""What stands behind that of a float of less than 64 bits that is not the number it shows."""

_BYTES = 8
"""Those of a float of Python."""

_MOST_BITS = 2000
"""Bits of a whole number that Python writes itself, whatever its limit."""


def is_narrow(kind: object) -> bool:
    """Return whether a number, or the type of a column, of numpy or pandas has less than 64 bits.

    >>> is_narrow(0.5)
    False
    """
    size: int = getattr(kind, "itemsize", _BYTES)
    return size < _BYTES


def float_text(value: SupportsFloat) -> str:
    """Return the plain digits of a float that has few enough of them, else its text with a mark.

    >>> float_text(84.2), float_text(10.0), float_text(1e-7), float_text(0.1 + 0.2)
    ('84.2', '10', '0.0000001', '0.30000000000000004 as a float')

    A number that no double is, such as one of numpy's longdouble, is marked too.
    """
    near = float(value)
    text = repr(near)
    if not isfinite(near):
        return text
    exact = Decimal(text)
    if is_narrow(value) and Decimal(str(value)) != exact:
        return f"{value}{AS_NARROW}"
    if near != value or len(exact.normalize(EXACT).as_tuple().digits) > FLOAT_DIGITS:
        return f"{value}{AS_FLOAT}"
    return format(exact.to_integral_value(context=EXACT) if near.is_integer() else exact, "f")


def whole_text(value: object) -> str:
    """Return the digits of a whole number, also of more than Python writes; any other text.

    >>> whole_text(-70), whole_text(True), len(whole_text(10**5000))
    ('-70', 'True', 5001)
    """
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return format(Decimal(value), "f")
    return str(value)


def fraction_text(value: Fraction) -> str:
    """Return the digits of a fraction, or its two numbers where they have no end or are many.

    >>> fraction_text(Fraction(1, 8)), fraction_text(Fraction(70)), fraction_text(Fraction(1, 3))
    ('0.125', '70', '1/3')
    """
    scaled = value * 10**MAX_DECIMALS
    if scaled.denominator > 1:
        return f"{Decimal(value.numerator)}/{Decimal(value.denominator)}"  # of any length
    text = format(Decimal(scaled.numerator).scaleb(-MAX_DECIMALS, EXACT), "f")
    return text.rstrip("0").rstrip(".")
