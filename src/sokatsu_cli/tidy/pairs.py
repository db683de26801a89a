"""Values where they stand, and pairs of them: which is the target, and which the actual."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.numerals import parse_number, parse_printed
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.rates import achievement_rate
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.period_columns import PeriodColumns
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import SheetRow

_FULL = 100  # the rate in % that every value beyond the target has under a cap


class Value(NamedTuple):
    """A value that is computed with: its row, its column, and its text.

    The text may be one of two in its cell.
    """

    row: SheetRow
    column: int
    text: str

    @classmethod
    def of(cls, row: SheetRow, column: int) -> "Value":
        """Return the value of a whole cell, as it is stored."""
        return cls(row, column, row.value(column))

    @property
    def cell(self) -> str:
        """The cell of a spreadsheet that knows its number, or else the text."""
        cell = self.row.cell(self.column)
        return cell if isinstance(cell, Cell) else self.text

    @property
    def trouble(self) -> str:
        """Why there is no certain number, "" where there is one."""
        return self.row.trouble(self.column)


def values_of(row: SheetRow, column: int, unit: str) -> list[Value]:
    """Return the values of the cell of a pair.

    A text has them in its lines or between blanks; a number that a spreadsheet stores is one value,
    whatever its format shows.
    """
    cell = row.cell(column)
    if isinstance(cell, Cell):
        return [Value.of(row, column)]
    return [Value(row, column, text) for text in _split(cell, unit)]


def _split(pair: str, unit: str) -> list[str]:
    """Return the values of a text; a unit belongs to its number.

    >>> _split("▲ 9 8", ""), _split("1,254 人 1,019 人", "人")
    (['▲ 9', '8'], ['1,254 人', '1,019 人'])
    """
    suffixes = "|".join(re.escape(text) for text in ("%", "％", unit) if text)
    return re.findall(rf"[▲△][ \u3000]?\S+|(?:\S+\s(?:{suffixes})(?!\S))|\S+", pair)


def read_as(columns: PeriodColumns, upper: str, lower: str) -> TidyRow:
    """Return the target and the actual of a pair, in the order that its heading says."""
    target, actual = (upper, lower) if columns.target_first else (lower, upper)
    return {"target": target, "actual": actual}


def fits(row: TidyRow, read: TidyRow) -> bool:
    """Tell whether a reading of a pair, and not the other, gives the printed rate.

    A rate of 100 % proves nothing, since every value beyond the target gives it.
    """
    explained = [_gives(row, each, tuple(Method)[:1]) for each in (read, _exchanged(read))]
    return explained == [True, False] and parse_number(row[Role.RATE], "%") != _FULL


def contradicts(row: TidyRow, read: TidyRow) -> bool:
    """Tell whether no method gives the printed rate, but one gives it with the values exchanged."""
    other = _gives(row, _exchanged(read), tuple(Method)[:1])
    return other and not _gives(row, read, tuple(Method))


def _exchanged(read: TidyRow) -> TidyRow:
    return {"target": read["actual"], "actual": read["target"]}


def _gives(row: TidyRow, read: TidyRow, methods: Sequence[Method]) -> bool:
    """Tell whether a reading of a pair gives the rate printed beside it by one of these methods."""
    texts = [read["target"], read["actual"], row["baseline"]]
    try:
        printed = parse_printed(row[Role.RATE], "%")
        target, actual, baseline = (parse_number(text, row["unit"]) for text in texts)
        found = [
            achievement_rate(target, actual, row["direction"], method=method, baseline=baseline)
            for method in methods
        ]
    except ValueError:
        return False
    rates = [rate for each in found for rate in (each.rate, each.capped_rate)]
    return printed is not None and any(map(printed.matches, rates))
