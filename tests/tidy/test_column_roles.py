"""What columns hold that the others beside them decide."""

import pytest

from plain_sheets import read, refused, values
from sokatsu_cli.tidy.column_roles import lettered_pair


@pytest.mark.parametrize("heading", ["現状値", "現況", "現在値", "現状値(H26)", "平成26年(現状値)"])
def test_the_present_is_the_actual_beside_a_target_alone(heading: str) -> None:
    found = read(f"指標|{heading}|目標値(H31)", "甲|1|2")
    assert values(found) == ["甲 2 1"]
    assert f"'{heading}' is read as the actual: there is no other" in found.notes[0]


def test_the_present_is_the_baseline_beside_an_actual() -> None:
    found = read("指標|現状値|目標値|実績値", "甲|1|2|3")
    assert values(found, "baseline", "target", "actual") == ["1 2 3"]
    assert found.notes == []


def test_years_alone_are_actuals_beside_the_only_target() -> None:
    found = read("指標|H26|H27|目標値(H31)", "甲|1|2|3")
    assert values(found, "year", "target", "actual", "target_year") == [
        "H26 3 1 H31",
        "H27 3 2 H31",
    ]
    assert found.notes == [
        "sheet:1: 'H26', 'H27': read as actuals, beside the target '目標値(H31)'"
    ]


@pytest.mark.parametrize(
    "headings",
    [
        "指標|H27|H26|目標値(H31)",
        "指標|H26|目標値(H31)|H27",
        "指標|現状値(H26)|目標値(H31)|H27|H28",
        "指標|H26|目標値(H30)|目標値(H31)",
        "指標|第1期 H26|目標値(H31)",
    ],
)
def test_years_alone_that_may_be_plans_are_refused(headings: str) -> None:
    assert refused(headings, "甲|1|2|3|4")


def test_years_up_to_the_present_are_actuals() -> None:
    found = read("指標|H25|現状値(H26)|目標値(H31)", "甲|1|2|3")
    assert values(found, "year", "target", "actual") == ["H25 3 1", "H26 3 2"]


def test_a_note_on_planned_years_makes_them_doubtful() -> None:
    rows = ["指標|R5|R6|目標値(R7)", "甲|1|2|3", "注 R6は見込値"]
    assert refused(*rows) == (
        "sheet:1: doubtful headings: '注 R6は見込値' may say of a year that its values are no "
        "actuals; say 実績 in the headings of the others"
    )
    assert not refused("指標|R5実績|R6実績|目標値(R7)", *rows[1:])
    assert not refused(*rows[:2], "注 R6は速報")


def test_years_without_an_era_have_that_of_their_neighbour() -> None:
    found = read("指標|平成26年度|27年度|目標(31年度)", "甲|1|2|3")
    assert values(found, "year", "target_year") == [
        "平成26年度 平成31年度",
        "平成27年度 平成31年度",
    ]
    assert values(read("指標|26年度目標値|26年度実績", "甲|1|2"), "year") == ["26年度"]
    found = read("指標|令和元年度実績|2年度実績|目標(6年度)", "甲|1|2|3")
    assert values(found, "year", "target_year") == ["令和元年度 令和6年度", "令和2年度 令和6年度"]
    found = read("指標|平成30年度実績|2年度実績|目標値", "甲|1|2|3")
    assert values(found, "year") == ["平成30年度", "2年度"]


def test_letters_of_a_formula_name_the_plan_and_its_result() -> None:
    rows = ["事業|計画事業費(A)|実績額(B)|進捗率(B)/(A)", "甲|10|5|50%"]
    assert values(read(*rows), "target", "actual", "published_rate") == ["10 5 50%"]
    rows[0] = "事業|計画事業費(A)|H26実績事業費(B)|進捗率(B)/(A)"
    assert values(read(*rows), "year", "target", "actual") == ["H26 10 5"]


@pytest.mark.parametrize(
    "headings",
    [
        ["計画事業費(A)", "実績額(B)", "進捗率(A)/(B)"],
        ["予算(A)", "実績額(B)", "進捗率(B)/(A)"],
        ["計画事業費(A)", "実績額(B)", "実績数(B)", "進捗率(B)/(A)"],
        ["計画事業費(A)", "実績額(B)", "進捗率(B)/(A)", "達成率(B)/(A)"],
        ["計画事業費(A)", "実績額(B)", "進捗率"],
    ],
)
def test_letters_that_name_no_plan(headings: list[str]) -> None:
    assert lettered_pair(headings) is None


@pytest.mark.parametrize(
    "headings", ["指標|目標値|予算額|決算額", "指標|目標値|決算額", "指標|R5目標|予算|決算"]
)
def test_money_is_no_actual_of_another_target(headings: str) -> None:
    heading = headings.rpartition("|")[2]
    assert f"'{heading}' may be money, and no actual of the target" in refused(
        headings, "甲|120|3500|3400"
    )


def test_money_is_the_actual_of_a_plan_of_money() -> None:
    assert values(read("指標|計画額|決算額", "甲|9|8")) == ["甲 9 8"]
    assert values(read("指標|計画|決算", "甲|9|8")) == ["甲 9 8"]
    assert values(read("指標|目標値|実績値|決算額", "甲|9|8|7")) == ["甲 9 8"]
    chosen = {"target": "目標値", "actual": "決算額"}
    assert values(read("指標|目標値|予算額|決算額", "甲|9|8|7", columns=chosen)) == ["甲 9 7"]


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("計画", "結果"),
        ("計画値", "最新値"),
        ("見込量", "直近値"),
        ("プラン", "実績"),
        ("努力目標", "現況"),
        ("Target", "Result"),
    ],
)
def test_other_words_for_target_and_actual(target: str, actual: str) -> None:
    assert values(read(f"項目|{target}|{actual}", "甲|9|8")) == ["甲 9 8"]


@pytest.mark.parametrize(
    "heading", ["当初", "策定時", "設定時", "基準値", "ベースライン", "計画当初値"]
)
def test_other_words_for_the_baseline(heading: str) -> None:
    found = read(f"指標|{heading}|目標|実績", "甲|1|9|8")
    assert values(found, "baseline", "target", "actual") == ["1 9 8"]


def test_two_targets_below_one_title() -> None:
    rows = ["指標|目標||実績", "|当初|改定後|", "甲|9|8|7"]
    assert "the target may be '当初' or '改定後'" in refused(*rows)
