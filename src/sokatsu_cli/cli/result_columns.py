"""Which columns of a table the result of a command has besides its own."""

from collections.abc import Iterator
from typing import TypedDict

from sokatsu_cli.cli.conditions import Sort, Where
from sokatsu_cli.cli.output import column_names, found_place
from sokatsu_cli.model.columns import Header


class NamingOptions(TypedDict):
    """The values of options that name columns of the result."""

    columns: str | None
    where: Where
    sort: Sort
    by: tuple[str, ...]


def further_places(header: Header, result: Header, options: NamingOptions) -> list[int]:
    """Return the places of the columns of a table that are named and are none of the result.

    Args:
        header: The header of the table.
        result: That of the result with its own columns.
        options: What names columns.
    """
    asked = (name for name in _named(options) if found_place(result, name) is None)
    places = (found_place(header, name) for name in asked)
    return list(dict.fromkeys(place for place in places if place is not None))


def _named(options: NamingOptions) -> Iterator[str]:
    """Yield what may be the name of a column, with the sign before it and without."""
    signed = [*column_names(options["columns"]), *options["sort"]]
    yield from signed
    yield from (name[1:] for name in signed if name[:1] in {"+", "-"})
    yield from (split.name for each in options["where"] for split in each.splits)
    yield from options["by"]
