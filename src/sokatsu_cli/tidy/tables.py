"""A summary sheet in, a tidy table out, without loss: what has no place is named."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from sokatsu_cli.model.errors import InputError, Problem, SokatsuError
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.tidy.rows import COLUMNS, TidyRow
from sokatsu_cli.tidy.sheet_tables import Walker
from sokatsu_cli.tidy.sheets import Sheet


class Tidied(NamedTuple):
    """What was read of a sheet: rows by column, problems, rows that were skipped, and notes."""

    columns: list[str]
    rows: list[TidyRow]
    problems: list[Problem]
    skipped: list[Problem]
    notes: list[str]

    def frame(self) -> pd.DataFrame:
        """Return the rows as a frame of text, "" where a row has no cell."""
        return pd.DataFrame(self.rows, columns=self.columns, dtype=object).fillna("")


def tidy_sheets(
    sheets: Sequence[Sheet],
    *,
    direction: Callable[[str], str] = lambda _indicator: "",
    with_fiscal_year: bool = False,
) -> Tidied:
    """Read the indicator tables of summary sheets.

    Tables are found by the words of their headings. Target and actual may stand in two columns,
    in two rows or in one cell; rows may be moved by stray cells, which their arrow shows.

    Args:
        sheets: The sheets of a file, as `read_sheets` returns them.
        direction: Gives the direction of an indicator whose cell is not readable, "" for none.
        with_fiscal_year: Add the column ``fiscal_year`` with the western number of the year.

    Returns:
        A `Tidied`, with one row for each indicator and period that has a value. Cells are text
        as in the sheet.

    Raises:
        InputError: No indicator table was recognised.

    Source: the layout of 第5次所沢市総合計画 総括表.
    """
    walkers = [Walker(sheet, direction=direction) for sheet in sheets]
    for walker in walkers:
        walker.walk()
    problems = [problem for walker in walkers for problem in walker.problems]
    if not any(walker.found for walker in walkers):
        text = "no indicator table found: no row has headings such as 目標指標, 目標値 and 実績値"
        raise InputError(problems or [Problem(sheet.path, None, None, text) for sheet in sheets])
    problems += _in_two_sheets(walkers)
    rows = [row for walker in walkers for row in walker.rows]
    columns = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
    if with_fiscal_year and "fiscal_year" in columns:
        raise SokatsuError("the sheet has a column fiscal_year of its own")
    if with_fiscal_year:
        columns.insert(columns.index("year") + 1, "fiscal_year")
        for row in rows:
            year = fiscal_year(row.get("year", ""))
            row["fiscal_year"] = "" if year is None else str(year)
    skipped = [row for walker in walkers for row in walker.skipped]
    notes = [note for walker in walkers for note in walker.notes()]
    return Tidied(columns, rows, problems, skipped, notes)


_SAME = ("chapter", "section", "section_name", "indicator", "unit", "period", "year")


def _in_two_sheets(walkers: Sequence[Walker]) -> Iterator[Problem]:
    """Name what stands in two sheets and is told apart by nothing but these, as by their years."""
    first: dict[tuple[str, ...], str] = {}
    for walker in walkers:
        path = walker.sheet.path
        keys = [tuple(name_key(row.get(name, "")) for name in _SAME) for row in walker.rows]
        for key, row in zip(keys, walker.rows, strict=True):
            if first.get(key, path) != path:
                text = f"{quoted(row['indicator'])} of the same period stands in {first[key]} too"
                yield Problem(path, None, None, f"{text}; read one of them with --sheet")
        first |= dict.fromkeys(keys, path)
