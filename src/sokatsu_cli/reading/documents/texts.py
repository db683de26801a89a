"""The text of a cell or a paragraph, put together of runs."""

import re

from sokatsu_cli.model.cells import Cell, trouble_of
from sokatsu_cli.reading.spreadsheet.rich_text import styled_cell
from sokatsu_cli.reading.spreadsheet.styles import Font

_BLANKS = re.compile("[ \t\n\r\f]+")


class Text:
    """Runs of text with the breaks of lines between them.

    Attributes:
        doubt: Why what stands here may be more, or other, than its text; "" if nothing is.
        is_struck: Whether something in it is struck through.
    """

    __slots__ = ("_breaks", "_runs", "_taken", "doubt", "is_struck")

    def __init__(self) -> None:
        """Begin without any."""
        self._runs: list[tuple[str, Font]] = []
        self._breaks = self._taken = 0
        self.doubt = ""
        self.is_struck = False

    def last(self, font: Font) -> str:
        """Return the last character of the line, "" at its begin or where it stands otherwise."""
        text, own = self._runs[-1] if self._runs and not self._breaks else ("", font)
        return text[-1:] if own == font else ""

    def add(self, text: str, font: Font, *, collapsed: bool = False) -> None:
        """Add a run; if collapsed, its blanks count as one, and as none at the begin of a line."""
        if collapsed:
            text = _BLANKS.sub(" ", text)
            if text[:1] == " " and (
                self._breaks or not self._runs or self._runs[-1][0][-1:] == " "
            ):
                text = text[1:]
        if text:
            breaks = "\n" * self._breaks if self._runs else ""
            self._runs.append((breaks + text, font))
            self._breaks = 0
            self.is_struck = self.is_struck or (font.struck and not text.isspace())

    def end_line(self) -> None:
        """Break the line."""
        self._trim()
        self._breaks += 1

    def end_block(self) -> None:
        """Break the line where it is not broken yet."""
        self._trim()
        self._breaks = max(self._breaks, 1)

    def cell(self) -> str:
        """Return all of it as a cell, which says what is doubtful about it."""
        self._trim()
        found = styled_cell(self._runs)
        if self.doubt and not trouble_of(found):
            return Cell(found, trouble=self.doubt)
        return found

    def _trim(self) -> None:
        """Take away a blank at the end of the line."""
        if self._runs:
            text, font = self._runs[-1]
            self._runs[-1] = text.removesuffix(" "), font

    def take_lines(self) -> list[str]:
        """Return the lines that have come since the last call."""
        self._trim()
        found = styled_cell(self._runs[self._taken :])
        self._taken = len(self._runs)
        lines = [] if trouble_of(found) else found.split("\n")
        return [line for line in map(str.strip, lines) if line]
