"""What the elements of a Word file's text mean: cells, lines, and what was deleted."""

import re
from collections.abc import Callable

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.documents.flows import Flow, FlowTable
from sokatsu_cli.reading.docx import known_elements
from sokatsu_cli.reading.docx.fields import Fields
from sokatsu_cli.reading.docx.looks import Looks
from sokatsu_cli.reading.docx.merged_cells import merge_down
from sokatsu_cli.reading.docx.names import MATH, MOST_DEPTH, TOO_DEEP, value_of, word_name
from sokatsu_cli.reading.docx.open_tables import OpenTables
from sokatsu_cli.reading.docx.run_styles import is_off, is_on
from sokatsu_cli.reading.docx.styles import DIAGONAL, Styles
from sokatsu_cli.reading.spreadsheet.packages import Attributes, RefusedError, damaged_file

NO_WORD = N_("this is no Word file (.docx)")

_MOST_ELEMENTS = 800_000  # of the text of one file

_COLOURS = {":textFill", ":solidFill", ":srgbClr", ":schemeClr"}
"""The properties that have the colour of text in them."""

_LISTS = {"rPr", "tcBorders", "tabs", "numPr", *_COLOURS}
"""The properties of which those inside are looked at."""

_PROPERTIES = {"pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", *_LISTS}
"""The elements that hold properties."""

_NEW_LINES = re.compile("[\r\n\t]")

JOINED = N_("the end of a paragraph in it is hidden, which joins two lines; show it in Word")

_Visit = Callable[[], object]
"""Takes the begin or the end of an element."""


