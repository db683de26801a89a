"""Names of indicators and sections: when two are one name, and which are those of totals."""

import re
import unicodedata
from collections.abc import Iterable
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


def first_spellings(names: Iterable[str]) -> list[str]:
    """Return each name as it is spelled where it stands first.

    >>> first_spellings(["市民 活動", "人権", "市民活動"])
    ['市民 活動', '人権', '市民 活動']
    """
    first: dict[str, str] = {}
    return [first.setdefault(name_key(name), name.strip()) for name in names]


@lru_cache(_KEPT)
def is_total(name: str) -> bool:
    """Tell whether the name of a row says that it is the total or the mean of other rows.

    >>> [is_total(name) for name in ("計", "合　計", "【小計】", "小計②", "平均（％）", "第1章計")]
    [True, True, True, True, True, True]
    >>> [is_total(name) for name in ("計画数", "合計特殊出生率", "平均寿命", "会計", "計測")]
    [False, False, False, False, False]

    Source: docs/contract.md, Summaries and reports.
    """
    return _TOTAL.fullmatch(name_key(name)) is not None
