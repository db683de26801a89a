"""The codes of a spreadsheet's number formats: their sections, and which one a number takes."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple

DIGITS = "0#?"
"""Codes that stand for a digit."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<blank>_.)|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard|G/標準|G/通用格式)|(?P<half>AM/PM|A/P)|(?P<exponent>E[+-])"
    r"|(?P<code>.)",
    re.DOTALL | re.IGNORECASE,
)
_CURRENCY = re.compile(r"\$(?P<currency>[^-]*)(?:-(?P<locale>.*))?", re.DOTALL)
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(?P<sign>[<>]=?|<>|=)\s*(?P<bound>-?[0-9]+(?:\.[0-9]+)?)")
_DATE_LETTERS = "ymdhsgeabr"

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


class Kind(Enum):
    """What a token of a format is."""

    WORDS = "words"
    CODE = "code"
    ELAPSED = "elapsed"
    GENERAL = "general"
    HALF = "half of the day"
    EXPONENT = "exponent"


class Token(NamedTuple):
    """One token: what it is, and its text."""

    kind: Kind
    text: str

    @property
    def is_digit(self) -> bool:
        """Whether it stands for a digit."""
        return self.kind is Kind.CODE and self.text in DIGITS

    @property
    def is_date(self) -> bool:
        """Whether it stands for a part of a date or a time."""
        letter = self.kind is Kind.CODE and self.text.casefold() in _DATE_LETTERS
        return letter or self.kind in (Kind.ELAPSED, Kind.HALF)


class Condition(NamedTuple):
    """What a number must be for a section to show it."""

    sign: str
    bound: Decimal

    def holds(self, value: Decimal) -> bool:
        """Tell whether a number is shown by the section."""
        return _COMPARE[self.sign](value, self.bound)

    @property
    def is_of_negatives(self) -> bool:
        """Whether only negative numbers meet it, whose sign the section then shows by itself."""
        return self.sign == "<" and self.bound <= 0


@dataclass(frozen=True, eq=False)
class Section:
    """One section of a format; two are never equal, so that what is made of one can be kept.

    Attributes:
        tokens: Its tokens, without colours, locales and conditions.
        condition: The one that it names itself.
        locale: What follows the last ``[$-``.
    """

    tokens: tuple[Token, ...]
    condition: Condition | None
    locale: str

    @cached_property
    def has_digits(self) -> bool:
        """Whether any token stands for a digit."""
        return any(token.is_digit for token in self.tokens)

    @cached_property
    def is_date(self) -> bool:
        """Whether it shows dates or times: a letter of these comes before any digit."""
        marked = (token for token in self.tokens if token.is_digit or token.is_date)
        first = next(marked, None)
        return first is not None and first.is_date and not self.is_general

    @cached_property
    def is_general(self) -> bool:
        """Whether it shows numbers as they are, between words."""
        return any(token.kind is Kind.GENERAL or token == _TEXT for token in self.tokens)

    @cached_property
    def is_scientific(self) -> bool:
        """Whether it shows exponents or fractions, of which the plain number is made."""
        slash = Token(Kind.CODE, "/")
        exponent = any(token.kind is Kind.EXPONENT for token in self.tokens)
        return self.has_digits and (exponent or slash in self.tokens)


_TEXT = Token(Kind.CODE, "@")


class NumberFormat:
    """A number format, in its sections."""

    def __init__(self, code: str) -> None:
        """Take the code, such as ``#,##0;[Red]-#,##0``."""
        self._code = code

    @cached_property
    def sections(self) -> list[Section]:
        """Its sections, of which the first three are for numbers."""
        sections: list[Section] = []
        tokens: list[Token] = []
        condition, locale = None, ""
        for match in [*_TOKEN.finditer(self._code), None]:
            bracket = match and match["bracket"]
            if match is None or match["code"] == ";":
                sections.append(Section(tuple(tokens), condition, locale))
                tokens, condition, locale = [], None, ""
            elif bracket is None:
                tokens += _tokens(match)
            elif currency := _CURRENCY.fullmatch(bracket):
                locale = currency["locale"] or locale
                tokens += [Token(Kind.WORDS, currency["currency"])] * bool(currency["currency"])
            elif _ELAPSED.fullmatch(bracket):
                tokens.append(Token(Kind.ELAPSED, bracket.casefold()))
            elif limit := _CONDITION.fullmatch(bracket):
                condition = Condition(limit["sign"], Decimal(limit["bound"]))
        return sections

    def section_of(self, value: Decimal) -> tuple[Section | None, bool]:
        """Return the section that shows a number, None for none, and whether without its sign."""
        for section, condition in self._for_numbers:
            if condition is None or condition.holds(value):
                return section, condition is not None and condition.is_of_negatives
        return None, False

    @cached_property
    def _for_numbers(self) -> list[tuple[Section, Condition | None]]:
        """The sections for numbers, and what each shows, None for what is left."""
        sections = self.sections[:3]
        named = [section.condition for section in sections]
        if not any(named):
            named = _IMPLIED[len(named)]
        elif len(named) == len(_IMPLIED) and named[1] is None:
            named = [named[0], _BELOW, named[2]]
        return list(zip(sections, named, strict=True))


_BELOW, _ABOVE = Condition("<", Decimal(0)), Condition(">", Decimal(0))
_IMPLIED: dict[int, list[Condition | None]] = {
    1: [None],
    2: [Condition(">=", Decimal(0)), _BELOW],
    3: [_ABOVE, _BELOW, None],
}
"""By the number of sections, what each shows where none names a condition."""


def _tokens(match: re.Match[str]) -> list[Token]:
    code = match["code"] or ""
    if match["general"]:
        return [Token(Kind.GENERAL, match["general"])]
    if match["half"]:
        return [Token(Kind.HALF, match["half"])]
    if match["exponent"]:
        return [Token(Kind.EXPONENT, match["exponent"])]
    known = code in f"{DIGITS}.,%/@" or code.casefold() in _DATE_LETTERS
    if code and known:
        return [Token(Kind.CODE, code)]
    words = " " if match["blank"] else match["quoted"] or match["escaped"] or code
    return [Token(Kind.WORDS, words)] if words else []


@lru_cache(1 << 10)
def number_format(code: str) -> NumberFormat:
    """Return a format, each distinct one once."""
    return NumberFormat(code)
