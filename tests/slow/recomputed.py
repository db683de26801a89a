"""Formulas of explanations computed again, also where values lie between two ends."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from slow.oracle import expected_value, figures
from slow.rows import Row, Rules
from slow.sentences import FORMULAS, LEVEL, Told, decimals_of
from slow.shared import MISSING, Direction, Rounding, parse_printed

Ends = tuple[Fraction, Fraction]

COLUMNS = ("target", "actual", "baseline")

MEASURES = {
    **dict.fromkeys(("%", "％", "kg", "千円", "km", "t-CO2", "時間"), True),
    **dict.fromkeys(("", "人", "件", "団体"), False),
}
"""Units, and whether their numbers may be printed rounder than they are."""

POINTS = ("actual - target", "target - actual")
ALONE = ("1 - actual / target", "1 - target / actual", *POINTS)
"""Formulas of no method."""


EXPECTED = {
    "actual / expected value": "actual / target",
    "expected value / actual": "target / actual",
    "the smaller / the larger of actual and expected value": "the smaller / the larger",
}
"""Formulas of the expected value, which takes the place of the target in those of the ratio."""


def faults_of_formula(row: Row, found: Told, rules: Rules) -> Iterator[str]:
    """Say what is wrong with an explanation by a formula."""
    yield from _faults_of_words(row, found)
    for column, (other, value) in found.taken.items():
        if value_of(other, column) != Fraction(value):
            yield f"the {column} of line {other.line} is another"
    rounder = {column for column in _used(found) if half_of(row, found, column)}
    if found.ranges and {*found.ranges} != rounder:
        yield f"{sorted(rounder)} may be rounder"
    for column, ends in found.ranges.items():
        if ends_of(row, found, column) != tuple(map(Fraction, ends)):
            yield f"{column} is not from {ends[0]} to {ends[1]}"
    if found.line and found.line != _line(row, rules):
        yield f"the line is {_line(row, rules)}"
    exact = results(row, found, rules)
    if not exact:
        yield "gives nothing"
        return
    why = _misprinted(row, found, [min(exact), max(exact)], found.rounding(rules.rounding))
    if why:
        yield why


def _faults_of_words(row: Row, found: Told) -> Iterator[str]:
    ways = {words for (_method, way), words in FORMULAS.items() if way is row.direction}
    if found.words not in ways and found.words not in ALONE and not is_exchanged(found):
        yield "is no formula of that direction"
    if is_exchanged(found) and (found.words != "target / actual" or found.words in ways):
        yield "exchanges nothing"
    ignored = found.words == LEVEL and row.direction is not Direction.UP
    if ignored is not ("direction ignored" in found.flags):
        yield "says wrong whether it ignores the direction"


def is_exchanged(found: Told) -> bool:
    """Tell whether a sentence says that target and actual are exchanged."""
    return "target and actual exchanged" in found.flags


def value_of(row: Row, column: str) -> Fraction | None:
    """Return the target, the actual or the baseline."""
    values: dict[str, Fraction | None] = dict(
        zip(COLUMNS, (row.target, row.actual, row.baseline), strict=True)
    )
    return values[column]


def half_of(row: Row, found: Told, column: str) -> Fraction:
    """Return half a unit of the last printed digit of a value, 0 where it is no rounder."""
    source = found.taken[column][0] if column in found.taken else row
    text, unit = source.texts[column], source.texts["unit"]
    if value_of(source, column) is None:
        return Fraction(0)
    printed = parse_printed(text, unit, MISSING)
    assert printed is not None
    rounder = printed.decimals or text.endswith(("%", "％")) or MEASURES[unit]
    return Fraction(1, 2 * 10**printed.decimals) if rounder else Fraction(0)


def ends_of(row: Row, found: Told, column: str) -> Ends | None:
    """Return the least and the largest that a value is taken to be."""
    value = value_of(found.taken[column][0] if column in found.taken else row, column)
    if value is None or column not in found.ranges:
        return None if value is None else (value, value)
    half = half_of(row, found, column)
    least = value - half
    return (max(least, Fraction(0)) if value >= 0 else least), value + half


def _used(found: Told) -> Sequence[str]:
    by_baseline = "baseline" in found.words or found.words in EXPECTED
    return COLUMNS if by_baseline else COLUMNS[:2]


def _line(row: Row, rules: Rules) -> tuple[str, ...]:
    """Return the line on which the expected value of a row lies, as it is told."""
    first, last, now = map(str, row.years(rules.given))
    numbers = []
    for column in ("baseline", "target"):
        printed = parse_printed(row.texts[column], row.texts["unit"], MISSING)
        assert printed is not None
        numbers.append(figures(*printed))
    return numbers[0], first, numbers[1], last, now


def _expected_ends(row: Row, found: Told, rules: Rules, known: Mapping[str, Ends]) -> Ends | None:
    """Return the least and the largest expected value, None where there may be none."""
    first, last, now = row.years(rules.given)
    if "target" in found.taken:
        last = found.taken["target"][0].years(rules.given)[1]
    values = [
        expected_value(t, b, first, last, now)
        for t, b in product(known["target"], known["baseline"])
    ]
    exact = [each for each in values if isinstance(each, Fraction)]
    return (min(exact), max(exact)) if len(exact) == len(values) else None


def results(row: Row, found: Told, rules: Rules) -> list[Fraction]:
    """Return what a formula gives at all ends of its values; nothing if it does not everywhere."""
    ends = {column: ends_of(row, found, column) for column in _used(found)}
    known = {column: each for column, each in ends.items() if each is not None}
    if len(known) < len(ends):
        return []
    if found.words in EXPECTED:
        expected = _expected_ends(row, found, rules, known)
        if expected is None:
            return []
        known = {"target": expected, "actual": known["actual"]}
    cases = [dict(zip(known, values, strict=True)) for values in product(*known.values())]
    least = max(known["target"][0], known["actual"][0])
    if least <= min(known["target"][1], known["actual"][1]):  # where they can be the same
        cases += [{**case, "target": least, "actual": least} for case in cases]
    words = EXPECTED.get(found.words, found.words)
    found_results = [_result(words, row.direction, case) for case in cases]
    return [] if None in found_results else [each for each in found_results if each is not None]


def _result(words: str, way: Direction, values: Mapping[str, Fraction]) -> Fraction | None:
    """Return what a formula gives, in % where it is no difference."""
    t, a, b = (values.get(column, Fraction(0)) for column in COLUMNS)
    if words in POINTS:
        return a - t if words == "actual - target" else t - a
    if "baseline" in words:
        behind = t < b if way is Direction.UP else t > b
        return None if t == b or (behind and a != t) else 100 * (a - b) / (t - b)
    if (t < 0 or a < 0) and t != a:
        return None
    try:
        return 100 * _QUOTIENTS[words](t, a)
    except ZeroDivisionError:
        return None


_QUOTIENTS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "actual / target": lambda t, a: a / t,
    "target / actual": lambda t, a: t / a,
    "the smaller / the larger": lambda t, a: min(a, t) / max(a, t),
    "2 - actual / target": lambda t, a: 2 - a / t,
    "1 - |actual - target| / target": lambda t, a: 1 - abs(a - t) / t,
    "1 - actual / target": lambda t, a: 1 - a / t,
    "1 - target / actual": lambda t, a: 1 - t / a,
}


def _misprinted(row: Row, found: Told, exact: list[Fraction], rounding: Rounding) -> str:
    """Say why the steps that are named do not make the printed figure of what a formula gives."""
    assert row.published is not None
    printed = figures(*row.published)
    if found.itself and found.itself != _shown(exact, decimals_of(found.itself[0]), rounding):
        return f"the formula gives {exact}"
    held = [held_by(found.steps, each) for each in exact]
    for step in found.steps:
        fewer = [each for each in found.steps if each != step]
        if step != "padded with zeros" and [held_by(fewer, each) for each in exact] == held:
            return f"{step} does nothing" if any(held) else ""
    kept = row.published.decimals
    if "padded with zeros" in found.steps:
        kept = decimals_of(found.itself[0])
        if kept >= row.published.decimals:
            return "nothing is padded"
    zeros = "0" * (row.published.decimals - kept)
    point = "." * (not kept and bool(zeros))
    ends = tuple(each + point + zeros for each in _shown(held, kept, rounding))
    if found.figure != ends:
        return f"gives {ends}"
    if not Fraction(ends[0]) <= Fraction(printed) <= Fraction(ends[-1]):
        return f"gives never {printed}"
    return "" if found.ranges or ends == (printed,) else "gives another figure"


def held_by(steps: Sequence[str], value: Fraction) -> Fraction:
    """Return what steps make of a value."""
    for step in steps:
        if step.startswith("capped"):
            value = min(value, Fraction(step.split()[-1]))
        elif step == "held to 0":
            value = max(value, Fraction(0))
        elif step == "as a share":
            value /= 100
    return value


def _shown(ends: list[Fraction], decimals: int, rounding: Rounding) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figures(each, decimals, rounding) for each in ends))
