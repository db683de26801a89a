"""Cells of spreadsheets as text that knows the number behind it."""

from typing import Self

NOT_PLAIN = " (not shown in plain digits)"
"""What stands behind a number that the sheet shows with an exponent or as a fraction."""


class Cell(str):
    """The text of a cell of a spreadsheet.

    As text it is what passes through and names things: a stored number with the decimals, groups
    and percent sign of its format, but with every digit that is stored; where the format makes
    words or a date of it, what the sheet shows. Any other text is a plain ``str``.

    Attributes:
        number: The text of the stored number, to compute with; of a percent cell in percent.
        printed: What the sheet shows.
        figures: The text of the number that the sheet shows, without the words around it.
        is_scaled: Whether the number is 100 times what is stored, as the format is in percent.
        thousands: By how many thousands the number is shown divided.
        trouble: Why there is no certain number, such as a date; "" where there is one.
    """

    __slots__ = ("figures", "is_scaled", "number", "printed", "thousands", "trouble")

    number: str
    printed: str
    figures: str
    is_scaled: bool
    thousands: int
    trouble: str

    def __new__(
        cls,
        text: str,
        *,
        number: str | None = None,
        printed: str | None = None,
        figures: str | None = None,
        is_scaled: bool = False,
        thousands: int = 0,
        trouble: str = "",
    ) -> Self:
        """Make a cell; what is not given is the text itself, and the figures what is printed."""
        cell = super().__new__(cls, text)
        cell.number = text if number is None else number
        cell.printed = text if printed is None else printed
        cell.figures = cell.printed if figures is None else figures
        cell.is_scaled = is_scaled
        cell.thousands = thousands
        cell.trouble = trouble
        return cell

    def with_text(self, text: str) -> "Cell":
        """Return the same cell with another text."""
        return Cell(text, **{name: getattr(self, name) for name in self.__slots__})


def number_text(text: str) -> str:
    """Return the text of the number to compute with.

    >>> number_text(Cell("69.63%", printed="70%")), number_text(Cell("H26", number="26"))
    ('69.63%', '26')
    """
    return text.number if isinstance(text, Cell) else text


def printed_text(text: str) -> str:
    """Return what a reader of the sheet sees.

    >>> printed_text(Cell("69.63%", printed="70%")), printed_text("69.63%")
    ('70%', '69.63%')
    """
    return text.printed if isinstance(text, Cell) else text


def trouble_of(text: str) -> str:
    """Return why a cell has no certain number, "" where it has one or is no number.

    >>> trouble_of(Cell("1月3日", trouble="a date, shown as 1月3日")), trouble_of("64")
    ('a date, shown as 1月3日', '')
    """
    return text.trouble if isinstance(text, Cell) else ""
