"""Old spreadsheets (.xls) made of their records, as no program would write them, for tests."""

import struct
from collections.abc import Sequence
from pathlib import Path

from compound_files import compound_file

BEGIN, END = 0x809, 0x0A
FIRST_STYLE = 0
GENERAL, PERCENT, DATE = range(3)
STRUCK, RAISED = 3, 4


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def begin(kind: int, version: int = 0x600) -> bytes:
    return record(BEGIN, struct.pack("<2H", version, kind) + bytes(12))


def text(value: str, size: int = 2, flags: int = 1, more: bytes = b"") -> bytes:
    """Return a text with wide characters: its length, of so many bytes, before it."""
    data = value.encode("utf-16-le")
    length = (len(data) // 2).to_bytes(size, "little")
    return length + bytes([flags]) + more + data


def font(flags: int = 0, script: int = 0) -> bytes:
    return record(0x31, struct.pack("<5H", 220, flags, 0, 400, script) + bytes(4))


def style(number_format: int, font_number: int = 0) -> bytes:
    return record(0xE0, struct.pack("<2H", font_number, number_format) + bytes(16))


STYLES = b"".join(
    [
        *(font() for _each in range(4)),
        *(font(8), font(0, 1)),  # numbers 5 and 6, as none has the number 4
        record(0x41E, struct.pack("<H", 200) + text("0%")),
        *(style(0), style(200), style(14), style(0, 5), style(0, 6)),
    ]
)


def shared(*texts: bytes, count: int | None = None) -> bytes:
    number = len(texts) if count is None else count
    return record(0xFC, struct.pack("<2I", number, number) + b"".join(texts))


def place(row: int, column: int, style_number: int = GENERAL) -> bytes:
    return struct.pack("<3H", row, column, style_number)


def number(row: int, column: int, value: float, style_number: int = GENERAL) -> bytes:
    return record(0x203, place(row, column, style_number) + struct.pack("<d", value))


def label(row: int, column: int, value: str, style_number: int = GENERAL) -> bytes:
    return record(0x204, place(row, column, style_number) + text(value))


def formula(row: int, column: int, result: bytes, flags: int = 0) -> bytes:
    return record(0x06, place(row, column) + result + struct.pack("<HIH", flags, 0, 0))


def stream(
    *sheets: bytes, before: bytes = STYLES, names: Sequence[tuple[str, int, int]] | None = None
) -> bytes:
    """Return the stream of a workbook: its sheets, and their names with their states and kinds."""
    named = names or [(f"S{at}", 0, 0) for at in range(len(sheets))]

    def listed(starts: Sequence[int]) -> bytes:
        return b"".join(
            record(0x85, struct.pack("<I2B", start, hidden, kind) + text(name, 1))
            for start, (name, hidden, kind) in zip(starts, named, strict=True)
        )

    parts = [begin(0x10) + sheet + record(END) for sheet in sheets]
    head = begin(5) + before
    at = len(head) + len(listed([0] * len(parts))) + len(record(END))
    starts = []
    for part in parts:
        starts.append(at)
        at += len(part)
    return head + listed(starts) + record(END) + b"".join(parts)


def write(path: Path, data: bytes, name: str = "Workbook") -> Path:
    path.write_bytes(compound_file({name: data}))
    return path


HEAD = b"".join(
    label(0, column, name)
    for column, name in enumerate(("indicator", "direction", "target", "actual"))
)
USUAL = HEAD + label(1, 0, "甲") + label(1, 1, "↗") + number(1, 2, 70) + number(1, 3, 64.2)
