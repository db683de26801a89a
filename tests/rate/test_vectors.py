"""Rows computed at once against rows computed one by one: the same cells, the same errors."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sokatsu_cli import InputError, rate_table
from sokatsu_cli.rate import tables
from sokatsu_cli.rate.codes import coders
from sokatsu_cli.rate.rows import Rules, header_of
from sokatsu_cli.rate.vectors import Vectors, compute_vectors

plain = st.integers(0, 10**6).map(lambda number: f"{number / 100:.2f}")
short = st.sampled_from(["0", "1", "2", "3", "7", "80", "81", "0.0", "00", "1.50", "999999.9999"])
odd = st.sampled_from(
    [
        *["", "-", "集計中", " 5 ", "▲3", "-1", "1,254", "５", "86%", "7人", "0.00001", "約70"],
        *[
            "1,254.5人",
            "▲3人",
            "-人",
            "人",
            "5%人",
            "5%",
            "0.5%",
            "5 %",
            "5% ",
            "５％",
            "７人",
            "7人人",
            "²人",
            "1人 ",
            "80人",
        ],
        *["123456789012345678", "99999999999", "1e5", "nan", "٣", "12.34567", "9" * 19],
    ]
)
number = plain | short | odd
direction = st.sampled_from(["↗", "↘", "→", "up", "減少", "維持", "?", ""])
row = st.fixed_dictionaries(
    {
        "indicator": st.just("a"),
        "direction": st.sampled_from(["↗", "↘", "→"]) | direction,
        "target": number,
        "actual": number,
        "baseline": number,
        "method": st.sampled_from(["", "", " ", "difference", "raw"]),
        "unit": st.sampled_from(["", "人", "人", " 人", "%", "7", "人7"]),
    }
)
settings_of_rates = st.fixed_dictionaries(
    {
        "method": st.sampled_from(["ratio", "raw", "difference", "baseline"]),
        "rounding": st.sampled_from(["half-up", "down", "up", "half-even"]),
        "digits": st.integers(0, 6),
        "cap": st.sampled_from([100, None, "120", "99.95", 0, 10**19]),
        "tolerance": st.sampled_from([0, 0, 5, "0.333", 150, 10**20, 10**25]),
        "grades": st.sampled_from([None, None, "maff", "100:◎,99.95:○,0.1:△"]),
        "baseline_change": st.booleans(),
        "missing": st.sampled_from([(), (), ("80",), ("人",)]),
    }
)


def outcome(frame: pd.DataFrame, options: Mapping[str, object]) -> object:
    try:
        rated = rate_table(frame, **options)  # type: ignore[arg-type]
    except InputError as error:
        return error.problems
    return [[(type(cell), str(cell)) for cell in row] for row in rated.itertuples()]


def vectors(frame: pd.DataFrame, rules: Rules) -> Vectors:
    return compute_vectors(frame, header_of(frame, None), coders(rules))


@settings(max_examples=300, deadline=None)
@given(rows=st.lists(row, min_size=1, max_size=8), options=settings_of_rates, named=st.booleans())
def test_at_once_as_one_by_one(
    rows: list[dict[str, str]], options: dict[str, object], named: bool
) -> None:
    frame = pd.DataFrame(rows, dtype=object)
    if named:
        frame.index = pd.Index(range(7, 7 + len(rows)), name="line")
    one_by_one = outcome(frame, options)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_MANY", 1)
        assert outcome(frame, options) == one_by_one


@settings(max_examples=300, deadline=None)
@given(
    pairs=st.lists(st.tuples(plain | short, plain | short), min_size=1, max_size=20),
    way=st.sampled_from(["↗", "↘", "→"]),
    digits=st.integers(0, 6),
)
def test_exact_against_fractions(pairs: list[tuple[str, str]], way: str, digits: int) -> None:
    frame = pd.DataFrame(pairs, columns=["target", "actual"], dtype=object)
    frame = frame.assign(indicator="a", direction=way)
    rules = Rules.checked("ratio", 0, None, digits, "half-up")
    taken, (rates, *_others) = vectors(frame, rules)
    kept = [pair for pair, was_taken in zip(pairs, taken, strict=True) if was_taken]
    for (target, actual), rate in zip(kept, rates, strict=True):
        t, a = Fraction(target), Fraction(actual)
        over = {"↗": (a, t), "↘": (t, a), "→": (min(a, t), max(a, t))}[way]
        if over[1] == 0 and a != t:
            assert rate is None
            continue
        exact = Fraction(1) if a == t else over[0] / over[1]
        scaled = exact * 100 * 10**digits
        assert rate * 10**digits == (scaled + Fraction(1, 2)).__floor__()
        assert -rate.as_tuple().exponent == digits


def test_usual_rows_are_taken_and_others_left() -> None:
    targets = ["80", "1,360", "0", "0", "-", "10", "▲1", "0.00001", "99999999999"]
    actuals = ["81", "1019", "0", "3", "5", "集計中", "1", "1", "1"]
    frame = pd.DataFrame({"target": targets, "actual": actuals}, dtype=object)
    frame = frame.assign(indicator="a", direction="↗")
    rules = Rules.checked("ratio", 0, 100, 1, "half-up")
    taken, (rates, capped, statuses, notes) = vectors(frame, rules)
    assert taken.tolist() == [True, True, True, True, True, True, True, False, True]
    known = map(Decimal, ("101.3", "74.9", "100.0"))
    assert rates.tolist() == [*known, None, None, None, None, Decimal("0.0")]
    assert capped.tolist()[:4] == [100, Decimal("74.9"), 100, 100]
    assert statuses.tolist()[2:6] == ["achieved", "achieved", "no_data", "no_data"]
    assert notes.tolist()[:3] == ["", "", ""]
    assert notes.tolist()[3:6] == ["target is 0", "missing target", "missing actual"]
    assert notes.tolist()[6:] == ["negative value: use baseline", ""]


def test_units_of_letters_are_taken_off() -> None:
    frame = pd.DataFrame({"target": ["80人", "1,360人", "-人", "8点"], "actual": "40人"})
    frame = frame.assign(indicator="a", direction="↗", unit=["人", "人", "人", "人"])
    taken, (rates, *_others) = vectors(frame, Rules.checked("ratio", 0, 100, 1, "half-up"))
    assert taken.tolist() == [True, True, False, False]
    assert list(map(str, rates)) == ["50.0", "2.9"]


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
def test_roundings(rounding: str, digits: int, printed: list[str]) -> None:
    frame = pd.DataFrame({"target": ["3", "3", "8", "8"], "actual": ["1", "2", "1", "3"]})
    frame = frame.assign(indicator="a", direction="↗")
    rules = Rules.checked("ratio", 0, 100, digits, rounding)
    taken, (rates, *_others) = vectors(frame, rules)
    assert taken.all()
    assert list(map(str, rates)) == printed


def test_raw_does_not_look_at_the_direction_for_the_rate() -> None:
    frame = pd.DataFrame({"direction": ["↗", "↘", "↘"], "target": "8", "actual": ["2", "2", "16"]})
    frame = frame.assign(indicator="a")
    rules = Rules.checked("raw", 0, 100, 1, "half-up")
    _taken, (rates, _capped, statuses, notes) = vectors(frame, rules)
    assert list(map(str, rates)) == ["25.0", "25.0", "200.0"]
    assert list(statuses) == ["not_achieved", "achieved", "not_achieved"]
    assert list(notes) == ["", "direction ignored", "direction ignored"]


def test_a_large_table_names_every_wrong_cell() -> None:
    frame = pd.DataFrame(
        {"indicator": "a", "direction": "↗", "target": "1", "actual": "1"}, index=range(1500)
    )
    frame.loc[[3, 1400], "actual"] = "約1"
    with pytest.raises(InputError) as error:
        rate_table(frame)
    assert [problem.line for problem in error.value.problems] == [4, 1401]


def test_numbers_with_line_breaks_are_read_one_by_one() -> None:
    frame = pd.DataFrame({"target": ["8\n", "80"], "actual": ["\n", "81"]}, dtype=object)
    frame = frame.assign(indicator="a", direction="↗")
    rules = Rules.checked("ratio", 0, 100, 1, "half-up")
    taken, (rates, *_others) = vectors(frame, rules)
    assert taken.tolist() == [True, True]
    assert rates.tolist() == [None, Decimal("101.3")]


def test_the_precision_of_the_caller_does_not_count() -> None:
    row = {"indicator": "a", "direction": "↗", "target": "1", "actual": "123.58"}
    frame = pd.DataFrame([row] * 1000)
    with localcontext() as context:
        context.prec = 3
        assert str(rate_table(frame)["rate"].iloc[0]) == "12358.0"
