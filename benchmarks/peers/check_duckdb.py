"""The comparison of check in DuckDB: capped rates from decimals, in whole tenths.

With a target that ends with .json it writes what each row is, else how many rows are what.
"""

import sys

import duckdb

source, target = sys.argv[1:]
database = duckdb.connect(config={"threads": 2})
rows = f"""
    WITH numbers AS (
      SELECT indicator, period, direction, row_number() OVER () + 1 AS line,
        CAST(CAST(target AS DECIMAL(18, 2)) * 100 AS BIGINT) AS t,
        CAST(TRY_CAST(actual AS DECIMAL(18, 2)) * 100 AS BIGINT) AS a,
        CAST(TRY_CAST(rtrim(published_rate, '%') AS DECIMAL(18, 1)) * 10 AS BIGINT) AS published
      FROM read_csv('{source}', all_varchar = true, header = true)
    ), quotients AS (
      SELECT *,
        CASE direction WHEN '↗' THEN a WHEN '↘' THEN t ELSE least(a, t) END AS n,
        CASE direction WHEN '↗' THEN t WHEN '↘' THEN a ELSE greatest(a, t) END AS d
      FROM numbers
    ), rates AS (
      SELECT line, indicator, period, published,
        CASE WHEN a IS NULL THEN NULL WHEN d = 0 THEN 1000
          ELSE least((2000 * n + d) // (2 * d), 1000) END AS tenths
      FROM quotients
    )
    SELECT line, indicator, period,
      CASE WHEN published IS NULL THEN 'unpublished' WHEN tenths IS NULL THEN 'not_comparable'
        WHEN published = tenths THEN 'agrees' ELSE 'differs' END AS outcome
    FROM rates
"""  # noqa: S608 - a path of ours
if target.endswith(".json"):
    database.sql(f"COPY ({rows}) TO '{target}' (FORMAT json, ARRAY true)")
else:
    counts = f"SELECT outcome, count(*) AS rows FROM ({rows}) GROUP BY outcome ORDER BY outcome"  # noqa: S608
    database.sql(f"COPY ({counts}) TO '{target}' (FORMAT csv, HEADER false)")
