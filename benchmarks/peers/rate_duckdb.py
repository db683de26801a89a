"""The same in DuckDB, in whole hundredths."""

import sys

import duckdb

source, target = sys.argv[1:]
duckdb.connect(config={"threads": 2}).sql(
    f"""
    COPY (
      WITH units AS (
        SELECT *, CAST(round(CAST(target AS DECIMAL(18, 2)) * 100) AS BIGINT) AS t,
          CAST(round(TRY_CAST(actual AS DECIMAL(18, 2)) * 100) AS BIGINT) AS a
        FROM read_csv('{source}', all_varchar = true, header = true)
      ), quotients AS (
        SELECT *,
          CASE direction WHEN '↗' THEN a WHEN '↘' THEN t ELSE least(a, t) END AS n,
          CASE direction WHEN '↗' THEN t WHEN '↘' THEN a ELSE greatest(a, t) END AS d,
          CASE direction WHEN '↗' THEN a >= t WHEN '↘' THEN a <= t ELSE a = t END AS achieved
        FROM units
      ), rates AS (
        SELECT *, (2000 * n + d) // (2 * nullif(d, 0)) AS q FROM quotients
      )
      SELECT * EXCLUDE (t, a, n, d, achieved, q),
        CASE WHEN a IS NULL OR d = 0 THEN NULL ELSE (q // 10) || '.' || (q % 10) END AS rate,
        CASE WHEN a IS NULL THEN NULL WHEN d = 0 THEN '100.0'
          ELSE (least(q, 1000) // 10) || '.' || (least(q, 1000) % 10) END AS capped_rate,
        CASE WHEN a IS NULL THEN 'no_data' WHEN achieved THEN 'achieved'
          ELSE 'not_achieved' END AS status,
        CASE WHEN a IS NULL THEN 'missing actual' WHEN d = 0 THEN 'actual is 0' END AS note
      FROM rates
    ) TO '{target}' (FORMAT csv, HEADER true, NULLSTR '')
    """  # noqa: S608 - two paths of ours
)
