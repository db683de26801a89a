"""The small chart of a card: from the baseline over the actuals to the target.

All is computed in whole tenths of a unit of the drawing, from exact values, and cut.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.report.indicator_progress import IndicatorProgress, Line
from sokatsu_cli.report.results import Period, Result
from sokatsu_cli.report.sheet import SheetRow

HEIGHT = 88
"""Units of a chart from its top to its bottom."""

TOP, BOTTOM = 220, 680
"""Between which tenths values lie, the highest at the top."""

_WIDTH = 3000
"""Tenths from the left to the right of a chart, where its labels are not long."""

_PLOT = 700
"""Tenths from the first mark to the last one, at least."""

_GAP = 60
"""Tenths between a mark and its label."""

_LINE = 130
"""Tenths between two labels, one above the other."""

_WIDE, _NARROW = 110, 66
"""Tenths that a letter takes, at most: a full-width one, another."""

_DROP = 40
"""Tenths from the middle of a label's letters to their foot."""

_LEAST = 5
"""The range of a scale is no less than one of so many parts of the largest value."""

_TICK = 50
"""Tenths from the middle of a period's target to its ends."""


class Mark(NamedTuple):
    """A value in the chart.

    Attributes:
        at: When, as a number.
        value: Its exact value.
        text: What its label says.
    """

    at: int
    value: Fraction
    text: str


class Marks(NamedTuple):
    """What a chart shows.

    Attributes:
        baseline: Where the way begins, None where it is not known.
        actuals: By period, from the earliest on; None where there is none.
        targets: Likewise.
        line: Between which values are expected; none or two.
    """

    baseline: Mark | None
    actuals: Sequence[Mark | None]
    targets: Sequence[Mark | None]
    line: Sequence[Mark]

    @property
    def all(self) -> list[Mark]:
        """All marks."""
        found = [self.baseline, *self.actuals, *self.targets, *self.line]
        return [mark for mark in found if mark is not None]

    @property
    def values(self) -> tuple[Fraction, Fraction]:
        """The lowest value of the scale and its range, of which a small gap is a small share.

        An actual that stands alone has 0 in its scale; values beside each other have a fifth of
        the largest one at least, so that what lies close together is drawn close together.
        """
        values = [mark.value for mark in self.all]
        if self.baseline is None and sum(mark is not None for mark in self.actuals) == 1:
            values.append(Fraction(0))
        low, height = min(values), max(values) - min(values)
        lacking = max(max(map(abs, values)) / _LEAST - height, Fraction(0))
        return low - lacking / 2, height + lacking


class Label(NamedTuple):
    """A text in the chart; ``end`` tells that it ends there instead of beginning."""

    x: str
    y: str
    text: str
    end: bool


class Chart(NamedTuple):
    """A chart as the page draws it; paths are "" where there is nothing to draw.

    Attributes:
        width: Its units from left to right.
        way: The line from the baseline through the actuals.
        dots: The actuals.
        start: The place of the baseline, None for none.
        target: The lines of the targets.
        expected: The line on which values are expected.
        labels: What stands beside the first and last value, and the last target.
    """

    width: str
    way: str
    dots: str
    start: tuple[str, str] | None
    target: str
    expected: str
    labels: Sequence[Label]


def marks_of(
    row: SheetRow,
    periods: Sequence[Period],
    progress: IndicatorProgress | None,
    *,
    start: str,
    goal: str,
) -> Marks:
    """Return what the chart of an indicator shows.

    Args:
        row: The indicator.
        periods: Those of the sheet.
        progress: How far it is on its way, None where that cannot be told.
        start: What stands before a baseline without a year.
        goal: What stands before the last target.
    """
    held = [(at, result) for at, result in enumerate(row.results) if result is not None]
    years = [fiscal_year(periods[at].year or periods[at].name) for at, _result in held]
    known = [year for year in years if year is not None]
    dated = len(set(known)) == len(held)
    places = known if dated else [at for at, _result in held]
    actuals, targets = [], []
    for at, (place, result) in zip(places, held, strict=True):
        texts, period = result.texts, periods[place]
        label = period.year or period.name
        actuals.append(_mark(at, result.values.actual, f"{label} {texts['actual']}"))
        targets.append(_mark(at, result.values.target, f"{goal} {texts['target']}"))
    way = progress.line if dated and progress is not None else None
    baseline = _baseline(row.based, places, way, start, dated=dated)
    line = [Mark(year, value, "") for year, value in way or ()]
    return Marks(baseline, actuals, targets, line)


def _mark(at: int, value: Fraction | None, text: str) -> Mark | None:
    return None if value is None else Mark(at, value, text.strip())


