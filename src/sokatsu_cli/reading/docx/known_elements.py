"""The elements of a Word file that show no more than is read of them."""

from functools import lru_cache

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.docx.names import value_of
from sokatsu_cli.reading.spreadsheet.packages import Attributes

CONTAINERS = {
    *("document", "body", "tbl", "tr", "tc", "p", "r", "t", "instrText"),
    *("tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr", "sdtPr"),
    *("sdt", "sdtContent", "hyperlink", "ins", "moveTo", "smartTag", "customXml"),
    "rubyBase",
}
"""The elements in which other ones stand, or that are read."""

_NOT_READ = {
    *("del", "moveFrom", "delText", "delInstrText"),
    *("tblPrEx", "sectPr", "sdtEndPr", "smartTagPr", "customXmlPr", "ffData", "fldData"),
    *("rt", "rubyPr", "Fallback"),
    *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
    *("commentReference", "lastRenderedPageBreak"),
}
"""The elements whose text is deleted, moved away, or none."""

CHARACTERS = {"tab": " ", "noBreakHyphen": "-", "sym": "\ufffd"}
"""What stands for elements of a run; for a symbol of a font of its own, that it is not known."""

NOTES = {"footnoteReference", "endnoteReference"}
"""The elements that refer to notes, which have no text."""

_SHOWN = {
    "drawing": N_("a picture or drawing stands in it, which is not read; take it out in Word"),
    "pict": N_("a picture or drawing stands in it, which is not read; take it out in Word"),
    "object": N_("an embedded object stands in it, which is not read; type its text in its place"),
    "txbxContent": N_("a text box stands in it, which is not read"),
    "math": N_("a formula stands in it, which is not read"),
    "ruby": N_("readings stand above some of its text; take them away in Word"),
    "bdo": N_("some of its text runs from right to left; type it in the usual order"),
    "dir": N_("some of its text runs from right to left; type it in the usual order"),
}

FORMS = {
    "showingPlcHdr": N_("a form that is not filled in stands in it; type its text in its place"),
    "dataBinding": N_("it shows what is stored elsewhere in the file; type its text in its place"),
}
"""The properties of a form whose text is not that of the document."""

OTHER_DOCUMENTS = {"altChunk", "subDoc"}
"""The elements in whose place Word shows another document."""

OTHER_DOCUMENT = N_(
    "another document is inserted in it, which is not read; open it in Word and save it"
)

_CELL_PROPERTIES = {
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("tcFitText", "vAlign", "hideMark", "headers", "cellIns"),
}
ROW_PROPERTIES = {
    *("cnfStyle", "divId", "gridBefore", "gridAfter", "wBefore", "wAfter", "cantSplit"),
    *("trHeight", "tblHeader", "tblCellSpacing", "jc", "hidden", "ins"),
}

_LEVEL = {"lrTb", "lr", "lrTbV"}
"""The directions of text that runs from left to right."""

_DRAWN = {"drawing", "pict"}

_REQUIRED = {
    *("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "w16cex", "w16cid"),
    *("w16sdtdh", "a14", "c14", "cx", "cx1", "v", "am3d", "aink"),
}
"""What Word knows of newer kinds, by the prefixes that it always uses."""


@lru_cache(maxsize=4096)
def is_left_out(name: str) -> bool:
    """Tell whether nothing of an element is shown: it may only say where a comment begins."""
    return name in _NOT_READ or name.endswith(("RangeStart", "RangeEnd"))


def reason(name: str) -> str:
    """Return why something stands beside the text where an element stands."""
    local = name.removeprefix(":")
    if name in _SHOWN:
        return _(_SHOWN[name])
    told = _("it holds something that is not known ({name!a}); take it out")
    return told.format(name=local[:30])


def form_doubt(name: str) -> str:
    """Return why what a form shows is not certain that has a property, "" for no reason."""
    told = FORMS.get(name.removeprefix(":"))
    return _(told) if told else ""


def is_cell_property(name: str, value: str) -> bool:
    """Tell whether a property of a cell changes nothing of what it shows."""
    is_level = name == "textDirection" and value in _LEVEL
    return name in _CELL_PROPERTIES or is_level or value in ("0", "false", "off")


def is_drawn(name: str) -> bool:
    """Tell whether an element holds drawings, of which text boxes are read."""
    return name in _DRAWN


def floats(name: str, above: str, attributes: Attributes) -> bool:
    """Tell whether an element is a drawing in front of the text, which may lie anywhere."""
    if name == ":anchor":
        return value_of(attributes, "behindDoc") not in ("1", "true")
    return above == "pict" and "absolute" in value_of(attributes, "style")


def is_required(names: str) -> bool:
    """Tell whether Word shows what is written for programs that know some newer kinds."""
    return {*names.split()} <= _REQUIRED
