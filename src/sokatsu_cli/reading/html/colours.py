"""How light the colours of text are, and of what lies behind it: whether a reader can see it."""

from functools import lru_cache

from tinycss2 import color4

from sokatsu_cli.reading.documents.contrast import luminance

BLACK, WHITE = 0.0, 1.0

_SYSTEM = {
    **dict.fromkeys(("windowtext", "canvastext", "captiontext", "menutext"), "black"),
    **dict.fromkeys(("infotext", "buttontext", "fieldtext"), "black"),
    **dict.fromkeys(("window", "canvas", "field"), "white"),
    **dict.fromkeys(("linktext", "visitedtext"), "blue"),
}
"""The colours of the system, as it usually has them."""

_GREEN = 1  # the coordinate of luminance in XYZ


class UnknownColourError(ValueError):
    """A colour that may be any."""


@lru_cache(4096)
def is_colour(text: str) -> bool:
    """Tell whether a text is a colour, or may be one that is calculated.

    >>> is_colour("#ff0"), is_colour("color-mix(in lab, red, blue)"), is_colour("#ff")
    (True, True, False)
    """
    return "(" in text or color4.parse_color(_SYSTEM.get(text, text)) is not None


@lru_cache(4096)
def lightness(text: str, above: float) -> float:
    """Return the luminance of a colour over another, from 0 to 1.

    Raises:
        UnknownColourError: It is not known.

    Examples:
        >>> lightness("#fff", BLACK), lightness("transparent", 0.25), lightness("lab(0 0 0)", 1.0)
        (1.0, 0.25, 0.0)
    """
    found = color4.parse_color(_SYSTEM.get(text, text))
    if found is None or isinstance(found, str):  # calculated, or that of the text
        raise UnknownColourError
    for space in ("srgb", "xyz-d50", "xyz-d65"):
        try:
            own = found.to(space).coordinates
        except NotImplementedError:
            continue
        light = luminance(*own) if space == "srgb" else own[_GREEN]
        return float(min(max(light * found.alpha + above * (1 - found.alpha), 0.0), 1.0))
    raise UnknownColourError
