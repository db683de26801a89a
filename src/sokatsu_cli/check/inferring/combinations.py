"""Methods with a practice of computing and printing, and the rows of a table they reproduce."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.inferring.cases import FIRST, Cases
from sokatsu_cli.check.practices import Allowance, Practice
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import WAYS


@dataclass(frozen=True, slots=True)
class Combination:
    """One way to compute a table's rates, with the methods that do the same for its rows.

    Attributes:
        methods: Direction to the methods that give the same printed rates on its rows.
        practice: How the figures are rounded and capped, and what else is done with them.
        count: How many rows there are whose printed rate it reproduces.
        kinds: Whether it reproduces the rows of each kind.
        cases: The rows that it was tried on.
    """

    methods: Mapping[Direction, tuple[Method, ...]]
    practice: Practice
    count: int
    kinds: Flags = field(repr=False, compare=False)
    cases: Cases = field(repr=False, compare=False)

    @property
    def rounding(self) -> Rounding:
        """How the exact rate is rounded."""
        return self.practice.rounding

    @property
    def cap(self) -> Fraction | None:
        """In %, None for none."""
        return self.practice.cap

    @property
    def allowed(self) -> tuple[Allowance, ...]:
        """What ``--allow`` takes, nothing where every row is computed and printed as usual."""
        return self.practice.allowances

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the rows whose printed rate it reproduces, made when they are asked for."""
        return tuple(self.line_numbers().tolist())

    def line_numbers(self) -> Numbers:
        """Return the lines in the form in which a million of them take little memory."""
        return np.sort(self.cases.lines_of(self.kinds))

    @property
    def failing(self) -> int:
        """How many comparable rows it does not reproduce."""
        return len(self.cases.lines) - self.count

    def first_failing(self, most: int = FIRST) -> tuple[int, ...]:
        """Return the lines of the first rows that it does not reproduce, 20 at most."""
        return tuple(self.cases.first_lines_of(~self.kinds, most).tolist())

    @property
    def chosen(self) -> dict[Direction, Method]:
        """One method for each direction: the same for all, where any is among those of each."""
        tied = self.methods.values()
        usual = max(Method, key=lambda method: sum(method in methods for methods in tied))
        return {
            way: usual if usual in methods else methods[0] for way, methods in self.methods.items()
        }

    @property
    def setting(self) -> str:
        """What ``--method`` takes: one method if any serves all directions, else one for each."""
        chosen = self.chosen
        if len({*chosen.values()}) == 1:
            return next(iter(chosen.values())).value
        return ",".join(f"{way}={method}" for way, method in chosen.items())


class _Choice(NamedTuple):
    """The kinds of rows of one direction that some methods reproduce, and how many rows."""

    kinds: Flags
    rows: int
    methods: tuple[Method, ...]


def combinations_of(
    cases: Cases,
    practice: Practice,
    reproduced: Callable[[Method], Flags],
    *,
    only_best: bool = False,
) -> Iterator[Combination]:
    """Try the methods of each direction with each other, those that do the same as one.

    Args:
        cases: The rows.
        practice: How the figures come from quotients.
        reproduced: Tells of each kind of rows whether a method reproduces it.
        only_best: Whether methods are left out that reproduce fewer rows of a direction.
    """
    flags = {method: reproduced(method) for method in cases.methods}
    ways = np.unique(cases.way).tolist()
    choices = [_choices(cases, way, flags) for way in ways]
    if only_best:
        choices = list(map(_best, choices))
    for chosen in product(*choices):
        methods = {WAYS[way]: choice.methods for way, choice in zip(ways, chosen, strict=True)}
        kinds = np.logical_or.reduce([choice.kinds for choice in chosen])
        count = sum(choice.rows for choice in chosen)
        yield Combination(methods, practice, count, kinds, cases)


def _choices(cases: Cases, way: int, flags: Mapping[Method, Flags]) -> list[_Choice]:
    """Return what the methods reproduce of one direction, those that reproduce the same as one."""
    choices: dict[bytes, _Choice] = {}
    for method, reproduced in flags.items():
        kinds = reproduced & (cases.way == way)
        same = choices.get(kinds.tobytes(), _Choice(kinds, cases.count(kinds), ()))
        choices[kinds.tobytes()] = same._replace(methods=(*same.methods, method))
    return [*choices.values()]


def _best(choices: list[_Choice]) -> list[_Choice]:
    most = max(choice.rows for choice in choices)
    return [choice for choice in choices if choice.rows == most]
