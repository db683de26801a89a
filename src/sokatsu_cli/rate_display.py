"""A table of rates as people read it: the usual columns, words of a language, marks, counts."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from sokatsu_cli.columns import COMPUTED
from sokatsu_cli.numerals import cell_text
from sokatsu_cli.views import Display, Table

_SHOWN = ("indicator", "unit", "direction", "period", "target", "actual", *COMPUTED)
"""The columns that are shown where the table has them; ``note`` only if one is set."""

_NUMBERS = {"baseline", "target", "actual", "published_rate", "rate", "capped_rate"}

_LONG = {"indicator", "section_name", "reason", "note"}
"""The columns of text that may need several lines on a terminal."""

_COLORS = {"achieved": 32, "not_achieved": 31, "no_data": 33}
"""ANSI colour codes: green, red, yellow."""

_MARK = "*"


def rate_display(table: Table) -> Display:
    """Show a table of rates; what prints as 100 and is not achieved is marked."""
    places = _shown_places(table)
    known = [table.header.known(place) for place in places]
    codes = [_COLORS[str(status)] for status in table.column("status")]
    return Display(
        headings=table.headings(places),
        rows=list(_rows(table, places)),
        right=[at for at, name in enumerate(known) if name in _NUMBERS],
        wrap=[at for at, name in enumerate(known) if name is None or name in _LONG],
        colors={known.index("status"): codes} if table.view.color and "status" in known else {},
        closing=list(_closing(table)),
        width=table.view.width,
    )


def _shown_places(table: Table) -> list[int]:
    if table.view.columns is not None:
        return list(table.view.columns)
    positions = table.header.positions
    silent = {"note"} if not any(table.column("note")) else set()
    return [positions[name] for name in _SHOWN if name in positions and name not in silent]


def _rows(table: Table, places: list[int]) -> Iterator[list[str]]:
    """Yield the rows as people read them: words of their language, false hundreds marked."""
    known = [table.header.known(place) for place in places]
    for status, row in zip(table.column("status"), table.cells(places), strict=True):
        yield [
            table.wording.words.get(str(cell), cell_text(cell))
            if column in ("status", "note")
            else _MARK * _false_hundred(cell, status) + cell_text(cell)
            for column, cell in zip(known, row, strict=True)
        ]


def _false_hundred(cell: object, status: object) -> bool:
    """Tell whether a rate prints as 100 on a row that is not achieved."""
    return isinstance(cell, Decimal) and cell == 100 and status == "not_achieved"  # noqa: PLR2004


def _closing(table: Table) -> Iterator[str]:
    """Yield the lines below the table: what the mark means if there is one, then the counts."""
    statuses = table.column("status")
    rates = table.column("rate")
    shown = [cell for name in ("rate", "capped_rate") for cell in table.column(name)]
    false = [
        cell
        for cell, status in zip(shown, statuses * 2, strict=True)
        if _false_hundred(cell, status)
    ]
    if false:
        yield f"{_MARK} {table.wording.marked.format(hundred=cell_text(false[0]))}"
    counts = Counter(str(status) for status in statuses)
    yield table.wording.summary.format(
        rows=len(statuses),
        rates=sum(rate is not None for rate in rates),
        achieved=counts["achieved"],
        not_achieved=counts["not_achieved"],
        no_data=counts["no_data"],
    )
