"""How the text that comes next stands: by its own properties, and by all styles around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.docx.colours import WHITE, Colours, is_seen, shade_colours
from sokatsu_cli.reading.docx.names import number_of, value_of
from sokatsu_cli.reading.docx.paragraph_styles import LOW, ParagraphStyle
from sokatsu_cli.reading.docx.run_styles import RunStyle
from sokatsu_cli.reading.docx.styles import Style, Styles
from sokatsu_cli.reading.spreadsheet.packages import Attributes

UNSEEN = N_("some of its text has the colour of its ground; change the colour or delete it in Word")
UNEVEN = N_(
    "its digits differ in size or height; give them one format in Word, or raise note marks"
)
TOGGLED = N_(
    "two styles strike it through or hide it, which undo each other; keep one of them in Word"
)

_NUMBER = frozenset("0123456789０１２３４５６７８９.．,，")
_SIGNS = frozenset("-+−－＋‐–▲△")
_NOTHING = None, "", (0, 0, 0)
_BLACK = ("000000",)
_PARTS_OF_SIZES = 10  # in which heights are measured: sizes are half points, those are twentieths
_OF_MARK = 0, 0, 0  # the look that no text has
_MOST_OF_LINE = 0.75  # of the last line has to be seen
_MOST_KEPT = 10_000  # styles put together that are kept


@dataclass(slots=True)
class _Cell:
    """A cell: the colours behind it, how high its row is, and its tallest letters."""

    shade: Colours = ()
    height: int = 0
    tallest: int = 0


@dataclass(slots=True)
class Looks:
    """Knows the properties of the tables, cells, paragraphs and runs that are open.

    Attributes:
        styles: The styles of the file.
        page: The colours that a page may have.
    """

    styles: Styles
    page: Colours = WHITE
    _tables: list[Style] = field(default_factory=lambda: [Style()])
    _heights: list[int] = field(default_factory=lambda: [0])
    _cells: list[_Cell] = field(default_factory=lambda: [_Cell()])
    _paragraphs: list[tuple[ParagraphStyle, Style]] = field(
        default_factory=lambda: [(ParagraphStyle(), Style())]
    )
    _runs: list[tuple[RunStyle, Style]] = field(default_factory=lambda: [(RunStyle(), Style())])
    _found: dict[tuple[RunStyle, ...], RunStyle] = field(default_factory=dict)
    _before: tuple[object, str, tuple[int, int, int]] = _NOTHING

    def begin(self, known: str) -> None:
        """Take the begin of a table, row, cell, paragraph or run."""
        match known:
            case "tbl":
                self._tables.append(self.styles.style_of("table"))
            case "tr":
                self._heights.append(0)
            case "tc":
                self._cells.append(_Cell(self._cells[-1].shade, self._heights[-1]))
            case "p":
                self._paragraphs.append((ParagraphStyle(), self.styles.style_of("paragraph")))
                self._before = _NOTHING
            case _:
                self._runs.append((RunStyle(), self.styles.style_of("character")))

    def end(self, known: str) -> None:
        """Take the end of one."""
        stacks: dict[str, list[Any]] = {
            "tbl": self._tables,
            "tr": self._heights,
            "tc": self._cells,
            "p": self._paragraphs,
            "r": self._runs,
        }
        stacks[known].pop()

    def take_run(self, known: str, attributes: Attributes) -> None:
        """Take a property of the innermost run."""
        own, named = self._runs[-1]
        if known == "rStyle":
            named = self.styles.style_of("character", value_of(attributes))
        self._runs[-1] = own.with_property(known, attributes), named

    def raise_run(self) -> None:
        """Let the rest of the innermost run be a note mark."""
        own, named = self._runs[-1]
        self._runs[-1] = own._replace(raised="superscript"), named
        place, last, _look = self._before
        self._before = place, last, _OF_MARK

    def take_paragraph(self, known: str, attributes: Attributes) -> None:
        """Take a property of the innermost paragraph."""
        own, named = self._paragraphs[-1]
        if known == "pStyle":
            named = self.styles.style_of("paragraph", value_of(attributes))
        self._paragraphs[-1] = own.with_property(known, attributes), named

    def take_table(self, known: str, attributes: Attributes) -> None:
        """Take a property of the innermost table."""
        if known == "tblStyle":
            self._tables[-1] = self.styles.style_of("table", value_of(attributes))
        elif known == "shd":
            self._tables[-1] = self._tables[-1]._replace(shade=shade_colours(attributes))

    def take_height(self, attributes: Attributes) -> None:
        """Take the height of the row that is open."""
        is_exact = value_of(attributes, "hRule") == "exact"
        self._heights[-1] = number_of(value_of(attributes), 0) if is_exact else 0

    def take_shade(self, attributes: Attributes) -> None:
        """Take the shading of the innermost cell."""
        self._cells[-1].shade = shade_colours(attributes)

    @property
    def style(self) -> RunStyle:
        """Return how the text stands that comes next."""
        own, named = self._runs[-1]
        levels = own, named.run, self._paragraphs[-1][1].run, self._tables[-1].run
        if levels not in self._found:
            if len(self._found) > _MOST_KEPT:
                self._found.clear()
            self._found[levels] = _resolved(levels, self.styles.usual.run)
        return self._found[levels]

    def doubt(self, text: str, style: RunStyle, place: object) -> str:
        """Return why a text may show otherwise, "" for no reason.

        Args:
            text: The text that comes next.
            style: How it stands.
            place: Where it goes: digits of one number stand in one place.
        """
        if not text.strip() or style.raised:
            self._before = _NOTHING
            return "" if not text.strip() else self._unseen(style) or style.doubted()
        before, last, look = self._before
        joined = {last, text[0]} if before is place else {""}
        self._before = place, text[-1], style.look
        self._cells[-1].tallest = max(self._cells[-1].tallest, style.look[0])
        differs = joined <= _NUMBER and look != style.look
        is_raised = joined <= _NUMBER | _SIGNS and look[1] != style.look[1]
        uneven = _(UNEVEN) if differs or is_raised else ""
        return self._unseen(style) or uneven or style.doubted()

    def break_line(self) -> None:
        """Let what comes next stand apart from what came last."""
        self._before = _NOTHING

    def doubt_of_paragraph(self) -> str:
        """Return why the innermost paragraph may show otherwise, "" for no reason."""
        own, named = self._paragraphs[-1]
        found = own.over(named.paragraph).over(self._tables[-1].paragraph)
        return found.over(self.styles.usual.paragraph).doubted()

    def doubt_of_table(self) -> str:
        """Return why text in the innermost table may show otherwise, "" for no reason."""
        return self._tables[-1].doubt or ""

    def doubt_of_lines(self, text: str) -> str:
        """Return why the lines of the innermost cell may be cut off, "" for no reason."""
        cell = self._cells[-1]
        needed = (text.count("\n") + _MOST_OF_LINE) * cell.tallest * _PARTS_OF_SIZES
        return _(LOW) if cell.height and text.strip() and needed > cell.height else ""

    def _unseen(self, style: RunStyle) -> str:
        """Say that text has the colour of what is behind it, if it may have."""
        own, named = self._paragraphs[-1]
        behind = own.over(named.paragraph).shade or self._cells[-1].shade
        table = self._tables[-1]
        ground = style.marker or style.shade or behind
        ground = ground or (table.shade or self.page) + (table.bands or ())
        text = style.colour or (_BLACK if style.marker else ())
        return "" if is_seen(text, ground) else _(UNSEEN)


def _resolved(levels: Sequence[RunStyle], usual: RunStyle) -> RunStyle:
    """Return how text stands: by its own properties, by styles below them, and usually."""
    found = usual
    for level in reversed(levels):
        found = level.over(found)
    struck = [level for level in levels[1:] if level.struck and levels[0].struck is None]
    hidden = [level for level in levels[1:] if level.hidden and levels[0].hidden is None]
    if len(struck) > 1 or len(hidden) > 1:
        return found._replace(struck=False, hidden=False, doubt=_(TOGGLED))
    return found
