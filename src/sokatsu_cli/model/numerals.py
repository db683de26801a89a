"""Text to exact numbers, and exact numbers back to printed digits. No float on the way."""

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from numbers import Integral, Real
from typing import NamedTuple, TypeGuard

from sokatsu_cli.model.float_texts import (
    AS_FLOAT,
    AS_NARROW,
    EXACT,
    FLOAT_DIGITS,
    MAX_DECIMALS,
    float_text,
    fraction_text,
    whole_text,
)
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted

MISSING = frozenset(
    {"", "-", "－", "―", "─", "━", "—", "–", "‒", "‑", "‐", "−", "ー", "ｰ", "…", "***"}
    | {"N/A", "#N/A", "n/a", "未確定", "集計中", "精査中", "未集計", "なし"}
    | {"未実施", "調査なし", "未調査", "調査中", "データなし", "皆増", "皆減"}
)
"""Cells that say "there is no number here" (docs/contract.md, Numbers)."""

MISSING_RATES = MISSING - {"皆増", "皆減"}
"""Those that say so of a published rate; 皆増 is published as the rate, though it is no number."""

_MAX_DIGITS = 18

# An explicit table: NFKC would also turn 5² into 52 and ① into 1.
_ASCII_TWINS = str.maketrans("０１２３４５６７８９＋－，．％", "0123456789+-,.%")

_NUMBER = re.compile(
    r"(?P<sign>[-+−]|[▲△][ \u3000]?)?"
    r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)"
    r"(?:\.(?P<decimals>[0-9]+))?"
)

_PLAIN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?%?")
"""Numbers that are known at a glance."""


class Rounding(StrEnum):
    """How an exact rate becomes printed digits.

    ``half-up`` is 四捨五入, half away from zero, as the source document rounds; ``down`` is
    truncation toward zero, ``up`` away from zero, ``half-even`` half to the even digit.
    """

    HALF_UP = "half-up"
    DOWN = "down"
    UP = "up"
    HALF_EVEN = "half-even"


def parse_number(text: str, unit: str = "", missing: AbstractSet[str] = MISSING) -> Fraction | None:
    """Read one cell as the exact number that is printed in it.

    Full-width digits, signs, comma, point and percent are read as their ASCII twins. Accepted:
    a sign (``+ - − ▲ △``), digits, thousands groups, one decimal point, and a suffix that is
    ``%`` or the row's own unit, blanks before it or not.

    Args:
        text: The cell; blanks around it do not count.
        unit: The unit of the row, accepted as a suffix (``1,254人``).
        missing: The cells that stand for "no number".

    Returns:
        The number, or None if the cell is one of ``missing``. A percent sign does not scale:
        ``70%`` is 70.

    Raises:
        ValueError: Anything else, also numbers of more than 18 digits.

    Examples:
        >>> parse_number("▲１,２５４.５０")
        Fraction(-2509, 2)
        >>> parse_number("1,254人", unit="人")
        Fraction(1254, 1)
        >>> parse_number("70 %")
        Fraction(70, 1)
        >>> parse_number("集計中") is None
        True

        What Python itself would take for a number is not one on paper:

        >>> parse_number("1e5")
        Traceback (most recent call last):
        ValueError: '1e5' is not a number

    Source: docs/contract.md, Numbers.
    """
    printed = parse_printed(text, unit, missing)
    return None if printed is None else printed.value


def is_percent(text: str) -> bool:
    """Tell whether a cell has a percent sign behind its number.

    >>> is_percent("70 ％ "), is_percent("70")
    (True, False)
    """
    return text.rstrip().endswith(("%", "％"))


def is_number(text: str, unit: str = "", missing: AbstractSet[str] = MISSING) -> bool:
    """Tell whether `parse_number` reads a text, as a number or as a missing one.

    >>> is_number("1,254人", "人"), is_number("-"), is_number("約70")
    (True, True, False)
    """
    if _PLAIN.fullmatch(text):
        return True
    try:
        parse_number(text, unit, missing)
    except ValueError:
        return False
    return True


class Printed(NamedTuple):
    """A number as it was printed: its exact value, and how many decimals it shows."""

    value: Fraction
    decimals: int

    def matches(self, value: Fraction | None, rounding: "Rounding | str" = "half-up") -> bool:
        """Tell whether an exact value, rounded once to these decimals, prints as this number."""
        return value is not None and round_exact(value, self.decimals, rounding) == self.value


def parse_printed(text: str, unit: str = "", missing: AbstractSet[str] = MISSING) -> Printed | None:
    """Read one cell as `parse_number` does, and count its decimals too.

    >>> parse_printed("100.0%"), parse_printed("86%")
    (Printed(value=Fraction(100, 1), decimals=1), Printed(value=Fraction(86, 1), decimals=0))

    Raises:
        ValueError: As `parse_number`.
    """
    stripped = text.strip()
    if stripped in missing:
        return None
    plain = stripped.translate(_ASCII_TWINS)
    match = _match_number(plain, unit.strip().translate(_ASCII_TWINS))
    if match is None:
        if plain.endswith(AS_NARROW):
            told = _(
                "{value} is a float of less than 64 bits, which holds another number; give text, "
                "a Decimal or a float64"
            )
            raise ValueError(told.format(value=plain.removesuffix(AS_NARROW)))
        if plain.endswith(AS_FLOAT):
            told = _(
                "{value} is a float of more than {most} digits, as no one writes; round it, or "
                "give text or a Decimal"
            )
            raise ValueError(told.format(value=plain.removesuffix(AS_FLOAT), most=FLOAT_DIGITS))
        raise ValueError(_no_number_with(unit, text) if _has_suffix(plain) else no_number(text))
    decimals = match["decimals"] or ""
    digits = (match["whole"].replace(",", "") + decimals).lstrip("0")
    if len(decimals) > MAX_DECIMALS:
        told = _("{text} has more than {most} decimals")
        raise ValueError(told.format(text=quoted(text), most=MAX_DECIMALS))
    if len(digits) > _MAX_DIGITS:
        told = _("{text} has more than {most} digits")
        raise ValueError(told.format(text=quoted(text), most=_MAX_DIGITS))
    number = Fraction(int(digits or "0"), 10 ** len(decimals))
    return Printed(number if match["sign"] in (None, "+") else -number, len(decimals))


