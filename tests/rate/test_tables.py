"""A whole table against the contract's rules, written a second time, over many random rows.

SOKATSU_ROWS=3600 tries 100,800 rows instead of the usual ones.
"""

import os
import random
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from sokatsu_cli import InputError, rate_table

ROWS_PER_SETTING = int(os.environ.get("SOKATSU_ROWS", "300"))
ROUNDINGS = ("half-up", "down", "up", "half-even")


def quotient(method: str, way: str, t: Fraction, a: Fraction, b: Fraction | None) -> Fraction | str:
    """docs/contract.md, Methods, rules 4 to 6, for a != t."""
    if method == "baseline":
        if b is None:
            return "missing baseline"
        if b == t:
            return "baseline equals target"
        if way == "maintain":
            return "no baseline method for maintain"
        if (way == "up" and t < b) or (way == "down" and t > b):
            return "target is behind the baseline"
        return (a - b) / (t - b)
    if t < 0 or a < 0:
        return "negative value: use baseline"
    if method == "ratio" and way == "maintain":
        return min(a, t) / max(a, t)
    divisor = a if (method, way) == ("ratio", "down") else t
    if divisor == 0:
        return "actual is 0" if divisor is a else "target is 0"
    forms = {
        ("ratio", "down"): t / divisor,
        ("difference", "down"): 2 - a / divisor,
        ("difference", "maintain"): 1 - abs(a - t) / divisor,
    }
    return forms.get((method, way), a / divisor)


def printed(value: Fraction | None, digits: int, rounding: str) -> str:
    """Round the magnitude by comparing the fraction with the halves, then place the point."""
    if value is None:
        return ""
    scaled = abs(value) * 10**digits
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    away = {
        "half-up": rest >= Fraction(1, 2),
        "down": False,
        "up": rest != 0,
        "half-even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1),
    }[rounding]
    text = str(whole + away).rjust(digits + 1, "0")
    sign = "-" if value < 0 and whole + away else ""
    return sign + (text if digits == 0 else f"{text[:-digits]}.{text[-digits:]}")


def expected_row(
    row: dict[str, str], tolerance: Fraction, cap: Fraction | None, digits: int, rounding: str
) -> tuple[str, str, str, str]:
    if not row["target"] or not row["actual"]:
        return "", "", "no_data", "missing target" if not row["target"] else "missing actual"
    t, a = Fraction(row["target"]), Fraction(row["actual"])
    b = Fraction(row["baseline"]) if row["baseline"] else None
    way, method = row["direction"], row["method"]
    achieved = {
        "up": a >= t,
        "down": a <= t,
        "maintain": abs(a - t) * 100 <= tolerance * abs(t),
    }[way]
    status = "achieved" if achieved else "not_achieved"
    value = 1 if a == t or (way == "maintain" and achieved) else quotient(method, way, t, a, b)
    if isinstance(value, str):
        return "", printed(cap if achieved else None, digits, rounding), status, value
    rate = Fraction(value) * 100
    capped = rate if cap is None else sorted([Fraction(0), rate, cap])[1]
    note = "direction ignored" if (method, way) == ("raw", "down") else ""
    return printed(rate, digits, rounding), printed(capped, digits, rounding), status, note


def random_number(chance: random.Random) -> str:
    """Return small numbers (ties, equal values, zeros), long ones, negative ones and none."""
    kind = chance.random()
    if kind < 0.04:
        return ""
    if kind < 0.08:
        return "0"
    if kind < 0.16:
        return str(Decimal(chance.randrange(10**17, 10**18)).scaleb(-chance.randrange(18)))
    sign = "-" if kind > 0.93 else ""
    return sign + str(Decimal(chance.randrange(1, 2000)).scaleb(-chance.randrange(3)))


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("digits", range(7))
def test_random_rows_agree_with_fractions(digits: int, rounding: str) -> None:
    chance = random.Random(f"{digits} {rounding}")
    tolerance = chance.choice([Fraction(0), Fraction(5), Fraction(1, 2)])
    cap = chance.choice([Fraction(100), Fraction(120), Fraction(1999, 20), None])
    rows = [
        {
            "indicator": "x",
            "direction": chance.choice(["up", "down", "maintain"]),
            "method": chance.choice(["ratio", "difference", "baseline", "raw"]),
            **{name: random_number(chance) for name in ("target", "actual", "baseline")},
        }
        for _ in range(ROWS_PER_SETTING)
    ]
    rated = rate_table(
        pd.DataFrame(rows, dtype=object),
        tolerance=tolerance,
        cap=cap,
        digits=digits,
        rounding=rounding,
    )
    found = [
        ("" if rate is None else f"{rate:f}", "" if capped is None else f"{capped:f}", *words)
        for rate, capped, *words in rated.iloc[:, -4:].itertuples(index=False, name=None)
    ]
    wrong = [
        (row, got)
        for row, got in zip(rows, found, strict=True)
        if got != expected_row(row, tolerance, cap, digits, rounding)
    ]
    assert wrong == []


