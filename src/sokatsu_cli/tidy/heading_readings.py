"""A whole heading read: its words, its brackets and its years put together."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.computed_columns import COMPUTED
from sokatsu_cli.model.years import without_years, year_named, years_in
from sokatsu_cli.tidy.heading_brackets import BRACKETED, in_brackets
from sokatsu_cli.tidy.heading_pairs import pair_words
from sokatsu_cli.tidy.heading_words import (
    LONGEST,
    SEPARATORS,
    Qualifier,
    Role,
    Words,
    leftover_of,
    period_in,
    role_alone,
    role_taken,
    roles_in,
    said_in,
    unspaced,
)

_ENCLOSED = re.compile("[①-⑳Ⓐ-ⓩ❶-❿]")
_NOTED = re.compile(r"[(（](?:数値|値|実績|データ)は[^()（）]*[)）]")
"""A note in a heading, such as 2002年(数値は平成14年度末)."""

_FY = re.compile(r"(?<![A-Za-z])[FＦ][YＹ](?=[ 0-9０-９])")
_NO_ERA = re.compile(
    r"(?<![0-9０-９.．,/第])[0-9０-９]{1,2} *年(?:度(?!目(?!標))|(?=末|$|目標|実績|計画))"
)
"""A year without its era, such as that of 26年度目標値."""


def years_of(heading: str) -> list[str]:
    """Return the years that a heading names, as printed; without an era where none has one.

    >>> years_of("H26目標"), years_of("26年度目標値"), years_of("10年間の目標")
    (['H26'], ['26年度'], [])
    """
    return years_in(heading) or [match[0].strip() for match in _NO_ERA.finditer(heading)]


def year_of(heading: str) -> str:
    """Return the last year that a heading names, or a range with one era; "" for none.

    >>> year_of("H23-27実績額"), year_of("26年度目標値")
    ('H23-27', '26年度')
    """
    return year_named(heading) or next(reversed(years_of(heading)), "")


@lru_cache(1 << 15)
def words_of(heading: str) -> Words:
    """Read a heading by its words.

    >>> words_of("前期目標値(H26)").holds, words_of("目標値(前期 H26)").period
    (<Role.TARGET: 'target'>, '前期')

    What is not understood makes it a heading of something else:

    >>> words_of("実績件数").holds, words_of("実績件数").leftover
    (None, '件数')
    """
    if len(heading) > LONGEST:
        return Words(None, leftover=heading)
    heading = unspaced(_NOTED.sub("", heading))
    years = years_of(heading)
    plain = without_years(_FY.sub("", heading) if years_in(heading) else _NO_ERA.sub(" ", heading))
    text = unicodedata.normalize("NFKC", _ENCLOSED.sub("", plain)).casefold()
    year = year_of(heading)
    if normalised(heading) in COMPUTED:
        return Words(None, year=year, leftover=normalised(heading))
    when = Qualifier.NONE if _is_one_time(heading, years) else Qualifier.UNKNOWN
    if roles_in(heading) == {Role.TARGET, Role.ACTUAL}:
        words = pair_words(text, year)
        return replace(words, qualifier=when or words.qualifier)
    if not SEPARATORS.sub("", BRACKETED.sub("", text)):
        text = _inside(text)
    outside = BRACKETED.sub(" ", text)
    role, at, rest = role_taken(outside)
    period, rest = period_in(rest)
    leftover, qualifier = leftover_of(rest)
    if role is None:
        role, rest, leftover, qualifier = role_alone(rest, leftover, qualifier)
    said, unit = said_in(rest), "%" if "%" in rest else ""
    for found in BRACKETED.findall(text):
        inner = in_brackets("".join(found).strip(), role)
        period, qualifier = period or inner.period, qualifier or inner.qualifier
        leftover += inner.leftover
        said, unit = said + inner.said, unit or inner.unit
    before = bool(leftover) and leftover in SEPARATORS.sub("", outside[:at])
    return Words(role, period, year, leftover, before, when or qualifier, said=said, unit=unit)


_TELLING = re.compile("[a-z目計見フプ達進策設基当ヘベ開ス実決最結直現]")
"""Characters of which each word that says what a column holds has one."""

_TIMES = re.compile("[0-9元前後中短長上下最男女第]")
"""The same of the words that say when."""

_NAME = re.compile(r"[^()\[\]【〔<]*[数率者人口量額割件市民][^()\[\]【〔<]*")
"""A text without brackets that has a character of no time."""

_NUMBER = re.compile(r"(?!.*(?:19|20)[0-9]{2})[-+.,%0-9 ]*")
"""A number that is no year."""


def role_of(text: str) -> Role | None:
    """Return what `words_of` says that a column holds; most cells are told at a glance.

    >>> role_of("目標値(H26)"), role_of("公園の数"), role_of("1,234")
    (<Role.TARGET: 'target'>, None, None)
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return words_of(text).holds if _TELLING.search(plain) else None


def is_when(text: str) -> bool:
    """Tell whether a text names nothing but a period or a year; most are told at a glance.

    >>> is_when("前期 H26"), is_when("2018"), is_when("1,234"), is_when("公園の数")
    (True, True, False, False)
    """
    plain = unicodedata.normalize("NFKC", text)
    if not _TIMES.search(plain) or _NUMBER.fullmatch(plain) or _NAME.fullmatch(plain):
        return False
    return words_of(text).is_when


def _inside(text: str) -> str:
    """Return a heading of which all but the year stands in brackets, as 平成28年(現状値), bare."""
    found = BRACKETED.findall(text)
    inner = "".join(found[0]).strip() if len(found) == 1 else ""
    return inner if roles_in(inner) or role_alone(inner, inner, Qualifier.NONE)[0] else text


def _is_one_time(heading: str, years: Sequence[str]) -> bool:
    """Tell whether the years of a heading are one, or a range such as H23～H26."""
    end = None
    for year in years:
        at = heading.index(year, end)
        if end is not None and not re.fullmatch(
            r"[\s~〜～ー―－−‐・、,/から年度-]*", heading[end:at]
        ):
            return False
        end = at + len(year)
    return True
