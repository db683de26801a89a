"""Letters as fonts have them: what they are, how large, and how they are turned."""

from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.utils import Matrix

from sokatsu_cli.reading.pdf.ordinary_letters import ordinary
from sokatsu_cli.reading.pdf.shapes import UNKNOWN

BELOW = 0.2
"""How far a letter reaches below its line, of its size."""


def text_of(font: PDFFont, code: int) -> str:
    """Return what a letter is, as far as the PDF says so."""
    try:
        text = ordinary(str(font.to_unichr(code)))
    except PDFUnicodeNotDefined:
        return UNKNOWN
    is_drawn = isinstance(font, PDFType3Font) and font.unicode_map is None
    return UNKNOWN if is_drawn else text


def box_of(
    font: PDFFont,
    size: float,
    rise: float,
    width: float,
    displacement: float | tuple[float | None, float],
) -> tuple[float, float, float, float]:
    """Return the box of a letter around the point at which it is set."""
    if font.is_vertical() and isinstance(displacement, tuple):
        across, down = displacement
        left = size * 0.5 if across is None else across * size * 0.001
        high = (1000 - down) * size * 0.001
        return -left, high + rise + width, -left + size, high + rise
    low = rise - BELOW * size  # whatever the font says: what it says is often wrong
    return 0, low, width, low + size


def turn_of(matrix: Matrix) -> int:
    """Return how a letter is turned: 0 upright, 1 to the right, -1 to the left, 2 otherwise."""
    a, b, c, d, _e, _f = matrix
    if abs(b) + abs(c) <= 0.1 * (abs(a) + abs(d)):
        return 0 if a > 0 and d > 0 else 2
    if abs(a) + abs(d) <= 0.1 * (abs(b) + abs(c)) and b * c < 0:
        return 1 if b < 0 else -1
    return 2
