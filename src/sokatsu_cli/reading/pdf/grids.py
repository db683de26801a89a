"""PDFs to grids: the tables of all pages, those of one table together."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pdfminer  # noqa: F401 - so that a missing extra is told before a process begins

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.labels import page_label, sheet_label
from sokatsu_cli.model.language import N_, spoken
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.page_rows import PageRow
from sokatsu_cli.model.system_errors import reason_of
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.reading.further_tables import further_tables
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.pdf.joined_tables import (
    Joined,
    RepeatedLines,
    grid_rows,
    joined_tables,
)
from sokatsu_cli.reading.pdf.page_parts import Page
from sokatsu_cli.reading.pdf.reading_process import FileRefusedError, read_pages
from sokatsu_cli.reading.pdf.report_notes import is_once_more
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

_MARK = b"%PDF-"
_MARKED_WITHIN = 1024
"""Bytes in which the mark of a PDF must stand."""

_SCANNED = N_(
    "pages without text, as a scanner makes them; recognise the text with a program for that, look"
    " it over, and make a table of it"
)
_UNREAD = N_(
    "the values on it are not read; leave the page out of the PDF, or name a table by --sheet"
)
_INSTEAD = N_("make a PDF with ruled borders, or give the .xlsx or a CSV")
_GOES_ON = N_("repeat the headings above it, or name a table by --sheet")
_OTHERWISE = N_(
    "make a PDF with ruled borders, or give the .xlsx or a CSV, or name a table by --sheet"
)
_LOOSE = N_("{loose}, and may be of it; draw the borders around it, or name a table by --sheet")
_A_SCAN = 0.25
"""How much of a page without other text a picture takes that may be of a table."""

_A_TABLE = 0.05
"""How much of a page a picture takes that may be of a table, beside other text."""


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the tables of a PDF.

    Args:
        path: The file.
        sheet: The name of the only table to read, such as ``table 2``; None for all.
        only_first: Read only the first table if no name is given and no other has values.

    Raises:
        InputError: No PDF, a damaged one or one too large, no tables, or no such table.

    Source: docs/contract.md, PDF.
    """
    try:
        pages = _pages(path)
        joined = joined_tables(pages)
        grids = list(_grids(path, joined))
        if grids and sheet is None:
            _check_all_is_read(pages, joined)
        chosen = _chosen(pages, grids, sheet, only_first=only_first)
    except FileRefusedError as error:
        label = page_label(path, error.page) if error.page else path
        problem = Problem(label, None, None, str(error))
    except RefusedError as error:
        problem = Problem(path, None, None, str(error))
    except FileNotFoundError:
        problem = Problem(path, None, None, _("no such file"))
    except OSError as error:
        problem = Problem(
            path, None, None, _("cannot be read: {reason}").format(reason=reason_of(error))
        )
    else:
        chosen[0].notes[:0] = _notes(path, pages, len(joined), len(chosen))
        return chosen
    raise InputError([problem])


def _pages(path: str) -> list[Page]:
    file = Path(path)
    with file.open("rb") as opened:
        if _MARK not in opened.read(_MARKED_WITHIN):
            raise FileRefusedError(_("this is no PDF"))
    state = file.stat()
    return _kept_pages(str(file.resolve()), state.st_mtime_ns, state.st_size, spoken())


@lru_cache(maxsize=1)
def _kept_pages(path: str, _time: int, _size: int, _language: str) -> list[Page]:
    """Return the pages of a file, which a command may read twice."""
    return read_pages(path)


def _nothing(pages: Sequence[Page]) -> str:
    """Say why there is no table."""
    if any(page.letters for page in pages):
        doubts = [
            f"p.{number}: {table.doubt}"
            for number, page in enumerate(pages, start=1)
            for table in page.tables
        ]
        if doubts:
            return _("no table that is certain: {doubt}; {instead}").format(
                doubt=doubts[0], instead=_(_INSTEAD)
            )
        return _("no table with ruled borders; {instead}").format(instead=_(_INSTEAD))
    if any(page.hidden for page in pages):
        return _("its text is not to be seen, as under a scan: {scanned}").format(
            scanned=_(_SCANNED)
        )
    return _(_SCANNED) if any(page.picture for page in pages) else _("no text on any page")


def _grids(path: str, joined: Sequence[Joined]) -> Iterator[Grid]:
    room = Room()
    for number, each in enumerate(joined, start=1):
        if is_once_more(each.titles):
            continue
        name = f"table {number}"
        rows = list(grid_rows(each))
        for row in rows:
            room.take(sum(map(bool, row.cells)), len(row.cells), sum(map(len, row.cells)))
        label = sheet_label(path, name)
        yield Grid(name, label, rows, _uncertain(label, each) + _going_on(label, each))


def _chosen(
    pages: Sequence[Page], grids: list[Grid], name: str | None, *, only_first: bool
) -> list[Grid]:
    if not grids:
        raise FileRefusedError(_nothing(pages))
    if name is None:
        others = further_tables([[row.cells for row in grid.rows] for grid in grids])
        return grids[:1] if only_first and not others else grids
    named = [grid for grid in grids if grid.name == name]
    if not named:
        raise FileRefusedError(
            _("no table {name}; there are {names}").format(
                name=quoted(name), names=listed([grid.name for grid in grids])
            )
        )
    return named


