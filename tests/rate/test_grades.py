import re
from fractions import Fraction
from pathlib import Path

import pytest

from sokatsu_cli.rate.grades import GRADE_SETS, Grades
from sokatsu_cli.rate.rates import achievement_rate

GRADES = Grades.parse("100:◎,90:○,70:△,0:▲")


@pytest.mark.parametrize(
    ("target", "actual", "grade"),
    [
        ("10", "12", "◎"),
        ("10", "10", "◎"),
        ("100000", "99999", "○"),  # prints as 100.0
        ("10", "9", "○"),
        ("100000", "89999", "△"),  # prints as 90.0
        ("10", "7", "△"),
        ("10", "0", "▲"),
        ("10", "-", ""),
        ("0", "3", "◎"),  # no rate, but achieved
        ("10", "-1", ""),  # no rate, and not achieved
    ],
)
def test_bounds_are_inclusive_and_judged_on_the_exact_rate(
    target: str, actual: str, grade: str
) -> None:
    assert GRADES.of(achievement_rate(target, actual, "↗")) == grade


def test_a_negative_rate_is_graded_as_0() -> None:
    found = achievement_rate("10", "3", "↗", method="baseline", baseline="5")
    assert found.rate == -40
    assert GRADES.of(found) == "▲"


def test_the_cap_hides_no_grade_above_it() -> None:
    assert Grades.parse("120:A,100:B").of(achievement_rate("10", "12", "↗")) == "A"


def test_below_the_lowest_bound_there_is_no_grade() -> None:
    assert Grades.parse("50:ok").of(achievement_rate("10", "4", "↗")) == ""


@pytest.mark.parametrize(
    "text",
    ["0:▲,90:○,70:△,100:◎", " 100 : ◎ , 90:○,70:△,0:▲", "１００：◎，９０：○，７０：△，０：▲"],
)
def test_order_blanks_and_width_do_not_matter(text: str) -> None:
    assert Grades.parse(text) == GRADES


def test_the_documented_sets_are_those_there_are() -> None:
    text = (Path(__file__).parents[2] / "docs" / "grades.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \|", text, re.MULTILINE)
    documented = {name: grades.replace(", ", ",").replace(" ", ":") for name, grades in rows}
    assert documented == GRADE_SETS


@pytest.mark.parametrize("name", GRADE_SETS)
def test_ready_made_sets_grade_every_rate(name: str) -> None:
    grades = Grades.parse(name.upper())
    assert grades.bounds[-1][0] == Fraction(0)
    assert len(grades.labels) > 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("school", "'school' is no set of grades; write BOUND:LABEL,… or one of "),
        ("100:◎,90", "'90' is not BOUND:LABEL, such as 90:○"),
        ("100:◎,", "'' is not BOUND:LABEL"),
        ("100:", "'100:' is not BOUND:LABEL"),
        (":◎", "':◎' is not BOUND:LABEL"),
        ("-5:◎", "'-5:◎' is not BOUND:LABEL"),
        ("ab:◎", "'ab' is not a number"),
        ("-:◎", "'-' is not a number"),
        ("90:◎,90.0:○", "'90.0:○' repeats a bound or a label"),
        ("90:◎,80:◎", "'80:◎' repeats a bound or a label"),
        ("90:A,80:Ａ", "'80:Ａ' repeats a bound or a label"),
        ("90:A,80:a", "'80:a' repeats a bound or a label"),
        ("90:\x1b[31m", "'90:\\x1b[31m' is not BOUND:LABEL"),
        ("90:\udce9", "'90:\\xe9' is not BOUND:LABEL"),
    ],
)
def test_what_is_no_set_of_grades_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        Grades.parse(text)
