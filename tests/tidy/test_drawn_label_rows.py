"""Tables drawn at random, written as rows of targets and actuals, come back or are refused."""

import csv
import re
from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from drawn_label_rows import Drawn, draw
from sokatsu_cli import InputError
from sokatsu_cli.reading.spreadsheet.places import column_letters
from sokatsu_cli.tidy.rearranged import rearranged
from sokatsu_cli.tidy.row_labels import kind_of
from sokatsu_cli.tidy.sheets import read_sheets
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets


def read(drawn: Drawn, grid: list[list[str]] | None = None) -> Tidied | None:
    """Return what is read of a sheet, None if it is refused."""
    try:
        tidied = tidy_sheets([drawn.sheet(grid)], direction=lambda _name: "up")
    except InputError:
        return None
    return None if tidied.problems else tidied


def pairs(tidied: Tidied) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    return [
        ((row["indicator"], row["year"]), (row["target"], row["actual"])) for row in tidied.rows
    ]


@pytest.mark.parametrize("seed", range(60))
def test_a_drawn_table_comes_back(seed: int) -> None:
    drawn = draw(Random(seed))
    tidied = read(drawn)
    assert tidied is not None
    assert pairs(tidied) == list(drawn.expected.items())


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_table_says_nothing_wrong(seed: int) -> None:
    random = Random(seed)
    drawn = draw(random)
    for _ in range(4):
        tidied = read(drawn, damaged(random, drawn))
        for key, pair in [] if tidied is None else pairs(tidied):
            right = drawn.expected.get(key, ("", ""))
            assert all(found in ("", known) for found, known in zip(pair, right, strict=True))


@pytest.mark.parametrize("seed", range(60))
def test_no_cell_is_lost(seed: int) -> None:
    sheet = draw(Random(seed)).sheet()
    found = rearranged(sheet)
    kept = {row.origin(column) for row in found.rows for column in row.filled()}
    texts = {text for row in found.rows if row.origins for text in row.texts()}
    skipped = {(each.line, each.column) for each in found.skipped}
    for row in sheet.rows:
        for column in row.filled():
            told = (row.number, f"column {column_letters(column)}") in skipped
            text = row.at(column)
            assert told or (row.number, column) in kept or text in texts or _heads(text)


def _heads(text: str) -> bool:
    """Tell whether a text is a label, or a year, which may have no value of any indicator."""
    return kind_of(text) is not None or bool(re.search("[0-9]年|H[0-9]|^[0-9]{1,2}$|年度", text))


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv"])
def test_a_drawn_table_comes_back_from_a_file(seed: int, suffix: str, tmp_path: Path) -> None:
    drawn = draw(Random(seed))
    path = tmp_path / f"sheet{suffix}"
    write(drawn, path)
    sheets, _notes = read_sheets(str(path))
    tidied = tidy_sheets(sheets, direction=lambda _name: "up")
    assert not tidied.problems
    assert pairs(tidied) == list(drawn.expected.items())


def write(drawn: Drawn, path: Path) -> None:
    """Write a sheet, with its merged cells if it is a spreadsheet."""
    if path.suffix == ".xlsx":
        with xlsxwriter.Workbook(path) as workbook:
            sheet = workbook.add_worksheet()
            for number, row in enumerate(drawn.grid):
                sheet.write_row(number, 0, row)
            for first, last, column, text in drawn.areas():
                sheet.merge_range(first, column, last, column, text)
        return
    width = max(map(len, drawn.grid)) if path.suffix == ".csv" else 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="," if path.suffix == ".csv" else "\t")
        writer.writerows([*row, *[""] * (width - len(row))] for row in drawn.grid)


def damaged(random: Random, drawn: Drawn) -> list[list[str]]:
    """Return a grid with a row lost, doubled or moved, or a cell lost or blank."""
    grid = [list(row) for row in drawn.grid]
    at = random.choice([place for place, row in enumerate(grid) if any(row)])
    if drawn.merged:
        grid[at][random.randrange(len(grid[at]))] = ""
        return grid
    kind = random.choice(["lost row", "doubled row", "moved row", "blank cell", "lost cell"])
    if kind == "lost row":
        del grid[at]
    elif kind == "doubled row":
        grid.insert(at, list(grid[at]))
    elif kind == "moved row":
        row = grid.pop(at)
        grid.insert(min(at + random.choice([-1, 1]), len(grid)), row)
    else:
        place = random.choice([place for place, cell in enumerate(grid[at]) if cell])
        if kind == "blank cell" or not drawn.is_text:
            grid[at][place] = ""
        else:
            del grid[at][place]
    return grid
