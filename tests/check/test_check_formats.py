"""The formats of a check, read by the standard parsers."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from xml.etree import ElementTree as ET

import pytest

from sokatsu_cli.check.findings import CheckedRow, CheckReport, Finding, Outcome, Report
from sokatsu_cli.check.formats import REPORT_FORMATS
from sokatsu_cli.model.errors import Problem, SokatsuError
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.record_files import File, opened_file
from support import Sokatsu

REPORTS = [
    CheckReport(
        "計画,a:b%.csv",
        (
            CheckedRow(2, "甲 <&> \x1b[31m\ufffe", "前期", Outcome.DIFFERS),
            CheckedRow(3, "乙\n改行", "", Outcome.UNPUBLISHED),
            CheckedRow(5, "丙", "後期", Outcome.AGREES),
            CheckedRow(6, "丁", "後期", Outcome.UNPUBLISHED),
        ),
        (
            Finding("計画,a:b%.csv", 2, "rate-differs", "50%\r\nのはず", {"computed": "50.0"}),
            Finding("計画,a:b%.csv", 2, "above-cap", "too high", {"cap": "100"}),
            Finding("計画,a:b%.csv", 2, "mixed-precision", "published 86", {"decimals": 0}),
            Finding("計画,a:b%.csv", 6, "duplicate-row", "a|b", {"first_line": 5}),
        ),
    ),
    CheckReport("empty.csv", (), ()),
]

TEXT = """\
計画,a:b%.csv:2: rate-differs: 50%\\r\\nのはず
計画,a:b%.csv:2: above-cap: too high
計画,a:b%.csv:2: mixed-precision: published 86
計画,a:b%.csv:6: duplicate-row: a|b
計画,a:b%.csv: 1 agree, 1 differ, 0 not comparable, 2 unpublished; errors: 3, warnings: 1
empty.csv: 0 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 0
"""

GITHUB = """\
::error file=計画%2Ca%3Ab%25.csv,line=2,title=rate-differs::50%25%0D%0Aのはず
::error file=計画%2Ca%3Ab%25.csv,line=2,title=above-cap::too high
::error file=計画%2Ca%3Ab%25.csv,line=6,title=duplicate-row::a|b
::warning file=計画%2Ca%3Ab%25.csv,line=2,title=mixed-precision::published 86
::notice file=計画%2Ca%3Ab%25.csv::1 agree, 1 differ, 0 not comparable, 2 unpublished; \
errors: 3, warnings: 1
::notice file=empty.csv::0 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 0
"""

MARKDOWN = """\
## sokatsu check

**計画,a:b%.csv**: 1 agree, 1 differ, 0 not comparable, 2 unpublished; errors: 3, warnings: 1

| Line | Finding | | Message |
| ---: | --- | --- | --- |
| 2 | rate-differs | error | 50%<br>のはず |
| 2 | above-cap | error | too high |
| 2 | mixed-precision | warning | published 86 |
| 6 | duplicate-row | error | a\\|b |

