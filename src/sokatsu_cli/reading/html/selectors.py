"""The selectors of a page's rules: which of them name an element."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import cssselect2
import tinycss2

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.html.nodes import PageNode
from sokatsu_cli.reading.html.sheets import Declaration, Rule, parts
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

_MOST = 10_000  # selectors of one page that are looked at
_LONGEST = 2_000  # characters of one
_PIECE = 20  # characters of a selector that are about one step of a test

UNKNOWN = "a selector that is not known"
"""The condition of rules that may count, as only browsers know what they name."""

_OF_BROWSERS = re.compile(
    r"::?-(?:webkit|moz|ms|o)-(?!any\()|::?(?:selection|placeholder|backdrop|cue|part|slotted|target"
    r"-text|view-transition|file-selector-button|details-content|picker|scroll-|highlight|grammar"
    r"|spelling|search-text|checkmark|column)"
)
"""The parts of an element, or its states, that are not those of a page that is read."""

_OLD = re.compile(
    r"""\[((?:align|bgcolor|color|dir|face|lang|media|nowrap|rel|scope|type|valign)[~^$*|]?="""
    r"""(?:"[^"]*"|'[^']*'|[\w-]+))\]"""
)
"""Conditions on attributes of which browsers do not mind the case."""

_PSEUDO = re.compile(r"::?[\w-]+(?:\([^()]*\)|(?![\w(-]))")
_NO_SELECTOR = (
    *(SyntaxError, RecursionError, MemoryError, NotImplementedError),
    *(cssselect2.SelectorError, AttributeError, TypeError, ValueError),
)
"""What compiling what is no selector may raise, or one that stands too deep in itself."""


class Match(NamedTuple):
    """A rule that names an element: as what part of it, by how strong a selector, and where.

    Attributes:
        specificity: How strong the selector is.
        order: The place of the rule among all.
        pseudo: The part of the element, such as ``before``; "" for itself.
        condition: On what it depends whether the rule counts; "" if it does.
        declarations: What it says.
    """

    specificity: tuple[int, int, int]
    order: int
    pseudo: str
    condition: str
    declarations: Sequence[Declaration]


class _Candidate(NamedTuple):
    number: int
    steps: int
    test: Callable[[PageNode], bool]


class Selectors:
    """The selectors of a page by what names an element most closely: its id, class or kind.

    Attributes:
        matches: What they lead to, by the number of the selector.
    """

    def __init__(self, rules: Sequence[Rule], *, folds_case: bool) -> None:
        """Take the rules of a page.

        Args:
            rules: Them.
            folds_case: Whether the case of classes and ids does not matter.

        Raises:
            RefusedError: They are too many.
        """
        self.matches: list[Match] = []
        self._by_name: dict[str, list[_Candidate]] = {}
        for order, rule in enumerate(rules):
            self._take(order, rule, folds_case=folds_case)

    def of(self, node: PageNode) -> list[int]:
        """Return the numbers of those that name an element, the strongest last."""
        if not self._by_name:
            return []
        keys = [node.name, "*"]
        if "class" in node.attributes:
            keys += [f".{each}" for each in node.classes]
        if "id" in node.attributes:
            keys.append(f"#{node.id}")
        found = [
            each.number
            for key in keys
            for each in self._by_name.get(key, ())
            if self._names(each, node)
        ]
        return sorted(found, key=self._strength)

    def _strength(self, number: int) -> tuple[tuple[int, int, int], int]:
        return self.matches[number].specificity, self.matches[number].order

    @staticmethod
    def _names(candidate: _Candidate, node: PageNode) -> bool:
        node.effort.spend(candidate.steps)
        try:
            return bool(candidate.test(node))
        except RecursionError:
            raise RefusedError(_("its style sheets ask too much; save the table as CSV")) from None

    def _take(self, order: int, rule: Rule, *, folds_case: bool) -> None:
        tokens = _folded(rule.selectors) if folds_case else rule.selectors
        told = [_OLD.sub(r"[\1 i]", tinycss2.serialize(each).strip()) for each in parts(tokens)]
        if len(self.matches) + len(told) > _MOST:
            raise RefusedError(_("its style sheets have too many rules; save the table as CSV"))
        found = [compiled for each in told for compiled in _compiled(each)]
        is_sure = len(found) == len(told) and not any(unknown for *_selector, unknown in found)
        for selector, text, unknown in found:
            condition = rule.condition or unknown or ("" if is_sure else UNKNOWN)
            if condition and rule.is_ours:
                continue
            pseudo = selector.pseudo_element or ""
            match = Match(selector.specificity, order, pseudo, condition, rule.declarations)
            candidate = _Candidate(len(self.matches), 1 + len(text) // _PIECE, selector.test)
            self.matches.append(match)
            self._by_name.setdefault(_key(selector), []).append(candidate)


def _key(selector: Any) -> str:  # noqa: ANN401 - of cssselect2
    if selector.id is not None:
        return f"#{selector.id}"
    if selector.class_name is not None:
        return f".{selector.class_name}"
    return selector.lower_local_name or "*"


def _compiled(text: str) -> Iterator[tuple[Any, str, str]]:
    """Yield the selector, what is tested, and the condition under which it counts."""
    if _OF_BROWSERS.search(text):
        return
    if len(text) > _LONGEST:
        text, tried = "*", [("*", UNKNOWN)]
    else:
        tried = [(text, ""), (_wider(text), UNKNOWN)]
    for wider, condition in tried:
        try:
            yield cssselect2.compile_selector_list(wider)[0], wider, condition
        except _NO_SELECTOR:
            continue
        return


def _wider(text: str) -> str:
    """Return a selector for more elements: without any pseudo-class.

    >>> _wider("a:not(:odd(x)) > :odd"), _wider("a")
    ('a > *', 'a')
    """
    kept = _PSEUDO.sub(lambda match: "*" if _begins_compound(match) else "", text)
    return kept if kept == text else _wider(kept)


def _begins_compound(match: re.Match[str]) -> bool:
    return match.string[: match.start()][-1:] in ("", *" >+~,(")


def _folded(tokens: Sequence[Any]) -> list[Any]:
    """Return selectors with their classes and ids in small letters."""
    text = tinycss2.serialize(tokens)
    small = re.sub(r"[.#][\w-]+", lambda match: match[0].lower(), text)
    return tinycss2.parse_component_value_list(small)  # type: ignore[no-any-return]
