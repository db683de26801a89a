"""The style sheets of a page: its rules, each with the condition under which it counts."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import tinycss2

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.html.harms import matters
from sokatsu_cli.reading.html.media import applies, both
from sokatsu_cli.reading.html.own_styles import own_style
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

_MOST_TEXT = 1_000_000  # characters of all style sheets, but for what is embedded in them
_LONGEST_SELECTORS = 4_000  # characters of those of one rule in another

_EMBEDDED = re.compile(r"url\(\s*(['\"]?)data:[^)'\"]*\1\s*\)")
_IN_ADDRESS = re.compile(r"^\W*(?:url\W*)?data:", re.IGNORECASE)
_WEAKEST = tinycss2.parse_component_value_list(":where(html)")
_INERT = {"template", "noembed", "noframes"}
_CSS = re.compile(r"(?:text/css\s*(?:;.*)?)?", re.IGNORECASE | re.DOTALL)
_PREFIX = re.compile("^-(?:webkit|moz|ms|o)-")
_WITHOUT_RULES = re.compile(
    "charset|namespace|font-face|page|(?:-[a-z]+-)?keyframes|counter-style|property|position-try"
    "|(?:-[a-z]+-)?viewport|font-feature-values|font-palette-values|view-transition|starting-style"
)
"""What stands behind ``@`` where no rule for elements follows."""


class Declaration(NamedTuple):
    """A property and its value, in small letters, without comments."""

    name: str
    value: str
    is_important: bool = False


class _Context(NamedTuple):
    """What rules stand in: whether it counts, on what that depends, selectors, and whose it is."""

    holds: bool | None
    condition: str = ""
    above: Sequence[Any] = ()
    is_ours: bool = False


class Rule(NamedTuple):
    """What a style sheet says of the elements that selectors name.

    Attributes:
        selectors: Them, between commas.
        declarations: Those that matter.
        condition: On what it depends whether it counts; "" if it does.
        is_ours: Whether it is one of ours, so that what depends on anything is harmless.
    """

    selectors: Sequence[Any]
    declarations: list[Declaration]
    condition: str
    is_ours: bool = False


class Sheets:
    """The style sheets of a page.

    Attributes:
        rules: Their rules, but for those that do not count.
        elsewhere: How many others the page refers to.
        are_ours: Whether the one of our own pages is among them.
    """

    def __init__(self, root: Any, *, is_own: bool = False) -> None:  # noqa: ANN401 - of lxml
        """Read those in the page.

        Args:
            root: The element of lxml.
            is_own: Whether `sokatsu report` says that it made the page.

        Raises:
            RefusedError: They are too long, or too deep.
        """
        self.rules: list[Rule] = []
        self.elsewhere = 0
        self.are_ours = False
        for link in root.iter("link"):
            if "stylesheet" in link.get("rel", "").lower().split():
                self._refer(link.get("href", ""))
        room = _MOST_TEXT
        for style in root.iter("style"):
            holds = _counts(style)
            if holds is False:
                continue
            text = _EMBEDDED.sub("url(data:)", "".join(style.itertext()))
            room -= len(text)
            is_ours = is_own and text.split() == own_style().split()
            self.are_ours |= is_ours
            if room < 0:
                raise RefusedError(_("its style sheets are too long; save the table as CSV"))
            try:
                self._take(
                    tinycss2.parse_stylesheet(text, True, True),
                    _Context(holds, "media", (), is_ours),
                )
            except RecursionError:
                raise RefusedError(_("its style sheets are nested too deep")) from None

    def _refer(self, address: str) -> None:
        """Take the address of another style sheet."""
        if _IN_ADDRESS.search(address):
            raise RefusedError(
                _(
                    "it has a style sheet within an address, which is not read;"
                    " save the table as CSV"
                )
            )
        self.elsewhere += bool(address)

    def _take(self, nodes: Sequence[Any], context: _Context) -> None:
        """Take rules, those within others too."""
        for node in nodes:
            if node.type == "qualified-rule":
                above = context.above
                own = nested(node.prelude, above) if above else node.prelude
                self._take_inside(node.content, context._replace(above=own))
            elif node.type == "at-rule" and node.lower_at_keyword == "import":
                self._refer(tinycss2.serialize(node.prelude))
            elif node.type == "at-rule" and node.content is not None:
                self._take_at(node, context)

    def _take_at(self, node: Any, context: _Context) -> None:  # noqa: ANN401 - of tinycss2
        name = node.lower_at_keyword
        if name == "property":
            self._take_initial(node)
        if _WITHOUT_RULES.fullmatch(name):
            return
        own = tinycss2.serialize(node.prelude).strip()
        holds = both(context.holds, applies(own) if name == "media" else None)
        is_ours = context.is_ours and name != "container"  # which the page around it decides
        condition = f"{context.condition} {name} {own}"
        within = context._replace(holds=holds, condition=condition, is_ours=is_ours)
        if context.above:
            self._take_inside(node.content, within)
        else:
            self._take(tinycss2.parse_rule_list(node.content, True, True), within)

    def _take_initial(self, node: Any) -> None:  # noqa: ANN401 - of tinycss2
        """Take the value that a variable has where the page gives it none."""
        name = tinycss2.serialize(node.prelude).strip()
        for each in declarations_of(tinycss2.parse_blocks_contents(node.content, True, True)):
            if each.name == "initial-value":
                self.rules.append(Rule(_WEAKEST, [each._replace(name=name)], ""))

    def _take_inside(self, content: Sequence[Any], context: _Context) -> None:
        """Take what stands in a rule: declarations, and other rules."""
        nodes = tinycss2.parse_blocks_contents(content, True, True)
        found = [each for each in declarations_of(nodes) if matters(each.name)]
        if found and context.holds is not False:
            condition = "" if context.holds else context.condition
            self.rules.append(Rule(context.above, found, condition, context.is_ours))
        self._take(nodes, context)


def _counts(style: Any) -> bool | None:  # noqa: ANN401 - an element of lxml
    """Tell whether a style sheet counts; None where that depends on more."""
    around = {above.tag for above in style.iterancestors()}
    if not _CSS.fullmatch(style.get("type", "").strip()) or around & _INERT:
        return False
    is_chosen = "noscript" in around or bool(style.get("title"))
    return both(applies(style.get("media", "")), None if is_chosen else True)


def parts(selectors: Sequence[Any]) -> list[list[Any]]:
    """Return each of the selectors between commas.

    >>> [tinycss2.serialize(each) for each in parts(tinycss2.parse_component_value_list("a,b"))]
    ['a', 'b']
    """
    found: list[list[Any]] = [[]]
    for each in selectors:
        if each == ",":
            found.append([])
        else:
            found[-1].append(each)
    return found


def nested(selectors: Sequence[Any], above: Sequence[Any]) -> list[Any]:
    """Return selectors in a rule with what they mean outside of it.

    Raises:
        RefusedError: They are too long.

    Examples:
        >>> tokens = tinycss2.parse_component_value_list
        >>> tinycss2.serialize(nested(tokens("&:hover, :is(b, i)"), tokens("p")))
        ':is(p):hover,:is(p) :is(b, i)'
    """
    around = f":is({tinycss2.serialize(above)})"
    told = []
    for each in parts(selectors):
        own = tinycss2.serialize(each).strip()
        told.append(own.replace("&", around) if "&" in own else f"{around} {own}")
    if sum(map(len, told)) > _LONGEST_SELECTORS:
        raise RefusedError(_("its style sheets are nested too deep"))
    return tinycss2.parse_component_value_list(",".join(told))  # type: ignore[no-any-return]


def declared(text: str) -> list[Declaration]:
    """Return what the style of one element says.

    >>> declared("Display: NONE !important; *zoom: 1")
    [Declaration(name='display', value='none', is_important=True)]
    """
    return list(declarations_of(tinycss2.parse_blocks_contents(text, True, True)))


def declarations_of(nodes: Sequence[Any]) -> Iterator[Declaration]:
    """Yield the declarations among what tinycss2 read."""
    for node in nodes:
        if node.type == "declaration":
            kept = [each for each in node.value if each.type != "comment"]
            value = " ".join(tinycss2.serialize(kept).lower().split())
            if not node.lower_name.startswith("_"):  # as old pages write what others pass over
                yield Declaration(_PREFIX.sub("", node.lower_name), value, node.important)
