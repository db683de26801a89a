"""A summary sheet as a spreadsheet in the published layout, which ``sokatsu tidy`` reads.

Rates that were not published stand under another heading: nobody should take them for published.
"""

from typing import TYPE_CHECKING

from sokatsu_cli.model.visible import visible
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.words import SheetWords
from sokatsu_cli.writing.workbooks import WrittenBook

if TYPE_CHECKING:
    from sokatsu_cli.report.results import Result
    from sokatsu_cli.report.sheet import Section, SheetRow, SummarySheet

_BEFORE = ("section_name", "indicator", "unit", "direction", "baseline")
"""What stands before the periods."""

_MISSING = "-"
"""A target or an actual that is not there; a blank would not be told from a pair cut in two."""

_WIDTHS = (20, 46, 8, 8, 12)
_PERIOD_WIDTHS = (14, 12)
_FINAL_WIDTH = 14
_COMMENT = {"author": "sokatsu", "height": 60, "width": 320}
"""The comment on a rate that differs; pixels."""

_HEADING: dict[str, object] = {"bold": True, "bg_color": "#DFE5EE", "align": "center"}
_MARKED: dict[str, object] = {"bold": True, "bg_color": "#FBE3D6", "font_color": "#A3320B"}
_LINES: dict[str, object] = {"border": 1, "border_color": "#737D8C"}
_A4 = 9
_MARGINS = (0.75, 0.75, 1, 1)
"""Inches, from the left, from the right, above and below."""

_LINE_HEIGHT = 17 * 4 / 3
"""Pixels that are 17 points."""


def sheet_workbook(sheet: "SummarySheet", words: SheetWords, title: str) -> bytes:
    """Return the sheet as an .xlsx file: target above actual, merged cells, real numbers.

    Raises:
        SokatsuError: The extra is not installed, or a text is longer than a cell.
    """
    return _Writer(sheet, words).workbook(title)


