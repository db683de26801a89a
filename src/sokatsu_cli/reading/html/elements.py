"""What the elements of a page mean: cells, lines, marks, and what is not shown."""

import re
from itertools import chain
from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.documents.flows import Flow, FlowCell, FlowTable, Part
from sokatsu_cli.reading.html.cascades import Cascade
from sokatsu_cli.reading.html.harms import Place
from sokatsu_cli.reading.html.nodes import PageNode
from sokatsu_cli.reading.html.own_marks import (
    OTHER_TABLE,
    Marks,
    is_left_out,
    is_note,
    is_other_table,
)
from sokatsu_cli.reading.html.pictures import NOT_SHOWN, doubt_beside, is_shadow
from sokatsu_cli.reading.html.styles import Style, doubt_of
from sokatsu_cli.reading.html.trees import TOO_DEEP
from sokatsu_cli.reading.html.usual import HIDDEN
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

_MOST_DEPTH = 1000  # elements that may stand one in another
_MOST_COLUMNS = 1000  # that a cell spans, as browsers have it
_MOST_ROWS = 65534

JOINED = N_("its digits are of two elements of the page, so they may be two numbers")
"""What is wrong with a value that may be two, as the page may show them apart."""

_JOINED = re.compile("[0-9０-９.,．，][0-9０-９]|[0-9０-９][.,．，]")
_DIGIT = re.compile("[0-9０-９]")
_COLUMNS_HIDDEN = N_("a column of its table is hidden, so it is not certain what is shown")
_LISTED = N_("it is an item of a list that has its own number or mark")
_GROUPS = {"thead": Part.HEAD, "tbody": Part.BODY, "tfoot": Part.FOOT}
_COLUMNS = {"col", "colgroup"}
_WITHOUT_WIDTH = {"wbr", "input"}  # the latter being doubtful by itself, but for hidden ones
_CELLS = {"td", "th"}
_HARMLESS = {Marks.NONE: set[str](), Marks.OLD: {"svg"}, Marks.OURS: {"svg", "details"}}
"""What hides nothing of the table in our own pages, outside of its cells."""


class _Open(NamedTuple):
    """An element that is open: how text stands in it, and what its end closes."""

    style: Style
    is_block: bool = False
    is_joint: bool = False
    closes: FlowTable | FlowCell | Part | None = None


