"""What the headings of an office's table were taken for."""

from collections.abc import Sequence

import pytest

from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import tidy_sheets


def taken(rows: Sequence[str]) -> list[str]:
    cells = [row.split("|") for row in rows]
    sheet = Sheet("表.xlsx[章]", [SheetRow(number, row) for number, row in enumerate(cells, 1)])
    return list(map(str, tidy_sheets([sheet], direction=lambda _name: "up").taken))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            ["表", "指標|策定時|目標値(H26)|実績値(H26)|備考", "甲|1|2|3|あ"],
            [
                "2: 指標 in column A: indicator",
                "2: 策定時 in column B: baseline",
                "2: 目標値(H26) in column C: target of H26",
                "2: 実績値(H26) in column D: actual of H26",
                "2: 備考 in column E: a further column, which passes through",
            ],
        ),
        (
            ["指標|目標・実績", "甲|2/3"],
            ["1: 指標 in column A: indicator", "1: 目標・実績 in column B: target and actual"],
        ),
        (
            ["指標|前期 H26|||最終目標値(H26)", "|目標値|実績値|達成率|", "甲|2|3|100%|2"],
            [
                "1: 指標 in column A: indicator",
                "2: 前期 H26 目標値 in column B: target of 前期 H26",
                "2: 実績値 in column C: actual of 前期 H26",
                "2: 達成率 in column D: published_rate of 前期 H26",
                "1: 最終目標値(H26) in column E: the target of 前期 H26 again",
            ],
        ),
        (
            ["|前期 H26||備考", "指標|目標値|実績値|", "甲|2|3|あ"],
            [
                "2: 指標 in column A: indicator",
                "2: 目標値 in column B: target of 前期 H26",
                "2: 実績値 in column C: actual of 前期 H26",
                "1: 備考 in column D: a further column, which passes through",
            ],
        ),
    ],
    ids=["one period", "a pair", "a final target", "a heading above"],
)
def test_each_heading_is_told(rows: Sequence[str], told: Sequence[str]) -> None:
    assert taken(rows) == [f"表.xlsx[章]:{each}" for each in told]
