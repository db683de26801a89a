"""The comparison of check as an analyst would write it with pandas: floats, and round."""

import sys

import numpy as np
import pandas as pd

table = pd.read_csv(sys.argv[1], na_values=["-", "集計中"])
target, actual = table["target"], table["actual"]
published = table["published_rate"].str.rstrip("%").astype(float)
lower, upper = np.minimum(actual, target), np.maximum(actual, target)
directions = [table["direction"] == "↗", table["direction"] == "↘"]
rate = np.select(directions, [actual / target, target / actual], lower / upper) * 100
computed = pd.Series(rate).clip(upper=100).round(1)
outcome = np.select(
    [published.isna(), computed.isna(), computed == published],
    ["unpublished", "not_comparable", "agrees"],
    "differs",
)
pd.Series(outcome).value_counts().sort_index().to_csv(sys.argv[2], header=False)
