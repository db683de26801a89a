"""The cells of one sheet that hold something, read as a stream."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.limits import LAST_ROW, MOST_MERGED, WAY_OUT, Room
from sokatsu_cli.reading.spreadsheet.names import local_name
from sokatsu_cli.reading.spreadsheet.ordinary_rows import OrdinaryRows, ordinary_cells, raw_cell
from sokatsu_cli.reading.spreadsheet.packages import (
    Attributes,
    Package,
    RefusedError,
    damaged_file,
)
from sokatsu_cli.reading.spreadsheet.places import COLUMNS, Area
from sokatsu_cli.reading.spreadsheet.rich_text import Run, RunReader
from sokatsu_cli.reading.spreadsheet.values import CellValues, RawCell
from sokatsu_cli.reading.spreadsheet.workbooks import is_true

_MOST_DIGITS = 9  # of the number of a row
_KEPT = 1 << 16  # distinct cells that are kept to be used again

_NO_SIZE = re.compile("0+(?:[.]0*)?")
_PLACE = re.compile("[0-9]{1,5}")

_GROUP, _LINE, _CELL, _PART, _DEEPEST = 2, 3, 4, 5, 50
"""How deep stand sheetData and its like, rows, cells, and what is in a cell; and the deepest."""


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """Tell whether a row or column is hidden, or as good as that: it may have no size."""
    return is_true(attributes.get("hidden")) or bool(_NO_SIZE.fullmatch(attributes.get(size, "")))


def _columns_of(attributes: Attributes) -> range:
    """Return the columns from 0 that an element is about; all where it does not say so rightly."""
    found = [_PLACE.fullmatch(attributes.get(name, "")) for name in ("min", "max")]
    first, last = (int(each[0]) if each else 0 for each in found)
    return range(first - 1, last) if 0 < first <= last <= len(COLUMNS) else range(len(COLUMNS))


class SheetCells:
    """Reads the cells of one sheet.

    Attributes:
        rows: By row from 1, its cells from the first column to the last filled one. A number
            stands for a shared text, see `resolve`.
        merged: The areas of merged cells.
        hidden_columns: The columns from 0 that are hidden, or may be.
        hidden_rows: How many rows with filled cells are hidden.
        values: What has been made of the cells.
    """

    def __init__(self, values: CellValues, room: Room) -> None:
        """Take what makes the cells, and what counts them."""
        self.rows: dict[int, list[str | int]] = {}
        self.merged: list[Area] = []
        self.hidden_columns: list[range] = []
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
        self._begun = False
        self._found = OrdinaryRows()
        self._known: dict[str, str | int] = {}

    def read(self, package: Package, part: str) -> None:
        """Read the part of a sheet.

        Raises:
            RefusedError: It is damaged, or too large.
        """
        handlers = (self._start, self._end, self._text)
        package.parse(part, *handlers, shorten=self._found.shorten, pieces=self._pieces)

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
                if not isinstance(code, int):
                    continue
                if code not in made:
                    text, style = self.values.shared(code)
                    if text not in texts:
                        raise damaged_file(
                            _("there is no text {text}").format(text=text), number, place
                        )
                    made[code] = self.values.text(texts[text], style)
                row[place] = made[code]
                characters += len(made[code])
            self._room.take(0, 0, characters)
        return cast("dict[int, list[str]]", self.rows)

    def _pieces(self, block: bytes) -> Iterator[bytes]:
        """Yield a block for the parser, without the cells of ordinary rows: they are taken here.

        The parser has begun their row by then: as only tags and text came before, it knows that
        it stands behind the tag of the row, and it would refuse nothing in the cells.
        """
        begun = 0
        for begin, end in self._found.places(block):
            self._begun = False
            yield block[begun:begin]
            is_in_row = self._begun and self._depth == _LINE
            begun = end if is_in_row and self._take(block[begin:end]) else begin
        yield block[begun:]

    def _take(self, data: bytes) -> bool:
        """Take the cells of a new row, or none of them if one is not as most are."""
        columns, rows, texts = ordinary_cells(data) or ([], set(), [])
        if self._row or rows != {self._digits}:
            return False
        row = self._kept_row()
        row.extend([""] * (columns[-1] + 1))
        made = map(self._known.get, texts)
        for column, text, cell in zip(columns, texts, made, strict=True):
            row[column] = self._ordinary(text, column) if cell is None else cell
        self._cells = len(columns)
        self._characters = sum(len(cell) for cell in row if isinstance(cell, str))
        return True

    def _ordinary(self, text: str, column: int) -> str | int:
        """Return a cell that is as most are, to be used again unless it is to be counted."""
        struck = self.values.struck
        cell = self._cell(raw_cell(text), column)
        if struck == self.values.struck and len(self._known) < _KEPT:
            self._known[text] = cell
        return cell

    def _cell(self, raw: RawCell, column: int) -> str | int:
        try:
            return self.values.cell(raw)
        except RefusedError as error:
            raise damaged_file(str(error), self._number, column) from None

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
                raise RefusedError(_("it has no cells"))

    def _begin_run(self, name: str, attributes: Attributes) -> None:
        """Begin a part of a text; one that is the whole text needs no reader of runs."""
        if self._part == "is" and self._reader is None:
            if local_name(name) == "t" and self._depth == _PART + 1 and self._value is None:
                self._part = "t"
                return
            self._reader = RunReader()
        if self._depth > _DEEPEST:
            raise RefusedError(_("its elements stand too deep in one another"))
        if self._part in ("v", "t"):
            raise damaged_file(_("an element in a value"), self._number, self._column)
        if self._reader is not None:
            self._reader.start(name, attributes)

    def _begin_line(self, name: str, attributes: Attributes) -> None:
        match self._parents[1], name:
            case "sheetData", "row":
                self._begin_row(attributes)
            case "cols", "col":
                hidden = _is_hidden(attributes, "width")
                self.hidden_columns += [_columns_of(attributes)] if hidden else []
            case "sheetViews", "sheetView":
                self.values.hides_zeros = not is_true(attributes.get("showZeros", "1"))
            case "mergeCells", "mergeCell":
                self._merge(attributes.get("ref", ""))

    def _begin_row(self, attributes: Attributes) -> None:
        given = attributes.get("r", "" if self._found.shortened else str(self._number + 1))
        if not given.isdecimal() or len(given) > _MOST_DIGITS or not 0 < int(given) <= LAST_ROW:
            raise RefusedError(
                _("a row with the number {given}; the last is {last:,}").format(
                    given=quoted(given), last=LAST_ROW
                )
            )
        self._begun = True
        self._number, self._digits = int(given), str(int(given))
        self._row = self.rows.get(self._number, [])  # which is kept once a cell holds something
        self._places, self._cells, self._characters = len(self._row), 0, 0
        self._row_is_hidden, self._column = _is_hidden(attributes, "ht"), -1

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        if place is None and not self._found.shortened:
            self._column += 1
        else:
            name = (place or "").removesuffix(self._digits)
            if name not in COLUMNS:
                raise damaged_file(
                    _("a cell {place}").format(place=quoted(place or "")), self._number, -1
                )
            self._column = COLUMNS[name]
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
        runs = None if self._reader is None else self._reader.runs
        kind, style = attributes.get("t", "n"), attributes.get("s", "0")
        raw = RawCell(kind, style, self._value, runs, self._formula)
        cell = self._cell(raw, self._column)
        if cell != "" or isinstance(cell, Cell):
            self._put(cell)

    def _put(self, cell: str | int) -> None:
        row = self._row or self._kept_row()
        column, more = self._column, self._column - len(row)
        if more >= 0:
            row.extend([""] * more)
            row.append(cell)
        elif row[column] == "":
            row[column] = cell
        else:
            raise damaged_file(_("the cell stands twice"), self._number, column)
        self._cells += 1
        self._characters += len(cell) if isinstance(cell, str) else 0

    def _kept_row(self) -> list[str | int]:
        """Keep the row, as a cell of it holds something."""
        row = self._row = self.rows.setdefault(self._number, [])
        self.hidden_rows += self._row_is_hidden
        return row

    def _end_row(self, row: list[str | int]) -> None:
        try:
            self._room.take(self._cells, len(row) - self._places, self._characters)
        except RefusedError as error:
            raise RefusedError(str(error), self._number, len(row) - 1) from None
        self._row = None

    def _merge(self, area: str) -> None:
        if (merged := Area.of(area)) is None:
            raise damaged_file(_("the merged area {area}").format(area=quoted(area)))
        self.merged.append(merged)
        if len(self.merged) > MOST_MERGED:
            raise RefusedError(
                _("more than {most:,} merged areas; {way_out}").format(
                    most=MOST_MERGED, way_out=_(WAY_OUT)
                )
            )
