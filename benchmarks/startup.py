"""Short commands: how long they take, beside the imports that they cannot do without."""

import sys
from pathlib import Path

from goals import ratio
from groups import Group, Setting
from measuring import Command

_TABLE = str(Path(__file__).parents[1] / "data" / "indicators.csv")
_QUICK = "from sokatsu_cli.model.startup import quick_import\nwith quick_import(): import pandas"

PANDAS = "import pandas"
CLICK = "import click"
VERSION = "sokatsu --version"
HELP = "sokatsu --help"
RATE = "sokatsu rate, 19 rows to a table"

_ARGUMENTS = {
    VERSION: ["-m", "sokatsu_cli", "--version"],
    HELP: ["-m", "sokatsu_cli", "--help"],
    RATE: ["-m", "sokatsu_cli", "rate", _TABLE, "-f", "table"],
    "sokatsu rate, 19 rows to CSV": ["-m", "sokatsu_cli", "rate", _TABLE, "-f", "csv"],
    PANDAS: ["-c", "import pandas"],
    "import pandas, as sokatsu does": ["-c", _QUICK],
    CLICK: ["-c", "import click"],
}
COMMANDS = {name: Command([sys.executable, *rest]) for name, rest in _ARGUMENTS.items()}


def start(_setting: Setting) -> Group:
    """Start, and do hardly anything."""
    goals = [ratio(RATE, PANDAS, 1.0), ratio(VERSION, CLICK, 1.3), ratio(HELP, CLICK, 1.3)]
    return Group("start", None, COMMANDS, goals, PANDAS)
