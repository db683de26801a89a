"""A report as a spreadsheet: a summary, all results, and the published layout."""

from typing import TYPE_CHECKING

from sokatsu_cli.report.workbook.layout import Layout
from sokatsu_cli.report.workbook.listing import Listing
from sokatsu_cli.report.workbook.overview import Overview
from sokatsu_cli.report.workbook.words import WORKBOOK_LANGUAGES
from sokatsu_cli.writing.workbooks import WrittenBook

if TYPE_CHECKING:
    from sokatsu_cli.report.contents import Contents


def sheet_workbook(contents: "Contents") -> bytes:
    """Return a report as an .xlsx file.

    Its first sheet counts by live formulas over the second, which lists all results with formulas
    over the third. That has the published layout: target above actual, merged cells, real numbers.

    Raises:
        SokatsuError: The extra is not installed, or a text is longer than a cell.
    """
    words = WORKBOOK_LANGUAGES[contents.words.language]
    book = WrittenBook({"in_memory": True})
    names = words.overview, words.results, contents.words.title
    first, second, third = (book.sheet(name) for name in names)
    with book.book:
        layout = Layout(contents, third)
        listing = Listing(contents, layout, second)
        listing.write()
        layout.write(listing.rates)
        Overview(contents, layout, listing, first).write()
    return book.written.getvalue()
