"""Paths as they are drawn: their parts, and where each of them stands."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pdfminer.utils import PathSegment

from sokatsu_cli.reading.pdf.shapes import Box

_STRAIGHT = 0.5  # points that the ends of a rule may lie off
_PAIR = 2
_CORNERS = 4
_LEAST_CORNERS = 3
_EVEN = 0.01  # square points: a turn that is none
_BAR = 5  # points of a closed path with four sides

Point = tuple[float, float]


class Subpath(NamedTuple):
    """A part of a path that is drawn without lifting the pen.

    Attributes:
        points: Where it goes, with the points that its curves are pulled to.
        corners: Those of them that it goes through.
        is_straight: Whether it has no curves.
    """

    points: list[Point]
    corners: list[Point]
    is_straight: bool

    @property
    def box(self) -> Box:
        """The box that it stands in."""
        xs, ys = zip(*self.points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def is_upright(self) -> bool:
        """Whether it is a box: straight, and its points are the four corners."""
        box = self.box
        at_corners = self.is_straight and all(
            min(abs(x - box.left), abs(x - box.right)) <= _STRAIGHT
            and min(abs(y - box.top), abs(y - box.bottom)) <= _STRAIGHT
            for x, y in self.points
        )
        corners = {(x - box.left <= _STRAIGHT, y - box.top <= _STRAIGHT) for x, y in self.points}
        return at_corners and len(corners) == _CORNERS

    @property
    def is_convex(self) -> bool:
        """Whether it has no dents, so that all between its corners lies in it."""
        return len({*self.corners}) >= _LEAST_CORNERS and len(_ways(self.points)) == 1

    @property
    def is_bar(self) -> bool:
        """Whether it has four straight sides, as a slanted line that is filled."""
        return self.is_straight and len(self.points) <= _BAR

    @property
    def turns_right(self) -> bool:
        """Whether it goes round as a clock does."""
        ends = pairwise([*self.points, self.points[0]])
        return sum(x * v - u * y for (x, y), (u, v) in ends) > 0


def _ways(points: Sequence[Point]) -> set[bool]:
    """Return how lines from point to point turn: to the right, to the left, or both."""
    bare = [point for point, after in pairwise([*points, points[0]]) if point != after]
    turns = (
        _turn(one, other, third)
        for one, other, third in zip(bare, bare[1:] + bare[:1], bare[2:] + bare[:2], strict=True)
    )
    return {turn > 0 for turn in turns if abs(turn) > _EVEN}


def _turn(one: Point, other: Point, third: Point) -> float:
    (x, y), (u, v), (s, t) = one, other, third
    return (u - x) * (t - v) - (v - y) * (s - u)


def lies_in(box: Box, corners: Sequence[Point]) -> bool:
    """Tell whether a box lies between corners without dents."""
    edges = [(one, other) for one, other in pairwise([*corners, corners[0]]) if one != other]
    return all(
        len({_turn(one, other, (x, y)) >= 0 for one, other in edges}) == 1
        for x in (box.left, box.right)
        for y in (box.top, box.bottom)
    )


def subpaths(path: Sequence[PathSegment], place: Callable[[float, float], Point]) -> list[Subpath]:
    """Return the parts of a path that have a length.

    Args:
        path: It.
        place: Says where a point of it stands on the page.
    """
    found: list[Subpath] = []
    for name, *numbers in path:
        across = list(map(float, numbers))
        points = [place(*pair) for pair in zip(across[::2], across[1::2], strict=True)]
        if name == "m":
            found.append(Subpath(points, points[:], is_straight=True))
        elif found:
            last = found[-1]
            last.points.extend(points or last.points[:1])
            last.corners.append(last.points[-1])
            found[-1] = last._replace(is_straight=last.is_straight and name in "lh")
    return [each for each in found if len(each.points) > 1]


def is_ring(shapes: Sequence[Subpath], *, evenodd: bool) -> bool:
    """Tell whether only what lies between two shapes is filled, one of which is in the other."""
    if len(shapes) != _PAIR:
        return False
    one, other = shapes
    nested = one.box.covers(other.box) or other.box.covers(one.box)
    return nested and (evenodd or one.turns_right != other.turns_right)


def ring_sides(one: Subpath, other: Subpath) -> Iterator[Box]:
    """Yield the four sides of what lies between two shapes."""
    outer, inner = sorted((one.box, other.box), key=lambda box: -box.size)
    sides = (
        outer._replace(bottom=inner.top),
        outer._replace(top=inner.bottom),
        outer._replace(right=inner.left),
        outer._replace(left=inner.right),
    )
    yield from (side for side in sides if side.size)
