"""Write the achievement rates of a CSV table with Spark, one part for each partition.

    python examples/spark_rates.py IN.csv OUT [--multiline]

Needs pyspark[sql] and Java. What to mind: docs/scale-out.md.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import DecimalType, StructType

from sokatsu_cli import rate_table


def read(spark: SparkSession, path: str, *, multiline: bool = False) -> DataFrame:
    """Return a CSV file in UTF-8 as text; a record of another length than the heading stops it."""
    reader = spark.read.options(header=True, escape='"', mode="FAILFAST", multiLine=multiline)
    return reader.csv(path).na.fill("")  # Spark has null for an empty cell


def rates(table: DataFrame, digits: int = 1) -> DataFrame:
    """Return a table with its rates, nothing computed yet."""
    schema = StructType([*table.schema.fields])  # a copy: add() changes the list it was given
    for name in ("rate", "capped_rate"):
        schema.add(name, DecimalType(38, digits))
    for name in ("status", "note"):
        schema.add(name, "string")

    def rated(batches: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for batch in batches:
            yield rate_table(batch, digits=digits)

    return table.mapInPandas(rated, schema)


def write(table: DataFrame, parts: str) -> None:
    """Write cells as they are, which takes options: Spark trims them and quotes empty ones."""
    kept = {"ignoreLeadingWhiteSpace": False, "ignoreTrailingWhiteSpace": False, "emptyValue": ""}
    table.write.options(header=True, escape='"', **kept).csv(parts)


def main() -> None:
    """Write the parts."""
    parser = argparse.ArgumentParser(description="Write the rates of a CSV table with Spark.")
    parser.add_argument("table", metavar="IN.csv")
    parser.add_argument("parts", metavar="OUT", help="a new directory")
    parser.add_argument("--multiline", action="store_true", help="cells may hold line breaks")
    options = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else whichever python3 comes first
    spark = SparkSession.builder.appName("sokatsu").getOrCreate()
    table = rates(read(spark, options.table, multiline=options.multiline))
    write(table, options.parts)
    print(f"{options.parts}: {table.rdd.getNumPartitions()} parts")
    spark.stop()


if __name__ == "__main__":
    main()
