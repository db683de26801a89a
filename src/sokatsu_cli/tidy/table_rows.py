"""The rows below headings made whole: names carried down, rows in brackets, names that repeat."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.name_columns import is_name, names_something_else
from sokatsu_cli.tidy.row_places import carried, has_values, is_value
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_texts import value_text

_BRACKETED = re.compile(
    r"[(（](?P<round>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]"
    r"|[\[［](?P<square>[^\[\]［］]*)[\]］]|[〔【](?P<other>[^〔〕【】]*)[〕】]"
)


def whole_rows(
    rows: Iterable[SheetRow], layout: Layout, missing: Collection[str] = ()
) -> list[SheetRow]:
    """Return the rows of a table with the names that their places give them.

    Args:
        rows: The rows below headings.
        layout: These headings.
        missing: Further cells that say that there is no number; a sign of that stands for them.
    """
    merged = [_read_missing(row, layout, missing) for row in _carrying(rows, layout)]
    bare = [_out_of_brackets(row, layout) for row in merged]
    lower = {at for at, rows in enumerate(zip(merged, bare, strict=True)) if rows[0] is not rows[1]}
    named = _of_two_levels(_with_names_above(bare, layout), layout)
    return list(_below_others(named, layout, lower))


def _carrying(rows: Iterable[SheetRow], layout: Layout) -> Iterator[SheetRow]:
    """Carry merged cells down; a baseline no further than its name and its unit."""
    places = carried(layout) | _lower_names(layout)
    told = [layout.named[name] for name in ("indicator", "unit") if name in layout.named]
    told += _lower_names(layout)
    first = SheetRow(0, [])
    for row in rows:
        if layout.baseline not in row.merged:
            first = row
        is_other = any(row.at(place) and row.at(place) != first.shown(place) for place in told)
        yield row.carrying(places - ({layout.baseline} if is_other else set()))


def _lower_names(layout: Layout) -> set[int]:
    """Return the column beside the names if it has no heading: both may be below a merged one."""
    lower = layout.named["indicator"] + 1
    return set() if lower in layout.places else {lower}


def _read_missing(row: SheetRow, layout: Layout, missing: Collection[str]) -> SheetRow:
    """Write a dash into the values of a row for what was said to be no number."""
    places = {place for place in layout.values if row.at(place) in missing and row.at(place)}
    cells = ["-" if place in places else cell for place, cell in enumerate(row.cells)]
    return row._replace(cells=cells) if places else row


def _out_of_brackets(row: SheetRow, layout: Layout) -> SheetRow:
    """Take the values out of their brackets in a row whose name is in brackets too.

    Values in brackets below a name without any may be negative, or something else.
    """
    name = layout.named["indicator"]
    held = [place for place in layout.values if row.at(place) and not is_value(row.at(place))]
    inner = {place: _inside(row.at(place)) for place in held}
    if not held or _inside(row.at(name)) is None or None in inner.values():
        return row
    cells = [str(inner.get(at) or cell) for at, cell in enumerate(row.cells)]
    return row._replace(cells=cells) if all(map(_is_read, map(str, inner.values()))) else row


def _inside(text: str) -> str | None:
    match = _BRACKETED.fullmatch(text)
    return match[str(match.lastgroup)].strip() if match else None


def _is_read(text: str) -> bool:
    return value_text(text) is not None


def _with_names_above(rows: list[SheetRow], layout: Layout) -> list[SheetRow]:
    """Write the name above into rows that have another unit and no name of their own.

    A merged name is that of all its rows; blank cells are no names of a table by chance only where
    each name stands over the same units.
    """
    name, unit = layout.named["indicator"], layout.named.get("unit", -1)
    if unit < 0 or {"period", "year"} & {*layout.named}:
        return rows
    bare = [row.at(unit) and not row.at(name) and has_values(row, layout) for row in rows]
    groups = [_units(group, unit) for group in _groups(rows, layout)]
    regular = len(groups) > 1 and len({*groups}) == 1 and len({*groups[0]}) == len(groups[0])
    found: list[SheetRow] = []
    above = ""
    for row, is_bare in zip(rows, bare, strict=True):
        shown = row.merged.get(name, "").strip() or (above if regular else "")
        found.append(_with_name(row, name, shown) if is_bare and shown else row)
        above = row.at(name) or (above if row.filled() else "")
    return found


def _of_two_levels(rows: list[SheetRow], layout: Layout) -> list[SheetRow]:
    """Join names of two columns, where the first is blank below its own first row."""
    name = layout.named["indicator"]
    lower = name + 1
    valued = [row for row in rows if has_values(row, layout)]
    told = {*layout.values, *layout.named.values()}
    blank = [row for row in valued if not row.at(name)]
    heading = layout.others.get(lower, "")
    if lower in told or not blank or names_something_else(heading):
        return rows
    if not all(is_name(row.shown(lower)) for row in blank) or not valued[0].shown(name):
        return rows
    found, above = [], ""
    for row in rows:
        above = row.at(name) or (above if row.filled() else "")
        if has_values(row, layout) and above and row.shown(lower):
            cells = [*row.cells]
            cells[name], cells[lower] = f"{above} / {row.shown(lower)}", ""
            left = {at: cell for at, cell in row.merged.items() if at != lower}
            found.append(row._replace(cells=cells, merged=left))
        else:
            found.append(row)
    return found


def _groups(rows: Sequence[SheetRow], layout: Layout) -> list[list[SheetRow]]:
    """Return the rows of values from each name to the next."""
    groups: list[list[SheetRow]] = []
    for row in (row for row in rows if has_values(row, layout)):
        if row.at(layout.named["indicator"]):
            groups.append([])
        if groups:
            groups[-1].append(row)
    return groups


def _units(rows: Sequence[SheetRow], unit: int) -> tuple[str, ...]:
    return tuple(row.at(unit) for row in rows)


def _with_name(row: SheetRow, name: int, text: str) -> SheetRow:
    cells = [*row.cells, *[""] * (name + 1 - len(row.cells))]
    cells[name] = text
    return row._replace(cells=cells)


def _below_others(
    rows: Sequence[SheetRow], layout: Layout, lower: AbstractSet[int]
) -> Iterator[SheetRow]:
    """Join names that stand twice, and those in brackets as their values, with that above."""
    name = layout.named["indicator"]
    again = _repeated(rows, layout) | lower
    above = ""
    for at, row in enumerate(rows):
        text = row.at(name)
        if not text or not has_values(row, layout):
            above = above if row.filled() else ""
            yield row
        elif above and at in again:
            yield _with_name(row, name, f"{above} / {text}")
        else:
            above = text
            yield row


def _repeated(rows: Sequence[SheetRow], layout: Layout) -> set[int]:
    """Return the places of rows whose names stand twice in a section, each below another name."""
    name, unit = layout.named["indicator"], layout.named.get("unit", -1)
    if {"period", "year"} & {*layout.named}:
        return set()
    found: set[int] = set()
    for section in _sections(rows, layout):
        keys = {at: (rows[at].at(name), rows[at].at(unit)) for at in section}
        count = Counter(keys.values())
        again = {at for at in section if count[keys[at]] > 1}
        apart = all(not {one, other} <= again for one, other in pairwise(section))
        if again and apart and section[0] not in again:
            found |= again
    return found


def _sections(rows: Sequence[SheetRow], layout: Layout) -> list[list[int]]:
    """Return the places of rows with values, from one title or section cell to the next."""
    parts = [layout.named[each] for each in ("chapter", "section_name") if each in layout.named]
    sections: list[list[int]] = [[]]
    for at, row in enumerate(rows):
        if not has_values(row, layout) or any(map(row.at, parts)):
            sections.append([])
        if has_values(row, layout) and row.at(layout.named["indicator"]):
            sections[-1].append(at)
    return [section for section in sections if section]
