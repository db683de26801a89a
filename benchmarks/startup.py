"""Short commands: how long they take, beside the imports that they cannot do without."""

import sys
from pathlib import Path

from measuring import Command, in_turn, seconds

_TABLE = str(Path(__file__).parents[1] / "data" / "indicators.csv")
_QUICK = "from sokatsu_cli.model.startup import quick_import\nwith quick_import(): import pandas"

PANDAS = "import pandas"
CLICK = "import click"
VERSION = "sokatsu --version"
HELP = "sokatsu --help"
RATE = "sokatsu rate, 19 rows to a table"

_ARGUMENTS = {
    PANDAS: ["-c", "import pandas"],
    "import pandas, as sokatsu does": ["-c", _QUICK],
    CLICK: ["-c", "import click"],
    VERSION: ["-m", "sokatsu_cli", "--version"],
    HELP: ["-m", "sokatsu_cli", "--help"],
    RATE: ["-m", "sokatsu_cli", "rate", _TABLE, "-f", "table"],
    "sokatsu rate, 19 rows to CSV": ["-m", "sokatsu_cli", "rate", _TABLE, "-f", "csv"],
}


def start_times(rounds: int) -> dict[str, float]:
    """Return the median seconds of every short command."""
    commands = {name: Command([sys.executable, *rest]) for name, rest in _ARGUMENTS.items()}
    for command in commands.values():  # once to fill the caches
        seconds(command)
    return in_turn(commands, rounds)
