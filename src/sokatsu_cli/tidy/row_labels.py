"""Labels of rows: which rows of a table have the targets, the actuals, or what goes along."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sokatsu_cli.model.unit_words import unit_in
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Qualifier, Role

_TARGETS = re.compile(
    "計画(?:目標)?[値量数額]?|見込[量数]|プラン|最終目標値?|努力目標値?|目標[量数]"
)
_ACTUALS = re.compile(
    r"実績(?:\(見込み?\)[値量数額]?|[量数額])|決算[値額]?|現況値?|結果|最新値|直近値"
)
_ALONG = re.compile(
    "達成[率度]|達成状況|達成|進捗[率度]?|進捗状況|執行率|差引?額?|差異?"
    "|乖離[率値額]?|増減[率数額値]?"
    "|比較|.+の(?:差|比|比較|差異|乖離)|(?:対?前年度?|対前年度?)(?:[比差]|増減)?率?|評価|判定|備考|摘要|説明"
)
_TAIL = re.compile(r"(?P<word>[^()]*)\((?P<unit>[^()]*)\)")
_CIRCLED = str.maketrans("①②③④⑤", "ABCDE")
_LETTER = re.compile(
    r"(?P<word>.*?[^A-Z(/÷×*+=-])(?P<letter>[A-E])?"
    r"(?P<formula>=?\(?[A-E]\)?[÷/-]\(?[A-E]\)?(?:[×*]100)?\)?)?"
)
"""A letter that a formula calls the row by, as in 計画値A, and the formula, as in 差C(B-A)."""


_BEGINS = re.compile(
    r"[\W\d_]{0,3}[ａ-ｚa-z]?[\W_]{0,2}(?:(?:数値|最終|努力)?目\s*標|計\s*画|見\s*込|プラン|ﾌﾟﾗﾝ|実\s*績|決\s*算"
    r"|現\s*況|結\s*果|最新|直近|target|actual)",
    re.IGNORECASE,
)
_LONGEST = 30  # characters of a label


class Kind(StrEnum):
    """What the row of a label holds."""

    TARGET = "target"
    ACTUAL = "actual"
    ALONG = "along"


class Label(NamedTuple):
    """A label that is understood.

    Attributes:
        kind: What its row holds.
        heading: The heading under which the values of its row go on.
        is_final: Whether it is one of final targets, which stand beside other targets.
    """

    kind: Kind
    heading: str
    is_final: bool = False


@lru_cache(1 << 12)
def label_of(text: str) -> Label | None:
    """Read the label of a row; None if it is none, or says more than that.

    >>> label_of("実績値").kind, label_of("見込量(人)").heading, label_of("前期目標")
    (<Kind.ACTUAL: 'actual'>, '目標値(人)', None)
    """
    plain = letter_in(text)[0]
    match = _TAIL.fullmatch(plain)
    word, unit = (match["word"], match["unit"]) if match else (plain, "")
    if unit and not unit_in(unit):
        return _spoken(text)
    tail = f"({unit})" if unit else ""
    if _TARGETS.fullmatch(word):
        return Label(Kind.TARGET, f"目標値{tail}", word.startswith("最終"))
    if _ACTUALS.fullmatch(word):
        heading = "実績見込" if "見込" in word else "実績値"
        return Label(Kind.ACTUAL, f"{heading}{tail}")
    return Label(Kind.ALONG, text) if _ALONG.fullmatch(word) else _spoken(plain)


def letter_in(text: str) -> tuple[str, str]:
    """Return a label without blanks and without the letter behind it, and the letter.

    >>> letter_in("計画目標値 A"), letter_in("差 C(A-B)"), letter_in("目標値")
    (('計画目標値', 'A'), ('差', 'C'), ('目標値', ''))
    """
    is_first = text.strip().startswith(("①", "②", "③", "④", "⑤"))
    plain = "".join(unicodedata.normalize("NFKC", text.translate(_CIRCLED)).split())[is_first:]
    match = _LETTER.fullmatch(plain)
    return (match["word"], match["letter"] or "") if match else (plain, "")


def _spoken(text: str) -> Label | None:
    """Read a label by the words of headings."""
    words = words_of(text)
    known = words.qualifier not in (Qualifier.OTHER, Qualifier.UNKNOWN)
    if words.year or words.period or not known:
        return None
    kinds = {
        Role.TARGET: Kind.TARGET,
        Role.ACTUAL: Kind.ACTUAL,
        Role.RATE: Kind.ALONG,
    }
    kind = kinds.get(words.holds) if words.holds else None
    return None if kind is None else Label(kind, text)


def is_label(text: str) -> bool:
    """Tell whether a text is the label of targets or of actuals; most texts are told at a glance.

    >>> is_label("目 標 値"), is_label("目標の根拠"), is_label("公園の数")
    (True, False, False)
    """
    begins = len(text) <= _LONGEST and _BEGINS.match(text) is not None
    return begins and kind_of(text) in (Kind.TARGET, Kind.ACTUAL)


def kind_of(text: str) -> Kind | None:
    """Return what the row of a label holds, None if it is no label."""
    label = label_of(text) if 0 < len(text) <= _LONGEST else None
    return None if label is None else label.kind


def may_pass(heading: str) -> bool:
    """Tell whether a label can be the heading of a further column, or of the printed rate.

    One that speaks of target and actual may be taken for a value of its own.
    """
    role = words_of(heading).role
    return role is None or words_of(heading).holds is Role.RATE
