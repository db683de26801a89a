"""Capped rates as bars of characters, with a line at the target: 100 %."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Bars(NamedTuple):
    """How bars are drawn.

    Attributes:
        cells: Terminal cells from 0 to 100 %.
        beyond: Cells that are left for rates above 100 %.
        plain: Whether only ASCII is used.
    """

    cells: int
    beyond: int
    plain: bool

    @classmethod
    def fitting(cls, rates: Sequence[Decimal | None], cells: int, *, plain: bool) -> "Bars":
        """Return bars that have room for rates above 100 %, up to 150 %."""
        highest = max((rate for rate in rates if rate is not None), default=Decimal(0))
        above = -(-max(int(highest * cells) - 100 * cells, 0) // 100)
        return cls(cells, min(above, cells // 2), plain)

    @property
    def axis(self) -> str:
        """The heading: 0, and 100 where the line stands."""
        return "0" + "100".rjust(self.cells)

    @property
    def rail(self) -> str:
        """A text as wide as the longest bar that can be drawn."""
        return "·" * (self.cells + 1 + self.beyond)

    def draw(self, rate: Decimal | None, *, short: bool = False) -> str:
        r"""Draw a printed rate in %; "" for none.

        A bar never looks longer than its rate: what is not a whole eighth of a cell (in ASCII, a
        whole cell) is left out.

        Args:
            rate: A negative one has no bar.
            short: Keep the bar from reaching the line, for a rate that is only printed as 100.

        >>> bars = Bars(cells=10, beyond=2, plain=False)
        >>> print(bars.axis, bars.draw(Decimal("44.4")), bars.draw(Decimal("112.5")), sep="\n")
        0       100
        ████▍·····│
        ██████████│█▎
        >>> Bars(cells=10, beyond=0, plain=True).draw(Decimal("44.4"))
        '####......|'
        """
        if rate is None:
            return ""
        eighths = int(max(rate, Decimal(0)) * self.cells * 8) // 100
        target = self.cells * 8
        within = min(eighths, target - 1 if short else target)
        rail, line, more = ".|>" if self.plain else "·│›"
        inside = self._blocks(within).ljust(self.cells, rail)
        above = eighths - target
        if short or above <= 0:
            return inside + line
        if above > self.beyond * 8:
            return inside + line + self._blocks(self.beyond * 8 - 8) + more
        return inside + line + self._blocks(above)

    def _blocks(self, eighths: int) -> str:
        whole, part = divmod(eighths, 8)
        if self.plain:
            return "#" * whole
        return _EIGHTHS[8] * whole + _EIGHTHS[part].strip()
