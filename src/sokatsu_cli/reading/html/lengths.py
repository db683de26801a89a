"""The lengths of styles, in CSS pixels."""

import re

_LENGTH = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?)([a-z]*|%)")
_UNITS = {
    "px": 1.0,
    "": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "ic": 16.0,
    "lh": 20.0,
    "rlh": 20.0,
    "vw": 13.0,
    "vh": 8.0,
    "vmin": 8.0,
    "vmax": 13.0,
    "%": 3.0,
}
"""Pixels of each unit, with letters of the usual size; a share is one of a box of 300."""


def pixels(text: str) -> float | None:
    """Return a length, None if it is none.

    >>> pixels("12pt"), pixels("-1em"), pixels("50%"), pixels("auto")
    (16.0, -16.0, 150.0, None)
    """
    found = _LENGTH.fullmatch(text)
    if not found or found[2] not in _UNITS:
        return None
    return float(found[1]) * _UNITS[found[2]]


def lengths(text: str) -> list[float] | None:
    """Return the lengths among words, None where one is no length that is known.

    >>> lengths("0 -5px"), lengths("calc(1px - 2em)")
    ([0.0, -5.0], None)
    """
    found = [pixels(each) for each in text.split()]
    return None if None in found else [each for each in found if each is not None]
