"""A summary sheet in, a tidy table out, without loss: what has no place is named."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from sokatsu_cli.errors import InputError, Problem, SokatsuError
from sokatsu_cli.headings import Layout, find_layout, looks_like_headings
from sokatsu_cli.indicator import COLUMNS, Indicator, TidyRow, is_value, only_values
from sokatsu_cli.outline import Outline, chapter_in, is_note, is_numbered, is_section
from sokatsu_cli.reasons import BULLETS
from sokatsu_cli.sheets import Sheet, SheetRow
from sokatsu_cli.terms import Direction
from sokatsu_cli.visible import quoted
from sokatsu_cli.years import fiscal_year

_FARTHEST = 3
"""How many columns stray tabs may move a row."""


class Tidied(NamedTuple):
    """What was read of a sheet: rows by column, problems, rows that were skipped, and notes."""

    columns: list[str]
    rows: list[TidyRow]
    problems: list[Problem]
    skipped: list[Problem]
    notes: list[str]

    def frame(self) -> pd.DataFrame:
        """Return the rows as a frame of text, "" where a row has no cell."""
        return pd.DataFrame(self.rows, columns=self.columns, dtype=object).fillna("")


def tidy_sheets(
    sheets: Sequence[Sheet],
    *,
    direction: Callable[[str], str] = lambda _indicator: "",
    with_fiscal_year: bool = False,
) -> Tidied:
    """Read the indicator tables of summary sheets.

    Tables are found by the words of their headings. Target and actual may stand in two columns,
    in two rows or in one cell; rows may be moved by stray cells, which their arrow shows.

    Args:
        sheets: The sheets of a file, as `read_sheets` returns them.
        direction: Gives the direction of an indicator whose cell is not readable, "" for none.
        with_fiscal_year: Add the column ``fiscal_year`` with the western number of the year.

    Returns:
        A `Tidied`, with one row for each indicator and period that has a value. Cells are text
        as in the sheet.

    Raises:
        InputError: No indicator table was recognised.

    Source: the layout of 第5次所沢市総合計画 総括表.
    """
    walkers = [_Walker(sheet, direction) for sheet in sheets]
    for walker in walkers:
        walker.walk()
    problems = [problem for walker in walkers for problem in walker.problems]
    if not any(walker.found for walker in walkers):
        text = "no indicator table found: no row has headings such as 目標指標, 目標値 and 実績値"
        raise InputError(problems or [Problem(sheet.path, None, None, text) for sheet in sheets])
    rows = [row for walker in walkers for row in walker.rows]
    columns = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
    if with_fiscal_year and "fiscal_year" in columns:
        raise SokatsuError("the sheet has a column fiscal_year of its own")
    if with_fiscal_year:
        columns.insert(columns.index("year") + 1, "fiscal_year")
        for row in rows:
            year = fiscal_year(row.get("year", ""))
            row["fiscal_year"] = "" if year is None else str(year)
    skipped = [row for walker in walkers for row in walker.skipped]
    notes = [f"{walker.sheet.path}: no indicator table" for walker in walkers if not walker.found]
    return Tidied(columns, rows, problems, skipped, notes)


@dataclass(slots=True)
class _Walker:
    """Goes down one sheet; what it knows of the rows above decides what the next one is."""

    sheet: Sheet
    direction: Callable[[str], str]
    rows: list[TidyRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)
    found: bool = False
    layout: Layout | None = None
    closed: Layout | None = None
    outline: Outline = field(default_factory=Outline)
    indicator: Indicator | None = None
    reasons_of: str | None = None
    after_blank: bool = False

    def walk(self) -> None:
        rows = self.sheet.rows
        headings = [find_layout(rows, at) for at in range(len(rows))]
        at = 0
        while at < len(rows):
            heading = headings[at]
            if heading is None:
                self.take(at, above_headings=any(headings[at + 1 : at + 2]))
                at += 1
            else:
                self.settle()
                layout, at = heading
                self.layout, self.closed = self.outline.under_title(layout), None
                self.found, self.after_blank, self.reasons_of = True, False, None
        self.settle()

    def take(self, at: int, *, above_headings: bool) -> None:
        """Read one row that is no heading."""
        row = self.sheet.rows[at]
        if not row.filled():
            self.after_blank = True
            return
        shift = None if self.layout is None else _shift(row, self.layout)
        if self.layout is not None and shift is not None:
            self.settle()
            self.begin(row, shift, self.layout)
        elif self.indicator is None or not self.indicator.lower_values(row):
            self.settle()
            if looks_like_headings(self.sheet.rows, at):
                self.unknown_headings(row)
            elif not (self.reason_title(row) or self.reasons(row) or self.section_title(at)):
                self.other(row, above_headings=above_headings)
        self.after_blank = False

    def begin(self, row: SheetRow, shift: int, layout: Layout) -> None:
        """Begin an indicator: its section, its direction, and the values of its periods."""
        self.reasons_of, self.outline.title = None, ""
        cells = {name: row.shown(place + shift) for name, place in layout.named.items()}
        if _TOTAL.fullmatch(cells["indicator"]):
            self.skip(row, None)
            return
        self.outline.enter(cells)
        cells |= self.outline.cells
        cells["direction"] = self.directed(row, shift, layout, cells)
        self.indicator = Indicator(self.sheet, row, shift, layout, cells)
        self.leftovers(row, shift, layout)

    def settle(self) -> None:
        """End the indicator that was begun."""
        if self.indicator is not None:
            rows = self.indicator.rows()
            self.rows += rows
            self.outline.rows += rows
            self.problems += self.indicator.problems
            self.indicator = None

    def directed(self, row: SheetRow, shift: int, layout: Layout, cells: TidyRow) -> str:
        text = cells.get("direction", "")
        try:
            Direction.parse(text)
        except ValueError as error:
            lost = not text.strip("?？ ")
            supplied = self.direction(cells["indicator"]) if lost else ""
            if supplied:
                return supplied
            place = layout.named.get("direction")
            column = None if place is None else place + shift
            self.problem(row, column, f"{error}; or give --direction")
        return text

    def leftovers(self, row: SheetRow, shift: int, layout: Layout) -> None:
        """Name the cells of an indicator's row that no column takes; those before it are titles."""
        places = {*layout.named.values(), *layout.others}
        places |= set() if layout.baseline is None else {layout.baseline}
        for columns in layout.periods:
            places |= {*columns.places.values()}
            places |= set() if columns.final is None else {columns.final}
        first = min(places) + shift
        has_section = bool(row.shown(layout.named.get("section_name", -1) + shift))
        for place in row.filled():
            if place < first and (has_section or "section_name" not in layout.named):
                self.skip(row, place)
            elif place - shift not in places:
                self.problem(row, place, f"{quoted(row.at(place))} has no heading")

    def unknown_headings(self, row: SheetRow) -> None:
        """Name headings that are not understood; what stands below them is no table then."""
        self.layout = self.closed = self.reasons_of = None
        text = f"headings without a target and an actual of one period: {quoted(row.text())}"
        self.problem(row, None, text)

    def section_title(self, at: int) -> bool:
        """Read a row that has nothing but the name of a section, above the rows of indicators."""
        row, below = self.sheet.rows[at], self.sheet.rows[at + 1 : at + 2]
        if self.layout is None or len(row.filled()) > 1 or only_values(row):
            return False
        if chapter_in(row.text()):
            self.outline.enter({"chapter": chapter_in(row.text())})
            return True
        above_rows = any(_shift(each, self.layout) is not None for each in below)
        if not is_section(row.text()) and (is_note(row.text()) or not above_rows):
            return False
        is_name = row.filled() == [self.layout.named["indicator"]]
        if is_name and not is_numbered(row.text()):
            self.problem(row, None, f"a name without values, or a section? {quoted(row.text())}")
            return True
        self.outline.enter({"section_name": row.text()})
        self.reasons_of = None
        return True

    def reason_title(self, row: SheetRow) -> bool:
        """Read the title above the reasons of a period, and reasons beside it."""
        titles = [place for place in row.filled() if _REASONS.search(row.at(place))]
        if self.layout is None or not titles or len(row.at(titles[0])) > _LONGEST_TITLE:
            return False
        periods = [columns.period for columns in self.layout.periods]
        named = [period for period in periods if period and period in row.at(titles[0])]
        self.reasons_of = (named or periods)[-1]
        for place in row.filled():
            if place not in titles:
                self.give_reasons(row, place)
        return True

    def reasons(self, row: SheetRow) -> bool:
        """Read a row of reasons: one long cell below their title."""
        if self.reasons_of is None or len(row.filled()) != 1 or is_section(row.text()):
            return False
        if self.after_blank and row.text()[0] not in (*BULLETS, "<"):
            return False
        self.give_reasons(row, row.filled()[0])
        return True

    def give_reasons(self, row: SheetRow, place: int) -> None:
        for text in self.outline.give_reasons(row.at(place), self.reasons_of or ""):
            self.problem(row, place, text)

    def other(self, row: SheetRow, *, above_headings: bool) -> None:
        """Skip a row that is no part of a table; name one that should be."""
        if chapter_in(row.text()):
            self.outline.cells = {"chapter": chapter_in(row.text())}
        title = len(row.filled()) == 1 and not only_values(row)
        if title and self.layout is None and is_section(row.text()):
            self.outline.enter({"section_name": row.text()})
        elif title and not is_note(row.text()):
            self.outline.title = row.text()
        if self.after_blank and not title:
            self.layout, self.closed, self.reasons_of = None, self.layout, None
        if self.closed is not None and _shift(row, self.closed) is not None:
            self.problem(
                row, None, f"an indicator below the end of its table: {quoted(row.text())}"
            )
        elif self.layout is None or above_headings or title:
            self.skip(row, None)
        else:
            self.problem(row, None, f"the row has no place in the table: {quoted(row.text())}")

    def problem(self, row: SheetRow, place: int | None, text: str) -> None:
        self.problems.append(self.sheet.problem(row, place, text))

    def skip(self, row: SheetRow, place: int | None) -> None:
        text = row.text() if place is None else row.at(place)
        self.skipped.append(self.sheet.problem(row, place, f"skipped: {quoted(text)}"))


_REASONS = re.compile(r"未達成.*(理由|分析)")
_TOTAL = re.compile(r"(小|合|総)?計|平均")
_LONGEST_TITLE = 40


def _shift(row: SheetRow, layout: Layout) -> int | None:
    """Return by how many columns an indicator's row is moved, None if it is no such row."""
    direction, name = layout.named.get("direction"), layout.named["indicator"]
    unit = layout.named.get("unit", name)
    if direction is not None:
        moved = [place - direction for place in row.filled() if _is_direction(row.at(place))]
        near = [
            shift
            for shift in moved
            if abs(shift) <= _FARTHEST
            and row.at(name + shift)
            and not any(_has_number(row.at(place + shift)) for place in (name, unit))
        ]
        if near:
            return min(near, key=abs)
    values = [place for columns in layout.periods for place in columns.places.values()]
    has_values = any(row.shown(place) and is_value(row.shown(place).split()[0]) for place in values)
    return 0 if row.at(name) and has_values and not is_value(row.at(name)) else None


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text)) and is_value(text)


def _is_direction(text: str) -> bool:
    try:
        Direction.parse(text)
    except ValueError:
        return not text.strip("?？")
    return True
