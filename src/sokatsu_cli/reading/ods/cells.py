"""What a cell of an OpenDocument spreadsheet holds, held against what it shows."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from sokatsu_cli.model.cells import NOT_PLAIN, Cell, printed_text, trouble_of
from sokatsu_cli.model.number_formats.digits import KEPT_DIGITS
from sokatsu_cli.model.number_formats.numbers import dated_cell, unclear_cell
from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.reading.ods.elements import attribute
from sokatsu_cli.reading.ods.styles import Styles
from sokatsu_cli.reading.ods.texts import CellText
from sokatsu_cli.reading.spreadsheet.packages import Attributes
from sokatsu_cli.reading.spreadsheet.styles import CellStyle
from sokatsu_cli.reading.spreadsheet.values import CellValues, RawCell
from sokatsu_cli.reading.spreadsheet.workbooks import Workbook

_ERROR = re.compile(r"#[A-Z/0!?]{3,}|Err:[0-9]{3}")
_TRUTHS = (("TRUE", "1"), ("FALSE", "0"))
_NUMBERS = ("float", "percentage", "currency")
_TIME = re.compile(r"PT(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:[.,]([0-9]*))?S)?")
_BEGIN = datetime(1899, 12, 30)  # noqa: DTZ001 - of no zone
_DAY = 86400
_BLANK = re.compile(r"\s+")
_MINUS = str.maketrans("−¥", "-￥")


class Value(NamedTuple):
    """What a cell says of its value: its attributes, and the name of its style."""

    attributes: Attributes
    style: str

    def of(self, name: str) -> str:
        """Return an attribute."""
        return attribute(self.attributes, name)


class CellMaker:
    """Makes the cells of a sheet.

    Attributes:
        values: What makes cells of any format, and counts what is odd in them.
    """

    def __init__(self, styles: Styles) -> None:
        """Take the styles of the file."""
        self._styles = styles
        self._known: list[CellStyle] = []
        workbook = Workbook([], "", "", since_1904=False, uncomputed=False)
        self.values = CellValues(workbook, self._known)
        self._places: dict[CellStyle, str] = {}

    def cell(self, value: Value, text: CellText) -> str:
        """Return a cell.

        Raises:
            RefusedError: It is damaged.
        """
        kind = value.of("office:value-type") or value.of("calcext:value-type")
        shown = text.shown
        is_formula = bool(value.of("table:formula"))
        is_truth = is_formula and (shown, value.of("office:value")) in _TRUTHS
        if shown is not None and (is_truth or _ERROR.fullmatch(shown)):
            return shown
        if kind in _NUMBERS:
            return self._number(value, kind, shown)
        if kind in ("date", "time"):
            return self._dated(value, kind, shown)
        return self._plain(value, kind, text, is_formula=is_formula)

    def _plain(self, value: Value, kind: str, text: CellText, *, is_formula: bool) -> str:
        """Return a cell that holds no number."""
        if kind == "boolean":
            told = str(int(value.of("office:boolean-value") == "true"))
            return self._made(RawCell("b", self._place(CellStyle()), told, None, is_formula))
        if is_formula and not kind and text.shown is None:
            return self._made(RawCell("n", self._place(CellStyle()), None, None, formula=True))
        own = CellStyle(font=self._styles.font(value.style))
        given = value.of("office:string-value") if text.shown is None else None
        return self._made(RawCell("inlineStr", self._place(own), given, text.runs(), is_formula))

    def _made(self, raw: RawCell) -> str:
        cell = self.values.cell(raw)
        return str(cell) if isinstance(cell, int) else cell

    def _place(self, style: CellStyle) -> str:
        """Return the number of a style."""
        if style not in self._places:
            self._places[style] = str(len(self._known))
            self._known.append(style)
        return self._places[style]

    def _number(self, value: Value, kind: str, shown: str | None) -> str:
        stored = value.of("office:value")
        style = self._styles.cell(value.style)
        if kind == "percentage" and (style is None or "%" not in style.code):
            decimals = len((shown or "").partition(".")[2].rstrip(" %"))
            code = f"0{'.' * bool(decimals)}{'0' * min(decimals, 15)}%"
            style = CellStyle(code, self._styles.font(value.style))
        own = style or CellStyle(font=self._styles.font(value.style))
        cell = self._made(RawCell("n", self._place(own), stored, None, formula=False))
        if trouble_of(cell) or (style is not None and _agrees(cell, shown, own.code)):
            return cell
        return unclear_cell(shown or "", stored)

    def _dated(self, value: Value, kind: str, shown: str | None) -> str:
        stored = value.of(f"office:{kind}-value")
        serial = _serial(stored) if kind == "date" else _part_of_day(stored)
        text = shown if shown is not None else stored
        plain = stored if serial is None else format(KEPT_DIGITS.plus(serial).normalize(), "f")
        return dated_cell(text.strip(), plain, is_time=kind == "time")


def _serial(stored: str) -> Decimal | None:
    """Return the number of a date, as spreadsheets count days."""
    try:
        moment = datetime.fromisoformat(stored.removesuffix("Z")[:26]).replace(tzinfo=None)
    except ValueError:
        return None
    since = moment - _BEGIN
    return since.days + Decimal(since // timedelta(microseconds=1) % (_DAY * 10**6)) / (
        _DAY * 10**6
    )


def _part_of_day(stored: str) -> Decimal | None:
    """Return the number of a time, as spreadsheets count it."""
    match = _TIME.fullmatch(stored)
    if match is None:
        return None
    hours, minutes, seconds = (int(match[at] or 0) for at in (1, 2, 3))
    rest = Decimal(f"0.{(match[4] or '0')[:12]}")
    return (3600 * hours + 60 * minutes + seconds + rest) / _DAY


def _agrees(cell: str, shown: str | None, code: str) -> bool:
    """Tell whether a cell shows what the file says that it shows."""
    printed = printed_text(cell)
    if shown is None or printed.endswith(NOT_PLAIN):
        return True
    if _squeezed(printed) == _squeezed(shown):
        return True
    return code == "General" and _is_rounded(cell, shown)


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text).translate(_MINUS)


def _is_rounded(cell: str, shown: str) -> bool:
    """Tell whether a number is shown as the other one, rounded to its digits."""
    try:
        stored = Decimal(cell.number if isinstance(cell, Cell) else cell)
        told = Decimal(_squeezed(shown))
        exponent = told.as_tuple().exponent
        parse_number(str(stored))
    except (ArithmeticError, ValueError):
        return False
    if not isinstance(exponent, int):
        return False
    return abs(stored - told) <= Decimal(1).scaleb(exponent) / 2
