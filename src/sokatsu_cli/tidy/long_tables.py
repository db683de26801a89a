"""Tables with one value in a row: 指標名, 年度, 区分 (目標値 or 実績値) and 値."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.headings import find_layout
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.placed_cells import Block, NewCells, NewTable, Placed
from sokatsu_cli.tidy.row_labels import Kind, label_of, may_pass
from sokatsu_cli.tidy.sheets import Sheet, SheetRow, lost_cell
from sokatsu_cli.tidy.year_headings import plain

_VALUES = re.compile("数?値|データ|value", re.IGNORECASE)
_BOTH = {Kind.TARGET, Kind.ACTUAL}


def long_block(sheet: Sheet, at: int, *, width: int) -> Block | None:
    """Bring rows of one value each to a row for each indicator and year.

    Args:
        sheet: The sheet.
        at: The row that may have the headings.
        width: How many columns the sheet has.

    Returns:
        What stands in their place; None if there is no such table.
    """
    head = sheet.rows[at]
    named = named_columns(head)
    year = named.get("year", named.get("period"))
    values = [each for each in head.filled() if _VALUES.fullmatch(plain(head.at(each)))]
    if "indicator" not in named or year is None or len(values) != 1:
        return None
    body = []
    for row in sheet.rows[at + 1 :]:
        if not row.held():
            break
        body.append(row)
    taken = {*named.values(), *values}
    labels = [each for each in head.filled() if each not in taken and _is_label(body, each)]
    if len(labels) != 1 or find_layout(sheet.rows, at) is not None:
        return None
    return _LongTable(sheet, at, body, (named["indicator"], year, labels[0], values[0])).block(
        width
    )


def _is_label(body: Sequence[SheetRow], column: int) -> bool:
    """Tell whether a column says of some rows that they have targets, of some actuals."""
    labels = [label_of(row.at(column)) for row in body]
    return {label.kind for label in labels if label} >= _BOTH


@dataclass
class _LongTable:
    sheet: Sheet
    at: int
    body: Sequence[SheetRow]
    columns: tuple[int, int, int, int]
    made: Block = field(init=False)

    def block(self, width: int) -> Block:
        """Return what stands in the place of the table, or why it is not certain."""
        _name, year, label, value = self.columns
        head = self.sheet.rows[self.at]
        self.made = Block(self.at, self.at + 1 + len(self.body))
        kept = [each for each in head.filled() if each not in (year, label, value)]
        found: dict[tuple[str, ...], tuple[int, NewCells]] = {}
        headings: dict[str, Placed] = {}
        for row in self.body:
            heading = self._heading(row)
            if heading:
                headings.setdefault(heading, Placed.of(row, label))
                key = tuple(name_key(row.at(each)) for each in (*kept, year))
                cells: NewCells = {each: Placed.of(row, each) for each in kept}
                cells["年度"] = Placed.of(row, year)
                _number, known = found.setdefault(key, (row.number, cells))
                if heading in known:
                    told = _("{label} stands twice for one name and year")
                    told = told.format(label=quoted(row.at(label)))
                    self._doubt(row, label, told)
                known[heading] = Placed.of(row, value)
        self._check_targets(found.values())
        heads: NewCells = {each: Placed.of(head, each) for each in kept}
        for heading, place in headings.items():
            heads[heading] = place.saying(heading)
        heads["年度"] = Placed.of(head, year).saying("年度")
        table = NewTable(width, heads, [*headings, "年度"], [*found.values()])
        self.made.rows = list(table.sheet_rows(head.number))
        return self.made

    def _check_targets(self, found: Iterable[tuple[int, NewCells]]) -> None:
        """Refuse an actual that has no target, as a cell beside it may tell the two apart."""
        for _number, cells in found:
            actual = cells.get(self._first(Kind.ACTUAL))
            if actual is not None and actual.is_held and self._first(Kind.TARGET) not in cells:
                told = _("no row of a target is like the row of this actual in all other columns")
                self.made.problems.append(actual.problem(self.sheet.path, told))

    def _heading(self, row: SheetRow) -> str:
        """Return the heading that a row's value goes below, "" if that is not certain."""
        name, year, label, _value = self.columns
        count, many = len(row.cells), len(self.sheet.rows[self.at].cells)
        text = row.at(label)
        found = label_of(text)
        lost = next((each for each in (name, year) if not row.at(each)), None)
        if self.sheet.is_text and count != many:
            told = lost_cell(count, many)
            self.made.problems.append(self.sheet.problem(row, None, told))
        elif lost is not None:
            told = _("nothing below {heading}; write it")
            told = told.format(heading=quoted(self.sheet.rows[self.at].at(lost)))
            self._doubt(row, lost, told)
        elif found is None or (found.kind is Kind.ALONG and not may_pass(text)):
            told = _("{text} is no label of a row; write 目標値 or 実績値").format(
                text=quoted(text)
            )
            self._doubt(row, label, told)
        elif found.kind is not Kind.ALONG and found.heading != self._first(found.kind):
            told = _("{text} is another label than that of the {kind}s above")
            told = told.format(text=quoted(text), kind=found.kind)
            self._doubt(row, label, told)
        else:
            return found.heading
        return ""

    def _first(self, kind: Kind) -> str:
        """Return the heading that the first label of a kind gives."""
        labels = [label_of(row.at(self.columns[2])) for row in self.body]
        return next(label.heading for label in labels if label and label.kind is kind)

    def _doubt(self, row: SheetRow, column: int, text: str) -> None:
        self.made.problems.append(Placed.of(row, column).problem(self.sheet.path, text))
