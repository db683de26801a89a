"""Where the cells of a row stand: under their headings, moved as a whole, or astray."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from sokatsu_cli.model import names
from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.direction_words import is_word_target
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.page_rows import column_told
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.unit_words import is_unit
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.heading_readings import is_when
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.sheets import SheetRow, extra_cell, lost_cell
from sokatsu_cli.tidy.titles import is_section, mark_of

_FARTHEST = 3  # how many columns stray tabs may move a row
_SEVERAL = 3  # how many rows that are shorter than the headings show that they are meant to be
_LONGEST_WHEN = 20  # how many characters a period and its year may have, such as 前期 平成23年度

SECTIONS = ("chapter", "section", "section_name")
_ONCE = ("indicator", "unit", "direction")
_NUMBER = re.compile(r"[-+−▲△]?[ \u3000]?[0-9０-９][0-9０-９,，.．]*\s*(?P<suffix>.*)", re.DOTALL)


def is_value(text: str) -> bool:
    """Tell whether a cell is a number, with any unit of letters, or stands for a missing one."""
    match = _NUMBER.fullmatch(text)
    return is_number(text, unit=match["suffix"] if match else "")


def has_number(text: str) -> bool:
    """Tell whether a cell is a number, with any unit of letters."""
    return any(map(str.isdigit, text)) and is_value(text)


def is_missing(text: str) -> bool:
    """Tell whether a cell is blank or says that there is no number."""
    return is_number(text) and not any(map(str.isdigit, text))


def suffix(text: str) -> str:
    """Return what stands behind the number of a cell, such as 人; "" for nothing or no number."""
    match = _NUMBER.fullmatch(text)
    return match["suffix"].strip() if match else ""


def is_plain_value(text: str, units: AbstractSet[str]) -> bool:
    """Tell whether a cell is a value in one of the units of its table, and so no name.

    >>> is_plain_value("15人", {"人"}), is_plain_value("20代女性のやせすぎ", {"人"})
    (True, False)
    """
    return is_value(text) and suffix(text) in {"", "%", "％", *units}


def only_values(
    row: SheetRow, units: AbstractSet[str], columns: AbstractSet[int] = frozenset()
) -> bool:
    """Tell whether every cell of a row that is not blank is a value.

    In some columns, those of values, a cell is one whatever the format of its number shows.
    """
    stored = {place for place in columns if isinstance(row.cell(place), Cell)}
    texts = [row.at(place) for place in row.filled() if place not in stored]
    parts = [part for text in texts for part in text.split()]
    return all(is_plain_value(part, units) or part in units for part in parts)


def units_of(rows: list[SheetRow], layout: Layout) -> frozenset[str]:
    """Return the units of a table: those of its column, and those behind its values."""
    unit, direction = (layout.named.get(name, -1) for name in ("unit", "direction"))
    unmoved = [row for row in rows if direction < 0 or _is_direction(row.at(direction))]
    found = {row.at(unit) for row in unmoved}
    return frozenset(found | {suffix(row.at(place)) for row in rows for place in layout.values})


def marks_of(rows: list[SheetRow], layout: Layout) -> frozenset[str]:
    """Return the marks that the names of a table begin with."""
    name = layout.named["indicator"]
    return frozenset(mark_of(row.at(name)) for row in rows if has_values(row, layout))


def is_total(row: SheetRow, layout: Layout) -> bool:
    """Tell whether a row has a total or a mean of indicators, which is no indicator."""
    filled = row.filled()
    places = {layout.named[name] for name in (*SECTIONS, "indicator") if name in layout.named}
    texts = [row.shown(place) for place in places] + [row.at(place) for place in filled[:1]]
    return len(filled) > 1 and any(map(names.is_total, texts))


def continues(row: SheetRow, layout: Layout) -> bool:
    """Tell whether a row has a period or year of its own and not the name of an indicator."""
    whens = [layout.named[name] for name in ("period", "year") if name in layout.named]
    return layout.named["indicator"] not in row.held() and any(map(row.at, whens))


def names_nothing(row: SheetRow, layout: Layout) -> bool:
    """Tell whether the name, unit and direction of a row are blank, as below a merged cell."""
    return not any(row.shown(layout.named[name]) for name in _ONCE if name in layout.named)


def has_values(row: SheetRow, layout: Layout) -> bool:
    """Tell whether a number stands under a heading of values, or what should be one."""
    return any(has_number(row.value(place)) or row.trouble(place) for place in layout.values)


def carried(layout: Layout) -> set[int]:
    """Return the columns whose merged cells count for every row: those that name and describe."""
    named = {place for name, place in layout.named.items() if name != "reason"}
    return named if layout.baseline is None else named | {layout.baseline}


def standing(
    row: SheetRow, layout: Layout, units: AbstractSet[str], *, numbered: bool
) -> int | str | None:
    """Find where the cells of an indicator's row stand.

    Args:
        row: The row.
        layout: The headings above it.
        units: The units of the table.
        numbered: Whether the sections above have numbers, so that they are no names.

    Returns:
        By how many columns the whole row is moved; why its cells do not stand under their
        headings; None if it is no row of an indicator.
    """
    name, direction = layout.named["indicator"], layout.named.get("direction")
    text = row.shown(name) if continues(row, layout) else row.at(name)
    named = _is_name(text, layout, units)
    if direction is not None and not (named and _is_direction(row.shown(direction))):
        arrows = [
            place
            for place in row.filled()
            if abs(place - direction) <= _FARTHEST
            and _is_direction(row.at(place))
            and (place < direction or row.at(direction))
        ]
        for place in sorted(arrows, key=lambda place: abs(place - direction)):
            if place != direction and _is_moved(row, layout, units, place - direction, numbered):
                return place - direction
        if arrows:
            return _astray(row, arrows[0], direction, name)
    elif direction is not None:
        return 0
    return 0 if named and any(_is_valued(row, place) for place in layout.values) else None


def _is_valued(row: SheetRow, place: int) -> bool:
    """Tell whether a cell has a value or a word for it, or is covered by that of the row above."""
    parts = row.shown(place).split()
    stored = isinstance(row.cell(place), Cell) or place in row.covered
    return stored or (bool(parts) and is_value(parts[0])) or is_word_target(row.shown(place))


def _is_name(text: str, layout: Layout, units: AbstractSet[str]) -> bool:
    """Tell whether a text may be the name of an indicator: no value, period or unit."""
    unit = "unit" in layout.named and (is_unit(text) or text in units)
    values = all(is_plain_value(part, units) for part in text.split())
    when = len(text) < _LONGEST_WHEN and is_when(text) and text[:1] not in "男女"
    return not (values or unit or when)


def _is_moved(
    row: SheetRow, layout: Layout, units: AbstractSet[str], shift: int, numbered: bool
) -> bool:
    """Tell whether stray cells before a row, or a lost blank one, certainly moved all of it.

    Else a cell beside the name might be taken for it.
    """
    name, unit = layout.named["indicator"] + shift, layout.named.get("unit")
    text = row.at(name)
    if not _is_name(text, layout, units) or is_section(text):
        return False
    if unit is not None and has_number(row.at(unit + shift)):
        return False
    left = [place for place in layout.places if place < layout.named["indicator"]]
    before = [row.at(place + shift) for place in left]
    if any(cell and not is_section(cell) for cell in before):
        return False
    if shift > 0:
        stray = any(row.at(place) for place in range(min(layout.places) + shift))
        return not stray or any(map(is_section, before))
    lost = {place for place in left if place + shift < 0}
    sections = {layout.named[each] for each in SECTIONS if each in layout.named}
    return numbered and lost <= sections


def _astray(row: SheetRow, arrow: int, direction: int, name: int) -> str:
    if arrow == direction:
        text = _(
            "the name in {column} is blank or a number: {text}; a cell may be lost or one too many"
        )
        return text.format(column=column_told(letters(name)), text=quoted(row.shown(name)))
    text = _(
        "the direction {text} stands in {column}, its heading in {other}; "
        "a cell may be lost or one too many"
    )
    column, other = column_told(letters(arrow)), column_told(letters(direction))
    return text.format(text=quoted(row.at(arrow)), column=column, other=other)


def writes_blanks(rows: Iterable[SheetRow]) -> bool:
    """Tell whether rows of a text end with blank cells, so that all of them are full."""
    return any(row.filled() and not row.at(len(row.cells) - 1) for row in rows)


def usual_lengths(rows: Iterable[SheetRow], layout: Layout) -> set[int]:
    """Return how many cells rows of a text with all their values have, three of them or most.

    One row or two that are shorter than others have rather lost a cell than one that was blank.
    """
    name = layout.named["indicator"]
    whole = (len(row.cells) for row in rows if row.at(name))
    lengths = Counter(length for length in whole if length > max(layout.values))
    return {
        length
        for length, count in lengths.items()
        if count >= _SEVERAL or 2 * count > lengths.total()
    }


def length_trouble(
    row: SheetRow, shift: int, layout: Layout, usual: AbstractSet[int], *, full: bool
) -> list[str]:
    """Return how a row of a text is not as long as its headings, nothing if it is.

    Some programs write no blank cells at the end. Further columns may be missing there if they
    are in other rows too, and whole periods of at least two columns each: a row that lost one cell
    would end within the last of them.

    Args:
        row: The row of an indicator.
        shift: By how many columns it is moved.
        layout: The headings above it.
        usual: How many cells other rows of the table have, see `usual_lengths`.
        full: Whether the text has blank cells at the end of rows.
    """
    length, reach = len(row.cells) - shift, layout.reach
    if reach <= length <= layout.width or (shift < 0 and reach <= length):
        return []
    ends = [max(each.columns) for each in layout.periods if len(each.columns) > 1]
    left = sum(place >= length for place in layout.values)
    if not full and length < reach and (length in usual or (length - 1 in ends and left > 1)):
        return []
    count, headings = len(row.cells), layout.width + shift
    return [lost_cell(count, headings) if length < reach else extra_cell(count, headings)]


def _is_direction(text: str) -> bool:
    try:
        Direction.parse(text)
    except ValueError:
        return bool(text) and not text.strip("?？")
    return True
