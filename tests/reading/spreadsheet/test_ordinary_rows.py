"""Rows of ordinary cells are read without the parser of XML, and to the same cells."""

import random
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.errors import InputError, SokatsuError
from sokatsu_cli.model.number_formats.numbers import number_cell
from sokatsu_cli.reading.spreadsheet.grids import read_grids
from sokatsu_cli.writing.workbooks import workbook_bytes
from spreadsheet_parts import SHEET, STYLES, number, parts, row, sheet, styles, text, write_parts
from support import Sokatsu

FONTS = '<font/><font><strike/></font><font><vertAlign val="superscript"/></font>'
XFS = '<xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/>'
CODES = ("0.0", "0%", "#,##0.00", '0"人"', "m-d", "@")


Lines = list[tuple[int, list[tuple[str, ...]]]]


def described(path: Path, part: str | bytes) -> str | Lines:
    """Return everything that is read of a sheet, or how it is refused."""
    made = parts({SHEET: part, STYLES: styles(*CODES, fonts=FONTS, cells=XFS)})
    try:
        (grid,) = read_grids(str(write_parts(path, made)))
    except InputError as error:
        return str(error)
    slots = Cell.__slots__
    return [(0, [tuple(grid.notes)])] + [
        (line.number, [(str(c), *(getattr(c, name, "") for name in slots)) for c in line.cells])
        for line in grid.rows
    ]


def random_cell(source: random.Random, place: str) -> str:
    value = source.choice(["0", "12", "0.917", "-3.5", "1e3", " 7", "x", "", "&lt;", "5_x0041_"])
    style = source.randrange(10)
    kinds = [
        number(place, value, style),
        number(place, value, style),
        text(place, value),
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>',
        f'<c r="{place}" t="s"><v>{source.choice("0001")}</v></c>',
        f'<c r="{place}" t="{source.choice("bedn")}"><v>{value}</v></c>',
        f'<c r="{place}"><f>1</f><v>{value}</v></c>',
        f'<c r="{place}" s="{style}"/>',
    ]
    common = source.random() < 0.9
    return source.choice(kinds[:4] if common else kinds)


def random_rows(source: random.Random) -> str:
    rows = []
    for at in range(1, 9):
        columns = [letter for letter in "ABCDE" if source.random() < 0.8]
        if source.random() < 0.05:
            source.shuffle(columns)
        there = at if source.random() < 0.98 else 3
        rows.append(row(at, *(random_cell(source, f"{column}{there}") for column in columns)))
    return "".join(rows)


@pytest.mark.parametrize("seed", range(300))
def test_the_parser_reads_the_same(seed: int, tmp_path: Path) -> None:
    rows = random_rows(random.Random(seed))
    commented = sheet(f"<!-- only the parser reads on -->{rows}")
    assert described(tmp_path / "a.xlsx", sheet(rows)) == described(tmp_path / "a.xlsx", commented)


ORDINARY = '<row r="1"><c r="A1"><v>1</v></c></row>'
BEFORE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (ORDINARY, ["1"]),
        (f"<!-- {ORDINARY} -->", None),
        (f'<row r="1"><c r="A1" t="str"><v><![CDATA[{ORDINARY}]]></v></c></row>', [ORDINARY]),
        (f'<row r="2"><c r="A2"><v>7</v><x>{ORDINARY}</x></c></row>', ["7"]),
        ('<row r="1"><c r="A1" t="str"><v>a]]></v></c></row>', None),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', None),
        ('<row r="1"><c r="A2"><v>1</v></c></row>', None),
        ('<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>', None),
        ('<row r="1"><c r="A1" t="str"><v>\uffff</v></c></row>', None),
        ('<row r="1"><c r="A1"><v></v></v></c></row>', None),
        (f"{ORDINARY}<row r='1'/>{ORDINARY.replace('A', 'B')}", ["1", "1"]),
    ],
)
def test_what_only_looks_ordinary(rows: str, cells: list[str] | None, tmp_path: Path) -> None:
    for before in ("", BEFORE):
        read = described(tmp_path / "a.xlsx", before + sheet(rows))
        if isinstance(read, str):
            assert cells is None
            assert "damaged" in read
        else:
            assert [cell[0] for _number, made in read[1:] for cell in made] == (cells or [])


def test_text_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = row(1, text("A1", "é"), text("B1", "漢"))
    assert "漢" in str(described(path, sheet(rows).encode("utf-16")))
    data = sheet(row(1, text("A1", "é"))).encode("latin-1")
    assert "not well-formed" in str(described(path, data))
    declared = b'<?xml version="1.0" encoding="ISO-8859-1"?>'
    assert "é" in str(described(path, declared + data))


def test_rows_that_a_block_cuts(tmp_path: Path) -> None:
    numbers = range(1, 3000)
    rows = "".join(row(at, text(f"A{at}", "甲" * 50), number(f"B{at}", at)) for at in numbers)
    read = described(tmp_path / "a.xlsx", sheet(rows))
    assert not isinstance(read, str)
    assert [(at, cells[1][0]) for at, cells in read[1:]] == [(at, str(at)) for at in numbers]


def test_formats_of_digits_alone() -> None:
    source = random.Random(13)
    slots = Cell.__slots__
    for _each in range(20_000):
        decimals = source.choice([0, 0, 1, 2, 6, 7])
        form = source.choice(["", "#,##"]) + "0" + "." * bool(decimals) + "0" * decimals
        form += source.choice(["", "%"])
        digits = source.randrange(10 ** source.randrange(16))
        value = (Decimal(digits) * source.choice([1, -1])).scaleb(-source.randrange(-4, 10))
        made, expected = number_cell(value, form), number_cell(value, f"[Red]{form}")
        assert (made, type(made)) == (expected, type(expected))
        assert [getattr(made, name, "") for name in slots] == [
            getattr(expected, name, "") for name in slots
        ]


@pytest.mark.parametrize(
    "label", ["<r></t></is></c>x</r>", "<r>1</r>", "_x0041_", "=1+1", "a\rb", " b\n\tc "]
)
def test_a_text_stays_what_it_is(label: str, tmp_path: Path) -> None:
    data = workbook_bytes(["a"], iter([[label]]), [True])
    assert data == workbook_bytes(["a"], iter([[label]]), [True])
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    (grid,) = read_grids(str(path))
    assert grid.rows[1].cells == [label]
    assert load_workbook(path).worksheets[0]["A2"].data_type != "f"


def test_numbers_are_stored_with_the_digits_that_they_have(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes(["a"], iter([["9.95"], ["81.4%"]]), [True]))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        stored = archive.read("xl/worksheets/sheet1.xml")
    assert re.findall(rb"<v>(.*?)</v>", stored) == [b"9.95", b"0.814"]


def test_a_text_too_long_in_the_units_of_a_spreadsheet() -> None:
    workbook_bytes(["a"], iter([["😀" * 16_383]]), [False])
    with pytest.raises(SokatsuError, match="a spreadsheet cannot hold"):
        workbook_bytes(["a"], iter([["😀" * 16_384]]), [False])


def test_no_temporary_file_stays(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    stdin = "indicator,direction,target,actual\n甲,↗,1,1\n".encode()
    told = sokatsu("rate", "-", "-o", tmp_path / "a.xlsx", stdin=stdin)
    assert told.status == 2
    assert "cannot write a temporary file" in told.stderr
    (tmp_path / "none").mkdir()
    assert sokatsu("rate", "-", "-o", tmp_path / "a.xlsx", stdin=stdin).status == 0
    assert not list((tmp_path / "none").iterdir())
