"""The cells of one sheet that hold something, read as a stream."""

import re
from collections.abc import Mapping, Sequence
from typing import cast

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.limits import WAY_OUT, Room
from sokatsu_cli.reading.spreadsheet.merged_cells import Area
from sokatsu_cli.reading.spreadsheet.packages import (
    Attributes,
    Handlers,
    Package,
    RefusedError,
    local_name,
)
from sokatsu_cli.reading.spreadsheet.rich_text import Run, RunReader
from sokatsu_cli.reading.spreadsheet.values import CellValues, RawCell
from sokatsu_cli.reading.spreadsheet.workbooks import is_true

_MOST_MERGED = 100_000
"""Merged areas that a sheet may have."""

_LAST_ROW, _LAST_COLUMN = 1 << 20, 1 << 14

_EMPTY = [
    re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?(?: t="n")? ?(?:/>|></c>)'),
    re.compile(rb'<row r="[0-9]{1,7}"(?: [a-zA-Z0-9:]+="[^"<>]*")* ?(?:/>|></row>)'),
]
"""Cells and then rows that are formatted but hold nothing, as spreadsheets write them."""

_NO_SIZE = re.compile("0+(?:[.]0*)?")

_AREA = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")

_GROUP, _LINE, _CELL, _PART, _DEEPEST = 2, 3, 4, 5, 50
"""How deep stand sheetData and its like, rows, cells, and what is in a cell; and the deepest."""


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """Tell whether a row or column is hidden, or as good as that: it may have no size."""
    return (
        is_true(attributes.get("hidden"))
        or _NO_SIZE.fullmatch(attributes.get(size, "")) is not None
    )


