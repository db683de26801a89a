"""The flow of a document: text, and tables in the order in which they begin."""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.documents.headings import Headings, is_sentence
from sokatsu_cli.reading.documents.texts import Text
from sokatsu_cli.reading.spreadsheet.limits import MOST_CELLS, MOST_ROWS
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.styles import PLAIN, Font

_MOST_TITLES = 20  # lines of text above a table that are kept: those nearest to it
_MOST_TEXT = 30_000_000  # characters of one document
_MOST_TABLES = 2_000  # of one document

TABLE_INSIDE = N_("another table stands in this cell; what it holds is read as a table of its own")
"""What is wrong with a value beside which a table stands."""


class Part(Enum):
    """The part of a table in which a row stands, in the order in which they are shown."""

    HEAD = 0
    BODY = 1
    FOOT = 2


@dataclass(slots=True, eq=False)
class FlowCell:
    """A cell: its text, and how many columns and rows it spans, 0 rows being all of its group.

    ``is_below`` says that it belongs to the cell above (see `docx.merged_cells`).
    """

    text: Text = field(default_factory=Text)
    columns: int = 1
    rows: int = 1
    is_below: bool = False


@dataclass(slots=True, eq=False)
class FlowRow:
    """A row: its cells, the group that no cell reaches out of, and free columns before them."""

    group: int = 0
    part: Part = Part.BODY
    before: int = 0
    cells: list[FlowCell] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class FlowTable:
    """A table: the lines above it, its rows, and how many things in it are hidden or covered.

    ``headings`` are those of its chapter and section that stand above a table before it.
    """

    titles: deque[str] = field(default_factory=lambda: deque(maxlen=_MOST_TITLES))
    headings: list[str] = field(default_factory=list)
    rows: list[FlowRow] = field(default_factory=list)
    hidden: int = 0
    covered: int = 0
    text: Text = field(default_factory=Text)
    row: FlowRow | None = None
    cell: FlowCell | None = None
    group: int = 0
    part: Part = Part.BODY


class Flow:
    """Takes what a reader comes upon.

    Attributes:
        tables: All tables, those within others too.
        table: The innermost open table, None outside.
    """

    def __init__(self) -> None:
        """Begin an empty document."""
        self.tables: list[FlowTable] = []
        self._outside = FlowTable()
        self._open: list[FlowTable] = []
        self._headings = Headings()
        self._characters = self._cells = self._rows = 0

    @property
    def table(self) -> FlowTable | None:
        """Return the innermost open table."""
        return self._open[-1] if self._open else None

    @property
    def text(self) -> Text:
        """Return the text that is written at present."""
        table = self.table or self._outside
        return table.cell.text if table.cell else table.text

    def add(self, text: str, font: Font = PLAIN, *, collapsed: bool = False) -> None:
        """Add text."""
        self._characters += len(text)
        if self._characters > _MOST_TEXT:
            raise RefusedError(
                _("more than {most:,} characters; save the table as CSV").format(most=_MOST_TEXT)
            )
        self.text.add(text, font, collapsed=collapsed)

    def end_block(self) -> None:
        """End a paragraph: a line in a cell, elsewhere one above the next table."""
        table = self.table or self._outside
        if table.cell:
            table.cell.text.end_block()
        else:
            title = " ".join(table.text.take_lines())
            if title and len(self._open) <= 1:
                self._headings.take(title, is_doubtful=bool(table.text.doubt))
            if title and not is_sentence(title):
                table.titles.append(title)
            table.text = Text()

    def doubt(self, why: str) -> None:
        """Say that what is shown here is not all in the text."""
        self.text.doubt = why

    def hide(self) -> None:
        """Count something that is not shown, in a table."""
        if self.table:
            self.table.hidden += 1

    def begin_table(self) -> FlowTable:
        """Begin a table, below the lines since the last one, or in a cell."""
        self.end_block()
        table, above = FlowTable(), self.table or self._outside
        if above.cell:
            table.titles.extend(above.cell.text.take_lines())
            above.cell.text.doubt = _(TABLE_INSIDE)
        else:
            table.titles, above.titles = above.titles, table.titles
        self.tables.append(table)
        self._open.append(table)
        if len(self.tables) > _MOST_TABLES:
            raise RefusedError(
                _("more than {most:,} tables; save one of them as CSV").format(most=_MOST_TABLES)
            )
        return table

    def end_table(self, table: FlowTable) -> None:
        """End a table, and all that is open in it."""
        while table in self._open:
            self.end_row()
            self.end_block()
            self._open.pop()
            if not self._open:
                cells = (str(cell.text.cell()) for row in table.rows for cell in row.cells)
                table.headings = self._headings.end_table(table.titles, cells)

    def begin_aside(self, why: str) -> None:
        """Begin what stands beside the text, as a text box does; a cell with one is doubtful."""
        self.doubt(why)
        self._open.append(FlowTable())

    def end_aside(self) -> None:
        """End that: outside of cells, its lines are some above the next table."""
        self.end_block()
        aside = self._open.pop()
        above = self.table or self._outside
        self._headings.take_aside(aside.titles)
        if not above.cell:
            above.titles.extend(aside.titles)

    def begin_group(self, part: Part) -> None:
        """Begin a group of rows; only the first head and the first foot of a table are such."""
        table = self._open[-1]
        self.end_row()
        self.end_block()
        table.group += 1
        is_second = part in (row.part for row in table.rows)
        table.part = Part.BODY if is_second else part

    def begin_row(self) -> FlowRow:
        """Begin a row of the innermost table, which ends the one before."""
        table = self._open[-1]
        self.end_row()
        self.end_block()
        table.row = FlowRow(table.group, table.part)
        table.rows.append(table.row)
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise RefusedError(
                _("more than {most:,} rows; save the table as CSV").format(most=MOST_ROWS)
            )
        return table.row

    def end_row(self) -> None:
        """End the row of the innermost table, if one is open."""
        table = self._open[-1]
        table.row = table.cell = None

    def begin_cell(self, columns: int = 1, rows: int = 1) -> FlowCell:
        """Begin a cell of the innermost table, which ends the one before."""
        table = self._open[-1]
        row = table.row or self.begin_row()
        table.cell = None
        self.end_block()
        table.cell = FlowCell(columns=columns, rows=rows)
        row.cells.append(table.cell)
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise RefusedError(
                _("more than {most:,} cells; save the table as CSV").format(most=MOST_CELLS)
            )
        return table.cell

    def end_cell(self) -> None:
        """End the cell of the innermost table."""
        self._open[-1].cell = None
