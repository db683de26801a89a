"""Strips: how many results of a group are on each step, side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from sokatsu_cli.report.outlook import Standing, Step
from sokatsu_cli.report.page.step_signs import STEP_SIGNS, class_of
from sokatsu_cli.report.page.top_words import TopWords


class Segment(NamedTuple):
    """The results of a strip that are on one step.

    Attributes:
        name: The step, as the class of its colour.
        sign: Its sign.
        share: How wide it is beside the others: how many results there are.
        said: The same in words, or in a legend the words of the step.
    """

    name: str
    sign: str
    share: int
    said: str


class Strip(NamedTuple):
    """A strip of a group.

    Attributes:
        label: What it is of.
        achieved: How many results are achieved.
        rows: How many results there are; 0 is an empty strip.
        segments: Its steps, the best first, as wide as their shares of all.
        said: All its counts in words, for those who do not see it.
        is_now: Whether it is of the period of the headline.
    """

    label: str
    achieved: int
    rows: int
    segments: Sequence[Segment]
    said: str
    is_now: bool = False


def strip_of(standing: Standing, words: TopWords, label: str, *, is_now: bool = False) -> Strip:
    """Return the strip of what is counted of a period."""
    segments = [
        Segment(class_of(step), STEP_SIGNS[step].sign, count, _count(step, count, words))
        for step, count in standing.steps
    ]
    said = ", ".join(f"{words.steps[step]} {count}" for step, count in standing.steps)
    return Strip(label, standing.achieved, len(standing.results), segments, said, is_now)


def _count(step: Step, count: int, words: TopWords) -> str:
    said = words.count.format(count=count)
    return f"{words.unrated} {said}" if step is Step.UNRATED else said


def legend(standings: Sequence[Standing], words: TopWords) -> list[Segment]:
    """Return the steps that any of these has, each with its words."""
    shares = dict.fromkeys(Step, 0)
    for standing in standings:
        for step, count in standing.steps:
            shares[step] += count
    return [
        Segment(class_of(step), STEP_SIGNS[step].sign, count, words.steps[step])
        for step, count in shares.items()
        if count
    ]
