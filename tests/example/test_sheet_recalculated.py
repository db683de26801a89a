"""The formulas of the sheet to fill in as LibreOffice computes them."""

from pathlib import Path

import pytest

from filled_sheets import AT, figures, filled
from libreoffice import OFFICE, recomputed
from spreadsheet_formulas import Computed

VALUES = [
    ("↗", 1.2, 0.15),
    ("↗", 80, 81),
    ("↘", 80, 81),
    ("→", 16, 2.00),
    ("→", 80, 80),
    ("↗", 2000, 889),
    ("↗", 9999999999, 9999999998),
    ("↗", 0.999999999, 0.999999998),
    ("↗", 9999999999, 4444999999),
    ("↗", 99999999999, 4),
    ("↗", 12345.6789012345, 12345.6789),
    ("↗", 999999.99990000, 999999.9999),
    ("↘", 3, 0),
    ("減少", 3, "―"),
    ("?", 3, 3),
    ("↗", ("%", 0.8), ("%", 0.81)),
    ("↗", ("%", 0.8), 81),
    ("↗", 80, "集計中"),
    ("↗", "80%", 81),
]


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_computes_the_same_figures(tmp_path: Path) -> None:
    rows = [
        {"indicator": "甲", "direction": way, "target": target, "actual": actual}
        for way, target, actual in VALUES
    ]
    paths = [tmp_path / "first.xlsx", tmp_path / "second.xlsx"]
    for path, some in zip(paths, (rows[:10], rows[10:]), strict=True):
        filled(some).save(path)
    for path, book in zip(paths, recomputed(paths, tmp_path), strict=True):
        found, expected = book.worksheets[0], Computed(path.read_bytes())
        for row in range(2, 12):
            wanted = figures(expected, row)
            computed = {name: found.cell(row, AT[name]).value or "" for name in wanted}
            assert computed == {name: value or "" for name, value in wanted.items()}, row
