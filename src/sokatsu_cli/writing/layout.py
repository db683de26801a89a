"""Displays for people as text: laid out for a terminal, or as Markdown."""

import re

from sokatsu_cli.model.visible import visible, visible_lines
from sokatsu_cli.writing.displays import Display
from sokatsu_cli.writing.grid import grid


class Markdown(str):
    """Text that is Markdown already, and stays as it is in a Markdown table."""

    __slots__ = ()


def terminal_table(display: Display) -> str:
    """Lay the display out for a screen, wrapping text columns where a width is given."""
    colors = {place: column.colors for place, column in enumerate(display.columns) if column.colors}
    laid_out = grid(
        display.headings,
        display.rows,
        display.where(lambda column: column.right),
        wrap=display.where(lambda column: column.wrap),
        limit=display.width,
        colors=colors,
    )
    return "\n".join([laid_out, "", *map(visible, display.closing), ""])


def markdown_table(display: Display) -> str:
    """Write a GitHub-flavoured table; no cell is read as markup or ends early."""
    rules = ["---:" if column.right else "---" for column in display.columns]
    headings, *rows = (
        [text if isinstance(text, Markdown) else markdown_escaped(text) for text in row]
        for row in (display.headings, *display.rows)
    )
    lines = [f"| {' | '.join(cells)} |" for cells in [headings, rules, *rows]]
    return "\n".join([*lines, "", *(f"{markdown_escaped(line)}\n" for line in display.closing)])


_MARKUP = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\|`*[]~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)

_UNLINKED = {"://": "&#58;//", "www.": "www&#46;"}
_LINK = re.compile("|".join(map(re.escape, _UNLINKED)))
"""What GitHub makes a link of, and how it stays text."""


def markdown_escaped(text: str) -> str:
    """Return text for a cell of a Markdown table: no markup, no bar, no line break."""
    escaped = (line.translate(_MARKUP) for line in visible_lines(text))
    unlinked = (_LINK.sub(lambda link: _UNLINKED[link[0]], line) for line in escaped)
    return "<br>".join(re.sub(r"(?<!\w)_|_(?!\w)", r"\_", line) for line in unlinked)
