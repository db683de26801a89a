"""Pipes whose other end may never be opened."""

import os
import threading
import time
from pathlib import Path

import pytest

from needs import needs_fifos
from sokatsu_cli import InputError, SokatsuError, read_indicators
from sokatsu_cli.model.pipes import pipe_to_read, pipe_to_write
from sokatsu_cli.reading.spreadsheet.packages import RefusedError, opened_package
from sokatsu_cli.writing.files import write_output
from spreadsheet_parts import parts, write_parts

TABLE = b"indicator,direction,target,actual\na,up,1,2\n"


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes")
    monkeypatch.setattr("sokatsu_cli.model.pipes._PATIENCE", 0.1)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_pipe_to_which_nobody_writes(pipe: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_indicators(pipe)
    assert str(caught.value) == f"{pipe}: cannot be read: nobody writes to this pipe"


def test_a_pipe_from_which_nobody_reads(pipe: Path) -> None:
    with pytest.raises(SokatsuError) as caught:
        write_output(b"new", pipe)
    assert str(caught.value) == f"cannot write {pipe}: nobody reads from this pipe"


@needs_fifos
def test_a_pipe_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pipe_to_write(tmp_path / "nothing")


def test_a_writer_may_come_late_and_begin_later(
    pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.model.pipes._PATIENCE", 5)

    def write() -> None:
        time.sleep(0.05)
        with pipe.open("wb") as file:
            time.sleep(0.1)
            file.write(TABLE)

    writer = threading.Thread(target=write)
    writer.start()
    frame = read_indicators(pipe)
    writer.join()
    assert frame["actual"].tolist() == ["2"]


def test_what_was_read_too_early_is_not_lost(pipe: Path) -> None:
    writer = os.open(pipe, os.O_RDWR)
    os.write(writer, TABLE)
    file, begun = pipe_to_read(pipe)
    os.close(writer)
    with file:
        assert begun + file.read() == TABLE


def test_a_reader_may_come_late(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sokatsu_cli.model.pipes._PATIENCE", 5)
    received = []

    def read() -> None:
        time.sleep(0.1)
        received.append(pipe.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    write_output(b"new", pipe)
    reader.join()
    assert received == [b"new"]


@pytest.fixture
def sheet_pipe(pipe: Path) -> Path:
    return pipe.rename(pipe.with_suffix(".xlsx"))


def test_a_spreadsheet_that_nobody_writes(sheet_pipe: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_indicators(sheet_pipe)
    assert str(caught.value) == f"{sheet_pipe}: cannot be read: nobody writes to this pipe"


def test_a_spreadsheet_from_a_pipe(sheet_pipe: Path, tmp_path: Path) -> None:
    data = write_parts(tmp_path / "a.xlsx", parts()).read_bytes()
    writer = threading.Thread(target=lambda: sheet_pipe.write_bytes(data))
    writer.start()
    frame = read_indicators(sheet_pipe)
    writer.join()
    assert frame["actual"].tolist() == ["64.2"]


@pytest.mark.parametrize("damage", ["", "the file is damaged"])
def test_a_spreadsheet_that_changes_while_it_is_read(damage: str, tmp_path: Path) -> None:
    path = write_parts(tmp_path / "a.xlsx", parts())

    def read() -> None:
        with opened_package(str(path)), path.open("ab") as file:
            file.write(b"more")
            if damage:
                file.flush()
                raise RefusedError(damage)

    with pytest.raises(RefusedError, match="the file changed while it was read"):
        read()


def test_a_spreadsheet_that_is_damaged_and_does_not_change(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "a.xlsx", parts())
    with pytest.raises(RefusedError, match="the file is damaged"), opened_package(str(path)):
        raise RefusedError("the file is damaged")
