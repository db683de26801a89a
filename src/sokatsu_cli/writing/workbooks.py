"""Spreadsheets (.xlsx) to be written, by openpyxl: the optional extra ``excel``."""

import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.number_formats.digits import KEPT_DIGITS
from sokatsu_cli.model.number_formats.numbers import shown_number
from sokatsu_cli.model.numerals import cell_text, parse_printed
from sokatsu_cli.model.visible import quoted

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook as WrittenWorkbook


MISSING_EXTRA = (
    "writing spreadsheets needs openpyxl (the extra 'excel'): python -m pip install openpyxl"
)


_LONGEST = 32767
"""Characters that a cell of a spreadsheet can hold."""


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""


_WIDEST = 60
"""Characters of the widest column of a spreadsheet that is written."""


def workbook_bytes(
    names: Sequence[str], rows: Iterator[Sequence[object]], numbers: Sequence[bool]
) -> bytes:
    """Return a spreadsheet of one sheet: a bold frozen heading with a filter, wide columns.

    Args:
        names: n headings.
        rows: Rows of n cells.
        numbers: For each column whether its cells become numbers, as those that are numbers do,
            with the format that shows the digits they are printed with; other cells are text,
            never a formula.

    Raises:
        SokatsuError: The extra is not installed.
    """
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "sokatsu"
    widths = [0] * len(names)
    for number, row in enumerate([names, *rows], 1):
        for column, value in enumerate(row):
            cell = sheet.cell(number, column + 1)
            computed = isinstance(value, (int, Decimal))
            fill(cell, value, number=computed or (numbers[column] and number > 1))
            text = cell_text(value)
            widths[column] = max(widths[column], *map(_width, text.split("\n")))
    for (cell,) in sheet.iter_cols(max_row=1):
        embolden(cell)
    set_widths(sheet, [min(width, _WIDEST) + 2 for width in widths])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return saved(workbook)


def new_workbook() -> "WrittenWorkbook":
    """Return an empty workbook of one sheet.

    Raises:
        SokatsuError: The extra is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise SokatsuError(MISSING_EXTRA) from None
    return Workbook()


def embolden(cell: Any, color: str | None = None) -> None:  # noqa: ANN401 - see fill
    """Make the font of a cell bold, and else leave it as it is."""
    from openpyxl.styles import Font

    cell.font = Font(name=cell.font.name, size=cell.font.size, bold=True, color=color)


def set_widths(sheet: Any, widths: Sequence[int]) -> None:  # noqa: ANN401 - see fill
    """Set the width of each column from the first on, in letters."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def saved(workbook: "WrittenWorkbook") -> bytes:
    """Return a workbook as a file."""
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def fill(cell: Any, value: object, *, number: bool) -> None:  # noqa: ANN401 - openpyxl's cells are of several classes
    """Put a value into a cell, as the number it is printed as, or as text.

    Raises:
        SokatsuError: A text that a spreadsheet cannot hold.
    """
    text = cell_text(value)
    found = _number(text) if number else None
    if found is not None:
        cell.value, cell.number_format = found
    elif len(text) > _LONGEST or _UNWRITABLE.search(text):
        raise SokatsuError(f"a spreadsheet cannot hold {quoted(text)}; write another format")
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
    scale, sign = (100, "%") if text.endswith("%") else (1, "")
    value = Decimal(printed.value.numerator) / printed.value.denominator / scale
    decimals = "." + "0" * printed.decimals if printed.decimals else ""
    form = ("#,##0" if "," in text else "0") + decimals + sign
    kept = KEPT_DIGITS.plus(value) == value
    return (value, form) if kept and shown_number(value, form) == text else None


def _width(text: str) -> int:
    """Return about how many letters wide a text is."""
    return sum(1 if character.isascii() else 2 for character in text)
