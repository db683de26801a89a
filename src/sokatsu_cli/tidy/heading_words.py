"""The words of one heading: what it says that its column holds, for when, and what else."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from sokatsu_cli.model.columns import COMPUTED
from sokatsu_cli.model.years import without_years, years_in
from sokatsu_cli.tidy.unit_words import UNIT, unit_in

_LONGEST = 200  # characters of a heading: a longer text is none


class Role(StrEnum):
    """What a column of values holds; a pair is target and actual in one column."""

    BASELINE = "baseline"
    RATE = "published_rate"
    PAIR = "pair"
    TARGET = "target"
    ACTUAL = "actual"


class Qualifier(StrEnum):
    """What tells two columns of one role apart."""

    NONE = ""
    PROVISIONAL = "provisional"
    FINAL = "final"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Words:
    """What a heading says.

    Attributes:
        role: What the column holds if nothing is left over; None if no word says so.
        period: The name of a period, such as 前期; "" for none.
        year: The year as printed, such as H26; "" for none.
        leftover: The words beside these: with any of them it is a heading of something else.
        before: Whether they stand before the word of the role, as a name of a period does.
        qualifier: What tells the column from another one of its role.
        target_first: In a pair, whether the target is the upper or first value.
        order_is_said: Whether the heading says so (上段, 下段), or its words only follow so.
        said: The words of the qualifier OTHER, such as 累計 or 3月末, or a number (26).
        unit: The unit that the heading names, such as 千円; "" for none.
    """

    role: Role | None
    period: str = ""
    year: str = ""
    leftover: str = ""
    before: bool = False
    qualifier: Qualifier = Qualifier.NONE
    target_first: bool = True
    order_is_said: bool = False
    said: str = ""
    unit: str = ""

    @property
    def holds(self) -> Role | None:
        """The role, if the heading says nothing that is not understood."""
        return None if self.leftover else self.role

    @property
    def is_when(self) -> bool:
        """Whether it names nothing but a period or a year."""
        other = self.role or self.leftover or self.qualifier
        return not other and bool(self.period or self.year)

    @property
    def only_qualifies(self) -> bool:
        """Whether it says nothing but what tells a column from others, such as 累計."""
        other = self.role or self.leftover or self.period or self.year
        return not other and self.qualifier in (Qualifier.PROVISIONAL, Qualifier.OTHER)


_TARGET = r"(?:数値)?目標(?:数値|値)?|(?<![a-z])target(?![a-z])(?: *value(?![a-z]))?"
_ACTUAL = r"実績(?:数値|値)?|(?<![a-z])actual(?![a-z])(?: *value(?![a-z]))?"
_ROLES = {
    Role.RATE: re.compile(
        r"(?:公表|対?目標値?(?:に対する|の)?)?達成[率度]"
        r"|(?<![a-z])(?:published *)?(?:achievement *rate|achievement|rate)(?![a-z])"
    ),
    Role.BASELINE: re.compile(
        r"(?:.*計画)?策定時点?(?:の?(?:数値|値|現状値?|実績値?))?|(?:基準年?度?|現状)値"
        r"|^(?:計画)?当初(?:値)?$|(?<![a-z])baseline(?![a-z])(?: *value(?![a-z]))?"
    ),
    Role.TARGET: re.compile(_TARGET),
    Role.ACTUAL: re.compile(_ACTUAL),
}
"""The words of each role, the more telling ones first."""

_PERIOD = re.compile(
    r"(前期|後期|中期|短期|長期|上半期|下半期|上期|下期|前半|後半|中間|最終|男性?|女性?"
    r"|第[0-9一二三四五六七八九十]+(?:四半)?期)"
    r"(?:(?:基本|実施|推進|行動|総合)?計画)?(?:期間|終了時?|年度)?"
)
_QUALIFIERS = {
    Qualifier.PROVISIONAL: "見込み?値?|速報値?|暫定値?|推計値?|予定値?|概算値?|予測値?",
    Qualifier.FINAL: "確定値?|確報値?|決算値?|確定数値",
    Qualifier.OTHER: r"当初|変更[前後]|修正[前後]?|改[定訂][前後]?|見直し[前後]?|累計|単年度?|年間"
    r"|年?(?:[0-9]{1,2}月(?:末|[0-9]{1,2}日)?|(?:\.[0-9]{1,2}){1,2})?末?(?:現在|時点)?",
}
_MARK = r"[a-z](?: *[/÷] *[a-z])?(?: *[×x*] *100)?%?|[ア-ン]|[0-9]{1,2}|[※*注]+ *[0-9]*"
_FORMULA = re.compile(r"(?:目標|実績|値|[a-z0-9]|達成率|[=/÷×*+\-−%・\s])*")
_OTHER = re.compile(
    r".*(?:[比差率額名]|増減|順位|割合|説明|根拠|出典|備考|理由|方法|年度|前年|前回|昨年|過去"
    r"|参考|再掲|内訳|内数|うち.*)"
)
"""What in brackets makes of a heading one of something else, such as 実績(前年比)."""

_SEPARATORS = re.compile(r"[\s_:・/、,~%‰()|=-]+")
_ENCLOSED = re.compile("[①-⑳Ⓐ-ⓩ❶-❿]")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】|〔([^〔〕]*)〕|<([^<>]*)>")


@lru_cache(1 << 12)
def words_of(heading: str) -> Words:
    """Read a heading by its words.

    >>> words_of("前期目標値(H26)").holds, words_of("目標値(前期 H26)").period
    (<Role.TARGET: 'target'>, '前期')

    What is not understood makes it a heading of something else:

    >>> words_of("実績件数").holds, words_of("実績件数").leftover
    (None, '件数')
    """
    if len(heading) > _LONGEST:
        return Words(None, leftover=heading)
    text = unicodedata.normalize("NFKC", _ENCLOSED.sub("", without_years(heading))).casefold()
    years = years_in(heading)
    year = years[-1] if years else ""
    if normal(heading) in COMPUTED:
        return Words(None, year=year, leftover=normal(heading))
    when = Qualifier.NONE if _is_one_time(heading, years) else Qualifier.UNKNOWN
    if roles_in(heading) == {Role.TARGET, Role.ACTUAL}:
        words = _pair(text, year)
        return replace(words, qualifier=when or words.qualifier)
    outside = _BRACKETS.sub(" ", text)
    role, at, rest = _taken(outside)
    period, rest = _period_in(rest)
    leftover, qualifier = _leftover(rest)
    said, unit = _said(rest), "%" if "%" in rest else ""
    for found in _BRACKETS.findall(text):
        inner = _bracket("".join(found).strip(), role)
        period, qualifier = period or inner.period, qualifier or inner.qualifier
        leftover += inner.leftover
        said, unit = said + inner.said, unit or inner.unit
    before = bool(leftover) and leftover in _SEPARATORS.sub("", outside[:at])
    return Words(role, period, year, leftover, before, when or qualifier, said=said, unit=unit)


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


@lru_cache(1 << 12)
def roles_in(heading: str) -> frozenset[Role]:
    """Return the roles that a heading speaks of, whatever else it says."""
    if len(heading) > _LONGEST:
        return frozenset()
    text = normal(heading, between=" ")
    return frozenset(role for role, words in _ROLES.items() if words.search(text))


def is_unit(text: str) -> bool:
    """Tell whether a text is a unit that is often used, such as 人 or %."""
    return UNIT.fullmatch(normal(text)) is not None


def normal(heading: str, between: str = "") -> str:
    """Return a heading in the form in which its words are compared."""
    return between.join(unicodedata.normalize("NFKC", heading).split()).casefold()


def _taken(text: str) -> tuple[Role | None, int, str]:
    """Take the words of the role out: the role, where it stood, and the rest."""
    for role, words in _ROLES.items():
        match = words.search(text.strip())
        if match:
            return role, match.start(), words.sub(" ", text.strip(), count=1)
    return None, 0, text


def _period_in(text: str) -> tuple[str, str]:
    match = _PERIOD.search(text)
    return (match[1], _PERIOD.sub(" ", text, count=1)) if match else ("", text)


def _leftover(text: str) -> tuple[str, Qualifier]:
    """Return what is left of a heading without marks, and the words that qualify it."""
    plain = _SEPARATORS.sub("", re.sub(r"[※*][0-9]*|注[0-9]+", "", text)).strip("の")
    plain = re.sub(r"^(?:計画)?(?:終了|完了)?(?:時点?)?(?:末|現在|時点)?の?$", "", plain)
    if re.fullmatch(_MARK, plain):
        return "", Qualifier.NONE
    qualifier = _qualifier(plain)
    return ("", qualifier) if qualifier else (plain, Qualifier.NONE)


def _qualifier(text: str) -> Qualifier:
    fitting = (each for each, words in _QUALIFIERS.items() if text and re.fullmatch(words, text))
    return next(fitting, Qualifier.NONE)


def _said(text: str) -> str:
    """Return the words that make the qualifier OTHER, and a number, in one spelling."""
    plain = _SEPARATORS.sub("", text)
    if re.fullmatch("[0-9]{1,2}", plain):
        return plain
    if _qualifier(plain) is not Qualifier.OTHER:
        return ""
    plain = re.sub("^年(?=[0-9])|(?:現在|時点)$", "", plain)
    return re.sub(r"^\.([0-9]+)(?:\.([0-9]+))?", _month, plain)


def _month(match: re.Match[str]) -> str:
    return f"{match[1]}月{match[2]}日" if match[2] else f"{match[1]}月"


def _bracket(text: str, role: Role | None) -> Words:
    """Read what stands in brackets: a unit, a mark, a period, what qualifies or changes all."""
    period, rest = _period_in(text)
    unit = unit_in(text) or unit_in(rest)
    if role is Role.RATE and unit not in ("", "%", "‰"):
        return Words(role, leftover=unit)
    if unit:
        return Words(role, "" if unit_in(text) else period, unit=unit)
    leftover, qualifier = _leftover(rest)
    plain = _SEPARATORS.sub("", leftover)
    formula = _FORMULA.fullmatch(text) and (
        role is Role.BASELINE or (role is Role.RATE and re.search("[/÷×*]", text))
    )
    if not plain or formula:
        return Words(role, period, qualifier=qualifier, said=_said(rest))
    if _OTHER.fullmatch(plain) and role is not Role.BASELINE:
        return Words(role, period, leftover=plain)
    return Words(role, period, qualifier=Qualifier.UNKNOWN)


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
    f"(?P<T>{_TARGET})|(?P<A>{_ACTUAL})|(?P<U>上段|上(?=[:)]))|(?P<L>下段|下(?=[:)]))"
)


def _pair(text: str, year: str) -> Words:
    """Read a heading of two values in one column: 目標・実績, 実績(H30) 上段:目標値 下段:実績値."""
    found = list(_TOKENS.finditer(text))
    kinds = "".join(str(match.lastgroup) for match in found)
    rest = _TOKENS.sub(" ", text)
    period, rest = _period_in(rest)
    plain = re.sub("及び|および|と|→|[がは・()]", "", _SEPARATORS.sub("", rest))
    leftover, qualifier = _leftover(plain)
    uppers = [match[at] for form, at in _UPPER.items() if (match := re.fullmatch(form, kinds))]
    if uppers and sorted(re.sub("[UL]", "", kinds)[-2:]) == ["A", "T"]:
        # What stands before the said order names the moment, such as 前期計画終了時.
        before = _SEPARATORS.sub("", text[: found[0].start()])
        if leftover in before and not _OTHER.fullmatch(leftover):
            period, leftover = period or leftover, ""
        return Words(Role.PAIR, period, year, leftover, False, qualifier, uppers[0] == "T", True)
    if kinds not in ("TA", "AT"):
        return Words(None, period, year, leftover or text)
    return Words(Role.PAIR, period, year, leftover, False, qualifier, kinds == "TA")
