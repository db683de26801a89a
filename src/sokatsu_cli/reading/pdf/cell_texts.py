"""The text of a cell: its lines, those joined that only the width of the cell has broken."""

import re
from collections.abc import Sequence

from sokatsu_cli.model.cells import Cell, number_text, printed_text
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.pdf.letter_lines import (
    Line,
    blanks_before,
    lines_of,
    trouble_with,
    upright,
)
from sokatsu_cli.reading.pdf.report_notes import without_report_notes
from sokatsu_cli.reading.pdf.shapes import Box, Letter
from sokatsu_cli.reading.spreadsheet.rich_text import Run, text_cell
from sokatsu_cli.reading.spreadsheet.styles import PLAIN, Font

BROKEN = N_("a number may go on in the next line")

_MOST_PADDING = 6.0  # points between a border and the text
_NUMERIC = re.compile(r"[0-9０-９.,，．]")
_NO_START = re.compile(
    r"[、。，．・）)」』】〕》〉］ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ!?！？%％,.]"
)
_WORD = re.compile(r"[\x21-\x7e]+|.")
_STRIKE = 0.2  # of its size, from its middle: a line there strikes a letter through


def cell_of(letters: Sequence[Letter], width: float, strikes: Sequence[Box], doubt: str) -> str:
    """Return the cell of the letters in it.

    Args:
        letters: The letters.
        width: How wide its text can be.
        strikes: Lines that may strike letters through.
        doubt: Why it is not certain what is seen in it, "" where it is.
    """
    if not letters:
        return Cell("", trouble=doubt)
    struck = {letter for letter in letters if _is_struck(letter, strikes)}
    straight, turned = upright(letters)
    straight_struck = {
        after for before, after in zip(letters, straight, strict=True) if before in struck
    }
    lines = lines_of(straight)
    limit = width if straight[0].turn == 0 else float("inf")
    runs, broken = _runs(lines, limit, straight_struck)
    made = text_cell(runs, PLAIN)
    trouble = trouble_with(lines, turned=turned) or doubt or (_(BROKEN) if broken else "")
    if not trouble:
        return made if isinstance(made, Cell) else without_report_notes(made)
    return Cell(made, number=number_text(made), printed=printed_text(made), trouble=trouble)


def _is_struck(letter: Letter, strikes: Sequence[Box]) -> bool:
    across, down = letter.middle
    return any(
        abs((line.top + line.bottom) / 2 - down) <= _STRIKE * letter.size
        and line.left <= across <= line.right
        for line in strikes
    )


def _runs(lines: Sequence[Line], width: float, struck: set[Letter]) -> tuple[list[Run], bool]:
    """Return the runs of a text, and whether a number may be broken over two lines."""
    runs: list[Run] = []
    broken = False
    stacked = _is_stacked(lines)
    for at, line in enumerate(lines):
        if at and not stacked:
            between = _between(lines[at - 1], line, width)
            broken |= between is None
            runs.append(Run("\n" if between is None else between, None))
        for letter, blank in blanks_before(line):
            if blank:
                runs.append(Run(" ", None))
            font = Font(struck=letter in struck, raised=line.raised(letter))
            runs.append(Run(letter.text, font))
    return runs, broken


def _is_stacked(lines: Sequence[Line]) -> bool:
    """Tell whether a text runs down, letter below letter; never so that it makes a number."""
    if len(lines) <= 2 or any(len(line.letters) > 1 for line in lines):  # noqa: PLR2004 - a pair
        return False
    text = "".join(line.letters[0].text for line in lines)
    return (
        len(text) == len(lines)
        and text[0].isalpha()
        and not re.search(f"{_NUMERIC.pattern}{{2}}", text)
    )


def _between(line: Line, following: Line, width: float) -> str | None:
    """Return what stands between two lines; None if it may be the middle of a number.

    A line break that the width of the cell has made is none: the next word had no room.
    """
    last, first = line.letters[-1].text[-1], following.letters[0].text[0]
    if _NUMERIC.match(last) and _NUMERIC.match(first):
        one = following.letters[0].right - following.letters[0].left
        return None if line.width + one > width else "\n"
    if line.width + _first_word(following) + line.size * 0.5 <= width:
        return "\n"
    return " " if last.isascii() and first.isascii() and last not in "-/(" else ""


def _first_word(line: Line) -> float:
    """Return how wide the part is that must stand on one line."""
    text = "".join(letter.text[0] for letter in line.letters)
    found = _WORD.match(text)
    end = found.end() if found else 1
    while end < len(text) and _NO_START.match(text[end]):
        end += 1
    return line.letters[end - 1].right - line.letters[0].left


def padding_of(texts: Sequence[tuple[Box, Sequence[Letter]]]) -> float:
    """Return how far texts stand from the borders of their cells at the least."""
    gaps = [
        gap
        for box, letters in texts
        for letter in letters
        for gap in (letter.left - box.left, box.right - letter.right)
        if gap >= 0
    ]
    return min([*gaps, _MOST_PADDING])
