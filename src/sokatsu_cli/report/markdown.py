"""A summary sheet as Markdown."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sokatsu_cli.report.markdown_outlook import list_begun, list_item, outlook_lines, rows_table
from sokatsu_cli.report.outlook import step_of
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.differences import Differences
from sokatsu_cli.report.page.lists import Lists
from sokatsu_cli.report.page.narratives import Narratives
from sokatsu_cli.report.page.step_signs import STEP_SIGNS
from sokatsu_cli.report.page.top import Top
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.writing.layout import Markdown, markdown_escaped

if TYPE_CHECKING:
    from sokatsu_cli.report.contents import Contents, Heading
    from sokatsu_cli.report.page.narratives import Narrative
    from sokatsu_cli.report.results import Result
    from sokatsu_cli.report.sheet import Section

_FACTS = " / "
"""What stands between the facts below the title."""


def sheet_markdown(contents: "Contents") -> str:
    """Return the report as GitHub-flavoured Markdown; no text of the table is read as markup."""
    return "\n".join(_Writer(contents).lines(contents.heading))


class _Writer:
    def __init__(self, contents: "Contents") -> None:
        sheet, words = contents.sheet, contents.words
        anchors = Anchors(sheet)
        self.sheet = sheet
        self.further = contents.further
        self.words = words
        self.headings = words.table.headings
        self.standing = contents.outlook.standing
        self.say = Phrases(sheet, words)
        self.top = Top(contents, anchors)
        self.differing = Differences(contents, anchors, self.say)
        self.narratives = Narratives(contents)
        self.lists = Lists(contents, self.say, anchors)

    def lines(self, heading: "Heading") -> Iterator[str]:
        """Yield the parts in the order of the page."""
        yield f"# {markdown_escaped(heading.title)}\n"
        yield from _paragraphs([heading.subtitle, _FACTS.join(self.top.facts)])
        yield from outlook_lines(self.top, self.say.parts(), self.headings)
        if self.sheet.results:
            yield from self.parts()
        yield from _paragraphs([self.say.rule(), self.say.totals(), self.say.source()])

    def parts(self) -> Iterator[str]:
        """Yield every result by section, and what they come to."""
        yield f"## {self.words.sheet}\n"
        yield from self.narrative(self.narratives.of_plan())
        for sections in self.sheet.chapters:
            if self.say.chapter(sections[0]):
                yield f"### {markdown_escaped(self.say.chapter(sections[0]))}\n"
            for section in sections:
                yield from self.section(section)
        if self.sheet.has("published_rate"):
            yield from self.differences()
        yield f"## {markdown_escaped(self.say.by_parts())}\n"
        headline = self.lists.headline
        said = self.lists.words.of_period.format(period=headline) if headline else ""
        yield from _paragraphs([said])
        yield self.summaries()
        yield from _paragraphs(
            [self.say.counts_rows(), self.say.counts(), self.say.mean(self.standing)]
        )
        yield f"## {self.words.by_need}\n"
        yield self.by_need()

    def differences(self) -> Iterator[str]:
        """Yield where published rates are not the computed ones, and the likely causes."""
        yield f"## {self.words.differences}\n"
        found = self.differing.all
        yield from _paragraphs([self.differing.common if found else self.words.no_differences])
        for each in found:
            named = markdown_escaped(" ".join(filter(None, [each.indicator, each.period])))
            printed = markdown_escaped(each.printed)
            rates = f"{self.differing.words.printed} {printed}"
            if each.computed:
                computed = markdown_escaped(each.computed)
                rates = f"**{computed}** {self.differing.words.printed} ~~{printed}~~"
            yield f"- {list_begun(named)}: {rates}<br>{markdown_escaped(each.said)}"
        yield from [""] if found else []

    def narrative(self, narrative: "Narrative") -> Iterator[str]:
        """Yield what the office writes."""
        for kind, texts in narrative:
            yield f"**{markdown_escaped(kind)}**\n"
            yield from map(list_item, texts)
            yield ""

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
                row.baseline,
            ]
            for result in row.results:
                cells += ["", ""] if result is None else [self.pair(result), self.rate(result)]
            cells += [row.final_target] if self.sheet.is_dated else []
            rows.append([*cells, *self.further.of_row(row, words.language)])
        final = [len(names)] if self.sheet.is_dated else []
        names += [say.final_target()] if self.sheet.is_dated else []
        names += self.further.headings(words.language)
        yield rows_table(names, rows, right={3, *final})
        reasons = say.reasons(section)
        if reasons:
            yield f"{say.reasons_heading(section)}\n"
            yield from map(list_item, reasons)
            yield ""
        yield from self.narrative(self.narratives.of_section(section))

    def pair(self, result: "Result") -> str:
        texts = result.texts
        return "\n".join(
            filter(None, [texts["target"] or "–", texts["actual"] or "–", self.say.change(result)])
        )

    def rate(self, result: "Result") -> Markdown:
        grade = f"{self.headings['grade']} {result.grade}" if result.grade else ""
        struck = f"~~{markdown_escaped(result.struck_rate)}~~" if result.struck_rate else ""
        status = f"{STEP_SIGNS[step_of(result)].sign} {self.say.status(result).partition(' ')[2]}"
        said = map(markdown_escaped, [status, grade])
        shown = " ".join(filter(None, [markdown_escaped(result.shown_rate), struck, *said]))
        difference = self.say.difference(result)
        differs = f"≠ {difference}" if difference else ""
        below = filter(None, [*self.say.remarks(result), differs])
        return Markdown("<br>".join([shown, *map(markdown_escaped, below)]))

    def summaries(self) -> str:
        say = self.say
        groups = [(say.place(section), summary) for section, summary in self.lists.sections]
        totals = [(name, summary) for name, summary, _is_headline in self.lists.totals]
        rows = [
            [name, *(text for _heading, text in say.summed(summary)), say.lowest(summary)]
            for name, summary in [*groups, *totals]
        ]
        figures = [heading for heading, _text in say.summed(self.sheet.summary)]
        names = [say.parts(), *figures, self.headings["lowest_indicator"]]
        return rows_table(names, rows, right=range(1, len(names) - 1))

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
                *self.further.of_result(result, self.words.language),
            ]
            for result in self.sheet.by_need
        ]
        headings = [self.headings["indicator"], self.say.parts()]
        headings += [self.headings[name] for name in names]
        headings += [self.words.rate, *self.further.headings(self.words.language)]
        return rows_table(headings, rows, right={4, 5, 6})


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    return (f"{markdown_escaped(text)}\n" for text in texts if text)
