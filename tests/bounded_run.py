"""A command in a process of its own: its time, its memory, and what it tells."""

import atexit
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from hostile import LONGEST, raw
from needs import HAS_MEASURES

SECONDS = 20
MIBIBYTES = 1024

_PATIENCE = 120  # seconds after which a command is ended, on a machine that does much else

_MEASURE = """
import json, resource, subprocess, sys
try:
    status = subprocess.run(sys.argv[2:], timeout=%d).returncode
except subprocess.TimeoutExpired:
    status = -9
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
with open(sys.argv[1], "w") as file:
    json.dump([status, usage.ru_utime + usage.ru_stime, peak], file)
"""
"""A process begins with the peak of the one that starts it: that of the tests is large."""

_STARTED = """
import json, os, resource, signal, sys
import pandas
from sokatsu_cli.cli import main

begun = resource.getrusage(resource.RUSAGE_SELF)
for line in sys.stdin:
    arguments, folder, place = json.loads(line)
    number = os.fork()
    if not number:
        signal.alarm(%d)
        os.chdir(place)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for name, stream in (("stdout", 1), ("stderr", 2)):
            os.dup2(os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
        sys.exit(main(arguments))
    _number, status, usage = os.wait4(number, 0)
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    seconds = sum(each.ru_utime + each.ru_stime for each in (begun, usage))
    print(json.dumps([os.waitstatus_to_exitcode(status), seconds, peak]), flush=True)
"""
"""A process that has started once, as each command does, and goes on as many of them.

Python and pandas take longer to start than most files to be read.
"""

needs_measures = pytest.mark.skipif(not HAS_MEASURES, reason="the system tells no peak of memory")


class BoundedRun(NamedTuple):
    """What a command did and took: seconds of a processor, and MiB."""

    status: int
    stdout: str
    stderr: str
    seconds: float
    memory: float


def bounded_run(command: Sequence[str], folder: Path) -> BoundedRun:
    """Run a command in a process of its own, and write down in a folder what it prints."""
    _skip_without_measures()
    line = [sys.executable, "-S", "-c", _MEASURE % _PATIENCE, str(folder / "measured"), *command]
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        subprocess.run(line, stdout=out, stderr=err, check=True)
    return _run_of(folder, (folder / "measured").read_text(encoding="utf-8"))


def _skip_without_measures() -> None:
    if not HAS_MEASURES:
        pytest.skip("the system tells no peak of memory")


def _run_of(folder: Path, measures: str) -> BoundedRun:
    shown, told = ((folder / each).read_text(encoding="utf-8") for each in ("stdout", "stderr"))
    status, seconds, memory = json.loads(measures)
    return BoundedRun(status, shown, told, seconds, memory)


@cache
def _started() -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", _STARTED % _PATIENCE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(process.communicate)
    return process


def _sokatsu(arguments: Sequence[str], folder: Path) -> BoundedRun:
    """Run sokatsu in a process of its own, a copy of one that has started."""
    _skip_without_measures()
    process = _started()
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps([arguments, str(folder), str(Path.cwd())]) + "\n")
    process.stdin.flush()
    return _run_of(folder, process.stdout.readline())


def assert_bounded(arguments: Sequence[str], folder: Path, expected: str = "") -> BoundedRun:
    """Assert that the command ends with 2 and this message, or with 0 or 2 where none is expected.

    Whatever the input, it takes at most 20 seconds and 1 GiB, and tells nothing raw or endless.
    """
    run = _sokatsu(arguments, folder)
    assert run.seconds < SECONDS
    assert run.memory < MIBIBYTES
    assert run.status in ((2,) if expected else (0, 2))
    assert_told(run.stderr, expected)
    return run


def assert_told(told: str, expected: str) -> None:
    """Assert that a command told this, no traceback, and nothing raw or endless."""
    assert "Traceback" not in told
    assert raw(told) == []
    assert len(told) <= LONGEST
    assert re.search(expected, told)
