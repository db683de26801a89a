"""Hold many random rows to the slow formulas of the tests, and say how many differ.

    python benchmarks/oracle.py --rows 2000000

The rows have all methods, directions, signs, zeros, missing values, units behind numbers and up to
18 digits; each block of them has its own settings. Both `rate_table` and the bytes of
``sokatsu rate -f csv`` are compared, cell by cell and line by line.
"""

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import NamedTuple

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from random_cells import Number, random_number, spelled
from slow.formats import Cell, Figures
from slow.oracle import achievement, changed, exact_figures
from slow.rates import computed_cells
from slow.rows import Settings
from slow.shared import Direction, Method
from sokatsu_cli import rate_table

_NAMES = ["indicator", "unit", "direction", "baseline", "target", "actual", "method"]
_ADDED = ["rate", "capped_rate", "status", "note", "grade", "change", "change_status"]
_METHODS = ["up=raw,down=difference,maintain=baseline", "up=baseline,down=baseline,maintain=raw"]
_ROUNDINGS = ["half-up", "down", "up", "half-even"]
_CAPS = ["100", None, "120", "150", "99.95", "0"]
_TOLERANCES = ["0", "5", "0.333", "150"]
_GRADES = ["100:A,99.95:B,0.1:C", "120:A,100:B,80:C,0:D"]
_NO_NUMBERS = ["", "-", "集計中"]
_EVERY = list(itertools.product([*Method, *_METHODS], _ROUNDINGS, _CAPS, _TOLERANCES, range(7)))


class _Differences(NamedTuple):
    """How many rows of a block differ, in the frame and in the bytes, and the first of them."""

    rows: int
    frame: int
    lines: int
    first: str


def main() -> int:
    """Compare what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--block", type=int, default=10_000, help="rows with the same settings")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    blocks = range(-(-given.rows // given.block))
    started = time.monotonic()
    rows = frame = lines = 0
    with Pool(given.processes) as pool:
        work = ((given.seed, block, given.block) for block in blocks)
        for found in pool.imap_unordered(_compare, work):
            rows, frame, lines = rows + found.rows, frame + found.frame, lines + found.lines
            print(*filter(None, [found.first]), sep="\n", end="")
    print(f"{rows:,} rows in {time.monotonic() - started:.0f} s")
    print(f"rate_table: {frame:,} differ")
    print(f"sokatsu rate -f csv: {lines:,} differ")
    return bool(frame or lines)


def _settings(seed: int, block: int) -> Settings:
    """Return the settings of a block: over many blocks, every combination in a random order."""
    every = Random(seed).sample(_EVERY, len(_EVERY))
    method, rounding, cap, tolerance, digits = every[block % len(every)]
    grades = Random(f"{seed} {block}").choice(_GRADES)
    return Settings(str(method), tolerance, cap, digits, rounding, (), grades)


def _compare(work: tuple[int, int, int]) -> _Differences:
    """Compare one block."""
    seed, block, rows = work
    settings = _settings(seed, block)
    random = Random(f"rows {seed} {block}")
    drawn = list(_drawn(random, rows, settings))
    texts = [cells for cells, _expected in drawn]
    expected = [
        ["" if cell is None else str(cell) for cell in computed] for _cells, computed in drawn
    ]
    frame = _of_frame(texts, settings)
    lines = _of_command(texts, settings)
    wanted = [
        ",".join([*cells, *computed]) for cells, computed in zip(texts, expected, strict=True)
    ]
    differ = [at for at in range(rows) if frame[at] != expected[at]]
    otherwise = [at for at in range(rows) if at >= len(lines) or lines[at] != wanted[at]]
    otherwise += range(rows, len(lines))
    first = ""
    if differ or otherwise:
        at = (differ or otherwise)[0]
        first = f"{settings}\n  row {wanted[at : at + 1]}\n  frame {frame[at : at + 1]}\n"
        first += f"  line {lines[at : at + 1]}\n"
    return _Differences(rows, len(differ), len(otherwise), first)


def _drawn(random: Random, rows: int, settings: Settings) -> Iterator[tuple[list[str], list[Cell]]]:
    """Draw rows: the cells of each, and what must be computed of them."""
    rules, bounds = settings.rules, settings.bounds
    ways = list(Direction)
    methods = list(Method)
    for place in range(rows):
        way = random.choice(ways)
        method = random.choice(methods) if random.random() < 0.1 else None
        numbers = _numbers(random)
        unit = "人" if random.random() < 0.2 else ""
        texts = [_text(random, number, unit) for number in numbers]
        t, a, b = (None if number is None else number.value for number in numbers)
        formula = method or rules.methods.of(way)
        found = achievement(way, formula, t, a, b, tolerance=rules.tolerance, cap=rules.cap)
        amount, judged = changed(way, b, a, t)
        change = None if amount is None else Figures(exact_figures(amount))
        target, actual, baseline = texts
        cells = [f"甲{place}", unit, way.value, baseline, target, actual, method or ""]
        yield cells, [*computed_cells(found, rules, bounds), change, judged]


def _numbers(random: Random) -> list[Number | None]:
    """Draw target, actual and baseline, some of them missing, some equal."""
    numbers: list[Number | None] = [random_number(random) for _ in range(3)]
    kind = random.random()
    if kind < 0.05:
        numbers[random.randrange(3)] = None
    elif kind < 0.1:
        numbers[random.randrange(3)] = numbers[random.randrange(3)]
    return numbers


def _text(random: Random, number: Number | None, unit: str) -> str:
    """Return the cell of a value: mostly plain, sometimes spelled in another way."""
    if number is None:
        return random.choice(_NO_NUMBERS)
    behind = unit if random.random() < 0.3 else ""
    odd = random.random() < 0.1
    text = spelled(random, number).replace(",", "") if odd else number.text
    return text + behind


def _of_frame(texts: list[list[str]], settings: Settings) -> list[list[str]]:
    """Return the texts of the cells that `rate_table` adds."""
    rated = rate_table(
        pd.DataFrame(texts, columns=_NAMES, dtype=object),
        method=settings.method,
        tolerance=settings.tolerance,
        cap=settings.cap,
        digits=settings.digits,
        rounding=settings.rounding,
        grades=settings.grades,
        baseline_change=True,
    )
    columns = [rated[name].tolist() for name in _ADDED]
    return [
        [
            "" if cell is None else cell if isinstance(cell, str) else format(cell, "f")
            for cell in cells
        ]
        for cells in zip(*columns, strict=True)
    ]


def _of_command(texts: list[list[str]], settings: Settings) -> list[str]:
    """Return the lines that ``sokatsu rate -f csv`` writes below its heading."""
    command = [sys.executable, "-m", "sokatsu_cli", "rate", "-f", "csv", "--baseline-change"]
    command += [*settings.arguments, "--grades", settings.grades]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        path.write_text("".join(f"{','.join(cells)}\n" for cells in [_NAMES, *texts]), "utf-8")
        run = subprocess.run([*command, path], check=True, capture_output=True)
    return run.stdout.decode().splitlines()[1:]


if __name__ == "__main__":
    sys.exit(main())
