"""Sheets written in a test, and what they are tidied to."""

from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets


def tidied(
    headings: str,
    *rows: str,
    is_text: bool = False,
    merged: dict[int, dict[int, str]] | None = None,
) -> Tidied:
    """Tidy a sheet whose rows are written with | between the cells and / for a line break."""
    cells = [
        [cell.strip().replace("/", "\n") for cell in row.split("|")] for row in (headings, *rows)
    ]
    sheet_rows = [
        SheetRow(number, row, (merged or {}).get(number, {})) for number, row in enumerate(cells, 1)
    ]
    supplied = "" if "方向" in headings else "up"
    return tidy_sheets([Sheet("sheet", sheet_rows, is_text)], direction=lambda _name: supplied)


def rows_of(found: Tidied) -> list[str]:
    """Return indicator, unit, direction, period, target, actual of each row, - for a blank one."""
    names = ("indicator", "unit", "direction", "period", "target", "actual")
    return [" ".join(row[name] or "-" for name in names) for row in found.rows]


def problems_of(found: Tidied) -> list[str]:
    return [str(problem) for problem in found.problems]
