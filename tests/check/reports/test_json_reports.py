"""JSON in pieces: the bytes that the standard library writes of the whole."""

import json

from hypothesis import given
from hypothesis import strategies as st

from made_findings import made
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.findings import CheckedRow, Outcome
from sokatsu_cli.check.reports.json_reports import json_report, json_text
from sokatsu_cli.model.errors import Problem

TEXT = st.text(st.sampled_from('ab"\\\n\x00\x7f甲\u2028\ud800/'), max_size=4)
VALUE = st.recursive(
    TEXT | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
)


@given(VALUE)
def test_values(value: object) -> None:
    assert json_text(value, 0) == json.dumps(value, ensure_ascii=False, indent=2)


@given(st.lists(st.tuples(TEXT, TEXT, st.sampled_from(list(Outcome))), max_size=5))
def test_reports(rows: list[tuple[str, str, Outcome]]) -> None:
    checked = tuple(CheckedRow(line, *row) for line, row in enumerate(rows, 2))
    found = tuple(made(row.line, "rate-differs", computed=row.period) for row in checked[::2])
    problem = Problem("b", None, "実績", "bad")
    reports = [CheckReport("a", checked, found), CheckReport("b", (), (), (problem,))]
    expected = {
        "version": 1,
        "files": [
            {
                "path": report.path,
                "counts": {outcome.value: report.count(outcome) for outcome in Outcome},
                "rows": [row._asdict() for row in report.rows],
                "findings": [
                    {
                        "line": each.line,
                        "indicator": each.indicator,
                        "period": each.period,
                        "year": each.year,
                        "name": each.name,
                        "severity": each.severity,
                        "message": each.message,
                        "data": each.data,
                    }
                    for each in report.findings
                ],
                "problems": [
                    {"line": each.line, "column": each.column, "message": each.text}
                    for each in report.problems
                ],
            }
            for report in reports
        ],
    }
    written = b"".join(json_report(reports)).decode(errors="surrogatepass")
    assert written == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
