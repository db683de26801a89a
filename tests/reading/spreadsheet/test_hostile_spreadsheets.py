"""Spreadsheets that no program would write, or only to do harm: each is read or refused.

Whatever the input: no traceback, exit code 0 or 2, nothing raw on the terminal, at most 20 seconds
and 1 GiB, no message of more than 4,000 characters.
"""

import io
import re
import zipfile
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path

import pytest

from bounded_run import assert_bounded, needs_measures
from compound_files import compound_file
from needs import seldom
from spreadsheet_parts import (
    HEAD,
    MAIN,
    RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    USUAL,
    USUAL_RELATIONS,
    WORKBOOK,
    indicator,
    number,
    parts,
    relations,
    row,
    sheet,
    strict_parts,
    styles,
    text,
    workbook,
    write_parts,
)
from support import Sokatsu

_CHARACTERS = 4000

_BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def changed(**names: str | bytes | None) -> dict[str, str | bytes]:
    """Return the parts of the usual file with some of them changed."""
    known = {
        "sheet": SHEET,
        "workbook": WORKBOOK,
        "styles": STYLES,
        "strings": STRINGS,
        "relations": RELATIONS,
    }
    return parts({known[name]: data for name, data in names.items()})


def cells(*third_row: str, codes: tuple[str, ...] = (), after: str = "") -> dict[str, str | bytes]:
    """Return the usual table with one more row."""
    return changed(sheet=sheet(USUAL + row(3, *third_row), after), styles=styles(*codes))


def values(target: str, actual: str = number("D2", 64), *codes: str) -> dict[str, str | bytes]:
    """Return a table of one indicator with these cells."""
    return changed(sheet=sheet(HEAD + indicator(2, target, actual)), styles=styles(*codes))


def raw(data: bytes) -> Callable[[Path], object]:
    """Return what writes a file of bytes."""
    return lambda path: path.write_bytes(data)


def zipped(made: dict[str, str | bytes]) -> bytes:
    """Return a file of parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return written.getvalue()


def encrypted(path: Path) -> None:
    """Write a zip whose parts say that they are encrypted."""
    data = bytearray(zipped(parts()))
    for match in re.finditer(b"PK\x01\x02|PK\x03\x04", bytes(data)):
        at = match.start() + (8 if match[0] == b"PK\x01\x02" else 6)
        data[at] |= 1
    path.write_bytes(data)


def packed_otherwise(path: Path) -> None:
    """Write a zip whose parts are packed by bzip2."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        for name, data in parts().items():
            archive.writestr(name, data)


def doubled(path: Path) -> None:
    """Write a zip with one part twice, in another case."""
    write_parts(path, {**parts(), SHEET.upper(): sheet(HEAD)})


def many_parts(path: Path) -> None:
    """Write a zip with a list of parts of 9 MB."""
    names = (f"{at:04}" + "x" * 60_000 for at in range(150))
    write_parts(path, {**parts(), **dict.fromkeys(names, b"")})


def streamed(**pieces: list[bytes] | chain[bytes]) -> Callable[[Path], None]:
    """Return what writes a large part, piece by piece, as the sheet or the shared texts."""

    def write(path: Path) -> None:
        small = parts({SHEET: None if "sheet" in pieces else sheet(_LAST_TEXT), STRINGS: None})
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, data in small.items():
                archive.writestr(name, data)
            for name, each in pieces.items():
                part = SHEET if name == "sheet" else STRINGS
                root = "worksheet" if name == "sheet" else "sst"
                inside = "sheetData" if name == "sheet" else ""
                with archive.open(part, "w", force_zip64=True) as file:
                    file.write(f'<{root} xmlns="{MAIN}">'.encode())
                    file.write(f"<{inside}>{USUAL}".encode() if inside else b"")
                    file.writelines(each)
                    file.write(f"</{inside}>".encode() if inside else b"")
                    file.write(f"</{root}>".encode())

    return write


_LAST_TEXT = USUAL + row(3, '<c r="A3" t="s"><v>999999</v></c>', text("B3", "↗"))
_MIB = b" " * (1 << 20)


def numbered(form: str, count: int) -> list[bytes]:
    """Return rows from the third on."""
    return ["".join(form.replace("#", str(at)) for at in range(3, count)).encode()]


def merged(*areas: str) -> str:
    """Return the merged areas of a sheet."""
    each = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"<mergeCells>{each}</mergeCells>"


