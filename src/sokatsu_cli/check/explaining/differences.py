"""Rows whose printed rates are not those of the rules, which have some."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from sokatsu_cli.check.explaining.causes import VALUES, Line, Step, Taken, Value
from sokatsu_cli.check.practices import Practice, Target
from sokatsu_cli.check.printed_rates import is_by_baseline, is_of_formula, is_tolerated
from sokatsu_cli.check.printings import Printings, figures
from sokatsu_cli.check.table_rows import TableRows
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import METHODS, UP, WAYS, Measured, Quotients, methods_of, quotients
from sokatsu_cli.rate.rules import Rules

LEVEL = "actual / target"
INVERSE = "target / actual"

FORMULAS = {
    (Method.RATIO, Direction.UP): LEVEL,
    (Method.RATIO, Direction.DOWN): INVERSE,
    (Method.RATIO, Direction.MAINTAIN): "the smaller / the larger",
    (Method.DIFFERENCE, Direction.UP): LEVEL,
    (Method.DIFFERENCE, Direction.DOWN): "2 - actual / target",
    (Method.DIFFERENCE, Direction.MAINTAIN): "1 - |actual - target| / target",
    (Method.BASELINE, Direction.UP): "(actual - baseline) / (target - baseline)",
    (Method.BASELINE, Direction.DOWN): "(actual - baseline) / (target - baseline)",
    (Method.RAW, Direction.UP): LEVEL,
    (Method.RAW, Direction.DOWN): LEVEL,
    (Method.RAW, Direction.MAINTAIN): LEVEL,
    (Method.EXPECTED, Direction.UP): "actual / expected value",
    (Method.EXPECTED, Direction.DOWN): "expected value / actual",
    (Method.EXPECTED, Direction.MAINTAIN): "the smaller / the larger of actual and expected value",
}
"""The formulas in words; the method ``baseline`` has none for maintain."""

WORDS = list(dict.fromkeys(FORMULAS.values()))
NO_WORDS = -1
WORDS_OF = np.array(
    [
        [WORDS.index(FORMULAS[each, way]) if (each, way) in FORMULAS else NO_WORDS for way in WAYS]
        for each in METHODS
    ]
)
"""The place of a formula's words, by the numbers of its method and direction."""

_RAW = METHODS.index(Method.RAW)


class Differences:
    """n rows of a table with printed rates that differ.

    Attributes:
        table: All rows of the table.
        at: Which of them the n rows are.
        rules: The rules that do not give the printed rates.
        printings: What practices print of them.
        measured: What they say, in one unit.
        found: What the rules make of it.
        method: The method of each, by its own cell or by the rules.
    """

    def __init__(self, table: TableRows, at: Numbers, rules: Rules) -> None:
        """Take the table and the places of the rows in it."""
        self.table = table
        self.at = at
        self.rules = rules
        self.printings = Printings(table, rules, at)
        self.measured = self.printings.measured
        self.found = self.printings.quotients(None, Target.OWN)
        self.method = methods_of(self.measured, rules)

    def __len__(self) -> int:
        """Return n."""
        return len(self.at)

    @property
    def practice(self) -> Practice:
        """What the rules print of rates."""
        return Practice(self.rules.rounding, self.rules.cap)

    @property
    def published(self) -> Numbers:
        """The printed rates, in units of their last decimals."""
        return self.printings.published

    @property
    def decimals(self) -> Numbers:
        """How many decimals each printed rate has."""
        return self.printings.decimals

    def computed(self, decimals: int, places: Numbers) -> Numbers:
        """Return the rates that some rows should have, in units of the last of so many decimals."""
        count = np.full(len(places), decimals)
        return figures(self.found.at(places), self.practice, count)

    @property
    def tolerated(self) -> Flags:
        """Whether the tolerance alone makes the rate of each row."""
        return is_tolerated(self.measured, self.rules, self.found)

    def words(self, place: int) -> str:
        """Return the formula of a row in words."""
        return WORDS[int(WORDS_OF[self.method[place], self.measured.way[place]])]

    def figure(self, place: int) -> str:
        """Return the printed rate of a row."""
        return decimal_text(int(self.published[place]), int(self.decimals[place]))

    def is_direction_ignored(self, place: int) -> bool:
        """Tell whether the method of a row ignores its direction."""
        return bool(self.method[place] == _RAW and self.measured.way[place] != UP)

    def is_by_baseline(self, place: int) -> bool:
        """Tell whether a row is computed from its baseline."""
        return bool(is_by_baseline(self.method[place]))

    def taken(self, column: Value, row: int) -> Taken:
        """Return a value of a row of the table, as printed, to be told of another row."""
        when = self.table.whens[int(self.table.when[row])]
        return Taken(column, self._printed(column, row), self.table.lines[row], when)

    def line(self, place: int) -> Line:
        """Return the line on which the expected value of a row lies."""
        row = int(self.at[place])
        first, last, year = self.table.rows.years[row].tolist()
        baseline, target = (self._printed(column, row) for column in ("baseline", "target"))
        return Line(baseline, first, target, last, year)

    def _printed(self, column: Value, row: int) -> str:
        digits, decimals, *_flags = self.table.rows.values[VALUES.index(column)]
        return decimal_text(int(digits[row]), int(decimals[row]))


def formula_values(measured: Measured, rules: Rules) -> tuple[Quotients, Flags]:
    """Return what formulas themselves give: without a cap, and far from any tolerance.

    And whether they give something: 100 by the rules can be a division by 0 or by nothing.
    """
    exact = rules._replace(tolerance=rules.tolerance * 0)
    found = quotients(measured, exact)
    return found, is_of_formula(measured, exact, found)


def held_steps(
    itself: Sequence[int], held: Sequence[int], cap: Fraction | None
) -> tuple[Step, ...]:
    """Return what holds figures to 0 and the cap.

    Args:
        itself: The figures that a formula gives by itself, in some unit.
        held: The figures that are printed, in the same unit.
        cap: In %, None for none.
    """
    to_0 = [Step("held")] if min(itself) < min(held) else []
    is_capped = max(itself) > max(held) and cap is not None
    return (*to_0, *([Step("capped", plain(cap))] if is_capped and cap is not None else []))
