"""What makes a group: the columns whose cells rows have alike, and the order of the groups."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.model.columns import SECTION, Header, normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import first_spellings
from sokatsu_cli.model.value_cells import READ_AS
from sokatsu_cli.rate.coded_cells import Coded, coded
from sokatsu_cli.rate.identities import sections_of
from sokatsu_cli.rate.parts import Part


def key_places(header: Header, by: Sequence[str], summed: Sequence[str]) -> list[int]:
    """Return the places of the columns whose cells make a group, each once.

    Args:
        header: The header of the table.
        by: Names of the columns; a section has several.
        summed: The names of the columns that the summary has after those.

    Raises:
        ValueError: A column that is not there or has the name of a summary's column.
    """
    places: list[int] = []
    for name in by:
        if name == "section" and {"section", "section_name"} & header.positions.keys():
            there = [each for each in SECTION if each in header.positions]
            places += [header.positions[each] for each in there]
            continue
        places.append(header.place(name))
    taken = [place for place in places if normalised(header.names[place]) in summed]
    if taken:
        raise ValueError(
            _("{name!r} is the name of a summary's column; rename it in the table").format(
                name=header.names[taken[0]]
            )
        )
    return list(dict.fromkeys(places))


def ordered_groups(
    known: Sequence[str | None], keys: Sequence[tuple[str, ...]]
) -> tuple[list[tuple[str, ...]], NDArray[np.int64]]:
    """Put together the keys that are one, under the first spelling of each cell.

    Args:
        known: The known columns that the cells are of, None for others.
        keys: The distinct cells of n rows, in the order of these.

    Returns:
        The groups, ordered by where the cells of each column first appear, and the place of the
        group of each key among them.
    """
    columns = list(zip(*keys, strict=True))
    texts = [first_spellings(column) for column in columns]
    if texts and "section" in known and "section_name" in known:
        cells = dict(zip(known, columns, strict=True))
        blank = [""] * len(columns[0])
        written = zip(*(cells.get(name, blank) for name in SECTION), strict=True)
        names = [section.name for section in sections_of(written)]
        texts[known.index("section_name")] = names
    first = [{text: at for at, text in reversed(list(enumerate(column)))} for column in texts]
    spelled = list(zip(*texts, strict=True)) if texts else keys
    groups = sorted(
        set(spelled), key=lambda cells: [at[text] for at, text in zip(first, cells, strict=True)]
    )
    places = {cells: place for place, cells in enumerate(groups)}
    return groups, np.array([places[cells] for cells in spelled], dtype=np.int64)


def coded_cells(part: Part, places: Sequence[int]) -> Coded:
    """Return the distinct cells of the columns at some places together."""
    known = [part.header.known(place) or "" for place in places]
    if {"", *READ_AS}.isdisjoint(known):  # those are read as what they stand there as
        return coded(part, known)
    found: dict[tuple[str, ...], int] = {}
    cells = zip(*map(part.column, places), strict=True)
    codes = [found.setdefault(each, len(found)) for each in cells]
    return Coded(np.array(codes, dtype=np.int32), list(found))
