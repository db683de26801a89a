"""What was inferred about a table, as text: one function a format, one table of formats."""

import json
from collections.abc import Callable, Sequence

from sokatsu_cli.check.inference import Combination, Inference
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.terms import Method
from sokatsu_cli.model.visible import listed, visible
from sokatsu_cli.writing.grid import grid

_LISTED = 10
"""How many combinations are shown before the rest is only counted."""


def _table(inference: Inference, command: str) -> str:
    of = len(inference.comparable)
    path = visible(inference.path)
    if not inference.best:
        nothing = f"{path}: no combination reproduces any of {of} printed rates"
        return "\n".join([nothing, *_left_out(inference), ""])
    shown = inference.combinations[:_LISTED]
    laid_out = grid(
        [
            "Rank",
            "Rows",
            *(f"{way.arrow} method" for way in shown[0].methods),
            "Rounding",
            "Cap",
        ],
        [
            [
                _rank(combination, inference),
                f"{len(combination.lines)} of {of}",
                *map(_tied, combination.methods.values()),
                combination.rounding,
                _cap(combination),
            ]
            for combination in shown
        ],
        right=(0, 1, len(shown[0].methods) + 3),
    )
    more = len(inference.combinations) - len(shown)
    lines = [f"{path}: {of} printed rates to compare", "", laid_out]
    lines += [f"… and {more} more"] if more else []
    return "\n".join([*lines, "", *_conclusion(inference, command), ""])


def _conclusion(inference: Inference, command: str) -> list[str]:
    best = inference.best
    of = len(inference.comparable)
    methods = ", ".join(f"{_tied(tied)} for {way.arrow}" for way, tied in best[0].methods.items())
    cap = "no cap" if best[0].cap is None else f"cap {_cap(best[0])}"
    lines = [f"Best: {methods}, {best[0].rounding}, {cap}: {len(best[0].lines)} of {of}."]
    if any(len(tied) > 1 for tied in best[0].methods.values()):
        lines.append("Methods joined by 'or' give the same printed rates on these rows.")
    if len(best) > 1:
        lines.append(f"A tie: the first {len(best)} combinations reproduce as many rows.")
    unexplained = listed(inference.unexplained) or "none"
    lines.append(f"Lines that no combination reproduces: {unexplained}.")
    if inference.own_methods:
        own = listed(inference.own_methods)
        lines.append(f"Lines with a method cell, by which they are computed: {own}.")
    return [*lines, *_left_out(inference), "", command]


def _left_out(inference: Inference) -> list[str]:
    lines = listed(inference.unreadable)
    return [f"Lines whose published rate is no number, left out: {lines}."] if lines else []


def _tied(methods: Sequence[Method]) -> str:
    *most, last = methods
    return f"{', '.join(most)} or {last}" if most else last


def _cap(combination: Combination) -> str:
    return "none" if combination.cap is None else plain(combination.cap)


def _rank(combination: Combination, inference: Inference) -> str:
    """Return the place in the ranking, with = where others have reproduced as many rows."""
    numbers = [len(other.lines) for other in inference.combinations]
    number = len(combination.lines)
    return f"{numbers.index(number) + 1}{'=' if numbers.count(number) > 1 else ''}"


def _json(inference: Inference, command: str) -> str:
    value = {
        "version": 1,
        "path": inference.path,
        "comparable": inference.comparable,
        "unexplained": inference.unexplained,
        "own_methods": inference.own_methods,
        "unreadable": inference.unreadable,
        "command": command,
        "combinations": [
            {
                "rank": int(_rank(combination, inference).rstrip("=")),
                "reproduced": len(combination.lines),
                "methods": combination.methods,
                "rounding": combination.rounding,
                "cap": None if combination.cap is None else _cap(combination),
            }
            for combination in inference.combinations
        ],
        "reproduced_lines": inference.best[0].lines if inference.best else [],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


RANKING_FORMATS: dict[str, Callable[[Inference, str], str]] = {"table": _table, "json": _json}
"""Each format of an inference by its name."""
