"""Printed statuses that the values contradict: marks, words, grades, and what is not judged."""

import shlex
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from sokatsu_cli import InputError, check_rates
from sokatsu_cli.check import printed_statuses as statuses
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.comparison import NEEDED_TO_CHECK, Comparison, checked_settings
from sokatsu_cli.check.printed_statuses import Meanings
from sokatsu_cli.cli.check import check as check_command
from sokatsu_cli.cli.command_lines import changed_line
from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rules import Rules

ROW = {"indicator": "甲", "direction": "↗", "target": "9", "actual": "4", "published_rate": ""}
ACHIEVED = {"up": ("9", "9"), "down": ("9", "8"), "maintain": ("9", "9")}
NOT_ACHIEVED = {"up": ("9", "8"), "down": ("9", "10"), "maintain": ("9", "8")}

SAY_ACHIEVED = [
    "達成",
    "達成済",
    "達成済み",
    "目標達成",
    "Achieved",
    "◎",
    "【達成】",
    "達 成",
    "( ◎ )",
]
CIRCLES = ["○", "◯", "〇", "⭕", "⭕\ufe0f", "⚪\ufe0e", "（○）", " ○ ", "[〇]"]
SAY_NOT_ACHIEVED = [
    *[
        "未達成",
        "未達",
        "不達成",
        "目標未達成",
        "未\n達成",
        "not achieved",
        "not_achieved",
        "「未達」",
    ],
    *["×", "✕", "╳", "✖", "✖\ufe0f", "❌", "(×)", "△", "▲", "（▲）"],
]
SAY_NOTHING = [
    *[
        "",
        "-",
        "A",
        "B",
        "順調",
        "概ね達成",
        "ほぼ達成",
        "○達成",
        "達成見込み",
        "達成率100%",
        "x",
        "O",
    ],
    *["0", "100%", "●", "□", "＋", "達成していない", "()", "achieve"],
]


def named(*rows: Mapping[str, str], **settings: object) -> list[tuple[int, str, dict[str, Any]]]:
    frame = pd.DataFrame([{**ROW, **row} for row in rows], dtype=object)
    report = check_rates(frame.fillna(""), ignore=["duplicate-row"], **settings)  # type: ignore[arg-type]
    return [(finding.line, finding.name, dict(finding.data)) for finding in report.findings]


def lines(*rows: Mapping[str, str], **settings: object) -> list[int]:
    found = named(*rows, **settings)
    assert {name for _line, name, _data in found} <= {"status-differs"}
    return [line for line, _name, _data in found]


def status(
    text: str, target: str = "9", actual: str = "4", direction: str = "up"
) -> dict[str, str]:
    return {"達成状況": text, "target": target, "actual": actual, "direction": direction}


@pytest.mark.parametrize("direction", ["up", "down", "maintain"])
@pytest.mark.parametrize(
    ("texts", "differs_if_achieved", "differs_if_not"),
    [
        (SAY_ACHIEVED, False, True),
        (CIRCLES, False, True),
        (SAY_NOT_ACHIEVED, True, False),
        (SAY_NOTHING, False, False),
    ],
)
def test_each_mark_and_word(
    texts: list[str], differs_if_achieved: bool, differs_if_not: bool, direction: str
) -> None:
    numbers = list(range(1, len(texts) + 1))
    plain = [text for text in texts if "◎" not in text]  # which makes of ○ another mark
    assert len(plain) == len(texts) or texts is SAY_ACHIEVED
    achieved = [status(text, *ACHIEVED[direction], direction) for text in texts]
    assert lines(*achieved) == numbers * differs_if_achieved
    missed = [status(text, *NOT_ACHIEVED[direction], direction) for text in texts]
    assert lines(*missed) == numbers * differs_if_not


def test_what_a_finding_says() -> None:
    rows = [
        status("達成"),
        status("✕", "9", "18"),
        status("○", "-5", "-9"),
        status("△", "10000", "10001", "up"),
        status("（○）", "10000", "9996"),
    ]
    told = [
        ("達成", "not_achieved", "44.4"),
        ("✕", "achieved", "200.0"),
        ("○", "not_achieved", None),
        ("△", "achieved", "100.0"),
        ("（○）", "not_achieved", "99.9"),
    ]
    names = ("published", "computed", "rate", "by")
    assert named(*rows, cap=None) == [
        (line, "status-differs", dict(zip(names, (*each, "target"), strict=True)))
        for line, each in enumerate(told, 1)
    ]


