"""The tables of one page: the cells of ruled ones, and the text above each."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.pdf.aligned_tables import aligned_tables
from sokatsu_cli.reading.pdf.borders import Area, Lattice, frames, lattice_of
from sokatsu_cli.reading.pdf.cell_contents import doubt_of, lines_in, without_borders
from sokatsu_cli.reading.pdf.cell_texts import cell_of, padding_of
from sokatsu_cli.reading.pdf.crossing_letters import CROSSING, between_rows, crossing_areas
from sokatsu_cli.reading.pdf.letter_lines import lines_of, text_of, without_doubles
from sokatsu_cli.reading.pdf.loose_texts import loose_text
from sokatsu_cli.reading.pdf.page_contents import PageContents
from sokatsu_cli.reading.pdf.page_parts import (
    NEAR,
    Page,
    PageCell,
    PageTable,
    PageText,
    has_value_words,
)
from sokatsu_cli.reading.pdf.shapes import DRAWING, PICTURE, SLANT, TABLE, Box, Letter, Paint

_LEAST = 2  # columns and cells of a table
_HOLE = N_("the borders around it are not those of one cell")


def page_of(contents: PageContents) -> Page:
    """Return what a page holds; one that is printed sideways as if it were not.

    Raises:
        PageRefusedError: It holds too much.
    """
    turn = Counter(letter.turn for letter in contents.letters).most_common(1)
    rules, fills, paints = contents.rules, contents.fills, contents.paints
    letters, shown = without_doubles(contents.letters), contents.page
    if turn and turn[0][0] in (1, -1):
        way = turn[0][0]
        rules, fills = ([box.turned_back(way) for box in boxes] for boxes in (rules, fills))
        letters = [letter.turned_back(way) for letter in letters]
        paints = [paint.turned_back(way) for paint in paints]
        shown = shown.turned_back(way)
    made = filter(None, map(lattice_of, frames(rules, fills)))
    lattices = [each for each in made if len(each.columns) > _LEAST and len(each.areas) >= _LEAST]
    lattices.sort(key=lambda each: each.box.size)
    inside, free = _shared_out(letters, lattices)
    inner: list[Paint] = []
    tables = []
    for lattice, found in zip(lattices, inside, strict=True):
        if found:
            tables.append(_ruled(lattice, found, free, [*paints, *inner]))
        inner.append(Paint(lattice.box, TABLE))
    lines = lines_of(free)
    aligned, others = aligned_tables(lines, paints)
    if not tables:
        tables, lines = aligned, others
    elif any(each.has_values for each in aligned):
        tables += [each for each in aligned if each.has_values]
        lines = others
    tables = [
        each._replace(loose=loose_text(each, lines, shown)) if each.is_ruled else each
        for each in tables
    ]
    texts = [PageText(text_of(line), line.letters[0].top, line.letters[0].bottom) for line in lines]
    return Page(_in_order(tables), texts, len(letters), contents.hidden, _picture(contents))


def _in_order(tables: Sequence[PageTable]) -> list[PageTable]:
    """Return tables from top to bottom, those at one height from left to right."""
    level: list[list[PageTable]] = []
    for table in sorted(tables, key=lambda each: each.top):
        if level and table.top - level[-1][0].top <= NEAR:
            level[-1].append(table)
        else:
            level.append([table])
    return [each for row in level for each in sorted(row, key=lambda each: each.columns[0])]


def _picture(contents: PageContents) -> float:
    """Return how much of a page is drawn, of which no letter is read."""
    kinds = (PICTURE,) if contents.letters else (PICTURE, DRAWING, SLANT)
    boxes = [paint.box for paint in contents.paints if paint.kind in kinds]
    if boxes and not contents.letters:
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        boxes = [Box(min(lefts), min(tops), max(rights), max(bottoms))]
    page = contents.page
    return max((box.cut(page).size / page.size for box in boxes if page.size), default=0.0)


_Inside = dict[int, list[Letter]]


def _shared_out(
    letters: Sequence[Letter], lattices: Sequence[Lattice]
) -> tuple[list[_Inside], list[Letter]]:
    """Return the letters of each table by the number of their area, and those outside all."""
    inside: list[_Inside] = [{} for _lattice in lattices]
    free = []
    for letter in letters:
        for lattice, found in zip(lattices, inside, strict=True):
            area = _area_at(lattice, letter.middle)
            if area >= 0:
                found.setdefault(area, []).append(letter)
                break
        else:
            free.append(letter)
    return inside, free


def _place_among(edges: Sequence[float], at: float) -> int:
    """Return between which edges a place lies, the nearest if it lies outside of all."""
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)


def _area_at(lattice: Lattice, point: tuple[float, float]) -> int:
    if not lattice.box.holds(point):
        return -1
    column = _place_among(lattice.columns, point[0])
    return lattice.of_place[_place_among(lattice.rows, point[1])][column]


def _painted_in(lattice: Lattice, paints: Sequence[Paint]) -> dict[int, list[Paint]]:
    """Return what is painted in each area of a table."""
    found: dict[int, list[Paint]] = {}
    for paint in paints:
        box = paint.box
        if not box.wider(1.0).meets(lattice.box):
            continue
        left, right = (_place_among(lattice.columns, x) for x in (box.left, box.right))
        top, bottom = (_place_among(lattice.rows, y) for y in (box.top, box.bottom))
        rows = lattice.of_place[top : bottom + 1]
        for area in {area for row in rows for area in row[left : right + 1]} - {-1}:
            found.setdefault(area, []).append(paint)
    return found


def _ruled(
    lattice: Lattice,
    inside: Mapping[int, Sequence[Letter]],
    free: Sequence[Letter],
    paints: Sequence[Paint],
) -> PageTable:
    boxes = {number: lattice.box_of(area) for number, area in enumerate(lattice.areas)}
    between = between_rows(lattice, inside, boxes, free)
    words = "".join(each.text for letters in inside.values() for each in letters)
    box = lattice.box
    table = PageTable(lattice.columns, box.top, box.bottom, len(lattice.rows) - 1, [])
    table = table._replace(lowest=lattice.rows[-1] - lattice.rows[-2])
    if between:
        return table._replace(doubt=between, has_values=has_value_words(words))
    return table._replace(cells=list(_cells(lattice, inside, free, paints)))


def _cells(
    lattice: Lattice,
    inside: Mapping[int, Sequence[Letter]],
    free: Sequence[Letter],
    paints: Sequence[Paint],
) -> Iterator[PageCell]:
    """Yield the cells of a table that have letters, or anything else that is seen."""
    boxes = {number: lattice.box_of(area) for number, area in enumerate(lattice.areas)}
    padding = padding_of([(boxes[number], letters) for number, letters in inside.items()])
    crossing = crossing_areas(inside, boxes, free)
    painted = _painted_in(lattice, paints)
    for number, area in enumerate(lattice.areas):
        letters, box = inside.get(number, ()), boxes[number]
        near = without_borders(box, painted.get(number, ()))
        doubt = _(CROSSING) if number in crossing else doubt_of(box, letters, near)
        if letters or doubt:
            width = box.right - box.left - 2 * padding
            cell = cell_of(letters, width, lines_in(near), doubt)
            yield _page_cell(cell, area)


def _page_cell(cell: str, area: Area) -> PageCell:
    if not area.is_whole:
        cell = Cell(cell, trouble=_(_HOLE))
    return PageCell(cell, area.top, area.bottom, area.left, area.right)
