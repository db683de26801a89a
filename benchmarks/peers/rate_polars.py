"""The same in polars, streaming, in whole hundredths."""

import sys

import polars as pl

source, target = sys.argv[1:]
table = pl.scan_csv(source, infer_schema=False)
t = (pl.col("target").cast(pl.Float64) * 100).round().cast(pl.Int64)
a = (pl.col("actual").cast(pl.Float64, strict=False) * 100).round().cast(pl.Int64)
up, down = pl.col("direction") == "↗", pl.col("direction") == "↘"


def per_direction(on_up: pl.Expr, on_down: pl.Expr, on_maintain: pl.Expr) -> pl.Expr:
    """Choose by the direction of the row."""
    return pl.when(up).then(on_up).when(down).then(on_down).otherwise(on_maintain)


def printed(tenths: pl.Expr) -> pl.Expr:
    """Return tenths as they are printed."""
    return (tenths // 10).cast(pl.String) + "." + (tenths % 10).cast(pl.String)


NOTHING = pl.lit(None, dtype=pl.String)
a_, t_, n, d, q = (pl.col(name) for name in ("_a", "_t", "_n", "_d", "_q"))
(
    table.with_columns(_a=a, _t=t)
    .with_columns(
        _n=per_direction(a_, t_, pl.min_horizontal(a_, t_)),
        _d=per_direction(t_, a_, pl.max_horizontal(a_, t_)),
        _achieved=per_direction(a_ >= t_, a_ <= t_, a_ == t_),
    )
    .with_columns(_q=(2000 * n + d) // pl.when(d == 0).then(1).otherwise(2 * d))
    .with_columns(
        rate=pl.when(a_.is_null() | (d == 0)).then(NOTHING).otherwise(printed(q)),
        capped_rate=pl.when(a_.is_null())
        .then(NOTHING)
        .when(d == 0)
        .then(pl.lit("100.0"))
        .otherwise(printed(pl.min_horizontal(q, pl.lit(1000)))),
        status=pl.when(a_.is_null())
        .then(pl.lit("no_data"))
        .when(pl.col("_achieved"))
        .then(pl.lit("achieved"))
        .otherwise(pl.lit("not_achieved")),
        note=pl.when(a_.is_null())
        .then(pl.lit("missing actual"))
        .when(d == 0)
        .then(pl.lit("actual is 0"))
        .otherwise(NOTHING),
    )
    .drop("_a", "_t", "_n", "_d", "_q", "_achieved")
    .sink_csv(target, quote_style="necessary")
)
