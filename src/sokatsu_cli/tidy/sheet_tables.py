"""Going down a summary sheet: what the rows above say decides what the next row is."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy import row_places, titles
from sokatsu_cli.tidy.findings import Findings
from sokatsu_cli.tidy.headings import Layout, find_layout, lacking, looks_like_headings
from sokatsu_cli.tidy.indicator_values import Indicator
from sokatsu_cli.tidy.reasons import BULLETS
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.totals_above import TotalsAbove


@dataclass(slots=True)
class Walker(Findings):
    """Goes down one sheet.

    Attributes:
        direction: Gives the direction of an indicator whose cell is not readable.
        rows: The rows of the tidy table.
    """

    direction: Callable[[str], str] = field(kw_only=True)
    rows: list[TidyRow] = field(default_factory=list)
    _layout: Layout | None = None
    _closed: Layout | None = None
    _units: frozenset[str] = frozenset()
    _usual: set[int] = field(default_factory=set)
    _outline: titles.Outline = field(default_factory=titles.Outline)
    _indicator: Indicator | None = None
    _above: TidyRow = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _totals: TotalsAbove = field(default_factory=TotalsAbove)
    _reasons_of: str | None = None
    _after_blank: bool = False
    _full: bool = False
    _supplied: bool = False
    _rows: list[SheetRow] = field(default_factory=list)

    def walk(self) -> None:
        """Read all rows."""
        rows = self._rows = list(self.sheet.rows)
        self._full = self.sheet.is_text and row_places.writes_blanks(rows)
        headings = [find_layout(rows, at, full=self._full) for at in range(len(rows))]
        at = 0
        while at < len(rows):
            heading = headings[at]
            if heading is None:
                self._take(at, above_headings=any(headings[at + 1 : at + 2]))
                at += 1
                continue
            self._settle()
            layout, end = heading
            if isinstance(layout, str):
                self._end_table()
                self._problem(rows[at], None, layout)
            else:
                stop = next((i for i in range(end, len(rows)) if headings[i]), len(rows))
                carried = row_places.carried(layout)
                rows[end:stop] = [row.carrying(carried) for row in rows[end:stop]]
                self._begin_table(layout, rows[at], rows[end:stop])
            at = end
        self._settle()

    def _begin_table(self, layout: Layout, heading: SheetRow, rows: list[SheetRow]) -> None:
        layout = self._outline.under_title(layout)
        self._layout, self._closed = layout, None
        self.remarks += [self.sheet.problem(heading, None, each) for each in layout.remarks]
        self._units = row_places.units_of(rows, layout)
        self._usual = row_places.usual_lengths(rows, layout)
        self.found, self._after_blank, self._reasons_of = True, False, None
        self._above = {}
        self._totals.end_section()

    def _end_table(self) -> None:
        self._layout = self._closed = self._reasons_of = None

    def _take(self, at: int, *, above_headings: bool) -> None:
        """Read one row that is no heading."""
        row = self._rows[at]
        if not row.filled() and not self._uncomputed(row):
            self._after_blank = True
            return
        if self._layout is None or not self._in_table(row, self._layout):
            self._settle()
            self._totals.is_open = False
            if self._uncomputed(row):
                place = self._uncomputed(row)[0]
                self._problem(row, place, row.trouble(place))
            elif looks_like_headings(self._rows, at):
                self._end_table()  # what stands below headings that are not understood is none
                self._problem(row, None, f"headings without {lacking(row)}: {quoted(row.text())}")
            elif not (self._reason_title(row) or self._reasons(row) or self._section_title(at)):
                self._other(row, above_headings=above_headings)
        self._after_blank = False

    def _uncomputed(self, row: SheetRow) -> list[int]:
        """Return the columns of the table in which a row has nothing only as it is not computed."""
        layout = self._layout or self._closed
        blank = {*row.held()} - {*row.filled()}
        return sorted(blank & layout.places) if layout is not None else []

    def _in_table(self, row: SheetRow, layout: Layout) -> bool:
        """Read a row of an indicator or a total; say whether it is one."""
        if self._indicator is not None and self._indicator.lower_values(row, self._units):
            return True
        below, name = row_places.continues(row, layout), layout.named["indicator"]
        if self._totals.take(row, layout, self._units):
            self._settle()
            text = f"a total or mean is no indicator, left out: {quoted(row.text())}"
            self.remarks.append(self.sheet.problem(row, None, text))
            return True
        merged = below and bool(row.shown(name))
        if below and not merged and (not self._above or self._after_blank):
            return False
        if below and not merged and not row_places.names_nothing(row, layout):
            self._settle()
            self._problem(row, None, f"no name of an indicator: {quoted(row.text())}")
            return True
        shift = 0 if below and not merged else self._standing(row, layout)
        if shift is None:
            return False
        self._settle()
        if isinstance(shift, str):
            self._problem(row, None, shift)
        elif self._totals.of_section:
            text = f"{quoted(row.shown(name + shift))} stands below a total, without a section"
            self._problem(row, None, f"{text}; write its section into its row")
        else:
            self._begin(row, shift, layout, continued=below)
        return True

    def _standing(self, row: SheetRow, layout: Layout) -> int | str | None:
        numbered = bool(self._outline.cells.get("section"))
        return row_places.standing(row, layout, self._units, numbered=numbered)

    def _begin(self, row: SheetRow, shift: int, layout: Layout, *, continued: bool) -> None:
        """Begin an indicator: its section, its direction, and the values of its periods."""
        self._reasons_of, self._outline.title = None, ""
        cells = {name: row.shown(place + shift) for name, place in layout.named.items()}
        same = continued and cells["indicator"] in ("", self._above.get("indicator"))
        for name in ("indicator", "unit", "direction") if same else ():
            cells[name] = cells.get(name) or self._above.get(name, "")
        self._told = self._told if same else set()
        when = cells.get("period", ""), cells.get("year", "")
        if same and when in self._told:
            text = f"{' '.join(filter(None, when))} stands twice for {quoted(cells['indicator'])}"
            self._problem(row, None, f"{text}; a name may be lost")
        self._told.add(when)
        for name in [each for each in ("unit", "direction") if each in layout.named]:
            place = layout.named[name] + shift
            if row.shown(place) and row.trouble(place):  # a date, or struck through
                self._problem(row, place, row.trouble(place))
        self._outline.enter(cells)
        cells |= self._outline.cells
        cells["direction"] = self._directed(row, shift, layout, cells)
        self._above = dict(cells)
        self._indicator = Indicator(self.sheet, row, shift, layout, cells)
        self._cover(row, shift, layout)
        self._leftovers(row, shift, layout)

    def _settle(self) -> None:
        """End the indicator that was begun."""
        if self._indicator is None:
            return
        rows = self._indicator.rows()
        self.rows += rows
        self._outline.rows += rows
        self.problems += self._indicator.problems
        self._rounded += self._indicator.rounded
        self._compare(rows if self._supplied else [], self._indicator.at)
        self._indicator, self._supplied = None, False

    def _directed(self, row: SheetRow, shift: int, layout: Layout, cells: TidyRow) -> str:
        text = cells.get("direction", "")
        try:
            Direction.parse(text)
        except ValueError as error:
            lost = not text.strip("?？ ")
            supplied = self.direction(cells["indicator"]) if lost else ""
            if supplied:
                self._supplied = True
                self._check_supplied(supplied, row, shift, layout)
                return supplied
            column = layout.named["direction"] + shift if "direction" in layout.named else None
            self._problem(row, column, f"{error}; or give --direction")
        return text

    def _leftovers(self, row: SheetRow, shift: int, layout: Layout) -> None:
        """Name the cells of an indicator's row that no column takes; those before it are titles."""
        places, first = layout.places, min(layout.places) + shift
        has_section = bool(row.shown(layout.named.get("section_name", -1) + shift))
        for place in row.filled():
            if place < first and (has_section or "section_name" not in layout.named):
                self._skip(row, place)
            elif place - shift not in places:
                self._problem(row, place, f"{quoted(row.at(place))} has no heading")
        lengths = row_places.length_trouble(row, shift, layout, self._usual, full=self._full)
        for trouble in lengths if self.sheet.is_text else ():
            self._problem(row, None, trouble)

    def _section_title(self, at: int) -> bool:
        """Read a row that has nothing but the name of a section, above the rows of indicators."""
        row, below = self._rows[at], self._rows[at + 1 : at + 2]
        values = row_places.only_values(row, self._units)
        if self._layout is None or len(row.filled()) > 1 or values:
            return False
        if titles.chapter_in(row.text()):
            self._outline.enter({"chapter": titles.chapter_in(row.text())})
            self._totals.end_section()
            return True
        above_rows = any(self._standing(each, self._layout) is not None for each in below)
        is_name = row.filled() == [self._layout.named["indicator"]]
        # Right of the first column, where titles and notes begin, a name has lost its values.
        lost = is_name and row.filled() != [0] and not self._after_blank
        if not titles.is_section(row.text()) and (
            titles.is_note(row.text()) or not (above_rows or lost)
        ):
            return False
        if is_name and not titles.is_numbered(row.text()):
            self._problem(row, None, f"a name without values, or a section? {quoted(row.text())}")
            return True
        self._outline.enter({"section_name": row.text()})
        self._totals.end_section()
        self._reasons_of = None
        return True

    def _reason_title(self, row: SheetRow) -> bool:
        """Read the title above the reasons of a period, and reasons beside it."""
        told = [place for place in row.filled() if titles.names_reasons(row.at(place))]
        if self._layout is None or not told:
            return False
        title = row.at(told[0])
        periods = [columns.period for columns in self._layout.periods]
        named = [period for period in periods if period and period in title]
        self._reasons_of = (named or periods)[-1]
        for place in row.filled():
            if place not in told:
                self._give_reasons(row, place)
        return True

    def _reasons(self, row: SheetRow) -> bool:
        """Read a row of reasons: one long cell below their title; a note there is none."""
        if self._reasons_of is None or len(row.filled()) != 1 or titles.is_section(row.text()):
            return False
        if self._after_blank and row.text()[0] not in (*BULLETS, "<", "※"):
            return False
        self._give_reasons(row, row.filled()[0])
        return True

    def _give_reasons(self, row: SheetRow, place: int) -> None:
        text = row.at(place)
        note = text.startswith("※")
        problems = [] if note else self._outline.give_reasons(text, self._reasons_of or "")
        if note or (problems and titles.is_note(text)):
            self._skip(row, place)
            return
        for problem in problems:
            self._problem(row, place, problem)

    def _other(self, row: SheetRow, *, above_headings: bool) -> None:
        """Skip a row that is no part of a table; name one that should be."""
        text = quoted(row.text())
        if titles.chapter_in(row.text()):
            self._outline.cells = {"chapter": titles.chapter_in(row.text())}
        title = len(row.filled()) == 1 and not row_places.only_values(row, self._units)
        if title and self._layout is None and titles.is_section(row.text()):
            self._outline.enter({"section_name": row.text()})
        elif title and not titles.is_note(row.text()):
            self._outline.title = row.text()
        placeless = self._layout is not None and row_places.has_values(row, self._layout)
        if self._after_blank and not title:
            self._layout, self._closed, self._reasons_of = None, self._layout, None
        if self._closed is not None and self._standing(row, self._closed) is not None:
            self._problem(row, None, f"an indicator below the end of its table: {text}")
        elif not placeless and (self._layout is None or above_headings or title):
            self._skip(row, None)
        else:
            self._problem(row, None, f"the row has no place in the table: {text}")
