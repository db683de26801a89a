"""Analysis paragraphs of a summary sheet, and the indicators that they name."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

BULLETS = "・●○◆■"
_LEAST = 0.6
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


def named_indicator(paragraph: str, indicators: Sequence[str]) -> int | None:
    """Find the indicator that a paragraph begins with, which is seldom its name to the letter.

    Args:
        paragraph: Such as ``「自治会・町内会の加入率」…世帯数は増えている``.
        indicators: n names, such as 自治会・町内会への加入率.

    Returns:
        The place of the name, from 0, of which the beginning repeats the most; None if it repeats
        less than 60 % of any name's part, or two names as much.
    """
    head = _head(paragraph)
    scores = sorted(
        ((_likeness(head, name), place) for place, name in enumerate(indicators)), reverse=True
    )
    if not scores or scores[0][0] < _LEAST:
        return None
    clear = len(scores) == 1 or scores[0][0] - scores[1][0] >= _LEAD
    return scores[0][1] if clear else None


def _head(paragraph: str) -> str:
    """Return what a paragraph is about: what stands in its quotes, or before its first は."""
    quoted = re.match("[「『](.+?)[」』]", paragraph)
    if quoted:
        return quoted[1]
    return re.split("については|に関しては|は、|…|、|。", paragraph, maxsplit=1)[0]


def _likeness(head: str, name: str) -> float:
    """Return the share of the head's letters that stand in the name; a longer name has less."""
    matcher = SequenceMatcher(None, head, name, autojunk=False)
    covered = sum(block.size for block in matcher.get_matching_blocks()) / max(len(head), 1)
    return (covered + matcher.ratio()) / 2
