"""Which printed rates a method and a practice give, one row after another, in Fractions."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import NamedTuple

from slow.identities import identities_of
from slow.oracle import Achievement, capped, expected_value, rounded
from slow.rows import Row, Rules, Table
from slow.shared import (
    Direction,
    Method,
    Rounding,
    fiscal_year,
    is_measure,
    name_key,
    parse_printed,
    with_western_years,
)

TARGETS = ("own", "final", "previous", "next", "first")

_NAMES = ("target", "actual", "baseline")


class Practice(NamedTuple):
    """How a figure comes from a target and an actual, but for the method."""

    rounding: Rounding
    cap: Fraction | None
    digits: int | None = None
    share: bool = False
    rounded_inputs: bool = False
    target: str = "own"

    @property
    def allowed(self) -> list[str]:
        """What ``--allow`` takes."""
        chosen = {
            "rounded-inputs": self.rounded_inputs,
            "padded": self.digits is not None,
            "share": self.share,
            f"{self.target}-target": self.target != "own",
        }
        return [name for name, there in chosen.items() if there]

    def figure(self, found: Achievement, decimals: int) -> Fraction | None:
        """Return what is printed with so many decimals, None for nothing."""
        value = capped(found.rate, self.cap, found.status)
        if value is None:
            return None
        kept = decimals if self.digits is None else min(self.digits, decimals)
        return rounded(value / 100 if self.share else value, kept, self.rounding)


class Practised:
    """The rows of a table that are computed by any practice."""

    def __init__(self, table: Table, rows: Sequence[Row], rules: Rules, missing: set[str]) -> None:
        """Take the rows of a table."""
        self.rows = rows
        self._table = table
        self._rules = rules
        self._missing = missing
        self._rates: dict[tuple[int, Method, str], Achievement] = {}
        self._ranges: dict[tuple[int, Method, str], tuple[Achievement, Achievement] | None] = {}

    @cached_property
    def methods(self) -> list[Method]:
        """The methods that are tried: that of expected values only where a row has one."""
        for row in self.rows:
            known = row.published is not None and row.target is not None and row.actual is not None
            if known and row.method is None and row.target is not None:
                value = expected_value(row.target, row.baseline, *row.years(self._rules.given))
                if isinstance(value, Fraction):
                    return [*Method]
        return [method for method in Method if method is not Method.EXPECTED]

    def prints(self, at: int, method: Method, practice: Practice) -> bool:
        """Tell whether a method with a practice prints the rate of a row."""
        printed = self.rows[at].published
        assert printed is not None
        found = self.rate(at, method, practice.target)
        if practice.figure(found, printed.decimals) == printed.value:
            return True
        ends = self.range(at, method, practice.target) if practice.rounded_inputs else None
        if ends is None:
            return False
        least, most = (practice.figure(end, printed.decimals) for end in ends)
        if practice.digits is not None and (printed.value * 10**practice.digits).denominator != 1:
            return False  # there are other digits than zeros
        return least is not None and most is not None and least <= printed.value <= most

    def rate(self, at: int, method: Method, target: str) -> Achievement:
        """Return the exact rate of a row by a method against a target."""
        key = at, method, target
        if key not in self._rates:
            row = self.rows[at]
            taken = self._with_target(row, self.rows[self.target_row(at, target)])
            self._rates[key] = self._rules.uncapped(taken, row.method or method)
        return self._rates[key]

    def _with_target(self, row: Row, other: Row) -> Row:
        """Return a row with the target of another one, and its year."""
        year = other.years(self._rules.given)[1]
        texts = row.texts | {"target_year": str(year or "")}
        return row._replace(target=other.target, is_worded=other.is_worded, texts=texts)

    def range(self, at: int, method: Method, target: str) -> tuple[Achievement, Achievement] | None:
        """Return the least and the most that unrounded values give, None for nothing certain."""
        key = at, method, target
        if key not in self._ranges:
            self._ranges[key] = self._range(at, method, target)
        return self._ranges[key]

    def _range(
        self, at: int, method: Method, target: str
    ) -> tuple[Achievement, Achievement] | None:
        there = self.target_row(at, target)
        row = self._with_target(self.rows[at], self.rows[there])
        method = row.method or method
        values = row.target, row.actual, row.baseline
        if self._rules.tolerance and row.direction is Direction.MAINTAIN:
            return None
        halves = [self.half(there, "target"), self.half(at, "actual"), self.half(at, "baseline")]
        if method not in (Method.BASELINE, Method.EXPECTED):
            halves[2] = Fraction(0)
        if not any(halves):
            return None
        cells = [*product(*map(_ends, values, halves))]
        corners = [
            self._rules.uncapped(row._replace(target=t, actual=a, baseline=b), method)
            for t, a, b in cells
        ]
        years = row.years(self._rules.given)
        if any(_is_nothing(method, years, *each) for each in cells):
            return None
        if any(corner.rate is None for corner in corners):
            return None
        if row.direction is Direction.MAINTAIN and method is not Method.RAW:
            targets = [_measured_by(method, years, t, b) for t, _a, b in cells]
            actuals = [a for _t, a, _b in cells if a is not None]
            if min(targets) <= max(actuals) and min(actuals) <= max(targets):
                corners.append(corners[0]._replace(rate=Fraction(100)))
        ordered = sorted(corners, key=lambda corner: corner.rate or Fraction(0))
        return ordered[0], ordered[-1]

    def half(self, at: int, name: str) -> Fraction:
        """Return half a unit of the last digit of a value, 0 for a count of whole things."""
        texts = self.rows[at].texts
        if name == "target" and self.rows[at].is_worded:
            return Fraction(0)
        printed = parse_printed(texts[name], texts["unit"], self._missing)
        if printed is None:
            return Fraction(0)
        signed = texts[name].strip().endswith(("%", "％"))
        rounder = printed.decimals > 0 or signed or is_measure(texts["unit"])
        return Fraction(rounder, 2 * 10**printed.decimals)

    def target_row(self, at: int, target: str) -> int:
        """Return the row whose target is taken: the row itself where there is no other."""
        other = None if target == "own" else self.related[at][target]
        return at if other is None else other

    @cached_property
    def related(self) -> list[dict[str, int | None]]:
        """The other rows of each row's indicator that have targets, by the names of targets."""
        identities = identities_of(self._table)
        whens = [_when(row) for row in self.rows]
        years = [_year(row) for row in self.rows]
        found = []
        for at, identity in enumerate(identities):
            group = [place for place, other in enumerate(identities) if other == identity]
            if all(years[place] for place in group):
                group.sort(key=lambda place: years[place])
            mine = group.index(at)
            with_target = [self.rows[place].target is not None for place in group]
            there = [place for place, has in zip(group, with_target, strict=True) if has]
            before = [place for place in group[:mine] if self.rows[place].target is not None]
            behind = [place for place in group[mine + 1 :] if self.rows[place].target is not None]
            ends = {"final": there[-1:], "first": there[:1]}
            others = ends | {"previous": before[-1:], "next": behind[:1]}
            found.append(
                {
                    name: places[0] if places and whens[places[0]] != whens[at] else None
                    for name, places in others.items()
                }
            )
        return found


