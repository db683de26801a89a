"""The borders of ruled tables: rules brought together, and the areas that they enclose."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.pdf.page_parts import NEAR
from sokatsu_cli.reading.pdf.shapes import Box, PageRefusedError

_SPREAD = 5.0  # points over which the lines of one border may lie
_DASH = 4.0  # points between two dashes of one border
_SHORTEST = 4.0  # points; what is shorter is a dot or a mark
_STRAIGHT = 0.5  # points that the ends of a rule may lie off
_MOST_PAIRS = 4_000_000  # pairs of borders of a page that may meet


class Border(NamedTuple):
    """A straight line: where it lies, and from where to where along itself."""

    at: float
    start: float
    end: float

    def covers(self, start: float, end: float) -> bool:
        """Tell whether it reaches over a stretch."""
        return self.start <= start + NEAR and self.end >= end - NEAR

    def meets(self, other: "Border") -> bool:
        """Tell whether a line across comes to it."""
        return (
            self.start - NEAR <= other.at <= self.end + NEAR
            and other.start - NEAR <= self.at <= other.end + NEAR
        )


class Frame(NamedTuple):
    """Borders that hang together: those that run across, and those that run down."""

    across: list[Border]
    down: list[Border]


def frames(rules: Sequence[Box], fills: Sequence[Box]) -> list[Frame]:
    """Return the borders of a page, those together that hang together.

    Args:
        rules: What is drawn as a line.
        fills: What is drawn as a box; its edges are borders where they lie on others, or where
            the page has no others. A bar of a chart in a cell has none.

    Raises:
        PageRefusedError: There are too many.
    """
    across = [
        Border((box.top + box.bottom) / 2, box.left, box.right) for box in rules if _lies(box)
    ]
    down = [
        Border((box.left + box.right) / 2, box.top, box.bottom) for box in rules if _stands(box)
    ]
    columns = [border.at for border in joined(down)]
    for box in fills:
        edges = (box.left, box.right)
        if columns and not all(any(abs(at - x) <= NEAR for x in columns) for at in edges):
            continue
        across += [Border(at, *edges) for at in (box.top, box.bottom)]
        down += [Border(at, box.top, box.bottom) for at in edges]
    return list(_together(joined(across), joined(down)))


def _lies(box: Box) -> bool:
    return box.bottom - box.top <= _STRAIGHT


def _stands(box: Box) -> bool:
    return box.right - box.left <= _STRAIGHT


def joined(borders: Iterable[Border]) -> list[Border]:
    """Return borders with those made one that lie on each other, or behind each other."""
    groups: list[list[Border]] = []
    for border in sorted(borders):
        last = groups[-1] if groups else []
        near = last and border.at - last[-1].at <= NEAR and border.at - last[0].at <= _SPREAD
        last.append(border) if near else groups.append([border])
    joined = []
    for group in groups:
        weight = sum(each.end - each.start for each in group)
        mean = sum(each.at * (each.end - each.start) for each in group)
        at = mean / weight if weight else group[0].at
        merged: list[Border] = []
        for each in sorted(group, key=lambda each: each.start):
            if merged and each.start <= merged[-1].end + _DASH:
                merged[-1] = merged[-1]._replace(end=max(merged[-1].end, each.end))
            else:
                merged.append(Border(at, each.start, each.end))
        joined += [each for each in merged if each.end - each.start >= _SHORTEST]
    return joined


def _together(across: Sequence[Border], down: Sequence[Border]) -> Iterator[Frame]:
    """Yield the borders that meet each other, directly or by others."""
    if len(across) * len(down) > _MOST_PAIRS:
        raise PageRefusedError(_("too many lines that may be borders"))
    meeting = [[at for at, other in enumerate(across) if each.meets(other)] for each in down]
    found: dict[int, int] = {}  # the number of a border across to that of its frame
    members: dict[int, tuple[set[int], list[int]]] = {}
    for number, met in enumerate(meeting):
        merged: tuple[set[int], list[int]] = (set(met), [number])
        for frame in {found[at] for at in met if at in found}:
            others = members.pop(frame)
            merged = (merged[0] | others[0], merged[1] + others[1])
        members[number] = merged
        found.update(dict.fromkeys(merged[0], number))
    for lying, standing in members.values():
        if lying:
            yield Frame([across[at] for at in sorted(lying)], [down[at] for at in sorted(standing)])


class Area(NamedTuple):
    """What borders enclose.

    Attributes:
        top, bottom: The numbers of its first and last row, from 0.
        left, right: Those of its first and last column, from 0.
        is_whole: Whether it is a rectangle, as a cell is.
    """

    top: int
    bottom: int
    left: int
    right: int
    is_whole: bool


class Lattice(NamedTuple):
    """The rows and columns that borders make, and the areas in them.

    Attributes:
        rows: Where rows begin, and the last one ends.
        columns: Where columns begin, and the last one ends.
        areas: The areas.
        of_place: By row and column, the number of the area; -1 for what is open to the outside.
    """

    rows: list[float]
    columns: list[float]
    areas: list[Area]
    of_place: list[list[int]]

    @property
    def box(self) -> Box:
        """The box that it stands in."""
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])

    def box_of(self, area: Area) -> Box:
        """Return the box of an area."""
        return Box(
            self.columns[area.left],
            self.rows[area.top],
            self.columns[area.right + 1],
            self.rows[area.bottom + 1],
        )


_NOT_SEEN = -2
_MOST_PLACES = 200_000  # rows times columns of a table on one page


def lattice_of(frame: Frame) -> Lattice | None:
    """Return the areas that borders enclose, None if they enclose nothing.

    Raises:
        PageRefusedError: There are too many.
    """
    frame = _closed(frame)
    rows = sorted({border.at for border in frame.across})
    columns = sorted({border.at for border in frame.down})
    height, width = len(rows) - 1, len(columns) - 1
    if height < 1 or width < 1:
        return None
    if height * width > _MOST_PLACES:
        told = _("a table of more than {most:,} places on a page")
        raise PageRefusedError(told.format(most=_MOST_PLACES))
    walls = _covered(frame.down, columns, rows)
    floors = _covered(frame.across, rows, columns)
    numbers = _enclosed(walls, floors, height, width)
    return _without_needless(rows, columns, numbers)


def _closed(frame: Frame) -> Frame:
    """Return borders with the outer ones that are left out, where the others all end there."""
    across, down = frame
    return Frame([*across, *_ends(down, across)], [*down, *_ends(across, down)])


def _ends(lines: Sequence[Border], crossing: Sequence[Border]) -> Iterator[Border]:
    """Yield the outer borders that lines end at, where nothing crosses them."""
    inner = [border.at for border in crossing]
    for end, outside in (
        (min(line.start for line in lines), min(inner)),
        (max(line.end for line in lines), max(inner)),
    ):
        if abs(end - outside) <= NEAR or min(inner) < end < max(inner):
            continue
        there = [
            line.at for line in lines if min(abs(line.start - end), abs(line.end - end)) <= NEAR
        ]
        if len(there) > 1:
            yield Border(end, min(there), max(there))


def _covered(
    borders: Sequence[Border], lines: Sequence[float], stretches: Sequence[float]
) -> list[list[bool]]:
    """Return by line, and by stretch along it, whether there is a border."""
    covered = [[False] * (len(stretches) - 1) for _line in lines]
    place = {at: number for number, at in enumerate(lines)}
    for border in borders:
        row = covered[place[border.at]]
        for number, (start, end) in enumerate(pairwise(stretches)):
            row[number] = row[number] or border.covers(start, end)
    return covered


_Place = tuple[int, int]


def _enclosed(
    walls: Sequence[Sequence[bool]], floors: Sequence[Sequence[bool]], height: int, width: int
) -> list[list[int]]:
    """Return by row and column the number of the area, from 0; -1 for what is open."""
    numbers = [[_NOT_SEEN] * width for _row in range(height)]
    count = 0
    for start in product(range(height), range(width)):
        if numbers[start[0]][start[1]] != _NOT_SEEN:
            continue
        inside, is_open = _area_around(start, walls, floors, (height, width))
        for row, column in inside:
            numbers[row][column] = -1 if is_open else count
        count += not is_open
    return numbers


def _area_around(
    start: _Place,
    walls: Sequence[Sequence[bool]],
    floors: Sequence[Sequence[bool]],
    size: _Place,
) -> tuple[set[_Place], bool]:
    """Return the places that no border parts from one, and whether they are open."""
    inside, coming, is_open = {start}, [start], False
    while coming:
        row, column = coming.pop()
        for wall, beside in (
            (walls[column][row], (row, column - 1)),
            (walls[column + 1][row], (row, column + 1)),
            (floors[row][column], (row - 1, column)),
            (floors[row + 1][column], (row + 1, column)),
        ):
            if wall or beside in inside:
                continue
            if 0 <= beside[0] < size[0] and 0 <= beside[1] < size[1]:
                inside.add(beside)
                coming.append(beside)
            else:
                is_open = True
    return inside, is_open


def _without_needless(
    rows: list[float], columns: list[float], numbers: list[list[int]]
) -> Lattice | None:
    """Return the lattice without the lines at which no area ends."""
    height, width = len(numbers), len(numbers[0])
    kept_rows = [row for row in range(height) if row == 0 or numbers[row] != numbers[row - 1]]
    turned = list(zip(*numbers, strict=True))
    kept_columns = [
        column for column in range(width) if column == 0 or turned[column] != turned[column - 1]
    ]
    of_place = [[numbers[row][column] for column in kept_columns] for row in kept_rows]
    places: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(of_place):
        for column, number in enumerate(line):
            places.setdefault(number, []).append((row, column))
    places.pop(-1, None)
    areas = []
    for found in places.values():
        tops, lefts = zip(*found, strict=True)
        top, bottom, left, right = min(tops), max(tops), min(lefts), max(lefts)
        whole = len(found) == (bottom - top + 1) * (right - left + 1)
        areas.append(Area(top, bottom, left, right, whole))
    again = {number: at for at, number in enumerate(places)} | {-1: -1}
    return Lattice(
        [*(rows[row] for row in kept_rows), rows[-1]],
        [*(columns[column] for column in kept_columns), columns[-1]],
        areas,
        [[again[number] for number in line] for line in of_place],
    )
