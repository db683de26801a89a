"""Open spreadsheets that no program would write, or only to do harm: read or refused."""

import zipfile
from itertools import repeat
from pathlib import Path

import pytest

from bounded_run import needs_measures
from drawn_books import ods_parts, table, text_cell, write_ods
from hostile_books import (
    DAMAGED,
    READ,
    Files,
    Write,
    assert_read_or_refused,
    assert_takes_little,
    streamed,
)
from needs import some_seldom
from support import Sokatsu


def ods(rows: str, **others: str) -> Write:
    return lambda path: write_ods(path, ods_parts(table(rows), **others))


def row_of(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods_streamed(block: bytes, count: int) -> Write:
    before, after = ods_parts(table("@"))["content.xml"].split("@")
    blocks = [before.encode(), *repeat(block, count), after.encode()]
    kind = {"mimetype": ods_parts("")["mimetype"]}
    return streamed("content.xml", iter(blocks), kind)


def doubled_names(path: Path) -> None:
    write_ods(path, ods_parts(table("")))
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("content.xml", "<a/>")


USUAL_ODS = row_of(
    *(text_cell(name) for name in ("indicator", "direction", "target", "actual"))
) + row_of(
    *(text_cell(name) for name in ("甲", "↗")),
    *(
        f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        for value in ("70", "64.2")
    ),
)


SPACES = (
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


RICH = "<text:span>" * 80 + "</text:span>" * 80


ENCRYPTED = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)


FILES: Files = {
    "rows without end": (
        ods(USUAL_ODS + row_of(text_cell("乙"), attributes='table:number-rows-repeated="1000000"')),
        "more than 100,000 rows",
    ),
    "columns without end": (
        ods(row_of(text_cell("乙", 'table:number-columns-repeated="1000000"'))),
        DAMAGED,
    ),
    "blank rows and columns without end": (
        ods(
            USUAL_ODS
            + row_of(
                '<table:table-cell table:number-columns-repeated="999999999"/>',
                attributes='table:number-rows-repeated="999999999"',
            )
        ),
        READ,
    ),
    "cells as many as there are": (
        ods(row_of(text_cell("乙", 'table:number-columns-repeated="16384"')) * 99),
        "more than 300,000 filled cells",
    ),
    "repeated no times": (
        ods(row_of(text_cell("乙", 'table:number-columns-repeated="-5"'))),
        DAMAGED,
    ),
    "repeated and merged": (
        ods(
            row_of(
                text_cell(
                    "乙", 'table:number-columns-spanned="2" table:number-columns-repeated="9"'
                )
            )
        ),
        DAMAGED,
    ),
    "merged over everything": (
        ods(
            USUAL_ODS
            + row_of(
                text_cell(
                    "乙",
                    'table:number-columns-spanned="16384" table:number-rows-spanned="1000000"',
                )
            )
        ),
        "",
    ),
    "merged beyond the sheet": (
        ods(row_of(text_cell("乙", 'table:number-columns-spanned="1000000"'))),
        DAMAGED,
    ),
    "merged areas without end": (
        ods(
            row_of(
                '<table:table-cell table:number-columns-spanned="2"/>',
                attributes='table:number-rows-repeated="1000000"',
            )
        ),
        "more than 100,000 merged areas",
    ),
    "many columns": (ods("<table:table-column/>" * 20_000), "too many columns"),
    "a table in a cell": (
        ods(row_of(f"<table:table-cell><table:table {SPACES}/></table:table-cell>")),
        "a table in a cell",
    ),
    "an entity bomb": (
        lambda path: write_ods(
            path, {**ods_parts(""), "content.xml": BOMB + ods_parts("")["content.xml"]}
        ),
        "declares a DOCTYPE",
    ),
    "deep": (
        ods(row_of(f"<table:table-cell><text:p>{RICH}</text:p></table:table-cell>")),
        "too deep",
    ),
    "blanks without end": (
        ods(
            row_of(
                '<table:table-cell><text:p><text:s text:c="999999999"/></text:p></table:table-cell>'
            )
        ),
        "too many blanks",
    ),
    "blanks without end behind noughts": (
        ods(
            row_of(
                '<table:table-cell><text:p><text:s text:c="0000000003000000000"/></text:p>'
                "</table:table-cell>"
            )
        ),
        "too many blanks",
    ),
    "no content": (
        lambda path: write_ods(path, {"mimetype": "application/x"}),
        "this is no .ods spreadsheet",
    ),
    "another document": (
        lambda path: write_ods(path, {"content.xml": "<a/>"}),
        "but no spreadsheet",
    ),
    "an ods with a password": (ods("", **{"META-INF/manifest.xml": ENCRYPTED}), "a password"),
    "broken XML": (lambda path: write_ods(path, {"content.xml": "<a>"}), DAMAGED),
    "a part twice": (doubled_names, "2 parts named 'content.xml'"),
    "styles of each other": (
        ods(
            USUAL_ODS,
            **{
                "styles.xml": ods_parts(
                    "",
                    "".join(
                        f'<style:style style:name="{name}" style:family="table-cell" '
                        f'style:parent-style-name="{parent}"/>'
                        for name, parent in (("a", "b"), ("b", "a"), ("Default", "a"))
                    ),
                )["content.xml"]
            },
        ),
        READ,
    ),
    "digits without end": (
        lambda path: write_ods(
            path,
            ods_parts(
                table(
                    USUAL_ODS.replace(
                        '<table:table-cell office:value-type="float"',
                        '<table:table-cell table:style-name="a" office:value-type="float"',
                    )
                ),
                '<number:number-style style:name="N"><number:number '
                'number:decimal-places="999999999"/></number:number-style>'
                '<style:style style:name="a" style:family="table-cell" style:data-style-name="N"/>',
            ),
        ),
        "which of both is meant",
    ),
    "a zip bomb of blanks": (ods_streamed(b" " * (1 << 20), 600), "one of its texts is too long"),
    "many elements": (
        ods_streamed(b"<table:table-row/>" * 50_000, 65),
        "too large for a spreadsheet",
    ),
    "many long texts": (
        ods_streamed(row_of(text_cell("長" * 900_000)).encode(), 60),
        "[表]:34: column A: more than 30,000,000 characters",
    ),
}

SELDOM = ("many elements", "many long texts")

LARGE = (
    "cells as many as there are",
    "merged areas without end",
    "a zip bomb of blanks",
    "many elements",
    "many long texts",
)


@pytest.mark.parametrize("name", sorted({*FILES} - {*LARGE}))
def test_a_hostile_ods_is_read_or_refused(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    assert_read_or_refused(FILES, name, "ods", tmp_path, sokatsu)


@needs_measures
@pytest.mark.parametrize("name", some_seldom(LARGE, SELDOM))
def test_a_large_ods_takes_little(name: str, tmp_path: Path) -> None:
    assert_takes_little(FILES, name, "ods", tmp_path)
