"""What the tests share: the command run in this process, and golden outputs."""

import gc
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from sokatsu_cli.cli import main
from support import Run, Sokatsu, WriteTable

settings.register_profile(
    "usual",
    deadline=None,  # a machine may be busy with other things
    derandomize=not os.environ.get("SOKATSU_LARGE"),  # each week others are drawn
)
settings.register_profile("few", deadline=None, max_examples=20)  # with the lowest versions
settings.load_profile("usual")  # pytest loads the one that it is told to later

_OF_THE_LANGUAGE = ("SOKATSU_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden outputs as they are now")


def pytest_sessionstart() -> None:
    os.environ["COLUMNS"] = "80"  # on which what pandas prints in doctests depends


gc.disable()  # until all tests are there: they stay


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what stays: that takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


@pytest.fixture
def sokatsu(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Sokatsu:
    """Run the command line in this process, with the bytes of both streams apart."""
    for name in (*_OF_THE_LANGUAGE, "NO_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Run(status, out, err.decode())

    return run


@pytest.fixture
def usual_signals() -> Iterator[None]:
    """Let signals end this process, and those that it starts, even if a job ignores them."""
    usual: dict[signal.Signals, Any] = {
        signal.SIGINT: signal.default_int_handler,
        signal.SIGTERM: signal.SIG_DFL,
    }
    if hasattr(signal, "SIGHUP"):
        usual[signal.SIGHUP] = signal.SIG_DFL
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def table(tmp_path: Path) -> WriteTable:
    """Write the rows of a table with the needed columns and return its path."""

    def write(rows: str | Sequence[str]) -> Path:
        lines = [rows] if isinstance(rows, str) else rows
        path = tmp_path / "table.csv"
        text = "\n".join(["indicator,direction,target,actual", *lines, ""])
        path.write_text(text, encoding="utf-8")
        return path

    return write
