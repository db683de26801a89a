"""Cells of frames that are no text: what number each is, or that it is none for certain."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli import InputError, check_rates, rate_table
from sokatsu_cli.model.float_texts import AS_FLOAT, float_text, fraction_text
from sokatsu_cli.model.numerals import cell_text, parse_number

WAY = "round it, or give text or a Decimal"
LONG = f"is a float of more than 15 digits, as no one writes; {WAY}"


def table(targets: object, **columns: object) -> pd.DataFrame:
    rows = {"indicator": ["甲", "乙"], "direction": "up", "target": targets, "actual": "1"}
    return pd.DataFrame(rows | columns)


def rates(targets: object) -> list[object]:
    return rate_table(table(targets), cap=None, digits=0)["rate"].tolist()


def refused(targets: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        rate_table(table(targets))
    return caught.value.lines()


@given(st.decimals(-(10**9), 10**9, places=6))
def test_a_decimal_of_15_digits_comes_back_from_its_float(value: Decimal) -> None:
    digits = len(value.normalize().as_tuple().digits)
    text = float_text(float(value))
    assert text.endswith(AS_FLOAT) or Fraction(text) == Fraction(repr(float(value)))
    if digits <= 15:
        assert Fraction(text) == Fraction(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_its_shortest_text_or_no_number(value: float) -> None:
    text = cell_text(value)
    if text.endswith(AS_FLOAT):
        with pytest.raises(ValueError, match=WAY):
            parse_number(text)
    else:
        assert Fraction(text) == Fraction(repr(value))
        assert float(text) == value
        assert cell_text(Decimal(text)) == text or value.is_integer()


@given(st.fractions(max_denominator=10**6))
def test_a_fraction_is_exactly_its_decimal_or_no_number(value: Fraction) -> None:
    text = fraction_text(value)
    assert Fraction(text) == value
    assert cell_text(value) == text
    twos_and_fives = value.denominator
    for prime in (2, 5):
        while twos_and_fives % prime == 0:
            twos_and_fives //= prime
    assert ("/" in text) is (twos_and_fives != 1)


@pytest.mark.parametrize(
    "targets",
    [
        [10.0, 0.5],
        [10, Decimal("0.5")],
        [np.int8(10), np.float32(0.5)],
        [Fraction(10), Fraction(1, 2)],
        np.array([10, 0.5], dtype="float32"),
        pd.array([10, 0.5], dtype="Float64"),
        pd.Categorical(["10", "0.5"]),
        ["10", 0.5],
    ],
    ids=str,
)
def test_numbers_of_every_kind(targets: object) -> None:
    assert rates(targets) == [Decimal(10), Decimal(200)]


@pytest.mark.parametrize(
    "targets",
    [
        [1.0, float("nan")],
        [1, None],
        ["1", pd.NA],
        [Decimal(1), Decimal("NaN")],
        pd.array([1, None], dtype="Int64"),
        pd.array([1.0, None], dtype="Float64"),
    ],
    ids=str,
)
def test_what_is_missing_is_no_data(targets: object) -> None:
    assert rates(targets) == [Decimal(100), None]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (
            0.1 + 0.2,
            f"0.30000000000000004 {LONG}",
        ),
        (2.0**53, f"9007199254740992.0 {LONG}"),
        (float("inf"), "'inf' is not a number"),
        (1e22, "'10000000000000000000000' has more than 18 digits"),
        (True, "'True' is not a number"),
        (Fraction(1, 3), "'1/3' is not a number"),
        (Decimal("Infinity"), "'Infinity' is not a number"),
        (pd.Timestamp("2024-04-01"), "'2024-04-01 00:00:00' is not a number"),
    ],
    ids=str,
)
def test_what_is_not_certain_is_refused(target: object, told: str) -> None:
    assert refused([1, target]) == [f"<frame>: index 1: target: {told}"]


def test_single_precision_is_refused_where_it_is_no_short_decimal() -> None:
    narrow = (
        "0.10000000149011612 is a float of less than 64 bits, which holds another number; give "
        "text, a Decimal or a float64"
    )
    assert len(refused([1, 2j])) == 2
    for targets, told in (
        (np.array([0.1, 0.5], dtype="float32"), narrow),
        (pd.array([0.1, None], dtype="Float32"), narrow),
        (
            pd.Series([np.float16(0.1), 1], dtype=object),
            narrow.replace("0.10000000149011612", "0.0999755859375"),
        ),
        ([np.float32(0.1), 1], f"0.10000000149011612 {LONG}"),  # which pandas has widened
    ):
        assert refused(targets) == [f"<frame>: index 0: target: {told}"]
    longer = np.longdouble(1) / 3
    if longer != float(longer):  # as far as the machine has one
        assert float_text(longer).endswith(AS_FLOAT)


def test_years_and_sections_with_gaps_are_whole() -> None:
    frame = table([1, 1], year=[2024.0, None], section=[1.0, None])
    assert rate_table(frame)["year"].tolist()[0] == 2024.0
    texts = [cell_text(value) for value in (2024.0, -0.0, 1e16, 1e-7)]
    assert texts == ["2024", "-0", "10000000000000000", "0.0000001"]


def test_a_published_float_has_a_decimal_where_another_has_one() -> None:
    report = check_rates(table([1.2, 1.5], published_rate=[83.0, 66.7]))
    assert [(each.line, each.name) for each in report.findings] == [(1, "rate-differs")]
    assert report.findings[0].facts == {"published": "83.0", "computed": "83.3"}
    whole = check_rates(table([1.2, 1.5], published_rate=pd.Series([83, None])))
    assert [(each.line, each.name) for each in whole.findings] == [(1, "mixed-precision")]


def test_rates_as_floats() -> None:
    frame = table(["3", "-"], actual="2", baseline="1")
    exact = rate_table(frame, baseline_change=True)
    found = rate_table(frame, baseline_change=True, as_float=True)
    for name in ("rate", "capped_rate", "change"):
        assert found[name].dtype == np.float64
        expected = [np.nan if cell is None else float(cell) for cell in exact[name]]
        np.testing.assert_array_equal(found[name], expected)
    others = ["status", "note", "change_status", "target"]
    pd.testing.assert_frame_equal(found[others], exact[others])
    years = {"baseline_year": 2020, "target_year": 2030, "year": 2025}
    assert rate_table(frame, method="expected", as_float=True, **years)["expected"][0] == 2.0  # type: ignore[arg-type]
