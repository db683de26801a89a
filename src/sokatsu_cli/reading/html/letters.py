"""The letters of an element: how large they are, how light, and what lies behind them."""

import re

from sokatsu_cli.reading.html.colours import (
    WHITE,
    UnknownColourError,
    is_colour,
    lightness,
)
from sokatsu_cli.reading.html.lengths import pixels
from sokatsu_cli.reading.html.values import Values

USUAL_SIZE, LEAST_SIZE = 16.0, 4.0  # pixels of letters, and of those that can be read
_SIZE_WORDS = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}
_STEPS = {"smaller": 5 / 6, "larger": 6 / 5}
_RELATIVE = {"em": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5}

_EDGE = 4  # pixels of a shadow that is but an edge


def size(own: str, above: float) -> float:
    """Return the size of letters; 0 where it is calculated and may be anything."""
    number = re.fullmatch(r"([0-9]*\.?[0-9]+)(em|%|ex|ch)", own)
    if number:
        return float(number[1]) * _RELATIVE[number[2]] * above
    if "(" in own:
        lengths_in = [pixels(each) for each in re.findall(r"[0-9.]+[a-z%]+", own)]
        is_known = lengths_in and " - " not in own and all(lengths_in)
        return above if is_known else 0.0
    found = _SIZE_WORDS.get(own, pixels(own))
    return above * _STEPS.get(own, 1) if found is None else found


def text(found: Values, own: float | None, light: float | None) -> float | None:
    """Return how light text is, from that around it and what lies behind; None if unknown."""
    named = found.get("text-fill-color", found.get("color", "currentcolor"))
    if named == "currentcolor":
        return own
    try:
        return lightness(named, WHITE if light is None else light)
    except UnknownColourError:
        return None


def behind(found: Values, above: float | None) -> float | None:
    """Return how light what lies behind text is, from that around it; None if unknown."""
    named = found.get("background-color", "transparent")
    if named == "transparent":
        light = above
    else:
        try:
            light = lightness(named, WHITE if above is None else above)
        except UnknownColourError:
            return None
    shadow = found.get("box-shadow", "")
    return light if "inset" not in shadow or light is None else _shadowed(shadow, light)


def _shadowed(shadow: str, light: float) -> float | None:
    """Return how light a shadow inside an element is, if it lies behind its text."""
    words = re.findall(r"[a-z-]+\([^()]*\)|[^\s,()]+", shadow)
    if all((pixels(each) or 0) <= _EDGE for each in words):
        return light
    named = [each for each in words if is_colour(each)]
    try:
        return lightness(named[0], light) if len(named) == 1 else None
    except UnknownColourError:
        return None
