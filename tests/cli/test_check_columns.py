"""Findings with further columns of the table, and in the order of columns."""

import json
from pathlib import Path

import pytest

from sokatsu_cli.streaming import shares
from support import Sokatsu

HEAD = "目標指標,めざす方向,目標値,実績値,達成率,担当課,+x\n"
ROWS = [
    "ごみ,↘,820,909.4,110.9%,環境課,1\n",
    "公園,↗,5,4,80.0%,都市課,2\n",
    "道路,↗,9,4,44.5%,市民課,\n",
    "公園,↗,50,40,80.0%,市民課,3\n",
]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(HEAD + "".join(ROWS), encoding="utf-8")
    return "t.csv"


def told(data: bytes) -> list[tuple[int, str, dict[str, str] | None]]:
    """Return the lines, the names and the further columns of all findings of a report."""
    files = json.loads(data)["files"]
    return [
        (each["line"], each["name"], each.get("columns"))
        for file in files
        for each in file["findings"]
    ]


def test_nothing_more_is_told_unasked(sokatsu: Sokatsu, table: str) -> None:
    run = sokatsu("check", table, "-f", "json", "--sort", "-実績値")
    assert told(run.stdout) == [
        (2, "rate-differs", None),
        (2, "above-cap", None),
        (5, "duplicate-row", None),
        (4, "rate-differs", None),
    ]


def test_cells_of_rows_that_are_asked_for(sokatsu: Sokatsu, table: str) -> None:
    words = ["--where", "rate<85", "--columns", "++x,+担当課,+rate", "--sort", "+x"]
    run = sokatsu("check", table, "-f", "json", *words)
    assert told(run.stdout) == [
        (5, "duplicate-row", {"+x": "3", "担当課": "市民課", "rate": "80.0"}),
        (4, "rate-differs", {"+x": "", "担当課": "市民課", "rate": "44.4"}),
    ]


def test_a_heading_with_a_sign_is_no_column_of_a_finding(sokatsu: Sokatsu, table: str) -> None:
    run = sokatsu("check", table, "--columns", "+x")
    assert run.stderr.startswith(
        "sokatsu: Invalid value for --columns: '+x': a finding has columns of its own"
    )


def test_tables_of_any_length(
    sokatsu: Sokatsu, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["check", table, "--columns", "+担当課", "--sort", "target"]
    short = sokatsu(*words)
    assert [line.split(":")[1] for line in short.stdout.decode().splitlines()[:-1]] == [
        *("4", "5", "2", "2")
    ]
    monkeypatch.setattr("sokatsu_cli.check.kept_parts.MOST_ROWS", 2)
    assert sokatsu(*words) == short


def test_test_cases_stay_in_the_order_of_the_table(sokatsu: Sokatsu, table: str) -> None:
    by_line = sokatsu("check", table, "-f", "junit")
    assert sokatsu("check", table, "-f", "junit", "--sort", "-target") == by_line


def test_no_findings_have_no_order(sokatsu: Sokatsu, table: str) -> None:
    words = ["--sort", "target", "--columns", "+担当課", "-f", "table"]
    run = sokatsu("check", table, *words, "--where", "実績値=4", "--where", "達成率=80")
    assert run.stdout.decode() == (
        "t.csv: 1 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 0\n"
    )


def test_nothing_is_looked_for_where_nothing_is_told(sokatsu: Sokatsu, table: str) -> None:
    assert sokatsu("check", table, "--sort", "rate", "-q") == (1, b"", "")
    assert sokatsu("check", table, "--sort", "課", "-q").status == 2


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_many_files(sokatsu: Sokatsu, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("u.csv").write_text(HEAD + "".join(reversed(ROWS)), encoding="utf-8")
    words = ["check", table, "u.csv", "-f", "json", "--sort", "target", "--columns", "+target"]
    monkeypatch.setattr(shares, "cores", lambda: 1)
    alone = sokatsu(*words)
    monkeypatch.setattr(shares, "_FEW", 1)
    monkeypatch.setattr(shares, "cores", lambda: 2)
    assert sokatsu(*words) == alone
    assert [line for line, _name, _columns in told(alone.stdout)] == [4, 5, 2, 2, 4, 3, 5, 5]


def test_the_order_of_spreadsheets_is_that_of_their_numbers(sokatsu: Sokatsu, table: str) -> None:
    sokatsu(
        "rate", table, "-f", "xlsx", "--columns", "-rate,-capped_rate,-status,-note", "-o", "t.xlsx"
    )
    run = sokatsu("check", "t.xlsx", "-f", "json", "--sort", "-target", "--columns", "+target")
    assert [(line, columns) for line, _name, columns in told(run.stdout)] == [
        (2, {"目標値": "820"}),
        (2, {"目標値": "820"}),
        (5, {"目標値": "50"}),
        (4, {"目標値": "9"}),
    ]
