"""What every format with cells is read as: grids of text, with what is merged."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.model.labels import Label


class GridRow(NamedTuple):
    """A row of a sheet, or of a table of a document, that holds something.

    Attributes:
        number: Its number from 1.
        cells: Its cells up to the last one that holds something; see `cells.Cell`.
        merged: By column from 0, the cells that begin above and reach into the row.
    """

    number: int
    cells: list[str]
    merged: Mapping[int, str]


class Grid(NamedTuple):
    """One sheet of a spreadsheet, or one table of a document.

    Attributes:
        name: Its name.
        label: How messages name it: the file, and the sheet in brackets.
        rows: Its rows that hold something, in their order.
        notes: What the user should know of it.
        left_out: The columns, from 0, that are no part of its table, and blank in its rows.
    """

    name: str
    label: Label
    rows: list[GridRow]
    notes: list[str]
    left_out: Sequence[int] = ()
