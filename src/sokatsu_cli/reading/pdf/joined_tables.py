"""Tables that go over several pages: which pages belong together, and the rows of all."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.page_rows import PageRow
from sokatsu_cli.reading.grids import GridRow
from sokatsu_cli.reading.pdf.page_parts import (
    NEAR,
    Page,
    PageCell,
    PageTable,
    PageText,
    has_value_words,
)
from sokatsu_cli.reading.spreadsheet.merged_cells import cells_from_above, doubt_beside
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.places import Area

_MOST_TITLES = 12  # lines above a table, of those nearest to it
_HEADINGS_BEGIN = 12  # rows of a table in which the headings that are repeated begin
_SAME_HEIGHT = 3.0  # points by which what stands on every page may be off

_NO_COLUMNS = N_(
    "the columns of a table cannot be told; make a PDF with ruled borders, or give a CSV"
)

_Row = list[tuple[str, int, int, int]]  # texts with their first and last column, and their height


class PagePart(NamedTuple):
    """The part of a table that one page has.

    Attributes:
        page: The number of the page.
        table: The table.
        repeated: How many of its first rows are headings that stood on the page before.
    """

    page: int
    table: PageTable
    repeated: int = 0


class Joined(NamedTuple):
    """A table, over one page or several.

    Attributes:
        titles: The lines above it.
        parts: What each page has of it.
        doubt: Why it may belong to the one before, "" where it does not.
        lost: The page of a table that may belong to it and is not certain, 0 for none.
    """

    titles: list[str]
    parts: list[PagePart]
    doubt: str = ""
    lost: int = 0

    @property
    def has_values(self) -> bool:
        """Tell whether it has the headings of a table of indicators."""
        return has_value_words(_heading_words(self.parts[0].table))

    def columns(self) -> list[float]:
        """Return where its columns begin, and the last one ends."""
        columns: list[float] = []
        for part in self.parts:
            columns += [x for x in part.table.columns if _place_of(x, columns) is None]
        return sorted(columns)


class RepeatedLines:
    """Which lines of a document stand on several of its pages."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Take the heights of all lines, so that none is compared with every other."""
        self._heights: defaultdict[str, list[float]] = defaultdict(list)
        for page in pages:
            for each in page.texts:
                self._heights[_without_digits(each.text)].append(each.top)
        for heights in self._heights.values():
            heights.sort()

    def __contains__(self, text: PageText) -> bool:
        """Tell whether a line of the document is one that stands on every page, or its number."""
        pattern = _without_digits(text.text)
        if not pattern.strip("-# /"):
            return True
        heights = self._heights[pattern]
        first = bisect_left(heights, text.top - _SAME_HEIGHT)
        return bisect_right(heights, text.top + _SAME_HEIGHT) - first > 1


class _Document(NamedTuple):
    """The pages of a document, and the lines that several of them have."""

    pages: Sequence[Page]
    repeated: RepeatedLines


def joined_tables(pages: Sequence[Page]) -> list[Joined]:
    """Return the tables of a document that can be read, in their order.

    A table goes on where the next page begins with one between the same outer borders that
    repeats its headings, or has the same columns and nothing stands between the two.
    """
    found: list[Joined] = []
    document = _Document(pages, RepeatedLines(pages))
    for number, page in enumerate(pages, start=1):
        above = 0.0
        for table in page.tables:
            titles = [
                each
                for each in page.texts
                if above <= each.top < table.top and not (number > 1 and each in document.repeated)
            ]
            above = table.bottom
            is_next = table is page.tables[0] and not titles
            before = found[-1] if found else None
            doubt = before and _doubt(before, PagePart(number, table), document, is_next=is_next)
            if table.doubt:
                if before and doubt:
                    found[-1] = before._replace(lost=number)
                continue
            part = None
            if before and is_next:
                part = _continued(before, PagePart(number, table), document)
            if before and part:
                before.parts.append(part)
            else:
                lines = [each.text for each in titles]
                parts = [PagePart(number, table)]
                found.append(Joined(lines[-_MOST_TITLES:], parts, doubt or ""))
    return found


def _doubt(before: Joined, part: PagePart, document: _Document, *, is_next: bool) -> str:
    """Say that a table may go on with the one before, which has headings, "" if it does not."""
    table, last = part.table, before.parts[-1]
    if table.has_values or not before.has_values or has_value_words(_heading_words(table)):
        return ""
    columns = before.columns()
    alike = len(columns) == len(table.columns) and all(
        abs(x - y) <= NEAR for x, y in zip(columns, table.columns, strict=True)
    )
    at_top = is_next and part.page == last.page + 1 and _is_at_end(last, document)
    has_digits = bool(table.doubt) or any(re.search("[0-9０-９]", x.cell) for x in table.cells)
    if alike or (at_top and table.is_ruled and has_digits):
        return _("a table without headings, which may go on with that of p.{page}").format(
            page=last.page
        )
    return ""


