"""The elements of a page as selectors ask for them, and how much they may ask."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Self

from cssselect2 import ElementWrapper

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

_MOST_STEPS = 10_000_000  # from one element to another, that the selectors of a page take
_NEW = 8  # steps that making an element takes
_SIBLINGS = 8  # elements that are passed in a step
_WORDS = re.compile("[^ \t\r\n\f]+")


class Effort:
    """Counts the steps that the selectors of a page take.

    Attributes:
        folds_case: Whether the case of classes and ids does not matter to the page.
    """

    def __init__(self, *, folds_case: bool) -> None:
        """Begin without any."""
        self.steps = 0
        self.folds_case = folds_case

    def spend(self, steps: int) -> None:
        """Count some.

        Raises:
            RefusedError: There are too many.
        """
        self.steps += steps
        if self.steps > _MOST_STEPS:
            raise RefusedError(
                _("its style sheets are too much for a page of its size; save the table as CSV")
            )


class PageNode(ElementWrapper):  # type: ignore[misc]
    """An element, with the one around it; it holds none of those beside it, as there may be many.

    Attributes:
        etree_element: The element of lxml.
        parent: The element around it, None for the root.
        index: How many elements of the same one stand before it.
        name: What kind of element it is, such as ``td``.
        attributes: Its attributes.
        effort: What counts the steps.
    """

    __slots__ = ("_children", "attributes", "effort", "etree_element", "index", "name", "parent")

    in_html_document = True
    namespace_url = ""

    def __init__(self, element: Any, parent: Self | None, index: int, effort: Effort) -> None:  # noqa: ANN401
        """Wrap an element of lxml."""
        self.etree_element = element
        self.parent = parent
        self.index = index
        self.effort = effort
        self.name: str = element.tag
        self.attributes: dict[str, str] = dict(element.items())
        self._children: list[Any] | None = None

    def contents(self) -> Iterator["PageNode | str"]:
        """Yield the elements and texts in it."""
        if self.etree_element.text:
            yield self.etree_element.text
        index = 0
        for each in self.etree_element:
            if isinstance(each.tag, str):
                yield PageNode(each, self, index, self.effort)
                index += 1
            if each.tail:
                yield each.tail

    def iter_children(self) -> Iterator["PageNode"]:
        """Yield the elements in it."""
        for index, each in enumerate(self.etree_children):
            self.effort.spend(_NEW)
            yield PageNode(each, self, index, self.effort)

    @property
    def etree_children(self) -> list[Any]:
        """Return the elements in it, as lxml has them."""
        if self._children is None:
            self._children = list(self.etree_element.iterchildren("*"))
        return self._children

    @property
    def local_name(self) -> str:
        """Return what kind of element it is."""
        return self.name

    @cached_property
    def id(self) -> str | None:
        """Return its id."""
        found = self.attributes.get("id")
        return found.lower() if found and self.effort.folds_case else found

    @cached_property
    def classes(self) -> set[str]:
        """Return its classes."""
        found = self.attributes.get("class", "")
        return set(_WORDS.findall(found.lower() if self.effort.folds_case else found))

    @property
    def etree_siblings(self) -> list[Any]:
        """Return the elements beside it, and itself."""
        siblings = self.parent.etree_children if self.parent else [self.etree_element]
        self.effort.spend(1 + len(siblings) // _SIBLINGS)
        return siblings

    @property
    def previous(self) -> "PageNode | None":
        """Return the element before it."""
        self.effort.spend(_NEW)
        if not self.index or self.parent is None:
            return None
        before = self.parent.etree_children[self.index - 1]
        return PageNode(before, self.parent, self.index - 1, self.effort)

    @property
    def ancestors(self) -> Iterator["PageNode"]:
        """Yield the elements around it."""
        return self._chain("parent")

    @property
    def previous_siblings(self) -> Iterator["PageNode"]:
        """Yield the elements before it."""
        return self._chain("previous")

    def _chain(self, name: str) -> Iterator["PageNode"]:
        node = getattr(self, name)
        while node is not None:
            self.effort.spend(1)
            yield node
            node = getattr(node, name)