def _check_all_is_read(pages: Sequence[Page], joined: Sequence[Joined]) -> None:
    """Refuse a file of whose values some may not be read.

    Raises:
        FileRefusedError: A page may be a scan, or a table of indicators is not certain.
    """
    for each in joined:
        if each.doubt:
            raise FileRefusedError(
                _("{told}; {way_out}").format(told=each.doubt, way_out=_(_GOES_ON)),
                each.parts[0].page,
            )
        if each.lost:
            told = _("a table that is not certain may go on with that of p.{page}").format(
                page=each.parts[-1].page
            )
            raise FileRefusedError(
                _("{told}; {way_out}").format(told=told, way_out=_(_OTHERWISE)), each.lost
            )
        for part in each.parts if each.has_values else ():
            if part.table.loose:
                raise FileRefusedError(_(_LOOSE).format(loose=part.table.loose), part.page)
    repeated = RepeatedLines(pages)
    for number, page in enumerate(pages, start=1):
        for table in page.tables:
            if table.doubt and table.has_values:
                raise FileRefusedError(
                    _("{told}; {way_out}").format(told=table.doubt, way_out=_(_OTHERWISE)), number
                )
        if _is_scan(page, repeated):
            raise FileRefusedError(
                _("a page without text, as of a scan; {unread}").format(unread=_(_UNREAD)), number
            )


def _is_scan(page: Page, repeated: RepeatedLines) -> bool:
    """Tell whether a page may have values that are no text."""
    own = (text for text in page.texts if text not in repeated)
    return page.picture >= _A_SCAN and not page.tables and not any(own)


def _uncertain(label: str, joined: Joined) -> list[str]:
    """Say which cells of a table have no certain text, which is an error where it is needed."""
    found = [
        (
            PageRow(0, page=part.page, row=each.top + 1).place(f"column {each.left + 1}", spoken()),
            each.cell,
        )
        for part in joined.parts
        for each in part.table.cells
        if trouble_of(each.cell)
    ]
    return [
        _("{label}:{place}: not certain: {trouble} (cells like it: {count})").format(
            label=label, place=place, trouble=trouble_of(cell), count=len(found)
        )
        for place, cell in found[:1]
    ]


def _going_on(label: str, joined: Joined) -> list[str]:
    """Say where a row may go on over the end of a page: in half of its columns, or fewer."""
    found = []
    for before, part in pairwise(joined.parts):
        last = {x.left for x in before.table.cells if x.bottom == before.table.height - 1}
        first = {x.left for x in part.table.cells if x.top == part.repeated}
        if first < last and len(first) * 2 <= len(last) and first - {0}:
            place = PageRow(0, page=part.page, row=part.repeated + 1)
            found.append((place.place("", spoken()), before.page))
    return [
        _(
            "{label}:{place}: this may be the rest of the last row of p.{page}; if it is, let no"
            " row break across pages and print again (rows like it: {count})"
        ).format(label=label, place=place, page=page, count=len(found))
        for place, page in found[:1]
    ]


def _notes(path: str, pages: Sequence[Page], joined: int, read: int) -> Iterator[str]:
    """Say how many tables there are, and what is left."""
    numbered = list(enumerate(pages, start=1))
    tables = [(number, table) for number, page in numbered for table in page.tables]
    doubts = [
        (number, _("a table is not read: {doubt}").format(doubt=each.doubt))
        for number, each in tables
        if each.doubt
    ]
    found = joined + len(doubts)
    yield _("{path}: tables found: {found} (pages: {pages}), read: {read}, left: {left}").format(
        path=path, found=found, pages=len(pages), read=read, left=found - read
    )
    yield from _first(path, N_("tables"), doubts)
    beside = [
        (number, _("{text} stands beside a table and is not read").format(text=quoted(text.text)))
        for number, page in numbered
        for text in page.texts
        if any(table.top < text.middle < table.bottom for table in page.tables)
    ]
    yield from _first(path, N_("texts"), beside)
    loose = [
        (number, _("{loose} and is not read").format(loose=each.loose))
        for number, each in tables
        if each.loose
    ]
    yield from _first(path, N_("tables"), loose)
    unseen = _("text that nobody sees is not read")
    yield from _first(
        path, N_("pages"), [(number, unseen) for number, page in numbered if page.hidden]
    )
    repeated = RepeatedLines(pages)
    scanned = [number for number, page in numbered if _is_scan(page, repeated)]
    yield from _first(path, N_("pages"), [(number, _("a page without text")) for number in scanned])
    pictured = [number for number, page in numbered if page.picture >= _A_TABLE]
    others = [number for number in pictured if number not in scanned]
    told = _("a picture is not read, whatever values are in it")
    yield from _first(path, N_("pages"), [(number, told) for number in others])


def _first(path: str, what: str, found: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Say what was found on which page first, and how many there are like it."""
    for number, told in found[:1]:
        yield _("{path}:p.{number}: {told} ({what} like it: {count})").format(
            path=path, number=number, told=told, what=_(what), count=len(found)
        )
