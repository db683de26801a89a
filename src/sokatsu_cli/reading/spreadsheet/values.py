"""What the cells of a spreadsheet hold, as text that knows the number behind it."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from sokatsu_cli.model.cells import Cell, number_text, printed_text, trouble_of
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.number_formats.digits import KEPT_DIGITS
from sokatsu_cli.model.number_formats.numbers import hidden_cell, number_cell
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.rich_text import RAISED, STRUCK, Run, text_cell, unescaped
from sokatsu_cli.reading.spreadsheet.styles import PLAIN, CellStyle
from sokatsu_cli.reading.spreadsheet.workbooks import Workbook, is_true

NOT_SAVED = N_("a formula without a saved value; open the file in a spreadsheet and save it")
OUT_OF_DATE = N_("a formula that is not computed yet; open the file in a spreadsheet and save it")

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_AS_SHOWN = re.compile(r"(?=.{1,15}$)-?(?:[1-9][0-9]*(?:\.[0-9]*[1-9])?|0\.[0-9]*[1-9])")
"""A number that is stored as it is shown in the usual style."""

_USUAL = CellStyle()
_INDEX = re.compile("[0-9]{1,9}")
_LONGEST = 500  # characters of a number
_LONGEST_FORMAT = 255  # characters of the code of a format, as spreadsheets have it

_BEGIN, _BEGIN_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - of no zone
_KEPT = 1 << 16  # distinct numbers of which the cells are kept


class RawCell(NamedTuple):
    """A cell as the file has it.

    Attributes:
        kind: The type of its value.
        style: The number of its style.
        value: Its value, or the whole of its text; None for none.
        runs: The runs of its text, None where it has none of its own.
        formula: Whether the value is that of a formula.
    """

    kind: str
    style: str
    value: str | None
    runs: Sequence[Run] | None
    formula: bool


class CellValues:
    """Makes the cells of one sheet.

    Attributes:
        hides_zeros: Whether the sheet shows nothing for zeros.
        unsaved: How many formulas had no saved value.
        out_of_date: How many saved values are to be computed anew.
        struck: How many cells had a part that is struck through.
        not_saved: What to say of a formula that had no saved value.
    """

    def __init__(self, workbook: Workbook, styles: Sequence[CellStyle]) -> None:
        """Take the workbook, and the styles of its cells."""
        self.hides_zeros = False
        self.not_saved = _(NOT_SAVED)
        self.unsaved = self.out_of_date = self.struck = 0
        self._workbook, self._styles = workbook, styles
        self._known_styles: dict[str, CellStyle] = {}
        self._numbers: dict[tuple[str, str], str] = {}

    def cell(self, raw: RawCell) -> str | int:
        """Return a cell, or the number that stands for a shared text and its style.

        Raises:
            RefusedError: The file is damaged.
        """
        value = raw.value or ""
        match raw.kind:
            case "n":
                cell = self._number_or_none(raw, value.strip())
            case "s":
                return self._code(value, raw.style) if value else ""
            case "inlineStr" | "str":
                whole = [Run(value, None)] if value else []
                cell = self.text([*whole, *(raw.runs or ())], self._style(raw.style))
            case "b":
                cell = ("TRUE" if is_true(value) else "FALSE") if value else ""
            case "e":
                cell = value
            case "d":
                cell = self._date(value.strip(), self._style(raw.style))
            case _:
                raise RefusedError(_("a cell of the kind {kind}").format(kind=quoted(raw.kind)))
        if raw.formula and self._workbook.uncomputed and cell:
            self.out_of_date += 1
            # Programs that compute nothing save 0 with every formula.
            return _troubled(cell, _(OUT_OF_DATE)) if value.strip() == "0" else cell
        return cell

    def shared(self, code: int) -> tuple[int, CellStyle]:
        """Return the number of a shared text and the style of its cell."""
        text, style = divmod(code, len(self._styles))
        return text, self._styles[style]

    def text(self, runs: Sequence[Run], style: CellStyle) -> str:
        """Return the cell of a text."""
        if len(runs) == 1 and (runs[0].font or style.font) == PLAIN:
            return unescaped(runs[0].text)
        cell = text_cell(runs, style.font)
        fonts = [run.font or style.font for run in runs]
        self.struck += any(font.struck for font in fonts)
        return cell

    def _style(self, text: str) -> CellStyle:
        known = self._known_styles.get(text)
        if known is not None:
            return known
        if not _INDEX.fullmatch(text) or int(text) >= len(self._styles):
            raise RefusedError(_("no style {text}").format(text=quoted(text)))
        return self._known_styles.setdefault(text, self._styles[int(text)])

    def _code(self, value: str, style: str) -> int:
        if not _INDEX.fullmatch(value):
            raise RefusedError(_("no text {value}").format(value=quoted(value)))
        self._style(style)
        return int(value) * len(self._styles) + int(style)

    def _number_or_none(self, raw: RawCell, value: str) -> str:
        if not value:
            self.unsaved += raw.formula
            return Cell("", trouble=self.not_saved) if raw.formula else ""
        style = self._style(raw.style)
        self.struck += style.font.struck
        known = self._numbers.get((value, raw.style))
        if known is None:
            known = self._number(value, style)
            if len(self._numbers) < _KEPT:
                self._numbers[value, raw.style] = known
        return known

    def _number(self, value: str, style: CellStyle) -> str:
        if style == _USUAL and _AS_SHOWN.fullmatch(value):
            return value
        if len(value) > _LONGEST or not _NUMBER.fullmatch(value):
            return value
        if len(style.code) > _LONGEST_FORMAT:
            raise RefusedError(
                _("a number format of more than {most} characters").format(most=_LONGEST_FORMAT)
            )
        number = KEPT_DIGITS.plus(Decimal(value)) + 0
        if self.hides_zeros and not number:
            return hidden_cell("", "0")
        cell = number_cell(number, style.code, since_1904=self._workbook.since_1904)
        if style.font.struck:
            return _troubled(cell, _(STRUCK))
        return _troubled(cell, _(RAISED)) if style.font.raised else cell

    def _date(self, value: str, style: CellStyle) -> str:
        """Return the cell of a date that is stored as text."""
        begin = _BEGIN_1904 if self._workbook.since_1904 else _BEGIN
        try:
            day = datetime.fromisoformat(value.removesuffix("Z")).replace(tzinfo=None)
        except ValueError:
            day = None
        if day is not None:
            since = Decimal((day - begin) // timedelta(seconds=1)) / 86400
            shown = number_cell(since, style.code, since_1904=self._workbook.since_1904)
            if trouble_of(shown):
                return shown
        return (
            Cell(value, trouble=_("a date, shown as {value}").format(value=quoted(value)))
            if value
            else ""
        )


def _troubled(cell: str, trouble: str) -> Cell:
    return Cell(cell, number=number_text(cell), printed=printed_text(cell), trouble=trouble)
