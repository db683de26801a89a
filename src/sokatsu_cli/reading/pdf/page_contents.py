"""What stands on a page: its letters, its rules and its filled boxes, by pdfminer."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_pt, apply_matrix_rect

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.pdf.colours import WHITE, Colour, colour_of
from sokatsu_cli.reading.pdf.glyphs import BELOW, box_of, text_of, turn_of
from sokatsu_cli.reading.pdf.ordinary_letters import stand_for
from sokatsu_cli.reading.pdf.painting import Painting
from sokatsu_cli.reading.pdf.paths import Subpath, is_ring, ring_sides, subpaths
from sokatsu_cli.reading.pdf.shapes import (
    DRAWING,
    FIELD,
    FILL,
    OUTLINE,
    PICTURE,
    RULE,
    SLANT,
    UNKNOWN,
    Box,
    Letter,
    PageRefusedError,
    Paint,
)

MOST_LETTERS = 60_000
"""Letters of a page: what is read without strain has not more than a tenth of them."""

MOST_RULES = 60_000
"""Rules of a page: each dot of a dotted border may be one."""

CUT = N_("a part of its text is cut off")
SWITCHED = N_("a part of its text is in a layer that can be switched off")
MASKED = N_("its text is seen through, or drawn otherwise than by ink")
OTHERWISE = N_("the PDF says that it has another text than the one that is drawn")

_THIN = 3.0  # points; what is no wider is a rule, not a box
_SPARE = 1.5  # points by which a rule may lie outside of what is shown, as half of its width does
_INVISIBLE = 3  # the mode of text that paints nothing
_OUTLINED = (1, 5)  # those that paint only its outlines
_CLIPPING = 4  # the first of those that cut off what is painted later


class _Part(NamedTuple):
    """A part of the contents: whether it is seen, the text it stands for, its first letter."""

    shown: bool
    text: str | None
    first: int


class PageContents(PDFTextDevice):
    """Gathers what is painted on a page.

    Attributes:
        letters: The letters that are no blanks.
        rules: What is drawn as a line, or is as thin as one.
        fills: The boxes that are filled, but not in white.
        paints: All that is painted and is no letter.
        hidden: How many letters are there only for programs, as those of a scan.
        painting: How things are painted now.
        page: The part of the page that is shown.
    """

    def __init__(self, manager: PDFResourceManager) -> None:
        """Begin an empty page."""
        super().__init__(manager)
        self.letters: list[Letter] = []
        self.rules: list[Box] = []
        self.fills: list[Box] = []
        self.paints: list[Paint] = []
        self.hidden = 0
        self.page = Box(0, 0, 0, 0)
        self.painting = Painting(self.page)
        self._painted = self._order = self._mode = 0
        self._parts: list[_Part] = []
        self._after_blank = False
        self._matrix: Matrix = (1, 0, 0, 1, 0, 0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Take the size of the page: the part that is shown of it."""
        left, low, right, high = apply_matrix_rect(ctm, page.cropbox)
        self._matrix, self._high = ctm, high
        self.page = Box(left, 0.0, right, high - low)
        self.painting = Painting(self.page.wider(_SPARE))

    def placed(self, rect: Rect) -> Box:
        """Return a box of the page that is measured from below."""
        left, low, right, high = rect
        return Box(left, self._high - high, right, self._high - low)

    def add_field(self, rect: Rect) -> None:
        """Take a form field or a comment, which lies on the page."""
        self._paint(self.placed(apply_matrix_rect(self._matrix, rect)), FIELD)

    def clip_to(self, path: Sequence[PathSegment]) -> None:
        """Show only a part of what comes from here on."""
        self.painting = self.painting.within(subpaths(path, self._point))

    def begin_part(self, *, shown: bool, text: str | None) -> None:
        """Begin a part of the contents."""
        shown = shown and self._is_shown
        self._parts.append(_Part(shown, text, len(self.letters)))

    def end_part(self) -> None:
        """End a part; its letters are doubtful where they are not those that it stands for."""
        if not self._parts:
            return
        part = self._parts.pop()
        letters = self.letters[part.first :]
        if part.text is not None and not stand_for([each.text for each in letters], part.text):
            self.letters[part.first :] = [each._replace(doubt=_(OTHERWISE)) for each in letters]

    @property
    def _is_shown(self) -> bool:
        return not self._parts or self._parts[-1].shown

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        """Take an image."""
        assert self.ctm is not None  # noqa: S101 - every page sets it first
        self._paint(self.placed(apply_matrix_rect(self.ctm, (0, 0, 1, 1))), PICTURE)

    def draw(self, box: Box) -> None:
        """Take what is drawn in a box, whatever it is."""
        self._paint(box, DRAWING)

    def _paint(
        self, box: Box, kind: int, colour: Colour | None = None, share: float = 1.0
    ) -> Box | None:
        """Take what is painted, and return what is shown of it."""
        self._order += 1
        spare = _SPARE if kind in (RULE, SLANT) else 0.0
        box = box.cut(self.painting.clip.wider(spare))
        if box.left > box.right or box.top > box.bottom or not self._is_shown:
            return None
        self.paints.append(Paint(box, kind, self._order, colour, share))
        return box

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Take a text."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0917 - the library calls it so
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,
    ) -> float:
        """Take a letter, and return how wide it is."""
        width = font.char_width(cid) * fontsize * scaling
        text = text_of(font, cid)
        if self._mode == _INVISIBLE:
            self.hidden += 1
            return width
        box = box_of(font, fontsize, rise, width, font.char_disp(cid))
        left, low, right, high = apply_matrix_rect(matrix, box)
        size = (right - left) if font.is_vertical() else (high - low)
        turn = turn_of(matrix) if fontsize * scaling >= 0 else 2  # mirrored
        size = (right - left) if turn else size
        base = low + BELOW * size
        if not (turn or font.is_vertical()):
            base = apply_matrix_pt(matrix, (0, rise))[1]
        spaced, self._after_blank = self._after_blank, text.isspace()
        if not text.isspace():
            place = self.placed((left, low, right, high))
            letter = Letter(text or UNKNOWN, *place, size, self._high - base, turn, spaced)
            self._add(letter, graphicstate)
        return width

    def _add(self, letter: Letter, state: PDFGraphicState) -> None:
        painting, self._order = self.painting, self._order + 1
        ink = letter.ink
        is_beyond = not painting.clip.covers(ink)
        if is_beyond and not painting.clip.wider(letter.size).meets(ink):
            self.hidden += 1
            return
        colour, share = colour_of(state.ncolor, state.ncs), painting.fill
        if self._mode in _OUTLINED:
            colour, share = colour_of(state.scolor, state.scs), painting.stroke
        doubts = (
            (is_beyond or painting.cuts(ink), CUT),
            (not self._is_shown, SWITCHED),
            (not painting.is_certain or self._mode >= _CLIPPING, MASKED),
        )
        doubt = next((_(doubt) for is_so, doubt in doubts if is_so), "")
        if is_beyond:
            letter = letter.moved_into(painting.clip)
        self.letters.append(
            letter._replace(
                order=self._order, colour=colour, share=share * painting.share, doubt=doubt
            )
        )
        if len(self.letters) > MOST_LETTERS:
            raise PageRefusedError(
                _("more than {most:,} letters on a page").format(most=MOST_LETTERS)
            )

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Take the rules and boxes of a path."""
        self._painted += len(path)
        if self._painted > MOST_RULES:
            raise PageRefusedError(_("more than {most:,} lines on a page").format(most=MOST_RULES))
        shapes = subpaths(path, self._point)
        if fill and self.painting.fill * self.painting.share:
            certain = self.painting.is_certain
            colour = colour_of(graphicstate.ncolor, graphicstate.ncs) if certain else None
            if is_ring(shapes, evenodd=evenodd):
                for side in ring_sides(*shapes):
                    self._fill_box(side, colour)
            else:
                for shape in shapes:
                    self._fill(shape, colour)
        if stroke and self.painting.stroke * self.painting.share:
            for shape in shapes:
                self._stroke(shape, graphicstate.linewidth)

    def _point(self, across: float, up: float) -> tuple[float, float]:
        """Return where a point of a path stands on the page."""
        assert self.ctm is not None  # noqa: S101 - every page sets it first
        x, y = apply_matrix_pt(self.ctm, (across, up))
        return x, self._high - y

    def _fill(self, shape: Subpath, colour: Colour | None) -> None:
        box = shape.box
        thin = min(box.right - box.left, box.bottom - box.top) <= _THIN
        if shape.is_upright or (thin and shape.is_straight):
            self._fill_box(box, colour)
        else:
            share = self.painting.fill * self.painting.share
            self._paint(box, SLANT if shape.is_bar else DRAWING, colour, share)

    def _fill_box(self, box: Box, colour: Colour | None) -> None:
        if min(box.right - box.left, box.bottom - box.top) <= _THIN:
            shown = self._paint(box, RULE, colour)
            if shown is not None:
                self.rules.extend(_thin_rules(shown))
            return
        share = self.painting.fill * self.painting.share
        shown = self._paint(box, FILL, colour, share)
        if shown is not None and colour != WHITE:
            self.fills.append(shown)

    def _stroke(self, shape: Subpath, width: float) -> None:
        for start, end in pairwise(shape.points if shape.is_straight else []):
            box = Box(*map(min, start, end), *map(max, start, end))
            lies = min(box.right - box.left, box.bottom - box.top) <= _THIN
            if width > _THIN:
                self._paint(box.wider(width / 2), DRAWING)
            shown = self._paint(box, RULE if lies else SLANT)
            if shown is not None:
                self.rules.append(shown)
        if not shape.is_straight:
            self._paint(shape.box, OUTLINE if width <= _THIN else DRAWING)


def _thin_rules(box: Box) -> list[Box]:
    """Return the rule that a thin box is; a dot of a dotted border is one both ways."""
    width, height = box.right - box.left, box.bottom - box.top
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    rules = []
    if height <= _THIN:
        rules.append(Box(box.left, down, box.right, down))
    if width <= _THIN:
        rules.append(Box(across, box.top, across, box.bottom))
    return rules
