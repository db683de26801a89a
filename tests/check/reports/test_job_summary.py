"""The summary of a job on GitHub: all there is, as long as there is room for it."""

from dataclasses import replace

import pytest

from made_findings import made
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.reports.job_summary import job_summary
from sokatsu_cli.model.errors import Problem

MIB = 1 << 20


def test_a_long_one_leaves_out_warnings_first_and_says_how_many() -> None:
    warnings = [made(line, "mixed-precision") for line in range(2, 30_002)]
    errors = [made(line, "rate-differs") for line in range(30_002, 30_102)]
    text = job_summary([CheckReport("a.csv", (), (*warnings, *errors))])
    assert MIB * 9 // 10 < len(text.encode()) < MIB
    assert text.count("| rate-differs |") == 100
    shown = text.count("| mixed-precision |")
    assert text.endswith(f"\n\nLeft out for want of room: {30_000 - shown} findings.\n")
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| line")]
    numbers = [int(cells[1].removeprefix(" line ")) for cells in rows]
    assert numbers == [*range(30_002, 30_102), *range(2, shown + 2)]


@pytest.mark.parametrize("character", ["a", "人", "|", "<"])
def test_a_message_that_a_cell_makes_long_loses_its_middle(character: str) -> None:
    long = replace(made(2, "reason-missing", period=character * MIB), indicator=character * MIB)
    found = (long, made(3, "rate-differs"))
    text = job_summary([CheckReport("a.csv", (), found)])
    assert "| line 3 | 甲 | 後期 H30 | rate-differs | error |" in text
    assert "…" in text
    assert len(text.encode()) < 13_000


def test_many_files() -> None:
    reports = [CheckReport(f"{'人' * 80}{number}.csv", (), ()) for number in range(5000)]
    text = job_summary(reports)
    assert MIB * 9 // 10 < len(text.encode()) < MIB
    shown = text.count("**: 0 agree")
    assert text.endswith(f"Left out for want of room: {5000 - shown} files.\n")


def test_findings_of_files_left_out_are_counted() -> None:
    reports = [CheckReport("a" * MIB, (), (made(2, "rate-differs"),))]
    text = job_summary([*reports, CheckReport("b.csv", (), (made(4, "rate-differs"),))])
    assert text.endswith("Left out for want of room: 1 findings, 1 files.\n")
    assert "| line 4 | 甲 | 後期 H30 | rate-differs |" in text


def test_problems_of_a_file_are_listed_up_to_twenty() -> None:
    problems = tuple(Problem("a.csv", line, "実績|値", "bad") for line in range(2, 32))
    text = job_summary([CheckReport("a.csv", (), (), problems)])
    assert "**a.csv**: cannot be used, problems: 30\n" in text
    assert text.count("| unusable-file | error | 実績\\|値: bad |") == 20
    assert "|  |  |  | unusable-file | error | … and 10 more problems |" in text
