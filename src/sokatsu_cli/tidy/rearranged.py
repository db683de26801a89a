"""Sheets whose targets and actuals are rows, or whose names are titles, in the ordinary form."""

from collections.abc import Iterable, Iterator

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.tidy.dated_values import dated_values_block, is_dated_target
from sokatsu_cli.tidy.headings import find_layout
from sokatsu_cli.tidy.label_groups import SEARCHED, label_column
from sokatsu_cli.tidy.label_rows import label_block
from sokatsu_cli.tidy.long_tables import long_block
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.placed_cells import Block
from sokatsu_cli.tidy.row_labels import is_label
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.titled_tables import years_down_block
from sokatsu_cli.tidy.year_headings import year_headings

_WIDEST = 1_000  # columns of a sheet in which such tables are looked for


def rearranged(sheet: Sheet, *, indicator: str = "") -> Sheet:
    """Return a sheet with its tables brought to rows that have a target and an actual.

    Tables are those with a row of targets and a row of actuals for each indicator and years across,
    and those whose indicator is named by a title above. Each of their new rows is one indicator in
    one year; `SheetRow.origins` knows where its cells stand. A table that is not certain is left
    out, and `Sheet.problems` say why. A sheet without such tables comes back equal.

    Args:
        sheet: The sheet.
        indicator: The heading of the names, where a person has said which it is.

    Source: docs/contract.md, Office sheets.
    """
    width = max((len(row.cells) for row in sheet.rows), default=0)
    blocks = list(_blocks(sheet, width, indicator)) if width <= _WIDEST else []
    if all(block.is_lone for block in blocks):
        return sheet
    sure = [block for block in blocks if not block.problems]
    rows: list[SheetRow] = []
    at = 0
    for block in blocks:
        rows += sheet.rows[at : block.start]
        taken = sheet.rows[block.start : block.end]
        rows += [SheetRow(row.number, []) for row in taken] if block.problems else block.rows
        at = block.end
    return sheet._replace(
        rows=rows + sheet.rows[at:],
        problems=[each for block in blocks for each in block.problems],
        skipped=[each for block in sure for each in block.skipped],
        remarks=list(_once(each for block in sure for each in block.remarks)),
    )


def _once(remarks: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the first remark of each text."""
    told: set[str] = set()
    for remark in remarks:
        if remark.text not in told:
            yield remark
        told.add(remark.text)


def _blocks(sheet: Sheet, width: int, indicator: str) -> Iterator[Block]:
    """Yield the tables that are to be rearranged, from the top down."""
    floor = 0
    for at in _near_labels(sheet):
        if at < floor:
            continue
        block = _block(sheet, at, floor, width, indicator)
        if block is not None and (block.problems or not block.is_lone):
            yield block
            floor = block.end


def _near_labels(sheet: Sheet) -> list[int]:
    """Return the rows that labels, such as 目標値, stand in or not far below."""
    rows = list(enumerate(sheet.rows))
    labels = [at for at, row in rows if any(map(is_label, row.texts()))]
    near = {each for at in labels for each in range(at - SEARCHED, at + 1) if each >= 0}
    return sorted(near | {at for at, row in rows if any(map(is_dated_target, row.texts()))})


def _block(sheet: Sheet, at: int, floor: int, width: int, indicator: str) -> Block | None:
    """Return the table whose headings stand in a row, None if none is to be rearranged there."""
    long = long_block(sheet, at, width=width)
    if long is not None:
        return long
    headings = year_headings(sheet.rows, at)
    column = None if headings is None else label_column(sheet.rows, headings)
    if headings is not None and column is not None and headings.first >= floor:
        block = label_block(sheet, headings, (column, indicator), floor=floor, width=width)
        if not block.is_lone:
            return block
    elif "indicator" not in named_columns(sheet.rows[at]):
        return years_down_block(sheet, at, floor=floor, width=width) or dated_values_block(
            sheet, at, floor=floor, width=width
        )
    else:
        return None
    return block if find_layout(sheet.rows, at) is None else None
