"""The way of an indicator as a strip of characters, from its baseline to its target."""

from fractions import Fraction
from typing import NamedTuple


class _Glyphs(NamedTuple):
    """What a strip is drawn with: characters that take one cell in every terminal."""

    end: str
    gone: str
    rail: str
    now: str
    due: str
    before: str
    beyond: str


_FINE = _Glyphs("╏", "╍", "╌", "▮", "▯", "◂", "▸")
_ASCII = _Glyphs("|", "=", "-", "#", ":", "<", ">")


class Strips(NamedTuple):
    """How strips are drawn.

    Attributes:
        steps: Steps from the baseline to the target, 1 or more; a strip has a cell more.
        plain: Whether only ASCII is used.
    """

    steps: int
    plain: bool

    @property
    def axis(self) -> str:
        """The heading: 0 at the baseline, 100 at the target."""
        return "0" + "100".rjust(self.steps)

    @property
    def glyphs(self) -> dict[str, str]:
        """The marks for a legend: ``now``, ``due``, ``before`` and ``beyond``."""
        return self._drawn_with._asdict()

    def draw(self, way: Fraction | None, due: Fraction | None = None) -> str:
        r"""Draw how far an indicator is, and how far it should be by now; "" without a way.

        It never looks better than it is: where it is now is rounded down to a step, where it should
        be is rounded up. Only an indicator that is as far as it should be may stand on that mark or
        behind it, and hides it where both are on one step; only one past the target has an arrow
        there.

        Args:
            way: The share of the way from baseline to target; below 0 it is behind the baseline,
                above 1 past the target.
            due: The share that it should have gone, 0 to 1; None where that is not known.

        >>> strips = Strips(10, plain=True)
        >>> ways = [Fraction(way, 100) for way in (-1, 39, 50, 99, 100, 101)]
        >>> print(strips.axis, *(strips.draw(way, Fraction(1, 2)) for way in ways), sep="\n")
        0       100
        <----:----|
        |==#-:----|
        |====#----|
        |====:===#|
        |====:====#
        |====:====>
        """
        if way is None:
            return ""
        glyphs = self._drawn_with
        now = max(min(way.numerator * self.steps // way.denominator, self.steps), 0)
        cells = [glyphs.gone] * now + [glyphs.rail] * (self.steps + 1 - now)
        cells[0] = cells[-1] = glyphs.end
        if due is not None:
            mark = -(-due.numerator * self.steps // due.denominator)
            cells[min(mark, now) if way >= due else mark] = glyphs.due
        cells[now] = glyphs.before if way < 0 else glyphs.beyond if way > 1 else glyphs.now
        return "".join(cells)

    @property
    def _drawn_with(self) -> _Glyphs:
        return _ASCII if self.plain else _FINE
