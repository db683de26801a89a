"""How long large tables take, beside what one would use instead; writes docs/performance.md.

    python benchmarks/large.py [ROWS] [ROUNDS]

Every round runs every command once, in turn, so that a slow minute of the machine meets all of
them. All write the same bytes, or the run ends; what is not installed is left out.
"""

import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
FLOOR = "import pandas"
MARK = "<!-- measured -->\n"


class Run(NamedTuple):
    """One run of a command: seconds of the clock, and the most memory it had, in MiB."""

    seconds: float
    peak: float


def commands(source: Path, target: Path) -> dict[str, list[str]]:
    """Return the commands that can be run here; all but the floor write the target."""
    python = [sys.executable]
    peers = HERE / "peers"
    shell = ["bash", "-c"]
    every = {
        FLOOR: [*python, "-c", "import pandas"],
        "cp": ["cp", str(source), str(target)],
        "sokatsu": [*python, "-m", "sokatsu_cli", "rate", str(source), "-o", str(target)],
        "plain pandas script": [*python, str(peers / "pandas_script.py"), str(source), str(target)],
        "polars, streaming": [*python, str(peers / "polars_script.py"), str(source), str(target)],
        "DuckDB": [*python, str(peers / "duckdb_script.py"), str(source), str(target)],
        "mawk": [*shell, f"mawk -f {peers / 'rate.awk'} {source} > {target}"],
        "Miller": [*shell, f"mlr --csv put -f {peers / 'rate.mlr'} {source} > {target}"],
    }
    needed: dict[str, Callable[[], object]] = {
        "polars, streaming": lambda: find_spec("polars"),
        "DuckDB": lambda: find_spec("duckdb"),
        "mawk": lambda: shutil.which("mawk"),
        "Miller": lambda: shutil.which("mlr"),
    }
    return {name: command for name, command in every.items() if needed.get(name, lambda: True)()}


def measured(command: list[str]) -> Run:
    """Run a command to its end."""
    start = time.perf_counter()
    child = subprocess.Popen(command)
    _pid, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"failed: {command}")
    return Run(seconds, usage.ru_maxrss / 1024)


def same_output(runs: dict[str, list[str]], target: Path) -> None:
    """Run every command that computes once, and end where one writes other bytes."""
    digests = {}
    for name, command in runs.items():
        if name not in (FLOOR, "cp"):
            target.unlink(missing_ok=True)
            measured(command)
            with target.open("rb") as written:  # in pieces: a child begins with our peak memory
                digests[name] = hashlib.file_digest(written, "sha256").hexdigest()
    different = [name for name, digest in digests.items() if digest != digests["sokatsu"]]
    if different:
        raise SystemExit(f"other output than sokatsu: {', '.join(different)}")


def table(rows: int, runs: dict[str, list[Run]]) -> str:
    """Return the medians as a Markdown table, with ratios to DuckDB where it is there."""
    base = "DuckDB" if "DuckDB" in runs else "sokatsu"
    medians = {name: statistics.median(run.seconds for run in each) for name, each in runs.items()}
    lines = [
        f"| {rows:,} rows | seconds | × {base} | rows per second | peak MiB |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, seconds in sorted(medians.items(), key=lambda pair: pair[1]):
        speed = "" if name == FLOOR else f"{rows / seconds:,.0f}"
        peak = max(run.peak for run in runs[name])
        ratio = seconds / medians[base]
        lines.append(f"| {name} | {seconds:.2f} | {ratio:.2f} | {speed} | {peak:.0f} |")
    return "\n".join([*lines, ""])


def main() -> None:
    """Measure, print the table and put it into the page."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5  # noqa: PLR2004
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.csv", Path(folder) / "out.csv"
        generate = [sys.executable, str(HERE / "generate.py"), str(rows), str(source)]
        subprocess.run(generate, check=True)
        there = commands(source, target)
        same_output(there, target)
        runs: dict[str, list[Run]] = {name: [] for name in there}
        for _round in range(rounds):
            for name, command in there.items():
                target.unlink(missing_ok=True)
                runs[name].append(measured(command))
    result = table(rows, runs)
    print(result)
    if PAGE.exists():
        before, mark, _old = PAGE.read_text(encoding="utf-8").partition(MARK)
        PAGE.write_text(before + mark + "\n" + result, encoding="utf-8")


if __name__ == "__main__":
    main()
