"""Spreadsheets (.xlsx) in and out, by openpyxl: the optional extra ``excel``."""

import io
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sokatsu_cli.errors import InputError, Problem, SokatsuError
from sokatsu_cli.numerals import cell_text, parse_printed

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MISSING_EXTRA = "spreadsheets need openpyxl (the extra 'excel'): python -m pip install openpyxl"

_WIDEST = 60
"""Characters of the widest column of a spreadsheet that is written."""


class Grid(NamedTuple):
    """One sheet of a spreadsheet: its name, and its rows of text from the first on."""

    name: str
    rows: list[list[str]]


def is_spreadsheet(path: str) -> bool:
    """Tell by its name whether a file is a spreadsheet that can be read."""
    return path.lower().endswith((".xlsx", ".xlsm"))


def read_grids(path: str, sheet: str | None = None) -> list[Grid]:
    """Read the sheets of a spreadsheet as the text that it shows.

    Of merged cells the first holds the text. Numbers have the decimals, the thousands groups and
    the percent sign of their format; a formula gives the value that was saved with it.

    Args:
        path: The file.
        sheet: The name of the only sheet to read; None for all.

    Raises:
        InputError: No spreadsheet, or no such sheet.
        SokatsuError: The extra is not installed.
    """
    workbook = _opened(path)
    names = workbook.sheetnames
    if sheet is not None and sheet not in names:
        text = f"no sheet {sheet!r}; there are {', '.join(names)}"
        raise InputError([Problem(path, None, None, text)])
    return [
        Grid(name, [[_shown(cell) for cell in row] for row in workbook[name].iter_rows()])
        for name in names
        if sheet in (None, name)
    ]


def workbook_bytes(
    names: Sequence[str], rows: Iterator[Sequence[object]], numbers: Sequence[bool]
) -> bytes:
    """Return a spreadsheet of one sheet: a frozen heading, columns as wide as their cells.

    Args:
        names: n headings.
        rows: Rows of n cells.
        numbers: For each column whether its cells become numbers, with the format that shows
            the digits they are printed with; other cells are text, never a formula.

    Raises:
        SokatsuError: The extra is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.utils import get_column_letter
    except ImportError:
        raise SokatsuError(MISSING_EXTRA) from None
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "sokatsu"
    widths = [0] * len(names)
    for number, row in enumerate([names, *rows], 1):
        for column, value in enumerate(row):
            cell = sheet.cell(number, column + 1)
            _fill(cell, value, number=numbers[column] and number > 1)
            text = cell_text(value)
            widths[column] = max(widths[column], *map(_width, text.split("\n")))
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = min(width, _WIDEST) + 2
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _opened(path: str) -> "Workbook":
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise SokatsuError(MISSING_EXTRA) from None
    try:
        return load_workbook(io.BytesIO(Path(path).read_bytes()), data_only=True)
    except FileNotFoundError:
        text = "no such file"
    except OSError as error:
        text = f"cannot be read: {error.strerror}"
    except Exception as error:  # noqa: BLE001 - openpyxl fails in many ways on what is no workbook
        text = f"this is no .xlsx spreadsheet ({type(error).__name__})"
    raise InputError([Problem(path, None, None, text)])


def _shown(cell: Any) -> str:  # noqa: ANN401 - openpyxl's cells are of several classes
    """Return the text that a cell shows."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return shown_number(Decimal(repr(value)), str(cell.number_format))
    return str(value)


def shown_number(value: Decimal, form: str) -> str:
    """Return a number as a spreadsheet's format shows it.

    >>> [shown_number(Decimal(value), form) for value, form in [
    ...     ("69", "0.0"), ("1254", "#,##0"), ("0.8971014", "0.0%"), ("64.2", "General")]]
    ['69.0', '1,254', '89.7%', '64.2']
    """
    before, first, after = _without_words(form.split(";", maxsplit=1)[0])
    if not set(first) & set("0#"):
        return format(value.normalize(), "f")
    percent = "%" in first
    decimals = len(first.partition(".")[2].rstrip("%_) ")) if "." in first else 0
    scaled = (value * 100 if percent else value).quantize(
        Decimal(1).scaleb(-decimals), ROUND_HALF_UP
    )
    return before + format(scaled, ",f" if "," in first else "f") + "%" * percent + after


def _without_words(form: str) -> tuple[str, str, str]:
    """Split a format into the quoted words before and after the digits, and what is between."""
    match = re.fullmatch(r'(?:"([^"]*)")?(.*?)(?:"([^"]*)")?', form, re.DOTALL)
    assert match is not None  # noqa: S101 - every part may be empty
    return match[1] or "", match[2], match[3] or ""


def _fill(cell: Any, value: object, *, number: bool) -> None:  # noqa: ANN401 - see _shown
    """Put a value into a cell, as the number it is printed as, or as text."""
    text = cell_text(value)
    found = _number(text) if number else None
    if found is not None:
        cell.value, cell.number_format = found
    elif text:
        cell.value, cell.data_type, cell.number_format = text, "s", "@"


def _number(text: str) -> tuple[Decimal, str] | None:
    """Return a number and its format; None for a text that the format would not show again."""
    try:
        printed = parse_printed(text)
    except ValueError:
        return None
    if printed is None:
        return None
    value = Decimal(printed.value.numerator) / printed.value.denominator
    decimals = "." + "0" * printed.decimals if printed.decimals else ""
    form = ("#,##0" if "," in text else "0") + decimals
    return (value, form) if shown_number(value, form) == text else None


def _width(text: str) -> int:
    """Return about how many letters wide a text is."""
    return sum(1 if character.isascii() else 2 for character in text)
