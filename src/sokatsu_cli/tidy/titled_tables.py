"""Tables of one indicator, whose name is a title above, with its years down."""

from collections.abc import Mapping, Sequence

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import is_total
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.placed_cells import Block, NewCells, NewTable, Placed, own
from sokatsu_cli.tidy.row_labels import Kind, Label, label_of
from sokatsu_cli.tidy.sheets import Sheet, SheetRow, lost_cell
from sokatsu_cli.tidy.title_names import NO_NAME, Title, is_year_heading, title_above
from sokatsu_cli.tidy.year_headings import Year, below_era, era_in, year_of

_NOTES = ("備考", "摘要")
_BOTH = {Kind.TARGET, Kind.ACTUAL}


def years_down_block(sheet: Sheet, at: int, *, floor: int, width: int) -> Block | None:
    """Bring a table below the name of its indicator to rows with the name, one for each year.

    Args:
        sheet: The sheet.
        at: The row that may have its headings.
        floor: The first row that belongs to no table above.
        width: How many columns the sheet has.

    Returns:
        What stands in its place; None if there is no such table.
    """
    cells = [Placed.of(sheet.rows[at], column) for column in sheet.rows[at].held()]
    labels = {cell.column: label_of(cell.text) for cell in cells[1:]}
    kinds = [label.kind for label in labels.values() if label]
    both = [kinds.count(kind) for kind in _BOTH] == [1, 1]
    if not both or not is_year_heading(cells[0].text) or _other_year(cells[1:]):
        return None
    table = _YearsDown(sheet, at, cells, Block(at, at + 1))
    if not table.years or table.years[0][0].held()[0] < cells[0].column:  # a name
        return None
    title = title_above(sheet.rows, at, floor)
    if title is None:
        return Block(at, at + 1, problems=[cells[0].problem(sheet.path, _(NO_NAME))], is_lone=True)
    return table.block(title, labels, width)


def _other_year(cells: Sequence[Placed]) -> bool:
    named = named_columns(SheetRow(0, [cell.text for cell in cells]))
    return bool({"indicator", "year", "period"} & {*named})


class _YearsDown:
    """A table whose rows are years."""

    def __init__(self, sheet: Sheet, at: int, cells: Sequence[Placed], block: Block) -> None:
        self._sheet, self._at, self._cells, self._block = sheet, at, cells, block
        self.years: list[tuple[SheetRow, Year]] = []
        for row in sheet.rows[at + 1 :]:
            if not self._take(row):
                break
            block.end += 1

    def block(self, title: Title, labels: Mapping[int, Label | None], width: int) -> Block:
        """Return what stands in the place of the table, or why it is not certain."""
        block = self._block
        block.start = title.first
        block.skipped += [key.skipped(self._sheet.path) for key in title.keys]
        headings = self._headings(title, labels)
        self._check_years()
        last = "期間" if self.years[0][1].period else "年度"
        columns = [*map(str, title.cells), *headings.values(), last]
        heads: NewCells = {each: self._cells[0].saying(each) for each in columns}
        for cell in self._cells[1:]:
            heads[headings[cell.column]] = cell.saying(headings[cell.column])
        table = NewTable(width, heads, columns)
        for row, year in self.years:
            when: NewCells = {last: year.placed.saying(year.period or year.year)}
            cells = {**title.cells, **when, **self._values(row, year, headings)}
            table.rows.append((row.number, cells))
        block.rows = list(table.sheet_rows(self._sheet.rows[self._at].number))
        return block

    def _take(self, row: SheetRow) -> bool:
        """Take one row; return whether it is of the table."""
        first = Placed.of(row, self._cells[0].column)
        held = row.held()
        if not held:
            return False
        era = era_in(self._cells[0].text)
        year = (below_era(first, era) if era else None) or year_of(first)
        if year is not None and own(row, first.column):
            if len(held) > 1:
                self.years.append((row, year))
            else:  # a year to come
                self._block.skipped.append(first.skipped(self._sheet.path))
        elif is_total(first.text) or first.text in _NOTES:
            self._block.skipped += [Placed.of(row, each).skipped(self._sheet.path) for each in held]
        elif len(held) == 1 or not self.years:
            return False
        else:
            told = _("{text} is no year").format(text=quoted(row.at(held[0])))
            self._doubt(Placed.of(row, held[0]), told)
        return True

    def _headings(self, title: Title, labels: Mapping[int, Label | None]) -> dict[int, str]:
        """Return the headings of the columns right of the years, each another one."""
        found = {}
        for cell in self._cells[1:]:
            label = labels[cell.column]
            found[cell.column] = label.heading if label else cell.text
            role = words_of(cell.text).role
            if label is None and role in (Role.TARGET, Role.ACTUAL, Role.PAIR):
                told = _("{text} may be a value or something else")
                self._doubt(cell, told.format(text=quoted(cell.text)))
        reserved = [*found.values(), *title.cells, "年度", "期間"]
        for column, heading in found.items():
            if reserved.count(heading) > 1:
                cell = Placed.of(self._sheet.rows[self._at], column)
                told = _("{heading} is the heading of two columns")
                self._doubt(cell, told.format(heading=quoted(heading)))
        return found

    def _check_years(self) -> None:
        keys = [year.key for _row, year in self.years]
        for key, (_row, year) in zip(keys, self.years, strict=True):
            if keys.count(key) > 1:
                told = _("{text} stands twice").format(text=quoted(year.placed.text))
                self._doubt(year.placed, told)
            if bool(year.period) != bool(self.years[0][1].period) or (year.period and year.year):
                told = _("{text} among periods or years").format(text=quoted(year.placed.text))
                self._doubt(year.placed, told)

    def _values(self, row: SheetRow, year: Year, headings: Mapping[int, str]) -> NewCells:
        """Return the cells of a row below their headings."""
        cells: NewCells = {}
        for column, heading in headings.items():
            blank = Placed("", row.number, column)
            cells[heading] = Placed.of(row, column) if own(row, column) else blank
            if not own(row, column) and row.merged.get(column, "").strip():
                told = _("the merged cell {text} stands in several years")
                self._doubt(blank, told.format(text=quoted(row.merged[column])))
        for column in row.held():
            if column not in headings and column != year.placed.column:
                told = _("{text} has no heading").format(text=quoted(row.at(column)))
                self._doubt(Placed.of(row, column), told)
        if self._sheet.is_text and len(row.cells) != len(self._sheet.rows[self._at].cells):
            told = lost_cell(len(row.cells), len(self._sheet.rows[self._at].cells))
            self._block.problems.append(self._sheet.problem(row, None, told))
        return cells

    def _doubt(self, cell: Placed, text: str) -> None:
        self._block.problems.append(cell.problem(self._sheet.path, text))
