"""The rows that would tell ties of ``sokatsu infer`` apart, held to the formulas."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from slow.inference import Inference
from slow.oracle import Achievement, achievement, figures
from slow.practices import Practice, Practised
from slow.rows import Rules
from slow.shared import Direction, Method, Methods, Rounding

_MOST = 5


def practice_of(by: dict[str, Any]) -> Practice:
    """Return the practice that JSON names."""
    allowed = by["allowed"]
    targets = [name.removesuffix("-target") for name in allowed if name.endswith("-target")]
    return Practice(
        Rounding(by["rounding"]),
        None if by["cap"] is None else Fraction(by["cap"]),
        by["digits"],
        "share" in allowed,
        "rounded-inputs" in allowed,
        targets[0] if targets else "own",
    )


def decimals_of(practised: Practised) -> int:
    """Return how many decimals rates are usually printed with."""
    counts = Counter(
        row.published.decimals
        for row in practised.rows
        if row.published and row.target is not None and row.actual is not None
    )
    return min(counts, key=lambda decimals: (-counts[decimals], decimals))


def refute(separating: dict[str, Any], practised: Practised, rules: Rules) -> None:
    """Fail where a row would not print what is said of it, or tells nothing apart."""
    decimals = decimals_of(practised)
    assert len(separating["figures"]) > 1
    for figure in separating["figures"]:
        for by in figure["by"]:
            practice, method = practice_of(by), Method(by["method"])
            ends = None
            if separating["line"] is None:
                found = _example(separating, practice.target, method, rules)
            else:
                at = _place(practised, separating["line"])
                found = practised.rate(at, method, practice.target)
                ends = practised.range(at, method, practice.target)
            shown = ends if ends and practice.rounded_inputs else (found, found)
            values = [practice.figure(end, decimals) for end in shown]
            told = dict.fromkeys(figures(value, decimals) for value in values if value is not None)
            assert " to ".join(told) == figure["printed"]


def _place(practised: Practised, line: int) -> int:
    return next(at for at, row in enumerate(practised.rows) if row.line == line)


def _example(separating: dict[str, Any], target: str, method: Method, rules: Rules) -> Achievement:
    values = {name: Fraction(text) for name, text in separating["values"].items()}
    way = Direction(separating["direction"])
    own = values["target" if target == "own" else f"{target} target"]
    cells = own, values["actual"], values.get("baseline")
    named = (separating["values"].get(name, 0) for name in ("baseline year", "target year", "year"))
    first, last, now = map(int, named)
    years = first, last, now
    return achievement(way, method, *cells, tolerance=rules.tolerance, cap=None, years=years)


def refute_silence(
    found: Inference, separating: list[dict[str, Any]], practised: Practised
) -> None:
    """Fail where a row of the table would tell ties from the first, and none is named."""
    if any(each["line"] is not None for each in separating) or len(separating) == _MOST:
        return
    decimals = decimals_of(practised)
    for at, row in enumerate(practised.rows):
        known = row.target is not None and row.actual is not None
        if known and row.published is None and not row.unreadable:
            first, *others = _printed(found, practised, at, decimals)
            assert not any(least > first[1] or most < first[0] for least, most in others), row


def _printed(
    found: Inference, practised: Practised, at: int, decimals: int
) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield the figures that each of the ties may print, those of the first place first."""
    way = practised.rows[at].direction
    setting = Methods.parse(found.best[0].setting).of(way)
    methods = [(setting, found.best[0].practice)]
    methods += [
        (method, each.practice) for each in found.best for method in each.methods.get(way, ())
    ]
    for method, practice in methods:
        rate = practised.rate(at, method, practice.target)
        ends = practised.range(at, method, practice.target) if practice.rounded_inputs else None
        least, most = (practice.figure(end, decimals) for end in ends or (rate, rate))
        if least is None or most is None:
            if (method, practice) == methods[0]:
                yield Fraction(-(10**9)), Fraction(10**9)
        else:
            yield least, most
