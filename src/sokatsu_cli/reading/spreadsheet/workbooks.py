"""A workbook: its sheets, and what its cells refer to."""

from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import Attributes, Package, RefusedError


class SheetPart(NamedTuple):
    """One sheet of a workbook.

    Attributes:
        name: Its name.
        part: The part that holds its cells, "" for one outside the file.
        hidden: Whether it is not shown.
    """

    name: str
    part: str
    hidden: bool


class Workbook(NamedTuple):
    """What a workbook says of itself.

    Attributes:
        sheets: Its sheets with cells, in their order.
        strings: The part that holds the texts of cells, "" for none.
        styles: The part that holds their formats, "" for none.
        since_1904: Whether dates are counted from 1904 on.
        uncomputed: Whether its formulas are to be computed anew when it is opened, so that the
            values saved with them may be of another day.
    """

    sheets: list[SheetPart]
    strings: str
    styles: str
    since_1904: bool
    uncomputed: bool


def is_true(text: str | None) -> bool:
    """Tell whether an attribute says yes.

    >>> is_true("1"), is_true("true"), is_true("0"), is_true(None)
    (True, True, False, False)
    """
    return text is not None and text.strip().casefold() in ("1", "true", "on")


def read_workbook(package: Package) -> Workbook:
    """Read what a workbook says of itself.

    Raises:
        RefusedError: There is no workbook, or one of another kind.
    """
    part = _workbook_part(package)
    relations = package.relations(part)
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    sheets: list[SheetPart] = []
    said: dict[str, str] = {}

    def visit(path: str, attributes: Attributes) -> None:
        if path == "workbook/sheets/sheet":
            ids = (text for name, text in attributes.items() if name.endswith("/relationships id"))
            relation = relations.get(next(ids, ""))
            if relation is not None and relation.kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), relation.target, hidden))
        elif path in ("workbook/workbookPr", "workbook/calcPr"):
            said.update(attributes)

    package.visit(part, visit)
    return Workbook(
        sheets,
        by_kind.get("sharedStrings", ""),
        by_kind.get("styles", ""),
        is_true(said.get("date1904")),
        is_true(said.get("fullCalcOnLoad")),
    )


def _workbook_part(package: Package) -> str:
    """Return the part that is the workbook."""
    relations = package.relations("").values()
    found = (each.target for each in relations if each.kind == "officeDocument")
    part = next(found, "xl/workbook.xml")
    if part.endswith(".bin"):
        raise RefusedError(_("this is a binary spreadsheet (.xlsb); save it as .xlsx"))
    if package.has("mimetype"):
        raise RefusedError(_("this is an OpenDocument file; save it as .xlsx"))
    if not part.endswith(".xml") or not package.has(part) or not part.startswith("xl/"):
        raise RefusedError(_("this is no .xlsx spreadsheet"))
    return part
