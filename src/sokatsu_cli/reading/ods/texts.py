"""The text of a cell of an OpenDocument spreadsheet, as it is gathered from its paragraphs."""

import re

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.ods.elements import attribute
from sokatsu_cli.reading.ods.styles import Styles
from sokatsu_cli.reading.spreadsheet.packages import Attributes, RefusedError
from sokatsu_cli.reading.spreadsheet.rich_text import Run, escaped
from sokatsu_cli.reading.spreadsheet.styles import PLAIN, Font

_BLANKS = re.compile("[ \t\r\n]+")
_MOST_BLANKS = 10_000  # that one element may stand for
_MOST_DIGITS = 9  # of a number of blanks

PARAGRAPHS = ("text:p", "text:h")
_WITHOUT_TEXT = ("text:note", "text:ruby-text", "text:bookmark")


class CellText:
    """Gathers the text of one cell."""

    def __init__(self, styles: Styles, font: Font) -> None:
        """Take the styles, and how the cell stands."""
        self._styles = styles
        self._fonts = [font]
        self._runs: list[tuple[str, Font]] = []
        self._paragraphs = 0
        self._is_in = False
        self._after_blank = True

    def start(self, name: str, attributes: Attributes) -> bool:
        """Take an element; tell whether what is in it is text of the cell."""
        if name in PARAGRAPHS:
            if self._paragraphs:
                self._add("\n")
            self._paragraphs += 1
            self._is_in = self._after_blank = True
        elif name == "text:s":
            self._add(" " * _blanks(attribute(attributes, "text:c", "1")))
            self._after_blank = False
        elif name in ("text:tab", "text:line-break"):
            self._add("\t" if name == "text:tab" else "\n")
            self._after_blank = False
        elif not name.startswith("text:") or name in _WITHOUT_TEXT:
            return False
        styled = self._fonts[-1]
        if name == "text:span":
            styled = self._styles.inside(attribute(attributes, "text:style-name"), styled)
        self._fonts.append(styled)
        return True

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self._fonts.pop()
        self._is_in = self._is_in and name not in PARAGRAPHS

    def text(self, data: str) -> None:
        """Take text, of which white space is one blank."""
        if not self._is_in:
            return
        plain = _BLANKS.sub(" ", data)
        plain = plain[1:] if self._after_blank and plain.startswith(" ") else plain
        if plain:
            self._after_blank = plain.endswith(" ")
            self._add(plain)

    def _add(self, text: str) -> None:
        self._runs.append((text, self._fonts[-1]))

    @property
    def shown(self) -> str | None:
        """The text alone, None where there is none."""
        return "".join(text for text, _font in self._runs) if self._paragraphs else None

    def runs(self) -> list[Run]:
        """Return its parts, those that stand alike joined."""
        joined: list[tuple[list[str], Font]] = []
        for text, font in self._runs:
            if joined and joined[-1][1] == font:
                joined[-1][0].append(text)
            else:
                joined.append(([text], font))
        cell = self._fonts[0]
        return [
            Run(escaped("".join(texts)), None if font == cell == PLAIN else font)
            for texts, font in joined
        ]


def _blanks(count: str) -> int:
    if not count.isdecimal() or len(count) > _MOST_DIGITS or int(count) > _MOST_BLANKS:
        raise RefusedError(_("too many blanks in a text"))
    return int(count)
