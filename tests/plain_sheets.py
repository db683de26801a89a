"""Sheets written in a few lines, and what is read of them."""

import re
from collections.abc import Mapping, Sequence

from sokatsu_cli import InputError
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets

VALUES = ("indicator", "target", "actual")


def sheet_of(rows: Sequence[str], *, is_text: bool = False) -> Sheet:
    """Return a sheet whose rows are written with | between the cells."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return Sheet("sheet", [SheetRow(number, row) for number, row in enumerate(cells, 1)], is_text)


def read(
    *rows: str,
    columns: Mapping[str, str] | None = None,
    missing: Sequence[str] = (),
    header_row: int | None = None,
    direction: str = "up",
    auto: bool = False,
) -> Tidied:
    """Read a sheet; all directions are given unless others are."""
    return tidy_sheets(
        [sheet_of(rows)],
        direction=lambda _indicator: direction,
        auto=auto,
        columns=columns,
        missing=missing,
        header_row=header_row,
    )


def values(found: Tidied, *names: str) -> list[str]:
    """Return some columns of each row, with - for a blank cell."""
    assert not found.problems, found.problems
    return [" ".join(row.get(name, "") or "-" for name in names or VALUES) for row in found.rows]


def problems(found: Tidied) -> list[str]:
    """Return what is wrong with a sheet that was read, without the way to mend it."""
    told = (str(problem).splitlines()[0] for problem in found.problems)
    return [re.split("; not exact|; mend it in the file", text)[0] for text in told]


def refused(*rows: str, columns: Mapping[str, str] | None = None) -> str:
    """Return why no table was read, without the way out, "" if one was."""
    try:
        found = read(*rows, columns=columns)
    except InputError as error:
        return str(error).splitlines()[0]
    return "\n".join(problems(found))
