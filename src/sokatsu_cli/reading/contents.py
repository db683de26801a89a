"""What is in a file, as far as its first bytes and the names of its parts tell."""

import re
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast
from zipfile import BadZipFile, ZipFile

from sokatsu_cli.reading.spreadsheet.packages import Bounded, RefusedError

ZIP = b"PK\x03\x04"
"""How a ZIP begins that is not empty."""

_HEAD = 4096  # bytes that are looked at
_PDF_WITHIN = 1024  # bytes in which a PDF begins, as its readers have it
_NEVER_IN_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS_TYPES = (
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
    b"mimetypeapplication/x-vnd.oasis.opendocument.spreadsheet",
)

_BEFORE_HTML = re.compile(r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_HTML = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|style|script|table|div)(?=[\s>/]))",
    re.IGNORECASE,
)
_JSON = re.compile(r"\s*(?:\[\s*(?:\{|\]\s*\Z)|\{\s*[\"}])")
_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "latin-1"}


class Contents(NamedTuple):
    """The first bytes of a file, and of a zip the names of its parts in lower case."""

    begin: bytes
    parts: frozenset[str] = frozenset()

    def text(self) -> str:
        """Return the first bytes as a text, each by itself if they do not say that it is UTF-16."""
        bom = next((each for each in _BOMS if self.begin.startswith(each)), b"")
        return self.begin[len(bom) :].decode(_BOMS.get(bom, "latin-1"), "replace")


def contents_of(path: str) -> Contents | None:
    """Return what is in a file; None of what is no file, or cannot be read."""
    try:
        place = Path(path)
        if not path or not place.is_file():
            return None
        with place.open("rb") as file:
            return contents_in(file)
    except OSError:
        return None


def contents_in(file: BinaryIO) -> Contents:
    """Return what is in a file that can be read at any place."""
    file.seek(0)
    begin = file.read(_HEAD)
    return Contents(begin, _parts(file) if begin.startswith(ZIP) else frozenset())


def _parts(file: BinaryIO) -> frozenset[str]:
    """Return the names of the parts of a zip, none of a damaged one."""
    try:
        with ZipFile(cast("BinaryIO", Bounded(file))) as archive:
            names = archive.namelist()
    except (BadZipFile, RefusedError, ValueError, LookupError, EOFError, NotImplementedError):
        return frozenset()
    return frozenset(name.replace("\\", "/").lstrip("/").casefold() for name in names)


def is_xlsx(contents: Contents) -> bool:
    """Tell whether this is an .xlsx or .xlsm."""
    return "xl/workbook.xml" in contents.parts


def is_xlsb(contents: Contents) -> bool:
    """Tell whether this is an .xlsb."""
    return "xl/workbook.bin" in contents.parts


def is_ods(contents: Contents) -> bool:
    """Tell whether this is an .ods."""
    kind = contents.begin[30:].startswith(_ODS_TYPES)
    return kind and "content.xml" in contents.parts


def is_docx(contents: Contents) -> bool:
    """Tell whether this is a .docx."""
    return "word/document.xml" in contents.parts


def is_xls(contents: Contents) -> bool:
    """Tell whether this is an .xls, or another old or protected document of an office."""
    return contents.begin.startswith(_OLE)


def is_pdf(contents: Contents) -> bool:
    """Tell whether this is a PDF."""
    return re.search(rb"%PDF-\d", contents.begin[:_PDF_WITHIN]) is not None


def is_html(contents: Contents) -> bool:
    r"""Tell whether this is a web page.

    >>> is_html(Contents(b"\r\n<HTML>")), is_html(Contents(b"<tables>\tactual"))
    (True, False)
    """
    text = contents.text()
    before = _BEFORE_HTML.match(text)
    return before is not None and _HTML.match(text, before.end()) is not None


def is_json(contents: Contents) -> bool:
    """Tell whether this is a text of JSON: an array of objects, or one object after another.

    >>> [is_json(Contents(text)) for text in (b'[ {', b'{"a"', b"[]", b"[1],[2]", b"indicator,")]
    [True, True, True, False, False]
    """
    return _JSON.match(contents.text()) is not None


def is_text(contents: Contents) -> bool:
    """Tell whether this may be a text, and not one that only programs read."""
    begin = contents.begin.lstrip()
    if not begin or begin.startswith(b"PK"):
        return False
    return begin.startswith((b"\xff\xfe", b"\xfe\xff")) or not _NEVER_IN_TEXT.search(begin)
