"""A summary sheet as a spreadsheet in the published layout, which ``sokatsu tidy`` reads.

Rates that were not published stand under another heading: nobody should take them for published.
"""

from typing import TYPE_CHECKING, Any

from sokatsu_cli.model.visible import visible
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.words import SheetWords
from sokatsu_cli.writing.workbooks import embolden, fill, new_workbook, saved, set_widths

if TYPE_CHECKING:
    from sokatsu_cli.report.sheet import Result, Section, SheetRow, SummarySheet

_BEFORE = ("section_name", "indicator", "unit", "direction", "baseline")
"""What stands before the periods."""

_MISSING = "-"
"""A target or an actual that is not there; a blank would not be told from a pair cut in two."""

_WIDTHS = (20, 46, 8, 8, 12)
_PERIOD_WIDTHS = (14, 12)
_FINAL_WIDTH = 14
_COMMENT = (60, 320)
"""Height and width of a comment, in pixels."""

_LINE_HEIGHT = 17
"""Points."""


def sheet_workbook(sheet: "SummarySheet", words: SheetWords, title: str) -> bytes:
    """Return the sheet as an .xlsx file: target above actual, merged cells, real numbers.

    Raises:
        SokatsuError: The extra is not installed, or a text is longer than a cell.
    """
    return _Writer(sheet, words).workbook(title)


class _Writer:
    """Writes row after row; ``row`` is the last one written, from 1."""

    def __init__(self, sheet: "SummarySheet", words: SheetWords) -> None:
        self.sheet = sheet
        self.words = words
        self.say = Phrases(sheet, words)
        self.book = new_workbook()
        self.page: Any = self.book.worksheets[0]
        final = [_FINAL_WIDTH] * sheet.is_dated
        self.widths = [*_WIDTHS, *_PERIOD_WIDTHS * len(sheet.periods), *final]
        self.width = len(self.widths)
        self.published = sheet.has("published_rate")
        self.rate_heading = words.rate if self.published else words.computed_rate
        self.row = 0

    def workbook(self, title: str) -> bytes:
        self.page.title = self.words.title
        self.wide(title, bold=True)
        for number, sections in enumerate(self.sheet.chapters):
            self.row += number > 0  # what follows reasons without a gap would be one of them
            if self.say.chapter(sections[0]):
                self.wide(self.say.chapter(sections[0]), bold=True)
            self.headings()
            for section in sections:
                self.section(section)
        self.finish()
        return saved(self.book)

    def headings(self) -> None:
        top, below = self.row + 1, self.row + 2
        self.page.print_title_rows = self.page.print_title_rows or f"{top}:{below}"
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
        self.page.row_dimensions[below].height = 2 * _LINE_HEIGHT

    def heading(self, row: int, column: int, text: str, *, rows: int = 1, columns: int = 1) -> None:
        from openpyxl.styles import Alignment, PatternFill

        self.put(row, column, text)
        self.merge(row, column, rows=rows, columns=columns)
        cell = self.page.cell(row, column)
        embolden(cell)
        cell.fill = PatternFill("solid", start_color="DFE5EE")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

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
            self.page.row_dimensions[self.row].height = lines * _LINE_HEIGHT

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
        from openpyxl.comments import Comment
        from openpyxl.styles import PatternFill

        if result.difference is not None:
            cell = self.page.cell(row, column)
            cell.fill = PatternFill("solid", start_color="FBE3D6")
            embolden(cell, "A3320B")
            cell.comment = Comment(visible(self.say.difference(result)), "sokatsu", *_COMMENT)

    def wide(self, text: str, *, bold: bool = False) -> None:
        """Write a row of one cell over the whole width."""
        from openpyxl.styles import Alignment

        self.row += 1
        self.put(self.row, 1, text)
        self.merge(self.row, 1, columns=self.width)
        cell = self.page.cell(self.row, 1)
        if bold:
            embolden(cell)
        cell.alignment = Alignment(vertical="top", wrap_text=True)

    def put(self, row: int, column: int, text: str, *, number: bool = False) -> None:
        from openpyxl.styles import Alignment

        cell = self.page.cell(row, column)
        fill(cell, text, number=number)
        side = "right" if number else "center" if column in (3, 4) else None
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=not number)

    def merge(self, row: int, column: int, *, rows: int = 1, columns: int = 1) -> None:
        from openpyxl.worksheet.cell_range import CellRange

        if rows * columns > 1:
            area = CellRange(
                min_row=row, max_row=row + rows - 1, min_col=column, max_col=column + columns - 1
            )
            self.page.merged_cells.ranges.add(area)  # merge_cells compares it with all before

    def finish(self) -> None:
        """Draw the lines, set the widths, and fit the sheet to A4 landscape."""
        from openpyxl.styles import Border, Side

        thin = Side(style="thin", color="737D8C")
        border = Border(left=thin, right=thin, top=thin, bottom=thin)
        for cells in self.page.iter_rows(min_row=2, max_row=self.row, max_col=self.width):
            for cell in cells:
                cell.border = border
        set_widths(self.page, self.widths)
        setup = self.page.page_setup
        setup.orientation, setup.paperSize = "landscape", self.page.PAPERSIZE_A4
        setup.fitToWidth, setup.fitToHeight = 1, 0
        self.page.sheet_properties.pageSetUpPr.fitToPage = True
