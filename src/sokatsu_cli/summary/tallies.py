"""What a part of a table comes to, as far as it need not be kept row by row."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.terms import Status
from sokatsu_cli.rate.chosen_periods import When
from sokatsu_cli.rate.codes import ROOM, grade_bounds, room
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.identities import Identities
from sokatsu_cli.rate.kept_numbers import narrow
from sokatsu_cli.rate.parts import Part, texts_at
from sokatsu_cli.rate.quotients import quotients
from sokatsu_cli.rate.rows import Rows
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.summary.averages import nearest, reduced


class Lowest(NamedTuple):
    """The first row of the lowest capped rate of a group; the rate is over / under."""

    over: int
    under: int
    row: int
    line: int
    indicator: str
    period: str

    def is_below(self, other: "Lowest") -> bool:
        """Tell whether its rate is lower, or the same and stands before."""
        return (self.over * other.under, self.row) < (other.over * self.under, other.row)

    @property
    def rate(self) -> Fraction:
        """The capped rate in %."""
        return Fraction(100 * self.over, self.under)


Large = Mapping[int, tuple[int, int]]


class Tally(NamedTuple):
    """What n rows in k groups come to.

    Attributes:
        codes: The place of the key of the group of each row.
        keys: The distinct cells that make the groups.
        identities: What tells the indicators.
        over: The capped rates are over / under; 0 / 0 where there is none, or a larger number.
        under: As above.
        large: By row, the capped rates that need larger numbers.
        counts: k × s numbers of rows, by their states.
        lowest: By group, the first row of the lowest capped rate.
        totals: Lines and names of the rows that are totals of others, which are not counted.
        whens: Where a period is asked for, those that there are.
        told: As `conditions.Kept` has it, None where nothing is asked for.
    """

    codes: Numbers
    keys: Sequence[tuple[str, ...]]
    identities: Identities
    over: Numbers
    under: Numbers
    large: Large
    counts: Numbers
    lowest: dict[int, Lowest]
    totals: Sequence[tuple[int, str]]
    whens: Sequence[When]
    told: Numbers | None


class Capped(NamedTuple):
    """The capped rates of n rows as over / under, 0 / 0 where there is none, and their states."""

    over: Numbers
    under: Numbers
    state: Numbers


class States:
    """The status and the grade of a row as one number."""

    def __init__(self, rules: Rules, grades: Grades | None) -> None:
        """Take what decides."""
        self._rules = rules
        self._bounds = grade_bounds(grades)
        self.count = len(Status) * (len(self._bounds) + 1)

    def of(self, rows: Rows) -> Capped:
        """Compute the capped rates of rows, and their states."""
        cap = None if self._rules.cap is None else (self._rules.cap / 100).as_integer_ratio()
        factors = chain(cap or (), *self._bounds)
        found = quotients(rows.measured(room(self._rules, *factors)), self._rules)
        over, under, there = found.over, found.under, found.rated
        if cap:
            over = np.maximum(over, 0)
            held = found.achieved & ~there
            over, under = np.where(held, cap[0], over), np.where(held, cap[1], under)
            there = there | held
        rank = np.zeros(len(over), dtype=np.int64)
        for bound, whole in self._bounds:
            rank += ~there | (np.maximum(over, 0) * whole < bound * under).astype(np.bool_)
        if cap:
            above = over * cap[1] > cap[0] * under
            over, under = np.where(above, cap[0], over), np.where(above, cap[1], under)
        status = np.where(found.judged, np.where(found.achieved, 0, 1), 2)
        state = status * (len(self._bounds) + 1) + rank
        return Capped(np.where(there, over, 0), np.where(there, under, 0), state)


def packed(found: Capped) -> tuple[Numbers, Numbers, Large]:
    """Return capped rates in as few bytes as hold them, and apart those that 64 bits do not."""
    over, under, large = found.over, found.under, {}
    if over.dtype == object:
        over, under = reduced(over, under)
        held = (np.abs(over) < ROOM) & (under < ROOM)
        large = {row: (over[row], under[row]) for row in np.flatnonzero(~held).tolist()}
        over, under = (np.where(held, numbers, 0).astype(np.int64) for numbers in (over, under))
    return narrow(over), narrow(under), large


def lowest(part: Part, codes: Numbers, found: Capped) -> dict[int, Lowest]:
    """Find the first row of the lowest capped rate of each group."""
    places = np.flatnonzero(found.under)
    near = nearest(found.over[places], found.under[places])
    least = np.full(codes.max(initial=-1) + 1, np.inf)
    np.minimum.at(least, codes[places], near)
    places = places[near == least[codes[places]]]
    codes = codes[places]
    over, under = reduced(found.over[places], found.under[places])
    _codes, first, back = np.unique(codes, return_index=True, return_inverse=True)
    others = (over != over[first][back]) | (under != under[first][back])
    others[first] = True
    chosen: dict[int, tuple[int, int, int]] = {}
    columns = (column[others].tolist() for column in (codes, over, under, places))
    for code, *row in zip(*columns, strict=True):
        best = chosen.get(code)
        if best is None or row[0] * best[1] < best[0] * row[1]:
            chosen[code] = row[0], row[1], row[2]
    rows = np.array([place for _over, _under, place in chosen.values()], dtype=np.int64)
    names, periods, years = (texts_at(part, name, rows) for name in ("indicator", "period", "year"))
    return {
        code: Lowest(*row, part.lines[row[2]], name, period or year)
        for (code, row), name, period, year in zip(
            chosen.items(), names, periods, years, strict=True
        )
    }
