"""The summary as an analyst would write it with pandas: floats, groupby and agg."""

import sys

import numpy as np
import pandas as pd

table = pd.read_csv(sys.argv[1], na_values=["-", "集計中"])
target, actual = table["target"], table["actual"]
lower, upper = np.minimum(actual, target), np.maximum(actual, target)
directions = [table["direction"] == "↗", table["direction"] == "↘"]
rate = np.select(directions, [actual / target, target / actual], lower / upper) * 100
table["rate"] = pd.Series(rate).clip(upper=100)
met = np.select(directions, [actual >= target, actual <= target], actual == target)
table["achieved"] = met & actual.notna()
table["not_achieved"] = ~met & actual.notna()
table["no_data"] = actual.isna()
table["without"] = table["rate"].isna()
table["identity"] = table["indicator"] + "\t" + table["unit"]
table["line"] = table.index + 2
keys = ["chapter", "section", "section_name"]
total = table.assign(chapter="total", section="", section_name="")
lines = []
for rows in (table, total):
    groups = rows.groupby(keys, sort=False)
    found = groups.agg(
        rows=("line", "size"),
        indicators=("identity", "nunique"),
        achieved=("achieved", "sum"),
        not_achieved=("not_achieved", "sum"),
        no_data=("no_data", "sum"),
        share_achieved=("achieved", "mean"),
        mean_capped_rate=("rate", "mean"),
        median_capped_rate=("rate", "median"),
        without_capped_rate=("without", "sum"),
        lowest_capped_rate=("rate", "min"),
    )
    found["share_achieved"] = 100 * found["achieved"] / (found["rows"] - found["no_data"])
    lowest = table.loc[groups["rate"].idxmin(), ["indicator", "period", "line"]]
    found[["lowest_indicator", "lowest_period", "lowest_line"]] = lowest.to_numpy()
    lines.append(found.round(1).reset_index())
pd.concat(lines).to_csv(sys.argv[2], index=False)
