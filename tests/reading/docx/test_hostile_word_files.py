"""Word files that no program would write, or only to do harm: each is read or refused."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bounded_run import assert_bounded, assert_told
from compound_files import compound_file
from needs import some_seldom
from spreadsheet_parts import parts, relations
from support import Sokatsu
from word_parts import (
    DOCUMENT,
    MAIN,
    cell,
    document,
    line,
    paragraph,
    row,
    run,
    styles,
    table,
    word_parts,
    write_word,
)

LINES = [
    [cell(paragraph(text)) for text in texts]
    for texts in (("indicator", "direction", "target", "actual"), ("甲", "↗", "70", "64.2"))
]
HEAD, ROW = (row("".join(cells)) for cells in LINES)
USUAL = table(HEAD, ROW)
_BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
READ = ""
DAMAGED = "the file is damaged"

Made = dict[str, str | bytes]


def changed(**names: str | bytes | None) -> Made:
    """Return the parts of the usual file with some of them changed."""
    known = {"text": DOCUMENT, "styles": "word/styles.xml", "rels": "_rels/.rels"}
    made: dict[str, str | bytes | None] = {**word_parts(USUAL)}
    made |= {known.get(name, name): data for name, data in names.items()}
    return {name: data for name, data in made.items() if data is not None}


def zipped(made: Made) -> bytes:
    """Return a file of parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return written.getvalue()


def encrypted() -> bytes:
    """Return a zip whose parts say that they are encrypted."""
    data = bytearray(zipped(word_parts(USUAL)))
    for match in re.finditer(b"PK\x01\x02|PK\x03\x04", bytes(data)):
        data[match.start() + (8 if match[0] == b"PK\x01\x02" else 6)] |= 1
    return bytes(data)


