"""Rows of a tidy table while they are made, and where their cells stand in the office's sheet."""

from collections.abc import Mapping
from typing import NamedTuple

from sokatsu_cli.model.columns import ALIASES

COLUMNS = tuple(column for column in ALIASES if column != "method")
"""The columns of a tidy table, in their order."""

TidyRow = dict[str, str]
"""One row of a tidy table: column to text."""


class RowPlace(NamedTuple):
    """Where a row of a tidy table comes from.

    Attributes:
        path: The sheet, as messages name it.
        line: The number of the sheet's row.
        letters: Column of the tidy table to the letters of the sheet's column.
    """

    path: str
    line: int
    letters: Mapping[str, str]
