"""A summary as people read it: a column a question, and the lowest rows below."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.model.computed_columns import GRADED, LOWEST_APART
from sokatsu_cli.model.language import ENGLISH
from sokatsu_cli.model.numerals import cell_text
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.writing.displays import Column, Display, Table, chosen_places
from sokatsu_cli.writing.wording import LANGUAGES

_BELOW = (
    "rows",
    "lowest_capped_rate",
    "lowest_indicator",
    "lowest_period",
    "lowest_line",
    *LOWEST_APART.values(),
)
"""The columns that are told below the table."""


_LEFT = ("median_capped_rate", "without_capped_rate")
"""What makes room for the names of groups, the first first, but for what only has zeros."""


def summary_display(table: Table, *, total: bool) -> Display:
    """Show a summary: sections by number and name in one column, the lowest rows in sentences.

    Args:
        table: What to show.
        total: Whether its last row is the total.
    """
    width = table.view.width
    first = table.header.positions["rows"]
    if table.view.columns is not None:
        groups = [_group(table, [place], total=total) for place in range(first)]
        chosen = [
            groups[place] if place < first else _column(table, place)
            for place in table.view.columns
        ]
        return Display(chosen, [], width)
    kept = chosen_places(table.header, table.view)
    groups = group_columns(table, [place for place in kept if place < first], total=total)
    summed = {
        str(table.header.known(place)): _column(table, place)
        for place in kept
        if place >= first and table.header.known(place) not in _BELOW
    }
    added = [place for place in table.view.added if place >= first]
    summed |= {str(table.header.known(place)): _column(table, place) for place in added}
    left, narrowest = _left_out(groups, summed, width)
    closing = list(_closing(table, groups))
    if left:
        headings = ", ".join(summed[name].heading for name in left)
        closing.insert(0, table.wording.left_out.format(columns=headings))
    shown = [column for name, column in summed.items() if name not in left]
    return Display([*groups, *shown], closing, width, narrowest)


def _left_out(
    groups: Sequence[Column], summed: Mapping[str, Column], width: int | None
) -> tuple[Sequence[str], int]:
    """Return what is left out so that names of groups stand on one line, and their cells."""
    if width is None or not groups:
        return (), 0
    from sokatsu_cli.writing.grid import fits, longest_fitting

    def fit(left: Sequence[str], narrowest: int) -> bool:
        kept = [column for name, column in summed.items() if name not in left]
        return fits([*groups, *kept], width, narrowest)

    there = [name for name in _LEFT if name in summed]
    says_nothing = {name for name in there if set(summed[name].texts) == {"0"}}
    order = sorted(there, key=lambda name: name not in says_nothing)
    names = chain.from_iterable(column.texts for column in groups)
    wanted = longest_fitting(names, partial(fit, order))
    if wanted is None:
        return (), 0
    choices = (order[:count] for count in range(len(order) + 1))
    return next(left for left in choices if fit(left, wanted)), wanted


def tell_total(columns: Sequence[list[object]], language: str) -> None:
    """Name the total, the last row of counts, as a language does."""
    if language != ENGLISH:
        columns[0][-1] = LANGUAGES[language].total


def group_columns(table: Table, places: Sequence[int], *, total: bool) -> list[Column]:
    """Show what makes groups: the columns of a section as one, each of the others."""
    known = {place: table.header.known(place) for place in places}
    parts = [place for place, name in known.items() if name in SECTION]
    if {known[place] for place in parts} <= {"chapter"}:
        return [_group(table, [place], total=total) for place in places]
    columns = [_group(table, [place], total=total) for place in places if place not in parts]
    return [*columns[: parts[0]], _group(table, parts, total=total), *columns[parts[0] :]]


def _group(table: Table, places: Sequence[int], *, total: bool) -> Column:
    """Show what makes a group: one column, or those of a section as one."""
    known = [table.header.known(place) for place in places]
    if len(places) == 1:
        heading = table.heading(places[0])
        texts = [cell_text(cell) for (cell,) in table.cells(places)]
    else:
        heading = table.wording.section
        rows = [dict(zip(known, map(cell_text, row), strict=True)) for row in table.cells(places)]
        texts = [SectionKey(*(row.get(name, "") for name in SECTION)).label for row in rows]
    texts = [text or table.wording.blank for text in texts]
    if total:
        texts[-1] = table.wording.total if 0 in places else ""
    return Column(heading, texts, wrap=True)


def _column(table: Table, place: int) -> Column:
    known = str(table.header.known(place))
    heading = known.removeprefix(GRADED) if known.startswith(GRADED) else table.heading(place)
    cells = [cell for (cell,) in table.cells([place])]
    is_text = all(isinstance(cell, str) for cell in cells)
    return Column(heading, list(map(cell_text, cells)), right=not is_text, wrap=is_text)


def _closing(table: Table, groups: Sequence[Column]) -> Iterator[str]:
    """Yield what the counts are of, where that may be doubted, and the lowest row of each group."""
    if table.column("rows") != table.column("indicators"):
        yield table.wording.counts_rows
    lowest = ("lowest_capped_rate", "lowest_indicator", "lowest_period")
    cells = list(table.cells(table.header.positions[name] for name in lowest))
    names = zip(*(column.texts for column in groups), strict=True) if groups else [()] * len(cells)
    for name, (rate, indicator, period) in zip(names, cells, strict=True):
        if rate is not None:
            yield table.wording.lowest.format(
                group=" / ".join(filter(None, name)) or table.wording.total,
                rate=cell_text(rate),
                indicator=indicator,
                period=f" ({period})" if period else "",
            )
