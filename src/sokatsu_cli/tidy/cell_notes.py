"""What the notes in the cells of a target and its actual say against each other."""

import re
import unicodedata

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.unit_words import UNIT
from sokatsu_cli.model.years import years_in
from sokatsu_cli.tidy.contradictions import span_of

_MARK = re.compile(r"[※*]+ *[0-9]*|注 *[0-9]*|[①-⑳]|(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_YEAR = "\ue000"
_DATE = re.compile(
    rf"{_YEAR}(?:[./]?[0-9]{{1,2}}[月日./]?){{0,2}}(?:年?度?末)?"
    "(?:現在|時点|調査|まで|(?:速報|確[定報]|暫定|推計|見込み?|決算|実績|目標|計画)値?)?"
)
_NUMBER = re.compile(
    rf"[-+▲△±]?[0-9][0-9,./]*(?P<unit>(?!日|年|歳|分|時間)(?:{UNIT.pattern}))?(?=[、・/,~)]|$)"
)
_LASTING = re.compile("累計|通算|期間|[0-9](?:[かヶケカ箇ヵ]年|年間|年平均)")
_PLAIN = re.compile(r"[\s()\[\]【】〔〕<>、・,:~-]+")
_OF_TARGET = re.compile("(?:数値)?目標値?|計画値?")
_OF_ACTUAL = re.compile("実績値?|速報値?|確[定報]値?|暫定値?|決算値?")


def contradiction(target: str, actual: str) -> str:
    """Return how a target and its actual differ by the notes in their cells, "" for in nothing.

    Years, dates, marks, and numbers of something else such as (120人) tell nothing apart.

    >>> contradiction("(年)", "(月)"), contradiction("(R6)", "(R4速報)※1")
    ('of 年 and of 月', '')
    >>> contradiction("(5年間)", ""), contradiction("(120人)", "(112人)")
    ('not both of 5年間', '')
    """
    one, other = _told(target), _told(actual)
    named = _OF_TARGET.fullmatch(one) and _OF_ACTUAL.fullmatch(other)
    if one and other and one != other and not named:
        return _("of {one} and of {other}").format(one=one, other=other)
    spans = [_span(target), _span(actual)]
    return "" if spans[0] == spans[1] else _("not both of {span}").format(span=spans[0] or spans[1])


def _told(note: str) -> str:
    """Return what a note says beside years, dates, marks and other numbers."""
    return _PLAIN.sub("", _NUMBER.sub(r"\g<unit>", _undated(note))).removeprefix("の")


def _undated(note: str) -> str:
    plain = unicodedata.normalize("NFKC", note)
    for year in years_in(plain):
        plain = plain.replace(year, _YEAR, 1)
    return _MARK.sub("", _DATE.sub("", plain))


def _span(note: str) -> str:
    """Return the span of time of a value that a note says: 累計, 5年間, 2020~2024; "" for none.

    A number beside it, as in (累計500), is of the span, and the value is not.
    """
    years = span_of(note)
    if "~" in years or "," in years:
        return years
    is_other = _NUMBER.search(_undated(note))
    lasting = None if is_other else _LASTING.search(_undated(note))
    return _told(note) if lasting else ""
