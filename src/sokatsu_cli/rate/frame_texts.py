"""The cells of a frame's columns as text."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from sokatsu_cli.model.columns import NEEDED, Header, checked_header
from sokatsu_cli.model.computed_columns import COMPUTED
from sokatsu_cli.model.float_texts import is_narrow
from sokatsu_cli.model.frame_places import FramePlaces
from sokatsu_cli.model.frame_rows import label_text
from sokatsu_cli.model.numerals import all_text, cell_text, cell_texts
from sokatsu_cli.model.places import OWN_LINES, Places

if TYPE_CHECKING:
    import pandas as pd


_NO_FILE = "<frame>"
"""Stands for the file's name where a frame was not read from one."""


def header_of(
    frame: "pd.DataFrame",
    columns: Mapping[str, str] | None,
    needed: Sequence[str] = NEEDED,
    *,
    computed: Sequence[str] = COMPUTED,
    refused: Sequence[str] = (),
) -> Header:
    """Return the header of a frame; see `checked_header`."""
    names = [str(name) for name in frame.columns]
    place = (path_of(frame), frame.attrs.get("line") if has_lines(frame) else None)
    return checked_header(names, place, columns, needed, computed=computed, refused=refused)


def path_of(frame: "pd.DataFrame") -> str:
    """Return the name of the file that a frame was read from."""
    return str(frame.attrs.get("path", _NO_FILE))


def has_lines(frame: "pd.DataFrame") -> bool:
    """Tell whether the index holds the physical lines of the rows, as `read_indicators` makes it.

    A frame that was put together of several files does not.
    """
    return _is_by_line(frame) and frame.index.dtype.kind in "iu" and frame.index.is_unique


def _is_by_line(frame: "pd.DataFrame") -> bool:
    return frame.index.name == "line"


def lines_of(frame: "pd.DataFrame") -> Sequence[int]:
    """Return the physical line of each row, or its number from 1 where there was no file."""
    return frame.index.tolist() if _is_by_line(frame) else range(1, len(frame) + 1)


def places_of(frame: "pd.DataFrame") -> Places:
    """Return where the rows of a frame stand: each knows its line, or else its label."""
    if _is_by_line(frame):
        return OWN_LINES
    index = frame.index
    repeated = index.duplicated(keep=False)

    def label(place: int) -> str:
        iloc = f" (iloc {place})" if repeated[place] else ""
        return label_text(index[place : place + 1].tolist()[0]) + iloc

    return FramePlaces(label)


def texts_of(cells: "pd.Series[Any]", *, are_printed: bool = False) -> Sequence[str]:
    """Return cells as text, all kinds of missing values as "".

    Args:
        cells: A column.
        are_printed: Whether their decimals count. Floats know none: a whole one has a decimal if
            another one of the column has some.
    """
    values = cells.tolist()
    if all_text(values):
        return values
    known = _known(cells)
    floats = [value for value in known if isinstance(value, float)] if are_printed else []
    if all(map(float.is_integer, floats)):
        return cell_texts(known)
    return cell_texts(list(map(_with_decimal, known)))


def _known(cells: "pd.Series[Any]") -> list[object]:
    """Return cells as they are, all kinds of missing values as "", and signaling NaNs as text."""
    try:
        missing = cells.isna()
    except InvalidOperation:  # a signaling NaN says that it is an error, and is not missing
        cells = cells.map(_without_signal)
        missing = cells.isna()
    if cells.dtype.kind == "f" and is_narrow(cells.dtype):
        # As Python's floats they would seem to be written with more digits.
        return ["" if gone else cell for cell, gone in zip(cells.array, missing, strict=True)]
    return cells.astype(object).mask(missing, "").tolist()


def _without_signal(value: object) -> object:
    return str(value) if isinstance(value, Decimal) and value.is_snan() else value


def _with_decimal(value: object) -> object:
    return f"{cell_text(value)}.0" if isinstance(value, float) and value.is_integer() else value
