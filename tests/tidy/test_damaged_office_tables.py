"""Drawn tables that were damaged as people do it give their own numbers, or none.

SOKATSU_TABLES and SOKATSU_FIRST say how many and from where on, as for the drawn tables.
"""

import os
import re
from fractions import Fraction
from random import Random

import pytest

from drawn_office_sheets import Drawn
from drawn_office_tables import draw
from sokatsu_cli import InputError
from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import tidy_sheets

FIRST = int(os.environ.get("SOKATSU_FIRST", "0"))
TABLES = int(os.environ.get("SOKATSU_TABLES", "60"))

INSERTED = ["前年度実績", "前回実績", "R5見込", "累計", "次年度目標", "翌年度計画", "参考値"]
INSERTED += ["全国平均", "県平均", "順位", "目標(上限)", "累計実績", "実績(累計)", "対前年比"]
INSERTED += ["うち女性", "再掲", "対象者数", "前年度達成率", "目標との差", "過去最高", "予算額"]

KINDS = ["lost row", "doubled row", "moved row", "blank value", "column", "table below"]

Grid = list[list[str]]


def damaged(random: Random, drawn: Drawn) -> tuple[Grid, list[Drawn]]:
    """Return a damaged grid, and the tables whose rows may be read of it."""
    width = max(map(len, drawn.grid))
    grid = [[*row, *[""] * (width - len(row))] for row in drawn.grid]
    kind = random.choice(KINDS)
    at = random.choice([number for number, row in enumerate(grid) if any(row)])
    values = [
        (number, place)
        for number, row in enumerate(grid)
        for place, text in enumerate(row)
        if re.match(r"[0-9,.]+(?!年|\d)", text) and row[0] != text
    ]
    if kind == "lost row":
        del grid[at]
    elif kind == "doubled row":
        grid.insert(at, list(grid[at]))
    elif kind == "moved row":
        grid.insert(at + random.choice([-1, 1]), grid.pop(at))
    elif kind == "blank value" and values:
        number, place = random.choice(values)
        grid[number][place] = ""
    elif kind == "column":
        _insert(random, grid)
    elif kind == "table below":
        other = draw(random.randrange(10**6))
        return [*grid, *[[]] * random.randint(0, 2), *other.grid], [drawn, other]
    return grid, [drawn]


def _insert(random: Random, grid: Grid) -> None:
    """Insert a column of numbers below a heading that is not one of the table."""
    heads = next(number for number, row in enumerate(grid) if sum(map(bool, row)) > 1)
    place = random.randrange(len(grid[heads]) + 1)
    for number, row in enumerate(grid):
        inner = str(random.randint(1, 999)) if number > heads and sum(map(bool, row)) > 1 else ""
        row.insert(place, random.choice(INSERTED) if number == heads else inner)


def is_right(row: TidyRow, tables: list[Drawn]) -> bool:
    """Tell whether the numbers of a row are those of a drawn one of its name, or blank."""
    target, actual = (_number(row[name], row["unit"]) for name in ("target", "actual"))
    named = [
        each for drawn in tables for each in drawn.rows if each.measure.name in row["indicator"]
    ]
    return any(
        target in (None, each.target.number) and actual in (None, each.actual.number)
        for each in named
    )


def _number(text: str, unit: str) -> Fraction | None:
    try:
        return parse_number(text, unit)
    except ValueError:
        return None


@pytest.mark.parametrize("is_text", [True, False])
def test_a_damaged_table_says_nothing_wrong(*, is_text: bool) -> None:
    wrong: dict[int, list[TidyRow]] = {}
    read = 0
    for seed in range(FIRST, FIRST + TABLES):
        grid, tables = damaged(Random(f"damage {seed}"), draw(seed))
        rows = [SheetRow(number, list(cells)) for number, cells in enumerate(grid, start=1)]
        try:
            tidied = tidy_sheets([Sheet("sheet", rows, is_text)], direction=lambda _name: "up")
        except InputError:
            continue
        if not tidied.problems:
            read += 1
            found = [row for row in tidied.rows if not is_right(row, tables)]
            wrong |= {seed: found} if found else {}
    assert wrong == {}
    assert read > TABLES / 5