class _Writer:
    """Lays the cells out row after row, then writes them; ``row`` is the last row, from 1."""

    def __init__(self, sheet: "SummarySheet", words: SheetWords) -> None:
        self.sheet = sheet
        self.words = words
        self.say = Phrases(sheet, words)
        self.book = WrittenBook(words.title, {"in_memory": True})
        self.page = self.book.page
        self.cells: dict[tuple[int, int], tuple[str, bool]] = {}
        self.looks: dict[tuple[int, int], dict[str, object]] = {}
        final = [_FINAL_WIDTH] * sheet.is_dated
        self.widths = [*_WIDTHS, *_PERIOD_WIDTHS * len(sheet.periods), *final]
        self.width = len(self.widths)
        self.published = sheet.has("published_rate")
        self.rate_heading = words.rate if self.published else words.computed_rate
        self.row = 0
        self.titles: tuple[int, int] | None = None

    def workbook(self, title: str) -> bytes:
        self.wide(title, bold=True)
        for number, sections in enumerate(self.sheet.chapters):
            self.row += number > 0  # what follows reasons without a gap would be one of them
            if self.say.chapter(sections[0]):
                self.wide(self.say.chapter(sections[0]), bold=True)
            self.headings()
            for section in sections:
                self.section(section)
        with self.book.book:
            self.finish()
        return self.book.written.getvalue()

    def headings(self) -> None:
        top, below = self.row + 1, self.row + 2
        self.titles = self.titles or (top, below)
        self.row = below
        table = self.words.table.headings
        names = [self.words.table.section, *(table[name] for name in _BEFORE[1:])]
        for column, name in enumerate(names, 1):
            self.heading(top, column, name, rows=2)
        for place, period in enumerate(self.sheet.periods):
            column = len(_BEFORE) + 1 + 2 * place
            name = self.say.period(period)
            if name:
                final = period == self.sheet.periods[-1]
                self.heading(top, column, name, columns=2 + final)
            at, rows = (below, 1) if name else (top, 2)
            self.heading(at, column, self.words.pair, rows=rows)
            self.heading(at, column + 1, self.rate_heading, rows=rows)
        if self.sheet.is_dated:
            last = self.sheet.periods[-1]
            name = f"{self.words.target}({last.year or last.name})"
            self.heading(below, self.width, name)
        self.page.set_row_pixels(below - 1, 2 * _LINE_HEIGHT)

    def heading(self, row: int, column: int, text: str, *, rows: int = 1, columns: int = 1) -> None:
        self.put(row, column, text, look=_HEADING)
        self.merge(row, column, rows=rows, columns=columns)

    def section(self, section: "Section") -> None:
        top = self.row + 1
        self.put(top, 1, self.say.section(section))
        for row in section.rows:
            self.indicator(row)
        self.merge(top, 1, rows=self.row - top + 1)
        for period in self.sheet.periods:
            self.reasons(self.say.reasons(section, period), period.name)

    def reasons(self, reasons: list[str], period: str) -> None:
        if reasons:
            words = self.words.reasons_of_period if period else self.words.reasons
            self.wide(words.format(period=period), bold=True)
            room = sum(self.widths) * 2 // 5  # full-width letters that fit a line, about
            broken = [line for reason in reasons for line in reason.split("\n")]
            lines = sum(1 + len(line) // room for line in broken)
            self.wide("\n".join(f"・{reason}" for reason in reasons))
            self.page.set_row_pixels(self.row - 1, lines * _LINE_HEIGHT)

    def indicator(self, row: "SheetRow") -> None:
        top = self.row + 1
        self.row += 2
        texts = row.first.texts
        cells = [texts["indicator"], texts["unit"], row.first.direction.arrow, texts["baseline"]]
        for column, text in enumerate(cells, 2):
            self.put(top, column, text, number=column == len(_BEFORE))
            self.merge(top, column, rows=2)
        for place, result in enumerate(row.results):
            column = len(_BEFORE) + 1 + 2 * place
            if result is not None:
                self.put(top, column, result.texts["target"] or _MISSING, number=True)
                self.put(top + 1, column, result.texts["actual"] or _MISSING, number=True)
                rate = result.texts["published_rate"] if self.published else result.shown_rate
                self.put(top, column + 1, rate, number=True)
                self.mark(top, column + 1, result)
            self.merge(top, column + 1, rows=2)
        if self.sheet.is_dated:
            self.put(top, self.width, row.final_target, number=True)
            self.merge(top, self.width, rows=2)

    def mark(self, row: int, column: int, result: "Result") -> None:
        """Mark a published rate that differs; the cell still holds what was printed."""
        if result.difference is not None:
            self.looks[row, column] |= _MARKED
            told = visible(self.say.difference(result))
            self.page.write_comment(row - 1, column - 1, told, _COMMENT)

    def wide(self, text: str, *, bold: bool = False) -> None:
        """Write a row of one cell over the whole width."""
        self.row += 1
        self.put(self.row, 1, text, look={"bold": bold, "valign": "top"})
        self.merge(self.row, 1, columns=self.width)

    def put(
        self,
        row: int,
        column: int,
        text: str,
        *,
        number: bool = False,
        look: dict[str, object] | None = None,
    ) -> None:
        side = "right" if number else "center" if column in (3, 4) else ""
        usual = {"align": side, "valign": "vcenter", "text_wrap": not number}
        self.cells[row, column] = text, number
        self.looks[row, column] = usual | (look or {})

    def merge(self, row: int, column: int, *, rows: int = 1, columns: int = 1) -> None:
        if rows * columns > 1:
            last = row + rows - 2, column + columns - 2
            self.page.merge_range(row - 1, column - 1, *last, "")

    def finish(self) -> None:
        """Write the cells with lines between them, and fit the sheet to A4 landscape."""
        for row in range(1, self.row + 1):
            for column in range(1, (self.width if row > 1 else 1) + 1):
                text, number = self.cells.get((row, column), ("", False))
                look = self.looks.get((row, column), {}) | (_LINES if row > 1 else {})
                self.book.put(row - 1, column - 1, text, tuple(look.items()), number=number)
        self.book.set_widths(self.widths)
        self.page.set_landscape()
        self.page.set_paper(_A4)
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(*_MARGINS)
        if self.titles:
            self.page.repeat_rows(self.titles[0] - 1, self.titles[1] - 1)
