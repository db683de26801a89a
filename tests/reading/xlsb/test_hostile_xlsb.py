"""Binary spreadsheets that no program would write, or only to do harm: read or refused."""

import struct
from pathlib import Path

import pytest

from bounded_run import needs_measures
from drawn_books import cell_record, record, row_record, sheet_record, wide, write_xlsb, xlsb_parts
from hostile_books import (
    DAMAGED,
    READ,
    Files,
    Write,
    assert_read_or_refused,
    assert_takes_little,
    later,
    raw,
)
from needs import some_seldom
from support import Sokatsu


def xlsb(cells: bytes, **more: bytes) -> Write:
    return lambda path: write_xlsb(path, xlsb_parts(cells, **more))


USUAL_XLSB = row_record(0) + b"".join(
    cell_record(6, at, wide(name))
    for at, name in enumerate(("indicator", "direction", "target", "actual"))
)


USUAL_XLSB += row_record(1) + b"".join(
    [
        *(cell_record(6, at, wide(name)) for at, name in enumerate("甲↗")),
        *(cell_record(5, at + 2, struct.pack("<d", each)) for at, each in enumerate((70, 64.2))),
    ]
)


FILES: Files = {
    "no xlsb": (raw(b"text"), "this is no .xlsb spreadsheet but a text"),
    "an xlsx": (lambda path: write_xlsb(path, {"a": ""}), "this is no .xlsb spreadsheet"),
    "a record without an end": (xlsb(b"\x05\xff\xff\xff\x7f"), "in the middle"),
    "a kind without an end": (xlsb(b"\x05"), DAMAGED),
    "no end of the sheet": (
        lambda path: write_xlsb(
            path, {**xlsb_parts(b""), "xl/worksheets/sheet1.bin": record(129) + row_record(0)}
        ),
        "no begin or no end",
    ),
    "a short record": (xlsb(row_record(0) + record(5, b"12")), "too short"),
    "a short text": (
        xlsb(row_record(0) + cell_record(6, 0, struct.pack("<I", 1 << 30))),
        "a text is too short",
    ),
    "short runs": (
        xlsb(b"", strings=record(19, b"\1" + wide("a") + struct.pack("<I", 1 << 30))),
        "a text is too short",
    ),
    "a column far off": (
        xlsb(row_record(0) + cell_record(5, 1 << 31, struct.pack("<d", 1))),
        "a cell in row 1, column 2,147,483,649",
    ),
    "a row far off": (
        xlsb(row_record(1 << 31) + cell_record(5, 0, struct.pack("<d", 1))),
        "a cell in row 2,147,483,649",
    ),
    "no row": (xlsb(cell_record(5, 0, struct.pack("<d", 1))), "a cell in row 0"),
    "no such text": (xlsb(row_record(0) + cell_record(7, 0, bytes(4))), "no text 0"),
    "no such error": (xlsb(row_record(0) + cell_record(3, 0, b"\x63")), "no error 99"),
    "no such font": (
        xlsb(row_record(0) + cell_record(62, 0, b"\1" + wide("a") + struct.pack("<I2H", 1, 0, 99))),
        "no font 99",
    ),
    "cells in a short form": (xlsb(record(18, bytes(8))), "in a short form"),
    "two sheets of one part": (
        xlsb(USUAL_XLSB, book=sheet_record("別", "rId1") + sheet_record("無", "rId9")),
        READ,
    ),
    "many blank rows": (
        later(lambda: xlsb(b"".join(map(row_record, range(300_000))) + USUAL_XLSB)),
        READ,
    ),
    "empty records": (
        later(lambda: xlsb(record(99) * 5_000_000)),
        "too large for a spreadsheet",
    ),
}

LARGE = ("many blank rows", "empty records")


@pytest.mark.parametrize("name", sorted({*FILES} - {*LARGE}))
def test_a_hostile_xlsb_is_read_or_refused(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    assert_read_or_refused(FILES, name, "xlsb", tmp_path, sokatsu)


@needs_measures
@pytest.mark.parametrize("name", some_seldom(LARGE, ("empty records",)))
def test_a_large_xlsb_takes_little(name: str, tmp_path: Path) -> None:
    assert_takes_little(FILES, name, "xlsb", tmp_path)
