"""Commands that are measured together: in turn, after a look at what they write."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from goals import Figures, Goal
from measuring import Command, in_turn, peak, seconds

HERE = Path(__file__).parent
PEERS = HERE / "peers"


class Setting(NamedTuple):
    """With what the commands are run.

    Attributes:
        folder: Where tables and results lie.
        most: The most rows of a table, for a try.
        before: The Python that has the commit before installed, if any.
    """

    folder: Path
    most: int | None = None
    before: str | None = None

    def rows(self, count: int) -> int:
        """Return so many rows, or as many as a try has."""
        return min(count, self.most or count)

    def table(self, count: int, kind: str = "plain") -> Path:
        """Return a table with so many rows, generated once."""
        path = self.folder / f"{kind}-{count}.csv"
        if not path.exists():
            arguments = [str(HERE / "generate.py"), str(count), str(path), kind]
            subprocess.run([sys.executable, *arguments], check=True)
        return path

    def to(self, name: str) -> Path:
        """Return where a command writes."""
        return self.folder / name


class Group(NamedTuple):
    """Commands that are measured together.

    Attributes:
        title: What they do, and with how many rows.
        rows: Those of the table, None if they do not matter.
        commands: Each by its name, sokatsu before its peers.
        goals: What should be reached.
        base: The command whose seconds are 1.
        look: Returns the results that a command has written as lines, to be compared.
    """

    title: str
    rows: int | None
    commands: dict[str, Command]
    goals: Sequence[Goal]
    base: str
    look: Callable[[Path], list[str]] | None = None


class Result(NamedTuple):
    """What was measured of a group.

    Attributes:
        group: Whose figures they are.
        rounds: How often everything was run.
        figures: Those of each command, by its name.
        slow: Commands that were stopped, with the seconds after which.
        remarks: Where results differ from those of the first command.
    """

    group: Group
    rounds: int
    figures: dict[str, Figures]
    slow: dict[str, float]
    remarks: list[str]


def sokatsu(*arguments: str, to: Path | None = None, python: str = sys.executable) -> Command:
    """Return a command of sokatsu, which may find differences."""
    target = [] if to is None else ["-o", str(to)]
    statuses = (0, 1) if arguments[0] == "check" else (0,)
    return Command([python, "-m", "sokatsu_cli", *arguments, *target], to, statuses=statuses)


def peer(script: str, source: Path, target: Path, *, exact: bool = True) -> Command:
    """Return the command of a script among the peers."""
    arguments = [sys.executable, str(PEERS / script), str(source), str(target)]
    return Command(arguments, target, exact=exact)


def measured(group: Group, rounds: int, limit: float) -> Result:
    """Look at the results of every command, then at its memory, and then measure its time."""
    commands, slow, remarks = dict(group.commands), {}, []
    seen: dict[str, list[str]] = {}
    for name, command in group.commands.items():
        try:
            seconds(command, limit)
        except subprocess.TimeoutExpired:
            slow[name] = limit
            del commands[name]
            continue
        if group.look and command.target:
            seen[name] = group.look(command.target)
    for name, lines in list(seen.items())[1:]:
        remarks += _difference(name, lines, seen, exact=commands[name].exact)
    peaks = {name: peak(command) for name, command in commands.items()}
    medians = in_turn(commands, rounds)
    figures = {name: Figures(medians[name], *peaks[name]) for name in commands}
    return Result(group, rounds, figures, slow, remarks)


def _difference(
    name: str, lines: list[str], seen: Mapping[str, list[str]], *, exact: bool
) -> list[str]:
    """Return in what lines differ from the first ones that were seen, if they do."""
    first, expected = next(iter(seen.items()))
    if lines == expected:
        return []
    pairs = [pair for pair in zip(lines, expected, strict=False) if pair[0] != pair[1]]
    count = len(pairs) + abs(len(lines) - len(expected))
    told = f"{name} has {count} of {len(expected)} lines other than {first}"
    if pairs:
        told += f", the first {pairs[0][0]} instead of {pairs[0][1]}"
    if exact:
        raise SystemExit(f"other results: {told}")
    return [told]


def cores() -> int:
    """Return how many processors can be used."""
    return len(os.sched_getaffinity(0))
