"""Rows that would tell apart ways to compute that tie, in words."""

import json

import pandas as pd
import pytest

from sokatsu_cli import infer_rules
from sokatsu_cli.check.inferring.inference_formats import RANKING_FORMATS
from sokatsu_cli.model.language import speaking

NAMES = ["indicator", "unit", "direction", "year", "baseline", "target", "actual", "published_rate"]


def told(rows: list[str]) -> list[str]:
    """Return the lines on what would tell ties apart."""
    frame = pd.DataFrame([row.split(",") for row in rows], columns=NAMES, dtype=object)
    text = "".join(RANKING_FORMATS["table"](infer_rules(frame), "", 78))
    after = text.partition("These would be told apart by a printed rate here:\n")[2]
    return after.partition("Lines that no combination")[0].splitlines()


CASES = {
    "rows of the table come first": (
        ["a,件,↘,,,10,10,100.0", "b,件,↗,,,16,13,81.3", "c,件,↗,,,7,13,", "d,件,↘,,,20,22,"],
        [
            "  line 3: 100.0 capped at 100; 185.7 uncapped; 120.0 capped at 120; 150.0",
            "capped at 150",
            "  line 4: 90.9 by ratio; 90.0 by difference; 100.0 by raw",
            "  line 4: 90.9 rounded half-up; 91.0 rounded up",
            "  a ↗ row with target 17 and actual 16: 94.1 rounded half-up; 94.2 rounded up",
            "  a ↘ row with target 10, actual 11 and baseline 30: 90.9 by ratio; 95.0 by",
            "baseline",
        ],
    ),
    "what is printed in words is no such row": (
        ["a,件,↘,,,10,10,100.0", "b,件,↗,,,16,13,81.3", "c,件,↗,,,7,13,皆増"],
        [
            "  a ↗ row with target 17 and actual 16: 94.1 rounded half-up; 94.2 rounded up",
            "  a ↗ row with target 10 and actual 11: 100.0 capped at 100; 110.0 uncapped,",
            "capped at 120 or 150",
            "  a ↘ row with target 10, actual 11 and baseline 30: 90.9 by ratio; 90.0 by",
            "difference; 95.0 by baseline; 100.0 by raw",
        ],
    ),
    "a baseline": (
        ["a,件,↘,,30,20,25,50.0", "b,件,↘,,30,20,20,100.0"],
        [
            "  a ↘ row with target 3, actual 4 and baseline 6: 66.7 rounded half-up,",
            "half-even or up; 66.6 rounded down",
            "  a ↘ row with target 16, actual 19 and baseline 32: 81.3 rounded half-up or",
            "up; 81.2 rounded down or half-even",
            "  a ↘ row with target 3, actual 4 and baseline 9: 83.3 rounded half-up, down",
            "or half-even; 83.4 rounded up",
            "  a ↘ row with target 10, actual 9 and baseline 30: 100.0 capped at 100; 105.0",
            "uncapped, capped at 120 or 150",
        ],
    ),
    "another target in the table": (
        [
            "a,件,↗,H28,,100,80,64.0",
            "a,件,↗,H29,,125,70,56.0",
            "b,件,↗,H28,,100,70,",
            "b,件,↗,H29,,110,70,",
            "b,件,↗,H30,,120,1,",
        ],
        [
            "  line 3: 58.3 rounded half-up, down or half-even; 58.4 rounded up",
            "  line 3: 58.3 against the final target; 63.6 against the next target",
            "  a ↗ row with final target 16 and actual 15: 93.8 rounded half-up or",
            "half-even; 93.7 rounded down",
            "  a ↗ row with final target 16 and actual 13: 81.3 rounded half-up; 81.2",
            "rounded down or half-even",
            "  a ↗ row with final target 10 and actual 11: 100.0 capped at 100; 110.0",
            "uncapped, capped at 120 or 150",
        ],
    ),
    "another target": (
        ["a,件,↗,H28,,100,80,64.0", "a,件,↗,H29,,125,70,56.0"],
        [
            "  a ↗ row with final target 16 and actual 15: 93.8 rounded half-up, half-even",
            "or up; 93.7 rounded down",
            "  a ↗ row with final target 16 and actual 13: 81.3 rounded half-up or up; 81.2",
            "rounded down or half-even",
            "  a ↗ row with final target 17 and actual 16: 94.1 rounded half-up, down or",
            "half-even; 94.2 rounded up",
            "  a ↗ row with final target 10 and actual 11: 100.0 capped at 100; 110.0",
            "uncapped, capped at 120 or 150",
            "  a ↗ row with final target 10, next target 8 and actual 9: 90.0 against the",
            "final target; 100.0 against the next target",
        ],
    ),
    "rounded inputs": (
        ["a,%,↗,,,88.3,86.5,97.9", "b,%,↗,,,76.1,70.9,93.2", "c,件,↗,,,30,20,", "d,%,↗,,,30,20,"],
        [
            "  line 3: 66.7 rounded half-up, half-even or up; 66.6 rounded down",
            "  a ↗ row of whole counts with target 16 and actual 13: 81.3 rounded half-up",
            "or up; 81.2 rounded half-even",
            "  a ↗ row of whole counts with target 17 and actual 16: 94.1 rounded half-up",
            "or half-even; 94.2 rounded up",
            "  a ↗ row of whole counts with target 10 and actual 11: 100.0 capped at 100;",
            "110.0 uncapped, capped at 120 or 150",
        ],
    ),
    "padded or rounded inputs": (
        [
            "a,件,↘,,159,138.0,149.0,",
            "b,件,↘,,159,133.0,115.0,120.0",
            "c,件,↘,,159,128.0,154.0,16.0",
            "d,件,↘,,159,123.0,170.0,0.0",
        ],
        [
            "  line 1: 47.3 to 48.0 rounded half-up, not padded, from rounded inputs; 47.0",
            "rounded down, padded from 0 decimals, from the values as printed",
            "  a ↘ row of whole counts with target 3, actual 4 and baseline 6: 66.7 rounded",
            "half-up, half-even or up; 66.6 rounded down",
            "  a ↘ row of whole counts with target 16, actual 15 and baseline 32: 106.3",
            "rounded half-up or up; 106.2 rounded down or half-even",
            "  a ↘ row of whole counts with target 3, actual 4 and baseline 9: 83.3 rounded",
            "half-up, down or half-even; 83.4 rounded up",
        ],
    ),
    "padded": (
        ["a,件,↗,,,16,13,81.00"],
        [
            "  a ↗ row with target 8 and actual 7: 88.00 rounded half-up or half-even;",
            "87.00 rounded down",
            "  a ↗ row with target 8 and actual 5: 63.00 rounded half-up; 62.00 rounded",
            "down or half-even",
            "  a ↗ row with target 10 and actual 11: 100.00 capped at 100; 110.00 uncapped,",
            "capped at 120 or 150",
        ],
    ),
    "shares": (
        ["a,件,↗,,,88,83,0.94", "b,件,↗,,,71,66,0.93"],
        [
            "  a ↗ row with target 8 and actual 5: 0.63 rounded half-up; 0.62 rounded",
            "half-even",
            "  a ↗ row with target 10 and actual 11: 1.00 capped at 100; 1.10 uncapped,",
            "capped at 120 or 150",
        ],
    ),
    "maintain": (
        ["a,件,→,,,10,9,90.0"],
        [
            "  a → row with target 10 and actual 11: 90.9 by ratio; 90.0 by difference;",
            "100.0 by raw",
            "  a → row with target 16 and actual 15: 93.8 rounded half-up, half-even or up;",
            "93.7 rounded down",
            "  a → row with target 16 and actual 13: 81.3 rounded half-up or up; 81.2",
            "rounded down or half-even",
            "  a → row with target 10 and actual 11: 90.9 rounded half-up, down or",
            "half-even; 91.0 rounded up",
        ],
    ),
    "no tie": (
        [
            "a,件,↗,,,16,13,81.3",
            "b,件,↗,,,16,20,118.2",
            "c,件,↗,,,16,22,118.2",
            "d,件,↗,,,3,1,33.3",
            "e,件,↗,,,17,16,94.1",
            "f,件,↗,,,3,2,66.7",
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_would_tell_ties_apart(name: str) -> None:
    rows, expected = CASES[name]
    assert told(rows) == expected


def test_ranges_are_data_where_programs_read_them() -> None:
    frame = pd.DataFrame([row.split(",") for row in CASES["padded or rounded inputs"][0]])
    inference = infer_rules(frame.set_axis(NAMES, axis=1))
    with speaking("ja"):
        found = json.loads("".join(RANKING_FORMATS["json"](inference, "", None)))
        text = "".join(RANKING_FORMATS["table"](inference, "", None))
    assert found["separating"][0]["figures"][0]["printed"] == "47.3 to 48.0"
    assert "47.3～48.0" in text


def test_rates_with_many_decimals_are_computed_exactly() -> None:
    lines = told([f"a,件,↗,,,3,2,66.{15 * '6'}7", f"b,件,↗,,,3,1,33.{16 * '3'}"])
    first = "  a ↗ row with target 10 and actual 11: 100.0000000000000000 capped at 100;"
    assert lines[:2] == [first, "110.0000000000000000 uncapped, capped at 120 or 150"]
