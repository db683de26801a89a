"""Analysis paragraphs of a summary sheet, and the indicators that they name."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

BULLETS = "・●○◆■"
_LEAST = 0.6
_LEAST_OF_PART = 0.75
_LEAD = 0.1


def paragraphs(text: str) -> list[str]:
    r"""Split the text of a cell into its paragraphs, without tags and bullets.

    >>> paragraphs("<p>・甲は、遅れた。</p> <p>・乙は、減った。</p>")
    ['甲は、遅れた。', '乙は、減った。']
    >>> paragraphs("・甲は、遅れた。\n  天候による。\n・乙は、減った。")
    ['甲は、遅れた。天候による。', '乙は、減った。']
    """
    tagged = re.findall(r"<p>(.*?)</p>", text, re.DOTALL)
    found: list[str] = []
    for line in filter(None, map(str.strip, tagged or text.splitlines())):
        if found and not tagged and line[0] not in BULLETS:
            found[-1] += line
        else:
            found.append(line.lstrip(BULLETS).strip())
    return found


def named_indicators(paragraph: str, indicators: Sequence[str]) -> list[int]:
    """Find the indicators that a paragraph begins with, which are seldom named to the letter.

    Args:
        paragraph: Such as ``「自治会・町内会の加入率」…世帯数は増えている``, or
            ``甲及び乙は、減った``, which is about two.
        indicators: n names, such as 自治会・町内会への加入率.

    Returns:
        The places of the names, from 0; none if a part of the beginning repeats less than 60 % of
        any name's part, or two names as much.

    Examples:
        >>> named_indicators("「団体数」及び「会員数」は、減った。", ["団体数", "会員数", "公園数"])
        [0, 1]
        >>> named_indicators("道と公園の満足度は、下がった。", ["道と公園の満足度", "公園の満足度"])
        [0]
    """
    quoted = _quoted(paragraph)
    subject = re.split("については|に関しては|は、|…|。", paragraph, maxsplit=1)[0]
    parts = quoted or ([subject] if subject in indicators else _JOINED.split(subject))
    found = [_named(part, indicators, _LEAST if quoted else _LEAST_OF_PART) for part in parts]
    if len(quoted) < 2 and (None in found or len(set(found)) < len(found)):  # noqa: PLR2004 - two
        found = [named_indicator(paragraph, indicators)]
    return [] if None in found else [place for place in dict.fromkeys(found) if place is not None]


def named_indicator(paragraph: str, indicators: Sequence[str]) -> int | None:
    """Find the one indicator that a paragraph begins with; see `named_indicators`."""
    quoted = re.match("[「『](.+?)[」』]", paragraph)
    if quoted:
        return _named(quoted[1], indicators)
    head = re.split("については|に関しては|は、|…|、|。", paragraph, maxsplit=1)[0]
    return _named(head, indicators)


_JOINED = re.compile("及び|および|並びに|ならびに|、|と")


def _named(head: str, indicators: Sequence[str], least: float = _LEAST) -> int | None:
    """Return the place of the name that a text repeats the most, None if none or two are near."""
    scores = sorted(
        ((_likeness(head, name), place) for place, name in enumerate(indicators)), reverse=True
    )
    if not scores or scores[0][0] < least:
        return None
    clear = len(scores) == 1 or scores[0][0] - scores[1][0] >= _LEAD
    return scores[0][1] if clear else None


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
