"""Sheets that a report computes beside its table: recognised by what they say, and left out."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sokatsu_cli.model.language import LANGUAGES, translated
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.computed_sheets import COMPUTED, EXPLAINING
from sokatsu_cli.reading.file_formats import read_grids
from support import Sokatsu

SAID_OF_GUIDES = [translated(EXPLAINING, language).format(name="表") for language in LANGUAGES]
SAID = [translated(COMPUTED, language).format(name="表") for language in LANGUAGES]


def book_of(path: Path, **sheets: list[list[str]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


TABLE = [["indicator", "direction", "target", "actual"], ["満足度", "up", "10", "9"]]


@pytest.mark.parametrize("said", SAID)
def test_they_are_left_out_and_named(tmp_path: Path, said: str) -> None:
    path = book_of(tmp_path / "a.xlsx", 集計=[["T"], [said]], 表=TABLE, メモ=[["メモ"]])
    told = f"{path}: not read, as 'sokatsu report' computed them: '集計'"
    grids = read_grids(str(path))
    assert [grid.name for grid in grids] == ["表", "メモ"]
    assert [note for grid in grids for note in grid.notes] == [told]
    (grid,) = read_grids(str(path), only_first=True)
    left = "only the sheet 表 is read (sheets left: 1); --sheet reads another, 'sokatsu tidy' all"
    assert (grid.name, grid.notes) == ("表", [told, f"{path}: {left}"])
    (named,) = read_grids(str(path), "集計")
    assert (named.name, named.notes) == ("集計", [])


@pytest.mark.parametrize(
    "rows",
    [
        [["T", SAID[0]]],  # not alone in its row
        [[SAID[0].replace("表", "別の表")]],  # of which there is none
        [[SAID[0] + "。"]],
        [["a"], ["b"], ["c"], ["d"], ["e"], [SAID[0]]],  # far down
    ],
)
def test_others_are_read(tmp_path: Path, rows: list[list[str]]) -> None:
    path = book_of(tmp_path / "a.xlsx", 集計=rows, 表=TABLE)
    assert [grid.name for grid in read_grids(str(path))] == ["集計", "表"]


def test_one_that_is_alone_is_read(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", 集計=[[SAID[0]]])
    assert [grid.name for grid in read_grids(str(path), only_first=True)] == ["集計"]


def test_notes_of_the_file_stay(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", 集計=[[SAID[0]]], 隠し=TABLE, 表=TABLE)
    book = load_workbook(path)
    book["隠し"].sheet_state = "hidden"
    book.save(path)
    (grid,) = read_grids(str(path))
    hidden, told = grid.notes
    assert hidden.startswith(f"{path}: the hidden sheet 隠し is not read")
    assert told.endswith(": '集計'")


@pytest.mark.parametrize("command", ["rate", "check", "report"])
def test_all_commands_read_the_layout(sokatsu: Sokatsu, tmp_path: Path, command: str) -> None:
    path = tmp_path / "sheet.xlsx"
    sokatsu("report", bundled_table(), "-o", path)
    run = sokatsu(command, path)
    assert run.status == 0
    assert "'集計', '一覧'" in run.stderr
    assert "formulas" not in run.stderr


def test_a_table_that_was_moved_first_is_tidied_as_well(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    sokatsu("report", bundled_table(), "-o", path)
    book = load_workbook(path)
    book.move_sheet(book.sheetnames[-1], -2)
    book.save(path)
    assert sokatsu("tidy", path).stdout == bundled_table().read_bytes()


def test_sheets_computed_from_one_that_is_not_there_are_read(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.xlsx"
    sokatsu("report", bundled_table(), "-o", path)
    book = load_workbook(path)
    book.worksheets[-1].title = "renamed"
    book.save(path)
    run = sokatsu("tidy", path)
    assert (run.status, run.stdout) == (2, b"")


@pytest.mark.parametrize("said", SAID_OF_GUIDES)
def test_one_that_explains_the_table_is_left_out(tmp_path: Path, said: str) -> None:
    path = book_of(tmp_path / "a.xlsx", 表=TABLE, 集計=[[SAID[0]]], 説明=[["T"], [said], TABLE[0]])
    (grid,) = read_grids(str(path))
    assert (grid.name, grid.notes) == (
        "表",
        [
            f"{path}: not read, as 'sokatsu report' computed them: '集計'",
            f"{path}: not read, as they explain the table: '説明'",
        ],
    )


def test_columns_of_its_formulas_are_cleared_below_their_headings(tmp_path: Path) -> None:
    rows = [
        ["(sokatsu)の表"],
        ["甲", "率 (Ｓokatsu)", "課", "印\n(sokatsu)"],
        ["1", "=1+1", "c", "x"],
    ]
    path = book_of(tmp_path / "a.xlsx", 表=[*rows, ["", "=2", "", "=3"], ["2", "", "", "=3"]])
    (grid,) = read_grids(str(path))
    assert [(row.number, row.cells) for row in grid.rows] == [
        (1, ["(sokatsu)の表"]),
        (2, ["甲", "", "課"]),
        (3, ["1", "", "c"]),
        (5, ["2"]),
    ]
    told = "what formulas of 'sokatsu example' compute is not read (columns: B, D)"
    assert grid.notes == [f"{path}[表]: {told}"]


def test_another_formula_that_was_not_computed_is_told(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", 表=[["甲", "率 (sokatsu)", "乙"], ["1", "=1+1", "=2"]])
    (grid,) = read_grids(str(path))
    assert [row.cells for row in grid.rows] == [["甲", "", "乙"], ["1", "", ""]]
    assert "cells like it: 1" in grid.notes[0]
