"""Bytes to text: UTF-8, else strict CP932, never mojibake."""

import codecs
from typing import NamedTuple

from sokatsu_cli.errors import InputError, Problem

_NOT_TEXT = {
    b"PK\x03\x04": "a ZIP archive or an .xlsx spreadsheet",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old .xls spreadsheet",
    b"\x1f\x8b": "a gzip archive",
    b"BZh91AY&SY": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"%PDF-": "a PDF document",
}
"""What files named .csv turn out to be, by their first bytes."""

_TAR_AT = 257

_CP932_PRIVATE = "\uf8f0\uf8f1\uf8f2\uf8f3"
"""Where Python's cp932 puts the bytes A0, FD, FE and FF, which are no characters."""


class Decoded(NamedTuple):
    """The text of a file and the notes that the user should see."""

    text: str
    notes: list[str]


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """Decode a file's bytes without loss.

    Args:
        data: All bytes of the file.
        path: Its name, for messages.
        encoding: A codec's name; None for UTF-8 with or without BOM, then CP932.

    Raises:
        InputError: Not a text file, or bytes that the encoding does not have, with their offset.
        LookupError: No such encoding.
    """
    kinds = (kind for magic, kind in _NOT_TEXT.items() if data.startswith(magic))
    kind = next(kinds, "a tar archive" if data[_TAR_AT:].startswith(b"ustar") else None)
    if kind is not None:
        text = f"this is {kind}, not CSV; save the table as CSV (UTF-8)"
        raise InputError([Problem(path, None, None, text)])
    if encoding is not None:
        return Decoded(_decode_as(data, path, codecs.lookup(encoding).name), [])
    try:
        return Decoded(data.decode("utf-8-sig"), [])
    except UnicodeDecodeError as error:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise _undecodable(data, path, 0, "UTF-8", "try --encoding utf-16") from None
        if data.startswith(codecs.BOM_UTF8) or _is_broken_utf8(data):
            advice = "the rest is UTF-8, so this is a damaged file, not CP932"
            raise _undecodable(data, path, _offset(data, error), "UTF-8", advice) from None
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError as error:
        start = error.start
    else:
        start = next((at for at, char in enumerate(text) if char in _CP932_PRIVATE), -1)
        if start < 0:
            return Decoded(text, [f"{path}: read as CP932 (Shift_JIS), since it is not UTF-8"])
        start = len(text[:start].encode("cp932"))
    likely = "euc_jp" if b"\0" not in data else _utf_16(data)
    advice = f"try --encoding {likely} or what the file was saved as"
    raise _undecodable(data, path, start, "UTF-8 or CP932", advice)


def _decode_as(data: bytes, path: str, encoding: str) -> str:
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
        text.encode()
    except UnicodeError as error:
        start = _offset(data, error)
        advice = "give another --encoding, or none to let it be found"
        raise _undecodable(data, path, start, encoding, advice) from None
    return text.removeprefix("\ufeff") if encoding.startswith("utf-16-") else text


def _offset(data: bytes, error: UnicodeError) -> int:
    """Return where the bad byte is, from the start of the file: utf-8-sig counts without BOM."""
    if not isinstance(error, UnicodeDecodeError):
        return 0
    return len(data) - len(error.object) + error.start


def _is_broken_utf8(data: bytes) -> bool:
    """Tell whether at least half of the lines that are not plain ASCII are valid UTF-8.

    CP932 accepts most broken UTF-8 and makes 莠ｺ蜿｣ of 人口; of its own lines hardly any is valid
    UTF-8.
    """
    valid = [_is_utf8(line) for line in data.splitlines() if not line.isascii()]
    return 2 * sum(valid) >= len(valid)


def _utf_16(data: bytes) -> str:
    """Return the kind of UTF-16 that a text without BOM may be, from an ASCII first letter."""
    return "utf-16-be" if data.startswith(b"\0") else "utf-16-le"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(data: bytes, path: str, start: int, encoding: str, advice: str) -> InputError:
    line = len(data[:start].splitlines()) + data[:start].endswith((b"\n", b"\r"))
    text = f"byte 0x{data[start]:02X} at offset {start} is not {encoding}; {advice}"
    return InputError([Problem(path, max(line, 1), None, text)])
