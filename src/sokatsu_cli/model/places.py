"""Where the rows of a table stand in the file that a user has, as messages and reports name it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.labels import sheet_of
from sokatsu_cli.model.language import translated
from sokatsu_cli.model.page_rows import PageRow, column_told, numbered

_CELL = re.compile("column (?P<column>[A-Z]{1,3})(?:, row (?P<row>[0-9]+))?")


class RowPlace(NamedTuple):
    """Where a row of a tidy table comes from.

    Attributes:
        path: The sheet, as messages name it.
        line: The number of the sheet's row.
        letters: Column of the tidy table to the letters of the sheet's column.
    """

    path: str
    line: int
    letters: Mapping[str, str]


def told_line(line: int, sheet: str, language: str) -> str:
    """Return how messages name a line, and its sheet if it has one, in English or Japanese.

    >>> told_line(7, "第1章", "en"), told_line(7, "第1章", "ja")
    ('line 7 in [第1章]', '[第1章]の7行目')
    """
    if sheet:
        return translated("line {line} in [{sheet}]", language).format(line=line, sheet=sheet)
    return translated("line {line}", language).format(line=line)


def _row_in(row: int, sheet: str, language: str) -> str:
    return translated("row {row} of {sheet}", language).format(row=row, sheet=sheet)


class Places:
    """The places of the rows of a tidy table: each knows its line, and nothing is to be added."""

    is_office = False
    """Whether the rows are numbered, and stand elsewhere than their numbers say."""

    beside = ""
    """What tells rows of one line apart: ``sheet`` or ``object``, "" where there is one alone."""

    def line(self, row: int) -> int:
        """Return the line of a row in the file."""
        return row

    def sheet(self, _row: int) -> str:
        """Return the name of the sheet of a row, "" where the file has one alone."""
        return ""

    def apart(self, row: int) -> str | int:
        """Return what tells a row apart from others of its line: its sheet, as `beside` says."""
        return self.sheet(row)

    def column(self, _row: int, _name: str) -> str:
        """Return how messages name the column of a cell, "" where its heading says enough."""
        return ""

    def told(self, row: int, language: str = "en") -> str:
        """Return the place of a row for a message about another row, in English or Japanese."""
        return told_line(self.line(row), self.sheet(row), language)

    def cell(self, _row: int, _name: str) -> str:
        """Return what a spreadsheet calls the cell of a column, such as B7, "" in other files."""
        return ""

    def place(self, row: int, name: str = "", language: str = "en") -> str:
        """Return the place of a row in its file, or of the cell in it that holds a column.

        This is ``[第1章] B7``, or ``line 7 in [第1章], column D``.
        """
        sheet, cell = self.sheet(row), self.cell(row, name)
        if cell:
            return f"[{sheet}] {cell}" if sheet else cell
        column = column_told(self.column(row, name), language)
        between = translated(", ", language)
        return between.join(filter(None, [self.told(row, language), column]))

    def in_file(self, path: str, row: int, name: str = "", language: str = "en") -> str:
        """Return the place of a row, or of the cell of a column, behind the name of its file.

        This is ``総括表.xlsx[第1章] B7``, or ``総括表.txt:7: column D``.
        """
        sheet, cell = self.sheet(row), self.cell(row, name)
        place = f"{path}[{sheet}]" if sheet else path
        if cell:
            return f"{place} {cell}"
        place, column = f"{place}:{self.line(row)}", self.column(row, name)
        return f"{place}: {column_told(column, language)}" if column else place

    def under(self, _positions: Mapping[str, int]) -> "Places":
        """Return the places of rows below headings, given where each known column stands."""
        return self

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with rows, by their places in the file."""
        return error


OWN_LINES = Places()
"""The places of rows that know their lines."""


