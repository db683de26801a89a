"""Summary sheets as grids of text with places: from spreadsheets and from their text exports."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import NamedTuple, Self

from sokatsu_cli.model.cells import Cell, number_text, printed_text, trouble_of
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.number_formats.numbers import shows_another
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.file_formats import has_cells, read_grids
from sokatsu_cli.reading.grids import GridRow
from sokatsu_cli.reading.record_files import File, opened_file
from sokatsu_cli.reading.records import NUL_BYTE
from sokatsu_cli.reading.spreadsheet.merged_cells import describes_all
from sokatsu_cli.reading.spreadsheet.places import cell_name, letters
from sokatsu_cli.reading.text_tables import all_records

_MOST_ROWS = 50_000  # rows of a spreadsheet in which indicator tables are looked for


class SheetRow(NamedTuple):
    """One row of a sheet: its number from 1 (in text, its physical line) and its cells.

    ``merged`` has, by column from 0, the cells that begin above and reach into the row; ``covered``
    those of them that count for their first row alone. Cells of a spreadsheet may know the number
    stored behind their text (see `cells.Cell`). ``origins`` has, by column of a row that was made
    of others (see `rearranged`), the number of the row and the column from 0 where a cell stands.
    """

    number: int
    cells: Sequence[str]
    merged: Mapping[int, str] = MappingProxyType({})
    covered: Mapping[int, str] = MappingProxyType({})
    origins: Mapping[int, tuple[int, int]] = MappingProxyType({})

    def carrying(self, columns: AbstractSet[int]) -> Self:
        """Return the row with only the merged cells of some columns carried down into it."""
        carried = {column: cell for column, cell in self.merged.items() if column in columns}
        covered = {column: cell for column, cell in self.merged.items() if column not in columns}
        return self._replace(merged=carried, covered=covered)

    def described(self, headings: Mapping[int, str]) -> Self:
        """Return the row with the covered texts of some columns, given their headings, in it."""
        texts = {
            column: cell
            for column, cell in self.covered.items()
            if column in headings and describes_all(cell, headings[column])
        }
        left = {column: cell for column, cell in self.covered.items() if column not in texts}
        return self._replace(merged={**self.merged, **texts}, covered=left) if texts else self

    def at(self, column: int) -> str:
        """Return the text of a cell without outer blanks, "" beyond the ends of the row."""
        return self.cells[column].strip() if 0 <= column < len(self.cells) else ""

    def shown(self, column: int) -> str:
        """Return the text of a cell, or of the merged cell that reaches into it from above."""
        return self.cell(column).strip()

    def value(self, column: int) -> str:
        """Return the text of the number to compute with in a cell, as `shown` returns its text."""
        return number_text(self.cell(column)).strip()

    def printed(self, column: int) -> str:
        """Return what a reader of the sheet sees in a cell, as `shown` returns its text."""
        return printed_text(self.cell(column)).strip()

    def cell(self, column: int) -> str:
        """Return a cell, which may know its number, or the merged cell that reaches into it."""
        cell = self.cells[column] if 0 <= column < len(self.cells) else ""
        return cell if cell.strip() or trouble_of(cell) else self.merged.get(column, "")

    def trouble(self, column: int) -> str:
        """Return why a cell has no certain number, "" where it has one or is no number."""
        return trouble_of(self.cell(column))

    def rounded(self, column: int) -> str:
        """Say of a cell that shows another number than it stores what both are, else ""."""
        cell = self.cell(column)
        if not isinstance(cell, Cell) or not shows_another(cell):
            return ""
        number, column = self.origin(column)
        return _("{cell}: {stored}, shown as {shown}").format(
            cell=cell_name(number, column),
            stored=quoted(cell.number),
            shown=quoted(cell.printed),
        )

    def origin(self, column: int) -> tuple[int, int]:
        """Return the number of the row, and the column from 0, where a cell of it stands."""
        return self.origins.get(column, (self.number, column))

    def filled(self) -> list[int]:
        """Return the columns, from 0, whose cells are not blank."""
        return [column for column, cell in enumerate(self.cells) if cell.strip()]

    def held(self) -> list[int]:
        """Return the columns that are filled, or would be if their formulas had been computed."""
        return [at for at, cell in enumerate(self.cells) if cell.strip() or trouble_of(cell)]

    def texts(self) -> list[str]:
        """Return the texts of the cells that are not blank."""
        return list(filter(None, map(str.strip, self.cells)))

    def text(self) -> str:
        """Return the text of the whole row."""
        return " ".join(self.texts())


class Sheet(NamedTuple):
    """One sheet: how messages name it, and its rows, blank ones too.

    The rows of a text are as long as they were written, so that their lengths tell of lost cells.
    ``problems``, ``skipped`` and ``remarks`` tell of what was left out of rows made of others.
    """

    path: str
    rows: list[SheetRow]
    is_text: bool = False
    problems: Sequence[Problem] = ()
    skipped: Sequence[Problem] = ()
    remarks: Sequence[Problem] = ()

    def problem(self, row: SheetRow, column: int | None, text: str) -> Problem:
        """Return a problem at a cell of the sheet, or with a whole row."""
        if column is None:
            return Problem(self.path, row.number, None, text)
        number, column = row.origin(column)
        return Problem(self.path, number, letters(column), text)


def lost_cell(count: int, headings: int) -> str:
    """Say that a row has fewer cells than the headings."""
    told = _("{count} cells where the headings have {headings}; a cell may be lost")
    return told.format(count=count, headings=headings)


def extra_cell(count: int, headings: int) -> str:
    """Say that a row has more cells than the headings."""
    told = _("{count} cells where the headings have {headings}; a cell may be one too many")
    return told.format(count=count, headings=headings)


def read_sheets(
    source: str,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> tuple[list[Sheet], list[str]]:
    """Read a summary sheet.

    Args:
        source: A path, or ``-`` for standard input, which is a text. Of texts ``.csv`` has
            commas, anything else tabs.
        encoding: As for `read_indicators`.
        delimiter: As for `read_indicators`.
        sheet: The only sheet of a spreadsheet to read; None for all.

    Returns:
        The sheets, and notes for the user.

    Raises:
        InputError: The file cannot be read.
    """
    if has_cells(source):
        grids = read_grids(source, sheet)
        long = [grid for grid in grids if len(grid.rows) > _MOST_ROWS]
        if long:
            told = _("more than {most:,} rows, too many for a summary sheet")
            told = told.format(most=_MOST_ROWS)
            raise InputError([Problem(long[0].label, None, None, told)])
        sheets = [
            Sheet(grid.label if len(grids) > 1 else source, list(_with_gaps(grid.rows)))
            for grid in grids
        ]
        return sheets, [note for grid in grids for note in grid.notes]
    usual = "," if source.lower().endswith(".csv") else "\t"
    with opened_file(source, encoding=encoding, delimiter=delimiter, usual=usual) as file:
        return [text_sheet(file)], file.notes


def text_sheet(file: File) -> Sheet:
    """Read a text as a sheet.

    Raises:
        InputError: It cannot be split, or cells are lost.
    """
    records = file.read()
    rows = [SheetRow(*record) for record in all_records(records)]
    text = Sheet(file.path, rows, is_text=True)
    problems = list(records.problems)
    problems += _lost_cells(text) if file.path.lower().endswith(".csv") else []
    problems += [
        text.problem(row, row.filled()[0], _(NUL_BYTE)) for row in text.rows if "\0" in row.text()
    ]
    if problems:
        raise InputError(problems)
    return text


def _with_gaps(rows: Sequence[GridRow]) -> Iterator[SheetRow]:
    """Yield the rows of a sheet, and one blank row where blank ones stand between them."""
    last = 0
    for row in rows:
        if row.number > last + 1:
            yield SheetRow(last + 1, [])
        last = row.number
        yield SheetRow(*row)


def _lost_cells(sheet: Sheet) -> list[Problem]:
    """Name the rows that are shorter than others: spreadsheets write .csv as wide as it is."""
    width = max((len(row.cells) for row in sheet.rows), default=0)
    text = _("{count} fields where the widest row has {width}; a cell may be lost")
    return [
        sheet.problem(row, None, text.format(count=len(row.cells), width=width))
        for row in sheet.rows
        if row.filled() and len(row.cells) < width
    ]
