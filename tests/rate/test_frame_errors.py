from decimal import Decimal
from fractions import Fraction
from functools import partial

import numpy as np
import pandas as pd
import pytest

from sokatsu_cli import (
    InputError,
    SokatsuError,
    check_rates,
    infer_rules,
    progress_table,
    rate_table,
    summary_table,
)

ROW = {"indicator": "満足度", "direction": "up", "target": "80", "actual": "81", "year": "R5"}
WRONG = ROW | {"target": "約80"}
TOLD = "target: '約80' is not a number"


def frame(index: object, *rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame([*rows, WRONG], index=index)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    ("index", "place"),
    [
        (None, "index 1"),
        ([10, 20], "index 20"),
        (["甲", "乙"], "index '乙'"),
        (["甲", "乙\n" * 50], "index '"),
        ([7, 7], "index 7 (iloc 1)"),
        (pd.MultiIndex.from_tuples([("甲", 1), ("甲", 2)]), "index ('甲', 2)"),
        (pd.to_datetime(["2024-04-01", "2025-04-01"]), "index 2025-04-01 00:00:00"),
        (pd.Index([3.5, None]), "index nan"),
        (pd.Index(["甲", "乙"], name="line"), "index '乙'"),
        (pd.Index([2, 2], name="line"), "index 2 (iloc 1)"),
    ],
)
def test_rows_are_told_by_their_labels(index: object, place: str) -> None:
    with pytest.raises(InputError) as caught:
        rate_table(frame(index, ROW))
    assert str(caught.value).startswith(f"<frame>: {place}")
    assert str(caught.value).endswith(TOLD)


@pytest.mark.parametrize("function", [rate_table, partial(summary_table, by=[]), progress_table])
def test_every_function_tells_so(function: object) -> None:
    with pytest.raises(InputError) as caught:
        function(frame=frame([10, 20], ROW))  # type: ignore[operator]
    assert str(caught.value) == f"<frame>: index 20: {TOLD}"
    with pytest.raises(InputError) as caught:
        function(frame=frame(pd.Index([4, 4], name="line"), ROW))  # type: ignore[operator]
    assert str(caught.value) == f"<frame>: index 4 (iloc 1): {TOLD}"


@pytest.mark.parametrize("function", [check_rates, infer_rules])
def test_so_do_those_of_published_rates(function: object) -> None:
    table = frame([10, 20], ROW).assign(published_rate="100.0")
    with pytest.raises(InputError) as caught:
        function(table)  # type: ignore[operator]
    assert str(caught.value) == f"<frame>: index 20: {TOLD}"


MISSING: dict[str, object] = {
    "None": None,
    "float": float("nan"),
    "Decimal": Decimal("NaN"),
    "negative Decimal": Decimal("-NaN"),
    "Decimal with a payload": Decimal("NaN7"),
    "numpy": np.float32("nan"),
    "NA": pd.NA,
    "NaT": pd.NaT,
    "numpy's NaT": np.datetime64("NaT"),
}


@pytest.mark.parametrize("cell", MISSING.values(), ids=[*MISSING])
@pytest.mark.parametrize("column", ["target", "actual", "baseline"])
def test_what_is_missing_is_blank(column: str, cell: object) -> None:
    values = frame([10, 20], ROW).assign(target="80", baseline="1")
    values[column] = pd.Series(["80", cell], index=values.index, dtype=object)
    cells = rate_table(values)["rate"].tolist()
    assert (cells[1] is None) == (column != "baseline")


NO_NUMBERS = {
    "sNaN": Decimal("sNaN"),
    "-sNaN": Decimal("-sNaN"),
    "sNaN7": Decimal("sNaN7"),
    "Infinity": Decimal("Infinity"),
    "-Infinity": Decimal("-Infinity"),
    "inf": float("inf"),
    "-inf": np.float32("-inf"),
    "1/3": Fraction(1, 3),
    "True": True,
    "False": np.False_,
    "(1+2j)": 1 + 2j,
    "2020-01-01": np.datetime64("2020-01-01"),
    "b'90'": b"90",
    "[1]": [1],
}


