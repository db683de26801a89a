"""What sokatsu should reach, as ratios in one run; told as it is, reached or not."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from large import DUCKDB, ORDINARY, PLAIN, SOKATSU, Comparison, Figures
from startup import CLICK, HELP, PANDAS, RATE, VERSION

_MILLION = 1_000_000
_TO_DUCKDB = {_MILLION: 0.8, 5 * _MILLION: 0.75}


class Goal(NamedTuple):
    """One figure that should not be above a bound.

    Attributes:
        name: What it is.
        figure: It, None if this run did not measure it.
        bound: What it should be at most.
    """

    name: str
    figure: float | None
    bound: float

    @property
    def outcome(self) -> str:
        """Whether the goal is met, in words."""
        if self.figure is None:
            return "not measured"
        return "met" if self.figure <= self.bound else "not met"


def goals(
    start: Mapping[str, float], comparisons: Iterable[Comparison], growth: Mapping[int, float]
) -> list[Goal]:
    """Return every goal with what was measured."""
    tables = {comparison.rows: comparison.figures for comparison in comparisons}
    return [
        *_start_goals(start),
        *(_to_duckdb(rows, tables.get(rows, {})) for rows in _TO_DUCKDB),
        *(_over_pandas(rows, tables.get(rows, {})) for rows in _TO_DUCKDB),
        _peak_growth(*(tables.get(rows, {}) for rows in _TO_DUCKDB)),
        *(_to_plain(rows, tables.get(rows, {})) for rows in _TO_DUCKDB),
        _time_growth(growth),
    ]


def _start_goals(start: Mapping[str, float]) -> list[Goal]:
    return [
        Goal(f"{name} / {floor}, seconds", start[name] / start[floor], bound)
        for name, floor, bound in [(RATE, PANDAS, 1.0), (VERSION, CLICK, 1.3), (HELP, CLICK, 1.3)]
    ]


def _to_duckdb(rows: int, figures: Mapping[str, Figures]) -> Goal:
    name = f"{rows:,} rows: {SOKATSU} / {DUCKDB}, seconds"
    return Goal(name, _seconds_ratio(figures, SOKATSU, DUCKDB), _TO_DUCKDB[rows])


def _over_pandas(rows: int, figures: Mapping[str, Figures]) -> Goal:
    over = figures[SOKATSU].peak - figures[PANDAS].peak if figures else None
    return Goal(f"{rows:,} rows: peak of {SOKATSU} - {PANDAS}, MiB", over, 64)


def _peak_growth(few: Mapping[str, Figures], many: Mapping[str, Figures]) -> Goal:
    ratio = many[SOKATSU].peak / few[SOKATSU].peak if few and many else None
    return Goal(f"peak of {SOKATSU}: 5,000,000 rows / 1,000,000 rows", ratio, 1.1)


def _to_plain(rows: int, figures: Mapping[str, Figures]) -> Goal:
    name = f"{rows:,} rows: {ORDINARY} / {PLAIN}, seconds"
    return Goal(name, _seconds_ratio(figures, ORDINARY, PLAIN), 1.0)


def _time_growth(growth: Mapping[int, float]) -> Goal:
    (_few, start), (rows, once), (_rows, twice) = sorted(growth.items())
    return Goal(
        f"{SOKATSU}: seconds for the second {rows:,} rows / the first, start-up aside",
        (twice - once) / (once - start),
        1.0,
    )


def _seconds_ratio(figures: Mapping[str, Figures], name: str, other: str) -> float | None:
    if name not in figures or other not in figures:
        return None
    return figures[name].seconds / figures[other].seconds