@pytest.mark.parametrize(
    ("row", "settings", "english", "japanese"),
    [
        (
            status("○"),
            {},
            "printed ○, but the target is not achieved (44.4)",
            "「○」とあるが、目標を達成していない(44.4)",
        ),
        (
            status("×", "9", "9"),
            {"digits": 0},
            "printed ×, but the target is achieved (100)",
            "「×」とあるが、目標を達成している(100)",
        ),
        (
            status("○", "-5", "-9"),
            {},
            "printed ○, but the target is not achieved",
            "「○」とあるが、目標を達成していない",
        ),
        (
            status("Ａ", "9", "8"),
            {"grades": "iaa"},
            "printed Ａ, but the grade is C (88.9)",
            "「Ａ」とあるが、評価は「C」(88.9)",
        ),
        (
            status("○"),
            {"grades": "100:◎,80:○"},
            "printed ○, but the rate has no grade (44.4)",
            "「○」とあるが、達成率に評価がない(44.4)",
        ),
        (
            {"target": "8", "baseline": "9"},
            {},
            "target 8 is behind the baseline 9",
            "目標値8は策定時の値9より後退している",
        ),
    ],
)
def test_messages(
    row: dict[str, str], settings: dict[str, object], english: str, japanese: str
) -> None:
    frame = pd.DataFrame([ROW | row], dtype=object)
    settings = {"ignore": ["baseline-regressed"], **settings}
    (finding,) = check_rates(frame, **settings).findings  # type: ignore[arg-type]
    assert (finding.said("en"), finding.said("ja")) == (english, japanese)


@pytest.mark.parametrize(
    ("row", "differs"),
    [
        ({"actual": ""}, False),
        ({"target": "-"}, False),
        ({"target": "増加"}, False),
        ({"actual": "集計中", "達成状況": "×"}, False),
        ({"target": "0", "actual": "5", "達成状況": "×"}, True),
        ({"target": "0", "actual": "5"}, False),
        ({"target": "-5", "actual": "-9"}, True),
        ({"indicator": "計"}, True),
        ({"published_rate": "44.4"}, True),
        ({"published_rate": "", "method": "baseline"}, True),
    ],
)
def test_rows_that_are_judged(row: dict[str, str], differs: bool) -> None:
    assert lines(status("○") | row) == [1] * differs


def test_a_tolerance_achieves() -> None:
    row = status("×", "100", "98", "maintain")
    assert (lines(row), lines(row, tolerance=2)) == ([], [1])
    assert named(row, tolerance=2)[0][2]["rate"] == "100.0"


@pytest.mark.parametrize(
    ("grades", "text", "actual", "computed"),
    [
        ("100:◎,90:○,70:△,0:▲", "○", "9", "◎"),
        ("100:◎,90:○,70:△,0:▲", "◯", "8", "△"),
        ("100:◎,90:○,70:△,0:▲", "◯", "8.1", None),
        ("100:◎,90:○,70:△,0:▲", "▲", "8", "△"),
        ("100:◎,90:○,70:△,0:▲", "△", "8", None),
        ("100:◎,90:○,70:△,0:▲", "【▲】", "4", None),
        ("120:A,100:B,80:C,0:D", "ａ", "10.8", None),
        ("120:A,100:B,80:C,0:D", "B", "10.8", "A"),
        ("120:A,100:B,80:C,0:D", "(Ｂ)", "9", None),
        ("ibaraki", "B＋", "8", None),
        ("nagoya-port", "やや 遅れ", "8", "順調"),
        ("sano", "６", "9", "7"),
        # A rate without a grade is none that is printed; a rate that is undefined may be any.
        ("100:◎,80:○", "○", "4", ""),
        ("100:◎,80:○", "◎", "-4", None),
        ("100:A,0:B", "A", "", None),
        # What is no label says what is achieved, where that is certain.
        ("120:A,100:B,80:C,0:D", "未達成", "10", "achieved"),
        ("120:A,100:B,80:C,0:D", "○", "8", "not_achieved"),
        ("100:◎,0:×", "○", "8", None),
        ("100:◎,0:×", "△", "9", "achieved"),
        ("100:◎,0:×", "S", "9", None),
        # Labels that are twins of each other are told apart or not judged.
        ("100:○,50:◯,0:×", "◯", "9", "○"),
        ("100:○,50:◯,0:×", "〇", "8", None),
        ("100:A,50:(A),0:×", "A", "4", None),
    ],
)
def test_grades(grades: str, text: str, actual: str, computed: str | None) -> None:
    found = named(status(text, "9", actual), grades=grades)
    assert [data["computed"] for _line, _name, data in found] == [computed] * (computed is not None)
    by = "target" if computed in ("achieved", "not_achieved") else "grades"
    assert {data["by"] for _line, _name, data in found} <= {by}


