"""Rows of a sheet that are no indicators: the titles of sections, and reasons below tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy import row_places, titles
from sokatsu_cli.tidy.findings import Findings
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.reasons import BULLETS
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.totals_above import TotalsAbove


@dataclass(slots=True)
class SectionRows(Findings):
    """Knows where in the outline of a sheet its rows stand, and reads those that say so."""

    _layout: Layout | None = None
    _units: frozenset[str] = frozenset()
    _marks: frozenset[str] = frozenset()
    _outline: titles.Outline = field(default_factory=titles.Outline)
    _totals: TotalsAbove = field(default_factory=TotalsAbove)
    _reasons_of: str | None = None
    _after_blank: bool = False

    def _standing(self, row: SheetRow, layout: Layout) -> int | str | None:
        numbered = bool(self._outline.cells.get("section"))
        return row_places.standing(row, layout, self._units, numbered=numbered)

    def _section_title(self, row: SheetRow, below: Sequence[SheetRow]) -> bool:
        """Read a row that has nothing but the name of a section, above the rows of indicators."""
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
        if is_name and not (titles.is_numbered(row.text()) or self._is_marked(row.text())):
            text = _("a name without values, or a section? {text}")
            self._problem(row, None, text.format(text=quoted(row.text())))
            return True
        self._outline.enter({"section_name": row.text()})
        self._totals.end_section()
        self._reasons_of = None
        return True

    def _has_no_name(self, row: SheetRow, place: int) -> bool:
        """Refuse a row whose name is the title of a section, or whose section has ended."""
        name = quoted(row.shown(place))
        if titles.is_part(row.shown(place)):
            text = _(
                "the title of a section stands in the place of a name: {text}; "
                "mend the merged cells, or write its name there"
            )
            self._problem(row, place, text.format(text=name))
            return True
        if self._totals.of_section:
            text = _(
                "{name} stands below a total, without a section; write its section into its row"
            )
            self._problem(row, None, text.format(name=name))
            return True
        return False

    def _is_marked(self, text: str) -> bool:
        """Tell whether a text begins with a mark that no name of the table has."""
        return bool(titles.mark_of(text)) and titles.mark_of(text) not in self._marks

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
