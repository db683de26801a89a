"""The formulas of a result as a spreadsheet computes them, one for each method and direction.

They follow `quotients`, whose rules stand in docs/contract.md, Methods; the tests compare both.
Rates are shares of 1, shown in percent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sokatsu_cli.model.terms import Direction, Method, Status
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.report.workbook.expressions import (
    ROUNDINGS,
    Calculation,
    Cell,
    Choice,
    Constant,
    Expression,
    Function,
    Rounded,
)

_T, _A, _B = (Cell(name) for name in ("target", "actual", "baseline"))
_NONE, _ZERO, _ONE = Constant(""), Constant(0), Constant(1)


def _less(left: Expression, right: Expression) -> Expression:
    return Calculation(left, "-", right)


_DIVIDED: dict[tuple[Method, Direction], tuple[Expression, Expression]] = {
    (Method.RATIO, Direction.DOWN): (_T, _A),
    (Method.RATIO, Direction.MAINTAIN): (Function("MIN", (_A, _T)), Function("MAX", (_A, _T))),
    (Method.DIFFERENCE, Direction.DOWN): (_less(Calculation(Constant(2), "*", _T), _A), _T),
    (Method.DIFFERENCE, Direction.MAINTAIN): (_less(_T, Function("ABS", (_less(_A, _T),))), _T),
    (Method.BASELINE, Direction.UP): (_less(_A, _B), _less(_T, _B)),
    (Method.BASELINE, Direction.DOWN): (_less(_B, _A), _less(_B, _T)),
}
"""What is divided, and by what; elsewhere it is the actual by the target."""

_PERCENT_DIGITS = 2
"""Decimals that a share has more than the same in percent."""


@dataclass(frozen=True)
class Formulas:
    """The formulas of results of one method and direction; None where there is none.

    Attributes:
        quotient: The rate, not rounded.
        status: Whether the target is achieved, in words.
        capped_quotient: The capped rate, not rounded.
        rate: The rate as printed.
        capped_rate: The capped rate as printed: a cap is rounded before as well as behind it.
        worse: A word where the actual is worse than the baseline.
        printed: The capped rate as printed, from the values alone.
    """

    quotient: Expression | None
    status: Expression | None
    capped_quotient: Expression
    rate: Expression | None
    capped_rate: Expression
    worse: Expression
    printed: Expression | None


def formulas_of(
    method: Method, way: Direction, rules: Rules, words: Mapping[Status, str], worse: str
) -> Formulas:
    """Return the formulas of the results of a method and a direction.

    Args:
        method: Expected values are no formulas here: they need years, which are texts.
        way: The direction.
        rules: Tolerance, cap and rounding.
        words: What each status is called.
        worse: The word for an actual that is worse than the baseline.
    """
    quotient = status = rate = None
    if method is not Method.EXPECTED:
        achieved = _achieved(way, rules)
        over, under = _DIVIDED.get((method, way), (_A, _T))
        quotient = _known(_quotient(method, way, achieved, Calculation(over, "/", under)), _NONE)
        rounded = rounded_share(over, under, rules)
        exact = Cell("quotient")
        choice = rounded and Choice(_compared(exact, "=", _ONE), _ONE, rounded)
        rate = choice and Choice(_compared(exact, "=", _NONE), _NONE, choice)
        judged = Choice(achieved, *(Constant(words[each]) for each in list(Status)[:2]))
        status = _known(judged, Constant(words[Status.NO_DATA]))
    done = words[Status.ACHIEVED]
    printed = None if rules.cap is None else Fraction(rules.rounded(rules.cap) or 0)
    return Formulas(
        quotient,
        status,
        _capped(Cell("quotient"), rules.cap, done),
        rate,
        _capped(Cell("rate"), printed, done),
        _worse(way, worse),
        rate and _capped(rate, printed, done),
    )


def rounded_share(over: Expression, under: Expression | None, rules: Rules) -> Expression | None:
    """Return a share, or a quotient, as it is printed in percent; None where no function rounds so.

    It is brought to whole units of the last digit first: doubles hold the halves of these.
    """
    if rules.rounding not in ROUNDINGS:
        return None
    unit = Constant(10 ** (rules.digits + _PERCENT_DIGITS))
    units = Calculation(unit, "*", over)
    units = Calculation(units, "/", under) if under else units
    return Calculation(Rounded(rules.rounding, units), "/", unit)


def _compared(left: Expression, sign: str, right: Expression) -> Expression:
    return Calculation(left, sign, right)


def _known(formula: Expression, otherwise: Expression) -> Expression:
    """Return a formula that needs target and actual."""
    known = Function("AND", (Function("ISNUMBER", (_T,)), Function("ISNUMBER", (_A,))))
    return Choice(known, formula, otherwise)


def _achieved(way: Direction, rules: Rules) -> Expression:
    share = Fraction(*rules.share)
    match way:
        case Direction.UP:
            return _compared(_A, ">=", _T)
        case Direction.DOWN:
            return _compared(_A, "<=", _T)
    if not share:
        return _compared(_A, "=", _T)
    room = Calculation(Constant(share), "*", Function("ABS", (_T,)))
    return _compared(Function("ABS", (_less(_A, _T),)), "<=", room)


def _quotient(
    method: Method, way: Direction, achieved: Expression, divided: Expression
) -> Expression:
    """Return the rate where there are a target and an actual: 1 where they are one number."""
    whole = achieved if way is Direction.MAINTAIN else _compared(_A, "=", _T)
    if method is not Method.BASELINE:
        _over, under = _DIVIDED.get((method, way), (_A, _T))
        borders = (_T, "<"), (_A, "<"), (under, "=")
        failed = tuple(_compared(value, sign, _ZERO) for value, sign in borders)
        return Choice(whole, _ONE, Choice(Function("OR", failed), _NONE, divided))
    if way is Direction.MAINTAIN:
        return Choice(whole, _ONE, _NONE)
    behind = _compared(_T, "<=" if way is Direction.UP else ">=", _B)
    seen = Choice(Function("ISNUMBER", (_B,)), Choice(behind, _NONE, divided), _NONE)
    return Choice(whole, _ONE, seen)


def differing(printed: Expression, word: str) -> Expression:
    """Return a word where a rate is not the published one, if there is one."""
    published = Cell("published_rate")
    same = Choice(_compared(printed, "=", published), _NONE, Constant(word))
    return Choice(_compared(published, "=", _NONE), _NONE, same)


def _worse(way: Direction, word: str) -> Expression:
    """Return a word where the actual is worse than the baseline, as `baseline_change` has it."""
    needed = [_A, _B]
    match way:
        case Direction.UP:
            worse = _compared(_A, "<", _B)
        case Direction.DOWN:
            worse = _compared(_A, ">", _B)
        case _:
            needed.append(_T)
            far, near = (Function("ABS", (_less(value, _T),)) for value in (_A, _B))
            worse = _compared(far, ">", near)
    known = Function("AND", tuple(Function("ISNUMBER", (value,)) for value in needed))
    return Choice(known, Choice(worse, Constant(word), _NONE), _NONE)


def _capped(rate: Expression, cap: Fraction | None, achieved: str) -> Expression:
    """Hold a rate to 0 … cap; where there is none, it is the cap if the target is achieved."""
    nothing = _compared(rate, "=", _NONE)
    if cap is None:
        return Choice(nothing, _NONE, rate)
    most = Constant(cap / 100)
    is_achieved = _compared(Cell("status"), "=", Constant(achieved))
    held = Function("MIN", (Function("MAX", (rate, _ZERO)), most))
    return Choice(nothing, Choice(is_achieved, most, _NONE), held)
