"""Spreadsheets (.xlsx) to be written, by XlsxWriter: the optional extra ``excel``."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.interruptions import unwinding
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.number_formats.digits import KEPT_DIGITS
from sokatsu_cli.model.number_formats.numbers import shown_number
from sokatsu_cli.model.numerals import cell_text, parse_printed
from sokatsu_cli.model.temporary_files import writing_temporary
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.writing.cell_looks import HEADING, PLAIN, TEXT, WRAPPED, Look

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MISSING_EXTRA = N_(
    "writing spreadsheets needs XlsxWriter (the extra 'excel'): python -m pip install XlsxWriter"
)

_LONGEST = 32767
"""Characters that a cell of a spreadsheet can hold, counted in UTF-16 as it counts them."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""

_WIDEST = 60
"""Characters of the widest column of a spreadsheet that is written."""

_AROUND = 2
"""Letters that a column is wider than its texts, and a heading needs besides for its filter."""

_LINE = 20
"""Pixels of a line of text."""

_MOST_LINES = 25
"""Lines of a row that is as high as a row can be."""

_LETTER = 7
"""Pixels of a letter, in which the width of a column is counted."""

_A4 = 9
_MARGINS = (0.4, 0.4, 0.5, 0.5)
"""Inches, from the left, from the right, above and below."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - of no zone
"""When every workbook is said to be made: the same table makes the same file."""


def workbook_bytes(
    names: Sequence[str],
    rows: Iterator[Sequence[object]],
    numbers: Sequence[bool],
    judged: Mapping[int, Mapping[str, Look]] = MappingProxyType({}),
) -> bytes:
    """Return a spreadsheet of one sheet: a bold frozen heading with a filter, wide columns.

    It is printed on paper as wide as one page, with the heading on each.

    Args:
        names: n headings.
        rows: Rows of n cells.
        numbers: For each column whether its cells become numbers, as those that are numbers do,
            with the format that shows the digits they are printed with; other cells are text,
            never a formula.
        judged: By the place of a column of words, from 0, how each word looks.

    Raises:
        SokatsuError: The extra is not installed, or there is a text that no spreadsheet holds.
    """
    widths = [width_of(name) + _AROUND for name in names]
    last = 0
    with unwinding(), writing_temporary(), TemporaryDirectory() as folder:
        book = WrittenBook({"constant_memory": True, "tmpdir": folder})
        sheet = book.sheet("sokatsu")
        with book.book:
            for column, name in enumerate(names):
                sheet.put(0, column, name, HEADING, number=False)
            for last, row in enumerate(rows, 1):
                _write_row(sheet, last, row, numbers, widths)
            sheet.set_widths([min(width, _WIDEST) + _AROUND for width in widths])
            for column, looks in judged.items():
                sheet.mark_words((1, column, max(last, 1), column), looks)
            sheet.page.freeze_panes(1, 0)
            sheet.page.autofilter(0, 0, last, len(names) - 1)
            sheet.page.repeat_rows(0)
            sheet.fit_to_paper()
    return book.written.getvalue()


def _write_row(
    sheet: "WrittenSheet",
    number: int,
    row: Sequence[object],
    numbers: Sequence[bool],
    widths: list[int],
) -> None:
    """Write the cells of a row, as high as its longest text, and widen the columns for them."""
    lines = 1
    for column, value in enumerate(row):
        text, computed = cell_text(value), isinstance(value, (int, Decimal))
        if text:
            width = width_of(text)
            widths[column] = max(widths[column], width)
            is_long = width > _WIDEST or "\n" in text
            lines = max(lines, _lines_of(text)) if is_long else lines
            looks = PLAIN, WRAPPED if is_long else TEXT
            sheet.put(number, column, text, *looks, number=computed or numbers[column])
    if lines > 1:
        sheet.page.set_row_pixels(number, min(lines, _MOST_LINES) * _LINE)


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
            raise SokatsuError(_(MISSING_EXTRA)) from None
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

    def put(
        self,
        row: int,
        column: int,
        text: str,
        look: Look,
        text_look: Look | None = None,
        *,
        number: bool,
    ) -> None:
        """Write a cell: the number that is printed so, or text, which may have a look of its own.

        Raises:
            SokatsuError: A text that a spreadsheet cannot hold.
        """
        found = stored_number(text) if number else None
        if found is not None:
            self.put_number(row, column, *found, look)
        elif text:
            self._put_text(row, column, text, self.book.format("@", text_look or look))
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
            raise SokatsuError(
                _("a spreadsheet cannot hold {text}; write another format").format(
                    text=quoted(text)
                )
            )

    def fit_to_paper(self, pages: int = 0) -> None:
        """Let the sheet be printed on A4 landscape, as wide as one page, on so many (0 for any)."""
        self.page.set_landscape()
        self.page.set_paper(_A4)
        self.page.fit_to_pages(1, pages)
        self.page.set_margins(*_MARGINS)

    def mark_words(self, area: tuple[int, int, int, int], looks: Mapping[str, Look]) -> None:
        """Let each of some words look in its own way wherever it stands in an area."""
        for word, look in looks.items():
            form = self.book.format("General", look)
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
            self.page.conditional_format(*area, rule)

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


def _lines_of(text: str) -> int:
    """Return about how many lines a text takes in the widest column."""
    room = _WIDEST - 2 * _AROUND
    return sum(max(1, -(-width_of(line) // room)) for line in text.split("\n"))
