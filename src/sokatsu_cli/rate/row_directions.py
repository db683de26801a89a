"""The directions that an option gives the rows of a table: one for all, by name, or by the row."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from sokatsu_cli.model.cells import NOT_PLAIN, Cell, printed_text
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import MISSING, parse_number
from sokatsu_cli.model.said_directions import Said, Source, said_direction
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.value_cells import read_texts
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.parts import Part

_KEPT = 1 << 14
"""Distinct cells whose numbers are kept."""

_BOUND = re.compile(r"(?P<number>.*?\S)\s*(?:以上|以下|以内|(?P<beyond>未満|超))\s*")
"""A number and the word behind it that says on which side of it the actual should lie."""


class Told(NamedTuple):
    """What rows of a part say of their directions.

    Attributes:
        said: By the place of each row that was asked, what it says.
        targets: By place, the text of the number of a target that has a word behind it.
    """

    said: dict[int, Said]
    targets: dict[int, str]


Teller = Callable[[Part, Sequence[int]], Told]
"""Returns what the rows of a part at some places say."""

Given = Direction | Teller
"""What gives rows their directions: one for all, or each its own."""


def directions_of_all(way: Direction) -> Teller:
    """Return what gives all rows one direction."""
    given = Said(way, _("given for all rows"), Source.OPTION)
    return lambda _part, places: Told(dict.fromkeys(places, given), {})


def directions_by_name(known: Callable[[str], str]) -> Teller:
    """Return what gives each row the direction of its indicator.

    Args:
        known: Returns the direction of an indicator in any spelling, "" for none.
    """

    def tell(part: Part, places: Sequence[int]) -> Told:
        names = part.texts("indicator")
        return Told({place: _named(names[place], known(names[place])) for place in places}, {})

    return tell


def _named(name: str, way: str) -> Said:
    if not way:
        told = _("the table of directions has no {name}").format(name=quoted(name))
        return Said(None, told, Source.OPTION)
    return Said(Direction.parse(way), _("given by name"), Source.OPTION)


def said_directions(missing: Collection[str] = ()) -> Teller:
    """Return what asks each row for the direction that it says itself.

    Args:
        missing: Cells that stand for "no number" beside the usual ones.
    """
    no_numbers = MISSING.union(map(str.strip, missing))

    @lru_cache(_KEPT)
    def value(text: str, unit: str) -> Fraction | None:
        try:
            return parse_number(text, unit, no_numbers)
        except ValueError:
            return None

    def tell(part: Part, places: Sequence[int]) -> Told:
        rows = _Texts(part, value)
        targets = {place: rows.without_bound(place) for place in places}
        found = {place: rows.said(place, target) for place, target in targets.items()}
        said = {place: target for place, target in targets.items() if found[place].way and target}
        return Told(found, said)

    return tell


def has_bound(target: str) -> bool:
    """Tell whether a target has a word behind it (28人以下)."""
    return _BOUND.fullmatch(target) is not None


class _Texts:
    """The cells of a part that may say a direction."""

    def __init__(self, part: Part, value: Callable[[str, str], Fraction | None]) -> None:
        self._value = value
        self._targets, self._baselines = map(part.texts, ("target", "baseline"))
        self._actuals = part.texts("actual")
        self._names, self._units = map(part.texts, ("indicator", "unit"))
        self._others = dict(_other_texts(part))

    def said(self, place: int, without_bound: str) -> Said:
        """Return what a row says."""
        unit = self._units[place]
        target = self._targets[place]
        read = without_bound or _read("target", target)
        return said_direction(
            target=printed_text(target).removesuffix(NOT_PLAIN),
            name=self._names[place],
            texts={heading: texts[place] for heading, texts in self._others.items()},
            target_value=self._value(read, unit),
            baseline=self._value(_read("baseline", self._baselines[place]), unit),
        )

    def without_bound(self, place: int) -> str:
        """Return the number of a target that has a word behind it; "" for any other target.

        An actual that is the very number of 15%未満 does not achieve it, though no rate shows that.
        """
        target, unit = self._targets[place], self._units[place]
        found = None if isinstance(target, Cell) else _BOUND.fullmatch(target)
        if not found:
            return ""
        value = self._value(found["number"], unit)
        actual = self._value(_read("actual", self._actuals[place]), unit)
        return "" if value is None or (found["beyond"] and value == actual) else found["number"]


def _read(name: str, text: str) -> str:
    return read_texts(name, [text])[0] if isinstance(text, Cell) else text


def _other_texts(part: Part) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the headings and the cells of the units, and of the columns that pass through."""
    header = part.header
    known = {place: name for name, place in header.positions.items()}
    for place, heading in enumerate(header.names):
        if place not in header.computed and known.get(place, "unit") == "unit":
            yield heading, part.column(place)
