"""The words of headings: what each says that a column holds, for when, and what else."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sokatsu_cli.model.language import N_

LONGEST = 200  # characters of a heading: a longer text is none


class Role(StrEnum):
    """What a column of values holds; a pair is target and actual in one column.

    What a heading such as 現状 holds is decided by the other columns: see `standing_columns`.
    """

    BASELINE = "baseline"
    CURRENT = N_("current value")
    RATE = "published_rate"
    PAIR = N_("pair")
    TARGET = "target"
    ACTUAL = "actual"


class Qualifier(StrEnum):
    """What tells two columns of one role apart."""

    NONE = ""
    PROVISIONAL = "provisional"
    COUNTED = "counted"
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


TARGET = r"(?:数値|努力|成果)?目標(?:数値|値)?|(?<![a-z])target(?![a-z])(?: *value(?![a-z]))?"
ACTUAL = r"実績(?:数値|値)?|(?<![a-z])actual(?![a-z])(?: *value(?![a-z]))?"
_ROLES = {
    Role.RATE: re.compile(
        r"(?:公表|対?目標値?(?:に対する|の)?)?達成[率度]"
        r"|% *of *target(?: *achieved)?|対計画比|計画比|対目標比|進捗[率度]"
        r"|(?<![a-z])(?:published *)?(?:achievement *rate|achievement|rate)(?![a-z])"
    ),
    Role.BASELINE: re.compile(
        r"(?:.*計画)?(?:策定|設定)時点?(?:の?(?:数値|値|現状値?|実績値?))?|基準年?度?値"
        r"|^(?:計画)?当初(?:値)?$|^(?:計画)?(?:策定|設定)当初値?$|ベースライン値?"
        r"|^(?:計画)?(?:開始|スタート)時点?値?$|(?<![a-z])baseline(?![a-z])(?: *value(?![a-z]))?"
    ),
    Role.TARGET: re.compile(TARGET),
    Role.ACTUAL: re.compile(ACTUAL),
}
"""The words of each role, the more telling ones first."""

_ALONE = {
    Role.TARGET: re.compile("計画(?:数?値|量)?|(?:計画)?見込み?量|プラン値?|目安値?|計画目標値?"),
    Role.ACTUAL: re.compile(
        "決算値?|最新の?(?:数?値)?|結果|直近値?|実[施行][値量]|達成値|results?"
    ),
    Role.CURRENT: re.compile("現[状況]値?|現在値?|current(?: value)?"),
}
"""Words that say what a column holds where its heading says nothing else but for when."""

_PERIOD = re.compile(
    r"(前期|後期|中期|短期|長期|上半期|下半期|上期|下期|前半|後半|中間|最終|男性?|女性?"
    r"|第[0-9一二三四五六七八九十]+(?:四半)?期)"
    r"(?:(?:基本|実施|推進|行動|総合)?計画)?(?:期間|終了時?|年度)?"
)
_QUALIFIERS = {
    Qualifier.PROVISIONAL: "見込み?値?|速報値?|暫定値?|推計値?|予定値?|概算値?|予測値?",
    Qualifier.COUNTED: "額|数|量",
    Qualifier.FINAL: "確定値?|確報値?|決算値?|確定数値",
    Qualifier.OTHER: r"当初|変更[前後]|修正[前後]?|改[定訂][前後]?|見直し[前後]?|累計|単年度?|年間"
    r"|年?(?:[0-9]{1,2}月(?:末|[0-9]{1,2}日)?|(?:\.[0-9]{1,2}){1,2})?末?(?:現在|時点)?",
}

SEPARATORS = re.compile(r"[\s_:・/、,~%‰()|=-]+")

_MARK = r"[a-z](?: *[/÷] *[a-z])?(?: *[×x*] *100)?%?|[ア-ン]|[0-9]{1,2}|[※*注]+ *[0-9]*"

_LETTER = "[\u3041-\u30fa\u4e00-\u9fff]"
_SPACED = re.compile(
    rf"(?<!\S)(?P<one>{_LETTER})\s+(?={_LETTER})"
    rf"|(?<={_LETTER})\s+(?={_LETTER}(?:[\s(（]|$))"
)
"""Blanks or line breaks beside a letter that stands alone, as in 目 標 値."""

SOMETHING_ELSE = re.compile(
    r".*(?:[比差率額名]|増減|順位|割合|説明|根拠|出典|備考|理由|方法|年度|前年|前回|昨年|過去"
    r"|参考|再掲|内訳|内数|うち.*)"
)
"""What in brackets makes of a heading one of something else, such as 実績(前年比)."""


def unspaced(heading: str) -> str:
    r"""Return a heading without the blanks that spread its letters.

    >>> unspaced("目 標 値"), unspaced("目\n標\n値\n(R5)"), unspaced("目標 実績")
    ('目標値', '目標値\n(R5)', '目標 実績')
    """
    return _SPACED.sub(r"\g<one>", heading)


@lru_cache(1 << 15)
def roles_in(heading: str) -> frozenset[Role]:
    """Return the roles that a heading speaks of, whatever else it says."""
    if len(heading) > LONGEST:
        return frozenset()
    text = " ".join(unicodedata.normalize("NFKC", unspaced(heading)).split()).casefold()
    return frozenset(role for role, words in _ROLES.items() if words.search(text))


def role_taken(text: str) -> tuple[Role | None, int, str]:
    """Take the words of the role out: the role, where it stood, and the rest."""
    for role, words in _ROLES.items():
        match = words.search(text.strip())
        if match:
            return role, match.start(), words.sub(" ", text.strip(), count=1)
    return None, 0, text


def role_alone(
    rest: str, leftover: str, qualifier: Qualifier
) -> tuple[Role | None, str, str, Qualifier]:
    """Return the role that a heading has by one word alone, and what is left of it."""
    word = re.sub("^(?:直近|最新|[当本今]年度)の", "", leftover or SEPARATORS.sub("", rest))
    counted = word[-1:] if re.fullmatch("(?:計画|決算)[額数]", word) else ""
    fitting = (
        role for role, words in _ALONE.items() if words.fullmatch(word.removesuffix(counted))
    )
    role = next(fitting, None)
    if role is None:
        return None, rest, leftover, qualifier
    return role, counted, "", Qualifier.COUNTED if counted else Qualifier.NONE


def period_in(text: str) -> tuple[str, str]:
    """Return the name of a period that a text has, "" for none, and the rest of the text."""
    match = _PERIOD.search(text)
    return (match[1], _PERIOD.sub(" ", text, count=1)) if match else ("", text)


def leftover_of(text: str) -> tuple[str, Qualifier]:
    """Return what is left of a heading without marks, and the words that qualify it."""
    plain = SEPARATORS.sub("", re.sub(r"[※*][0-9]*|注[0-9]+", "", text)).strip("の")
    plain = re.sub("^の?(?:直近|最新|[当本今]年度)の?$", "", plain)
    plain = re.sub(r"^(?:計画)?(?:終了|完了)?(?:時点?)?(?:末|現在|時点)?の?$", "", plain)
    if re.fullmatch(_MARK, plain):
        return "", Qualifier.NONE
    qualifier = _qualifier(plain)
    return ("", qualifier) if qualifier else (plain, Qualifier.NONE)


def _qualifier(text: str) -> Qualifier:
    fitting = (each for each, words in _QUALIFIERS.items() if text and re.fullmatch(words, text))
    return next(fitting, Qualifier.NONE)


def said_in(text: str) -> str:
    """Return the words that make the qualifier OTHER, and a number, in one spelling."""
    plain = SEPARATORS.sub("", text)
    if re.fullmatch("[0-9]{1,2}", plain):
        return plain
    if _qualifier(plain) is Qualifier.COUNTED:
        return plain
    if _qualifier(plain) is not Qualifier.OTHER:
        return ""
    plain = re.sub("^年(?=[0-9])|(?:現在|時点)$", "", plain)
    return re.sub(r"^\.([0-9]+)(?:\.([0-9]+))?", _month, plain)


def _month(match: re.Match[str]) -> str:
    return f"{match[1]}月{match[2]}日" if match[2] else f"{match[1]}月"
