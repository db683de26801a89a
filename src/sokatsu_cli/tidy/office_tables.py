"""An office's own table as the table of rows that the other commands read."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sokatsu_cli.model.columns import STATUS, Header, normalised
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.places import OfficePlaces, Places, RowPlace
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.decoding import utf8_reader
from sokatsu_cli.reading.record_files import File, text_file
from sokatsu_cli.reading.records import Shortcut
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.reading.text_tables import Chunk
from sokatsu_cli.tidy.sheets import Sheet, read_sheets, text_sheet
from sokatsu_cli.tidy.tables import Tidied

_SEEN = 1 << 16  # bytes in which a text with tabs has some


class OfficeTable:
    """The rows that `tidy_sheets` read, with the face of `text_tables.TextTable`.

    Its rows are numbered from 1, and `places` knows where they stand.
    """

    columns: Mapping[str, str] = MappingProxyType({})
    line: int | None = None
    is_regular = True

    def __init__(self, file: File, tidied: Tidied, notes: list[str]) -> None:
        """Take the file, what was read of it, and notes for the user."""
        of_cells = file.source is None
        self.file = file._replace(delimiter="", source=None)
        self.names = tidied.columns
        self.notes = [*notes, *tidied.notes]
        self._tidied = tidied
        at = Header(self.names, needed=(STATUS,)).positions.get(STATUS)
        self._status = "" if at is None else self.names[at]
        self.places: Places = OfficePlaces([*map(self._place, tidied.places)], of_cells=of_cells)

    def chunks(self, _name: str, _shortcut: Shortcut | None = None) -> Iterator[Chunk]:
        """Yield the rows, all at once."""
        rows = [[row.get(name, "") for name in self.names] for row in self._tidied.rows]
        yield Chunk(rows, list(range(1, len(rows) + 1)), [])

    def has_texts(self, column: str) -> bool:
        """Tell whether any row has a text in a column."""
        name = self._status if column == STATUS else column
        return any(row.get(name) for row in self._tidied.rows)

    def _place(self, place: RowPlace) -> RowPlace:
        """Return the place of a row, with the printed status by the name of its column."""
        letters = {STATUS: place.letters.get(self._status, "")} if self._status else {}
        return place._replace(letters={**place.letters, **letters})

    def explanation(self) -> list[Problem]:
        """Return what the headings were taken for, and which rows are no part of a table."""
        return [*self._tidied.taken, *self._tidied.skipped]


def office_sheets(
    file: File, source: str, sheet: str | None, delimiter: str | None
) -> tuple[list[Sheet], list[str]]:
    """Return the sheets of an opened file, read as `read_sheets` does, and notes for the user.

    Args:
        file: The file, whose bytes may have come from a pipe.
        source: Its path.
        sheet: The only sheet of a spreadsheet to read; None for all.
        delimiter: What a user says stands between the cells of a text.

    Raises:
        InputError: It cannot be read.
    """
    if file.source is None:
        return read_sheets(source, sheet=sheet)
    if delimiter is None and has_tabs(file, source):
        file = text_file(file.source, "\t")
    return [text_sheet(file)], list(file.notes)


def has_tabs(file: File, source: str) -> bool:
    """Tell whether a text has tabs between its cells as an office's table, which is no .csv."""
    if file.source is None or file.delimiter != "," or source.lower().endswith(".csv"):
        return False
    return b"\t" in utf8_reader(file.source.file, file.source.codec)(_SEEN)


def unknown_headings(sheets: Sequence[Sheet], columns: Mapping[str, str]) -> list[Problem]:
    """Name the headings that a user gives to columns and that no cell of the sheets has.

    Such a slip would leave the column to another heading.

    Args:
        sheets: The sheets of a file.
        columns: Known column to the heading that holds it, or the letters of its column.
    """
    wanted = {normalised(heading) for heading in columns.values()}
    cells = (text for sheet in sheets for row in sheet.rows for text in row.texts())
    found = {key for key in map(normalised, cells) if key in wanted} if wanted else set()
    width = max((len(row.cells) for sheet in sheets for row in sheet.rows), default=0)
    found |= {normalised(letters(place)) for place in range(width if wanted else 0)}
    return [
        Problem(
            sheets[0].path, None, column, _("no heading {heading}").format(heading=quoted(heading))
        )
        for column, heading in columns.items()
        if normalised(heading) not in found
    ]
