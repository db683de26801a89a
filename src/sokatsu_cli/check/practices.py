"""How rates are published: the roundings, caps and further practices that are tried."""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.model.numerals import Rounding

CAPS = (Fraction(100), None, Fraction(120), Fraction(150))
"""The caps that are published with; None for none. The most usual first."""

ROUNDINGS = {
    Rounding.HALF_UP: "rounded half-up",
    Rounding.DOWN: "truncated",
    Rounding.HALF_EVEN: "rounded half-even",
    Rounding.UP: "rounded up",
}
"""Each rounding in words, the most usual first."""


BETWEEN = " to "
"""What stands between the ends of a range of printed rates, for programs."""


class Target(StrEnum):
    """Whose target a row is computed against: its own, or that of another row of its indicator."""

    OWN = "own"
    FINAL = "final"
    PREVIOUS = "previous"
    NEXT = "next"
    FIRST = "first"


class Allowance(StrEnum):
    """What a publisher does beside choosing method, rounding and cap; ``--allow`` takes it."""

    ROUNDED_INPUTS = "rounded-inputs"
    PADDED = "padded"
    SHARE = "share"
    FINAL_TARGET = "final-target"
    PREVIOUS_TARGET = "previous-target"
    NEXT_TARGET = "next-target"
    FIRST_TARGET = "first-target"


class Practice(NamedTuple):
    """How the figure that is printed comes from a target and an actual, but for the method.

    Attributes:
        rounding: How it is rounded.
        cap: In %, None for none.
        digits: None for rounded as printed; else the decimals that it is rounded to, where more
            are printed: 74.80 for 74.78.
        share: Whether 0.95 is printed for 94.8.
        rounded_inputs: Whether the values are printed rounder than those computed with.
        target: Whose target is taken.
    """

    rounding: Rounding
    cap: Fraction | None
    digits: int | None = None
    share: bool = False
    rounded_inputs: bool = False
    target: Target = Target.OWN

    @property
    def target_allowance(self) -> Allowance | None:
        """What ``--allow`` must name for the target, None for the own one."""
        return None if self.target is Target.OWN else Allowance(f"{self.target}-target")

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """What ``--allow`` must name for it."""
        target = [] if self.target_allowance is None else [self.target_allowance]
        chosen = [
            *([Allowance.ROUNDED_INPUTS] if self.rounded_inputs else []),
            *([Allowance.PADDED] if self.digits is not None else []),
            *([Allowance.SHARE] if self.share else []),
        ]
        return (*chosen, *target)
