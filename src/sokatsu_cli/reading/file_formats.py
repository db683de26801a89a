"""Which format a file has, by its content; and the one door to all formats with cells."""

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO, NamedTuple, cast

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import as_unicode
from sokatsu_cli.reading.computed_sheets import table_grids
from sokatsu_cli.reading.contents import (
    Contents,
    contents_in,
    contents_of,
    is_docx,
    is_html,
    is_ods,
    is_pdf,
    is_text,
    is_xls,
    is_xlsb,
    is_xlsx,
)
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.other_kinds import ZIP_ARCHIVE, other_kind

ReadGrids = Callable[..., list[Grid]]
"""The door of each room: ``read_grids(path, sheet=None, *, only_first=False)``.

A path in, grids out: of the sheet of that name, of the first visible one, or of all. Of a document
in which others than the first have values too, all come out whatever is asked for. It raises an
`InputError` where the file cannot be read, and prints nothing.
"""


class Format(NamedTuple):
    """A format with cells.

    Attributes:
        name: How messages name a file of it.
        suffixes: What its files are usually called.
        room: The module under ``reading`` that has its `ReadGrids`.
        is_it: Tells by what is in a file whether it has this format.
        packages: The packages that it needs; none where we read it ourselves.
        extra: The optional extra that has them.
        may_be_text: Whether texts are often called so as well.
    """

    name: str
    suffixes: tuple[str, ...]
    room: str
    is_it: Callable[[Contents], bool]
    packages: tuple[str, ...] = ()
    extra: str = ""
    may_be_text: bool = False

    def is_named(self, path: str) -> bool:
        """Tell whether a file is called so."""
        return path.lower().endswith(self.suffixes)

    def bare_name(self) -> str:
        """Return how messages name it, without an article."""
        return _(self.name).removeprefix("an ").removeprefix("a ")


XLSX = Format(N_("an .xlsx spreadsheet"), (".xlsx", ".xlsm"), "spreadsheet.grids", is_xlsx)
XLS = Format(N_("an old .xls spreadsheet"), (".xls",), "xls.grids", is_xls, may_be_text=True)
ODS = Format(N_("an .ods spreadsheet"), (".ods",), "ods.grids", is_ods)
XLSB = Format(N_("an .xlsb spreadsheet"), (".xlsb",), "xlsb.grids", is_xlsb)

HTML = Format(
    N_("a web page"),
    (".html", ".htm", ".xhtml", ".mht", ".mhtml"),
    "html.grids",
    is_html,
    packages=("cssselect2", "lxml", "tinycss2"),
    extra="html",
)
DOCX = Format(N_("a Word file"), (".docx", ".docm"), "docx.grids", is_docx)

PDF = Format(N_("a PDF"), (".pdf",), "pdf.grids", is_pdf, packages=("pdfminer",), extra="pdf")

FORMATS = (XLSX, XLS, ODS, XLSB, HTML, DOCX, PDF)
"""All of them; a file that has none is a text."""


def format_of(path: str) -> Format | None:
    """Return the format of a file by what is in it, None for a text.

    What cannot be looked at, such as a pipe, has the format that its name says, and so has a file
    in which none can be recognised, unless it is a text and texts are often called so.

    Source: docs/contract.md, Recognition by content.
    """
    named = _named(path)
    contents = None if path == "-" else contents_of(path)
    if contents is None:
        return named
    found = _by_content(contents) or named
    if found is named and named is not None and named.may_be_text and is_text(contents):
        return None
    return found


def _by_content(contents: Contents) -> Format | None:
    return next((each for each in FORMATS if each.is_it(contents)), None)


def _named(path: str) -> Format | None:
    return next((each for each in FORMATS if each.is_named(path)), None)


def has_cells(path: str) -> bool:
    """Tell whether a file has a format with cells, and is no text."""
    return format_of(path) is not None


def text_notes(path: str) -> list[str]:
    """Return what to say of a text: that it is one, where its name says something else."""
    return (
        [_("{path} is a text; read as one").format(path=as_unicode(path))] if _named(path) else []
    )


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the tables of a file that has a format with cells.

    Args:
        path: The file.
        sheet: The name of the only sheet, or table of a document, to read; None for all.
        only_first: Read only the first visible one if no name is given, and no other table of a
            document has values.

    Returns:
        The tables, but for those that are computed from another one (see `computed_sheets`); the
        notes of the first one say so where the name of the file says another format.

    Raises:
        InputError: It cannot be read: damaged, too large, no such sheet, or the extra that its
            format needs is not installed.
    """
    found = format_of(path) or XLSX
    _refuse_others(path, found)
    try:
        room = import_module(f"sokatsu_cli.reading.{found.room}")
    except ModuleNotFoundError as error:
        if error.name not in found.packages:
            raise
        way = f"python -m pip install 'sokatsu-cli[{found.extra}]'"
        told = _("reading {name} needs the extra '{extra}': {way}").format(
            name=_(found.name), extra=found.extra, way=way
        )
        raise InputError([Problem(path, None, None, told)]) from None
    read = cast("ReadGrids", room.read_grids)
    if sheet is None:
        grids = table_grids(path, lambda first: read(path, only_first=first), only_first=only_first)
    else:
        grids = read(path, sheet)
    if not found.is_named(path):
        grids[0].notes.insert(
            0, _("{path} is {name}; read as one").format(path=as_unicode(path), name=_(found.name))
        )
    return grids


def _refuse_others(path: str, named: Format) -> None:
    """Refuse a file that has another content than its name says, and none that is read.

    Raises:
        InputError: What it is, and the way out.
    """
    contents = contents_of(path)
    if contents is None or named.is_it(contents):
        return
    kind = other_kind(contents)
    if kind is not None:
        raise InputError([Problem(path, None, None, str(kind))])
    if named is not HTML and is_text(contents):
        way = _("give it a name that ends in .csv, or in .txt if it has tabs between its cells")
        text = _("this is no {kind} but a text; {way}").format(kind=named.bare_name(), way=way)
        raise InputError([Problem(path, None, None, text)])


def refuse_no_text(file: BinaryIO, path: str) -> None:
    """Refuse what is no text, as it comes from standard input or a pipe, or is no table.

    Args:
        file: It can be read at any place.
        path: Its name for messages.

    Raises:
        InputError: What it is, and the way out.
    """
    contents = contents_in(file)
    found = _by_content(contents)
    if found is not None:
        name = _("an old .xls spreadsheet or Word file") if found is XLS else _(found.name)
        text = _("this is {name}; save it to a file and give its name").format(name=name)
        raise InputError([Problem(path, None, None, text)])
    kind = other_kind(contents) or ZIP_ARCHIVE
    if kind.is_it(contents):
        raise InputError([Problem(path, None, None, str(kind))])
