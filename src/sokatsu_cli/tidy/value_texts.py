"""What stands in a cell of values beside its number: a unit, a bound, notes, a year."""

import re
from collections.abc import Collection
from typing import NamedTuple

from sokatsu_cli.model.numerals import MISSING, is_number
from sokatsu_cli.model.unit_words import is_unit
from sokatsu_cli.tidy.heading_readings import years_of

_BRACKETS = re.compile(
    r"[【〔［\[](?:参考|備考)[】〕］\]][^()（）\[\]［］【】〔〕<>〈〉]*"
    r"|[(（\[［【〔<〈]([^()（）\[\]［］【】〔〕<>〈〉]*)[)）\]］】〕>〉]"
)
_MARKS = re.compile(
    r"[※＊*]+\s*[0-9０-９]{0,2}(?![0-9０-９.,])"
    r"|注 ?[0-9０-９]{1,2}[)）]?$|[（(]注 ?[0-9０-９]{0,2}[)）]"
)
_NUMBER = re.compile(
    r"(?P<number>(?:[-+−▲△][ \u3000]?)?[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?)\s*"
    r"(?P<unit>(?:CO2|k?m[23²³]|[^\s0-9０-９.．,，、~〜～=+＋()※…約]|-(?=CO2))*?)"
    r"(?P<bound>(?:以上|以下|超|未満)?(?:を?維持)?)"
)
_BLANKS = re.compile("(?<![0-9０-９.．,，]) | (?![0-9０-９.．,，])")  # but for those in numbers
_LONGEST = 200  # characters of a cell that may be a value
_PERCENT_OF = re.compile("[%％](?!ポイント$|pt$|/).")  # a percent sign with words behind it
_VAGUE = re.compile("程度|前後|[強弱]$|くらい|ぐらい|未定|予定|見込")
_DATED = re.compile(
    r"(?:末|度末|時点?|現在|速報値?|確定値?|暫定値?|実績値?|目標値?|見込み?値?|推計値?|調査|決算"
    r"|計画|まで|までに|の|[\s:])*"
)


class ValueText(NamedTuple):
    """A cell of values, taken apart.

    Attributes:
        number: The number as printed, or a text that stands for a missing one.
        unit: What stands behind it, such as 万人; "" for nothing.
        bound: 以上, 以下, 超, 未満, perhaps with を維持 behind it; "" for none.
        note: What stands in brackets, and marks, as printed; "" for nothing.
        year: The year of the value, if a note is one; "" for none.
    """

    number: str
    unit: str
    bound: str
    note: str
    year: str


def value_text(text: str, missing: Collection[str] = ()) -> ValueText | None:
    """Take a cell of values apart; None if there is not just one number in it.

    >>> value_text("3,950人以下"), value_text("900 (H22速報)").year, value_text("6(6)人").note
    (ValueText(number='3,950', unit='人', bound='以下', note='', year=''), 'H22', '(6)')
    >>> value_text("3～5"), value_text("約70"), value_text("12/15"), value_text("35 9")
    (None, None, None, None)
    """
    if len(text) > _LONGEST:
        return None
    outside = _BRACKETS.sub(" ", text)
    notes = [match[0] for match in (*_BRACKETS.finditer(text), *_MARKS.finditer(outside))]
    bare = " ".join(_MARKS.sub(" ", outside).split())
    match = _NUMBER.fullmatch(bare) or _NUMBER.fullmatch(_BLANKS.sub("", bare))
    year = _year(notes)
    if match is None or not is_number(match["number"]):
        known = (bare in MISSING or bare in missing) and bool(bare)
        return ValueText(bare, "", "", " ".join(notes), year) if known else None
    unit, inner = match["unit"], [note[1:-1].strip() for note in notes]
    if not unit and len(notes) == 1 and is_unit(inner[0]):
        unit, notes = inner[0], []
    if unit.endswith(("/", "／", "・")) or _VAGUE.search(unit) or _PERCENT_OF.match(unit):
        return None
    return ValueText(match["number"], unit, match["bound"], " ".join(notes), year)


def without_notes(text: str) -> str:
    """Return a text without what stands in brackets, if anything is left.

    >>> without_notes("122経営体 (26年度)"), without_notes("(再掲)")
    ('122経営体', '(再掲)')
    """
    return _BRACKETS.sub("", text).strip() or text


def is_value_cell(text: str) -> bool:
    """Tell whether a text is a value, with its unit and notes, and no heading such as 26年度.

    >>> is_value_cell("30% (平成32年)"), is_value_cell("26年度"), is_value_cell("2014 (H26)")
    (True, False, False)
    """
    if value_text(text) is None:
        return False
    bare = without_notes(text)
    named = years_of(bare)
    return not (named and bare.startswith(named[0]))


def _year(notes: Collection[str]) -> str:
    """Return the year that one of the notes is, "" if none is one or two are."""
    found = []
    for note in notes:
        years = years_of(note)
        if len(years) == 1 and _DATED.fullmatch(note[1:-1].replace(years[0], "", 1)):
            found += years
    return found[0] if len(found) == 1 else ""
