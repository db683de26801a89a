"""Numbers laid out in the digits of a format: what the sheet shows, and with all that is stored."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from sokatsu_cli.model.number_formats.codes import Kind, Section, Token

EXACT = Context(prec=1000)
"""What stored numbers are computed in: their digits are at most some hundreds."""

KEPT_DIGITS = Context(prec=15)
"""The digits that spreadsheets keep of a number."""

_POINT, _PERCENT, _COMMA = (Token(Kind.CODE, code) for code in ".%,")

_MOST_DIGITS = 18
"""Digits of a number that is read."""

_MINUS = {"": "-", "-": "-", "−": "-", "(": "-", "▲": "▲", "△": "△"}
"""What stands before the digits of a section of numbers below 0, and how a text says so."""


_PLAIN = re.compile(r"[0-9]*\.?[0-9]*(?<=[0-9.])")
_CHANGED_BEFORE = re.compile(r"[\d.．,，(（<>＜＞≦≧≤≥/／±~〜～▲△‐–—−－-]\s*$")
_CHANGED_BEHIND = re.compile(r"\s*(?:\d|[~〜～]|[.．,，/／‐–—−－-]\s*\d)")


class Layout(NamedTuple):
    """A number in a section of digits.

    Attributes:
        printed: What the sheet shows.
        figures: The number with every stored digit, its groups and its sign of percent.
        shown: The number as far as the sheet shows it, with its sign of percent.
        has_words: Whether there is more around or between the digits than signs.
        has_digit: Whether any digit of the number is shown.
        percents: How often it is shown in percent, each time 100 times what is stored.
        thousands: By how many thousands it is shown divided.
        is_readable: Whether the figures are read as a number again.
        is_clear: Whether the words around and between the digits leave the number as it is.
    """

    printed: str
    figures: str
    shown: str
    has_words: bool
    has_digit: bool
    percents: int
    thousands: int
    is_readable: bool
    is_clear: bool


def laid_out(section: Section, value: Decimal, *, signless: bool) -> Layout:
    """Lay a number out.

    Args:
        section: What shows it; it has no letters of dates, exponents or fractions.
        value: The number.
        signless: Whether the section says by itself that the number is below 0.
    """
    slots = _slots(section)
    percents = slots.percents
    scaled = abs(value).scaleb(2 * percents, EXACT)
    divided = scaled.scaleb(-3 * slots.thousands, EXACT)
    rounded = divided.quantize(Decimal(1).scaleb(-len(slots.decimals)), ROUND_HALF_UP, EXACT)
    whole, decimals = slots.figures(rounded)
    before, middle, after = _filled(section.tokens, slots, whole, decimals)
    middle = middle if decimals else middle.removesuffix(".")
    sign = "-" if value < 0 and not signless and rounded else ""
    printed = f"{sign}{before}{middle}{after}".strip()
    has_digit = any(map(str.isdigit, middle))
    percent = "%" * (percents > 0 or any(sign in before + after for sign in PERCENTS))
    is_unsigned = signless and not before.strip()
    sign, before, after = signs_and_words(before, after, below=value < 0, signless=signless)
    whole, decimals = slots.figures(scaled)
    figures = f"{sign}{whole or '0'}{'.' * bool(decimals)}{decimals}{percent}"
    below = value < 0 and rounded != 0 and not is_unsigned
    shown = f"{'-' * below}{format(rounded, 'f')}{percent}"
    has_words = slots.interrupted or before not in ("", "+") or after not in ("", "%")
    digits = len(whole.replace(",", "")) + len(decimals)
    is_readable = digits <= _MOST_DIGITS and not (slots.grouped and whole.startswith("0"))
    is_clear = _is_number(middle, rounded) and stands_alone(before, after, below=value < 0)
    signs = percents, slots.thousands
    return Layout(printed, figures, shown, has_words, has_digit, *signs, is_readable, is_clear)


def _is_number(middle: str, number: Decimal) -> bool:
    """Tell whether the digits and what a format has between them show a number."""
    plain = "".join(middle.replace(",", "").split())
    return _PLAIN.fullmatch(plain) is not None and Decimal(plain) == number


def stands_alone(before: str, after: str, *, below: bool = False) -> bool:
    """Tell whether words leave the number between them as it is.

    Digits, points and signs make another one of it, or a range, and so do brackets alone.

    Args:
        before: What stands before the digits.
        after: What stands behind them.
        below: Whether the number is below 0, of which a minus or brackets may tell.

    >>> [stands_alone("", "人"), stands_alone("約", "m2"), stands_alone("1", ""),
    ...     stands_alone("▲", ""), stands_alone("", ".5"), stands_alone("", "/100")]
    [True, True, False, False, False, False]
    """
    signed = before.rstrip()
    before = signed[:-1] if below and signed[-1:] in _MINUS else before
    return not _CHANGED_BEFORE.search(before) and not _CHANGED_BEHIND.match(after)


PERCENTS = "%％"
"""The signs of percent, which stand before or behind the digits."""


def signs_and_words(
    before: str, after: str, *, below: bool, signless: bool
) -> tuple[str, str, str]:
    """Return the minus of a number, and what else stands before its digits and behind them.

    Args:
        before: What its section has before the digits.
        after: What it has behind them.
        below: Whether the number is below 0.
        signless: Whether the section says by itself that it is.

    >>> signs_and_words("(", ")", below=True, signless=True)
    ('-', '', '')
    >>> signs_and_words("約", "人", below=True, signless=False)
    ('-', '約', '人')
    """
    before, after = before.strip(), after.strip()
    if below and signless and before in _MINUS:
        return _MINUS[before], "", after.removesuffix(")").rstrip()
    return "-" * below, before, after


class _Slots(NamedTuple):
    """Where the digits of a section stand.

    Attributes:
        first: The place of its first digit or point among the tokens.
        last: That of the last one.
        wholes: The codes of the digits before the point.
        decimals: Those behind it.
        grouped: Whether thousands are set apart.
        thousands: By how many thousands the number is divided.
        interrupted: Whether words or a sign of percent stand between the digits.
        percents: How many signs of percent there are.
    """

    first: int
    last: int
    wholes: str
    decimals: str
    grouped: bool
    thousands: int
    interrupted: bool
    percents: int

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "_Slots":
        point = tokens.index(_POINT) if _POINT in tokens else len(tokens)
        places = [place for place, token in enumerate(tokens) if token.is_digit or place == point]
        first, last = (places[0], places[-1]) if places else (len(tokens), len(tokens) - 1)
        inside = tokens[first : last + 1]
        wholes = "".join(token.text for token in tokens[:point] if token.is_digit)
        decimals = "".join(token.text for token in tokens[point:] if token.is_digit)
        behind_whole, behind = _commas_behind(tokens[:point]), _commas_behind(tokens[point:])
        grouped = tokens[:point].count(_COMMA) > behind_whole and len(wholes) > 1
        interrupted = any(token.kind is Kind.WORDS or token == _PERCENT for token in inside)
        thousands = behind_whole + behind
        percents = tokens.count(_PERCENT)
        return cls(first, last, wholes, decimals, grouped, thousands, interrupted, percents)

    def figures(self, number: Decimal) -> tuple[str, str]:
        """Return the digits of a number before the point and behind it, those that are shown.

        Those behind it are all that it has, and zeros where the section has them.
        """
        whole, _point, decimals = format(number, "f").partition(".")
        least = len(self.wholes.lstrip("#?"))
        whole = whole.lstrip("0").zfill(least)
        if self.grouped:
            lead = len(whole) % 3
            triples = [whole[at : at + 3] for at in range(lead, len(whole), 3)]
            whole = ",".join(filter(None, [whole[:lead], *triples]))
        return whole, decimals.rstrip("0").ljust(len(self.decimals.rstrip("#?")), "0")


@lru_cache(1 << 10)
def _slots(section: Section) -> _Slots:
    return _Slots.of(section.tokens)


def _commas_behind(tokens: Sequence[Token]) -> int:
    """Count the commas behind the last digit of a part, each of which divides by a thousand."""
    last = max((place for place, token in enumerate(tokens) if token.is_digit), default=None)
    return 0 if last is None else tokens[last:].count(_COMMA)


def _filled(
    tokens: Sequence[Token], slots: _Slots, whole: str, decimals: str
) -> tuple[str, str, str]:
    """Put digits into their slots; return what stands before them, they, and what follows."""
    count = len(slots.wholes)
    if slots.grouped or not count:
        chunks = [whole, *[""] * count]
    else:
        shown = whole.rjust(count, "\0")
        cut = len(shown) - count + 1
        chunks = [shown[:cut], *shown[cut:]]
    digits = iter([*chunks[: count or 1], *decimals, *[""] * len(slots.decimals)])
    pieces: list[str] = []
    for token in tokens:
        if token.is_digit:
            pieces.append(next(digits))
        elif token == _POINT:
            pieces.append(("" if count else next(digits)) + ".")
        else:
            pieces.append("" if token == _COMMA else token.text)
    joined = [
        "".join(part).replace("\0", "")
        for part in (
            pieces[: slots.first],
            pieces[slots.first : slots.last + 1],
            pieces[slots.last + 1 :],
        )
    ]
    return joined[0], joined[1], joined[2]
