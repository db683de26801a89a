"""What of a paragraph of a Word file may change what its text shows."""

from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.docx.colours import Colours, shade_colours
from sokatsu_cli.reading.docx.names import number_of, value_of
from sokatsu_cli.reading.docx.run_styles import is_off, unknown
from sokatsu_cli.reading.spreadsheet.packages import Attributes

LIST = N_("it is part of a list, so Word shows a number or sign before it; end the list in Word")
LOW = N_("its lines or rows are too low for its text; make them higher in Word")
MOVED = N_("its text is moved out of its place; take its indents away in Word")

_HARMLESS = {
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "suppressLineNumbers"),
    *("pBdr", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "contextualSpacing", "jc"),
    *("mirrorIndents", "suppressOverlap", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "sectPr", "numPr", "ilvl", "rPr", "tabs"),
}
"""The properties that change no digit and hide none; for any other one the text is doubtful."""

_LOWEST = 100  # twentieths of a point that a line has at least
_FURTHEST = 1440  # twentieths of a point by which text may stand left of its place, and right
_SIDES = ("left", "start", "firstLine", "hanging")


class ParagraphStyle(NamedTuple):
    """How a paragraph stands; None where it stands as its style says.

    Attributes:
        number: Which list it is of, "0" for none.
        shade: The colours behind it.
        doubt: Why it may show other than its text.
    """

    number: str | None = None
    shade: Colours | None = None
    doubt: str | None = None

    def with_property(self, name: str, attributes: Attributes) -> "ParagraphStyle":
        """Return the same with one more property, such as ``numId``."""
        if name == "numId":
            return self._replace(number=value_of(attributes))
        if name == "shd":
            return self._replace(shade=shade_colours(attributes))
        return self._replace(doubt=doubt) if (doubt := _doubt(name, attributes)) else self

    def over(self, below: "ParagraphStyle") -> "ParagraphStyle":
        """Return what holds where one style lies over another."""
        return ParagraphStyle(
            below.number if self.number is None else self.number,
            below.shade if self.shade is None else self.shade,
            below.doubt if self.doubt is None else self.doubt,
        )

    def doubted(self) -> str:
        """Return why it may show other than its text, "" for no reason."""
        return _(LIST) if self.number not in (None, "0") else self.doubt or ""


def _doubt(name: str, attributes: Attributes) -> str:
    """Return why a property may change what is shown."""
    match name:
        case "spacing":
            is_exact = value_of(attributes, "lineRule") == "exact"
            low = number_of(value_of(attributes, "line"), _LOWEST) < _LOWEST
            return _(LOW) if is_exact and low else ""
        case "ind":
            widths = [number_of(value_of(attributes, side), 0) for side in _SIDES]
            return _(MOVED) if any(abs(width) > _FURTHEST for width in widths) else ""
        case "tab":
            return "" if value_of(attributes, "leader", "none") == "none" else unknown("leader")
    is_level = name == "textDirection" and value_of(attributes) in ("lrTb", "lr")
    return "" if name in _HARMLESS or is_level or is_off(attributes) else unknown(name)
