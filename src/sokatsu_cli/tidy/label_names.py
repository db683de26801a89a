"""The names of indicators whose targets and actuals are rows: in a column, or above the rows."""

from dataclasses import dataclass, field

from sokatsu_cli.tidy.label_columns import Columns, own_cells
from sokatsu_cli.tidy.label_groups import Group, Labelled
from sokatsu_cli.tidy.placed_cells import Block, Placed
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.title_names import is_generic, may_name, title_above, unit_said


@dataclass
class Names:
    """Whose the groups of rows are.

    Attributes:
        column: The column of the names in the new rows.
        of_groups: The name of each group, None for a group without one.
        lines: The lines that are names, and so stand between rows no longer.
        more: Further headings, such as 単位, with what titles say below them.
    """

    column: int
    of_groups: list[Placed | None]
    lines: list[SheetRow] = field(default_factory=list)
    more: dict[str, Placed] = field(default_factory=dict)


def names_of(sheet: Sheet, found: Labelled, columns: Columns, block: Block, floor: int) -> Names:
    """Find the names of groups; a title that is one belongs to the block.

    Args:
        sheet: The sheet.
        found: The groups.
        columns: What the columns beside the years hold.
        block: The rows of the table, which a title is added to.
        floor: The first row that belongs to no table above.
    """
    if columns.name is not None:
        return Names(columns.name, [_in_column(group, columns.name) for group in found.groups])
    names = Names(found.column, [_above(group) for group in found.groups])
    names.lines = [
        group.above
        for group, name in zip(found.groups, names.of_groups, strict=True)
        if name is not None and group.above is not None
    ]
    if found.groups and not names.lines:
        _take_title(sheet, found, names, block, floor)
    return names


def _in_column(group: Group, column: int) -> Placed | None:
    cells = own_cells(group.rows, column) or [Placed.of(row, column) for row in group.rows[:1]]
    return cells[0] if cells[0].is_held else None


def _above(group: Group) -> Placed | None:
    """Return the line directly above a group, if it may be a name."""
    if group.above is None:
        return None
    line = Placed.of(group.above, group.above.held()[0])
    return line if may_name(line) else None


def _take_title(sheet: Sheet, found: Labelled, names: Names, block: Block, floor: int) -> None:
    """Take the title above the headings, or their corner, for the name of the only group."""
    title = title_above(sheet.rows, found.headings.first, floor)
    corner = found.headings.others.get(found.column)
    unit = None if corner is None else unit_said(corner)
    is_name = corner is not None and unit is None and not is_generic(corner.text)
    if unit is not None:
        names.more = {"単位": unit}
    if corner is not None and is_name and may_name(corner):
        if title is None:
            names.of_groups[0] = corner
    elif title is not None:
        names.of_groups[0] = title.name
        names.more = {**names.more, **title.more}
        block.start = title.first
        block.skipped += [key.skipped(sheet.path) for key in title.keys]