def no_number(text: str) -> str:
    """Say of a cell that it is not a number."""
    return _("{text} is not a number").format(text=quoted(text))


def _no_number_with(unit: str, text: str) -> str:
    if not unit.strip():
        return _("{text} is not a number; the unit is blank").format(text=quoted(text))
    told = _("{text} is not a number; the unit is {unit}")
    return told.format(text=quoted(text), unit=quoted(unit))


def _match_number(plain: str, unit: str) -> re.Match[str] | None:
    """Match the bare number first, so that a unit that looks like digits takes nothing away."""
    bare = (plain.removesuffix(suffix) for suffix in ("%", unit) if suffix)
    candidates = [plain, *(number.rstrip() for number in bare)]
    return next(filter(None, map(_NUMBER.fullmatch, candidates)), None)


def _has_suffix(plain: str) -> bool:
    """Tell whether a number with a unit of letters stands there."""
    match = _NUMBER.match(plain)
    return match is not None and plain[match.end() :].strip().isalpha()


def cell_text(value: object) -> str:
    """Return the text of a cell that may hold a number: its plain digits, "" for None.

    A float is the decimal that its shortest text is, which up to 15 significant digits is the one
    that was written; a longer one is marked, so that it is refused as a number. A `Fraction` that
    no decimal is keeps its bar, and is refused too.

    >>> [cell_text(value) for value in ("007", None, 70, 84.2, 10.0, 0.1 + 0.2, Decimal("44.40"))]
    ['007', '', '70', '84.2', '10', '0.30000000000000004 as a float', '44.40']
    >>> [cell_text(value) for value in (Fraction(1, 8), Fraction(1, 3), 1e-7, True)]
    ['0.125', '1/3', '0.0000001', 'True']
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, Decimal):
        text = str(value)
        return format(value, "f") if "E" in text else text
    if isinstance(value, Fraction):
        return fraction_text(value)
    if isinstance(value, Real) and not isinstance(value, Integral):
        return float_text(value)
    return whole_text(value)


def cell_texts(cells: Sequence[object]) -> Sequence[str]:
    """Return the texts of many cells, each object's once: see `cell_text`.

    >>> cell_texts(["甲", None, Decimal("44.40")])
    ['甲', '', '44.40']
    """
    if all_text(cells):
        return cells
    return each_once(cell_text, cells)


def each_once(text_of: Callable[[object], str], cells: Sequence[object]) -> Sequence[str]:
    """Return the texts of cells many of which are one object, made once of each."""
    distinct = dict(zip(map(id, cells), cells, strict=True))
    texts = dict(zip(distinct, map(text_of, distinct.values()), strict=True))
    return list(map(texts.__getitem__, map(id, cells)))


def all_text(cells: Sequence[object]) -> TypeGuard[Sequence[str]]:
    """Tell whether all cells are text, which is what can be joined."""
    try:
        "".join(cells)  # type: ignore[arg-type]
    except TypeError:
        return False
    return True


def figures(value: Fraction, decimals: int = 1, rounding: Rounding | str = Rounding.HALF_UP) -> str:
    """Return an exact value as printed digits; see `round_exact`.

    >>> figures(Fraction(8100, 80))
    '101.3'
    """
    return format(round_exact(value, decimals, rounding), "f")


def plain(value: Fraction) -> str:
    """Return the digits of a number that has few enough of them, such as a setting.

    >>> plain(Fraction(1999, 20)), plain(Fraction(100))
    ('99.95', '100')
    """
    return format(Decimal(value.numerator) / value.denominator, "f")


def round_exact(
    value: Fraction, digits: int = 1, rounding: Rounding | str = Rounding.HALF_UP
) -> Decimal:
    """Round an exact value once, by one integer division.

    Args:
        value: The exact value, in any unit.
        digits: Decimals to keep, 0 or more.
        rounding: See `Rounding`.

    Returns:
        A Decimal with exactly ``digits`` decimals; zero has no sign.

    Examples:
        >>> round_exact(Fraction(8100, 80))
        Decimal('101.3')
        >>> str(round_exact(Fraction(100)))
        '100.0'

        The caveat: the same value through a float and ``round`` loses the tie.

        >>> round(81 / 80 * 100, 1)
        101.2

    Source: docs/contract.md, Methods (rounding); the source document rounds 81 / 80 so.
    """
    numerator = abs(value.numerator) * 10**digits
    quotient, remainder = divmod(numerator, value.denominator)
    quotient += _rounds_away(Rounding(rounding), quotient, 2 * remainder, value.denominator)
    signed = -quotient if value < 0 else quotient
    return Decimal(signed).scaleb(-digits, EXACT)


def _rounds_away(rounding: Rounding, quotient: int, twice: int, denominator: int) -> bool:
    """Decide whether the quotient goes one away from zero; ``twice`` is the doubled remainder."""
    match rounding:
        case Rounding.HALF_UP:
            return twice >= denominator
        case Rounding.DOWN:
            return False
        case Rounding.UP:
            return twice > 0
        case _:  # half-even
            return twice > denominator or (twice == denominator and quotient % 2 == 1)