def _measured_by(
    method: Method, years: tuple[int, int, int], target: Fraction | None, baseline: Fraction | None
) -> Fraction:
    """Return the target, or the expected value where that takes its place."""
    assert target is not None
    if method is not Method.EXPECTED:
        return target
    value = expected_value(target, baseline, *years)
    assert isinstance(value, Fraction)
    return value


def _is_nothing(
    method: Method,
    years: tuple[int, int, int],
    target: Fraction | None,
    actual: Fraction | None,
    baseline: Fraction | None,
) -> bool:
    """Tell whether a formula gives nothing, though target and actual are the same."""
    if method is Method.EXPECTED:
        return actual == 0 and target is not None and expected_value(target, baseline, *years) == 0
    base = baseline if method is Method.BASELINE else Fraction(0)
    return target == actual and base in (None, target)


def _ends(value: Fraction | None, half: Fraction) -> list[Fraction | None]:
    """Return the least and the largest value that is printed so, never below 0 where it is not."""
    if value is None:
        return [None]
    ends = [value - half, value + half]
    return [max(end, Fraction(0)) if value >= 0 else end for end in ends]


def _when(row: Row) -> tuple[str, str]:
    return name_key(row.texts["period"]), name_key(with_western_years(row.texts["year"].strip()))


def _year(row: Row) -> int:
    return fiscal_year(row.texts["year"]) or fiscal_year(row.texts["period"]) or 0


def tried_practices(practised: Practised, comparable: Sequence[int]) -> Iterator[Practice]:
    """Yield what may be done beside rounding and capping, those with few assumptions first."""
    rows = [practised.rows[at] for at in comparable]
    printed = [row.published for row in rows if row.published]
    related = [practised.related[at] for at in comparable]
    targets = [
        name
        for name in TARGETS
        if name == "own" or any(others[name] is not None for others in related)
    ]
    rounder = any(practised.half(at, name) for at in comparable for name in _NAMES) or any(
        is_measure(row.texts["unit"]) for row in rows
    )
    decimals = min(max(each.decimals for each in printed), 7)
    digits = [None, *range(decimals - 1, -1, -1)]
    small = sum(each.value <= 3 for each in printed)
    shares = (False, True) if 2 * small >= len(printed) else (False,)
    inputs = (False, True) if rounder else (False,)
    found = [
        Practice(Rounding.HALF_UP, None, kept, share, rounded_inputs, target)
        for target, share, kept, rounded_inputs in product(targets, shares, digits, inputs)
    ]
    yield from sorted((each for each in found if each.allowed), key=lambda each: len(each.allowed))
