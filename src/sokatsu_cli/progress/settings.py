"""The settings of progress, and what a measure says of indicators by them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.rules import Number, Rules, exact


class Settings(NamedTuple):
    """What decides of a class, and how shares are printed.

    Attributes:
        rules: The tolerance, the decimals and the rounding.
        bounds: The lower bounds of the classes below ``achieved`` in %, falling.
        growth_bounds: Those of the growth of indicators without a target, in % a year.
        earliest_baseline: Whether the earliest actual is the baseline of indicators without one.
    """

    rules: Rules
    bounds: tuple[Fraction, ...]
    growth_bounds: tuple[Fraction, ...]
    earliest_baseline: bool = False


class Judged(NamedTuple):
    """What a measure says of n indicators.

    Attributes:
        cells: The texts of each of its columns, but for ``class`` and ``note``; "" for none.
        classes: Of each the place of its class among those of the measure.
        notes: Which of them have a note; all that hold are joined, in this order.
    """

    cells: Sequence[Sequence[str]]
    classes: Numbers
    notes: Sequence[tuple[Flags, str]]


def bounds_of(
    given: "str | Sequence[Number]", usual: str, name: str = "bounds"
) -> tuple[Fraction, ...]:
    """Return bounds in %, exactly, as many as the usual ones are.

    >>> bounds_of("90, 0", "100,0")
    (Fraction(90, 1), Fraction(0, 1))

    Raises:
        ValueError: Not so many, not numbers, or not falling.
        TypeError: What is no number among them.
    """
    count = len(usual.split(","))
    each = given.split(",") if isinstance(given, str) else list(given)
    if len(each) != count:
        raise ValueError(
            _("{name} must be {count} numbers, as {usual}: {given} are given").format(
                name=name, count=count, usual=usual, given=len(each)
            )
        )
    try:
        found = tuple(map(exact, each))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    if list(found) != sorted(found, reverse=True):
        raise ValueError(
            _("{name} must not rise: {bounds}").format(name=name, bounds=", ".join(map(str, each)))
        )
    return found
