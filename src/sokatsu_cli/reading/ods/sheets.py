"""The sheets of an OpenDocument spreadsheet, and the cells of those that are read."""

from bisect import bisect_right
from collections.abc import Collection
from typing import NamedTuple

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.ods.cells import CellMaker, Value
from sokatsu_cli.reading.ods.elements import attribute, read_elements
from sokatsu_cli.reading.ods.styles import Styles
from sokatsu_cli.reading.ods.texts import CellText
from sokatsu_cli.reading.spreadsheet.limits import LAST_COLUMN, LAST_ROW, Room
from sokatsu_cli.reading.spreadsheet.packages import (
    Attributes,
    Package,
    RefusedError,
    damaged_file,
)
from sokatsu_cli.reading.spreadsheet.places import Area
from sokatsu_cli.reading.spreadsheet.sheet_rows import SheetRows

CONTENT = "content.xml"

_CELLS = ("table:table-cell", "table:covered-table-cell")
_OF_ROWS = ("table:table-row", *_CELLS)
_AROUND = (
    *("office:document-content", "office:body", "office:spreadsheet"),
    *("table:table-header-columns", "table:table-columns", "table:table-column-group"),
    *("table:table-header-rows", "table:table-rows", "table:table-row-group"),
)
"""What tables, columns and rows may stand in."""

_OF_OTHER_FILES = "'#$"  # in the name of what is kept of a sheet of another file
_UNSEEN = ("collapse", "filter")


class SheetName(NamedTuple):
    """A sheet: its name, whether it is hidden, and which it is in the file."""

    name: str
    hidden: bool
    place: int


def sheet_names(package: Package, styles: Styles) -> list[SheetName]:
    """Return the sheets of a file.

    Raises:
        RefusedError: It is damaged, or no spreadsheet.
    """
    found: list[SheetName] = []
    kinds: set[str] = set()

    def start(name: str, attributes: Attributes) -> bool:
        kinds.add(name)
        if name == "table:table":
            own = attribute(attributes, "table:name")
            hidden = not styles.shows("table", attribute(attributes, "table:style-name"))
            found.append(SheetName(own, hidden, len(found)))
        return name in _AROUND

    read_elements(package, CONTENT, start, lambda _name: None, lambda _text: None)
    if "office:spreadsheet" not in kinds:
        raise RefusedError(_("this is an OpenDocument file, but no spreadsheet"))
    return [sheet for sheet in found if _OF_OTHER_FILES not in sheet.name]


class _Row:
    """A row that is read: how often it stands, and its cells."""

    def __init__(self, attributes: Attributes) -> None:
        self.count = count_of(attributes, "table:number-rows-repeated")
        self.style = attribute(attributes, "table:default-cell-style-name")
        self.cells: list[tuple[int, int, str]] = []
        self.areas: list[tuple[int, int, int]] = []
        self.width = 0


def count_of(attributes: Attributes, name: str) -> int:
    """Return how often something stands, or over how many it reaches.

    Raises:
        RefusedError: It is no such number.
    """
    text = attribute(attributes, name, "1")
    if not text.isdecimal() or len(text) > len("999999999") or not int(text):
        raise damaged_file(
            _("a cell, row or column that stands {text} times").format(text=text[:20])
        )
    return int(text)


