"""Cells of spreadsheets as text that knows the number behind it."""

from typing import Self


class Cell(str):
    """The text of a cell of a spreadsheet.

    As text it is what passes through and names things: a stored number with the decimals, groups
    and percent sign of its format, but with every digit that is stored; where the format makes
    words or a date of it, what the sheet shows. Any other text is a plain ``str``.

    Attributes:
        number: The text of the stored number, to compute with; of a percent cell in percent.
        printed: What the sheet shows.
        trouble: Why there is no certain number, such as a date; "" where there is one.
    """

    __slots__ = ("number", "printed", "trouble")

    number: str
    printed: str
    trouble: str

    def __new__(
        cls, text: str, *, number: str | None = None, printed: str | None = None, trouble: str = ""
    ) -> Self:
        """Make a cell; what is not given is the text itself."""
        cell = super().__new__(cls, text)
        cell.number = text if number is None else number
        cell.printed = text if printed is None else printed
        cell.trouble = trouble
        return cell


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
