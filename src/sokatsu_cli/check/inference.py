"""How a table of published rates was made: every formula, rounding and cap tried on it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sokatsu_cli.check.practices import ROUNDINGS
from sokatsu_cli.check.reproductions import Cases, Reproductions
from sokatsu_cli.model.columns import NEEDED
from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.frame_texts import header_of, path_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.quotients import WAYS
from sokatsu_cli.rate.rules import Number, Rules

if TYPE_CHECKING:
    import pandas as pd

COMPARED = (*NEEDED, "published_rate")
"""The columns that an inference needs."""


@dataclass(frozen=True, slots=True)
class Combination:
    """One way to compute a table's rates, with the methods that do the same for its rows.

    Attributes:
        methods: Direction to the methods that give the same printed rates on its rows.
        rounding: Of the exact rate, to the digits that are printed.
        cap: In %, None for none.
        count: How many rows there are whose printed rate it reproduces.
        kinds: Whether it reproduces the rows of each kind.
        cases: The rows that it was tried on.
    """

    methods: Mapping[Direction, tuple[Method, ...]]
    rounding: Rounding
    cap: Fraction | None
    count: int
    kinds: Flags = field(repr=False, compare=False)
    cases: Cases = field(repr=False, compare=False)

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the rows whose printed rate it reproduces, made when they are asked for."""
        return tuple(self.line_numbers().tolist())

    def line_numbers(self) -> Numbers:
        """Return the lines in the form in which a million of them take little memory."""
        return np.sort(self.cases.lines_of(self.kinds))

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
        combinations: By falling number of reproduced rows, then the likeliest first.
        unreadable: The lines of rows whose published rate is no number, which are left out.
        cases: The comparable rows: those with a printed rate, a target and an actual.
        places: Where the rows stand.
    """

    path: str
    combinations: tuple[Combination, ...]
    unreadable: tuple[int, ...]
    cases: Cases = field(repr=False, compare=False)
    places: Places = field(default=OWN_LINES, repr=False, compare=False)

    @property
    def best(self) -> tuple[Combination, ...]:
        """The combinations that reproduce the most rows, if any does: more than one is a tie."""
        most = max((found.count for found in self.combinations), default=0)
        return tuple(found for found in self.combinations if found.count == most)

    @property
    def comparable(self) -> tuple[int, ...]:
        """The lines of the comparable rows."""
        return tuple(self.cases.lines.tolist())

    @property
    def unexplained(self) -> tuple[int, ...]:
        """The lines of comparable rows that no combination reproduces."""
        return tuple(self.cases.lines_of(~self.cases.explained).tolist())

    @property
    def own_methods(self) -> tuple[int, ...]:
        """The lines of comparable rows with a method cell, by which they are computed."""
        return tuple(self.cases.lines_of(self.cases.own).tolist())


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
    header = header_of(frame, columns, COMPARED)
    work = Reproductions(path_of(frame), rules, missing)
    work.take(work.result(FramePart(frame, header)), 0)
    return ranking(work)


def ranking(work: Reproductions) -> Inference:
    """Rank the combinations by the rows of a table that they reproduce.

    Raises:
        SokatsuError: No row has a printed rate, a target and an actual.
    """
    cases = work.cases()
    if not len(cases.lines):
        text = "no row has a published rate, a target and an actual to compare"
        raise SokatsuError(f"{work.path}: {text}")
    combinations = [
        combination
        for cap, rounding in product(cases.masks, ROUNDINGS)
        for combination in _combinations(cases, rounding, cap)
        if combination.count
    ]
    combinations.sort(key=lambda combination: -combination.count)
    return Inference(work.path, tuple(combinations), tuple(work.unreadable), cases, work.places)


class _Choice(NamedTuple):
    """The kinds of rows of one direction that some methods reproduce, and how many rows."""

    kinds: Flags
    rows: int
    methods: tuple[Method, ...]


def _combinations(cases: Cases, rounding: Rounding, cap: Fraction | None) -> Iterator[Combination]:
    """Try the methods of each direction with each other, those that do the same as one."""
    ways = np.unique(cases.way).tolist()
    for chosen in product(*(_choices(cases, way, rounding, cap) for way in ways)):
        methods = {WAYS[way]: choice.methods for way, choice in zip(ways, chosen, strict=True)}
        kinds = np.logical_or.reduce([choice.kinds for choice in chosen])
        count = sum(choice.rows for choice in chosen)
        yield Combination(methods, rounding, cap, count, kinds, cases)


def _choices(cases: Cases, way: int, rounding: Rounding, cap: Fraction | None) -> list[_Choice]:
    """Return what the methods reproduce of one direction, those that reproduce the same as one."""
    choices: dict[bytes, _Choice] = {}
    for method in Method:
        kinds = cases.reproduced(method, rounding, cap) & (cases.way == way)
        same = choices.get(kinds.tobytes(), _Choice(kinds, cases.count(kinds), ()))
        choices[kinds.tobytes()] = same._replace(methods=(*same.methods, method))
    return [*choices.values()]
