"""Where the rows of a table stand in the file that a user has, as messages and reports name it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.model.errors import InputError, Problem


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

    def in_file(self, path: str, row: int) -> str:
        """Return the place of a row behind the name of its file: ``総括表.xlsx[第1章]:7``."""
        sheet = self.sheet(row)
        return f"{path}{f'[{sheet}]' if sheet else ''}:{self.line(row)}"

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with rows, by their places in the file."""
        return error


OWN_LINES = Places()
"""The places of rows that know their lines."""


class OfficePlaces(Places):
    """The places of the rows of an office's table, which are numbered from 1."""

    is_office = True

    def __init__(self, path: str, places: Sequence[RowPlace]) -> None:
        """Take the name of the file, and the place of each row."""
        self._path = path
        self._places = places
        self.has_sheets = len({place.path for place in places}) > 1

    def line(self, row: int) -> int:
        """Return the number of a row in its sheet."""
        return self._places[row - 1].line

    def sheet(self, row: int) -> str:
        """Return the name of the sheet of a row, "" where the file has one alone."""
        return self._places[row - 1].path.removeprefix(self._path)[1:-1]

    def column(self, row: int, name: str) -> str:
        """Return how messages name the column of a cell, "" where it stands in none."""
        return self._places[row - 1].letters.get(name, "")

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with rows, by their places in the file."""
        return type(error)(map(self._problem, error.problems), error.more)

    def _problem(self, problem: Problem) -> Problem:
        if problem.line is None:
            return problem
        place = self._places[problem.line - 1]
        column = problem.column and place.letters.get(problem.column, problem.column)
        return problem._replace(path=place.path, line=place.line, column=column)
