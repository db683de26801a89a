"""Word files (.docx) to grids, by a reader of our own.

The packages for Word files read all parts of a file into memory, without bounds, and know neither
deleted text from other nor what stands for a note; the parts that are needed here are few.
"""

from pathlib import Path

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.documents.flows import FlowTable
from sokatsu_cli.reading.documents.grids import document_grids
from sokatsu_cli.reading.docx.bodies import NO_WORD, Body
from sokatsu_cli.reading.docx.styles import Styles
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.spreadsheet.finished_grids import refusals_of_file
from sokatsu_cli.reading.spreadsheet.packages import (
    TOO_LARGE,
    Package,
    RefusedError,
    opened_package,
)

_TOO_LARGE = N_("too large for a Word file that is read; save the table as CSV")


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the tables of a Word file.

    What Word shows once all tracked changes are accepted is read; nothing hidden.

    Args:
        path: The file.
        sheet: The name of the only table to read, such as ``table 2``; None for all.
        only_first: Read only the first one if no name is given and no other has values.

    Raises:
        InputError: No Word file, a damaged one or one too large, or no such table.

    Source: docs/contract.md, Web pages and Word files.
    """
    with refusals_of_file(path):
        _refuse_others(path)
        try:
            with opened_package(path) as package:
                tables = _tables(package)
        except RefusedError as error:
            raise RefusedError(
                _(_TOO_LARGE) if str(error) == _(TOO_LARGE) else str(error)
            ) from None
        grids = document_grids(path, tables, sheet, only_first=only_first)
    return grids  # noqa: RET504 - as far as types tell, what stands above may end without it


def _tables(package: Package) -> list[FlowTable]:
    part = _main_part(package)
    if not part:
        raise RefusedError(_(NO_WORD))
    styles = Styles()
    for relation in package.relations(part).values():
        if relation.kind == "styles" and package.has(relation.target):
            styles.read(package, relation.target)
    body = Body(styles)
    package.parse(part, body.start, body.end, body.text)
    return body.tables()


def _main_part(package: Package) -> str:
    """Return the part that has the text, "" where it is none of Word."""
    relations = package.relations("").values()
    found = (each.target for each in relations if each.kind == "officeDocument")
    part = next(found, "word/document.xml")
    is_word = part.startswith("word/") and part.endswith(".xml")
    return part if is_word and package.has(part) else ""


def _refuse_others(path: str) -> None:
    """Name the files of other kinds that people give the name of a Word file."""
    if not path or Path(path).is_fifo():
        return
    with Path(path).open("rb") as file:
        if file.read(2) != b"PK":
            raise RefusedError(_(NO_WORD))
