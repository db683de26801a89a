"""What stands in a page beside text: pictures, fields, formulas, and what is not shown."""

import re

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.html.nodes import PageNode

_FIELD = N_("a field of a form stands in it")
_OTHER = N_("something else stands in it")
_PICTURE = N_("a picture without a text of its own stands in it")

NOT_SHOWN = {
    *("title", "script", "style", "template", "noscript", "noembed", "noframes", "iframe"),
    *("object", "svg", "math", "audio", "video", "canvas", "applet", "datalist", "progress"),
    *("meter", "rt", "rp", "rtc", "comment", "select", "textarea"),
}
"""Elements whose text is no part of the page, or not read."""

_DOUBTFUL = {
    **dict.fromkeys(("select", "textarea", "input", "meter", "progress", "button"), _FIELD),
    **dict.fromkeys(("object", "iframe", "canvas", "applet", "embed", "audio", "video"), _OTHER),
    **dict.fromkeys(("svg", "marquee", "slot", "xmp", "plaintext"), _OTHER),
    "math": N_("a formula stands in it, which is not read"),
    "bdo": N_("its characters are shown in another order"),
}
"""What may show more than its text, or other."""

_VALUES = re.compile("[0-9０-９〇一二三四五六七八九十百千万億+＋±%％.△▲▽▼-]|−|－")


def doubt_beside(node: PageNode) -> str:
    """Return why the text is doubtful in which an element stands; "" if it is not."""
    name, get = node.name, node.attributes.get
    if name in _DOUBTFUL:
        return "" if name == "input" and get("type", "").lower() == "hidden" else _(_DOUBTFUL[name])
    if name in ("img", "image"):
        is_blank = any(get(each, "").strip() in ("0", "1") for each in ("width", "height"))
        return "" if get("alt", "").strip() or is_blank else _(_PICTURE)
    if name == "details":
        return "" if "open" in node.attributes else _("a part of it is shown only when asked for")
    if name == "rt":
        return _(_OTHER) if _VALUES.search("".join(node.etree_element.itertext())) else ""
    return _(_OTHER) if is_shadow(node) else ""


def is_shadow(node: PageNode) -> bool:
    """Tell whether an element holds what is shown in place of those around it."""
    return node.name == "template" and "shadowrootmode" in node.attributes
