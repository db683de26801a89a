-- The same for csvkit's csvsql, which leaves the arithmetic to SQLite.
WITH units AS (
  SELECT *, CAST(round(target * 100) AS INTEGER) AS t,
    CASE WHEN actual GLOB '[0-9]*' THEN CAST(round(actual * 100) AS INTEGER) END AS a
  FROM indicators
), quotients AS (
  SELECT *,
    CASE direction WHEN '↗' THEN a WHEN '↘' THEN t ELSE min(a, t) END AS n,
    CASE direction WHEN '↗' THEN t WHEN '↘' THEN a ELSE max(a, t) END AS d,
    CASE direction WHEN '↗' THEN a >= t WHEN '↘' THEN a <= t ELSE a = t END AS achieved
  FROM units
), rates AS (
  SELECT *, (2000 * n + d) / (2 * nullif(d, 0)) AS q FROM quotients
)
SELECT chapter, section, section_name, indicator, unit, direction, period, year, baseline,
  target, actual, published_rate, reason,
  CASE WHEN a IS NULL OR d = 0 THEN NULL ELSE (q / 10) || '.' || (q % 10) END AS rate,
  CASE WHEN a IS NULL THEN NULL WHEN d = 0 THEN '100.0'
    ELSE (min(q, 1000) / 10) || '.' || (min(q, 1000) % 10) END AS capped_rate,
  CASE WHEN a IS NULL THEN 'no_data' WHEN achieved THEN 'achieved'
    ELSE 'not_achieved' END AS status,
  CASE WHEN a IS NULL THEN 'missing actual' WHEN d = 0 THEN 'actual is 0' END AS note
FROM rates
