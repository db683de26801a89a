"""Old spreadsheets that no program would write, or only to do harm: read or refused."""

import struct
from pathlib import Path

import pytest

import biff
from bounded_run import needs_measures
from compound_files import compound_file
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

OLD = compound_file({"Workbook": biff.stream(biff.USUAL)})


BIG = compound_file({"Workbook": biff.stream(biff.USUAL + biff.record(0x99, bytes(8000)))})


def old(*sheets: bytes, **more: object) -> Write:
    return lambda path: biff.write(path, biff.stream(*sheets, **more))  # type: ignore[arg-type]


def changed(data: bytes, at: int, *numbers: int) -> Write:
    """Write a compound file with some numbers of four bytes changed."""
    new = struct.pack(f"<{len(numbers)}I", *numbers)
    return raw(data[:at] + new + data[at + len(new) :])


FILES: Files = {
    "nothing but the mark": (raw(OLD[:8]), DAMAGED),
    "half a header": (raw(OLD[:300]), DAMAGED),
    "cut in the middle": (raw(BIG[:3000]), DAMAGED),
    "no directory": (changed(OLD, 48, 0), DAMAGED),
    "a table in a circle": (changed(BIG, 68, 1, 1 << 30), "in a circle"),
    "a directory in a circle": (changed(OLD, len(OLD) - 512, *range(1, 5), *([0] * 100)), DAMAGED),
    "lists that end early": (changed(OLD, 68, 0xFFFFFFFE, 5), READ),
    "a directory outside": (changed(OLD, 48, 1 << 20), DAMAGED),
    "sectors of a gigabyte": (changed(OLD, 28, 30 << 16), "unusual size"),
    "names in a circle": (
        raw(OLD.replace(struct.pack("<3I", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF), bytes(12))),
        "",
    ),
    "a stream too short": (
        raw(compound_file({"Workbook": b""}).replace(bytes(8) + bytes(4), bytes(12))),
        DAMAGED,
    ),
    "no records": (lambda path: biff.write(path, b""), "it ends in the middle"),
    "an end without a begin": (
        lambda path: biff.write(path, biff.record(biff.END)),
        "no part begins",
    ),
    "no begin of the sheet": (
        lambda path: biff.write(path, biff.begin(5) + biff.record(biff.END)),
        "no sheet with cells",
    ),
    "records cut off": (
        lambda path: biff.write(path, biff.stream(biff.USUAL)[:-30]),
        "in the middle of a record",
    ),
    "records that are too short": (old(biff.record(0x203, b"12345678")), "too short"),
    "styles that are too short": (old(before=biff.record(0xE0)), "too short"),
    "a style that is not there": (old(biff.number(0, 0, 1, 99)), "no style '99'"),
    "a font that is not there": (old(before=biff.font() + biff.style(0, 4)), "no font 4"),
    "an error that is none": (old(biff.record(0x205, biff.place(0, 0) + b"\x63\1")), "no error 99"),
    "a result that is none": (
        old(biff.formula(0, 0, b"\x09\0\0\0\0\0\xff\xff")),
        "the result of a formula",
    ),
    "a cell twice": (old(biff.number(0, 0, 1) * 2), "the cell stands twice"),
    "half a character": (
        old(before=biff.record(0xFC, struct.pack("<2IHB", 1, 1, 9, 1) + b"a")),
        "half a character",
    ),
    "a text without an end": (
        old(before=biff.record(0xFC, struct.pack("<2IHB", 1, 1, 9, 1) + b"ab")),
        "in the middle of a record",
    ),
    "a billion texts": (old(before=biff.shared(count=10**9)), "too large"),
    "merged backwards": (
        old(biff.record(0xE5, struct.pack("<5H", 1, 9, 3, 0, 0))),
        "merged cells from row 10 to 4",
    ),
    "a chart where a sheet should be": (
        lambda path: biff.write(path, biff.stream(b"").replace(biff.begin(0x10), biff.begin(0x20))),
        "it has no cells",
    ),
    "a password": (old(before=biff.record(0x2F, bytes(6))), "protected by a password"),
    "Excel 95": (lambda path: biff.write(path, b"", "Book"), "Excel 95 or before"),
    "records of Excel 95": (
        lambda path: biff.write(path, biff.begin(5, 0x500) + biff.record(biff.END)),
        "Excel 95 or before",
    ),
    "records alone": (raw(b"\x09\x08\x08\x00\x00\x05" + bytes(99)), "Excel 95 or before"),
    "a letter": (lambda path: biff.write(path, b"", "WordDocument"), "an old Word document"),
    "an unknown stream": (lambda path: biff.write(path, b"", "x"), "this is no .xls"),
    "XML of 2003": (raw(b"<?xml version='1.0'?><Workbook/>"), "an XML file"),
    "noise": (raw(bytes(range(256)) * 9), "this is no .xls spreadsheet"),
    "far records": (
        old(b"".join(biff.number(at, 255, 1) for at in range(9000))),
        "far from the others",
    ),
    "empty old records": (later(lambda: old(biff.record(0x99) * 5_000_000)), "too large"),
    "a million old texts": (
        later(
            lambda: old(
                biff.USUAL,
                before=biff.STYLES
                + biff.record(0xFC, struct.pack("<2I", 10**6, 10**6))
                + biff.record(0x3C, biff.text("甲") * 1600) * 625,
            )
        ),
        READ,
    ),
    "an old file without end": (later(lambda: raw(OLD + bytes(1 << 28))), "too large"),
}

SELDOM = ("empty old records", "far records", "a million old texts")

LARGE = ("far records", "empty old records", "a million old texts", "an old file without end")


@pytest.mark.parametrize("name", sorted({*FILES} - {*LARGE}))
def test_a_hostile_xls_is_read_or_refused(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    assert_read_or_refused(FILES, name, "xls", tmp_path, sokatsu)


@needs_measures
@pytest.mark.parametrize("name", some_seldom(LARGE, SELDOM))
def test_a_large_xls_takes_little(name: str, tmp_path: Path) -> None:
    assert_takes_little(FILES, name, "xls", tmp_path)
