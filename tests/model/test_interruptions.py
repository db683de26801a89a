"""What a signal that ends the process leaves behind."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sokatsu_cli.model.interruptions import unwinding

if not hasattr(signal, "SIGHUP"):
    pytest.skip("a signal interrupts nothing here", allow_module_level=True)

pytestmark = pytest.mark.usefixtures("usual_signals")


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the signal by which this process would end."""
    numbers: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", numbers.append)
    return numbers


@pytest.mark.parametrize("second", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_what_is_interrupted_is_unwound_and_no_second_signal_interrupts_that(
    ended: list[int], second: signal.Signals
) -> None:
    done = []
    with unwinding():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("went on")
        finally:
            os.kill(os.getpid(), second)
            done.append("unwound")
    assert (done, ended) == (["unwound"], [signal.SIGTERM])
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_interrupt_is_an_exception_as_ever_and_only_one(ended: list[int]) -> None:
    done = []

    def work() -> None:
        try:
            os.kill(os.getpid(), signal.SIGINT)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("unwound")

    with pytest.raises(KeyboardInterrupt), unwinding():
        work()
    assert (done, ended) == (["unwound"], [])


class Forgetful:
    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_signal_that_python_drops_ends_the_process_later(
    ended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    with unwinding():
        Forgetful()
        done.append("went on")
    assert (done, ended) == (["went on"], [signal.SIGTERM])
    monkeypatch.setattr("sokatsu_cli.model.interruptions._ONE_REQUEST", -1)
    with unwinding():
        Forgetful()
        os.kill(os.getpid(), signal.SIGHUP)
        done.append("never")
    assert (done, ended) == (["went on"], [signal.SIGTERM, signal.SIGHUP])


def test_a_signal_at_the_very_end_is_only_noted(
    ended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = signal.signal

    def signalled(number: int, handler: object) -> object:
        if handler == signal.SIG_DFL:
            os.kill(os.getpid(), number)
        return usual(number, handler)  # type: ignore[arg-type]

    with unwinding():
        monkeypatch.setattr(signal, "signal", signalled)
    assert ended == [signal.SIGTERM]


def test_nothing_happens_without_a_signal(ended: list[int]) -> None:
    with pytest.raises(KeyError), unwinding():
        raise KeyError
    assert ended == []


def test_what_the_caller_chose_stays(ended: list[int]) -> None:
    seen = []
    before = signal.signal(signal.SIGTERM, lambda number, _frame: seen.append(number))
    ignored = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with unwinding():
            os.kill(os.getpid(), signal.SIGHUP)
            os.kill(os.getpid(), signal.SIGTERM)
        assert (seen, ended) == ([signal.SIGTERM], [])
    finally:
        signal.signal(signal.SIGTERM, before)
        signal.signal(signal.SIGHUP, ignored)


def test_another_thread_asks_for_nothing() -> None:
    handlers = []

    def work() -> None:
        with unwinding():
            handlers.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert handlers == [signal.SIG_DFL]


needs_helpers = pytest.mark.skipif(sys.platform != "linux", reason="there are no helpers")

SLOW = """
import os, sys, time
from sokatsu_cli.streaming import streams, workers
from sokatsu_cli.cli import main
workers._LARGE, workers._PART = 1, 100
os.sched_getaffinity = lambda _pid: {0, 1}
def slow(*arguments):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(2)
streams.block_part = slow
sys.exit(main(sys.argv[1:]))
"""


@contextmanager
def working(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", set[int]]]:
    """Run the command with one helper, up to where both work; give it and both numbers."""
    path = tmp_path / "in.csv"
    path.write_text("indicator,direction,target,actual\n" + "a,up,1,2\n" * 50, encoding="utf-8")
    command = [sys.executable, "-c", SLOW, "rate", str(path), "-o", str(tmp_path / "out.csv")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process, {int(process.stdout.readline()) for _process in range(2)}
        assert process.stdout.read() == ""  # which a helper would hold open
        assert process.stderr is not None
        assert process.stderr.read().strip() == ""


@needs_helpers
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ([signal.SIGTERM], -signal.SIGTERM),
        ([signal.SIGHUP], -signal.SIGHUP),
        ([signal.SIGINT], 130),
        ([signal.SIGTERM, signal.SIGHUP, signal.SIGINT], None),
    ],
)
def test_no_process_and_no_file_is_left(
    tmp_path: Path, sent: list[signal.Signals], status: int | None
) -> None:
    with working(tmp_path) as (process, numbers):
        for each in sent:
            process.send_signal(each)
        assert process.wait() in ([status] if status else [-signal.SIGTERM, -signal.SIGHUP, 130])
    assert len(numbers) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["in.csv"]


@needs_helpers
def test_a_helper_ends_when_the_first_process_is_killed(tmp_path: Path) -> None:
    with working(tmp_path) as (process, _numbers):
        process.kill()
        assert process.wait() == -signal.SIGKILL
