"""Whether the rows of a table are those of indicators with numbers."""

from pathlib import Path

import pytest

from sokatsu_cli.model.columns import Header
from sokatsu_cli.reading import plain_rows
from sokatsu_cli.reading.record_files import opened_file
from sokatsu_cli.reading.text_tables import TextTable

HEADING = "指標,単位,基準値,目標,実績"


def plain(path: Path, rows: list[str], heading: str = HEADING) -> bool:
    (path / "a.csv").write_text("\n".join([heading, *rows]), encoding="utf-8")
    with opened_file(path / "a.csv") as file:
        table = TextTable(file)
        return plain_rows.are_plain(table, Header(table.names, needed=()), ["不明"])


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("甲,,1,2,3", True),
        ("甲,人,1人,2人,3", True),
        ("甲,,,-,不明", True),
        ("甲,,,,3", True),
        ("第1節 みどり,,,,", False),
        (",,1,2,3", False),
        ("甲,,1,2点,3点", False),
        ("甲,,1,15%以下,3", False),
        ("甲,,策定時,2,3", False),
        ("甲,,1,2,3,4,5", False),
    ],
)
def test_a_row_of_an_indicator_has_a_name_and_numbers(
    tmp_path: Path, row: str, found: bool
) -> None:
    assert plain(tmp_path, ["乙,,1,2,3", row]) is found


def test_a_table_without_baselines(tmp_path: Path) -> None:
    assert plain(tmp_path, ["乙,2,3"], "指標,目標,実績")


def test_of_a_long_table_the_first_rows_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ["甲" * 40 + ",,1,2,3"] * 10_000  # more than a block
    assert plain(tmp_path, [*rows, "第1節 みどり,,,,"])
    monkeypatch.setattr(plain_rows, "_LOOKED_AT", 40_000)
    assert not plain(tmp_path, [*rows, "第1節 みどり,,,,"])
