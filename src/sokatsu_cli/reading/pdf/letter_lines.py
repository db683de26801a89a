"""Letters to lines of text: which stand on one line, with blanks where there are gaps."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.pdf.shapes import UNKNOWN, Letter

_SMALL = 0.9  # of the size of a line: a smaller letter that stands higher or lower is a mark
_OFF = 0.12  # of the size of a line, from its middle: higher or lower
_SAME_LINE = 0.4  # of its size: how far the middles of letters of a line may lie apart
_BLANK = 0.25  # of the size: a gap that is a blank
_BLANK_IN_NUMBER = 0.15  # between digits
_BLANK_THAT_IS_SET = 0.05  # where a blank is set before the letter
_OVER = 0.4  # of the narrower letter: how far one may reach over another
_DOUBLED = 0.2  # of the size: how far a letter lies from itself that is printed twice to be bold
_DOUBLED_ACROSS = 0.35  # of its width, which is less where letters are narrow
_NARROWEST = 1e-4  # points

BETWEEN_CELLS = 0.9
"""The least gap between two columns, of the size of the text."""

COVERED = N_("its texts stand over each other")
TURNED = N_("its texts run in several directions")
UNNAMED = N_("the PDF does not say which characters it has")
UNEVEN = N_("the digits of a number in it are of several sizes, heights or colours")

_LIKE = 0.05  # of the size: how far the digits of a number may differ in size and height
_OF_NUMBERS = frozenset("0123456789０１２３４５６７８９.,．，")


class Line(NamedTuple):
    """A line of text: its letters from left to right, and the size of most of them."""

    letters: list[Letter]
    size: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.letters[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.letters[-1].right

    @property
    def width(self) -> float:
        """From its first letter to its last."""
        return self.right - self.left

    def raised(self, letter: Letter) -> str:
        """Return how a mark stands, "" for a letter like the others."""
        if letter.size >= _SMALL * self.size:
            return ""
        base = next(each.base for each in self.letters if each.size >= _SMALL * self.size)
        if abs(letter.base - base) <= _OFF * self.size:
            return ""
        return "superscript" if letter.base < base else "subscript"


def without_doubles(letters: Sequence[Letter]) -> list[Letter]:
    """Return letters without those on which the same is printed a second time."""
    kept: list[Letter] = []
    near: dict[tuple[str, int, int], list[Letter]] = {}
    for letter in reversed(letters):
        step = max(letter.size * _DOUBLED, 0.5)
        across = min(step, _DOUBLED_ACROSS * (letter.right - letter.left))
        column, row = int(letter.left // max(across, _NARROWEST)), int(letter.top // step)
        places = [(letter.text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        again = (
            abs(other.left - letter.left) <= across and abs(other.top - letter.top) <= step
            for place in places
            for other in near.get(place, ())
        )
        if not any(again):
            kept.append(letter)
            near.setdefault((letter.text, column, row), []).append(letter)
    return kept[::-1]


def lines_of(letters: Sequence[Letter]) -> list[Line]:
    """Return the lines of letters from top to bottom."""
    lines: list[Line] = []
    middles: list[float] = []
    largest = max((letter.size for letter in letters), default=0.0)
    for letter in sorted(letters, key=lambda each: (each.size < _SMALL * largest, each.middle[1])):
        middle = letter.middle[1]
        near = [at for at, line in enumerate(lines) if _is_on(line, middles[at], letter)]
        if near:
            nearest = min(near, key=lambda at: abs(middles[at] - middle))
            lines[nearest].letters.append(letter)
        else:
            lines.append(Line([letter], letter.size))
            middles.append(middle)
    order = sorted(range(len(lines)), key=middles.__getitem__)
    for line in lines:
        line.letters.sort(key=lambda each: each.left)
    return [lines[at] for at in order]


def _is_on(line: Line, middle: float, letter: Letter) -> bool:
    far = abs(letter.middle[1] - middle)
    if letter.size < _SMALL * line.size:
        return far <= 0.75 * line.size - 0.25 * letter.size and _is_beside(line, letter)
    return far <= _SAME_LINE * line.size


def _is_beside(line: Line, letter: Letter) -> bool:
    """Tell whether a small letter stands at the letters of a line, as a mark does."""
    return any(
        each.left - line.size <= letter.middle[0] <= each.right + line.size for each in line.letters
    )


def blanks_before(line: Line) -> Iterator[tuple[Letter, bool]]:
    """Yield the letters of a line, and whether there is a gap before each."""
    last: Letter | None = None
    for letter in line.letters:
        between = last is not None and letter.left - last.right
        digits = last is not None and last.text[-1].isdigit() and letter.text[0].isdigit()
        least = (_BLANK_IN_NUMBER if digits else _BLANK) * line.size
        spaced = letter.spaced and between > _BLANK_THAT_IS_SET * line.size
        yield letter, last is not None and (spaced or between > least)
        last = letter


def text_of(line: Line) -> str:
    """Return the text of a line."""
    return "".join(" " * blank + letter.text for letter, blank in blanks_before(line))


def words_of(line: Line) -> list[Line]:
    """Return the words of a line that stand so near to each other that they are one cell."""
    words: list[list[Letter]] = [line.letters[:1]]
    for last, letter in pairwise(line.letters):
        if letter.left - last.right > BETWEEN_CELLS * line.size:
            words.append([])
        words[-1].append(letter)
    return [Line(letters, line.size) for letters in words]


def trouble_with(lines: Sequence[Line], *, turned: bool) -> str:
    """Say why the text of a cell is not certain, "" where it is."""
    letters = [letter for line in lines for letter in line.letters]
    if turned:
        return _(TURNED)
    if any(UNKNOWN in letter.text for letter in letters):
        return _(UNNAMED)
    if any(map(_is_covered, lines)):
        return _(COVERED)
    return _(UNEVEN) if any(map(_is_uneven, lines)) else ""


def _is_covered(line: Line) -> bool:
    plain = [letter for letter in line.letters if not line.raised(letter)]
    return any(
        last.right - letter.left > _OVER * min(last.right - last.left, letter.right - letter.left)
        for last, letter in pairwise(plain)
    )


def _is_uneven(line: Line) -> bool:
    """Tell whether letters of one number differ, so that they may be of two, or a mark."""
    last: Letter | None = None
    for letter, blank in blanks_before(line):
        if last is not None and not blank and {last.text[-1:], letter.text[:1]} <= _OF_NUMBERS:
            marks = line.raised(last) or line.raised(letter)
            if not marks and not _are_alike(last, letter):
                return True
        last = letter
    return False


def _are_alike(one: Letter, other: Letter) -> bool:
    far = max(abs(one.size - other.size), abs(one.base - other.base))
    return far <= _LIKE * one.size and one.colour == other.colour


def upright(letters: Sequence[Letter]) -> tuple[list[Letter], bool]:
    """Return letters as if they were not turned, and whether they are turned differently."""
    turns = {letter.turn for letter in letters}
    if turns <= {0} or len(turns) > 1 or 2 in turns:  # noqa: PLR2004 - turned otherwise
        return list(letters), len(turns) > 1 or 2 in turns  # noqa: PLR2004
    turn = turns.pop()
    return [letter.turned_back(turn) for letter in letters], False
