"""The style sheet of the pages that `sokatsu report` makes, which is known to hide nothing."""

from functools import cache
from importlib.resources import files

_PARTS = ("base", "shell", "top", "cards", "paper", "lists", "print")

_SHORTER = (
    (" {", "{"),
    ("{ ", "{"),
    (" }", "}"),
    ("; ", ";"),
    (";}", "}"),
    (", ", ","),
    (": ", ":"),
)
"""Blanks that mean nothing in our style sheets."""


@cache
def own_style() -> str:
    """Return the style sheet of a page of this version, as it stands in the page.

    A page with this very text is shown as it was written: what holds in print, on small screens,
    in the dark or while something is chosen changes no cell of its table.
    """
    folder = files("sokatsu_cli") / "templates"
    texts = [(folder / f"{part}.css").read_text(encoding="utf-8") for part in _PARTS]
    text = "\n".join(line.strip() for text in texts for line in text.splitlines() if line)
    for wide, narrow in _SHORTER:
        text = text.replace(wide, narrow)
    return text
