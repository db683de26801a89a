"""The colours of text and of what stands behind it, as far as they hide the text."""

import re

from sokatsu_cli.reading.documents.contrast import is_legible, luminance
from sokatsu_cli.reading.docx.names import value_of
from sokatsu_cli.reading.spreadsheet.packages import Attributes

Colours = tuple[str, ...]
"""The colours that something may have, such as ``FFFFFF``; none where a program chooses one."""

WHITE: Colours = ("FFFFFF",)

_HEX = re.compile("[0-9A-Fa-f]{6}")
_LIGHT, _DARK = ("background1", "light1", "bg1"), ("text1", "dark1", "tx1")
_THEME = dict.fromkeys(_LIGHT, "FFFFFF") | dict.fromkeys(_DARK, "000000")
_MIXED = ("Tint", "Shade")
_MARKERS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkRed": "800000",
    "darkMagenta": "800080",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}


def text_colours(attributes: Attributes) -> Colours:
    """Return the colours of text: the one that is written, and that of the theme."""
    return _colours(attributes, "val", "theme")


def scheme_colours(attributes: Attributes) -> Colours:
    """Return the colour that is named as one of the theme."""
    name = value_of(attributes)
    return (_THEME[name],) if name in _THEME else ()


def shade_colours(attributes: Attributes) -> Colours:
    """Return the colours of a shading: of its ground, of its pattern, or of both."""
    pattern = value_of(attributes)
    ground = _colours(attributes, "fill", "themeFill")
    front = _colours(attributes, "color", "theme")
    if pattern in ("", "clear", "nil"):
        return ground
    return front or ("000000",) if pattern == "solid" else (*ground, *front)


def marker_colours(attributes: Attributes) -> Colours:
    """Return the colour of a marker pen."""
    name = value_of(attributes)
    return (_MARKERS[name],) if name in _MARKERS else ()


def is_seen(texts: Colours, grounds: Colours) -> bool:
    """Tell whether text can be read, whichever colours there are.

    >>> is_seen(("FFFFFF",), ("FFFFFF",)), is_seen(("808080",), ("FFFFFF",))
    (False, True)
    """
    pairs = ((_light(text), _light(ground)) for text in texts for ground in grounds)
    return all(is_legible(*pair) for pair in pairs)


def _colours(attributes: Attributes, name: str, theme: str) -> Colours:
    written = value_of(attributes, name)
    found = [written.upper()] if _HEX.fullmatch(written) else []
    named = value_of(attributes, theme if theme != "theme" else "themeColor")
    if named in _THEME and not any(value_of(attributes, theme + each) for each in _MIXED):
        found.append(_THEME[named])
    return tuple(dict.fromkeys(found))


def _light(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return luminance(red, green, blue)
