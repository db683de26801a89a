"""Tables of a document that go on with the one before them, without its headings."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.labels import sheet_of
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.heading_readings import is_when
from sokatsu_cli.tidy.row_places import has_number
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.titles import chapter_in, is_section
from sokatsu_cli.tidy.value_texts import is_value_cell

_TABLE = re.compile("table [0-9]+")
_CONTINUED = re.compile("つづき|続き|[(（]続[)）]|[前次](頁|ページ)")


def continued_tables(sheets: Sequence[Sheet], left: Collection[str]) -> Iterator[Problem]:
    """Refuse tables without headings and title right behind an indicator table as wide.

    Args:
        sheets: The tables of a document, or the sheets of a file, of which none goes on.
        left: The paths of those that have no headings of indicators.
    """
    of, last = "", 0
    for before, sheet in pairwise(sheets):
        if before.path not in left:
            of, last = sheet_of(before.path), _width(before)
        if sheet.path not in left or not _TABLE.fullmatch(of):
            continue
        first = _first(sheet, {row.text() for row in before.rows})
        if first is not None and _width(sheet) == last:
            told = _(
                "rows without headings, in as many columns as {table} before them has; "
                "write its headings above them, or read it alone with --sheet {table}"
            )
            yield sheet.problem(first, None, told.format(table=quoted(of)))
        else:
            of = ""


def _width(sheet: Sheet) -> int:
    return max((row.held()[-1] + 1 for row in sheet.rows if row.held()), default=0)


def _first(sheet: Sheet, known: Collection[str]) -> SheetRow | None:
    """Return the first row of values, None below headings or a title of its own."""
    rows = [row for row in sheet.rows if row.filled()]
    wide = next((at for at, row in enumerate(rows) if len(row.filled()) > 1), len(rows))
    if not all(_is_no_title(row.text(), known) for row in rows[:wide]):
        return None
    values = [text for row in rows[wide : wide + 1] for text in row.texts() if is_value_cell(text)]
    numbers = any(has_number(text) for row in rows[wide:] for text in row.texts()[1:])
    return rows[wide] if numbers and not all(map(is_when, values)) else None


def _is_no_title(text: str, known: Collection[str]) -> bool:
    """Tell whether a line says nothing of a table that is not said of the one before it."""
    told = text in known or is_section(text) or bool(chapter_in(text))
    return told or _CONTINUED.search(text) is not None
