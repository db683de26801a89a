"""Rows in the order of the cells of some of their columns, numbers by their exact values."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.numerals import MISSING, cell_text
from sokatsu_cli.model.value_cells import VALUES
from sokatsu_cli.rate.comparisons import Kind, figure_of, kind_of, year_in

_Key = Fraction | str

_Columns = Sequence[Sequence[object]] | Mapping[int, Sequence[object]]


class Order(NamedTuple):
    """A column by whose cells rows are ordered.

    Attributes:
        place: Its place.
        falling: Whether the largest stands first.
    """

    place: int
    falling: bool


def ordered_rows(
    columns: _Columns,
    header: Header,
    orders: Sequence[Order],
    missing: Collection[str] = (),
) -> list[int]:
    """Return the places of n rows in the order of their cells, the first column counting most.

    Numbers, and years in the columns of years, stand before other texts; rows without a value last
    whichever way. Equal ones stay in their order.

    Args:
        columns: By place, columns of n cells each, those that decide and that of units at least.
        header: Their header.
        orders: The columns that decide, one or more.
        missing: Cells that stand for "no number" beside the usual ones.
    """
    rows = list(range(len(columns[orders[0].place])))
    for place, falling in reversed(orders):
        keys = _keys(columns, header, place, missing)
        numbers = [row for row in rows if isinstance(keys[row], Fraction)]
        words = [row for row in rows if isinstance(keys[row], str) and keys[row]]
        others = [row for row in rows if keys[row] == ""]
        rows = [
            *sorted(numbers, key=keys.__getitem__, reverse=falling),
            *sorted(words, key=keys.__getitem__, reverse=falling),
            *others,
        ]
    return rows


def in_order(columns: Sequence[Sequence[object]], rows: Sequence[int]) -> list[list[object]]:
    """Return columns with their cells in the order of rows."""
    return [[column[row] for row in rows] for column in columns]


def _keys(columns: _Columns, header: Header, place: int, missing: Collection[str]) -> list[_Key]:
    """Return what each cell of a column is ordered by: a number, a text, "" where it has none."""
    known, cells = header.known(place), columns[place]
    kind, unset = kind_of(known), frozenset(token.strip() for token in missing)

    def key(cell: object, unit: str) -> _Key:
        figure = None if kind is Kind.YEARS else figure_of(cell, unit, unset)
        if figure is not None:
            return figure.value
        text = cell_text(cell).strip()
        year = None if kind in (Kind.NUMBERS, Kind.WORDS) else year_in(text)
        if year is not None:
            return Fraction(year)
        return "" if kind is not Kind.WORDS and text in MISSING | unset else text

    units: Sequence[object] = [""] * len(cells)
    if known in VALUES and "unit" in header.positions:
        units = columns[header.positions["unit"]]
    elif known == "published_rate":
        units = ["%"] * len(cells)
    rows = list(zip(cells, map(cell_text, units), strict=True))
    found = {row: key(*row) for row in set(rows)}
    return [found[row] for row in rows]
