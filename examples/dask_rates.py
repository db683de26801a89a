"""Write the achievement rates of a CSV table with Dask, one part for each partition.

    python examples/dask_rates.py IN.csv OUT [--blocksize SIZE]

Needs dask[dataframe]. What to mind: docs/scale-out.md.
"""

import argparse
from pathlib import Path

import dask
import dask.dataframe as dd
import pandas as pd

from sokatsu_cli import rate_table


def rates(path: str | Path, blocksize: str | int | None = "default") -> dd.DataFrame:
    """Return a table with its rates, nothing computed yet.

    Args:
        path: A CSV file in UTF-8; no two headings are the same.
        blocksize: Bytes of a partition, as a number or such as ``64MB``; None for the whole file.
    """
    with dask.config.set({"dataframe.convert-string": False}):  # cells stay text objects
        table = dd.read_csv(path, blocksize=blocksize, dtype=object, keep_default_na=False)
    heading = pd.read_csv(path, nrows=0, dtype=object)
    return table.map_partitions(rate_table, meta=rate_table(heading))


def main() -> None:
    """Write the parts."""
    parser = argparse.ArgumentParser(description="Write the rates of a CSV table with Dask.")
    parser.add_argument("table", metavar="IN.csv")
    parser.add_argument("parts", metavar="OUT", type=Path, help="a new directory")
    parser.add_argument("--blocksize", default="default", help="such as 64MB; none: a whole file")
    options = parser.parse_args()
    table = rates(options.table, None if options.blocksize == "none" else options.blocksize)
    options.parts.mkdir()
    with dask.config.set(scheduler="processes"):  # a cluster has a dask.distributed.Client instead
        table.to_csv(options.parts / "part-*.csv", index=False)
    print(f"{options.parts}: {table.npartitions} parts")


if __name__ == "__main__":  # each process of Dask imports this file
    main()
