"""What was inferred about a table, as text: one function a format, one table of formats."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from sokatsu_cli.check.json_reports import json_text
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.places import Places
from sokatsu_cli.model.terms import Method
from sokatsu_cli.model.visible import listed, visible
from sokatsu_cli.writing.displays import Column

if TYPE_CHECKING:
    from sokatsu_cli.check.inference import Combination, Inference

_LISTED = 10
"""How many combinations are shown before the rest is only counted."""

_AT_ONCE = 1000
"""Lines of rows that are written at once."""


def _table(inference: "Inference", command: str) -> Iterator[str]:
    from sokatsu_cli.writing.grid import grid

    of = len(inference.cases.lines)
    path = visible(inference.path)
    if not inference.best:
        nothing = f"{path}: no combination reproduces any of {of} printed rates"
        yield "\n".join([nothing, *_left_out(inference), ""])
        return
    laid_out = grid(list(_columns(inference)))
    more = max(len(inference.combinations) - _LISTED, 0)
    lines = [f"{path}: {of} printed rates to compare", "", laid_out]
    lines += [f"… and {more} more"] if more else []
    yield "\n".join([*lines, "", *_conclusion(inference, command), ""])


def _columns(inference: "Inference") -> Iterator[Column]:
    of = len(inference.cases.lines)
    shown = inference.combinations[:_LISTED]
    yield Column("Rank", [_rank(each, inference) for each in shown], right=True)
    yield Column("Rows", [f"{each.count} of {of}" for each in shown], right=True)
    for way in shown[0].methods:
        yield Column(f"{way.arrow} method", [_tied(each.methods[way]) for each in shown])
    yield Column("Rounding", [each.rounding for each in shown])
    yield Column("Cap", [_cap(each) for each in shown], right=True)


def _conclusion(inference: "Inference", command: str) -> list[str]:
    best = inference.best
    of = len(inference.cases.lines)
    methods = ", ".join(f"{_tied(tied)} for {way.arrow}" for way, tied in best[0].methods.items())
    cap = "no cap" if best[0].cap is None else f"cap {_cap(best[0])}"
    lines = [f"Best: {methods}, {best[0].rounding}, {cap}: {best[0].count} of {of}."]
    if any(len(tied) > 1 for tied in best[0].methods.values()):
        lines.append("Methods joined by 'or' give the same printed rates on these rows.")
    if len(best) > 1:
        lines.append(f"A tie: the first {len(best)} combinations reproduce as many rows.")
    cases = inference.cases
    unexplained = _told(cases.lines_of(~cases.explained).data, inference.places) or "none"
    lines.append(f"Lines that no combination reproduces: {unexplained}.")
    if own := _told(cases.lines_of(cases.own).data, inference.places):
        lines.append(f"Lines with a method cell, by which they are computed: {own}.")
    return [*lines, *_left_out(inference), "", command]


def _told(rows: Sequence[int], places: Places) -> str:
    """Return the first lines of some rows, with their sheets where there are several."""
    if not places.is_office:
        return listed(rows)
    sheets = [f"[{places.sheet(row)}]:" if places.has_sheets else "" for row in rows]
    return listed([f"{sheet}{places.line(row)}" for sheet, row in zip(sheets, rows, strict=True)])


def _left_out(inference: "Inference") -> list[str]:
    lines = _told(inference.unreadable, inference.places)
    return [f"Lines whose published rate is no number, left out: {lines}."] if lines else []


def _tied(methods: Sequence[Method]) -> str:
    *most, last = methods
    return f"{', '.join(most)} or {last}" if most else last


def _cap(combination: "Combination") -> str:
    return "none" if combination.cap is None else plain(combination.cap)


def _rank(combination: "Combination", inference: "Inference") -> str:
    """Return the place in the ranking, with = where others have reproduced as many rows."""
    numbers = [other.count for other in inference.combinations]
    number = combination.count
    return f"{numbers.index(number) + 1}{'=' if numbers.count(number) > 1 else ''}"


def _json(inference: "Inference", command: str) -> Iterator[str]:
    """Write the lines of rows piece by piece, since a table can have any length."""
    cases, places = inference.cases, inference.places
    combinations: list[object] = [
        {
            "rank": int(_rank(combination, inference).rstrip("=")),
            "reproduced": combination.count,
            "methods": {way: list(tied) for way, tied in combination.methods.items()},
            "rounding": combination.rounding,
            "cap": None if combination.cap is None else _cap(combination),
        }
        for combination in inference.combinations
    ]
    yield f'{{\n  "version": 1,\n  "path": {json_text(inference.path, 2)}'
    yield from _lines("comparable", cases.lines.data, places)
    yield from _lines("unexplained", cases.lines_of(~cases.explained).data, places)
    yield from _lines("own_methods", cases.lines_of(cases.own).data, places)
    yield from _lines("unreadable", inference.unreadable, places)
    yield f',\n  "command": {json_text(command, 2)}'
    yield f',\n  "combinations": {json_text(combinations, 2)}'
    best = inference.best
    yield from _lines("reproduced_lines", best[0].line_numbers().data if best else (), places)
    yield "\n}\n"


def _lines(name: str, rows: Sequence[int], places: Places) -> Iterator[str]:
    """Write a member that is a list of lines, and one of their sheets where there are several."""
    yield from _list(name, rows, lambda row: str(places.line(row)))
    if places.has_sheets:
        yield from _list(f"{name}_sheets", rows, lambda row: json_text(places.sheet(row), 4))


def _list(name: str, rows: Sequence[int], text: Callable[[int], str]) -> Iterator[str]:
    before = f',\n  "{name}": ['
    for start in range(0, len(rows), _AT_ONCE):
        yield f"{before}\n    "
        yield ",\n    ".join(map(text, rows[start : start + _AT_ONCE]))
        before = ","
    yield "\n  ]" if rows else f"{before}]"


RANKING_FORMATS: dict[str, Callable[["Inference", str], Iterator[str]]] = {
    "table": _table,
    "json": _json,
}
"""Each format of an inference by its name: yields its text in pieces."""
