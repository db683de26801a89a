"""How long a command takes, and how much memory it has with all the processes that it starts."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_KIBIBYTE, _MEBIBYTE = 2**10, 2**20

_INTERVAL = 0.02
"""Seconds between two looks at the memory of a command."""

_ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
"""That of a user: PYTHONDONTWRITEBYTECODE above all would have sources compiled in every run."""

_PAGE = os.sysconf("SC_PAGE_SIZE")


class Command(NamedTuple):
    """A command to measure.

    Attributes:
        arguments: What is run, without a shell.
        target: The file that it writes, if any.
        printed: Whether it writes that to standard output.
        statuses: Exit codes with which it has done its work.
        exact: Whether it must give the same results as sokatsu, as floats need not.
    """

    arguments: list[str]
    target: Path | None = None
    printed: bool = False
    statuses: tuple[int, ...] = (0,)
    exact: bool = True

    def output(self) -> str | Path:
        """Return where standard output goes, and remove the old target."""
        if self.target is None:
            return os.devnull
        self.target.unlink(missing_ok=True)
        return self.target if self.printed else os.devnull


def in_turn(commands: Mapping[str, Command], rounds: int) -> dict[str, float]:
    """Return the median seconds of some commands.

    Every round runs each of them once, so that a slow minute of the machine meets all of them.
    Every second round goes backwards, so that none always comes after the same other one.
    """
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds):
        for name in list(commands)[:: -1 if number % 2 else 1]:
            taken[name].append(seconds(commands[name]))
    return {name: statistics.median(each) for name, each in taken.items()}


def seconds(command: Command, limit: float | None = None) -> float:
    """Run a command to its end and return what the clock says.

    What earlier ones have written goes to the disk before, and is not waited for by this one.

    Args:
        command: What is run.
        limit: Seconds after which it is stopped. Waiting with a limit makes the time less exact.

    Raises:
        subprocess.TimeoutExpired: It did not end in time.
        SystemExit: It failed.
    """
    with Path(command.output()).open("wb") as output:
        os.sync()
        start = time.perf_counter()
        done = subprocess.run(
            command.arguments,
            check=False,
            env=_ENVIRONMENT,
            stdout=output,
            stderr=subprocess.PIPE,
            timeout=limit,
        )
        taken = time.perf_counter() - start
    if done.returncode not in command.statuses:
        raise SystemExit(f"{done.returncode}: {command.arguments}\n{done.stderr.decode()}")
    return taken


def peak(command: Command) -> tuple[float, float]:
    """Run a command and return the most memory that it had at one time, and processor seconds.

    The memory is in MiB. Descendants are counted in. What they share counts once, files that are
    mapped (libraries above all) count as a whole, whoever else on the machine has mapped them.
    Looking takes time, so this is never a run that is timed. A look may come too late, so what the
    kernel counts of the largest process goes before, unless that is what this process itself had
    when it started it.
    """
    most = 0
    with Path(command.output()).open("wb") as output:
        child = subprocess.Popen(
            command.arguments, env=_ENVIRONMENT, stdout=output, stderr=subprocess.DEVNULL
        )
        ended, status, usage = os.wait4(child.pid, os.WNOHANG)
        while not ended:
            most = max(most, _total(map(_memory, _processes(child.pid))))
            time.sleep(_INTERVAL)
            ended, status, usage = os.wait4(child.pid, os.WNOHANG)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in command.statuses:
        raise SystemExit(f"{child.returncode}: {command.arguments}")
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest = usage.ru_maxrss * _KIBIBYTE if usage.ru_maxrss > floor else 0
    return max(most, largest) / _MEBIBYTE, usage.ru_utime + usage.ru_stime


def _processes(process: int) -> Iterator[int]:
    """Find a process and all that it has started."""
    yield process
    children: list[str] = []
    with suppress(OSError):  # it has ended
        for thread in Path(f"/proc/{process}/task").iterdir():
            children += (thread / "children").read_text().split()
    for child in children:
        yield from _processes(int(child))


def _memory(process: int) -> tuple[int, int]:
    """Return the bytes of a process: its share of the anonymous ones, and those of files."""
    folder = Path(f"/proc/{process}")
    with suppress(OSError, KeyError):  # it has ended, or the kernel is old
        sizes = {}
        for line in (folder / "smaps_rollup").read_text().splitlines()[1:]:
            name, size, _unit = line.split()
            sizes[name] = int(size) * 1024
        return sizes["Pss_Anon:"], sizes["Rss:"] - sizes["Anonymous:"]
    with suppress(OSError):
        _all, resident, mapped, *_rest = map(int, (folder / "statm").read_text().split())
        return (resident - mapped) * _PAGE, mapped * _PAGE
    return 0, 0


def _total(memories: Iterable[tuple[int, int]]) -> int:
    """Add up processes that have been forked, and so have mapped the same files."""
    found = list(memories)
    return sum(anonymous for anonymous, _mapped in found) + max(
        mapped for _anonymous, mapped in found
    )
