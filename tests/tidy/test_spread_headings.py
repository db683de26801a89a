"""Headings whose letters are spread by blanks or stand below each other."""

import pytest

from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Role, roles_in, unspaced
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import tidy_sheets


@pytest.mark.parametrize(
    ("heading", "role", "year"),
    [
        ("目 標 値", Role.TARGET, ""),
        ("目　標　値", Role.TARGET, ""),
        ("目\n標\n値", Role.TARGET, ""),
        ("目標\n値", Role.TARGET, ""),
        ("実\n績\n値\n(R5)", Role.ACTUAL, "R5"),
        ("計 画 値", Role.TARGET, ""),
        ("達 成 率", Role.RATE, ""),
        ("現 状\n値", Role.CURRENT, ""),
    ],
)
def test_spread_headings_are_of_values(heading: str, role: Role, year: str) -> None:
    assert (words_of(heading).holds, words_of(heading).year) == (role, year)


@pytest.mark.parametrize("heading", ["前 年 度 実 績", "実 績 件 数", "目標 との差"])
def test_spread_headings_of_something_else(heading: str) -> None:
    assert words_of(heading).holds is None


def test_words_stay_apart() -> None:
    assert unspaced("目標 実績") == "目標 実績"
    assert roles_in("目 標 ・ 実 績") == {Role.TARGET, Role.ACTUAL}


def test_a_table_of_spread_headings() -> None:
    rows = [
        SheetRow(1, ["指\n標", "単\n位", "目\n標\n値", "実 績 値", "達\n成\n率", "評価"]),
        SheetRow(2, ["甲", "人", "１２０", "60", "50%", "◎"]),
    ]
    found = tidy_sheets([Sheet("sheet", rows)], direction=lambda _name: "up")
    names = ("indicator", "unit", "target", "actual", "published_rate", "評価")
    assert not found.problems
    assert [[row[name] for name in names] for row in found.rows] == [
        ["甲", "人", "１２０", "60", "50%", "◎"]
    ]
