"""What is computed of whole columns, where its whole numbers are small and where they are not."""

from decimal import Decimal, localcontext
from itertools import product

import pandas as pd
import pytest

from sokatsu_cli import Grades, InputError, Method, Rounding, rate_table
from sokatsu_cli.rate.codes import coders
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import Rules

MOST = "999999999999999999"
TINY = f"0.{'0' * 17}1"


def frame(rows: list[tuple[str, str, str]], **columns: str | list[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["direction", "target", "actual"], dtype=object)
    return table.assign(indicator="a", **columns)


def rates(table: pd.DataFrame, **options: object) -> list[str]:
    rated = rate_table(table, **options)  # type: ignore[arg-type]
    return ["" if rate is None else str(rate) for rate in rated["rate"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("↗", MOST, MOST), ("↘", MOST, "1")], ["100.0", "99999999999999999900.0"]),
        ([("→", MOST, TINY), ("↗", TINY, MOST)], ["0.0", f"{MOST}{'0' * 20}.0"]),
        ([("↗", "3", MOST), ("↗", "3", "1")], ["33333333333333333300.0", "33.3"]),
        ([("↗", "0.12345", "0.1"), ("↗", "3", "2")], ["81.0", "66.7"]),
        ([("↗", f"0.{'0' * 99}1", f"0.{'0' * 99}3")], ["300.0"]),
        ([("↘", "46116860184.27387", "1"), ("↗", "1", "0")], ["4611686018427.4", "0.0"]),
    ],
)
def test_numbers_beyond_64_bits(rows: list[tuple[str, str, str]], expected: list[str]) -> None:
    assert rates(frame(rows)) == expected


@pytest.mark.parametrize("way", ["↗", "↘", "→"])
@pytest.mark.parametrize("method", list(Method))
def test_the_same_beside_a_number_of_any_size(way: str, method: Method) -> None:
    pairs = [("80", "81"), ("7.25", "0"), ("0", "3"), ("▲5", "2"), ("3", "-"), ("3", "3")]
    rows = [(way, target, actual) for target, actual in pairs]
    options = {"method": method, "grades": "120:A,100:B,0:C", "baseline_change": True}
    small = frame(rows, baseline="2")
    large = frame([*rows, ("↗", TINY, MOST)], baseline="2")
    of_small, of_large = (rate_table(table, **options) for table in (small, large))  # type: ignore[arg-type]
    assert of_large.iloc[:-1].equals(of_small)


@pytest.mark.parametrize(
    "options",
    [
        {"tolerance": 10**25},
        {"tolerance": f"0.{'0' * 17}1"},
        {"grades": Grades.parse(f"{MOST}:A,0:B")},
        {"cap": 10**19},
    ],
    ids=["wide", "narrow", "grade", "cap"],
)
def test_settings_beyond_64_bits(options: dict[str, object]) -> None:
    rows = [("→", "3", "2"), ("↗", "0", "0"), ("→", "0", "1"), ("↘", "8", "1")]
    whole = "tolerance" in options and options["tolerance"] == 10**25
    expected = ["100.0" if whole else "66.7", "100.0", "0.0", "800.0"]
    assert rates(frame(rows), **options) == expected


@pytest.mark.parametrize(
    ("rounding", "digits", "printed"),
    [
        ("half-up", 1, ["33.3", "66.7", "12.5", "37.5"]),
        ("half-up", 0, ["33", "67", "13", "38"]),
        ("half-even", 0, ["33", "67", "12", "38"]),
        ("down", 0, ["33", "66", "12", "37"]),
        ("up", 0, ["34", "67", "13", "38"]),
    ],
)
@pytest.mark.parametrize("more", [[], [("↗", "1", "7" * 18)]], ids=["small", "large"])
def test_roundings(
    rounding: Rounding, digits: int, printed: list[str], more: list[tuple[str, str, str]]
) -> None:
    pairs = [("3", "1"), ("3", "2"), ("8", "1"), ("8", "3")]
    table = frame([("↗", *pair) for pair in pairs] + more)
    assert rates(table, digits=digits, rounding=rounding)[:4] == printed


def test_raw_does_not_look_at_the_direction_for_the_rate() -> None:
    table = frame([("↗", "8", "2"), ("↘", "8", "2"), ("↘", "8", "16")])
    rated = rate_table(table, method="raw")
    assert list(map(str, rated["rate"])) == ["25.0", "25.0", "200.0"]
    assert list(rated["status"]) == ["not_achieved", "achieved", "not_achieved"]
    assert list(rated["note"]) == ["", "direction ignored", "direction ignored"]


def test_cells_with_line_breaks_and_odd_texts() -> None:
    table = frame([("↗", "8\n", "\n"), ("↗", "80", "81"), ("→\n", "4", "４")])
    assert rates(table) == ["", "101.3", "100.0"]


@pytest.mark.parametrize("text", ["up\0", "\ud800"])
def test_directions_that_only_begin_as_one(text: str) -> None:
    with pytest.raises(InputError) as caught:
        rate_table(frame([("up", "8", "4"), (text, "8", "4")]))
    assert [problem.line for problem in caught.value.problems] == [2]


def test_a_large_table_names_every_wrong_cell() -> None:
    table = frame([("↗", "1", "1")] * 1500)
    table.loc[[3, 1400], "actual"] = "約1"
    with pytest.raises(InputError) as caught:
        rate_table(table)
    assert [problem.line for problem in caught.value.problems] == [4, 1401]


def test_the_precision_of_the_caller_does_not_count() -> None:
    with localcontext() as context:
        context.prec = 3
        assert rates(frame([("↗", "1", "123.58")])) == ["12358.0"]


def test_texts_of_rows_are_made_once_for_each_code() -> None:
    rules = Rules.checked("ratio", 0, 100, 1, "half-up")
    (coder,) = coders(rules)
    table = frame([("↗", "80", "81"), ("↘", "5", "0"), ("↗", "160", "162")])
    rows = RowReader().read(FramePart(table, header_of(table, None)))
    codes = coder.codes(rows).tolist()
    assert codes[0] == codes[2]
    assert [coder.texts(code) for code in codes[:2]] == [
        ("101.3", "100.0", "achieved", ""),
        ("", "100.0", "achieved", "actual is 0"),
    ]


def test_many_distinct_directions_and_methods() -> None:
    ways = ["".join([*blanks, "up"]) for blanks in product(" \t\n", repeat=4)]
    table = frame([(way, "8", "4") for way in ways], method=["raw"] * len(ways))
    assert rate_table(table)["rate"].tolist() == [Decimal("50.0")] * len(ways)
