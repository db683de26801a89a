"""The process that takes a PDF apart: a path in, and a line of JSON for each page out.

The library is written in Python, reads what is asked of it without bounds, and writes warnings: a
process of its own can be ended, has its own memory, and no screen.
"""

import json
import logging
import sys
import traceback
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, BinaryIO

from pdfminer import pdftypes
from pdfminer.cmapdb import CMap
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, dict_value, int_value, list_value, resolve1
from pdfminer.psparser import literal_name

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.language import ENGLISH, N_, speaking
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.pdf.page_contents import PageContents
from sokatsu_cli.reading.pdf.page_painter import PagePainter, hidden_layers
from sokatsu_cli.reading.pdf.page_parts import Page
from sokatsu_cli.reading.pdf.page_tables import page_of
from sokatsu_cli.reading.pdf.shapes import PageRefusedError

MOST_PAGES = 2_000
"""Pages of a file: a plan with its appendices has some hundreds."""

_BYTES = 900 << 20
"""Memory of the process."""

_NOTHING_SEEN = ("Link", "Popup")
_HIDDEN = 2

LOCKED = N_("it has a password; save it without one")
DAMAGED = N_("the PDF is damaged")
TOO_MUCH = N_("the PDF takes more memory than 900 MiB")
NO_FONT = N_("a font of the PDF is missing")
UNKNOWN_CODES = N_("a font does not say which letters it has; print the PDF to a new one")


class _Fonts(PDFResourceManager):
    """The fonts of a file, none of which may be guessed at."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return a font.

        Raises:
            PageRefusedError: It is not there, or does not say which letters its codes stand for.
        """
        if not spec:
            raise PageRefusedError(_(NO_FONT))
        font: PDFFont = super().get_font(objid, spec)
        if isinstance(font, PDFCIDFont):
            if type(font.cmap) is CMap and not font.cmap.code2cid:
                raise PageRefusedError(_(UNKNOWN_CODES))
            if not _names_letters(spec):
                font.unicode_map = None
        return font


def _names_letters(spec: Mapping[str, object]) -> bool:
    """Tell whether a font says itself, or by a list that all know, which letters it has."""
    if "ToUnicode" in spec:
        return isinstance(resolve1(spec["ToUnicode"]), PDFStream)
    return not isinstance(resolve1(spec.get("CIDToGIDMap")), PDFStream)


def pages_of(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """Yield the number of pages, and what each of them holds; or why it cannot be read.

    Args:
        file: The PDF.
    """
    number = 0
    try:
        with _library_at_work():
            document = PDFDocument(PDFParser(file), fallback=False)
            pages = _listed_pages(document)
            fonts, hidden = _Fonts(), hidden_layers(document.catalog)
        yield {"pages": len(pages)}
        for page in pages:
            number += 1
            with _library_at_work():
                contents = _contents_of(page, fonts, hidden)
            yield packed(page_of(contents))
    except PageRefusedError as error:
        yield {"refused": str(error), "page": number}
    except MemoryError:
        yield {"refused": _(TOO_MUCH), "page": number}


@contextmanager
def _library_at_work() -> Iterator[None]:
    """Refuse a file where the library fails; what fails elsewhere is our own fault.

    Raises:
        PageRefusedError: The file has a password, or is damaged.
    """
    try:
        yield
    except (PageRefusedError, MemoryError):
        raise
    except PDFPasswordIncorrect as error:
        raise PageRefusedError(_(LOCKED)) from error
    except Exception as error:
        raise PageRefusedError(_(DAMAGED)) from error


def _listed_pages(document: PDFDocument) -> list[PDFPage]:
    """Return the pages of a file.

    Raises:
        PageRefusedError: They are too many, or not as many as the file says.
    """
    said = int_value(dict_value(document.catalog["Pages"]).get("Count"))
    pages = list(islice(PDFPage.create_pages(document), MOST_PAGES + 1))
    if len(pages) > MOST_PAGES:
        told = _("more than {most:,} pages; print those with the tables").format(most=MOST_PAGES)
        raise PageRefusedError(told)
    if len(pages) != said:
        told = _("the PDF is damaged: it says {said:,} pages and has {count:,}").format(
            said=said, count=len(pages)
        )
        raise PageRefusedError(told)
    return pages


def _contents_of(page: PDFPage, fonts: _Fonts, hidden: Collection[int]) -> PageContents:
    """Return what stands on a page.

    Raises:
        PageRefusedError: A part of it is missing, or it holds too much.
    """
    if not all(isinstance(resolve1(each), PDFStream) for each in page.contents):
        raise PageRefusedError(_(DAMAGED))
    contents = PageContents(fonts)
    PagePainter(contents, hidden).process_page(page)
    for reference in list_value(page.annots or []):
        annotation = dict_value(reference)
        is_hidden = int_value(annotation.get("F", 0)) & _HIDDEN
        if literal_name(annotation.get("Subtype")) not in _NOTHING_SEEN and not is_hidden:
            left, low, right, high = map(resolve1, list_value(annotation["Rect"]))
            contents.add_field((left, low, right, high))
    return contents


def packed(page: Page) -> dict[str, Any]:
    """Return what a page holds, as JSON can hold it."""
    tables = [
        table._replace(cells=[each._replace(cell=_packed(each.cell)) for each in table.cells])
        for table in page.tables
    ]
    return page._replace(tables=tables)._asdict()


def _packed(cell: str) -> Any:  # noqa: ANN401 - a cell may know more than its text
    if isinstance(cell, Cell):
        return [str(cell), cell.number, cell.printed, cell.trouble]
    return cell


def main(path: str, language: str = ENGLISH) -> None:
    """Write what the pages of a file hold, a line each; or the traceback of a fault of ours.

    Args:
        path: The file.
        language: In which to say what is wrong with it.
    """
    logging.disable(logging.CRITICAL)
    setattr(pdftypes, "decompress_corrupted", refuse_damaged)  # noqa: B010 - it has another signature
    _limit_memory()
    try:
        with speaking(language), open(path, "rb") as file:  # noqa: PTH123 - the path of a file another has opened
            for part in pages_of(file):
                _write(part)
    except Exception:  # noqa: BLE001 - whatever it is, the one who has started us tells it
        _write({"bug": traceback.format_exc()})


def _limit_memory() -> None:
    """Set a limit where the system has one: Windows has none, and macOS refuses some."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _BYTES if hard == resource.RLIM_INFINITY else min(_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _write(part: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(part) + "\n")
    sys.stdout.flush()


def refuse_damaged(_data: bytes) -> bytes:
    """Refuse a stream that cannot be unpacked, of which the library would read the beginning.

    Raises:
        ValueError: Always.
    """
    raise ValueError


if __name__ == "__main__":
    main(*sys.argv[1:])
