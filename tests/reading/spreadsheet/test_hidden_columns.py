"""Hidden columns: told, but for those that are no part of the table."""

from pathlib import Path

import pytest

from sokatsu_cli.reading.spreadsheet.grids import read_grids
from spreadsheet_parts import row, text, write_sheet

HEAD = row(1, text("A1", "甲"), text("B1", "率 (sokatsu)"), text("C1", "印 (sokatsu)"))
TOLD = "what is hidden is read as well"


@pytest.mark.parametrize(
    ("columns", "is_told"),
    [
        ('<col min="2" max="2" hidden="1"/>', False),
        ('<col min="2" max="3" width="0"/>', False),
        ('<col min="1" max="2" hidden="1"/>', True),
        ('<col min="2" max="16384" hidden="1"/>', True),
        ('<col min="3" max="2" hidden="1"/>', True),
        ('<col min="x" hidden="1"/>', True),
        ('<col min="1" max="1" width="9"/>', False),
    ],
)
def test_only_what_is_read_is_told_as_hidden(tmp_path: Path, columns: str, is_told: object) -> None:
    path = write_sheet(tmp_path / "a.xlsx", HEAD, before=f"<cols>{columns}</cols>")
    (grid,) = read_grids(str(path))
    assert any(TOLD in note for note in grid.notes) is is_told
