"""The explanations of small tables, as sentences."""

from collections.abc import Collection, Mapping

import pandas as pd

from sokatsu_cli import check_rates
from sokatsu_cli.check.explaining.sentences import sentence

ROW = {
    "indicator": "甲",
    "unit": "",
    "direction": "up",
    "period": "",
    "year": "",
    "target": "",
    "actual": "",
    "baseline": "",
    "method": "",
    "published_rate": "",
}

_EVERY = 999


def lines(count: int) -> pd.RangeIndex:
    """Return the index of a frame whose rows stand on the lines from 1."""
    return pd.RangeIndex(1, count + 1, name="line")


def told(
    rows: Collection[Mapping[str, str]], causes: Collection[str], **settings: object
) -> list[tuple[int, str]]:
    """Return all explanations that assume one of some causes, with the lines of their rows.

    Args:
        rows: What differs from `ROW` in each row; the first one stands on line 1.
        causes: Names of causes.
        settings: As for `check_rates`.
    """
    frame = pd.DataFrame([{**ROW, **row} for row in rows], lines(len(rows)), dtype=object)
    report = check_rates(frame, **settings)  # type: ignore[arg-type]
    return [
        (finding.line, sentence(each, "en", finding.places))
        for finding in report.findings
        for each in finding.because[:_EVERY]
        if {*map(str, each.causes)} & {*causes}
    ]
