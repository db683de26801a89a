"""Tables with a row of targets and a row of actuals for each indicator, and years across."""

from collections.abc import Iterator, Sequence

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.label_columns import columns_beside, own_cells
from sokatsu_cli.tidy.label_doubts import (
    doubtful_groups,
    doubtful_labels,
    doubtful_lengths,
    doubtful_years,
)
from sokatsu_cli.tidy.label_groups import Group, Labelled, labelled_rows
from sokatsu_cli.tidy.label_names import names_of
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.placed_cells import Block, NewCells, NewTable, Placed, own
from sokatsu_cli.tidy.row_labels import Kind, label_of, may_pass
from sokatsu_cli.tidy.row_places import has_number
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.year_headings import Year, YearHeadings

_SEVERAL = 2  # rows that end alike, or cells that are not there, which are more than one lost cell
_OF_YEARS = ("期間", "年度")
_INDICATOR = "指標"
_DIRECTION = "方向"


def label_block(
    sheet: Sheet, headings: YearHeadings, said: tuple[int, str], *, floor: int, width: int
) -> Block:
    """Bring rows of targets and of actuals to rows that have both, one for each year.

    Args:
        sheet: The sheet.
        headings: The headings of years.
        said: The column of the labels, and the heading of the names or "".
        floor: The first row that belongs to no table above.
        width: How many columns the sheet has.
    """
    return _LabelTable(sheet, labelled_rows(sheet, headings, said[0]), floor, said[1]).block(width)


