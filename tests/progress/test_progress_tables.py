from collections.abc import Mapping

import pandas as pd
import pytest

from sokatsu_cli import ProgressClass, progress_table
from sokatsu_cli.model.numerals import cell_text

SHARES = ("way", "time", "expected", "pace", "projection", "met_in", "class", "note")
NO_SHARES = ("", "", "", "", "", "")


def rows_of(
    direction: str,
    baseline: tuple[str, str],
    target: tuple[str, str],
    actuals: Mapping[str, str],
    name: str = "指標",
) -> pd.DataFrame:
    """Return the rows of one indicator, a year each, with a value and its year."""
    return pd.DataFrame(
        [
            {
                "indicator": name,
                "unit": "人",
                "direction": direction,
                **dict(zip(("baseline", "baseline_year"), baseline, strict=True)),
                **dict(zip(("target", "target_year"), target, strict=True)),
                "year": year,
                "actual": actual,
            }
            for year, actual in actuals.items()
        ]
    )


def cells_of(table: pd.DataFrame, names: tuple[str, ...] = SHARES) -> tuple[str, ...]:
    (row,) = table[list(names)].itertuples(index=False)
    return tuple(map(cell_text, row))


UP = ("↗", ("100", "H28"), ("200", "R8"))
"""A way of 100 in ten years."""

WORKED: dict[str, tuple[pd.DataFrame, tuple[str, ...]]] = {
    "half of the way in half of the time": (
        rows_of(*UP, {"R1": "120", "R3": "150"}),
        ("50.0", "50.0", "150", "100.0", "200", "2026", "on-track", ""),
    ),
    "a little less": (
        rows_of(*UP, {"R3": "149.9"}),
        ("49.9", "50.0", "150", "99.8", "199.8", "2027", "behind", ""),
    ),
    "no way at all": (
        rows_of(*UP, {"R3": "100"}),
        ("0.0", "50.0", "150", "0.0", "100", "", "behind", ""),
    ),
    "back": (
        rows_of(*UP, {"R3": "99"}),
        ("-1.0", "50.0", "150", "-2.0", "98", "", "moving-away", ""),
    ),
    "the target met before its year": (
        rows_of(*UP, {"R3": "200"}),
        ("100.0", "50.0", "150", "200.0", "300", "2021", "achieved", ""),
    ),
    "the latest year has no actual yet": (
        rows_of(*UP, {"R3": "150", "R4": "集計中", "R2": "101"}),
        ("50.0", "50.0", "150", "100.0", "200", "2026", "on-track", ""),
    ),
    "down": (
        rows_of("↘", ("100", "2016"), ("40", "2026"), {"2019": "91"}),
        ("15.0", "30.0", "82", "50.0", "70", "2036", "behind", ""),
    ),
    "down, achieved": (
        rows_of("↘", ("100", "2016"), ("40", "2026"), {"2019": "40"}),
        ("100.0", "30.0", "82", "333.3", "-100", "2019", "achieved", ""),
    ),
    "below 0": (
        rows_of("↗", ("-10", "2016"), ("10", "2026"), {"2021": "0"}),
        ("50.0", "50.0", "0", "100.0", "10", "2026", "on-track", ""),
    ),
    "the target year, not met": (
        rows_of(*UP, {"R8": "199"}),
        ("99.0", "100.0", "200", "99.0", "199", "2027", "behind", ""),
    ),
    "the target year, worse than the baseline": (
        rows_of(*UP, {"R8": "99"}),
        ("-1.0", "100.0", "200", "-1.0", "99", "", "moving-away", ""),
    ),
    "past the target year": (
        rows_of(*UP, {"R10": "190"}),
        (
            *("90.0", "100.0", "200", "90.0", "175", "2030", "behind"),
            "year is after the target year",
        ),
    ),
    "maintain, farther": (
        rows_of("→", ("100", "H28"), ("100", "R8"), {"R3": "99"}),
        (*NO_SHARES, "moving-away", "no shares for maintain"),
    ),
    "maintain, as far": (
        rows_of("→", ("90", "H28"), ("100", "R8"), {"R3": "110"}),
        (*NO_SHARES, "behind", "no shares for maintain"),
    ),
    "maintain, achieved": (
        rows_of("→", ("90", "H28"), ("100", "R8"), {"R3": "100"}),
        (*NO_SHARES, "achieved", "no shares for maintain"),
    ),
    "baseline equals target": (
        rows_of("↗", ("100", "H28"), ("100", "R8"), {"R3": "99"}),
        (*NO_SHARES, "moving-away", "baseline equals target"),
    ),
    "target behind the baseline": (
        rows_of("↗", ("100", "H28"), ("90", "R8"), {"R3": "80"}),
        (*NO_SHARES, "moving-away", "target is behind the baseline"),
    ),
    "target behind the baseline, achieved": (
        rows_of("↗", ("100", "H28"), ("90", "R8"), {"R3": "95"}),
        (*NO_SHARES, "achieved", "target is behind the baseline"),
    ),
    "no baseline": (
        rows_of("↗", ("-", "H28"), ("90", "R8"), {"R3": "80"}),
        (*NO_SHARES, "no-data", "missing baseline"),
    ),
    "no baseline, achieved": (
        rows_of("↗", ("-", ""), ("90", ""), {"R3": "90"}),
        (*NO_SHARES, "achieved", "missing baseline"),
    ),
    "no target": (
        rows_of("↗", ("1", "H28"), ("-", "R8"), {"R3": "80"}),
        (*NO_SHARES, "no-data", "missing target"),
    ),
    "a word for a target": (
        rows_of("↗", ("1", "H28"), ("増加", "R8"), {"R3": "80"}),
        (*NO_SHARES, "no-data", "target is a word"),
    ),
    "no actual": (
        rows_of(*UP, {"R3": "-"}),
        (*NO_SHARES, "no-data", "missing actual"),
    ),
    "no year of an actual": (
        rows_of(*UP, {"": "150"}),
        (*NO_SHARES, "no-data", "missing year"),
    ),
    "no actual since the baseline": (
        rows_of(*UP, {"H27": "150"}),
        (*NO_SHARES, "no-data", "no actual from the baseline year on"),
    ),
    "no baseline year": (
        rows_of("↗", ("100", ""), ("200", "R8"), {"R3": "150"}),
        ("50.0", *NO_SHARES[1:], "no-data", "missing baseline year"),
    ),
    "no baseline year, and back": (
        rows_of("↗", ("100", ""), ("200", "R8"), {"R3": "99"}),
        ("-1.0", *NO_SHARES[1:], "moving-away", "missing baseline year"),
    ),
    "no baseline year, in the target year": (
        rows_of("↗", ("100", ""), ("200", "R3"), {"R3": "150"}),
        ("50.0", *NO_SHARES[1:], "behind", "missing baseline year"),
    ),
    "no target year": (
        rows_of("↗", ("100", "H28"), ("200", ""), {"R3": "150"}),
        ("50.0", "", "", "", "", "2026", "no-data", "missing target year"),
    ),
    "years the wrong way round": (
        rows_of("↗", ("100", "R2"), ("200", "R2"), {"R1": "150", "R2": "140"}),
        ("40.0", *NO_SHARES[1:], "no-data", "baseline year is not before the target year"),
    ),
    "no time has passed": (
        rows_of(*UP, {"H28": "150"}),
        (
            *("50.0", "0.0", "100", "", "", "", "no-data"),
            "no time has passed since the baseline",
        ),
    ),
}


