"""Cells of Word that are merged: as one cell that spans rows or columns."""

import re

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.documents.flows import FlowCell, FlowRow, FlowTable
from sokatsu_cli.reading.docx.names import value_of
from sokatsu_cli.reading.spreadsheet.packages import Attributes

_MOST_COLUMNS = 1000  # that a cell spans; Word has 63 in a table
_DIGITS = re.compile("0*([0-9]{1,4})")

ALONE = N_("merged with a cell above it that is not there")
"""What is wrong with a cell that says so, and has a text."""

UNEQUAL = N_("its row has other columns than its table, so it is not certain which this is")
"""What is wrong with the cells of a row that is shorter or longer than its table."""

_Above = dict[int, tuple[int, FlowCell]]
"""By the column in which a cell begins: how many it spans, and the cell with its text."""


def merge_down(table: FlowTable) -> None:
    """Let each cell that has others merged below it span their rows, and take those away.

    Word merges a cell with that directly above where both begin and end in the same columns. Any
    other one is a cell of its own; what it holds is not certain.
    """
    above: _Above = {}
    for row in table.rows:
        column, kept, begun = row.before, [], _Above()
        for cell in row.cells:
            span, upper = above.get(column, (0, cell))
            if cell.is_below and span == cell.columns:
                upper.rows += 1
                table.covered += _holds(cell)
                begun[column] = span, upper
            else:
                if cell.is_below and _holds(cell):
                    cell.text.doubt = _(ALONE)
                kept.append(cell)
                begun[column] = cell.columns, cell
            column += cell.columns
        row.cells[:] = kept
        above = begun


def _holds(cell: FlowCell) -> bool:
    text = cell.text.cell()
    return bool(text.strip() or trouble_of(text))


def join_right(row: FlowRow, joined: FlowCell) -> None:
    """Let the cell before one that is joined with it, as older files have it, span its columns."""
    at = row.cells.index(joined)
    if at:
        row.cells[at - 1].columns += joined.columns
        del row.cells[at]


def doubt_unequal(row: FlowRow, after: int, columns: int) -> None:
    """Doubt the cells of a row that does not have all columns of its table.

    Args:
        row: The row.
        after: The free columns behind its cells.
        columns: Those of the table, 0 if it does not say how many.
    """
    taken = row.before + sum(cell.columns for cell in row.cells) + after
    if columns and taken != columns:
        for cell in row.cells:
            cell.text.doubt = _(UNEQUAL)


def columns_of(attributes: Attributes) -> int:
    """Return a number of columns; one that is none is 0."""
    found = _DIGITS.match(value_of(attributes).strip())
    return min(int(found[1]), _MOST_COLUMNS) if found else 0
