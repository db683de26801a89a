"""Random sheets, written in each format of spreadsheets by a writer of the format, for tests."""

import struct
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
import xlwt
from hypothesis import strategies as st

from sokatsu_cli.model.cells import Cell, printed_text
from sokatsu_cli.model.number_formats.numbers import number_cell
from sokatsu_cli.reading.grids import Grid

DATE = "yyyy/m/d"
CODES = ("General", "0", "0.0", "0.00", "#,##0", "0%", "0.0%", '0.0"人"', DATE)


class Number(NamedTuple):
    """A number and the code of its format."""

    value: float
    code: str


class Drawn(NamedTuple):
    """A sheet: its cells, by row and column from 0, and merged cells with their last ones."""

    cells: Mapping[tuple[int, int], str | Number]
    merged: list[tuple[int, int, int, int]]


NUMBERS = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1).map(float),
    st.integers(-(10**6), 10**6).map(lambda number: number / 100),
    st.integers(0, 10**6).map(lambda number: number / 10**6),
)
DATES = st.integers(61, 60_000).map(lambda number: Number(float(number), DATE))
TEXTS = st.text("甲乙1.%↗<&\n𠮷_x00AＡ", min_size=1, max_size=12).filter(
    lambda text: text == "\n".join(map(str.strip, text.split("\n"))) and text.strip() == text
)
VALUES = st.one_of(TEXTS, st.builds(Number, NUMBERS, st.sampled_from(CODES[:-1])), DATES)


@st.composite
def sheets(draw: st.DrawFn) -> Drawn:
    """Draw a sheet; merged cells do not lie over one another, and cover nothing."""
    cells = draw(
        st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 6)), VALUES, max_size=20)
    )
    areas = draw(
        st.lists(
            st.tuples(
                *[st.integers(0, 7), st.integers(0, 6), st.integers(0, 3), st.integers(0, 2)]
            ),
            max_size=4,
        )
    )
    merged: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for row, column, more_rows, more_columns in areas:
        places = {
            (row + down, column + right)
            for down in range(more_rows + 1)
            for right in range(more_columns + 1)
        }
        if len(places) > 1 and not places & taken:
            taken |= places
            merged.append((row, row + more_rows, column, column + more_columns))
            cells = {at: value for at, value in cells.items() if at not in places - {(row, column)}}
            cells[row, column] = cells.get((row, column), "甲")
    return Drawn(cells, merged)


def written_xlsx(path: Path, drawn: Drawn) -> Path:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    sheet = book.add_worksheet("表")
    forms = {code: book.add_format({"num_format": code}) for code in CODES}
    for first, last, column, last_column in drawn.merged:
        sheet.merge_range(first, column, last, last_column, "")
    for (row, column), value in drawn.cells.items():
        if isinstance(value, str):
            sheet.write_string(row, column, value)
        else:
            sheet.write_number(row, column, value.value, forms[value.code])
    book.close()
    return path


def written_xls(path: Path, drawn: Drawn) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    forms = {code: xlwt.easyxf(num_format_str=code) for code in CODES}
    areas = {area[::2]: area for area in drawn.merged}
    for (row, column), value in drawn.cells.items():
        first, last, left, right = areas.get((row, column), (row, row, column, column))
        text, code = (value, "General") if isinstance(value, str) else value
        if last > first or right > left:
            sheet.write_merge(first, last, left, right, text, forms[code])
        else:
            sheet.write(row, column, text, forms[code])
    book.save(str(path))
    return path


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{OFFICE}{name}:1.0"'
    for prefix, name in [
        *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")),
        *(("number", "datastyle"), ("config", "config"), ("manifest", "manifest")),
        *(("draw", "drawing"),),
    ]
)


def data_style(name: str, code: str) -> str:
    """Return the style that a code of `CODES` is in OpenDocument."""
    if code == DATE:
        return f'<number:date-style style:name="{name}"><number:year/></number:date-style>'
    percent = code.endswith("%")
    kind = "percentage-style" if percent else "number-style"
    decimals = len(code.partition('"')[0].rstrip("%").partition(".")[2])
    places = "" if code == "General" else f' number:decimal-places="{decimals}"'
    grouped = ' number:grouping="true"' if "," in code else ""
    after = "%" if percent else code.split('"')[1] if '"' in code else ""
    words = f"<number:text>{after}</number:text>" if after else ""
    digits = f'<number:number number:min-integer-digits="1"{places}{grouped}/>'
    return f'<number:{kind} style:name="{name}">{digits}{words}</number:{kind}>'


STYLES = "".join(
    data_style(f"N{at}", code)
    + f'<style:style style:name="ce{at}" style:family="table-cell" style:data-style-name="N{at}"/>'
    for at, code in enumerate(CODES)
)


def text_cell(text: str, attributes: str = "") -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {attributes}>{paragraphs}</table:table-cell>"


def number_cell_of(number: Number, attributes: str = "") -> str:
    shown = printed_text(number_cell(Decimal(repr(number.value)), number.code))
    style = f'table:style-name="ce{CODES.index(number.code)}"'
    if number.code == DATE:
        day = "-".join(part.zfill(2) for part in shown.split("/"))
        value = f'office:value-type="date" office:date-value="{day}"'
    else:
        kind = "percentage" if number.code.endswith("%") else "float"
        value = f'office:value-type="{kind}" office:value="{number.value!r}"'
    inside = f"<text:p>{shown}</text:p>"
    return f"<table:table-cell {style} {value} {attributes}>{inside}</table:table-cell>"


