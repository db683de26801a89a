"""Rows in the order of their cells."""

from decimal import Decimal

import pytest

from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.row_order import Order, in_order, ordered_rows


@pytest.mark.parametrize(
    ("name", "cells", "rising", "falling"),
    [
        ("rate", [Decimal(50), None, Decimal(-10), Decimal(50), None], "cadbe", "adcbe"),
        ("target", ["10", "9", "1,000", "集計中", "▲1"], "ebacd", "cabed"),
        ("target", ["10", "増加", "9", "×", ""], "cabde", "acbde"),
        ("実績", ["10", "9.5", "い", "あ", ""], "badce", "abcde"),
        ("year", ["R1", "H30", "2017", "前期", ""], "cbade", "abcde"),
        ("期間", ["H30", "2017", "前期", "-", "R1"], "baecd", "eabcd"),
        ("節", ["い", "-", "あ", "", "10"], "ebcad", "eacbd"),
        ("部", ["0.30", "0.3", "0.29", "0.3", "x"], "cabde", "abdce"),
        ("達成率", ["100%", "86%", "皆増", "", "9%"], "ebacd", "abecd"),
    ],
)
def test_numbers_then_words_then_nothing(
    name: str, cells: list[object], rising: str, falling: str
) -> None:
    header = Header([name], {}, (), ["rate"])
    for is_falling, expected in ((False, rising), (True, falling)):
        rows = ordered_rows([cells], header, [Order(0, is_falling)], ["×"])
        assert "".join("abcde"[row] for row in rows) == expected


def test_the_first_column_counts_most_and_units_stand_behind_numbers() -> None:
    header = Header(["部", "target", "unit"], {}, ())
    columns = [["y", "x", "y", "x"], ["9人", "10人", "1,000人", "2人"], ["人"] * 4]
    rows = ordered_rows(columns, header, [Order(0, falling=False), Order(1, falling=True)])
    assert in_order(columns[:2], rows) == [["x", "x", "y", "y"], ["10人", "2人", "1,000人", "9人"]]


def test_nothing_to_order() -> None:
    assert ordered_rows([[]], Header(["a"], {}, ()), [Order(0, falling=False)]) == []
