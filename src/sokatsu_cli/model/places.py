"""Where the rows of a table stand in the file that a user has, as messages and reports name it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.labels import sheet_of
from sokatsu_cli.model.page_rows import PageRow, numbered


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


class Places:
    """The places of the rows of a tidy table: each knows its line, and nothing is to be added."""

    is_office = False
    """Whether the rows are numbered, and stand elsewhere than their numbers say."""

    has_sheets = False
    """Whether rows of one number may stand in several sheets."""

    def line(self, row: int) -> int:
        """Return the line of a row in the file."""
        return row

    def sheet(self, _row: int) -> str:
        """Return the name of the sheet of a row, "" where the file has one alone."""
        return ""

    def column(self, _row: int, _name: str) -> str:
        """Return how messages name the column of a cell, "" where its heading says enough."""
        return ""

    def told(self, row: int) -> str:
        """Return the place of a row for a message about another row of the file."""
        sheet = self.sheet(row)
        return f"line {self.line(row)}" + (f" in [{sheet}]" if sheet else "")

    def in_file(self, path: str, row: int, column: str = "") -> str:
        """Return the place of a row, or of a cell in it, behind the name of its file.

        This is ``総括表.xlsx[第1章]:7``, or ``総括表.xlsx[第1章]:7: column D``.
        """
        sheet = self.sheet(row)
        place = f"{path}{f'[{sheet}]' if sheet else ''}:{self.line(row)}"
        return f"{place}: {column}" if column else place

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with rows, by their places in the file."""
        return error


OWN_LINES = Places()
"""The places of rows that know their lines."""


class PagePlaces(Places):
    """The places of rows of a table on pages, by their numbers in the whole table."""

    has_sheets = True

    def __init__(self, rows: Iterable[PageRow]) -> None:
        """Take the rows."""
        self._rows = {int(row): row for row in rows}

    def line(self, row: int) -> int:
        """Return the number of a row on its page."""
        return self._rows[row].row

    def sheet(self, row: int) -> str:
        """Return the page of a row."""
        return f"p.{self._rows[row].page}"

    def told(self, row: int) -> str:
        """Return the place of a row for a message about another row of the file."""
        return f"row {self._rows[row]}"

    def in_file(self, path: str, row: int, column: str = "") -> str:
        """Return the place behind the name of the file: ``総括表.pdf:p.3: row 7``."""
        return f"{path}:{self._rows[row].place(column)}"

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

    def __init__(self, places: Sequence[RowPlace]) -> None:
        """Take the place of each row."""
        self._places = places
        self._on_pages = any(isinstance(place.line, PageRow) for place in places)
        self.has_sheets = self._on_pages or len({place.path for place in places}) > 1

    def line(self, row: int) -> int:
        """Return the number of a row in its sheet, or on its page."""
        line = self._places[row - 1].line
        return line.row if isinstance(line, PageRow) else line

    def sheet(self, row: int) -> str:
        """Return the name of the sheet of a row, "" where the file has one alone; or its page."""
        place = self._places[row - 1]
        page = f"p.{place.line.page}" if isinstance(place.line, PageRow) else ""
        return ", ".join(filter(None, [sheet_of(place.path), page]))

    def told(self, row: int) -> str:
        """Return the place of a row for a message about another row of the file."""
        return f"row {self.line(row)} of {self.sheet(row)}" if self._on_pages else super().told(row)

    def in_file(self, path: str, row: int, column: str = "") -> str:
        """Return the place behind the name of the file: ``総括表.pdf:p.3: row 7, column 4``."""
        place = self._places[row - 1]
        if not isinstance(place.line, PageRow):
            return super().in_file(path, row, column)
        table = sheet_of(place.path)
        return f"{path}{f'[{table}]' if table else ''}:{place.line.place(column)}"

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
