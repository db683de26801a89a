"""What to look at first: each result with the reasons why it stands there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sokatsu_cli.model.terms import Direction, Status
from sokatsu_cli.model.value_cells import VALUES
from sokatsu_cli.rate.changes import Change
from sokatsu_cli.report.outlook import LOWEST, Outlook, is_worse, step_of
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.step_signs import STEP_SIGNS, class_of
from sokatsu_cli.report.page.top_words import TopWords
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.results import Result
from sokatsu_cli.writing.signed_changes import signed_change

_HUNDRED = 100
"""The rate in % that achieves a target."""


class Look(NamedTuple):
    """A result to be looked at.

    Attributes:
        anchor: The id of its card.
        name: Its indicator.
        place: Its section, "" for none.
        rate: Its computed rate.
        step: The class of its colour.
        sign: The sign of its step.
        values: Its target and its actual, with the unit.
        why: Why it is to be looked at.
        reason: The text that the table gives as the reason, "" for none.
    """

    anchor: str
    name: str
    place: str
    rate: str
    step: str
    sign: str
    values: str
    why: Sequence[str]
    reason: str


def rate_text(result: Result) -> str:
    """Return the computed rate as it is printed, – where there is none."""
    return result.computed_rate or "–"


def is_shown_as_hundred(result: Result) -> bool:
    """Tell whether the computed rate is printed as 100 or more though the target is missed."""
    shown = result.capped_rate
    return result.status is Status.NOT_ACHIEVED and shown is not None and shown >= _HUNDRED


class Looks:
    """Makes what is to be looked at first of a period."""

    def __init__(self, outlook: Outlook, anchors: Anchors, say: Phrases, words: TopWords) -> None:
        """Rank the rates of what is not achieved, the lowest first; equal ones rank alike."""
        self._anchors = anchors
        self._say = say
        self._words = words
        missed = [each for each in outlook.results if each.status is Status.NOT_ACHIEVED]
        rates = [rate for each in missed if (rate := each.found.capped_rate) is not None]
        self._ranks = {rate: rank for rank, rate in reversed(list(enumerate(sorted(rates), 1)))}

    def of(self, result: Result) -> Look:
        """Return a result as it is to be looked at."""
        step = step_of(result)
        return Look(
            anchor=self._anchors.of_result(result),
            name=result.texts["indicator"],
            place=self._say.place_of(result),
            rate=rate_text(result),
            step=class_of(step),
            sign=STEP_SIGNS[step].sign,
            values=self._values(result),
            why=list(self._why(result)),
            reason=result.texts["reason"],
        )

    def _values(self, result: Result) -> str:
        """Say the actual and the target: the unit stands behind the last of them that is one."""
        texts, values = result.texts, result.values
        actual, target = texts["actual"] or "–", texts["target"] or "–"
        if values.target is not None:
            target = self._with_unit(target, texts["unit"])
        elif values.actual is not None:
            actual = self._with_unit(actual, texts["unit"])
        return self._words.values.format(
            target=target, direction=self._say.direction(result), actual=actual
        )

    def _with_unit(self, number: str, unit: str) -> str:
        if not unit or number.endswith(unit):
            return number
        return self._words.united.format(number=number, unit=unit)

    def _gap(self, result: Result) -> str:
        """Say how far the actual is from the target; percents differ by points."""
        words, values, texts = self._words, result.values, result.texts
        if values.target is None or values.actual is None or result.expected is not None:
            return words.missed  # it is another value than the target that was not reached
        gap = Change(abs(values.target - values.actual), None).printed
        number = signed_change(gap, (texts[name] for name in VALUES)).removeprefix("+")
        is_share = (texts["unit"] or texts["target"]).endswith(("%", "％"))
        said = words.distance if result.direction is Direction.MAINTAIN else words.gap
        return said.format(gap=self._with_unit(number, words.points if is_share else texts["unit"]))

    def _why(self, result: Result) -> Iterator[str]:
        words, rate = self._words, result.found.capped_rate
        if result.status is Status.NOT_ACHIEVED:
            rank = 0 if rate is None else self._ranks[rate]
            if rank == 1:
                yield words.lowest_rate
            elif 1 < rank <= LOWEST:
                yield words.low_rate.format(rank=rank)
            else:
                yield self._gap(result)
            if rate is None:
                note = result.found.note
                yield words.without_rate.format(note=words.statuses.get(note, note))
        if is_shown_as_hundred(result):
            yield words.false_hundred
        if is_worse(result):
            yield words.from_baseline.format(
                change=self._say.change(result), baseline=result.texts["baseline"]
            )
        difference = self._say.difference(result)
        if difference:
            yield f"≠ {difference}"


def rest(results: Sequence[Result], words: TopWords) -> str:
    """Name those of these that are worse than the baseline, and count the others."""
    worse = [result.texts["indicator"] for result in results if is_worse(result)]
    others = [result for result in results if not is_worse(result)]
    missed = sum(result.status is Status.NOT_ACHIEVED for result in others)
    said = [
        (words.rest_worse, len(worse)),
        (words.rest_missed, missed),
        (words.rest_differing, len(others) - missed),
    ]
    names = words.joint.join(worse)
    return words.blank.join(each.format(count=count, names=names) for each, count in said if count)
