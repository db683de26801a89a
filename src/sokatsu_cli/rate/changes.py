"""The change from the baseline to the actual value: how much, and whether it is for the better."""

from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from sokatsu_cli.model.numerals import round_exact
from sokatsu_cli.model.terms import ChangeStatus, Direction
from sokatsu_cli.rate.rates import Number, value_of


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
            raise ValueError(f"{self.amount} has no end of decimals")
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
        TypeError: A float, which is not the number that was printed.

    Examples:
        >>> baseline_change("66", "64.2", "↗")
        Change(amount=Fraction(-9, 5), status=<ChangeStatus.WORSE: 'worse'>)

        The caveat: 64.2 of 70 is an achievement rate of 91.7 %, and a decline all the same.
    """
    way = Direction.parse(direction)
    return judged_change(way, value_of(baseline), value_of(actual), value_of(target))


def judged_change(
    way: Direction, b: Fraction | None, a: Fraction | None, t: Fraction | None
) -> Change | None:
    """Compute what `baseline_change` does, from values that were read before."""
    if b is None or a is None:
        return None
    match way:
        case Direction.UP:
            gain = a - b
        case Direction.DOWN:
            gain = b - a
        case _:  # maintain
            if t is None:
                return Change(a - b, None)
            gain = abs(b - t) - abs(a - t)
    if gain == 0:
        return Change(a - b, ChangeStatus.UNCHANGED)
    return Change(a - b, ChangeStatus.IMPROVED if gain > 0 else ChangeStatus.WORSE)