@pytest.mark.parametrize(
    ("target", "actual", "settings", "computed", "rate"),
    [
        ("10000000000000000", "9999999999999999", {"digits": 6}, "not_achieved", "99.999999"),
        ("10000000000000000", "9999999999999999", {"rounding": "down"}, "not_achieved", "99.9"),
        ("1000000000000", "999999999999", {"grades": "100:◎,99.99999:○"}, "○", "99.9"),
        ("1500000000000", "1200000000000", {"grades": "90:◎,50.00001:○"}, "○", "80.0"),
    ],
)
def test_large_numbers(
    target: str, actual: str, settings: dict[str, object], computed: str, rate: str
) -> None:
    ((_line, _name, data),) = named(status("◎", target, actual), **settings)
    assert (data["computed"], data["rate"]) == (computed, rate)


@pytest.mark.parametrize(
    ("cap", "text", "differs"),
    [
        ("100", "A", False),
        ("100", "B", True),
        ("90", "B", False),
        (None, "B", False),
        ("0", "A", True),
    ],
)
def test_what_has_no_rate_but_is_achieved_has_the_grade_of_the_cap(
    cap: str | None, text: str, differs: bool
) -> None:
    row = status(text, "0", "5")
    assert lines(row, grades="100:A,50:B", cap=cap) == [1] * differs


@pytest.mark.parametrize("double", ["◎", "（◎）", "◎\u3000"])
@pytest.mark.parametrize("actual", ["9", "", "4"])
def test_beside_a_double_circle_a_single_one_may_be_less_than_achieved(
    double: str, actual: str
) -> None:
    circle = status("○")
    assert lines(circle, status("×")) == [1]
    other = status(double, "9", actual)
    rest = [3] if actual == "4" else []
    assert lines(circle, circle, other) == rest
    assert lines(circle, circle, other, status("達成"), status("×", "9", "9")) == [*rest, 4, 5]


def report_of_parts(frame: pd.DataFrame, size: int, **settings: object) -> CheckReport:
    rules = Rules.checked("ratio", 0, 100, 1, "half-up")
    ignore = ["status-differs"] if "ignore" in settings else []
    grades = str(settings["grades"]) if "grades" in settings else None
    chosen = checked_settings(rules, 0, (), ignore, grades=Grades.checked(grades))
    with kept_for_later() as file:
        work = Comparison("<frame>", chosen, (), file, ("findings", "rows"))
        for start in range(0, len(frame), size):
            part = frame.iloc[start : start + size]
            header = header_of(part, None, NEEDED_TO_CHECK)
            work.take(work.result(FramePart(part, header)), 0)
        report = work.report()
        assert len(report.findings) == len([*report.findings])
        return CheckReport(report.path, tuple(report.rows), tuple(report.findings))


@pytest.mark.parametrize("size", [1, 2, 3, 6])
@pytest.mark.parametrize("place", [0, 2, 5, None])
@pytest.mark.parametrize("settings", [{}, {"ignore": ["status-differs"]}, {"grades": "100:B,0:○"}])
def test_parts_of_any_size_make_one_report(
    size: int, place: int | None, settings: dict[str, object]
) -> None:
    texts = ["○", "達成", "○", "×", "○", "△"]
    if place is not None:
        texts[place] = "◎"
    rows = [ROW | status(text) | {"indicator": str(at)} for at, text in enumerate(texts)]
    frame = pd.DataFrame(rows, dtype=object, index=pd.Index(range(2, 8), name="line"))
    whole = check_rates(frame, **settings)  # type: ignore[arg-type]
    assert report_of_parts(frame, size, **settings) == whole


def test_a_status_may_be_ignored() -> None:
    frame = pd.DataFrame([ROW | status("○")], dtype=object)
    assert check_rates(frame, ignore=["status-differs"]).findings == ()


@pytest.mark.parametrize(
    ("cell", "differs"),
    [
        (Cell("1", number="1", printed="○"), True),
        (Cell("○", trouble="struck through"), False),
        (Cell("○", number="1"), True),
    ],
)
def test_a_cell_of_a_spreadsheet_is_what_it_shows(cell: Cell, differs: bool) -> None:
    found = named(status("-"), {**status("-"), "達成状況": cell})
    assert [(line, data["published"]) for line, _name, data in found] == [(2, "○")] * differs


@pytest.mark.parametrize(
    ("target_year", "differs"),
    [("", True), ("R6", False), ("R4", True), ("令和4年度", True), ("2022", True)],
)
def test_the_target_of_another_year_may_be_met_so_far(target_year: str, differs: bool) -> None:
    row = {"year": "Ｒ４", "target_year": target_year}
    assert lines(status("○") | row, status("×") | row) == [1] * differs
    without = pd.DataFrame([ROW | row], dtype=object)
    assert check_rates(without).findings == ()


