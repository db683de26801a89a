import statistics
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli import InputError, achievement_rate, read_indicators, round_exact, summary_table
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu

PUBLISHED = read_indicators(bundled_table())
SHOWN = ["rows", "indicators", "achieved", "not_achieved", "no_data"]
RATES = ["share_achieved", "mean_capped_rate", "median_capped_rate"]


NAMES = "section,indicator,direction,target,actual"


def table(rows: Sequence[str], names: str = NAMES) -> pd.DataFrame:
    return pd.DataFrame([row.split(",") for row in rows], columns=names.split(","), dtype=object)


def test_the_published_table_by_section() -> None:
    summed = summary_table(PUBLISHED)
    groups = ["chapter", "section", "section_name"]
    assert summed[groups].to_numpy().tolist() == [
        ["1", "1", "地域コミュニティ"],
        ["1", "2", "市民活動"],
        ["1", "3", "人権尊重社会"],
        ["1", "4", "男女共同参画社会"],
        ["1", "5", "国際社会"],
        ["total", "", ""],
    ]
    assert summed[SHOWN].to_numpy().tolist() == [
        [4, 3, 0, 4, 0],
        [5, 4, 3, 2, 0],
        [3, 3, 1, 2, 0],
        [3, 2, 0, 3, 0],
        [4, 3, 2, 2, 0],
        [19, 15, 6, 13, 0],
    ]
    assert summed["lowest_line"].tolist() == [2, 9, 12, 14, 17, 14]


def test_the_rates_of_a_group_are_rounded_once() -> None:
    summed = summary_table(PUBLISHED, by=["period"], digits=2)
    rates = [Fraction(400, 9), Fraction(6420, 70), Fraction(100), Fraction(800, 9), Fraction(60)]
    rates += [Fraction(3160, 32), Fraction(101900, 1360), Fraction(100)]
    row = summed[RATES].iloc[0].tolist()
    expected = [Fraction(25), sum(rates) / Fraction(8), statistics.median(rates)]
    assert row == [round_exact(value, 2) for value in expected]
    assert summed["period"].tolist() == ["前期", "後期", "total"]


def test_groups_stand_in_the_order_of_the_table() -> None:
    summed = summary_table(PUBLISHED, by=["period", "section"], total=False)
    pairs = summed[["period", "section"]].to_numpy().tolist()
    assert pairs == [[period, section] for period in ("前期", "後期") for section in "12345"]


def test_what_has_no_rate_is_counted_beside_the_mean() -> None:
    rows = ["1,a,↗,10,5", "1,b,↗,10,-", "1,c,↗,0,-1", "1,d,↗,0,3", "1,e,↗,,7"]
    summed = summary_table(table(rows), total=False)
    assert summed.iloc[0].to_dict() == {
        "section": "1",
        "rows": 5,
        "indicators": 5,
        "achieved": 1,
        "not_achieved": 2,
        "no_data": 2,
        "share_achieved": Decimal("33.3"),
        "mean_capped_rate": Decimal("75.0"),
        "median_capped_rate": Decimal("75.0"),
        "without_capped_rate": 3,
        "lowest_capped_rate": Decimal("50.0"),
        "lowest_indicator": "a",
        "lowest_period": "",
        "lowest_line": 1,
    }


def test_a_group_without_any_rate_has_none() -> None:
    summed = summary_table(table(["1,a,↗,10,-"]), total=False)
    assert summed[[*RATES, "lowest_capped_rate", "lowest_line"]].iloc[0].tolist() == [None] * 5
    assert summed["without_capped_rate"].tolist() == [1]


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (NAMES, ["1,満足度,↗,10,5", "2,満足度,↗,10,6", "3,満足 度,↗,10,7"]),
        (f"chapter,{NAMES}", ["1,1,満足度,↗,10,5", "2,1,満足度,↗,10,6", "3,1,満足度,↗,10,6"]),
        (
            f"節,{NAMES[8:]}",
            ["男性,取得率,↗,13,5.6", "女性,取得率,↗,13,12.4", "計画,取得率,↗,13,12.4"],
        ),
        (f"unit,{NAMES}", ["人,1,満足度,↗,10,5", "%,1,満足度,↗,10,6", ",1,人数,↗,10,6"]),
    ],
)
def test_the_total_counts_the_indicators_of_its_groups(names: str, rows: list[str]) -> None:
    indicators = summary_table(table(rows, names))["indicators"].tolist()
    assert indicators[-1] == sum(indicators[:-1]) == 3


