"""A table and how it should look: the data that programs read, and the display for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sokatsu_cli.columns import Header
from sokatsu_cli.wording import LANGUAGES, Wording

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """What people see of a table: m rows of n texts below their headings.

    Attributes:
        headings: n texts.
        rows: m rows of n texts.
        right: The columns that are aligned right, from 0.
        wrap: The columns whose cells may be broken into lines on a terminal.
        colors: Column to the ANSI colour code of each of its m cells; none for plain text.
        closing: The lines below the table.
        width: Terminal cells that a terminal table may take; None for any number.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: Sequence[int]
    wrap: Sequence[int]
    colors: Mapping[int, Sequence[int]] = field(default_factory=dict)
    closing: Sequence[str] = ()
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A frame with its header and how it should look; formats for programs take it as it is."""

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

    def column(self, name: str) -> list[object]:
        """Return the cells of a known column."""
        return [cell for (cell,) in self.cells([self.header.positions[name]])]

    @property
    def wording(self) -> Wording:
        """The words of the view's language."""
        return LANGUAGES[self.view.language]

    def headings(self, places: Iterable[int]) -> list[str]:
        """Return what stands over the columns at the given places."""
        names = [(self.header.known(place), self.header.names[place]) for place in places]
        return [name if known is None else self.wording.headings[known] for known, name in names]
