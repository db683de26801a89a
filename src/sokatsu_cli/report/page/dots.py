"""The dot plot: one row an indicator, one scale from 0 to 100 % for all."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.model.numerals import Rounding, cell_text, round_exact
from sokatsu_cli.model.terms import Status
from sokatsu_cli.report.outlook import Outlook, Step, step_of
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.looks import is_shown_as_hundred, rate_text
from sokatsu_cli.report.page.step_signs import STEP_SIGNS, class_of
from sokatsu_cli.report.page.top_words import TopWords
from sokatsu_cli.report.results import Result
from sokatsu_cli.report.sheet import Section, SheetRow

_LINE = 100
"""Where the line is that a target is achieved at, in %."""

_SHORT = Decimal("99.9")
"""The farthest place of what is not achieved."""


class Dots(NamedTuple):
    """A row of the plot.

    Attributes:
        anchor: The id of its card.
        name: Its indicator.
        step: The class of its colour in the period.
        at: Where its rate in the period is, in %; None where it has none.
        before: Where its rates in the earlier periods are, from the earliest on.
        edge: "›" where the rate is beyond the scale, "‹" where it is below it, else "".
        figure: The rate as printed with its sign, or why there is none.
    """

    anchor: str
    name: str
    step: str
    at: str | None
    before: Sequence[str]
    edge: str
    figure: str


class DotGroup(NamedTuple):
    """The rows of a section, under its name; "" for none."""

    label: str
    rows: Sequence[Dots]


def place(result: Result) -> str | None:
    """Return where a rate is on the scale: cut to a tenth, at the line only if it is achieved."""
    rate = result.found.capped_rate
    if rate is None:
        return None
    cut = min(round_exact(max(rate, Fraction(0)), 1, Rounding.DOWN), Decimal(_LINE))
    at = cut if result.status is Status.ACHIEVED else min(cut, _SHORT)
    return cell_text(at).removesuffix(".0")


def edge(result: Result) -> str:
    """Return the mark of a rate that is off the scale, "" where it is on it.

    A rate over 100 % of what is not achieved has none: its dot stays before the line.
    """
    rate = result.found.capped_rate
    if rate is None or 0 <= rate <= _LINE:
        return ""
    if rate < 0:
        return "‹"
    return "›" if result.status is Status.ACHIEVED else ""


class DotPlot:
    """Makes the rows of a period."""

    def __init__(self, outlook: Outlook, anchors: Anchors, words: TopWords) -> None:
        self._outlook = outlook
        self._anchors = anchors
        self._words = words
        self._now = list(outlook.sheet.periods).index(outlook.period)

    def group(self, section: Section, label: str) -> DotGroup:
        """Return the rows of a section but for totals and means of others."""
        rows = [self._row(row) for row in section.rows if not row.first.is_total]
        return DotGroup(label, rows)

    def _row(self, row: SheetRow) -> Dots:
        now = row.results[self._now]
        places = [place(each) for each in row.results[: self._now] if each is not None]
        return Dots(
            anchor=self._anchors.of_row(row),
            name=row.first.texts["indicator"],
            step=class_of(Step.NO_DATA if now is None else step_of(now)),
            at=None if now is None else place(now),
            before=[at for at in places if at is not None],
            edge="" if now is None else edge(now),
            figure=self._words.no_row if now is None else self._figure(now),
        )

    def _figure(self, result: Result) -> str:
        """Say the rate with its sign behind it: before it, △ and ▲ would be read as a minus."""
        step, words = step_of(result), self._words
        if result.capped_rate is None:
            said = words.without_data if step is Step.NO_DATA else words.unrated
            return f"{said} {STEP_SIGNS[step].sign}"
        false = f" {words.not_achieved}" if is_shown_as_hundred(result) else ""
        return f"{rate_text(result)} {STEP_SIGNS[step].sign}{false}"
