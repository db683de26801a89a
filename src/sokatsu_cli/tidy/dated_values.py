"""Tables of one indicator, whose name is a title above, with one row of values below years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year, without_years, years_in
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.placed_cells import Block, NewCells, NewTable, Placed
from sokatsu_cli.tidy.row_labels import Kind, label_of
from sokatsu_cli.tidy.row_places import has_number
from sokatsu_cli.tidy.sheets import Sheet, SheetRow, lost_cell
from sokatsu_cli.tidy.title_names import NO_NAME, Title, title_above
from sokatsu_cli.tidy.year_headings import plain

_PRESENT = ("現状値", "現状", "現況値", "現況")
_LONGEST = 30  # characters of such a heading
_DATED_TARGET = re.compile("目標|計画|プラン|見込|target", re.IGNORECASE)
_KINDS = {Kind.TARGET: Role.TARGET, Kind.ACTUAL: Role.ACTUAL}
_NEW = {Role.TARGET: ("目標値", "target_year"), Role.BASELINE: ("基準値", "baseline_year")}


@dataclass(frozen=True)
class _Dated:
    """A heading that says a year, and perhaps what its value is."""

    cell: Placed
    year: str
    said: str
    role: Role | None

    @property
    def number(self) -> int:
        """The western number of the year."""
        return fiscal_year(self.year) or 0


def _dated(cell: Placed) -> _Dated | None:
    """Read a heading such as 平成28年(現状値), None for any other."""
    years = years_in(cell.text)
    rest = re.sub("[()]|^年?度?末?の?", "", plain(without_years(cell.text)))
    label = label_of(rest) if rest else None
    role = _KINDS.get(label.kind) if label is not None else words_of(rest).holds
    role = Role.BASELINE if rest in _PRESENT else role
    if len(years) != 1 or (rest and role not in (Role.BASELINE, Role.TARGET, Role.ACTUAL)):
        return None
    return _Dated(cell, years[0], rest, role)


def is_dated_target(text: str) -> bool:
    """Tell whether a text may be the heading of a target with its year, such as R6目標値."""
    return len(text) <= _LONGEST and _DATED_TARGET.search(text) is not None and bool(years_in(text))


def dated_values_block(sheet: Sheet, at: int, *, floor: int, width: int) -> Block | None:
    """Bring one row of values, below years that say what each is, to a row for each actual.

    Args:
        sheet: The sheet.
        at: The row that may have the headings, such as 平成28年(現状値) and 平成31年(目標値).
        floor: The first row that belongs to no table above.
        width: How many columns the sheet has.

    Returns:
        What stands in its place; None if there is no such table.
    """
    cells = [Placed.of(sheet.rows[at], column) for column in sheet.rows[at].held()]
    dated = [each for each in map(_dated, cells) if each is not None]
    row = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else SheetRow(0, [])
    table = _DatedValues(sheet, at, row, dated)
    if len(dated) < len(cells) or not (table.targets and table.actuals and row.held()):
        return None
    if row.held()[0] < cells[0].column:  # a name
        return None
    title = title_above(sheet.rows, at, floor)
    if title is None:
        return Block(at, at + 1, problems=[cells[0].problem(sheet.path, _(NO_NAME))], is_lone=True)
    return table.block(title, width)


@dataclass
class _DatedValues:
    sheet: Sheet
    at: int
    row: SheetRow
    dated: Sequence[_Dated]
    targets: list[_Dated] = field(init=False)
    actuals: list[_Dated] = field(init=False)
    bases: list[_Dated] = field(init=False)

    def __post_init__(self) -> None:
        """Tell the values apart: 現状値 is the actual where no other is, else the baseline."""
        self.targets = [each for each in self.dated if each.role is Role.TARGET]
        present = [each for each in self.dated if each.said in _PRESENT]
        sure = [each for each in self.dated if each.role is Role.ACTUAL and each not in present]
        self.actuals = sure or present
        known = [*self.targets, *self.actuals]
        self.bases = [each for each in self.dated if each.role and each not in known]

    def block(self, title: Title, width: int) -> Block:
        """Return what stands in the place of the table, or why it is not certain."""
        block = Block(title.first, self.at + 2)
        block.skipped = [key.skipped(self.sheet.path) for key in title.keys]
        self._check_headings(block)
        self._check_row(block)
        once: NewCells = {**title.cells}
        heads: NewCells = {each: title.name.saying(str(each)) for each in once}
        for role, found in ((Role.TARGET, self.targets), (Role.BASELINE, self.bases)):
            for each in found:
                value, year = _NEW[role]
                heads |= {value: each.cell.saying(value), year: each.cell.saying(year)}
                once[value] = Placed.of(self.row, each.cell.column)
                once[year] = each.cell.saying(each.year)
        for heading in ("実績値", "年度"):
            heads[heading] = self.actuals[-1].cell.saying(heading)
        table = NewTable(width, heads, [str(each) for each in heads])
        table.rows += [(self.row.number, {**once, **self._actual(each)}) for each in self._past()]
        number = self.sheet.rows[self.at].number
        told = _("each actual is compared with the target of {year}")
        told = told.format(year=self.targets[0].year)
        block.remarks.append(Problem(self.sheet.path, number, None, told))
        block.rows = list(table.sheet_rows(number))
        return block

    def _past(self) -> list[_Dated]:
        return [each for each in self.dated if each not in (*self.targets, *self.bases)]

    def _actual(self, each: _Dated) -> NewCells:
        return {
            "実績値": Placed.of(self.row, each.cell.column),
            "年度": each.cell.saying(each.year),
        }

    def _check_headings(self, block: Block) -> None:
        """Refuse two targets or baselines, and years that may be of a target or of an actual."""
        for found in (self.targets, self.bases):
            for each in found[1:]:
                told = _("{text} beside {other}: one too many")
                texts = {"text": quoted(each.cell.text), "other": quoted(found[0].cell.text)}
                self._doubt(block, each.cell, told.format(**texts))
        last = max(each.number for each in self.actuals)
        for each in self.dated:
            if each.role is None and each.number > last:
                told = _("{text} may be a target or an actual")
                self._doubt(block, each.cell, told.format(text=quoted(each.cell.text)))
        numbers = [each.number for each in self.dated]
        if numbers != sorted({*numbers}):
            told = _("these years do not rise; one may stand twice")
            self._doubt(block, self.dated[0].cell, told)

    def _check_row(self, block: Block) -> None:
        """Refuse values without a heading, a second row of them, and a row that lost a cell."""
        columns = {each.cell.column for each in self.dated}
        for column in sorted({*self.row.held()} - columns):
            told = _("{text} has no heading").format(text=quoted(self.row.at(column)))
            self._doubt(block, Placed.of(self.row, column), told)
        for below in self.sheet.rows[self.at + 2 : self.at + 3]:
            held = below.held()
            if {*held} & columns and (len(held) > 1 or has_number(below.at(held[0]))):
                told = _("a second row below the values of one name")
                self._doubt(block, Placed.of(below, held[0]), told)
        lengths = [len(self.row.cells), len(self.sheet.rows[self.at].cells)]
        if self.sheet.is_text and lengths[0] != lengths[1]:
            told = lost_cell(*lengths)
            block.problems.append(self.sheet.problem(self.row, None, told))

    def _doubt(self, block: Block, cell: Placed, text: str) -> None:
        block.problems.append(cell.problem(self.sheet.path, text))
