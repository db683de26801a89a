"""A table and how it should look: the data that programs read, and the display for people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

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
        added: Places of columns that stand behind the usual ones.
        left: Places of columns that are left out of all, or of the usual ones.
        language: Of headings and status words in the formats for people.
        color: Whether a terminal table has colours.
        width: Terminal cells that a terminal table may take; None for any number.
        bars: Whether the capped rates are drawn as bars too.
        plain: Whether a terminal table draws with ASCII characters alone.
        safe_cells: Whether CSV and TSV keep spreadsheets from running text cells as formulas.
    """

    columns: tuple[int, ...] | None = None
    added: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
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
        narrowest: Terminal cells that columns of text keep as long as headings can make room.
    """

    columns: Sequence[Column]
    closing: Sequence[str]
    width: int | None = None
    narrowest: int = 0


def chosen_places(header: Header, view: View) -> list[int]:
    """Return the places of the columns that a format for programs writes."""
    if view.columns is not None:
        return list(view.columns)
    return [place for place in range(len(header.names)) if place not in view.left]


class Cells(Protocol):
    """What a format for programs writes, column by column."""

    @property
    def header(self) -> Header:
        """The header of the whole table."""

    @property
    def view(self) -> View:
        """How it should look."""

    def columns(self, places: Sequence[int], /) -> Iterator[Sequence[object]]:
        """Yield the cells of the columns at the given places."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of cells with their header and how they should look.

    Attributes:
        data: The columns of the whole table.
        header: Their header.
        view: How they should look; formats for programs take them as they are.
    """

    data: Sequence[Sequence[object]]
    header: Header
    view: View

    @classmethod
    def of_frame(cls, frame: "pd.DataFrame", header: Header, view: View) -> "Table":
        """Return the table of a frame."""
        return cls([column.tolist() for _name, column in frame.items()], header, view)

    def cells(self, places: Iterable[int]) -> Iterator[tuple[object, ...]]:
        """Yield the rows, with the columns at the given places."""
        return zip(*self.columns(list(places)), strict=True)

    def columns(self, places: Sequence[int]) -> Iterator[Sequence[object]]:
        """Yield the cells of the columns at the given places."""
        return (self.data[place] for place in places)

    def column(self, name: str) -> Sequence[object]:
        """Return the cells of a known column."""
        return self.data[self.header.positions[name]]

    @property
    def wording(self) -> Wording:
        """The words of the view's language."""
        return LANGUAGES[self.view.language]

    def heading(self, place: int) -> str:
        """Return what stands over a column in the view's language."""
        known = self.header.known(place)
        return self.header.names[place] if known is None else self.wording.headings[known]
