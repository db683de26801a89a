from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli.model.numerals import Rounding, cell_text, parse_number, round_exact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("007", 7),
        ("-0", 0),
        ("70.0", 70),
        ("84.2", Fraction(421, 5)),
        ("1,254", 1254),
        ("12,345,678.90", Fraction(1234567890, 100)),
        ("+5", 5),
        ("-5", -5),
        ("−5", -5),
        ("▲5", -5),
        ("△ 5", -5),
        ("▲ 1,000.5", Fraction(-2001, 2)),
        ("１，２５４．５％", Fraction(2509, 2)),
        ("－５", -5),
        ("＋５", 5),
        ("86%", 86),
        (" 70\u3000", 70),
        ("70\n", 70),
        ("999999999999999999", 999999999999999999),
        ("000000000000000000001", 1),
        ("0.000000000000000001", Fraction(1, 10**18)),
        ("0." + "0" * 99 + "1", Fraction(1, 10**100)),
        ("▲\u30005", -5),
    ],
)
def test_number(text: str, expected: Fraction) -> None:
    assert parse_number(text) == expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1,254人", "人", 1254),
        ("１２人", " 人 ", 12),
        ("50%", "人", 50),
        ("50％", "％", 50),
        ("3 m²", " m²", 3),
        ("1,254 人", "人", 1254),
        ("1,254\u3000人", "人", 1254),
        ("1,254\xa0人 ", "人", 1254),
        ("70 %", "", 70),
        ("70 ％", "%", 70),
        ("▲ 3 人", "人", -3),
        ("1 254人", "人", None),
        ("70 人 %", "人", None),
        ("705", "5", 705),
        ("50人%", "人", None),
        ("人", "人", None),
        ("50円", "人", None),
    ],
)
def test_unit_suffix(text: str, unit: str, expected: int | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="is not a number"):
            parse_number(text, unit)
    else:
        assert parse_number(text, unit) == expected


MISSING = "- － ― ─ ━ — – ‒ ‑ ‐ − ー ｰ … *** N/A #N/A 未確定 集計中 精査中 未集計 なし"


@pytest.mark.parametrize("text", ["", " ", "\u3000", " - ", *MISSING.split()])
def test_missing(text: str) -> None:
    assert parse_number(text) is None


def test_missing_token_of_the_user() -> None:
    assert parse_number("公表前", missing={"公表前"}) is None


NO_NUMBERS = (
    "nan NaN inf 1e5 1_000 0x10 1.2.3 2523,00 1,25 1234,567 0,123 約70 48/50 5² ½ ① ١٢ 1٣ --5 "
    "+-5 ▲-5 5- .5 5. 5, ,5 % NA None true ５人 5\x00"
)


@pytest.mark.parametrize(
    "text", [*NO_NUMBERS.split(), "-\u30005", "- 5", "5 人", "7 0", "ー5", "‐5"]
)
def test_not_a_number(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1234567890123456789", "has more than 18 digits"),
        ("1.234567890123456789", "has more than 18 digits"),
        ("0." + "0" * 101, "has more than 100 decimals"),
        ("1,254人", "is not a number; the unit is blank"),
        ("1,254 人", "is not a number; the unit is blank"),
    ],
)
def test_what_is_wrong_with_a_number(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"{message}$"):
        parse_number(text)


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.integers(0, 18))
def test_decimal_text_is_read_exactly(digits: int, decimals: int) -> None:
    number = Fraction(digits, 10**decimals)
    assert parse_number(format(Decimal(digits).scaleb(-decimals), "f")) == number


@given(st.integers(0, 10**18 - 1))
def test_thousands_groups_are_read_exactly(number: int) -> None:
    assert parse_number(f"{number:,}") == number


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (Fraction(842, 800) * 100, 1, "105.3"),
        (Fraction(51, 48) * 100, 1, "106.3"),
        (Fraction(316, 320) * 100, 1, "98.8"),
        (Fraction(1, 8) * 100, 0, "13"),
        (Fraction(1, 8) * -100, 0, "-13"),
        (Fraction(-1, 25), 1, "0.0"),
        (Fraction(10**40, 3), 6, "3" * 40 + ".333333"),
    ],
)
def test_half_up(value: Fraction, digits: int, expected: str) -> None:
    assert format(round_exact(value, digits), "f") == expected


@pytest.mark.parametrize(
    ("rounding", "expected"),
    [
        (Rounding.HALF_UP, ["0.1", "0.2", "0.1", "-0.1", "-0.2", "-0.1"]),
        (Rounding.DOWN, ["0.0", "0.1", "0.1", "0.0", "-0.1", "-0.1"]),
        (Rounding.UP, ["0.1", "0.2", "0.2", "-0.1", "-0.2", "-0.2"]),
        (Rounding.HALF_EVEN, ["0.0", "0.2", "0.1", "0.0", "-0.2", "-0.1"]),
    ],
)
def test_rounding(rounding: Rounding, expected: list[str]) -> None:
    values = [Fraction(n, 1000) for n in (50, 150, 149 - 40, -50, -150, -109)]
    assert [str(round_exact(value, 1, rounding)) for value in values] == expected


@given(st.fractions(), st.integers(0, 6), st.sampled_from(Rounding))
def test_rounded_value_is_near_and_has_its_digits(
    value: Fraction, digits: int, rounding: Rounding
) -> None:
    rounded = round_exact(value, digits, rounding)
    ulp = Fraction(1, 10**digits)
    near = rounding in (Rounding.HALF_UP, Rounding.HALF_EVEN)
    assert abs(Fraction(rounded) - value) <= (ulp / 2 if near else ulp)
    assert rounded.as_tuple().exponent == -digits
    assert str(rounded) != "-0.0"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1e16, "10000000000000000"),
        (-0.5, "-0.5"),
        (123456789012345.0, "123456789012345"),
        (0.1234567890123456, "0.1234567890123456 as a float"),
        (True, "True"),
    ],
)
def test_cell_text_of_other_values(value: object, expected: str) -> None:
    assert cell_text(value) == expected


def test_cell_text_of_more_digits_than_python_writes() -> None:
    assert cell_text(-(10**5000)) == f"-1{'0' * 5000}"
    assert cell_text(Fraction(10**5000, 3)) == f"1{'0' * 5000}/3"