class PageReader:
    """Takes the elements of a page.

    Attributes:
        flow: What is shown.
        hidden_tables: How many tables with digits are not.
    """

    def __init__(self, cascade: Cascade, around: set[object], marks: Marks) -> None:
        """Begin a page.

        Args:
            cascade: How its elements stand.
            around: The elements in which a table stands.
            marks: Whether `sokatsu report` made the page, so that its marks mean what they say.
        """
        self.flow = Flow()
        self._cascade = cascade
        self._around = around
        self._marks = marks
        self._open = [_Open(Style())]
        self._is_joint = False
        self.hidden_tables = 0
        self._columns: dict[FlowTable, str] = {}  # tables all of whose cells are doubtful

    def read(self, root: PageNode) -> list[FlowTable]:
        """Read a page; return its tables."""
        inside = [chain[PageNode | str]([root])]
        while inside:
            piece = next(inside[-1], None)
            if piece is None:
                inside.pop()
                if inside:
                    self._end()
            elif isinstance(piece, str):
                self._take(piece)
            elif self._start(piece):
                inside.append(chain(piece.contents()))
            if len(inside) > _MOST_DEPTH:
                raise RefusedError(_(TOO_DEEP))
        return self.flow.tables

    def _start(self, node: PageNode) -> bool:
        """Take the begin of an element; tell whether it is read."""
        if self._is_left_out(node):
            return False
        why = "" if self._is_harmless(node) else doubt_beside(node)
        if why:
            self.flow.doubt(why)
        if is_shadow(node):
            opened = self._open.pop()
            self._open.append(opened._replace(style=opened.style._replace(lasting=why)))
        place, above = self._place(node), self._open[-1].style
        style = self._cascade.style(node, place, above)
        if node.name in NOT_SHOWN:
            if node.name in HIDDEN and not style.is_hidden:
                self.flow.doubt(doubt_of("display"))
            self._hide(node)
            return False
        if node.name in _COLUMNS:
            self._take_columns(style)
        elif style.is_hidden:
            self.flow.hide()
            self._hide(node)
            return False
        if style.is_invisible and not above.is_invisible:
            self.flow.hide()
            self._hide(node)
        self._open.append(self._opened(node, style))
        why = _doubt(node, place, style)
        if why and (place >= Place.CELL or node.etree_element not in self._around):
            self.flow.doubt(why)
        return True

    def _hide(self, node: PageNode) -> None:
        """Count the tables with digits in what is not shown."""
        for table in node.etree_element.iter("table"):
            self.hidden_tables += any(map(_DIGIT.search, table.itertext()))

    def _place(self, node: PageNode) -> Place:
        """Return where an element stands; one in which a table stands is around it."""
        table = self.flow.table
        if node.name == "table":
            return Place.TABLE
        if table is None or node.etree_element in self._around:
            return Place.AROUND
        if table.cell:
            return Place.INSIDE
        if node.name in _CELLS:
            return Place.CELL
        return Place.ROW if node.name in {"tr", *_GROUPS, *_COLUMNS} else Place.AROUND

    def _end(self) -> None:
        """Take the end of an element."""
        opened = self._open.pop()
        self._is_joint = self._is_joint or opened.is_joint
        if isinstance(opened.closes, FlowTable):
            self.flow.end_table(opened.closes)
        elif isinstance(opened.closes, FlowCell):
            self.flow.end_cell()
        elif opened.closes:
            self.flow.begin_group(Part.BODY)  # of rows that stand in the table itself
        elif opened.is_block:
            self.flow.end_block()

    def _take(self, text: str) -> None:
        """Take text."""
        style = self._open[-1].style
        if style.is_invisible:
            return
        if self._is_joint and _JOINED.fullmatch(self.flow.text.last(style.font) + text[:1]):
            self.flow.doubt(_(JOINED))
        self._is_joint = False
        first, *others = text.split("\n") if style.keeps_lines else [text]
        self.flow.add(first, style.font, collapsed=True)
        for line in others:
            self.flow.text.end_line()
            self.flow.add(line, style.font, collapsed=True)

    def _take_columns(self, style: Style) -> None:
        """Take the style of columns, which hide or cover the cells in them."""
        why = _(_COLUMNS_HIDDEN) if style.is_hidden or style.is_invisible else style.doubt
        if why and self.flow.table:
            self._columns[self.flow.table] = why

    def _is_left_out(self, node: PageNode) -> bool:
        """Tell whether our own page says that an element is no part of its table."""
        table, is_first = self.flow.table, not self.flow.tables
        if table is not None and table.cell is not None and node.name != "table":
            return is_note(node, self._marks)
        return is_left_out(node, self._marks, self._around, is_first=is_first)

    def _is_harmless(self, node: PageNode) -> bool:
        """Tell whether our own page has an element that others may hide something with."""
        in_cell = self.flow.table is not None and self.flow.table.cell is not None
        if node.name not in _HARMLESS[self._marks]:
            return False
        has_text = any(text.strip() for text in node.etree_element.itertext())
        return not in_cell or (self._marks is Marks.OLD and not has_text)  # a bar

    def _opened(self, node: PageNode, style: Style) -> _Open:
        """Open an element."""
        name, table = node.name, self.flow.table
        if name == "table":
            begun = self.flow.begin_table()
            if is_other_table(node, self._marks):
                self._columns[begun] = _(OTHER_TABLE)
            return _Open(style, closes=begun)
        if table and not table.cell and name in _GROUPS:
            self.flow.begin_group(_GROUPS[name])
            return _Open(style, closes=_GROUPS[name])
        if table and not table.cell and name == "tr":
            self.flow.begin_row()
            return _Open(style)
        if table and not table.cell and name in _CELLS:
            cell = self.flow.begin_cell(*_spans(node.attributes))
            if table in self._columns:
                self.flow.doubt(self._columns[table])
            return _Open(style, closes=cell)
        if name == "br":
            self.flow.text.end_line()
        is_block = bool(style.is_block)
        if is_block:
            self.flow.end_block()
        is_joint = not is_block and name not in _WITHOUT_WIDTH
        self._is_joint = self._is_joint or is_joint
        if name == "img":
            self._take(node.attributes.get("alt", ""))
            self._is_joint = True
        return _Open(style, is_block, is_joint)


def _doubt(node: PageNode, place: Place, style: Style) -> str:
    """Return why the text of an element, or that around it, is doubtful."""
    if place is Place.INSIDE and style.is_flexible and _has_parts(node):
        return style.doubt or doubt_of("display")
    if place is Place.INSIDE and node.name == "li" and not style.has_usual_marker:
        return style.doubt or _(_LISTED)
    return style.doubt


def _has_parts(node: PageNode) -> bool:
    """Tell whether there is more than one text or element in an element."""
    return sum(not isinstance(each, str) or bool(each.strip()) for each in node.contents()) > 1


def _spans(attributes: dict[str, str]) -> tuple[int, int]:
    """Return how many columns and rows a cell spans; 0 rows are all of its group."""
    columns, rows = (_number(attributes.get(name, "")) for name in ("colspan", "rowspan"))
    return min(columns or 1, _MOST_COLUMNS), min(1 if rows is None else rows, _MOST_ROWS)


def _number(text: str) -> int | None:
    """Return the number that a text begins with, as browsers read it; no more digits than needed.

    >>> _number(" +12.5"), _number("3 columns"), _number("two"), _number("9" * 5000)
    (12, 3, None, 9999999)
    """
    found = _DIGITS.match(text)
    return int(found[1]) if found else None


_DIGITS = re.compile(r"[ \t\n\f\r]*\+?0*([0-9]{1,7})")
