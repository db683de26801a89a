"""Files that are neither texts nor of a format that is read: what they are, and the way out."""

import re
from collections.abc import Callable
from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.contents import ZIP, Contents

IsIt = Callable[[Contents], bool]


class Kind(NamedTuple):
    """Files that are refused, whatever they are called.

    Attributes:
        name: How messages name them.
        way: What can be done with them.
        is_it: Tells them by what is in a file.
    """

    name: str
    way: str
    is_it: IsIt

    def __str__(self) -> str:
        """Return what messages say of such a file."""
        return _("this is {name}; {way}").format(name=_(self.name), way=_(self.way))


def _begins(*begins: bytes, at: int = 0) -> IsIt:
    return lambda contents: contents.begin.startswith(begins, at)


def _matches(pattern: bytes) -> IsIt:
    compiled = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return lambda contents: compiled.match(contents.begin) is not None


def _has_part(name: str) -> IsIt:
    return lambda contents: name in contents.parts


def _is_xml(*words: str) -> IsIt:
    def is_it(contents: Contents) -> bool:
        text = contents.text().lstrip()
        return text.startswith("<") and any(word in text for word in words)

    return is_it


_AS_WORD = N_("open it and save it as .docx")
_AS_SHEET = N_("open it and save it as .xlsx")
_UNPACK = N_("unpack it and give the file in it")
_SEEN = N_("recognise its text with a program for that, look it over, and make a table of it")
_HEADERS = rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
_MIMETYPE = ZIP + rb".{26}mimetype.{0,60}?opendocument\."
_PROLOG = rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->|<!doctype svg[^>]*>)*"

OTHER_KINDS = (
    Kind(N_("a rich text file (.rtf)"), _AS_WORD, _begins(b"{\\rtf")),
    Kind(
        N_("a page with its images (.mht)"),
        N_("save it as HTML only"),
        _matches(_HEADERS + rb"content-type:\s*multipart/related"),
    ),
    Kind(
        N_("an XML spreadsheet of 2003"),
        _AS_SHEET,
        _is_xml("urn:schemas-microsoft-com:office:spreadsheet", 'progid="Excel.Sheet"'),
    ),
    Kind(
        N_("a Word file as XML"),
        _AS_WORD,
        _is_xml("office/word/2003/wordml", 'progid="Word.Document"', "office/2006/xmlPackage"),
    ),
    Kind(
        N_("an OpenDocument file as XML"),
        N_("open it and save it as .ods or .docx"),
        _is_xml("urn:oasis:names:tc:opendocument:"),
    ),
    Kind(N_("an image"), _SEEN, _matches(_PROLOG + rb"<svg[\s>]")),
    Kind(N_("an XML file"), N_("make a table of it, such as .csv or .xlsx"), _begins(b"<?xml")),
    Kind(N_("an OpenDocument text (.odt)"), _AS_WORD, _matches(_MIMETYPE + rb"text")),
    Kind(
        N_("an OpenDocument file that is no spreadsheet"),
        N_("copy the table into a spreadsheet"),
        _matches(_MIMETYPE + rb"(?!spreadsheet)"),
    ),
    Kind(
        N_("a document of Pages, Numbers or Keynote"),
        N_("export it as .xlsx or .docx"),
        lambda contents: any(name.endswith(".iwa") for name in contents.parts),
    ),
    Kind(
        N_("a presentation (.pptx)"),
        N_("copy the table into a spreadsheet"),
        _has_part("ppt/presentation.xml"),
    ),
    Kind(N_("a gzip archive"), _UNPACK, _begins(b"\x1f\x8b")),
    Kind(N_("a bzip2 archive"), _UNPACK, _begins(b"BZh91AY&SY")),
    Kind(N_("an xz archive"), _UNPACK, _begins(b"\xfd7zXZ\x00")),
    Kind(N_("a 7z archive"), _UNPACK, _begins(b"7z\xbc\xaf\x27\x1c")),
    Kind(N_("a Zstandard archive"), _UNPACK, _begins(b"\x28\xb5\x2f\xfd")),
    Kind(N_("a RAR archive"), _UNPACK, _begins(b"Rar!\x1a\x07")),
    Kind(N_("a tar archive"), _UNPACK, _begins(b"ustar", at=257)),
    Kind(
        N_("an image"), _SEEN, _begins(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
    ),
    Kind(N_("an image"), _SEEN, _begins(b"II*\x00", b"MM\x00*")),
    Kind(
        N_("an image"), _SEEN, _matches(rb"BM.{4}\x00{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif|avi)")
    ),
)
"""All of them; a file is of the first kind that it fits."""

ZIP_ARCHIVE = Kind(
    N_("a ZIP archive or a damaged spreadsheet"),
    N_("unpack it and give the file in it, or get it anew"),
    _begins(ZIP, b"PK\x05\x06"),
)
"""Any other ZIP; where a file is named as a format that is one, that says more of it."""


def other_kind(contents: Contents) -> Kind | None:
    """Return the kind of a file that is refused, None for any other."""
    return next((kind for kind in OTHER_KINDS if kind.is_it(contents)), None)