@pytest.mark.parametrize(
    "names",
    [
        ["満足度", "満足 度"],
        ["満足度", "満足度\u3000"],
        ["ＮＰＯ", "NPO"],
        ["こ\u3099み", "ごみ"],
        ["満足\n度", "満足度"],
        ["ﾎﾞﾗﾝﾃｨｱ", "ボランティア"],
        ["利用者\u200b数", "利用者数"],
    ],
)
def test_names_that_differ_in_blanks_and_width_are_one(names: list[str]) -> None:
    summed = summary_table(table([f"1,{name},↗,10,5" for name in names]))
    assert summed["indicators"].tolist() == [1, 1]
    grouped = summary_table(table([f"1,{name},↗,10,5" for name in names]), by=["indicator"])
    assert grouped["indicator"].tolist() == [names[0].strip(), "total"]


def test_sections_are_shown_as_they_are_spelled_first() -> None:
    rows = ["1,市民 活動,a,↗,10,5", "1,,b,↗,10,5", "１,市民活動,c,↗,10,5"]
    summed = summary_table(table(rows, "section,section_name,indicator,direction,target,actual"))
    assert summed.iloc[:, :4].to_numpy().tolist() == [["1", "市民 活動", 3, 3], ["total", "", 3, 3]]


def test_a_unit_written_once_is_that_of_all_periods() -> None:
    rows = ["件,1,苦情,↘,10,5", ",1,苦情,↘,10,5", "人,1,苦情,↘,10,5"]
    assert summary_table(table(rows, f"unit,{NAMES}"))["indicators"].tolist() == [2, 2]


@pytest.mark.parametrize("name", ["計", "合計", "小計", "平均", "総計", "合　計", "小計①", "Total"])
def test_totals_are_no_indicators(name: str) -> None:
    rows = ["1,一般,↗,100,90", "1,特別,↗,10,10", f"1,{name},↗,110,100"]
    summed = summary_table(table(rows))
    assert (
        summed[["rows", "indicators", "achieved", "mean_capped_rate"]].to_numpy().tolist()
        == [[2, 2, 1, Decimal("95.0")]] * 2
    )
    assert summed["lowest_line"].tolist() == [1, 1]


def test_a_table_of_totals_alone_has_nothing_to_sum() -> None:
    summed = summary_table(table(["1,計,↗,100,90"]))
    assert summed[["section", "rows", "indicators"]].to_numpy().tolist() == [["total", 0, 0]]


def test_the_same_name_in_two_sections_is_two_indicators() -> None:
    rows = ["1,満足度,↗,10,5", "2,満足度,↗,10,6", "2,満足度,↗,10,7"]
    assert summary_table(table(rows))["indicators"].tolist() == [1, 1, 2]


@pytest.mark.parametrize(
    ("names", "by", "expected"),
    [
        ("chapter,section,indicator,direction,target,actual", "section", ["chapter", "section"]),
        ("section_name,indicator,direction,target,actual", "section", ["section_name"]),
        ("担当課,indicator,direction,target,actual", "担当課", ["担当課"]),
        ("節,indicator,めざす方向,target,actual", "direction", ["めざす方向"]),
    ],
)
def test_the_columns_of_groups_keep_their_headings(
    names: str, by: str, expected: list[str]
) -> None:
    frame = table(["1,1,1,1,1,1"[: 2 * names.count(",") + 1]], names)
    frame.iloc[:, -3] = "↗"
    summed = summary_table(frame, by=[by])
    assert list(summed.columns[: len(expected) + 1]) == [*expected, "rows"]


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no column 'ward'; the table has section, indicator"):
        summary_table(table(["1,a,↗,10,5"]), by=["ward"])


def test_grades_are_counted_and_what_has_none() -> None:
    rows = ["1,a,↗,10,10", "1,b,↗,10,9", "1,c,↗,10,9", "1,d,↗,10,1", "1,e,↗,10,-"]
    summed = summary_table(table(rows), grades="100:A,80:B")
    assert summed[["grade_A", "grade_B", "ungraded"]].to_numpy().tolist() == [[1, 2, 2]] * 2


def test_a_wrong_cell_is_named_though_a_total_is_not_read() -> None:
    names = "unit,section,indicator,direction,target,actual"
    frame = table(["件,1,計,,多,1", "件,1,a,↗,10,5人"], names)
    with pytest.raises(InputError) as error:
        summary_table(frame)
    assert [(each.line, each.column) for each in error.value.problems] == [(2, "actual")]
    assert "'5人' is not a number; the unit is '件'" in str(error.value)


@pytest.mark.parametrize("name", ["section", "担当課"])
def test_rows_without_totals_are_grouped_by_any_column(name: str) -> None:
    rows = ["1,計,↗,1,1", "3,a,↗,10,5", "1,b,↗,10,5", "2,合計,↗,1,1", "1,c,↗,10,10"]
    summed = summary_table(table(rows, f"{name}{NAMES[7:]}"), by=["direction", name])
    assert summed.iloc[:, 1:4].to_numpy().tolist() == [["3", 1, 1], ["1", 2, 2], ["", 3, 3]]
    assert summed["lowest_line"].tolist() == [2, 3, 2]


