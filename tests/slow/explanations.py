"""What gives a printed rate that the rules do not: a formula, a rounding, a cap, or a slip."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from slow.oracle import capped, exact_figures, figures
from slow.rows import Row, Rules, matches
from slow.shared import Direction, Method, Printed, Rounding

CAPS = (Fraction(100), None, Fraction(120), Fraction(150))

_LEVEL, _INVERSE = "actual / target", "target / actual"
_OF_BASELINE = "(actual - baseline) / (target - baseline)"

FORMULAS = {
    (Method.RATIO, Direction.UP): _LEVEL,
    (Method.RATIO, Direction.DOWN): _INVERSE,
    (Method.RATIO, Direction.MAINTAIN): "the smaller / the larger",
    (Method.DIFFERENCE, Direction.UP): _LEVEL,
    (Method.DIFFERENCE, Direction.DOWN): "2 - actual / target",
    (Method.DIFFERENCE, Direction.MAINTAIN): "1 - |actual - target| / target",
    (Method.BASELINE, Direction.UP): _OF_BASELINE,
    (Method.BASELINE, Direction.DOWN): _OF_BASELINE,
    (Method.RAW, Direction.UP): _LEVEL,
    (Method.RAW, Direction.DOWN): _LEVEL,
    (Method.RAW, Direction.MAINTAIN): _LEVEL,
}

ROUNDINGS = {
    Rounding.HALF_UP: "rounded half-up",
    Rounding.DOWN: "truncated",
    Rounding.HALF_EVEN: "rounded half-even",
    Rounding.UP: "rounded up",
}

_BY_LIKELIHOOD = (Method.RAW, Method.RATIO, Method.DIFFERENCE, Method.BASELINE)


def explanations(
    row: Row, printed: Printed, rules: Rules, neighbours: Mapping[int, Fraction]
) -> list[str]:
    """Say what reproduces a printed rate, the likeliest first."""
    found = [*_formulas(row, printed, rules), *_slips(row, printed, rules, neighbours)]
    return list(dict.fromkeys(found))


def _formulas(row: Row, printed: Printed, rules: Rules) -> Iterator[str]:
    by_words: dict[str, Method] = {}
    for method in (rules.method_of(row), *_BY_LIKELIHOOD):
        if (method, row.direction) in FORMULAS:
            by_words.setdefault(FORMULAS[method, row.direction], method)
    for words, method in by_words.items():
        value = _value(row, method, rules)
        if value is not None:
            yield from _one_formula(row, printed, rules, words, method, value)


def _value(row: Row, method: Method, rules: Rules) -> Fraction | None:
    """Return what a formula itself gives."""
    base = row.baseline if method is Method.BASELINE else 0
    if row.target == row.actual and base in (None, row.target):
        return None
    return rules._replace(tolerance=Fraction(0)).uncapped(row, method).rate


def _one_formula(
    row: Row, printed: Printed, rules: Rules, words: str, method: Method, value: Fraction
) -> Iterator[str]:
    roundings = [rules.rounding, *(each for each in ROUNDINGS if each is not rules.rounding)]
    for rounding, (held, cap) in product(roundings, _held(value, rules).items()):
        if matches(printed, held, rounding):
            qualifiers = []
            if method is Method.RAW and row.direction is not Direction.UP:
                qualifiers.append("direction ignored")
            if rounding is not rules.rounding:
                qualifiers.append(ROUNDINGS[rounding])
            if method is rules.method_of(row):
                qualifiers += _unused(row, rules, value, cap)
            figure, gives = figures(value, printed.decimals, rounding), ""
            if held == value:
                gives = f"{words} gives {figure}"
            else:
                to_0 = value < 0 or cap is None
                limit = "held to 0" if to_0 or cap is None else f"capped at {exact_figures(cap)}"
                gives = f"{words} is {figure}, {limit} gives {figures(*printed)}"
            yield f"{gives} ({', '.join(qualifiers)})" if qualifiers else gives
            return


def _held(value: Fraction, rules: Rules) -> dict[Fraction, Fraction | None]:
    """Return what the caps make of a value, each with the first cap that does."""
    held: dict[Fraction, Fraction | None] = {}
    for cap in (rules.cap, None, *filter(None, CAPS)):
        held.setdefault(value if cap is None else min(max(value, Fraction(0)), cap), cap)
    return held


def _unused(row: Row, rules: Rules, value: Fraction, cap: Fraction | None) -> Iterator[str]:
    found = rules.achievement(row)
    if cap is None and capped(value, rules.cap, found.status) != value:
        yield "no cap"
    if found.rate != value:
        yield "no tolerance"


def _slips(
    row: Row, printed: Printed, rules: Rules, neighbours: Mapping[int, Fraction]
) -> Iterator[str]:
    figure = figures(*printed)
    if row.direction is not Direction.DOWN:
        swapped = row._replace(target=row.actual, actual=row.target)
        if matches(printed, _value(swapped, Method.RAW, rules), rules.rounding):
            yield f"{_INVERSE} gives {figure} (target and actual exchanged)"
    rate = rules.achievement(row).capped_rate
    right = "" if rate is None else figures(rate, printed.decimals, rules.rounding)
    differing = [pair for pair in zip(right, figure, strict=False) if pair[0] != pair[1]]
    digits = len(right) == len(figure) and all(a.isdigit() and b.isdigit() for a, b in differing)
    if digits and len(differing) == 2 and differing[0] == differing[1][::-1]:
        yield f"{right} with two digits exchanged"
    for line, value in neighbours.items():
        if matches(printed, value, rules.rounding):
            yield f"line {line} has {figure}"
    if digits and len(differing) == 1:
        yield f"{right} with one digit changed"
