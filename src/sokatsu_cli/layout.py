"""Tables for people: laid out for a terminal, or as Markdown."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from sokatsu_cli.columns import COMPUTED
from sokatsu_cli.grid import grid
from sokatsu_cli.numerals import cell_text
from sokatsu_cli.views import Table
from sokatsu_cli.visible import visible
from sokatsu_cli.wording import LANGUAGES, Wording

_SHOWN = ("indicator", "unit", "direction", "period", "target", "actual", *COMPUTED)
"""The columns of the formats for people, where the table has them; ``note`` only if one is set."""

_RIGHT = {"baseline", "target", "actual", "published_rate", "rate", "capped_rate"}
"""The columns of numbers."""

_LONG = {"indicator", "section_name", "reason", "note"}
"""The columns of text that may need several lines on a terminal."""

_COLORS = {"achieved": 32, "not_achieved": 31, "no_data": 33}
"""ANSI colour codes: green, red, yellow."""


def terminal_table(table: Table) -> str:
    """Lay the table out for a screen, wrapping text columns where a width is given."""
    places = _shown_places(table)
    wording = LANGUAGES[table.view.language]
    known = [table.header.known(place) for place in places]
    codes = [_COLORS[str(status)] for status in table.computed("status")]
    laid_out = grid(
        _headings(table, places, wording),
        list(_people_rows(table, places, wording, mark="*")),
        [column for column, name in enumerate(known) if name in _RIGHT],
        wrap=[column for column, name in enumerate(known) if name is None or name in _LONG],
        limit=table.view.width,
        colors={known.index("status"): codes} if table.view.color and "status" in known else {},
    )
    return "\n".join([laid_out, "", *_closing(table, wording, mark="*"), ""])


def markdown_table(table: Table) -> str:
    """Write a GitHub-flavoured table; no cell is read as markup or ends early."""
    places = _shown_places(table)
    wording = LANGUAGES[table.view.language]
    headings = [markdown_escaped(heading) for heading in _headings(table, places, wording)]
    rules = ["---:" if table.header.known(place) in _RIGHT else "---" for place in places]
    rows = _people_rows(table, places, wording, mark="*")
    escaped = [[markdown_escaped(text) for text in row] for row in rows]
    lines = [f"| {' | '.join(cells)} |" for cells in [headings, rules, *escaped]]
    closing = [f"{line}\n" for line in map(markdown_escaped, _closing(table, wording, mark="*"))]
    return "\n".join([*lines, "", *closing])


def _shown_places(table: Table) -> list[int]:
    if table.view.columns is not None:
        return list(table.view.columns)
    positions = table.header.positions
    silent = {"note"} if not any(table.computed("note")) else set()
    return [positions[name] for name in _SHOWN if name in positions and name not in silent]


def _headings(table: Table, places: list[int], wording: Wording) -> list[str]:
    names = [(table.header.known(place), table.header.names[place]) for place in places]
    return [name if known is None else wording.headings[known] for known, name in names]


def _people_rows(
    table: Table, places: list[int], wording: Wording, *, mark: str
) -> Iterator[list[str]]:
    """Yield the rows as people read them: words of their language, false hundreds marked."""
    known = [table.header.known(place) for place in places]
    statuses = table.computed("status")
    for status, row in zip(statuses, table.cells(places), strict=True):
        yield [
            wording.words.get(str(cell), cell_text(cell))
            if column in ("status", "note")
            else (mark if _false_hundred(cell, status) else "") + cell_text(cell)
            for column, cell in zip(known, row, strict=True)
        ]


def _false_hundred(cell: object, status: object) -> bool:
    """Tell whether a rate prints as 100 on a row that is not achieved."""
    return isinstance(cell, Decimal) and cell == 100 and status == "not_achieved"  # noqa: PLR2004


def _closing(table: Table, wording: Wording, *, mark: str) -> Iterator[str]:
    """Yield the lines below the table: what the mark means if there is one, then the counts."""
    statuses = table.computed("status")
    rates = table.computed("rate")
    shown = [cell for name in ("rate", "capped_rate") for cell in table.computed(name)]
    false = [
        cell
        for cell, status in zip(shown, statuses * 2, strict=True)
        if _false_hundred(cell, status)
    ]
    if false:
        yield f"{mark} {wording.marked.format(hundred=cell_text(false[0]))}"
    counts = Counter(str(status) for status in statuses)
    yield wording.summary.format(
        rows=len(statuses),
        rates=sum(rate is not None for rate in rates),
        achieved=counts["achieved"],
        not_achieved=counts["not_achieved"],
        no_data=counts["no_data"],
    )


_MARKUP = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\|`*[]~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


def markdown_escaped(text: str) -> str:
    """Return text for a cell of a Markdown table: no markup, no bar, no line break."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    escaped = (visible(line).translate(_MARKUP) for line in lines)
    return "<br>".join(re.sub(r"(?<!\w)_|_(?!\w)", r"\_", line) for line in escaped)
