"""What the rate of one row comes to, as values."""

from dataclasses import dataclass
from fractions import Fraction

from sokatsu_cli.model.terms import Status


@dataclass(frozen=True, slots=True)
class Achievement:
    """What `achievement_rate` found; rates are exact percents, None where undefined."""

    rate: Fraction | None
    capped_rate: Fraction | None
    status: Status
    note: str


def capped(rate: Fraction | None, cap: Fraction | None, status: Status) -> Fraction | None:
    """Hold a rate in % to 0 … cap; None is no cap.

    An undefined rate is the cap where the target is achieved, else undefined.

    >>> capped(Fraction(125), Fraction(100), Status.ACHIEVED)
    Fraction(100, 1)

    Source: docs/contract.md, Methods.
    """
    if rate is None:
        return cap if status is Status.ACHIEVED else None
    return rate if cap is None else min(max(rate, Fraction(0)), cap)
