"""The change from the baseline to the actual value: how much, and whether it is for the better."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import round_exact
from sokatsu_cli.model.terms import ChangeStatus, Direction
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import MAINTAIN, Measured, by_way
from sokatsu_cli.rate.rates import measured
from sokatsu_cli.rate.rules import Number, target_of, value_of


class Change(NamedTuple):
    """A change in the indicator's unit, exact; the status is None where it cannot be judged."""

    amount: Fraction
    status: ChangeStatus | None

    @property
    def printed(self) -> Decimal:
        """The amount with all its decimals and no more.

        Raises:
            ValueError: It has no end, such as a third.
        """
        rest, decimals = self.amount.denominator, 0
        while (shared := gcd(rest, 10)) > 1:
            rest //= shared
            decimals += 1
        if rest > 1:
            raise ValueError(_("{amount} has no end of decimals").format(amount=self.amount))
        return round_exact(self.amount, decimals)


def baseline_change(
    baseline: Number | None,
    actual: Number | None,
    direction: Direction | str,
    *,
    target: Number | None = None,
) -> Change | None:
    """Compute the change from the baseline to the actual value, and judge it by the direction.

    The amount is a − b, with a the actual and b the baseline. It is ``improved`` where:

    - up: a > b
    - down: a < b
    - maintain: a is nearer to the target than b

    and ``worse`` the other way round, else ``unchanged``. Without a target, maintain has no status.

    Args:
        baseline: The value when the plan was made; None or a text such as ``-`` if missing.
        actual: The actual value, in the same unit; None if missing.
        direction: ``up``, ``down`` or ``maintain``, or any spelling `Direction.parse` knows.
        target: The target, in the same unit; only ``maintain`` needs it.

    Returns:
        A `Change`, None where the baseline or the actual is missing.

    Raises:
        ValueError: Unknown direction, or text that is no number.
        TypeError: What is no number.

    Examples:
        >>> baseline_change("66", "64.2", "↗")
        Change(amount=Fraction(-9, 5), status=<ChangeStatus.WORSE: 'worse'>)

        The caveat: 64.2 of 70 is an achievement rate of 91.7 %, and a decline all the same.
    """
    values = target_of(target)[0], value_of(actual), value_of(baseline)
    row, scale = measured(Direction.parse(direction), *values)
    return next(changes(row, scale))


class Changes(NamedTuple):
    """The changes of n rows.

    Attributes:
        amount: In the unit of the numbers that they were computed from.
        status: Numbers of `CHANGE_STATUSES`.
        known: Whether there are a baseline and an actual.
    """

    amount: Numbers
    status: Numbers
    known: Flags


CHANGE_STATUSES = (None, ChangeStatus.WORSE, ChangeStatus.UNCHANGED, ChangeStatus.IMPROVED)
"""The statuses of a change, each by its number; the first one where it cannot be judged."""


def judged_changes(rows: Measured) -> Changes:
    """Compute what `baseline_change` does, of whole columns."""
    t, a, b = rows.target, rows.actual, rows.baseline
    nearer = np.abs(b - t) - np.abs(a - t)
    gain = by_way(rows.way, a - b, b - a, nearer)
    known = rows.has_actual & rows.has_baseline
    judged = known & (rows.has_target | (rows.way != MAINTAIN))
    status = np.where(judged, np.where(gain > 0, 3, np.where(gain < 0, 1, 2)), 0)
    return Changes(np.where(known, a - b, 0), status, known)


def changes(rows: Measured, scale: int) -> Iterator[Change | None]:
    """Yield the changes of n rows, None where the baseline or the actual is missing.

    Args:
        rows: What they say.
        scale: How many units of their numbers are 1.
    """
    columns = (column.tolist() for column in judged_changes(rows))
    for amount, status, known in zip(*columns, strict=True):
        yield Change(Fraction(amount, scale), CHANGE_STATUSES[status]) if known else None
