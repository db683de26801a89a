"""What may stand in a cell: letters that are seen, its borders, and what is painted below them.

Anything else may be a part of the value: a minus that is drawn, a picture of ▲, a line through a
number. So a cell with digits, or without any text, is doubtful for whatever is not known here.
"""

from collections.abc import Sequence

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.pdf.borders import Border, joined
from sokatsu_cli.reading.pdf.colours import WHITE, Colour, blended, is_seen
from sokatsu_cli.reading.pdf.page_parts import NEAR
from sokatsu_cli.reading.pdf.shapes import (
    DRAWING,
    FIELD,
    FILL,
    OUTLINE,
    PICTURE,
    RULE,
    SLANT,
    TABLE,
    Box,
    Letter,
    Paint,
)

UNSEEN = N_("a part of its text is not to be seen, or hardly")
PAINTED_OVER = N_("something is painted over its text")
LINE = N_("a line is drawn in it, which may be a part of the value")
BOX = N_("a box is drawn in it, which may be a part of the value")

_DRAWN = N_("a picture or a drawing stands in it, which may be a part of the value")
_DOUBTS = {
    OUTLINE: _DRAWN,
    DRAWING: _DRAWN,
    PICTURE: _DRAWN,
    SLANT: N_("a slanted line or another drawing stands in it"),
    FIELD: N_("a form field or a comment lies on it, whose text is not read"),
    TABLE: N_("another table stands in it, which is read as one of its own"),
}
_PARTING = 0.75  # of the width of a cell: how long a line is that parts two lines of text
_SENTENCE = 40  # letters of words that make a text, whatever stands beside it
_SMALLEST = 2.5  # points; what is smaller is hardly seen
_BORDER = NEAR + 1.0  # points from the edge of a cell within which its borders lie
_UNDERLINE = (0.0, 0.3)  # of their size: how far below their line letters are underlined
_THROUGH = 0.2  # of its size, from its middle: a line there strikes a letter through


def doubt_of(box: Box, letters: Sequence[Letter], paints: Sequence[Paint]) -> str:
    """Say why it is not certain that the letters of a cell are all that is seen in it, else "".

    Args:
        box: The cell.
        letters: Its letters.
        paints: What else is painted there, without its borders.
    """
    doubts = (letter.doubt or _hidden(letter, paints) for letter in letters)
    told = next(filter(None, doubts), "")
    if told or _is_of_words(letters):
        return told
    parted = _partings(box, letters, paints)
    foreign = (_foreign(box, letters, paint) for paint in paints if paint.box not in parted)
    return next(filter(None, foreign), "")


def _is_of_words(letters: Sequence[Letter]) -> bool:
    """Tell whether letters are words, so that nothing beside them makes a number of them."""
    texts = [letter.text for letter in letters]
    words = sum(map(str.isalpha, texts))
    numeric = any(each.isnumeric() for text in texts for each in text)
    return words >= _SENTENCE or (words > 0 and not numeric)


def _hidden(letter: Letter, paints: Sequence[Paint]) -> str:
    """Say why a letter is not seen, "" if it is."""
    below: Colour | None = WHITE
    for paint in paints:
        if paint.kind not in (FILL, DRAWING, PICTURE):
            continue
        if paint.order > letter.order and paint.box.meets(letter.ink):
            return _(PAINTED_OVER)
        if paint.kind != PICTURE and paint.box.holds(letter.middle):
            seen = below and paint.colour and blended(paint.colour, paint.share, below)
            below = seen if paint.share < 1 else paint.colour
    own = below and letter.colour and blended(letter.colour, letter.share, below)
    is_small = letter.size < _SMALLEST
    return _(UNSEEN) if is_small or not (own and below and is_seen(own, below)) else ""


def without_borders(box: Box, paints: Sequence[Paint]) -> list[Paint]:
    """Return what is painted in a cell and is none of its borders."""
    return [paint for paint in paints if paint.kind != RULE or _is_inside(paint.box, box)]


def lines_in(paints: Sequence[Paint]) -> list[Box]:
    """Return the lines of what is painted in a cell."""
    return [paint.box for paint in paints if paint.kind == RULE]


