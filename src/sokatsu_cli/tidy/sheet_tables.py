"""Going down a summary sheet: what the rows above say decides what the next row is."""

from dataclasses import dataclass, field
from functools import partial

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.unit_words import unit_behind
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy import row_places, titles
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.explanations import taken_headings
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.headings import find_layout, lacking, looks_like_headings
from sokatsu_cli.tidy.indicator_values import Indicator
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.readings import Doubt, Tried
from sokatsu_cli.tidy.refusals import command, left_over, whole_file, without_number
from sokatsu_cli.tidy.row_directions import RowDirections, lost, or_give, unknown
from sokatsu_cli.tidy.rows import RowPlace, TidyRow
from sokatsu_cli.tidy.section_rows import SectionRows
from sokatsu_cli.tidy.share_rates import with_shares
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.table_rows import whole_rows
from sokatsu_cli.tidy.value_columns import DoubtfulHeadings


@dataclass(slots=True)
class Walker(SectionRows):
    """Goes down one sheet.

    Attributes:
        directions: Finds the direction of an indicator whose cell is not readable.
        choices: What the user says of the sheet.
        rows: The rows of the tidy table.
        places: Where each of them comes from.
        doubts: Headings that are not understood, or in two ways.
    """

    directions: RowDirections = field(kw_only=True)
    choices: Choices = field(default_factory=Choices)
    rows: list[TidyRow] = field(default_factory=list)
    places: list[RowPlace] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _closed: Layout | None = None
    _usual: set[int] = field(default_factory=set)
    _indicator: Indicator | None = None
    _above: TidyRow = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _full: bool = False
    _lost: Problem | None = None
    _rows: list[SheetRow] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _left: list[int] = field(default_factory=list)

    def walk(self) -> None:
        """Read all rows."""
        rows = self._rows = list(self.sheet.rows)
        self._full = self.sheet.is_text and row_places.writes_blanks(rows)
        chosen = self.choices.header_row
        headings = [
            find_layout(rows, at, self.choices, full=self._full)
            if chosen in (None, rows[at].number)
            else None
            for at in range(len(rows))
        ]
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
            elif isinstance(layout, DoubtfulHeadings):
                self._end_table()
                self.doubts.append(Doubt.of(rows[at], layout))
            else:
                stop = next((i for i in range(end, len(rows)) if headings[i]), len(rows))
                rows[end:stop] = whole_rows(rows[end:stop], layout, self.choices.missing)
                self.taken += taken_headings(
                    self.sheet, rows[max(at - 1, 0) : at], rows[at:end], layout
                )
                self._begin_table(layout, rows[at], rows[end:stop])
            at = end
        self._settle()

    def tried(self) -> Tried:
        """Return what was read, and all that is wrong with it."""
        doubts = [self.sheet.problem(each.row, None, each.text) for each in self.doubts]
        return Tried(self.rows, [*self.problems, *doubts])

    def undirected(self) -> list[Problem]:
        """Return what is wrong where no row has a direction."""
        path = self.sheet.path
        commands = partial(command, whole_file(path), self.choices, (), "--direction")
        return self.directions.refusal(path, commands, self.choices.direction)

    def ways(self) -> list[Problem]:
        """Return the commands for what is wrong in many rows."""
        path = self.sheet.path
        ways = without_number(path, self.choices, self._words)
        alone = len(self._left) == len(self.problems) and not self.doubts
        return ways + left_over(path, self.choices, self._left if alone else [])

    def notes(self) -> list[str]:
        """Return what the user should know of a sheet that was read."""
        path = self.sheet.path
        return [*SectionRows.notes(self), *(f"{path}: {note}" for note in self.directions.notes())]

    def _begin_table(self, layout: Layout, heading: SheetRow, rows: list[SheetRow]) -> None:
        titled = self._outline.under_title(layout)
        layout = layout if heading.origins else titled  # rows made of others have their own years
        layout, told = with_shares(layout, rows)
        self.remarks += [self.sheet.problem(heading, None, each) for each in told]
        self._layout, self._closed = layout, None
        self.remarks += [self.sheet.problem(heading, None, each) for each in layout.remarks]
        self._units = row_places.units_of(rows, layout)
        self._marks = row_places.marks_of(rows, layout)
        self._usual = row_places.usual_lengths(rows, layout)
        self.starts.append(heading.number)
        self._after_blank, self._reasons_of = False, None
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
            elif (
                not (above_headings and len(row.filled()) == 1)  # a title, such as 成果指標
                and looks_like_headings(self._rows, at)
                and not self.choices.passes(row.number)
            ):
                self._end_table()  # what stands below headings that are not understood is none
                told = _("headings without {what}: {headings}")
                told = told.format(what=lacking(row), headings=quoted(row.text()))
                self.doubts.append(Doubt(row, told))
            elif not (
                self._reason_title(row)
                or self._reasons(row)
                or self._section_title(row, self._rows[at + 1 : at + 2])
            ):
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
            text = _("a total or mean is no indicator, left out: {text}")
            text = text.format(text=quoted(row.text()))
            self.remarks.append(self.sheet.problem(row, None, text))
            return True
        merged = below and bool(row.shown(name))
        if below and not merged and (not self._above or self._after_blank):
            return False
        if below and not merged and not row_places.names_nothing(row, layout):
            self._settle()
            text = _("no name of an indicator: {text}").format(text=quoted(row.text()))
            self._problem(row, None, text)
            return True
        shift = 0 if below and not merged else self._standing(row, layout)
        if shift is None:
            return False
        self._settle()
        if isinstance(shift, str):
            self._problem(row, None, shift)
        elif self._has_no_name(row, name + shift):
            self._above = {}  # the rows below it are not those of the name before it
        else:
            self._begin(row, shift, layout, continued=below)
        return True

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
            text = _("{period} stands twice for {name}; a name may be lost")
            period, indicator = " ".join(filter(None, when)), quoted(cells["indicator"])
            self._problem(row, None, text.format(period=period, name=indicator))
        self._told.add(when)
        for name in [each for each in ("unit", "direction") if each in layout.named]:
            place = layout.named[name] + shift
            shown = row.shown(place) or name == "direction"  # whatever stands for an arrow
            if shown and row.trouble(place):  # a date, or struck through
                self._problem(row, place, row.trouble(place))
        if layout.unit_in_name and not cells.get("unit"):
            cells["unit"] = unit_behind(cells["indicator"])
        self._outline.enter(cells)
        cells |= self._outline.cells
        cells.setdefault("direction", "")
        self._check_direction(row, shift, layout, cells)
        self._above = dict(cells)
        row = self._described(row, shift, layout)
        self._indicator = Indicator(self.sheet, row, shift, layout, cells)
        self._leftovers(row, shift, layout)

    def _settle(self) -> None:
        """End the indicator that was begun."""
        if self._indicator is None:
            return
        rows = self._indicator.rows()
        self._direct(self._indicator)
        self.rows += rows
        self.places += self._indicator.places()
        self._outline.rows += rows
        self.problems += self._indicator.problems
        self._rounded += self._indicator.rounded
        self._words += self._indicator.words
        self.taken += self._indicator.told
        given = self._lost and self.directions.supplied(rows[0]["indicator"] if rows else "")
        self._compare(rows if given else [], self._indicator.at)
        self._indicator = self._lost = None

    def _check_direction(self, row: SheetRow, shift: int, layout: Layout, cells: TidyRow) -> None:
        """Refuse a cell that is no direction; one that is lost waits for the values of its row."""
        text = cells.get("direction", "")
        column = layout.named["direction"] + shift if "direction" in layout.named else None
        self._lost = self.sheet.problem(row, column, "") if lost(text) else None
        if self._lost is None and unknown(text):
            self._problem(row, column, or_give(unknown(text)))
        supplied = self.directions.supplied(cells["indicator"]) if self._lost else ""
        if supplied:
            self._check_supplied(supplied, row, shift, layout)

    def _direct(self, indicator: Indicator) -> None:
        """Give the rows of an indicator whose direction is lost what they say, or a given one."""
        place, troubles = self._lost, dict[str, None]()
        if place is None:
            return
        for period in indicator.periods:
            row = period.row
            printed = period.printed.get(Role.TARGET, row["target"])
            texts = {name: row[name] for name in indicator.layout.others.values() if row[name]}
            way, trouble = self.directions.of(row, printed, texts, place)
            row["direction"] = way or row["direction"]
            troubles |= {trouble: None} if trouble else {}
        self.problems += [place._replace(text=text) for text in troubles]

    def _leftovers(self, row: SheetRow, shift: int, layout: Layout) -> None:
        """Name the cells of an indicator's row that no column takes; those before it are titles."""
        places, first = layout.places, min(layout.places) + shift
        has_section = bool(row.shown(layout.named.get("section_name", -1) + shift))
        for place in row.filled():
            if place < first and (has_section or "section_name" not in layout.named):
                self._skip(row, place)
            elif place - shift not in places:
                text = _("{text} has no heading").format(text=quoted(row.at(place)))
                self._problem(row, place, text)
        lengths = row_places.length_trouble(row, shift, layout, self._usual, full=self._full)
        for trouble in lengths if self.sheet.is_text else ():
            self._problem(row, None, trouble)

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
            told = _("an indicator below the end of its table: {text}")
            self._problem(row, None, told.format(text=text))
            self._left.append(row.number)
        elif not placeless and (self._layout is None or above_headings or title):
            self._skip(row, None)
        else:
            told = _("the row has no place in the table: {text}")
            self._problem(row, None, told.format(text=text))
            self._left.append(row.number)
