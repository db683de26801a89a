"""Numbers and errors as binary spreadsheets, .xls and .xlsb, store them."""

import struct

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""The errors by their codes."""

_DIVIDED, _WHOLE = 1, 2


def short_number(code: int) -> float:
    """Return a number that is stored in four bytes.

    >>> short_number(0x4072B000 >> 0), short_number(64 << 2 | 2), short_number(6963 << 2 | 3)
    (299.0, 64.0, 69.63)
    >>> short_number(0xFFFFFFFE)
    -1.0
    """
    if code & _WHOLE:
        number = float((code >> 2) - (1 << 30 if code >> 31 else 0))
    else:
        number = float(struct.unpack("<d", struct.pack("<Q", (code & 0xFFFFFFFC) << 32))[0])
    return number / 100 if code & _DIVIDED else number


def stored_text(number: float) -> str:
    """Return a stored number as an .xlsx would have it.

    >>> stored_text(0.6963), stored_text(64.0)
    ('0.69630000000000003', '64')
    """
    return format(number, ".17g")
