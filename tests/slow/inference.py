"""``sokatsu infer``: every formula, rounding, cap and practice tried on a table; as JSON."""

import shlex
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from slow.oracle import exact_figures
from slow.practices import Practice, Practised, tried_practices
from slow.rows import Settings, Table, read
from slow.sentences import CAPS, ROUNDINGS
from slow.shared import MISSING, Direction, Method

_Methods = dict[Direction, tuple[Method, ...]]


class Combination(NamedTuple):
    """One way to compute a table's rates, and the lines whose printed rate it gives, or not."""

    methods: _Methods
    practice: Practice
    lines: tuple[int, ...]
    failing: tuple[int, ...]

    @property
    def setting(self) -> str:
        """What ``--method`` takes."""
        tied = list(self.methods.values())
        usual = max(Method, key=lambda method: sum(method in methods for methods in tied))
        if all(usual in methods for methods in tied):
            return usual.value
        chosen = [usual if usual in methods else methods[0] for methods in tied]
        return ",".join(f"{way}={method}" for way, method in zip(self.methods, chosen, strict=True))

    @property
    def cap_text(self) -> str:
        """The cap in a table."""
        cap = self.practice.cap
        return "none" if cap is None else exact_figures(cap)


class Inference(NamedTuple):
    """The combinations that were tried, the best first, and lines of rows by what they are."""

    path: str
    comparable: list[int]
    combinations: list[Combination]
    unexplained: list[int]
    own_methods: list[int]
    unreadable: list[int]
    is_too_long: bool
    methods: list[Method]

    @property
    def best(self) -> list[Combination]:
        """The combinations that reproduce the most rows."""
        most = max((len(found.lines) for found in self.combinations), default=0)
        return [found for found in self.combinations if len(found.lines) == most]

    def rank(self, found: Combination) -> int:
        """Return the place of a combination."""
        return 1 + sum(len(other.lines) > len(found.lines) for other in self.combinations)

    def command(self, settings: Settings) -> str:
        """Return the command line that applies the best combination."""
        if not self.best:
            return ""
        best = self.best[0]
        cap = ["--no-cap"] if best.practice.cap is None else ["--cap", best.cap_text]
        cap += ["--allow", ",".join(best.practice.allowed)] if best.practice.allowed else []
        how = ["--method", best.setting, "--rounding", best.practice.rounding]
        tolerance = ["--tolerance", settings.tolerance] if settings.tolerance != "0" else []
        given = [*settings.year_arguments, *settings.missing_arguments, *tolerance]
        return shlex.join(["sokatsu", "check", self.path, *how, *cap, *given])


def infer(table: Table, settings: Settings, *, is_small: bool = True) -> Inference:
    """Find how the published rates of a table were computed."""
    rows = read(table, settings.missing)
    practised = Practised(table, rows, settings.rules, {*MISSING, *settings.missing})
    comparable = [
        at
        for at, row in enumerate(rows)
        if row.published is not None and row.target is not None and row.actual is not None
    ]
    usual = product(_caps(practised, comparable, 1), ROUNDINGS)
    found = [
        combination
        for cap, rounding in usual
        for combination in _combinations(practised, comparable, Practice(rounding, cap))
        if combination.lines
    ]
    most = max((len(combination.lines) for combination in found), default=0)
    whole = most == len(comparable)
    if is_small and not whole:
        found += _further(practised, comparable, most)
    explained = {line for combination in found for line in combination.lines}
    lines = [rows[at].line for at in comparable]
    return Inference(
        table.path,
        lines,
        sorted(found, key=lambda combination: -len(combination.lines)),
        [line for line in lines if line not in explained],
        [rows[at].line for at in comparable if rows[at].method],
        [row.line for row in rows if row.unreadable],
        is_too_long=not (whole or is_small),
        methods=practised.methods,
    )


def _caps(practised: Practised, comparable: Sequence[int], parts: int) -> list[Fraction | None]:
    """Return the usual caps, and the largest printed figure if more than one row prints it."""
    figures = [
        row.published.value for row in map(practised.rows.__getitem__, comparable) if row.published
    ]
    top = max(figures, default=Fraction(0))
    return [*dict.fromkeys([*CAPS, *([top * parts] if figures.count(top) > 1 else [])])]


def _further(practised: Practised, comparable: Sequence[int], plain: int) -> Iterator[Combination]:
    """Yield what reproduces more rows than all that needs fewer assumptions."""
    most = {0: plain}
    for practice in tried_practices(practised, comparable):
        assumptions = len(practice.allowed)
        fewer = max(count for number, count in most.items() if number < assumptions)
        if fewer == len(comparable):
            return
        caps = _caps(practised, comparable, 100 if practice.share else 1)
        for cap, rounding in product(caps, ROUNDINGS):
            chosen = practice._replace(cap=cap, rounding=rounding)
            for found in _combinations(practised, comparable, chosen, only_best=True):
                if len(found.lines) > fewer:
                    most[assumptions] = max(most.get(assumptions, 0), len(found.lines))
                    yield found


def _combinations(
    practised: Practised, comparable: Sequence[int], practice: Practice, *, only_best: bool = False
) -> Iterator[Combination]:
    rows = practised.rows
    of_ways = [
        (way, [at for at in comparable if rows[at].direction is way])
        for way in Direction
        if any(rows[at].direction is way for at in comparable)
    ]
    choices = [_choices(practised, some, practice) for _way, some in of_ways]
    if only_best:
        choices = [_best(choice) for choice in choices]
    for chosen in product(*(choice.items() for choice in choices)):
        methods = {way: tied for (way, _at), (_some, tied) in zip(of_ways, chosen, strict=True)}
        given = {at for some, _tied in chosen for at in some}
        lines = sorted(rows[at].line for at in given)
        failing = tuple(rows[at].line for at in comparable if at not in given)
        yield Combination(methods, practice, tuple(lines), failing)


def _choices(
    practised: Practised, some: Sequence[int], practice: Practice
) -> dict[tuple[int, ...], tuple[Method, ...]]:
    """Return the sets of reproduced rows of one direction, each with the methods that do so."""
    choices: dict[tuple[int, ...], tuple[Method, ...]] = {}
    for method in practised.methods:
        given = tuple(at for at in some if practised.prints(at, method, practice))
        choices[given] = (*choices.get(given, ()), method)
    return choices


def _best(
    choices: dict[tuple[int, ...], tuple[Method, ...]],
) -> dict[tuple[int, ...], tuple[Method, ...]]:
    most = max(map(len, choices))
    return {given: tied for given, tied in choices.items() if len(given) == most}


def json_ranking(found: Inference, settings: Settings) -> dict[str, Any]:
    """Return ``-f json`` as a value, but for the rows that would tell ties apart."""
    return {
        "version": 1,
        "path": found.path,
        "comparable": found.comparable,
        "unexplained": found.unexplained,
        "own_methods": found.own_methods,
        "unreadable": found.unreadable,
        "command": found.command(settings),
        "combinations": [
            {
                "rank": found.rank(combination),
                "reproduced": len(combination.lines),
                "methods": {way.value: [*tied] for way, tied in combination.methods.items()},
                "rounding": combination.practice.rounding,
                "cap": None if combination.practice.cap is None else combination.cap_text,
                "allowed": combination.practice.allowed,
                "digits": combination.practice.digits,
                "failed": len(combination.failing),
                "failing": [*combination.failing[:20]],
            }
            for combination in found.combinations
        ],
        "reproduced_lines": [*found.best[0].lines] if found.best else [],
    }
