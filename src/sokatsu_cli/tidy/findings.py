"""What is to be said of one sheet: what is wrong, what is skipped, and notes for the user."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sokatsu_cli.model.columns import STATUS
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.reading.spreadsheet.places import cell_name, covered_note, places_note
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.supplied_directions import against_baseline, baseline_warning

_ROUNDED = N_("numbers are read as they are stored, such as")


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
    _covered: list[tuple[str, str]] = field(default_factory=list)

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
            note = _("rows with numbers that no table has, left out (-v lists them): {rows}")
            notes.append(note.format(rows=rows))
        told = [*map(str, self.remarks), *(f"{path}: {note}" for note in notes)]
        told += covered_note(path, self._covered)
        return told + places_note(path, _(_ROUNDED), self._rounded)

    def _problem(self, row: SheetRow, place: int | None, text: str) -> None:
        self.problems.append(self.sheet.problem(row, place, text))

    def _skip(self, row: SheetRow, place: int | None) -> None:
        text = quoted(row.text() if place is None else row.at(place))
        if place is None and any(map(is_number, row.texts()[1:])):
            self._numbers.append(row.number)
        self.skipped.append(self.sheet.problem(row, place, _("skipped: {text}").format(text=text)))

    def _described(self, row: SheetRow, shift: int, layout: Layout) -> SheetRow:
        """Return a row with the merged texts of further columns that describe it too.

        What other merged cells of the table cover in it is kept for a note.
        """
        further = {place + shift: heading for place, heading in layout.others.items()}
        found = row.described(further)
        self._covered += [
            (cell_name(row.number, place), _column_of(layout, place - shift))
            for place in sorted(found.covered)
            if place - shift in layout.places
        ]
        return found

    def _compare(self, rows: Sequence[TidyRow], at: SheetRow) -> None:
        """Keep the rows of an indicator whose given direction is against their baseline."""
        for row in rows:
            way = against_baseline(row)
            if way is not None:
                place = _("line {line} {indicator}").format(
                    line=at.number, indicator=quoted(row["indicator"])
                )
                self._against.setdefault(way, []).append(place)

    def _check_supplied(self, way: str, row: SheetRow, shift: int, layout: Layout) -> None:
        """Refuse a direction given with --direction where a further column says another one."""
        for place, heading in layout.others.items():
            text = row.at(place + shift)
            with suppress(ValueError):
                if Direction.parse(text) is Direction.parse(way):
                    continue
                told = _(
                    "{text} below {heading} is another direction than {way}; "
                    "write 方向 as its heading"
                ).format(text=quoted(text), heading=quoted(heading), way=way)
                self._problem(row, place + shift, told)


def _column_of(layout: Layout, place: int) -> str:
    """Return how a note names a column: by its heading, or what it is known as."""
    if place in layout.others:
        return quoted(layout.others[place])
    known = {at: name for name, at in layout.named.items()} | layout.values
    return known.get(place, STATUS)
