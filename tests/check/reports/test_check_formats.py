"""The formats of a check, read by the standard parsers."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from wcwidth import wcswidth

from made_findings import made
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.explaining.causes import Cause, Slip
from sokatsu_cli.check.findings import CheckedRow, Outcome, Report
from sokatsu_cli.check.reports.formats import REPORT_FORMATS
from sokatsu_cli.model.errors import Problem, SokatsuError
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.record_files import File, opened_file
from support import Sokatsu

PATH = "計画,a:b%.csv"

REPORTS = [
    CheckReport(
        PATH,
        (
            CheckedRow(2, "甲 <&> \x1b[31m\ufffe", "前期", Outcome.DIFFERS),
            CheckedRow(3, "乙\n改行", "", Outcome.UNPUBLISHED),
            CheckedRow(5, "丙", "後期", Outcome.AGREES),
            CheckedRow(6, "丁", "後期", Outcome.UNPUBLISHED),
        ),
        (
            made(2, "rate-differs", PATH, computed="50%\r\nのはず"),
            made(2, "above-cap", PATH, cap="90"),
            made(2, "mixed-precision", PATH),
            made(6, "not-comparable", PATH, note="a|b"),
        ),
    ),
    CheckReport("empty.csv", (), ()),
]

TEXT = """\
計画,a:b%.csv:2: rate-differs: 甲 後期 H30: published 44.5, computed 50%\\r\\nのはず; \
nothing that was tried gives it
計画,a:b%.csv:2: above-cap: 甲 後期 H30: published 101.0 is above the cap of 90
計画,a:b%.csv:2: mixed-precision: 甲 後期 H30: published 44, decimals 0 instead of 1
計画,a:b%.csv:6: not-comparable: 甲 後期 H30: the published rate a|b
計画,a:b%.csv: 1 agree, 1 differ, 0 not comparable, 2 unpublished; errors: 3, warnings: 1
empty.csv: 0 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 0
"""

TABLE = """\
Place   Indicator  Period    Finding                   Message
------  ---------  --------  ---------------  -------  \
-----------------------------------------------------------------------
line 2  甲         後期 H30  rate-differs     error    published 44.5, computed 50%\\r\\nのはず; \
nothing that was tried gives it
line 2  甲         後期 H30  above-cap        error    published 101.0 is above the cap of 90
line 2  甲         後期 H30  mixed-precision  warning  published 44, decimals 0 instead of 1
line 6  甲         後期 H30  not-comparable   error    the published rate a|b

計画,a:b%.csv: 1 agree, 1 differ, 0 not comparable, 2 unpublished; errors: 3, warnings: 1

empty.csv: 0 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 0
"""

GITHUB = """\
::error file=計画%2Ca%3Ab%25.csv,line=2,title=rate-differs::甲 後期 H30: published 44.5, computed \
50%25%0D%0Aのはず; nothing that was tried gives it
::error file=計画%2Ca%3Ab%25.csv,line=2,title=above-cap::甲 後期 H30: published 101.0 is above \
the cap of 90
::error file=計画%2Ca%3Ab%25.csv,line=6,title=not-comparable::甲 後期 H30: the published rate a|b
::warning file=計画%2Ca%3Ab%25.csv,line=2,title=mixed-precision::甲 後期 H30: published 44, \
decimals 0 instead of 1
::notice file=計画%2Ca%3Ab%25.csv::1 agree, 1 differ, 0 not comparable, 2 unpublished; \
errors: 3, warnings: 1
::notice file=empty.csv::0 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 0
"""

MARKDOWN = """\
## sokatsu check

Files: 2; errors: 3, warnings: 1

- rate-differs: the published rate is not the one that target and actual give
- above-cap: the published rate is above the upper bound of rates
- not-comparable: something is published where there is no rate, or it is no number
- mixed-precision: the published rate has fewer decimals than asked for

**計画,a:b%.csv**: 1 agree, 1 differ, 0 not comparable, 2 unpublished; errors: 3, warnings: 1

| Place | Indicator | Period | Finding |  | Message |
| --- | --- | --- | --- | --- | --- |
| line 2 | 甲 | 後期 H30 | rate-differs | error | published 44.5, computed 50%<br>のはず; \
nothing that was tried gives it |
| line 2 | 甲 | 後期 H30 | above-cap | error | published 101.0 is above the cap of 90 |
| line 6 | 甲 | 後期 H30 | not-comparable | error | the published rate a\\|b |
| line 2 | 甲 | 後期 H30 | mixed-precision | warning | published 44, decimals 0 instead of 1 |

