"""What gives a printed rate that the rules do not: another formula, rounding, cap, or a slip.

Each sentence is true as it is written: the formula that it names, on the numbers of the row and
with no more than the qualifiers that it names, gives the figure that it names.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.practices import CAPS, ROUNDINGS
from sokatsu_cli.check.printed_rates import held, multiples
from sokatsu_cli.model.numerals import Rounding, plain
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import (
    DOWN,
    METHODS,
    UP,
    WAYS,
    Measured,
    Quotients,
    methods_of,
    quotients,
    rounded,
)
from sokatsu_cli.rate.rules import Rules

_LEVEL = "actual / target"
_INVERSE = "target / actual"

_FORMULAS = {
    (Method.RATIO, Direction.UP): _LEVEL,
    (Method.RATIO, Direction.DOWN): _INVERSE,
    (Method.RATIO, Direction.MAINTAIN): "the smaller / the larger",
    (Method.DIFFERENCE, Direction.UP): _LEVEL,
    (Method.DIFFERENCE, Direction.DOWN): "2 - actual / target",
    (Method.DIFFERENCE, Direction.MAINTAIN): "1 - |actual - target| / target",
    (Method.BASELINE, Direction.UP): "(actual - baseline) / (target - baseline)",
    (Method.BASELINE, Direction.DOWN): "(actual - baseline) / (target - baseline)",
    (Method.RAW, Direction.UP): _LEVEL,
    (Method.RAW, Direction.DOWN): _LEVEL,
    (Method.RAW, Direction.MAINTAIN): _LEVEL,
}
"""The formulas in words; the method ``baseline`` has none for maintain."""

_WORDS = list(dict.fromkeys(_FORMULAS.values()))
_NONE = -1
_WORDS_OF = np.array(
    [
        [_WORDS.index(_FORMULAS[each, way]) if (each, way) in _FORMULAS else _NONE for way in WAYS]
        for each in METHODS
    ]
)
"""The place of a formula's words, by the numbers of its method and direction."""

_BY_LIKELIHOOD = (Method.RAW, Method.RATIO, Method.DIFFERENCE, Method.BASELINE)
_RAW, _BASELINE = METHODS.index(Method.RAW), METHODS.index(Method.BASELINE)
_PAIR = 2


class Differing(NamedTuple):
    """n rows whose printed rates are not those of the rules, which have some.

    Attributes:
        measured: What the rows say.
        found: What the rules make of it.
        published: The printed rates, in units of their last decimal.
        computed: The rates that should be printed, in the same units.
        decimals: How many decimals each has.
    """

    measured: Measured
    found: Quotients
    published: Numbers
    computed: Numbers
    decimals: Numbers

    def at(self, places: Numbers) -> "Differing":
        """Return some of the rows."""
        measured, found, published, computed, decimals = self
        numbers = published[places], computed[places], decimals[places]
        return Differing(measured.at(places), found.at(places), *numbers)


class Explanations(NamedTuple):
    """What reproduces one printed rate, the likeliest first.

    Attributes:
        before: What is likelier than that a row beside it has this rate.
        after: What is less likely.
    """

    before: list[str]
    after: list[str]


def explanations(rows: Differing, rules: Rules) -> list[Explanations]:
    """Say of each row what reproduces its printed rate exactly, but for the rows beside it.

    Args:
        rows: The rows.
        rules: The rules that do not give the printed rates.

    Returns:
        Sentences such as ``actual / target gives 110.9 (direction ignored)``; none where nothing
        explains the figure.

    Source: docs/contract.md, Published rates.
    """
    found: list[list[str]] = [[] for _row in rows.decimals]
    places, methods = _formulas(rows, rules)
    for place, text in _reproducing(rows.at(places), rules, places, methods):
        found[place].append(text)
    exchanged = _exchanged(rows, rules).tolist()
    columns = (column.tolist() for column in (rows.published, rows.computed, rows.decimals))
    return [_with_slips(*each) for each in zip(found, exchanged, *columns, strict=True)]


def _formulas(rows: Differing, rules: Rules) -> tuple[Numbers, Numbers]:
    """Return places of rows and methods to try: their own first, and no formula twice."""
    way = rows.measured.way
    own = methods_of(rows.measured, rules)
    tried: list[Numbers] = []
    places: list[Numbers] = []
    methods = [own, *(np.full(len(own), METHODS.index(each)) for each in _BY_LIKELIHOOD)]
    for method in methods:
        words = _WORDS_OF[method, way]
        fresh = words != _NONE
        for others in tried:
            fresh &= words != others
        tried.append(words)
        places.append(np.flatnonzero(fresh))
    chosen = [method[at] for method, at in zip(methods, places, strict=True)]
    return np.concatenate(places), np.concatenate(chosen)


def _values(measured: Measured, rules: Rules) -> tuple[Quotients, Flags]:
    """Return what formulas themselves give: without a cap, and far from any tolerance.

    And whether they give something: 100 by the rules can be a division by 0 or by nothing.
    """
    found = quotients(measured, rules._replace(tolerance=Fraction(0)))
    by_baseline = measured.method == _BASELINE
    base = np.where(by_baseline, measured.baseline, 0)
    without = by_baseline & ~measured.has_baseline
    nothing = (measured.target == measured.actual) & (without | (base == measured.target))
    return found, found.rated & ~nothing


