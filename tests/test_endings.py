"""What a signal that ends the process leaves behind."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sokatsu_cli.endings import ending_at_once, unwinding


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the signal by which this process would end."""
    numbers: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", numbers.append)
    return numbers


def test_what_is_interrupted_is_unwound_and_a_second_signal_waits(ended: list[int]) -> None:
    done = []
    with unwinding():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("went on")
        finally:
            os.kill(os.getpid(), signal.SIGHUP)
            done.append("unwound")
    assert (done, ended) == (["unwound"], [signal.SIGTERM])
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


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
        ending_at_once()
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
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


SLOW = """
import os, sys, time
from sokatsu_cli import ahead, fast_path
from sokatsu_cli.cli import main
ahead._LARGE, ahead._PART = 1, 100
os.sched_getaffinity = lambda _pid: {0, 1}
def slow(self, block):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)
fast_path.FastPath.__call__ = slow
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="there are no helpers")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_no_process_and_no_file_is_left(tmp_path: Path, sent: signal.Signals) -> None:
    path = tmp_path / "in.csv"
    path.write_text("indicator,direction,target,actual\n" + "a,up,1,2\n" * 50, encoding="utf-8")
    command = [sys.executable, "-c", SLOW, "rate", str(path), "-o", str(tmp_path / "out.csv")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        numbers = {int(process.stdout.readline()) for _process in range(2)}
        process.send_signal(sent)
        assert process.wait() == -sent
        assert process.stdout.read() == ""  # which a helper would hold open
    assert len(numbers) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["in.csv"]
