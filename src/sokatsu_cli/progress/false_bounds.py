"""Shares that print as a bound which their exact values do not reach."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.progress.measures import MEASURES
from sokatsu_cli.progress.settings import Settings
from sokatsu_cli.progress.shown_columns import Shares
from sokatsu_cli.writing.displays import Table

_WHOLE = Fraction(100)
"""The share of the way at which a target is achieved, in %."""


def false_ways(table: Table, settings: Settings, shares: Sequence[Shares]) -> dict[str, list[bool]]:
    """Return for the columns ``way`` and ``pace`` which of their m cells look better than they are.

    Args:
        table: The table of progress.
        settings: The bounds.
        shares: The exact shares of each row: see `shares_gone`.
    """
    missed = _missed("way", settings.bounds)
    classes = table.column("class")
    return {
        "way": [
            name != ProgressClass.ACHIEVED and _is_false(way, _WHOLE)
            for way, name in zip(table.column("way"), classes, strict=True)
        ],
        "pace": [
            _is_false(pace, missed.get(name)) and _pace(*share) < missed[name]
            for pace, name, share in zip(table.column("pace"), classes, shares, strict=True)
        ],
    }


def _pace(gone: Fraction | None, due: Fraction | None) -> Fraction:
    """Return the exact pace in %, where there are both."""
    return (gone or Fraction(0)) * 100 / (due or Fraction(1))


def false_growths(table: Table, settings: Settings) -> dict[str, list[bool]]:
    """Return the same for the columns of growth, by the classes: its digits have no end."""
    missed = _missed("growth", settings.bounds)
    without_target = _missed("growth", settings.growth_bounds)
    shares = _rows(table, "growth_share", "class")
    seen = _rows(table, "growth_seen", "target", "direction", "class")
    return {
        "growth_share": [_is_false(share, missed.get(name)) for share, name in shares],
        "growth_seen": [
            target is None and _is_false(_wished(growth, direction), without_target.get(name))
            for growth, target, direction, name in seen
        ],
    }


def _wished(growth: Decimal | None, direction: str) -> Decimal | None:
    return -growth if growth is not None and direction == "down" else growth


def _missed(measure: str, bounds: Sequence[Fraction]) -> dict[object, Fraction]:
    """Return for the classes below the first with a bound that of the next better one, in %."""
    return dict(zip(MEASURES[measure].classes[2:-1], bounds, strict=True))


def _is_false(share: Any, missed: Fraction | None) -> bool:  # noqa: ANN401
    return share is not None and missed is not None and share >= missed


def _rows(table: Table, *names: str) -> Iterator[tuple[Any, ...]]:
    return table.cells(table.header.positions[name] for name in names)
