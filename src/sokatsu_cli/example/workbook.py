"""A spreadsheet to be filled in: the table with its formulas, and a sheet that explains it."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from sokatsu_cli.example.columns import (
    COLUMNS,
    COMPUTED,
    INPUT,
    ROWS,
    VALUES,
    WORKINGS,
)
from sokatsu_cli.example.formulas import WAYS, formulas_of, is_missing
from sokatsu_cli.example.guide import write_guide
from sokatsu_cli.example.words import EXAMPLE_LANGUAGES, ExampleWords
from sokatsu_cli.model.columns import NEEDED
from sokatsu_cli.model.numerals import parse_number, round_exact
from sokatsu_cli.model.terms import Direction, Status
from sokatsu_cli.rate.rates import achievement_rate
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.spreadsheet.places import column_letters
from sokatsu_cli.writing.cell_looks import JUDGED, Look
from sokatsu_cli.writing.workbooks import Formula, WrittenBook, WrittenSheet, width_of

_SHOWN = (0, 2, 3, 4)
"""The rows of the published table that stand in the sheet as an example."""

_WIDTHS = {"indicator": 44, "section_name": 18, "reason": 30, "note": 40}
_NARROWEST = 8

_LINES: Look = (("border", 1), ("border_color", "#A9B2BF"))
_HEADING: Look = (("bold", True), ("text_wrap", True), ("valign", "vcenter"), ("align", "center"))
_NEEDED: Look = (*_HEADING, *_LINES, ("bg_color", "#1F4E79"), ("font_color", "#FFFFFF"))
_OPTIONAL: Look = (*_HEADING, *_LINES, ("bg_color", "#DFE5EE"))
_OURS: Look = (*_HEADING, *_LINES, ("bg_color", "#E9ECF1"), ("font_color", "#444B55"))
_SHADED: Look = (*_LINES, ("bg_color", "#F4F6F8"))
_FAINT: Look = (*_SHADED, ("font_color", "#5B6470"))
_CENTRED: Look = (("align", "center"),)
_TEXT: Look = (*_LINES, ("align", "left"), ("indent", 1))
"""A text, which does not touch the number to its left."""

_FORMS = {"rate": "0.0", "capped_rate": "0.0", "percents": "0.0#;-0;"}
_LACKING: Look = (("bg_color", "#FFF2B3"),)


def sheet_to_fill_in(language: str, rows: int = ROWS) -> bytes:
    """Return an .xlsx file: a few rows of the published table, and room for some hundred.

    Args:
        language: en or ja.
        rows: How many rows are prepared.

    Raises:
        SokatsuError: The extra ``excel`` is not installed.
    """
    words = EXAMPLE_LANGUAGES[language]
    book = WrittenBook({"in_memory": True})
    table, guide = book.sheet(words.table), book.sheet(words.guide)
    with book.book:
        _Table(table, words, rows).write()
        write_guide(guide, words, rows)
    return book.written.getvalue()


def example_rows() -> list[dict[str, str]]:
    """Return the rows of the published table that the sheet shows."""
    with bundled_table().open(encoding="utf-8", newline="") as file:
        rows = [*islice(csv.DictReader(file), max(_SHOWN) + 1)]
    return [rows[at] for at in _SHOWN]


class _Table:
    """The sheet of the table."""

    def __init__(self, written: WrittenSheet, words: ExampleWords, rows: int) -> None:
        """Take the sheet, its words, and how many rows it has."""
        self._written, self._page, self._words = written, written.page, words
        self._last = rows
        self._at = {name: at for at, name in enumerate(COLUMNS)}

    def write(self) -> None:
        """Write the sheet."""
        self._headings()
        examples = example_rows()
        for row in range(1, self._last + 1):
            self._row(row, examples[row - 1] if row <= len(examples) else {})
        self._validate()
        self._mark()
        self._lay_out()

    def _headings(self) -> None:
        computed = self._words.computed
        for name, column in self._at.items():
            if name in INPUT:
                text, look = self._words.headings[name], _NEEDED if name in NEEDED else _OPTIONAL
            else:
                text, look = computed[name], _OURS
            self._written.put(0, column, text, look, number=False)
        self._page.set_row_pixels(0, 52)

    def _row(self, row: int, example: Mapping[str, str]) -> None:
        for name in INPUT:
            self._cell(row, name, example.get(name, ""))
        places = {name: f"${column_letters(at)}{row + 1}" for name, at in self._at.items()}
        formulas = formulas_of(places, self._words)
        values = self._values(example)
        for name in (*COMPUTED, *WORKINGS):
            look = _FAINT if name in WORKINGS else _SHADED
            look = (*look, *_CENTRED) if name == "status" else look
            spelled = Formula(formulas[name], values[name], _FORMS.get(name, "General"))
            self._written.put_formula(row, self._at[name], spelled, look)

    def _cell(self, row: int, name: str, text: str) -> None:
        """Write a cell to be filled in: General for numbers, so that a typed 80% shows its sign."""
        texts = (*_LINES, *_CENTRED) if name == "direction" else _TEXT
        look = _LINES if name in VALUES else texts
        number = parse_number(text) if name in VALUES else None
        if number is not None:
            value = Decimal(number.numerator) / number.denominator
            self._written.put_number(row, self._at[name], value, "General", look)
        else:
            form = self._written.book.format("General" if name in VALUES else "@", look)
            self._page.write(row, self._at[name], text or None, form)

    def _values(self, example: Mapping[str, str]) -> dict[str, Decimal | str]:
        """Return what the formulas of a row come to."""
        if not example:
            return {**dict.fromkeys((*COMPUTED, *WORKINGS), ""), "percents": Decimal(0)}
        way = Direction.parse(example["direction"])
        found = achievement_rate(example["target"], example["actual"], way)
        target, actual = (parse_number(example[name]) or 0 for name in VALUES[1:])
        digits = len(str(int(max(target, actual))))
        return {
            "rate": _rounded(found.rate),
            "capped_rate": _rounded(found.capped_rate),
            "status": self._words.statuses[found.status],
            "note": "",
            "way": Decimal(WAYS[way]),
            "percents": Decimal(0),
            "scale": Decimal(10) ** (10 - digits),
        }

    def _validate(self) -> None:
        """Warn of what sokatsu may refuse; forbid nothing, as texts may be right."""
        words = self._words
        ways = {
            "validate": "list",
            "source": [*words.ways],
            "error_type": "warning",
            "error_title": words.direction_title,
            "error_message": words.direction_doubt,
            "input_title": words.direction_title,
            "input_message": words.direction_hint,
        }
        self._page.data_validation(*self._area("direction"), ways)
        for name in VALUES:
            place = f"{column_letters(self._at[name])}2"
            numbers = {
                "validate": "custom",
                "value": f"=OR(ISNUMBER({place}),{is_missing(place)})",
                "error_type": "warning",
                "error_title": words.number_title,
                "error_message": words.number_doubt,
            }
            self._page.data_validation(*self._area(name), numbers)
        printed = {
            "validate": "any",
            "input_title": words.published_title,
            "input_message": words.published_hint,
        }
        self._page.data_validation(*self._area("published_rate"), printed)

    def _mark(self) -> None:
        """Let words of statuses and what lacks in a row have colours."""
        book = self._written.book
        words = self._words.statuses
        looks = {words[status]: JUDGED["status"][status] for status in Status}
        self._written.mark_words(self._area("status"), looks)
        first, last = (f"${column_letters(self._at[name])}2" for name in (INPUT[0], INPUT[-1]))
        for name in ("indicator", "direction"):
            place = f"${column_letters(self._at[name])}2"
            lacks = f'=AND(COUNTA({first}:{last})>0,{place}="")'
            form = book.format("General", _LACKING)
            rule = {"type": "formula", "criteria": lacks, "format": form}
            self._page.conditional_format(*self._area(name), rule)

    def _area(self, name: str) -> tuple[int, int, int, int]:
        return 1, self._at[name], self._last, self._at[name]

    def _lay_out(self) -> None:
        page = self._page
        self._written.set_widths([self._width(name) for name in COLUMNS])
        for name in WORKINGS:
            page.set_column(self._at[name], self._at[name], None, None, {"hidden": True})
        page.freeze_panes(1, self._at["indicator"] + 1)
        page.autofilter(0, 0, self._last, self._at[COMPUTED[-1]])
        texts = f"A2:{column_letters(self._at[INPUT[-1]])}{self._last + 1}"
        page.ignore_errors({"number_stored_as_text": texts})
        page.print_area(0, 0, self._last, self._at[COMPUTED[-1]])
        page.repeat_rows(0)
        self._written.fit_to_paper()

    def _width(self, name: str) -> int:
        words = {**self._words.headings, **self._words.computed}
        own = _halved(words[name].split())
        return _WIDTHS.get(name, max(_NARROWEST, own + 4))


def _rounded(rate: Fraction | None) -> Decimal | str:
    return "" if rate is None else round_exact(rate, 1)


def _halved(words: Sequence[str]) -> int:
    """Return how wide the widest word of a heading is."""
    return max(map(width_of, words))
