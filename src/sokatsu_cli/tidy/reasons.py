"""Analysis paragraphs of a summary sheet, and the indicators that they name."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from sokatsu_cli.model.names import name_key

BULLETS = "・●○◆■"
_LEAST = 0.6
_LEAST_OF_PART = 0.75
_LEAD = 0.1

_LONGEST = 100  # characters of a text or a name that are compared letter by letter
_MOST_NAMES = 500  # names of one section that a text is compared with
_MOST_PARTS = 50  # parts of a paragraph's beginning that are compared with names
_MOST_NEAR = 12  # names that one text is compared with letter by letter
_MOST_PAIRS = 500  # pairs of equal letters of two texts that are compared


def paragraphs(text: str) -> list[str]:
    r"""Split the text of a cell into its paragraphs, without tags and bullets.

    >>> paragraphs("<p>・甲は、遅れた。</p> <p>・乙は、減った。</p>")
    ['甲は、遅れた。', '乙は、減った。']
    >>> paragraphs("・甲は、遅れた。\n  天候による。\n・乙は、減った。")
    ['甲は、遅れた。天候による。', '乙は、減った。']
    """
    tagged = "<p>" in text
    lines = re.split("</?p>", text) if tagged else text.splitlines()
    found: list[list[str]] = []
    for line in filter(None, map(str.strip, lines)):
        if found and not tagged and line[0] not in BULLETS:
            found[-1].append(line)
        else:
            found.append([line.lstrip(BULLETS).strip()])
    return list(map("".join, found))


def named_indicators(paragraph: str, indicators: Sequence[str]) -> list[int]:
    """Find the indicators that a paragraph begins with, which are seldom named to the letter.

    Args:
        paragraph: Such as ``「自治会・町内会の加入率」…世帯数は増えている``, or
            ``甲及び乙は、減った``, which is about two.
        indicators: n names, such as 自治会・町内会への加入率.

    Returns:
        The places of the names, from 0; none if a part of the beginning repeats less than 60 % of
        any name's part, or two names as much. A part that is a name to the letter is that one;
        other ones are compared where there are few and short names.

    Examples:
        >>> named_indicators("「団体数」及び「会員数」は、減った。", ["団体数", "会員数", "公園数"])
        [0, 1]
        >>> named_indicators("道と公園の満足度は、下がった。", ["道と公園の満足度", "公園の満足度"])
        [0]
    """
    known = _known(tuple(indicators))
    quoted = _quoted(paragraph)
    subject = re.split("については|に関しては|は、|…|。", paragraph, maxsplit=1)[0]
    parts = quoted or ([subject] if known.exact(subject) else _JOINED.split(subject))
    least = _LEAST if quoted else _LEAST_OF_PART
    few = len(parts) <= _MOST_PARTS
    found = [known.exact(part) or (known.like(part, least) if few else []) for part in parts]
    distinct = {place for places in found for place in places}
    if len(quoted) < 2 and not (all(found) and len(distinct) == len(found)):  # noqa: PLR2004 - two
        found = [_named_first(paragraph, known)]
    # A name that stands twice is that of no certain one.
    certain = all(len(places) == 1 for places in found)
    return list(dict.fromkeys(place for places in found for place in places)) if certain else []


def named_indicator(paragraph: str, indicators: Sequence[str]) -> int | None:
    """Find the one indicator that a paragraph begins with; see `named_indicators`."""
    places = _named_first(paragraph, _known(tuple(indicators)))
    return places[0] if len(places) == 1 else None


def _named_first(paragraph: str, known: "_Names") -> list[int]:
    quoted = re.match("[「『](.+?)[」』]", paragraph)
    heads = re.split("については|に関しては|は、|…|、|。", paragraph, maxsplit=1)
    head = quoted[1] if quoted else heads[0]
    return known.exact(head) or known.like(head, _LEAST)


_JOINED = re.compile("及び|および|並びに|ならびに|、|と")


class _Names:
    """Names of indicators, to be found by what stands in a text."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            self._places.setdefault(name_key(name), []).append(place)
        short = [(place, name) for place, name in enumerate(names) if len(name) <= _LONGEST]
        # Of more names each text would have to be compared with too many.
        compared = short if len(names) <= _MOST_NAMES else []
        letters = sorted({letter for _place, name in compared for letter in name})
        self._bits = {letter: 1 << at for at, letter in enumerate(letters)}
        self._compared = [(place, name, self._mask(name)) for place, name in compared]

    def exact(self, head: str) -> list[int]:
        """Return the places of a name."""
        return self._places.get(name_key(head), [])

    def like(self, head: str, least: float) -> list[int]:
        """Return the place of the name that a text repeats the most, none if two are near."""
        first = second = 0.0
        best = 0
        bounds = self._bounds(head) if 0 < len(head) <= _LONGEST else []
        for compared, (bound, place, name) in enumerate(bounds):
            if bound < least or bound <= first - _LEAD:
                break
            if compared == _MOST_NEAR or _repeats(head, name):
                return []
            likeness = _likeness(head, name)
            if likeness > first:
                first, second, best = likeness, first, place
            else:
                second = max(second, likeness)
        return [best] if first >= least and first - second >= _LEAD else []

    def _mask(self, text: str) -> int:
        """Return the letters of a text as bits."""
        return sum(self._bits.get(letter, 0) for letter in {*text})

    def _bounds(self, head: str) -> list[tuple[float, int, str]]:
        """Return what `_likeness` of a text with each name is at most, the highest first."""
        mask, length = self._mask(head), len(head)
        again = length - len(set(head))
        bounds = []
        for place, name, letters in self._compared:
            shared = min((mask & letters).bit_count() + again, length, len(name))
            twice = shared / length + 2 * shared / (length + len(name))
            bounds.append((twice / 2, place, name))
        return sorted(bounds, reverse=True)


@lru_cache(4)
def _known(names: tuple[str, ...]) -> _Names:
    return _Names(names)


def _repeats(head: str, name: str) -> bool:
    """Tell whether two texts repeat letters so often that to compare them would take long."""
    counts = Counter(name)
    return sum(counts[letter] for letter in head) > _MOST_PAIRS


def _quoted(paragraph: str) -> list[str]:
    """Return the names in the quotes that a paragraph begins with, joined by と or commas.

    >>> _quoted("「甲」及び「乙」は、減った。「丙」もまた。")
    ['甲', '乙']
    """
    begin = re.match(
        r"(?:[「『][^」』]+[」』](?:、|,|・|と|及び|および|並びに|ならびに)?\s*)+", paragraph
    )
    return re.findall("[「『]([^」』]+)[」』]", begin[0]) if begin else []


def _likeness(head: str, name: str) -> float:
    """Return the share of the head's letters that stand in the name; a longer name has less."""
    matcher = SequenceMatcher(None, head, name, autojunk=False)
    covered = sum(block.size for block in matcher.get_matching_blocks()) / max(len(head), 1)
    return (covered + matcher.ratio()) / 2
