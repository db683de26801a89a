"""Which columns of a table with bars a terminal has room for: one line for each row."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.model.visible import visible
from sokatsu_cli.writing.bars import Bars
from sokatsu_cli.writing.displays import Column
from sokatsu_cli.writing.grid import cells_of, fits, longest_fitting

BAR = "bar"
"""Names the column of bars among the others."""

BAR_CELLS = (20, 10, 5)
"""Terminal cells of a bar from 0 to 100 %, and where room is wanted."""

_LEFT = (
    *("rate", "unit", "baseline", 1, "change_status", 2, "note", "status", "expected"),
    *("direction", "target", "actual"),
)
"""What is left out for want of room, the first first; a number makes the bars as short as that."""


class Fitting(NamedTuple):
    """What there is room for.

    Attributes:
        bars: Which bars, 0 for the longest.
        left: The names of the columns that are left out.
        narrowest: Terminal cells that the names take.
    """

    bars: int = 0
    left: Sequence[str] = ()
    narrowest: int = 0


def fitting(columns: Mapping[str, Column], bars: Sequence[Bars], width: int) -> Fitting:
    """Return what fits in lines of a width, names on one line each as far as any of that helps.

    Args:
        columns: The columns by their names, with one of bars among them.
        bars: How bars are drawn, the longest first.
        width: Terminal cells of a line.
    """
    widest = {name: _widest(column) for name, column in columns.items()}
    steps = _steps(columns)
    shortest, all_left = steps[-1]

    def fit(drawn: int, left: Sequence[str], narrowest: int) -> bool:
        bar = bars[drawn]
        kept = [
            Column(bar.axis, [bar.rail]) if name == BAR else column
            for name, column in widest.items()
            if name not in left
        ]
        return fits(kept, width, narrowest)

    wanted = longest_fitting(
        columns["indicator"].texts, lambda cells: fit(shortest, all_left, cells)
    )
    if wanted is None:
        return Fitting(1)  # in paragraphs, where there is room for all
    drawn, left = next(step for step in steps if fit(*step, wanted))
    for name in reversed(left):
        fewer = [each for each in left if each != name]
        left = fewer if fit(drawn, fewer, wanted) else left
    return Fitting(drawn, left, wanted)


def _steps(columns: Mapping[str, Column]) -> list[tuple[int, list[str]]]:
    """Return how long bars are and what is left out, from all that there is on."""
    steps: list[tuple[int, list[str]]] = [(0, [])]
    for each in _LEFT:
        drawn, left = steps[-1]
        if isinstance(each, int):
            steps.append((each, left))
        elif each in columns:
            steps.append((drawn, [*left, each]))
    return steps


def _widest(column: Column) -> Column:
    """Return a column with its widest cell alone."""
    texts = {visible(text) for text in column.texts}
    return column._replace(texts=[max(texts, key=cells_of, default="")])
