"""A table and how it should look: the data that programs read, and the display for people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.model.columns import Header
from sokatsu_cli.writing.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a table should look.

    Attributes:
        columns: Places of the columns to write, from 0; None for all, or for the usual ones in
            the formats for people.
        language: Of headings and status words in the formats for people.
        color: Whether a terminal table has colours.
        width: Terminal cells that a terminal table may take; None for any number.
        bars: Whether the capped rates are drawn as bars too.
        plain: Whether a terminal table draws with ASCII characters alone.
        safe_cells: Whether CSV and TSV keep spreadsheets from running text cells as formulas.
    """

    columns: tuple[int, ...] | None = None
    language: str = "en"
    color: bool = False
    width: int | None = None
    bars: bool = False
    plain: bool = False
    safe_cells: bool = False


class Column(NamedTuple):
    """One column that people see.

    Attributes:
        heading: What stands over it.
        texts: m cells.
        right: Whether it is aligned right.
        wrap: Whether its cells may be broken into lines on a terminal.
        colors: The ANSI colour code of each cell, 0 for plain text; None if all are.
    """

    heading: str
    texts: Sequence[str]
    right: bool = False
    wrap: bool = False
    colors: Sequence[int] | None = None


class Display(NamedTuple):
    """What people see of a table.

    Attributes:
        columns: One or more, all of m cells.
        closing: The lines below the table.
        width: Terminal cells that a terminal table may take; None for any number.
    """

    columns: Sequence[Column]
    closing: Sequence[str]
    width: int | None = None

    @property
    def headings(self) -> list[str]:
        """What stands over the columns."""
        return [column.heading for column in self.columns]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The m rows."""
        return list(zip(*(column.texts for column in self.columns), strict=True))

    def where(self, test: Callable[[Column], bool]) -> list[int]:
        """Return the places of the columns for which something holds, from 0."""
        return [place for place, column in enumerate(self.columns) if test(column)]


def chosen_places(header: Header, view: View) -> list[int]:
    """Return the places of the columns that a format for programs writes."""
    return list(range(len(header.names)) if view.columns is None else view.columns)


@dataclass(frozen=True, slots=True)
class Table:
    """A frame with its header and how it should look; formats for programs take it as it is."""

    frame: "pd.DataFrame"
    header: Header
    view: View

    def cells(self, places: Iterable[int]) -> Iterator[tuple[object, ...]]:
        """Yield the rows, with the columns at the given places."""
        return self.frame.iloc[:, list(places)].itertuples(index=False, name=None)

    def columns(self, places: Sequence[int]) -> Iterator[list[object]]:
        """Yield the cells of the columns at the given places, however many these are."""
        columns = [column for _name, column in self.frame.items()]  # by place takes far longer
        return (columns[place].tolist() for place in places)

    def chosen(self) -> list[int]:
        """Return the places of the columns that a format for programs writes."""
        return chosen_places(self.header, self.view)

    def column(self, name: str) -> list[object]:
        """Return the cells of a known column."""
        return [cell for (cell,) in self.cells([self.header.positions[name]])]

    @property
    def wording(self) -> Wording:
        """The words of the view's language."""
        return LANGUAGES[self.view.language]

    def heading(self, place: int) -> str:
        """Return what stands over a column in the view's language."""
        known = self.header.known(place)
        return self.header.names[place] if known is None else self.wording.headings[known]
