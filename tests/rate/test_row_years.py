"""The years of rows, from their cells or given for the whole table."""

import pandas as pd
import pytest

from sokatsu_cli import InputError, achievement_rate, rate_table
from sokatsu_cli.model.years import year_of
from sokatsu_cli.rate.rules import GivenYears


def expected(columns: dict[str, str], **settings: str | list[str]) -> str:
    row = {"indicator": "a", "direction": "↗", "baseline": "0", "target": "100", "actual": "40"}
    table = pd.DataFrame([row | columns])
    return str(rate_table(table, method="expected", **settings)["expected"][0])  # type: ignore[arg-type] # see above


@pytest.mark.parametrize(
    ("columns", "settings"),
    [
        ({"基準年度": "H26", "目標年度": "令和6年度", "年度": "H30"}, {}),
        ({"baseline_year": "2014", "target_year": "R6", "period": "平成30年度"}, {}),
        ({}, {"baseline_year": "H26", "target_year": "2024", "year": "平成30年度"}),
        ({"baseline_year": "-", "year": "H30"}, {"baseline_year": "H26", "target_year": "R6"}),
        (
            {"baseline_year": "?", "target_year": "R6", "year": "H30"},
            {"baseline_year": "H26", "missing": ["?"]},
        ),
    ],
)
def test_where_years_stand(columns: dict[str, str], settings: dict[str, str | list[str]]) -> None:
    assert expected(columns, **settings) == "40"


def test_a_target_may_be_of_the_year_of_its_row() -> None:
    columns = {"year": "H30", "baseline_year": "H26"}
    assert expected(columns, target_year="row") == "100"
    assert expected(columns | {"target_year": "R6"}, target_year="Row ") == "40"


def test_a_period_that_is_no_year_is_none() -> None:
    columns = {"period": "後期", "baseline_year": "H26", "target_year": "R6"}
    assert expected(columns) == "None"
    assert expected(columns, year="H30") == "40"


def test_cells_that_are_no_years_are_named() -> None:
    columns = {"baseline_year": "26年度", "target_year": "", "年度": "H30.3"}
    with pytest.raises(InputError) as raised:
        expected(columns, target_year="row")
    assert [(each.column, each.text) for each in raised.value.problems] == [
        (
            "baseline_year",
            (
                "'26年度' is no year for certain: its era is not said; "
                "write H26, 平成26年度, R1 or 2018"
            ),
        ),
        ("年度", "'H30.3' is no year for certain: write H26, 平成26年度, R1 or 2018"),
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        *[("H26", 2014), ("㍻26", 2014), ("令和元年度", 2019), ("Ｒ１", 2019), ("2018", 2018)],
        *[("平成30（2018）年度", 2018), ("2018/H30", 2018), ("R1年度末", 2019), ("H31/R1", 2019)],
        *[("2020.0", 2020), ("2150年度", 2150), ("H20", 2008)],
    ],
)
def test_one_year(text: str, year: int) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "前期",
        "H23-27",
        "H23～H26",
        "2018-03-31",
        "平成30年3月",
        "R4.10",
        "1850",
        "H30R1",
        "R0",
        "平成0年",
    ],
)
def test_no_year(text: str) -> None:
    with pytest.raises(ValueError, match="no year for certain"):
        year_of(text)


def test_the_target_of_one_row_may_be_of_its_year() -> None:
    settings = {"method": "expected", "baseline": 60, "baseline_year": 2020, "year": 2022}
    found = achievement_rate(80, 60, "up", **settings, target_year="row")  # type: ignore[arg-type]
    assert found.rate == 75


def test_given_years() -> None:
    assert GivenYears.checked() == (0, 0, 0)
    with pytest.raises(ValueError, match="no year"):
        GivenYears.checked("row")
