"""Random tables of several indicators and years, whose printed rates are wrong in known ways.

The same seed gives the same table. Every figure is computed by the second program.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple

from slow.assumptions import rows_beside
from slow.explanations import slipped
from slow.oracle import Achievement, figures
from slow.recomputed import COLUMNS, half_of, value_of
from slow.rows import Row, Rules, Settings, Table, read
from slow.sentences import SLIPS, Told, decimals_of
from slow.shared import Direction, Method, Rounding

NAMES = (
    *("indicator", "unit", "direction", "year", "target", "actual", "baseline"),
    *("baseline_year", "target_year", "method", "published_rate"),
)
YEARS = ("H30", "R1", "R2", "R3", "R4")


FAMILIES = {
    "method": {"method", "direction-ignored"},
    "target": {"other-target", "final-target", "previous-target", "next-target", "first-target"},
}
"""Causes that can be told for each other, since they can come to the same."""

_LONGEST = 7
"""Digits of the figures in which slips are looked for."""


class Misprint(NamedTuple):
    """A printed rate, and the cause or family of causes that makes it, "" for none."""

    figure: str
    cause: str


class Drawn(NamedTuple):
    """A table, how it is checked, and what is wrong on each row."""

    table: Table
    settings: Settings
    causes: list[str]


def drawn_misprints(seed: int) -> Drawn:
    """Draw a table of a dozen rows, nearly all of whose printed rates are wrong."""
    random = Random(f"misprints {seed}")
    settings = Settings(
        random.choice(
            ["ratio", "ratio", "difference", "raw", "baseline", "down=difference", "expected"]
        ),
        random.choice(["0", "0", "0", "40"]),
        random.choice(["100", "100", None, "120"]),
        random.choice([0, 1, 1, 2, 3]),
        random.choice(["half-up", "half-up", "down", "up", "half-even"]),
    )
    cells = [row for number in range(random.randint(2, 4)) for row in _indicator(random, number)]
    lines = list(range(2, len(cells) + 2))
    rows = read(Table("", [*NAMES], cells, lines))
    causes = []
    for place, row in enumerate(cells):
        kinds: dict[str, list[Misprint]] = {}
        for misprint in _misprints(random, rows, place, settings.rules):
            kinds.setdefault(misprint.cause, []).append(misprint)
        often = ["target"] * 4 if "target" in kinds else []
        chosen = random.choice(kinds[random.choice([*kinds, *often])])
        row[-1] = chosen.figure + random.choice(["", "%"])
        causes.append(chosen.cause)
    return Drawn(Table("drawn.csv", [*NAMES], cells, lines), settings, causes)


def _indicator(random: Random, number: int) -> Iterator[list[str]]:
    """Draw the rows of an indicator, without printed rates."""
    unit = random.choice(["", "人", "件", "%", "kg", "千円"])
    direction = random.choice(["up", "up", "down", "maintain"])
    decimals = random.choice([0, 0, 1, 2])
    years = random.sample(YEARS, random.randint(1, 5))
    method = random.choice(["", "", "", "ratio", "raw", "difference"])
    of_values = random.choice([("", ""), ("H28", "R4"), ("H29", "平成34年度")])
    size = 10 ** random.choice([1, 1, 2, 2, 3, 3, 15])
    for year in sorted(years, key=YEARS.index):
        values = [figures(Fraction(random.randint(size, 20 * size), 20), decimals) for _ in "tab"]
        texts = ["" if random.random() < 0.05 else value for value in values]
        yield [f"指標{number}", unit, direction, year, *texts, *of_values, method, ""]


def _misprints(random: Random, rows: Sequence[Row], place: int, rules: Rules) -> Iterator[Misprint]:
    """Yield a right rate, and wrong ones."""
    row, digits = rows[place], rules.digits
    found = rules.achievement(row)
    yield Misprint(figures(Fraction(random.randint(0, 10**6), 7777), random.choice([0, 1, 2])), "")
    if found.rate is None or found.capped_rate is None:
        return
    right = found.capped_rate
    for rounding in Rounding:
        yield Misprint(figures(right, digits, rounding), "rounding")
    yield from _slips(right, rules)
    if row.direction is Direction.MAINTAIN and rules.tolerance:
        exact = rules._replace(tolerance=Fraction(0)).achievement(row)
        if exact.rate is not None and exact.capped_rate is not None:
            yield Misprint(figures(exact.capped_rate, digits, rules.rounding), "tolerance")
        return
    if digits:
        rounder = figures(right, digits - 1, rules.rounding)
        yield Misprint(rounder + "." * (digits == 1) + "0", "padded")
    level = rules.uncapped(row, Method.RAW).rate
    assert level is not None
    assert row.target is not None
    assert row.actual is not None
    apart = row.actual - row.target
    made = [("share", right / 100), ("complement", 100 - level), ("points", apart)]
    for cause, found in [*_of_rules(row, rules), *_of_others(rows, place, rules)]:
        if found.rate is not None and found.capped_rate is not None:
            made.append((cause, found.capped_rate))
    if moved := _moved(random, row, rules):
        made.append(("rounded-inputs", moved))
    yield from (Misprint(figures(rate, digits, rules.rounding), cause) for cause, rate in made)


def _slips(right: Fraction, rules: Rules) -> Iterator[Misprint]:
    """Yield what slips make of a rate; the last digit left out is a rounding."""
    for slip in SLIPS.values():
        for digits in {rules.digits, abs(rules.digits - 1), rules.digits + 1}:
            figure = figures(right, digits, rules.rounding)
            for printed in slipped(figure, slip) - {figure[:-1]}:
                short = max(len(figure), len(printed)) <= _LONGEST
                if short and decimals_of(printed) == rules.digits:
                    yield Misprint(printed, slip)


def _of_rules(row: Row, rules: Rules) -> Iterator[tuple[str, Achievement]]:
    """Yield what other rules make of a row."""
    for cap in (Fraction(100), None, Fraction(150)):
        yield "cap", rules._replace(cap=cap).achievement(row)
    for method in Method:
        yield "method", rules.achievement(row._replace(method=method))
    if row.direction is Direction.UP:
        swapped = row._replace(target=row.actual, actual=row.target, method=Method.RATIO)
        yield "exchanged", rules.achievement(swapped)


def _of_others(rows: Sequence[Row], place: int, rules: Rules) -> Iterator[tuple[str, Achievement]]:
    """Yield what values of other rows make of a row, and their rates."""
    row = rows[place]
    beside = rows_beside(rows, place)
    for other in rows:
        if other.texts["indicator"] == row.texts["indicator"] or other in beside:
            yield "target", rules.achievement(row._replace(target=other.target))
            yield "other-actual", rules.achievement(row._replace(actual=other.actual))
    for other in beside:
        yield "other-row", rules.achievement(other)


def _moved(random: Random, row: Row, rules: Rules) -> Fraction | None:
    """Return the rate of values that are printed as those of a row, None for none."""
    halves = [half_of(row, Told(()), column) for column in COLUMNS]
    values = [value_of(row, column) for column in COLUMNS]
    if rules.method_of(row) is Method.BASELINE or not any(halves):
        return None
    if any(value is not None and value <= half for value, half in zip(values, halves, strict=True)):
        return None
    target, actual, _baseline = (
        value and value + half * Fraction(random.randint(-99, 99), 100)
        for value, half in zip(values, halves, strict=True)
    )
    return rules.achievement(row._replace(target=target, actual=actual)).capped_rate
