"""The values of the properties of one element, from what is declared for it."""

import re
from collections.abc import Iterable, Mapping

from sokatsu_cli.reading.html.colours import is_colour
from sokatsu_cli.reading.html.lengths import pixels
from sokatsu_cli.reading.html.sheets import Declaration

Values = dict[str, str]

_LONGEST = 2_000  # characters of a value with what its variables stand for
_MOST_REPLACED = 40  # variables in one value, those in others too

UNKNOWN = "var("
"""What stands in a value that is not known."""

_VARIABLE = re.compile(r"var\(\s*(--[^\s,()]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_IMAGE = re.compile(r"\b(?:url|image|image-set|cross-fade|element|paint|[a-z-]*gradient)\(")
_WORD = re.compile(r"[a-z-]+\([^()]*\)|[^\s,/()]+")
_FONT_SIZE = re.compile(r"(?<![\w.#-])(?:0|[0-9.]+(?:[a-z]+|%)|(?:calc|clamp|min|max)\(.*\))(?!\w)")

_SHARED = {"inherit", "unset"}
_REVERTED = {"revert", "revert-layer"}
_INITIAL = {
    "display": "inline",
    "visibility": "visible",
    "white-space": "normal",
    "color": "black",
    "background-color": "transparent",
    "text-decoration-line": "none",
    "font-size": "medium",
    "vertical-align": "baseline",
    "position": "static",
    "list-style-type": "disc",
}
_BOXES = (
    "none|contents|inline|block|list-item|flow-root|run-in|math|flex|grid|box|ruby.*|table.*"
    "|inline-(?:block|table|flex|grid|box)|(?:block|inline) [a-z- ]+|inherit"
)
_SIZE = r"auto|none|(?:min|max|fit)-content|stretch|[-+]?[0-9.].*|[a-z-]+\(.*"
_OVERFLOW = "(?:visible|hidden|clip|scroll|auto|overlay| )+"
_VALID: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "display": _BOXES,
        "visibility": "visible|hidden|collapse",
        "white-space": "normal|nowrap|pre.*|break-spaces",
        "position": "static|relative|absolute|fixed|sticky",
        "vertical-align": "baseline|sub|super|(?:text-)?(?:top|bottom)|middle|"
        r"[-+]?[0-9.]+(?:[a-z]+|%)?|[a-z-]+\(.*",
        **dict.fromkeys(("overflow", "overflow-x", "overflow-y"), _OVERFLOW),
        **dict.fromkeys(("width", "height", "max-width", "max-height"), _SIZE),
        "font-size": r"(?:x+-)?(?:small|large)|medium|smaller|larger|[0-9.]+(?:[a-z]+|%)?"
        r"|[a-z-]+\(.*",
    }.items()
}
"""What browsers take for a value; any other they pass over."""

_OVERFLOWS = ("overflow", "overflow-x", "overflow-y")
_WORDS_ALONE = {"display", "visibility", "white-space", "position", *_OVERFLOWS}
"""Those whose value is calculated in new browsers alone."""

_LINES = re.compile(
    "none|underline|overline|line-through|blink|solid|double|dotted|dashed|wavy|auto|from-font"
)


class Variables(dict[str, str]):
    """The custom properties that hold for an element; told apart by what they are."""

    __hash__ = object.__hash__  # type: ignore[assignment]


def values_of(
    usual: Iterable[tuple[str, str]], declarations: Iterable[Declaration], above: Variables
) -> tuple[Variables, Values]:
    """Return the variables and the values of an element, shorthands written out.

    Args:
        usual: What browsers have for it.
        declarations: What the page declares for it, the last one wins.
        above: The variables of the element around it.
    """
    declared = list(declarations)
    own = {each.name: each.value for each in declared if each.name.startswith("--")}
    variables = Variables({**above, **own}) if own else above
    found = Values(usual)
    for each in declared:
        value = "" if each.name in own else _replaced(each.value, variables)
        for name, text in _longhands(each.name, value) if value else ():
            _set(found, name, text, dict(usual))
    return variables, found


def _replaced(value: str, variables: Variables) -> str:
    """Return a value with what its variables stand for; "" where one stands for nothing."""
    for _time in range(_MOST_REPLACED):
        found = _VARIABLE.search(value) if "var(" in value and len(value) < _LONGEST else None
        if not found:
            break
        told = variables.get(found[1], "initial")
        told = found[2] if told == "initial" else told
        if told is None:
            return ""
        value = value[: found.start()] + told.strip() + value[found.end() :]
    return value


def _longhands(name: str, value: str) -> list[tuple[str, str]]:
    """Return what a property stands for.

    >>> _longhands("background", "#fff url(a.png)")
    [('background-image', 'url('), ('background-color', '#fff')]
    """
    is_word = value in _SHARED | _REVERTED | {"initial"}
    if name == "text-decoration":
        return [("text-decoration-line", value)]
    if name == "background":
        image = _IMAGE.search(value)
        colours = [each for each in _WORD.findall(value) if is_colour(each)]
        named = [each for each in colours if not _IMAGE.match(each)]
        behind = value if is_word else named[-1] if named else "transparent"
        return [("background-image", image[0] if image else "none"), ("background-color", behind)]
    if name == "list-style":
        image = _IMAGE.search(value)
        return [("list-style-image", image[0] if image else "none"), ("list-style-type", value)]
    if name == "font":
        size = _FONT_SIZE.search(value)
        return [("font-size", value if is_word else size[0] if size else "medium")]
    if name == "display":
        return [(name, value.removeprefix("-webkit-"))]
    return [(name, value)]


def _set(found: Values, name: str, value: str, usual: Values) -> None:
    """Set a property as browsers do."""
    value = _INITIAL.get(name, value) if value == "initial" else value
    if value in _REVERTED:
        found.pop(name, None)
        found.update({name: usual[name]} if name in usual else {})
    elif value in _SHARED and not (name == "display" and value == "inherit"):
        found.pop(name, None)
        found.update({name: _INITIAL[name]} if name in _NOT_INHERITED else {})
    elif name in _WORDS_ALONE and "(" in value:
        found[name] = UNKNOWN
    elif _is_valid(name, value):
        found[name] = value


_NOT_INHERITED = {"display", "vertical-align", "text-decoration-line"}
"""Those of `_INITIAL` that are nothing by themselves where they are unset."""


def _is_valid(name: str, value: str) -> bool:
    if name in ("color", "background-color"):
        return is_colour(value)
    if name == "text-decoration-line":
        return all(
            bool(_LINES.fullmatch(each)) or is_colour(each) or pixels(each) is not None
            for each in _WORD.findall(value)
        )
    return name not in _VALID or bool(_VALID[name].fullmatch(value))
