"""Colours as PDFs give them, and whether one is seen on another."""

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psparser import literal_name

from sokatsu_cli.reading.documents.contrast import is_legible, luminance

Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)

_UNCERTAIN = {"Lab", "Indexed", "Pattern"}
_EXPONENTIAL = 2  # the kind of functions that go from one colour to another
_PARTS = (1, 3, 4)  # numbers of a colour: grey, light, ink


class Ink(PDFColorSpace):
    """An ink of its own: a number from 0 to 1 says how much of it there is."""

    def __init__(self, full: Colour | None) -> None:
        """Take the colour of all of it, None where that is not certain."""
        super().__init__("Separation", 1)
        self.full = full


def ink_of(spec: Sequence[Any]) -> Ink:
    """Return an ink: its name, and how a screen shows it."""
    if literal_name(spec[1]) in ("All", "Black"):
        return Ink(BLACK)
    shown = dict_value(spec[3])
    if shown.get("FunctionType") != _EXPONENTIAL:
        return Ink(None)
    return Ink(_colour([float(resolve1(each)) for each in list_value(shown["C1"])]))


def colour_of(numbers: object, space: PDFColorSpace) -> Colour | None:
    """Return a colour, None where it is not certain, as that of a pattern."""
    given = numbers if isinstance(numbers, tuple) else (numbers,)
    parts = [float(each) for each in given if isinstance(each, int | float)]
    if space.name in _UNCERTAIN or len(parts) < len(given):
        return None
    if space.name in ("Separation", "DeviceN"):
        full = space.full if isinstance(space, Ink) else None
        return full and blended(full, parts[0], WHITE)
    return _colour(parts)


def _colour(parts: Sequence[float]) -> Colour | None:
    parts = [min(max(each, 0.0), 1.0) for each in parts]
    if len(parts) not in _PARTS:
        return None
    if len(parts) == 1:
        return (parts[0],) * 3
    if len(parts) == len(WHITE):
        return (parts[0], parts[1], parts[2])
    red, green, blue = ((1 - each) * (1 - parts[3]) for each in parts[:3])
    return (red, green, blue)


def blended(colour: Colour, share: float, below: Colour) -> Colour:
    """Return what is seen of a colour on another, as much of it as there is."""
    red, green, blue = (
        share * one + (1 - share) * other for one, other in zip(colour, below, strict=True)
    )
    return (red, green, blue)


def is_seen(colour: Colour, below: Colour) -> bool:
    """Tell whether a colour is seen on another.

    >>> is_seen((0, 0, 0), (1, 1, 1)), is_seen((0.9, 0.9, 0.9), (1, 1, 1))
    (True, False)
    """
    return is_legible(luminance(*colour), luminance(*below))
