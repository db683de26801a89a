"""What is to be said of one sheet: what is wrong, what is skipped, and notes for the user."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.reading.spreadsheet.places import COVERED, cell_name, places_note
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.supplied_directions import against_baseline, baseline_warning

_ROUNDED = "numbers are read as they are stored, such as"


@dataclass(slots=True)
class Findings:
    """What is to be said of one sheet.

    Attributes:
        sheet: The sheet.
        problems: What is wrong with it.
        skipped: What is no part of a table.
        remarks: What the user should know, such as totals that are left out.
        taken: What each heading is taken for, and what stands beside numbers.
        starts: The row of the headings of each table that is read.
    """

    sheet: Sheet
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    taken: list[Problem] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _against: dict[Direction, list[str]] = field(default_factory=dict)
    _rounded: list[str] = field(default_factory=list)
    _covered: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with what is said of tables that were rearranged."""
        self.problems += self.sheet.problems
        self.skipped += self.sheet.skipped
        self.remarks += self.sheet.remarks

    def notes(self) -> list[str]:
        """Return what the user should know of a sheet that was read."""
        path = self.sheet.path
        notes = [baseline_warning(way, names) for way, names in self._against.items()]
        if self._numbers:
            rows = listed([*map(str, self._numbers)])
            notes.append(f"rows with numbers that no table has, left out (-v lists them): {rows}")
        told = [*map(str, self.remarks), *(f"{path}: {note}" for note in notes)]
        told += places_note(path, COVERED, self._covered)
        return told + places_note(path, _ROUNDED, self._rounded)

    def _problem(self, row: SheetRow, place: int | None, text: str) -> None:
        self.problems.append(self.sheet.problem(row, place, text))

    def _skip(self, row: SheetRow, place: int | None) -> None:
        text = quoted(row.text() if place is None else row.at(place))
        if place is None and any(map(is_number, row.texts()[1:])):
            self._numbers.append(row.number)
        self.skipped.append(self.sheet.problem(row, place, f"skipped: {text}"))

    def _cover(self, row: SheetRow, shift: int, layout: Layout) -> None:
        """Keep the merged cells of columns of the table that are not read for a row."""
        self._covered += [
            cell_name(row.number, place)
            for place in sorted(row.covered)
            if place - shift in layout.places
        ]

    def _compare(self, rows: Sequence[TidyRow], at: SheetRow) -> None:
        """Keep the rows of an indicator whose given direction is against their baseline."""
        for row in rows:
            way = against_baseline(row)
            if way is not None:
                place = f"line {at.number} {quoted(row['indicator'])}"
                self._against.setdefault(way, []).append(place)

    def _check_supplied(self, way: str, row: SheetRow, shift: int, layout: Layout) -> None:
        """Refuse a direction given with --direction where a further column says another one."""
        for place, heading in layout.others.items():
            text = row.at(place + shift)
            with suppress(ValueError):
                if Direction.parse(text) is Direction.parse(way):
                    continue
                told = f"{quoted(text)} below {quoted(heading)} is another direction than {way}"
                self._problem(row, place + shift, f"{told}; write 方向 as its heading")
