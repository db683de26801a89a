"""The lists of a page: the counts by section, all results with a filter, and what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sokatsu_cli.model.terms import Status
from sokatsu_cli.report.contents import Contents
from sokatsu_cli.report.outlook import is_worse
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.list_words import LIST_LANGUAGES, ListWords
from sokatsu_cli.report.page.paper import Figures, figures_of
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.results import Result, Summary
from sokatsu_cli.report.sheet import SECTIONS, Section, SheetRow

WORSE = "worse"


class Line(NamedTuple):
    """A result in the list.

    Attributes:
        classes: Its step, its period, and whether it is worse than the baseline.
        period: The name of its period.
        figures: Its figures.
        status: Its status in a word, with what it is worse than.
    """

    classes: str
    period: str
    figures: Figures
    status: str


class Entry(NamedTuple):
    """An indicator in the list.

    Attributes:
        name: Its name.
        link: The id of its card.
        section: The number and name of its section, "" for none.
        lines: Its results.
        further: Its cells in further columns, behind their headings.
    """

    name: str
    link: str
    section: str
    lines: list[Line]
    further: list[str]


class Choice(NamedTuple):
    """What a filter can be set to, and what a tile at the top leads to.

    Attributes:
        name: What its id ends with.
        selector: What the lines that it keeps have, as a style sheet says it.
        text: What it is called.
        results: How many results of the period of the headline it keeps.
    """

    name: str
    selector: str
    text: str
    results: int


@dataclass(frozen=True)
class Lists:
    """The lists of a page.

    Attributes:
        contents: What the report is made of.
        say: The sentences of the sheet.
        anchors: The ids of the page.
    """

    contents: Contents
    say: Phrases
    anchors: Anchors

    @property
    def words(self) -> ListWords:
        """The words of the lists."""
        return LIST_LANGUAGES[self.contents.words.language]

    @cached_property
    def parts(self) -> dict[str, str]:
        """What each part of the page is called, by its id."""
        if self.contents.sheet.by == SECTIONS:
            return self.words.parts
        named = {"parts": self.say.parts()}
        divided = {name: text.format(**named) for name, text in self.words.divided.items()}
        return {**self.words.parts, **divided}

    @cached_property
    def headline(self) -> str:
        """The name of the period that the headline is about, "" for none."""
        return self.say.period(self.contents.outlook.period)

    @cached_property
    def at(self) -> int:
        """The place of that period."""
        periods = self.contents.sheet.periods
        period = self.contents.outlook.period
        return periods.index(period) if period in periods else 0

    @cached_property
    def periods(self) -> list[str]:
        """The name of each period."""
        return list(map(self.say.period, self.contents.sheet.periods))

    @property
    def sections(self) -> Iterator[tuple[Section, Summary]]:
        """Yield the counts of each section in the period of the headline."""
        for section, standing in self.contents.outlook.sections:
            yield section, standing.summary

    @property
    def totals(self) -> Iterator[tuple[str, Summary, bool]]:
        """Yield the counts of each period, and whether it is that of the headline."""
        words = self.contents.words.table
        for standing in self.contents.outlook.trend or [self.contents.outlook.standing]:
            label = self.say.period(standing.period)
            name = self.words.total_of.format(period=label) if label else words.total
            yield name, standing.summary, standing.period == self.contents.outlook.period

    @property
    def entries(self) -> Iterator[Entry]:
        """Yield the indicators that are counted, the lowest of the headline's period first.

        What has no result in that period stands last.
        """
        need = {id(result): place for place, result in enumerate(self.contents.sheet.by_need)}
        counted = [row for row in self.contents.sheet.rows if not row.first.is_total]
        last = len(need)
        for row in sorted(counted, key=lambda row: need.get(id(row.results[self.at]), last)):
            yield self._entry(row)

    @property
    def choices(self) -> list[Choice]:
        """The statuses that the filter knows."""
        outlook = self.contents.outlook
        kept = {
            Status.ACHIEVED: ".a",
            Status.NOT_ACHIEVED: ":not(.a,.d)",
            Status.NO_DATA: ".d",
        }
        return [
            *(
                Choice(
                    status.value,
                    selector,
                    self.say.status_word(status),
                    len(outlook.with_status(status)),
                )
                for status, selector in kept.items()
            ),
            Choice(WORSE, ".w", self.words.worse, len(outlook.worse)),
        ]

    def _entry(self, row: SheetRow) -> Entry:
        lines = [
            self._line(result, place)
            for place, result in enumerate(row.results)
            if result is not None
        ]
        name, link = row.first.texts["indicator"], self.anchors.of_row(row)
        further = list(self.contents.further.told(row, self.words.language))
        return Entry(name, link, self.say.place_of(row.first), lines, further)

    def _line(self, result: Result, place: int) -> Line:
        figures, worse = figures_of(result), is_worse(result)
        if result.computed_rate:  # here it is the large one throughout
            figures = figures._replace(rate=result.computed_rate)
        elif figures.differs:
            figures = figures._replace(rate="", struck=figures.rate, differs=False)
        word = self.say.status_word(result.status)
        status = f"{word} {self.words.worse_mark}" if worse else word
        classes = f"{figures.sign.letter} p{place}{' w' if worse else ''}"
        return Line(classes, self.periods[place], figures, status)