def test_without_a_column_there_is_only_the_total() -> None:
    rows = ["1,a,↗,10,5", "2,b,↗,10,6"]
    assert summary_table(table(rows), by=[])["rows"].tolist() == [2]


def test_one_indicator_in_several_groups_counts_once_in_all() -> None:
    rows = ["前期,1,a,↗,10,5", "後期,1,a,↗,10,6", "後期,1,b,↗,10,6"]
    summed = summary_table(table(rows, f"period,{NAMES}"), by=["period"])
    assert summed["indicators"].tolist() == [1, 2, 2]


LARGE = ["1,a,↗,7,999999999999999999", "1,b,↗,999999999999999997,999999999999999998"]
LARGE += ["1,c,↗,0.000000000000000003,999999999999999999", "2,d,↗,3,1", "2,e,↗,0.5,-"]


def test_numbers_that_64_bits_do_not_hold() -> None:
    summed = summary_table(table(LARGE), cap=None, digits=0)
    rates = [
        Fraction(100 * 999999999999999999, 7),
        Fraction(100 * 999999999999999998, 999999999999999997),
        Fraction(100 * 999999999999999999 * 10**18, 3),
        Fraction(100, 3),
    ]
    for place, group in enumerate([rates[:3], rates[3:], rates]):
        expected = [sum(group) / Fraction(len(group)), statistics.median(group), min(group)]
        row = summed.iloc[place]
        shown = [row["mean_capped_rate"], row["median_capped_rate"], row["lowest_capped_rate"]]
        assert shown == [round_exact(rate, 0) for rate in expected]
    assert summed["without_capped_rate"].tolist() == [0, 1, 1]
    assert summed["lowest_indicator"].tolist() == ["b", "d", "d"]


def test_the_lowest_of_rates_that_no_float_tells_apart() -> None:
    actuals = {"a": 3, "b": 1, "c": 2, "d": 1}
    rows = [f"1,{name},↗,{10**18 - 1},{10**17 + more}" for name, more in actuals.items()]
    summed = summary_table(table(rows))
    assert summed["lowest_indicator"].tolist() == ["b", "b"]


def test_without_a_cap_a_negative_rate_stays_and_its_grade_is_that_of_0() -> None:
    rows = ["1,a,↗,10,40", "1,b,↗,10,-5"]
    frame = table([f"{row},20" for row in rows], f"{NAMES},baseline")
    frame["method"] = "difference"
    frame.loc[1, ["direction", "actual"]] = ["↘", "50"]
    summed = summary_table(frame, cap=None, grades="100:A,0:B")
    assert summed["lowest_capped_rate"].tolist() == [Decimal("-300.0")] * 2
    assert summed[["grade_A", "grade_B", "ungraded"]].to_numpy().tolist() == [[1, 1, 0]] * 2


number = st.integers(0, 400).map(str) | st.just("-")


@given(st.lists(st.tuples(number, number), max_size=30), st.integers(0, 6))
def test_exact_against_fractions(pairs: list[tuple[str, str]], digits: int) -> None:
    rows = [f"1,a,↗,{target},{actual}" for target, actual in pairs]
    summed = summary_table(table(rows), digits=digits)
    found = [achievement_rate(target, actual, "↗").capped_rate for target, actual in pairs]
    rates = [rate for rate in found if rate is not None]
    expected = (
        [
            sum(rates, Fraction(0)) / len(rates),
            statistics.median(rates),
            min(rates),
        ]
        if rates
        else [None] * 3
    )
    printed = [None if rate is None else round_exact(rate, digits) for rate in expected]
    last = summed.iloc[-1]
    shown = [
        last[name] for name in ("mean_capped_rate", "median_capped_rate", "lowest_capped_rate")
    ]
    assert shown == printed
    assert last["rows"] == len(pairs) == last["without_capped_rate"] + len(rates)


def test_the_input_is_not_changed() -> None:
    before = PUBLISHED.copy(deep=True)
    summary_table(PUBLISHED)
    pd.testing.assert_frame_equal(PUBLISHED, before)


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
def test_no_rows_and_no_total(sokatsu: Sokatsu, tmp_path: Path, form: str) -> None:
    path = tmp_path / "none.csv"
    path.write_text("indicator,direction,target,actual\n", encoding="utf-8")
    run = sokatsu("summary", path, "--no-total", "-f", form)
    assert run.status == 0
    assert "Traceback" not in run.stderr
