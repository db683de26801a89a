"""Tables as publishers make them who do more than choose a method, a rounding and a cap.

All is computed in Fractions from values of which the table shows the printed form.
"""

from fractions import Fraction
from random import Random
from typing import NamedTuple

from slow.oracle import achievement, figures
from slow.practices import Practice
from slow.rows import Table
from slow.shared import Direction, Method, Rounding

NAMES = [
    *("indicator", "unit", "direction", "year", "baseline_year", "target_year"),
    *("baseline", "target", "actual", "published_rate"),
]

_YEARS = ("H24", "H30")
"""The years of all baselines and targets."""

_OWN_CAP = Fraction(130)

_UNITS = {True: "%", False: "件"}

_DECIMALS = 3
"""Decimals of the values that are computed with, where they are printed rounder."""


class Publisher(NamedTuple):
    """How a table is made."""

    methods: dict[Direction, Method]
    practice: Practice
    decimals: int


class _Row(NamedTuple):
    way: Direction
    target: Fraction
    actual: Fraction
    baseline: Fraction


def drawn_publisher(random: Random) -> Publisher:
    """Draw how a table is made."""
    share = random.random() < 0.3
    decimals = random.choice([2, 3] if share else [0, 1, 1, 2])
    padded = decimals > share and random.random() < 0.3
    practice = Practice(
        random.choice([*Rounding]),
        random.choice([None, *map(Fraction, (100, 100, 120, 130, 150))]),
        random.randrange(decimals - 1, decimals) if padded else None,
        share,
        random.random() < 0.3,
        random.choice(["own", "own", "own", "final", "previous", "next", "first"]),
    )
    methods = {way: random.choice([*Method]) for way in Direction}
    return Publisher(methods, practice, decimals)


def drawn_table(random: Random, publisher: Publisher, path: str) -> Table:
    """Draw a table of one to four indicators in one to four years each.

    A cap of its own that fewer than two rows print is left out: nobody could know of it.
    """
    years = random.randint(1, 4)
    exact = publisher.practice.rounded_inputs
    groups = [_indicator(random, years, exact=exact) for _ in range(random.randint(1, 4))]
    is_blank = random.random() < 0.5  # so that a row may tell ties apart
    printed = _printed(groups, publisher, is_blank=is_blank)
    practice = publisher.practice
    if practice.cap == _OWN_CAP:
        top = figures(_OWN_CAP / (100 if practice.share else 1), publisher.decimals)
        if sum(texts.count(top) for texts in printed) < 2:
            practice = practice._replace(cap=None)
            changed = publisher._replace(practice=practice)
            printed = _printed(groups, changed, is_blank=is_blank)
    rows = [
        [
            f"指標{number}",
            _UNITS[exact],
            row.way.arrow,
            f"H{26 + year}",
            *_YEARS,
            *_cells(row),
            text,
        ]
        for number, (group, texts) in enumerate(zip(groups, printed, strict=True))
        for year, (row, text) in enumerate(zip(group, texts, strict=True))
    ]
    return Table(path, NAMES, rows, [*range(2, len(rows) + 2)])


def _indicator(random: Random, years: int, *, exact: bool) -> list[_Row]:
    """Draw the rows of an indicator; its baseline lies on the right side of its targets."""
    way = random.choice([*Direction])
    sign = -1 if way is Direction.DOWN else 1
    unit = Fraction(1, 10**_DECIMALS) if exact else Fraction(1, random.choice([1, 1, 10]))
    first = random.randint(60, 150)
    rows = []
    for year in range(years):
        change = random.randrange(0, int(15 / unit)) * unit
        target = first + sign * (5 * year + change / 15)
        target = target // unit * unit
        actual = target + random.randrange(int(-50 / unit), int(60 / unit)) * unit
        actual = target if random.random() < 0.1 else actual
        rows.append(_Row(way, target, actual, Fraction(first - sign * 20)))
    return rows


def _printed(groups: list[list[_Row]], publisher: Publisher, *, is_blank: bool) -> list[list[str]]:
    """Return the printed rates of the rows of each indicator; the first may be blank."""
    printed = [[_rate(group, year, publisher) for year in range(len(group))] for group in groups]
    printed[0][0] *= not is_blank
    return printed


def _rate(group: list[_Row], year: int, publisher: Publisher) -> str:
    row, practice = group[year], publisher.practice
    others = {
        "own": year,
        "final": len(group) - 1,
        "previous": max(year - 1, 0),
        "next": min(year + 1, len(group) - 1),
        "first": 0,
    }
    values = group[others[practice.target]].target, row.actual, row.baseline
    method = publisher.methods[row.way]
    years = 2012, 2018, 2014 + year
    found = achievement(
        *(row.way, method, *values), tolerance=Fraction(0), cap=practice.cap, years=years
    )
    if found.capped_rate is None:
        return ""
    rate = found.capped_rate / (100 if practice.share else 1)
    kept = publisher.decimals if practice.digits is None else practice.digits
    text = figures(rate, kept, practice.rounding)
    padding = publisher.decimals - kept
    return text + ("." if padding and not kept else "") + "0" * padding


def _cells(row: _Row) -> list[str]:
    """Return the values as the table shows them."""
    return [
        figures(value, 0 if value.denominator == 1 and value is row.baseline else 1)
        for value in (row.baseline, row.target, row.actual)
    ]
