"""How a table of published rates was made: every formula, rounding and cap tried on it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from sokatsu_cli.check.explanations import CAPS, ROUNDINGS
from sokatsu_cli.model.columns import NEEDED
from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.numerals import Printed, Rounding
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.rate.frame_texts import lines_of, path_of
from sokatsu_cli.rate.rates import Achievement, Number, capped
from sokatsu_cli.rate.rows import Row, Rules, header_of, read_rows

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Combination:
    """One way to compute a table's rates, with the methods that do the same for its rows.

    Attributes:
        methods: Direction to the methods that give the same printed rates on its rows.
        rounding: Of the exact rate, to the digits that are printed.
        cap: In %, None for none.
        lines: The lines of the rows whose printed rate it reproduces.
    """

    methods: Mapping[Direction, tuple[Method, ...]]
    rounding: Rounding
    cap: Fraction | None
    lines: tuple[int, ...]

    @property
    def setting(self) -> str:
        """What ``--method`` takes: one method if any serves all directions, else one for each."""
        tied = list(self.methods.values())
        usual = max(Method, key=lambda method: sum(method in methods for methods in tied))
        if all(usual in methods for methods in tied):
            return usual.value
        chosen = (usual if usual in methods else methods[0] for methods in tied)
        return ",".join(f"{way}={method}" for way, method in zip(self.methods, chosen, strict=True))


@dataclass(frozen=True, slots=True)
class Inference:
    """The combinations that were tried on a table, the best first.

    Attributes:
        path: The file as the user named it.
        comparable: The lines of the rows with a printed rate, a target and an actual.
        combinations: By falling number of reproduced rows, then the likeliest first.
        unexplained: The lines of comparable rows that no combination reproduces.
        own_methods: The lines of comparable rows with a method cell, by which they are computed.
        unreadable: The lines of rows whose published rate is no number, which are left out.
    """

    path: str
    comparable: tuple[int, ...]
    combinations: tuple[Combination, ...]
    unexplained: tuple[int, ...]
    own_methods: tuple[int, ...]
    unreadable: tuple[int, ...]

    @property
    def best(self) -> tuple[Combination, ...]:
        """The combinations that reproduce the most rows, if any does: more than one is a tie."""
        most = max((len(found.lines) for found in self.combinations), default=0)
        return tuple(found for found in self.combinations if len(found.lines) == most)


@dataclass(frozen=True, slots=True)
class _Case:
    """One comparable row: its place, its printed rate, and its exact rate by each method."""

    line: int
    direction: Direction
    method: Method | None
    printed: Printed
    found: Mapping[Method, Achievement]


def infer_rules(
    frame: "pd.DataFrame",
    *,
    tolerance: Number = 0,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
) -> Inference:
    """Find how the published rates of a table were computed.

    Tries every method for each direction apart, with every rounding at the digits printed, and
    the caps none, 100, 120, 150 and the largest printed rate, if more than one row prints it.
    Counts as `check_rates` does: a row with a method cell is computed by it, and one that is
    achieved without a rate prints the cap.

    Args:
        frame: n rows, as `read_indicators` returns them; the column published_rate is needed too.
        tolerance: As for `rate_table`.
        columns: As for `rate_table`.
        missing: As for `rate_table`.

    Returns:
        An `Inference`, with every combination that reproduces at least one row.

    Raises:
        InputError: The table cannot be used; with all places.
        SokatsuError: No row has a printed rate, a target and an actual.

    Examples:
        >>> import pandas as pd
        >>> best = infer_rules(pd.DataFrame({
        ...     "indicator": ["ごみ", "事故"], "direction": ["↘", "↘"], "target": ["80", "30"],
        ...     "actual": ["100", "31"], "published_rate": ["75.0%", "96.6%"]})).best
        >>> [(dict(one.methods), one.rounding, one.cap) for one in best[:1]]
        [({<Direction.DOWN: 'down'>: (<Method.DIFFERENCE: 'difference'>,)}, \
<Rounding.DOWN: 'down'>, Fraction(100, 1))]

    Source: docs/contract.md, Methods, who publishes how.
    """
    rules = Rules.checked(Method.RATIO, tolerance, None, 0, Rounding.HALF_UP)
    header = header_of(frame, columns, (*NEEDED, "published_rate"))
    rows = read_rows(frame, header, missing, published=True)
    cases = [
        _Case(line, row.direction, row.method, row.published, _by_method(row, rules))
        for line, row in zip(lines_of(frame), rows, strict=True)
        if row.published is not None and row.target is not None and row.actual is not None
    ]
    if not cases:
        raise SokatsuError(
            f"{path_of(frame)}: no row has a published rate, a target and an actual to compare"
        )
    printed = [case.printed.value for case in cases]
    caps = dict.fromkeys([*CAPS, *([max(printed)] if printed.count(max(printed)) > 1 else [])])
    combinations = [
        combination
        for cap, rounding in product(caps, ROUNDINGS)
        for combination in _combinations(cases, rounding, cap)
        if combination.lines
    ]
    explained = {line for combination in combinations for line in combination.lines}
    return Inference(
        path_of(frame),
        tuple(case.line for case in cases),
        tuple(sorted(combinations, key=lambda combination: -len(combination.lines))),
        tuple(case.line for case in cases if case.line not in explained),
        tuple(case.line for case in cases if case.method is not None),
        tuple(line for line, row in zip(lines_of(frame), rows, strict=True) if row.unreadable),
    )


def _by_method(row: Row, rules: Rules) -> dict[Method, Achievement]:
    return {method: rules.uncapped(row, row.method or method) for method in Method}


def _combinations(
    cases: Sequence[_Case], rounding: Rounding, cap: Fraction | None
) -> Iterator[Combination]:
    """Yield the methods of each direction in every combination, those that do the same as one."""
    directions = [way for way in Direction if any(case.direction is way for case in cases)]
    choices = [
        _choices([case for case in cases if case.direction is way], rounding, cap)
        for way in directions
    ]
    for chosen in product(*(choice.items() for choice in choices)):
        methods = {way: tied for way, (_lines, tied) in zip(directions, chosen, strict=True)}
        lines = sorted(line for reproduced, _tied in chosen for line in reproduced)
        yield Combination(methods, rounding, cap, tuple(lines))


def _choices(
    cases: Sequence[_Case], rounding: Rounding, cap: Fraction | None
) -> dict[tuple[int, ...], tuple[Method, ...]]:
    """Return the sets of reproduced lines of one direction, each with the methods that do so."""
    choices: dict[tuple[int, ...], tuple[Method, ...]] = {}
    for method in Method:
        lines = tuple(case.line for case in cases if _reproduces(case, method, rounding, cap))
        choices[lines] = (*choices.get(lines, ()), method)
    return choices


def _reproduces(case: _Case, method: Method, rounding: Rounding, cap: Fraction | None) -> bool:
    found = case.found[method]
    return case.printed.matches(capped(found.rate, cap, found.status), rounding)
