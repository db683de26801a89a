"""A column with the place that each row of a tidy table has in the office's file."""

import re

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.labels import sheet_of
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.page_rows import PageRow, numbered
from sokatsu_cli.model.places import RowPlace
from sokatsu_cli.reading.file_formats import has_cells
from sokatsu_cli.tidy.tables import Tidied

SOURCE_PLACE = "source_place"
"""The name of the column."""

_VALUES = ("target", "actual", "published_rate")
_PLAIN = re.compile(r"[^\W\d_a-zA-Z]\w*")
"""A sheet's name that needs no quotes in front of a cell's."""


def with_source_places(tidied: Tidied, source: str) -> Tidied:
    """Return what was read of a file with the place of each row in a last column.

    In a spreadsheet these are the cells of its values, as the name box of a spreadsheet program
    takes them: ``第1章!D7:F7``, and ``D7:F7`` where the file has one sheet alone. In a text it is
    the line: ``総括表.csv:7``; in a table on pages ``p.3: row 7, columns 4 to 6``.

    Args:
        tidied: What was read.
        source: The path of the file.

    Raises:
        SokatsuError: The file has a column of this name.
    """
    if SOURCE_PLACE in tidied.columns:
        text = _("the sheet has a column {column} of its own")
        raise SokatsuError(text.format(column=SOURCE_PLACE))
    of_cells = has_cells(source)
    rows = [
        row | {SOURCE_PLACE: _place(place, of_cells=of_cells)}
        for row, place in zip(tidied.rows, tidied.places, strict=True)
    ]
    return tidied._replace(columns=[*tidied.columns, SOURCE_PLACE], rows=rows)


def _place(place: RowPlace, *, of_cells: bool) -> str:
    if isinstance(place.line, PageRow):
        return _on_page(place, place.line)
    if not of_cells:
        return f"{place.path}:{place.line}"
    letters = {place.letters[name].split()[-1] for name in _VALUES if name in place.letters}
    first, *others = sorted(letters, key=lambda each: (len(each), each))
    cells = f"{first}{place.line}" + (f":{others[-1]}{place.line}" if others else "")
    name = sheet_of(place.path)
    plain = name if _PLAIN.fullmatch(name) else "'{}'".format(name.replace("'", "''"))
    return f"{plain}!{cells}" if name else cells


def _on_page(place: RowPlace, row: PageRow) -> str:
    """Return the place of a row on a page, behind the name of its table if there are several."""
    columns = [numbered(place.letters[name]) for name in _VALUES if name in place.letters]
    numbers = sorted({int(number) for text in columns for number in re.findall("[0-9]+", text)[:1]})
    ends = " to ".join(dict.fromkeys([str(numbers[0]), str(numbers[-1])]))
    page = ", ".join(filter(None, [sheet_of(place.path), f"p.{row.page}"]))
    return f"{page}: {row.cell()}, column{'s' * (len(numbers) > 1)} {ends}"
