"""Rows as exact values: what two cells of one row say together."""

import pandas as pd
import pytest

from sokatsu_cli import InputError, achievement_rate, rate_table

TOO_FEW = "a share, or in percent? write % behind both or behind neither"


def table(unit: str, target: str, actual: str, baseline: str, rows: int) -> pd.DataFrame:
    cells = {"indicator": "甲", "direction": "↗", "unit": unit}
    values = {"target": target, "actual": actual, "baseline": baseline}
    return pd.DataFrame([cells | values] * rows, dtype=object)


@pytest.mark.parametrize("rows", [1, 1000])  # from a thousand on they are computed at once
@pytest.mark.parametrize(
    ("unit", "target", "actual", "baseline", "rate"),
    [
        ("", "70%", "64.2%", "", "91.7"),
        ("", "70 %", "64.2％", "60 ％ ", "91.7"),
        ("", "70%", "0", "", "0.0"),
        ("", "70%", "-", "", "None"),
        ("%", "70%", "64.2", "", "91.7"),
        ("％", "70", "64.2 ％", "50", "91.7"),
        ("%", "0.7", "0.642", "", "91.7"),
        ("", "0.7", "0.642", "", "91.7"),
        ("人", "70", "35人", "", "50.0"),
    ],
)
def test_values_that_are_certain(
    unit: str, target: str, actual: str, baseline: str, rate: str, rows: int
) -> None:
    rated = rate_table(table(unit, target, actual, baseline, rows))
    assert {*map(str, rated["rate"])} == {rate}


@pytest.mark.parametrize("rows", [1, 1000])
@pytest.mark.parametrize(
    ("unit", "target", "actual", "baseline", "problems"),
    [
        ("", "70%", "0.642", "", [("actual", "'0.642' beside '70%'")]),
        ("", "70%", "64.2", "", [("actual", "'64.2' beside '70%'")]),
        ("", "0.7", "64.2 ％", "", [("target", "'0.7' beside '64.2 ％'")]),
        ("%", "70%", "0.642", "", [("actual", "'0.642' beside '70%'")]),
        ("%", "▲0.7", "64.2％ ", "", [("target", "'▲0.7' beside '64.2％ '")]),
        ("%", "70%", "1", "", [("actual", "'1' beside '70%'")]),
        ("人", "70%", "35人", "", [("actual", "'35人' beside '70%'")]),
        ("", "70%", "64%", "0.5", [("baseline", "'0.5' beside '70%'")]),
        (
            *("", "0.7", "0.6", "50%"),
            [("target", "'0.7' beside '50%'"), ("actual", "'0.6' beside '50%'")],
        ),
    ],
)
def test_a_share_beside_a_percentage_is_refused(
    unit: str, target: str, actual: str, baseline: str, problems: list[tuple[str, str]], rows: int
) -> None:
    with pytest.raises(InputError) as caught:
        rate_table(table(unit, target, actual, baseline, rows))
    first = [(each.column, each.text) for each in caught.value.problems if each.line == 1]
    assert first == [(column, f"{text}: {TOO_FEW}") for column, text in problems]
    assert len(caught.value.problems) == rows * len(problems)


def test_a_share_beside_a_percentage_of_one_indicator() -> None:
    assert achievement_rate("70%", "64.2%", "up") == achievement_rate(70, "64.2", "up")
    with pytest.raises(ValueError, match=f"^actual: '0.642' beside '70%': {TOO_FEW[:10]}"):
        achievement_rate("70%", "0.642", "up")
