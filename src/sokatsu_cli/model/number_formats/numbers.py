"""Stored numbers as cells: the number to compute with, and what the sheet shows of it."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sokatsu_cli.model.cells import NOT_PLAIN, Cell, printed_text
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.number_formats.codes import Kind, Section, Token, number_format
from sokatsu_cli.model.number_formats.dates import shown_date, system_code
from sokatsu_cli.model.number_formats.digits import (
    EXACT,
    PERCENTS,
    Layout,
    laid_out,
    signs_and_words,
    stands_alone,
)
from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.model.visible import quoted

_PERCENT = Token(Kind.CODE, "%")

_FIXED = re.compile(r"(#,##)?0(?:\.(0{1,6}))?(%)?")
"""The formats of digits alone."""

_FEW = 12
"""Digits before the point up to which a number in such a format is read as it is shown."""


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
    fixed = _fixed(form)
    if fixed is not None:
        cell = _fixed_cell(fixed, value)
        if cell is not None:
            return cell
    section, signless = number_format(form).section_of(value)
    plain = format(value.normalize(EXACT), "f")
    if section is None:
        return plain
    if section.is_scientific:
        trouble = _unclear(plain + NOT_PLAIN, plain) if _PERCENT in section.tokens else ""
        return Cell(plain, printed=plain + NOT_PLAIN, figures=plain, trouble=trouble)
    code = system_code(section)
    section = number_format(code).sections[0] if code else section
    if section.is_date:
        return _date_cell(section, value, plain, since_1904=since_1904)
    if section.is_general:
        return _general_cell(section, plain, signless=signless)
    return _digits_cell(laid_out(section, value, signless=signless), value, plain)


class _Fixed(NamedTuple):
    """How Python writes what a format of digits alone shows."""

    printed: str
    figures: str
    percent: str
    unit: Decimal
    least: int


@lru_cache(1 << 10)
def _fixed(form: str) -> _Fixed | None:
    match = _FIXED.fullmatch(form)
    if match is None:
        return None
    decimals = len(match[2] or "")
    printed, figures = f"{',' * bool(match[1])}.{decimals}f", f".{decimals}f"
    least = 0 if match[1] else -decimals  # a group of zeros is read otherwise
    return _Fixed(printed, figures, match[3] or "", Decimal(1).scaleb(-decimals), least)


def _fixed_cell(form: _Fixed, value: Decimal) -> str | None:
    """Return the cell of a number all of whose digits a format shows; None for another."""
    scaled = value.scaleb(2, EXACT) if form.percent else value
    if not scaled or not form.least <= scaled.adjusted() < _FEW:
        return None
    if scaled.quantize(form.unit, context=EXACT) != scaled:
        return None
    printed = format(scaled, form.printed) + form.percent
    if not form.percent:
        return printed
    return Cell(printed, figures=format(scaled, form.figures) + form.percent, is_scaled=True)


def _digits_cell(layout: Layout, value: Decimal, plain: str) -> str:
    """Return the cell of a number that is laid out in digits."""
    if not layout.has_digit:
        return hidden_cell(layout.printed, plain)
    if layout.percents > 1 or not layout.is_clear:
        return Cell(layout.printed, number=plain, trouble=_unclear(layout.printed, plain))
    number = layout.figures
    if not layout.is_readable:
        scaled = value.scaleb(2 * layout.percents, EXACT)
        number = format(scaled.normalize(EXACT), "f") + "%" * number.endswith("%")
    text = layout.printed if layout.has_words else layout.figures
    is_scaled = layout.percents > 0
    if text == number == layout.printed and not is_scaled:
        return number
    return Cell(
        text,
        number=number,
        printed=layout.printed,
        figures=layout.shown,
        is_scaled=is_scaled,
        thousands=layout.thousands,
    )


def _unclear(printed: str, stored: str) -> str:
    told = _("it shows {shown} where {stored} is stored; which of both is meant?")
    return told.format(shown=quoted(printed), stored=stored)


def hidden_cell(printed: str, stored: str) -> Cell:
    """Return the cell of a number of which the sheet shows no digit.

    >>> hidden_cell("", "0.5").trouble
    'it shows nothing where 0.5 is stored; write there what is meant'
    """
    text = _("it shows nothing where {stored} is stored; write there what is meant")
    if printed:
        text = _("it shows {shown} where {stored} is stored; write there what is meant")
    text = text.format(shown=quoted(printed), stored=stored)
    return Cell(printed, number=stored, trouble=text)


def _date_cell(section: Section, value: Decimal, plain: str, *, since_1904: bool) -> Cell:
    shown = shown_date(section, value, since_1904=since_1904)
    if shown is None:
        text = _("a date, but {stored} is none")
        if _is_time(section):
            text = _("a time, but {stored} is none")
        return Cell(plain, trouble=text.format(stored=plain))
    return dated_cell(shown, plain, is_time=_is_time(section))


def dated_cell(shown: str, stored: str, *, is_time: bool) -> Cell:
    """Return the cell of a date or a time, from what is shown and what is stored.

    >>> dated_cell("1:30", "0.0625", is_time=True).trouble
    "a time, shown as '1:30': spreadsheets make times of 1:30"
    """
    text = _("a date, shown as {shown}: spreadsheets make dates of 1-3 and 1/3")
    if is_time:
        text = _("a time, shown as {shown}: spreadsheets make times of 1:30")
    return Cell(shown, number=stored, trouble=text.format(shown=quoted(shown)))


def unclear_cell(printed: str, stored: str) -> Cell:
    """Return the cell of a number that shows what its format does not say."""
    return Cell(printed, number=stored, trouble=_unclear(printed, stored))


@lru_cache(1 << 10)
def _is_time(section: Section) -> bool:
    parts = [token for token in section.tokens if token.is_date and token.kind is not Kind.HALF]
    letters = {token.text.casefold()[0] for token in parts}
    return letters <= set("hms") and letters != {"m"}


def _general_cell(section: Section, plain: str, *, signless: bool) -> str:
    """Return the cell of a number as it is, perhaps between words."""
    texts = ["\0" if _is_whole(token) else token.text for token in section.tokens]
    before, _number, after = "".join(texts).partition("\0")
    below, digits = plain.startswith("-"), plain.removeprefix("-")
    printed = f"{'-' * (below and not signless)}{before}{digits}{after}".strip()
    if "\0" in after or _PERCENT in section.tokens:
        printed = printed.replace("\0", digits)
        return Cell(printed, number=plain, trouble=_unclear(printed, plain))
    number = plain + "%" * any(sign in before + after for sign in PERCENTS)
    figures = number.removeprefix("-") if signless and not before.strip() else number
    sign, before, after = signs_and_words(before, after, below=below, signless=signless)
    if not stands_alone(before, after, below=below):
        return Cell(printed, number=plain, trouble=_unclear(printed, plain))
    text = f"{sign}{digits}" if before in ("", "+") and not after else printed
    if text == number == printed:
        return number
    return Cell(text, number=number, printed=printed, figures=figures)


def _is_whole(token: Token) -> bool:
    return token.kind is Kind.GENERAL or token.text == "@"


def shows_another(cell: Cell) -> bool:
    """Tell whether a cell shows a number, and another one than is stored.

    >>> shows_another(number_cell(Decimal("0.6963"), "0%"))
    True
    >>> shows_another(number_cell(Decimal("100.4"), '0"人"'))
    True
    """
    if cell.trouble or cell.figures == cell.number:
        return False
    try:
        shown, stored = parse_number(cell.figures), parse_number(cell.number)
    except ValueError:
        return False
    return shown != stored
