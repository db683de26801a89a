"""A table of rates and how it should look, as every format takes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sokatsu_cli.columns import Header

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a table should look.

    Attributes:
        columns: Places of the columns to write, from 0; None for all, or for the usual ones in
            the formats for people.
        language: Of headings and status words in the formats for people.
        color: Whether a terminal table colours the status.
        width: Terminal cells that a terminal table may take; None for any number.
        safe_cells: Whether CSV and TSV keep spreadsheets from running text cells as formulas.
    """

    columns: tuple[int, ...] | None = None
    language: str = "en"
    color: bool = False
    width: int | None = None
    safe_cells: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rates with its header, as every format takes it."""

    frame: "pd.DataFrame"
    header: Header
    view: View

    def cells(self, places: Iterable[int]) -> Iterator[tuple[object, ...]]:
        """Yield the rows, with the columns at the given places."""
        return self.frame.iloc[:, list(places)].itertuples(index=False, name=None)

    def chosen(self) -> list[int]:
        """Return the places of the columns that a machine format writes."""
        if self.view.columns is None:
            return list(range(len(self.header.names)))
        return list(self.view.columns)

    def computed(self, name: str) -> list[object]:
        """Return one computed column."""
        return [cell for (cell,) in self.cells([self.header.positions[name]])]
