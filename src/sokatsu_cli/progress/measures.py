"""The measures of progress: of each its columns, its classes and what judges indicators."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sokatsu_cli.model.columns import NEEDED
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.progress.classes import GROWTH_CLASSES, WAY_CLASSES, ProgressClass
from sokatsu_cli.progress.growth import growth
from sokatsu_cli.progress.indicators import Indicators
from sokatsu_cli.progress.settings import Judged, Settings, bounds_of
from sokatsu_cli.progress.way import way
from sokatsu_cli.rate.rules import Number, Rules


class Measure(NamedTuple):
    """A way to measure progress.

    Attributes:
        needed: The columns of a table without which it has nothing to measure.
        columns: The names of its columns, before ``class`` and ``note``.
        years: Those of them that hold years.
        classes: Its classes, the best first, ``no-data`` last.
        bounds: The usual lower bounds of its classes below ``achieved``, in %.
        judge: Judges indicators.
    """

    needed: tuple[str, ...]
    columns: tuple[str, ...]
    years: tuple[str, ...]
    classes: tuple[ProgressClass, ...]
    bounds: str
    judge: Callable[[Indicators, Settings], Judged]


MEASURES = {
    "way": Measure(
        NEEDED,
        ("way", "time", "expected", "pace", "projection", "met_in"),
        ("met_in",),
        WAY_CLASSES,
        "100,0",
        way,
    ),
    "growth": Measure(
        tuple(name for name in NEEDED if name != "target"),
        ("growth_needed", "growth_seen", "growth_share"),
        (),
        GROWTH_CLASSES,
        "95,60,0",
        growth,
    ),
}
"""Each measure by its name."""

GROWTH_BOUNDS = "1.5,0.5,0"
"""The usual lower bounds of growth without a target, in % a year."""


def settings_of(
    measure: str,
    rules: Rules,
    bounds: "str | Sequence[Number] | None" = None,
    growth_bounds: "str | Sequence[Number]" = GROWTH_BOUNDS,
    *,
    earliest_baseline: bool = False,
) -> Settings:
    """Return the settings of a measure.

    Args:
        measure: Its name.
        rules: The tolerance, the decimals and the rounding.
        bounds: Its bounds, None for the usual ones.
        growth_bounds: Those of growth without a target.
        earliest_baseline: Whether the earliest actual is the baseline of indicators without one.

    Raises:
        ValueError: No such measure; bounds that are not as many as it has, or rise.
        TypeError: What is no number among the bounds.
    """
    if measure not in MEASURES:
        raise ValueError(
            _("unknown measure {measure}; write {measures}").format(
                measure=quoted(measure), measures=" or ".join(MEASURES)
            )
        )
    usual = MEASURES[measure].bounds
    found = bounds_of(
        usual if bounds is None else bounds, usual, _("bounds of {measure}").format(measure=measure)
    )
    growing = bounds_of(growth_bounds, GROWTH_BOUNDS, _("growth bounds"))
    return Settings(rules, found, growing, earliest_baseline)
