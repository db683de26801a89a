"""Every explanation is read again, recomputed with fractions, and gives the figure it names."""

import re
from fractions import Fraction
from typing import cast

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sokatsu_cli import Method, Rounding, check_rates, figures
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.quotients import quotients
from sokatsu_cli.rate.rates import achievements
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import Rules

ROUNDED = {
    "rounded half-up": Rounding.HALF_UP,
    "truncated": Rounding.DOWN,
    "rounded half-even": Rounding.HALF_EVEN,
    "rounded up": Rounding.UP,
}
NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
SENTENCE = re.compile(
    rf"(?P<words>.+?) (?:is (?P<itself>{NUMBER}), (?P<limit>held to 0|capped at {NUMBER}) )?"
    rf"gives (?P<figure>{NUMBER})(?: \((?P<qualifiers>[^()]*)\))?"
)
OWN = {"no cap", "no tolerance"}
SAID = {"direction ignored", "target and actual exchanged", *OWN, *ROUNDED}


def recomputed(words: str, row: dict[str, str]) -> Fraction:
    """Return in % what the words of a formula say."""
    a, t = Fraction(row["actual"]), Fraction(row["target"])
    quotients = {
        "actual / target": lambda: a / t,
        "target / actual": lambda: t / a,
        "the smaller / the larger": lambda: min(a, t) / max(a, t),
        "2 - actual / target": lambda: 2 - a / t,
        "1 - |actual - target| / target": lambda: 1 - abs(a - t) / t,
        "(actual - baseline) / (target - baseline)": lambda: (
            (a - Fraction(row["baseline"])) / (t - Fraction(row["baseline"]))
        ),
    }
    return 100 * quotients[words]()


def assert_formula(sentence: str, row: dict[str, str], rounding: Rounding) -> None:
    match = SENTENCE.fullmatch(sentence)
    assert match is not None, sentence
    qualifiers = set(filter(None, (match["qualifiers"] or "").split(", ")))
    assert qualifiers <= SAID
    for name in qualifiers & set(ROUNDED):
        rounding = ROUNDED[name]
    value = recomputed(match["words"], row)
    decimals = len(match["figure"].partition(".")[2])
    if match["limit"] is not None:
        assert match["itself"] == figures(value, decimals, rounding)
        limit = Fraction(match["limit"].split()[-1])
        assert value < limit if match["limit"] == "held to 0" else value > limit
        value = limit
    assert match["figure"] == figures(value, decimals, rounding), sentence
    if "direction ignored" in qualifiers:
        assert (match["words"], row["direction"] != "up") == ("actual / target", True)
    if "target and actual exchanged" in qualifiers:
        assert (match["words"], row["direction"] != "down") == ("target / actual", True)


def assert_true(sentence: str, finding: dict[str, object], line: str) -> None:
    """Check one sentence; ``line`` is the figure of the row above."""
    printed, computed = str(finding["published"]), str(finding["computed"])
    if sentence == f"line 1 has {printed}":
        assert line == printed
    elif sentence.endswith((" with two digits exchanged", " with one digit changed")):
        right = sentence.partition(" ")[0]
        pairs = [pair for pair in zip(right, printed, strict=True) if pair[0] != pair[1]]
        assert right == computed
        assert all(one.isdigit() and other.isdigit() for one, other in pairs)
        assert len(pairs) == 1 or pairs[0] == pairs[1][::-1]
    else:
        raise AssertionError(sentence)


VALUE = st.sampled_from(["-5", "-3", "0", "1", "2", "2.5", "3", "5", "9.5", "10", "10.4", "15"])
PUBLISHED = st.sampled_from(
    [
        *("0.0", "20", "25.0", "33.3", "50.0", "66.6", "66.7", "75.0", "95", "96.2", "97.0", "100"),
        *("100.0", "104.0", "105.0", "105.3", "110.0", "120.0", "133.3", "150", "150.0", "-100.0"),
    ]
)
SETTINGS = st.fixed_dictionaries(
    {
        "method": st.sampled_from([*Method, "up=baseline,down=raw,maintain=difference"]),
        "tolerance": st.sampled_from([0, 5, "4", 50, 100]),
        "cap": st.sampled_from([None, 100, 90, 120, "118.15"]),
        "rounding": st.sampled_from(list(Rounding)),
    }
)


