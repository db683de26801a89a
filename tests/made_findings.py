"""Findings as checks make them, for tests of what shows them."""

from collections.abc import Mapping

from sokatsu_cli.check.findings import Finding

DATA: Mapping[str, Mapping[str, object]] = {
    "rate-differs": {"published": "44.5", "computed": "44.4"},
    "not-comparable": {"published": "44.5", "note": "missing actual"},
    "mixed-precision": {"published": "44", "decimals": 0, "digits": 1},
    "above-cap": {"published": "101.0", "cap": "100"},
    "reason-missing": {"period": "後期"},
    "reason-unneeded": {"period": "後期"},
    "duplicate-row": {"first_line": 2},
    "baseline-regressed": {"actual": "3", "baseline": "4"},
    "target-behind-baseline": {"target": "3", "baseline": "4"},
    "status-differs": {
        "published": "○",
        "by": "target",
        "computed": "not_achieved",
        "rate": "44.4",
    },
}
"""What findings of each name may say."""


def made(line: int, name: str, path: str = "a.csv", **data: object) -> Finding:
    """Return a finding of a row, whose data are the usual ones but for those that are given."""
    other = 2 if name == "duplicate-row" else None
    return Finding(path, line, name, {**DATA[name], **data}, "甲", "後期", "H30", other=other)
