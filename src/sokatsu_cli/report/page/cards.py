"""The cards of a page: of each indicator what a reader asks of it, as texts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.report.outlook import Standing, step_of
from sokatsu_cli.report.page.card_progress import CardProgress
from sokatsu_cli.report.page.card_tables import (
    Printed,
    Rows,
    layout,
    printed_rates,
    value_rows,
)
from sokatsu_cli.report.page.card_words import CARD_LANGUAGES
from sokatsu_cli.report.page.charts import Chart, chart_of, marks_of
from sokatsu_cli.report.page.narratives import Narrative, Narratives
from sokatsu_cli.report.page.step_signs import STEP_SIGNS, class_of

if TYPE_CHECKING:
    from sokatsu_cli.report.contents import Contents
    from sokatsu_cli.report.indicator_progress import IndicatorProgress
    from sokatsu_cli.report.page.anchors import Anchors
    from sokatsu_cli.report.phrases import Phrases
    from sokatsu_cli.report.results import Result
    from sokatsu_cli.report.sheet import SheetRow

_OPEN = 8
"""So many indicators at most stand open in their sections."""


class More(NamedTuple):
    """What a card has in its details."""

    reasons: Sequence[str]
    printed: Sequence[Printed]
    further: Sequence[tuple[str, Sequence[str]]]


class Card(NamedTuple):
    """What stands on the card of an indicator; "" for what it does not have.

    Attributes:
        id: Where links to it lead.
        first: One of its results, for what all have alike.
        step: How near to the target it comes, as a class of style.
        status: The same as words with a sign.
        status_period: The period of that.
        rate: Its latest computed rate in %.
        rate_period: The period of that.
        baseline: The baseline and its year, in words.
        chart: Its chart, None for none.
        periods: The headings of its table.
        rows: The rows of its table.
        layout: How much room the table takes, as a class of style.
        change: The change from the baseline in words.
        change_status: How that is judged.
        progress: How far it is on its way, in words.
        zero: Why a rate stays 0 whatever is done.
        more: What stands in its details.
    """

    id: str
    first: "Result"
    step: str
    status: str
    status_period: str
    rate: str
    rate_period: str
    baseline: str
    chart: Chart | None
    periods: Sequence[str]
    rows: Rows
    layout: str
    change: str
    change_status: str
    progress: str
    zero: str
    more: More


class CardSection(NamedTuple):
    """A section with its cards; ``standing`` is None where the sheet has no sections."""

    id: str
    name: str
    standing: Standing | None
    narrative: Narrative
    cards: Sequence[Card]


class Cards:
    """The cards of a page."""

    def __init__(self, contents: "Contents", anchors: "Anchors", say: "Phrases") -> None:
        """Take what the report is made of, where links lead, and what is said."""
        self.words = CARD_LANGUAGES[contents.words.language]
        self._contents, self._anchors, self._say = contents, anchors, say
        self._sheet = contents.sheet
        self._way = CardProgress(self.words, say)
        self._narratives = Narratives(contents)
        self._labels = list(map(say.period, self._sheet.periods))
        period = contents.outlook.period
        known = period in self._sheet.periods
        self._now = self._sheet.periods.index(period) if known else len(self._sheet.periods) - 1
        rows = self._sheet.rows
        self.are_open = len(rows) <= _OPEN
        counts = Counter(row.first.identity for row in rows)
        self._progress = {
            number: found
            for number, found in self._sheet.progress.items()
            if counts[number] == 1  # of several rows it is not certain which is meant
        }

    @property
    def plan(self) -> Narrative:
        """What is written of the whole plan."""
        return self._narratives.of_plan()

    @property
    def written(self) -> list[tuple[str, Narrative]]:
        """What is written of the plan and of its sections, which paper has in one place."""
        sections = [
            (self._say.place(section), self._narratives.of_section(section))
            for section in self._sheet.sections
        ]
        found = [(self.words.plan, self.plan), *sections]
        return [(name, narrative) for name, narrative in found if narrative]

    def sections(self) -> Iterator[CardSection]:
        """Yield the sections with their cards."""
        standings = {id(section): standing for section, standing in self._contents.outlook.sections}
        for section in self._sheet.sections:
            hidden = frozenset(self._narratives.columns(section))
            yield CardSection(
                self._anchors.of_section(section),
                self._say.place(section),
                standings.get(id(section)),
                self._narratives.of_section(section),
                [self._card(row, hidden) for row in section.rows],
            )

    def steps(self, standing: Standing) -> list[tuple[str, str, int]]:
        """Return of each step of a standing its class of style, its sign and its count."""
        return [(class_of(step), STEP_SIGNS[step].sign, count) for step, count in standing.steps]

    def _card(self, row: "SheetRow", hidden: frozenset[str]) -> Card:
        first, progress = row.first, self._progress.get(row.first.identity)
        until = [result for result in row.results[: self._now + 1] if result is not None]
        judged = row.results[self._now] or (until or [first])[-1]
        rated = next((each for each in reversed(until) if each.capped_rate is not None), None)
        changed = next((each for each in reversed(until) if each.change is not None), None)
        step = step_of(judged)
        rows = list(value_rows(row, self._contents.words))
        periods = [
            label
            for label, result in zip(self._labels, row.results, strict=True)
            if result is not None
        ]
        return Card(
            id=self._anchors.of_row(row),
            first=first,
            step=class_of(step),
            status=f"{STEP_SIGNS[step].sign} {self._say.status_word(judged.status)}",
            status_period=self._say.period(judged.period),
            rate="" if rated is None else rated.computed_rate,
            rate_period="" if rated is None else self._say.period(rated.period),
            baseline=self._baseline(row.based),
            chart=self._chart(row, progress),
            periods=periods,
            rows=rows,
            layout=layout(periods, rows),
            change="" if changed is None else self._dated(changed, self._say.change(changed)),
            change_status=(changed and changed.change and changed.change.status) or "",
            progress=self._way.sentence(row, progress),
            zero=self._way.zero(row, progress),
            more=More(
                [
                    self._dated(each, each.texts["reason"])
                    for each in row.held
                    if each.texts["reason"]
                ],
                list(printed_rates(row, self._contents.words, self.words, self._say)),
                list(self._further(row, hidden)),
            ),
        )

    def _chart(self, row: "SheetRow", progress: "IndicatorProgress | None") -> Chart | None:
        words, periods = self.words, self._sheet.periods
        return chart_of(marks_of(row, periods, progress, start=words.start, goal=words.goal))

    def _baseline(self, based: "Result") -> str:
        baseline, year = based.texts["baseline"], based.texts["baseline_year"]
        said = f"{self.words.start} {baseline}"
        return "" if not baseline else f"{said} ({year})" if year else said

    def _dated(self, result: "Result", text: str) -> str:
        """Put its period before a text, where there are several."""
        label = self._say.period(result.period) if len(self._labels) > 1 else ""
        return self.words.at.format(period=label, text=text) if label else text

    def _further(
        self, row: "SheetRow", hidden: frozenset[str]
    ) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield the columns that are not known, each with its texts: one where all agree."""
        results = row.held
        for heading in dict.fromkeys(name for result in results for name in result.further):
            found = [(each, each.further[heading]) for each in results if heading in each.further]
            if heading in hidden:
                continue
            if len({text for _result, text in found}) == 1 and len(found) == len(results):
                yield heading, [found[0][1]]
            else:
                yield heading, [self._dated(result, text) for result, text in found]