@pytest.mark.parametrize(("text", "cell"), NO_NUMBERS.items(), ids=[*NO_NUMBERS])
@pytest.mark.parametrize("column", ["target", "actual", "baseline"])
def test_what_is_no_number_is_told_by_its_label(column: str, text: str, cell: object) -> None:
    values = frame([10, 20], ROW).assign(target="80", baseline="1")
    values[column] = pd.Series([None, cell], index=values.index, dtype=object)
    for function in (rate_table, progress_table, partial(summary_table, by=[])):
        with pytest.raises(InputError) as caught:
            function(frame=values)
        assert str(caught.value) == f"<frame>: index 20: {column}: '{text}' is not a number"


def test_a_published_rate_that_signals_is_no_number() -> None:
    rates = pd.Series([Decimal("101.3"), Decimal("sNaN")], dtype=object)
    table = frame(None, ROW).assign(target="80", published_rate=rates)
    found = [(each.name, each.facts.get("published")) for each in check_rates(table).findings]
    assert ("not-comparable", "sNaN") in found


LONG = {"int": 10**5000, "Fraction": Fraction(10**5000), "third": Fraction(10**5000, 3)}


@pytest.mark.parametrize("value", LONG.values(), ids=[*LONG])
def test_numbers_of_more_digits_than_python_writes(value: object) -> None:
    values = frame([10, 20], ROW).assign(target=pd.Series(["80", value], index=[10, 20]))
    with pytest.raises(InputError, match=r"<frame>: index 20: target: '10000.*…' (is not|has)"):
        rate_table(values)


def test_lines_of_a_file_stay() -> None:
    table = frame(pd.Index([4, 9], name="line"), ROW)
    table.attrs |= {"path": "plan.csv", "line": 1}
    with pytest.raises(InputError) as caught:
        rate_table(table)
    assert str(caught.value) == f"plan.csv:9: {TOLD}"
    with pytest.raises(InputError) as caught:
        rate_table(table.reset_index(drop=True))
    assert str(caught.value) == f"plan.csv: index 1: {TOLD}"
    with pytest.raises(InputError) as caught:
        rate_table(table.reset_index(drop=True).drop(columns="target"))
    assert str(caught.value).startswith("plan.csv: target: missing column")


def test_no_message_names_an_option() -> None:
    for more, told in (
        ("rate", "rate: already in the table; overwrite= replaces it"),
        ("目標", "target: 2 headings for this column: target, 目標; choose with columns="),
    ):
        with pytest.raises(InputError) as caught:
            rate_table(pd.DataFrame([ROW | {more: "1"}]))
        assert str(caught.value) == f"<frame>: {told}"
    with pytest.raises(InputError) as caught:
        rate_table(pd.DataFrame([ROW]).rename(columns={"target": "目標値(R6)"}))
    assert str(caught.value).endswith("; perhaps columns={'target': '目標値(R6)'}")


def test_other_errors_are_told_in_the_words_of_the_library() -> None:
    with pytest.raises(SokatsuError, match="no row has a published rate"):
        infer_rules(pd.DataFrame([ROW]).assign(published_rate="-"))


def test_rows_of_progress_that_disagree_are_told_by_their_labels() -> None:
    table = pd.DataFrame([ROW, ROW | {"actual": "82"}], index=["甲", "乙"])
    with pytest.raises(InputError) as caught:
        progress_table(table)
    told = "actual: 82 here and 81 in index '甲', for one indicator and year"
    assert str(caught.value) == f"<frame>: index '乙': {told}"


@pytest.mark.parametrize("given", [[ROW], ROW, pd.Series([1]), None])
def test_what_is_no_frame_is_refused(given: object) -> None:
    told = f"the frame is a DataFrame of pandas, not {type(given).__name__}"
    with pytest.raises(TypeError, match=told):
        rate_table(given)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=told):
        rate_table(frame=given)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'frame'"):
        rate_table()  # type: ignore[call-arg]


def test_groups_by_one_column() -> None:
    table = pd.DataFrame([ROW | {"period": "前期"}, ROW | {"period": "後期"}])
    one = summary_table(table, by="period", total=False)
    assert one["period"].tolist() == ["前期", "後期"]
    pd.testing.assert_frame_equal(one, summary_table(table, by=["period"], total=False))
    assert summary_table(table, by=[])["rows"].tolist() == [2]


def test_a_rounding_that_is_none_is_told_with_those_that_are() -> None:
    told = "unknown rounding 'up-half'; write one of half-up, down, up, half-even"
    with pytest.raises(ValueError, match=told):
        rate_table(pd.DataFrame([ROW]), rounding="up-half")
