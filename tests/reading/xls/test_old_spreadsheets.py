"""Old spreadsheets (.xls): the records of cells, and what LibreOffice writes."""

import struct
from pathlib import Path

import pytest

import biff
from drawn_books import known
from sokatsu_cli import InputError
from sokatsu_cli.model.cells import number_text, printed_text, trouble_of
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.spreadsheet import grids as new_spreadsheets
from sokatsu_cli.reading.xls.grids import read_grids
from support import Sokatsu

PUBLISHED = Path(__file__).parents[2] / "published"


def grids_of(path: Path, *sheets: bytes, **more: object) -> list[Grid]:
    return read_grids(str(biff.write(path / "a.xls", biff.stream(*sheets, **more))))  # type: ignore[arg-type]


def cells_of(path: Path, sheet: bytes, **more: object) -> list[list[str]]:
    return [row.cells for row in grids_of(path, sheet, **more)[0].rows]


def refused(path: Path, sheet: bytes, **more: object) -> str:
    with pytest.raises(InputError) as caught:
        grids_of(path, sheet, **more)
    return str(caught.value).removeprefix(str(path / "a.xls"))


def test_every_number_and_format_is_that_of_the_xlsx() -> None:
    new = new_spreadsheets.read_grids(str(PUBLISHED / "formats.xlsx"), "書式")[0]
    old = read_grids(str(PUBLISHED / "formats.xls"), "書式")[0]
    assert [list(map(known, row.cells)) for row in old.rows] == [
        list(map(known, row.cells)) for row in new.rows
    ]


def test_texts_merged_and_hidden_cells_are_those_of_the_xlsx() -> None:
    new = new_spreadsheets.read_grids(str(PUBLISHED / "formats.xlsx"), "文字")[0]
    old = read_grids(str(PUBLISHED / "formats.xls"), "文字")[0]
    rows = [[known(cell) for cell in row.cells] for row in new.rows]
    rows[0][2] = ("70",)  # that all of a cell is raised, the program that wrote it does not keep
    rows[2][3] = ("",)  # which that program computed
    assert [list(map(known, row.cells)) for row in old.rows] == rows
    assert [row.merged for row in old.rows] == [row.merged for row in new.rows]
    assert "what is hidden is read as well (rows: 1)" in old.notes[0]
    assert read_grids(str(PUBLISHED / "formats.xls"))[0].notes[0].endswith("--sheet reads it")


def test_a_percent_cell_has_the_number_that_is_stored(tmp_path: Path) -> None:
    cell = cells_of(tmp_path, biff.number(0, 0, 0.6963, biff.PERCENT))[0][0]
    assert (cell, number_text(cell), printed_text(cell)) == ("69.63%", "69.63%", "70%")


@pytest.mark.parametrize(
    ("code", "value"),
    [
        (64 << 2 | 2, "64"),
        (0xFFFFFFFE, "-1"),
        (6963 << 2 | 3, "69.63"),
        (0x40500000, "64"),
        (0x40500001, "0.64"),
    ],
)
def test_numbers_of_four_bytes(tmp_path: Path, code: int, value: str) -> None:
    one = biff.record(0x27E, biff.place(0, 0) + struct.pack("<I", code))
    pair = struct.pack("<HI", 0, code) * 2
    many = biff.record(0xBD, struct.pack("<2H", 1, 1) + pair + struct.pack("<H", 2))
    assert cells_of(tmp_path, one + many) == [[value], ["", value, value]]


def test_dates_are_trouble_in_both_systems(tmp_path: Path) -> None:
    sheet = biff.number(0, 0, 41730, biff.DATE)
    assert cells_of(tmp_path, sheet) == [["2014/4/1"]]
    before = biff.record(0x22, b"\1\0") + biff.STYLES
    cell = cells_of(tmp_path, sheet, before=before)[0][0]
    assert cell == "2018/4/2"
    assert trouble_of(cell).startswith("a date, shown as '2018/4/2'")


def test_texts_that_are_struck_through_or_raised(tmp_path: Path) -> None:
    marks = struct.pack("<4H", 2, 6, 3, 5)
    rich = biff.text("64¹7", flags=9, more=struct.pack("<H", 2)) + marks
    sheet = b"".join(
        [
            biff.label(0, 0, "旧名", biff.STRUCK),
            biff.number(0, 1, 70, biff.RAISED),
            biff.record(0xFD, biff.place(0, 2) + struct.pack("<I", 0)),
            biff.record(0xD6, biff.place(0, 3) + biff.text("641") + struct.pack("<3H", 1, 2, 6)),
        ]
    )
    found = grids_of(tmp_path, sheet, before=biff.STYLES + biff.shared(rich))[0]
    row = found.rows[0].cells
    assert row == ["旧名", "70", "64", "64"]
    assert [trouble_of(cell)[:10] for cell in row] == ["it is stru", "all of it ", "", ""]
    assert "(cells with it: 2)" in found.notes[0]


