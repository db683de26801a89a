"""How a run of text stands in a Word file, and what may make it show other than its text."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.docx.colours import (
    Colours,
    marker_colours,
    scheme_colours,
    shade_colours,
    text_colours,
)
from sokatsu_cli.reading.docx.names import number_of, value_of
from sokatsu_cli.reading.spreadsheet.packages import Attributes
from sokatsu_cli.reading.spreadsheet.styles import Font
from sokatsu_cli.reading.spreadsheet.workbooks import is_true

USUAL_SIZE = 20  # half points
_LEAST_SIZE = 8  # half points, below which letters cannot be read
_SCALES = range(33, 301)  # percent of the width of letters, in which they can be read
_GAPS = range(-40, 201)  # twentieths of a point between letters, so that they stand apart

_HARMLESS = {
    *("rStyle", "b", "bCs", "i", "iCs", "caps", "smallCaps", "kern", "szCs", "u", "lang", "bdr"),
    *("cnfStyle", "webHidden", "noProof", "snapToGrid", "ins", "moveTo"),
    *(
        ":textFill",
        ":solidFill",
        ":lumMod",
        ":lumOff",
    ),  # the colour of text, as newer files have it
    *(":ligatures", ":numForm", ":numSpacing", ":cntxtAlts", ":stylisticSets"),
}
"""The properties that change no digit and hide none; for any other one the text is doubtful."""

_OFF = {"0", "false", "off", "none", "nil"}

_SIGN_FONTS = ("wingding", "webding", "symbol", "marlett", "mt extra", "zapf dingbat", "opensymbol")
_FONTS = ("ascii", "hAnsi", "eastAsia", "cs")

SMALL = N_(
    "some of its text is too small or narrow to be read; make it larger or delete it in Word"
)
SIGNS = N_("its font shows signs for letters; choose another one in Word")


class RunStyle(NamedTuple):
    """How a run stands; None where it stands as its style says.

    Attributes:
        struck: Whether it is struck through.
        doubly: Whether it is struck through twice.
        raised: ``superscript``, ``subscript``, or "" for neither.
        hidden: Whether it is not shown.
        colour: The colours of its text.
        marker: The colour of a marker pen over it.
        shade: The colours behind it.
        size: The size of its letters, in half points.
        position: How far it is raised, in half points.
        scale: How wide its letters are, in percent.
        doubt: Why it may show other than its text; "" for no reason.
    """

    struck: bool | None = None
    doubly: bool | None = None
    raised: str | None = None
    hidden: bool | None = None
    colour: Colours | None = None
    marker: Colours | None = None
    shade: Colours | None = None
    size: int | None = None
    position: int | None = None
    scale: int | None = None
    doubt: str | None = None

    def with_property(self, name: str, attributes: Attributes) -> "RunStyle":
        """Return the same with one more property, such as ``strike``."""
        if name in _READ:
            field, read = _READ[name]
            return self._replace(**{field: read(attributes)})
        return self._replace(doubt=doubt) if (doubt := _doubt(name, attributes)) else self

    def over(self, below: "RunStyle") -> "RunStyle":
        """Return what holds where one style lies over another."""
        pairs: Iterable[tuple[Any, Any]] = zip(self, below, strict=True)
        return RunStyle(*(under if own is None else own for own, under in pairs))

    @property
    def look(self) -> tuple[int, int, int]:
        """Return what digits of one number have alike: their size, height and width."""
        return self.size or USUAL_SIZE, self.position or 0, self.scale or 100

    def doubted(self) -> str:
        """Return why it may show other than its text, "" for no reason."""
        size, _position, scale = self.look
        return _(SMALL) if size < _LEAST_SIZE or scale not in _SCALES else self.doubt or ""

    def font(self) -> Font:
        """Return how text stands."""
        return Font(bool(self.struck or self.doubly), self.raised or "")


def is_on(attributes: Attributes) -> bool:
    """Tell whether a property that may be switched is on."""
    return is_true(value_of(attributes, usual="1"))


def is_off(attributes: Attributes) -> bool:
    """Tell whether a property, whatever it is, says that it changes nothing."""
    return value_of(attributes) in _OFF


def _raised(attributes: Attributes) -> str:
    value = value_of(attributes)
    return value if value in ("superscript", "subscript") else ""


_READ: dict[str, tuple[str, Callable[[Attributes], Any]]] = {
    "strike": ("struck", is_on),
    "dstrike": ("doubly", is_on),
    "vertAlign": ("raised", _raised),
    "vanish": ("hidden", is_on),
    "color": ("colour", text_colours),
    ":srgbClr": ("colour", text_colours),
    ":schemeClr": ("colour", scheme_colours),
    "highlight": ("marker", marker_colours),
    "shd": ("shade", shade_colours),
    "sz": ("size", lambda attributes: number_of(value_of(attributes), USUAL_SIZE)),
    "position": ("position", lambda attributes: number_of(value_of(attributes), 0)),
    "w": ("scale", lambda attributes: number_of(value_of(attributes).removesuffix("%"), 100)),
}
"""The properties that are looked at: what each is called here, and how it is read."""


def unknown(name: str) -> str:
    """Say that a property is none of those that are known to be harmless."""
    return _("its format {name} may change what it shows; clear it in Word").format(
        name=quoted(name.removeprefix(":"))
    )


@lru_cache(maxsize=4096)
def _has_signs(font: str) -> bool:
    return font.casefold().startswith(_SIGN_FONTS)


def _doubt(name: str, attributes: Attributes) -> str:
    """Return why a property may change what is shown."""
    if name in _HARMLESS:
        return ""
    if name == "rFonts":
        return _(SIGNS) if any(_has_signs(value_of(attributes, each)) for each in _FONTS) else ""
    if name == "spacing":
        return "" if number_of(value_of(attributes), 0) in _GAPS else unknown(name)
    return "" if is_off(attributes) else unknown(name)
