"""A summary sheet as a spreadsheet in the published layout, which ``sokatsu tidy`` reads.

Rates that were not published stand under another heading: nobody should take them for published.
They are formulas that show the rates of the list; published ones are values.
"""

from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.model.visible import visible
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.workbook.looks import (
    HEADING,
    LINE_HEIGHT,
    LINES,
    MARKED,
    VALUE,
    share_format,
)
from sokatsu_cli.report.workbook.places import absolute, quoted_name
from sokatsu_cli.report.workbook.words import WORKBOOK_LANGUAGES
from sokatsu_cli.writing.workbooks import Formula, stored_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sokatsu_cli.report.contents import Contents
    from sokatsu_cli.report.results import Result
    from sokatsu_cli.report.sheet import Section, SheetRow
    from sokatsu_cli.writing.workbooks import WrittenSheet

_BEFORE = ("section_name", "indicator", "unit", "direction", "baseline")
"""What stands before the periods."""

_MISSING = "-"
"""A target or an actual that is not there; a blank would not be told from a pair cut in two."""

_WIDTHS = (20, 46, 8, 8, 12)
_PERIOD_WIDTHS = (14, 12)
_FINAL_WIDTH = 14
_COMMENT = {"author": "sokatsu", "height": 60, "width": 320}
"""A comment on rates; pixels."""


class Linked(NamedTuple):
    """A cell of the layout: its text, and how formulas of other sheets name it."""

    text: str
    place: str


