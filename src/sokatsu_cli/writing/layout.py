"""Displays for people as text: laid out for a terminal, or as Markdown."""

import re
from collections.abc import Sequence

from sokatsu_cli.model.visible import visible, visible_lines, visible_texts
from sokatsu_cli.writing.displays import Display


class Markdown(str):
    """Text that is Markdown already, and stays as it is in a Markdown table."""

    __slots__ = ()


def terminal_table(display: Display) -> str:
    """Lay the display out for a screen, wrapping text columns where a width is given."""
    from sokatsu_cli.writing.grid import grid

    laid_out = grid(display.columns, display.width, display.narrowest)
    return "\n".join([laid_out, "", *map(visible, display.closing), ""])


def markdown_table(display: Display) -> str:
    """Write a GitHub-flavoured table; no cell is read as markup or ends early."""
    columns = [
        [_cell(column.heading), "---:" if column.right else "---", *_cells(column.texts)]
        for column in display.columns
    ]
    lines = [f"| {' | '.join(cells)} |" for cells in zip(*columns, strict=True)]
    return "\n".join([*lines, "", *(f"{markdown_escaped(line)}\n" for line in display.closing)])


def _cells(texts: Sequence[str]) -> list[str]:
    """Write the cells of a column, all at once where each is one line of plain text."""
    whole = "\n".join(texts)
    if whole.count("\n") == len(texts) - 1 and "\r" not in whole and {*map(type, texts)} == {str}:
        return _escaped("\n".join(visible_texts(texts))).split("\n")
    return list(map(_cell, texts))


def _cell(text: str) -> str:
    return text if isinstance(text, Markdown) else markdown_escaped(text)


_WRITTEN = {
    **{mark: f"\\{mark}" for mark in "\\|`*[]~"},
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "://": "&#58;//",
    "www.": "www&#46;",
}
"""What is markup, or what GitHub makes a link of, and how it stays text."""

_MARKUP = re.compile("|".join([*map(re.escape, _WRITTEN), r"_(?:(?!\w)|(?<!\w_))"]))
"""An underscore stays where it stands between letters."""


def markdown_escaped(text: str) -> str:
    """Return text for a cell of a Markdown table: no markup, no bar, no line break."""
    return "<br>".join(map(_escaped, visible_lines(text)))


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: _WRITTEN.get(found[0], r"\_"), text)
