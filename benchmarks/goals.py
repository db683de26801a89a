"""What sokatsu should reach, as ratios in one run; told as it is, reached or not."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

_MEBIBYTE = 2**20


class Figures(NamedTuple):
    """What was measured of a command.

    Attributes:
        seconds: Those of the clock, the median.
        peak: The most memory at one time, in MiB.
        processor: Seconds of all processors together, in one run.
    """

    seconds: float
    peak: float
    processor: float


Measured = Mapping[str, Figures]
"""What was measured of some commands, by their names."""


class Goal(NamedTuple):
    """One figure that should not be above a bound.

    Attributes:
        name: What it is.
        needs: Names of the commands that it is computed from.
        bound: What it should be at most.
        compute: Computes it from the figures of these commands.
    """

    name: str
    needs: tuple[str, ...]
    bound: float
    compute: Callable[..., float]

    def figure(self, measured: Measured) -> float:
        """Return it."""
        return self.compute(*(measured[name] for name in self.needs))


def ratio(command: str, other: str, bound: float) -> Goal:
    """Seconds of one command as a multiple of those of another."""

    def compute(one: Figures, two: Figures) -> float:
        return one.seconds / two.seconds

    return Goal(f"{command} / {other}", (command, other), bound, compute)


def memory(command: str, other: str, bound: float) -> Goal:
    """How much more memory one command has than another one, in MiB."""

    def compute(one: Figures, two: Figures) -> float:
        return one.peak - two.peak

    return Goal(f"peak of {command} - {other}, MiB", (command, other), bound, compute)


def second_half(start: str, half: str, whole: str) -> Goal:
    """Seconds for the second half of the rows as a multiple of those for the first.

    Args:
        start: The command with hardly any row.
        half: The same with half of the rows.
        whole: The same with all.
    """

    def compute(few: Figures, once: Figures, twice: Figures) -> float:
        return (twice.seconds - once.seconds) / (once.seconds - few.seconds)

    name = f"from {half} to {whole} / up to {half}, start-up aside"
    return Goal(name, (start, half, whole), 1.0, compute)


def bytes_per_row(few: str, many: str, rows: int, bound: float) -> Goal:
    """How much the peak of memory grows with a row, from one command to that with more rows."""

    def compute(one: Figures, two: Figures) -> float:
        return (two.peak - one.peak) * _MEBIBYTE / rows

    return Goal(f"peak from {few} to {many}, bytes a row", (few, many), bound, compute)


def outcome(goal: Goal, measured: Measured, slow: Mapping[str, float]) -> tuple[str, str]:
    """Return the figure of a goal, and whether it is met, as text.

    Args:
        goal: What should be reached.
        measured: What was measured.
        slow: Commands that did not end in time, with the seconds after which they were stopped.
    """
    late = [name for name in goal.needs if name in slow]
    if late:
        return "", f"not measured: {late[0]} takes more than {slow[late[0]]:g} s"
    if any(name not in measured for name in goal.needs):
        return "", "not measured"
    figure = goal.figure(measured)
    if figure <= goal.bound:
        return f"{figure:.2f}", "met"
    return f"{figure:.2f}", f"not met, {figure / goal.bound:.2f} × the bound"
