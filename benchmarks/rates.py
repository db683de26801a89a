"""Rates from CSV to CSV: sokatsu beside what one would use instead.

All write the same bytes, or the run ends. What is not installed is left out, and so is what does
not end within a limit.
"""

import hashlib
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import startup
from goals import memory, ratio
from groups import PEERS, Group, Setting, peer, sokatsu
from measuring import Command

_SOKATSU, _DUCKDB = "sokatsu rate", "DuckDB"
_MILLION = 1_000_000
_CSVKIT_ROWS = 100_000
"""Most rows for csvkit, which holds every cell as an object."""

_PACKAGES = {"polars, streaming": "polars", _DUCKDB: "duckdb", "csvkit": "csvkit"}
_PROGRAMS = {"mawk": "mawk", "Miller": "mlr"}


def million(setting: Setting) -> Group:
    """Compute rates of a million rows."""
    return _rate(setting, setting.rows(_MILLION), 0.8)


def millions(setting: Setting) -> Group:
    """Compute rates of five million rows."""
    return _rate(setting, setting.rows(5 * _MILLION), 0.75)


def _rate(setting: Setting, rows: int, bound: float) -> Group:
    goals = [ratio(_SOKATSU, _DUCKDB, bound), memory(_SOKATSU, startup.PANDAS, 64)]
    commands = _commands(setting.table(rows), setting.to("rates.csv"))
    if rows > _CSVKIT_ROWS:
        commands.pop("csvkit", None)
    return Group("rate from CSV to CSV", rows, commands, goals, _DUCKDB, _digest)


def _digest(path: Path) -> list[str]:
    with path.open("rb") as written:
        return [hashlib.file_digest(written, "sha256").hexdigest()]


def _commands(source: Path, target: Path) -> dict[str, Command]:
    """Return the commands that can be run here; all but the floors write the target."""
    query = ["--tables", "indicators", "--query", str(PEERS / "rate.sql")]
    csvsql = ["-m", "csvkit.utilities.csvsql", "--no-inference", "--no-constraints", *query]
    mawk = ["mawk", "-f", str(PEERS / "rate.awk"), str(source)]
    miller = ["mlr", "--csv", "put", "-f", str(PEERS / "rate.mlr"), str(source)]
    every = {
        _SOKATSU: sokatsu("rate", str(source), to=target),
        "polars, streaming": peer("rate_polars.py", source, target),
        _DUCKDB: peer("rate_duckdb.py", source, target),
        "plain pandas script": peer("rate_pandas.py", source, target),
        "csvkit": Command([sys.executable, *csvsql, str(source)], target, printed=True),
        "mawk": Command(mawk, target, printed=True),
        "Miller": Command(miller, target, printed=True),
        startup.PANDAS: startup.COMMANDS[startup.PANDAS],
        "cp": Command(["cp", str(source), str(target.with_suffix(".copy"))]),
    }
    return {name: command for name, command in every.items() if _is_there(name)}


def _is_there(name: str) -> bool:
    if name in _PACKAGES:
        return find_spec(_PACKAGES[name]) is not None
    return name not in _PROGRAMS or shutil.which(_PROGRAMS[name]) is not None
