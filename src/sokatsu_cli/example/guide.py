"""The sheet that explains the one to be filled in."""

from sokatsu_cli.example.column_words import COLUMN_LANGUAGES
from sokatsu_cli.example.columns import COMPUTED, INPUT
from sokatsu_cli.example.guide_words import GUIDE_LANGUAGES
from sokatsu_cli.example.words import ExampleWords
from sokatsu_cli.model.columns import NEEDED
from sokatsu_cli.writing.cell_looks import Look
from sokatsu_cli.writing.workbooks import WrittenSheet, width_of

_WIDTHS = (30, 10, 74, 20)
_LINE = 20
"""Pixels of a line of text."""

_TITLE: Look = (("bold", True), ("font_size", 16))
_PART: Look = (("bold", True), ("font_size", 12), ("bottom", 1), ("bottom_color", "#1F4E79"))
_TEXT: Look = (("text_wrap", True), ("valign", "top"))
_LINES: Look = (*_TEXT, ("border", 1), ("border_color", "#A9B2BF"))
_HEAD: Look = (*_LINES, ("bold", True), ("bg_color", "#DFE5EE"))
_STRONG: Look = (*_LINES, ("bold", True))
_COMMAND: Look = (*_TEXT, ("font_name", "Consolas"))


def write_guide(written: WrittenSheet, words: ExampleWords, rows: int) -> None:
    """Write the sheet that explains the table."""
    _Guide(written, words, rows).write()


class _Guide:
    """The sheet, written from the top."""

    def __init__(self, written: WrittenSheet, words: ExampleWords, rows: int) -> None:
        """Take the sheet, its words, and how many rows the table has."""
        self._written, self._words, self._row = written, words, 0
        self._rows = rows
        self._say = GUIDE_LANGUAGES[words.language]
        self._columns_said = COLUMN_LANGUAGES[words.language]

    def write(self) -> None:
        """Write all of it."""
        words = self._words
        self._written.set_widths(_WIDTHS)
        self._line(self._say.title, _TITLE)
        self._line(self._say.explaining.format(name=words.table), _TEXT)
        self._part(self._say.steps_title)
        for step in self._say.steps:
            self._line(step.format(rows=self._rows), _TEXT)
        self._part(self._say.columns_title)
        self._columns()
        self._part(self._say.rules_title)
        for rule in self._say.rules:
            self._line(rule, _TEXT)
        self._part(self._say.commands_title)
        for command, told in self._say.commands:
            self._commanded(command, told)
        self._written.page.hide_gridlines(2)
        self._written.fit_to_paper(pages=1)

    def _line(self, text: str, look: Look) -> None:
        """Write a text over all columns, with room for its lines."""
        page, row = self._written.page, self._row
        page.merge_range(row, 0, row, len(_WIDTHS) - 1, "")
        self._written.put(row, 0, text, look, number=False)
        size = 28 if look is _TITLE else _LINE * _lines(text, sum(_WIDTHS))
        page.set_row_pixels(row, size)
        self._row += 1

    def _part(self, text: str) -> None:
        self._row += 1
        self._line(text, _PART)

    def _columns(self) -> None:
        words = self._words
        self._cells(self._say.columns_headings, (_HEAD,) * 4)
        for name in INPUT:
            told, example = self._columns_said.described(name)
            needed = self._say.needed_yes if name in NEEDED else self._say.needed_no
            texts = (words.headings[name], needed, told, example)
            strong = _STRONG if name in NEEDED else _LINES
            self._cells(texts, (strong, strong, _LINES, _LINES))
        for name in COMPUTED:
            texts = (
                words.computed[name],
                self._say.formula,
                self._columns_said.computed_explanations[name],
                "",
            )
            self._cells(texts, (_LINES,) * 4)

    def _cells(self, texts: tuple[str, ...], looks: tuple[Look, ...]) -> None:
        for column, (text, look) in enumerate(zip(texts, looks, strict=True)):
            self._written.put(self._row, column, text, look, number=False)
        lines = max(map(_lines, texts, _WIDTHS))
        self._written.page.set_row_pixels(self._row, _LINE * lines)
        self._row += 1

    def _commanded(self, command: str, told: str) -> None:
        page = self._written.page
        page.merge_range(self._row, 0, self._row, 1, "")
        self._written.put(self._row, 0, command, _COMMAND, number=False)
        self._written.put(self._row, 2, told, _TEXT, number=False)
        page.set_row_pixels(self._row, _LINE)
        self._row += 1


def _lines(text: str, width: int) -> int:
    return max(1, -(-width_of(text) // (width - 2)))
