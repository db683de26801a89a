"""What a property of a style does to the text of a table: nothing, or perhaps something else.

The harmless ones are named. Any other makes doubtful what stands where it holds.
"""

import re
from collections.abc import Callable
from enum import IntEnum

from sokatsu_cli.reading.html.lengths import lengths


class Place(IntEnum):
    """Where an element stands."""

    AROUND = 0  # or beside tables
    TABLE = 1
    ROW = 2  # or a group of rows, or of columns
    CELL = 3
    INSIDE = 4  # of a cell


_HARMLESS = re.compile(
    """(?:
    _.* | mso-.* | border(?!-image).* | padding.* | outline | outline-(?:color|style|width)
    | background-(?:attachment|origin|position.*|repeat.*|size|clip|blend-mode)
    | font-(?:family|weight|style|stretch|kerning|display|synthesis.*|optical-sizing|smoothing
        |language-override|variant-(?:east-asian|ligatures|alternates)
        |variation-settings)
    | font-variant-caps | osx-font-smoothing | line-height(?:-step)? | line-break | line-grid
    | text-(?:align.*|justify.*|transform|autospace|spacing.*|rendering|size-adjust|overflow|wrap.*
        |orientation|combine.*|emphasis.*|stroke.*|kashida.*|underline-(?:position|style)|effect
        |decoration-(?:color|style|thickness|skip.*)|anchor|box.*|fit|line-through.*)
    | word-(?:break|wrap) | overflow-(?:wrap|anchor|scrolling) | hyphen.* | hanging-punctuation
    | punctuation-.* | tab-(?:size|interval.*|stops) | layout-.* | orphans | widows | page.*
    | break-.* | column.* | table-layout | caption-side | empty-cells | print-color-adjust
    | box-(?:sizing|decoration-break|align|pack|flex.*|lines|ordinal-group|orient)
    | min-.* | (?:inline|block)-size | aspect-ratio | align-.* | justify-.* | place-.* | flex.*
    | grid.* | order | gap | row-gap | z-index | clear | isolation | contain.* | cursor
    | pointer-events | user-.* | touch-.* | tap-highlight-color | resize | appearance
    | (?:caret|accent|scrollbar|stop|flood|lighting)-.* | color-(?:scheme|adjust) | scroll.*
    | overscroll.* | transition.* | will-change | quotes | counter-.* | list-style-position
    | speak.* | voice.* | ruby.* | object-.* | image-.* | fill.* | stroke.* | vector-effect
    | forced-color-adjust | transform-(?:origin|style|box) | perspective.* | backface-visibility
    | animation-(?:delay|duration|timing-.*|iteration-.*|direction|fill-.*|play-.*|timeline.*)
    | backdrop-filter | unicode-bidi | behavior | mask-(?!image|border).* | interpolation-.*
    | nav-.* | high-contrast-adjust | block-progression | dominant-baseline | alignment-baseline
    | view-transition.* | math-.* | float-(?:displace.*) | interactivity | size | zoom-.* | marks
    )""",
    re.VERBOSE | re.DOTALL,
)
"""The names of properties that change no text, whatever their value."""

INHERITED = {
    *("text-indent", "letter-spacing", "word-spacing", "direction"),
    *("writing-mode", "text-shadow", "font-variant", "font-variant-numeric"),
    *("font-variant-position", "font-feature-settings", "text-security", "text-fill-color"),
    "text-underline-offset",
}
"""Those that may harm and hold for what stands in an element until it has its own."""

_AS_USUAL = {"", "none", "auto", "normal", "initial", "inherit", "unset", "revert", "revert-layer"}

_LEAST_OPACITY = 30  # percent
_SHIFT = 4  # pixels by which something may be moved and still stands where it stands
_FEATURES = re.compile('"(?!sups|subs|frac|afrc|ordn|numr|dnom|sinf)[^"]*"')


def matters(name: str) -> bool:
    """Tell whether a property may change what text is shown.

    >>> matters("padding-left"), matters("float"), matters("an-unknown-one")
    (False, True, True)
    """
    return not _HARMLESS.fullmatch(name)


def is_harmful(name: str, value: str, place: Place) -> bool:
    """Tell whether a property may make other text of what stands in an element.

    >>> is_harmful("float", "left", Place.INSIDE), is_harmful("float", "left", Place.AROUND)
    (True, False)
    """
    if value in _AS_USUAL or not matters(name):
        return False
    if place is Place.AROUND and name not in _EVERYWHERE:
        return False
    return not _KNOWN.get(name, _never)(value, place)


