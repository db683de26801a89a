"""Rows of a tidy table while they are made, and where their cells stand in the office's sheet."""

from sokatsu_cli.model.columns import ALIASES, OTHER_YEARS, STATUS
from sokatsu_cli.model.places import RowPlace

__all__ = ["COLUMNS", "RowPlace", "TidyRow"]

COLUMNS = tuple(column for column in ALIASES if column not in ("method", STATUS, *OTHER_YEARS))
"""The columns that every tidy table has, in their order."""

TidyRow = dict[str, str]
"""One row of a tidy table: column to text."""