def frame(**columns: object) -> pd.DataFrame:
    needed = {"indicator": ["甲"], "direction": ["↗"], "target": ["80"], "actual": ["81"]}
    return pd.DataFrame({**needed, **columns}, dtype=object)


def test_the_input_is_not_changed() -> None:
    table = frame(note=["mine"])
    before = table.copy(deep=True)
    rate_table(table, overwrite=True)
    pd.testing.assert_frame_equal(table, before)


def test_index_and_attributes_stay() -> None:
    table = frame()
    table.index = pd.Index([7])
    table.attrs["path"] = "a.csv"
    rated = rate_table(table)
    assert rated.index.tolist() == [7]
    assert rated.attrs == {"path": "a.csv"}


def test_repeated_index_labels() -> None:
    table = pd.concat([frame(), frame(actual=["40"])])
    assert rate_table(table)["rate"].tolist() == [Decimal("101.3"), Decimal("50.0")]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, ""])
@pytest.mark.parametrize("dtype", [object, "string"])
def test_every_kind_of_missing_value(missing: object, dtype: object) -> None:
    table = frame(target=pd.Series([missing], dtype=dtype))  # type: ignore[call-overload]
    assert rate_table(table)["note"].tolist() == ["missing target"]


def test_numbers_are_taken_by_their_text() -> None:
    table = pd.DataFrame(
        {
            "indicator": ["甲", "乙"],
            "direction": ["↗", "↗"],
            "target": [80, 84],
            "actual": [81.5, float("nan")],
        }
    )
    assert rate_table(table)["rate"].tolist() == [Decimal("101.9"), None]


def test_a_float_of_more_than_15_digits_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        rate_table(frame(target=[0.1 + 0.2]))
    told = "0.30000000000000004 is a float of more than 15 digits, as no one writes"
    way = "round it, or give text or a Decimal"
    assert str(caught.value) == f"<frame>: index 0: target: {told}; {way}"


@pytest.mark.parametrize(
    "names", [["rate", "Rate"], ["note", "rate", "note", "rate"], ["STATUS", "x"]]
)
def test_overwritten_columns_all_go_and_the_new_ones_come_last(names: list[str]) -> None:
    table = frame()
    own = pd.DataFrame([["old"] * len(names)], columns=names, dtype=object)
    rated = rate_table(pd.concat([own, table], axis=1), overwrite=True)
    kept = [name for name in names if name == "x"]
    computed = ["rate", "capped_rate", "status", "note"]
    assert rated.columns.tolist() == [*kept, *table.columns, *computed]
    assert rated["rate"].tolist() == [Decimal("101.3")]


def test_headings_that_are_no_text() -> None:
    table = frame()
    table[2030] = ["x"]
    assert rate_table(table).columns.tolist()[4:6] == [2030, "rate"]


def test_a_missing_column_of_a_frame_has_no_line() -> None:
    with pytest.raises(InputError) as caught:
        rate_table(frame().drop(columns="actual"))
    listed = "indicator, direction, target"
    expected = f"<frame>: actual: missing column (実績値 / 実績); the table has {listed}"
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"digits": 7}, ValueError),
        ({"digits": -1}, ValueError),
        ({"cap": -1}, ValueError),
        ({"cap": object()}, TypeError),
        ({"cap": 0.1 + 0.2}, ValueError),
        ({"tolerance": "x"}, ValueError),
        ({"rounding": "nearest"}, ValueError),
        ({"method": "best"}, ValueError),
    ],
)
def test_settings_out_of_range(settings: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        rate_table(frame(), **settings)  # type: ignore[arg-type]


def test_a_part_of_a_table_gives_that_part_of_the_result() -> None:
    table = pd.concat([frame(actual=[str(n)]) for n in range(9)], ignore_index=True)
    whole = rate_table(table)
    pd.testing.assert_frame_equal(pd.concat([rate_table(table[:4]), rate_table(table[4:])]), whole)
