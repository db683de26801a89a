"""What GitHub is told: ten annotations at most, at paths of the workspace."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from made_findings import made
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.findings import CheckedRow, Outcome
from sokatsu_cli.check.reports.annotations import annotations, path_within
from sokatsu_cli.model.errors import Problem
from support import Sokatsu, WriteTable


def report(path: str, *names: str, problems: int = 0) -> CheckReport:
    found = tuple(made(line, name, path) for line, name in enumerate(names, 2))
    rows = tuple(CheckedRow(each.line, "甲", "", Outcome.AGREES) for each in found)
    wrong = tuple(Problem(path, line, "actual", "bad") for line in range(2, problems + 2))
    return CheckReport(path, () if wrong else rows, found, wrong)


def test_ten_are_shown_as_they_are() -> None:
    lines = annotations([report("a.csv", *["mixed-precision"] * 9)]).splitlines()
    assert len(lines) == 10
    assert lines[-1].startswith("::notice file=a.csv::9 agree")


def test_errors_come_before_warnings_and_the_rest_is_counted() -> None:
    names = ["mixed-precision"] * 9 + ["rate-differs"] * 3
    lines = annotations([report("a.csv", *names)]).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 3 + ["::warning"] * 7
    assert [line.split("line=")[1].split(",")[0] for line in lines[:4]] == ["11", "12", "13", "2"]
    assert lines[-1] == (
        "::warning file=a.csv::and 3 more (warnings: 3) are not shown here; 12 agree, 0 differ, "
        "0 not comparable, 0 unpublished; errors: 3, warnings: 9; the job's summary or -f text "
        "has all"
    )


def test_an_error_behind_many_warnings_is_shown() -> None:
    names = ["mixed-precision"] * 12 + ["rate-differs"]
    first, *_others, last = annotations([report("a.csv", *names)]).splitlines()
    assert first.startswith("::error file=a.csv,line=14,title=rate-differs::")
    assert "::and 4 more (warnings: 4) are not shown here;" in last


def test_hidden_errors_make_the_last_one_an_error() -> None:
    reports = [report(f"{name}.csv", *["rate-differs"] * 6) for name in "ab"]
    lines = annotations([*reports, report("c.csv", "mixed-precision")]).splitlines()
    assert lines[-1] == (
        "::error::and 4 more (errors: 3, warnings: 1) are not shown here; "
        "the job's summary or -f text has all"
    )
    assert len(lines) == 10


def test_counts_of_many_files_are_left_out_last() -> None:
    lines = annotations([report(f"{number}.csv", "rate-differs") for number in range(9)])
    last = "::notice::and 9 more counts are not shown here; the job's summary or -f text has all\n"
    assert lines.endswith(last)


def test_every_file_that_cannot_be_used_comes_first() -> None:
    reports = [report("a.csv", *["rate-differs"] * 12), report("b.csv", problems=25)]
    lines = annotations([*reports, report("c.csv", problems=1)]).splitlines()
    assert lines[:3] == [
        "::error file=b.csv,line=2,title=unusable-file::actual: bad",
        "::error file=c.csv,line=2,title=unusable-file::actual: bad",
        (
            "::error file=a.csv,line=2,title=rate-differs::甲 後期 H30: published 44.5, "
            "computed 44.4; nothing that was tried gives it"
        ),
    ]
    assert lines[-1].startswith("::error::and 25 more (errors: 25) are")


def test_remarks_come_after_unusable_files_and_before_errors() -> None:
    wrong = report("z.csv", problems=2)
    noted = [
        replace(report(f"{name}.csv", "rate-differs"), remarks={"en": f"of {name}"})
        for name in "abcd"
    ]
    lines = annotations([*noted, wrong]).splitlines()
    assert lines[:4] == [
        "::error file=z.csv,line=2,title=unusable-file::actual: bad",
        *(f"::notice file={name}.csv::of {name}" for name in "abc"),
    ]
    assert lines[4].startswith("::error file=a.csv,line=2,title=rate-differs::")


def test_what_is_accepted_is_a_warning() -> None:
    accepted = replace(made(2, "rate-differs"), is_accepted=True)
    found = annotations([CheckReport("a.csv", (), (accepted,))])
    assert found.startswith("::warning file=a.csv,line=2,title=rate-differs::")


def test_a_blank_indicator_is_not_named() -> None:
    blank = replace(made(2, "rate-differs"), indicator="", period="", year="")
    found = annotations([CheckReport("a.csv", (), (blank,))])
    assert "title=rate-differs::published" in found


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    if os.name != "posix":
        pytest.skip("symbolic links are for administrators")
    folder = tmp_path / "work"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "a.csv").touch()
    (tmp_path / "elsewhere.csv").touch()
    (tmp_path / "link").symlink_to(folder)
    (folder / "data" / "out.csv").symlink_to(tmp_path / "elsewhere.csv")
    return folder


@pytest.mark.parametrize(
    ("current", "path", "expected"),
    [
        (".", "data/a.csv", "data/a.csv"),
        (".", "./data/a.csv", "data/a.csv"),
        (".", "data/../data//a.csv", "data/a.csv"),
        ("data", "a.csv", "data/a.csv"),
        ("data", "./a.csv", "data/a.csv"),
        ("data", "../data/a.csv", "data/a.csv"),
        ("..", "work/data/a.csv", "data/a.csv"),
        ("..", "link/data/a.csv", "data/a.csv"),
        ("..", "./elsewhere.csv", "elsewhere.csv"),
        ("data", "missing.csv", "data/missing.csv"),
        ("data", "out.csv", "data/out.csv"),
        (".", "-", "<stdin>"),
        (".", "", ""),
    ],
)
def test_paths_are_those_in_the_workspace(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, current: str, path: str, expected: str
) -> None:
    monkeypatch.chdir(workspace / current)
    assert path_within(str(workspace), path) == expected
    if path:
        absolute = path if path == "-" else os.path.join(os.getcwd(), path)  # noqa: PTH109, PTH118
        if (workspace / current / path).exists() and expected != "elsewhere.csv":
            assert path_within(str(workspace), absolute) == expected


@pytest.mark.parametrize("given", [True, False])
def test_check_names_the_file_in_the_workspace(
    sokatsu: Sokatsu, table: WriteTable, monkeypatch: pytest.MonkeyPatch, *, given: bool
) -> None:
    path = table("a,↗,1,1")
    monkeypatch.chdir(path.parent)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    if given:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(path.parents[1]))
    run = sokatsu("check", f"./{path.name}", "-f", "github")
    expected = f"{path.parent.name}/{path.name}" if given else path.name
    assert run.stdout.decode().startswith(f"::error file={expected},line=1,title=unusable-file::")
    assert run.stderr.startswith(f"./{path.name}:1: published_rate: missing column")
