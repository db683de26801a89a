"""The formats of a summary sheet: one function each, one table of formats."""

from typing import TYPE_CHECKING

from sokatsu_cli.report.html import sheet_page
from sokatsu_cli.report.markdown import sheet_markdown
from sokatsu_cli.report.workbook.books import sheet_workbook
from sokatsu_cli.writing.formats import Format, asked_for

if TYPE_CHECKING:
    from sokatsu_cli.report.contents import Contents


SHEET_FORMATS = {
    "html": Format(sheet_page, (".html", ".htm")),
    "markdown": Format(sheet_markdown, (".md", ".markdown")),
    "xlsx": Format(sheet_workbook, (".xlsx",)),
}
"""Each format of a summary sheet by its name."""


def render_report(name: str, contents: "Contents") -> bytes:
    """Return a report in one of the `SHEET_FORMATS`, text as UTF-8.

    Raises:
        SokatsuError: The extra that the format needs is not installed, or it cannot hold a text.
    """
    return SHEET_FORMATS[name].written(contents)


def sheet_format_of(path: str) -> str | None:
    """Return the name of the format that a file's suffix asks for, None for another suffix."""
    return asked_for(path, SHEET_FORMATS)
