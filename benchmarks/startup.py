"""How long short commands take, as ratios to ``python -c "import pandas"`` in the same run.

    python benchmarks/startup.py [ROUNDS]

Each round runs every command once, in turn, so that a slow minute of the machine meets all of
them; the ratio is that of the medians.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

TABLE = Path(__file__).parents[1] / "data" / "indicators.csv"
FLOOR = "import pandas"
COMMANDS = {
    FLOOR: ["-c", "import pandas"],
    "import click": ["-c", "import click"],
    "sokatsu --version": ["-m", "sokatsu_cli", "--version"],
    "sokatsu --help": ["-m", "sokatsu_cli", "--help"],
    "sokatsu rate": ["-m", "sokatsu_cli", "rate", str(TABLE)],
    "sokatsu rate -f csv": ["-m", "sokatsu_cli", "rate", str(TABLE), "-f", "csv"],
}


def seconds(arguments: list[str]) -> float:
    """Run one command to its end and return its wall-clock time in seconds."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each command in seconds, and its ratio to the floor."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for arguments in COMMANDS.values():  # once to fill the caches
        seconds(arguments)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _round in range(rounds):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    floor = statistics.median(times[FLOOR])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<22} {median:6.3f} s  {median / floor:5.2f} x")


if __name__ == "__main__":
    main()
