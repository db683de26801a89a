"""What gives a printed rate that the rules do not: another formula, rounding, cap, or a slip.

Each sentence is true as it is written: the formula that it names, on the numbers of the row and
with no more than the qualifiers that it names, gives the figure that it names.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from sokatsu_cli.model.numerals import Printed, Rounding, figures, plain
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.rate.rates import capped
from sokatsu_cli.rate.rows import Row, Rules

CAPS = (Fraction(100), None, Fraction(120), Fraction(150))
"""The caps that are published with, the most usual first; None for none."""

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

ROUNDINGS = {
    Rounding.HALF_UP: "rounded half-up",
    Rounding.DOWN: "truncated",
    Rounding.HALF_EVEN: "rounded half-even",
    Rounding.UP: "rounded up",
}
"""Each rounding in words, the most usual first."""


_BY_LIKELIHOOD = (Method.RAW, Method.RATIO, Method.DIFFERENCE, Method.BASELINE)

_PAIR = 2


def explanations(
    row: Row, printed: Printed, rules: Rules, neighbours: Mapping[int, Fraction]
) -> list[str]:
    """Say what reproduces a printed rate exactly.

    Args:
        row: The row it is printed on; its rate by the rules is defined, and another one.
        printed: The printed rate, in %.
        rules: The rules that do not give it.
        neighbours: Line to exact capped rate in % of the rows next to it.

    Returns:
        Sentences such as ``actual / target gives 110.9 (direction ignored)``, the likeliest
        first; none if nothing explains the figure.

    Source: docs/contract.md, Published rates.
    """
    found = [*_formulas(row, printed, rules), *_slips(row, printed, rules, neighbours)]
    return list(dict.fromkeys(found))


def _formulas(row: Row, printed: Printed, rules: Rules) -> Iterator[str]:
    """Try the row's own formula with other roundings and caps first, then the other formulas."""
    by_words: dict[str, Method] = {}
    for method in (rules.method_of(row), *_BY_LIKELIHOOD):
        if (method, row.direction) in _FORMULAS:
            by_words.setdefault(_FORMULAS[method, row.direction], method)
    for words, method in by_words.items():
        value = _value(row, method, rules)
        if value is not None:
            yield from _one_formula(row, printed, rules, (words, method), value)


def _value(row: Row, method: Method, rules: Rules) -> Fraction | None:
    """Return in % what a formula itself gives: without a cap, and far from any tolerance."""
    base = row.baseline if method is Method.BASELINE else 0
    if row.target == row.actual and base in (None, row.target):
        return None  # 100 by the rules, but the formula would divide by 0 or by nothing
    return rules._replace(tolerance=Fraction(0)).uncapped(row, method).rate


def _one_formula(
    row: Row, printed: Printed, rules: Rules, formula: tuple[str, Method], value: Fraction
) -> Iterator[str]:
    """Name the rounding and the cap, the usual ones first, with which a formula gives the rate."""
    words, method = formula
    for rounding, (held, cap) in product(_roundings(rules), _held(value, rules).items()):
        if printed.matches(held, rounding):
            qualifiers = [
                "direction ignored" * (method is Method.RAW and row.direction != Direction.UP),
                ROUNDINGS[rounding] * (rounding is not rules.rounding),
                *(_unused(row, rules, value, cap) if method is rules.method_of(row) else []),
            ]
            after = ", ".join(filter(None, qualifiers))
            figure = figures(value, printed.decimals, rounding)
            limited = f"{words} is {figure}, {_limit(value, cap)} gives {figures(*printed)}"
            gives = f"{words} gives {figure}" if held == value else limited
            yield f"{gives} ({after})" if after else gives
            return


def _roundings(rules: Rules) -> list[Rounding]:
    return [rules.rounding, *(each for each in ROUNDINGS if each is not rules.rounding)]


def _held(value: Fraction, rules: Rules) -> dict[Fraction, Fraction | None]:
    """Return what the caps make of a value, each with the first cap that does."""
    held: dict[Fraction, Fraction | None] = {}
    for cap in (rules.cap, None, *filter(None, CAPS)):
        held.setdefault(value if cap is None else min(max(value, Fraction(0)), cap), cap)
    return held


def _limit(value: Fraction, cap: Fraction | None) -> str:
    return "held to 0" if value < 0 or cap is None else f"capped at {plain(cap)}"


def _unused(row: Row, rules: Rules, value: Fraction, cap: Fraction | None) -> Iterator[str]:
    """Name the settings of the check without which the row's own formula gives the rate."""
    found = rules.achievement(row)
    if cap is None and capped(value, rules.cap, found.status) != value:
        yield "no cap"
    if found.rate != value:
        yield "no tolerance"


def _slips(
    row: Row, printed: Printed, rules: Rules, neighbours: Mapping[int, Fraction]
) -> Iterator[str]:
    """Try the slips of a hand that copies numbers."""
    figure = figures(*printed)
    if row.direction is not Direction.DOWN:  # whose own formula it is
        swapped = row._replace(target=row.actual, actual=row.target)
        if printed.matches(_value(swapped, Method.RAW, rules), rules.rounding):
            yield f"{_INVERSE} gives {figure} (target and actual exchanged)"
    rate = rules.achievement(row).capped_rate
    right = "" if rate is None else figures(rate, printed.decimals, rules.rounding)
    pairs = list(zip(right, figure, strict=False))
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    of_digits = len(right) == len(figure) and all(
        map(str.isdigit, "".join(map("".join, differing)))
    )
    if of_digits and len(differing) == _PAIR and differing[0] == differing[1][::-1]:
        yield f"{right} with two digits exchanged"
    for line, value in neighbours.items():
        if printed.matches(value, rules.rounding):
            yield f"line {line} has {figure}"
    if of_digits and len(differing) == 1:
        yield f"{right} with one digit changed"
