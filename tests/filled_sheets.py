"""The sheet of ``sokatsu example`` filled in as a person does, and what its formulas come to."""

import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from openpyxl import Workbook, load_workbook

from sokatsu_cli.example.columns import COLUMNS
from sokatsu_cli.example.workbook import sheet_to_fill_in
from spreadsheet_formulas import Computed

ROWS = 12
"""Rows that are prepared here."""

AT = {name: column for column, name in enumerate(COLUMNS, 1)}
"""The column of each name, from 1."""


@cache
def blank_sheet(language: str) -> bytes:
    return sheet_to_fill_in(language, ROWS)


def filled(rows: Sequence[Mapping[str, object]], language: str = "ja") -> Workbook:
    """Return the book with these rows in the place of the example.

    A text such as 80% or 4/1 is typed into a number as a spreadsheet takes it: a share with the
    format of percents, a date with that of dates.
    """
    book = load_workbook(io.BytesIO(blank_sheet(language)))
    page = book.worksheets[0]
    for row in range(2, 6):
        for name in COLUMNS[:15]:
            page.cell(row, AT[name]).value = None
    for row, values in enumerate(rows, 2):
        for name, value in values.items():
            cell = page.cell(row, AT[name])
            cell.value, cell.number_format = typed(value, cell.number_format)
    return book


def typed(value: Any, form: str) -> tuple[Any, str]:  # noqa: ANN401 - what a cell takes
    match value:
        case ("%", share):
            return share, "0%"
        case ("date", day):
            return day, "m/d"
    return value, form


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def figures(book: Computed, row: int) -> dict[str, Any]:
    """Return what the formulas of a row come to, from 2."""
    sheet = book.book.worksheets[0].title
    names = ("rate", "capped_rate", "status", "note")
    return {name: book.at(sheet, row, AT[name]) for name in names}
