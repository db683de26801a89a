"""The words by which tables say where an indicator should go, and the texts that they stand in."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from sokatsu_cli.model.terms import WISHES, Direction

_BOUNDS = {
    Direction.UP: "以上 超(?!過) を超える を上回る ormore orhigher orabove",
    Direction.DOWN: "以下 未満 以内 を下回る orless orlower orbelow orfewer",
}
"""Behind the number of a target: on which side of it the actual should lie."""

AND = " and "
"""Between words that contradict each other; none of them has a blank."""

_BOUNDS_BEFORE = {
    Direction.UP: ">= ≧ ≥ atleast morethan",
    Direction.DOWN: "<= ≦ ≤ atmost nomorethan lessthan",
}
"""The same, before the number."""

_CHANGES = {
    Direction.UP: "増加 増大 増やす 増やします 増 向上 上昇 拡大",
    Direction.DOWN: "減少 減らす 減らします 減 低下 低減 抑制 削減 縮小 短縮",
    Direction.MAINTAIN: "現状維持 維持 横ばい",
}
"""A change that is aimed at, as a target or behind its number."""

_DECREASE = re.compile("(?:減少|削減|減量化?|縮減|低減|節減|縮小|短縮)(?:量|率|数|額|幅|割合|面積)")
"""A quantity that is itself a decrease: more of it is less of something else."""

_RANK = re.compile("順位|ランキング|ランク|等級|番目|[0-9]位|^位$|ranking")
"""What is better the smaller its number is, so that above and below are not what they say."""

_NUMBER = r"[+\-−▲△]?\d[\d,]*(?:\.\d+)?"
_UNIT = r"(?:[^\d]|(?<=co)2|(?<=m)[23]){0,15}?"
_DIGIT = re.compile(r"\d|[〇零一二三四五六七八九十百千万億兆半]")
_PLAIN = re.compile(r"[-+0-9.,%\s]*")
_AIM = "(?:を(?:目指|めざ)(?:す|します)|を図(?:る|ります)|させ(?:る|ます)|する|します|傾向)"
_AGAINST = (
    r"(?:対?(?:前年度?|昨年度?|現状|現状値|基準年度?|策定時|(?:平成|令和|[hr])?(?:\d+|元)年?度?)"
    r"(?:の?実績)?(?:値|比|より|から|対比|の)?|年々|毎年度?)?"
)
"""What a change is compared with."""

_OTHER_CHANGE = re.compile("増|減|削|縮|抑制|維持")
"""Parts of words by which the number of a target may be that of a change."""

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|「[^「」]*」|<[^<>]*>")
KEPT = 1 << 14
"""Texts of which it is kept what they say."""

_NEGATED = re.compile("(?:とは|わけでは|ので?は)?(?:言え|いえ|限ら)?ない|ありません|わけで")


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


def by_way(table: dict[Direction, str], pattern: str) -> dict[Direction, re.Pattern[str]]:
    """Return for each direction a pattern with any of its words in the place of ``%s``."""
    return {way: re.compile(pattern % _any(words)) for way, words in table.items()}


_TAIL = (
    "(?:(?:を|に|と)?(?:維持|確保|達成|目標|継続|抑制)?"
    "(?:する|します|を?(?:目指|めざ)(?:す|します)|抑え(?:る|ます))?)?。?"
)
_BOUND = by_way(_BOUNDS, f"(?P<number>{_NUMBER})(?P<unit>{_UNIT})(?P<word>%s){_TAIL}$")
_BOUND_BEFORE = by_way(_BOUNDS_BEFORE, f"^(?P<word>%s)(?P<number>{_NUMBER})(?P<unit>{_UNIT})$")
_BOUND_OF_WORDS = by_way(_BOUNDS, rf"^\D+?(?P<word>%s){_TAIL}$")
_BOUND_NOTE = by_way(_BOUNDS, r"^(?P<word>%s)$")
_ANY_BOUND = by_way(_BOUNDS, "(?P<word>%s)")
_CHANGE = by_way(
    _CHANGES,
    f"^{_AGAINST}(?:(?P<number>{_NUMBER})(?P<unit>{_UNIT}))?"
    f"(?P<particle>[にへをの]|まで)?(?P<word>%s)(?P<aim>{_AIM})?。?$",
)
_WISH = {
    way: re.compile("|".join(sorted((each.replace(" ", "") for each in phrases), reverse=True)))
    for way, phrases in WISHES.items()
    if phrases
}


class Word(NamedTuple):
    """A word that says a direction.

    Attributes:
        way: The direction; None where it is not certain what the word says of the number.
        word: The word as it stands in the text.
    """

    way: Direction | None
    word: str


def folded(text: str) -> str:
    """Return the form in which texts are searched; white space stays as single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(KEPT)
def is_rank(text: str) -> bool:
    """Tell whether a name, a target or a unit is that of a rank (10位以上 is 10 or less)."""
    return _RANK.search(_dense(text)) is not None


