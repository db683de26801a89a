"""How each step of a result is marked: a sign, since colour alone would not do, and a class."""

from typing import NamedTuple

from sokatsu_cli.report.outlook import Step


class StepSign(NamedTuple):
    """The sign of a step, and the letter that its class in the style sheets is.

    A sign stands behind its rate, never before it, where ▲ and △ would be a minus.
    """

    sign: str
    letter: str


STEP_SIGNS = {
    Step.ACHIEVED: StepSign("✓", "a"),
    Step.NEAR: StepSign("△", "n"),
    Step.HALFWAY: StepSign("▲", "h"),
    Step.FAR: StepSign("✗", "f"),
    Step.UNRATED: StepSign("✗", "u"),
    Step.NO_DATA: StepSign("–", "d"),
}
"""The sign of each step."""


def class_of(step: Step) -> str:
    """Return the class that gives what is on a step its colour."""
    return step.name.lower()
