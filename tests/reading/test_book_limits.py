"""How much a file .xls, .ods or .xlsb may hold, with smaller limits."""

import struct
from pathlib import Path

import pytest

import biff
from compound_files import MAGIC, compound_file
from drawn_books import (
    cell_record,
    ods_parts,
    record,
    row_record,
    table,
    text_cell,
    wide,
    write_ods,
    write_xlsb,
    xlsb_parts,
)
from sokatsu_cli import InputError
from sokatsu_cli.reading import file_formats
from sokatsu_cli.reading.contents import is_html
from sokatsu_cli.reading.file_formats import Format, read_grids
from sokatsu_cli.reading.ods import elements
from sokatsu_cli.reading.spreadsheet import sheet_rows
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.xls import compound_files
from sokatsu_cli.reading.xls import grids as old_grids
from sokatsu_cli.reading.xls import records as old_records
from sokatsu_cli.reading.xlsb import records as binary_records
from sokatsu_cli.reading.xlsb import workbooks as binary_workbooks

TOO_LARGE = "too large for a spreadsheet"
WIDE = 'table:number-columns-spanned="2"'
ROW = f"<table:table-row>{text_cell('甲', WIDE)}</table:table-row>"


def books(folder: Path) -> dict[str, Path]:
    merged = biff.record(0xE5, struct.pack("<5H", 1, 0, 0, 0, 1))
    old = biff.stream(biff.USUAL + merged, before=biff.STYLES + biff.number(0, 0, 1))
    cells = row_record(0) + cell_record(7, 0, bytes(4)) + cell_record(6, 1, wide(""))
    strings = record(99) + record(60) + record(19, b"\0" + wide("甲"))
    odd = record(99) + record(60)
    return {
        "xls": biff.write(folder / "a.xls", old),
        "ods": write_ods(folder / "a.ods", ods_parts(table(ROW))),
        "xlsb": write_xlsb(folder / "a.xlsb", xlsb_parts(cells, strings, odd)),
    }


@pytest.mark.parametrize(
    ("form", "module", "name", "told"),
    [
        ("xls", old_grids, "_MOST_BYTES", TOO_LARGE),
        ("xls", old_records, "_MOST_RECORDS", TOO_LARGE),
        ("ods", elements, "_MOST_ELEMENTS", TOO_LARGE),
        ("xlsb", binary_records, "_MOST_RECORDS", TOO_LARGE),
        ("xlsb", binary_workbooks, "_MOST_TEXTS", TOO_LARGE),
        ("xls", sheet_rows, "MOST_MERGED", "more than 0 merged areas"),
        ("ods", sheet_rows, "MOST_MERGED", "more than 0 merged areas"),
    ],
)
def test_a_limit(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    module: object,
    name: str,
    told: str,
) -> None:
    path = books(tmp_path)[form]
    assert read_grids(str(path))[0].rows
    monkeypatch.setattr(module, name, 0)
    with pytest.raises(InputError, match=told):
        read_grids(str(path))


def test_a_stream_that_is_longer_than_the_file() -> None:
    data = compound_file({"Workbook": bytes(5000)})
    longer = data.replace(struct.pack("<2I", 5000, 0), struct.pack("<2I", 65535, 0))
    file = compound_files.CompoundFile(longer)
    with pytest.raises(RefusedError, match="it ends too early"):
        file.stream("workbook")


def test_lists_of_sectors_in_a_circle() -> None:
    data = bytearray(compound_file({"Workbook": bytes(5000)}))
    data[68:76] = struct.pack("<2I", 0, 1 << 20)
    data[512:1024] = struct.pack("<128I", *[1] * 127, 0)
    assert data.startswith(MAGIC)
    with pytest.raises(RefusedError, match="in a circle"):
        compound_files.CompoundFile(bytes(data) + bytes(1 << 16))


def test_numbers_of_many_bytes(tmp_path: Path) -> None:
    parts = {**xlsb_parts(b""), "xl/sharedStrings.bin": b"\xff\xff\xff"}
    with pytest.raises(InputError, match="in the middle of a record"):
        read_grids(str(write_xlsb(tmp_path / "a.xlsb", parts)))


def test_a_room_that_is_not_there_is_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = Format("a web page", (".html",), "nothing_there.grids", is_html)
    monkeypatch.setattr(file_formats, "FORMATS", (lacking,))
    path = tmp_path / "a.html"
    path.write_bytes(b"<html>")
    with pytest.raises(ModuleNotFoundError):
        read_grids(str(path))
