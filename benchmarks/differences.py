"""A table of which all published rates differ, checked beside the same one with the right rates."""

import csv
import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from generate import SEED
from goals import ratio
from groups import Group, Setting, sokatsu

_ROWS = 20_000
_RIGHT = "all rates agree"


def _nonsense(right: int, chance: random.Random) -> int:
    return right + chance.choice([-1, 1]) * chance.randint(12, 120)


def _digit(right: int, chance: random.Random) -> int:
    place = int(10 ** chance.randrange(len(str(right))))
    digit = right // place % 10
    return right + ((digit + chance.randint(1, 9)) % 10 - digit) * place


_SLIPS = {"all rates are nonsense": _nonsense, "all rates have a wrong digit": _digit}


def differing(setting: Setting) -> Group:
    """Check tables whose rates all differ, and are explained where something explains them."""
    rows = setting.rows(_ROWS)
    right = setting.to(f"right-{rows}.csv")
    columns = "indicator,unit,direction,period,year,target,actual,capped_rate"
    command = ["rate", str(setting.table(rows)), "-f", "csv", "--columns", columns]
    run = [sys.executable, "-m", "sokatsu_cli", *command, "-o", str(right)]
    subprocess.run(run, check=True)
    table = [row for row in csv.reader(right.open(encoding="utf-8")) if row[-1]]
    _write(right, table, lambda rate, _chance: rate)
    commands = {_RIGHT: sokatsu("check", str(right))}
    for name, slip in _SLIPS.items():
        path = setting.to(f"{name.rpartition(' ')[2]}-{rows}.csv")
        _write(path, table, slip)
        commands[name] = sokatsu("check", str(path))
    goals = [ratio(name, _RIGHT, 3) for name in _SLIPS]
    return Group("check of rates that differ", rows, commands, goals, _RIGHT)


def _write(
    path: Path, rows: Iterable[list[str]], slip: Callable[[int, random.Random], int]
) -> None:
    """Write a table with the rates that slips make of the right ones, in tenths."""
    chance = random.Random(SEED)
    heading, *others = rows
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*heading[:-1], "published_rate"])
        for *cells, rate in others:
            printed = slip(int(rate.replace(".", "")), chance)
            writer.writerow([*cells, f"{printed / 10:.1f}"])
