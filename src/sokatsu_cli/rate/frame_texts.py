"""The cells of a frame's columns as text."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sokatsu_cli.model.columns import COMPUTED, NEEDED, Header, checked_header
from sokatsu_cli.model.numerals import all_text, cell_texts

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
    place = (path_of(frame), frame.attrs.get("line"))
    return checked_header(names, place, columns, needed, computed=computed, refused=refused)


def path_of(frame: "pd.DataFrame") -> str:
    """Return the name of the file that a frame was read from."""
    return str(frame.attrs.get("path", _NO_FILE))


def lines_of(frame: "pd.DataFrame") -> Sequence[int]:
    """Return the physical line of each row, or its number from 1 where there was no file."""
    return frame.index.tolist() if frame.index.name == "line" else range(1, len(frame) + 1)


def texts_of(cells: "pd.Series[Any]") -> Sequence[str]:
    """Return cells as text, all kinds of missing values as ""."""
    values = cells.tolist()
    if all_text(values):
        return values
    return cell_texts(cells.astype(object).mask(cells.isna(), "").tolist())
