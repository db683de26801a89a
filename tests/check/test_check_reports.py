import pandas as pd
import pytest

from sokatsu_cli import CheckReport, Finding, Grades, check_rates, infer_rules
from sokatsu_cli.check.findings import CheckedRow, Outcome

TABLE = pd.DataFrame(
    {
        "indicator": ["ごみ", "苦情", "ごみ"],
        "direction": ["↘", "↘", "↘"],
        "target": ["820", "10", "820"],
        "actual": ["909.4", "10", "909.4"],
        "published_rate": ["110.9%", "100.0%", "90.2"],
        "period": ["前期", "", "前期"],
        "year": "R5",
    },
    index=["甲", "乙", "丙"],
)


def test_findings_are_a_frame_with_the_labels_of_the_table() -> None:
    found = check_rates(TABLE).to_frame()
    assert found.columns.tolist() == [
        *("finding", "severity", "indicator", "period", "year"),
        *("published", "computed", "message"),
    ]
    assert found.index.tolist() == ["甲", "甲", "丙"]
    differs = "published 110.9, computed 90.2; actual / target gives 110.9 (direction ignored)"
    above, twice = "published 110.9 is above the cap of 100", "index '甲'"
    about = ["ごみ", "前期", "R5"]
    assert found.to_numpy().tolist() == [
        ["rate-differs", "error", *about, "110.9", "90.2", differs],
        ["above-cap", "error", *about, "110.9", None, above],
        ["duplicate-row", "error", *about, None, None, f"the same indicator and period as {twice}"],
    ]


def test_rows_are_a_frame_that_can_be_joined() -> None:
    rows = check_rates(TABLE).to_frame("rows")
    pd.testing.assert_index_equal(rows.index, TABLE.index)
    assert rows.to_numpy().tolist() == [
        ["ごみ", "前期", "differs"],
        ["苦情", "", "agrees"],
        ["ごみ", "前期", "agrees"],
    ]
    with pytest.raises(ValueError, match="'x' is neither 'findings' nor 'rows'"):
        check_rates(TABLE).to_frame("x")  # type: ignore[arg-type]


def test_lines_are_the_labels_where_there_is_no_frame() -> None:
    row = CheckedRow(7, "甲", "", Outcome.AGREES)
    report = CheckReport("a.csv", (row,), (Finding("a.csv", 7, "above-cap", {"published": "1"}),))
    assert report.to_frame("rows").index.tolist() == [7]
    assert report.to_frame("rows").index.name == "line"


def test_no_findings_are_a_frame_too() -> None:
    empty = check_rates(TABLE.iloc[1:2]).to_frame()
    assert (len(empty), len(empty.columns)) == (0, 8)


def test_what_is_long_is_shown_in_a_line() -> None:
    assert repr(check_rates(TABLE)) == (
        "<CheckReport <frame>: 2 agree, 1 differ, 0 not comparable, 0 unpublished; "
        "errors: 3, warnings: 0>"
    )
    inference = infer_rules(TABLE)
    assert repr(inference).startswith("<Inference <frame>: 2 of 3 rows reproduced; combinations: ")
    assert repr(Grades.parse("iaa")) == "Grades.parse('120:A,100:B,80:C,0:D')"


def test_combinations_are_a_frame() -> None:
    inference = infer_rules(TABLE)
    frame = inference.to_frame()
    assert frame.columns.tolist() == [
        *("rank", "reproduced", "failed", "method", "up", "down", "maintain"),
        *("rounding", "cap", "allow", "digits"),
    ]
    assert len(frame) == len(inference.combinations)
    assert (frame["rank"] == 1).sum() == len(inference.best)
    first = frame.iloc[0].to_dict()
    assert (first["reproduced"], first["failed"], first["up"]) == (2, 1, None)
    assert frame["rank"].is_monotonic_increasing
    best = inference.best[0]
    assert first["method"] == best.setting
    assert first["rounding"] == best.rounding.value


def test_nothing_reproduced_is_shown_too() -> None:
    odd = TABLE.iloc[:1].assign(published_rate="7.77")
    inference = infer_rules(odd)
    assert repr(inference) == (
        "<Inference <frame>: 0 of 1 rows reproduced; combinations: 0, best: 0>"
    )
    assert inference.to_frame().empty
