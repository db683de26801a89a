"""What is read only once, without end, or while somebody writes to it."""

import os
import sys
from pathlib import Path

import pytest

from sokatsu_cli import InputError, read_indicators
from sokatsu_cli.reading.record_files import opened_file
from sokatsu_cli.reading.sources import name_of, opened
from support import Sokatsu

HEAD = b"indicator,direction,target,actual\n"


class Trickle:
    """Standard input that hands out pieces; None where nothing has come yet."""

    def __init__(self, pieces: list[bytes | None]) -> None:
        self.buffer = self
        self._pieces = pieces

    def seekable(self) -> bool:
        return False

    def read(self, _size: int) -> bytes | None:
        return self._pieces.pop(0) if self._pieces else b""


def read_trickle(monkeypatch: pytest.MonkeyPatch, pieces: list[bytes | None]) -> list[str]:
    monkeypatch.setattr(sys, "stdin", Trickle(pieces))
    monkeypatch.setattr("sokatsu_cli.reading.sources.select", lambda *_files: None)
    cells: list[str] = read_indicators("-")["actual"].tolist()
    return cells


def test_a_pipe_that_does_not_wait_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [None, HEAD, None, None, b"a,up,1,", b"2\n"]
    assert read_trickle(monkeypatch, pieces) == ["2"]


@pytest.mark.parametrize(
    ("pieces", "problem"),
    [
        ([HEAD, b"a,up,1,2\n" * 20], "more than 0 GiB from a pipe or device; give a file"),
        ([HEAD, b"x" * 30, b"y" * 30], "a line of more than 16 MiB"),
        ([HEAD, b"\n" + b"x" * 51], "a line of more than 16 MiB"),
    ],
)
def test_a_pipe_without_end(
    monkeypatch: pytest.MonkeyPatch, pieces: list[bytes | None], problem: str
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.sources._MOST_KEPT", 200)
    monkeypatch.setattr("sokatsu_cli.reading.sources.MAX_RECORD", 50)
    with pytest.raises(InputError) as caught:
        read_trickle(monkeypatch, pieces)
    assert str(caught.value).startswith(f"<stdin>: {problem}")


def test_a_line_without_end_is_named_while_the_encoding_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.MAX_RECORD", 50)
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 16)
    path = tmp_path / "a.csv"
    path.write_bytes(HEAD + b"\0" * 1000)
    with pytest.raises(InputError) as caught, opened(path):
        pass
    assert str(caught.value).startswith(f"{path}:2: a line of more than")


@pytest.mark.parametrize("source", ["<stdin>", "./-"])
def test_only_a_dash_is_standard_input(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(source).write_bytes(HEAD + b"a,up,1,2\n")
    assert read_indicators(source)["actual"].tolist() == ["2"]


def test_a_name_is_text_whatever_its_bytes() -> None:
    assert name_of("-") == "<stdin>"
    assert name_of("\udce8\udca1\udca8\udcff.csv") == "表\\xff.csv"


def read_changing(path: Path, change: bytes) -> None:
    with opened_file(path) as file:
        with path.open("ab") as writer:
            writer.write(change)
        records = file.read()
        records.first()
        list(records.rest())


@pytest.mark.parametrize("change", [b"b,up,1,2\n", b"\xff\n"])
def test_a_file_that_changes_meanwhile(tmp_path: Path, change: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(HEAD + b"a,up,1,2\n")
    with pytest.raises(InputError) as caught:
        read_changing(path, change)
    assert str(caught.value) == f"{path}: the file changed while it was read; try again"


@pytest.mark.parametrize("options", [[], ["--sort", "rate"], ["--where", "indicator=a"]])
def test_nothing_is_written_of_a_file_that_changes(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(HEAD + b"a,up,1,2\n")
    usual = os.fstat
    looks = []

    def later(descriptor: int) -> os.stat_result:
        found = usual(descriptor)
        if found.st_ino == path.stat().st_ino:
            looks.append(descriptor)
            if len(looks) == 2:  # the first one tells a file from a device
                os.utime(path, (0, 0))
        return found

    monkeypatch.setattr(os, "fstat", later)
    run = sokatsu("rate", path, "-f", "csv", "-o", tmp_path / "out.csv", *options)
    assert run == (2, b"", f"{path}: the file changed while it was read; try again\n")
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]
