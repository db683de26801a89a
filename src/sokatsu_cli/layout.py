"""Tables for people: laid out for a terminal, or as Markdown."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from sokatsu_cli.columns import COMPUTED
from sokatsu_cli.numerals import cell_text
from sokatsu_cli.views import Table
from sokatsu_cli.visible import visible
from sokatsu_cli.wording import LANGUAGES, Wording

_SHOWN = ("indicator", "unit", "direction", "period", "target", "actual", *COMPUTED)
"""The columns of the formats for people, where the table has them; ``note`` only if one is set."""

_RIGHT = {"baseline", "target", "actual", "published_rate", "rate", "capped_rate"}
"""The columns of numbers."""

_COLORS = {"achieved": 32, "not_achieved": 31, "no_data": 33}
"""ANSI colour codes: green, red, yellow."""

_NARROWEST = 10
"""Terminal cells below which a column of text is not wrapped further."""

_GAP = 2
"""Blanks between the columns of a terminal table."""


def terminal_table(table: Table) -> str:
    """Lay the table out for a screen, wrapping text columns where a width is given."""
    from tabulate import tabulate

    places = _shown_places(table)
    wording = LANGUAGES[table.view.language]
    headings = [visible(heading) for heading in _headings(table, places, wording)]
    rows = [
        [visible(text) for text in row] for row in _people_rows(table, places, wording, mark="*")
    ]
    right = [table.header.known(place) in _RIGHT for place in places]
    widths = _fitting_widths(headings, rows, right, table.view.width)
    rows = [[_wrapped(*cell) for cell in zip(row, widths, strict=True)] for row in rows]
    if table.view.color:
        _color(rows, places, table)
    # Headings as rows, since tabulate makes a column two wider than its heading; cells wrapped
    # before, since its maxcolwidths reads numbers in text and prints 1_000 as 1000.
    laid_out = tabulate(
        [headings, ["-" * width for width in widths], *rows],
        tablefmt="plain",
        disable_numparse=True,
        colalign=["right" if flag else "left" for flag in right],
    )
    lines = [line.rstrip() for line in laid_out.split("\n")]
    return "\n".join([*lines, "", *_closing(table, wording, mark="*"), ""])


def markdown_table(table: Table) -> str:
    """Write a GitHub-flavoured table; nothing in a cell is read as markup or ends it."""
    places = _shown_places(table)
    wording = LANGUAGES[table.view.language]
    headings = [_escaped(heading) for heading in _headings(table, places, wording)]
    rules = ["---:" if table.header.known(place) in _RIGHT else "---" for place in places]
    rows = _people_rows(table, places, wording, mark="*")
    escaped = [[_escaped(text) for text in row] for row in rows]
    lines = [f"| {' | '.join(cells)} |" for cells in [headings, rules, *escaped]]
    closing = [f"{line}\n" for line in map(_escaped, _closing(table, wording, mark="*"))]
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


def _fitting_widths(
    headings: list[str], rows: list[list[str]], right: list[bool], limit: int | None
) -> list[int]:
    """Narrow the widest text column, again and again, until the table fits its limit."""
    from wcwidth import wcswidth

    widths = [max(map(wcswidth, column)) for column in zip(headings, *rows, strict=True)]
    texts = [place for place, flag in enumerate(right) if not flag]
    while limit is not None and texts and sum(widths) + _GAP * (len(widths) - 1) > limit:
        widest = max(texts, key=lambda place: widths[place])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _wrapped(text: str, width: int) -> str:
    """Break the text into lines of at most ``width`` terminal cells, at blanks where there are."""
    from wcwidth import wcswidth

    lines = [""]
    for character in text:
        if wcswidth(lines[-1] + character) > width:
            begun, _blank, word = lines[-1].rpartition(" ")
            lines[-1:] = [begun, word] if begun else [lines[-1], ""]
        lines[-1] += character
    return "\n".join(lines)


def _color(rows: list[list[str]], places: list[int], table: Table) -> None:
    statuses = table.computed("status")
    for column, place in enumerate(places):
        if table.header.known(place) == "status":
            for row, status in zip(rows, statuses, strict=True):
                row[column] = f"\x1b[{_COLORS[str(status)]}m{row[column]}\x1b[0m"


_MARKUP = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\|`*[]~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


def _escaped(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<br>".join(visible(line).translate(_MARKUP) for line in lines)
