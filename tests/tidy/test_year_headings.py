"""Rows of years as headings, with what stands left of them."""

import pytest

from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.year_headings import year_headings


@pytest.mark.parametrize(
    ("below", "others"),
    [({}, {0: "指標", 1: "単位"}), ({0: "指標"}, {1: "単位"})],
    ids=["ends with the headings", "goes on below"],
)
def test_a_merged_cell_left_of_the_years(below: dict[int, str], others: dict[int, str]) -> None:
    rows = [
        SheetRow(1, ["指標", "表題"]),
        SheetRow(2, ["", "単位", "R3", "R4"], merged={0: "指標"}),
        SheetRow(3, ["", "件", "1", "2"], merged=below),
    ]
    found = year_headings(rows, 1)
    assert found is not None
    assert (found.first, found.at, found.left) == (1, 1, 2)
    assert {column: each.text for column, each in found.others.items()} == others
