"""Merged cells of further columns, which describe all rows that they cover if they are texts."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.reading.spreadsheet.merged_cells import describes_all
from support import Sokatsu

TIDY = [
    ["担当課", "指標", "方向", "目標値", "実績値", "事業費", "目標年度"],
    ["危機管理課", "甲", "↑", 10, 9, 1200, "令和8年度"],
    [None, "乙", "↑", 10, 8, None, None],
    ["福祉課", "丙", "↓", 10, 5, "500千円", 2026],
    [None, "丁", "↓", 10, 20, None, None],
]

OFFICE = [
    ["担当課", "指標名", "方向", "令和6年度", None, "事業費", "目標年度"],
    [None, None, None, "目標値", "実績値", None, None],
    *TIDY[1:],
]


def _written(path: Path, rows: Sequence[Sequence[object]], *areas: str) -> Path:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append([*row])
    for area in areas:
        sheet.merge_cells(area)
    workbook.save(path)
    return path


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("危機管理課", True),
        ("1 防災", True),
        ("1防災", True),
        ("3課", True),
        ("1-2", True),
        ("2030年", True),
        ("2030年度", True),
        ("R6", True),
        ("-", True),
        ("1,200", False),
        ("１，２００ 千円", False),
        ("(1.5%)", False),
        ("▲3件以上", False),
        ("約5年", False),
        ("1,200\n(国費600)", False),
        ("担当課", False),
        ("担 当 課", False),
        (" ", False),
        (Cell("4月1日", trouble="a date, shown as 4月1日"), False),
        (Cell("1200", number="1200"), False),
    ],
)
def test_which_merged_cells_describe_all_rows(cell: str, expected: object) -> None:
    assert describes_all(cell, "担当課") is expected


@pytest.mark.parametrize(
    ("rows", "first", "said"),
    [
        pytest.param(TIDY, 2, "", id="tidy table"),
        pytest.param(OFFICE, 3, "an office's own table", id="office's own table"),
    ],
)
def test_merged_texts_describe_all_rows(
    sokatsu: Sokatsu, tmp_path: Path, rows: Sequence[Sequence[object]], first: int, said: str
) -> None:
    areas = [f"{column}{at}:{column}{at + 1}" for column in "AFG" for at in (first, first + 2)] + (
        [f"{column}1:{column}2" for column in "ABCFG"] if first > 2 else []
    )
    path = _written(tmp_path / "a.xlsx", rows, *areas)
    columns = "担当課,事業費,目標年度,rate"
    run = sokatsu("rate", path, "-f", "csv", "--columns", columns)
    assert run.stdout.decode().splitlines() == [
        columns,
        "危機管理課,1200,令和8年度,90.0",
        "危機管理課,,令和8年度,80.0",
        "福祉課,500千円,2026,200.0",
        "福祉課,,,50.0",
    ]
    places = f"F{first + 1} below '事業費', G{first + 3} below '目標年度'"
    told = f"a merged cell counts for its first row alone, not for {places} (cells like it: 3)"
    assert run.stderr.splitlines()[-1].endswith(told)
    assert said in run.stderr
    chosen = sokatsu("rate", path, "-f", "csv", "--columns", "rate", "--where", "担当課=福祉課")
    assert chosen.stdout.decode().split() == ["rate", "200.0", "50.0"]
    groups = sokatsu("summary", path, "-f", "csv", "--by", "担当課").stdout.decode()
    assert [line.split(",")[0] for line in groups.splitlines()[1:]] == [
        "危機管理課",
        "福祉課",
        "total",
    ]


def test_a_merged_heading_and_a_column_without_one_describe_no_row(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["担当課", "指標", "方向", "目標値", "実績値", None],
        [None, "甲", "↑", 10, 9, "注"],
        ["福祉課", "乙", "↑", 10, 8, None],
    ]
    path = _written(tmp_path / "a.xlsx", rows, "A1:A2", "F2:F3")
    run = sokatsu("rate", path, "-f", "csv")
    assert run.stdout.decode().splitlines()[1:] == [
        ",甲,↑,10,9,注,90.0,90.0,not_achieved,",
        "福祉課,乙,↑,10,8,,80.0,80.0,not_achieved,",
    ]
    places = "A2 below '担当課', F3"
    told = f"a merged cell counts for its first row alone, not for {places} (cells like it: 2)"
    assert run.stderr == f"{path}[Sheet]: {told}\n"
