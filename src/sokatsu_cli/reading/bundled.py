"""The published table that comes with sokatsu."""

from pathlib import Path


def bundled_table() -> Path:
    """Return the path of the bundled ``indicators.csv``: in the wheel, or in the source tree.

    Source: 第5次所沢市総合計画 総括表, chapter 1.
    """
    package = Path(__file__).parents[1]
    in_wheel = package / "data" / "indicators.csv"
    return in_wheel if in_wheel.exists() else package.parents[1] / "data" / "indicators.csv"
