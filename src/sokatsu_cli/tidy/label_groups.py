"""The rows below headings of years, grouped by indicator: targets, actuals, what goes along."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.heading_words import roles_in
from sokatsu_cli.tidy.placed_cells import Placed, own
from sokatsu_cli.tidy.row_labels import Kind, kind_of, label_of
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.year_headings import YearHeadings, year_headings

_BOTH = (Kind.TARGET, Kind.ACTUAL)
SEARCHED = 6
"""How many rows below headings the first label is looked for in."""

_FEW = 2
_UNITS = ("単位", "unit")


@dataclass
class Group:
    """The rows of one indicator.

    Attributes:
        rows: What each row holds; of several that go along, each by its label.
        above: The line between the rows of the sheet directly above it, if there is one.
        is_after_gap: Whether a blank row or such a line stands before it.
    """

    above: SheetRow | None
    is_after_gap: bool
    target: SheetRow | None = None
    actual: SheetRow | None = None
    along: list[SheetRow] = field(default_factory=list)

    def row(self, kind: Kind) -> SheetRow | None:
        """Return the row of its target or of its actual, None if there is none."""
        return self.target if kind is Kind.TARGET else self.actual

    @property
    def rows(self) -> list[SheetRow]:
        """Its rows in their order."""
        found = [row for row in (self.target, self.actual) if row is not None]
        return sorted([*found, *self.along], key=lambda row: row.number)

    @property
    def both(self) -> list[SheetRow]:
        """The rows of its target and its actual."""
        return [row for row in self.rows if row in (self.target, self.actual)]


@dataclass
class Labelled:
    """The rows below headings of years whose labels stand in one column.

    Attributes:
        headings: The headings.
        column: The column of the labels.
        body: The groups of rows, and rows between them, in their order.
        end: The row below.
        problems: What is not understood.
    """

    headings: YearHeadings
    column: int
    body: list[Group | SheetRow] = field(default_factory=list)
    end: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def groups(self) -> list[Group]:
        """The groups alone."""
        return [each for each in self.body if isinstance(each, Group)]


def label_column(rows: Sequence[SheetRow], headings: YearHeadings) -> int | None:
    """Find the column left of the years in which the first row below has its label."""
    for row in rows[headings.at + 1 : headings.at + 1 + SEARCHED]:
        labels = [column for column in row.held() if kind_of(row.at(column)) in _BOTH]
        if len(labels) == 1 and labels[0] < headings.left:
            return labels[0]
        if len(row.held()) > 1 or {*row.held()} & {*headings.years}:
            return None
    return None


def labelled_rows(sheet: Sheet, headings: YearHeadings, column: int) -> Labelled:
    """Read the rows below headings of years, as far as they have labels."""
    found = Labelled(headings, column)
    reader = _Reader(sheet, found)
    found.end = headings.at + 1
    at = headings.at + 1
    while at < len(sheet.rows) and reader.take(at):
        at += 1
    reader.check_left(at)
    return found


class _Reader:
    """Goes down the rows below headings of years."""

    def __init__(self, sheet: Sheet, found: Labelled) -> None:
        self._sheet, self._found = sheet, found
        self._between: list[SheetRow] = []
        self._gap = False
        self._group: Group | None = None

    def take(self, at: int) -> bool:
        """Take one row; return whether the table may go on."""
        row, column = self._sheet.rows[at], self._found.column
        label = row.at(column) if own(row, column) else ""
        if label and kind_of(label):
            self._label(row, label)
            self._found.end = at + 1
            self._between, self._gap = [], False
            return True
        held = row.held()
        beside = [each for each in held if each in self._found.headings.years]
        if len(held) < _FEW and not beside:
            self._between.append(row)
            self._gap = True
            return True
        if self._gap and not self._between[-1].held():
            return False
        if self._is_next(at) or not beside:
            return False
        place = column if label else beside[0]
        text = _("{text} is no label of a row; write 目標値 or 実績値, or delete the row")
        text = text.format(text=quoted(row.at(place)))
        problem = self._sheet.problem(row, place, text)
        self._found.problems.append(problem)
        self._found.end = at + 1
        return True

    def check_left(self, at: int) -> None:
        """Refuse rows of the labels below the end, which no headings stand above."""
        rows, column, years = self._sheet.rows, self._found.column, self._found.headings.years
        for place in range(at, len(rows)):
            row = rows[place]
            if kind_of(row.at(column)) in _BOTH and any(own(row, each) for each in years):
                if any(map(self._heads, range(at, place + 1))):
                    return
                text = _("{text} below the end of its table")
                text = text.format(text=quoted(row.at(column)))
                self._found.problems.append(self._sheet.problem(row, column, text))
                return

    def _heads(self, at: int) -> bool:
        """Tell whether a row may have headings of labels, or of targets and actuals."""
        kinds = {*map(kind_of, self._sheet.rows[at].texts())}
        return self._has_headings(at) or {*_BOTH} <= kinds

    def _has_headings(self, at: int) -> bool:
        """Tell whether a row has headings of years, with labels below them."""
        headings = year_headings(self._sheet.rows, at)
        return headings is not None and label_column(self._sheet.rows, headings) is not None

    def _is_next(self, at: int) -> bool:
        """Tell whether a row is, or is directly above, the headings of another table."""
        return any(map(self._has_headings, range(at, min(at + 3, len(self._sheet.rows)))))

    def _label(self, row: SheetRow, label: str) -> None:
        """Put a row of a label to its indicator, or begin one."""
        group, kind = self._group, kind_of(label)
        if group is None or self._gap or self._names_another(row, group):
            above = self._between[-1] if self._between and self._between[-1].held() else None
            self._group = group = Group(above, self._gap)
            self._found.body += [*self._between, group]
        if kind is Kind.TARGET and (group.target is None or self._is_final(row, group)):
            self._take_target(row, group)
        elif kind is Kind.ACTUAL and group.actual is None:
            group.actual = row
        elif kind is Kind.ALONG and not self._stands(label, group):
            group.along.append(row)
        else:
            text = _("{label} stands twice for one name; a name may be lost")
            text = text.format(label=quoted(label))
            problem = self._sheet.problem(row, self._found.column, text)
            self._found.problems.append(problem)

    def _is_final(self, row: SheetRow, group: Group) -> bool:
        """Tell whether one of two targets of an indicator, and not both, is called final."""
        both = [label_of(each.at(self._found.column)) for each in (row, group.target) if each]
        return len({label.is_final for label in both if label}) == len(both)

    def _take_target(self, row: SheetRow, group: Group) -> None:
        label = label_of(row.at(self._found.column))
        if group.target is None:
            group.target = row
        elif label is not None and label.is_final:
            group.along.append(row)
        else:
            group.along.append(group.target)
            group.target = row

    def _stands(self, label: str, group: Group) -> bool:
        names = [name_key(row.at(self._found.column)) for row in group.along]
        return name_key(label) in names

    def _names_another(self, row: SheetRow, group: Group) -> bool:
        """Tell whether a row has a name of its own that the rows above do not have."""
        columns = [
            column
            for column in range(self._found.headings.left)
            if column != self._found.column and own(row, column)
        ]
        return any(
            name_key(Placed.of(row, column).text)
            not in [name_key(each.at(column)) for each in group.rows if own(each, column)]
            for column in columns
            if self._is_of_names(column)
        )

    def _is_of_names(self, column: int) -> bool:
        """Tell whether a column does not describe values, as units and baselines do."""
        heading = self._found.headings.others.get(column)
        return heading is None or not (roles_in(heading.text) or heading.text in _UNITS)