def _reproducing(
    rows: Differing, rules: Rules, places: Numbers, method: Numbers
) -> Iterator[tuple[int, str]]:
    """Yield the place of each row whose printed rate its formula gives, and a sentence on it."""
    value, there = _values(rows.measured._replace(method=method), rules)
    choice, itself = _first_way(rows, rules, value, there)
    chosen = np.flatnonzero(choice != _NONE)
    own = methods_of(rows.measured, rules) == method
    columns = (*value[:2], *rows.found[:2], rows.found.rated, own, rows.measured.way, method)
    cells = zip(*(column[chosen].tolist() for column in columns), strict=True)
    ways = map(_ways(rules).__getitem__, choice[chosen].tolist())
    shown = (itself, rows.published, rows.decimals)
    figures = zip(*(column[chosen].tolist() for column in shown), strict=True)
    numbers = places[chosen].tolist()
    for place, each, way, (*two, decimals) in zip(numbers, cells, ways, figures, strict=True):
        texts = [decimal_text(number, decimals) for number in two]
        yield place, _sentence(_Formula(*each), texts, way, rules)


def _ways(rules: Rules) -> list[tuple[Rounding, Fraction | None]]:
    """Return each rounding with each cap, the usual ones first."""
    roundings = [rules.rounding, *(each for each in ROUNDINGS if each is not rules.rounding)]
    return list(product(roundings, (rules.cap, None, *filter(None, CAPS))))


def _first_way(
    rows: Differing, rules: Rules, value: Quotients, there: Flags
) -> tuple[Numbers, Numbers]:
    """Return the first of `_ways` that prints a value as it is printed, and the value without cap.

    Args:
        rows: The rows.
        rules: The rules.
        value: What a formula gives for them.
        there: Whether it gives something.
    """
    multiple = multiples(rows.decimals)
    choice = np.full(len(there), _NONE)
    figure = np.zeros(len(there), dtype=object)
    number = 0
    for rounding, ways in groupby(_ways(rules), itemgetter(0)):
        itself = rounded(value.over, value.under, multiple, rounding)
        for _rounding, cap in ways:
            gives = held(itself, cap, rows.decimals, rounding) == rows.published
            first = there & gives & (choice == _NONE)
            choice[first], figure[first] = number, itself[first]
            number += 1
    return choice, figure


class _Formula(NamedTuple):
    """What a formula gives for a row, and the rules, as quotients."""

    over: int
    under: int
    rules_over: int
    rules_under: int
    rules_rated: bool
    is_own: bool
    way: int
    method: int

    @property
    def words(self) -> str:
        return _WORDS[int(_WORDS_OF[self.method, self.way])]

    def within(self, cap: Fraction | None) -> bool:
        """Tell whether a cap leaves the value as it is."""
        if cap is None:
            return True
        most, parts = cap.as_integer_ratio()
        return self.over >= 0 and 100 * self.over * parts <= most * self.under


def _sentence(
    formula: _Formula,
    figures: Sequence[str],
    way: tuple[Rounding, Fraction | None],
    rules: Rules,
) -> str:
    """Say that a formula gives a printed rate, which is the last of the figures."""
    rounding, cap = way
    qualifiers = [
        "direction ignored" * (formula.method == _RAW and formula.way != UP),
        ROUNDINGS[rounding] * (rounding is not rules.rounding),
        *(_unused(formula, rules, cap) if formula.is_own else []),
    ]
    after = ", ".join(filter(None, qualifiers))
    itself, published = figures
    gives = f"{formula.words} gives {itself}"
    if not formula.within(cap):
        limit = "held to 0" if formula.over < 0 or cap is None else f"capped at {plain(cap)}"
        gives = f"{formula.words} is {itself}, {limit} gives {published}"
    return f"{gives} ({after})" if after else gives


def _unused(formula: _Formula, rules: Rules, cap: Fraction | None) -> Iterator[str]:
    """Name the settings of the check without which the row's own formula gives the rate."""
    if cap is None and not formula.within(rules.cap):
        yield "no cap"
    same = formula.over * formula.rules_under == formula.rules_over * formula.under
    if not (formula.rules_rated and same):
        yield "no tolerance"


def _exchanged(rows: Differing, rules: Rules) -> Flags:
    """Tell where the target and the actual in each other's place give the printed rate."""
    measured = rows.measured
    swapped = measured._replace(
        method=np.full(len(measured.way), _RAW),
        target=measured.actual,
        actual=measured.target,
        has_target=measured.has_actual,
        has_actual=measured.has_target,
    )
    value, there = _values(swapped, rules)
    gives = rounded(value.over, value.under, multiples(rows.decimals), rules.rounding)
    # The formula of those to be decreased is this one.
    there &= (measured.way != DOWN) & (gives == rows.published)
    return there


def _with_slips(
    found: list[str], exchanged: bool, published: int, computed: int, decimals: int
) -> Explanations:
    """Try the slips of a hand that copies numbers."""
    figure, right = decimal_text(published, decimals), decimal_text(computed, decimals)
    if exchanged:
        found.append(f"{_INVERSE} gives {figure} (target and actual exchanged)")
    pairs = [pair for pair in zip(right, figure, strict=False) if pair[0] != pair[1]]
    if len(right) != len(figure) or not all(map(str.isdigit, "".join(map("".join, pairs)))):
        return Explanations(found, [])
    if len(pairs) == _PAIR and pairs[0] == pairs[1][::-1]:
        found.append(f"{right} with two digits exchanged")
    return Explanations(found, [f"{right} with one digit changed"] * (len(pairs) == 1))
