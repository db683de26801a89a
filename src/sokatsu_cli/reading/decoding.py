"""The encoding of a file: UTF-8, else strict CP932, never mojibake; and its text as UTF-8."""

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, NamedTuple

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.blocks import Blocks, ReadBytes

_HEAD = 512

_BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
"""The bytes before the text that are no part of it, where the codec does not remove them."""

_ORDERS = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
"""The BOMs that give the order of bytes; without one the low byte comes first, as on a PC."""

_CP932_PRIVATE = re.compile("[\x80\uf8f0-\uf8f3]")
"""Where Python's cp932 puts the bytes 80, A0, FD, FE and FF, which are no characters."""


class Encoding(NamedTuple):
    """The name of a file's codec and the notes that the user should see."""

    codec: str
    notes: list[str]


def find_encoding(file: BinaryIO, path: str, encoding: str | None = None) -> Encoding:
    """Find the encoding in which the whole of a file can be read without loss.

    Args:
        file: A file that can be read again; where it stands does not count.
        path: Its name, for messages.
        encoding: A codec's name; None for UTF-8 with or without BOM, then CP932.

    Raises:
        InputError: Bytes that the encoding does not have, with their offset.
        LookupError: No such encoding.
    """
    head = _head(file)
    if encoding is not None:
        codec = name = codecs.lookup(encoding).name
        if codec in _ORDERS and not head.startswith(_ORDERS[codec]):
            codec += "-le"
        advice = _("give another --encoding, or none to let it be found")
        _refuse(file, path, _first_error(file, codec), name, advice)
        return Encoding(codec, [])
    start = _first_error(file, "utf-8")
    if start is None:
        return Encoding("utf-8", [])
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _refuse(file, path, 0, "UTF-8", _("try --encoding utf-16"))
    if head.startswith(codecs.BOM_UTF8) or _is_broken_utf8(file):
        advice = _("the rest is UTF-8, so this is a damaged file, not CP932")
        _refuse(file, path, start, "UTF-8", advice)
    likely = _utf_16(file, head) or "euc_jp"
    advice = _("try --encoding {likely} or what the file was saved as").format(likely=likely)
    _refuse(file, path, _first_error(file, "cp932", _CP932_PRIVATE), _("UTF-8 or CP932"), advice)
    return Encoding(
        "cp932", [_("{path}: read as CP932 (Shift_JIS), since it is not UTF-8").format(path=path)]
    )


