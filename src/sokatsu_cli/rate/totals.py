"""The rows of a table that are totals or means of others, and no indicators."""

from collections.abc import Iterator, Sequence

import numpy as np

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.digits import Flags
from sokatsu_cli.rate.parts import Part

NAMED = 12
"""How many totals are named before the rest is only counted."""


def total_rows(part: Part, totals: Flags) -> list[tuple[int, str]]:
    """Return the lines and the names of the rows that are totals."""
    places = np.flatnonzero(totals).tolist()
    names = part.texts("indicator") if places else ()
    return [(part.lines[place], names[place]) for place in places]


def total_notes(
    path: str, rows: Sequence[tuple[int, str]], count: int, places: Places = OWN_LINES
) -> Iterator[str]:
    """Yield a note that names each row that is no indicator, the first ones of many.

    Args:
        path: The name of the file.
        rows: Their lines and names, at least the first twelve.
        count: How many there are.
        places: Where the rows stand.
    """
    for line, name in rows[:NAMED]:
        told = _(
            "{place}: {name} is a total or mean of other rows, no indicator: it is not counted"
        )
        yield told.format(place=places.in_file(path, line), name=quoted(name.strip()))
    if count > NAMED:
        yield _("{path}: … and {count} more totals").format(path=path, count=count - NAMED)
