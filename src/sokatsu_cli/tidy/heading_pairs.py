"""Headings of two values in one column: which of target and actual is the upper or first one."""

import re

from sokatsu_cli.tidy.heading_words import (
    ACTUAL,
    SEPARATORS,
    SOMETHING_ELSE,
    TARGET,
    Role,
    Words,
    leftover_of,
    period_in,
)

_UPPER = {
    r"[TA]?U([TA])L([TA])": 1,
    r"[TA]?L([TA])U([TA])": 2,
    r"([TA])U([TA])L": 1,
    r"([TA])L([TA])U": 2,
    r"([TA])([TA])UL": 1,
    r"([TA])([TA])LU": 2,
    r"UL([TA])([TA])": 1,
    r"LU([TA])([TA])": 2,
}
"""How headings say the order of a pair: target, actual, upper, lower; which group is the upper."""

_TOKENS = re.compile(
    f"(?P<T>{TARGET})|(?P<A>{ACTUAL})|(?P<U>上段|上(?=[:)]))|(?P<L>下段|下(?=[:)]))"
)


def pair_words(text: str, year: str) -> Words:
    """Read a heading of two values in one column: 目標・実績, 実績(H30) 上段:目標値 下段:実績値."""
    found = list(_TOKENS.finditer(text))
    kinds = "".join(str(match.lastgroup) for match in found)
    rest = _TOKENS.sub(" ", text)
    period, rest = period_in(rest)
    plain = re.sub("及び|および|と|→|[がは・()]", "", SEPARATORS.sub("", rest))
    leftover, qualifier = leftover_of(plain)
    uppers = [match[at] for form, at in _UPPER.items() if (match := re.fullmatch(form, kinds))]
    if uppers and sorted(re.sub("[UL]", "", kinds)[-2:]) == ["A", "T"]:
        # What stands before the said order names the moment, such as 前期計画終了時.
        before = SEPARATORS.sub("", text[: found[0].start()])
        if leftover in before and not SOMETHING_ELSE.fullmatch(leftover):
            period, leftover = period or leftover, ""
        return Words(Role.PAIR, period, year, leftover, False, qualifier, uppers[0] == "T", True)
    if kinds not in ("TA", "AT"):
        return Words(None, period, year, leftover or text)
    return Words(Role.PAIR, period, year, leftover, False, qualifier, kinds == "TA")
