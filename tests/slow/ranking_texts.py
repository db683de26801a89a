"""``sokatsu infer``: the ranking as people read it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from slow.inference import Combination, Inference
from slow.rows import Settings
from slow.shared import Column, Direction, Method, grid, listed


def text_ranking(found: Inference, settings: Settings, separating: list[dict[str, Any]]) -> str:
    """Write ``-f table``.

    Args:
        found: What was inferred.
        settings: The options.
        separating: The rows that would tell ties apart, as JSON has them.
    """
    of = len(found.comparable)
    left_out = [
        f"Lines whose published rate is no number, left out: {listed(found.unreadable)}."
    ] * bool(found.unreadable)
    if not found.best:
        nothing = f"{found.path}: no combination reproduces any of {of} printed rates"
        return "\n".join([nothing, *left_out, ""])
    laid_out = grid(list(_columns(found)))
    more = len(found.combinations) - 10
    lines = [f"{found.path}: {of} printed rates to compare", "", laid_out]
    lines += [f"… and {more} more"] * (more > 0)
    told = [*_conclusion(found, separating), *left_out]
    return "\n".join([*lines, "", *told, "", found.command(settings), ""])


def _columns(found: Inference) -> Iterator[Column]:
    shown = found.combinations[:10]
    sizes = [len(combination.lines) for combination in found.combinations]
    ranks = [f"{found.rank(each)}{'=' * (sizes.count(len(each.lines)) > 1)}" for each in shown]
    yield Column("Rank", ranks, right=True)
    yield Column(
        "Rows", [f"{len(each.lines)} of {len(found.comparable)}" for each in shown], right=True
    )
    if any(each.failing for each in shown):
        yield Column("Not", [_failing(each) for each in shown])
    yield Column("Method", [_methods(each, found) for each in shown])
    yield Column("Rounding", [each.practice.rounding for each in shown])
    yield Column("Cap", [each.cap_text for each in shown], right=True)
    if any(each.practice.allowed for each in shown):
        yield Column("Also", [", ".join(each.practice.allowed) for each in shown])


def _failing(combination: Combination) -> str:
    lines = combination.failing
    if not lines:
        return ""
    more = f", … and {len(lines) - 3} more" if len(lines) > 3 else ""
    return f"line{'s' * (len(lines) > 1)} {listed(lines[:3])}{more}"


def _methods(combination: Combination, found: Inference) -> str:
    every = found.methods
    tied = {_tied(methods, every): "" for methods in combination.methods.values()}
    for way, methods in combination.methods.items():
        tied[_tied(methods, every)] += way.arrow
    return "; ".join(f"{arrows} {methods}" for methods, arrows in tied.items())


def _told(combination: Combination, found: Inference) -> str:
    practice = combination.practice
    cap = "no cap" if practice.cap is None else f"cap {combination.cap_text}"
    also = f"; {', '.join(practice.allowed)}" if practice.allowed else ""
    of = f"{len(combination.lines)} of {len(found.comparable)}"
    of += f"; not {_failing(combination)}" if combination.failing else ""
    return f"{_methods(combination, found)}; {practice.rounding}; {cap}{also}: {of}."


def _conclusion(found: Inference, separating: list[dict[str, Any]]) -> Iterator[str]:
    best = found.best[0]
    yield f"Best: {_told(best, found)}"
    first: dict[int, Combination] = {}
    for each in found.combinations:
        first.setdefault(len(each.practice.allowed), each)
    for number in sorted(first, reverse=True):
        if number < len(best.practice.allowed):
            yield f"Simpler: {_told(first[number], found)}"
    if any(len(tied) > 1 for tied in best.methods.values()):
        yield "Methods joined by 'or' give the same printed rates on these rows."
    level = {*best.methods.get(Direction.UP, ())} - {Method.BASELINE, Method.EXPECTED}
    if len(level) == 3:
        yield "For ↗ ratio, difference and raw are always the same."
    if len(found.best) > 1:
        yield f"A tie: the first {len(found.best)} combinations reproduce as many rows."
    if separating:
        yield "These would be told apart by a printed rate here:"
    yield from (f"  {_separation(each)}" for each in separating)
    yield f"Lines that no combination reproduces: {listed(found.unexplained) or 'none'}."
    if found.is_too_long:
        yield (
            "Further practices (shares, padded figures, other targets, rounded inputs) are tried "
            "only on tables of at most 10,000 rows."
        )
    if found.own_methods:
        own = listed(found.own_methods)
        yield f"Lines with a method cell, by which they are computed: {own}."


def _tied(methods: Sequence[str], every: Sequence[str]) -> str:
    *most, last = methods
    return "any" if len(methods) == len(every) else f"{', '.join(most)} or {last}" if most else last


def _separation(separating: dict[str, Any]) -> str:
    every = [_words(by) for figure in separating["figures"] for by in figure["by"]]
    differing = [at for at, words in enumerate(zip(*every, strict=True)) if len({*words}) > 1]
    told = []
    for figure in separating["figures"]:
        shown = dict.fromkeys(", ".join(_words(by)[at] for at in differing) for by in figure["by"])
        *most, last = _without_repetition([*shown])
        either = f"{', '.join(most)} or {last}" if most else last
        told.append(f"{figure['printed']} {either}")
    row = f"line {separating['line']}"
    if separating["line"] is None:
        *values, last_value = (f"{name} {value}" for name, value in separating["values"].items())
        arrow = Direction(separating["direction"]).arrow
        bys = [by for figure in separating["figures"] for by in figure["by"]]
        counts = " of whole counts" * any("rounded-inputs" in by["allowed"] for by in bys)
        row = f"a {arrow} row{counts} with {', '.join(values)} and {last_value}"
    return f"{row}: {'; '.join(told)}"


def _without_repetition(texts: list[str]) -> list[str]:
    short = texts[:1]
    for before, text in pairwise(texts):
        first = next(
            (each for each in ("by ", "rounded ", "capped at ") if before.startswith(each)), ""
        )
        short.append(text.removeprefix(first))
    return short


def _words(by: dict[str, Any]) -> list[str]:
    allowed = by["allowed"]
    targets = [name.removesuffix("-target") for name in allowed if name.endswith("-target")]
    return [
        f"by {by['method']}",
        f"rounded {by['rounding']}",
        "uncapped" if by["cap"] is None else f"capped at {by['cap']}",
        "not padded" if by["digits"] is None else f"padded from {by['digits']} decimals",
        "as a share" if "share" in allowed else "in percent",
        "from rounded inputs" if "rounded-inputs" in allowed else "from the values as printed",
        f"against the {targets[0] if targets else 'own'} target",
    ]
