"""The sheet of all results that are counted, one a row, with live formulas.

Baseline, target, actual and published rate are links to the published layout: they are changed
there. Rates and statuses are formulas. Sections and periods have numbers, by which the summary
counts; names would be compared without case, and as patterns.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from sokatsu_cli.model.terms import Direction, Method, Status
from sokatsu_cli.model.visible import visible
from sokatsu_cli.report.outlook import is_worse
from sokatsu_cli.report.workbook.cells import CellWriter, lines_of, widths_of
from sokatsu_cli.report.workbook.expressions import Cell, Number
from sokatsu_cli.report.workbook.formulas import Formulas, differing, formulas_of
from sokatsu_cli.report.workbook.looks import (
    LINE_HEIGHT,
    MARKED,
    UNMET,
    Properties,
    share_format,
)
from sokatsu_cli.report.workbook.places import absolute, quoted_name, relative
from sokatsu_cli.report.workbook.words import WORKBOOK_LANGUAGES

if TYPE_CHECKING:
    from sokatsu_cli.report.contents import Contents
    from sokatsu_cli.report.results import Result
    from sokatsu_cli.report.workbook.expressions import Expression, Places, Value
    from sokatsu_cli.report.workbook.layout import Layout
    from sokatsu_cli.writing.workbooks import WrittenSheet

_FIRST = 5
"""The row of the first result."""

_KEYS = ("section_number", "period_number")
_TEXTS = ("section", "indicator", "unit", "direction", "period")
_LINKS = ("baseline", "target", "actual", "published_rate")
_COMPUTED = ("quotient", "status", "capped_quotient", "rate", "capped_rate", "worse")
"""What formulas give, each after those that it needs."""

_JUDGED = ("status", "worse")
"""What is a text of these."""

_CAPPED = ("capped_rate", "capped_quotient")
_PUBLISHED = ("published_rate", "mark", "difference")
_COLUMNS = (
    *(*_KEYS, *_TEXTS, "baseline", "target", "actual", "rate", "capped_rate", "status"),
    "worse",
    *(*_PUBLISHED, "note", "quotient", "capped_quotient"),
)
"""All columns in their order."""

_AT_FURTHER = _COLUMNS.index("note") + 1
"""Where further columns stand."""

_CENTRED: Properties = {"align": "center"}
_FINE = 4
"""Decimals that a rate that is not rounded shows more than one that is."""

_WIDEST = 34


class Listing:
    """The sheet of results, which knows where each of its columns stands.

    Attributes:
        words: The words of its language.
        results: What it lists.
        sections: Of each result the number of its section, from 1.
        periods: The number of each period, from 1.
        rates: Of each result how formulas of other sheets name its rate, where it is a formula.
    """

    def __init__(self, contents: "Contents", layout: "Layout", written: "WrittenSheet") -> None:
        """Take what a report is made of, where its layout has the values, and the sheet."""
        sheet = self._sheet = contents.sheet
        self._contents, self._layout = contents, layout
        self.words = WORKBOOK_LANGUAGES[contents.words.language]
        self.results = sheet.counted
        self.sections = {
            result: number
            for number, section in enumerate(sheet.sections, 1)
            for result in section.results
        }
        self.periods = {period: number for number, period in enumerate(sheet.periods, 1)}
        self.rates: dict[Result, str] = {}
        needs_baseline = any(each.method is Method.BASELINE for each in self.results)
        left_out = {
            "section": not sheet.named_sections,
            "unit": not sheet.has("unit"),
            "period": not sheet.is_dated,
            "baseline": not (needs_baseline or sheet.has("baseline")),
            "worse": all(result.change is None for result in self.results),
            **dict.fromkeys(_CAPPED, sheet.rules.cap is None),
            **dict.fromkeys(_PUBLISHED, not layout.published),
            "difference": all(result.difference is None for result in self.results),
        }
        language = contents.words.language
        self._further = {
            f"+{number}": heading
            for number, heading in enumerate(contents.further.headings(language))
        }
        named = [*_COLUMNS[:_AT_FURTHER], *self._further, *_COLUMNS[_AT_FURTHER:]]
        self._columns = [name for name in named if not left_out.get(name)]
        self._cells = CellWriter(written)
        self._formulas: dict[tuple[Method, Direction, int], Formulas] = {}
        self._seen = {name: [self._heading(name)] for name in self._columns}

    @property
    def has_values(self) -> bool:
        """Whether exact values stand where formulas would."""
        return bool(self._cells.values)

    def status(self, status: Status) -> str:
        """Return what a status is called."""
        return self._contents.words.table.headings[status.value]

    def has(self, name: str) -> bool:
        """Tell whether there is a column."""
        return name in self._columns

    def range(self, name: str) -> str:
        """Return how formulas of other sheets name a column: one row at least."""
        column = self._columns.index(name) + 1
        cells = f"{absolute(_FIRST, column)}:{absolute(self._last, column)}"
        return f"{quoted_name(self.words.results)}!{cells}"

    def write(self) -> None:
        """Write the sheet."""
        cells, page = self._cells, self._cells.written.page
        cells.title(1, f"{self._contents.heading.title} {self.words.results}", size=14)
        cells.title(2, self.words.computed.format(name=self._contents.words.title))
        cells.title(3, self._layout.say.rule())
        cells.headings(_FIRST - 1, [self._heading(name) for name in self._columns])
        for row, result in enumerate(self.results, _FIRST):
            self._row(row, result)
        self._fit()
        page.freeze_panes(_FIRST - 1, self._columns.index("indicator") + 1)
        page.autofilter(_FIRST - 2, 0, self._last - 1, len(self._columns) - 1)
        page.repeat_rows(_FIRST - 2)
        is_noted = bool(self._further) or any(self._seen["note"][1:])
        last = self._columns.index("note") + len(self._further) - (not is_noted)
        page.print_area(0, 0, self._last - 1, last)
        self._mark_unmet()
        cells.written.fit_to_paper()

    def _fit(self) -> None:
        """Give each column the width of its texts, and each row the height of its longest one."""
        widths = widths_of([*self._seen.values()], _WIDEST)
        self._cells.written.set_widths(widths)
        shown = [texts for texts in self._seen.values() if len(texts) > 1]
        wide = [
            width for width, texts in zip(widths, self._seen.values(), strict=True) if texts[1:]
        ]
        for row, texts in enumerate(list(zip(*shown, strict=True))[1:], _FIRST):
            lines = max(lines_of(text, width) for text, width in zip(texts, wide, strict=True))
            self._cells.written.page.set_row_pixels(row - 1, lines * LINE_HEIGHT)

    @property
    def _last(self) -> int:
        return _FIRST + max(len(self.results), 1) - 1

    def _heading(self, name: str) -> str:
        if name in self._further:
            return self._further[name]
        if name == "section":
            return self._layout.say.parts()
        own: str | None = getattr(self.words, name, None)
        return own or self._contents.words.table.headings[name]

    def _mark_unmet(self) -> None:
        """Let the colour of what is judged follow its formula."""
        form = self._cells.written.book.format("General", tuple(UNMET.items()))
        words = self.status(Status.NOT_ACHIEVED), self.words.worse_mark
        for name, word in zip(_JUDGED, words, strict=True):
            if self.has(name):
                column = self._columns.index(name)
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
                where = _FIRST - 1, column, self._last - 1, column
                self._cells.written.page.conditional_format(*where, rule)
        if self.has("mark"):
            form = self._cells.written.book.format("General", tuple(MARKED.items()))
            first, column = map(self._columns.index, ("published_rate", "mark"))
            differs = f'=${relative(_FIRST, column + 1)}="{self.words.mark}"'
            rule = {"type": "formula", "criteria": differs, "format": form}
            where = _FIRST - 1, first, self._last - 1, column
            self._cells.written.page.conditional_format(*where, rule)

    def _row(self, row: int, result: "Result") -> None:
        places = {name: relative(row, at) for at, name in enumerate(self._columns, 1)}
        at = {name: (row, column) for column, name in enumerate(self._columns, 1)}
        self._cells.number(*at["section_number"], self.sections[result], _CENTRED)
        self._cells.number(*at["period_number"], self.periods[result.period], _CENTRED)
        linked, held = self._layout.linked(result), dict.fromkeys(_LINKS, cast("Value", ""))
        for name in filter(self.has, _LINKS):
            if name in linked:
                held[name] = self._cells.link(*at[name], linked[name])
            self._seen[name].append(linked[name].text if name in linked else "")
        texts = self._texts(result)
        remarks = [*self._remarks(result), self._computed(at, result, places, held)]
        texts["note"] = "; ".join(filter(None, remarks))
        if self.has("mark"):
            self._mark(at["mark"], result, places, held)
        for name in filter(self.has, texts):
            self._cells.text(*at[name], texts[name], _CENTRED if name == "direction" else {})
            self._seen[name].append(texts[name])

    def _mark(
        self, at: tuple[int, int], result: "Result", places: "Places", held: "dict[str, Value]"
    ) -> None:
        """Write whether the published rate differs: a formula where its cell is a share."""
        mark = self.words.mark if result.difference else ""
        published, cell = result.published, held["published_rate"]
        self._seen["mark"].append(mark)
        if not (published and isinstance(cell, Number) and cell.exact * 100 == published.value):
            self._cells.text(*at, mark, _CENTRED)
            return
        if published.decimals == self._sheet.rules.digits:
            printed: Expression | None = Cell(self._shown_rate)
        else:
            printed = self._formulas_of(result, published.decimals).printed
        formula = printed and differing(printed, self.words.mark)
        self._cells.formula(at, formula, mark, "General", places=places, cells=held, look=_CENTRED)

    @property
    def _shown_rate(self) -> str:
        return _CAPPED[0] if self.has(_CAPPED[0]) else "rate"

    def _formulas_of(self, result: "Result", digits: int) -> Formulas:
        key = result.method, result.direction, digits
        if key not in self._formulas:
            words = {status: self.status(status) for status in Status}
            rules = self._sheet.rules._replace(digits=digits)
            self._formulas[key] = formulas_of(*key[:2], rules, words, self.words.worse_mark)
        return self._formulas[key]

    def _computed(
        self,
        at: Mapping[str, tuple[int, int]],
        result: "Result",
        places: "Places",
        held: "dict[str, Value]",
    ) -> str:
        """Write what is computed; return what to note where a figure is no formula."""
        wanted, digits = self._wanted(result), self._sheet.rules.digits
        formulas = self._formulas_of(result, digits)
        for name in filter(self.has, _COMPUTED):
            form = share_format(digits + _FINE * name.endswith("quotient"))
            is_text = name in _JUDGED
            self._seen[name].append(str(wanted[name]) if is_text else f"00{form}")
            look = _CENTRED if is_text else None
            formula: Expression | None = getattr(formulas, name)
            held[name] = self._cells.formula(
                at[name], formula, wanted[name], form, places=places, cells=held, look=look
            )
        if any(at[name] in self._cells.values for name in filter(self.has, _COMPUTED)):
            return self.words.is_value
        shown = at[self._shown_rate]
        self.rates[result] = f"{quoted_name(self.words.results)}!{absolute(*shown)}"
        return ""

    def _wanted(self, result: "Result") -> dict[str, Fraction | str]:
        """Return what the cells have to come to."""
        shares = {
            "quotient": result.found.rate,
            "capped_quotient": result.found.capped_rate,
            "rate": result.rate,
            "capped_rate": result.capped_rate,
        }
        wanted: dict[str, Fraction | str] = {
            name: "" if rate is None else Fraction(rate) / 100 for name, rate in shares.items()
        }
        worse = self.words.worse_mark if is_worse(result) else ""
        return wanted | {"status": self.status(result.status), "worse": worse}

    def _texts(self, result: "Result") -> dict[str, str]:
        words, say = self._contents.words, self._layout.say
        difference = result.difference
        further = self._contents.further.of_result(result, words.language)
        return {
            **dict(zip(self._further, further, strict=True)),
            "section": say.place_of(result) or words.unnamed,
            "indicator": result.texts["indicator"],
            "unit": result.texts["unit"],
            "direction": result.direction.arrow,
            "period": say.period(result.period),
            "difference": visible(difference.said(words.language)) if difference else "",
        }

    def _remarks(self, result: "Result") -> Iterator[str]:
        """Say what the rate that is shown does not."""
        words = self._contents.words
        if result.is_false_hundred:
            yield words.false_hundred
        if result.method is not self._sheet.rules.method.of(result.direction):
            yield f"{words.table.headings['method']} {result.method}"
        yield words.table.words.get(result.found.note, result.found.note)
