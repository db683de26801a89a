"""Printed rates by practices: what is said of each, and what is not."""

import pytest

from told_explanations import told

PRACTICES = ("rounded-inputs", "padded", "share", "final-target", "next-target", "previous-target")

YEARS = [
    {"year": "R1", "target": "80", "actual": "60", "published_rate": "75.0"},
    {"year": "R2", "target": "90", "actual": "60", "published_rate": "66.7"},
    {"year": "R3", "target": "100", "actual": "60", "published_rate": "60.0"},
]


@pytest.mark.parametrize(
    ("row", "settings", "expected"),
    [
        (
            {"target": "88.3", "actual": "86.5", "published_rate": "97.9"},
            {},
            (
                "actual / target gives 97.8 to 98.1 "
                "(target from 88.25 to 88.35, actual from 86.45 to 86.55)"
            ),
        ),
        (  # a count is no rounded value
            {"target": "50", "actual": "43.2", "published_rate": "86.5"},
            {},
            "actual / target gives 86.3 to 86.5 (actual from 43.15 to 43.25)",
        ),
        ({"target": "883", "actual": "865", "published_rate": "97.9"}, {}, ""),
        (
            {"unit": "千人", "target": "50", "actual": "43", "published_rate": "86.9"},
            {},
            (
                "actual / target gives 84.2 to 87.9 "
                "(target from 49.5 to 50.5, actual from 42.5 to 43.5)"
            ),
        ),
        (  # a percent sign
            {"unit": "%", "target": "50%", "actual": "43%", "published_rate": "86.9"},
            {},
            (
                "actual / target gives 84.2 to 87.9 "
                "(target from 49.5 to 50.5, actual from 42.5 to 43.5)"
            ),
        ),
        (  # never below 0, and held to the cap
            {"unit": "%", "target": "1", "actual": "0", "published_rate": "33.3"},
            {},
            "actual / target gives 0.0 to 100.0 (target from 0.5 to 1.5, actual from 0 to 0.5)",
        ),
        (
            {"target": "88.3", "actual": "88.3", "published_rate": "99.9"},
            {},
            (
                "actual / target is 99.9 to 100.1, capped at 100 gives 99.9 to 100.0 "
                "(target from 88.25 to 88.35, actual from 88.25 to 88.35)"
            ),
        ),
        (  # 0 / 0 and what has no rate everywhere are nothing
            {"unit": "%", "target": "0", "actual": "1", "published_rate": "99.9"},
            {"cap": None},
            "",
        ),
        ({"target": "0", "actual": "0.0", "published_rate": "0.0"}, {}, ""),
        (  # where both can be the same
            {"direction": "maintain", "target": "9.5", "actual": "9.6", "published_rate": "99.9"},
            {},
            (
                "the smaller / the larger gives 97.9 to 100.0 "
                "(target from 9.45 to 9.55, actual from 9.55 to 9.65)"
            ),
        ),
        (  # a tolerance makes rates jump
            {"direction": "maintain", "target": "9.5", "actual": "9.9", "published_rate": "96.5"},
            {"tolerance": 1},
            "",
        ),
        (
            {"target": "90.5", "actual": "80", "baseline": "70", "published_rate": "48.7"},
            {"method": "baseline"},
            (
                "(actual - baseline) / (target - baseline) gives 48.7 to 48.9 "
                "(target from 90.45 to 90.55)"
            ),
        ),
        (  # beyond 64 bits
            {
                "target": "123456789012345.678",
                "actual": "123456789012345.67",
                "published_rate": "99.999999999999992",
            },
            {},
            (
                "actual / target gives 99.999999999999989 to 99.999999999999998 "
                "(target from 123456789012345.6775 to 123456789012345.6785, "
                "actual from 123456789012345.665 to 123456789012345.675)"
            ),
        ),
        (
            {"target": "1000", "actual": "748.1", "published_rate": "74.80"},
            {},
            "actual / target is 74.8, padded with zeros gives 74.80",
        ),
        (
            {"target": "1000", "actual": "748.6", "published_rate": "75.00"},
            {},
            "actual / target is 75, padded with zeros gives 75.00",
        ),
        (
            {"target": "1000", "actual": "948", "published_rate": "0.95"},
            {},
            "actual / target is 94.80, as a share gives 0.95",
        ),
        (
            {"target": "1000", "actual": "1948", "published_rate": "1.00"},
            {},
            "actual / target is 194.80, capped at 100, as a share gives 1.00",
        ),
        (
            {"direction": "down", "target": "10", "actual": "30", "published_rate": "0.000"},
            {"method": "difference"},
            "",
        ),
        (
            {"direction": "down", "target": "10", "actual": "3", "published_rate": "0.300"},
            {"method": "raw"},
            "actual / target is 30.000, as a share gives 0.300 (direction ignored)",
        ),
        (  # the tolerance makes it 100, and no formula
            {"direction": "maintain", "target": "100", "actual": "99", "published_rate": "1.00"},
            {"tolerance": 5},
            "",
        ),
        ({"target": "0", "actual": "0", "published_rate": "1.0"}, {}, ""),  # nor does 0 / 0
    ],
)
def test_practices(row: dict[str, str], settings: dict[str, object], expected: str) -> None:
    found = [sentence for _line, sentence in told([row], PRACTICES, **settings)]
    assert found == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("line", "published", "expected"),
    [
        (1, "60.0", ["actual / target gives 60.0 (target 100 of line 3, R3)"]),
        (1, "66.7", ["actual / target gives 66.7 (target 90 of line 2, R2)"]),
        (2, "60.0", ["actual / target gives 60.0 (target 100 of line 3, R3)"]),
        (2, "75.0", ["actual / target gives 75.0 (target 80 of line 1, R1)"]),
        (3, "66.7", ["actual / target gives 66.7 (target 90 of line 2, R2)"]),
        (3, "75.0", []),
    ],
)
def test_targets_of_other_years(line: int, published: str, expected: list[str]) -> None:
    rows = [dict(row) for row in YEARS]
    rows[line - 1]["published_rate"] = published
    assert told(rows, PRACTICES) == [(line, sentence) for sentence in expected]


def test_a_target_is_told_once() -> None:
    rows = [{**row, "target": "90"} for row in YEARS[:2]] + [{**YEARS[2], "published_rate": "66.7"}]
    rows[0]["published_rate"] = rows[1]["published_rate"] = "66.7"
    sentence = "actual / target gives 66.7 (target 90 of line 2, R2)"
    assert told(rows, ("previous-target", "first-target", "other-target")) == [(3, sentence)]


def test_what_is_allowed_together() -> None:
    rows = [dict(row) for row in YEARS]
    rows[0]["published_rate"] = "0.60"
    assert told(rows, PRACTICES) == []
    allowed = told(rows, PRACTICES, allow=["share", "final-target"])
    sentence = "actual / target is 60.00, as a share gives 0.60 (target 100 of line 3, R3)"
    assert allowed == [(1, sentence)]


def test_rounded_values_of_another_year() -> None:
    rows = [{**row, "target": f"{row['target']}.0"} for row in YEARS]
    rows[0]["published_rate"] = "59.98"
    assert told(rows, PRACTICES, allow=["rounded-inputs", "final-target"]) == [
        (
            1,
            (
                "actual / target gives 59.97 to 60.03 (target 100.0 of line 3, R3, "
                "target from 99.95 to 100.05)"
            ),
        ),
    ]
