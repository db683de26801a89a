"""How messages name a sheet of a spreadsheet, a table of a document, or a page."""

from typing import Self


class Label(str):
    """A file and what of it is meant; it knows the latter, whatever the file is called.

    Attributes:
        file: The file alone.
        sheet: The name of the sheet or table, or the page.
    """

    __slots__ = ("file", "sheet")

    file: str
    sheet: str

    def __new__(cls, text: str, file: str = "", sheet: str = "") -> Self:
        """Take both together, and each alone."""
        made = super().__new__(cls, text)
        made.file, made.sheet = file, sheet
        return made


def sheet_label(path: str, sheet: str) -> Label:
    """Return how messages name a sheet, or a table of a document.

    >>> label = sheet_label("総括表.xls", "第1章")
    >>> label, label.sheet
    ('総括表.xls[第1章]', '第1章')
    """
    return Label(f"{path}[{sheet}]", path, sheet)


def page_label(path: str, page: int) -> Label:
    """Return how messages name a whole page.

    >>> page_label("総括表.pdf", 3)
    '総括表.pdf:p.3'
    """
    return Label(f"{path}:p.{page}", path, f"p.{page}")


def sheet_of(path: str) -> str:
    """Return the name of the sheet that a path is a `Label` of, "" of a file alone."""
    return path.sheet if isinstance(path, Label) else ""


def file_of(path: str) -> str:
    """Return the file that a path is a `Label` of, or the path of a file itself."""
    return path.file if isinstance(path, Label) else path
