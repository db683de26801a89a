"""OpenDocument spreadsheets (.ods) to grids."""

from collections.abc import Sequence

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.ods.elements import attribute, read_elements
from sokatsu_cli.reading.ods.sheets import CONTENT, ContentReader, SheetName, sheet_names
from sokatsu_cli.reading.ods.styles import Styles
from sokatsu_cli.reading.spreadsheet.choices import chosen_sheets
from sokatsu_cli.reading.spreadsheet.finished_grids import (
    label_of,
    refusals_of_file,
    refusals_of_sheet,
)
from sokatsu_cli.reading.spreadsheet.limits import Room
from sokatsu_cli.reading.spreadsheet.packages import (
    PROTECTED,
    Attributes,
    Package,
    RefusedError,
    opened_package,
)

_MANIFEST, _STYLES, _SETTINGS = "META-INF/manifest.xml", "styles.xml", "settings.xml"
_ENTRY, _ITEM = "config:config-item-map-entry", "config:config-item"
_ZEROS = "ShowZeroValues"


def read_grids(path: str, sheet: str | None = None, *, only_first: bool = False) -> list[Grid]:
    """Read the sheets of an OpenDocument spreadsheet, as those of an .xlsx are read.

    A number is that which is stored; where what the file says that a cell shows is not what its
    format makes of the number, the cell is a trouble.

    Args:
        path: The file.
        sheet: The name of the only sheet to read; None for all.
        only_first: Read only the first visible sheet if no name is given.

    Raises:
        InputError: No spreadsheet, a damaged one or one too large, or no such sheet.

    Source: docs/contract.md, Spreadsheets.
    """
    with refusals_of_file(path), opened_package(path) as package:
        if not package.has(CONTENT):
            raise RefusedError(_("this is no .ods spreadsheet"))
        _refuse_protected(package)
        styles = Styles()
        for part in (_STYLES, CONTENT):
            if package.has(part):
                styles.read(package, part)
        sheets = sheet_names(package, styles)
        chosen, notes = chosen_sheets(path, sheets, sheet, only_first=only_first)
        grids = _grids(path, package, styles, chosen)
        grids[0].notes[:0] = notes
    return grids


def _refuse_protected(package: Package) -> None:
    def start(name: str, _attributes: Attributes) -> bool:
        if name == "manifest:encryption-data":
            raise RefusedError(_(PROTECTED))
        return True

    if package.has(_MANIFEST):
        read_elements(package, _MANIFEST, start, lambda _name: None, lambda _text: None)


def _grids(path: str, package: Package, styles: Styles, chosen: Sequence[SheetName]) -> list[Grid]:
    hiding = _hiding_zeros(package)
    usual = hiding.get("", False)
    zeros = {each.place for each in chosen if hiding.get(each.name, usual)}
    reader = ContentReader(styles, {each.place for each in chosen}, zeros, Room())
    try:
        reader.read(package)
    except RefusedError as error:
        read = [each for each in chosen if each.place == reader.place and error.row is not None]
        with refusals_of_sheet(label_of(path, read[0]) if read else path):
            raise
    grids = []
    for each in chosen:
        label = label_of(path, each)
        with refusals_of_sheet(label):
            grids.append(reader.found[each.place].grid(label, each))
    return grids


def _hiding_zeros(package: Package) -> dict[str, bool]:
    """Return whether sheets are set to show no zeros, by their names; "" for all others."""
    found: dict[str, bool] = {}
    entries: list[str] = []
    is_said = False

    def start(name: str, attributes: Attributes) -> bool:
        nonlocal is_said
        if name == _ENTRY:
            entries.append(attribute(attributes, "config:name"))
        is_said = name == _ITEM and attribute(attributes, "config:name") == _ZEROS
        return True

    def end(name: str) -> None:
        nonlocal is_said
        is_said = False
        if name == _ENTRY:
            entries.pop()

    def text(data: str) -> None:
        if is_said:
            sheet = entries[-1] if len(entries) > 1 else ""  # a view, and a sheet in it
            found[sheet] = found.get(sheet, False) or data.strip() == "false"

    if package.has(_SETTINGS):
        read_elements(package, _SETTINGS, start, end, text)
    return found
