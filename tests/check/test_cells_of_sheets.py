"""Findings of a tidy table name the cells that a spreadsheet program shows, in every format."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from drawn_books import Drawn, written_ods, written_xls, written_xlsb, written_xlsx
from support import Sokatsu

ROWS = [
    ["", "満足度調査"],
    [],
    ["", "目標指標", "期間", "めざす方向", "目標値", "実績値", "達成率", "未達成の理由"],
    ["", "甲", "後期", "↗", "80", "60", "57.0%", "天候"],
    ["", "乙", "後期", "↗", "80", "80", "100.0%", "天候"],
]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.xlsx", written_xlsx),
        ("a.xls", written_xls),
        ("a.ods", written_ods),
        ("a.xlsb", written_xlsb),
    ],
)
def test_cells(
    sokatsu: Sokatsu, tmp_path: Path, name: str, written: Callable[[Path, Drawn], Path]
) -> None:
    cells = {(at, place): text for at, row in enumerate(ROWS) for place, text in enumerate(row)}
    path = written(tmp_path / name, Drawn(cells, []))
    run = sokatsu("check", path, "--reasons", "後期", "-f", "json")
    found = json.loads(run.stdout)["files"][0]["findings"]
    assert [(each["name"], each.get("cell"), each["indicator"]) for each in found] == [
        ("rate-differs", "G4", "甲"),
        ("reason-unneeded", "H5", "乙"),
    ]
