"""A summary as people read it: a column a question, and the lowest rows below."""

from collections.abc import Iterator, Sequence

from sokatsu_cli.columns import GRADED, TOTAL
from sokatsu_cli.numerals import cell_text
from sokatsu_cli.views import Column, Display, Table

_SECTION = ("chapter", "section", "section_name")
"""The columns that are shown as one: 1-2 市民活動."""

_BELOW = ("rows", "lowest_capped_rate", "lowest_indicator", "lowest_period", "lowest_line")
"""The columns that are told below the table."""


def summary_display(table: Table) -> Display:
    """Show a summary: sections by number and name in one column, the lowest rows in sentences."""
    width = table.view.width
    if table.view.columns is not None:
        return Display([_column(table, place) for place in table.view.columns], [], width)
    first = table.header.positions["rows"]
    groups = _group_columns(table, range(first))
    summed = [
        _column(table, place)
        for place in range(first, len(table.header.names))
        if table.header.known(place) not in _BELOW
    ]
    return Display([*groups, *summed], list(_closing(table, groups)), width)


def _group_columns(table: Table, places: Sequence[int]) -> list[Column]:
    known = {place: table.header.known(place) for place in places}
    parts = [place for place, name in known.items() if name in _SECTION]
    if {known[place] for place in parts} <= {"chapter"}:
        return [_column(table, place) for place in places]
    texts = [_section_text([_word(table, cell) for cell in row]) for row in table.cells(parts)]
    section = Column(table.wording.headings["chapter and section"], texts, wrap=True)
    columns = [_column(table, place) for place in places if place not in parts]
    return [*columns[: parts[0]], section, *columns[parts[0] :]]


def _section_text(cells: Sequence[str]) -> str:
    """Return numbers joined by a hyphen, then the rest: 1-2 市民活動."""
    filled = [cell for cell in cells if cell]
    numbers = [cell for cell in filled if cell.isdigit()]
    return " ".join(filter(None, ["-".join(numbers), *filled[len(numbers) :]]))


def _column(table: Table, place: int) -> Column:
    known = table.header.known(place)
    graded = known is not None and known.startswith(GRADED)
    heading = str(known).removeprefix(GRADED) if graded else table.heading(place)
    cells = [cell for (cell,) in table.cells([place])]
    is_text = all(isinstance(cell, str) for cell in cells)
    texts = [_word(table, cell) for cell in cells]
    return Column(heading, texts, right=not is_text, wrap=is_text)


def _word(table: Table, cell: object) -> str:
    return table.wording.total if cell == TOTAL else cell_text(cell)


def _closing(table: Table, groups: Sequence[Column]) -> Iterator[str]:
    """Yield what the counts are of, where that may be doubted, and the lowest row of each group."""
    if table.column("rows") != table.column("indicators"):
        yield table.wording.counts_rows
    lowest = ("lowest_capped_rate", "lowest_indicator", "lowest_period")
    names = zip(*(column.texts for column in groups), strict=True) if groups else [()]
    cells = table.cells(table.header.positions[name] for name in lowest)
    for name, (rate, indicator, period) in zip(names, cells, strict=True):
        if rate is not None:
            yield table.wording.lowest.format(
                group=" / ".join(filter(None, name)) or table.wording.total,
                rate=cell_text(rate),
                indicator=indicator,
                period=f" ({period})" if period else "",
            )
