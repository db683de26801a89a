"""Printed rates that another formula, rounding or cap gives, as percents or as shares.

Each formula is taken as it is: without a cap, and far from any tolerance.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple, TypeVar

import numpy as np

from sokatsu_cli.check.explaining.candidates import Candidate, ranked
from sokatsu_cli.check.explaining.causes import Cause, FormulaPractice, Given, Line, Step
from sokatsu_cli.check.explaining.differences import (
    NO_WORDS,
    WORDS,
    WORDS_OF,
    Differences,
    formula_values,
)
from sokatsu_cli.check.explaining.sentences import IGNORED, NO_CAP, NO_TOLERANCE
from sokatsu_cli.check.practices import CAPS, ROUNDINGS, Allowance
from sokatsu_cli.check.printed_rates import by_decimals, held, multiples
from sokatsu_cli.model.numerals import Rounding, plain
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import METHODS, UP, Measured, Quotients
from sokatsu_cli.rate.roundings import rounded
from sokatsu_cli.rate.rules import Rules

Item = TypeVar("Item")

_BY_LIKELIHOOD = (
    *(Method.RAW, Method.RATIO, Method.DIFFERENCE, Method.BASELINE),
    Method.EXPECTED,
)
_RAW, _RATIO, _EXPECTED = map(METHODS.index, (Method.RAW, Method.RATIO, Method.EXPECTED))


def formulas(rows: Differences) -> Iterator[Candidate]:
    """Yield the formulas, with roundings and caps, that give printed rates, and no formula twice.

    Source: docs/contract.md, Published rates.
    """
    way = rows.measured.way
    tried: list[Numbers] = []
    for method in [None, *_BY_LIKELIHOOD]:
        number = rows.method if method is None else np.full(len(way), METHODS.index(method))
        words = WORDS_OF[number, way]
        same = WORDS_OF[_same_method(rows.measured, number), way]
        fresh = words != NO_WORDS
        for others in tried:
            fresh &= same != others
        tried.append(same)
        places = np.flatnonzero(fresh)
        measured = rows.measured._replace(method=number).at(places)
        values, there = formula_values(measured, rows.rules)
        for share in (False, True) if method in (None, Method.RAW) else (False,):
            formula = _Formula(rows, method, places, values, words[places], share)
            yield from _printing(formula, there)


def _same_method(measured: Measured, method: Numbers) -> Numbers:
    """Return the methods of rows, the ratio for the expected value where that is the target."""
    _first, last, year = measured.years.T
    return np.where((method == _EXPECTED) & (last == year), _RATIO, method)


class _Formula(NamedTuple):
    """What a formula gives for some of the rows.

    Attributes:
        rows: All rows.
        method: Its method, None for the rows' own.
        places: The rows that it is tried on.
        values: What it gives for them.
        words: The place of its words for each of them.
        share: Whether its shares are printed.
    """

    rows: Differences
    method: Method | None
    places: Numbers
    values: Quotients
    words: Numbers
    share: bool

    @property
    def decimals(self) -> Numbers:
        """How many decimals each rate is printed with."""
        return self.rows.decimals[self.places]

    def percents(self, rounding: Rounding) -> Numbers:
        """Return the rounded values in percent."""
        return rounded(self.values.over, self.values.under, multiples(self.decimals), rounding)

    def figures(self, rounding: Rounding) -> Numbers:
        """Return the rounded values as they are printed."""
        if not self.share:
            return self.percents(rounding)
        whole = by_decimals(self.decimals, lambda count: int(10**count))
        return rounded(self.values.over, self.values.under, whole, rounding)


class _Row(NamedTuple):
    """What a formula gives for one row, what the rules make of it, and what is printed."""

    words: int
    is_ignored: bool
    line: Line | None
    over: int
    under: int
    is_tolerated: bool
    percent: int
    published: int
    decimals: int

    def within(self, cap: Fraction | None) -> bool:
        """Tell whether a cap leaves the value as it is."""
        if cap is None:
            return True
        most, parts = cap.as_integer_ratio()
        return self.over >= 0 and 100 * self.over * parts <= most * self.under

    def limit(self, cap: Fraction | None) -> Step:
        """Return what holds the value."""
        if self.over < 0 or cap is None:
            return Step("held")
        return Step("capped", plain(cap))


def _rows(formula: _Formula, rounding: Rounding, at: Numbers) -> dict[int, _Row]:
    """Return some of the rows that a formula is tried on, by their places."""
    rows, places = formula.rows, formula.places[at]
    method = rows.method[places]
    if formula.method:
        method = np.full(len(at), METHODS.index(formula.method))
    by_line = zip(places.tolist(), (method == _EXPECTED).tolist(), strict=True)
    lines = [rows.line(place) if there else None for place, there in by_line]
    ignored = (method == _RAW) & (rows.measured.way[places] != UP)
    columns = (
        *formula.values.at(at)[:2],
        rows.tolerated[places],
        formula.percents(rounding)[at],
        rows.published[places],
        rows.decimals[places],
    )
    numbers = (column.tolist() for column in columns)
    cells = zip(formula.words[at].tolist(), ignored.tolist(), lines, *numbers, strict=True)
    return dict(zip(places.tolist(), map(_Row._make, cells), strict=True))


def _printing(formula: _Formula, there: Flags) -> Iterator[Candidate]:
    """Yield what prints rates: for each row the first rounding and cap that does."""
    rules = formula.rows.rules
    ways = _ways(rules)[: 2 if formula.share else None]
    is_practice = formula.share and formula.method is None  # with the cap of the rules
    published = formula.rows.published[formula.places]
    fresh = there
    for rounding, group in groupby(ways, itemgetter(0)):
        figures = formula.figures(rounding)
        for _rounding, cap in group:
            limit = cap / 100 if formula.share and cap is not None else cap
            gives = held(figures, limit, formula.decimals, rounding) == published
            at = np.flatnonzero(fresh & gives)
            fresh = fresh & ~gives
            if len(at) and not (is_practice and cap == rules.cap):
                yield _candidate(formula, rounding, cap, at)


def _ways(rules: Rules) -> list[tuple[Rounding, Fraction | None]]:
    """Return each rounding with each cap, the usual ones first."""
    roundings = [rules.rounding, *(each for each in ROUNDINGS if each is not rules.rounding)]
    return list(product(roundings, (rules.cap, None, *filter(None, CAPS))))


def _candidate(
    formula: _Formula, rounding: Rounding, cap: Fraction | None, at: Numbers
) -> Candidate:
    """Return the rows, of those tried, whose printed rates a formula gives in one way."""
    rules, method = formula.rows.rules, formula.method
    causes: list[Cause | Allowance] = [
        *([] if method is None else [_OTHER.get(method, Cause.METHOD)]),
        *([Cause.ROUNDING] if rounding is not rules.rounding else []),
        *([Cause.CAP] if cap != rules.cap else []),
        *([Allowance.SHARE] if formula.share else []),
    ]
    places = formula.places[at]
    tolerated = (method is None) & formula.rows.tolerated[places]
    first = causes[0] if causes else Cause.TOLERANCE
    # A rate that is printed beyond the cap shows itself that there is none.
    count = len(causes) - (len(causes) > 1 and cap is None and Cause.CAP in causes)
    rank = np.where(tolerated, ranked(first, count + 1), ranked(first, count))
    practice = FormulaPractice(method, rounding, cap, tuple(causes))
    known: dict[int, _Row] = {}

    def make(place: int) -> Given:
        if not known:
            known.update(_rows(formula, rounding, at))
        return _given(formula, practice, known[place])

    common = practice if causes and not formula.share else None
    return Candidate(places, rank, make, common)


_OTHER = {Method.RAW: Cause.DIRECTION_IGNORED}


def _given(formula: _Formula, practice: FormulaPractice, row: _Row) -> Given:
    """Say that a formula gives the printed rate of a row."""
    is_own = formula.method is None
    other = Cause.DIRECTION_IGNORED if row.is_ignored else Cause.METHOD
    is_rounded, has_other_cap = (each in practice.causes for each in (Cause.ROUNDING, Cause.CAP))
    is_without_tolerance = is_own and row.is_tolerated
    causes = (
        *(() if is_own else (other,)),
        *((Cause.ROUNDING,) if is_rounded else ()),
        *((Cause.CAP,) if has_other_cap else ()),
        *((Cause.TOLERANCE,) if is_without_tolerance else ()),
        *((Allowance.SHARE,) if formula.share else ()),
    )
    qualifiers = (
        *((IGNORED,) if row.is_ignored else ()),
        *((row.line,) if row.line else ()),
        *((ROUNDINGS[practice.rounding],) if is_rounded else ()),
        *((NO_CAP,) if is_own and has_other_cap and practice.cap is None else ()),
        *((NO_TOLERANCE,) if is_without_tolerance else ()),
    )
    steps = (
        *(() if row.within(practice.cap) else (row.limit(practice.cap),)),
        *((Step("share"),) if formula.share else ()),
    )
    itself = decimal_text(row.percent, row.decimals)
    figure = decimal_text(row.published, row.decimals)
    return Given(causes, WORDS[row.words], (itself,), steps, (figure,), qualifiers)
