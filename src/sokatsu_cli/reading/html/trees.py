"""The tree of a page, by lxml's parser, with rows and cells where browsers have them."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

TOO_DEEP = N_("its elements stand too deep in one another")
"""What is said of a page with more elements in one another than anyone writes."""

_STRIKE = re.compile(r"<s(?:trike)?[\s>]")
_NO_TAGS = re.compile(r"<(!--|script\b|style\b|title\b|textarea\b)")
_TAG = re.compile(
    r"<(/?)(s|strike|p|div|[uod]l|li|d[dt]|table|t[rdh]|tbody|thead|tfoot|h[1-6]|center|pre)[\s>]"
)
_TOO_DEEP = "ERR_RESOURCE_LIMIT"  # as the parser calls it, which leaves out the rest
_BLOCK = 1 << 20
_HEAD = 8192  # characters in which a page says its kind
_DOCTYPE = re.compile("<!doctype[^>]*>", re.IGNORECASE)
_ROW_GROUPS = {"thead", "tbody", "tfoot"}
_PLACES = {
    "td": {"tr", "table", *_ROW_GROUPS},
    "th": {"tr", "table", *_ROW_GROUPS},
    "tr": {"table", *_ROW_GROUPS},
    **{name: {"table"} for name in _ROW_GROUPS},
}
"""In what rows, cells and groups stand, whatever their source has around them."""

_INERT = {"template", "noscript", "noembed", "noframes", "iframe", "svg", "math", "object"}
"""Elements whose rows and cells stay in them."""

_EMPTY = ("source", "wbr", "track", "embed", "param", "area", "keygen", "command")
"""Elements without an end, which the parser does not know as such."""

_BETWEEN = {"script", "style", "template", "form", "input"}
"""What may stand between rows without dividing them."""


def page_tree(text: str) -> Any:  # noqa: ANN401 - an element of lxml
    """Return the root of a page, None if it has no element.

    Raises:
        RefusedError: Its elements stand too deep in one another.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    data = text.encode()
    if not data.strip():
        return None
    for at in range(0, len(data), _BLOCK):
        parser.feed(data[at : at + _BLOCK])
    root = parser.close()
    if any(error.type_name == _TOO_DEEP for error in parser.feed_error_log):
        raise RefusedError(_(TOO_DEEP))
    if root is not None:
        for each in list(root.iter(*_EMPTY)):
            _empty(each)
        _bring_to_tables(root)
        for table in list(root.iter("table")):
            for group in (table, *table.iterchildren(*_ROW_GROUPS)):
                _wrap(group, {"td", "th"}, "tr")
            _wrap(table, {"tr"}, "tbody")
    return root


def is_quirky(text: str) -> bool:
    """Tell whether browsers show a page as old ones did: the case of a class does not matter.

    >>> is_quirky("<!DOCTYPE html>"), is_quirky("<html>")
    (False, True)
    """
    found = _DOCTYPE.search(text, 0, _HEAD)
    return not found or ("transitional" in found[0].lower() and "http" not in found[0].lower())


def strikes_over_blocks(text: str) -> bool:
    """Tell whether what is struck through goes on over the end or begin of a paragraph or cell.

    Browsers strike through what follows as well, lxml's parser does not.

    >>> strikes_over_blocks("<p><s>70</s> 80</p>"), strikes_over_blocks("<p><s>70</p><p>80</p>")
    (False, True)
    """
    small, is_open = text.lower(), False
    for tag in _tags(small) if _STRIKE.search(small) else ():
        if tag[2] in ("s", "strike"):
            is_open = not tag[1]
        elif is_open:
            return True
    return False


def _tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the tags of a text that matter to what is struck through."""
    at = 0
    while begin := _NO_TAGS.search(text, at):
        yield from _TAG.finditer(text, at, begin.start())
        at = text.find("-->" if begin[1] == "!--" else f"</{begin[1]}", begin.end())
        if at < 0:
            return
    yield from _TAG.finditer(text, at)


def _empty(element: Any) -> None:  # noqa: ANN401 - of lxml
    """Bring what stands in an element behind it."""
    text, children = element.text or "", list(element)
    element.text = None
    for child in reversed(children):
        element.addnext(child)
    if text:
        element.tail = text + (element.tail or "")


def _bring_to_tables(root: Any) -> None:  # noqa: ANN401 - an element of lxml
    """Let a row or cell that begins end what is left open in the one before."""
    parts = root.iter(*_PLACES)
    astray = [each for each in parts if each.getparent().tag not in _PLACES[each.tag]]
    for part in reversed(astray):
        anchor = part
        for above in part.iterancestors():
            if above.tag in _INERT:
                break
            if above.tag in _PLACES[part.tag]:
                anchor.addnext(part)
                break
            anchor = above


def _wrap(parent: Any, names: set[str], wrapper: str) -> None:  # noqa: ANN401 - of lxml
    """Put children into an element of their own, as the source may leave it out."""
    around = None
    for child in list(parent):
        if child.tag in names:
            if around is None:
                around = etree.Element(wrapper)
                child.addprevious(around)
            around.append(child)
        elif isinstance(child.tag, str) and child.tag not in _BETWEEN:
            around = None
