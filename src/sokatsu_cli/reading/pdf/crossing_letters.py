"""Letters that go over the borders of cells, so that they may be of either side."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.pdf.borders import Lattice
from sokatsu_cli.reading.pdf.letter_lines import lines_of, text_of
from sokatsu_cli.reading.pdf.shapes import Box, Letter

CROSSING = N_("its text goes over the border of the cell")
BETWEEN = N_(
    "{text} stands on the border of two rows, so it may be of either (make the row taller)"
)

_BESIDE = 0.12  # of their size: letters so near to each other are of one word
_OVER = 0.3  # of its width and its size: how far a letter may reach over a border
_OUTSIDE = -1  # the number of what is no area


def crossing_areas(
    inside: Mapping[int, Sequence[Letter]], boxes: Mapping[int, Box], free: Sequence[Letter]
) -> set[int]:
    """Return the numbers of the areas whose texts go over their borders.

    Args:
        inside: The letters of each area.
        boxes: The areas.
        free: The letters outside of the table.
    """
    crossing = {
        number
        for number, letters in inside.items()
        if any(_reaches_over(letter, boxes[number]) for letter in letters)
    }
    upright = [(letter, _OUTSIDE) for letter in free if letter.turn == 0] + [
        (letter, number)
        for number, letters in inside.items()
        for letter in letters
        if letter.turn == 0
    ]
    upright.sort(key=lambda each: (round(each[0].bottom), each[0].left))
    for (last, one), (letter, other) in pairwise(upright):
        beside = -_BESIDE * 2 <= (letter.left - last.right) / letter.size <= _BESIDE
        level = abs(last.bottom - letter.bottom) <= 0.1 * letter.size
        if one != other and beside and level:
            crossing |= {one, other}
    return crossing


def _reaches_over(letter: Letter, box: Box) -> bool:
    spare = _OVER * (letter.right - letter.left)
    return letter.left < box.left - spare or letter.right > box.right + spare


def between_rows(
    lattice: Lattice,
    inside: Mapping[int, Sequence[Letter]],
    boxes: Mapping[int, Box],
    free: Sequence[Letter],
) -> str:
    """Say which text of a table stands on the border of two rows, "" if none does."""
    for number, letters in sorted(inside.items()):
        if any(letter.turn == 0 and _is_on_border(letter, boxes[number]) for letter in letters):
            area = lattice.areas[number]
            told = _(BETWEEN).format(text=quoted(_text(letters)))
            return _("row {row}, column {column}: {told}").format(
                row=area.top + 1, column=area.left + 1, told=told
            )
    into = [letter for letter in free if letter.turn == 0 and _reaches_into(letter, lattice.box)]
    return _(BETWEEN).format(text=quoted(_text(into))) if into else ""


def _text(letters: Sequence[Letter]) -> str:
    return " ".join(map(text_of, lines_of(letters)))


def _is_on_border(letter: Letter, box: Box) -> bool:
    spare = _OVER * letter.size
    return letter.top < box.top - spare or letter.bottom > box.bottom + spare


def _reaches_into(letter: Letter, box: Box) -> bool:
    """Tell whether a letter outside of a table reaches over its upper or lower border."""
    spare = _OVER * letter.size
    if not box.left <= letter.middle[0] <= box.right:
        return False
    above = letter.middle[1] < box.top < letter.bottom - spare
    return above or letter.middle[1] > box.bottom > letter.top + spare
