"""What the names of indicators, and other texts, say of where they should go."""

import re
import unicodedata
from functools import lru_cache

from sokatsu_cli.model.direction_words import BRACKETS, KEPT, Word, by_way, folded, found_in
from sokatsu_cli.model.terms import Direction

_VERBS = {
    Direction.UP: """
        増や(?:す|します) (?:増加|向上|上昇|増大|拡大)させ(?:る|ます)
        高め(?:る|ます) 伸ば(?:す|します) 引き?上げ(?:る|ます)
        (?:増加|向上|上昇|拡大)を(?:目指|めざ|図)(?:す|します|る|ります)
    """,
    Direction.DOWN: """
        減ら(?:す|します) (?:減少|低下|低減|縮小)させ(?:る|ます) 引き?下げ(?:る|ます)
        (?:抑制|削減|縮小|低減|短縮)(?:する|します) 抑え(?:る|ます)
        (?:減少|低下|低減|抑制|削減|縮小)を(?:目指|めざ|図)(?:す|します|る|ります)
    """,
    Direction.MAINTAIN: "維持(?:する|します)",
}
"""What is to be done with what a sentence names."""

_NOUNS = {
    Direction.UP: "増加 上昇 拡大 向上",
    Direction.DOWN: "減少 削減 抑制 低下 縮小 低減 短縮",
}
"""At the end of a name these say nothing certain: the number may be that of the change itself."""

_QUANTITY = re.compile(
    "(?:数|量|額|率|(?<!消)費|割合|面積|人口|時間|残高|延長|(?:満足|認知|理解|達成|関心|信頼|濃|密|頻)度)$"
)
"""How the name of what is counted or measured ends."""

_SHARE = re.compile("(?:率|割合|度)$")
"""The end of a quantity that is in percent itself."""

_MEASURE = re.compile(
    "(?:の?発生)?の?(?:総|[人件戸者組台本棟校箇個か所回日団体店舗施設]*)数|(?:の?(?:発生|排出|使用|消費|総))?の?量"
    "|(?:の?発生)?の?(?:率|割合|面積|額|時間|残高|件数)|の?発生"
)
"""What may stand behind a noun without making another thing of it."""

_MEASURE_AT_END = re.compile(f"(?:{_MEASURE.pattern})$")

_SENTENCE_AND_NAME = 2
"""Parts of a name that says what to do, and then what is measured."""

_PARTS = re.compile(r"[\s、。,;:○●◎◯◇◆□■・※/]+")

_SENTENCE = by_way(_VERBS, "^(?P<object>.+?)[をの](?P<word>%s)$")

_NOUN = by_way(_NOUNS, "(?P<word>%s)$")


@lru_cache(KEPT)
def name_word(name: str, *, percent: bool) -> Word | None:
    """Return what a name says of the direction of its own number (…数を増やします).

    A sentence about one thing before the name of another says nothing.

    Args:
        name: The name.
        percent: Whether its target is a percentage.

    >>> name_word("販売金額年間1千万円以上の農業経営体を増やします", percent=False)
    Word(way=<Direction.UP: 'up'>, word='増やします')
    """
    parts = _parts(name)
    said = [(part, each) for part in parts for each in _sentences(part)]
    if len(said) != 1 or len(parts) > _SENTENCE_AND_NAME:
        return None
    sentence, (way, thing, word) = said[0]
    others = [part for part in parts if part is not sentence]
    of = others[0] if others else thing
    if others and not _is_same(thing, of):
        return None
    measured = _QUANTITY.search(of) is not None
    if way is Direction.UP or (measured and not _is_of_a_change(of, way, percent=percent)):
        return Word(way, word)
    return None


@lru_cache(KEPT)
def text_word(text: str, name: str, *, percent: bool) -> Word | None:
    """Return what another text says of the direction of the indicator of a name."""
    own = _parts(name)
    for part in _parts(text) if len(own) == 1 else ():
        for way, thing, word in _sentences(part):
            if _is_same(thing, own[0]) and not _is_of_a_change(own[0], way, percent=percent):
                return Word(way, word)
    return None


@lru_cache(KEPT)
def noun(name: str) -> Word | None:
    """Return the change with which a name ends (死者数の減少), which alone says nothing certain."""
    plain = folded(name)
    notes = [note[1:-1] for note in BRACKETS.findall(plain)]
    main = BRACKETS.sub("", plain).strip()
    said = [found_in(_NOUN, main), *(found_in(_NOUN, note) for note in notes)]
    sentences = [Word(way, word) for part in _parts(name) for way, _thing, word in _sentences(part)]
    alone = sentences if len(_parts(name)) == 1 else []
    return next((word for word in [*said, *alone] if word), None)


def _parts(name: str) -> list[str]:
    """Return the parts of a name, without brackets and numbers before them."""
    plain = BRACKETS.sub(" ", unicodedata.normalize("NFKC", name).casefold())
    parts = (part.lstrip("0123456789.()-・") for part in _PARTS.split(plain))
    return [part for part in parts if part]


def _sentences(part: str) -> list[tuple[Direction, str, str]]:
    matches = ((way, pattern.search(part)) for way, pattern in _SENTENCE.items())
    return [(way, found["object"], found["word"]) for way, found in matches if found]


def _is_same(thing: str, name: str) -> bool:
    """Tell whether the name is that of a measure of a thing: 耕作放棄地の発生, 耕作放棄地の面積."""
    if thing == name:
        return True
    cores = {thing, *(thing[: found.start()] for found in _MEASURE_AT_END.finditer(thing))}
    return any(
        core and name.startswith(core) and _MEASURE.fullmatch(name, len(core)) for core in cores
    )


def _is_of_a_change(name: str, way: Direction, *, percent: bool) -> bool:
    """Tell whether the number may be that of a change: a percentage of what is none itself."""
    return percent and way is not Direction.UP and not _SHARE.search(name)
