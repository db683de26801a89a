"""What our own spreadsheets have beside their table, which is no table: sheets and columns.

``sokatsu report`` computes sheets from the one with its table; read beside it, they would be the
same results once more. ``sokatsu example`` explains the table on a sheet. Each says so in its own
words in one of its first rows, in whatever format it is saved. The columns that formulas of
``sokatsu example`` compute have a mark in their headings.
"""

from collections.abc import Callable, Mapping
from itertools import product

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.language import LANGUAGES, N_, translated
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import as_unicode, quoted
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.spreadsheet.choices import short_name

COMPUTED = N_("Computed by formulas from the sheet '{name}' (sokatsu report)")
"""What a computed sheet says, with the name of the sheet with the table."""

EXPLAINING = N_("How to fill in the sheet '{name}' (sokatsu example)")
"""What a sheet says that explains the one with the table."""

COLUMN_MARK = "(sokatsu)"
"""What the heading of a column ends with that formulas of ``sokatsu example`` compute."""

_SAID = {
    COMPUTED: N_("{path}: not read, as 'sokatsu report' computed them: {sheets}"),
    EXPLAINING: N_("{path}: not read, as they explain the table: {sheets}"),
}
"""What is told of sheets that say so."""

_ROWS = 5
"""In how many of its first rows."""

_HEADINGS = 12
"""In how many of the first rows headings stand."""


def table_grids(path: str, read: Callable[[bool], list[Grid]], *, only_first: bool) -> list[Grid]:
    """Return the sheets of a file but for those that are computed from another one of them.

    Args:
        path: The file.
        read: Reads the first of its sheets alone, or all.
        only_first: Whether the first one is enough.
    """
    grids = read(only_first)
    if not any(map(_source, grids)):
        return grids
    grids = read(False) if only_first else grids
    names = {grid.name for grid in grids if not _source(grid)}
    kept = [grid for grid in grids if _source(grid) not in names]
    if len(kept) == len(grids):
        return grids[:1] if only_first else grids
    left: dict[str, list[str]] = {}
    for grid in grids:
        if _source(grid) in names:
            left.setdefault(_SAID[_sentence(grid)[0]], []).append(quoted(short_name(grid.name)))
    told = [
        _(text).format(path=as_unicode(path), sheets=", ".join(each)) for text, each in left.items()
    ]
    of_file = [note for note in grids[0].notes if not note.startswith(f"{grids[0].label}: ")]
    kept[0].notes[:0] = [*(of_file if grids[0] is not kept[0] else []), *told]
    if not only_first or len(kept) == 1:
        return kept
    only = _(
        "{path}: only the sheet {sheet} is read (sheets left: {count}); --sheet reads another, "
        "'sokatsu tidy' all"
    )
    name = short_name(kept[0].name)
    kept[0].notes.append(only.format(path=as_unicode(path), sheet=name, count=len(kept) - 1))
    return kept[:1]


def _source(grid: Grid) -> str | None:
    """Return the name of the sheet that a sheet says to belong to, None for no such word."""
    return _sentence(grid)[1]


def _sentence(grid: Grid) -> tuple[str, str | None]:
    """Return what a sheet says of itself, alone in a row, and the name in it."""
    for row in grid.rows[:_ROWS]:
        said = [cell.strip() for cell in row.cells if cell.strip()]
        for sentence, language in product(_SAID, LANGUAGES) if len(said) == 1 else ():
            begin, end = translated(sentence, language).split("{name}")
            if said[0].startswith(begin) and said[0].endswith(end):
                return sentence, said[0][len(begin) : len(said[0]) - len(end)]
    return "", None


def clear_computed_columns(rows: Mapping[int, list[str]]) -> tuple[list[int], list[str]]:
    """Clear the columns of a sheet that formulas of ``sokatsu example`` compute.

    Args:
        rows: Its rows, of which the cells are cleared.

    Returns:
        The columns, from 0, and what stood in their cells below the headings.
    """
    for number, head in [*rows.items()][:_HEADINGS]:
        places = [at for at, cell in enumerate(head) if normalised(cell).endswith(COLUMN_MARK)]
        if places:
            below = [cells for row, cells in rows.items() if row >= number]
            lost = [_cleared(cells, at) for cells in below for at in places if at < len(cells)]
            for cells in below:
                while len(cells) > places[0] and not (cells[-1] or trouble_of(cells[-1])):
                    cells.pop()
            return places, lost
    return [], []


def _cleared(cells: list[str], at: int) -> str:
    lost, cells[at] = cells[at], ""
    return lost
