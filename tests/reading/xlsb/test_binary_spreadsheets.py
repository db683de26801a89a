"""Binary spreadsheets (.xlsb): the records of cells."""

import struct
from pathlib import Path

from drawn_books import (
    CODES,
    XLSB_STYLES,
    cell_record,
    record,
    relations,
    row_record,
    sheet_record,
    wide,
    write_xlsb,
    xlsb_parts,
)
from sokatsu_cli.model.cells import number_text, printed_text, trouble_of
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.xlsb.grids import read_grids
from support import Sokatsu

STRUCK, RAISED = len(CODES), len(CODES) + 1


def grid_of(folder: Path, cells: bytes, **more: bytes) -> Grid:
    path = write_xlsb(folder / "a.xlsb", xlsb_parts(row_record(0) + cells, **more))
    return read_grids(str(path))[0]


def cells_of(folder: Path, cells: bytes, **more: bytes) -> list[str]:
    return grid_of(folder, cells, **more).rows[0].cells


def real(column: int, value: float, style: int = 0) -> bytes:
    return cell_record(5, column, struct.pack("<d", value), style)


def test_numbers_with_their_formats(tmp_path: Path) -> None:
    cells = real(0, 0.6963, CODES.index("0%")) + real(1, 41730, CODES.index("yyyy/m/d"))
    percent, day = cells_of(tmp_path, cells)
    assert (percent, number_text(percent), printed_text(percent)) == ("69.63%", "69.63%", "70%")
    assert (day, trouble_of(day)[:6]) == ("2014/4/1", "a date")
    book = record(153, struct.pack("<I", 1))
    assert cells_of(tmp_path, cells, book=book)[1] == "2018/4/2"


def test_cells_of_all_kinds(tmp_path: Path) -> None:
    marked = b"\1" + wide("64¹") + struct.pack("<I2H", 1, 2, 2)
    flags = struct.pack("<H", 0)
    cells = b"".join(
        [
            *(cell_record(4, 0, b"\1"), cell_record(3, 1, b"\x2a")),
            cell_record(8, 2, wide("集計中") + flags),
            cell_record(9, 3, struct.pack("<d", 71) + flags),
            *(cell_record(10, 4, b"\0" + flags), cell_record(11, 5, b"\x07" + flags)),
            *(cell_record(62, 6, marked), cell_record(7, 7, bytes(4))),
            cell_record(6, 8, wide("旧"), STRUCK),
            real(9, 70, RAISED),
            cell_record(1, 10, b""),
        ]
    )
    strings = record(19, b"\1" + wide("x_x0041_") + struct.pack("<I2H", 1, 1, 0))
    found = cells_of(tmp_path, cells, strings=strings)
    assert found == [
        "TRUE",
        "#N/A",
        "集計中",
        "71",
        "FALSE",
        "#DIV/0!",
        "64",
        "x_x0041_",
        "旧",
        "70",
    ]
    assert [at for at, each in enumerate(found) if trouble_of(each)] == [8, 9]


def test_formulas_that_are_to_be_computed_anew(tmp_path: Path) -> None:
    flags = struct.pack("<H", 0)
    cells = cell_record(9, 0, struct.pack("<d", 0) + flags)
    book = record(157, bytes(24) + struct.pack("<H", 1))
    assert trouble_of(cells_of(tmp_path, cells, book=book)[0]).startswith("a formula that is not")
    assert trouble_of(cells_of(tmp_path, cells)[0]) == ""


def test_what_is_hidden(tmp_path: Path) -> None:
    seen = record(60, struct.pack("<4IH", 0, 0, 2000, 0, 0))
    cells = real(0, 0) + row_record(1, 0x10) + real(0, 1)
    found = grid_of(tmp_path, seen + cells)
    assert found.notes[0].endswith("what is hidden is read as well (rows: 1)")
    hidden = record(60, struct.pack("<4IH", 3, 3, 2000, 0, 1))
    assert grid_of(tmp_path, hidden + real(0, 0)).notes[0].endswith("is read as well")
    no_zeros = record(137, struct.pack("<H", 0))
    assert trouble_of(cells_of(tmp_path, no_zeros + real(0, 0))[0]).startswith("it shows nothing")
    assert cells_of(tmp_path, record(137, struct.pack("<H", 16)) + real(0, 0)) == ["0"]
    book = sheet_record("隠", "rId1", hidden=1)
    assert "the hidden sheet 隠" in grid_of(tmp_path, b"", book=book).notes[0]


def test_a_file_without_styles_and_texts(tmp_path: Path, sokatsu: Sokatsu) -> None:
    parts = {
        **xlsb_parts(row_record(0) + real(0, 5)),
        "xl/_rels/workbook.bin.rels": relations(("worksheet", "worksheets/sheet1.bin")),
    }
    path = write_xlsb(tmp_path / "a.xlsb", parts)
    assert read_grids(str(path))[0].rows[0].cells == ["5"]
    styles = XLSB_STYLES.replace(record(43, struct.pack("<4H", 220, 0, 400, 0) + bytes(20)), b"")
    assert cells_of(tmp_path, real(0, 5, RAISED), styles=styles) == ["5"]
    assert sokatsu("rate", path).status == 2