@pytest.mark.parametrize(("frame", "expected"), WORKED.values(), ids=WORKED)
def test_worked_out_by_hand(frame: pd.DataFrame, expected: tuple[str, ...]) -> None:
    assert cells_of(progress_table(frame)) == expected


def test_each_class_is_among_them() -> None:
    classes = {expected[-2] for _frame, expected in WORKED.values()}
    assert classes == {*map(str, ProgressClass)} - {
        *("substantial", "moderate", "limited", "deterioration")
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"bounds": "99.8,0"}, "on-track"),
        ({"bounds": ["99.81", 0]}, "behind"),
        ({"bounds": "120,99.8"}, "behind"),
        ({"bounds": "120,99.81"}, "moving-away"),
    ],
)
def test_bounds_that_are_just_met(given: dict[str, str], expected: str) -> None:
    frame = rows_of(*UP, {"R3": "149.9"})
    assert progress_table(frame, bounds=given["bounds"])["class"].item() == expected


def test_years_and_a_tolerance_for_the_whole_table() -> None:
    frame = rows_of("→", ("100", ""), ("100", ""), {"": "95"})
    found = progress_table(
        frame, baseline_year="H28", target_year="row", year="R1", tolerance="5", digits=0
    )
    assert cells_of(found, ("baseline_year", "year", "target_year", "class")) == (
        *("2016", "2019", "2019", "achieved"),
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"measure": "speed"}, "unknown measure 'speed'; write way or growth"),
        ({"bounds": "100"}, "bounds of way must be 2 numbers, as 100,0: 1 are given"),
        ({"bounds": "0,100"}, "bounds of way must not rise: 0, 100"),
        ({"digits": 7}, "digits must be 0 to 6: 7"),
    ],
)
def test_settings_out_of_range(given: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        progress_table(rows_of(*UP, {"R3": "1"}), **given)  # type: ignore[arg-type]


def test_without_a_baseline_the_earliest_actual_may_be_it() -> None:
    frame = rows_of("↗", ("", ""), ("200", "R8"), {"R3": "150", "H28": "100", "": "7"})
    frame = frame.drop(columns=["baseline", "baseline_year"])
    names = ("baseline", "baseline_year", "way", "note")
    undated = "missing year; missing baseline"
    assert cells_of(progress_table(frame), names) == ("", "", "", undated)
    found = progress_table(frame, earliest_baseline=True)
    assert cells_of(found, names) == ("100", "2016", "50.0", "missing year")
    found = progress_table(frame, baseline_year="R3", earliest_baseline=True)
    assert cells_of(found, names) == ("150", "2021", "0.0", SINCE)


def test_the_earliest_actual_is_that_of_the_baseline_year_of_any_row() -> None:
    frame = rows_of("↗", ("", ""), ("100", "R2"), {"H25": "10", "H26": "50", "H27": "55"})
    frame["baseline_year"] = ["", "", "H26"]
    found = progress_table(frame, earliest_baseline=True)
    assert cells_of(found, ("baseline", "baseline_year", "pace", "class")) == (
        *("50", "2014", "60.0", "behind"),
    )


def test_baselines_that_contradict_each_other_are_not_replaced() -> None:
    frame = rows_of("↗", ("", ""), ("100", "R7"), {"": "-", "H27": "50", "H29": "65"})
    frame = pd.concat(
        [frame.iloc[:1].assign(baseline=["30"]), frame.assign(baseline=["40", "", ""])]
    )
    found = progress_table(frame, earliest_baseline=True)
    assert cells_of(found, ("baseline", "class", "note")) == (
        *("", "no-data", "baselines differ; missing baseline"),
    )


SINCE = "missing year; no time has passed since the baseline"


def test_the_latest_target_and_baseline_count_and_notes_say_what_differs() -> None:
    frame = pd.concat(
        [
            rows_of("↗", ("100", "H28"), ("300", "R8"), {"R1": "140", "": "-"}),
            rows_of("↗", ("110", "H29"), ("210", "R9"), {"R3": "150.0"}),
            rows_of("↗", ("110.0", "H29"), ("-", ""), {"R4": "-"}),
        ]
    )
    names = ("baseline", "actual", "target", "way", "note")
    assert cells_of(progress_table(frame), names) == (
        *("110.0", "150.0", "210", "40.0", "targets differ; baselines differ"),
    )
    turned = frame.assign(direction=["↗", "↗", "↘", "↗"])
    found = cells_of(progress_table(turned), ("direction", "way", "class", "note"))
    assert found == ("", "", "no-data", "directions differ; targets differ; baselines differ")


def test_targets_of_rows_without_a_year_must_agree() -> None:
    undated = [
        rows_of("↗", ("1", ""), (target, ""), {"": "-"}, name)
        for name, target in [
            ("a", "5"),
            ("a", "6"),
            ("b", "5"),
            ("b", "5.0"),
            ("c", "5"),
            ("c", "6"),
        ]
    ]
    dated = rows_of("↗", ("1", ""), ("7", ""), {"R1": "-"}, "c")
    found = progress_table(pd.concat([*undated, dated]))
    assert found["target"].map(cell_text).tolist() == ["", "5.0", "7"]
    assert found["note"].tolist() == [
        *("targets differ; missing actual", "missing actual"),
        "targets differ; missing actual",
    ]


def test_what_names_an_indicator_is_what_stands_first() -> None:
    frame = pd.DataFrame(
        {
            "section": ["1", "１", "2", "1"],
            "indicator": ["満足度 ", "満足度", "満足度", "満足 度\n"],
            "unit": ["", "％", "人", "%"],
            "direction": "up",
            "target": "3",
            "actual": "2",
            "year": ["R1", "R2", "R3", "R4"],
        }
    )
    found = progress_table(frame)
    names = ["section", "indicator", "unit", "year"]
    assert list(found[names].itertuples(index=False, name=None)) == [
        ("1", "満足度", "％", 2022),
        ("2", "満足度", "人", 2021),
    ]


def test_numbers_that_64_bits_do_not_hold() -> None:
    up = ("↗", ("0." + "0" * 98 + "1", "H28"), ("900000000000000000", "R8"))
    frame = pd.concat(
        [
            rows_of(*up, {"R3": "123456789012345678"}, "a"),
            rows_of("↘", ("-0.5", "H28"), ("-1.5", "R8"), {"R3": "-1"}, "b"),
        ]
    )
    found = progress_table(frame, digits=0)
    names = ("baseline", "way", "expected", "projection", "met_in")
    assert cells_of(found.iloc[:1], names) == (
        *("0." + "0" * 98 + "1", "14", "450000000000000000." + "0" * 98 + "1"),
        *("246913578024691355." + "9" * 98 + "9", "2053"),
    )
    assert cells_of(found.iloc[1:], names) == ("-0.5", "50", "-1", "-1.5", "2026")


def test_a_table_without_rows() -> None:
    frame = rows_of(*UP, {"R3": "1"}).iloc[:0]
    assert len(progress_table(frame)) == 0
