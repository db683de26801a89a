"""Numbers outside a ruled table that may be of it: a row below its last border, an open column."""

import re
from collections.abc import Sequence

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.pdf.letter_lines import Line, text_of, words_of
from sokatsu_cli.reading.pdf.page_parts import PageTable
from sokatsu_cli.reading.pdf.shapes import Box

_AMOUNT = re.compile(r"[(（約▲△+\-−－–]*\s?[0-9０-９][0-9０-９.,．，\s]*\D{0,4}")
_NOTE = re.compile(r"[*＊※]|[(（【\[]?(?:注|出典|資料|備考)")
_DIGIT = re.compile(r"[0-9０-９]")
_PAGE_NUMBER = re.compile(r"[-–—\s]*[0-9]+(?:\s?/\s?[0-9]+)?[-–—\s]*")
_MARGIN = 0.92  # of the height of a page: what stands farther down may be its number
_ROW_OF_WORDS = 3  # words in columns of their own, which are no title
_SPARE = 1.0  # points by which a word may go over the edge of its column


def loose_text(table: PageTable, lines: Sequence[Line], page: Box) -> str:
    """Say which number outside a table may be of it, "" if there is none.

    Args:
        table: A ruled table.
        lines: What stands outside all tables of the page.
        page: The page.
    """
    if not table.cells:
        return ""
    for line in lines:
        words = words_of(line)
        if _NOTE.match(text_of(words[0])):
            continue
        if _is_below(table, line) and _is_row(table, words, page):
            return _("{text} stands below the last border of a table").format(
                text=quoted(text_of(line))
            )
        for word in words:
            if _is_beside(table, word):
                return _("{text} stands beside the outer border of a table").format(
                    text=quoted(text_of(word))
                )
    return ""


def _is_below(table: PageTable, line: Line) -> bool:
    """Tell whether a line stands where the next row of a table would."""
    height = max(table.lowest, 2 * line.size)
    return table.bottom - line.size / 2 <= line.letters[0].middle[1] <= table.bottom + height


def _is_row(table: PageTable, words: Sequence[Line], page: Box) -> bool:
    """Tell whether words stand in the columns of a table as a row of it would."""
    columns = [_column_of(table, word) for word in words]
    numbers = {
        column
        for each in table.cells
        if each.top and _AMOUNT.fullmatch(each.cell)
        for column in range(each.left, each.right + 1)
    }
    if len(words) == 1 and _PAGE_NUMBER.fullmatch(text_of(words[0])):
        low = words[0].letters[0].top
        return columns[0] in numbers and low < page.top + _MARGIN * (page.bottom - page.top)
    in_columns = len(words) >= _ROW_OF_WORDS and -1 not in columns
    found = _DIGIT.search if in_columns else _AMOUNT.fullmatch
    return any(
        column in numbers and found(text_of(word))
        for column, word in zip(columns, words, strict=True)
    )


def _column_of(table: PageTable, word: Line) -> int:
    """Return in which column a word stands, -1 if it stands in none."""
    left, right = word.left + _SPARE, word.right - _SPARE
    places = zip(table.columns, table.columns[1:], strict=False)
    return next((at for at, (low, high) in enumerate(places) if low <= left <= right <= high), -1)


def _is_beside(table: PageTable, word: Line) -> bool:
    """Tell whether a number stands where an open outermost column of a table would."""
    if not table.top < word.letters[0].middle[1] < table.bottom:
        return False
    text = text_of(word)
    for gap, column in (
        (word.left - table.columns[-1], table.columns[-1] - table.columns[-2]),
        (table.columns[0] - word.right, table.columns[1] - table.columns[0]),
    ):
        if -word.size <= gap <= word.size and _DIGIT.search(text):
            return True
        if -word.size <= gap <= column and _AMOUNT.fullmatch(text):
            return True
    return False