def bomb(piece: bytes, count: int, part: str = DOCUMENT) -> Callable[[], bytes]:
    """Return what makes a file with a part of many alike pieces before the usual text."""

    def make() -> bytes:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, data in word_parts(USUAL, styles()).items():
                if name != part:
                    archive.writestr(name, data)
            begin, end = document("@").split("@") if part == DOCUMENT else styles_around()
            with archive.open(part, "w", force_zip64=True) as file:
                file.write(begin.encode())
                block = piece * 1000
                file.writelines(block for _ in range(count // 1000))
                file.write((USUAL if part == DOCUMENT else "").encode() + end.encode())
        return written.getvalue()

    return make


def styles_around() -> tuple[str, str]:
    return f'<w:styles xmlns:w="{MAIN}">', "</w:styles>"


FAR = "<w:trPr><w:gridBefore w:val='9999'/></w:trPr>"
FIELD = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"

FILES: dict[str, tuple[Made | bytes | Callable[[], bytes], str]] = {
    "empty": (b"", "this is no Word file"),
    "text": (b"indicator,target\n", "this is no Word file"),
    "nothing but PK": (b"PK", DAMAGED),
    "cut off": (zipped(word_parts(USUAL))[:-100], DAMAGED),
    "no parts": ({}, "this is no Word file"),
    "old": (compound_file({"WordDocument": bytes(9000)}), "an old Word document"),
    "password": (compound_file({"EncryptedPackage": bytes(9000)}), "a password"),
    "encrypted parts": (encrypted, "protected by a password"),
    "a spreadsheet": (parts(), READ),
    "an open document": ({"mimetype": "x", "content.xml": "<a/>"}, "this is no Word file"),
    "without its text": (changed(text=None), "this is no Word file"),
    "another root": (changed(text=f'<w:body xmlns:w="{MAIN}"/>'), "this is no Word file"),
    "a root of no language": (changed(text="<document/>"), "this is no Word file"),
    "without relations": (changed(rels=None), READ),
    "text elsewhere": (changed(rels=relations(("officeDocument", "../../etc/x"))), "no Word file"),
    "text outside": (
        changed(rels=relations(("officeDocument", DOCUMENT), mode=' TargetMode="External"')),
        "this is no Word file",
    ),
    "a loop of relations": (
        {
            **word_parts(USUAL),
            "word/_rels/document.xml.rels": relations(
                ("styles", "document.xml"), ("officeDocument", "document.xml")
            ),
        },
        READ,
    ),
    "a loop of styles": (
        word_parts(
            table(HEAD, row(cell(line(run("甲", '<w:rStyle w:val="a"/>'))), *LINES[1][1:])),
            styles(("a", "b", "<w:strike/>"), ("b", "a", ""), ("c", "c", "")),
        ),
        "",
    ),
    "broken styles": (changed(styles="<w:styles"), DAMAGED),
    "deep styles": (changed(styles="<a>" * 1000), "too deep in one another"),
    "many styles": (bomb(b"<w:style/>", 30_000, "word/styles.xml"), READ),
    "broken text": (changed(text=document(USUAL)[:-30]), DAMAGED),
    "a doctype": (changed(text=f"<!DOCTYPE x>{document(USUAL)}"), "DOCTYPE"),
    "entities of entities": (changed(text=_BOMB + document("&c;" + USUAL)), "DOCTYPE"),
    "an unknown entity": (changed(text=document("&x;" + USUAL)), DAMAGED),
    "NULs": (changed(text=document(USUAL).replace("甲", "\0")), DAMAGED),
    "Shift_JIS": (
        changed(text=b"<?xml version='1.0' encoding='Shift_JIS'?>" + document(USUAL).encode()),
        DAMAGED,
    ),
    "UTF-16": (changed(text=document(USUAL).encode("utf-16")), READ),
    "no table": (changed(text=document(paragraph("甲"))), "there is no table in it"),
    "an empty table": (changed(text=document(table(row(cell(""))))), "there is no table in it"),
    "cells outside": (changed(text=document(cell(USUAL))), "a cell outside of tables"),
    "rows outside": (changed(text=document(row(cell(USUAL)))), "a cell outside of tables"),
    "cells in a box in a cell": (
        changed(
            text=document(
                table(row(cell(line(f"<w:r><w:txbxContent>{row('')}</w:txbxContent></w:r>"))))
            )
        ),
        "a cell outside of tables",
    ),
    "properties outside": (
        changed(text=document(f"<w:trPr><w:del/></w:trPr><w:tcPr><w:vMerge/></w:tcPr>{USUAL}")),
        READ,
    ),
    "a wide cell": (
        changed(text=document(table(HEAD, ROW, row(cell("", '<w:gridSpan w:val="99999999"/>'))))),
        READ,
    ),
    "far to the right": (
        changed(
            text=document(
                table(
                    HEAD, row("<w:trPr><w:gridBefore w:val='9999'/></w:trPr>", cell(paragraph("x")))
                )
            )
        ),
        "far from the headings",
    ),
    "a field without end": (changed(text=document(line(FIELD) + USUAL)), "a field has no end"),
    "deleted cells": (
        changed(text=document(table(HEAD, row(cell(paragraph("x"), "<w:cellDel/>"))))),
        "accept or reject them in Word",
    ),
    "a terminal": (changed(text=document(USUAL.replace("甲", "&#x9b;31m\u202e"))), READ),
    "deep": (changed(text=document("<w:x>" * 100_000)), "too deep in one another"),
    "tables in tables": (changed(text=document("<w:tbl><w:tr><w:tc>" * 100_000)), "too deep"),
    "many fields": (bomb(FIELD.encode(), 60_000), "a field has no end"),
    "many texts in fields": (
        bomb(FIELD.encode() + b"<w:r><w:t>9</w:t></w:r>", 40_000),
        "a field has no end",
    ),
    "a bomb of blanks": (bomb(b" " * 10_000 + b"<w:p/>", 30_000), "too large for a Word file"),
    "a bomb of text": (
        bomb(b"<w:r><w:t>" + b"x" * 1000 + b"</w:t></w:r>", 50_000),
        "more than 30,000,000 characters",
    ),
    "a bomb of elements": (bomb(b"<w:p/>", 2_000_000), "too large for a Word file"),
    "many tables": (bomb(USUAL.encode(), 3_000), "more than 2,000 tables"),
    "many cells": (bomb(table(row(cell(""))).encode(), 2_000), READ),
    "merged with wide cells": (
        bomb(
            b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p/></w:tc></w:tr>'
            b"</w:tbl>",
            1_000,
        ),
        READ,
    ),
    "one long text": (bomb(b"x", 9_000_000), "one of its texts is too long"),
    "many parts": (
        lambda: zipped(
            {**word_parts(USUAL), **{f"{at:04}" + "x" * 60_000: b"" for at in range(150)}}
        ),
        "too many parts",
    ),
}

LARGE = {name for name, (made, _told) in FILES.items() if callable(made)}

SELDOM = ("a bomb of elements", "a bomb of text", "many fields", "many texts in fields")


def written(name: str, folder: Path) -> Path:
    made = FILES[name][0]
    path = folder / "a.docx"
    if isinstance(made, dict):
        return write_word(path, made)
    path.write_bytes(made() if callable(made) else made)
    return path


@pytest.mark.parametrize("name", sorted({*FILES} - LARGE))
def test_a_hostile_file_is_read_or_refused(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    path, expected = written(name, tmp_path), FILES[name][1]
    run = sokatsu("rate", path)
    assert run.status == (2 if expected else 0), run.stderr
    assert_told(run.stderr, expected)
    tidy = sokatsu("tidy", path)
    assert tidy.status in (0, 2)
    assert_told(tidy.stderr, "")


@pytest.mark.parametrize("name", some_seldom(sorted(LARGE), SELDOM))
def test_a_large_file_takes_little(name: str, tmp_path: Path) -> None:
    assert_bounded(["tidy", str(written(name, tmp_path))], tmp_path, FILES[name][1])


def test_a_file_with_macros_is_read_without_them(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docm", {**word_parts(USUAL), "word/vbaProject.bin": b"x"})
    assert sokatsu("rate", path, "-f", "csv", "--columns", "rate").stdout == b"rate\n91.7\n"