@lru_cache(KEPT)
def is_decrease(name: str) -> bool:
    """Tell whether an indicator counts a decrease (削減量, 減少率), of which more is better."""
    return _DECREASE.search(_dense(name)) is not None


@lru_cache(KEPT)
def wish(text: str) -> Word | None:
    """Return what a text says of the indicator in so many words (高いほど良い).

    >>> wish("1人1日当たり(少ないほど良い)")
    Word(way=<Direction.DOWN: 'down'>, word='少ないほど良い')
    """
    plain = _dense(text)
    found = {}
    for way, pattern in _WISH.items():
        for match in pattern.finditer(plain):
            denied = plain[: match.start()].endswith("not") or _NEGATED.match(plain, match.end())
            if not denied:
                found[match[0]] = way
    return _only([Word(way, phrase) for phrase, way in found.items()])


@lru_cache(KEPT)
def target_word(target: str, value: Fraction | None, *, decrease: bool) -> Word | None:
    """Return what a target says itself of the direction of its indicator.

    Args:
        target: The text of its cell.
        value: Its number.
        decrease: Whether the indicator counts a decrease, as its name says.

    >>> target_word("28人以下", Fraction(28), decrease=False)
    Word(way=<Direction.DOWN: 'down'>, word='以下')
    """
    if _PLAIN.fullmatch(target):
        return None
    plain = _dense(target)
    main = BRACKETS.sub("", plain)
    notes = [note[1:-1] for note in BRACKETS.findall(plain)]
    bounds = [*_bounds(main, value), *(found_in(_BOUND_NOTE, note) for note in notes)]
    changes = [_change_note(note, decrease=decrease) for note in notes if re.search(r"\d", main)]
    said: list[Word | None] = [each for each in bounds if each] or [_change(main, value)]
    return _only([word for word in (*said, *changes, wish(target)) if word])


@lru_cache(KEPT)
def is_word_target(target: str) -> bool:
    """Tell whether a target is a word of direction and no number, such as 減少を目指します.

    >>> is_word_target("増加"), is_word_target("5件増加"), is_word_target("充実")
    (True, False, False)
    """
    word = None if _DIGIT.search(target) else target_word(target, None, decrease=False)
    return word is not None and word.way is not None


def _dense(text: str) -> str:
    return folded(text).replace(" ", "")


def _only(words: Sequence[Word]) -> Word | None:
    """Return the first of words that say the same, one without a direction if they do not."""
    if len({word.way for word in words}) > 1:
        return Word(None, AND.join(word.word for word in words))
    return words[0] if words else None


def found_in(patterns: Mapping[Direction, re.Pattern[str]], text: str) -> Word | None:
    """Return the first word that patterns of words find in a text."""
    matches = ((way, pattern.search(text)) for way, pattern in patterns.items())
    return next((Word(way, found["word"]) for way, found in matches if found), None)


def _bounds(main: str, value: Fraction | None) -> list[Word]:
    """Return the bounds in a target outside its brackets: those of its number, or contrary ones."""
    words = [
        Word(way, each["word"]) for way, of in _ANY_BOUND.items() for each in of.finditer(main)
    ]
    if len({word.way for word in words}) > 1:
        return words
    for patterns in (_BOUND, _BOUND_BEFORE):
        for way, pattern in patterns.items():
            found = pattern.search(main)
            if found and _is_value(found, value):
                # ▲5%以上 may be a decrease by 5 or more, and so below the number.
                negative = found["number"][0] in "-−▲△"
                return [Word(None if negative else way, found["word"])]
    said = found_in(_BOUND_OF_WORDS, main) if value is None and not re.search(r"\d", main) else None
    return [said] if said else []


def _is_value(found: re.Match[str], value: Fraction | None) -> bool:
    """Tell whether a number in a target is that of the target."""
    if value is None:
        return True
    number = abs(Fraction(found["number"].lstrip("+-−▲△").replace(",", "")))
    scales = [10**power for power in (0, 3, 4, 8)]
    return abs(value) in [number * scale for scale in scales]


def _change(main: str, value: Fraction | None) -> Word | None:
    """Return the change that a target outside its brackets names."""
    for way, pattern in _CHANGE.items():
        found = pattern.search(main)
        if not found:
            continue
        level = found["number"] is None or found["particle"] in ("に", "へ", "まで")
        certain = level or way is not Direction.DOWN or value is None or value < 0
        return Word(way if certain else None, found["word"])
    other = _OTHER_CHANGE.search(main) if value is not None else None
    return other and Word(None, other[0])


def _change_note(note: str, *, decrease: bool) -> Word | None:
    """Return the change that a note in brackets beside the number of a target names."""
    for way, pattern in _CHANGE.items():
        found = pattern.search(note)
        if found:
            bare = way is Direction.DOWN and found["number"] is None and found["aim"] is None
            uncertain = bare or (way is not Direction.MAINTAIN and decrease)
            return Word(None if uncertain else way, note)
    return None
