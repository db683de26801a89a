"""Tables of a document that go on with the one before them, without its headings."""

import pytest

from plain_sheets import sheet_of
from sokatsu_cli.model.labels import sheet_label
from sokatsu_cli.tidy.tables import tidy_sheets

HEADED = ["一覧", "指標|単位|目標値|実績値", "甲|件|9|8"]


def refused(*tables: list[str], name: str = "table") -> list[str]:
    """Return where tables are refused."""
    sheets = [
        sheet_of(rows)._replace(path=sheet_label("a.docx", f"{name} {number}"))
        for number, rows in enumerate(tables, 1)
    ]
    found = tidy_sheets(sheets, direction=lambda _indicator: "up")
    told = "rows without headings, in as many columns as 'table 1' before them has"
    assert all(told in each.text for each in found.problems)
    return [f"{each.path}:{each.line}" for each in found.problems]


@pytest.mark.parametrize(
    "rows",
    [
        ["乙|件|5|4"],
        ["（つづき）", "乙|件|5|4"],
        ["（前頁より）", "乙|件|5|4"],
        ["一覧", "第2節 川", "乙|件|5|4"],
        ["乙|件|－|－", "丙|件|5|4"],
    ],
)
def test_a_table_that_goes_on_is_refused(rows: list[str]) -> None:
    assert refused(HEADED, rows) == [f"a.docx[table 2]:{len(rows) - (rows[-1][0] == '丙')}"]


def test_each_that_goes_on_is_refused() -> None:
    found = refused(HEADED, ["乙|件|5|4"], ["丙|件|5|4"])
    assert found == ["a.docx[table 2]:1", "a.docx[table 3]:1"]


@pytest.mark.parametrize(
    "rows",
    [
        ["人口", "乙|件|5|4"],
        ["乙|件|5"],
        ["乙|件|大|小"],
        ["町|区|2018|2019", "北|東|5|4"],
        ["町|区|男|女", "北|東|5|4"],
        ["一覧"],
        [""],
    ],
)
def test_another_table_stays(rows: list[str]) -> None:
    assert not refused(HEADED, rows, ["乙|件|5"])


def test_sheets_are_none_that_go_on() -> None:
    assert not refused(HEADED, ["乙|件|5|4"], name="Sheet")
