"""Spreadsheets (.xlsx) to be written, by XlsxWriter: the optional extra ``excel``."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple, cast

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.interruptions import unwinding
from sokatsu_cli.model.number_formats.digits import KEPT_DIGITS
from sokatsu_cli.model.number_formats.numbers import shown_number
from sokatsu_cli.model.numerals import cell_text, parse_printed
from sokatsu_cli.model.temporary_files import writing_temporary
from sokatsu_cli.model.visible import quoted

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MISSING_EXTRA = (
    "writing spreadsheets needs XlsxWriter (the extra 'excel'): python -m pip install XlsxWriter"
)

_LONGEST = 32767
"""Characters that a cell of a spreadsheet can hold, counted in UTF-16 as it counts them."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""

_WIDEST = 60
"""Characters of the widest column of a spreadsheet that is written."""

_LETTER = 7
"""Pixels of a letter, in which the width of a column is counted."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - of no zone
"""When every workbook is said to be made: the same table makes the same file."""


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
        SokatsuError: The extra is not installed, or there is a text that no spreadsheet holds.
    """
    widths = [0] * len(names)
    last = 0
    with unwinding(), writing_temporary(), TemporaryDirectory() as folder:
        book = WrittenBook({"constant_memory": True, "tmpdir": folder})
        sheet = book.sheet("sokatsu")
        with book.book:
            for last, row in enumerate(chain([names], rows)):
                for column, value in enumerate(row):
                    text, computed = cell_text(value), isinstance(value, (int, Decimal))
                    is_number = computed or (numbers[column] and last > 0)
                    sheet.put(last, column, text, _PLAIN if last else _BOLD, number=is_number)
                    widths[column] = max(widths[column], width_of(text))
            sheet.set_widths([min(width, _WIDEST) + 2 for width in widths])
            sheet.page.freeze_panes(1, 0)
            sheet.page.autofilter(0, 0, last, len(names) - 1)
    return book.written.getvalue()


Look = tuple[tuple[str, object], ...]
"""Properties of a format beside the one of numbers, by the names that XlsxWriter has for them."""

_PLAIN: Look = ()
_BOLD: Look = (("bold", True),)


class Formula(NamedTuple):
    """A formula, the value that it has, for readers that compute nothing, and its format."""

    spelled: str
    value: Decimal | str
    form: str


class _NoText(str):
    """A text without letters that XlsxWriter saves as one, not as a value that is not known."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Be no other text."""
        return self is other

    __hash__ = str.__hash__


_NO_TEXT = _NoText()


class WrittenBook:
    """A workbook that is being written.

    Attributes:
        written: The file, once the book is closed.
        book: As XlsxWriter has it.
    """

    def __init__(self, options: dict[str, object]) -> None:
        """Take the options of XlsxWriter.

        Raises:
            SokatsuError: The extra is not installed.
        """
        try:
            from xlsxwriter import Workbook
        except ImportError:
            raise SokatsuError(MISSING_EXTRA) from None
        self.written = io.BytesIO()
        self.book = Workbook(self.written, options)
        self.book.set_properties({"created": _MADE})
        self.book.calc_on_load = False  # what is saved with formulas is what they come to
        self._looks: dict[tuple[str, Look], Format] = {}

    def sheet(self, name: str) -> "WrittenSheet":
        """Add a sheet behind those that are there."""
        return WrittenSheet(self, self.book.add_worksheet(name))

    def format(self, form: str, look: Look) -> "Format":
        """Return a format, each once."""
        known = self._looks.get((form, look))
        if known is None:
            known = self.book.add_format({"num_format": form, **dict(look)})
            self._looks[form, look] = known
        return known


class WrittenSheet:
    """A sheet of a workbook that is being written, rows and columns from 0.

    Attributes:
        book: The workbook.
        page: As XlsxWriter has it.
    """

    def __init__(self, book: WrittenBook, page: "Worksheet") -> None:
        """Take the book, and the sheet as XlsxWriter has it."""
        self.book = book
        self.page = page

    def put(self, row: int, column: int, text: str, look: Look, *, number: bool) -> None:
        """Write a cell: the number that is printed so, or text.

        Raises:
            SokatsuError: A text that a spreadsheet cannot hold.
        """
        found = stored_number(text) if number else None
        if found is not None:
            self.put_number(row, column, *found, look)
        elif text:
            self._put_text(row, column, text, self.book.format("@", look))
        elif look:
            self.page.write_blank(row, column, None, self.book.format("General", look))

    def put_number(self, row: int, column: int, value: Decimal, form: str, look: Look) -> None:
        """Write a number, with the digits that it has, to be shown in a format."""
        self.page.write_number(row, column, cast("float", value), self.book.format(form, look))

    def put_formula(self, row: int, column: int, formula: Formula, look: Look) -> None:
        """Write a formula."""
        form = self.book.format(formula.form, look)
        value = _NO_TEXT if formula.value == "" else formula.value
        self.page.write_formula(row, column, f"={formula.spelled}", form, value)

    def _put_text(self, row: int, column: int, text: str, look: "Format") -> None:
        lost: int = _UNWRITABLE.search(text) is not None or (
            2 * len(text) > _LONGEST and len(text.encode("utf-16-le")) > 2 * _LONGEST
        )
        if not lost and text.startswith("<r>"):  # which XlsxWriter may take for tags of its own
            parts = (text[:1], self.book.format("General", ()), text[1:])
            lost = self.page.write_rich_string(row, column, *parts, look)
        elif not lost:
            lost = self.page.write_string(row, column, text, look)
        if lost:
            raise SokatsuError(f"a spreadsheet cannot hold {quoted(text)}; write another format")

    def set_widths(self, widths: Sequence[int]) -> None:
        """Set the width of each column from the first on, in letters."""
        for column, width in enumerate(widths):
            self.page.set_column_pixels(column, column, _LETTER * width)


@lru_cache(1 << 16)
def stored_number(text: str) -> tuple[Decimal, str] | None:
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


def width_of(text: str) -> int:
    """Return about how many letters wide a text is."""
    if "\n" in text:
        return max(map(width_of, text.split("\n")))
    return len(text) if text.isascii() else 2 * len(text) - sum(map(str.isascii, text))
