"""The formats of a summary sheet: one function each, one table of formats."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.report.html import sheet_page
from sokatsu_cli.report.markdown import sheet_markdown
from sokatsu_cli.report.words import SheetWords
from sokatsu_cli.report.workbook import sheet_workbook
from sokatsu_cli.writing.formats import named_by

if TYPE_CHECKING:
    from sokatsu_cli.report.sheet import SummarySheet


class SheetFormat(NamedTuple):
    """How a sheet with a title is written, and the file names that ask for it."""

    render: Callable[["SummarySheet", SheetWords, str], str | bytes]
    suffixes: tuple[str, ...]


SHEET_FORMATS = {
    "html": SheetFormat(sheet_page, (".html", ".htm")),
    "markdown": SheetFormat(sheet_markdown, (".md", ".markdown")),
    "xlsx": SheetFormat(sheet_workbook, (".xlsx",)),
}
"""Each format of a summary sheet by its name."""


def render_sheet(name: str, sheet: "SummarySheet", words: SheetWords, title: str) -> bytes:
    """Return a sheet in one of the `SHEET_FORMATS`, text as UTF-8.

    Raises:
        SokatsuError: The extra that the format needs is not installed, or it cannot hold a text.
    """
    rendered = SHEET_FORMATS[name].render(sheet, words, title)
    return rendered if isinstance(rendered, bytes) else rendered.encode()


def sheet_format_of(path: str) -> str | None:
    """Return the name of the format that a file's suffix asks for, None for another suffix."""
    return named_by(path, {name: form.suffixes for name, form in SHEET_FORMATS.items()})
