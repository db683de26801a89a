"""Stored numbers as cells: the number to compute with, and what the sheet shows of it."""

from decimal import Decimal
from functools import lru_cache

from sokatsu_cli.cells import Cell, printed_text
from sokatsu_cli.date_formats import shown_date, system_code
from sokatsu_cli.digit_layout import EXACT, laid_out
from sokatsu_cli.format_codes import Kind, Section, number_format
from sokatsu_cli.numerals import parse_number
from sokatsu_cli.visible import quoted


def shown_number(value: Decimal, form: str) -> str:
    r"""Return a number as a format shows it.

    >>> [shown_number(Decimal(value), form) for value, form in [
    ...     ("69", "0.0"), ("1254", "#,##0"), ("0.8971014", "0.0%"), ("64.2", "General"),
    ...     ("44.4", r"0.0\%_ "), ("-5", "#,##0;▲#,##0"), ("1234567", "#,##0,")]]
    ['69.0', '1,254', '89.7%', '64.2', '44.4%', '▲5', '1,235']
    """
    return printed_text(number_cell(value, form))


def number_cell(value: Decimal, form: str, *, since_1904: bool = False) -> str:
    """Return the cell of a stored number.

    Args:
        value: The number.
        form: The code of its format.
        since_1904: Whether dates are counted from 1904 on.

    Examples:
        >>> cell = number_cell(Decimal("0.6963"), "0%")
        >>> cell, cell.number, cell.printed
        ('69.63%', '69.63%', '70%')
        >>> cell = number_cell(Decimal("45294"), "m-d")
        >>> cell, cell.trouble
        ('1-3', "a date, shown as '1-3': spreadsheets make dates of 1-3 and 1/3")
        >>> number_cell(Decimal(0), '0;-0;"未確定"').trouble
        "it shows '未確定' where 0 is stored; write there what is meant"

    Source: docs/contract.md, Spreadsheets.
    """
    section, signless = number_format(form).section_of(value)
    plain = format(value.normalize(EXACT), "f")
    if section is None or section.is_scientific:
        return plain
    code = system_code(section)
    section = number_format(code).sections[0] if code else section
    if section.is_date:
        return _date_cell(section, value, plain, since_1904=since_1904)
    if section.is_general:
        return _general_cell(section, plain)
    layout = laid_out(section, value, signless=signless)
    if not layout.has_digit:
        return hidden_cell(layout.printed, plain)
    number = layout.figures
    if not layout.is_readable:
        scaled = value.scaleb(2 * layout.is_percent, EXACT)
        number = format(scaled.normalize(EXACT), "f") + "%" * layout.is_percent
    text = layout.printed if layout.has_words else layout.figures
    if text == number == layout.printed:
        return number
    return Cell(text, number=number, printed=layout.printed)


def hidden_cell(printed: str, stored: str) -> Cell:
    """Return the cell of a number of which the sheet shows no digit.

    >>> hidden_cell("", "0.5").trouble
    'it shows nothing where 0.5 is stored; write there what is meant'
    """
    shown = quoted(printed) if printed else "nothing"
    text = f"it shows {shown} where {stored} is stored; write there what is meant"
    return Cell(printed, number=stored, trouble=text)


def _date_cell(section: Section, value: Decimal, plain: str, *, since_1904: bool) -> Cell:
    shown = shown_date(section, value, since_1904=since_1904)
    name, others = ("time", "1:30") if _is_time(section) else ("date", "1-3 and 1/3")
    if shown is None:
        return Cell(plain, trouble=f"a {name}, but {plain} is none")
    text = f"a {name}, shown as {quoted(shown)}: spreadsheets make {name}s of {others}"
    return Cell(shown, number=plain, trouble=text)


@lru_cache(1 << 10)
def _is_time(section: Section) -> bool:
    parts = [token for token in section.tokens if token.is_date and token.kind is not Kind.HALF]
    letters = {token.text.casefold()[0] for token in parts}
    return letters <= set("hms") and letters != {"m"}


def _general_cell(section: Section, plain: str) -> str:
    """Return the cell of a number as it is, perhaps between words."""
    words = [
        plain if token.kind is Kind.GENERAL or token.text == "@" else token.text
        for token in section.tokens
    ]
    text = "".join(words).strip()
    return plain if text == plain else Cell(text, number=plain)


def shows_another(cell: Cell) -> bool:
    """Tell whether a cell shows a number, and another one than is stored.

    >>> shows_another(number_cell(Decimal("0.6963"), "0%"))
    True
    """
    if cell.trouble or cell.printed == cell.number:
        return False
    try:
        shown, stored = parse_number(cell.printed), parse_number(cell.number)
    except ValueError:
        return False
    return shown != stored
