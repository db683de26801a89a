"""What browsers have for an element without a style: by its name, and by old attributes."""

from sokatsu_cli.reading.html.colours import is_colour
from sokatsu_cli.reading.html.harms import Place
from sokatsu_cli.reading.html.nodes import PageNode

Usual = tuple[tuple[str, str], ...]

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"),
    *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr", "html", "legend", "li", "main", "menu"),
    *("nav", "ol", "p", "pre", "search", "section", "summary", "ul", "caption", "td", "th", "tr"),
    *("optgroup", "option", "listing", "xmp", "plaintext"),
}
_STRUCK = ("text-decoration-line", "line-through")
_KEPT = ("white-space", "pre")
_BY_NAME: dict[str, Usual] = {
    **dict.fromkeys(("s", "strike", "del"), (_STRUCK,)),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), (_KEPT,)),
    "sup": (("vertical-align", "super"),),
    "sub": (("vertical-align", "sub"),),
    "ol": (("list-style-type", "decimal"),),
    "mark": (("background-color", "yellow"), ("color", "black")),
}
HIDDEN = {"title", "script", "style", "template", "noscript", "noembed", "noframes", "datalist"}
"""The elements that are not shown, unless the page has it otherwise."""

_OLD = {"hidden", "popover", "type", "dir", "href", "color", "text", "bgcolor", "background"}
"""The attributes that say how an element stands."""

_SHOWN_AS: dict[bool, Usual] = {True: (("display", "block"),), False: (("display", "inline"),)}


def usual_of(node: PageNode, place: Place) -> Usual:
    """Return the properties that an element has of itself."""
    name = node.name
    found = _BY_NAME.get(name, ())
    if place in (Place.AROUND, Place.INSIDE):
        found += _SHOWN_AS[name in _BLOCKS]
    if not _OLD.isdisjoint(node.attributes):
        found += tuple(_attributed(name, node.attributes))
    if name in HIDDEN or (name == "dialog" and "open" not in node.attributes):
        found += (("display", "none"),)
    return found


def _attributed(name: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
    get, found = attributes.get, list[tuple[str, str]]()
    if "hidden" in attributes or "popover" in attributes:
        found.append(("display", "none"))
    if name in ("ol", "ul", "li") and "type" in attributes:
        found.append(("list-style-type", get("type", "").lower()))
    if get("dir", "").lower() == "rtl":
        found.append(("direction", "rtl"))
    if name == "a" and "href" in attributes:
        found.append(("color", "blue"))
    if name in ("font", "body"):
        found += _colour("color", get("color" if name == "font" else "text", ""))
    found += _colour("background-color", get("bgcolor", ""))
    if get("background"):
        found.append(("background-image", "url("))
    return found


def _colour(name: str, told: str) -> list[tuple[str, str]]:
    """Return a colour of an old attribute, which may lack the sign before its digits."""
    text = told.strip().lower()
    if not text:
        return []
    return [(name, text if is_colour(text) else f"#{text}" if is_colour(f"#{text}") else "x()")]