def named(*names: str) -> dict[str, str | bytes]:
    """Return a workbook with sheets of these names."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId1"/>' for at, name in enumerate(names, 1)
    )
    return changed(workbook=workbook(sheets))


READ = r""
DAMAGED = r"the file is damaged"

Write = dict[str, str | bytes] | Callable[[Path], object]

FILES: dict[str, tuple[Write, str]] = {
    # What is no zip, or another one.
    "empty": (raw(b""), "this is no .xlsx spreadsheet"),
    "text": (raw(b"indicator,direction\n"), "this is no .xlsx spreadsheet"),
    "html": (raw(b"<html><table><tr><td>1</td></tr></table></html>"), "no indicator table"),
    "gzip": (raw(b"\x1f\x8b\x08" + bytes(100)), "this is a gzip archive; unpack it"),
    "nothing but PK": (raw(b"PK"), DAMAGED),
    "cut off": (raw(zipped(parts())[:-200]), DAMAGED),
    "cut in the middle": (raw(zipped(parts())[300:]), "this is no .xlsx spreadsheet"),
    "no parts": (raw(zipped({})), "this is no .xlsx spreadsheet"),
    "other parts": (raw(zipped({"a.txt": "a"})), "this is no .xlsx spreadsheet"),
    "password": (raw(compound_file({"EncryptedPackage": bytes(200_000)})), "a password"),
    "encrypted parts": (encrypted, "protected by a password"),
    "packed otherwise": (packed_otherwise, "compressed in an unusual way"),
    "a part twice": (doubled, "2 parts named"),
    "changed bytes": (raw(zipped(parts()).replace(b"64.2", b"99.9")), "Bad CRC-32"),
    "many parts": (many_parts, "too many parts"),
    "binary workbook": (
        {"_rels/.rels": relations(("officeDocument", "xl/workbook.bin")), "xl/workbook.bin": b""},
        "no sheet with cells",
    ),
    "open document": ({"mimetype": "application/x", "content.xml": "<a/>"}, "OpenDocument"),
    "a letter": (
        {"_rels/.rels": relations(("officeDocument", "word/document.xml"))},
        "this is no .xlsx spreadsheet",
    ),
    # Parts that are missing, or stand elsewhere.
    "no relations of the file": (parts({"_rels/.rels": None}), READ),
    "no workbook": (changed(workbook=None), "this is no .xlsx spreadsheet"),
    "no relations": (changed(relations=None), "there is no sheet with cells"),
    "no sheet": (changed(sheet=None), "no part named 'xl/worksheets/sheet1.xml'"),
    "no styles": (changed(styles=None), "no part named 'xl/styles.xml'"),
    "no texts": (
        parts({STRINGS: None, SHEET: sheet(USUAL + row(3, '<c r="A3" t="s"><v>0</v></c>'))}),
        "no part named",
    ),
    "no sheets": (changed(workbook=workbook("")), "there is no sheet with cells"),
    "sheet outside": (
        changed(relations=relations(*USUAL_RELATIONS, mode=' TargetMode="External"')),
        "no part named ''",
    ),
    "sheet above": (
        changed(relations=relations(("worksheet", "../../../etc/passwd"))),
        "no part named 'etc/passwd'",
    ),
    "strict": (strict_parts(), READ),
    "capital names": (
        {name.upper() if name != "_rels/.rels" else name: data for name, data in parts().items()},
        READ,
    ),
    "backslashes": ({name.replace("/", "\\"): data for name, data in parts().items()}, READ),
    # XML that is none, or more than it should be.
    "no XML": (changed(sheet="indicator"), DAMAGED),
    "cut off XML": (changed(sheet=sheet()[:-30]), DAMAGED),
    "NUL in XML": (changed(sheet=sheet(USUAL.replace("甲2", "甲\0"))), DAMAGED),
    "undefined entity": (changed(sheet=sheet(USUAL.replace("甲2", "&b;"))), DAMAGED),
    "unknown encoding": (changed(sheet=f'<?xml version="1.0" encoding="x-1"?>{sheet()}'), DAMAGED),
    "utf-16": (changed(sheet=f"\ufeff{sheet()}".encode("utf-16-le")), READ),
    "doctype": (changed(sheet=f"<!DOCTYPE worksheet>{sheet()}"), "DOCTYPE"),
    "entities of entities": (changed(strings=None, sheet=_BOMB + sheet()), "DOCTYPE"),
    "entities in styles": (changed(styles=_BOMB + styles()), "DOCTYPE"),
    "entity of a file": (
        changed(workbook='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + workbook()),
        "DOCTYPE",
    ),
    "other root": (changed(sheet=f'<chartsheet xmlns="{MAIN}"/>'), "it has no cells"),
    "no namespace": (changed(sheet="<worksheet><sheetData/></worksheet>"), "it has no cells"),
    "deep": (streamed(sheet=[b"<x>" * 1_000_000]), "too deep"),
    "deep workbook": (changed(workbook=workbook("<x>" * 200 + "</x>" * 200)), "too deep"),
    "deep cell": (cells(f'<c r="A3">{"<is>" * 90}{"</is>" * 90}</c>'), "too deep"),
    "many names": (
        streamed(sheet=["".join(f"<x{at}/>" for at in range(50_000)).encode()]),
        "too many names",
    ),
    "many tags": (streamed(sheet=[*repeat(b"<x/>" * 100_000, 80)]), "too large"),
    "bomb of blanks": (streamed(sheet=[*repeat(_MIB, 600)]), "one of its texts is too long"),
    "bomb of rows": (streamed(sheet=[*repeat(b"<!-- -->" + _MIB, 300)]), "too large"),
    "bomb of texts": (
        streamed(strings=[b"<si><t>", *repeat(_MIB, 300), b"</t></si>"]),
        "one of its texts is too long",
    ),
    "bomb of an attribute": (
        streamed(sheet=[b'<row r="3" x="', *repeat(b"x" * (1 << 20), 30), b'"/>']),
        "one of its texts is too long",
    ),
    # Cells that stand nowhere.
    "row number too large": (
        changed(sheet=sheet(USUAL + row(2_000_000_000, number("A2000000000", 1)))),
        r"\[S\]: a row with the number '2000000000'",
    ),
    "row 0": (changed(sheet=sheet(USUAL + row(0, number("A0", 1)))), "a row with the number '0'"),
    "row far off behind noughts": (
        changed(sheet=sheet(USUAL + '<row r="0000000009999999999"/>')),
        "a row with the number '0000000009999999999'",
    ),
    "row abc": (changed(sheet=sheet(USUAL + '<row r="abc"/>')), "a row with the number 'abc'"),
    "row without a number": (changed(sheet=sheet(USUAL + "<row r=''/>")), "the number ''"),
    "row of many digits": (
        changed(sheet=sheet(USUAL + f'<row r="{"9" * 6000}"/>')),
        "a row with the number '9999",
    ),
    "rows out of order": (
        changed(sheet=sheet(indicator(2, number("C2", 70), number("D2", 64)) + HEAD)),
        READ,
    ),
    "column after the last": (cells(number("XFE3", 1)), r":3: the file is damaged: a cell 'XFE3'"),
    "cell of another row": (cells(number("A5", 1)), "a cell 'A5'"),
    "cell of no column": (cells(number("33", 1)), "a cell '33'"),
    "small letters": (cells(number("a3", 1)), "a cell 'a3'"),
    "cell twice": (cells(number("A3", 1), number("A3", 2)), ":3: column A: .* stands twice"),
    "places left out": (
        changed(sheet=sheet(re.sub(r' r="[A-Z]*[0-9]"', "", USUAL))),
        READ,
    ),
    "places left out after some": (cells('<c r="A3"/><c><v>1</v></c>'), "a cell ''"),
    # Cells that hold what they cannot.
    "element in a value": (cells('<c r="A3"><v>1<x>2</x></v></c>'), "an element in a value"),
    "element in a text": (
        cells('<c r="A3" t="inlineStr"><is><t>1<x>2</x></t></is></c>'),
        "an element in a value",
    ),
    "style that is not there": (
        cells(number("A3", 1, 99)),
        "A: the file is damaged: no style '99'",
    ),
    "style below 0": (cells(number("A3", 1, -1)), "no style '-1'"),
    "style of words": (cells('<c r="A3" s="x"><v>1</v></c>'), "no style 'x'"),
    "text that is not there": (cells('<c r="A3" t="s"><v>7</v></c>'), "there is no text 7"),
    "text of words": (cells('<c r="A3" t="s"><v>x</v></c>'), "no text 'x'"),
    "text of many digits": (cells(f'<c r="A3" t="s"><v>{"9" * 5000}</v></c>'), "no text '999"),
    "unknown kind": (cells('<c r="A3" t="z"><v>x</v></c>'), "a cell of the kind 'z'"),
    "no number": (values('<c r="C2"><v>abc</v></c>'), "target: 'abc' is not a number"),
    "NaN": (values('<c r="C2"><v>NaN</v></c>'), "target: 'NaN' is not a number"),
    "infinity": (values('<c r="C2"><v>INF</v></c>'), "target: 'INF' is not a number"),
    "exponent": (values('<c r="C2"><v>1e999999999</v></c>'), "'1e999999999' is not a number"),
    "large exponent": (values('<c r="C2"><v>1e999</v></c>'), "more than 18 digits"),
    "small exponent": (values('<c r="C2"><v>1e-999</v></c>'), "more than 100 decimals"),
    "many digits": (values(f'<c r="C2"><v>{"9" * 600}</v></c>'), "target: '9999"),
    "minus 0": (values('<c r="C2"><v>-0</v></c>'), READ),
    "other digits": (values('<c r="C2"><v>٣</v></c>'), "'٣' is not a number"),
    "date below 0": (
        values(number("C2", -1, 1), number("D2", 1), "yyyy"),
        "a date, but -1 is none",
    ),
    "date too late": (values(number("C2", "1e300", 1), number("D2", 1), "yyyy"), "a date, but 10"),
    "long format": (values(number("C2", 1, 1), number("D2", 1), "0" * 256), "a number format of"),
    "format of many digits": (values(number("C2", 1, 1), number("D2", 1), "0" * 255), READ),
    "format with a lone quote": (values(number("C2", 1, 1), number("D2", 1), '0"'), READ),
    "format of a terminal": (
        values(number("C2", 0, 1), number("D2", 1), '0;0;"\u202e\x9b31m"'),
        r"it shows '\\u202e\\x9b31m' where 0",
    ),
    "number of a format": (
        changed(styles=styles(cells=f'<xf numFmtId="{"9" * 5000}" fontId="x"/>')),
        READ,
    ),
    "escape sequences": (
        changed(sheet=sheet(HEAD + row(2, text("A2", "_x001B_[31m"), text("B2", "_x009B_")))),
        r"unknown direction '\\x9b'|direction",
    ),
    "escaped NUL": (cells(text("A3", "_x0000_")), "NUL"),
    "lone surrogate": (changed(sheet=sheet(USUAL.replace("甲2", "_xD800_"))), READ),
    "plain text like a cell": (
        changed(sheet=sheet(USUAL.replace("甲2", '<![CDATA[<c r="A9" s="1"/>]]>'))),
        READ,
    ),
    # Sheets with names.
    "name of a terminal": (named("&#x9b;31m\u202e"), READ),
    "long name": (named("長" * 50_000), READ),
    "many sheets": (named(*(f"S{at}" for at in range(200))), READ),
    "two of one name": (named("S", "S"), READ),
    # More than there is room for.
    "formatted last row": (
        changed(sheet=sheet(USUAL + row(1048576, '<c r="A1048576" s="0"/>'))),
        READ,
    ),
    "a million formatted rows": (
        streamed(
            sheet=numbered('<row r="#" s="1"><c r="A#" s="1"/><c r="D#" s="1"/></row>', 10**6)
        ),
        READ,
    ),
    "many rows without places": (
        streamed(sheet=[b'<row s="1"><c s="1"/></row>' * 200_000]),
        READ,
    ),
    "text in the last cell": (
        changed(sheet=sheet(USUAL + row(1048576, text("XFD1048576", "x")))),
        r"\[S\]:1048576: column XFD: 'x' stands far",
    ),
    "texts in the last column": (
        streamed(sheet=numbered('<row r="#"><c r="XFD#"><v>1</v></c></row>', 2000)),
        "far from the others",
    ),
    "filled cells": (
        streamed(sheet=[(b"<row>" + b"<c><v>1</v></c>" * 700 + b"</row>") * 1000]),
        "more than 300,000 filled cells",
    ),
    "filled rows": (
        streamed(sheet=[b"<row><c><v>1</v></c></row>" * 300_000]),
        "more than 100,000 rows",
    ),
    "one long text": (
        cells(*(text(f"{column}3", "長" * 900_000) for column in "ABCD")),
        "direction",
    ),
    "long texts": (
        streamed(sheet=[b"<row><c t='str'><v>" + b"x" * 3_000_000 + b"</v></c></row>"] * 40),
        "more than 30,000,000 characters",
    ),
    "long notes": (
        changed(
            sheet=sheet(
                USUAL
                + "".join(
                    row(at, text(f"A{at}", f"注{at}　{'長い' * 16_000}")) for at in range(3, 43)
                )
                + row(99, text("A99", "※ " + "とても長い" * 100_000))
            )
        ),
        "direction",
    ),
    "a column merged": (changed(sheet=sheet(after=merged("A2:A1048576"))), READ),
    "a sheet merged": (changed(sheet=sheet(after=merged("A1:XFD1048576"))), "no indicator table"),
    "many merged over one another": (
        streamed(
            sheet=[
                *numbered('<row r="#"><c r="A#"><v>1</v></c></row>', 20_000),
                b"</sheetData>",
                merged(*(f"B{at}:Z1048576" for at in range(2, 502))).encode(),
                b"<sheetData>",
            ]
        ),
        "too many merged cells",
    ),
    "merged from all columns": (
        changed(sheet=sheet(USUAL, merged(*(f"A{at}:A{at + 9}" for at in range(3, 50_000))))),
        READ,
    ),
    "many merged": (
        changed(sheet=sheet(after=merged(*(["A1:B1"] * 100_001)))),
        "more than 100,000 merged areas",
    ),
    "merged columns": (changed(sheet=sheet(after=merged("A:A"))), "the merged area 'A:A'"),
    "merged nowhere": (changed(sheet=sheet(after=merged("A1:ZZZ9"))), "the merged area"),
    "a million shared texts": (
        streamed(strings=[b"<si><t>\xe7\x94\xb2</t></si>" * 1_000_000]),
        READ,
    ),
    "a large text many times": (
        parts(
            {
                SHEET: sheet(
                    USUAL
                    + "".join(row(at, f'<c r="A{at}" t="s"><v>0</v></c>') for at in range(3, 400))
                ),
                STRINGS: f'<sst xmlns="{MAIN}"><si><t>{"x" * 900_000}</t></si></sst>',
            }
        ),
        "more than 30,000,000 characters",
    ),
}


def written(name: str, folder: Path) -> Path:
    """Write a hostile file."""
    path, made = folder / "a.xlsx", FILES[name][0]
    if callable(made):
        made(path)
    else:
        write_parts(path, made)
    return path


LARGE = [
    *("bomb of blanks", "bomb of rows", "bomb of texts", "many tags", "deep", "long texts"),
    *("a million formatted rows", "many rows without places", "a million shared texts"),
    *(
        "long notes",
        "filled cells",
        "filled rows",
        "many merged over one another",
        "bomb of an attribute",
    ),
]

SELDOM = (
    *("many tags", "many rows without places", "a million shared texts"),
    *("a million formatted rows", "bomb of rows", "bomb of blanks", "filled rows", "long notes"),
    "many merged over one another",
)

KEPT = ("filled cells", "filled rows", "long texts", "long notes", "many merged over one another")
"""Those that `tidy` keeps something of; it reads the others as `rate` does."""


def check_run(name: str, status: int, shown: str, told: str) -> None:
    """Check what a command did with a file."""
    expected = FILES[name][1]
    assert "Traceback" not in told
    assert all(line.isprintable() for line in [*told.split("\n"), *shown.split("\n")])
    assert max(map(len, told.split("\n"))) <= _CHARACTERS
    assert status == (2 if expected else 0)
    assert re.search(expected, told)


@pytest.mark.parametrize("name", sorted({*FILES} - {*LARGE}))
def test_a_hostile_file_is_read_or_refused(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(name, tmp_path)
    run = sokatsu("rate", path)
    check_run(name, run.status, run.stdout.decode(), run.stderr)
    tidy = sokatsu("tidy", path)
    assert tidy.status in (0, 2)
    assert "Traceback" not in tidy.stderr
    assert all(line.isprintable() for line in tidy.stderr.split("\n"))
    assert max(map(len, tidy.stderr.split("\n"))) <= _CHARACTERS


@needs_measures
@pytest.mark.parametrize(
    ("command", "name"),
    [
        *(pytest.param("rate", name, marks=seldom if name in SELDOM else ()) for name in LARGE),
        *(pytest.param("tidy", name, marks=seldom if name in SELDOM else ()) for name in KEPT),
    ],
)
def test_a_large_file_takes_little(command: str, name: str, tmp_path: Path) -> None:
    run = assert_bounded([command, str(written(name, tmp_path))], tmp_path)
    if command == "rate":
        check_run(name, run.status, run.stdout, run.stderr)
