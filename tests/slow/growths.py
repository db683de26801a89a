"""Compound annual growth by logarithms of four hundred digits: what the measure is held to."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from typing import NamedTuple

from slow.shared import Rounding

_EXACT = Context(prec=400)
_SAME = Decimal("1e-150")
"""Two numbers of small tables that are nearer than that are the same one."""

_ROUNDINGS = {
    "half-up": ROUND_HALF_UP,
    "down": ROUND_DOWN,
    "up": ROUND_UP,
    "half-even": ROUND_HALF_EVEN,
}

Value = Decimal | None


class Growths(NamedTuple):
    """The growth needed, seen, and the share of these, as printed percents, "" for none."""

    needed: str
    seen: str
    share: str
    judged: str


class Series(NamedTuple):
    """One indicator."""

    direction: str
    baseline: Value
    target: Value
    actual: Value
    baseline_year: int
    target_year: int
    year: int


class Limits(NamedTuple):
    """The bounds in %, with a target and without one."""

    shares: Sequence[Decimal]
    growths: Sequence[Decimal]


def growths(series: Series, limits: Limits, digits: int, rounding: Rounding | str) -> Growths:
    """Return what is printed of a series, and its class."""
    if not series.year or (series.baseline is not None and series.year < series.baseline_year):
        series = series._replace(actual=None)  # it has no place, or one before the start
    up = series.direction == "up"
    needed = _yearly(series, series.target, series.target_year)
    seen = _yearly(series, series.actual, series.year)
    share = None
    if needed and seen is not None and (needed > 0) == up:
        share = _exact(_EXACT.divide(seen, needed))
    return Growths(
        _printed(needed, digits, rounding),
        _printed(seen, digits, rounding),
        _printed(share, digits, rounding),
        _judged(series, limits, seen, share),
    )


def _yearly(series: Series, value: Value, year: int) -> Value:
    base, years = series.baseline, year - series.baseline_year
    if series.direction == "maintain" or not (value and base and series.baseline_year and year):
        return None
    if years <= 0 or value <= 0 or base <= 0:
        return None
    logarithm = _EXACT.subtract(_EXACT.ln(value), _EXACT.ln(base))
    with_one = _EXACT.exp(_EXACT.divide(logarithm, Decimal(years)))
    return _exact(_EXACT.subtract(with_one, Decimal(1)))


def _exact(value: Decimal) -> Decimal:
    """Return the short decimal that a value is but for the error of its last digits."""
    short = value.quantize(Decimal("1e-60"), context=_EXACT)
    return short if _EXACT.subtract(value, short).copy_abs() < _SAME else value


def _printed(value: Value, digits: int, rounding: str) -> str:
    if value is None:
        return ""
    size = _EXACT.multiply(value.copy_abs(), Decimal(100))
    found = size.quantize(Decimal(1).scaleb(-digits), _ROUNDINGS[rounding], _EXACT)
    return format(found.copy_negate() if value < 0 and found else found, "f")


def _judged(series: Series, limits: Limits, seen: Value, share: Value) -> str:
    target, actual = series.target, series.actual
    up = series.direction == "up"
    if target is not None and actual is not None:
        met = actual == target if series.direction == "maintain" else (actual >= target) == up
        if met or actual == target:
            return "achieved"
    if seen is None:
        return "no-data"
    if target is None:
        return _class(seen if up else seen.copy_negate(), limits.growths)
    assert series.baseline is not None
    if (target > series.baseline) != up or target == series.baseline:
        return "deterioration"
    return "no-data" if share is None else _class(share, limits.shares)


def _class(value: Decimal, bounds: Sequence[Decimal]) -> str:
    names = ("substantial", "moderate", "limited")
    reached = (
        name
        for name, bound in zip(names, bounds, strict=True)
        if _EXACT.multiply(value, Decimal(100)) >= bound
    )
    return next(reached, "deterioration")