**empty.csv**: 0 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 0
"""


def rendered(form: str, reports: Sequence[Report]) -> str:
    return b"".join(REPORT_FORMATS[form](reports)).decode()


@pytest.mark.parametrize(
    ("form", "expected"),
    [("text", TEXT), ("table", TABLE), ("github", GITHUB), ("markdown", MARKDOWN)],
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
        "indicator": "甲",
        "period": "後期",
        "year": "H30",
        "name": "rate-differs",
        "severity": "error",
        "message": "published 44.5, computed 50%\r\nのはず; nothing that was tried gives it",
        "data": {
            "published": "44.5",
            "computed": "50%\r\nのはず",
            "explanations": [],
            "causes": [],
        },
    }
    assert (second["rows"], second["findings"]) == ([], [])


MESSAGE = r"published 44.5, computed 50%\r\nのはず; nothing that was tried gives it"


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
        ("2", "line 2: 甲 <&> \\x1b[31m\\ufffe 前期", ["properties", "failure", "system-out"]),
        ("3", "line 3: 乙\\n改行", ["skipped"]),
        ("5", "line 5: 丙 後期", []),
        ("6", "line 6: 丁 後期", ["properties", "failure"]),
    ]
    properties, failure, output = first[0]
    found = [each.attrib for each in properties]
    assert found == [
        {"name": "indicator", "value": "甲"},
        {"name": "period", "value": "後期"},
        {"name": "year", "value": "H30"},
    ]
    assert failure.attrib == {"type": "rate-differs", "message": MESSAGE}
    above = "above-cap: 甲 後期 H30: published 101.0 is above the cap of 90"
    assert failure.text == f"rate-differs: 甲 後期 H30: {MESSAGE}\n{above}"
    assert output.text == "mixed-precision: 甲 後期 H30: published 44, decimals 0 instead of 1"
    assert second.get("tests") == "0"


def test_a_remark_stands_in_every_format() -> None:
    report = replace(REPORTS[0], remarks={"en": "most of them: a|b\x07"})
    counts = "計画,a:b%.csv: 1 agree, 1 differ"
    told = "計画,a:b%.csv: most of them: a|b\\x07\n"
    for form in ("text", "table"):
        assert f"{told}{counts}" in rendered(form, [report])
    assert "warnings: 1\n\nmost of them: a\\|b\\\\x07\n\n- rate" in rendered("markdown", [report])
    assert rendered("github", [report]).splitlines()[0].endswith("::most of them: a|b\\x07")
    output = ET.fromstring(rendered("junit", [report])).find("testsuite/system-out")  # noqa: S314
    assert output is not None
    assert output.text == "most of them: a|b\\x07"
    assert json.loads(rendered("json", [report]))["files"][0]["remark"] == report.remark


def test_a_row_without_names_has_no_properties() -> None:
    blank = replace(made(2, "rate-differs"), indicator="", period="", year="")
    report = CheckReport("a", (CheckedRow(2, "", "", Outcome.DIFFERS),), (blank,))
    ((case,),) = ET.fromstring(rendered("junit", [report]))  # noqa: S314
    assert [each.tag for each in case] == ["failure"]
    assert (
        case[0].text
        == "rate-differs: published 44.5, computed 44.4; nothing that was tried gives it"
    )


def test_all_explanations_are_told_where_there_is_room() -> None:
    because = [Slip((Cause.DIGIT_CHANGED,), figure) for figure in ("44.4", "44.9")]
    report = CheckReport("a.csv", (), (replace(made(2, "rate-differs"), because=because),))
    first = "published 44.5, computed 44.4; 44.4 with one digit changed"
    both = f"{first}; or 44.9 with one digit changed"
    assert f"{first}\n" in rendered("text", [report])
    assert f"{first}\n" in rendered("github", [report])
    assert f"{both}\n" in rendered("table", [report])
    assert f"{both} |\n" in rendered("markdown", [report])


@pytest.mark.parametrize("width", [100, 60])
def test_a_table_fits_the_terminal(width: int) -> None:
    name = "協働のまちづくりに関する市民の満足度"
    found = [replace(made(2, "above-cap"), indicator=name), made(3, "rate-differs")]
    (text,) = REPORT_FORMATS["table"]([CheckReport("a", (), tuple(found))], width)
    table, _blank, _counts = text.decode().rpartition("\n\n")
    assert max(map(wcswidth, table.splitlines())) <= width
    assert name[:4] in table
    assert "rate-differs" in table


@pytest.mark.parametrize(("width", "shown"), [(119, "above-cap "), (120, "above-cap(上限超過)")])
def test_japanese_names_stand_where_there_is_room(width: int, shown: str) -> None:
    report = CheckReport("a", (), (made(2, "above-cap"),), language="ja")
    (text,) = REPORT_FORMATS["table"]([report], width)
    assert shown in text.decode()


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
    counts = "bad\\x1b.csv: cannot be used, problems: 2\n"
    assert rendered("text", reports) == TEXT + counts
    assert rendered("table", reports) == f"{TABLE}\n{counts}"
    markdown = rendered("markdown", reports)
    assert "Files: 3, 1 of them cannot be used; errors: 4, warnings: 1\n" in markdown
    assert markdown.index("**bad") < markdown.index("**計画") < markdown.index("**empty")
    assert "| line 3 |  |  | unusable-file | error | 実績: 'x' is not a number |\n" in markdown
    assert "- unusable-file: the file cannot be checked as it is\n" in markdown
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
    numbers = ("tests", "failures", "errors", "skipped", "time")
    assert [suite.get(name) for name in numbers] == ["1", "0", "1", "0", "0"]
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


@pytest.mark.parametrize("form", ["text", "table"])
def test_nothing_is_said_where_no_file_can_be_used(form: str) -> None:
    assert rendered(form, [UNUSABLE, UNUSABLE]) == ""


def test_every_element_of_junit_has_its_time() -> None:
    suites = ET.fromstring(rendered("junit", [*REPORTS, UNUSABLE]).encode())  # noqa: S314
    timed = [each for each in suites.iter() if each.tag in ("testsuites", "testsuite", "testcase")]
    assert len(timed) == 1 + 3 + 5
    assert {each.get("time") for each in timed} == {"0"}
