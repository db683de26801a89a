"""Totals among the rows of a summary sheet, and the rows below them that are theirs."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sokatsu_cli.model import names
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.row_places import SECTIONS, continues, is_total, only_values
from sokatsu_cli.tidy.sheets import SheetRow


@dataclass(slots=True)
class TotalsAbove:
    """What the rows above say of totals: a total goes on below its name, and below its section.

    Attributes:
        is_open: Whether the row above is one of a total.
        of_section: Whether the last section cell says that its rows are a total.
        of_names: Whether the rows of that section have names of their own.
    """

    is_open: bool = False
    of_section: bool = False
    of_names: bool = False

    def take(self, row: SheetRow, layout: Layout, units: AbstractSet[str]) -> bool:
        """Tell whether a row is one of a total."""
        sections = [row.shown(layout.named[each]) for each in SECTIONS if each in layout.named]
        name = row.at(layout.named["indicator"])
        if is_total(row, layout):
            self.is_open = True
            if any(sections):
                self.of_section, self.of_names = any(map(names.is_total, sections)), bool(name)
            return True
        values = {*layout.values}
        if not name and (continues(row, layout) or only_values(row, units, values)):
            return self.is_open
        whole = len(row.filled()) > 1
        self.of_section = self.of_section and not (whole and any(sections))
        self.is_open = self.of_section and self.of_names and whole and bool(name)
        return self.is_open

    def end_section(self) -> None:
        """End what is a total by its section: another one begins, or another table."""
        self.is_open = self.of_section = False
