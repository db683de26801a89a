"""The top of a page: how the plan stands, what to look at first, every indicator on one scale."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.report.outlook import LOOKED_AT
from sokatsu_cli.report.page.dots import DotGroup, DotPlot
from sokatsu_cli.report.page.looks import Look, Looks, is_shown_as_hundred, rate_text, rest
from sokatsu_cli.report.page.standing import Tile, ahead, lacking, sentence, tiles
from sokatsu_cli.report.page.strips import Segment, Strip, legend, strip_of
from sokatsu_cli.report.page.top_words import TopWords
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.sheet import SECTIONS

if TYPE_CHECKING:
    from sokatsu_cli.report.contents import Contents
    from sokatsu_cli.report.outlook import Standing
    from sokatsu_cli.report.page.anchors import Anchors
    from sokatsu_cli.report.results import Period

_JAPANESE = re.compile("[\\u3040-\\u30ff\\u3400-\\u9fff]")
"""Kana and kanji."""

_TEXTS = ("indicator", "section_name", "reason")
"""The columns whose cells are texts in the language of the table."""

_ROOMY = 20
"""The most indicators whose page of A4 has room for larger type."""


class SectionTile(NamedTuple):
    """A section in the period.

    Attributes:
        anchor: Its id.
        strip: How many of its results are on each step.
        worst: The indicator of its lowest rate, or that there is none to name.
    """

    anchor: str
    strip: Strip
    worst: str


class Top:
    """The top of a page."""

    def __init__(self, contents: "Contents", anchors: "Anchors") -> None:
        self._contents = contents
        self._anchors = anchors
        self._outlook = contents.outlook
        self._say = Phrases(contents.sheet, contents.words)
        self.words = TopWords(contents.words.language)

    def label(self, period: "Period") -> str:
        """Name a period; "" where none of the sheet has a name."""
        if period.name and period.year:
            return self.words.period.format(name=period.name, year=period.year)
        return self._say.period(period)

    @property
    def period(self) -> str:
        """The name of the period of the headline."""
        return self.label(self._outlook.period)

    @property
    def facts(self) -> list[str]:
        """The periods, the date and the owner: what is known of them."""
        words, heading = self.words, self._contents.heading
        names = [self.label(period) for period in self._contents.sheet.periods if period.label]
        if len(names) > 1:
            names = [words.span.format(first=names[0], last=names[-1])]
        return [
            *(words.periods.format(periods=name) for name in names),
            *([] if self._contents.sheet.is_ordered else [words.unordered]),
            *(words.date.format(text=text) for text in [heading.date] if text),
            *(words.owner.format(text=text) for text in [heading.owner] if text),
            *(words.only.format(condition=condition) for condition in heading.conditions),
        ]

    @cached_property
    def foreign(self) -> str:
        """The attribute of texts of the table where these are Japanese and the page is not."""
        if self.words.language == "ja":
            return ""
        texts = (result.texts[name] for result in self._contents.sheet.results for name in _TEXTS)
        return " lang=ja" if any(map(_JAPANESE.search, texts)) else ""

    @property
    def has_results(self) -> bool:
        """Whether anything of the sheet is counted, in whichever period."""
        return bool(self._contents.sheet.counted)

    @property
    def nothing_first(self) -> str:
        """Why there is nothing to look at first: nothing is wrong, or nothing is known."""
        return self.words.nothing_first if self._outlook.results else self.words.no_results

    @property
    def sentence(self) -> str:
        """How many results of the period are achieved, and in which sections none is."""
        if not self._contents.sheet.results:
            return self.words.nothing_shown
        return sentence(self._outlook, self.words, self.period)

    @property
    def ahead(self) -> str:
        """How many indicators are how far on their way, "" where no target lies ahead."""
        return ahead(self._outlook, self.words)

    @property
    def lacking(self) -> str:
        """How many indicators have no row in the period, "" for none."""
        count = len(self.lacking_links)
        return self.words.lacking.format(count=count) if count else ""

    @cached_property
    def lacking_links(self) -> list[tuple[str, str]]:
        """These indicators, each as the id of its card and its name.

        None where conditions left rows out: it is not known then what the period has.
        """
        if self._contents.heading.conditions:
            return []
        return [
            (self._anchors.of_row(row), row.first.texts["indicator"])
            for row in lacking(self._outlook)
        ]

    @property
    def tiles(self) -> list[Tile]:
        """The counts of the period."""
        return tiles(self._outlook, self.words)

    @property
    def legend(self) -> list[Segment]:
        """The steps that any period has."""
        return legend(self._outlook.trend, self.words)

    @property
    def trend(self) -> list[Strip]:
        """A strip for each period, from the earliest on."""
        several = len(self._outlook.trend) > 1
        return [
            strip_of(
                standing,
                self.words,
                self.label(standing.period),
                is_now=several and standing.period == self._outlook.period,
            )
            for standing in self._outlook.trend
        ]

    @property
    def by_parts(self) -> str:
        """The heading of the sections, or of what else the sheet is divided into."""
        if self._contents.sheet.by == SECTIONS:
            return self.words.by_section
        return self.words.by_parts.format(parts=self._say.parts())

    @cached_property
    def sections(self) -> list[SectionTile]:
        """A tile for each section."""
        return [
            SectionTile(
                self._anchors.of_section(section),
                strip_of(standing, self.words, self._say.place(section)),
                self._worst(standing),
            )
            for section, standing in self._outlook.sections
        ]

    def _worst(self, standing: "Standing") -> str:
        words, worst = self.words, standing.worst
        if not standing.results:
            return words.no_results
        if worst is None:
            return words.all_achieved if standing.achieved == len(standing.results) else ""
        rate = words.unrated if worst.capped_rate is None else rate_text(worst)
        if is_shown_as_hundred(worst):
            rate = f"{rate} {words.not_achieved}"
        return words.lowest.format(name=worst.texts["indicator"], rate=rate)

    @cached_property
    def _looks(self) -> list[Look]:
        looks = Looks(self._outlook, self._anchors, self._say, self.words)
        return [looks.of(result) for result in self._outlook.first]

    @property
    def first(self) -> Sequence[Look]:
        """What is to be looked at first."""
        return self._looks[:LOOKED_AT]

    @property
    def further(self) -> Sequence[Look]:
        """What is to be looked at after that."""
        return self._looks[LOOKED_AT:]

    @property
    def rest(self) -> str:
        """What paper says of these instead: which are worse, and how many the others are."""
        return rest(self._outlook.first[LOOKED_AT:], self.words)

    @cached_property
    def dots(self) -> list[DotGroup]:
        """Every indicator on one scale, by section."""
        if not self._contents.sheet.periods:
            return []
        plot, named = DotPlot(self._outlook, self._anchors, self.words), self._outlook.sections
        groups = [
            plot.group(section, self._say.place(section) if named else "")
            for section in self._contents.sheet.sections
        ]
        return [group for group in groups if group.rows]

    @property
    def is_roomy(self) -> bool:
        """Whether all this takes only a part of a page of A4."""
        return sum(len(group.rows) for group in self.dots) <= _ROOMY

    @property
    def dots_note(self) -> str:
        """What the dots and lines are."""
        words = self.words
        before = any(row.before for group in self.dots for row in group.rows)
        off = any(row.edge for group in self.dots for row in group.rows)
        said = words.dots_note if before else words.dots_note_single
        note = said.format(period=self.period)
        return words.blank.join([note, words.beyond]) if off else note