def _head(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(_HEAD)


def utf8_reader(file: BinaryIO, codec: str) -> ReadBytes:
    """Return what reads a file from its start as UTF-8, without its BOM.

    Args:
        file: A file that can be read again.
        codec: The name that `find_encoding` found.
    """
    offset = text_start(file, codec)

    def read(size: int) -> bytes:
        nonlocal offset
        file.seek(offset)  # since the same file may be read elsewhere meanwhile
        piece = file.read(size)
        offset += len(piece)
        return piece

    if codec == "utf-8":
        return read
    decoder = codecs.getincrementaldecoder(codec)()

    def read_decoded(size: int) -> bytes:
        text = ""
        while not text and (piece := read(size)):
            text = decoder.decode(piece)
        return (text or decoder.decode(b"", final=True)).encode()

    return read_decoded


def text_start(file: BinaryIO, codec: str) -> int:
    """Return the offset of a file's text, behind its BOM if it has one."""
    bom = _BOMS.get(codec, b"")
    return len(bom) if _head(file).startswith(bom) else 0


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    blocks = Blocks(file.read)
    while block := blocks.take():
        yield block


def _first_error(
    file: BinaryIO, codec: str, refused: "re.Pattern[str] | None" = None
) -> int | None:
    """Return the offset of the first byte that is no text in this encoding, None if all are."""
    decoder = codecs.getincrementaldecoder(codec)()
    offset = 0
    for block in chain(_blocks(file), [b""]):
        if block and codec == "utf-8" and is_plainly_utf8(block):
            offset += len(block)
            continue
        start, wrong = offset - len(decoder.getstate()[0]), None
        try:
            text = decoder.decode(block, final=not block)
            text.encode()  # a lone surrogate could not be written again
        except UnicodeDecodeError as error:
            wrong = start + error.start
            text = error.object[: error.start].decode(codec) if refused else ""
        except UnicodeError:
            return 0
        if refused and (private := refused.search(text)):
            return start + len(text[: private.start()].encode(codec))
        if wrong is not None:
            return wrong
        offset += len(block)
    return None


_TWO, _THREE, _FOUR = 0xC0, 0xE0, 0xF0
"""From where on a byte begins a character of so many bytes in UTF-8."""

_CONTINUED = -0x40  # below this a byte, read with a sign, continues one

_RARE = (b"\xc0", b"\xc1", b"\xe0", b"\xed")
"""What is valid before some bytes only, or never."""


def is_plainly_utf8(block: bytes) -> bool:
    """Tell whether a block is surely UTF-8: every byte that must continue a character does.

    Rare characters are left to the decoder, which takes longer for the others.
    """
    if block.isascii():
        return True
    import numpy as np

    data = np.frombuffer(block, dtype=np.uint8)
    if data.max() >= _FOUR or not block[-1:].isascii() or any(byte in block for byte in _RARE):
        return False
    needed = np.zeros(len(data), dtype=np.bool_)
    needed[1:] = data[:-1] >= _TWO
    needed[2:] |= data[:-2] >= _THREE
    return np.array_equal(needed, data.view(np.int8) < _CONTINUED)


def _is_broken_utf8(file: BinaryIO) -> bool:
    """Tell whether at least half of the lines that are not plain ASCII are valid UTF-8.

    CP932 accepts most broken UTF-8 and makes 莠ｺ蜿｣ of 人口; of its own lines hardly any is valid
    UTF-8.
    """
    lines = valid = 0
    for block in _blocks(file):
        foreign = [line for line in block.splitlines() if not line.isascii()]
        lines += len(foreign)
        valid += sum(map(is_utf8, foreign))
    return 2 * valid >= lines


_DESIGNATED = re.compile(rb"\x1b[$(][()*+]?[@-Z]")
_HZ = re.compile(rb"~\{(?:[!-}][!-~])+~\}")
_UTF_7 = re.compile(rb"\+(?=[0-9]*[A-Za-z+/])[A-Za-z0-9+/]{5,}")

_SEVEN_BIT = (
    *("iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext"),
    "iso2022_kr",
)
"""The encodings that change their characters by escape sequences, the most usual first."""

_EAST_ASIAN = re.compile("[\u3001-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f]{2,}")


def seven_bit_encoding(block: bytes) -> str | None:
    r"""Return the encoding of ASCII bytes alone that a block is in, such as ISO-2022-JP.

    Each is valid UTF-8 too, and would be read as other text. None if the block is in none.

    >>> seven_bit_encoding("人口,1\n".encode("iso2022_jp")), seven_bit_encoding(b"\x1b[31m")
    ('iso2022_jp', None)
    """
    if b"\x1b" in block and _DESIGNATED.search(block):
        names = _SEVEN_BIT[::-1] if b"\x0e" in block else _SEVEN_BIT
        return next((name for name in names if _decodes(block, name)), names[0])
    if not block.isascii():
        return None
    for name, pattern in (("hz", _HZ), ("utf-7", _UTF_7)):
        for match in pattern.finditer(block):
            if _decodes(match[0], name) and _EAST_ASIAN.fullmatch(match[0].decode(name)):
                return name
    return None


def _decodes(text: bytes, encoding: str) -> bool:
    try:
        text.decode(encoding)
    except UnicodeError:
        return False
    return True


def is_utf8(text: bytes) -> bool:
    """Tell whether bytes are UTF-8."""
    return _decodes(text, "utf-8")


def _utf_16(file: BinaryIO, head: bytes) -> str | None:
    """Return the kind of UTF-16 that a text without BOM may be, from an ASCII first letter."""
    if any(b"\0" in block for block in _blocks(file)):
        return "utf-16-be" if head.startswith(b"\0") else "utf-16-le"
    return None


def _refuse(file: BinaryIO, path: str, start: int | None, encoding: str, advice: str) -> None:
    """Refuse a file for the byte at an offset, if there is one."""
    if start is None:
        return
    line = line_at(file, start)
    byte = file.read(1)[0]
    text = _("byte 0x{byte:02X} at offset {start} is not {encoding}; {advice}").format(
        byte=byte, start=start, encoding=encoding, advice=advice
    )
    raise InputError([Problem(path, line, None, text)])


def line_at(file: BinaryIO, offset: int) -> int:
    """Return the number of the line in which an offset is, and leave the file there."""
    file.seek(0)
    line, left, last = 1, offset, b""
    while left and (piece := file.read(min(left, _HEAD * _HEAD))):
        line += piece.count(b"\n") + piece.count(b"\r") - (last + piece).count(b"\r\n")
        left, last = left - len(piece), piece[-1:]
    return line
