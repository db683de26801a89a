"""The direction that a row says in words, or by its baseline; never one that it does not say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from sokatsu_cli.model.direction_words import (
    AND,
    Word,
    folded,
    is_decrease,
    is_rank,
    target_word,
    wish,
)
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.name_words import name_word, noun, text_word
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.visible import quoted

_KEPT = 1 << 14
"""Cells of which it is kept what they say."""

_SHORT = 12
"""Characters that a unit has less of."""

_WAY_HEADING = re.compile("^方向$|めざす|目指す|望ましい|改善|direction|desired|better")
_OTHER_HEADING = re.compile(
    "前年|推移|変化|傾向|実績|増減|結果|状況|今後|事業|取り?組|施策|予算|改善[点策案内]"
)
"""Headings of what has happened, and of what is to be done otherwise (今後の方向性: 縮小)."""

_FORECAST = re.compile(
    r"(?:総|推計|将来|定住|年少|生産年齢|高齢者?|老年)?人口|(?:総|一般)?世帯数|高齢化率|(?:年間)?出生数"
    r"|児童数|生徒数|児童・?生徒数|(?:要介護|要支援|要介護・?要支援)?認定(?:者数|率)"
    r"|(?:保険|介護)?給付費|医療費"
)
"""Names of what is often foreseen rather than wanted: its target may be a floor."""

_BEHIND = re.compile(r"[(\[].*$|\s")
"""The unit or year behind a name."""


GIVE = N_("give --direction up, down or maintain, or a table of directions")
"""The way out where a row says none."""


_IN_NAME = N_("{word} in the name {text}")


class Source(StrEnum):
    """Where a row says its direction."""

    TARGET = N_("words in the target")
    NAME = N_("words in the name")
    TEXT = N_("words in another column")
    BASELINE = N_("baseline → target")
    OPTION = "--direction"


def sources_told(counts: Mapping[str, int]) -> str:
    """Say how many rows have their direction from where."""
    told = _("{count} from {source}")
    return _(", ").join(told.format(count=n, source=_(each)) for each, n in counts.items())


class Said(NamedTuple):
    """What a row says of its direction.

    Attributes:
        way: The direction; None where nothing says it, or two things contradict each other.
        told: From where it is, or why there is none.
        source: The kind of place where it stands.
    """

    way: Direction | None
    told: str
    source: Source | None = None


def said_direction(
    *,
    target: str,
    name: str,
    texts: Mapping[str, str],
    target_value: Fraction | None,
    baseline: Fraction | None,
) -> Said:
    """Return the direction that a row says.

    Words of the target go first, then those of the name and of other columns, then where the target
    lies from the baseline.

    Args:
        target: The text of the target's cell, with its words and notes.
        name: The name of the indicator.
        texts: Further cells of text by their headings.
        target_value: The number of the target, None for none.
        baseline: The number of the baseline, None for none.

    Examples:
        >>> said_direction(target="41%以上", name="リサイクル率", texts={},
        ...                target_value=Fraction(41), baseline=None).told
        "以上 in the target '41%以上'"
        >>> said_direction(target="6", name="法人化数", texts={},
        ...                target_value=Fraction(6), baseline=Fraction(3)).told
        'baseline 3 → target 6'

    Source: docs/contract.md, Directions.
    """
    found = list(_words(target, name, texts, target_value))
    said = [each for _word, each in found]
    if any(map(is_rank, (name, target, *texts.values()))):
        said = [each if word.startswith("以内") else _of_a_rank(each) for word, each in found]
    doubtful = [each for each in said if each.way is None]
    if doubtful:
        return Said(None, _("not certain: {why}").format(why=doubtful[0].told))
    moved = _moved(target_value, baseline)
    if moved and not said and _FORECAST.fullmatch(_BEHIND.sub("", folded(name))):
        told = _("{what} may be a forecast of {name}, not what is wanted")
        return Said(None, told.format(what=moved.told, name=quoted(name)))
    others = [moved] if said else [moved, _noun(name)]
    sources = [*said, *(each for each in others if each)] if said or moved else []
    against = [each for each in sources if each.way is not sources[0].way]
    if against:
        told = _("{one}, but {other}").format(one=sources[0].told, other=against[0].told)
        return Said(None, told)
    return sources[0] if sources else Said(None, _nothing(target_value, baseline))


def _words(
    target: str, name: str, texts: Mapping[str, str], value: Fraction | None
) -> Iterator[tuple[str, Said]]:
    """Return each word with what it says, those of the target first."""
    word = target_word(target, value, decrease=is_decrease(name))
    yield from _said([word], _("{word} in the target {text}"), target, Source.TARGET)
    short = (text for text in texts.values() if len(text) < _SHORT)  # a unit
    percent = any("%" in folded(text) for text in (target, *short))
    words = [wish(name), name_word(name, percent=percent)]
    yield from _said(words, _(_IN_NAME), name, Source.NAME)
    for heading, text in texts.items():
        words = [wish(text), _cell(heading, text), text_word(text, name, percent=percent)]
        yield from _said(words, _("{word} in {heading}: {text}"), text, Source.TEXT, heading)


def _said(
    words: Iterable[Word | None], told: str, text: str, source: Source, heading: str = ""
) -> Iterator[tuple[str, Said]]:
    for word in words:
        if word:
            both = _(" and ").join(word.word.split(AND))
            texts = {"word": both, "heading": quoted(heading), "text": quoted(text)}
            yield word.word, Said(word.way, told.format(**texts), source)


@lru_cache(_KEPT)
def _cell(heading: str, text: str) -> Word | None:
    """Return the direction of a cell whose heading asks for one."""
    plain = folded(heading)
    if not _WAY_HEADING.search(plain) or _OTHER_HEADING.search(plain):
        return None
    try:
        return Word(Direction.parse(text), text.strip())
    except ValueError:
        return None


def _of_a_rank(said: Said) -> Said:
    return said._replace(way=None, told=_("{what}, of a rank").format(what=said.told))


def _moved(target: Fraction | None, baseline: Fraction | None) -> Said | None:
    """Return where the target lies from the baseline."""
    if target is None or baseline is None or target == baseline:
        return None
    way = Direction.UP if target > baseline else Direction.DOWN
    told = _("baseline {baseline} → target {target}")
    told = told.format(baseline=plain(baseline), target=plain(target))
    return Said(way, told, Source.BASELINE)


def _noun(name: str) -> Said | None:
    word = noun(name)
    if word is None:
        return None
    told = _(_IN_NAME).format(word=word.word, text=quoted(name))
    return Said(word.way, told, Source.NAME)


def _nothing(target: Fraction | None, baseline: Fraction | None) -> str:
    if target is not None and target == baseline:
        told = _("no word says it, and baseline and target are both {number}")
        return told.format(number=plain(target))
    if target is None:
        return _("no word says it, and there is no target to compare")
    return _("no word says it, and there is no baseline to compare")
