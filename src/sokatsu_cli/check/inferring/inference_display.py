"""What was inferred about a table, for people: the ranking, and what follows from it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.places import Places
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.model.visible import listed, visible
from sokatsu_cli.writing.displays import Column

if TYPE_CHECKING:
    from sokatsu_cli.check.inferring.combinations import Combination
    from sokatsu_cli.check.inferring.inference import Inference
    from sokatsu_cli.check.inferring.separations import Alternative, Separation

_LISTED = 10
"""How many combinations are shown before the rest is only counted."""

_NAMED = 3
"""How many rows that a combination fails are named."""

_REPEATED = ("by ", "rounded ", "capped at ")
"""What is said once of several."""

_LEVELS = {Method.RATIO, Method.DIFFERENCE, Method.RAW}
"""The methods that are one for ↗: actual / target."""


def ranking_text(inference: "Inference", command: str, width: int | None) -> Iterator[str]:
    """Write the ranking as a table that takes so many terminal cells, None for any number."""
    from sokatsu_cli.writing.grid import grid, wrapped

    of = len(inference.cases.lines)
    path = visible(inference.path)
    if not inference.best:
        nothing = f"{path}: no combination reproduces any of {of} printed rates"
        yield "\n".join([nothing, *_left_out(inference), ""])
        return
    laid_out = grid(list(_columns(inference)), width)
    more = max(len(inference.combinations) - _LISTED, 0)
    lines = [f"{path}: {of} printed rates to compare", "", laid_out]
    lines += [f"… and {more} more"] if more else []
    conclusion = _conclusion(inference)
    lines += ["", *(line if width is None else wrapped(line, width) for line in conclusion)]
    yield "\n".join([*lines, "", command, ""])


def _columns(inference: "Inference") -> Iterator[Column]:
    of = len(inference.cases.lines)
    shown = inference.combinations[:_LISTED]
    yield Column("Rank", [rank(each, inference) for each in shown], right=True)
    yield Column("Rows", [f"{each.count} of {of}" for each in shown], right=True)
    if any(each.failing for each in shown):
        yield Column("Not", [_failing(each, inference) for each in shown], wrap=True)
    yield Column("Method", [_methods(each) for each in shown], wrap=True)
    yield Column("Rounding", [each.rounding for each in shown])
    yield Column("Cap", [cap_text(each) or "none" for each in shown], right=True)
    if any(each.allowed for each in shown):
        yield Column("Also", [", ".join(each.allowed) for each in shown], wrap=True)


def _failing(combination: "Combination", inference: "Inference") -> str:
    """Name the first rows whose printed rate a combination does not give."""
    rows = combination.first_failing(_NAMED)
    if not rows:
        return ""
    more = combination.failing - len(rows)
    lines = "line" if combination.failing == 1 else "lines"
    return f"{lines} {told(rows, inference.places)}" + (f", … and {more} more" if more else "")


def _methods(combination: "Combination") -> str:
    """Name the methods, those that are the same for several directions once."""
    arrows: dict[str, str] = {}
    every = len(combination.cases.methods)
    for way, tied in combination.methods.items():
        methods = "any" if len(tied) == every else _either(tied)
        arrows[methods] = arrows.get(methods, "") + way.arrow
    return "; ".join(f"{ways} {methods}" for methods, ways in arrows.items())


def _either(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _told(combination: "Combination", inference: "Inference") -> str:
    """Say what a combination is, and which rows it reproduces."""
    cap = "no cap" if combination.cap is None else f"cap {cap_text(combination)}"
    also = f"; {', '.join(combination.allowed)}" if combination.allowed else ""
    failing = _failing(combination, inference)
    rows = f"{combination.count} of {len(inference.cases.lines)}"
    rows += f"; not {failing}" if failing else ""
    return f"{_methods(combination)}; {combination.rounding}; {cap}{also}: {rows}"


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _conclusion(inference: "Inference") -> Iterator[str]:
    best, places, cases = inference.best, inference.places, inference.cases
    yield f"Best: {_told(best[0], inference)}."
    for number in reversed(range(len(best[0].allowed))):
        fewer = (each for each in inference.combinations if len(each.allowed) == number)
        if simpler := next(fewer, None):
            yield f"Simpler: {_told(simpler, inference)}."
    yield from _ties(inference)
    unexplained = told(cases.lines_of(~inference.explained).data, places) or "none"
    yield f"Lines that no combination reproduces: {unexplained}."
    if inference.is_too_long:
        yield (
            "Further practices (shares, padded figures, other targets, rounded inputs) are tried "
            "only on tables of at most 10,000 rows."
        )
    if own := told(cases.lines_of(cases.own).data, places):
        yield f"Lines with a method cell, by which they are computed: {own}."
    yield from _left_out(inference)


def _ties(inference: "Inference") -> Iterator[str]:
    """Say which ways are the same on these rows, and what would tell them apart."""
    best = inference.best
    tied = {way: methods for way, methods in best[0].methods.items() if len(methods) > 1}
    if tied:
        yield "Methods joined by 'or' give the same printed rates on these rows."
    if len(_LEVELS.intersection(tied.get(Direction.UP, ()))) > 1:
        same = [method for method in tied[Direction.UP] if method in _LEVELS]
        yield f"For ↗ {_and(same)} are always the same."
    if len(best) > 1:
        yield f"A tie: the first {len(best)} combinations reproduce as many rows."
    if inference.separations:
        yield "These would be told apart by a printed rate here:"
        yield from (f"  {_separation(each, inference.places)}" for each in inference.separations)


def _separation(separation: "Separation", places: Places) -> str:
    figures = (
        f"{figure} {_words(alternatives, separation)}"
        for figure, alternatives in separation.figures.items()
    )
    if separation.line is None:
        values = [f"{name} {value}" for name, value in separation.values.items()]
        ways = [each for some in separation.figures.values() for each in some]
        counts = " of whole counts" if any(way.practice.rounded_inputs for way in ways) else ""
        row = f"a {separation.way.arrow} row{counts} with {_and(values)}"
    else:
        row = f"line {told([separation.line], places)}"
    return f"{row}: {'; '.join(figures)}"


def _words(alternatives: Sequence["Alternative"], separation: "Separation") -> str:
    """Say what has a figure printed, by the parts in which the alternatives differ."""
    texts = dict.fromkeys(
        ", ".join(
            text for number, text in enumerate(_part_words(each)) if number in separation.differing
        )
        for each in alternatives
    )
    return _either(list(_without_repetition([*texts])))


def _without_repetition(texts: Sequence[str]) -> Iterator[str]:
    """Yield texts, without their first words where that before begins so too."""
    for before, text in zip(["", *texts], texts, strict=False):
        same = [words for words in _REPEATED if before.startswith(words)]
        yield text.removeprefix(same[0]) if same else text


def _part_words(alternative: "Alternative") -> list[str]:
    """Return the words for each part of an alternative."""
    method, practice = alternative
    cap = "uncapped" if practice.cap is None else f"capped at {plain(practice.cap)}"
    digits = "not padded" if practice.digits is None else f"padded from {practice.digits} decimals"
    return [
        f"by {method}",
        f"rounded {practice.rounding}",
        cap,
        digits,
        "as a share" if practice.share else "in percent",
        "from rounded inputs" if practice.rounded_inputs else "from the values as printed",
        f"against the {practice.target} target",
    ]


def _left_out(inference: "Inference") -> list[str]:
    lines = told(inference.unreadable, inference.places)
    return [f"Lines whose published rate is no number, left out: {lines}."] if lines else []


def told(rows: Sequence[int], places: Places) -> str:
    """Return the first lines of some rows, with their sheets where there are several."""
    if not places.is_office:
        return listed(rows)
    sheets = [f"[{places.sheet(row)}]:" if places.has_sheets else "" for row in rows]
    return listed([f"{sheet}{places.line(row)}" for sheet, row in zip(sheets, rows, strict=True)])


def cap_text(combination: "Combination") -> str | None:
    """Return a cap as text, None for none."""
    return None if combination.cap is None else plain(combination.cap)


def rank(combination: "Combination", inference: "Inference") -> str:
    """Return the place in the ranking, with = where others have reproduced as many rows."""
    numbers = [other.count for other in inference.combinations]
    number = combination.count
    return f"{numbers.index(number) + 1}{'=' if numbers.count(number) > 1 else ''}"
