"""Large tables: sokatsu beside what one would use instead.

All write the same bytes, or the run ends. What is not installed is left out. So is what takes too
long to be run many times: csvkit, which holds every cell as an object, is measured with 100,000
rows at most, and any command that does not end within a limit is left out of that table.
"""

import hashlib
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measuring import Command, in_turn, peak, seconds
from startup import PANDAS

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = Path(__file__).parent
_PEERS = _HERE / "peers"

COPY = "cp"
SOKATSU = "sokatsu"
ORDINARY = "sokatsu, ordinary path"
PLAIN = "plain pandas script"
DUCKDB = "DuckDB"

_NEEDED: "dict[str, Callable[[], object]]" = {
    "polars, streaming": lambda: find_spec("polars"),
    DUCKDB: lambda: find_spec("duckdb"),
    "csvkit": lambda: find_spec("csvkit"),
    "mawk": lambda: shutil.which("mawk"),
    "Miller": lambda: shutil.which("mlr"),
}
MOST_ROWS = {"csvkit": 100_000}


class Figures(NamedTuple):
    """What was measured of a command.

    Attributes:
        seconds: Those of the clock, the median.
        peak: The most memory at one time, in MiB.
    """

    seconds: float
    peak: float


class Comparison(NamedTuple):
    """What was measured of all commands with one table.

    Attributes:
        rows: The rows of the table.
        rounds: How often everything was run.
        figures: Those of each command, by its name.
        slow: Names of those that took too long to be measured.
    """

    rows: int
    rounds: int
    figures: dict[str, Figures]
    slow: list[str]


def compared(rows: int, rounds: int, limit: float, folder: Path) -> Comparison:
    """Check the output of every command, look at its memory, and then measure its time."""
    commands = _commands(_generated(rows, folder), folder / "rates.csv")
    for name, most in MOST_ROWS.items():
        if rows > most:
            commands.pop(name, None)
    slow = _slow(commands, limit)
    for name in slow:
        del commands[name]
    peaks = {name: peak(command) for name, command in commands.items()}
    medians = in_turn(commands, rounds)
    figures = {name: Figures(medians[name], peaks[name]) for name in commands}
    return Comparison(rows, rounds, figures, slow)


def growth_times(rows: int, rounds: int, folder: Path) -> dict[int, float]:
    """Return the median seconds of sokatsu for hardly any row, for so many, and for twice these."""
    target = folder / "rates.csv"
    commands = {
        str(count): _commands(_generated(count, folder), target)[SOKATSU]
        for count in (19, rows, 2 * rows)
    }
    for command in commands.values():  # once to fill the caches
        seconds(command)
    return {int(count): median for count, median in in_turn(commands, rounds).items()}


def _generated(rows: int, folder: Path) -> Path:
    path = folder / f"{rows}.csv"
    if not path.exists():
        generate = [sys.executable, str(_HERE / "generate.py"), str(rows), str(path)]
        subprocess.run(generate, check=True)
    return path


def _commands(source: Path, target: Path) -> dict[str, Command]:
    """Return the commands that can be run here; all but one floor write the target."""
    python, paths = sys.executable, [str(source), str(target)]
    query = ["--tables", "indicators", "--query", str(_PEERS / "rate.sql")]
    csvsql = ["-m", "csvkit.utilities.csvsql", "--no-inference", "--no-constraints", *query]
    rate = ["rate", str(source), "-o", str(target)]
    every = {
        PANDAS: Command([python, "-c", "import pandas"]),
        COPY: Command(["cp", *paths], target),
        SOKATSU: Command([python, "-m", "sokatsu_cli", *rate], target),
        ORDINARY: Command([python, str(_HERE / "ordinary.py"), *rate], target),
        PLAIN: Command([python, str(_PEERS / "pandas_script.py"), *paths], target),
        "polars, streaming": Command([python, str(_PEERS / "polars_script.py"), *paths], target),
        DUCKDB: Command([python, str(_PEERS / "duckdb_script.py"), *paths], target),
        "csvkit": Command([python, *csvsql, str(source)], target, printed=True),
        "mawk": Command(
            ["mawk", "-f", str(_PEERS / "rate.awk"), str(source)], target, printed=True
        ),
        "Miller": Command(
            ["mlr", "--csv", "put", "-f", str(_PEERS / "rate.mlr"), str(source)],
            target,
            printed=True,
        ),
    }
    return {name: command for name, command in every.items() if _NEEDED.get(name, lambda: True)()}


def _slow(commands: dict[str, Command], limit: float) -> list[str]:
    """Run all that compute once: return those that take too long, end where output differs."""
    digests, slow = {}, []
    for name, command in commands.items():
        if command.target is None or name == COPY:
            continue
        try:
            seconds(command, None if name == SOKATSU else limit)
        except subprocess.TimeoutExpired:
            slow.append(name)
            continue
        with command.target.open("rb") as written:
            digests[name] = hashlib.file_digest(written, "sha256").hexdigest()
    different = [name for name, digest in digests.items() if digest != digests[SOKATSU]]
    if different:
        raise SystemExit(f"other output than sokatsu: {', '.join(different)}")
    return slow