def _is_inside(rule: Box, box: Box) -> bool:
    """Tell whether a line runs inside a cell, not along its edges."""
    across, down = (rule.left + rule.right) / 2, (rule.top + rule.bottom) / 2
    wide, high = rule.right - rule.left, rule.bottom - rule.top
    edge = min(_BORDER, (box.bottom - box.top) / 4, (box.right - box.left) / 4)
    from_side = min(across - box.left, box.right - across)
    from_end = min(down - box.top, box.bottom - down)
    if wide <= _BORDER and high <= _BORDER:
        return min(from_side, from_end) > edge
    if wide >= high:
        overlap = min(rule.right, box.right) - max(rule.left, box.left)
        return from_end > edge and overlap > min(NEAR, wide / 4)
    overlap = min(rule.bottom, box.bottom) - max(rule.top, box.top)
    return from_side > edge and overlap > min(NEAR, high / 4)


def _partings(box: Box, letters: Sequence[Letter], paints: Sequence[Paint]) -> set[Box]:
    """Return the lines, or their dots, that part one line of text from the next."""
    lines = [each for each in lines_in(paints) if not _level(each, letters)]
    long = [
        border
        for border in joined(Border((each.top + each.bottom) / 2, *each[::2]) for each in lines)
        if border.end - border.start >= _PARTING * (box.right - box.left)
    ]
    return {
        each
        for each in lines
        for border in long
        if abs((each.top + each.bottom) / 2 - border.at) <= NEAR
        and border.covers(each.left, each.right)
    }


def _level(box: Box, letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters at whose height something stands."""
    return [each for each in letters if box.top < each.ink.bottom and each.ink.top < box.bottom]


def _foreign(box: Box, letters: Sequence[Letter], paint: Paint) -> str:
    """Say why what is painted in a cell may be a part of its value, "" if it is known not to be."""
    inner = box.wider(-min(NEAR, (box.right - box.left) / 4, (box.bottom - box.top) / 4))
    if paint.kind == RULE:
        return "" if _is_known_line(paint.box, letters) else _(LINE)
    if paint.kind == FILL:
        is_known = _is_band(paint.box, box) or _is_behind(paint.box, letters)
        return "" if is_known or not paint.box.meets(inner) else _(BOX)
    is_known = (
        not paint.box.meets(inner)
        or (paint.kind in (OUTLINE, DRAWING) and _is_around_words(paint.box, letters))
        or (paint.kind == OUTLINE and paint.box.covers(inner))
        or (paint.kind == SLANT and not letters and paint.box.covers(inner, NEAR))
    )
    return "" if is_known else _(_DOUBTS[paint.kind])


def _is_known_line(rule: Box, letters: Sequence[Letter]) -> bool:
    """Tell whether a line strikes letters through, underlines them, or stands above or below."""
    stands = rule.bottom - rule.top > rule.right - rule.left
    far = bool(letters) and stands and not _level(rule, letters)
    return far or _is_below_or_through(rule, letters)


def _is_below_or_through(rule: Box, letters: Sequence[Letter]) -> bool:
    """Tell whether a line strikes letters through, or underlines them."""
    down = (rule.top + rule.bottom) / 2
    low, far = _UNDERLINE
    at = [
        letter
        for letter in letters
        if rule.left <= letter.middle[0] <= rule.right
        and (
            abs(down - letter.middle[1]) <= _THROUGH * letter.size
            or low <= (down - letter.base) / letter.size <= far
        )
    ]
    if not at:
        return False
    left, right = min(each.left for each in at), max(each.right for each in at)
    spare = at[0].size / 2
    return rule.left >= left - spare and rule.right <= right + spare


def _is_band(fill: Box, box: Box) -> bool:
    """Tell whether a box goes from one side of a cell to the other."""
    across = fill.left <= box.left + _BORDER and fill.right >= box.right - _BORDER
    down = fill.top <= box.top + _BORDER and fill.bottom >= box.bottom - _BORDER
    return across or down


def _is_behind(fill: Box, letters: Sequence[Letter]) -> bool:
    """Tell whether a box is what letters stand on, or stands above or below them all."""
    level = _level(fill, letters)
    on_it = [fill.holds(each.middle) for each in level if fill.meets(each.ink)]
    return bool(letters) and (not level or bool(on_it)) and all(on_it)


def _is_around_words(box: Box, letters: Sequence[Letter]) -> bool:
    """Tell whether something has words in it, and no part of a number."""
    on_it = [letter for letter in letters if box.meets(letter.ink)]
    return _is_of_words(on_it) and all(box.holds(letter.middle) for letter in on_it)
