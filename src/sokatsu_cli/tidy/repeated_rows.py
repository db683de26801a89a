"""Rows of one sheet that nothing tells apart, although their values are others."""

from bisect import bisect
from collections.abc import Iterator, Sequence

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.name_columns import names_something_else
from sokatsu_cli.tidy.rows import COLUMNS, RowPlace, TidyRow

_SAME = ("chapter", "section", "section_name", "indicator", "unit", "period", "year")
_VALUES = ("baseline", "target", "actual", "published_rate")


def repeated_rows(
    rows: Sequence[TidyRow], places: Sequence[RowPlace], starts: Sequence[int]
) -> Iterator[Problem]:
    """Refuse two rows for one indicator, period and year with other values.

    A name that stands twice in one table is as the office has it, unless its year is blank where
    other rows have one.

    Args:
        rows: The rows of one sheet.
        places: Where each comes from.
        starts: The rows of the headings of its tables.
    """
    tables = [bisect(starts, place.line) for place in places]
    dated = {at for at, row in zip(tables, rows, strict=True) if _when(row)}
    first: dict[tuple[str, ...], tuple[int, int, list[str]]] = {}
    for at, row, place in zip(tables, rows, places, strict=True):
        values = [row.get(name, "") for name in _VALUES]
        table, line, other = first.setdefault(_key(row), (at, place.line, values))
        is_lost = at in dated and not _when(row)
        if values != other and (table != at or is_lost):
            text = _(
                "{name} stands in row {row} too with other values, and nothing tells the two "
                "apart; write their sections into a column 節"
            )
            if is_lost:
                text = _(
                    "{name} stands in row {row} too with other values, and nothing tells the two "
                    "apart; write its year"
                )
            text = text.format(name=quoted(row["indicator"]), row=line)
            yield Problem(place.path, place.line, None, text)


def _when(row: TidyRow) -> str:
    return row.get("period", "") + row.get("year", "")


def _key(row: TidyRow) -> tuple[str, ...]:
    """Return what tells a row from others: no number of a further column but its own."""
    further = {
        name: text
        for name, text in row.items()
        if name not in COLUMNS and (names_something_else(name) or not is_number(text))
    }
    told = [f"{name}={name_key(text)}" for name, text in sorted(further.items())]
    return (*(name_key(row.get(name, "")) for name in _SAME), *told)