class Layout:
    """Lays the cells out row after row, then writes them; ``_row`` is the last row, from 1.

    Attributes:
        say: Its sentences.
        published: Whether any rate was published.
        has_values: Whether exact values stand where formulas would.
        places: Of each result the row and the column from 1 of its target; below it stands its
            actual, beside it its rate.
    """

    def __init__(self, contents: "Contents", written: "WrittenSheet") -> None:
        """Take what a report is made of, and the sheet to be written."""
        sheet, words = contents.sheet, contents.words
        self._sheet, self._words, self._written = sheet, words, written
        self.say = Phrases(sheet, words)
        self._cells: dict[tuple[int, int], tuple[str, bool]] = {}
        self._looks: dict[tuple[int, int], dict[str, object]] = {}
        self.places: dict[Result, tuple[int, int]] = {}
        self._rates: dict[tuple[int, int], Result] = {}
        final = [_FINAL_WIDTH] * sheet.is_dated
        self._widths = [*_WIDTHS, *_PERIOD_WIDTHS * len(sheet.periods), *final]
        self._width = len(self._widths)
        self.has_values = False
        self.published = sheet.has("published_rate")
        self._rate_heading = words.rate if self.published else words.computed_rate
        self._row = 0
        self._titles: tuple[int, int] | None = None
        self._lay_out(contents.heading.title)

    def _lay_out(self, title: str) -> None:
        """Find the place of every cell."""
        self._wide(title, bold=True)
        for number, sections in enumerate(self._sheet.chapters):
            self._row += number > 0  # what follows reasons without a gap would be one of them
            if self.say.chapter(sections[0]):
                self._wide(self.say.chapter(sections[0]), bold=True)
            self._headings()
            for section in sections:
                self._section(section)

    def _headings(self) -> None:
        """Lay out the headings of a chapter."""
        top, below = self._row + 1, self._row + 2
        self._titles = self._titles or (top, below)
        self._row = below
        table = self._words.table.headings
        names = [self.say.parts(), *(table[name] for name in _BEFORE[1:])]
        for column, name in enumerate(names, 1):
            self._heading(top, column, name, rows=2)
        for place, period in enumerate(self._sheet.periods):
            column = len(_BEFORE) + 1 + 2 * place
            name = self.say.period(period)
            if name:
                final = period == self._sheet.periods[-1]
                self._heading(top, column, name, columns=2 + final)
            at, rows = (below, 1) if name else (top, 2)
            self._heading(at, column, self._words.pair, rows=rows)
            self._heading(at, column + 1, self._rate_heading, rows=rows)
            if self.published:
                words = WORKBOOK_LANGUAGES[self._words.language]
                self._comment(at, column + 1, words.as_printed.format(name=words.results))
        if self._sheet.is_dated:
            last = self._sheet.periods[-1]
            name = f"{self._words.target}({last.year or last.name})"
            self._heading(below, self._width, name)
        self._written.page.set_row_pixels(below - 1, 2 * LINE_HEIGHT)

    def _heading(
        self, row: int, column: int, text: str, *, rows: int = 1, columns: int = 1
    ) -> None:
        self._put(row, column, text, look=HEADING)
        self._merge(row, column, rows=rows, columns=columns)

    def _section(self, section: "Section") -> None:
        top = self._row + 1
        self._put(top, 1, self.say.section(section))
        for row in section.rows:
            self._indicator(row)
        self._merge(top, 1, rows=self._row - top + 1)
        for period in self._sheet.periods:
            self._reasons(self.say.reasons(section, period), period.name)

    def _reasons(self, reasons: list[str], period: str) -> None:
        if reasons:
            words = self._words.reasons_of_period if period else self._words.reasons
            self._wide(words.format(period=period), bold=True)
            room = sum(self._widths) * 2 // 5  # full-width letters that fit a line, about
            broken = [line for reason in reasons for line in reason.split("\n")]
            lines = sum(1 + len(line) // room for line in broken)
            self._wide("\n".join(f"・{reason}" for reason in reasons))
            self._written.page.set_row_pixels(self._row - 1, lines * LINE_HEIGHT)

    def _indicator(self, row: "SheetRow") -> None:
        top = self._row + 1
        self._row += 2
        texts = row.first.texts
        cells = [texts["indicator"], texts["unit"], row.first.direction.arrow, row.baseline]
        for column, text in enumerate(cells, 2):
            self._put(top, column, text, number=column == len(_BEFORE))
            self._merge(top, column, rows=2)
        for place, result in enumerate(row.results):
            column = len(_BEFORE) + 1 + 2 * place
            if result is not None:
                self.places[result] = top, column
                self._put(top, column, result.texts["target"] or _MISSING, number=True)
                self._put(top + 1, column, result.texts["actual"] or _MISSING, number=True)
                rate = result.texts["published_rate"] if self.published else result.shown_rate
                self._put(top, column + 1, rate, number=True)
                self._mark(top, column + 1, result)
                self._rates[top, column + 1] = result
            self._merge(top, column + 1, rows=2)
        if self._sheet.is_dated:
            self._put(top, self._width, row.final_target, number=True)
            self._merge(top, self._width, rows=2)

    def _mark(self, row: int, column: int, result: "Result") -> None:
        """Mark a published rate that differs; the cell still holds what was printed."""
        if result.difference is not None:
            self._looks[row, column] |= MARKED
            self._comment(row, column, visible(self.say.difference(result)))

    def _comment(self, row: int, column: int, text: str) -> None:
        self._written.page.write_comment(row - 1, column - 1, text, _COMMENT)

    def linked(self, result: "Result") -> dict[str, "Linked"]:
        """Return the cells of a result, by their columns."""
        row, column = self.places[result]
        places = {
            "baseline": (row, len(_BEFORE)),
            "target": (row, column),
            "actual": (row + 1, column),
            "published_rate": (row, column + 1),
        }
        if not self.published:
            del places["published_rate"]
        if not result.texts["baseline"]:  # which may be that of another period
            del places["baseline"]
        name = quoted_name(self._words.title)
        return {
            each: Linked(self._cells[at][0], f"{name}!{absolute(*at)}")
            for each, at in places.items()
        }

    def _wide(self, text: str, *, bold: bool = False) -> None:
        """Write a row of one cell over the whole width."""
        self._row += 1
        self._put(self._row, 1, text, look={"bold": bold, "valign": "top"})
        self._merge(self._row, 1, columns=self._width)

    def _put(
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
        self._cells[row, column] = text, number
        self._looks[row, column] = usual | (look or {})

    def _merge(self, row: int, column: int, *, rows: int = 1, columns: int = 1) -> None:
        if rows * columns > 1:
            last = row + rows - 2, column + columns - 2
            self._written.page.merge_range(row - 1, column - 1, *last, "")

    def write(self, rates: "Mapping[Result, str]") -> None:
        """Write the cells with lines between them, and fit the sheet to A4 landscape.

        Args:
            rates: How formulas name the rates that are computed elsewhere.
        """
        for row in range(1, self._row + 1):
            for column in range(1, (self._width if row > 1 else 1) + 1):
                text, number = self._cells.get((row, column), ("", False))
                look = self._looks.get((row, column), {}) | (LINES if row > 1 else {})
                if (row, column) in self._rates and not self.published:
                    self._rate(row, column, look, rates.get(self._rates[row, column], ""))
                    continue
                self._written.put(row - 1, column - 1, text, tuple(look.items()), number=number)
        self._written.set_widths(self._widths)
        self._written.fit_to_paper()
        if self._titles:
            self._written.page.repeat_rows(self._titles[0] - 1, self._titles[1] - 1)

    def _rate(self, row: int, column: int, look: dict[str, object], place: str) -> None:
        """Write a rate that was not published: a formula that shows the one at a place, if any."""
        text, _number = self._cells[row, column]
        value, form = stored_number(text) or (text, share_format(self._sheet.rules.digits))
        if place:
            spelled = Formula(f'IF({place}="","",{place})', value, form)
            self._written.put_formula(row - 1, column - 1, spelled, tuple(look.items()))
        else:
            self.has_values |= bool(text)
            look |= VALUE if text else {}
            self._written.put(row - 1, column - 1, text, tuple(look.items()), number=True)
