"""The scripts of docs/scale-out.md give what one process gives, row for row."""

import csv
import os
import random
import runpy
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sokatsu_cli import rate_table, read_indicators
from support import Sokatsu

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
NUMBERS = ["", "-", "集計中", "0", "80", "81", "1,360", "12.5", "99.96", "▲3", "１２"]
REMARKS = ["", " kept ", 'a "quoted" one', "a, b", "\\", "NA", "007"]
BREAKS = [*REMARKS, "two\nlines", 'a\n"b"\n\nc']

needs_dask = pytest.mark.skipif(find_spec("dask") is None, reason="needs dask")
needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None, reason="needs pyspark and Java"
)
SMALL_PARTS = (
    "--conf spark.sql.files.maxPartitionBytes=65536 --conf spark.sql.files.openCostInBytes=0 "
    "--conf spark.ui.enabled=false --master local[2] pyspark-shell"
)


def table_of(rows: int, path: Path, remarks: Sequence[str] = REMARKS) -> Path:
    """Write a table that has a bit of everything, and return its path."""
    source = random.Random(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "指標", "direction", "baseline", "target", "actual", "remark"])
        for number in range(rows):
            name = [f"{number:05}", f"満足度 {number}", source.choice("↗↘→")]
            writer.writerow([*name, *source.choices(NUMBERS, k=3), source.choice(remarks)])
    return path


def cells(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """Return a column's type and cells by its name."""
    return {str(name): [column.dtype, *column.tolist()] for name, column in frame.items()}


def parts_of(script: str, *arguments: str | Path) -> list[bytes]:
    """Run an example as a user does, and return its parts in order."""
    *_, parts = arguments
    subprocess.run(
        [sys.executable, EXAMPLES / script, *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, "PYSPARK_SUBMIT_ARGS": SMALL_PARTS},
    )
    return [part.read_bytes() for part in sorted(Path(parts).glob("part-*.csv"))]


def joined(parts: list[bytes]) -> bytes:
    """Return one table: each part has the heading."""
    heading, _, _ = parts[0].partition(b"\n")
    assert all(part.startswith(heading + b"\n") for part in parts)
    return heading + b"\n" + b"".join(part.removeprefix(heading + b"\n") for part in parts)


@needs_dask
@pytest.mark.parametrize(
    ("rows", "remarks", "blocksize", "least"),
    [(700, REMARKS, 4096, 5), (3000, REMARKS, "64KB", 2), (300, BREAKS, None, 1)],
    ids=["small parts", "parts with vectors", "line breaks, a whole file"],
)
def test_dask_gives_the_same_objects(
    rows: int, remarks: list[str], blocksize: str | int | None, least: int, tmp_path: Path
) -> None:
    path = table_of(rows, tmp_path / "table.csv", remarks)
    rated = runpy.run_path(str(EXAMPLES / "dask_rates.py"))["rates"](path, blocksize)
    assert rated.npartitions >= least
    found = rated.compute(scheduler="synchronous")
    assert cells(found) == cells(rate_table(read_indicators(path)))


@needs_dask
def test_dask_writes_the_published_table(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = ROOT / "data/indicators.csv"
    parts = parts_of("dask_rates.py", "--blocksize=1500", path, tmp_path / "parts")
    assert len(parts) >= 2
    assert joined(parts) == sokatsu("rate", path, "-f", "csv").stdout


@needs_spark
@pytest.mark.parametrize(
    ("options", "remarks", "least"),
    [([], REMARKS, 2), (["--multiline"], BREAKS, 1)],
    ids=["lines", "line breaks"],
)
def test_spark_writes_the_same_rows(
    options: list[str], remarks: list[str], least: int, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = table_of(3000, tmp_path / "table.csv", remarks)
    parts = parts_of("spark_rates.py", *options, path, tmp_path / "parts")
    assert len(parts) >= least
    assert joined(parts) == sokatsu("rate", path, "-f", "csv").stdout
