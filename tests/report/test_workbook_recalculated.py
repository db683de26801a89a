"""The formulas of a spreadsheet as LibreOffice computes them."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from libreoffice import OFFICE, recomputed
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu

ROWS = """\
section,indicator,direction,method,period,baseline,target,actual,published_rate
1,a,↗,,前期,5,80,81,101.3%
1,a,↗,,後期,5,32,31.6,98.7%
1,b,↘,,前期,9,10,15,
1,b,↘,difference,後期,9,0.3,0.35,
2,c,→,,前期,,50,51,
2,c,→,difference,後期,,50,49.999,
2,d,↘,baseline,前期,20,10,12,
2,d,↗,baseline,後期,3,10,12.5,
*,e,↘,raw,前期,,2000,889,
*,f,↗,,後期,,10,-,皆増
*,=g,↗,,後期,,0,-1,
*,h,↗,,後期,,10000,9996,100%
"""


def values(book: Workbook) -> dict[tuple[str, str], object]:
    return {
        (page.title, cell.coordinate): cell.value
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def near(one: object, other: object) -> bool:
    numbers = isinstance(one, (int, float)) and isinstance(other, (int, float))
    return one == pytest.approx(other, rel=1e-12, abs=0) if numbers else one == other


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_computes_the_figures_that_are_saved(sokatsu: Sokatsu, tmp_path: Path) -> None:
    paths = [tmp_path / "all.xlsx", tmp_path / "english.xlsx", tmp_path / "changed.xlsx"]
    sokatsu("report", "-", "-o", paths[0], "--tolerance", "3", stdin=ROWS.encode())
    english = ["--lang", "en", "--no-cap", "--digits", "3", "--rounding", "up"]
    sokatsu("report", "-", "-o", paths[1], *english, stdin=ROWS.encode())
    sokatsu("report", bundled_table(), "-o", paths[2])
    saved = [values(load_workbook(path, data_only=True)) for path in paths]
    book = load_workbook(paths[2])
    book["総括表"]["F6"], book["集計"]["C5"] = 9, 1
    book.save(paths[2])
    found = [values(each) for each in recomputed(paths, tmp_path)]
    for before, after in zip(saved[:2], found[:2], strict=True):
        assert before.keys() == after.keys()
        assert [key for key in before if not near(before[key], after[key])] == []
    assert [saved[2]["一覧", cell] for cell in ("J5", "K5", "M5")] == [4, 0.444, "未達成"]
    assert [found[2]["一覧", cell] for cell in ("J5", "K5", "M5")] == [9, 1, "達成"]
    assert [found[2]["集計", f"{column}8"] for column in "CDEFG"] == [8, 3, 5, 0, 0.375]
    assert found[2]["集計", "D5"] == "前期 (H26)"
