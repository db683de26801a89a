"""Tables as publishers make them, each found again."""

import json
import shlex
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sokatsu_cli import (
    Direction,
    Inference,
    Method,
    Rounding,
    SokatsuError,
    infer_rules,
    rate_table,
    read_indicators,
)
from sokatsu_cli.check.inferring.inference_formats import RANKING_FORMATS
from sokatsu_cli.rate.rules import Number
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu

VALUES = [  # direction, target, actual, baseline
    ("↗", "9", "4", "3"),
    ("↗", "70", "64.2", "66"),
    ("↗", "22", "26", "10"),
    ("↗", "30", "57", "12"),
    ("↗", "1,360", "1,019", "1,254"),
    ("↗", "60", "52.71", "41"),
    ("↘", "820", "909.4", "950"),
    ("↘", "30", "37", "48"),
    ("↘", "12.5", "8.1", "20"),
    ("↘", "16", "19.3", "21"),
    ("→", "100", "93.3", "97"),
    ("→", "40", "47", "38"),
]


def published(
    method: dict[str, Method],
    rounding: Rounding = Rounding.HALF_UP,
    cap: Number | None = 100,
    decimals: int = 1,
) -> pd.DataFrame:
    """Return the table of VALUES with the rates that a publisher would print."""
    rows = [
        {
            "indicator": f"指標{number}",
            "direction": direction,
            "target": target,
            "actual": actual,
            "baseline": baseline,
            "method": method[direction].value,
        }
        for number, (direction, target, actual, baseline) in enumerate(VALUES)
    ]
    frame = pd.DataFrame(rows, dtype=object)
    rates = rate_table(frame, cap=cap, digits=decimals, rounding=rounding)["capped_rate"]
    printed = ["" if rate is None else f"{rate}%" for rate in rates]
    return frame.drop(columns="method").assign(published_rate=pd.Series(printed, dtype=object))


def everywhere(method: Method) -> dict[str, Method]:
    return dict.fromkeys("↗↘→", method)


def written(form: str, inference: Inference, command: str) -> str:
    return "".join(RANKING_FORMATS[form](inference, command, None))


PRACTICES = {
    "as Tokorozawa": (everywhere(Method.RATIO), Rounding.HALF_UP, Fraction(100), 1),
    "direction ignored": (everywhere(Method.RAW), Rounding.HALF_UP, None, 1),
    "truncated": (everywhere(Method.RATIO), Rounding.DOWN, Fraction(100), 1),
    "2 - a / t": (everywhere(Method.DIFFERENCE), Rounding.HALF_UP, Fraction(100), 1),
    "from the baseline": (everywhere(Method.BASELINE), Rounding.HALF_UP, Fraction(100), 1),
    "whole percents": (everywhere(Method.RATIO), Rounding.HALF_UP, Fraction(100), 0),
    "uncapped": (everywhere(Method.RATIO), Rounding.HALF_UP, None, 1),
    "capped at 150": (everywhere(Method.RATIO), Rounding.HALF_UP, Fraction(150), 1),
    "rounded up": (everywhere(Method.RATIO), Rounding.UP, Fraction(100), 2),
    "a cap of its own": (everywhere(Method.RATIO), Rounding.HALF_UP, Fraction(130), 1),
    "by direction": (
        {"↗": Method.BASELINE, "↘": Method.DIFFERENCE, "→": Method.RATIO},
        Rounding.HALF_UP,
        None,
        1,
    ),
}


@pytest.mark.parametrize("practice", PRACTICES)
def test_each_practice_is_found(practice: str) -> None:
    method, rounding, cap, decimals = PRACTICES[practice]
    inference = infer_rules(published(method, rounding, cap, decimals))
    best = inference.best[0]
    assert best.lines == inference.comparable
    assert inference.unexplained == ()
    assert (best.rounding, best.cap) == (rounding, cap)
    for way, tied in best.methods.items():
        arrow = {Direction.UP: "↗", Direction.DOWN: "↘", Direction.MAINTAIN: "→"}[way]
        assert method[arrow] in tied


def test_methods_that_differ_are_one_setting() -> None:
    method = {"↗": Method.BASELINE, "↘": Method.DIFFERENCE, "→": Method.RATIO}
    inference = infer_rules(published(method, cap=None))
    assert inference.best[0].setting == "up=baseline,down=difference,maintain=ratio"
    text = written("table", inference, "sokatsu check")
    assert "Best: ↗ baseline; ↘ difference; → ratio; half-up; no cap: 12 of 12." in text
    assert "Methods joined" not in text


def test_only_the_directions_of_the_table_are_in_the_setting() -> None:
    frame = published({"↗": Method.BASELINE, "↘": Method.DIFFERENCE, "→": Method.RATIO}, cap=None)
    best = infer_rules(frame[frame["direction"] != "→"]).best[0]
    assert best.setting == "up=baseline,down=difference"


def test_the_bundled_table() -> None:
    inference = infer_rules(read_indicators(bundled_table()))
    best, tie = inference.best
    assert best.methods == {Direction.UP: (Method.RATIO, Method.DIFFERENCE, Method.RAW)}
    assert (best.rounding, best.cap, len(best.lines)) == (Rounding.HALF_UP, Fraction(100), 19)
    assert (tie.rounding, tie.cap) == (Rounding.HALF_EVEN, Fraction(100))


def test_rows_with_a_method_cell_are_computed_by_it_and_named() -> None:
    frame = published(everywhere(Method.RATIO)).assign(method="")
    frame.loc[[1, 7], "method"] = "raw"
    inference = infer_rules(frame)
    assert inference.own_methods == (2, 8)
    assert 8 not in inference.best[0].lines  # 37 of 30, printed as 81.1% and not as 123.3%
    text = "Lines with a method cell, by which they are computed: 2, 8.\n"
    assert text in written("table", inference, "")