class ContentReader:
    """Reads the cells of some sheets.

    Attributes:
        found: The cells of each, by its place in the file.
        place: Which sheet is being read.
    """

    def __init__(
        self, styles: Styles, chosen: Collection[int], hiding_zeros: Collection[int], room: Room
    ) -> None:
        """Take the styles, the places of the sheets, of those without zeros, and the counter."""
        self.found: dict[int, SheetRows] = {}
        self._styles, self._chosen, self._room = styles, chosen, room
        self._hiding_zeros = hiding_zeros
        self.place = -1
        self._rows: SheetRows | None = None
        self._number = 0
        self._ends: list[int] = []
        self._columns: list[str] = []
        self._row: _Row | None = None
        self._value: Value | None = None
        self._text: CellText | None = None

    def read(self, package: Package) -> None:
        """Read them.

        Raises:
            RefusedError: They are damaged, or too large.
        """
        read_elements(package, CONTENT, self._start, self._end, self._take_text)

    def _start(self, name: str, attributes: Attributes) -> bool:
        if self._text is not None:
            if name == "table:table":
                raise RefusedError(_("a table in a cell"), self._number, self._row_width())
            return self._text.start(name, attributes)
        if name == "table:table":
            return self._begin_table()
        if self._rows is not None:
            if name == "table:table-column":
                self._column(self._rows, attributes)
            elif name == "table:table-row":
                self._row = self._begin_row(self._rows, attributes)
            elif name in _CELLS and self._row is not None:
                self._begin_cell(self._row, attributes)
        return name in _AROUND or (self._rows is not None and name in _OF_ROWS)

    def _row_width(self) -> int:
        return -1 if self._row is None else self._row.width

    def _begin_table(self) -> bool:
        self.place += 1
        if self.place not in self._chosen:
            return False
        self._maker = CellMaker(self._styles)
        values = self._maker.values
        values.hides_zeros = self.place in self._hiding_zeros
        self._rows = self.found[self.place] = SheetRows(values, self._room)
        self._number, self._ends, self._columns = 0, [], []
        return True

    def _column(self, rows: SheetRows, attributes: Attributes) -> None:
        last = self._ends[-1] if self._ends else 0
        self._ends.append(last + count_of(attributes, "table:number-columns-repeated"))
        self._columns.append(attribute(attributes, "table:default-cell-style-name"))
        if len(self._columns) > LAST_COLUMN:
            raise damaged_file(_("too many columns"))
        seen = attribute(attributes, "table:visibility") not in _UNSEEN
        own = attribute(attributes, "table:style-name")
        if not seen or not self._styles.shows("table-column", own):
            rows.hidden_columns.append(range(last, self._ends[-1]))

    def _begin_row(self, rows: SheetRows, attributes: Attributes) -> _Row:
        row = _Row(attributes)
        seen = attribute(attributes, "table:visibility") not in _UNSEEN
        style = attribute(attributes, "table:style-name")
        if not seen or not self._styles.shows("table-row", style):
            last = min(self._number + row.count, LAST_ROW)
            rows.hide(range(self._number + 1, last + 1))
        return row

    def _begin_cell(self, row: _Row, attributes: Attributes) -> None:
        style = attribute(attributes, "table:style-name") or row.style
        if not style:
            place = bisect_right(self._ends, row.width)
            style = self._columns[place] if place < len(self._columns) else ""
        self._value = Value(attributes, style)
        self._text = CellText(self._styles, self._styles.font(style))

    def _take_text(self, data: str) -> None:
        if self._text is not None:
            self._text.text(data)

    def _end(self, name: str) -> None:
        if name in _CELLS and self._row is not None and self._value is not None:
            self._end_cell(self._row, self._value)
        elif self._text is not None:
            self._text.end(name)
        elif name == "table:table-row" and self._row is not None and self._rows is not None:
            self._end_row(self._row, self._rows)
        elif name == "table:table":
            self._rows = None

    def _end_cell(self, row: _Row, value: Value) -> None:
        text, self._text, self._value = self._text, None, None
        count = count_of(value.attributes, "table:number-columns-repeated")
        cell = self._maker.cell(value, text) if text is not None else ""
        if cell or isinstance(cell, Cell):
            row.cells.append((row.width, count, cell))
        wide = count_of(value.attributes, "table:number-columns-spanned")
        high = count_of(value.attributes, "table:number-rows-spanned")
        if wide > 1 or high > 1:
            if count > 1 or (row.count > 1 and high > 1):
                raise damaged_file(_("a merged cell that stands {count} times").format(count=count))
            row.areas.append((row.width, wide, high))
        row.width += count

    def _end_row(self, row: _Row, rows: SheetRows) -> None:
        first, self._number = self._number + 1, self._number + row.count
        self._row = None
        if not row.cells and not row.areas:
            return
        for number in range(first, self._number + 1):
            for column, count, cell in row.cells:
                for place in range(column, column + count):
                    rows.put_cell(number, place, cell)
            for column, wide, high in row.areas:
                rows.merge(Area(number, number + high - 1, column, column + wide - 1))
