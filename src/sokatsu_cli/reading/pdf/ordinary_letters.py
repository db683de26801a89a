"""Characters as PDFs name them, and the ordinary ones that are meant.

Programs that write PDFs name a glyph by any one of the characters that look like it: ⽬ for 目.
"""

import re
from collections.abc import Sequence
from unicodedata import category, normalize

_RADICALS = (
    *(
        "⺁厂",
        "⺂乛",
        "⺃乚",
        "⺄乙",
        "⺅亻",
        "⺆冂",
        "⺈刀",
        "⺉刂",
        "⺊卜",
        "⺋㔾",
        "⺎尢",
        "⺏尣",
        "⺐尢",
    ),
    *(
        "⺒巳",
        "⺓幺",
        "⺔彑",
        "⺕彐",
        "⺖忄",
        "⺗心",
        "⺘扌",
        "⺙攵",
        "⺛旡",
        "⺜日",
        "⺝月",
        "⺞歺",
        "⺠民",
    ),
    *(
        "⺡氵",
        "⺢氺",
        "⺣灬",
        "⺤爫",
        "⺥爫",
        "⺦丬",
        "⺧牛",
        "⺨犭",
        "⺫罒",
        "⺬示",
        "⺭礻",
        "⺮竹",
        "⺯糹",
    ),
    *(
        "⺰纟",
        "⺱罓",
        "⺲罒",
        "⺶羊",
        "⺷羊",
        "⺸羊",
        "⺹耂",
        "⺺肀",
        "⺼月",
        "⺽臼",
        "⺾艹",
        "⺿艹",
        "⻀艹",
    ),
    *(
        "⻁虎",
        "⻂衤",
        "⻃覀",
        "⻄西",
        "⻅见",
        "⻆角",
        "⻇角",
        "⻈讠",
        "⻉贝",
        "⻊足",
        "⻋车",
        "⻌辶",
        "⻍辶",
    ),
    *(
        "⻎辶",
        "⻏邑",
        "⻐钅",
        "⻑長",
        "⻒镸",
        "⻓长",
        "⻔门",
        "⻕阜",
        "⻖阝",
        "⻗雨",
        "⻘青",
        "⻙韦",
        "⻚页",
    ),
    *(
        "⻛风",
        "⻜飞",
        "⻝食",
        "⻞食",
        "⻟飠",
        "⻠饣",
        "⻢马",
        "⻣骨",
        "⻤鬼",
        "⻥鱼",
        "⻦鸟",
        "⻧卤",
        "⻨麦",
    ),
    *("⻩黄", "⻪黾", "⻫斉", "⻬齐", "⻭歯", "⻮齿", "⻯竜", "⻰龙", "⻱龜", "⻲亀", "⻳龟"),
)
"""The radicals that Unicode itself makes nothing else of, each with the character that is meant."""

_OF_UNICODE = [*range(0x2F00, 0x2FD6), *range(0xFB00, 0xFB07), 0x2E9F, 0x2EF3]
_FOLDED = {
    **{code: normalize("NFKC", chr(code)) for code in _OF_UNICODE},
    **{ord(pair[0]): pair[1] for pair in _RADICALS},
    ord("‧"): "・",
    0xA0: " ",
    0xAD: "-",
}


def ordinary(text: str) -> str:
    """Return a text with ordinary characters for radicals, ligatures and the like.

    >>> ordinary("⽬標値⺠‧ﬁ5²")
    '目標値民・fi5²'
    """
    return text.translate(_FOLDED)


_OF_NUMBERS = re.compile(r"[0-9.,%+\-−▲△]")
_NO_INK = ("Cf", "Mn", "Zs", "Cc")


def stand_for(letters: Sequence[str], text: str) -> bool:
    """Tell whether letters are those of a text, or neither can be a part of a number.

    >>> stand_for(["⽬", "標"], "目標"), stand_for(["8", "0"], "95"), stand_for(["葛"], "葛󠄀")
    (True, False, True)
    """
    one, other = _bare("".join(letters)), _bare(text)
    return one == other or not (_OF_NUMBERS.search(one) or _OF_NUMBERS.search(other))


def _bare(text: str) -> str:
    plain = normalize("NFKC", ordinary(text))
    return "".join(letter for letter in plain if category(letter) not in _NO_INK)
