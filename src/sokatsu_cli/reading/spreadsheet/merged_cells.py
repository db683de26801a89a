"""What merged cells hold in the rows below their first one, and hide in the columns beside it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sokatsu_cli.model.cells import Cell, trouble_of
from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.unit_words import is_unit
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.places import Area

_MOST_KEPT = 2_000_000  # cells carried down on one sheet, counted where what is carried changes
_MOST_LOOKED_AT = 3_000_000  # rows and cells that the merged cells of one sheet may cover

_TOO_MANY = N_("too many merged cells; undo them where there is no table")

_VALUE = re.compile(
    r"[(（]?[-+−－＋△▲]?\s*[0-9０-９][0-9０-９,，.．]*"
    r"(\s?[%％]|[^\s0-9０-９.．,，)）・]{0,4}(以上|以下|以内|未満|超)?)[)）]?(\n.*)?",
    re.DOTALL,
)
"""A value, perhaps with a unit, a bound and further lines."""

_YEAR = re.compile("[0-9０-９]{4}年")

_NUMBER = re.compile(
    r"[(（]?[-+−－＋△▲約]?\s*[0-9０-９][0-9０-９,，.．]*[ \u3000]*"
    r"(?P<unit>[^\n]*?)(?:以上|以下|以内|未満|超)?[)）]?(?:\n.*)?",
    re.DOTALL,
)
"""A number, with what stands behind it in its line and perhaps is its unit."""

_COVERS = N_("the merged cell {cell} covers it; write the value into the cell of its column alone")

NOTHING: Mapping[int, str] = MappingProxyType({})


def clear_covered(rows: Mapping[int, list[str]], areas: Sequence[Area]) -> int:
    """Blank the cells that merged cells cover, of which a sheet shows nothing; count them.

    Raises:
        RefusedError: It would be too many cells.
    """
    numbers = sorted(rows)
    looked_at = cleared = 0
    for area in areas:
        inside = numbers[bisect_left(numbers, area.first) : bisect_right(numbers, area.last)]
        for number in inside:
            row = rows[number]
            end = min(area.last_column + 1, len(row))
            looked_at += 1 + max(end - area.column, 0)
            if looked_at > _MOST_LOOKED_AT:
                raise RefusedError(_(_TOO_MANY))
            for column in range(area.column + (number == area.first), end):
                cleared += row[column] != "" or bool(trouble_of(row[column]))
                row[column] = ""
    return cleared


def doubt_beside(
    rows: Mapping[int, list[str]], areas: Sequence[Area], begun: set[int] | None = None
) -> None:
    """Make doubtful the blank cells beside a value that is merged over several columns.

    Whether it is a target, an actual or both, nobody can tell. A column in which no text begins
    above, as of a form drawn on narrow columns, is none.

    Args:
        rows: The rows that hold something, by their numbers.
        areas: Merged cells.
        begun: The columns in which texts begin in rows before these; those of the rows are added.

    Raises:
        RefusedError: It would be too many cells.
    """
    begun = set() if begun is None else begun
    wide: dict[int, list[Area]] = {}
    for area in areas:
        if area.last_column > area.column:
            wide.setdefault(area.first, []).append(area)
    looked_at = 0
    for number in sorted(rows):
        row = rows[number]
        held = {column for column, cell in enumerate(row) if cell.strip()}
        for area in wide.get(number, ()):
            cell = row[area.column] if area.column in held else ""
            # In the first column names stand, and titles that are merged over the table.
            if area.column <= min(begun, default=0) or not _is_value(cell):
                continue
            looked_at += len(begun)
            if looked_at > _MOST_LOOKED_AT:
                raise RefusedError(_(_TOO_MANY))
            for column in sorted(begun):
                if area.column < column <= area.last_column:
                    row += [""] * (column + 1 - len(row))
                    row[column] = Cell("", trouble=_(_COVERS).format(cell=quoted(cell)))
        begun |= held


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text.strip()) is not None and not _YEAR.match(text.strip())


def describes_all(cell: str, heading: str) -> bool:
    """Tell whether a merged cell of a further column counts for all rows that it covers.

    A text does, such as the name of a division; a number, alone or with a unit that is often
    used, is a sum of all of them as likely as not.

    Args:
        cell: The merged cell.
        heading: That of its column; if it is the heading itself that is merged, it counts for none.

    >>> describes_all("危機管理課", "担当課"), describes_all("1,200 千円", "事業費")
    (True, False)
    """
    text = cell.strip()
    if not text or isinstance(cell, Cell) or normalised(text) == normalised(heading):
        return False
    found = None if _YEAR.match(text) else _NUMBER.fullmatch(text)
    return found is None or (bool(found["unit"]) and not is_unit(found["unit"]))


def cells_from_above(
    rows: Mapping[int, Sequence[str]], areas: Sequence[Area]
) -> Iterator[tuple[int, Mapping[int, str]]]:
    """Yield the number of each row in order, and by column the cells that reach into it.

    Args:
        rows: The rows that hold something, by their numbers.
        areas: Merged cells; where they overlap, the one that begins last counts.

    Raises:
        RefusedError: It would be too many cells.
    """
    several = [area for area in areas if area.last > area.first]
    begun = sorted(several, key=lambda area: area.first, reverse=True)
    active: dict[int, list[tuple[int, str]]] = {}
    shown, kept, next_change = NOTHING, 0, 0
    for number in sorted(rows):
        while begun and begun[-1].first < number:
            area = begun.pop()
            cells = rows.get(area.first, ())
            cell = cells[area.column] if area.column < len(cells) else ""
            if (cell or trouble_of(cell)) and area.last >= number:
                active.setdefault(area.column, []).append((area.last, cell))
                next_change = number
        if active and number >= next_change:
            active = _still(active, number)
            shown = {column: cells[-1][1] for column, cells in active.items()} or NOTHING
            kept += sum(map(len, active.values()))
            if kept > _MOST_KEPT:
                raise RefusedError(_(_TOO_MANY))
            ends = [last for cells in active.values() for last, _cell in cells]
            next_change = min(ends, default=number) + 1
        yield number, shown


def _still(
    active: Mapping[int, Sequence[tuple[int, str]]], number: int
) -> dict[int, list[tuple[int, str]]]:
    """Return the areas that reach into a row."""
    reaching = {
        column: [each for each in cells if each[0] >= number] for column, cells in active.items()
    }
    return {column: cells for column, cells in reaching.items() if cells}
