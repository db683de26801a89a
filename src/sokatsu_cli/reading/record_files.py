"""Files of records: a text or a sheet, opened, with what stands between its cells."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.object_places import ObjectPlaces
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.progress import count_input
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.blocks import BLOCK, LINES, Ends
from sokatsu_cli.reading.contents import contents_in, is_json
from sokatsu_cli.reading.decoding import text_start, utf8_reader
from sokatsu_cli.reading.file_formats import has_cells, read_grids, text_notes
from sokatsu_cli.reading.grid_tables import grid_places, grid_records
from sokatsu_cli.reading.json_records import JsonRecords, JsonTable
from sokatsu_cli.reading.records import GridRecords, Records
from sokatsu_cli.reading.sources import Source, name_of, opened

JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
"""What files of JSON and of JSON Lines are called."""


class File(NamedTuple):
    """A file whose records can be read.

    Attributes:
        path: Its name for messages.
        delimiter: What stands between its cells, "" in a spreadsheet.
        read: Begins to read its records.
        notes: What the user should know of it.
        source: Its bytes, None for those of a spreadsheet.
        places: Where its records stand, where they do not know that.
        has_others: Whether other tables of the document have values too.
        is_json: Whether its records are objects of JSON.
        is_tidy: Whether it is known for a tidy table, however its rows look.
    """

    path: str
    delimiter: str
    read: Callable[[], Records | GridRecords | JsonRecords]
    notes: list[str]
    source: Source | None = None
    places: Places = OWN_LINES
    has_others: bool = False
    is_json: bool = False
    is_tidy: bool = False

    @property
    def blocks(self) -> int:
        """About how many blocks it has."""
        return 1 + (self.source.size // BLOCK if self.source else 0)


@contextmanager
def opened_file(
    source: str | Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    header_row: int | None = None,
    assumed: str | None = None,
    usual: str | None = None,
) -> Iterator[File]:
    """Open a file of records.

    Args:
        source: A path, or ``-`` for standard input, which is a text.
        encoding: As for `read_indicators`.
        delimiter: One character. Default: what a first line such as ``sep=;`` says, else the usual.
        sheet: The sheet of a spreadsheet. Default: the first visible one.
        columns: Known column to the heading that holds it, where headings are unusual; merged
            cells of a spreadsheet count for all their rows in the columns that name things.
        header_row: The line of the headings, where it is known.
        assumed: As for `sources.opened`.
        usual: The usual delimiter. Default: tab for ``.tsv``, else comma.

    Raises:
        InputError: Nothing can be read at all.
        ValueError: A delimiter that is none.
    """
    path = str(source)
    if has_cells(path):
        grid, *others = read_grids(path, sheet, only_first=True)
        records, notes = grid_records(grid, columns, header_row)
        read = partial(GridRecords, records)
        notes = [*grid.notes, *notes]
        places = grid_places(grid)
        file = File(name_of(path), "", read, notes, places=places)
        yield file._replace(has_others=bool(others), is_tidy=bool(grid.left_out))
        return
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n\0'):
        raise ValueError(
            _("the delimiter must be one character, no quote or line break: {delimiter}").format(
                delimiter=quoted(delimiter)
            )
        )
    with opened(source, encoding, assumed=assumed) as text:
        count_input(text.size)
        if is_json(contents_in(text.file)) or path.lower().endswith(JSON_SUFFIXES):
            yield json_file(text, path, encoding)
            text.refuse_changed()
            return
        suffix = "\t" if path.lower().endswith(".tsv") else ","
        if notes := text_notes(path):
            text.notes[:0] = notes
            usual = "\t" if _has_tabs(text) else ","
        try:
            yield text_file(text, delimiter or _declared(text) or usual or suffix)
        except UnicodeDecodeError:  # although it was in this encoding before
            raise text.changed() from None
        text.refuse_changed()


def json_file(text: Source, path: str, encoding: str | None) -> File:
    """Return the file of a text of JSON.

    Raises:
        InputError: It is none, or no table.
    """
    table = JsonTable.of(text, encoding)
    notes = list(table.source.notes)
    if path != "-" and not path.lower().endswith(JSON_SUFFIXES):
        notes.insert(0, _("{path} is JSON; read as such").format(path=text.path))
    places = ObjectPlaces() if table.shares_lines else OWN_LINES
    return File(text.path, "", table.read, notes, places=places, is_json=True, is_tidy=True)


def _has_tabs(text: Source) -> bool:
    return b"\t" in utf8_reader(text.file, text.codec)(_SEEN)


def text_file(source: Source, delimiter: str, ends: Ends = LINES) -> File:
    """Return the file of a text, read in blocks that end so."""

    def read() -> Records:
        reader = utf8_reader(source.file, source.codec)
        start = text_start(source.file, source.codec)
        records = Records(source.path, reader, delimiter, start, ends)
        if _declared(source):
            records.first()
        return records

    return File(source.path, delimiter, read, source.notes, source)


_SEEN = 1 << 12  # bytes of a text that is not called so in which tabs are looked for

_DECLARED = re.compile(
    rb'(?P<quote>"?)sep=(?P<delimiter>[^"\r\n\0\x80-\xff])(?P=quote)[\r\n]', re.IGNORECASE
)
_DECLARATION = 64  # bytes in which such a line ends


def _declared(source: Source) -> str | None:
    """Return the delimiter that a first line of Excel's own such as ``sep=;`` names."""
    match = _DECLARED.match(utf8_reader(source.file, source.codec)(_DECLARATION))
    return match["delimiter"].decode() if match else None
