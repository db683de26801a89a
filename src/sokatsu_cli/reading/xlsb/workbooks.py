"""What a binary spreadsheet says of all its sheets: names, styles, and shared texts."""

import struct
from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import TOO_LARGE, Package, RefusedError
from sokatsu_cli.reading.spreadsheet.styles import PLAIN, CellStyle, Font, cell_style
from sokatsu_cli.reading.spreadsheet.workbooks import SheetPart, Workbook
from sokatsu_cli.reading.xlsb.records import (
    Kind,
    RichText,
    plain_text,
    records_of,
    rich_text,
    whole_records,
)

_STRUCK = 8
_RAISED = {1: "superscript", 2: "subscript"}
_MOST_TEXTS = 1_000_000  # that cells may share


class Styles(NamedTuple):
    """The styles of cells, and the fonts of parts of their texts."""

    cells: list[CellStyle]
    fonts: list[Font]


def read_workbook(package: Package) -> Workbook:
    """Read what a workbook says of itself.

    Raises:
        RefusedError: There is no workbook, or it is damaged.
    """
    found = (each for each in package.relations("").values() if each.kind == "officeDocument")
    part = next((each.target for each in found), "xl/workbook.bin")
    if not package.has(part) or not part.endswith(".bin"):
        raise RefusedError(_("this is no .xlsb spreadsheet"))
    relations = package.relations(part)
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    sheets: list[SheetPart] = []
    since_1904 = uncomputed = False
    with whole_records():
        for kind, data in records_of(package, part):
            if kind == Kind.SHEET:
                (hidden,) = struct.unpack_from("<I", data)
                identity, end = plain_text(data, 8)
                name, _end = plain_text(data, end)
                relation = relations.get(identity)
                if relation is not None and relation.kind == "worksheet":
                    sheets.append(SheetPart(name, relation.target, bool(hidden)))
            elif kind == Kind.WORKBOOK:
                since_1904 = bool(struct.unpack_from("<I", data)[0] & 1)
            elif kind == Kind.COMPUTING:
                uncomputed = bool(struct.unpack_from("<H", data, 24)[0] & 1)
    strings, styles = by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
    return Workbook(sheets, strings, styles, since_1904, uncomputed)


def read_styles(package: Package, part: str) -> Styles:
    """Read the styles of cells, by their numbers from 0.

    Args:
        package: The file.
        part: The part that holds them, "" for none.

    Raises:
        RefusedError: The part is damaged.
    """
    codes: dict[int, str] = {}
    fonts: list[Font] = []
    used: list[tuple[int, int]] = []
    is_of_cells = False
    with whole_records():
        for kind, data in records_of(package, part) if part else ():
            if kind in (Kind.STYLES_BEGIN, Kind.STYLES_END):
                is_of_cells = kind == Kind.STYLES_BEGIN
            elif kind == Kind.FORMAT:
                codes[struct.unpack_from("<H", data)[0]] = plain_text(data, 2)[0]
            elif kind == Kind.FONT:
                _height, flags, _weight, script = struct.unpack_from("<4H", data)
                fonts.append(Font(bool(flags & _STRUCK), _RAISED.get(script, "")))
            elif kind == Kind.STYLE and is_of_cells:
                _parent, form, font = struct.unpack_from("<3H", data)
                used.append((form, font))
    cells = [
        cell_style(codes, form, fonts[font] if font < len(fonts) else PLAIN) for form, font in used
    ]
    return Styles(cells or [CellStyle()], fonts)


def shared_texts(package: Package, part: str) -> list[RichText]:
    """Read the texts that cells share.

    Raises:
        RefusedError: The part is damaged.
    """
    texts: list[RichText] = []
    with whole_records():
        for kind, data in records_of(package, part) if part else ():
            if kind == Kind.SHARED_ITEM:
                texts.append(rich_text(data, 0))
                if len(texts) > _MOST_TEXTS:
                    raise RefusedError(_(TOO_LARGE))
    return texts
