"""Names of indicators and sections: when two are one name, and which are those of totals."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

_KEPT = 1 << 16
"""Distinct names whose form is kept."""

_TOTAL = re.compile(
    r"(?:第[0-9一二三四五六七八九十]+[章節編部])?[(\[<【〔〈《「]?"
    r"(?:(?:(?:[小合総累]|総合|全体|うち|[0-9]{1,2}[.)]?)?計値?"
    r"|[^()]{0,40}(?:年度?|[市町村区県]民?|地区|全体|[部課])計"
    r"|(?:総|全|全体|加重)?平均値?)[0-9a-z]?"
    r"|(?:sub|grand)?total|average)"
    r"[)\]>】〕〉》」]?"
    r"(?:\([^()]*\)|※[0-9]*)*",
    re.IGNORECASE,
)
"""Perhaps of a chapter, in brackets, with a number or letter of its own, a unit and note marks.

Behind a word for what is counted together 計 is a total; 会計 and 推計 are none.
"""


_TOTAL_WORDS = ("total", "average")
"""Beside 計 and 平均, one of these is in the name of every total."""


@lru_cache(_KEPT)
def name_key(name: str) -> str:
    r"""Return the form in which names are compared: two names are one if these are.

    NFKC and NFC, blanks and invisible characters removed; case counts, as it does in print.

    >>> name_key("ごみ　排出量（ｇ）") == name_key("こ\u3099み排出量\n(g)") == "ごみ排出量(g)"
    True

    Source: docs/contract.md, Summaries and reports.
    """
    if name.isascii():
        return "".join(name.split())
    normal = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name))
    if normal.isprintable() and " " not in normal:  # there is nothing to remove
        return normal
    return "".join(
        character
        for character in normal
        if not character.isspace() and unicodedata.category(character) != "Cf"
    )


def name_keys(names: Sequence[str]) -> list[str]:
    r"""Return the forms of many names, those that all are made of at once.

    >>> name_keys(["市民 活動", "人\n権", ""])
    ['市民活動', '人権', '']
    """
    joined = "\n".join(names)
    if joined.count("\n") >= len(names):  # some have line breaks in them
        joined = "\n".join([name.replace("\n", "\r") for name in names])
    return joined_key(joined).split("\n") if names else []


def joined_key(names: str) -> str:
    """Return the forms of names that are lines of a text, as lines."""
    if not names.isascii():
        names = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", names))
    names = names.replace(" ", "")
    if not names.replace("\n", "").isprintable():
        for character in {*names} - {"\n"}:
            if character.isspace() or unicodedata.category(character) == "Cf":
                names = names.replace(character, "")
    return names


def first_spellings(names: Iterable[str], key: Callable[[str], str] = name_key) -> list[str]:
    """Return each name as it is spelled where it stands first; those with one key are one.

    >>> first_spellings(["市民 活動", "人権", "市民活動"])
    ['市民 活動', '人権', '市民 活動']
    """
    first: dict[str, str] = {}
    return [first.setdefault(key(name), name.strip()) for name in names]


@lru_cache(_KEPT)
def is_total(name: str) -> bool:
    """Tell whether the name of a row says that it is the total or the mean of other rows.

    >>> [is_total(name) for name in ("計", "合　計", "【小計】", "小計②", "平均（％）", "第1章計")]
    [True, True, True, True, True, True]
    >>> [is_total(name) for name in ("計画数", "合計特殊出生率", "平均寿命", "会計", "計測")]
    [False, False, False, False, False]

    Source: docs/contract.md, Summaries and reports.
    """
    return is_total_key(name_key(name))


def is_total_key(key: str) -> bool:
    """Tell what `is_total` does of the form of a name."""
    return _TOTAL.fullmatch(key) is not None


def may_be_total(key: str) -> bool:
    """Tell whether a form has a word without which no name is that of a total.

    >>> may_be_total("会計課の件数"), may_be_total("自治会の加入率")
    (True, False)
    """
    if "計" in key or "平均" in key:
        return True
    if not any(letter in key for letter in "lLgG"):  # which is seen sooner
        return False
    lower = key.lower()
    return any(word in lower for word in _TOTAL_WORDS)
