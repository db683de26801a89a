"""The cells of a sheet that is computed from another one: links, formulas, and exact values."""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from sokatsu_cli.report.workbook.expressions import Expression, Number, Value, certain
from sokatsu_cli.report.workbook.looks import (
    HEADING,
    LINE_HEIGHT,
    LINES,
    VALUE,
    Properties,
)
from sokatsu_cli.writing.workbooks import Formula, stored_number, width_of

if TYPE_CHECKING:
    from sokatsu_cli.report.workbook.expressions import Places, Values
    from sokatsu_cli.report.workbook.layout import Linked
    from sokatsu_cli.writing.workbooks import WrittenSheet

_STORED = Context(prec=17)
"""As many digits as tell any double from all others."""

_NARROWEST, _SHORT = 4, 12
"""Letters of the narrowest column, and of those that need least room beside them."""

_RIGHT: Properties = {"align": "right"}
_MIDDLE: Properties = {"valign": "vcenter"}


class CellWriter:
    """Writes cells, rows and columns from 1.

    Attributes:
        values: The rows and columns where an exact value was written instead of a formula.
    """

    def __init__(self, written: "WrittenSheet") -> None:
        """Take the sheet."""
        self.written = written
        self.values: set[tuple[int, int]] = set()

    def title(self, row: int, text: str, *, size: int = 0) -> None:
        """Write a line of text of its own, bold if it has a size."""
        look: Properties = {"bold": True, "font_size": size} if size else {}
        self.written.put(row - 1, 0, text, tuple(look.items()), number=False)

    def note(self, row: int, text: str, widths: Sequence[int]) -> None:
        """Write a text over columns of these widths, with room for its lines."""
        self.written.page.merge_range(row - 1, 0, row - 1, len(widths) - 1, "")
        look = (("text_wrap", True), ("valign", "top"))
        self.written.put(row - 1, 0, text, look, number=False)
        self.written.page.set_row_pixels(row - 1, lines_of(text, sum(widths)) * LINE_HEIGHT)

    def headings(self, row: int, texts: Sequence[str]) -> None:
        """Write a row of headings."""
        for column, text in enumerate(texts, 1):
            self.text(row, column, text, HEADING)
        self.written.page.set_row_pixels(row - 1, 2 * LINE_HEIGHT)

    def text(self, row: int, column: int, text: str, look: Properties | None = None) -> None:
        """Write a text, never a formula."""
        self.written.put(row - 1, column - 1, text, _look({"text_wrap": True}, look), number=False)

    def number(self, row: int, column: int, number: int, look: Properties | None = None) -> None:
        """Write a whole number."""
        self.written.put_number(row - 1, column - 1, Decimal(number), "0", _look(_RIGHT, look))

    def link(
        self, row: int, column: int, linked: "Linked", look: Properties | None = None
    ) -> Value:
        """Write a formula that shows another cell, and return what that one holds."""
        value, form = stored_number(linked.text) or (linked.text, "@")
        spelled = f'IF({linked.place}="","",{linked.place})'
        # A cell of the format of texts would show an edited formula itself.
        form = "General" if form == "@" else form
        self.written.put_formula(
            row - 1, column - 1, Formula(spelled, value, form), _look(_RIGHT, look)
        )
        return value if isinstance(value, str) else Number.of(Fraction(value))

    def formula(
        self,
        at: tuple[int, int],
        formula: Expression | None,
        wanted: Fraction | str,
        form: str,
        *,
        places: "Places" = MappingProxyType({}),
        cells: "Values" = MappingProxyType({}),
        look: Properties | None = None,
        alone: str = "",
    ) -> Value:
        """Write a formula if it certainly comes to what is wanted, else that itself.

        Args:
            at: The row and the column.
            formula: None where there is none.
            wanted: The exact number, or a text.
            form: The format of the number.
            places: How the formula names other cells.
            cells: What these hold.
            look: How the cell looks.
            alone: When an exact number holds, as a formula; "" for always.

        Returns:
            What a spreadsheet has there.
        """
        row, column = at[0] - 1, at[1] - 1
        exact = wanted if isinstance(wanted, str) else Number.of(wanted)
        stored = wanted if isinstance(wanted, str) else _stored(wanted)
        value = certain(formula, cells, exact)
        if value is not None and formula is not None:
            spelled = Formula(formula.text(places), stored, form)
            self.written.put_formula(row, column, spelled, _look(_RIGHT, look))
            return value
        if isinstance(stored, str):
            self.text(*at, stored, _RIGHT | (look or {}) | (VALUE if stored else {}))
        elif alone:
            spelled = Formula(f'IF({alone},{stored:f},"")', stored, form)
            self.written.put_formula(row, column, spelled, _look(_RIGHT, (look or {}) | VALUE))
        else:
            self.written.put_number(row, column, stored, form, _look(_RIGHT, (look or {}) | VALUE))
        self.values.add(at)
        return exact


def widths_of(columns: Sequence[Sequence[str]], most: int) -> list[int]:
    """Return how wide columns are that show these texts within bounds.

    The first text of each is its heading, which may take two lines, between words or letters.
    """
    widths = [
        min(max(_NARROWEST, *map(width_of, [*_halves(heading), *texts])), most)
        for heading, *texts in columns
    ]
    return [width + 2 + (width > _SHORT) for width in widths]


def _halves(heading: str) -> list[str]:
    words = heading.split()
    return words if len(words) > 1 or heading.isascii() else [heading[len(heading) // 2 :]]


def lines_of(text: str, width: int) -> int:
    """Return about how many lines a text takes in a column that is so many letters wide."""
    return sum(max(1, -(-width_of(line) // (width - 2))) for line in text.split("\n"))


def _look(usual: Properties, look: Properties | None) -> tuple[tuple[str, object], ...]:
    return tuple((LINES | _MIDDLE | usual | (look or {})).items())


def _stored(exact: Fraction) -> Decimal:
    return _STORED.divide(Decimal(exact.numerator), Decimal(exact.denominator))
