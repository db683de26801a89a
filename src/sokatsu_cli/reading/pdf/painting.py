"""How things are painted: what is shown of them, and how much is seen through them."""

from collections.abc import Sequence
from typing import NamedTuple

from sokatsu_cli.reading.pdf.paths import Point, Subpath, lies_in
from sokatsu_cli.reading.pdf.shapes import Box


class Painting(NamedTuple):
    """How things are painted.

    Attributes:
        clip: The box of which something is shown.
        corners: What is cut off from it, as what lies outside of these.
        is_odd: Whether more is cut off, by a shape that is not understood.
        fill: How much of what is below is not seen through what is filled, from 0 to 1.
        stroke: The same of lines.
        share: The same of the form that all of it is in.
        is_plain: Whether nothing is masked or mixed with what is below.
        is_whole: Whether that holds for the form that all of it is in.
    """

    clip: Box
    corners: tuple[Sequence[Point], ...] = ()
    is_odd: bool = False
    fill: float = 1.0
    stroke: float = 1.0
    share: float = 1.0
    is_plain: bool = True
    is_whole: bool = True

    @property
    def is_certain(self) -> bool:
        """Whether things are painted as they are, without a mask."""
        return self.is_plain and self.is_whole

    def within(self, shapes: Sequence[Subpath]) -> "Painting":
        """Return it with what lies outside of a path cut off."""
        if len(shapes) != 1:
            return self._replace(is_odd=True)
        (shape,) = shapes
        cut = self._replace(clip=self.clip.cut(shape.box))
        if shape.is_upright:
            return cut
        is_odd = self.is_odd or not shape.is_convex
        return cut._replace(corners=(*self.corners, shape.corners), is_odd=is_odd)

    def cuts(self, box: Box) -> bool:
        """Tell whether something may be cut off from what is painted in a box."""
        return self.is_odd or not all(lies_in(box, corners) for corners in self.corners)
