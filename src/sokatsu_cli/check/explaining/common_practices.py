"""What most differences of a table have in common, and the options of ``check`` that accept it."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import cast

import numpy as np

from sokatsu_cli.check.explaining.candidates import Candidate
from sokatsu_cli.check.explaining.causes import Cause, Common, CommonKey, FormulaPractice
from sokatsu_cli.check.explaining.differences import Differences
from sokatsu_cli.check.practices import Allowance, Practice
from sokatsu_cli.check.printed_rates import has_capped_rate, margins
from sokatsu_cli.check.printings import Printings, figures
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.terms import Direction, Method, Methods
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.quotients import WAYS

_FEWEST = 2
"""Differences that have something in common, at least."""


def common_key(candidates: Sequence[Candidate], count: int) -> CommonKey | None:
    """Return what explains more than half of so many differences, and the most of them.

    Of those that explain as many, values that are rounded are the last: they explain what lies
    near, too.
    """
    practices = dict.fromkeys(each.practice for each in candidates if each.practice is not None)
    keys = [cast("CommonKey", practice) for practice in practices]
    counts = {key: len(_explained_by(key, candidates)) for key in keys}
    loose = Allowance.ROUNDED_INPUTS
    key = max(counts, key=lambda each: (counts[each], each != (loose,)))
    enough = counts[key] >= _FEWEST and 2 * counts[key] > count
    return key if enough else None


def _explained_by(key: CommonKey, candidates: Sequence[Candidate]) -> Numbers:
    """Return the rows that something explains, each once: 0.0 is a - t and t - a."""
    there = [each.places for each in candidates if each.practice == key]
    return np.unique(np.concatenate(there))


def common_practice(
    key: CommonKey,
    candidates: Sequence[Candidate],
    rows: Differences,
    allowed: Collection[Allowance],
    within: Fraction,
) -> Common:
    """Return what most differences have in common, with the options that accept it.

    Args:
        key: It.
        candidates: What explains the differences.
        rows: The differences.
        allowed: What is accepted already.
        within: Points by which a printed rate may differ.
    """
    places = _explained_by(key, candidates)
    found = Common(key, len(places), len(rows), (), None)
    if isinstance(key, FormulaPractice):
        ways = [WAYS[way] for way in np.unique(rows.measured.way[places]).tolist()]
        return _computed_so(found, key, rows, ways, within)
    if isinstance(key, Cause) or {*key} <= {*allowed}:
        return found
    return found._replace(options=("--allow", ",".join(key)))


def _computed_so(
    found: Common,
    practice: FormulaPractice,
    rows: Differences,
    ways: Sequence[Direction],
    within: Fraction,
) -> Common:
    """Return the options that compute so and leave the fewest differences, if any are fewer."""
    best = found
    for methods in dict.fromkeys(_methods(rows.rules.method, practice.method, ways)):
        left = _left(rows, practice, methods, within)
        if left < (len(rows) if best.left is None else best.left):
            options = _options(rows, practice, methods)
            best = found._replace(options=options, left=left)
    return best


def _methods(usual: Methods, method: Method | None, ways: Sequence[Direction]) -> Iterator[Methods]:
    """Yield a method for all directions, then only for those that have differences."""
    if method is None:
        yield usual
        return
    yield Methods(method, method, method)
    yield usual._replace(**{way.value: method for way in ways})


def _left(rows: Differences, practice: FormulaPractice, methods: Methods, within: Fraction) -> int:
    """Count the rows of the table that differ when rates are computed so."""
    published = np.flatnonzero(rows.table.rows.published.known)
    rules = rows.rules._replace(method=methods)
    printings = Printings(rows.table, rules, published)
    found = printings.quotients(None, Practice(practice.rounding, practice.cap).target)
    printed = figures(found, Practice(practice.rounding, practice.cap), printings.decimals)
    apart = np.abs(printed - printings.published)
    differs = has_capped_rate(found, practice.cap) & (apart > margins(within, printings.decimals))
    return int(np.count_nonzero(differs))


def _options(rows: Differences, practice: FormulaPractice, methods: Methods) -> tuple[str, ...]:
    rules = rows.rules
    cap = ("--no-cap",) if practice.cap is None else ("--cap", plain(practice.cap))
    return (
        *(("--method", str(methods)) if methods != rules.method else ()),
        *(("--rounding", str(practice.rounding)) if practice.rounding != rules.rounding else ()),
        *(cap if practice.cap != rules.cap else ()),
    )
