"""Comparing published rates, and what explains the ones that differ."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from sokatsu_cli import (
    InputError,
    Outcome,
    Severity,
    check_rates,
    infer_rules,
    read_indicators,
)
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.comparison import Comparison, checked_settings
from sokatsu_cli.check.findings import FINDINGS
from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu
from told_explanations import lines

ROW = {"indicator": "甲", "direction": "↗", "target": "9", "actual": "4", "published_rate": "44.4%"}


def check(*rows: Mapping[str, str], **settings: object) -> CheckReport:
    frame = pd.DataFrame([{**ROW, **row} for row in rows], lines(len(rows)), dtype=object)
    return check_rates(frame.fillna(""), **settings)  # type: ignore[arg-type]


def found(*rows: Mapping[str, str], **settings: object) -> list[tuple[int, str, str]]:
    report = check(*rows, **settings)
    return [(finding.line, finding.name, finding.message) for finding in report.findings]


@pytest.mark.parametrize(
    ("target", "actual", "published", "settings", "outcome"),
    [
        ("9", "4", "44.4%", {}, Outcome.AGREES),
        ("9", "4", "４４．４％", {}, Outcome.AGREES),
        ("9", "4", "44", {}, Outcome.AGREES),
        ("9", "4", "44.444444%", {}, Outcome.AGREES),
        ("9", "4", "44.5%", {}, Outcome.DIFFERS),
        ("9", "4", "44.5%", {"within": "0.1"}, Outcome.AGREES),
        ("9", "4", "44.5%", {"rounding": "up"}, Outcome.AGREES),
        ("9", "4", "44.6%", {"within": "0.1"}, Outcome.DIFFERS),
        ("60.0", "51.5", "86%", {}, Outcome.AGREES),
        ("60.0", "51.5", "85%", {}, Outcome.DIFFERS),
        ("60.0", "51.5", "85%", {"rounding": "down"}, Outcome.AGREES),
        ("22", "26", "100%", {}, Outcome.AGREES),
        ("22", "26", "100.0%", {}, Outcome.AGREES),
        ("22", "26", "118.2%", {}, Outcome.DIFFERS),
        ("22", "26", "118.2%", {"cap": None}, Outcome.AGREES),
        ("22", "26", "115.0%", {"cap": 115}, Outcome.AGREES),
        ("9", "4", "", {}, Outcome.UNPUBLISHED),
        ("9", "4", "-", {}, Outcome.UNPUBLISHED),
        ("9", "", "44.4%", {}, Outcome.NOT_COMPARABLE),
        ("0", "5", "100%", {}, Outcome.AGREES),
        ("0", "5", "100%", {"cap": None}, Outcome.NOT_COMPARABLE),
        ("-5", "-9", "50%", {}, Outcome.NOT_COMPARABLE),
        # Once, from the exact value: 85.45 is 85.5 at one decimal, and still 85 at none.
        ("10000", "8545", "85%", {}, Outcome.AGREES),
        ("10000", "8545", "86%", {}, Outcome.DIFFERS),
        ("80", "81", "101.3%", {"cap": None}, Outcome.AGREES),
    ],
)
def test_outcome(
    target: str, actual: str, published: str, settings: dict[str, object], outcome: Outcome
) -> None:
    row = {"target": target, "actual": actual, "published_rate": published}
    report = check(row, **settings)
    assert report.rows[0].outcome is outcome
    assert [report.count(each) for each in Outcome] == [int(each is outcome) for each in Outcome]


@pytest.mark.parametrize(
    ("row", "settings", "message"),
    [
        (
            {"direction": "↘", "target": "820", "actual": "909.4", "published_rate": "110.9"},
            {"ignore": ["above-cap"]},
            "published 110.9, computed 90.2; actual / target gives 110.9 (direction ignored)",
        ),
        (
            {"published_rate": "44.5"},
            {},
            "published 44.5, computed 44.4; actual / target gives 44.5 (rounded up)",
        ),
        (
            {"actual": "8", "published_rate": "88.8%"},
            {},
            "published 88.8, computed 88.9; actual / target gives 88.8 (truncated)",
        ),
        (
            {"target": "80", "actual": "74.6", "published_rate": "93.2"},
            {},
            (
                "published 93.2, computed 93.3; "
                "actual / target gives 93.2 to 93.3 (actual from 74.55 to 74.65)"
            ),
        ),
        (
            {"target": "16", "actual": "15", "published_rate": "93.7"},
            {"rounding": "up"},
            "published 93.7, computed 93.8; actual / target gives 93.7 (truncated)",
        ),
        (
            {"target": "80", "actual": "67.4", "published_rate": "84.2"},
            {"rounding": "up"},
            (
                "published 84.2, computed 84.3; "
                "actual / target gives 84.2 to 84.4 (actual from 67.35 to 67.45)"
            ),
        ),
        (
            {"target": "22", "actual": "26", "published_rate": "118.2"},
            {"ignore": ["above-cap"]},
            "published 118.2, computed 100.0; actual / target gives 118.2 (no cap)",
        ),
        (
            {"target": "22", "actual": "44", "published_rate": "120.0"},
            {"ignore": ["above-cap"]},
            "published 120.0, computed 100.0; actual / target is 200.0, capped at 120 gives 120.0",
        ),
        (
            {"direction": "↘", "target": "80", "actual": "100", "published_rate": "75.0"},
            {},
            "published 75.0, computed 80.0; 2 - actual / target gives 75.0",
        ),
        (
            {"direction": "↘", "target": "80", "actual": "200", "published_rate": "0.0"},
            {},
            "published 0.0, computed 40.0; 2 - actual / target is -50.0, held to 0 gives 0.0",
        ),
        (
            {"direction": "→", "target": "80", "actual": "100", "published_rate": "75.0"},
            {},
            "published 75.0, computed 80.0; 1 - |actual - target| / target gives 75.0",
        ),
        (
            {"target": "80", "actual": "60", "baseline": "50", "published_rate": "33.3"},
            {},
            "published 33.3, computed 75.0; (actual - baseline) / (target - baseline) gives 33.3",
        ),
        (
            {"direction": "↘", "actual": "10", "published_rate": "90.0", "method": "raw"},
            {},
            "published 90.0, computed 100.0; target / actual gives 90.0",
        ),
        (
            {"target": "80", "actual": "60", "published_rate": "133.3"},
            {"ignore": ["above-cap"]},
            (
                "published 133.3, computed 75.0; "
                "target / actual gives 133.3 (target and actual exchanged)"
            ),
        ),
        (
            {"direction": "→", "target": "100", "actual": "110", "published_rate": "110.0"},
            {"ignore": ["above-cap"]},
            ("published 110.0, computed 90.9; actual / target gives 110.0 (direction ignored)"),
        ),
        (
            {"direction": "↘", "actual": "0", "published_rate": "120.0"},
            {"ignore": ["above-cap"]},
            "published 120.0, computed 100.0; 100.0 with one digit changed",
        ),
        (
            {"target": "183", "actual": "146", "published_rate": "78.9"},
            {},
            "published 78.9, computed 79.8; 79.8 with two digits exchanged",
        ),
        (
            {"target": "183", "actual": "146", "published_rate": "70.8"},
            {},
            "published 70.8, computed 79.8; 79.8 with one digit changed",
        ),
        (
            {"target": "183", "actual": "146", "published_rate": "12.3"},
            {},
            "published 12.3, computed 79.8; nothing that was tried gives it",
        ),
    ],
)
def test_difference_is_explained(
    row: dict[str, str], settings: dict[str, object], message: str
) -> None:
    assert found(row, **settings) == [(1, "rate-differs", message)]


def test_a_neighbours_capped_rate_explains() -> None:
    rows = [
        {"indicator": "甲", "actual": "12", "published_rate": "100.0"},
        {"indicator": "乙", "published_rate": "100.0"},
    ]
    (finding,) = check(*rows).findings
    assert finding.data["explanations"] == [
        "target / actual is 225.0, capped at 100 gives 100.0 (target and actual exchanged)",
        "100.0 is the computed rate of line 1",
        "actual / target is 133.3, capped at 100 gives 100.0 (actual 12 of line 1)",
    ]


def test_a_neighbours_rate_explains() -> None:
    rows = [
        {"indicator": "甲"},
        {"indicator": "乙", "target": "60", "actual": "59"},
        {"indicator": "丙", "target": "8"},
    ]
    assert found(*rows) == [
        (2, "rate-differs", "published 44.4, computed 98.3; 44.4 is the computed rate of line 1"),
        (3, "rate-differs", "published 44.4, computed 50.0; nothing that was tried gives it"),
    ]


def test_all_explanations_are_in_the_data() -> None:
    row = {"direction": "↘", "target": "10", "actual": "12.5", "published_rate": "75.0"}
    (finding,) = check({**row, "baseline": "20"}).findings
    assert finding.data == {
        "published": "75.0",
        "computed": "80.0",
        "explanations": [
            "2 - actual / target gives 75.0",
            "(actual - baseline) / (target - baseline) gives 75.0",
        ],
        "causes": [["method"], ["method"]],
    }


@pytest.mark.parametrize(
    ("row", "settings", "name", "message"),
    [
        (
            {"actual": "集計中"},
            {},
            "not-comparable",
            "published 44.4, but there is no rate: missing actual",
        ),
        (
            {"target": "22", "actual": "26", "published_rate": "100"},
            {},
            "mixed-precision",
            "published 100, decimals 0 instead of 1",
        ),
        (
            {"published_rate": "44.4"},
            {"digits": 2},
            "mixed-precision",
            "published 44.4, decimals 1 instead of 2",
        ),
        (
            {"baseline": "5", "unit": "件"},
            {},
            "baseline-regressed",
            "actual 4 is worse than the baseline 5",
        ),
        (
            {"direction": "↘", "baseline": "3件", "unit": "件", "published_rate": "100.0"},
            {"ignore": ["target-behind-baseline"]},
            "baseline-regressed",
            "actual 4 is worse than the baseline 3件",
        ),
        (
            {"direction": "→", "baseline": "10"},
            {},
            "baseline-regressed",
            "actual 4 is worse than the baseline 10",
        ),
        (
            {"period": "後期"},
            {"reasons": ["後期"]},
            "reason-missing",
            "not achieved in 後期, and no reason",
        ),
        (
            {"period": "後期", "actual": "9", "published_rate": "100.0", "reason": "天候"},
            {"reasons": ["後期"]},
            "reason-unneeded",
            "achieved in 後期, but has a reason",
        ),
        (
            {"published_rate": "44.4"},
            {"cap": "44.41", "rounding": "down", "within": "0"},
            "",
            "",
        ),
        (
            {"published_rate": "44.4"},
            {"cap": "44.3", "within": 1},
            "above-cap",
            "published 44.4 is above the cap of 44.3",
        ),
    ],
)
def test_other_findings(
    row: dict[str, str], settings: dict[str, object], name: str, message: str
) -> None:
    assert found(row, **settings) == ([(1, name, message)] if name else [])


@pytest.mark.parametrize(
    ("row", "settings"),
    [
        ({"baseline": "4"}, {}),
        ({"baseline": "9", "actual": "", "published_rate": ""}, {}),
        ({"direction": "→", "baseline": "14", "target": "9"}, {}),
        ({"direction": "→", "baseline": "1", "target": "", "published_rate": ""}, {}),
        ({"period": "前期"}, {"reasons": ["後期"]}),
        ({"period": "後期", "reason": "天候"}, {"reasons": ["後期"]}),
        ({"period": "後期", "actual": "", "published_rate": ""}, {"reasons": ["後期"]}),
        ({"published_rate": "44"}, {"digits": 0}),
    ],
)
def test_nothing_to_find(row: dict[str, str], settings: dict[str, object]) -> None:
    assert found(row, **settings) == []


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, True),
        ({"indicator": "市民 活動"}, {"indicator": "市民活動"}, True),
        ({"indicator": "ＮＰＯ数"}, {"indicator": "NPO数"}, True),
        ({"indicator": "こ\u3099み"}, {"indicator": "ごみ"}, True),
        ({"indicator": "利用\n者数"}, {"indicator": "利用者数\u3000"}, True),
        ({"indicator": "利用者\u200b数"}, {"indicator": "利用者数"}, True),
        ({"indicator": "NPO"}, {"indicator": "npo"}, False),
        ({"section_name": "男性"}, {"section_name": "女性"}, False),
        ({"section": "1"}, {"section": "2"}, False),
        ({"section": "1"}, {"section": "１"}, True),
        ({"chapter": "1", "section": "1"}, {"chapter": "2", "section": "1"}, False),
        ({"section": "1", "section_name": "市民"}, {"section": "1"}, True),
        ({"section": "1", "section_name": "市 民"}, {"section": "1", "section_name": "市民"}, True),
        ({"year": "H30"}, {"year": "平成30年度"}, True),
        ({"year": "H30"}, {"year": "R1"}, False),
        ({"year": "Ｒ４"}, {"year": "令和4年度"}, True),
        ({"year": "R4上期"}, {"year": "R4下期"}, False),
        ({"year": "R4 上期"}, {"year": "令和4年度上期"}, True),
        ({"year": "R3～R4"}, {"year": "R4"}, False),
        ({"year": "R3-R4"}, {"year": "R2-R4"}, False),
        ({"year": "2022/4/1"}, {"year": "2022/10/1"}, False),
        ({"year": "R4.4"}, {"year": "R4.10"}, False),
        ({"period": "前期"}, {"period": "後期"}, False),
        ({"unit": "トン"}, {"unit": "%"}, False),
        ({"unit": "トン"}, {"unit": ""}, True),
        ({"unit": "㎡"}, {"unit": "m2"}, True),
        ({"indicator": "計"}, {"indicator": "計"}, False),
    ],
)
def test_what_makes_a_duplicate(first: dict[str, str], second: dict[str, str], same: bool) -> None:
    text = "the same indicator and period as line 1"
    assert found(first, second) == [(2, "duplicate-row", text)] * same


@pytest.mark.parametrize(
    ("period", "asked"), [("後 期", "後期"), ("後期", "後　期"), ("Ⅱ期", "II期")]
)
def test_a_period_is_named_as_names_are(period: str, asked: str) -> None:
    message = f"not achieved in {period}, and no reason"
    assert found({"period": period}, reasons=[asked]) == [(1, "reason-missing", message)]


def test_what_a_spreadsheet_shows_is_what_was_published() -> None:
    shown = Cell("44.4444444444444%", number="44.4444444444444", printed="44.4%")
    blank = Cell("0", printed="-", trouble="it shows '-' where 0 is stored")
    unsaved = Cell("", trouble="a formula without a saved value")
    date = Cell("2024-04-04", printed="4月4日", trouble="a date, shown as 4月4日")
    rows = [
        {"indicator": name, "published_rate": cell}
        for name, cell in zip("甲乙丙丁", [shown, blank, date, unsaved], strict=True)
    ]
    report = check(*rows)
    outcomes = [Outcome.AGREES, Outcome.UNPUBLISHED, *[Outcome.NOT_COMPARABLE] * 2]
    assert [row.outcome for row in report.rows] == outcomes
    assert [finding.message for finding in report.findings] == [
        "the published rate is no number: a date, shown as 4月4日",
        "the published rate is no number: a formula without a saved value",
    ]


def test_totals_are_compared_and_need_no_reason() -> None:
    rows = [
        {"indicator": "計", "period": "後期"},
        {"indicator": "合　計", "period": "後期", "published_rate": "44.5"},
    ]
    assert found(*rows, reasons=["後期"]) == [
        (
            2,
            "rate-differs",
            "published 44.5, computed 44.4; actual / target gives 44.5 (rounded up)",
        )
    ]


@pytest.mark.parametrize(
    ("cap", "published", "above"),
    [
        ("118.15", "118.2", False),
        ("118.15", "118.15", False),
        ("118.15", "118.16", True),
        ("118.15", "118.3", True),
        ("118.14", "118.2", True),
        ("118.5", "119", False),
        ("99.95", "100.0", False),
        ("100", "100.0", False),
        ("100", "100.1", True),
    ],
)
@pytest.mark.parametrize("rounding", ["half-up", "down", "up", "half-even"])
def test_the_cap_is_compared_as_it_is_printed(
    cap: str, published: str, above: bool, rounding: str
) -> None:
    report = check(
        {"target": "1", "actual": "2", "published_rate": published}, cap=cap, rounding=rounding
    )
    names = {finding.name for finding in report.findings}
    assert ("above-cap" in names) <= (report.rows[0].outcome is Outcome.DIFFERS)
    if rounding == "half-up":
        assert ("above-cap" in names) is above


def test_rows_of_another_period_or_year_are_no_duplicates() -> None:
    rows = [
        {"period": "前期", "year": "H25"},
        {"period": "前期", "year": "H26"},
        {"period": "後期", "year": "H26"},
        {"period": " 前期", "year": "平成26年度"},
    ]
    text = "the same indicator and period as line 2"
    assert found(*rows) == [(4, "duplicate-row", text)]


@pytest.mark.parametrize("name", FINDINGS)
def test_every_finding_can_be_ignored(name: str) -> None:
    rows = [
        {"period": "後期", "published_rate": "110", "baseline": "10", "達成状況": "○"},
        {"period": "後期", "published_rate": "44.4", "actual": "9", "reason": "天候"},
        {"indicator": "乙", "actual": ""},
    ]
    names = {name for _line, name, _message in found(*rows, reasons=["後期"])}
    assert names == set(FINDINGS)
    rest = {name for _line, name, _message in found(*rows, reasons=["後期"], ignore=[name])}
    assert rest == set(FINDINGS) - {name}


def test_an_unknown_finding_is_refused() -> None:
    with pytest.raises(ValueError, match="no finding 'rate-differ'; there are rate-differs"):
        check(ROW, ignore=["rate-differ"])


def test_a_table_without_published_rates_is_refused() -> None:
    frame = pd.DataFrame([ROW]).drop(columns="published_rate")
    with pytest.raises(InputError, match="<frame>: published_rate: missing column"):
        check_rates(frame)


@pytest.mark.parametrize(
    ("published", "why"),
    [
        ("皆増", "'皆増' is not a number"),
        ("達成", "'達成' is not a number"),
        ("100%以上", "'100%以上' is not a number"),
        ("100.0%※", "'100.0%※' is not a number"),
        ("約44%", "'約44%' is not a number"),
        ("44点", "'44点' is not a number; the unit is '%'"),
        ("#DIV/0!", "'#DIV/0!' is not a number"),
        ("1234567890123456789", "'1234567890123456789' has more than 18 digits"),
    ],
)
@pytest.mark.parametrize("actual", ["4", "", "-9"])
def test_a_published_rate_that_is_no_number_is_not_comparable(
    published: str, why: str, actual: str
) -> None:
    rows = [{"indicator": "乙", "published_rate": published, "actual": actual}, {}]
    report = check(*rows)
    assert [row.outcome for row in report.rows] == [Outcome.NOT_COMPARABLE, Outcome.AGREES]
    (finding,) = report.findings
    assert (finding.line, finding.name) == (1, "not-comparable")
    assert finding.message == f"the published rate {why}"
    assert finding.data == {"published": published, "note": why}


REGRESSED = [2, 4, 5, 11, 17]
WHOLE_PERCENTS = [6, 7, 10, 18, 19, 20]


@pytest.mark.parametrize("reasons", [[], ["後期"]])
def test_the_bundled_table_agrees(reasons: list[str]) -> None:
    report = check_rates(read_indicators(bundled_table()), reasons=reasons)
    assert report.count(Outcome.AGREES) == len(report.rows) == 19
    assert report.of(Severity.ERROR) == ()
    by_name = {
        name: [finding.line for finding in report.findings if finding.name == name]
        for name in FINDINGS
    }
    assert {name: lines for name, lines in by_name.items() if lines} == {
        "baseline-regressed": REGRESSED,
        "mixed-precision": WHOLE_PERCENTS,
    }


def changed_digits() -> list[tuple[int, str]]:
    """Return every printed rate of the bundled table with each digit in turn made another."""
    with bundled_table().open(encoding="utf-8", newline="") as file:
        rates = [row["published_rate"] for row in csv.DictReader(file)]
    return [
        (line, rate[:at] + str((int(digit) + 1) % 10) + rate[at + 1 :])
        for line, rate in enumerate(rates, 2)
        for at, digit in enumerate(rate)
        if digit.isdigit()
    ]


@pytest.mark.parametrize(("line", "changed"), changed_digits())
def test_a_changed_digit_is_found(
    line: int, changed: str, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "changed.csv"
    with bundled_table().open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][11] = changed
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    run = sokatsu("check", path, "-f", "text")
    differing = [text for text in run.stdout.decode().splitlines() if ": rate-differs: " in text]
    assert run.status == 1
    assert [text.startswith(f"{path}:{line}: ") for text in differing] == [True]


def test_no_rows() -> None:
    frame = pd.DataFrame([ROW], dtype=object).iloc[:0]
    assert check_rates(frame) == CheckReport("<frame>", (), ())


def test_lines_that_stand_twice_are_one_row_each() -> None:
    index = pd.Index([5, 9, 5, 7], name="line")
    frame = pd.DataFrame([{**ROW, "published_rate": "44.4"}] * 4, dtype=object, index=index)
    text = "the same indicator and period as line 5"
    report = check_rates(frame)
    assert [(each.line, each.message) for each in report.findings] == [(9, text), (7, text)]
    assert check_rates(frame, ignore=["duplicate-row"]).findings == ()


@pytest.mark.parametrize("size", [1, 2, 3])
def test_parts_of_any_size_make_one_report(size: int) -> None:
    rows = [
        {**ROW, "indicator": name, "actual": actual, "published_rate": published}
        for name, actual, published in [
            ("甲", "4", "44.4"),
            ("乙", "8", "44.4"),
            ("丙", "5", "88.9"),
            ("甲", "", "-"),
            ("丁", "6", "55.6"),
            ("戊", "7", "66.7"),
            ("甲", "2", "77.8"),
        ]
    ]
    frame = pd.DataFrame(rows, dtype=object, index=pd.Index([2, 3, 4, 5, 6, 9, 12], name="line"))
    whole = check_rates(frame)
    assert [each.message.partition("; ")[2] for each in whole.findings if "; " in each.message] == [
        "44.4 is the computed rate of line 2",
        "88.9 is the computed rate of line 3",
        "nothing that was tried gives it",
        "66.7 is the computed rate of line 6",
        "1 - actual / target gives 77.8",
    ]
    rules = Rules.checked("ratio", 0, 100, 1, "half-up")
    settings = checked_settings(rules, 0, (), ())
    with kept_for_later() as file:
        work = Comparison("<frame>", settings, (), file, ("findings", "rows"))
        for start in range(0, len(frame), size):
            part = frame.iloc[start : start + size]
            work.take(work.result(FramePart(part, header_of(part, None))), 0)
        report = work.report()
        assert CheckReport("<frame>", tuple(report.rows), tuple(report.findings)) == whole
        assert whole.rows[1] in report.rows
        assert report.summary == whole.summary


def test_findings_of_a_second_part_of_many_rows() -> None:
    with kept_for_later() as file:
        settings = checked_settings(Rules.checked("ratio", 0, 100, 1, "half-up"), 0, (), ())
        work = Comparison("a", settings, (), file, ("findings",))
        for start in (0, 300):
            cells = {"direction": "↗", "target": "1", "actual": "1", "published_rate": "99.0%"}
            names = [str(number) for number in range(start, start + 300)]
            frame = pd.DataFrame({"indicator": names, **cells})
            work.take(work.result(FramePart(frame, header_of(frame, None))), start)
        assert [finding.line for finding in work.report().findings] == list(range(1, 601))


@pytest.mark.parametrize("labels", [[2.0, 3.0], ["a", "b"], [7, 10**12], [4, 4]])
def test_rows_have_the_labels_of_their_frame(labels: list[object]) -> None:
    frame = pd.DataFrame(
        {
            "indicator": ["甲", "乙"],
            "direction": "↗",
            "target": ["1", "2"],
            "actual": "1",
            "published_rate": ["100.0%", "10.0%"],
        },
        index=pd.Index(labels, name="line"),
    )
    report = check_rates(frame)
    assert [row.line for row in report.rows] == labels
    assert [finding.line for finding in report.findings] == labels[1:]
    assert list(infer_rules(frame).unexplained) == labels[1:]


@pytest.mark.parametrize("ignore", [(), ("duplicate-row",)])
def test_a_finding_names_its_row(ignore: tuple[str, ...]) -> None:
    row = {"direction": "↗", "target": "10", "actual": "5", "published_rate": "60.0%"}
    names = {"indicator": " ごみ\n排出量", "period": " 後期", "year": "H30 "}
    frame = pd.DataFrame([{**row, **names}, {**row, **names, "published_rate": "50.0%"}])
    found = check_rates(frame, ignore=ignore).findings
    assert [each.name for each in found] == ["rate-differs", "duplicate-row"][: 2 - len(ignore)]
    named = {(each.indicator, each.period, each.year) for each in found}
    assert named == {("ごみ\n排出量", "後期", "H30")}
