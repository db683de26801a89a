"""The rates of a table block by block: the same bytes however it is divided."""

import pickle
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from sokatsu_cli import InputError, rate_table, read_indicators
from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.record_files import opened_file
from sokatsu_cli.reading.text_tables import TextTable
from sokatsu_cli.streaming import streams
from support import Sokatsu

HEADING = "indicator,direction,target,actual,baseline"
LINES = ["甲,↗,80,{},70", '"乙,丙",↘,"1,{}00",1150,', '"丁\n戊",→,5,-,4', "=己,down,3,{},1"]


ROWS = 120
"""Rows, of which one in four takes two lines."""


def rows(count: int) -> list[str]:
    return [LINES[number % 4].format(number % 7 + 1) for number in range(count)]


@pytest.fixture
def long_table(tmp_path: Path) -> Path:
    path = tmp_path / "long.csv"
    path.write_text("\n".join([HEADING, *rows(ROWS), ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize("block", [1, 7, 1000])
@pytest.mark.parametrize(
    "arguments",
    [
        ["-f", "csv", "--bom"],
        ["-f", "tsv", "--where", "status=achieved"],
        ["-f", "jsonl", "--grades", "100:◎,0:△"],
        ["-f", "csv", "--safe-cells", "--baseline-change", "--method", "baseline"],
        ["-f", "csv", "--columns", "capped_rate,indicator", "--digits", "3"],
    ],
    ids=["csv", "tsv", "jsonl", "added", "columns"],
)
def test_the_same_bytes_whatever_the_size_of_a_block(
    sokatsu: Sokatsu,
    long_table: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: Sequence[str],
    block: int,
) -> None:
    whole = sokatsu("rate", long_table, *arguments)
    assert whole.status == 0
    assert whole.stdout.count(b"\n") > ROWS // 4
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    assert sokatsu("rate", long_table, *arguments) == whole


@pytest.mark.parametrize("count", [1, 7, 1000])
def test_a_part_of_a_frame_gives_that_part_of_the_result(long_table: Path, count: int) -> None:
    frame = pd.concat([read_indicators(long_table)] * 10).head(20 * count)
    parts = [rate_table(frame.iloc[at : at + count]) for at in range(0, len(frame), count)]
    pd.testing.assert_frame_equal(pd.concat(parts), rate_table(frame))


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
def test_a_stream_is_what_the_whole_table_gives(sokatsu: Sokatsu, form: str) -> None:
    stream = sokatsu("rate", bundled_table(), "-f", form)
    whole = sokatsu("rate", bundled_table(), "-f", form, "--sort", "rate")
    assert sorted(stream.stdout.split(b"\n")) == sorted(whole.stdout.split(b"\n"))


def test_what_follows_a_stray_quote_still_counts_for_the_encoding(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 16)
    path = tmp_path / "a.csv"
    text = 'indicator,direction,target,actual\n"a"b,up,1,2\n' + "a,up,1,2\n" * 9 + "人口,up,1,2\n"
    data = text.encode("cp932")
    path.write_bytes(data)
    run = sokatsu("rate", path, "-f", "csv")
    assert (run.status, run.stdout) == (2, b"")
    assert f"{path}: read as CP932" in run.stderr
    assert f"{path}:2: text after a closing quote" in run.stderr
    path.write_bytes(data + b"\xff")
    run = sokatsu("rate", path, "-f", "csv")
    assert (run.status, run.stdout) == (2, b"")
    assert f"byte 0xFF at offset {len(data)} is not UTF-8 or CP932" in run.stderr


def test_a_wrong_cell_in_the_last_block_prints_nothing(
    sokatsu: Sokatsu, long_table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 1000)
    with long_table.open("a", encoding="utf-8") as file:
        file.write("庚,↗,1,約1,\n" + "辛,↗,1\n" * 30)
    run = sokatsu("rate", long_table, "-f", "csv")
    assert (run.status, run.stdout) == (2, b"")
    first, second, *_more, last = run.stderr.splitlines()
    assert first == f"{long_table}:152: actual: '約1' is not a number"
    assert second == f"{long_table}:153: too few fields: 3 fields where the heading has 5"
    assert last == "… and 11 more problems"


def test_a_wrong_heading_is_told_with_ragged_records(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 10)
    path = tmp_path / "a.csv"
    path.write_text("indicator,direction,goal,actual\na,up,x,1\na,up,1\n", encoding="utf-8")
    run = sokatsu("rate", path, "-f", "csv")
    assert run.status == 2
    heading, ragged = run.stderr.splitlines()
    assert heading.startswith(f"{path}:1: target: missing column")
    assert ragged == f"{path}:3: too few fields: 3 fields where the heading has 4"


def test_memory_does_not_grow_with_the_rows(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 1 << 13)

    def peak(count: int) -> int:
        path = tmp_path / "in.csv"
        path.write_text("\n".join([HEADING, *rows(count), ""]), encoding="utf-8")
        tracemalloc.start()
        run = sokatsu("rate", path, "-o", tmp_path / "out.csv")
        assert run.status == 0
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(500)  # what is loaded and kept on first use
    assert peak(4000) < 1.2 * peak(1000)


@pytest.mark.parametrize("block", [1, 7, 1000])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_blank_headings_at_the_right(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, block: int
) -> None:
    path = tmp_path / "a.csv"
    lines = [f"{HEADING},,", *["甲,↗,80,81,,,"] * 50, "乙,↗,80,81,,x,", *["甲,↗,1,2,,,"] * 50]
    path.write_text("\n".join(lines), encoding="utf-8")
    whole = sokatsu("rate", path, "-f", form)
    assert whole.stdout.count("甲".encode()) == 100
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    assert sokatsu("rate", path, "-f", form) == whole


def test_cp932_is_found_block_by_block(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 10)
    path = tmp_path / "a.csv"
    path.write_bytes(f"{HEADING}\nascii,up,1,2,\n人口,down,1,2,\n".encode("cp932"))
    run = sokatsu("rate", path, "-f", "csv")
    assert run.stdout.decode().splitlines()[2] == "人口,down,1,2,,50.0,50.0,not_achieved,"
    assert run.stderr == f"{path}: read as CP932 (Shift_JIS), since it is not UTF-8\n"


class Lengths:
    """The work of counting the rows of each part."""

    def __init__(self) -> None:
        self.taken: list[tuple[int, int]] = []

    def result(self, part: Part) -> int:
        if "?" in part.texts("target"):
            raise InputError([])
        return len(part.lines)

    def take(self, result: int, line: int) -> None:
        self.taken.append((result, line))


def test_a_block_ahead_is_packed_with_its_lines(long_table: Path) -> None:
    with opened_file(long_table) as file:
        table = TextTable(file)
        blocks = streams.BlockWork(table, Header(HEADING.split(",")), Lengths())
        done = blocks.at_once("甲,↗,80,1,\n乙,↗,80,1,\n".encode())
        assert done is not None
        assert (pickle.loads(done.data), done.lines) == (([2], 2, None), 2)  # noqa: S301 - our own
        assert blocks.at_once("甲,↗,?,1,\n".encode()) is None
        assert blocks.at_once(b"ragged\n") is None
