"""The sentences of one summary sheet, which all its formats share."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import PurePath
from typing import TYPE_CHECKING

from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.model.numerals import cell_text, plain
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.model.terms import Status
from sokatsu_cli.model.value_cells import VALUES
from sokatsu_cli.report.sheet import SECTIONS
from sokatsu_cli.report.words import SheetWords
from sokatsu_cli.tidy.reasons import named_indicator
from sokatsu_cli.writing.signed_changes import signed_change

if TYPE_CHECKING:
    from sokatsu_cli.report.outlook import Standing
    from sokatsu_cli.report.results import Period, Result, Summary
    from sokatsu_cli.report.sheet import Section, SummarySheet

SIGNS = {Status.ACHIEVED: "✓", Status.NOT_ACHIEVED: "✗", Status.NO_DATA: "–"}


class Phrases:
    """What a sheet says in one language."""

    def __init__(self, sheet: "SummarySheet", words: SheetWords) -> None:
        self._sheet = sheet
        self._words = words
        self._has_chapters = sheet.has("chapter")
        self._has_sections = sheet.has("section") or sheet.has("section_name")

    def source(self) -> str:
        """Name the file that the sheet was made from, without its folders."""
        return self._words.source.format(path=PurePath(self._sheet.path).name)

    def rule(self) -> str:
        """Say how the rates were computed."""
        rules, words = self._sheet.rules, self._words
        sentence = words.rule_no_cap if rules.cap is None else words.rule
        methods = dict.fromkeys(result.method for result in self._sheet.results)
        chosen = methods or dict.fromkeys(rules.method)
        return sentence.format(
            method=", ".join(words.methods[method] for method in chosen),
            rounding=words.rounding[rules.rounding],
            cap="" if rules.cap is None else plain(rules.cap),
        )

    def counts_rows(self) -> str:
        """Say what the counts of the summary are of, "" where that cannot be doubted."""
        summary = self._sheet.summary
        same = summary.indicators == len(summary.results)
        return "" if same else self._words.table.counts_rows

    def counts(self) -> str:
        """Say how many results there are, and how many are achieved."""
        summary = self._sheet.summary
        return self._words.counts.format(
            indicators=summary.indicators,
            rows=len(summary.results),
            **{status.value: summary.count(status) for status in Status},
        )

    def mean(self, standing: "Standing") -> str:
        """Say the mean and the median of the capped rates of a period, "" where none is defined."""
        summary, label = standing.summary, self.period(standing.period)
        if summary.mean is None:
            return ""
        left_out = summary.without_capped_rate
        sentence = self._words.mean_uncapped if self._sheet.rules.cap is None else self._words.mean
        said = sentence.format(
            mean=self._rounded(summary.mean), median=self._rounded(summary.median)
        )
        said += self._words.without_rate.format(rows=left_out) if left_out else ""
        return self._words.of_period.format(period=label, said=said) if label else said

    def totals(self) -> str:
        """Name the rows that are not counted, since they are totals of others; "" for none."""
        totals = (result for result in self._sheet.results if result.is_total)
        names = dict.fromkeys(result.texts["indicator"] for result in totals)
        return self._words.totals.format(names=", ".join(names)) if names else ""

    def _rounded(self, rate: Fraction | None) -> str:
        return cell_text(self._sheet.rules.rounded(rate))

    def chapter(self, section: "Section") -> str:
        """Name a section's chapter: a number gets its words; "" where no section has one."""
        if not self._has_chapters:
            return ""
        return _numbered(self._words.chapter, section.key.chapter) or self._words.unnamed_chapter

    def section(self, section: "Section") -> str:
        """Name a section: a number gets its words; "" where no section has any."""
        if not self._has_sections:
            return ""
        number = _numbered(self._words.section, section.key.number)
        return " ".join(filter(None, [number, section.key.name])) or self._unnamed

    def place(self, section: "Section") -> str:
        """Name a section shortly: 1-2 市民活動."""
        return self._short(section.key) or self._unnamed

    def place_of(self, result: "Result") -> str:
        """Name the section of a result shortly."""
        return self._short(SectionKey(*(result.texts[name] for name in SECTION)))

    def _short(self, key: SectionKey) -> str:
        if key.chapter and not (key.number or key.name):
            return _numbered(self._words.chapter, key.chapter)
        return key.label

    @property
    def _unnamed(self) -> str:
        by, words = self._sheet.by, self._words
        if by == SECTIONS:
            return words.unnamed
        return words.unnamed_chapter if by == "chapter" else words.table.blank

    def parts(self) -> str:
        """Name what the sections of the sheet are: the heading of a column of their names."""
        table, by = self._words.table, self._sheet.by
        return table.section if by == SECTIONS else table.headings.get(by, by)

    def by_parts(self) -> str:
        """Name the summary of the sections."""
        is_plain = self._sheet.by == SECTIONS
        return self._words.by_section if is_plain else self._words.by.format(parts=self.parts())

    def name(self, result: "Result") -> str:
        """Name a result by its indicator and its period."""
        return " ".join(filter(None, [result.texts["indicator"], result.period.label]))

    def period(self, period: "Period") -> str:
        """Name a period; "" where none of the sheet has a name."""
        return period.label or (self._words.unnamed_period if self._sheet.is_dated else "")

    def final_target(self) -> str:
        """Name the last target and its period."""
        return f"{self._words.final_target} {self._sheet.periods[-1].label}"

    def summed(self, summary: "Summary") -> list[tuple[str, str]]:
        """Return the figures of a summary, each with its heading."""
        words = self._words.table.headings
        labels = self._sheet.grades.labels if self._sheet.grades else ()
        texts = {
            "indicators": str(summary.indicators),
            **{status.value: str(summary.count(status)) for status in Status},
            "share_achieved": self._rounded(summary.share_achieved),
            "mean_capped_rate": self._rounded(summary.mean),
            "median_capped_rate": self._rounded(summary.median),
            "without_capped_rate": str(summary.without_capped_rate),
        }
        graded = (*labels, "") if labels else ()
        counts = zip(graded, summary.graded(graded), strict=True)
        return [
            *((words[name], text) for name, text in texts.items()),
            *((label or words["ungraded"], str(count)) for label, count in counts),
        ]

    def lowest(self, summary: "Summary") -> str:
        """Name the lowest row of a summary with its capped rate, "" where there is none."""
        lowest = summary.lowest
        if lowest is None:
            return ""
        rate = self._rounded(lowest.found.capped_rate)
        period = f" ({lowest.printed_period})" if lowest.printed_period else ""
        return f"{lowest.texts['indicator']}{period} {rate}%"

    def direction(self, result: "Result") -> str:
        """Name a direction in a word, for those who do not see the arrow."""
        return self._words.directions[result.direction]

    def status(self, result: "Result") -> str:
        """Name a status, with a sign."""
        return f"{SIGNS[result.status]} {self.status_word(result.status)}"

    def status_word(self, status: Status) -> str:
        """Name a status in a word."""
        return self._words.table.words.get(status, status.replace("_", " "))

    def change(self, result: "Result") -> str:
        """Say the change since the baseline and how it is judged; "" where there is none."""
        change = result.change
        if change is None:
            return ""
        amount = signed_change(change.printed, (result.texts[name] for name in VALUES))
        judged = change.status and self._words.table.words.get(change.status, change.status)
        return " ".join(filter(None, [self._words.since_baseline, amount, judged]))

    def remarks(self, result: "Result") -> Iterator[str]:
        """Say what the rate that is shown does not: the rate computed, and the one without cap."""
        words, capped, rate = self._words, result.capped_rate, result.rate
        if result.method is not self._sheet.rules.method.of(result.direction):
            yield f"{words.table.headings['method']} {words.methods[result.method]}"
        if result.expected is not None:
            yield f"{words.table.headings['expected']} {cell_text(result.expected)}"
        printed = result.texts["published_rate"] if result.difference is None else ""
        exact = result.published is not None and result.published.value == capped
        if capped is not None and printed and not exact:
            yield words.computed.format(rate=cell_text(capped))
        if rate is not None and rate != capped:
            yield words.uncapped.format(rate=cell_text(rate))
        if result.is_false_hundred:
            yield words.false_hundred
        if result.found.note:
            note = result.found.note
            yield words.table.words.get(note, note)

    def difference(self, result: "Result") -> str:
        """Say how a published rate differs, "" where it does not."""
        if result.difference is None:
            return ""
        data = dict(result.difference.data)
        sentence = self._words.differs if "computed" in data else self._words.not_comparable
        if result.published is None:
            sentence = self._words.unreadable
        if "note" in data:
            data["note"] = self._words.table.words.get(str(data["note"]), str(data["note"]))
        return sentence.format(**data)

    def reasons_heading(self, section: "Section") -> str:
        """Name the reasons of a section: are all of them of targets that were not achieved?"""
        statuses = {result.status for result in section.results if result.texts["reason"]}
        words = self._words
        return words.reasons if statuses <= {Status.NOT_ACHIEVED} else words.reasons_of_any

    def reasons(self, section: "Section", period: "Period | None" = None) -> list[str]:
        """Return the reasons of a section, or of one period, each with its indicator's name."""
        return [
            _reason(result.texts["indicator"], result.texts["reason"])
            for result in section.results
            if result.texts["reason"] and period in (None, result.period)
        ]


def _numbered(words: str, number: str) -> str:
    return words.format(number=number) if number.isdigit() else number


def _reason(indicator: str, text: str) -> str:
    named = named_indicator(text, [indicator]) is not None
    return text if named else f"「{indicator}」…{text}"
