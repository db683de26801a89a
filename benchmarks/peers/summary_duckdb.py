"""The summary in DuckDB: GROUP BY with counts, means and medians of rates in doubles."""

import sys

import duckdb

source, target = sys.argv[1:]
duckdb.connect(config={"threads": 2}).sql(
    f"""
    COPY (
      WITH numbers AS (
        SELECT *, row_number() OVER () + 1 AS line,
          CAST(target AS DECIMAL(18, 2)) AS t, TRY_CAST(actual AS DECIMAL(18, 2)) AS a
        FROM read_csv('{source}', all_varchar = true, header = true)
      ), rates AS (
        SELECT chapter, section, section_name, indicator, unit, period, line, a,
          CASE direction WHEN '↗' THEN a >= t WHEN '↘' THEN a <= t ELSE a = t END AS achieved,
          CASE WHEN a IS NULL THEN NULL WHEN direction = '↘' AND a = 0 THEN 100
            ELSE least(100, 100 * CASE direction WHEN '↗' THEN a / t WHEN '↘' THEN t / a
              ELSE least(a, t) / greatest(a, t) END)
          END AS rate
        FROM numbers
      )
      SELECT coalesce(chapter, 'total') AS chapter, section, section_name,
        count(*) AS rows, count(DISTINCT (indicator, unit)) AS indicators,
        count(*) FILTER (achieved) AS achieved, count(*) FILTER (NOT achieved) AS not_achieved,
        count(*) FILTER (a IS NULL) AS no_data,
        round(100 * count(*) FILTER (achieved) / count(a), 1) AS share_achieved,
        round(avg(rate), 1) AS mean_capped_rate, round(median(rate), 1) AS median_capped_rate,
        count(*) FILTER (rate IS NULL) AS without_capped_rate,
        round(min(rate), 1) AS lowest_capped_rate, arg_min(indicator, rate) AS lowest_indicator,
        arg_min(period, rate) AS lowest_period, arg_min(line, rate) AS lowest_line
      FROM rates
      GROUP BY GROUPING SETS ((chapter, section, section_name), ())
      ORDER BY grouping(rates.chapter), min(line)
    ) TO '{target}' (FORMAT csv, HEADER true)
    """  # noqa: S608 - two paths of ours
)
