"""Spreadsheets (.xlsx) in and out, by openpyxl: the optional extra ``excel``."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from string import digits
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from sokatsu_cli.errors import InputError, Problem, SokatsuError
from sokatsu_cli.number_formats import shown_number
from sokatsu_cli.numerals import cell_text, parse_number, parse_printed
from sokatsu_cli.visible import quoted

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MISSING_EXTRA = "spreadsheets need openpyxl (the extra 'excel'): python -m pip install openpyxl"

_LONGEST = 32767
"""Characters that a cell of a spreadsheet can hold."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""

_WIDEST = 60
"""Characters of the widest column of a spreadsheet that is written."""


class Grid(NamedTuple):
    """One sheet of a spreadsheet.

    Attributes:
        name: Its name.
        rows: Its rows of text, from the first on.
        merged: Row from 1, and column from 0, to the text of a cell merged from above.
        notes: What the user should know of it.
    """

    name: str
    rows: list[list[str]]
    merged: dict[int, dict[int, str]]
    notes: list[str]


def is_spreadsheet(path: str) -> bool:
    """Tell by its name whether a file is a spreadsheet that can be read."""
    return path.lower().endswith((".xlsx", ".xlsm"))


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the sheets of a spreadsheet as the text that it shows.

    Of merged cells the first holds the text. Numbers have the decimals, the thousands groups and
    the percent sign of their format; a formula gives the value that was saved with it. Hidden
    rows, columns and sheets are read as well.

    Args:
        path: The file.
        sheet: The name of the only sheet to read; None for all.
        only_first: Read only the first sheet if no name is given.

    Raises:
        InputError: No spreadsheet, no such sheet, or a formula without a saved value.
        SokatsuError: The extra is not installed.
    """
    workbook, formulas = _opened(path, values=True), _opened(path, values=False)
    names = [each.title for each in workbook.worksheets]
    if sheet is not None and sheet not in names:
        text = f"no sheet {sheet!r}; there are {', '.join(names)}"
        raise InputError([Problem(path, None, None, text)])
    if not names:
        raise InputError([Problem(path, None, None, "there is no sheet with cells in it")])
    chosen = [sheet] if sheet is not None else names[: 1 if only_first else None]
    problems = [
        Problem(path, cell.row, f"column {cell.coordinate.rstrip(digits)}", _NOT_SAVED)
        for name in chosen
        for row in formulas[name].iter_rows()
        for cell in row
        if cell.data_type == "f" and workbook[name][cell.coordinate].value is None
    ]
    if problems:
        raise InputError(problems)
    return [_grid(path, workbook[name]) for name in chosen]


_NOT_SAVED = "a formula without a saved value; open the file in a spreadsheet and save it"


def _grid(path: str, sheet: Any) -> Grid:  # noqa: ANN401 - openpyxl's sheets are of several classes
    rows = [[_shown(cell) for cell in row] for row in sheet.iter_rows()]
    merged: dict[int, dict[int, str]] = {}
    for area in sheet.merged_cells.ranges:
        text = rows[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row + 1, area.max_row + 1):
            merged.setdefault(row, {})[area.min_col - 1] = text
    notes = [f"{path}[{sheet.title}]: {text}" for text in _notes(sheet)]
    return Grid(sheet.title, rows, merged, notes)


def _notes(sheet: Any) -> Iterator[str]:  # noqa: ANN401 - see _grid
    """Say what a reader of the sheet does not see, but a program does."""
    dimensions = [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()]
    if sheet.sheet_state != "visible" or any(dimension.hidden for dimension in dimensions):
        yield "what is hidden is read as well"
    cells = [cell for row in sheet.iter_rows() for cell in row if _is_number(cell.value)]
    cut = [cell for cell in cells if "%" not in cell.number_format and _is_cut(cell)]
    if cut:
        shown = f"{cut[0].coordinate} shows {_shown(cut[0])} of {cut[0].value}"
        yield f"numbers are read as they are shown, such as {shown} (cells like it: {len(cut)})"


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _decimal(value: float) -> Decimal:
    """Return a stored number, a whole one too, at the 15 digits that spreadsheets keep."""
    return Decimal(format(value, ".15g"))


def _is_cut(cell: Any) -> bool:  # noqa: ANN401 - see _grid
    try:
        return parse_number(_shown(cell)) != Fraction(_decimal(cell.value))
    except ValueError:
        return False


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


def new_workbook() -> "Workbook":
    """Return an empty workbook of one sheet.

    Raises:
        SokatsuError: The extra is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise SokatsuError(MISSING_EXTRA) from None
    return Workbook()


def embolden(cell: Any, color: str | None = None) -> None:  # noqa: ANN401 - see _grid
    """Make the font of a cell bold, and else leave it as it is."""
    from openpyxl.styles import Font

    cell.font = Font(name=cell.font.name, size=cell.font.size, bold=True, color=color)


def set_widths(sheet: Any, widths: Sequence[int]) -> None:  # noqa: ANN401 - see _grid
    """Set the width of each column from the first on, in letters."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def saved(workbook: "Workbook") -> bytes:
    """Return a workbook as a file."""
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _opened(path: str, *, values: bool) -> "Workbook":
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise SokatsuError(MISSING_EXTRA) from None
    try:
        return load_workbook(io.BytesIO(Path(path).read_bytes()), data_only=values)
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
    if _is_number(value):
        return shown_number(_decimal(value), str(cell.number_format))
    return value.date().isoformat() if _is_day(value) else str(value)


def _is_day(value: object) -> TypeGuard[datetime]:
    return isinstance(value, datetime) and value.time() == time()


def fill(cell: Any, value: object, *, number: bool) -> None:  # noqa: ANN401 - see _shown
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
    kept = _decimal(float(value)) == value  # a spreadsheet keeps 15 digits
    return (value, form) if kept and shown_number(value, form) == text else None


def _width(text: str) -> int:
    """Return about how many letters wide a text is."""
    return sum(1 if character.isascii() else 2 for character in text)