@settings(max_examples=400)
@given(
    st.sampled_from(["up", "down", "maintain"]),
    st.tuples(VALUE, VALUE, VALUE | st.just("")),
    PUBLISHED,
    st.sampled_from(["", *Method]),
    SETTINGS,
)
def test_every_explanation_is_true(
    direction: str,
    values: tuple[str, str, str],
    published: str,
    method: str,
    rules: dict[str, object],
) -> None:
    row = dict(zip(("target", "actual", "baseline"), values, strict=True))
    row |= {"indicator": "乙", "direction": direction, "method": method}
    first = {**row, "indicator": "甲", "target": "4", "actual": "3", "published_rate": ""}
    frame = pd.DataFrame([first, {**row, "published_rate": published}], dtype=object)
    report = check_rates(frame, **rules)  # type: ignore[arg-type]
    for finding in report.findings:
        if finding.name == "rate-differs":
            above = figures_above(frame, rules, published)
            for sentence in cast("list[str]", finding.data["explanations"]):
                if " gives " in sentence:
                    assert_formula(sentence, row, Rounding(str(rules["rounding"])))
                else:
                    assert_true(sentence, dict(finding.data), above)


def figures_above(frame: pd.DataFrame, settings: dict[str, object], published: str) -> str:
    """Return the capped rate of the row above, printed as this one is."""
    rules = Rules.checked(**settings, digits=1)  # type: ignore[arg-type]
    rows = RowReader().read(FramePart(frame, header_of(frame, None)))
    rate = next(achievements(quotients(rows.measured(0), rules), rules.cap)).capped_rate
    decimals = len(published.partition(".")[2])
    return "" if rate is None else figures(rate, decimals, rules.rounding)


@pytest.mark.parametrize(
    ("row", "settings", "expected"),
    [
        (  # the cap makes it 100, not the formula
            ("down", "10", "15", "", "100.0"),
            {},
            ["actual / target is 150.0, capped at 100 gives 100.0 (direction ignored)"],
        ),
        (
            ("up", "2000", "2364", "", "118.2"),
            {"cap": "118.15", "rounding": "down"},
            ["actual / target gives 118.2 (no cap)", "118.1 with one digit changed"],
        ),
        (  # the tolerance makes it 100
            ("maintain", "100", "103", "", "97.1"),
            {"tolerance": 5},
            [
                "the smaller / the larger gives 97.1 (no tolerance)",
                "target / actual gives 97.1 (target and actual exchanged)",
            ],
        ),
        (
            ("maintain", "100", "103", "", "103.0"),
            {"tolerance": 5},
            ["actual / target gives 103.0 (direction ignored)", "100.0 with one digit changed"],
        ),
        (  # within the tolerance of the one, but not of the other
            ("maintain", "100", "105.2", "", "100.0"),
            {"tolerance": 5},
            ["actual / target is 105.2, capped at 100 gives 100.0 (direction ignored)"],
        ),
        (  # baseline has no formula for maintain, and hides no other
            ("maintain", "8", "6", "8", "75.0"),
            {"method": "baseline", "cap": 90, "tolerance": 30},
            [
                "actual / target gives 75.0 (direction ignored)",
                "the smaller / the larger gives 75.0",
                "1 - |actual - target| / target gives 75.0",
            ],
        ),
        (  # 0 / 0 is nothing
            ("up", "0", "0", "", "100.0"),
            {"cap": 90},
            [],
        ),
        (  # a minus is no digit
            ("up", "10", "-5", "0", "150.0"),
            {"method": "baseline", "cap": None},
            [],
        ),
    ],
)
def test_explanations(
    row: tuple[str, ...], settings: dict[str, object], expected: list[str]
) -> None:
    names = ("direction", "target", "actual", "baseline", "published_rate")
    frame = pd.DataFrame([{"indicator": "甲", **dict(zip(names, row, strict=True))}], dtype=object)
    report = check_rates(frame, **settings)  # type: ignore[arg-type]
    found = [each.data["explanations"] for each in report.findings if each.name == "rate-differs"]
    assert found == [expected]
