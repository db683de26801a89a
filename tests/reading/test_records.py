"""Records of texts and spreadsheets, where no command shows them."""

import io
import os
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from needs import needs_fifos, needs_full_device
from sokatsu_cli import InputError, SokatsuError, read_indicators
from sokatsu_cli.reading.records import GridRecords, Record, Records
from sokatsu_cli.reading.sources import opened


def test_a_file_that_can_no_longer_be_read() -> None:
    def fail(_size: int) -> bytes:
        raise OSError(5, "Input/output error")

    with pytest.raises(InputError) as caught:
        Records("a.csv", fail, ",").first()
    assert str(caught.value) == "a.csv: cannot be read: Input/output error"


@pytest.mark.parametrize(
    ("rows", "first", "rest"),
    [
        ([], None, []),
        ([["", " "]], None, []),
        ([[""], ["a"], [""], ["b"]], Record(2, ["a"]), [([[""], ["b"]], [3, 4])]),
    ],
)
def test_records_of_a_sheet(
    rows: list[list[str]], first: Record | None, rest: list[tuple[list[list[str]], list[int]]]
) -> None:
    records = GridRecords(list(map(Record, range(1, len(rows) + 1), rows)))
    assert records.first() == first
    assert [(split.rows, split.lines) for split in records.rest()] == (rest or [([], [])])


@pytest.mark.parametrize("block", [1, 5, 1000])
def test_lines_are_counted_whatever_the_block(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    text = '\r\n"a\n\nb",1\rc,2\r\n\n"d\r\n",3\n"open\n'
    records = Records("a.csv", io.BytesIO(text.encode()).read, ",")
    assert records.first() == Record(2, ["a\n\nb", "1"])
    rest = [pair for split in records.rest() for pair in zip(split.lines, split.rows, strict=True)]
    assert rest == [(5, ["c", "2"]), (6, []), (7, ["d\r\n", "3"])]
    (problem,) = records.problems
    assert str(problem) == "a.csv:9: a quote is opened and never closed"


@needs_fifos
def test_a_pipe_is_kept_to_be_read_twice(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    data = "indicator,direction,target,actual\n人口,↗,1,2\n".encode("cp932", "replace")
    writer = threading.Thread(target=lambda: fifo.write_bytes(data))
    writer.start()
    frame = read_indicators(fifo)
    writer.join()
    assert frame["indicator"].tolist() == ["人口"]


def test_standard_input_is_read_from_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    source = io.TextIOWrapper(io.BytesIO(b"first line\nrest"))
    source.buffer.readline()
    monkeypatch.setattr("sys.stdin", source)
    with opened("-") as found:
        found.file.seek(0)
        assert (found.file.read(), found.size) == (b"rest", 4)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc")
def test_a_file_of_the_kernel_is_read() -> None:
    assert "Name:" in read_indicators("/proc/self/status", delimiter=":").columns[0] + ":"


@needs_fifos
@needs_full_device
def test_no_room_to_keep_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    full = partial(Path("/dev/full").open, "w+b", buffering=0)
    monkeypatch.setattr("sokatsu_cli.reading.sources.kept_for_later", full)

    def write() -> None:
        with suppress(BrokenPipeError):  # the reader may have gone before it is written
            fifo.write_bytes(b"a,b\n")

    writer = threading.Thread(target=write)
    writer.start()
    with pytest.raises(
        SokatsuError,
        match=r"cannot write a temporary file.*: No space left .*; TMPDIR can",
    ):
        read_indicators(fifo)
    writer.join()


def read_all(records: Records) -> None:
    records.first()
    list(records.rest())
    if records.problems:
        raise InputError(records.problems)


@pytest.mark.parametrize("block", [1, 7, 1000])
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a,b\n1234567890123456789012345\n", "2: a line of more than 0 MiB"),
        ("a,b\n" + "x" * 1000, "2: a line of more than 0 MiB"),
        ("x" * 1000, "1: a line of more than 0 MiB"),
        ('a,b\n"\n\n1,2\n3\n' + "4,5\n" * 100, "2: a "),  # quote, where all of it is read at once
        ('"' + "4,5\n" * 1000, "1: a record of more than 0 MiB"),
        ('a,b\n1,"2\n"\n"12345678\n12345678\n",9\n', "4: a record of more than 0 MiB"),
        ("a,b,c,d\n", "1: 4 fields, where 3 are the most; is the delimiter right?"),
        ("a,b\n\n1,2\n,,,\n", "4: 4 fields, where 3 are the most; is the delimiter right?"),
        ('a,"b"\n"1\n2",3,4,5,6\n', "2: 5 fields, where 3 are the most; is the delimiter right?"),
    ],
)
def test_what_is_too_large_is_refused_by_its_line(
    block: int, text: str, problem: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for module in ("blocks", "records", "sources"):
        monkeypatch.setattr(f"sokatsu_cli.reading.{module}.MAX_RECORD", 20)
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    monkeypatch.setattr("sokatsu_cli.reading.records.MAX_FIELDS", 3)
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as file, pytest.raises(InputError) as caught:
        read_all(Records("a.csv", file.read, ","))
    assert str(caught.value).startswith(f"a.csv:{problem}")
