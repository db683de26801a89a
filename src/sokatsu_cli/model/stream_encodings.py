"""Text for a stream whose encoding may lack some of it, such as CP932 of a Japanese Windows."""

import codecs
from contextlib import suppress

ALIKE = "sokatsu.alike"
"""The name of how a character that an encoding lacks is written: by one that says the same, else as
its escape, such as ``\\u845b``."""

_ALIKE = {"↗": "↑", "↘": "↓", "–": "-", "—": "―"}
"""The signs of tables and messages that Japanese encodings lack, with what they have, as wide. The
encodings themselves write a wave dash or a minus by their own."""

_JAPANESE = "a達成率"


def _alike(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    end = error.start + 1
    with suppress(KeyError, UnicodeError):
        known = _ALIKE[error.object[error.start]]
        known.encode(error.encoding)
        return known, end
    lone = UnicodeEncodeError(error.encoding, error.object, error.start, end, error.reason)
    return codecs.backslashreplace_errors(lone)


codecs.register_error(ALIKE, _alike)


def for_stream(data: bytes, encoding: str | None) -> bytes:
    r"""Return UTF-8 in the encoding of a stream that people look at, if that holds Japanese.

    ASCII and the encodings of other languages would lose nearly all; what shows the stream may take
    UTF-8 all the same.

    >>> for_stream("達成率 ↗".encode(), "cp932").decode("cp932")
    '達成率 ↑'
    >>> for_stream("達成率 ↗".encode(), "ascii").decode()
    '達成率 ↗'
    """
    encoding = encoding or "ascii"
    try:
        begin = _JAPANESE.encode(encoding)
    except (LookupError, UnicodeError):
        return data
    if begin == _JAPANESE.encode() or not begin.startswith(b"a"):  # or with a BOM, as UTF-16
        return data
    return data.decode().encode(encoding, ALIKE)
