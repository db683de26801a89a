"""Web pages that were saved (.html) to grids, by lxml's parser: the optional extra ``html``."""

from pathlib import Path
from typing import Any

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.pipes import pipe_to_read
from sokatsu_cli.reading.documents.flows import FlowTable
from sokatsu_cli.reading.documents.grids import document_grids
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.html.cascades import Cascade
from sokatsu_cli.reading.html.elements import PageReader
from sokatsu_cli.reading.html.nodes import Effort, PageNode
from sokatsu_cli.reading.html.own_marks import Marks, around_tables
from sokatsu_cli.reading.html.pages import MOST_BYTES, is_archive, page_text
from sokatsu_cli.reading.html.selectors import Selectors
from sokatsu_cli.reading.html.sheets import Sheets
from sokatsu_cli.reading.html.trees import is_quirky, page_tree, strikes_over_blocks
from sokatsu_cli.reading.spreadsheet.finished_grids import refusals_of_file
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

_ELSEWHERE = N_(
    "style sheets in other files are not looked at, whatever they hide or add ({count})"
)
_STRUCK = N_(
    "an <s> in it goes over the end of a paragraph or cell, so it is not certain what is struck "
    "through; save the table as CSV"
)
_OWN = "sokatsu report"  # the generator of our own pages
_HEAD = 4096


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the tables of a web page.

    What the page shows is read: nothing hidden, and no page or image that it names.

    Args:
        path: The file.
        sheet: The name of the only table to read, such as ``table 2``; None for all.
        only_first: Read only the first one if no name is given and no other has values.

    Raises:
        InputError: No web page, one too large or in an unknown charset, or no such table.

    Source: docs/contract.md, Web pages and Word files.
    """
    with refusals_of_file(path):
        text, said = page_text(_bytes(path))
        tables, elsewhere, hidden = _tables(text)
        grids = document_grids(path, tables, sheet, only_first=only_first, hidden=hidden)
    notes = [said] if said else []
    notes += [_(_ELSEWHERE).format(count=elsewhere)] if elsewhere else []
    grids[0].notes[:0] = [f"{path}: {each}" for each in notes]
    return grids


def _bytes(path: str) -> bytes:
    begun = b""
    if path and Path(path).is_fifo():
        file, begun = pipe_to_read(path)
    else:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below
    with file:
        data = begun + file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise RefusedError(_("too large for a page that is read; save the table as CSV"))
    if is_archive(data[:_HEAD]):
        raise RefusedError(_("this is a page with its images (.mht); save it as HTML only"))
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF-")):
        raise RefusedError(_("this is no web page"))
    return data


def _tables(text: str) -> tuple[list[FlowTable], int, int]:
    """Return the tables of a page as they begin, its style sheets elsewhere, its hidden tables."""
    root = page_tree(text)
    if root is None:
        return [], 0, 0
    if strikes_over_blocks(text):
        raise RefusedError(_(_STRUCK))
    is_own, folds_case = _is_own(root), is_quirky(text)
    sheets = Sheets(root, is_own=is_own)
    cascade = Cascade(Selectors(sheets.rules, folds_case=folds_case))
    marks = Marks.OURS if sheets.are_ours else Marks.OLD if is_own else Marks.NONE
    reader = PageReader(cascade, around_tables(root, marks), marks)
    tables = reader.read(PageNode(root, None, 0, Effort(folds_case=folds_case)))
    return tables, sheets.elsewhere, reader.hidden_tables


def _is_own(root: Any) -> bool:  # noqa: ANN401 - an element of lxml
    """Tell whether `sokatsu report` made a page."""
    metas = {each.get("name", "").lower(): each.get("content", "") for each in root.iter("meta")}
    return metas.get("generator") == _OWN
