"""The style of each element of a page, by all that the page says of it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.html.colours import is_colour
from sokatsu_cli.reading.html.harms import Place, is_harmful
from sokatsu_cli.reading.html.nodes import PageNode
from sokatsu_cli.reading.html.selectors import Match, Selectors
from sokatsu_cli.reading.html.sheets import Declaration, declared
from sokatsu_cli.reading.html.styles import Style, doubt_of, style_of
from sokatsu_cli.reading.html.usual import Usual, usual_of
from sokatsu_cli.reading.html.values import Variables, values_of
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

_MOST_STYLES = 20_000  # different ones of one page
_KEPT = 8192

SHOWN_OTHERWISE = N_(
    "the page shows it otherwise in print or on some screens, so it is not certain; "
    "save the table as CSV"
)
"""What is wrong with text that a condition of a style sheet changes."""

_GENERATED = ("before", "after")
_BEGINS = ("first-letter", "first-line")


class Cascade:
    """Finds the style of elements from the root on."""

    def __init__(self, selectors: Selectors) -> None:
        """Take what the style sheets of the page say."""
        self._selectors = selectors
        self._left = _MOST_STYLES
        self._found = lru_cache(_KEPT)(self._computed)

    def style(self, node: PageNode, place: Place, above: Style) -> Style:
        """Return the style of an element, from that of the one around it.

        Raises:
            RefusedError: The page has too many different styles.
        """
        named = tuple(self._selectors.of(node))
        own = node.attributes.get("style", "") if node.attributes else ""
        return self._found(usual_of(node, place), named, own, place, above)

    def _computed(
        self, usual: Usual, named: tuple[int, ...], own: str, place: Place, above: Style
    ) -> Style:
        self._left -= 1
        if self._left < 0:
            raise RefusedError(_("it has too many different styles; save the table as CSV"))
        matches = [self._selectors.matches[number] for number in named]
        told = declared(own)
        style = style_of(usual, _cascaded(matches, "", told), place, above)
        for condition in {each.condition for each in matches} - {""}:
            other = style_of(usual, _cascaded(matches, condition, told), place, above)
            if _shown(style, place) != _shown(other, place):
                style = style._replace(lasting=_(SHOWN_OTHERWISE), doubt=_(SHOWN_OTHERWISE))
            style = style._replace(variables=_common(style.variables, other.variables))
        part = _changed_part(matches, style) if place is not Place.AROUND else ""
        if part:
            why = style.lasting or doubt_of(f"::{part}")
            style = style._replace(lasting=why, doubt=why)
        return style


def _cascaded(
    matches: Sequence[Match], condition: str, own: Sequence[Declaration] = (), pseudo: str = ""
) -> list[Declaration]:
    """Return what is declared for an element, or a part of it, the strongest last."""
    all_told = [
        each
        for match in matches
        if match.pseudo == pseudo and match.condition in ("", condition)
        for each in match.declarations
    ]
    return [
        each
        for is_important in (False, True)
        for each in (*all_told, *own)
        if each.is_important is is_important
    ]


def _shown(style: Style, place: Place) -> tuple[object, ...]:
    """Return what may not depend on a condition."""
    usual = style.is_hidden, style.is_invisible, style.font, style.harms, style.lasting
    if place is Place.AROUND:
        return usual
    return *usual, style.is_block, style.is_flexible, style.keeps_lines, style.markers


def _common(sure: Variables, other: Variables) -> Variables:
    """Return variables of which those are not known that a condition changes, but for colours."""
    changed = {
        name
        for name, value in other.items()
        if sure.get(name) != value and not (is_colour(value) and is_colour(sure.get(name, value)))
    }
    if not changed:
        return sure
    return Variables({**sure, **dict.fromkeys(changed, "var()")})


def _changed_part(matches: Sequence[Match], style: Style) -> str:
    """Return the part of an element by which the page shows other text than it has."""
    for condition, pseudo in sorted({(each.condition, each.pseudo) for each in matches}):
        told = _cascaded(matches, condition, pseudo=pseudo)
        if pseudo in _GENERATED and any(_added(told, style)):
            return pseudo
        if pseudo in _BEGINS:
            other = style_of((), told, Place.INSIDE, style)
            if other.doubt != style.doubt or _shown(other, Place.AROUND) != _shown(
                style, Place.AROUND
            ):
                return pseudo
        if pseudo == "marker" and any(each.name == "content" for each in told):
            return pseudo
    return ""


def _added(told: Sequence[Declaration], style: Style) -> Iterator[bool]:
    """Tell of what a page adds to an element whether it is, or may hide, something."""
    _variables, found = values_of((), told, style.variables)
    content = found.get("content", "none")
    if content in ("none", "normal") or found.get("display") == "none":
        return
    if found.get("visibility") not in ("hidden", "collapse"):
        yield bool(content.replace('"', "").strip())
        yield found.get("position", "static") in ("absolute", "fixed")
        yield found.get("background-image", "none") != "none"
        yield any(is_harmful(name, value, Place.INSIDE) for name, value in found.items())
