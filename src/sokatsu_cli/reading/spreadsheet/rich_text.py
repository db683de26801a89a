"""The texts of cells: runs that are struck through or raised, and those that many cells share."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.reading.spreadsheet.names import local_name
from sokatsu_cli.reading.spreadsheet.packages import (
    Attributes,
    EnoughError,
    Package,
)
from sokatsu_cli.reading.spreadsheet.styles import Font

STRUCK = N_("it is struck through, so no value; clear it, or remove the line")
"""What is wrong with a value all of which is struck through."""

RAISED = N_("all of it is raised or lowered, as note marks are; it is no value")
"""What is wrong with a value that stands as a note mark."""

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ALONE = re.compile("[\ud800-\udfff]")

_MARK = re.compile(r"\S+")
_INSIDE = re.compile("[0-9０-９.．,，]\0+[0-9０-９.．,，]")
"""A mark between two digits, which would be one number without it."""

_SCRIPTS = {
    "superscript": str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"),
    "subscript": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}


class Run(NamedTuple):
    """A part of a text, and how it stands; None where it stands as the whole cell does."""

    text: str
    font: Font | None


def unescaped(text: str) -> str:
    r"""Return a text with its characters for their escapes.

    >>> unescaped("目標_x000D_\n値"), unescaped("_x005F_x000D_"), unescaped("_xD83D__xDE00_")
    ('目標\r\n値', '_x000D_', '😀')
    """
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    pairs = _SURROGATES.sub(
        lambda match: match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), plain
    )
    return _ALONE.sub("\ufffd", pairs)


def escaped(text: str) -> str:
    r"""Return a text of a format without escapes so that `unescaped` gives it back.

    >>> unescaped(escaped("目標_x000D_値"))
    '目標_x000D_値'
    """
    return text.replace("_x", "_x005F_x")


def text_cell(runs: Sequence[Run], font: Font) -> str:
    """Return the cell of a text.

    What is struck through is no part of it. What is raised or lowered is a note mark behind a
    number; in other text it stays, as the raised characters that there are.

    Args:
        runs: Its parts.
        font: How the cell stands.

    Examples:
        >>> mark = Run("2", Font(raised="superscript"))
        >>> text_cell([Run("64", None), mark], Font()), text_cell([Run("m", None), mark], Font())
        ('64', 'm²')
        >>> text_cell([Run("70", Font(struck=True)), Run("80", None)], Font())
        '80'

    Source: docs/contract.md, Spreadsheets.
    """
    fonts = [run.font or font for run in runs]
    return styled_cell([(unescaped(run.text), own) for run, own in zip(runs, fonts, strict=True)])


def styled_cell(parts: Sequence[tuple[str, Font]]) -> str:
    """Return the cell of a text, from its parts and how each of them stands."""
    kept = [(text, own.raised) for text, own in parts if not own.struck]
    whole = "".join(text for text, _own in parts)
    if not whole.strip():
        return whole
    if not any(text.strip() for text, _raised in kept):
        return Cell(whole, trouble=_(STRUCK))
    if not any(text.strip() for text, raised in kept if not raised):
        return Cell("".join(text for text, _raised in kept), trouble=_(RAISED))
    if not any(text.strip() for text, raised in kept if raised):
        return "".join(text for text, _raised in kept)
    return _marked(kept)


def _marked(parts: Sequence[tuple[str, str]]) -> str:
    """Return the cell of a text some of which is raised; in a pair, each number may have marks."""
    marked = "".join(_MARK.sub("\0", text) if raised else text for text, raised in parts)
    base = marked.replace("\0", "").strip()
    shown = "".join(_script(text, raised) for text, raised in parts)
    if _INSIDE.search(marked):
        return shown
    return base if all(map(is_number, base.split())) else Cell(shown, number=base, printed=base)


def _script(text: str, raised: str) -> str:
    """Return a text as raised or lowered characters, as it is where there are none for it."""
    table = _SCRIPTS.get(raised, {})
    return text.translate(table) if all(ord(letter) in table for letter in text) else text


class RunReader:
    """Gathers the runs of one text from the elements inside it."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._inside: list[str] = []
        self._font: Font | None = None
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        local = local_name(name)
        if self._inside == ["r", "rPr"] and self._font is not None:
            self._font = self._font.with_property(local, attributes)
        self._inside.append(local)
        if self._inside == ["r"]:
            self._font = None
        elif self._inside == ["r", "rPr"]:
            self._font = Font()
        self._text = []

    def text(self, data: str) -> None:
        """Take a part of a text."""
        self._text.append(data)

    def end(self) -> None:
        """Take the end of the last element."""
        if self._inside == ["t"]:
            self.runs.append(Run("".join(self._text), None))
        elif self._inside == ["r", "t"]:
            self.runs.append(Run("".join(self._text), self._font))
        self._inside.pop()


class _SharedTexts:
    """Gathers the texts of a workbook that are used."""

    def __init__(self, used: Collection[int]) -> None:
        self.found: dict[int, list[Run]] = {}
        self._used = used
        self._last = max(used)
        self._number = -1
        self._depth = 0
        self._reader: RunReader | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._reader is not None:
            self._reader.start(name, attributes)
        elif self._depth == 2 and local_name(name) == "si":  # noqa: PLR2004 - below the root
            self._number += 1
            if self._number in self._used:
                self._reader = RunReader()

    def text(self, data: str) -> None:
        if self._reader is not None:
            self._reader.text(data)

    def end(self, _name: str) -> None:
        self._depth -= 1
        if self._reader is None:
            return
        if self._depth == 1:
            self.found[self._number] = self._reader.runs
            self._reader = None
            if self._number == self._last:
                raise EnoughError
        else:
            self._reader.end()


def shared_texts(package: Package, part: str, used: Collection[int]) -> dict[int, list[Run]]:
    """Return the texts that cells share, those that are used, by their numbers from 0.

    Args:
        package: The file.
        part: The part that holds them.
        used: The numbers of those that are used, at least one.
    """
    texts = _SharedTexts(used)
    package.parse(part, texts.start, texts.end, texts.text)
    return texts.found