class Body:
    """Takes the elements of the text of a file."""

    def __init__(self, styles: Styles) -> None:
        """Take the styles of the file."""
        self._flow = Flow()
        self._looks = Looks(styles)
        self._path: list[str] = []
        self._skipped = self._elements = 0
        self._tables = tables = OpenTables(self._flow, self._looks)
        self._joined: set[int] = set()  # the depth of paragraphs whose mark is deleted
        self._doubts: list[tuple[int, str]] = []  # of elements that are open, by their depth
        self._chosen: list[bool] = []  # whether one of several contents was read
        self._fields = Fields()
        self._begins: dict[str, _Visit] = {
            "tbl": tables.begin_table,
            "tr": tables.begin_row,
            "tc": tables.begin_cell,
            "p": lambda: None,
            "r": lambda: None,
        }
        self._ends: dict[str, _Visit] = {
            "p": self._end_paragraph,
            "tc": tables.end_cell,
            "tr": tables.end_row,
            "tbl": tables.end_table,
            "txbxContent": self._flow.end_aside,
            "AlternateContent": self._chosen.pop,
            "fldSimple": self._end_field,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the begin of an element."""
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise RefusedError(_("too large for a Word file that is read; save the table as CSV"))
        if len(self._path) > MOST_DEPTH:
            raise RefusedError(_(TOO_DEEP))
        known, above = word_name(name), self._path[-1] if self._path else ""
        if not self._path and known != "document":
            raise RefusedError(_(NO_WORD))
        self._path.append(known)
        if self._skipped:
            self._skipped += 1
        elif known.endswith("Change"):  # what was before
            self._skipped = 1
        elif above in _PROPERTIES:
            self._skipped = int(known not in _LISTS)
            self._take_property(known, above, attributes)
        elif known_elements.is_left_out(known):
            self._skipped = 1
        else:
            self._begin(known, attributes)

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        while self._doubts and self._doubts[-1][0] == len(self._path):
            self._doubts.pop()
        known = self._path.pop()
        if self._skipped:
            self._skipped -= 1
        else:
            if known in self._ends:
                self._ends[known]()
            if known in self._begins:
                self._looks.end(known)

    def text(self, text: str) -> None:
        """Take text, of which only that of runs is shown."""
        if self._skipped or not self._path:
            return
        if self._path[-1] == "t":
            self._add(_NEW_LINES.sub(" ", text))
        elif self._path[-1] == "instrText":
            self._fields.take_code(text)

    def tables(self) -> list[FlowTable]:
        """Take the end of the file; return its tables.

        Raises:
            RefusedError: A field has no end, so that it is not certain what is shown.
        """
        if self._fields:
            raise damaged_file(_("a field has no end"))
        for table in self._flow.tables:
            merge_down(table)
        return self._flow.tables

    def _begin(self, known: str, attributes: Attributes) -> None:
        if known in self._begins:
            self._looks.begin(known)
            self._begins[known]()
        if known == "tr" and self._looks.doubt_of_table():
            self._doubt_inside(self._looks.doubt_of_table())
        elif known == "txbxContent":
            self._flow.begin_aside(known_elements.reason(known))
            if self._doubts and known_elements.is_drawn(self._path[self._doubts[-1][0] - 1]):
                self._doubt_inside("")  # what stands in the box is read
        elif known in known_elements.OTHER_DOCUMENTS:
            raise RefusedError(_(known_elements.OTHER_DOCUMENT))
        elif known not in self._begins:
            self._take_content(known, attributes)

    def _take_content(self, known: str, attributes: Attributes) -> None:
        """Take an element that stands in a run, or around some."""
        if known in ("br", "cr"):
            self._flow.text.end_line()
            self._looks.break_line()
        elif known in known_elements.CHARACTERS:
            self._add(known_elements.CHARACTERS[known])
        elif known in known_elements.NOTES:  # a mark of its own may follow
            self._looks.raise_run()
        elif known == "fldChar":
            self._doubt(self._fields.take_mark(attributes))
        elif known == "fldSimple":
            self._fields.begin(attributes, value_of(attributes, "instr"))
            self._fields.separate()
        elif known not in known_elements.CONTAINERS:
            self._take_other(known, attributes)

    def _take_other(self, known: str, attributes: Attributes) -> None:
        """Take an element that shows what is not read, or one thing or another."""
        if known == "AlternateContent":
            self._chosen.append(False)
        elif known == "Choice":
            self._choose(attributes)
        elif known == MATH:
            self._skipped = 1
            self._flow.doubt(known_elements.reason(known))
        else:
            if known_elements.floats(known, self._path[-2], attributes):
                self._tables.take_floating()
            if not self._is_doubtful:
                self._hold(known_elements.reason(known))

    def _end_field(self) -> None:
        self._doubt(self._fields.end())

    def _choose(self, attributes: Attributes) -> None:
        """Take one of several contents, of which Word shows the first that it knows."""
        if any(self._chosen[-1:]):
            self._skipped = 1
            return
        self._chosen[-1:] = [True]
        if not known_elements.is_required(value_of(attributes, "Requires")):
            self._hold(known_elements.reason("Choice"))

    @property
    def _is_doubtful(self) -> bool:
        """Tell whether an element is open that is not known, and has been told of."""
        told = self._doubts[-1][1] if self._doubts else ""
        return told not in ("", *map(_, known_elements.FORMS.values()))

    def _doubt(self, why: str) -> None:
        if why:
            self._flow.doubt(why)

    def _hold(self, why: str) -> None:
        """Doubt the place of the innermost element, and all text in it."""
        self._doubt_inside(why)
        self._flow.doubt(why)

    def _doubt_inside(self, why: str, depth: int = 0) -> None:
        """Doubt all text in an element that is open, the innermost if its depth is not said."""
        if why or not depth:
            self._doubts.append((depth or len(self._path), why))

    def _take_property(self, known: str, above: str, attributes: Attributes) -> None:
        """Take a property of a run, a paragraph, a table, a row or a cell."""
        around = self._path[-3]
        if (above == "rPr" and around == "r") or above in _COLOURS:
            self._looks.take_run(known, attributes)
        elif above == "rPr" and around == "pPr":
            self._take_mark(known, attributes)
        elif above == "pPr" or (above, known) in (("tabs", "tab"), ("numPr", "numId")):
            self._looks.take_paragraph(known, attributes)
        elif known == "gridCol":
            self._tables.take_column()
        elif above == "tblPr":
            self._looks.take_table(known, attributes)
        elif above == "trPr":
            self._doubt_inside(self._tables.take_row(known, attributes), len(self._path) - 2)
        elif above == "tcPr":
            self._doubt(self._tables.take_cell(known, attributes))
        elif known in ("tl2br", "tr2bl") and not is_off(attributes):
            self._flow.doubt(_(DIAGONAL))
        elif above == "sdtPr" and not is_off(attributes) and known_elements.form_doubt(known):
            self._doubt_inside(known_elements.form_doubt(known), len(self._path) - 2)

    def _take_mark(self, known: str, attributes: Attributes) -> None:
        """Take a property of the end of a paragraph: one that is deleted joins it with the next."""
        if known in ("del", "moveFrom"):
            self._joined.add(len(self._path) - len(("p", "pPr", "rPr", "del")))
        elif known in ("vanish", "specVanish") and is_on(attributes):
            self._flow.doubt(_(JOINED))

    def _add(self, text: str) -> None:
        style = self._looks.style
        if style.hidden:
            self._flow.hide()
        elif not self._fields.hides:
            self._fields.fill()
            open_one = self._doubts[-1][1] if self._doubts else ""
            why = self._looks.doubt(text, style, self._flow.text)
            self._doubt(open_one or self._fields.doubt or why)
            self._flow.add(text, style.font())

    def _end_paragraph(self) -> None:
        self._doubt(self._looks.doubt_of_paragraph())
        depth = len(self._path)
        if depth not in self._joined:
            self._flow.end_block()
        self._joined.discard(depth)