class _LabelTable:
    """One table while it is rearranged."""

    def __init__(self, sheet: Sheet, found: Labelled, floor: int, indicator: str) -> None:
        self._sheet, self._path, self._indicator = sheet, sheet.path, indicator
        self._found, self._headings = found, found.headings
        self._block = Block(found.headings.first, found.end, problems=found.problems)
        self._columns = columns_beside(sheet, found, self._block, indicator)
        self._names = names_of(sheet, found, self._columns, self._block, floor)
        self._both = {kind: self._heading(kind) for kind in (Kind.TARGET, Kind.ACTUAL)}
        taken = {*self._both.values(), *_OF_YEARS, *self._names.more}
        others = found.headings.others
        further = {others[each].text: each for each in self._columns.further}
        self._further = {text: at for text, at in further.items() if text not in taken}
        self._along = self._headings_along({*taken, *self._further})

    def block(self, width: int) -> Block:
        """Return what stands in the place of the table, or why that is not certain."""
        block, found, names = self._block, self._found, self._names.of_groups
        block.is_lone = not all(self._both.values())
        once = [self._once(*each) for each in zip(found.groups, names, strict=True)]
        block.problems += [
            *doubtful_years(self._path, self._headings),
            *doubtful_lengths(self._sheet, found),
            *doubtful_labels(self._path, found),
            *doubtful_groups(self._path, found, names, once, self._names.column),
        ]
        columns = [*self._both.values(), *self._along.values(), *self._further, *self._names.more]
        table = NewTable(width, {}, [*columns, *self._last()])
        table.heading = self._heading_row(table.columns)
        rows = iter(zip(found.groups, names, once, strict=True))
        for each in found.body:
            if isinstance(each, Group):
                table.rows += self._new_rows(*next(rows))
            elif not any(each is line for line in self._names.lines):
                table.rows.append(each)
        self._skip_headings()
        block.rows = list(table.sheet_rows(self._first_year().number))
        return block

    def _first_year(self) -> Placed:
        return next(iter(self._headings.years.values())).placed

    def _heading(self, kind: Kind) -> str:
        """Return the heading of all targets, or of all actuals; "" if there are none."""
        rows = [row for group in self._found.groups if (row := group.row(kind)) is not None]
        labels = [label_of(row.at(self._found.column)) for row in rows]
        return next((label.heading for label in labels if label), "")

    def _headings_along(self, taken: set[str]) -> dict[str, str]:
        """Return the labels of further rows that go on, each with the heading of its column."""
        rows = [row for group in self._found.groups for row in group.along]
        labels = {name_key(text): text for row in rows for text in [row.at(self._found.column)]}
        return {key: text for key, text in labels.items() if may_pass(text) and text not in taken}

    def _last(self) -> list[str]:
        """Return the headings of periods and years, the last one being that which all have."""
        years = self._headings.years.values()
        said = [bool(year.period) for year in years], [bool(year.year) for year in years]
        found = [heading for heading, each in zip(_OF_YEARS, said, strict=True) if any(each)]
        return found if all(said[1]) else found[::-1]

    def _heading_row(self, columns: Sequence[str]) -> NewCells:
        """Return the headings of the new table."""
        first = self._first_year()
        cells: NewCells = {heading: first.saying(heading) for heading in columns}
        cells |= {text: self._headings.others[at] for text, at in self._further.items()}
        for kept in self._columns.kept:
            heading = self._headings.others.get(kept)
            if heading is not None:
                cells[kept] = heading
        arrows = self._columns.arrows
        if arrows is not None:
            cells[arrows] = Placed(_DIRECTION, first.number, arrows)
        name = cells.get(self._names.column, Placed("", first.number, self._names.column))
        is_said = bool(name.text) and normalised(name.text) == normalised(self._indicator)
        is_known = is_said or "indicator" in named_columns(SheetRow(0, [name.text]))
        cells[self._names.column] = name if is_known else name.saying(_INDICATOR)
        return cells

    def _new_rows(
        self, group: Group, name: Placed | None, once: NewCells
    ) -> Iterator[tuple[int, NewCells]]:
        """Yield a row for each year that the indicator has a value of."""
        number = (group.actual or group.rows[0]).number
        nameless = self._nameless(group)
        years = [
            (year, cells)
            for column, year in self._headings.years.items()
            if (cells := self._values(group, column))
        ]
        for year, cells in years:
            yield number, {**once, **nameless, **self._when(year), **cells}
            nameless = {}
        if not years and name is not None:
            told = _("no value of any period for {name}").format(name=quoted(name.text))
            self._block.problems.append(name.problem(self._path, told))
        elif not years:
            kept = self._columns.kept
            self._skip(cell for column in kept for cell in own_cells(group.rows, column))

    def _values(self, group: Group, column: int) -> NewCells:
        """Return the target, the actual and what goes along of one year; nothing if it has none."""
        cells: NewCells = {}
        for kind, heading in self._both.items():
            row = group.row(kind)
            if row is not None:
                blank = Placed("", row.number, column)
                cells[heading] = Placed.of(row, column) if own(row, column) else blank
        is_year = any(cell.is_held for cell in cells.values())
        for row in group.along:
            heading = self._along.get(name_key(row.at(self._found.column)), "")
            value = Placed.of(row, column)
            if own(row, column) and heading and (is_year or has_number(value.text)):
                cells[heading], is_year = value, True
            elif own(row, column):
                self._skip([value])
        return cells if is_year else {}

    def _when(self, year: Year) -> NewCells:
        said = zip(_OF_YEARS, (year.period, year.year), strict=True)
        return {heading: year.placed.saying(text) for heading, text in said if text}

    def _once(self, group: Group, name: Placed | None) -> NewCells:
        """Return the cells that every row of an indicator has; skip those that go nowhere."""
        found: dict[int, Placed] = {}
        for column in self._columns.kept:
            described = own_cells(group.both, column) or own_cells(group.rows, column)
            texts = {name_key(each.text): each for each in described}
            if len(texts) > 1:
                both = _(" and ").join(quoted(each.text) for each in texts.values())
                told = _("{texts} for one name").format(texts=both)
                self._block.problems.append([*texts.values()][1].problem(self._path, told))
            merged = Placed.of(group.rows[0], column)
            found |= {column: described[0]} if described else {}
            found |= {column: merged} if not described and merged.is_held else {}
            known = found[column].text if column in found else ""
            others = own_cells(group.along, column)
            self._skip(each for each in others if name_key(each.text) != name_key(known))
        carried = self._columns.parents(found, is_after_gap=group.is_after_gap)
        once: NewCells = {
            column: cell
            for column, cell in carried.items()
            if column in self._headings.others or column == self._columns.arrows
        }
        for heading, cell in self._names.more.items():
            once[heading] = cell
        once |= {self._names.column: name} if name is not None else {}
        for heading, column in self._further.items():
            for cell in own_cells(group.rows, column)[:1]:
                once[heading] = cell
        left = [*self._columns.skipped, *({*self._columns.further} - {*self._further.values()})]
        self._skip(cell for column in left for cell in own_cells(group.rows, column))
        self._skip(
            Placed.of(row, self._found.column)
            for row in group.along
            if name_key(row.at(self._found.column)) not in self._along
        )
        return once

    def _nameless(self, group: Group) -> NewCells:
        """Return the cells of columns without a heading, for the first row alone."""
        return {
            column: cell
            for column in self._columns.kept
            if column not in self._headings.others
            and column not in (self._names.column, self._columns.arrows)
            for cell in own_cells(group.rows, column)[:1]
        }

    def _skip_headings(self) -> None:
        """Tell of headings that stand in the new rows no more."""
        gone = [
            each
            for column, each in self._headings.others.items()
            if column not in self._columns.kept
            and column not in self._further.values()
            and not any(each is name for name in self._names.of_groups)
        ]
        self._skip([*gone, *self._headings.beyond])

    def _skip(self, cells: Sequence[Placed] | Iterator[Placed]) -> None:
        self._block.skipped += [cell.skipped(self._path) for cell in cells]