class PagePlaces(Places):
    """The places of rows of a table on pages, by their numbers in the whole table."""

    beside = "sheet"

    def __init__(self, rows: Iterable[PageRow]) -> None:
        """Take the rows."""
        self._rows = {int(row): row for row in rows}

    def line(self, row: int) -> int:
        """Return the number of a row on its page."""
        return self._rows[row].row

    def sheet(self, row: int) -> str:
        """Return the page of a row."""
        return f"p.{self._rows[row].page}"

    def told(self, row: int, language: str = "en") -> str:
        """Return the place of a row for a message about another row, in English or Japanese."""
        return _row_in(self.line(row), self.sheet(row), language)

    def place(self, row: int, _name: str = "", language: str = "en") -> str:
        """Return the place of a row in its file: ``p.3: row 7``."""
        return self._rows[row].place("", language)

    def in_file(self, path: str, row: int, _name: str = "", language: str = "en") -> str:
        """Return the place behind the name of the file: ``総括表.pdf:p.3: row 7``."""
        return f"{path}:{self.place(row, language=language)}"

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with rows, by their places on the pages."""
        problems = [
            each if each.line is None else each._replace(line=self._rows.get(each.line, each.line))
            for each in error.problems
        ]
        return type(error)(problems, error.more)


class OfficePlaces(Places):
    """The places of the rows of an office's table, which are numbered from 1."""

    is_office = True

    def __init__(self, places: Sequence[RowPlace], *, of_cells: bool = False) -> None:
        """Take the place of each row, and whether the file has cells and is no text."""
        self._places = places
        self._on_pages = any(isinstance(place.line, PageRow) for place in places)
        self._of_cells = of_cells and not self._on_pages
        has_sheets = self._on_pages or len({place.path for place in places}) > 1
        self.beside = "sheet" if has_sheets else ""

    def line(self, row: int) -> int:
        """Return the number of a row in its sheet, or on its page."""
        line = self._places[row - 1].line
        return line.row if isinstance(line, PageRow) else line

    def sheet(self, row: int) -> str:
        """Return the name of the sheet of a row, "" where the file has one alone; or its page."""
        place = self._places[row - 1]
        page = f"p.{place.line.page}" if isinstance(place.line, PageRow) else ""
        return ", ".join(filter(None, [sheet_of(place.path), page]))

    def told(self, row: int, language: str = "en") -> str:
        """Return the place of a row for a message about another row, in English or Japanese."""
        if self._on_pages:
            return _row_in(self.line(row), self.sheet(row), language)
        return super().told(row, language)

    def cell(self, row: int, name: str) -> str:
        """Return what a spreadsheet calls the cell of a column, such as B7, "" in other files."""
        found = _CELL.fullmatch(self.column(row, name)) if self._of_cells else None
        return f"{found['column']}{found['row'] or self.line(row)}" if found else ""

    def place(self, row: int, name: str = "", language: str = "en") -> str:
        """Return the place of a row in its file, or of the cell in it that holds a column."""
        place = self._places[row - 1]
        if not isinstance(place.line, PageRow):
            return super().place(row, name, language)
        table = f"[{sheet_of(place.path)}]" if sheet_of(place.path) else ""
        told = place.line.place(self.column(row, name), language)
        return " ".join(filter(None, [table, told]))

    def in_file(self, path: str, row: int, name: str = "", language: str = "en") -> str:
        """Return the place behind the name of the file: ``総括表.pdf:p.3: row 7, column 4``."""
        place = self._places[row - 1]
        if not isinstance(place.line, PageRow):
            return super().in_file(path, row, name, language)
        table = sheet_of(place.path)
        told = place.line.place(self.column(row, name), language)
        return f"{path}{f'[{table}]' if table else ''}:{told}"

    def column(self, row: int, name: str) -> str:
        """Return how messages name the column of a cell, "" where it stands in none."""
        column = self._places[row - 1].letters.get(name, "")
        return numbered(column) if self._on_pages else column

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with rows, by their places in the file."""
        return type(error)(map(self._problem, error.problems), error.more)

    def _problem(self, problem: Problem) -> Problem:
        if problem.line is None:
            return problem
        place = self._places[problem.line - 1]
        column = problem.column and place.letters.get(problem.column, problem.column)
        return problem._replace(path=place.path, line=place.line, column=column)
