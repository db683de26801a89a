"""Printed rates that come of another row."""

import pytest

from told_explanations import told

OTHERS = ("other-target", "other-actual", "other-row")


@pytest.mark.parametrize(
    ("rows", "settings", "expected"),
    [
        (  # the actual of another year
            [
                {"year": "R1", "target": "80", "actual": "20", "published_rate": "25.0"},
                {"year": "R2", "target": "90", "actual": "60", "published_rate": "22.2"},
            ],
            {},
            [(2, "actual / target gives 22.2 (actual 20 of line 1, R1)")],
        ),
        (  # a target of a year that is neither the first, the last, nor beside
            [
                {"year": "R1", "target": "50", "actual": "40", "published_rate": "80.0"},
                {"year": "R2", "target": "80", "actual": "40", "published_rate": "50.0"},
                {"year": "R3", "target": "90", "actual": "45", "published_rate": "50.0"},
                {"year": "R4", "target": "100", "actual": "48", "published_rate": "60.0"},
                {"year": "R5", "target": "99", "actual": "99", "published_rate": "100.0"},
            ],
            {},
            [(4, "actual / target gives 60.0 (target 80 of line 2, R2)")],
        ),
        (  # another indicator's counts as two assumptions
            [
                {"indicator": "乙", "target": "64", "actual": "64", "published_rate": "100.0"},
                {"target": "90", "actual": "60", "published_rate": "93.8"},
            ],
            {},
            [(2, "actual / target gives 93.8 (target 64 of line 1)")],
        ),
        (
            [
                {"indicator": "乙", "target": "40", "actual": "40", "published_rate": "100.0"},
                {"direction": "down", "target": "90", "actual": "60", "published_rate": "150.0"},
            ],
            {"cap": 150, "method": "raw"},
            [
                (2, "actual / target gives 150.0 (direction ignored, target 40 of line 1)"),
            ],
        ),
        (  # the rate of a row beside, and not of one behind it
            [
                {"indicator": "乙", "target": "7", "actual": "3", "published_rate": "42.9"},
                {"target": "90", "actual": "61", "published_rate": "42.9"},
                {"indicator": "丙", "target": "90", "actual": "62", "published_rate": "42.9"},
            ],
            {},
            [(2, "42.9 is the computed rate of line 1")],
        ),
        (  # no target, no formula, and what a tolerance makes
            [
                {"indicator": "乙", "target": "増加", "actual": "3"},
                {"direction": "maintain", "target": "9", "actual": "6", "published_rate": "100.0"},
                {"indicator": "丙", "target": "6.1", "actual": "0", "published_rate": "0.0"},
            ],
            {"tolerance": 5},
            [],
        ),
        (  # a row is not compared with itself
            [{"target": "9", "actual": "6", "published_rate": "12.3"}],
            {},
            [],
        ),
    ],
)
def test_other_rows(
    rows: list[dict[str, str]], settings: dict[str, object], expected: list[tuple[int, str]]
) -> None:
    assert told(rows, OTHERS, **settings) == expected


def test_rows_that_are_far_are_not_looked_at() -> None:
    rows = [
        {"year": f"R{year}", "target": str(1000 + year), "actual": "500"} for year in range(1, 20)
    ]
    rows[18]["published_rate"] = "49.8"  # 500 / 1005 to 500 / 1004
    assert told(rows, OTHERS) == [] == told(rows[4:], ("other-target",))
    near = told(rows[5:], ("other-target",))
    assert near == []
