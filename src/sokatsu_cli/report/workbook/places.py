"""How formulas name the cells of their sheet, and those of another."""

from sokatsu_cli.reading.spreadsheet.places import column_letters


def relative(row: int, column: int) -> str:
    """Return the name of a cell in formulas of its own row, by its row and column from 1.

    >>> relative(7, 4)
    'D7'
    """
    return f"{column_letters(column - 1)}{row}"


def absolute(row: int, column: int) -> str:
    """Return the name of a cell that stays the same wherever the formula is moved.

    >>> absolute(7, 4)
    '$D$7'
    """
    return f"${column_letters(column - 1)}${row}"


def quoted_name(sheet: str) -> str:
    """Return the name of a sheet in formulas.

    >>> quoted_name("Dan's")
    "'Dan''s'"
    """
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"
