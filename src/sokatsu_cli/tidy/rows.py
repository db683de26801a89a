"""Rows of a tidy table while they are made: column to text."""

from sokatsu_cli.model.columns import ALIASES

COLUMNS = tuple(column for column in ALIASES if column != "method")
"""The columns of a tidy table, in their order."""

TidyRow = dict[str, str]
"""One row of a tidy table: column to text."""
