"""The script that an analyst would write with pandas; whole hundredths make it exact."""

import sys

import numpy as np
import pandas as pd

table = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
t = (pd.to_numeric(table["target"]) * 100).round().astype("int64")
actual = pd.to_numeric(table["actual"], errors="coerce")
there = actual.notna()
a = (actual.fillna(0) * 100).round().astype("int64")
up, down = table["direction"] == "↗", table["direction"] == "↘"
n = np.where(up, a, np.where(down, t, np.minimum(a, t)))
d = np.where(up, t, np.where(down, a, np.maximum(a, t)))
zero = there & (d == 0)
rated = there & ~zero
tenths = pd.Series((2000 * n + d) // np.maximum(2 * d, 1), index=table.index)
achieved = np.where(up, a >= t, np.where(down, a <= t, a == t))
table["rate"] = (tenths / 10).map("{:.1f}".format).where(rated, "")
capped = (tenths.clip(upper=1000) / 10).map("{:.1f}".format)
table["capped_rate"] = capped.where(rated, "").mask(zero, "100.0")
table["status"] = np.where(~there, "no_data", np.where(achieved, "achieved", "not_achieved"))
table["note"] = np.where(~there, "missing actual", np.where(zero, "actual is 0", ""))
table.to_csv(sys.argv[2], index=False, lineterminator="\n")
