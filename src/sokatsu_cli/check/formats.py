"""Check reports as text: one function a format, one table of formats."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from xml.etree import ElementTree as ET

from sokatsu_cli.check.annotations import UNUSABLE, annotations
from sokatsu_cli.check.findings import CheckReport, Finding, Outcome, Severity
from sokatsu_cli.check.job_summary import job_summary
from sokatsu_cli.model.visible import visible


def _text(reports: Sequence[CheckReport]) -> str:
    """Write a line for each finding; files that cannot be used are told elsewhere line by line."""
    if all(report.problems for report in reports):
        return ""
    lines = []
    for report in reports:
        path = visible(report.path)
        lines += [
            f"{path}:{finding.line}: {finding.name}: {visible(finding.message)}"
            for finding in report.findings
        ]
        lines.append(f"{path}: {report.summary}")
    return "\n".join([*lines, ""])


def _json(reports: Sequence[CheckReport]) -> str:
    """Write the schema of docs/check-report.md."""
    files = [
        {
            "path": report.path,
            "counts": {outcome.value: report.count(outcome) for outcome in Outcome},
            "rows": [asdict(row) for row in report.rows],
            "findings": [
                {
                    "line": finding.line,
                    "name": finding.name,
                    "severity": finding.severity,
                    "message": finding.message,
                    "data": dict(finding.data),
                }
                for finding in report.findings
            ],
            "problems": [
                {"line": problem.line, "column": problem.column, "message": problem.text}
                for problem in report.problems
            ],
        }
        for report in reports
    ]
    return json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=2) + "\n"


def _junit(reports: Sequence[CheckReport]) -> str:
    """Write a test suite a file and a test case a row; warnings are its output.

    Rows take no time worth telling, so that the same input gives the same bytes.
    """
    suites = ET.Element("testsuites", name="sokatsu check", time="0")
    for report in reports:
        suites.append(_unusable(report) if report.problems else _suite(report))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _suite(report: CheckReport) -> ET.Element:
    by_line: dict[int, list[Finding]] = {}
    for finding in report.findings:
        by_line.setdefault(finding.line, []).append(finding)
    failed = {finding.line for finding in report.of(Severity.ERROR)}
    unpublished = {row.line for row in report.rows if row.outcome is Outcome.UNPUBLISHED} - failed
    suite = _suite_element(
        report, tests=len(report.rows), failures=len(failed), skipped=len(unpublished)
    )
    for row in report.rows:
        name = " ".join(filter(None, [f"line {row.line}:", row.indicator, row.period]))
        case = _case_element(suite, report, name, row.line)
        found = by_line.get(row.line, [])
        case.extend(_failure(found))
        if row.line in unpublished:
            ET.SubElement(case, "skipped", message="no published rate")
        case.extend(_output(found))
    return suite


def _unusable(report: CheckReport) -> ET.Element:
    """Return the test suite of a file that cannot be used: one test case, which is an error."""
    suite = _suite_element(report, tests=1, errors=1)
    case = _case_element(suite, report, UNUSABLE)
    lines = [
        f"{'' if line is None else f'line {line}: '}{text}" for line, text in report.told_problems
    ]
    error = ET.SubElement(case, "error", type=UNUSABLE, message=_xml(lines[0]))
    error.text = _xml_lines(lines)
    return suite


def _suite_element(
    report: CheckReport, *, tests: int, failures: int = 0, errors: int = 0, skipped: int = 0
) -> ET.Element:
    return ET.Element(
        "testsuite",
        name=_xml(report.path),
        tests=str(tests),
        failures=str(failures),
        errors=str(errors),
        skipped=str(skipped),
        time="0",
    )


def _case_element(
    suite: ET.Element, report: CheckReport, name: str, line: int | None = None
) -> ET.Element:
    path = _xml(report.path)
    given = {"classname": path, "name": _xml(name), "file": path, "time": "0"}
    return ET.SubElement(suite, "testcase", given | ({} if line is None else {"line": str(line)}))


def _failure(found: Sequence[Finding]) -> Iterator[ET.Element]:
    """Yield one failure with all errors of a row: readers of the format expect no second one."""
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        element = ET.Element("failure", type=errors[0].name, message=_xml(errors[0].message))
        element.text = _lines(errors)
        yield element


def _output(found: Sequence[Finding]) -> Iterator[ET.Element]:
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    if warnings:
        element = ET.Element("system-out")
        element.text = _lines(warnings)
        yield element


def _lines(found: Sequence[Finding]) -> str:
    return _xml_lines(f"{finding.name}: {finding.message}" for finding in found)


def _xml_lines(lines: Iterable[str]) -> str:
    return "\n".join(map(_xml, lines))


def _xml(text: str) -> str:
    """Return text that XML can hold: it has no control characters, nor U+FFFE and U+FFFF."""
    return visible(text)


REPORT_FORMATS: dict[str, Callable[[Sequence[CheckReport]], str]] = {
    "text": _text,
    "json": _json,
    "github": annotations,
    "junit": _junit,
    "markdown": job_summary,
}
"""Each format of a check's report by its name."""