**empty.csv**: 0 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 0
"""


def rendered(form: str, reports: Sequence[Report]) -> str:
    return b"".join(REPORT_FORMATS[form](reports)).decode()


@pytest.mark.parametrize(
    ("form", "expected"), [("text", TEXT), ("github", GITHUB), ("markdown", MARKDOWN)]
)
def test_formats_for_people_and_github(form: str, expected: str) -> None:
    assert rendered(form, REPORTS) == expected


def test_json() -> None:
    value = json.loads(rendered("json", REPORTS))
    assert value["version"] == 1
    first, second = value["files"]
    assert first["path"] == "計画,a:b%.csv"
    assert first["counts"] == {"agrees": 1, "differs": 1, "not_comparable": 0, "unpublished": 2}
    assert first["rows"][1] == {
        "line": 3,
        "indicator": "乙\n改行",
        "period": "",
        "outcome": "unpublished",
    }
    assert first["findings"][0] == {
        "line": 2,
        "name": "rate-differs",
        "severity": "error",
        "message": "50%\r\nのはず",
        "data": {"computed": "50.0"},
    }
    assert (second["rows"], second["findings"]) == ([], [])


def test_junit() -> None:
    first, second = ET.fromstring(rendered("junit", REPORTS).encode())  # noqa: S314
    assert {name: first.get(name) for name in ("name", "tests", "failures", "skipped")} == {
        "name": "計画,a:b%.csv",
        "tests": "4",
        "failures": "2",
        "skipped": "1",
    }
    cases = [(case.get("line"), case.get("name"), [each.tag for each in case]) for case in first]
    assert cases == [
        ("2", "line 2: 甲 <&> \\x1b[31m\\ufffe 前期", ["failure", "system-out"]),
        ("3", "line 3: 乙\\n改行", ["skipped"]),
        ("5", "line 5: 丙 後期", []),
        ("6", "line 6: 丁 後期", ["failure"]),
    ]
    failure = first[0][0]
    assert failure.attrib == {"type": "rate-differs", "message": "50%\\r\\nのはず"}
    assert failure.text == "rate-differs: 50%\\r\\nのはず\nabove-cap: too high"
    assert first[0][1].text == "mixed-precision: published 86"
    assert second.get("tests") == "0"


UNUSABLE = CheckReport(
    "bad\x1b.csv",
    (),
    (),
    (
        Problem("bad\x1b.csv", 3, "実績", "'x' is not a number"),
        Problem("bad", None, None, "no <file>"),
    ),
)


def test_a_file_that_cannot_be_used_stands_in_every_format() -> None:
    reports = [*REPORTS, UNUSABLE]
    assert rendered("text", reports) == TEXT + "bad\\x1b.csv: cannot be used, problems: 2\n"
    assert rendered("markdown", reports).startswith(MARKDOWN)
    assert "| 3 | unusable-file | error | 実績: 'x' is not a number |\n" in rendered(
        "markdown", reports
    )
    *_others, file = json.loads(rendered("json", reports))["files"]
    assert file == {
        "path": "bad\x1b.csv",
        "counts": {"agrees": 0, "differs": 0, "not_comparable": 0, "unpublished": 0},
        "rows": [],
        "findings": [],
        "problems": [
            {"line": 3, "column": "実績", "message": "'x' is not a number"},
            {"line": None, "column": None, "message": "no <file>"},
        ],
    }
    suites = ET.fromstring(rendered("junit", reports).encode())  # noqa: S314
    suite = suites[-1]
    counts = ("tests", "failures", "errors", "skipped", "time")
    assert [suite.get(name) for name in counts] == ["1", "0", "1", "0", "0"]
    ((error,),) = suite
    assert error.attrib == {"type": "unusable-file", "message": "line 3: 実績: 'x' is not a number"}
    assert error.text == "line 3: 実績: 'x' is not a number\nno <file>"


def test_a_file_that_cannot_be_kept_keeps_no_other_from_being_checked(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = "cannot write a temporary file: No space left on device"

    def opened_or_fail(name: str, **options: object) -> AbstractContextManager[File]:
        if name == "-":
            raise SokatsuError(message)
        return opened_file(name, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("sokatsu_cli.cli.source.opened_file", opened_or_fail)
    run = sokatsu("check", "-", bundled_table(), "-f", "json")
    unusable, usable = json.loads(run.stdout)["files"]
    assert [problem["message"] for problem in unusable["problems"]] == [message]
    assert usable["counts"]["agrees"] == 19
    assert (run.status, run.stderr) == (2, f"<stdin>: {message}\n")


def test_text_says_nothing_where_no_file_can_be_used() -> None:
    assert rendered("text", [UNUSABLE, UNUSABLE]) == ""


def test_every_element_of_junit_has_its_time() -> None:
    suites = ET.fromstring(rendered("junit", [*REPORTS, UNUSABLE]).encode())  # noqa: S314
    timed = [each for each in suites.iter() if each.tag in ("testsuites", "testsuite", "testcase")]
    assert len(timed) == 1 + 3 + 5
    assert {each.get("time") for each in timed} == {"0"}
