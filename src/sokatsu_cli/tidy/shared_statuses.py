"""Columns of printed statuses of which one cell stands beside the values of several periods."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from sokatsu_cli.model.columns import ALIASES, STATUS, normalised
from sokatsu_cli.model.labels import file_of
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.places import RowPlace
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.rows import TidyRow

_HEADINGS = {*map(normalised, (STATUS, *ALIASES[STATUS]))}


def shared_statuses(
    columns: Sequence[str], rows: Sequence[TidyRow], places: Sequence[RowPlace]
) -> dict[str, str]:
    """Return another heading for each column whose statuses are not those of single rows.

    A further column stands in the row of every period, so that its 達成状況 may be that of another
    one: it gets a number, as headings that would be taken for a known column do.

    Args:
        columns: The headings of the rows.
        rows: The rows.
        places: Where they come from.

    Source: docs/contract.md, Office sheets.
    """
    named = [name for name in columns if normalised(name) in _HEADINGS]
    return {name: _numbered(name, columns) for name in named if _is_shared(name, rows, places)}


def renamed(
    names: Mapping[str, str], rows: Sequence[TidyRow], places: Sequence[RowPlace]
) -> tuple[list[TidyRow], list[RowPlace]]:
    """Return rows and their places with other headings."""
    return (
        [_with(names, row) for row in rows],
        [place._replace(letters=_with(names, place.letters)) for place in places],
    )


def _with(names: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
    return {names.get(name, name): text for name, text in cells.items()}


def shared_notes(names: Mapping[str, str], places: Sequence[RowPlace]) -> Iterator[str]:
    """Say which columns have got another heading."""
    for name, other in names.items():
        text = _(
            "{heading} stands once beside several periods, so that the status of each is not "
            "certain; it goes out as {other}"
        ).format(heading=quoted(name), other=quoted(other))
        yield f"{file_of(places[0].path)}: {text}"


def _is_shared(name: str, rows: Sequence[TidyRow], places: Sequence[RowPlace]) -> bool:
    cells = Counter(
        (place.path, place.line, place.letters.get(name))
        for row, place in zip(rows, places, strict=True)
        if row.get(name, "").strip() and row.get("target", "") and row.get("actual", "")
    )
    return any(number > 1 for number in cells.values())


def _numbered(name: str, columns: Sequence[str]) -> str:
    return next(text for at in count(2) if (text := f"{name} ({at})") not in columns)