HEADINGS = [
    "達成／未達成",
    "達成・未達成",
    "達成判定",
    "判定",
    "達成 状況",
    "達成度",
    "Published_Status",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings(heading: str) -> None:
    assert lines({heading: "○"}) == [1]
    assert lines({heading: "×"}) == []


@pytest.mark.parametrize("heading", ["評価", "進捗状況", "達成状況(前期)", "達成度(%)", "備考"])
def test_headings_that_may_say_something_else(heading: str) -> None:
    assert lines({heading: "○"}) == []
    assert lines({heading: "○"}, columns={"published_status": heading}) == [1]


def test_of_several_columns_the_more_telling_one_counts() -> None:
    assert lines({"達成状況": "○", "判定": "×"}) == []
    assert lines({"達成状況": "×", "判定": "○"}) == [1]
    assert lines({"達成状況": "○", "判定": "×"}, columns={"published_status": "達成状況"}) == [1]


def test_a_mark_in_the_place_of_a_rate_is_not_comparable() -> None:
    row = {"達成率": "○", "published_rate": None}
    frame = pd.DataFrame([{**ROW, **row}], dtype=object).drop(columns="published_rate")
    (finding,) = check_rates(frame).findings
    assert (finding.name, finding.data["note"]) == ("not-comparable", "'○' is not a number")
    found = check_rates(frame, columns={"published_status": "達成率"}).findings
    assert [each.name for each in found] == ["status-differs"]


def without_rates(*rows: Mapping[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame([{**ROW, **row} for row in rows], dtype=object)
    return frame.drop(columns="published_rate")


def test_statuses_are_enough_in_the_place_of_rates() -> None:
    report = check_rates(without_rates(status("○"), status("×"), status("順調")))
    assert [row.outcome for row in report.rows] == ["unpublished"] * 3
    assert [each.line for each in report.findings if each.name == "status-differs"] == [1]


@pytest.mark.parametrize("text", ["", "順調", "A"])
def test_a_table_of_which_nothing_can_be_compared_is_refused(text: str) -> None:
    told = "<frame>: published_rate: no row has one .*, nor a printed status that can be compared"
    with pytest.raises(InputError, match=told):
        check_rates(without_rates(status(text)))
    assert check_rates(without_rates(status(text)).iloc[:0]).rows == ()


def test_labels_are_enough_with_their_grades() -> None:
    found = check_rates(without_rates(status("A")), grades="iaa").findings
    assert [each.data["computed"] for each in found] == ["D"]


def test_the_public_function_takes_grades_as_they_are() -> None:
    grades = Grades.parse("100:A,0:B")
    assert lines(status("A"), grades=grades) == lines(status("A"), grades="100:A,0:B") == [1]
    with pytest.raises(ValueError, match="no set of grades"):
        named(status("A"), grades="ABC")


@pytest.mark.parametrize("grades", ["", "100:A,80.5:B C,0:'"])
def test_a_command_that_is_told_keeps_the_grades(grades: str) -> None:
    words = ["--no-cap", *(["--grades", grades] if grades else [])]
    with check_command.make_context("check", ["t.csv", *words]) as context:
        told = changed_line("t.csv", context.params, ["--no-cap"])  # type: ignore[arg-type]
    assert shlex.split(told)[:3] == ["sokatsu", "check", "t.csv"]
    assert shlex.split(told)[3:] == words


def test_meanings_without_grades() -> None:
    meanings = Meanings(None)
    assert not meanings.has_double
    told = {"◯": statuses.CIRCLE, "◎": statuses.DOUBLE_CIRCLE, "▲": statuses.NOT_ACHIEVED}
    assert {text: meanings.of(text) for text in told} == told
    assert Meanings(Grades.parse("100:◎,0:×")).has_double


@pytest.mark.parametrize(
    ("direction", "target", "baseline", "behind"),
    [
        ("↗", "8", "9", True),
        ("↗", "9", "9", False),
        ("↗", "10", "9", False),
        ("↘", "10", "9", True),
        ("↘", "9.0", "9", False),
        ("↘", "8", "9", False),
        ("→", "8", "9", False),
        ("→", "10", "9", False),
        ("↗", "", "9", False),
        ("↗", "8", "-", False),
        ("↘", "減少", "9", False),
        ("↗", "8.99", "9", True),
        ("↗", "-1", "0", True),
        ("↗", "99,999,999,999,999,998", "99,999,999,999,999,999", True),
        ("↘", "0.00000000000000002", "0.00000000000000001", True),
        ("↘", "▲1", "-2", True),
        ("↗", "８％", "9%", True),
    ],
)
@pytest.mark.parametrize("name", ["甲", "計"])
def test_a_target_behind_the_baseline(
    direction: str, target: str, baseline: str, behind: bool, name: str
) -> None:
    row = {"direction": direction, "target": f" {target} ", "baseline": baseline, "actual": ""}
    expected = (1, "target-behind-baseline", {"target": target, "baseline": baseline})
    assert named(row | {"indicator": name}) == [expected] * behind
