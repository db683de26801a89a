"""The styles of an OpenDocument spreadsheet, as far as they say what a cell means."""

from typing import NamedTuple

from sokatsu_cli.reading.ods.elements import attribute, read_elements
from sokatsu_cli.reading.ods.formats import KINDS, Format, format_code
from sokatsu_cli.reading.spreadsheet.packages import Attributes, EnoughError, Package
from sokatsu_cli.reading.spreadsheet.styles import CellStyle, Font

_DEFAULT = "Default"
_WANTED = (
    *("office:document-styles", "office:document-content", "office:styles"),
    *("office:automatic-styles", "style:style", "style:default-style", "style:map"),
)


class _Style(NamedTuple):
    """A style: what it says itself, None of what it leaves to its parent."""

    parent: str = ""
    form: str | None = None
    struck: bool | None = None
    raised: str | None = None
    is_shown: bool = True


class Styles:
    """The styles of one file, those of `styles.xml` and of `content.xml`."""

    def __init__(self) -> None:
        self._formats: dict[str, Format] = {}
        self._styles: dict[tuple[str, str], _Style] = {}
        self._format: Format | None = None
        self._key: tuple[str, str] = ("", "")
        self._is_text = False
        self._made: dict[str, CellStyle | None] = {}

    def read(self, package: Package, part: str) -> None:
        """Read the styles of a part.

        Raises:
            RefusedError: It is damaged, or too large.
        """
        read_elements(package, part, self._start, self._end, self._text)

    def cell(self, name: str) -> CellStyle | None:
        """Return the style of a cell; None where its format cannot be said in a code."""
        if name not in self._made:
            style = self._whole("table-cell", name or _DEFAULT)
            font = Font(bool(style.struck), style.raised or "")
            code = format_code(self._formats, style.form or "")
            self._made[name] = None if code is None else CellStyle(code, font)
        return self._made[name]

    def font(self, name: str) -> Font:
        """Return how a cell stands."""
        style = self._whole("table-cell", name or _DEFAULT)
        return Font(bool(style.struck), style.raised or "")

    def inside(self, name: str, font: Font) -> Font:
        """Return how a part of a text stands whose style has the name, in one that stands so."""
        style = self._whole("text", name)
        return Font(
            font.struck if style.struck is None else style.struck,
            font.raised if style.raised is None else style.raised,
        )

    def shows(self, family: str, name: str) -> bool:
        """Tell whether a style lets a sheet, a row or a column be seen."""
        return self._whole(family, name).is_shown

    def _whole(self, family: str, name: str) -> _Style:
        """Return a style with what it has from its parents."""
        style, parent, seen = _Style(), name, set[str]()
        while parent not in seen:
            seen.add(parent)
            own = self._styles.get((family, parent), _Style())
            style = _Style(
                form=own.form if style.form is None else style.form,
                struck=own.struck if style.struck is None else style.struck,
                raised=own.raised if style.raised is None else style.raised,
                is_shown=style.is_shown and own.is_shown,
            )
            parent = own.parent
        return style

    def _start(self, name: str, attributes: Attributes) -> bool:
        if name == "office:body":
            raise EnoughError
        if name in KINDS:
            self._format = Format(name)
            self._formats[attribute(attributes, "style:name")] = self._format
        elif self._format is not None:
            self._format.take(name, attributes)
            self._is_text = name in ("number:text", "number:currency-symbol")
        elif name in ("style:style", "style:default-style"):
            self._begin(attributes, is_default=name == "style:default-style")
        elif name.startswith("style:") and self._key in self._styles:
            self._property(name, attributes)
        return name in _WANTED or self._format is not None

    def _begin(self, attributes: Attributes, *, is_default: bool) -> None:
        family = attribute(attributes, "style:family")
        name = "" if is_default else attribute(attributes, "style:name")
        self._key = family, name
        form = attribute(attributes, "style:data-style-name") or None
        parent = attribute(attributes, "style:parent-style-name")
        self._styles[self._key] = _Style(parent, form)

    def _property(self, name: str, attributes: Attributes) -> None:
        style = self._styles[self._key]
        if name == "style:text-properties":
            style = _with_font(style, attributes)
        elif attribute(attributes, "table:display") == "false":
            style = style._replace(is_shown=False)
        for size in ("style:column-width", "style:row-height"):
            text = attribute(attributes, size)
            if text and text.strip("abcdefghijklmnopqrstuvwxyz%") in ("0", "0.0", "0.00"):
                style = style._replace(is_shown=False)
        self._styles[self._key] = style

    def _text(self, data: str) -> None:
        if self._format is not None and self._is_text:
            self._format.take_text(data)

    def _end(self, name: str) -> None:
        self._is_text = False
        if name in KINDS:
            self._format = None
        elif name == "style:style":
            self._key = "", ""


def _with_font(style: _Style, attributes: Attributes) -> _Style:
    """Return a style with what its properties of text say."""
    lines = [attribute(attributes, f"style:text-line-through-{name}") for name in ("style", "type")]
    if any(lines):
        style = style._replace(struck=not any(line == "none" for line in lines))
    place = attribute(attributes, "style:text-position").split()
    if not place:
        return style
    if place[0] in ("super", "sub"):
        return style._replace(raised=f"{place[0]}script")
    below, number = place[0].startswith("-"), place[0].strip("-%")
    raised = "" if not number.strip("0.") else "subscript" if below else "superscript"
    return style._replace(raised=raised)