def _never(_value: str, _place: Place) -> bool:
    return False


def _one_of(*values: str) -> Callable[[str, Place], bool]:
    return lambda value, _place: value in values


def _within(least: float, most: float) -> Callable[[str, Place], bool]:
    """Return what tells whether all lengths are known and lie between two."""

    def lie(value: str, _place: Place) -> bool:
        found = lengths(value)
        return found is not None and all(least <= each <= most for each in found)

    return lie


def _is_margin(value: str, place: Place) -> bool:
    found = lengths(value.replace("auto", ""))
    if found is None:
        return place is Place.AROUND  # calculated, as columns of a page are
    return all(each >= (-300 if place is Place.AROUND else -8) for each in found)


def _is_near_shadow(value: str, place: Place) -> bool:
    plain = re.sub(r"[a-z]+\([^()]*\)|#[0-9a-f]+|(?<![0-9a-z.])[a-z]+|,", " ", value)
    return _within(-_SHIFT, _SHIFT)(plain, place)


def _is_opaque(value: str, _place: Place) -> bool:
    number = re.fullmatch(r"([0-9]*\.?[0-9]+)(%?)", value)
    return number is not None and float(number[1]) * (1 if number[2] else 100) >= _LEAST_OPACITY


def _is_filter(value: str, _place: Place) -> bool:
    return bool(re.fullmatch(r"(?:grayscale|drop-shadow|alpha|progid).*", value))


def _is_transform(value: str, _place: Place) -> bool:
    return bool(re.fullmatch(r"translate(?:z|3d|x|y)?\((?:0[a-z]*[, ]*)+\)", value))


def _is_float(_value: str, place: Place) -> bool:
    return place is Place.TABLE


def _has_usual_figures(value: str, _place: Place) -> bool:
    return not re.search("super|sub|fraction|ordinal", value)


def _has_usual_features(value: str, _place: Place) -> bool:
    return not re.sub(rf"{_FEATURES.pattern}|on|off|[0-9, ]", "", value)


def _is_animation(_value: str, place: Place) -> bool:
    return place is Place.AROUND


_ANY = {
    *("position", "top", "left", "right", "bottom", "inset", "overflow", "overflow-x"),
    *("overflow-y", "width", "height", "max-width", "max-height", "clip", "clip-path"),
    *("display", "visibility", "white-space", "vertical-align", "color", "background"),
    *("background-color", "background-image", "text-decoration", "text-decoration-line"),
    *("list-style", "list-style-type", "list-style-image", "content", "box-shadow"),
    *("font", "font-size"),
}
"""The properties that are looked at together, or have a meaning of their own: see `styles`."""

_KNOWN: dict[str, Callable[[str, Place], bool]] = {
    **dict.fromkeys(_ANY, lambda _value, _place: True),
    "opacity": _is_opaque,
    "filter": _is_filter,
    "transform": _is_transform,
    "float": _is_float,
    **dict.fromkeys(("margin", "margin-top", "margin-bottom"), _is_margin),
    **dict.fromkeys(("margin-left", "margin-right"), _is_margin),
    "margin-inline": _is_margin,
    "margin-block": _is_margin,
    **{
        f"margin-{way}-{end}": _is_margin for way in ("inline", "block") for end in ("start", "end")
    },
    **{f"margin-{end}": _is_margin for end in ("start", "end")},
    "text-indent": _within(-100, 100),
    "letter-spacing": _within(-1.5, 16),
    "word-spacing": _within(-1.5, 32),
    "direction": _one_of("ltr"),
    "writing-mode": _one_of("horizontal-tb", "lr-tb", "lr"),
    "zoom": _one_of("1", "100%"),
    "mix-blend-mode": _never,
    "content-visibility": _one_of("visible"),
    "animation": _is_animation,
    "animation-name": _is_animation,
    "text-shadow": _is_near_shadow,
    "text-underline-offset": _within(0, 16),
    "outline-offset": _within(-_SHIFT, 100),
    "font-variant": _has_usual_figures,
    "font-variant-numeric": _has_usual_figures,
    "font-feature-settings": _has_usual_features,
}
"""What tells of a value whether it is harmless."""

_EVERYWHERE = {
    *("opacity", "filter", "transform", "margin", "margin-left", "margin-top"),
    *("clip", "clip-path", "rotate", "scale", "mix-blend-mode", "content-visibility"),
    *INHERITED,
}
"""Those that matter to a table in the element as well."""