def _is_at_end(part: PagePart, document: _Document) -> bool:
    """Tell whether nothing of its own stands on a page below a part of a table."""
    page = document.pages[part.page - 1]
    below = (x for x in page.texts if x.top >= part.table.bottom)
    return part.table is page.tables[-1] and all(x in document.repeated for x in below)


def _heading_words(table: PageTable) -> str:
    return "".join(str(each.cell) for each in table.cells if each.top < _HEADINGS_BEGIN)


def _without_digits(text: str) -> str:
    return re.sub("[0-9０-９]+", "#", text)


def _continued(before: Joined, part: PagePart, document: _Document) -> PagePart | None:
    """Return a part of the next page as one that belongs to a table, None if it does not."""
    last = before.parts[-1]
    if part.page != last.page + 1 or last.table is not document.pages[last.page - 1].tables[-1]:
        return None
    one, other = last.table, part.table
    outer = [(one.columns[at], other.columns[at]) for at in (0, -1)]
    if one.is_ruled != other.is_ruled or any(abs(x - y) > NEAR for x, y in outer):
        return None
    repeated = _repeated(before, part)
    if repeated:
        return part._replace(repeated=repeated)
    few, many = sorted((before.columns(), other.columns), key=len)
    alike = all(_place_of(x, many) is not None for x in few)
    return part if alike and one.is_ruled and _is_at_end(last, document) else None


def _repeated(before: Joined, part: PagePart) -> int:
    """Return how many rows at the beginning of a part are headings of the table."""
    columns = Joined([], [*before.parts, part]).columns()
    first, again = (_rows(each.table, columns) for each in (before.parts[0], part))
    counts = [_same(first[start:], again) for start in range(min(len(first), _HEADINGS_BEGIN))]
    most = max(counts, default=0)
    return most if any(len(row) > 1 for row in again[:most]) else 0


def _same(rows: Sequence[_Row], others: Sequence[_Row]) -> int:
    same = 0
    for row, other in zip(rows, others, strict=False):
        if row != other:
            break
        same += 1
    return same


def _rows(table: PageTable, columns: Sequence[float]) -> list[_Row]:
    rows: list[_Row] = [[] for _row in range(table.height)]
    for each in table.cells:
        area = _area(each, table, columns)
        rows[each.top].append(
            (str(each.cell), area.column, area.last_column, each.bottom - each.top)
        )
    return [sorted(row, key=lambda each: each[1]) for row in rows]


def _place_of(x: float, columns: Sequence[float]) -> int | None:
    """Return which of some columns begins at a place."""
    return next((at for at, each in enumerate(columns) if abs(each - x) <= NEAR), None)


def _area(cell: PageCell, table: PageTable, columns: Sequence[float]) -> Area:
    """Return where a cell stands among the columns of the joined table, its rows from 0.

    Raises:
        RefusedError: It stands in none of them.
    """
    left = _place_of(table.columns[cell.left], columns)
    right = _place_of(table.columns[cell.right + 1], columns)
    if left is None or right is None:
        raise RefusedError(_(_NO_COLUMNS))
    return Area(cell.top, cell.bottom, left, right - 1)


def grid_rows(joined: Joined) -> Iterator[GridRow]:
    """Yield the rows of a table that hold something: the titles, and the rows of each page.

    Raises:
        RefusedError: It has too many merged cells, or its columns cannot be told apart.
    """
    page = joined.parts[0].page
    for number, title in enumerate(joined.titles, start=1):
        yield GridRow(PageRow(number, page=page, row=0), [title], {})
    columns = joined.columns()
    begin = len(joined.titles) + 1
    begun: set[int] = set()
    for part in joined.parts:
        rows: dict[int, list[str]] = {}
        areas = []
        for each in part.table.cells:
            area = _area(each, part.table, columns)
            if area.first < part.repeated:
                continue
            row = rows.setdefault(area.first, [])
            row += [""] * (area.column + 1 - len(row))
            row[area.column] = each.cell
            areas.append(area)
        doubt_beside(rows, areas, begun)
        for row_number, above in cells_from_above(rows, areas):
            number = begin + row_number - part.repeated
            place = PageRow(number, page=part.page, row=row_number + 1)
            yield GridRow(place, rows[row_number], above)
        begin += part.table.height - part.repeated
