"""The explanations of tables that are looked at as a whole, and of those that are too large."""

from collections.abc import Iterator

import pandas as pd
import pytest

from sokatsu_cli import check_rates
from sokatsu_cli.check import table_rows
from sokatsu_cli.check.check_reports import CheckReport
from told_explanations import ROW, lines

ROWS = [
    {"year": "R1", "target": "80.0", "actual": "60", "published_rate": "60.0"},
    {"year": "R2", "target": "90.0", "actual": "60", "published_rate": "66.6"},
    {"year": "R3", "target": "100.0", "actual": "60", "published_rate": "6.0"},
]


def checked(rows: list[dict[str, str]]) -> CheckReport:
    cells = [{**ROW, **row} for row in rows]
    return check_rates(pd.DataFrame(cells, lines(len(rows)), dtype=object))


def explanations(report: CheckReport) -> Iterator[list[str]]:
    for finding in report.findings:
        yield finding.data["explanations"]


def test_a_table_of_too_many_rows_is_explained_row_by_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = [
        ["actual / target gives 60.0 (target 100.0 of line 3, R3)"],
        [
            "actual / target gives 66.6 to 66.7 (target from 89.95 to 90.05)",
            "actual / target gives 66.6 (truncated)",
            "66.7 with one digit changed",
        ],
        ["60.0 with one digit left out", "60 with the decimal point moved"],
    ]
    assert [*explanations(checked(ROWS))] == whole
    monkeypatch.setattr(table_rows, "MOST_ROWS", 2)
    assert [*explanations(checked(ROWS))] == [[], *whole[1:]]
    assert checked(ROWS).common is None


def test_one_explanation_and_some() -> None:
    because = checked(ROWS).findings[1].because
    assert len(because) == 3
    assert because[0] == because[:2][0] == next(iter(because))
    assert because[-1] == because[:][-1] == because[2]
    with pytest.raises(IndexError):
        because[3]
