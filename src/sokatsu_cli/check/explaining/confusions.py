"""Printed rates of values in each other's place, and of what is no rate: complements and points."""

from collections.abc import Callable, Iterator

import numpy as np

from sokatsu_cli.check.explaining.candidates import WIDE, Candidate, candidate, ranked
from sokatsu_cli.check.explaining.causes import Cause, Given
from sokatsu_cli.check.explaining.differences import (
    INVERSE,
    LEVEL,
    WORDS,
    WORDS_OF,
    Differences,
    formula_values,
    held_steps,
)
from sokatsu_cli.check.explaining.sentences import EXCHANGED
from sokatsu_cli.check.printed_rates import by_decimals, held, multiples
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.quotients import DOWN, METHODS
from sokatsu_cli.rate.roundings import rounded

_RAW = METHODS.index(Method.RAW)


def exchanged(rows: Differences) -> Candidate:
    """Return the rows whose target and actual in each other's place give the printed rate."""
    measured = rows.measured
    swapped = measured._replace(
        method=np.full(len(rows), _RAW),
        target=measured.actual,
        actual=measured.target,
        has_target=measured.has_actual,
        has_actual=measured.has_target,
    )
    values, there = formula_values(swapped, rows.rules)
    itself = rounded(values.over, values.under, multiples(rows.decimals), rows.rules.rounding)
    capped = held(itself, rows.rules.cap, rows.decimals, rows.rules.rounding)
    gives = (itself == rows.published) | (capped == rows.published)
    # The formula of those to be decreased is this one.
    places = np.flatnonzero(there & (measured.way != DOWN) & gives)

    def make(place: int) -> Given:
        uncapped, published = int(itself[place]), int(rows.published[place])
        text = decimal_text(uncapped, int(rows.decimals[place]))
        steps = held_steps([uncapped], [published], rows.rules.cap)
        figure = (rows.figure(place),)
        return Given((Cause.EXCHANGED,), INVERSE, (text,), steps, figure, (EXCHANGED,))

    exact = itself[places] == rows.published[places]
    rank = np.where(exact, ranked(Cause.EXCHANGED), ranked(WIDE))
    return Candidate(places, rank, make, Cause.EXCHANGED)


def complements(rows: Differences) -> Iterator[Candidate]:
    """Yield the rows of which what a rate lacks to 100 is printed."""
    for method, words in ((Method.RAW, LEVEL), (Method.RATIO, INVERSE)):
        number = np.full(len(rows), METHODS.index(method))
        there = WORDS_OF[number, rows.measured.way] == WORDS.index(words)
        values, given = formula_values(rows.measured._replace(method=number), rows.rules)
        rest = values.under - values.over
        gives = rounded(rest, values.under, multiples(rows.decimals), rows.rules.rounding)
        there &= given & (gives == rows.published)
        # Where both are the same, 1 - actual / target says it.
        places = np.flatnonzero(there & ((words == LEVEL) | (rest != 0)))
        make = _whole_figure(rows, f"1 - {words}", Cause.COMPLEMENT)
        yield candidate(Cause.COMPLEMENT, places, make, practice=Cause.COMPLEMENT)


def points(rows: Differences) -> Iterator[Candidate]:
    """Yield the rows of which the actual less the target is printed, or the target less it."""
    measured = rows.measured
    apart = measured.actual - measured.target
    whole = np.full(len(rows), rows.printings.unit, dtype=apart.dtype)
    multiple = by_decimals(rows.decimals, lambda count: int(10**count))
    known = measured.has_target & measured.has_actual
    for sign, words in ((1, "actual - target"), (-1, "target - actual")):
        gives = rounded(sign * apart, whole, multiple, rows.rules.rounding)
        places = np.flatnonzero(known & (gives == rows.published))
        known = known & (apart != 0)  # the same the other way round
        make = _whole_figure(rows, words, Cause.POINTS)
        yield candidate(Cause.POINTS, places, make, practice=Cause.POINTS)


def _whole_figure(rows: Differences, words: str, cause: Cause) -> Callable[[int], Given]:
    def make(place: int) -> Given:
        figure = (rows.figure(place),)
        return Given((cause,), words, figure, (), figure, ())

    return make
