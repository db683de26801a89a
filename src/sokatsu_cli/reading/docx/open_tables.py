"""The tables of a Word file that are open: their rows and cells, and the properties of these."""

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.documents.flows import Flow, FlowCell, FlowRow, FlowTable
from sokatsu_cli.reading.docx.known_elements import ROW_PROPERTIES, is_cell_property
from sokatsu_cli.reading.docx.looks import Looks
from sokatsu_cli.reading.docx.merged_cells import columns_of, doubt_unequal, join_right
from sokatsu_cli.reading.docx.names import value_of
from sokatsu_cli.reading.docx.run_styles import is_off, is_on, unknown
from sokatsu_cli.reading.spreadsheet.packages import Attributes, RefusedError, damaged_file

FLOATING = N_(
    "a drawing floats over its table, so it may hide or change a value; take it out in Word"
)
_TRACKED = N_("cells were deleted or merged as tracked changes; accept or reject them in Word")


class OpenTables:
    """Takes the tables, rows and cells that begin and end."""

    def __init__(self, flow: Flow, looks: Looks) -> None:
        """Take where they go, and what knows how they look."""
        self._flow, self._looks = flow, looks
        self._tables: list[FlowTable] = []
        self._rows: list[FlowRow] = []
        self._cells: list[FlowCell] = []
        self._grids: list[int] = []  # how many columns each open table has
        self._after: list[int] = []  # how many of them are free behind each open row
        self._left_out: set[FlowRow | FlowCell] = set()
        self._covered: set[FlowTable] = set()  # those over which something floats

    def begin_table(self) -> None:
        """Begin a table."""
        self._tables.append(self._flow.begin_table())
        self._grids.append(0)

    def begin_row(self) -> None:
        """Begin a row."""
        self._check()
        self._rows.append(self._flow.begin_row())
        self._after.append(0)

    def begin_cell(self) -> None:
        """Begin a cell."""
        self._check()
        self._cells.append(self._flow.begin_cell())

    def take_column(self) -> None:
        """Take note of a column of the innermost table."""
        self._grids[-1:] = [self._grids[-1] + 1] if self._grids else []

    def take_row(self, known: str, attributes: Attributes) -> str:
        """Take a property of the innermost row; return why its text is not certain."""
        if not self._rows:
            return ""
        if known == "gridBefore":
            self._rows[-1].before = columns_of(attributes)
        elif known == "gridAfter":
            self._after[-1] = columns_of(attributes)
        elif known == "trHeight":
            self._looks.take_height(attributes)
        elif known in ("del", "moveFrom"):
            self._left_out.add(self._rows[-1])
        elif known == "hidden" and is_on(attributes):
            self._flow.hide()
            self._left_out.add(self._rows[-1])
        elif known not in ROW_PROPERTIES and not is_off(attributes):
            return unknown(known)
        return ""

    def take_cell(self, known: str, attributes: Attributes) -> str:
        """Take a property of the innermost cell; return why it is not certain."""
        if not self._cells:
            return ""
        cell, value = self._cells[-1], value_of(attributes)
        if known == "gridSpan":
            cell.columns = columns_of(attributes) or 1
        elif known == "vMerge":
            cell.is_below = value != "restart"
        elif known == "hMerge" and value != "restart":
            self._left_out.add(cell)
        elif known == "shd":
            self._looks.take_shade(attributes)
        elif known in ("cellDel", "cellMerge"):
            raise RefusedError(_(_TRACKED))
        return "" if is_cell_property(known, value) else unknown(known)

    def take_floating(self) -> None:
        """Take note of something that floats, from a place in the tables that are open."""
        self._covered.update(self._tables)

    def end_cell(self) -> None:
        """End a cell."""
        cell = self._cells.pop()
        cut_off = self._looks.doubt_of_lines(cell.text.cell())
        if cut_off:
            self._flow.doubt(cut_off)
        self._flow.end_cell()
        if cell in self._left_out:
            join_right(self._rows[-1], cell)

    def end_row(self) -> None:
        """End a row, which may be left out."""
        row, rows = self._rows.pop(), self._tables[-1].rows
        doubt_unequal(row, self._after.pop(), self._grids[-1])
        if row in self._left_out and rows[-1] is row:
            rows.pop()

    def end_table(self) -> None:
        """End a table."""
        table = self._tables.pop()
        self._grids.pop()
        self._flow.end_table(table)
        for row in table.rows if table in self._covered else ():
            for cell in row.cells:
                cell.text.doubt = cell.text.doubt or _(FLOATING)

    def _check(self) -> None:
        if self._flow.table is None or self._flow.table not in self._tables[-1:]:
            raise damaged_file(_("a cell outside of tables"))