def content(tables: str, styles: str = STYLES) -> str:
    """Return the part of the content: the tables, and their styles."""
    own = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return f"<office:document-content {SPACES}>{own}{body}</office:document-content>"


def table(rows: str, name: str = "表", attributes: str = "") -> str:
    return f"<table:table table:name={quoteattr(name)} {attributes}>{rows}</table:table>"


def ods_parts(tables: str, styles: str = STYLES, **others: str) -> dict[str, str]:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return {"mimetype": kind, "content.xml": content(tables, styles), **others}


def write_ods(path: Path, parts: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, packed)
    return path


def written_ods(path: Path, drawn: Drawn) -> Path:
    areas = {area[::2]: area for area in drawn.merged}
    last_row = max((row for row, _column in drawn.cells), default=-1)
    rows = []
    for row in range(last_row + 1):
        cells = ""
        for column in range(9):
            value = drawn.cells.get((row, column))
            spans = ""
            if (row, column) in areas:
                first, last, left, right = areas[row, column]
                spans = f'table:number-columns-spanned="{right - left + 1}" '
                spans += f'table:number-rows-spanned="{last - first + 1}"'
            if value is None:
                cells += "<table:covered-table-cell/>"
            elif isinstance(value, str):
                cells += text_cell(value, spans)
            else:
                cells += number_cell_of(value, spans)
        rows.append(f"<table:table-row>{cells}</table:table-row>")
    return write_ods(path, ods_parts(table("".join(rows))))


def record(kind: int, data: bytes = b"") -> bytes:
    """Return a record of an .xlsb."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size, length = b"", len(data)
    while length > 127:
        size += bytes([length & 127 | 128])
        length >>= 7
    return head + size + bytes([length]) + data


def wide(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


XLSB_STYLES = b"".join(
    [
        *(record(44, struct.pack("<H", 200 + at) + wide(code)) for at, code in enumerate(CODES)),
        record(43, struct.pack("<4H", 220, 0, 400, 0) + bytes(20)),
        *(record(43, struct.pack("<4H", 220, flags, 400, up)) for flags, up in ((8, 0), (0, 1))),
        record(47, struct.pack("<3H", 0xFFFF, 9, 0)),
        record(617, struct.pack("<I", len(CODES))),
        *(record(47, struct.pack("<3H", 0, 200 + at, 0)) for at in range(len(CODES))),
        *(record(47, struct.pack("<3H", 0, 0, font)) for font in (1, 2)),
        record(618),
    ]
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def sheet_record(name: str, identity: str, hidden: int = 0) -> bytes:
    return record(156, struct.pack("<2I", hidden, 1) + wide(identity) + wide(name))


def row_record(row: int, hidden: int = 0) -> bytes:
    return record(0, struct.pack("<2IH2B", row, 0, 300, 0, hidden) + bytes(5))


def cell_record(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<2I", column, style) + value)


def xlsb_parts(
    cells: bytes, strings: bytes = b"", book: bytes = b"", styles: bytes = XLSB_STYLES
) -> dict[str, str | bytes]:
    """Return the parts of an .xlsb: the records of its only sheet, and its shared texts."""
    workbook = (
        *(("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")),
        ("sharedStrings", "sharedStrings.bin"),
    )
    return {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131) + book + sheet_record("表", "rId1") + record(132),
        "xl/_rels/workbook.bin.rels": relations(*workbook),
        "xl/styles.bin": styles,
        "xl/sharedStrings.bin": strings,
        "xl/worksheets/sheet1.bin": record(129) + cells + record(130),
    }


def write_xlsb(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def written_xlsb(path: Path, drawn: Drawn) -> Path:
    records, texts, last_row = b"", list[str](), -1
    for (row, column), value in sorted(drawn.cells.items(), key=lambda item: item[0]):
        records += row_record(row) if row != last_row else b""
        last_row = row
        if isinstance(value, str):
            texts.append(value)
            records += cell_record(7, column, struct.pack("<I", len(texts) - 1))
        else:
            style = CODES.index(value.code)
            small = value.value.is_integer() and abs(value.value) < 1 << 29
            data = (
                struct.pack("<I", (int(value.value) << 2 & 0xFFFFFFFF) | 2)
                if small
                else struct.pack("<d", value.value)
            )
            records += cell_record(2 if small else 5, column, data, style)
    records += b"".join(record(176, struct.pack("<4I", *area)) for area in drawn.merged)
    strings = b"".join(record(19, b"\0" + wide(text)) for text in texts)
    return write_xlsb(path, xlsb_parts(records, strings))


def known(cell: str) -> tuple[object, ...]:
    """Return all that is known of a cell."""
    names = Cell.__slots__ if isinstance(cell, Cell) else ()
    return (str(cell), *(getattr(cell, name) for name in names))


def all_of(grids: list[Grid]) -> list[object]:
    """Return all that grids say, but for the names of files."""
    return [
        [
            grid.name,
            [
                (
                    row.number,
                    [known(cell) for cell in row.cells],
                    {column: known(cell) for column, cell in row.merged.items()},
                )
                for row in grid.rows
            ],
        ]
        for grid in grids
    ]
