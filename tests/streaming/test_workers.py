"""The later parts of a file in processes of their own."""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from sokatsu_cli.reading.blocks import Done
from sokatsu_cli.streaming import workers
from sokatsu_cli.streaming.workers import Ahead, Part, working_ahead
from support import Sokatsu

HEADING = "indicator,direction,target,actual"
USUAL = "甲,↗,80,81"

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="there are no helpers"),
    # The command has one thread when it forks; here NumPy may have been loaded with more.
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def small_files_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_LARGE", 1)
    monkeypatch.setattr(workers, "_PART", 100)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2, 3})
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 300)


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
    monkeypatch.setattr(workers, "_LARGE", 1 << 30)
    assert sokatsu("rate", path, "-f", "csv") == with_two
    assert with_two.status == status


def test_parts_of_a_usual_file_are_done_ahead(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "in.csv"
    path.write_text("\n".join([HEADING, *[USUAL] * 2000]), encoding="utf-8")
    used: list[int] = []
    part = Ahead.part

    def noted(self: Ahead, *, clean: bool) -> Part | None:
        time.sleep(0.01)  # so that the helpers are ahead
        done = part(self, clean=clean)
        used.append(done.lines if done else 0)
        return done

    monkeypatch.setattr(Ahead, "part", noted)
    run = sokatsu("rate", path, "-f", "csv")
    assert (run.status, run.stdout.count(b"\n")) == (0, 2001)
    assert len(used) > 100
    assert 1000 < sum(used) < 2000


def lined(path: Path, *lines: bytes) -> Path:
    path.write_bytes(b"".join(lines))
    return path


def doubled(block: bytes) -> Done | None:
    return None if b"left" in block else Done(block * 2, block.count(b"\n"))


def parts_of(begun: Ahead) -> list[Part | None]:
    """Wait for all parts."""
    time.sleep(0.2)  # else they are not claimed by a helper
    parts = []
    while begun.offset is not None:
        parts.append(begun.part(clean=True))
    return parts


def test_what_is_done_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_PART", 10)
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 5)
    path = lined(tmp_path / "a", b"line\n" * 8, b"left\n", b"line\n" * 3, b"end")
    with path.open("rb") as file, working_ahead(file, 63, doubled) as begun:
        assert begun is not None
        assert begun.offset == 15
        parts = [part and (*part[:2], b"".join(part.output)) for part in parts_of(begun)]
    two = (10, 2, b"line\n" * 4)
    assert parts == [two, two, None, two, (8, 1, b"line\nline\nendend")]


def test_a_part_behind_what_is_left_is_not_used(tmp_path: Path) -> None:
    path = lined(tmp_path / "a", b"line\n" * 100)
    with path.open("rb") as file, working_ahead(file, 500, doubled) as begun:
        assert begun is not None
        time.sleep(0.2)
        assert begun.part(clean=False) is None
        assert begun.part(clean=True) is not None


def test_what_no_helper_has_claimed_is_for_the_first_process(tmp_path: Path) -> None:
    def slow(_block: bytes) -> Done | None:
        time.sleep(60)
        return None

    path = lined(tmp_path / "a", b"line\n" * 100)
    with path.open("rb") as file, working_ahead(file, 500, slow) as begun:
        assert begun is not None
        assert begun.part(clean=True) is None


def test_what_a_helper_is_doing_is_waited_for(tmp_path: Path) -> None:
    def slow(block: bytes) -> Done | None:
        time.sleep(0.3)
        return doubled(block)

    path = lined(tmp_path / "a", b"line\n" * 35)
    with path.open("rb") as file, working_ahead(file, 175, slow) as begun:
        assert begun is not None
        time.sleep(0.1)
        part = begun.part(clean=True)
        assert part is not None
        assert part.lines == 14


def test_a_helper_that_fails_has_done_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_block: bytes) -> Done:
        raise RuntimeError

    path = lined(tmp_path / "a", b"line\n" * 100)
    with path.open("rb") as file, working_ahead(file, 500, fail) as begun:
        assert begun is not None
        assert set(parts_of(begun)) == {None}
    assert capfd.readouterr().err == ""


def test_a_helper_that_ends_while_it_works_on_a_part(tmp_path: Path) -> None:
    path = lined(tmp_path / "a", b"line\n" * 40)
    receiver, sender = os.pipe()
    os.close(sender)
    with path.open("rb") as file, TemporaryFile() as claims:
        begun = Ahead([0], claims, receiver, [file])
        assert begun._report(0, wait=True) is None  # noqa: SLF001 - no other process to claim it
    os.close(receiver)


def test_what_a_helper_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, which is not copied and does not end."""
    ends: list[int] = []
    parents = iter([1, 1, 1, 2])  # it ends after the parts and the first look behind them
    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(os, "_exit", ends.append)
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    path = lined(tmp_path / "a", b"line\n" * 4)
    receiver, sender = os.pipe()
    with path.open("rb") as file, TemporaryFile() as claims, TemporaryFile() as output:
        job = workers._Job(file.fileno(), [5, 10], doubled, claims, sender, 1)  # noqa: SLF001
        workers.forked(lambda: workers._work(job, 0, output), os.dup(receiver))  # noqa: SLF001
        parts = parts_of(Ahead([5, 10], claims, receiver, [output]))
        assert [part and part[:2] for part in parts] == [(5, 1), (10, 2)]
    os.close(receiver)
    assert ends == [0]


@pytest.mark.parametrize("parent", [1, 2])
def test_a_helper_leaves_what_is_claimed_and_works_for_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parent: int
) -> None:
    parents = iter([parent, parent, 2])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(workers, "_claimed", lambda *_arguments: parent != 1)
    receiver, sender = os.pipe()
    with lined(tmp_path / "a", b"line\n").open("rb") as file:
        workers._work(workers._Job(file.fileno(), [0], doubled, file, sender, 1), 0, file)  # noqa: SLF001
    assert os.read(receiver, 1) == b""
    os.close(receiver)


def test_the_helpers_that_could_begin_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_before: list[int] = []
    fork = os.fork

    def once() -> int:
        if begun_before:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        begun_before.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", once)
    path = lined(tmp_path / "a", b"line\n" * 100)
    with path.open("rb") as file, working_ahead(file, 500, doubled) as begun:
        assert begun is not None
        assert any(parts_of(begun))


@pytest.mark.parametrize("cores", [{0}, {0, 1}])
def test_small_files_and_one_processor_do_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: set[int]
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: cores)
    monkeypatch.setattr(workers, "_LARGE", 100 if len(cores) == 1 else 1000)
    with (
        lined(tmp_path / "a", b"line\n" * 40).open("rb") as file,
        working_ahead(file, 200, lambda _block: None) as begun,
    ):
        assert begun is None


def test_without_helpers_the_first_process_does_everything(
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
            with working_ahead(os.fdopen(0, "rb", closefd=False), 2000, doubled) as begun:
                assert begun is not None
                assert any(parts_of(begun))
        finally:
            os.dup2(saved, 0)
            os.close(saved)
