"""How an element lets its text stand, and whether the page may show other text than it has."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.documents.contrast import is_legible
from sokatsu_cli.reading.html import letters
from sokatsu_cli.reading.html.colours import BLACK, WHITE
from sokatsu_cli.reading.html.harms import INHERITED, Place, is_harmful
from sokatsu_cli.reading.html.lengths import lengths, pixels
from sokatsu_cli.reading.html.sheets import Declaration
from sokatsu_cli.reading.html.values import UNKNOWN, Values, Variables, values_of
from sokatsu_cli.reading.spreadsheet.styles import PLAIN, Font

_WAY_OUT = N_("save the table as CSV")
_TABLE_BOXES = {
    Place.TABLE: {"table", "inline-table", "block", "inline-block"},
    Place.ROW: {"table-row", "table-row-group", "table-header-group", "table-footer-group"}
    | {"table-column", "table-column-group"},
    Place.CELL: {"table-cell"},
}
"""How tables and their parts are shown; shown otherwise they stand elsewhere."""

_LINES = {"block", "list-item", "flow-root", "table", "table-row", "table-cell", "block flow"}
_IN_LINE = {"inline", "contents", "inline-block", "inline-table", "ruby", "ruby-text"}
_FLEXIBLE = {"flex", "grid", "inline-flex", "inline-grid", "box", "inline-box"}
_USUAL_MARKERS = {"none", "disc", "circle", "square", "inside", "outside"}

_SHIFT, _RAISE, _FAR = 4, 2, 500
"""Pixels by which something is moved: no farther, a mark stands higher, and out of sight."""

_LOW = 10  # pixels: what is lower than letters lies over them

_SIZES = ("width", "height", "max-width", "max-height")


class Style(NamedTuple):
    """What an element lets its text be.

    Attributes:
        is_hidden: Whether it is not shown, and has no place.
        is_invisible: Whether it is not shown, but has its place.
        font: Whether its text is struck through or raised.
        is_block: Whether it stands on lines of its own; None where that is as usual.
        is_flexible: Whether what stands in it may stand in another order.
        keeps_lines: Whether the ends of lines in its source are such.
        size: Of its letters, in pixels.
        text: How light its text is; None if that is not known.
        behind: How light what lies behind it is.
        markers: The value of ``list-style-type``.
        harms: The properties that harm until an element inside has its own.
        lasting: Why all that stands in it is doubtful; "" if nothing is.
        doubt: Why its own text is.
        variables: The properties of its own that the page gives it.
    """

    is_hidden: bool = False
    is_invisible: bool = False
    font: Font = PLAIN
    is_block: bool | None = None
    is_flexible: bool = False
    keeps_lines: bool = False
    size: float = letters.USUAL_SIZE
    text: float | None = BLACK
    behind: float | None = WHITE
    markers: str = "disc"
    harms: frozenset[str] = frozenset()
    lasting: str = ""
    doubt: str = ""
    variables: Variables = Variables()

    @property
    def has_usual_marker(self) -> bool:
        """Tell whether an item of a list has nothing before it but a point."""
        return set(self.markers.split()) <= _USUAL_MARKERS


def doubt_of(name: str) -> str:
    """Return what is wrong with text that a property may change."""
    told = name if re.fullmatch("[a-z:-]{1,40}", name) else _("something")
    return _(
        "the page gives it {told} in a style, so it may show something else; {way_out}"
    ).format(told=told, way_out=_(_WAY_OUT))


def style_of(
    usual: Iterable[tuple[str, str]],
    declarations: Iterable[Declaration],
    place: Place,
    above: Style,
) -> Style:
    """Return the style of an element.

    Args:
        usual: What browsers have for it.
        declarations: What the page declares for it, the last one wins.
        place: Where it stands.
        above: The style of the element around it.
    """
    variables, found = values_of(usual, declarations, above.variables)
    display, space = found.get("display", ""), found.get("white-space", "")
    own = INHERITED & found.keys()
    harms = above.harms - own | {name for name in own if is_harmful(name, found[name], place)}
    style = above._replace(
        is_hidden=display == "none" or _is_for_readers_alone(found),
        is_invisible=_is_invisible(found, above),
        font=_font(found, place, above),
        is_block=None if not display else display in _LINES | _FLEXIBLE,
        is_flexible=display in _FLEXIBLE,
        keeps_lines=space.startswith(("pre", "break")) if space else above.keeps_lines,
        size=letters.size(found.get("font-size", ""), above.size),
        behind=letters.behind(found, above.behind),
        markers="image" if _has_image(found, "list-style-image") else _markers(found, above),
        harms=harms,
        lasting=above.lasting or _lasting(found, place),
        variables=variables,
    )
    style = style._replace(text=letters.text(found, style.text, style.behind))
    return style._replace(doubt=_doubt(style))


def _doubt(style: Style) -> str:
    """Return why the text of an element is doubtful."""
    names = sorted(style.harms)
    if style.size < letters.LEAST_SIZE:
        names.append("font-size")
    if style.text is None or style.behind is None or not is_legible(style.text, style.behind):
        names.append("color")
    return style.lasting or (doubt_of(names[0]) if names else "")


def _lasting(found: Values, place: Place) -> str:
    """Return why all that stands in an element with such values is doubtful."""
    harmful = (
        name
        for name, value in found.items()
        if (name not in INHERITED and is_harmful(name, value, place))
        or (UNKNOWN in value and "color" not in name)
    )
    name = next(harmful, "") or _moved(found, place) or _cut(found, place) or _drawn(found, place)
    return doubt_of(name) if name else ""


def _offsets(found: Values) -> dict[str, float]:
    """Return by how much an element is moved; infinitely where that is not known."""
    offsets = {}
    for name in ("top", "left", "right", "bottom", "inset"):
        told = lengths(found.get(name, "auto").replace("auto", ""))
        offsets[name] = float("inf") if told is None else max(map(abs, told), default=0)
    return offsets


def _moved(found: Values, place: Place) -> str:
    """Return the property by which an element stands elsewhere than its text does."""
    position, offsets = found.get("position", "static"), _offsets(found)
    if place is Place.AROUND:
        out = [name for name, by in offsets.items() if _FAR <= by < float("inf")]
        return out[0] if out and position not in ("static", "sticky") else ""
    if position in ("absolute", "fixed"):
        return "" if _is_for_readers_alone(found) else "position"
    sides = ("left", "right", "inset") if place is Place.INSIDE else offsets
    far = [name for name in sides if offsets[name] > _SHIFT]
    far += [name for name, by in offsets.items() if by == float("inf")]
    return far[0] if far and position == "relative" else ""


def _cut(found: Values, place: Place) -> str:
    """Return the property by which a part of the text is not shown."""
    if _is_for_readers_alone(found):
        return ""
    is_placed = found.get("position", "static") in ("absolute", "fixed")
    for name in ("clip", "clip-path", "mask-image"):
        is_moot = name == "clip" and not is_placed
        if found.get(name, "auto") not in ("auto", "none", "initial") and not is_moot:
            return name
    cuts = [
        name
        for name in ("overflow", "overflow-x", "overflow-y")
        if re.search("hidden|clip", found.get(name, ""))
    ]
    sizes = {name: pixels(found[name]) for name in _SIZES if name in found}
    is_small = any(size is not None and size <= 1 for size in sizes.values())
    given = [name for name in sizes if found[name] not in ("auto", "none", "100%")]
    low = [name for name in ("height", "max-height") if (sizes.get(name) or _LOW) < _LOW]
    if low and place is Place.INSIDE:
        return low[0]
    return cuts[0] if cuts and (is_small or (given and place >= Place.CELL)) else ""


def _drawn(found: Values, place: Place) -> str:
    """Return the property by which something else is shown than usual."""
    if place is Place.AROUND:
        return ""
    if _has_image(found, "background-image"):
        return "background-image"
    if found.get("content", "normal") not in ("normal", "none", "initial"):
        return "content"
    usual = _TABLE_BOXES.get(place, _LINES | _IN_LINE | _FLEXIBLE)
    if found.get("display", "none") not in {*usual, "none"}:
        return "display"
    return "vertical-align" if "(" in found.get("vertical-align", "") else ""


def _has_image(found: Values, name: str) -> bool:
    return found.get(name, "none") not in ("none", "initial")


def _markers(found: Values, above: Style) -> str:
    return found.get("list-style-type", above.markers)


def _is_invisible(found: Values, above: Style) -> bool:
    own = found.get("visibility", "")
    return own in ("hidden", "collapse") if own else above.is_invisible


def _font(found: Values, place: Place, above: Style) -> Font:
    """Return how text stands; what raises a cell, or what is around it, raises no text in it."""
    struck = above.font.struck or "line-through" in found.get("text-decoration-line", "")
    return Font(struck, _raised(found, above.font.raised) if place is Place.INSIDE else "")


def _raised(found: Values, above: str) -> str:
    """Return whether text is raised or lowered, by its alignment or by where it is moved to."""
    align = found.get("vertical-align", "baseline")
    by = {"super": _SHIFT, "sub": -_SHIFT}.get(align, pixels(align) or 0)
    if found.get("position") == "relative":
        top, bottom = (pixels(found.get(name, "auto")) or 0 for name in ("top", "bottom"))
        by += bottom - top
    return above if abs(by) < _RAISE else "superscript" if by > 0 else "subscript"


def _is_for_readers_alone(found: Values) -> bool:
    """Tell whether a page says of text that only screen readers are to have it."""
    sizes = [pixels(found.get(name, "auto")) for name in ("width", "height")]
    is_tiny = all(size is not None and size <= 1 for size in sizes)
    is_clipped = found.get("clip-path") == "inset(50%)" or found.get("clip", "")[:5] == "rect("
    hides = "hidden" in found.get("overflow", "") or is_clipped
    return found.get("position") == "absolute" and is_tiny and hides
