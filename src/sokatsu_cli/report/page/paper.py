"""The 総括表 of a page as it is on paper: which periods stand side by side, and its cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sokatsu_cli.report.further_rows import FurtherRows
from sokatsu_cli.report.outlook import step_of
from sokatsu_cli.report.page.list_words import ListWords
from sokatsu_cli.report.page.step_signs import STEP_SIGNS, StepSign
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.results import Result
from sokatsu_cli.report.sheet import Section, SheetRow, SummarySheet

_PERIODS = 3
"""The most periods that stand side by side: with more, a table of A4 or of a screen is cut off."""


class Figures(NamedTuple):
    """What stands in the two cells of a result.

    Attributes:
        target: Its target as printed.
        actual: Its actual as printed.
        rate: The rate that counts.
        struck: The printed rate that it differs from, "" for none.
        sign: The sign of its step.
        grade: Its grade, "" for none.
        differs: Whether the print differs otherwise than by the rate that is struck through.
    """

    target: str
    actual: str
    rate: str
    struck: str
    sign: StepSign
    grade: str
    differs: bool


def figures_of(result: Result) -> Figures:
    """Return what stands in the two cells of a result."""
    texts, struck = result.texts, result.struck_rate
    return Figures(
        texts["target"] or "–",
        texts["actual"] or "–",
        result.shown_rate,
        struck,
        STEP_SIGNS[step_of(result)],
        result.grade,
        result.difference is not None and not struck,
    )


class PaperTable(NamedTuple):
    """One table of the sheet: some periods of a chapter.

    Attributes:
        chapter: The name of its chapter, "" for none.
        name: What it is called, so that no two are called alike.
        sections: Its sections.
        places: The numbers of its periods.
        is_last: Whether it has the last of the periods, with the final targets and the reasons.
        width: How many columns it has.
    """

    chapter: str
    name: str
    sections: Sequence[Section]
    places: range
    is_last: bool
    width: int


@dataclass(frozen=True)
class Paper:
    """The sheet as it is on paper.

    Attributes:
        sheet: All results.
        say: The sentences of the sheet.
        words: The words of the lists.
        further: Further columns that are shown below the name of an indicator, as there is no room
            for columns of their own, and what reads the page again takes them for none.
    """

    sheet: SummarySheet
    say: Phrases
    words: ListWords
    further: FurtherRows = field(default_factory=FurtherRows)

    @cached_property
    def labels(self) -> list[str]:
        """What stands over each period."""
        return [self.say.period(period) for period in self.sheet.periods]

    @cached_property
    def has_units(self) -> bool:
        """Whether any indicator has a unit."""
        return self.sheet.has("unit")

    @cached_property
    def has_baselines(self) -> bool:
        """Whether any indicator has a baseline."""
        return self.sheet.has("baseline")

    @property
    def tables(self) -> Iterator[PaperTable]:
        """Yield the tables of the sheet: chapter after chapter, at most three periods in each."""
        spans = list(self._spans())
        for sections in self.sheet.chapters:
            chapter = self.say.chapter(sections[0])
            for places in spans:
                shown = [self.labels[place] for place in places]
                name = " ".join(filter(None, [chapter, *dict.fromkeys(shown[:1] + shown[-1:])]))
                is_last = places is spans[-1]
                final = self.sheet.is_dated and is_last
                width = 2 + self.has_units + self.has_baselines + 2 * len(places) + final
                yield PaperTable(chapter, name, sections, places, is_last, width)

    def cells(self, row: SheetRow, places: range) -> list[Figures | None]:
        """Return the figures of a row in some periods, None where it has no result."""
        results = [row.results[place] for place in places]
        return [None if result is None else figures_of(result) for result in results]

    def told(self, row: SheetRow) -> list[str]:
        """Return what stands below the name of an indicator."""
        return list(self.further.told(row, self.words.language))

    def extent(self) -> str:
        """Say how large the sheet is."""
        rows = len(self.sheet.rows)
        return self.words.extent.format(rows=rows, periods=len(self.sheet.periods))

    def _spans(self) -> Iterator[range]:
        """Yield the numbers of the periods that stand side by side, about as many each time."""
        places = range(len(self.sheet.periods))
        tables = -(-len(places) // _PERIODS) or 1
        each = -(-len(places) // tables) or 1
        for first in range(0, max(len(places), 1), each):
            yield places[first : first + each]
