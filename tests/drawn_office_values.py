"""Random indicators, and how an office writes their values: units, notes, bounds, words, shares."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

NAMES = ["公園の利用者", "救急車の出動", "図書館の来館", "市民農園の区画", "乳児健診の受診"]
NAMES += ["20代の就業", "1人あたりの乗車", "消防団員", "NPO法人", "家庭の資源物", "空き家"]
UNITS = ["人", "件", "団体", "か所", "点", "t", "ha", "‰", "回", "㎡"]
SCALED = ["万人", "千円", "億円", "万台"]
NOTES = ["※1", "【参考】", "(速報)", "(注1)", "(市全体)"]
MISSING = ["-", "…", "ー", "―", "−", "未確定"]
WORDS = {"up": ["増加", "増加を目指します"], "down": ["減少", "減少を目指します"]}
WORDS |= {"maintain": ["現状維持", "維持"]}
BOUNDS = {"up": "以上", "down": "以下", "maintain": ""}


@dataclass(frozen=True)
class Value:
    """A cell of values: as it is written, its number, and the year that it says."""

    text: str = ""
    number: Fraction | None = None
    year: str = ""


@dataclass(frozen=True)
class Style:
    """How a sheet writes its values."""

    units: str  # in cells, in a column, in names, in the heading of the values, nowhere
    rates: str  # none, percent, plain, share
    bounds: bool
    notes: bool
    words: bool
    missing: bool
    has_baseline: bool


@dataclass(frozen=True)
class Measure:
    """An indicator with its targets and actuals, one of each for each year."""

    name: str
    unit: str
    way: str
    baseline: Value
    targets: list[Value]
    actuals: list[Value]
    rates: list[Value]


def draw_style(random: Random) -> Style:
    """Draw how a sheet writes."""
    return Style(
        random.choice(["cells", "cells", "column", "name", "heading", "none"]),
        random.choice(["none", "percent", "plain", "share"]),
        *(random.random() < share for share in (0.3, 0.3, 0.15, 0.3, 0.4)),
    )


def draw_measures(
    random: Random, style: Style, count: int, *, least: int = 2, targets: int = 0
) -> list[Measure]:
    """Draw indicators with so many years, and as many targets or fewer."""
    names = random.sample(NAMES, random.randint(least, 5))
    common = random.choice([*UNITS, *SCALED, "%"]) if style.units == "heading" else ""
    return [_measure(random, style, name, count, targets or count, common) for name in names]


def _measure(
    random: Random, style: Style, name: str, count: int, targets: int, common: str
) -> Measure:
    unit = common or random.choice([*UNITS, *SCALED, "%"])
    way = random.choice(["up", "up", "down", "maintain"])
    decimals = random.choice([0, 0, 1])
    level = _number(random, decimals)
    numbers = [_near(random, level, decimals) for _ in range(2 * count + 1)]
    written = unit if style.units == "cells" else ""
    wanted = [_target(random, style, each, written, way) for each in numbers[:targets]]
    actuals = [_actual(random, style, each, written) for each in numbers[count : 2 * count]]
    baseline = _plain(numbers[-1], written)
    compared = wanted * (count if targets == 1 else 1)
    rates = [_rate(style, *both) for both in zip(compared, actuals, strict=True)]
    return Measure(name, unit, way, baseline, wanted, actuals, rates)


def _number(random: Random, decimals: int) -> Fraction:
    most = random.choice([99, 999, 99999])
    return Fraction(random.randint(11, most) * (10 if decimals == 0 else 1), 10)


def _near(random: Random, level: Fraction, decimals: int) -> Fraction:
    """Return a number that the same indicator may have in another year."""
    number = level * random.randint(40, 160) / 100
    scale = 10**decimals
    return Fraction(round(number * scale), scale)


def _plain(number: Fraction, unit: str) -> Value:
    return Value(_text(number) + unit, number)


def _text(number: Fraction) -> str:
    """Return a number as it is printed.

    >>> _text(Fraction(12345, 10))
    '1,234.5'
    """
    return f"{int(number):,}" if number.denominator == 1 else f"{float(number):,.1f}"


def _target(random: Random, style: Style, number: Fraction, unit: str, way: str) -> Value:
    if style.words and random.random() < 0.3:
        return Value(random.choice(WORDS[way]))
    text = _text(number) + unit + (BOUNDS[way] if style.bounds and random.random() < 0.6 else "")
    if style.notes and random.random() < 0.4:
        year = random.choice(["平成32年", "R7", "令和7年度", ""])
        note = f"({year})" if year else random.choice(NOTES)
        return Value(f"{text}{note}", number, year)
    return Value(text, number)


def _actual(random: Random, style: Style, number: Fraction, unit: str) -> Value:
    if style.missing and random.random() < 0.2:
        return Value(random.choice(MISSING))
    text = _text(number) + unit
    note = random.choice(NOTES) if style.notes and random.random() < 0.4 else ""
    return Value(f"{text}{note}", number)


def _rate(style: Style, target: Value, actual: Value) -> Value:
    if style.rates == "none":
        return Value()
    if not target.number or actual.number is None:
        return Value("-")
    share = actual.number / target.number
    if style.rates == "share":
        text = f"{float(share):.3f}"
        return Value(text, Fraction(text) * 100)
    text = f"{float(share * 100):.1f}"
    return Value(text + "%" * (style.rates == "percent"), Fraction(text))