def column_letters(number: int) -> str:
    """Return the letters of a column, from its number from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


_COLUMNS = {column_letters(number): number for number in range(_LAST_COLUMN)}
"""The letters of each column to its number from 0."""


class SheetCells:
    """Reads the cells of one sheet.

    Attributes:
        rows: By row from 1, its cells from the first column to the last filled one. A number
            stands for a shared text, see `resolve`.
        merged: The areas of merged cells.
        hidden: Whether a column, or a row with filled cells, is hidden.
        hidden_rows: How many such rows are.
        values: What has been made of the cells.
    """

    def __init__(self, values: CellValues, room: Room) -> None:
        """Take what makes the cells, and what counts them."""
        self.rows: dict[int, list[str | int]] = {}
        self.merged: list[Area] = []
        self.hidden = False
        self.hidden_rows = 0
        self.values = values
        self._room = room
        self._depth = 0
        self._parents = ["", ""]
        self._number, self._digits = 0, "0"
        self._row: list[str | int] | None = None
        self._row_is_hidden = False
        self._places = self._cells = self._characters = 0
        self._column = -1
        self._attributes: Attributes | None = None
        self._part = ""
        self._value: str | None = None
        self._formula = False
        self._reader: RunReader | None = None
        self._shortened = self._has_cdata = False

    def read(self, package: Package, part: str) -> None:
        """Read the part of a sheet.

        Raises:
            RefusedError: It is damaged, or too large.
        """
        package.parse(part, Handlers(self._start, self._end, self._text, self._shorten))

    def used_texts(self) -> set[int]:
        """Return the numbers of the shared texts."""
        codes = {cell for row in self.rows.values() for cell in row if isinstance(cell, int)}
        return {self.values.shared(code)[0] for code in codes}

    def resolved(self, texts: Mapping[int, Sequence[Run]]) -> dict[int, list[str]]:
        """Return the rows with the texts that cells share.

        Raises:
            RefusedError: There is no such text, or there is too much.
        """
        made: dict[int, str] = {}
        for number, row in self.rows.items():
            characters = 0
            for place, code in enumerate(row):
                if isinstance(code, int):
                    if code not in made:
                        made[code] = self._shared_text(code, texts, number, place)
                    row[place] = made[code]
                    characters += len(made[code])
            self._room.take(0, 0, characters)
        return cast("dict[int, list[str]]", self.rows)

    def _shared_text(
        self, code: int, texts: Mapping[int, Sequence[Run]], row: int, column: int
    ) -> str:
        text, style = self.values.shared(code)
        if text not in texts:
            raise self._damaged(f"there is no text {text}", row, column)
        return self.values.text(texts[text], style)

    def _shorten(self, block: bytes) -> bytes:
        """Leave out cells and rows that hold nothing, unless a plain text could look like them."""
        self._has_cdata = self._has_cdata or b"<![CDATA[" in block
        if self._has_cdata:
            return block
        short = block
        for empty in _EMPTY:
            short = empty.sub(b"", short)
        self._shortened = self._shortened or len(short) < len(block)
        return short

    def _start(self, name: str, attributes: Attributes) -> None:
        depth = self._depth = self._depth + 1
        if depth == _CELL:
            if self._row is not None and local_name(name) == "c":
                self._begin_cell(attributes)
        elif depth == _PART:
            if self._attributes is not None:
                self._part = local_name(name)
                self._formula = self._formula or self._part == "f"
        elif depth > _PART:
            self._begin_run(name, attributes)
        elif depth == _LINE:
            local = local_name(name)
            if local:
                self._begin_line(local, attributes)
        else:
            self._parents[depth - 1] = local_name(name)
            if self._parents[0] != "worksheet":
                raise RefusedError("it has no cells")

    def _begin_run(self, name: str, attributes: Attributes) -> None:
        """Begin a part of a text; one that is the whole text needs no reader of runs."""
        if self._part == "is" and self._reader is None:
            if local_name(name) == "t" and self._depth == _PART + 1 and self._value is None:
                self._part = "t"
                return
            self._reader = RunReader()
        if self._depth > _DEEPEST:
            raise RefusedError("its elements stand too deep in one another")
        if self._part in ("v", "t"):
            raise self._damaged("an element in a value", self._number, self._column)
        if self._reader is not None:
            self._reader.start(name, attributes)

    def _begin_line(self, name: str, attributes: Attributes) -> None:
        match self._parents[1], name:
            case "sheetData", "row":
                self._begin_row(attributes)
            case "cols", "col":
                self.hidden = self.hidden or _is_hidden(attributes, "width")
            case "sheetViews", "sheetView":
                self.values.hides_zeros = not is_true(attributes.get("showZeros", "1"))
            case "mergeCells", "mergeCell":
                self._merge(attributes.get("ref", ""))

    def _begin_row(self, attributes: Attributes) -> None:
        given = attributes.get("r", "" if self._shortened else str(self._number + 1))
        if not given.isdecimal() or not 0 < int(given[:9]) <= _LAST_ROW:
            raise RefusedError(f"a row with the number {quoted(given)}; the last is {_LAST_ROW:,}")
        self._number, self._digits = int(given), str(int(given))
        self._row = self.rows.get(self._number, [])  # which is kept once a cell holds something
        self._places, self._cells, self._characters = len(self._row), 0, 0
        self._row_is_hidden, self._column = _is_hidden(attributes, "ht"), -1

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        if place is None and not self._shortened:
            self._column += 1
        else:
            letters = (place or "").removesuffix(self._digits)
            if letters not in _COLUMNS:
                raise self._damaged(f"a cell {quoted(place or '')}", self._number, -1)
            self._column = _COLUMNS[letters]
        self._attributes = attributes
        self._value, self._formula, self._reader = None, False, None

    def _text(self, data: str) -> None:
        if self._part in ("v", "t"):
            self._value = data if self._value is None else self._value + data
        elif self._reader is not None:
            self._reader.text(data)

    def _end(self, _name: str) -> None:
        depth = self._depth = self._depth - 1
        if depth == _CELL:
            self._part = ""
        elif depth == _LINE:
            if self._attributes is not None:
                self._end_cell(self._attributes)
        elif depth >= _PART:
            if self._part == "t":
                self._part = "is"
            elif self._reader is not None:
                self._reader.end()
        elif depth == _GROUP and self._row is not None:
            self._end_row(self._row)

    def _end_cell(self, attributes: Attributes) -> None:
        self._attributes = None
        if self._value is None and self._reader is None and not self._formula:
            return
        try:
            cell = self.values.cell(
                RawCell(
                    attributes.get("t", "n"),
                    attributes.get("s", "0"),
                    self._value,
                    None if self._reader is None else self._reader.runs,
                    self._formula,
                )
            )
        except RefusedError as error:
            raise self._damaged(str(error), self._number, self._column) from None
        if cell != "" or isinstance(cell, Cell):
            self._put(cell)

    def _put(self, cell: str | int) -> None:
        row = self._row
        if not row:
            row = self._row = self.rows.setdefault(self._number, [])
            self.hidden = self.hidden or self._row_is_hidden
            self.hidden_rows += self._row_is_hidden
        column, more = self._column, self._column - len(row)
        if more >= 0:
            row.extend([""] * more)
            row.append(cell)
        elif row[column] == "":
            row[column] = cell
        else:
            raise self._damaged("the cell stands twice", self._number, column)
        self._cells += 1
        self._characters += len(cell) if isinstance(cell, str) else 0

    def _end_row(self, row: list[str | int]) -> None:
        try:
            self._room.take(self._cells, len(row) - self._places, self._characters)
        except RefusedError as error:
            raise self._refused(str(error), self._number, len(row) - 1) from None
        self._row = None

    def _merge(self, area: str) -> None:
        match = _AREA.fullmatch(area)
        if match is None or not {match[1], match[3] or match[1]} <= _COLUMNS.keys():
            raise RefusedError(f"the file is damaged: the merged area {quoted(area)}")
        rows = int(match[2]), int(match[4] or match[2])
        self.merged.append(Area(*rows, _COLUMNS[match[1]], _COLUMNS[match[3] or match[1]]))
        if len(self.merged) > _MOST_MERGED:
            raise RefusedError(f"more than {_MOST_MERGED:,} merged areas; {WAY_OUT}")

    def _damaged(self, text: str, row: int, column: int) -> RefusedError:
        return self._refused(f"the file is damaged: {text}", row, column)

    def _refused(self, text: str, row: int, column: int) -> RefusedError:
        return RefusedError(text, row, f"column {column_letters(column)}" if column >= 0 else None)
