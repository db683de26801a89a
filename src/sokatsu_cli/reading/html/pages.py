"""The text of a web page."""

import codecs
import re

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

MOST_BYTES = 64 << 20  # of one page, images in it too
_MOST_TAGS = 1_000_000  # begins of tags in one page
_LONGEST = 8 << 20  # bytes without a tag in them, such as one text or one image
_MOST_ATTRIBUTES = 5_000  # of one tag, since older parsers compare each with all
_HEAD = 8192  # bytes in which a page says its charset

_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CHARSET = re.compile(
    rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([\w:.+-]+)"""
    rb"""|<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.+-]+)""",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(rb"(?:^|\n)content-type:\s*multipart/related", re.IGNORECASE)

_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CODECS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le"), "utf-8"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji"), "cp932"),
    **dict.fromkeys(("windows-31j", "csshiftjis", "cp932", "ms932"), "cp932"),
    **dict.fromkeys(("euc-jp", "x-euc-jp", "eucjp", "cseucpkdfmtjapanese"), "euc_jp"),
    **dict.fromkeys(("iso-2022-jp", "csiso2022jp"), "iso2022_jp"),
    **dict.fromkeys(("us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252"), "cp1252"),
}
"""What pages call their charset, to our codecs; a page that names UTF-16 so is none of it."""

_NAMES = {"utf-8": "UTF-8", "cp932": "Shift_JIS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}
_PRIVATE = re.compile("[\x80\uf8f0-\uf8f3]")  # bytes of CP932 that are no characters
_ROW_13 = b"\xad"  # of EUC-JP, where ① and its like are that the standard lacks


def is_archive(head: bytes) -> bool:
    """Tell whether a file that begins so is a page with all its images (.mht)."""
    return _ARCHIVE.search(head) is not None


def page_text(data: bytes) -> tuple[str, str]:
    """Return the text of a page, and what to say of its charset.

    Raises:
        RefusedError: It is too large, or no text in the charset that it names.
    """
    if data.count(b"<") > _MOST_TAGS or any(map(_is_too_long, data.split(b"<"))):
        raise RefusedError(_("too much for a page that is read; save the table as CSV"))
    codec, said, bom = _codec(data)
    try:
        text = data[len(bom) :].decode(codec, _ERRORS)
    except UnicodeDecodeError as error:
        name = _NAMES.get(codec, codec)
        told = _("byte {at} is no {name}, which the page says it is; save the page anew as UTF-8")
        raise RefusedError(told.format(at=error.start + len(bom), name=name)) from None
    if codec == "cp932" and _PRIVATE.search(text):
        raise RefusedError(_("bytes that are no Shift_JIS; save the page anew as UTF-8"))
    if "\0" in text:
        raise RefusedError(_("it has NUL bytes, which web pages do not have"))
    return text, said


def _is_too_long(piece: bytes) -> bool:
    """Tell whether a tag and the text behind it are too long, or the tag has too much in it."""
    if len(piece) < _MOST_ATTRIBUTES:
        return False
    words = _QUOTED.sub(b"", piece.partition(b">")[0]).split()
    return len(piece) > _LONGEST or len(words) > _MOST_ATTRIBUTES


def _codec(data: bytes) -> tuple[str, str, bytes]:
    """Return the codec of a page, what to say of it, and the bytes before its text."""
    for bom, codec in _BOMS.items():
        if data.startswith(bom):
            return codec, "", bom
    found = _CHARSET.search(_COMMENT.sub(b"", data[:_HEAD]))
    label = ((found[1] or found[2]).decode("ascii", "replace") if found else "").lower()
    if label and label not in _CODECS:
        raise RefusedError(
            _("its charset {label} is not known; save the page as UTF-8").format(
                label=quoted(label)
            )
        )
    named = _CODECS.get(label, "")
    if named != "iso2022_jp" and _is(data, "utf-8"):
        other = named not in ("", "utf-8") and not data.isascii()
        return (
            "utf-8",
            _("read as UTF-8, which it is, and not {label}").format(label=label) if other else "",
            b"",
        )
    if named:
        return named, "", b""
    possible = [codec for codec in ("cp932", "euc_jp") if _is(data, codec)]
    if len(possible) != 1:
        raise RefusedError(_("it does not say its charset, and is no UTF-8; save it as UTF-8"))
    return (
        possible[0],
        _("read as {name}, since it is not UTF-8").format(name=_NAMES[possible[0]]),
        b"",
    )


def _is(data: bytes, codec: str) -> bool:
    try:
        text = data.decode(codec, _ERRORS if codec == "euc_jp" else "strict")
    except UnicodeDecodeError:
        return False
    return codec != "cp932" or not _PRIVATE.search(text)


def _of_row_13(error: UnicodeError) -> tuple[str, int]:
    """Return the character of two bytes of EUC-JP that stand for ①, ㈱ and their like."""
    if isinstance(error, UnicodeDecodeError) and error.encoding == "euc_jp":
        pair = error.object[error.start : error.start + 2]
        if pair[:1] == _ROW_13:
            return pair.decode("euc_jis_2004"), error.start + 2
    raise error


_ERRORS = "sokatsu-row-13"
codecs.register_error(_ERRORS, _of_row_13)
