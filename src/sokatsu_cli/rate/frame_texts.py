"""The cells of a frame's columns as text, and what is wrong with those of a spreadsheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.numerals import all_text, cell_texts
from sokatsu_cli.model.value_cells import (
    READ_AS,
    VALUES,
    has_cells,
    read_texts,
    troubles,
    unit_troubles,
)

if TYPE_CHECKING:
    import pandas as pd


_NO_FILE = "<frame>"
"""Stands for the file's name where a frame was not read from one."""


def uncertain_cells(
    frame: "pd.DataFrame", header: Header, columns: Sequence[str] = VALUES
) -> dict[int, dict[str, str]]:
    """Return what is wrong with the cells of a spreadsheet of which nobody can tell the value.

    Args:
        frame: n rows of text.
        header: The frame's header.
        columns: The known columns that are needed. Of those that hold no numbers only cells are
            wrong that have no text.

    Returns:
        By the place of a row, known column to what is wrong with its cell.
    """
    found: dict[int, dict[str, str]] = {}
    texts = {name: column_texts(frame, header, name) for name in {*columns, *VALUES}}
    for name in columns:
        for place, text in troubles(name, texts[name]).items():
            found.setdefault(place, {})[name] = text
    values = {name: texts[name] for name in VALUES}
    if any(map(has_cells, values.values())):
        units = column_texts(frame, header, "unit")
        for place, cells in enumerate(zip(*values.values(), strict=True)):
            filled = {name: cell for name, cell in zip(VALUES, cells, strict=True) if cell.strip()}
            for name, text in unit_troubles(filled, units[place]).items():
                found.setdefault(place, {}).setdefault(name, text)
    return found


def value_texts(frame: "pd.DataFrame", header: Header, name: str) -> Sequence[str]:
    """Return the cells of a known column as the text that is read of them.

    Of a target, an actual or a baseline of a spreadsheet that is the number stored, of a published
    rate what the sheet prints; else as `column_texts`.
    """
    return read_texts(name, column_texts(frame, header, name))


def values_of_cells(frame: "pd.DataFrame", header: Header) -> dict[int, Sequence[str]]:
    """Return the columns of values that come of a spreadsheet, as they are read, by their places.

    Written so they are read again as the same numbers.
    """
    columns = [name for name in READ_AS if name in header.positions]
    texts = {name: column_texts(frame, header, name) for name in columns}
    return {
        header.positions[name]: read_texts(name, cells)
        for name, cells in texts.items()
        if has_cells(cells)
    }


def path_of(frame: "pd.DataFrame") -> str:
    """Return the name of the file that a frame was read from."""
    return str(frame.attrs.get("path", _NO_FILE))


def lines_of(frame: "pd.DataFrame") -> Sequence[int]:
    """Return the physical line of each row, or its number from 1 where there was no file."""
    return frame.index.tolist() if frame.index.name == "line" else range(1, len(frame) + 1)


def column_texts(frame: "pd.DataFrame", header: Header, name: str) -> Sequence[str]:
    """Return the cells of a known column as text, "" for missing ones and missing columns."""
    if name not in header.positions:
        return [""] * len(frame)
    return texts_of(frame.iloc[:, header.positions[name]])


def texts_of(cells: "pd.Series[Any]") -> Sequence[str]:
    """Return cells as text, all kinds of missing values as ""."""
    values = cells.tolist()
    if all_text(values):
        return values
    return cell_texts(cells.astype(object).mask(cells.isna(), "").tolist())
