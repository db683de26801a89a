"""The tables of a document as grids, the lines above each as rows of one cell."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.labels import Label, sheet_label
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.reading.documents.flows import FlowTable
from sokatsu_cli.reading.documents.placing import Placing
from sokatsu_cli.reading.further_tables import further_tables, has_numbers
from sokatsu_cli.reading.grids import Grid, GridRow
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.merged_cells import cells_from_above, doubt_beside
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.places import Area

_SHOWN = N_("save the file with all of it shown, or the table as CSV")
_HEADINGS = 12  # rows of a table in which its headings are looked for


def document_grids(
    path: str,
    tables: Sequence[FlowTable],
    name: str | None,
    *,
    only_first: bool,
    hidden: int = 0,
) -> list[Grid]:
    """Return the tables of a document that hold something; they are counted with the others.

    Args:
        path: The file.
        tables: All its tables.
        name: The name of the only one to read, such as ``table 2``; None for all.
        only_first: Read only the first one if no name is given and no other has values.
        hidden: How many further tables are not shown.

    Raises:
        RefusedError: There is none, or none of that name.
        InputError: One is too large.
    """
    named = {f"table {at}": table for at, table in enumerate(tables, 1) if _holds_text(table)}
    hidden += sum(bool(table.hidden) and not _holds_text(table) for table in tables)
    if not named:
        only = _("all its tables are hidden ({hidden}); {way_out}").format(
            hidden=hidden, way_out=_(_SHOWN)
        )
        raise RefusedError(only if hidden else _("there is no table in it"))
    if name is not None and name not in named:
        raise RefusedError(
            _("no table {name}; there are {names}").format(
                name=quoted(name), names=listed(list(named))
            )
        )
    chosen = [name] if name is not None else list(named)
    left = 0
    if only_first and not further_tables([_first_cells(named[each]) for each in chosen]):
        left = sum(has_numbers(_first_cells(named[each])) for each in chosen[1:])
        del chosen[1:]
    room = Room()
    grids = [_grid(each, sheet_label(path, each), named[each], room) for each in chosen]
    if left:
        told = _("only {table} is read (tables with numbers left: {left})").format(
            table=chosen[0], left=left
        )
        grids[0].notes.insert(
            0,
            _("{path}: {told}; --sheet reads another, 'sokatsu tidy' all").format(
                path=path, told=told
            ),
        )
    if hidden:
        told = _("a table that is hidden is not read (tables like it: {count})").format(
            count=hidden
        )
        grids[0].notes.insert(
            0, _("{path}: {told}; {way_out}").format(path=path, told=told, way_out=_(_SHOWN))
        )
    return grids


def _holds_text(table: FlowTable) -> bool:
    return any(cell.text.cell().strip() for row in table.rows for cell in row.cells)


def _first_cells(table: FlowTable) -> list[list[str]]:
    return [[str(cell.text.cell()) for cell in row.cells] for row in table.rows[:_HEADINGS]]


def _grid(name: str, label: Label, table: FlowTable, room: Room) -> Grid:
    titles = [*table.headings, *table.titles]
    below = len(titles)
    with _of_table(label):
        placed = Placing(sorted(table.rows, key=lambda row: row.part.value))
        rows = dict(enumerate(([title] for title in titles), 1))
        rows |= {below + number: cells for number, cells in placed.rows.items() if cells}
        for cells in rows.values():
            filled = sum(cell != "" or bool(trouble_of(cell)) for cell in cells)
            room.take(filled, len(cells), sum(map(len, cells)))
        areas = [Area(below + one, below + last, *columns) for one, last, *columns in placed.areas]
        doubt_beside(rows, areas)
        merged = cells_from_above(rows, areas)
        grid_rows = [GridRow(number, rows[number], above) for number, above in merged]
    return Grid(name, label, grid_rows, [f"{label}: {text}" for text in _notes(table)])


@contextmanager
def _of_table(label: str) -> Iterator[None]:
    """Let what is refused name the table."""
    try:
        yield
    except RefusedError as error:
        raise InputError([Problem(label, None, None, str(error))]) from None


def _notes(table: FlowTable) -> Iterator[str]:
    """Say what a reader of the document sees, or does not see, and a program not."""
    struck = sum(cell.text.is_struck for row in table.rows for cell in row.cells)
    if struck:
        told = _("what is struck through is not read, but for names all of which are")
        yield _("{told} (cells with it: {count})").format(told=told, count=struck)
    if table.hidden:
        yield _("what is hidden is not read (places like it: {count})").format(count=table.hidden)
    if table.covered:
        yield _("what merged cells cover is not read (cells like it: {count})").format(
            count=table.covered
        )
