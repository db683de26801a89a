"""The names of the elements of a spreadsheet that are looked at, in both of its standards."""

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ELEMENTS = (
    *("workbook", "workbookPr", "calcPr", "sheets", "sheet"),
    *("styleSheet", "numFmts", "numFmt", "fonts", "font", "strike", "vertAlign", "cellXfs", "xf"),
    *("sst", "si", "r", "rPr", "rPh", "t"),
    *("worksheet", "sheetViews", "sheetView", "cols", "col", "sheetData", "row", "c", "f", "v"),
    *("is", "mergeCells", "mergeCell"),
)
_NAMES = {
    **{f"{space} {name}": name for space in _MAIN for name in _ELEMENTS},
    **{f"{_RELATIONS} {name}": name for name in ("Relationships", "Relationship")},
}
"""The elements that are looked at, of spreadsheets in both of their standards."""


def local_name(name: str) -> str:
    """Return the name of an element that is looked at, "" for any other.

    >>> local_name("http://purl.oclc.org/ooxml/spreadsheetml/main row"), local_name("row")
    ('row', '')
    """
    return _NAMES.get(name, "")
