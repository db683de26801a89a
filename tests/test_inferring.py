"""Tables as publishers make them, each found again."""

import json
from fractions import Fraction

import pandas as pd
import pytest

from sokatsu_cli import Direction, Method, Rounding, SokatsuError, figures, infer_rules
from sokatsu_cli.bundled import bundled_table
from sokatsu_cli.ranking import RANKING_FORMATS
from sokatsu_cli.rates import Number
from sokatsu_cli.reading import read_indicators
from sokatsu_cli.rows import Rules, header_of, read_rows

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
    rules = Rules.checked("ratio", 0, cap, decimals, rounding)
    rates = [rules.achievement(row).capped_rate for row in read_rows(frame, header_of(frame, None))]
    printed = ["" if rate is None else figures(rate, decimals, rounding) + "%" for rate in rates]
    return frame.drop(columns="method").assign(published_rate=pd.Series(printed, dtype=object))


def everywhere(method: Method) -> dict[str, Method]:
    return dict.fromkeys("↗↘→", method)


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


def test_methods_that_differ_need_a_method_column() -> None:
    method = {"↗": Method.BASELINE, "↘": Method.DIFFERENCE, "→": Method.RATIO}
    best = infer_rules(published(method, cap=None)).best[0]
    assert best.method is Method.RATIO
    assert best.exceptions == {
        Direction.UP: Method.BASELINE,
        Direction.DOWN: Method.DIFFERENCE,
    }
    assert "with baseline in the method column of the ↗ rows\n" in RANKING_FORMATS["table"](
        infer_rules(published(method, cap=None)), "sokatsu check"
    )


def test_the_bundled_table() -> None:
    inference = infer_rules(read_indicators(bundled_table()))
    best, tie = inference.best
    assert best.methods == {Direction.UP: (Method.RATIO, Method.DIFFERENCE, Method.RAW)}
    assert (best.rounding, best.cap, len(best.lines)) == (Rounding.HALF_UP, Fraction(100), 19)
    assert (tie.rounding, tie.cap) == (Rounding.HALF_EVEN, Fraction(100))


def test_method_cells_are_named_since_check_obeys_them() -> None:
    frame = published(everywhere(Method.RATIO)).assign(method="")
    frame.loc[[1, 7], "method"] = "raw"
    inference = infer_rules(frame)
    assert inference.own_methods == (2, 8)
    text = "Lines with a method cell, which 'sokatsu check' obeys: 2, 8.\n"
    assert text in RANKING_FORMATS["table"](inference, "")


def test_one_odd_rate_is_no_cap() -> None:
    frame = published(everywhere(Method.RATIO))[:1].assign(published_rate="40.0%")
    assert infer_rules(frame).best == ()


def test_rows_that_nothing_reproduces_are_named() -> None:
    frame = published(everywhere(Method.RATIO))
    frame.loc[4, "published_rate"] = "12.3%"
    inference = infer_rules(frame)
    assert inference.unexplained == (5,)
    assert "Lines that no combination reproduces: 5." in RANKING_FORMATS["table"](inference, "")


def test_a_table_that_nothing_reproduces() -> None:
    frame = published(everywhere(Method.RATIO)).assign(published_rate="999.9%")
    inference = infer_rules(frame)
    assert inference.best == ()
    assert RANKING_FORMATS["table"](inference, "") == (
        "<frame>: no combination reproduces any of 12 printed rates\n"
    )
    assert json.loads(RANKING_FORMATS["json"](inference, ""))["combinations"] == []


@pytest.mark.parametrize("column", ["published_rate", "actual", "target"])
def test_nothing_to_compare(column: str) -> None:
    with pytest.raises(SokatsuError) as caught:
        infer_rules(published(everywhere(Method.RATIO)).assign(**{column: ""}))
    message = "<frame>: no row has a published rate, a target and an actual to compare"
    assert str(caught.value) == message


def test_json_holds_the_whole_ranking() -> None:
    inference = infer_rules(read_indicators(bundled_table()))
    value = json.loads(RANKING_FORMATS["json"](inference, "sokatsu check x"))
    assert value["command"] == "sokatsu check x"
    assert len(value["combinations"]) == len(inference.combinations)
    first, second, third = value["combinations"][:3]
    assert (first["rank"], second["rank"], third["rank"]) == (1, 1, 3)
    assert first["methods"] == {"up": ["ratio", "difference", "raw"]}
    assert (first["reproduced"], first["rounding"], first["cap"]) == (19, "half-up", "100")
    assert value["reproduced_lines"] == value["comparable"] == list(range(2, 21))
