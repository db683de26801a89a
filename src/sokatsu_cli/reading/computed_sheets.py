"""Sheets that ``sokatsu report`` computes from the one with its table: no tables of their own.

Each says so in its own words in one of its first rows, in whatever format it is saved. Read beside
the table, they would be the same results once more.
"""

from collections.abc import Callable

from sokatsu_cli.model.visible import as_unicode, quoted
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.spreadsheet.choices import short_name

COMPUTED = {
    "en": "Computed by formulas from the sheet '{name}' (sokatsu report)",
    "ja": "「{name}」のシートから数式で計算した表です(sokatsu report)",
}
"""What such a sheet says in each language, with the name of the sheet with the table."""

_ROWS = 5
"""In how many of its first rows."""


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
    computed = ", ".join(quoted(short_name(each.name)) for each in grids if _source(each) in names)
    told = f"{as_unicode(path)}: not read, as 'sokatsu report' computed them: {computed}"
    of_file = [note for note in grids[0].notes if not note.startswith(f"{grids[0].label}: ")]
    kept[0].notes[:0] = [*(of_file if grids[0] is not kept[0] else []), told]
    if not only_first or len(kept) == 1:
        return kept
    told = f"only the sheet {short_name(kept[0].name)} is read (sheets left: {len(kept) - 1})"
    kept[0].notes.append(f"{as_unicode(path)}: {told}; --sheet reads another, 'sokatsu tidy' all")
    return kept[:1]


def _source(grid: Grid) -> str | None:
    """Return the name of the sheet that a sheet says to be computed from, None for no such word.

    The sentence stands alone in its row.
    """
    for row in grid.rows[:_ROWS]:
        said = [cell.strip() for cell in row.cells if cell.strip()]
        for begin, end in (sentence.split("{name}") for sentence in COMPUTED.values()):
            if len(said) == 1 and said[0].startswith(begin) and said[0].endswith(end):
                return said[0][len(begin) : len(said[0]) - len(end)]
    return None