def test_one_odd_rate_is_no_cap() -> None:
    frame = published(everywhere(Method.RATIO))[:1].assign(published_rate="40.0%")
    assert infer_rules(frame).best == ()


def test_rows_that_nothing_reproduces_are_named() -> None:
    frame = published(everywhere(Method.RATIO))
    frame.loc[4, "published_rate"] = "12.3%"
    inference = infer_rules(frame)
    assert inference.unexplained == (5,)
    assert "Lines that no combination reproduces: 5." in written("table", inference, "")


def test_a_table_that_nothing_reproduces() -> None:
    frame = published(everywhere(Method.RATIO)).assign(published_rate="999.9%")
    inference = infer_rules(frame)
    assert inference.best == ()
    assert written("table", inference, "") == (
        "<frame>: no combination reproduces any of 12 printed rates\n"
    )
    assert json.loads(written("json", inference, ""))["combinations"] == []


@pytest.mark.parametrize("column", ["published_rate", "actual", "target"])
def test_nothing_to_compare(column: str) -> None:
    with pytest.raises(SokatsuError) as caught:
        infer_rules(published(everywhere(Method.RATIO)).assign(**{column: ""}))
    message = "<frame>: no row has a published rate, a target and an actual to compare"
    assert str(caught.value) == message


def test_json_holds_the_whole_ranking() -> None:
    inference = infer_rules(read_indicators(bundled_table()))
    value = json.loads(written("json", inference, "sokatsu check x"))
    assert value["command"] == "sokatsu check x"
    assert len(value["combinations"]) == len(inference.combinations)
    first, second, third = value["combinations"][:3]
    assert (first["rank"], second["rank"], third["rank"]) == (1, 1, 3)
    assert first["methods"] == {"up": ["ratio", "difference", "raw"]}
    assert (first["reproduced"], first["rounding"], first["cap"]) == (19, "half-up", "100")
    assert value["reproduced_lines"] == value["comparable"] == list(range(2, 21))


@pytest.mark.parametrize("word", ["皆増", "#DIV/0!", "100.0%※"])
def test_a_published_rate_that_is_no_number_is_left_out_and_named(word: str) -> None:
    frame = published(everywhere(Method.RATIO))
    frame.loc[[1, 4], "published_rate"] = word
    inference = infer_rules(frame)
    assert inference.unreadable == (2, 5)
    assert inference.best[0].lines == inference.comparable
    text = "Lines whose published rate is no number, left out: 2, 5.\n"
    assert text in written("table", inference, "")
    assert json.loads(written("json", inference, ""))["unreadable"] == [2, 5]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["↗,10,9,90.0%", "↗,0,3,100.0%", "↘,5,0,100.0%"], 3),
        (["↗,10,9,90.0%", "↗,-5,-3,100.0%"], 2),
        (["↗,10,12,120.0%", "↗,0,3,120.0%", "↗,10,13,120.0%"], 3),
        (["↗,10,9,90.0%", "↗,0,-3,100.0%"], 1),
    ],
)
def test_what_is_achieved_without_a_rate_prints_the_cap(rows: list[str], expected: int) -> None:
    names = ["direction", "target", "actual", "published_rate"]
    cells = [["甲", *row.split(",")] for row in rows]
    best = infer_rules(pd.DataFrame(cells, columns=["indicator", *names], dtype=object)).best[0]
    assert len(best.lines) == expected
    assert best.setting == "ratio"


def ways(value: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    word = st.sampled_from(["", "", "", "raw", "baseline", "difference"])
    return st.tuples(st.sampled_from("↗↘→"), value, value, value | st.just(""), word)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(ways(st.sampled_from(["0", "1", "2", "3", "8", "10", "-4", "12.5"])), min_size=1),
    st.fixed_dictionaries(
        {
            "method": st.sampled_from(["ratio", "raw", "up=baseline,down=difference"]),
            "cap": st.sampled_from([None, 100, "118.15", 120]),
            "rounding": st.sampled_from(list(Rounding)),
            "tolerance": st.sampled_from([0, 20]),
        }
    ),
    st.sampled_from(["", "100.0%", "皆増", "欠測"]),
    st.integers(0, 2),
)
def test_the_command_agrees_with_the_rows_that_the_ranking_counts(
    sokatsu: Sokatsu,
    tmp_path: Path,
    rows: list[tuple[str, ...]],
    chosen: dict[str, object],
    odd: str,
    decimals: int,
) -> None:
    names = ["direction", "target", "actual", "baseline", "method"]
    frame = pd.DataFrame(rows, columns=names, dtype=object).assign(indicator="甲")
    rates = rate_table(frame, **chosen, digits=decimals)["capped_rate"]  # type: ignore[arg-type]
    printed = ["" if rate is None else str(rate) for rate in rates]
    frame = frame.assign(公表=pd.Series([*printed[:-1], odd], dtype=object))
    frame.to_csv(tmp_path / "-甲 乙.csv", index=False)
    given = ["--column", "published_rate=公表", "--missing", "欠測"]
    given += ["--tolerance", str(chosen["tolerance"])]
    path = f"{tmp_path}/-甲 乙.csv"
    run = sokatsu("infer", path, *given, "-f", "json")
    if run.status == 0 and (ranking := json.loads(run.stdout))["command"]:
        _name, *arguments = shlex.split(ranking["command"])
        (checked,) = json.loads(sokatsu(*arguments, "-f", "json").stdout)["files"]
        agrees = [row["line"] for row in checked["rows"] if row["outcome"] == "agrees"]
        assert agrees == ranking["reproduced_lines"]
        assert checked["counts"]["agrees"] == ranking["combinations"][0]["reproduced"]