def test_a_text_may_go_on_in_other_records(tmp_path: Path) -> None:
    extra = struct.pack("<I", 6)
    first = struct.pack("<2I", 9, 9) + b"\5\0\1" + "目標".encode("utf-16-le")
    parts = b"".join(
        [
            biff.record(0xFC, first),
            biff.record(0x3C, b"\0abc" + biff.text("甲", flags=5, more=extra)),
            biff.record(0x3C, b"123456" + biff.text("_x0041_")),
        ]
    )
    sheet = b"".join(
        biff.record(0xFD, biff.place(0, at) + struct.pack("<I", at)) for at in range(3)
    )
    found = cells_of(tmp_path, sheet, before=biff.STYLES + parts)
    assert found == [["目標abc", "甲", "_x0041_"]]
    sheet = biff.record(0xFD, biff.place(0, 0) + struct.pack("<I", 3))
    told = refused(tmp_path, sheet, before=biff.STYLES + parts)
    assert told == "[S0]:1: column A: the file is damaged: there is no text 3"


def test_formulas_give_the_values_saved_with_them(tmp_path: Path) -> None:
    special = b"\0\0\0\0\0\xff\xff"
    sheet = b"".join(
        [
            biff.formula(0, 0, struct.pack("<d", 0.5)),
            biff.formula(0, 1, b"\0" + special) + biff.record(0x4BC),
            biff.record(0x207, biff.text("集計中")),
            biff.record(0x207, biff.text("another")),
            biff.formula(0, 2, b"\1\0\1" + special[2:]),
            biff.formula(0, 3, b"\2\0\x07" + special[2:]),
            biff.formula(0, 4, b"\3" + special),
            biff.formula(0, 5, b"\3" + special, flags=2),
            biff.formula(0, 6, struct.pack("<d", 0), flags=2),
            biff.record(0x205, biff.place(0, 7) + b"\0\0"),
            biff.record(0x205, biff.place(0, 8) + b"\x2a\1"),
        ]
    )
    found = grids_of(tmp_path, sheet)[0]
    row = found.rows[0].cells
    assert row == ["0.5", "集計中", "TRUE", "#DIV/0!", "", "", "0", "FALSE", "#N/A"]
    assert [column for column, cell in enumerate(row) if trouble_of(cell)] == [5, 6]
    assert len(found.notes) == 2
    uncomputed = grids_of(tmp_path, biff.record(0x5E) + sheet)[0].rows[0].cells
    assert [column for column, cell in enumerate(uncomputed) if trouble_of(cell)] == [4, 5, 6]
    (alone,) = grids_of(tmp_path, biff.formula(0, 0, b"\3" + special))[0].rows[0].cells
    assert trouble_of(alone).endswith("save it as .xlsx")


def test_what_is_hidden_is_read_with_a_note(tmp_path: Path) -> None:
    hidden = struct.pack("<4H2HI", 1, 0, 4, 300, 0, 0, 0x20)
    flat = struct.pack("<4H2HI", 2, 0, 4, 0x8000, 0, 0, 0)
    seen = struct.pack("<4H2HI", 0, 0, 4, 300, 0, 0, 0)
    rows = b"".join(biff.record(0x208, data) for data in (seen, hidden, flat))
    cells = b"".join(biff.label(at, 0, "甲") for at in range(3))
    note = grids_of(tmp_path, rows + cells)[0].notes
    assert note == [f"{tmp_path / 'a.xls'}[S0]: what is hidden is read as well (rows: 2)"]
    column = biff.record(0x7D, struct.pack("<5H", 1, 1, 2000, 0, 1))
    assert grids_of(tmp_path, biff.USUAL + column)[0].notes == [
        f"{tmp_path / 'a.xls'}[S0]: what is hidden is read as well"
    ]
    names = [("隠", 1, 0), ("図", 0, 2), ("表", 0, 0)]
    found = grids_of(tmp_path, biff.USUAL, b"", biff.USUAL, names=names)
    assert [grid.name for grid in found] == ["表"]


def test_zeros_that_a_sheet_does_not_show_are_trouble(tmp_path: Path) -> None:
    hiding, showing = (biff.record(0x23E, struct.pack("<H", flags)) for flags in (0, 0x10))
    for sheet in (hiding + biff.number(0, 0, 0), biff.number(0, 0, 0) + hiding):
        assert trouble_of(cells_of(tmp_path, sheet)[0][0]).startswith("it shows nothing")
    for sheet in (showing + biff.number(0, 0, 0), biff.number(0, 0, 0) + showing):
        assert cells_of(tmp_path, sheet) == [["0"]]


def test_charts_in_a_sheet_are_passed_over(tmp_path: Path) -> None:
    chart = biff.begin(0x20) + biff.number(0, 0, 1) + biff.record(biff.END)
    assert cells_of(tmp_path, chart + biff.number(0, 0, 2)) == [["2"]]


def test_a_file_without_fonts(tmp_path: Path) -> None:
    assert cells_of(tmp_path, biff.number(0, 0, 2), before=biff.style(0)) == [["2"]]


@pytest.mark.parametrize("name", ["workbook", "WORKBOOK"])
def test_the_stream_has_a_name_of_any_case(tmp_path: Path, name: str, sokatsu: Sokatsu) -> None:
    path = biff.write(tmp_path / "a.xls", biff.stream(biff.USUAL), name)
    assert (
        sokatsu("rate", path, "-f", "csv")
        .stdout.decode()
        .splitlines()[1]
        .endswith(",not_achieved,")
    )


def test_the_published_table(sokatsu: Sokatsu) -> None:
    for suffix in ("xls", "ods"):
        path = PUBLISHED / f"report.{suffix}"
        run = sokatsu("tidy", path)
        assert run.stdout == (PUBLISHED.parents[1] / "data/indicators.csv").read_bytes()
        assert " 19 agree, 0 differ" in sokatsu("check", path).stdout.decode()
