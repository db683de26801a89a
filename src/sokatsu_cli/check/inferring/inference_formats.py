"""What was inferred about a table, as text: one function a format, one table of formats."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sokatsu_cli.check.inferring.inference_display import cap_text, rank, ranking_text
from sokatsu_cli.check.reports.json_reports import json_text
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.places import Places

if TYPE_CHECKING:
    from sokatsu_cli.check.inferring.combinations import Combination
    from sokatsu_cli.check.inferring.inference import Inference
    from sokatsu_cli.check.inferring.separations import Alternative, Separation

_AT_ONCE = 1000
"""Lines of rows that are written at once."""


def _json(inference: "Inference", command: str, _width: int | None) -> Iterator[str]:
    """Write the lines of rows piece by piece, since a table can have any length."""
    cases, places = inference.cases, inference.places
    combinations = [_combination(each, inference) for each in inference.combinations]
    separating = [_separation(each, places) for each in inference.separations]
    yield f'{{\n  "version": 1,\n  "path": {json_text(inference.path, 2)}'
    yield from _lines("comparable", cases.lines.data, places)
    yield from _lines("unexplained", cases.lines_of(~inference.explained).data, places)
    yield from _lines("own_methods", cases.lines_of(cases.own).data, places)
    yield from _lines("unreadable", inference.unreadable, places)
    yield f',\n  "command": {json_text(command, 2)}'
    yield f',\n  "combinations": {json_text(combinations, 2)}'
    yield f',\n  "separating": {json_text(separating, 2)}'
    best = inference.best
    yield from _lines("reproduced_lines", best[0].line_numbers().data if best else (), places)
    yield "\n}\n"


def _combination(combination: "Combination", inference: "Inference") -> dict[str, Any]:
    places = inference.places
    failing = combination.first_failing()
    apart = {f"failing_{places.beside}s": [*map(places.apart, failing)]} if places.beside else {}
    return {
        "rank": int(rank(combination, inference).rstrip("=")),
        "reproduced": combination.count,
        "methods": {way: list(tied) for way, tied in combination.methods.items()},
        "rounding": combination.rounding,
        "cap": cap_text(combination),
        "allowed": list(combination.allowed),
        "digits": combination.practice.digits,
        "failed": combination.failing,
        "failing": [*map(places.line, failing)],
        **apart,
    }


def _separation(separation: "Separation", places: Places) -> dict[str, Any]:
    line, way, values, figures, _differing = separation
    apart = {places.beside: line and places.apart(line)} if places.beside else {}
    return {
        "line": None if line is None else places.line(line),
        **apart,
        "direction": way,
        "values": dict(values),
        "figures": [
            {"printed": figure, "by": [_alternative(each) for each in alternatives]}
            for figure, alternatives in figures.items()
        ],
    }


def _alternative(alternative: "Alternative") -> dict[str, Any]:
    method, practice = alternative
    return {
        "method": method,
        "rounding": practice.rounding,
        "cap": None if practice.cap is None else plain(practice.cap),
        "allowed": list(practice.allowances),
        "digits": practice.digits,
    }


def _lines(name: str, rows: Sequence[int], places: Places) -> Iterator[str]:
    """Write a member that is a list of lines, and one of what tells these apart, if need be."""
    yield from _list(name, rows, lambda row: str(places.line(row)))
    if places.beside:
        apart = f"{name}_{places.beside}s"
        yield from _list(apart, rows, lambda row: json_text(places.apart(row), 4))


def _list(name: str, rows: Sequence[int], text: Callable[[int], str]) -> Iterator[str]:
    before = f',\n  "{name}": ['
    for start in range(0, len(rows), _AT_ONCE):
        yield f"{before}\n    "
        yield ",\n    ".join(map(text, rows[start : start + _AT_ONCE]))
        before = ","
    yield "\n  ]" if rows else f"{before}]"


RANKING_FORMATS: dict[str, Callable[["Inference", str, int | None], Iterator[str]]] = {
    "table": ranking_text,
    "json": _json,
}
"""Each format of an inference by its name: yields its text in pieces.

They take the inference, the command that applies it, and the terminal cells that a line may take,
None for any number.
"""
