"""Years as Japanese tables print them: H26, 平成26年度, ㍻26, 令和元年度, R1, 2018."""

import re

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted

_ERAS = {
    spelling: before
    for before, spellings in [
        (1867, ["明治", "㍾"]),
        (1911, ["大正", "㍽"]),
        (1925, ["昭和", "㍼", "S"]),
        (1988, ["平成", "㍻", "H"]),
        (2018, ["令和", "㋿", "R"]),
    ]
    for spelling in spellings
}
"""Each era as it is written, also as one character, with the western year before its first."""

_YEAR = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿]|(?<![A-Za-z])[SHR])\s*(?P<count>[0-9]{1,2}|元)(?![0-9])\s*(?:年度|年)?"
    r"|(?<![0-9])(?P<western>(?:19|20)[0-9]{2})(?![0-9])\s*(?:年度|年)?"
)


_TO = re.compile(
    r"\s*[~〜～―－−‐–-]\s*(?P<end>[0-9]{1,2})(?![0-9])\s*(?:年度|年)?"
    "(?=$|[ )）\\]】、,・の]|実績|目標|計画|累計|合計|平均|期)"
)
"""The end of a range whose years have one era, as H23-27."""

_ROUND_A_YEAR = re.compile(r"(?:FY)?\s*(?:[(\[/]\s*)?(?:[)\]]\s*)?(?:年度|年)?末?")
"""What may be left of a cell without its year."""

_ASCII_TWINS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def years_in(text: str) -> list[str]:
    """Return the years that a heading names, as printed.

    >>> years_in("前期基本計画 H23～H26"), years_in("実績(Ｈ30)"), years_in("令和元年度 目標")
    (['H23', 'H26'], ['Ｈ30'], ['令和元年度'])
    """
    return [
        text[match.start() : match.end()].strip() for match in _YEAR.finditer(_half_width(text))
    ]


def year_named(text: str) -> str:
    """Return the last year that a text names, or a range with one era, as printed; "" for none.

    >>> year_named("H23-27実績額"), year_named("計画 H23～H26"), year_named("事業費")
    ('H23-27', 'H26', '')
    """
    plain = _half_width(text)
    match = next(reversed([*_YEAR.finditer(plain)]), None)
    if match is None:
        return ""
    return text[match.start() : _end(plain, match)].strip()


def _end(plain: str, match: re.Match[str]) -> int:
    """Return where a year ends, or the range that it begins."""
    to = _TO.match(plain, match.end())
    count = match["western"] or match["count"].replace("元", "1")
    return to.end() if to and int(to["end"]) > int(count[-2:]) else match.end()


def _half_width(text: str) -> str:
    """Return full-width letters, digits and brackets as ASCII, each in its place."""
    return text.translate(_ASCII_TWINS)


def without_years(text: str) -> str:
    """Return a heading without its years and what joined them.

    >>> without_years("前期基本計画 H23～H26"), without_years("H23-27実績額")
    ('前期基本計画', '実績額')
    """
    plain, kept, start = _half_width(text), "", 0
    for match in _YEAR.finditer(plain):
        kept, start = kept + plain[start : match.start()], _end(plain, match)
    plain = kept + plain[start:]
    return re.sub(r"\(\s*\)|[\s~〜～_:-]+", " ", plain).strip()


def with_western_years(text: str) -> str:
    """Return a text with each year as its western number, the form in which texts are compared.

    >>> [with_western_years(text) for text in ("H30", "平成30年度", "R4上期", "R3～R4", "R4.10")]
    ['2018', '2018', '2022上期', '2021~2022', '2022.10']
    """
    return _YEAR.sub(lambda match: str(_western(match)), _half_width(text))


def fiscal_year(text: str) -> int | None:
    """Return the western number of the last year in a text, None if there is none or a range.

    >>> [fiscal_year(text) for text in ("H26", "平成26年度", "㍻26", "令和元年度", "H23-27")]
    [2014, 2014, 2014, 2019, None]
    """
    plain = _half_width(text)
    matches = list(_YEAR.finditer(plain))
    if not matches or _end(plain, matches[-1]) > matches[-1].end():
        return None
    return _western(matches[-1])


MOST_YEARS = 1 << 9
"""More than lie between two years that can be read: 1868 (明治元年) and 2199."""

_LATER = re.compile(r"(?:FY)?\s*(21[0-9]{2})\s*(?:年度|年)?末?")
"""A year that no heading names, but a plan for long."""


def year_of(text: str) -> int:
    """Read a cell that is one year, also in both ways of counting.

    >>> [year_of(text) for text in ("H26", "平成26年度", "R1年度末", "平成30(2018)年度")]
    [2014, 2014, 2019, 2018]

    Raises:
        ValueError: It is something else: a month, a range, a year without its era.
    """
    plain = _half_width(text).strip()
    years = {_western(match) for match in _YEAR.finditer(plain)}
    plain = re.sub(r"(?<=^[0-9]{4})\.0+$", "", plain)  # as a float has it
    if later := _LATER.fullmatch(plain):
        return int(later[1])
    without_first = re.search(r"(?<![0-9.])0+(?![0-9])", plain)
    if len(years) == 1 and not without_first and _ROUND_A_YEAR.fullmatch(_YEAR.sub("", plain)):
        return years.pop()
    told = _("{text} is no year for certain: write H26, 平成26年度, R1 or 2018")
    if re.fullmatch("[0-9]{1,2} *年度?", plain):
        told = _(
            "{text} is no year for certain: its era is not said; write H26, 平成26年度, R1 or 2018"
        )
    raise ValueError(told.format(text=quoted(text)))


def _western(match: re.Match[str]) -> int:
    if match["western"]:
        return int(match["western"])
    return _ERAS[match["era"]] + (1 if match["count"] == "元" else int(match["count"]))
