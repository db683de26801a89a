"""Spreadsheets made of their parts, as no program would write them, for tests."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

HEADINGS = ("indicator", "direction", "target", "actual")

SHEET, WORKBOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
STRINGS, RELATIONS = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"


def text(place: str, value: str, attributes: str = "") -> str:
    """Return a cell with a text."""
    return f'<c r="{place}" t="inlineStr"{attributes}><is><t>{value}</t></is></c>'


def number(place: str, value: object, style: int = 0) -> str:
    """Return a cell with a number."""
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def row(at: int, *cells: str, attributes: str = "") -> str:
    """Return a row of cells."""
    return f'<row r="{at}"{attributes}>{"".join(cells)}</row>'


HEAD = row(1, *(text(f"{column}1", name) for column, name in zip("ABCD", HEADINGS, strict=True)))


def indicator(at: int, target: str, actual: str) -> str:
    """Return a row with the cells of a target and an actual."""
    return row(at, text(f"A{at}", f"甲{at}"), text(f"B{at}", "↗"), target, actual)


USUAL = HEAD + indicator(2, number("C2", 70), number("D2", 64.2))


def sheet(rows: str = USUAL, after: str = "", before: str = "", space: str = MAIN) -> str:
    """Return the part of a sheet."""
    data = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'<worksheet xmlns="{space}">{data}</worksheet>'


def styles(*codes: str, fonts: str = "<font/>", cells: str = "", space: str = MAIN) -> str:
    """Return the part of the styles: the usual one, then one for each code of a format."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + at}" formatCode="{_quoted(code)}"/>'
        for at, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{200 + at}" fontId="0"/>' for at in range(len(codes)))
    return (
        f'<styleSheet xmlns="{space}"><numFmts>{formats}</numFmts><fonts>{fonts}</fonts>'
        f'<cellXfs><xf numFmtId="0" fontId="0"/>{used}{cells}</cellXfs></styleSheet>'
    )


def _quoted(code: str) -> str:
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;")):
        code = code.replace(character, entity)
    return code


def workbook(
    sheets: str = '<sheet name="S" sheetId="1" r:id="rId1"/>',
    more: str = "",
    space: str = MAIN,
    office: str = _OFFICE,
) -> str:
    """Return the part of the workbook."""
    return (
        f'<workbook xmlns="{space}" xmlns:r="{office}">{more}<sheets>{sheets}</sheets></workbook>'
    )


def relations(*targets: tuple[str, str], office: str = _OFFICE, mode: str = "") -> str:
    """Return relations: kind and target of each, their ids being rId1 and so on."""
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{office}/{kind}" Target="{target}"{mode}/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'


USUAL_RELATIONS = (
    ("worksheet", "worksheets/sheet1.xml"),
    ("styles", "styles.xml"),
    ("sharedStrings", "sharedStrings.xml"),
)


def parts(changed: Mapping[str, str | bytes | None] | None = None) -> dict[str, str | bytes]:
    """Return the parts of a small right table, some of them changed, or left out where None."""
    usual: dict[str, str | bytes | None] = {
        "_rels/.rels": relations(("officeDocument", WORKBOOK)),
        WORKBOOK: workbook(),
        RELATIONS: relations(*USUAL_RELATIONS),
        STYLES: styles(),
        STRINGS: f'<sst xmlns="{MAIN}"><si><t>甲</t></si></sst>',
        SHEET: sheet(),
    }
    usual.update(changed or {})
    return {name: data for name, data in usual.items() if data is not None}


def strict_parts() -> dict[str, str | bytes]:
    """Return the parts of the same table in the strict standard."""
    return parts(
        {
            "_rels/.rels": relations(("officeDocument", WORKBOOK), office=_STRICT_OFFICE),
            WORKBOOK: workbook(space=STRICT, office=_STRICT_OFFICE),
            RELATIONS: relations(*USUAL_RELATIONS, office=_STRICT_OFFICE),
            STYLES: styles(space=STRICT),
            SHEET: sheet(space=STRICT),
        }
    )


def write_parts(path: Path, made: Mapping[str, str | bytes]) -> Path:
    """Write the parts of a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return path


def write_sheet(path: Path, rows: str, codes: tuple[str, ...] = (), **changed: str) -> Path:
    """Write a sheet of rows, with these formats as the styles from 1 on."""
    return write_parts(path, parts({SHEET: sheet(rows, **changed), STYLES: styles(*codes)}))
