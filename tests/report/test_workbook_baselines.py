"""Baselines of a workbook: one for the periods of an indicator, and none for what has none."""

from pathlib import Path

from openpyxl import load_workbook

from spreadsheet_formulas import Computed
from support import Sokatsu

ROWS = """\
indicator,direction,period,baseline,target,actual
乙,up,前期,,10,8
乙,up,後期,5,10,9
"""


def test_a_baseline_of_another_period_computes_no_rate(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    run = sokatsu("report", "-", "-o", path, "--method", "baseline", stdin=ROWS.encode())
    assert run.status == 0, run.stderr
    assert load_workbook(path)["総括表"]["E4"].value == 5
    listed = Computed(path.read_bytes()).saved["一覧"]
    rows = [[cell.value for cell in row] for row in listed.iter_rows(min_row=5, max_row=6)]
    assert [row[5:10] for row in rows] == [[None, 10, 8, None, None], [5, 10, 9, 0.8, 0.8]]


def test_a_formula_has_the_cell_of_a_baseline_that_no_row_has(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    rows = "indicator,direction,target,actual\n甲,up,10,8\n"
    run = sokatsu("report", "-", "-o", path, "--method", "baseline", stdin=rows.encode())
    assert run.status == 0, run.stderr
    listed = Computed(path.read_bytes()).saved["一覧"]
    (row,) = [[cell.value for cell in row] for row in listed.iter_rows(min_row=5)]
    assert row[2:8] == ["甲", "↗", None, 10, 8, None]
