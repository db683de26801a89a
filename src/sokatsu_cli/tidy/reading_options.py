"""What a user says of how a file is read, and who reads it."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, TypedDict

AUTO = "auto"
"""What is given as the direction to ask each row."""


class ReadingOptions(TypedDict):
    """What a user says of how a file is read.

    Attributes:
        sheet: As for `read_indicators`; so are ``encoding``, ``delimiter``, ``header_row`` and
            ``missing``.
        by_hand: Known columns with the headings that hold them.
        direction: As for `tidy_sheet`, but for a mapping.
        verbose: Whether to say what headings are taken for.
    """

    sheet: str | None
    encoding: str | None
    delimiter: str | None
    by_hand: tuple[tuple[str, str], ...]
    direction: str | None
    missing: tuple[str, ...]
    header_row: int | None
    verbose: bool


def reading_options(
    encoding: str | None,
    delimiter: str | None,
    sheet: str | None,
    columns: Mapping[str, str] | None,
    *,
    header_row: int | None,
    missing: Collection[str],
    way: str | os.PathLike[str] | None,
) -> ReadingOptions:
    """Return what a caller from Python says of how a file is read; see `read_indicators`."""
    return {
        "encoding": encoding,
        "delimiter": delimiter,
        "sheet": sheet,
        "by_hand": tuple((columns or {}).items()),
        "header_row": header_row,
        "missing": tuple(missing),
        "direction": None if way is None else os.fspath(way),
        "verbose": False,
    }


class Front(NamedTuple):
    """Who reads a table.

    Attributes:
        command: The name of the command, for the commands that messages name.
        say: Tells the user a line each.
    """

    command: str
    say: Callable[..., None]


def needed_columns(needed: Sequence[str], options: ReadingOptions) -> list[str]:
    """Return the columns that must be there beside what the option gives."""
    return [name for name in needed if name != "direction" or options["direction"] is None]
