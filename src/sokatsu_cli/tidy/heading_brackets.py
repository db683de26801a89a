"""What stands in the brackets of a heading: a unit, a formula, a period, or what changes it."""

import re

from sokatsu_cli.model.unit_words import unit_in
from sokatsu_cli.tidy.heading_words import (
    SEPARATORS,
    SOMETHING_ELSE,
    Qualifier,
    Role,
    Words,
    leftover_of,
    period_in,
    said_in,
)

BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】|〔([^〔〕]*)〕|<([^<>]*)>")
_FORMULA = re.compile(r"(?:目標|実績|値|[a-z0-9]|達成率|[=/÷×*+\-−%・\s])*")
_ITS_YEAR = re.compile(
    "(?:目標|現[況状]|基準|実績|最終|達成|直近|計画)値?の?年[度次月]?|期限|時期|年月|年度"
)
"""What in brackets says that the cells have years in brackets too."""


def in_brackets(text: str, role: Role | None) -> Words:
    """Read what stands in brackets: a unit, a mark, a period, what qualifies or changes all."""
    if _ITS_YEAR.fullmatch(text):
        return Words(role)
    period, rest = period_in(text)
    unit = unit_in(text) or unit_in(rest)
    if role is Role.RATE and unit not in ("", "%", "‰"):
        return Words(role, leftover=unit)
    if unit:
        return Words(role, "" if unit_in(text) else period, unit=unit)
    leftover, qualifier = leftover_of(rest)
    plain = SEPARATORS.sub("", leftover)
    formula = _FORMULA.fullmatch(text) and (
        role is Role.BASELINE or (role is Role.RATE and re.search("[/÷×*]", text))
    )
    if not plain or formula:
        return Words(role, period, qualifier=qualifier, said=said_in(rest))
    if SOMETHING_ELSE.fullmatch(plain) and role is not Role.BASELINE:
        return Words(role, period, leftover=plain)
    return Words(role, period, qualifier=Qualifier.UNKNOWN)
