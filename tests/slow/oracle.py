"""The formulas of one indicator in Fractions, standing alone: what every rate is held to."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Direction, Method, Note, Status


class Achievement(NamedTuple):
    """The exact rate and capped rate in %, None where undefined."""

    rate: Fraction | None
    capped_rate: Fraction | None
    status: Status
    note: str


def achievement(
    way: Direction,
    formula: Method,
    t: Fraction | None,
    a: Fraction | None,
    b: Fraction | None,
    *,
    tolerance: Fraction,
    cap: Fraction | None,
    years: tuple[int, int, int] = (0, 0, 0),
) -> Achievement:
    """Compute the rate of target t, actual a and baseline b of some years, 0 for none."""
    if t is None or a is None:
        missing = Note.MISSING_TARGET if t is None else Note.MISSING_ACTUAL
        return Achievement(None, None, Status.NO_DATA, missing.value)
    if formula is Method.EXPECTED:
        on_the_way = expected_value(t, b, *years)
        if isinstance(on_the_way, Note):
            return Achievement(None, None, Status.NO_DATA, on_the_way.value)
        t = on_the_way
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


def expected_value(
    t: Fraction, b: Fraction | None, first: int, last: int, now: int
) -> Fraction | Note:
    """Read the line from baseline b of the first year to target t of the last one."""
    if b is None:
        return Note.NO_BASELINE
    for missing, note in (
        (first, Note.NO_BASELINE_YEAR),
        (last, Note.NO_TARGET_YEAR),
        (now, Note.NO_YEAR),
    ):
        if not missing:
            return note
    if first >= last:
        return Note.NO_SPAN
    if now not in range(first, last + 1):
        return Note.OUTSIDE_SPAN
    share = Fraction(now - first, last - first)
    return (1 - share) * b + share * t if t != b else Note.NO_WAY


def capped(rate: Fraction | None, cap: Fraction | None, status: Status) -> Fraction | None:
    """Hold a rate to 0 … cap; an undefined one is the cap where the target is achieved."""
    if rate is None:
        return cap if status is Status.ACHIEVED else None
    return rate if cap is None else min(max(rate, Fraction(0)), cap)


def _achieved(direction: Direction, t: Fraction, a: Fraction, tolerance: Fraction) -> bool:
    match direction:
        case Direction.UP:
            return a >= t
        case Direction.DOWN:
            return a <= t
        case Direction.MAINTAIN:
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
        case Direction.MAINTAIN:
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
        case Direction.MAINTAIN:
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


def _expected(
    direction: Direction, t: Fraction, a: Fraction, b: Fraction | None
) -> Fraction | Note:
    quotient = _ratio(direction, t, a, b)
    return Note.EXPECTED_0 if quotient is Note.TARGET_0 else quotient


_FORMULAS: dict[
    Method, Callable[[Direction, Fraction, Fraction, Fraction | None], Fraction | Note]
] = {
    Method.RATIO: _ratio,
    Method.DIFFERENCE: _difference,
    Method.BASELINE: _baseline,
    Method.RAW: _raw,
    Method.EXPECTED: _expected,
}


def rounded(value: Fraction, digits: int, rounding: Rounding) -> Fraction:
    """Round once, away from zero or towards it."""
    return Fraction(_units(value, digits, rounding), 10**digits)


def _units(value: Fraction, digits: int, rounding: Rounding) -> int:
    """Return how many units of its last digit a value has where it is rounded."""
    whole: int
    rest: int
    whole, rest = divmod(abs(value.numerator) * 10**digits, value.denominator)
    half = 2 * rest - value.denominator  # above 0, below it or a tie
    match rounding:
        case Rounding.HALF_UP:
            whole += half >= 0
        case Rounding.UP:
            whole += rest > 0
        case Rounding.HALF_EVEN:
            whole += half > 0 or (half == 0 and whole % 2 == 1)
        case Rounding.DOWN:
            pass
    return -whole if value < 0 else whole


def figures(value: Fraction, digits: int, rounding: Rounding = Rounding.HALF_UP) -> str:
    """Return what is printed of a value."""
    units = _units(value, digits, rounding)
    text = str(abs(units)).zfill(digits + 1)
    whole, decimals = text[: len(text) - digits], text[len(text) - digits :]
    return "-" * (units < 0) + whole + "." * bool(digits) + decimals


def exact_figures(value: Fraction) -> str:
    """Return all decimals of a value that has an end."""
    digits = next(digits for digits in range(400) if 10**digits % value.denominator == 0)
    return figures(value, digits)


def graded(found: Achievement, bounds: Sequence[tuple[Fraction, str]]) -> str:
    """Return the label of the highest bound that a rate reaches, "" for none."""
    rate = found.capped_rate if found.rate is None else max(found.rate, Fraction(0))
    if rate is None:
        return ""
    return next((label for bound, label in sorted(bounds, reverse=True) if rate >= bound), "")


def changed(
    way: Direction, b: Fraction | None, a: Fraction | None, t: Fraction | None
) -> tuple[Fraction | None, str]:
    """Return the change from the baseline to the actual, and how it is judged, "" for not."""
    if b is None or a is None:
        return None, ""
    match way:
        case Direction.UP:
            gain = a - b
        case Direction.DOWN:
            gain = b - a
        case Direction.MAINTAIN:
            if t is None:
                return a - b, ""
            gain = abs(b - t) - abs(a - t)
    judged = "improved" if gain > 0 else "worse" if gain else "unchanged"
    return a - b, judged
