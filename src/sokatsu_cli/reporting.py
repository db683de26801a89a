"""Check reports as text: one function a format, one table of formats."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from xml.etree import ElementTree as ET

from sokatsu_cli.findings import CheckReport, Finding, Outcome, Severity
from sokatsu_cli.layout import markdown_escaped
from sokatsu_cli.visible import visible


def _text(reports: Sequence[CheckReport]) -> str:
    lines = []
    for report in reports:
        path = visible(report.path)
        lines += [
            f"{path}:{finding.line}: {finding.name}: {visible(finding.message)}"
            for finding in report.findings
        ]
        lines.append(f"{path}: {summary(report)}")
    return "\n".join([*lines, ""])


def summary(report: CheckReport) -> str:
    """Return the counts of a report in one line."""
    errors, warnings = (len(report.of(severity)) for severity in Severity)
    return (
        f"{report.count(Outcome.AGREES)} agree, {report.count(Outcome.DIFFERS)} differ, "
        f"{report.count(Outcome.NOT_COMPARABLE)} not comparable, "
        f"{report.count(Outcome.UNPUBLISHED)} unpublished; "
        f"errors: {errors}, warnings: {warnings}"
    )


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
        }
        for report in reports
    ]
    return json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=2) + "\n"


def _github(reports: Sequence[CheckReport]) -> str:
    """Write workflow commands, which GitHub shows on the line of the file."""
    lines = [
        f"::{finding.severity} file={_property(finding.path)},line={finding.line},"
        f"title={_property(finding.name)}::{_message(finding.message)}"
        for report in reports
        for finding in report.findings
    ]
    notices = [
        f"::notice file={_property(report.path)}::{_message(summary(report))}" for report in reports
    ]
    return "\n".join([*lines, *notices, ""])


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _junit(reports: Sequence[CheckReport]) -> str:
    """Write a test suite a file and a test case a row; warnings are its output."""
    suites = ET.Element("testsuites", name="sokatsu check")
    for report in reports:
        by_line: dict[int, list[Finding]] = {}
        for finding in report.findings:
            by_line.setdefault(finding.line, []).append(finding)
        failed = {finding.line for finding in report.of(Severity.ERROR)}
        unpublished = sum(
            row.outcome is Outcome.UNPUBLISHED and row.line not in failed for row in report.rows
        )
        suite = ET.SubElement(
            suites,
            "testsuite",
            name=_xml(report.path),
            tests=str(len(report.rows)),
            failures=str(len(failed)),
            errors="0",
            skipped=str(unpublished),
        )
        for row in report.rows:
            name = " ".join(filter(None, [f"line {row.line}:", row.indicator, row.period]))
            case = ET.SubElement(
                suite,
                "testcase",
                classname=_xml(report.path),
                name=_xml(name),
                file=_xml(report.path),
                line=str(row.line),
            )
            found = by_line.get(row.line, [])
            case.extend(_failure(found))
            if row.line not in failed and row.outcome is Outcome.UNPUBLISHED:
                ET.SubElement(case, "skipped", message="no published rate")
            case.extend(_output(found))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


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
    return "\n".join(f"{finding.name}: {_xml(finding.message)}" for finding in found)


def _xml(text: str) -> str:
    """Return text that XML can hold: it has no control characters, nor U+FFFE and U+FFFF."""
    return re.sub("[\ufffe\uffff]", "\ufffd", visible(text))


def _markdown(reports: Sequence[CheckReport]) -> str:
    """Write a summary for people, such as a job's on GitHub."""
    lines = ["## sokatsu check", ""]
    for report in reports:
        lines += [f"**{markdown_escaped(report.path)}**: {summary(report)}", ""]
        if report.findings:
            lines += ["| Line | Finding | | Message |", "| ---: | --- | --- | --- |"]
            lines += [
                f"| {finding.line} | {finding.name} | {finding.severity} "
                f"| {markdown_escaped(finding.message)} |"
                for finding in report.findings
            ]
            lines.append("")
    return "\n".join(lines)


REPORT_FORMATS: dict[str, Callable[[Sequence[CheckReport]], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "junit": _junit,
    "markdown": _markdown,
}
"""Each format of a check's report by its name."""
