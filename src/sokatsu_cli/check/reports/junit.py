"""Check reports as JUnit's XML, which servers show as tests: a suite a file, a case a row."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from sokatsu_cli.check.findings import CheckedRow, Finding, Outcome, Report, Severity
from sokatsu_cli.check.reports.entries import EXPLANATIONS, UNUSABLE
from sokatsu_cli.check.reports.problem_places import problem_place
from sokatsu_cli.model.page_rows import column_told
from sokatsu_cli.model.visible import visible


def junit(reports: Sequence[Report]) -> Iterator[str]:
    """Write a test suite a file and a test case a row; warnings are its output.

    XML holds neither control characters nor U+FFFE and U+FFFF: these are made visible.
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
        yield _written(_case(report, row, found), 2)
    if report.remark:
        yield _written(_output(visible(report.remark)), 2)
    yield "  </testsuite>\n"


def _case(report: Report, row: CheckedRow, found: Sequence[Finding]) -> ET.Element:
    told = report.places.told(row.line, report.language)
    name = " ".join(filter(None, [f"{told}:", row.indicator, row.period]))
    case = _case_element(report, name, report.places.line(row.line))
    case.extend(_properties(report, found))
    failures = list(_failure(report, found))
    case.extend(failures)
    if row.outcome is Outcome.UNPUBLISHED and not failures:
        ET.SubElement(case, "skipped", message=report.words.unpublished)
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    case.extend([_output(_lines(report, warnings))] if warnings else [])
    return case


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
    lines = []
    for problem, text in report.told_problems:
        place = problem_place(problem, report.language) if problem else ""
        lines.append(f"{place}: {text}" if place else text)
    error = ET.SubElement(case, "error", type=UNUSABLE, message=visible(lines[0]))
    error.text = "\n".join(map(visible, lines))
    return suite


def _suite_element(
    report: Report, *, tests: int, failures: int = 0, errors: int = 0, skipped: int = 0
) -> ET.Element:
    return ET.Element(
        "testsuite",
        name=visible(report.path),
        tests=str(tests),
        failures=str(failures),
        errors=str(errors),
        skipped=str(skipped),
        time="0",
    )


def _case_element(report: Report, name: str, line: int | None = None) -> ET.Element:
    path = visible(report.path)
    given = {"classname": path, "name": visible(name), "file": path, "time": "0"}
    return ET.Element("testcase", given | ({} if line is None else {"line": str(line)}))


def _properties(report: Report, found: Sequence[Finding]) -> Iterator[ET.Element]:
    """Yield what the findings of a row are about, for programs."""
    if not found:
        return
    first = found[0]
    cells = ", ".join(dict.fromkeys(filter(None, map(report.cell, found))))
    given = [("indicator", first.indicator), ("period", first.period), ("year", first.year)]
    element = ET.Element("properties")
    names = (f"column:{column.name}" for column in report.further)
    for name, value in [*given, ("cell", cells), *zip(names, first.cells, strict=True)]:
        if value:
            ET.SubElement(element, "property", name=visible(name), value=visible(value))
    if len(element):
        yield element


def _failure(report: Report, found: Sequence[Finding]) -> Iterator[ET.Element]:
    """Yield one failure with all errors of a row: readers of the format expect no second one."""
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        message = visible(report.said(errors[0], EXPLANATIONS))
        element = ET.Element("failure", type=errors[0].name, message=message)
        element.text = _lines(report, errors)
        yield element


def _output(text: str) -> ET.Element:
    element = ET.Element("system-out")
    element.text = text
    return element


def _lines(report: Report, found: Sequence[Finding]) -> str:
    return "\n".join(visible(_line(report, finding)) for finding in found)


def _line(report: Report, finding: Finding) -> str:
    """Return what a finding says, behind its place in the row, its name and its row."""
    place = report.cell(finding) or column_told(report.column(finding), report.language)
    name, said = report.words.named(finding.name), report.said(finding, EXPLANATIONS)
    return ": ".join(filter(None, [place, name, finding.subject, said]))
