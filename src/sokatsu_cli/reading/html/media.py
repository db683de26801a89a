"""The conditions of style sheets: whether what stands under them counts on an ordinary screen."""

import re

_NARROWEST, _WIDEST = 1100, 1920  # CSS pixels of the window of a screen that we assume
_EM = 16  # CSS pixels
_NO_SCREEN = {"speech", "aural", "braille", "embossed", "handheld", "projection", "tty", "tv"}
_LENGTH = r"([0-9]*\.?[0-9]+) ?(px|r?em)"
_WIDTH = re.compile(rf"\((?:(min|max)-(?:device-)?width ?: ?|width ?([<>])=? ?){_LENGTH}\)")
_TYPE = re.compile(r"(?:only )?([a-z]+)")


def applies(queries: str) -> bool | None:
    """Tell whether media queries hold on a wide screen; None where that depends on more.

    What only narrow screens get does not hold, what is printed may.

    >>> applies("screen and (min-width: 48em)"), applies("(max-width: 767.98px)")
    (True, False)
    >>> applies("print"), applies("(prefers-color-scheme: dark)"), applies("")
    (None, None, True)
    """
    found = [_holds(" ".join(each.split())) for each in queries.lower().split(",")]
    if True in found:
        return True
    return None if None in found else False


def both(one: bool | None, other: bool | None) -> bool | None:
    """Tell whether two conditions hold, one within the other."""
    if one is False or other is False:
        return False
    return None if None in (one, other) else True


def _holds(query: str) -> bool | None:
    if query.startswith("not "):
        return False if query == "not all" else None
    found: bool | None = True
    for each in query.split(" and ") if query else ():
        found = both(found, _part_holds(each))
    return found


def _part_holds(part: str) -> bool | None:
    width, kind = _WIDTH.fullmatch(part), _TYPE.fullmatch(part)
    if kind:
        return False if kind[1] in _NO_SCREEN else True if kind[1] in ("all", "screen") else None
    if not width:
        return None
    pixels = float(width[3]) * (1 if width[4] == "px" else _EM)
    if (width[1] or width[2]) in ("min", ">"):
        return True if pixels <= _NARROWEST else False if pixels > _WIDEST else None
    return False if pixels < _NARROWEST else True if pixels >= _WIDEST else None
