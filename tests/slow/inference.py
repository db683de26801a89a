"""``sokatsu infer``: every formula, rounding and cap tried on a table, and both of its formats."""

import json
import shlex
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from slow.explanations import CAPS, ROUNDINGS
from slow.oracle import Achievement, capped, exact_figures
from slow.rows import Row, Rules, Settings, Table, matches, read
from slow.shared import Column, Direction, Method, Rounding, grid, listed

_Methods = dict[Direction, tuple[Method, ...]]


class Combination(NamedTuple):
    """One way to compute a table's rates, and the lines whose printed rate it reproduces."""

    methods: _Methods
    rounding: Rounding
    cap: Fraction | None
    lines: tuple[int, ...]

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
        return "none" if self.cap is None else exact_figures(self.cap)


class Inference(NamedTuple):
    """The combinations that were tried, the best first, and lines of rows by what they are."""

    path: str
    comparable: list[int]
    combinations: list[Combination]
    unexplained: list[int]
    own_methods: list[int]
    unreadable: list[int]

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
        cap = ["--no-cap"] if best.cap is None else ["--cap", best.cap_text]
        how = ["--method", best.setting, "--rounding", best.rounding]
        tolerance = ["--tolerance", settings.tolerance] if settings.tolerance != "0" else []
        given = [*settings.missing_arguments, *tolerance]
        return shlex.join(["sokatsu", "check", self.path, *how, *cap, *given])


_Case = tuple[Row, dict[Method, Achievement]]


def infer(table: Table, settings: Settings) -> Inference:
    """Find how the published rates of a table were computed."""
    rules = settings.rules
    rows = read(table, settings.missing)
    comparable = [
        row
        for row in rows
        if row.published is not None and row.target is not None and row.actual is not None
    ]
    cases: list[_Case] = [(row, _by_method(row, rules)) for row in comparable]
    printed = [row.published.value for row in comparable if row.published]
    most = [max(printed)] if printed.count(max(printed)) > 1 else []
    tried = product(dict.fromkeys([*CAPS, *most]), ROUNDINGS)
    found = [
        combination
        for cap, rounding in tried
        for combination in _combinations(cases, rounding, cap)
        if combination.lines
    ]
    explained = {line for combination in found for line in combination.lines}
    return Inference(
        table.path,
        [row.line for row in comparable],
        sorted(found, key=lambda combination: -len(combination.lines)),
        [row.line for row in comparable if row.line not in explained],
        [row.line for row in comparable if row.method],
        [row.line for row in rows if row.unreadable],
    )


def _by_method(row: Row, rules: Rules) -> dict[Method, Achievement]:
    return {method: rules.uncapped(row, row.method or method) for method in Method}


def _combinations(
    cases: Sequence[_Case], rounding: Rounding, cap: Fraction | None
) -> Iterator[Combination]:
    ways = [way for way in Direction if any(row.direction is way for row, _found in cases)]
    choices = [
        _choices([case for case in cases if case[0].direction is way], rounding, cap)
        for way in ways
    ]
    for chosen in product(*(choice.items() for choice in choices)):
        methods = {way: tied for way, (_lines, tied) in zip(ways, chosen, strict=True)}
        lines = sorted(line for reproduced, _tied in chosen for line in reproduced)
        yield Combination(methods, rounding, cap, tuple(lines))


def _choices(
    cases: Sequence[_Case], rounding: Rounding, cap: Fraction | None
) -> dict[tuple[int, ...], tuple[Method, ...]]:
    """Return the sets of reproduced lines of one direction, each with the methods that do so."""
    choices: dict[tuple[int, ...], tuple[Method, ...]] = {}
    for method in Method:
        lines = tuple(
            row.line
            for row, found in cases
            if row.published
            and matches(
                row.published, capped(found[method].rate, cap, found[method].status), rounding
            )
        )
        choices[lines] = (*choices.get(lines, ()), method)
    return choices


def json_ranking(found: Inference, settings: Settings) -> str:
    """Write ``-f json``."""
    value = {
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
                "methods": combination.methods,
                "rounding": combination.rounding,
                "cap": None if combination.cap is None else combination.cap_text,
            }
            for combination in found.combinations
        ],
        "reproduced_lines": found.best[0].lines if found.best else [],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def text_ranking(found: Inference, settings: Settings) -> str:
    """Write ``-f table``."""
    of = len(found.comparable)
    left_out = [
        f"Lines whose published rate is no number, left out: {listed(found.unreadable)}."
    ] * bool(found.unreadable)
    if not found.best:
        nothing = f"{found.path}: no combination reproduces any of {of} printed rates"
        return "\n".join([nothing, *left_out, ""])
    shown = found.combinations[:10]
    ways = list(shown[0].methods)
    headings = ["Rank", "Rows", *(f"{way.arrow} method" for way in ways), "Rounding", "Cap"]
    sizes = [len(combination.lines) for combination in found.combinations]
    rows = [
        [
            f"{found.rank(each)}{'=' * (sizes.count(len(each.lines)) > 1)}",
            f"{len(each.lines)} of {of}",
            *map(_tied, each.methods.values()),
            each.rounding,
            each.cap_text,
        ]
        for each in shown
    ]
    right = (0, 1, len(ways) + 3)
    columns = zip(headings, zip(*rows, strict=True), strict=True)
    laid_out = grid([Column(*each, place in right) for place, each in enumerate(columns)])
    more = len(found.combinations) - len(shown)
    lines = [f"{found.path}: {of} printed rates to compare", "", laid_out]
    lines += [f"… and {more} more"] * (more > 0)
    return "\n".join([*lines, "", *_conclusion(found), *left_out, "", found.command(settings), ""])


def _conclusion(found: Inference) -> Iterator[str]:
    best = found.best[0]
    methods = ", ".join(f"{_tied(tied)} for {way.arrow}" for way, tied in best.methods.items())
    cap = "no cap" if best.cap is None else f"cap {best.cap_text}"
    of = f"{len(best.lines)} of {len(found.comparable)}"
    yield f"Best: {methods}, {best.rounding}, {cap}: {of}."
    if any(len(tied) > 1 for tied in best.methods.values()):
        yield "Methods joined by 'or' give the same printed rates on these rows."
    if len(found.best) > 1:
        yield f"A tie: the first {len(found.best)} combinations reproduce as many rows."
    yield f"Lines that no combination reproduces: {listed(found.unexplained) or 'none'}."
    if found.own_methods:
        own = listed(found.own_methods)
        yield f"Lines with a method cell, by which they are computed: {own}."


def _tied(methods: Sequence[Method]) -> str:
    *most, last = methods
    return f"{', '.join(most)} or {last}" if most else last
