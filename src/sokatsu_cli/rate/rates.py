"""The achievement rate of one indicator: its definition, and where it is undefined. All exact."""

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

import numpy as np

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.percent_signs import beside_percents
from sokatsu_cli.model.terms import Direction, Method, Methods, Status
from sokatsu_cli.rate.achievements import Achievement, capped
from sokatsu_cli.rate.quotients import NOTES, UNSET, WAYS, Measured, Quotients, no_years, quotients
from sokatsu_cli.rate.rules import GivenYears, Number, Rules, bound, target_of, value_of


def achievement_rate(
    target: Number | None,
    actual: Number | None,
    direction: Direction | str,
    *,
    method: Method | str = Method.RATIO,
    baseline: Number | None = None,
    tolerance: Number = 0,
    cap: Number | None = 100,
    baseline_year: int | str | None = None,
    target_year: int | str | None = None,
    year: int | str | None = None,
) -> Achievement:
    """Compute the achievement rate of one indicator: how far the actual meets the target, in %.

    With a the actual, t the target and b the baseline (times 100):

    - ``ratio``: up a / t; down t / a; maintain min(a, t) / max(a, t)
    - ``difference``: up a / t; down 2 − a / t; maintain 1 − abs(a − t) / t
    - ``baseline``: up and down (a − b) / (t − b); maintain undefined
    - ``raw``: a / t whatever the direction
    - ``expected``: as ``ratio``, with the expected value of the year in the place of t, also for
      the status: b + (t − b) × (year − baseline year) / (target year − baseline year)

    Undefined, with a note and no rate: a missing value; a negative one (but for ``baseline``); a
    divisor of 0, never an epsilon or infinity; a baseline that is missing, equals the target or
    lies beyond it. a = t is always 100, also when both are 0. Without an expected value
    (the note says why) ``expected`` gives no data.

    Args:
        target: The target, in the indicator's unit; None or a text such as ``-`` if missing;
            a word of direction such as 増加 is no number.
        actual: The actual value, in the same unit; None if missing.
        direction: ``up``, ``down`` or ``maintain``, or any spelling `Direction.parse` knows.
        method: The formula.
        baseline: The value when the plan was made, in the same unit.
        tolerance: For ``maintain``, how far the actual may be from the target, in % of the target.
        cap: The upper bound of the capped rate in %, None for no cap.
        baseline_year: The year of the baseline, such as 2014 or ``H26``; for ``expected``.
        target_year: The year of the target, ``row`` for that of the actual; for ``expected``.
        year: The year of the actual; for ``expected``.

    Returns:
        An `Achievement`: the rate (any sign, uncapped), the capped rate (0 … cap; the cap where
        the rate is undefined and the target achieved), the status and a note.

    Raises:
        ValueError: Unknown direction or method, text that is no number or year, a negative
            tolerance or cap, ``"70%"`` beside ``"0.642"``.
        TypeError: What is no number.

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
    (t, worded), a, b = target_of(target), value_of(actual), value_of(baseline)
    named = {"target": (target, t), "actual": (actual, a), "baseline": (baseline, b)}
    texts = {name: (str(given), value) for name, (given, value) in named.items() if value}
    for name, text in beside_percents(texts).items():
        raise ValueError(f"{name}: {text}")
    margin, limit = bound(tolerance, "tolerance"), None if cap is None else bound(cap, "cap")
    rules = Rules(Methods(formula, formula, formula), margin, limit, 0, Rounding.HALF_UP)
    years = GivenYears.checked(baseline_year, target_year, year).of_one_row
    row = measured(way, t, a, b)[0]._replace(worded=np.array([worded]), years=np.array([years]))
    return next(achievements(quotients(row, rules), rules.cap))


def measured(
    way: Direction, t: Fraction | None, a: Fraction | None, b: Fraction | None
) -> tuple[Measured, int]:
    """Return one row of exact values, and how many units of its numbers are 1."""
    given = (t, a, b)
    scale = lcm(*(value.denominator for value in given if value is not None))
    numbers = (
        np.array([0 if value is None else int(value * scale)], dtype=object) for value in given
    )
    flags = (np.array([flag]) for flag in (*(value is not None for value in given), False))
    one = np.array([WAYS.index(way)]), np.array([UNSET])
    target, actual, baseline = numbers
    return Measured(*one, target, actual, baseline, no_years(1), *flags), scale


def achievements(found: Quotients, cap: Fraction | None) -> Iterator[Achievement]:
    """Yield what quotients come to, row by row.

    Args:
        found: The quotients of n rows.
        cap: The upper bound of the capped rates in %, None for no cap.
    """
    columns = (found.over, found.under, found.note, found.achieved, found.rated, found.judged)
    for over, under, note, achieved, rated, judged in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        status = Status.ACHIEVED if achieved else Status.NOT_ACHIEVED
        if not judged:
            status = Status.NO_DATA
        rate = Fraction(100 * over, under) if rated else None
        yield Achievement(rate, capped(rate, cap, status), status, str(NOTES[note]))
