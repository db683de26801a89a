"""Rows that are made of others: their cells know where they stand in the office's sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sokatsu_cli.model.cells import Cell, trouble_of
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.sheets import SheetRow


class Placed(NamedTuple):
    """A cell, the number of its row and its column from 0."""

    cell: str
    number: int
    column: int

    @classmethod
    def of(cls, row: SheetRow, column: int) -> "Placed":
        """Return the cell of a row, or the merged one that reaches into it."""
        return cls(row.cell(column), row.number, column)

    @property
    def text(self) -> str:
        """Its text without outer blanks."""
        return self.cell.strip()

    @property
    def is_held(self) -> bool:
        """Whether it has something, or would if its formula had been computed."""
        return bool(self.text) or bool(trouble_of(self.cell))

    def saying(self, text: str) -> "Placed":
        """Return another text that stands for the cell."""
        return self._replace(cell=text)

    def problem(self, path: str, text: str) -> Problem:
        """Return a problem at the cell."""
        return Problem(path, self.number, letters(self.column), text)

    def skipped(self, path: str) -> Problem:
        """Say that the cell is left out."""
        return self.problem(path, _("skipped: {text}").format(text=quoted(self.text)))


NewCells = dict[int | str, Placed]
"""Cells of a new row: by the column where they stand, or by the heading of a new column."""


@dataclass
class Block:
    """Rows of a sheet that are read as one table, and what stands in their place.

    Attributes:
        start: The first of them, from 0.
        end: The row below them.
        rows: The new rows.
        problems: Why they are not certain; then they are left out.
        skipped: Cells that are left out.
        remarks: What the user should know of them.
        is_lone: Whether it has nothing but targets, or nothing but actuals.
    """

    start: int
    end: int
    rows: list[SheetRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    is_lone: bool = False


@dataclass
class NewTable:
    """A table that is made of other rows.

    Its new columns stand right of all cells of the sheet, so that no other row can be taken for
    one of them; the last one has a text in each row, as the rows of a text tell lost cells by
    their lengths.

    Attributes:
        width: How many columns the sheet has.
        heading: The cells of its heading row.
        columns: The headings of the new columns.
        rows: Its rows, each with its number; a row of the sheet between them as it is.
    """

    width: int
    heading: NewCells
    columns: Sequence[str]
    rows: list[tuple[int, NewCells] | SheetRow] = field(default_factory=list)

    def sheet_rows(self, number: int) -> Iterator[SheetRow]:
        """Yield the rows, below a blank one that keeps titles above from the headings."""
        yield SheetRow(number, [])
        yield self._row(number, self.heading)
        for row in self.rows:
            yield row if isinstance(row, SheetRow) else self._row(*row)

    def _row(self, number: int, cells: NewCells) -> SheetRow:
        places = {heading: self.width + at for at, heading in enumerate(self.columns)}
        texts = [""] * (self.width + len(self.columns))
        origins = {}
        for key, placed in cells.items():
            place = key if isinstance(key, int) else places[key]
            texts[place] = placed.cell
            origins[place] = (placed.number, placed.column)
        return SheetRow(number, texts, origins=_frozen(origins))


def _frozen(origins: Mapping[int, tuple[int, int]]) -> Mapping[int, tuple[int, int]]:
    return dict(origins)


def own(row: SheetRow, column: int) -> bool:
    """Tell whether a cell of a row holds something itself."""
    cell = row.cells[column] if column < len(row.cells) else ""
    return bool(cell.strip()) or (isinstance(cell, Cell) and bool(cell.trouble))
