"""What our own pages say of themselves: what is a note, and what is there once more."""

import re
from enum import Enum
from typing import Any

from sokatsu_cli.model.language import N_
from sokatsu_cli.reading.html.nodes import PageNode

_REPEATS = "data-repeats"
"""What our own pages say of a table that has the same rows as another in another order."""

_NOTE = re.compile(r"\s*[✓△▲✗–](?:\s[^0-9０-９]*)?")
"""The mark behind a rate: its sign, perhaps with a grade or ≠, never with a number."""

_STEPS = frozenset("anhfud")
"""The classes of the cells of rates."""

OTHER_TABLE = N_("its table is none that a page of sokatsu report has")
"""What is wrong with the cells of a table beside those of our own page."""


class Marks(Enum):
    """Whether the marks of a page mean what they say.

    ``OURS`` is a page that `sokatsu report` says to have made and that has the style sheet of this
    version, so that nothing but the marks decides what is shown; ``OLD`` one that only says so.
    """

    NONE = 0
    OLD = 1
    OURS = 2


def around_tables(root: Any, marks: Marks) -> set[object]:  # noqa: ANN401 - an element of lxml
    """Return the elements in which a table stands; in our pages, one that is no repetition."""
    own = marks is Marks.OURS
    tables = [each for each in root.iter("table") if not own or not _repeats(each, own=True)]
    return {above for table in tables for above in table.iterancestors()}


def is_left_out(node: PageNode, marks: Marks, around: set[object], *, is_first: bool) -> bool:
    """Tell whether our own page says that an element is no part of its table.

    Args:
        node: An element outside of cells.
        marks: Whether the marks of the page mean what they say.
        around: The elements in which a table stands.
        is_first: Whether no table was before it.
    """
    if marks is Marks.NONE:
        return False
    if node.name == "table":
        own = marks is Marks.OURS
        return _repeats(node.etree_element, own=own) and (own or not is_first)
    is_part = node.parent is not None and node.parent.name in ("body", "main")
    return marks is Marks.OURS and is_part and node.etree_element not in around


def is_note(node: PageNode, marks: Marks) -> bool:
    """Tell whether our own page says that an element in a cell is a note on its value."""
    if marks is Marks.NONE:
        return False
    if node.name == "i" and marks is Marks.OURS:
        return _is_mark(node)
    return node.name == "span" and node.attributes.get("role") == "note"


def is_other_table(node: PageNode, marks: Marks) -> bool:
    """Tell whether a table in our page is not the sheet, whose cells our styles leave alone."""
    return marks is Marks.OURS and node.attributes.get("class", "").split() != ["paper"]


def _is_mark(node: PageNode) -> bool:
    """Tell whether an element is the mark behind a rate: the last of its cell."""
    element, cell = node.etree_element, node.etree_element.getparent()
    is_last = element.getnext() is None and not (element.tail or "").strip()
    is_rate = cell is not None and cell.tag == "td" and cell.get("class") in _STEPS
    return is_last and is_rate and _NOTE.fullmatch("".join(element.itertext())) is not None


def _repeats(table: Any, *, own: bool) -> bool:  # noqa: ANN401 - an element of lxml
    """Tell whether a table says so; of our own those on cards and of counts."""
    says = table.get(_REPEATS) == "sheet"
    if not own:
        return bool(says)
    on_card = next(table.iterancestors("article"), None) is not None
    return says and (on_card or table.get("class") == "sums")
