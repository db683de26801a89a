"""What a page is made of: letters, and what is painted beside them, in the order of painting."""

from typing import NamedTuple

from sokatsu_cli.reading.pdf.colours import BLACK, Colour

UNKNOWN = "\ufffd"
"""Stands for a letter that the PDF does not name."""

RULE, FILL, SLANT, OUTLINE, DRAWING, PICTURE, FIELD, TABLE = range(8)
"""Kinds of what is painted: a line or a thin box, an upright box, a slanted line, a curved line,
any other path, an image, a form field or a comment; and a table, where it stands inside another."""

_BELOW, _ABOVE = 0.0, 0.65  # of its size: where a digit has ink, from its line on
_BESIDE = 0.2  # of its width: what a letter leaves blank on both sides


class PageRefusedError(Exception):
    """A page cannot be read; its text is why."""


class Box(NamedTuple):
    """A rectangle, in points from the left and the top; a rule if it has no height or no width."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def covers(self, other: "Box", spare: float = 0.0) -> bool:
        """Tell whether all of another lies in it, or reaches over it by no more than it may."""
        return (
            self.left <= other.left + spare
            and self.right >= other.right - spare
            and self.top <= other.top + spare
            and self.bottom >= other.bottom - spare
        )

    def meets(self, other: "Box") -> bool:
        """Tell whether another has a part of it."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def cut(self, other: "Box") -> "Box":
        """Return the part of it that lies in another; turned over if there is none."""
        return Box(*map(max, self[:2], other[:2]), *map(min, self[2:], other[2:]))

    def wider(self, spare: float) -> "Box":
        """Return it with more on all sides."""
        return Box(self.left - spare, self.top - spare, self.right + spare, self.bottom + spare)

    @property
    def size(self) -> float:
        """Its area."""
        return max(self.right - self.left, 0.0) * max(self.bottom - self.top, 0.0)

    def turned_back(self, turn: int) -> "Box":
        """Return it as it stands where what is turned to the right, or the left, is upright."""
        left, top, right, bottom = self
        if turn > 0:
            return Box(top, -right, bottom, -left)
        return Box(-bottom, left, -top, right)


class Paint(NamedTuple):
    """What is painted and is no letter.

    Attributes:
        box: Where it stands.
        kind: What it is.
        order: How many things were painted before it, letters too.
        colour: Its colour, None if that is not certain.
        share: How much of what is below it is not seen through it, from 0 to 1.
    """

    box: Box
    kind: int
    order: int = 0
    colour: Colour | None = BLACK
    share: float = 1.0

    def turned_back(self, turn: int) -> "Paint":
        """Return it as it stands where what is turned so is upright."""
        return self._replace(box=self.box.turned_back(turn))


class Letter(NamedTuple):
    """A letter and the box that it stands in, in points from the left and the top of the page.

    Attributes:
        base: The height of the line that it stands on.
        turn: 1 or -1 where it is turned to the right or the left, 2 where otherwise.
        spaced: Whether a blank is set before it.
        order: How many things were painted before it.
        colour: Its colour, None if that is not certain.
        doubt: Why it is not certain that it is seen as it is read, "" where it is.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    base: float
    turn: int = 0
    spaced: bool = False
    order: int = 0
    colour: Colour | None = BLACK
    share: float = 1.0
    doubt: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """The box that it stands in."""
        return Box(*self[1:5])

    @property
    def ink(self) -> Box:
        """Where it has ink, whichever letter or digit it is."""
        if self.turn:
            return self.box.wider(-_BESIDE * min(self.right - self.left, self.bottom - self.top))
        spare = _BESIDE * (self.right - self.left)
        top, bottom = self.base - _ABOVE * self.size, self.base - _BELOW * self.size
        return Box(self.left + spare, top, self.right - spare, bottom)

    def moved_into(self, box: Box) -> "Letter":
        """Return it at the nearest place that lies in a box, as far as its middle goes."""
        x, y = self.middle
        across = min(max(x, box.left), box.right) - x
        down = min(max(y, box.top), box.bottom) - y
        left, top, right, bottom = self.box
        moved = self._replace(left=left + across, right=right + across, base=self.base + down)
        return moved._replace(top=top + down, bottom=bottom + down)

    def turned_back(self, turn: int) -> "Letter":
        """Return it as it stands where what is turned so is upright."""
        left, top, right, bottom = self.box.turned_back(turn)
        again = {turn: 0, 0: -turn}.get(self.turn, 2)
        base = bottom - 0.2 * self.size
        moved = self._replace(left=left, top=top, right=right, bottom=bottom)
        return moved._replace(base=base, turn=again)
