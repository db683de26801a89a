"""Commands on files of the RSシステム: the same bytes however divided, and messages by place."""

import csv
import os
import tracemalloc
from pathlib import Path

import pytest

from rs_files import ACTIVITY, MARKS, indicator, named, text_of
from sokatsu_cli.reading.rs_layout import COLUMNS
from sokatsu_cli.streaming import workers
from support import Sokatsu


def groups(count: int) -> list[list[str]]:
    """Return so many indicators, some with activities before them, and some strange ones."""
    rows: list[list[str]] = []
    for number in range(count):
        names = named(予算=str(number // 5), アク=str(number % 5), 改善="下向き")
        if number % 7 == 3:
            names = named(予算=str(number // 5), アク=str(number % 5), 活動="甲,乙\r\n丙")
        if number % 11 == 5:
            rows.append([*ACTIVITY[:7], 'この"計画"', *ACTIVITY[8:]])
        values = [
            [kind, str(number + 1), "", cell]
            for kind, cell in (("2.目標値", "20"), ("3.実績値", "30"), ("4.達成率", "150"))
        ]
        rows += indicator(MARKS, *values, names=names)
    return rows


@pytest.fixture
def rs_file(tmp_path: Path) -> Path:
    path = tmp_path / "rs.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text_of(groups(60)).encode())
    return path


COMMANDS = {
    "csv": ["rate", "-f", "csv"],
    "jsonl": ["rate", "-f", "jsonl", "--where", "status=achieved"],
    "table": ["rate", "-f", "table", "--sort", "rate"],
    "check": ["check", "-f", "json"],
    "infer": ["infer"],
    "summary": ["summary", "-f", "csv"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("block", [1, 7, 1000])
def test_the_same_bytes_whatever_the_size_of_a_block(
    sokatsu: Sokatsu, rs_file: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], block: int
) -> None:
    name, *options = command
    whole = sokatsu(name, rs_file, *options)
    assert whole.status in (0, 1)
    assert whole.stdout
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    assert sokatsu(name, rs_file, *options) == whole


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_the_same_bytes_as_of_the_tidy_rows(
    sokatsu: Sokatsu, rs_file: Path, tmp_path: Path, command: list[str]
) -> None:
    name, *options = command
    tidy = tmp_path / "tidy.csv"
    assert sokatsu("rate", rs_file, "--columns", ",".join(COLUMNS), "-o", tidy).status == 0
    other = sokatsu(name, tidy, *options)
    found = sokatsu(name, rs_file, *options)
    assert found.status == other.status
    if name == "rate":
        assert found.stdout == other.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no helpers")
@pytest.mark.parametrize("part", [700, 3000])
@pytest.mark.parametrize("command", ["csv", "check", "summary"])
def test_the_same_bytes_with_helpers(
    sokatsu: Sokatsu, rs_file: Path, monkeypatch: pytest.MonkeyPatch, part: int, command: str
) -> None:
    name, *options = COMMANDS[command]
    whole = sokatsu(name, rs_file, *options)
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 1000)
    monkeypatch.setattr(workers, "_LARGE", 1)
    monkeypatch.setattr(workers, "_PART", part)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    assert sokatsu(name, rs_file, *options) == whole


@pytest.mark.parametrize("block", [7, 1 << 19])
@pytest.mark.parametrize("command", ["rate", "check", "infer", "summary"])
def test_cells_are_named_where_they_stand(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, command: str
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    path = tmp_path / "rs.csv"
    bad = [["2.目標値", "1", "約2", "3"], ["3.実績値", "1", "2", "３x"], ["4.達成率", "1", "", ""]]
    rows = [
        *indicator(),
        *indicator(MARKS, *bad, names=named(活動="一\r\n二")),
        *indicator(names=named(改善="")),
    ]
    path.write_bytes(text_of(rows).encode())
    run = sokatsu(command, path)
    assert run.status == 2
    assert [line.removeprefix(f"{path}:") for line in run.stderr.splitlines()[-3:]] == [
        "8: 2022: '約2' is not a number",
        "10: 2023: '３x' is not a number; the unit is '日'",
        "14: 改善の上向き／下向き: blank direction; write up, down or maintain (↗ ↘ →)",
    ]


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "json"])
def test_tidy_writes_the_rows(sokatsu: Sokatsu, rs_file: Path, tmp_path: Path, form: str) -> None:
    columns = ",".join(COLUMNS)
    run = sokatsu("tidy", rs_file, "-f", form)
    assert (run.status, run.stderr.count("\n")) == (0, 1)
    tidy = tmp_path / "tidy.csv"
    assert sokatsu("tidy", rs_file, "-o", tidy).status == 0
    expected = sokatsu("rate", tidy, "-f", form, "--columns", columns).stdout
    assert run.stdout == expected


def test_tidy_gives_lost_directions_and_refuses_what_does_not_fit(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "rs.csv"
    path.write_bytes(text_of(indicator(names=named(改善=""))).encode())
    run = sokatsu("tidy", path, "--direction", "down")
    assert run.stdout.decode().count(",down,") == 3
    path.write_bytes(text_of(indicator()[1:]).encode())
    for form in ("csv", "json"):
        run = sokatsu("tidy", path, "-f", form)
        assert (run.status, run.stdout) == (2, b"")
        assert "'2.目標値' where 1.目標年度 should be" in run.stderr


def test_no_rows_and_no_indicators(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "rs.csv"
    path.write_bytes(text_of([ACTIVITY]).encode())
    run = sokatsu("rate", path, "-f", "csv")
    assert run.stdout.decode().splitlines() == [
        ",".join([*COLUMNS, "rate,capped_rate,status,note"])
    ]
    assert run.stderr.endswith(": 0 indicators\n")
    path.write_bytes(text_of([]).encode())
    run = sokatsu("rate", path, "-f", "csv")
    assert (run.status, "no rows below the heading" in run.stderr) == (0, True)


def test_an_indicator_that_stands_twice_is_found_between_parts(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [*groups(3), *indicator(names=named(活動="甲")), *indicator(names=named(活動="甲"))]
    path = tmp_path / "rs.csv"
    path.write_bytes(text_of(rows).encode())
    runs = []
    for block in (1, 1000, 1 << 19):
        monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
        runs.append(sokatsu("rate", path, "-f", "csv"))
    assert runs[0].status == 2
    assert "the indicator before is the same in all columns" in runs[0].stderr
    assert runs[1:] == [runs[0]] * 2


def test_memory_does_not_grow_with_the_rows_of_rs(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 1 << 13)

    def peak(count: int) -> int:
        path = tmp_path / "in.csv"
        path.write_bytes(text_of(groups(count)).encode())
        tracemalloc.start()
        assert sokatsu("rate", path, "-o", tmp_path / "out.csv").status == 0
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            assert sum(1 for _row in csv.reader(file)) == 1 + 2 * count
        return most

    peak(50)
    assert peak(3000) < 1.2 * peak(600)