def _baseline(
    first: Result, places: Sequence[int], line: Line | None, start: str, *, dated: bool
) -> Mark | None:
    """Return the baseline of an indicator; without a year it stands one step before the others."""
    year = first.texts["baseline_year"]
    at = fiscal_year(year) if dated else None
    if at is None and line is not None:
        at = line[0][0]
    if at is None:
        steps = [later - earlier for earlier, later in pairwise(places)]
        at = places[0] - min(steps, default=1)
    return _mark(at, first.values.baseline, f"{year or start} {first.texts['baseline']}")


class _Scale:
    """Where marks lie, in tenths."""

    def __init__(self, marks: Marks, left: int, plot: int) -> None:
        self.left, self.plot = left, plot
        places = [mark.at for mark in marks.all]
        self.first, self.span = min(places), max(places) - min(places)
        self.low, self.range = marks.values

    def x(self, mark: Mark) -> int:
        room = self.plot
        return self.left + (room * (mark.at - self.first) // self.span if self.span else room // 2)

    def height(self, value: Fraction) -> int:
        room = BOTTOM - TOP
        return room * (value - self.low) // self.range if self.range else room // 2

    def y(self, mark: Mark, beside: Mark | None = None) -> int:
        """Return how far from the top a mark lies; never on another one that it does not reach."""
        height = self.height(mark.value)
        if beside is not None and mark.value != beside.value:
            apart = 1 if mark.value > beside.value else -1
            height += apart * (height == self.height(beside.value))
        return BOTTOM - height


def chart_of(marks: Marks) -> Chart | None:
    """Draw marks; None where there are not two of them, or no value that was measured."""
    actuals = [mark for mark in marks.actuals if mark is not None]
    start = marks.baseline
    if not actuals or len(marks.all) < 2:  # noqa: PLR2004
        return None
    targets = [mark for mark in marks.targets if mark is not None]
    first = start or (actuals[0] if len(actuals) > 1 else None)
    left = _GAP + max(_width(first.text) + _GAP if first else 0, _TICK)
    after = max(_width(mark.text) for mark in [actuals[-1], *targets[-1:]]) + 2 * _GAP
    scale = _Scale(marks, left, max(_PLOT, _WIDTH - left - after))
    points = [
        None if mark is None else (scale.x(mark), scale.y(mark, target))
        for mark, target in zip(marks.actuals, marks.targets, strict=True)
    ]
    begin = None if start is None else (scale.x(start), scale.y(start))
    joined = [begin, *points] if start is None or start.at <= actuals[0].at else points
    right = scale.left + scale.plot
    texts = list(_texts(scale, first, actuals[-1], targets, right))
    return Chart(
        width=_units(right + after),
        way=_way(joined),
        dots="".join(f"M{_place(point)}h0" for point in points if point is not None),
        start=None if begin is None else (_units(begin[0]), _units(begin[1])),
        target=_target(scale, targets, right),
        expected="L".join(_place((scale.x(mark), scale.y(mark))) for mark in marks.line),
        labels=[Label(_units(x), _units(y), text, end) for x, y, text, end in texts],
    )


def _way(points: Sequence[tuple[int, int] | None]) -> str:
    """Return the line through points, broken where one is missing."""
    path, before = "", None
    for point in points:
        if point is not None:
            path += f"{'M' if before is None else 'L'}{_place(point)}"
        before = point
    return path if "L" in path else ""


def _target(scale: _Scale, targets: Sequence[Mark], right: int) -> str:
    """Return one line where all targets are one, else a short line for each."""
    if _is_one(targets):
        y, start = scale.y(targets[0]), scale.left - _TICK
        return f"M{_units(start)} {_units(y)}H{_units(right + _TICK)}"
    ticks = ((scale.x(mark) - _TICK, scale.y(mark)) for mark in targets)
    return "".join(f"M{_place(tick)}h{_units(2 * _TICK)}" for tick in ticks)


def _texts(
    scale: _Scale, first: Mark | None, last: Mark, targets: Sequence[Mark], right: int
) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the labels of the first and the last value and of the last target, none on another."""
    y = scale.y(last, targets[-1] if targets else None)
    if targets:
        goal = scale.y(targets[-1])
        x = right if _is_one(targets) else scale.x(targets[-1])
        yield x + _GAP, goal + _DROP, targets[-1].text, False
        if abs(y - goal) < _LINE:
            y = goal - _LINE if y < goal else goal + _LINE
    yield scale.x(last) + _GAP, y + _DROP, last.text, False
    if first is not None:
        yield scale.x(first) - _GAP, scale.y(first) + _DROP, first.text, True


def _is_one(targets: Sequence[Mark]) -> bool:
    return len({mark.value for mark in targets}) == 1


def _width(text: str) -> int:
    return sum(_WIDE if east_asian_width(letter) in "WFA" else _NARROW for letter in text)


def _place(point: tuple[int, int]) -> str:
    return f"{_units(point[0])} {_units(point[1])}"


def _units(tenths: int) -> str:
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)
