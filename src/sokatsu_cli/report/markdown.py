"""A summary sheet as Markdown."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.words import SheetWords
from sokatsu_cli.writing.bars import Bars
from sokatsu_cli.writing.displays import Column, Display
from sokatsu_cli.writing.layout import Markdown, markdown_escaped, markdown_table

if TYPE_CHECKING:
    from sokatsu_cli.report.results import Result
    from sokatsu_cli.report.sheet import Section, SummarySheet

_BAR = 10
"""Characters of a bar from 0 to 100 %."""


def sheet_markdown(sheet: "SummarySheet", words: SheetWords, title: str) -> str:
    """Return the sheet as GitHub-flavoured Markdown; no text of the table is read as markup."""
    return "\n".join(_Writer(sheet, words).lines(title))


class _Writer:
    def __init__(self, sheet: "SummarySheet", words: SheetWords) -> None:
        self.sheet = sheet
        self.words = words
        self.headings = words.table.headings
        self.say = Phrases(sheet, words)
        self.bars = Bars.fitting([each.bar for each in sheet.results], _BAR, plain=False)

    def lines(self, title: str) -> Iterator[str]:
        say, words = self.say, self.words
        yield f"# {markdown_escaped(title)}\n"
        facts = [say.source(), say.rule(), say.counts(), say.mean(), say.totals()]
        yield from (f"{markdown_escaped(fact)}\n" for fact in facts if fact)
        yield f"## {words.sheet}\n"
        for sections in self.sheet.chapters:
            if say.chapter(sections[0]):
                yield f"### {markdown_escaped(say.chapter(sections[0]))}\n"
            for section in sections:
                yield from self.section(section)
        yield f"## {words.by_section}\n"
        yield self.summaries()
        yield from (f"{markdown_escaped(text)}\n" for text in [say.counts_rows()] if text)
        yield f"## {words.by_need}\n"
        yield self.by_need()
        if self.sheet.has("published_rate"):
            yield f"## {words.differences}\n"
            found = [_item(difference) for difference in say.differences()]
            yield from [*found, ""] if found else [f"{words.no_differences}\n"]

    def section(self, section: "Section") -> Iterator[str]:
        say, headings, words = self.say, self.headings, self.words
        if say.section(section):
            yield f"#### {markdown_escaped(say.section(section))}\n"
        names = [headings[name] for name in ("indicator", "unit", "direction", "baseline")]
        for period in self.sheet.periods:
            label = say.period(period)
            names += [f"{label}\n{words.pair}".strip(), f"{words.rate} {label}".strip()]
        rows = []
        for row in section.rows:
            texts = row.first.texts
            cells = [
                texts["indicator"],
                texts["unit"],
                row.first.direction.arrow,
                texts["baseline"],
            ]
            for result in row.results:
                cells += ["", ""] if result is None else [self.pair(result), self.rate(result)]
            rows.append([*cells, *([row.final_target] if self.sheet.is_dated else [])])
        names += [say.final_target()] if self.sheet.is_dated else []
        yield _table(names, rows, right={3, 4 + 2 * len(self.sheet.periods)})
        reasons = say.reasons(section)
        if reasons:
            yield f"{say.reasons_heading(section)}\n"
            yield from map(_item, reasons)
            yield ""

    def pair(self, result: "Result") -> str:
        texts = result.texts
        return "\n".join(
            filter(None, [texts["target"] or "–", texts["actual"] or "–", self.say.change(result)])
        )

    def rate(self, result: "Result") -> Markdown:
        drawn = self.bars.draw(result.bar)
        grade = f"{self.headings['grade']} {result.grade}" if result.grade else ""
        struck = f"~~{markdown_escaped(result.struck_rate)}~~" if result.struck_rate else ""
        said = map(markdown_escaped, [self.say.status(result), grade])
        shown = " ".join(filter(None, [markdown_escaped(result.shown_rate), struck, *said]))
        difference = self.say.difference(result)
        differs = f"≠ {difference}" if difference else ""
        below = filter(None, [drawn, *self.say.remarks(result), differs])
        return Markdown("<br>".join([shown, *map(markdown_escaped, below)]))

    def summaries(self) -> str:
        say, words = self.say, self.words
        groups = [(say.place(section), section.summary) for section in self.sheet.named_sections]
        rows = [
            [name, *(text for _heading, text in say.summed(summary)), say.lowest(summary)]
            for name, summary in [*groups, (words.table.total, self.sheet.summary)]
        ]
        figures = [heading for heading, _text in say.summed(self.sheet.summary)]
        names = [words.table.section, *figures, self.headings["lowest_indicator"]]
        return _table(names, rows, right=range(1, len(names) - 1))

    def by_need(self) -> str:
        names = ["period", "direction", "baseline", "target", "actual"]
        rows = [
            [
                result.texts["indicator"],
                self.say.place_of(result),
                self.say.period(result.period),
                result.direction.arrow,
                result.texts["baseline"],
                result.texts["target"],
                "\n".join(filter(None, [result.texts["actual"], self.say.change(result)])),
                self.rate(result),
            ]
            for result in self.sheet.by_need
        ]
        headings = [self.headings["indicator"], self.words.table.section]
        headings += [self.headings[name] for name in names]
        return _table([*headings, self.words.rate], rows, right={4, 5, 6})


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int]) -> str:
    texts = list(zip(*rows, strict=True)) if rows else [()] * len(headings)
    columns = [
        Column(heading, cells, right=place in right)
        for place, (heading, cells) in enumerate(zip(headings, texts, strict=True))
    ]
    return markdown_table(Display(columns, []))


def _item(text: str) -> str:
    """Write an item of a list; what would begin a list or heading of its own is escaped."""
    return "- " + re.sub(r"^(\d*)(?=[-+#=.)])", r"\1\\", markdown_escaped(text), count=1)
