"""What gives a printed rate that the rules do not: another formula, rounding, cap, or a slip."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, product

from sokatsu_cli.numerals import Printed, Rounding, figures, plain
from sokatsu_cli.rates import Achievement, capped
from sokatsu_cli.rows import Row, Rules
from sokatsu_cli.terms import Direction, Method

CAPS = (Fraction(100), None, Fraction(120), Fraction(150))
"""The caps that are published with, the most usual first; None for none."""

_FORMULAS = {
    (Method.RATIO, Direction.DOWN): "target / actual",
    (Method.RATIO, Direction.MAINTAIN): "the smaller / the larger",
    (Method.DIFFERENCE, Direction.DOWN): "2 - actual / target",
    (Method.DIFFERENCE, Direction.MAINTAIN): "1 - |actual - target| / target",
    (Method.BASELINE, Direction.UP): "(actual - baseline) / (target - baseline)",
    (Method.BASELINE, Direction.DOWN): "(actual - baseline) / (target - baseline)",
}
"""The formulas in words; any other is ``actual / target``."""

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
    """
    found = [*_formulas(row, printed, rules), *_slips(row, printed, rules, neighbours)]
    return list(dict.fromkeys(found))


def _formulas(row: Row, printed: Printed, rules: Rules) -> Iterator[str]:
    """Try the row's own formula with other roundings and caps first, then the other formulas."""
    own = row.method or rules.method
    roundings = sorted(ROUNDINGS, key=lambda rounding: rounding is not rules.rounding)
    caps = sorted({rules.cap, *CAPS}, key=lambda cap: (cap != rules.cap, cap or 0))
    by_words: dict[str, Method] = {}
    for method in (own, *_BY_LIKELIHOOD):
        by_words.setdefault(_formula(method, row.direction), method)
    for method in by_words.values():
        found = rules.uncapped(row, method)
        hits = (
            (rounding, cap)
            for rounding, cap in product(roundings, caps)
            if found.rate is not None
            and printed.matches(capped(found.rate, cap, found.status), rounding)
        )
        for rounding, cap in islice(hits, 1):
            qualifiers = [
                "direction ignored" * (method is Method.RAW and row.direction != Direction.UP),
                ROUNDINGS[rounding] * (rounding is not rules.rounding),
                _cap_words(found, cap, rules.cap, own=method is own),
            ]
            words = ", ".join(filter(None, qualifiers))
            gives = f"{_formula(method, row.direction)} gives {figures(*printed)}"
            yield f"{gives} ({words})" if words else gives


def _formula(method: Method, direction: Direction) -> str:
    return _FORMULAS.get((method, direction), "actual / target")


def _cap_words(
    found: Achievement, cap: Fraction | None, usual: Fraction | None, *, own: bool
) -> str:
    """Name a cap that made the figure, or the missing one of the right formula."""
    rate, status = found.rate, found.status
    if rate is not None and rate < 0 and cap is not None:
        return "held to 0"
    if cap is not None and capped(rate, cap, status) != rate:
        return "" if cap == usual else f"capped at {plain(cap)}"
    return "no cap" if own and capped(rate, usual, status) != rate else ""


def _slips(
    row: Row, printed: Printed, rules: Rules, neighbours: Mapping[int, Fraction]
) -> Iterator[str]:
    """Try the slips of a hand that copies numbers."""
    figure = figures(*printed)
    swapped = row._replace(target=row.actual, actual=row.target)
    if printed.matches(rules.uncapped(swapped, Method.RAW).rate, rules.rounding):
        yield f"target / actual gives {figure} (target and actual exchanged)"
    rate = rules.achievement(row).capped_rate
    right = "" if rate is None else figures(rate, printed.decimals, rules.rounding)
    differing = [place for place in range(len(right)) if right[place] != figure[place : place + 1]]
    if len(right) == len(figure) and sorted(right) == sorted(figure) and len(differing) == _PAIR:
        yield f"{right} with two digits exchanged"
    for line, value in neighbours.items():
        if printed.matches(value, rules.rounding):
            yield f"line {line} has {figure}"
    if len(right) == len(figure) and len(differing) == 1:
        yield f"{right} with one digit changed"
