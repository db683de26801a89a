"""Check reports as text: one function a format, one table of formats."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from sokatsu_cli.check.annotations import UNUSABLE, annotations
from sokatsu_cli.check.findings import CheckedRow, Finding, Outcome, Report, Severity
from sokatsu_cli.check.job_summary import job_summary
from sokatsu_cli.check.json_reports import json_report
from sokatsu_cli.model.visible import visible

_Format = Callable[[Sequence[Report]], Iterator[bytes]]


def _text(reports: Sequence[Report]) -> Iterator[str]:
    """Write a line for each finding; files that cannot be used are told elsewhere line by line."""
    if all(report.problems for report in reports):
        return
    for report in reports:
        path = visible(report.path)
        for finding in report.findings:
            column = report.column(finding)
            place = visible(report.places.in_file(report.path, finding.line, column))
            yield f"{place}: {finding.name}: {visible(finding.message)}\n"
        yield f"{path}: {report.summary}\n"


def _junit(reports: Sequence[Report]) -> Iterator[str]:
    """Write a test suite a file and a test case a row; warnings are its output.

    Rows take no time worth telling, so that the same input gives the same bytes.
    """
    begun = _begun(ET.Element("testsuites", name="sokatsu check", time="0"))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{begun}'
    for report in reports:
        yield from [_written(_unusable(report), 1)] if report.problems else _suite(report)
    yield "</testsuites>\n"


def _suite(report: Report) -> Iterator[str]:
    failed = unpublished = 0
    for row, found in _by_row(report):
        fails = any(finding.severity is Severity.ERROR for finding in found)
        failed += fails
        unpublished += row.outcome is Outcome.UNPUBLISHED and not fails
    count = len(report.rows)
    suite = _suite_element(report, tests=count, failures=failed, skipped=unpublished)
    if not count:
        yield _written(suite, 1)
        return
    yield f"  {_begun(suite)}"
    for row, found in _by_row(report):
        told = report.places.told(row.line)
        name = " ".join(filter(None, [f"{told}:", row.indicator, row.period]))
        case = _case_element(report, name, report.places.line(row.line))
        case.extend(_failure(report, found))
        if row.outcome is Outcome.UNPUBLISHED and not len(case):
            ET.SubElement(case, "skipped", message="no published rate")
        case.extend(_output(report, found))
        yield _written(case, 2)
    yield "  </testsuite>\n"


def _by_row(report: Report) -> Iterator[tuple[CheckedRow, list[Finding]]]:
    """Yield each row with its findings."""
    findings = iter(report.findings)
    ahead = next(findings, None)
    for row in report.rows:
        found = []
        while ahead is not None and ahead.line == row.line:
            found.append(ahead)
            ahead = next(findings, None)
        yield row, found


def _begun(element: ET.Element) -> str:
    """Return the start of an element whose children follow."""
    return f"{ET.tostring(element, encoding='unicode').removesuffix(' />')}>\n"


def _written(element: ET.Element, level: int) -> str:
    """Return a whole element that is so many levels below the first."""
    ET.indent(element, level=level)
    return f"{'  ' * level}{ET.tostring(element, encoding='unicode')}\n"


def _unusable(report: Report) -> ET.Element:
    """Return the test suite of a file that cannot be used: one test case, which is an error."""
    suite = _suite_element(report, tests=1, errors=1)
    case = _case_element(report, UNUSABLE)
    suite.append(case)
    lines = [
        f"{'' if line is None else f'line {line}: '}{text}" for line, text in report.told_problems
    ]
    error = ET.SubElement(case, "error", type=UNUSABLE, message=_xml(lines[0]))
    error.text = _xml_lines(lines)
    return suite


def _suite_element(
    report: Report, *, tests: int, failures: int = 0, errors: int = 0, skipped: int = 0
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


def _case_element(report: Report, name: str, line: int | None = None) -> ET.Element:
    path = _xml(report.path)
    given = {"classname": path, "name": _xml(name), "file": path, "time": "0"}
    return ET.Element("testcase", given | ({} if line is None else {"line": str(line)}))


def _failure(report: Report, found: Sequence[Finding]) -> Iterator[ET.Element]:
    """Yield one failure with all errors of a row: readers of the format expect no second one."""
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        element = ET.Element("failure", type=errors[0].name, message=_xml(errors[0].message))
        element.text = _lines(report, errors)
        yield element


def _output(report: Report, found: Sequence[Finding]) -> Iterator[ET.Element]:
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    if warnings:
        element = ET.Element("system-out")
        element.text = _lines(report, warnings)
        yield element


def _lines(report: Report, found: Sequence[Finding]) -> str:
    return _xml_lines(f"{_about(report, each)}{each.name}: {each.message}" for each in found)


def _about(report: Report, finding: Finding) -> str:
    """Return the column that a finding is about, where its name does not say enough."""
    column = report.column(finding)
    return f"{column}: " if column else ""


def _xml_lines(lines: Iterable[str]) -> str:
    return "\n".join(map(_xml, lines))


def _xml(text: str) -> str:
    """Return text that XML can hold: it has no control characters, nor U+FFFE and U+FFFF."""
    return visible(text)


def _encoded(form: Callable[[Sequence[Report]], Iterable[str]]) -> _Format:
    return lambda reports: (text.encode() for text in form(reports))


REPORT_FORMATS: dict[str, _Format] = {
    "text": _encoded(_text),
    "json": json_report,
    "github": _encoded(lambda reports: [annotations(reports)]),
    "junit": _encoded(_junit),
    "markdown": _encoded(lambda reports: [job_summary(reports)]),
}
"""Each format of a check's report by its name: it yields the bytes."""

TOLD = {
    **dict.fromkeys(REPORT_FORMATS, ("findings",)),
    **dict.fromkeys(("json", "junit"), ("findings", "rows")),
}
"""What each format tells of a table."""
