"""The achievement rate of one indicator: the formulas and where they are undefined. All exact."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import index
from typing import SupportsIndex

from sokatsu_cli.model.numerals import beside_percents, parse_number
from sokatsu_cli.model.terms import Direction, Method, Note, Status

Number = int | str | Decimal | Fraction | SupportsIndex
"""An exact number, also NumPy's integers; text is read as a cell of a table is.

Floats are refused: they are not exact.
"""


@dataclass(frozen=True, slots=True)
class Achievement:
    """What `achievement_rate` found; rates are exact percents, None where undefined."""

    rate: Fraction | None
    capped_rate: Fraction | None
    status: Status
    note: str


def achievement_rate(
    target: Number | None,
    actual: Number | None,
    direction: Direction | str,
    *,
    method: Method | str = Method.RATIO,
    baseline: Number | None = None,
    tolerance: Number = 0,
    cap: Number | None = 100,
) -> Achievement:
    """Compute the achievement rate of one indicator: how far the actual meets the target, in %.

    With a the actual, t the target and b the baseline (times 100):

    - ``ratio``: up a / t; down t / a; maintain min(a, t) / max(a, t)
    - ``difference``: up a / t; down 2 − a / t; maintain 1 − abs(a − t) / t
    - ``baseline``: up and down (a − b) / (t − b); maintain undefined
    - ``raw``: a / t whatever the direction

    Undefined, with a note and no rate: a missing value; a negative one (but for ``baseline``); a
    divisor of 0, never an epsilon or infinity; a baseline that is missing, equals the target or
    lies beyond it. a = t is always 100, also when both are 0.

    Args:
        target: The target, in the indicator's unit; None or a text such as ``-`` if missing.
        actual: The actual value, in the same unit; None if missing.
        direction: ``up``, ``down`` or ``maintain``, or any spelling `Direction.parse` knows.
        method: The formula.
        baseline: The value when the plan was made, in the same unit.
        tolerance: For ``maintain``, how far the actual may be from the target, in % of the target.
        cap: The upper bound of the capped rate in %, None for no cap.

    Returns:
        An `Achievement`: the rate (any sign, uncapped), the capped rate (0 … cap; the cap where
        the rate is undefined and the target achieved), the status and a note.

    Raises:
        ValueError: Unknown direction or method, text that is no number, a negative tolerance or
            cap, ``"70%"`` beside ``"0.642"``.
        TypeError: A float, which is not the number that was printed.

    Examples:
        >>> achievement_rate(80, 81, "up").rate
        Fraction(405, 4)
        >>> achievement_rate("100", "110.9", "↘").status
        <Status.NOT_ACHIEVED: 'not_achieved'>

        The caveat: a rate that rounds to 100.0 need not be achieved.

        >>> achievement_rate(10000, 9996, "up")  # doctest: +NORMALIZE_WHITESPACE
        Achievement(rate=Fraction(2499, 25), capped_rate=Fraction(2499, 25),
                    status=<Status.NOT_ACHIEVED: 'not_achieved'>, note='')

    Source: docs/contract.md, Directions and Methods.
    """
    way, formula = Direction.parse(direction), Method.parse(method)
    t, a, b = map(value_of, (target, actual, baseline))
    named = {"target": (target, t), "actual": (actual, a), "baseline": (baseline, b)}
    texts = {name: (str(given), value) for name, (given, value) in named.items() if value}
    for name, text in beside_percents(texts).items():
        raise ValueError(f"{name}: {text}")
    margin, limit = bound(tolerance, "tolerance"), None if cap is None else bound(cap, "cap")
    return achievement(way, formula, t, a, b, tolerance=margin, cap=limit)


def achievement(
    way: Direction,
    formula: Method,
    t: Fraction | None,
    a: Fraction | None,
    b: Fraction | None,
    *,
    tolerance: Fraction,
    cap: Fraction | None,
) -> Achievement:
    """Compute what `achievement_rate` does, from values that were read and checked before."""
    if t is None or a is None:
        missing = Note.MISSING_TARGET if t is None else Note.MISSING_ACTUAL
        return Achievement(None, None, Status.NO_DATA, missing.value)
    achieved = _achieved(way, t, a, tolerance / 100)
    status = Status.ACHIEVED if achieved else Status.NOT_ACHIEVED
    if a == t or (way is Direction.MAINTAIN and achieved):
        quotient: Fraction | Note = Fraction(1)
    else:
        quotient = _FORMULAS[formula](way, t, a, b)
    if isinstance(quotient, Note):
        return Achievement(None, capped(None, cap, status), status, quotient.value)
    rate = 100 * quotient
    ignored = formula is Method.RAW and way is Direction.DOWN
    note = Note.DIRECTION_IGNORED.value if ignored else ""
    return Achievement(rate, capped(rate, cap, status), status, note)


def capped(rate: Fraction | None, cap: Fraction | None, status: Status) -> Fraction | None:
    """Hold a rate in % to 0 … cap; None is no cap.

    An undefined rate is the cap where the target is achieved, else undefined.

    >>> capped(Fraction(125), Fraction(100), Status.ACHIEVED)
    Fraction(100, 1)

    Source: docs/contract.md, Methods.
    """
    if rate is None:
        return cap if status is Status.ACHIEVED else None
    return rate if cap is None else min(max(rate, Fraction(0)), cap)


def value_of(value: Number | None) -> Fraction | None:
    """Return the value of a cell; text may also be one of those that stand for a missing one.

    Raises:
        TypeError: As `exact`.
        ValueError: As `exact`.
    """
    if isinstance(value, str):
        return parse_number(value)
    return None if value is None else exact(value)


def exact(value: Number) -> Fraction:
    """Return the value as a Fraction.

    >>> exact("84.2") == exact(Decimal("84.2")) == Fraction(421, 5)
    True

    Raises:
        TypeError: A float or anything else that is not exact.
        ValueError: Text that is no number, or a Decimal that is not finite.
    """
    if isinstance(value, str):
        number = parse_number(value, missing=frozenset())
        assert number is not None  # noqa: S101 - nothing counts as missing here
        return number
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value} is not a number")
    if isinstance(value, SupportsIndex):
        return Fraction(index(value))
    if isinstance(value, (Decimal, Fraction)):
        return Fraction(value)
    raise TypeError(f"{value!r} is not exact; pass text, an int, a Decimal or a Fraction")


def bound(value: Number, name: str) -> Fraction:
    """Return a setting in percent (cap, tolerance) as a Fraction that is not negative."""
    number = exact(value)
    if number < 0:
        raise ValueError(f"{name} must not be negative: {value}")
    return number


def _achieved(direction: Direction, t: Fraction, a: Fraction, tolerance: Fraction) -> bool:
    match direction:
        case Direction.UP:
            return a >= t
        case Direction.DOWN:
            return a <= t
        case _:  # maintain
            return abs(a - t) <= tolerance * abs(t)


# Each formula takes a != t and gives the quotient, or the note that says why there is none.


def _ratio(direction: Direction, t: Fraction, a: Fraction, _b: Fraction | None) -> Fraction | Note:
    if t < 0 or a < 0:
        return Note.NEGATIVE
    match direction:
        case Direction.UP:
            return a / t if t else Note.TARGET_0
        case Direction.DOWN:
            return t / a if a else Note.ACTUAL_0
        case _:  # maintain
            return min(a, t) / max(a, t)


def _difference(
    direction: Direction, t: Fraction, a: Fraction, b: Fraction | None
) -> Fraction | Note:
    level = _raw(direction, t, a, b)
    if isinstance(level, Note):
        return level
    match direction:
        case Direction.UP:
            return level
        case Direction.DOWN:
            return 2 - level
        case _:  # maintain
            return 1 - abs(level - 1)


def _baseline(
    direction: Direction, t: Fraction, a: Fraction, b: Fraction | None
) -> Fraction | Note:
    if b is None:
        return Note.MISSING_BASELINE
    if b == t:
        return Note.BASELINE_IS_TARGET
    if direction is Direction.MAINTAIN:
        return Note.NOT_FOR_MAINTAIN
    if (t > b) is not (direction is Direction.UP):
        return Note.BASELINE_BEYOND_TARGET
    return (a - b) / (t - b)


def _raw(_direction: Direction, t: Fraction, a: Fraction, _b: Fraction | None) -> Fraction | Note:
    if t < 0 or a < 0:
        return Note.NEGATIVE
    return a / t if t else Note.TARGET_0


_FORMULAS: dict[
    Method, Callable[[Direction, Fraction, Fraction, Fraction | None], Fraction | Note]
] = {
    Method.RATIO: _ratio,
    Method.DIFFERENCE: _difference,
    Method.BASELINE: _baseline,
    Method.RAW: _raw,
}
