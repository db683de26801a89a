"""The second half of a file in a second process."""

import os
import sys
from multiprocessing import Pipe
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from sokatsu_cli import ahead
from sokatsu_cli.ahead import Ahead, Part, working_ahead
from sokatsu_cli.blocks import Done
from support import Sokatsu

HEADING = "indicator,direction,target,actual"
USUAL = "甲,↗,80,81"

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="there is no second process"),
    # The command has one thread when it forks; here NumPy may have been loaded with more.
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def small_files_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_LARGE", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})
    monkeypatch.setattr("sokatsu_cli.blocks.BLOCK", 300)


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ([USUAL] * 200, 0),
        ([USUAL] * 150 + ["乙,↗,0.00001,1"] + [USUAL] * 49, 0),
        ([USUAL] * 100 + ['"乙\n乙",↗,1,1'] * 3 + [USUAL] * 100, 0),
        (['"乙\n乙",↗,1,1'] * 200, 0),
        ([USUAL] * 100 + ['"' + "乙\n" * 60 + '",↗,1,1'] + [USUAL] * 80, 0),
        ([USUAL] * 50 + ["乙,↗,約1,1"] + [USUAL] * 100 + ["乙,↗,約2,1"] + [USUAL] * 49, 2),
        ([USUAL] * 150 + ['乙",↗,"1,1'] + [USUAL] * 49, 2),
        (["a" * (1 << 17) + ",↗,1,1"], 0),
        ([USUAL] * 100 + ["\u2028" + "a" * (1 << 17) + ",↗,1,1"], 0),
    ],
    ids=[
        *["usual", "left", "line break", "line breaks", "across the middle"],
        *["wrong in both halves", "stray quote", "long line", "no line near the middle"],
    ],
)
def test_the_same_bytes_with_and_without(
    sokatsu: Sokatsu,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lines: list[str],
    status: int,
) -> None:
    path = tmp_path / "in.csv"
    path.write_text("\n".join(["\ufeff" + HEADING, *lines, ""]), encoding="utf-8")
    with_two = sokatsu("rate", path, "-f", "csv")
    monkeypatch.setattr(ahead, "_LARGE", 1 << 30)
    assert sokatsu("rate", path, "-f", "csv") == with_two
    assert with_two.status == status


def test_half_of_a_usual_file_is_done_ahead(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "in.csv"
    path.write_text("\n".join([HEADING, *[USUAL] * 200]), encoding="utf-8")
    used: list[int] = []
    part = Ahead.part

    def noted(self: Ahead) -> Part:
        done = part(self)
        used.append(done.lines)
        return done

    monkeypatch.setattr(Ahead, "part", noted)
    assert sokatsu("rate", path, "-f", "csv").status == 0
    assert used == [pytest.approx(100, abs=3)]


def halved(path: Path, lines: int = 40) -> Path:
    path.write_text("line\n" * lines, encoding="utf-8")
    return path


def test_what_is_done_ahead(tmp_path: Path) -> None:
    def doubled(block: bytes) -> Done:
        return Done(block * 2, block.count(b"\n"))

    with (
        halved(tmp_path / "a").open("rb") as file,
        working_ahead(file, 200, doubled) as begun,
    ):
        assert begun is not None
        size, lines, output = begun.part()
        assert (begun.start, size, lines) == (105, 95, 19)
        assert output.read() == b"line\n" * 38


def test_a_process_that_fails_has_done_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_block: bytes) -> Done:
        raise RuntimeError

    with halved(tmp_path / "a").open("rb") as file, working_ahead(file, 200, fail) as begun:
        assert begun is not None
        assert begun.part()[:2] == (0, 0)
    assert capfd.readouterr().err == ""


def same(block: bytes) -> Done | None:
    return None if b"left" in block else Done(block, block.count(b"\n"))


@pytest.mark.parametrize(("last", "done"), [(b"line\n", (25, 5)), (b"left\n", (20, 4))])
def test_it_stops_where_a_block_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: bytes, done: tuple[int, int]
) -> None:
    monkeypatch.setattr("sokatsu_cli.blocks.BLOCK", 10)
    path = tmp_path / "a"
    path.write_bytes(b"line\n" * 8 + last)
    receiver, sender = Pipe(duplex=False)

    with path.open("rb") as file, TemporaryFile() as output:
        ahead._work(file.fileno(), 20, same, output, sender)  # noqa: SLF001 - the process's own
    assert receiver.recv() == done


@pytest.mark.parametrize("cores", [{0}, {0, 1}])
def test_small_files_and_one_processor_do_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: set[int]
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: cores)
    monkeypatch.setattr(ahead, "_LARGE", 100 if len(cores) == 1 else 1000)
    with (
        halved(tmp_path / "a").open("rb") as file,
        working_ahead(file, 200, lambda _block: None) as begun,
    ):
        assert begun is None


def test_without_a_second_process_the_first_does_everything(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fail)
    path = tmp_path / "in.csv"
    path.write_text("\n".join([HEADING, *[USUAL] * 100]), encoding="utf-8")
    run = sokatsu("rate", path, "-f", "csv")
    assert (run.status, run.stdout.count(b"\n"), run.stderr) == (0, 101, "")


def test_standard_input_is_worked_on_too(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("\n".join([HEADING, *[USUAL] * 100]), encoding="utf-8")
    with path.open("rb") as file:
        saved = os.dup(0)
        os.dup2(file.fileno(), 0)
        try:
            with working_ahead(os.fdopen(0, "rb", closefd=False), 2000, same) as begun:
                assert begun is not None
                assert begun.part().lines > 0
        finally:
            os.dup2(saved, 0)
            os.close(saved)
