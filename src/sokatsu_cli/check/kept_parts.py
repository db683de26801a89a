"""What was found in a table part after part, kept outside memory until it is told."""

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import BinaryIO, NamedTuple

import numpy as np

from sokatsu_cli.check.duplicates import Duplicates
from sokatsu_cli.check.findings import (
    FINDINGS,
    Finding,
    Outcome,
    Report,
    Severity,
    View,
)
from sokatsu_cli.check.json_reports import RowTexts
from sokatsu_cli.check.part_checks import ORDER, OUTCOMES, Data, Difference, End, Found
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.temporary_files import writing_temporary
from sokatsu_cli.model.visible import shortened

_LONGEST = 1000
"""Characters of a message that a cell may make long."""

_DUPLICATE = ORDER.index("duplicate-row")


class KeptPart(NamedTuple):
    """What formats need of the rows of a part.

    Attributes:
        start: The number of its first row in the table.
        lines: The line of each row.
        found: What was found, row by row.
        rows: Their texts, as `row_texts` returns them; none where only findings are told.
    """

    start: int
    lines: Sequence[int]
    found: list[Found]
    rows: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport(Report):
    """A report of rows and findings that are kept elsewhere.

    Attributes:
        outcomes: How many rows have each of `OUTCOMES`.
        names: How many findings have each name.
    """

    outcomes: Sequence[int]
    names: Mapping[str, int]

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return self.outcomes[OUTCOMES.index(outcome)]

    def number(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(count for name, count in self.names.items() if FINDINGS[name] is severity)


class KeptParts:
    """The parts of a table in a file."""

    def __init__(
        self, path: str, rounding: Rounding, file: BinaryIO, places: Places = OWN_LINES
    ) -> None:
        """Begin with a table.

        Args:
            path: Its name.
            rounding: How its rates are printed.
            file: Where what is kept goes.
            places: Where its rows stand.
        """
        self._places = places
        self._path = path
        self._rounding = rounding
        self._file = file
        self._end = 0
        self._edges: list[End | None] = [None]

    def add(self, part: KeptPart, edges: tuple[End, End]) -> None:
        """Keep the next part, which has these first and last rows.

        Raises:
            SokatsuError: There is no room.
        """
        self._edges += edges
        with writing_temporary():
            self._file.seek(self._end)
            pickle.dump(part, self._file, pickle.HIGHEST_PROTOCOL)
            self._end = self._file.tell()

    def __iter__(self) -> Iterator[KeptPart]:
        """Yield the parts; several readers do not disturb each other."""
        place = 0
        while place < self._end:
            self._file.seek(place)
            part: KeptPart = pickle.load(self._file)  # noqa: S301 - written by this command
            place = self._file.tell()
            yield part

    def report(
        self, duplicates: Duplicates, outcomes: Sequence[int], names: Mapping[str, int]
    ) -> KeptReport:
        """Return the report of what was kept.

        Args:
            duplicates: The rows that stand again.
            outcomes: How many rows have each of `OUTCOMES`.
            names: How many findings have each name.
        """
        return KeptReport(
            self._path,
            RowTexts(lambda: (part.rows for part in self if part.rows), sum(outcomes)),
            View(lambda: self._findings(duplicates), sum(names.values())),
            outcomes=outcomes,
            names=names,
            places=self._places,
        )

    def _findings(self, duplicates: Duplicates) -> Iterator[Finding]:
        edges = [*self._edges, None]
        for number, part in enumerate(self):
            ends = {-1: edges[2 * number], len(part.lines): edges[2 * number + 3]}
            for place, order, said in _merged(part, duplicates, self._places):
                if isinstance(said, Difference):
                    message, data = said.told(place, part.lines, ends, self._rounding, self._places)
                else:
                    message, data = said
                name, text = ORDER[order], shortened(message, _LONGEST)
                yield Finding(self._path, part.lines[place], name, text, data)


def _merged(part: KeptPart, duplicates: Duplicates, where: Places) -> list[Found]:
    """Return the findings of a part with those of rows that stand again."""
    ends = np.searchsorted(duplicates.places, [part.start, part.start + len(part.lines)])
    there = slice(*ends.tolist())
    places = (duplicates.places[there] - part.start).tolist()
    if not places:
        return part.found
    lines = duplicates.first_lines[there].tolist()
    more: list[Found] = [
        (place, _DUPLICATE, _repeats(line, where))
        for place, line in zip(places, lines, strict=True)
    ]
    return sorted([*part.found, *more], key=itemgetter(0, 1))


def _repeats(line: int, where: Places) -> tuple[str, Data]:
    """Return what is said of a row that stands on a line before."""
    sheet = where.sheet(line)
    data = {"first_line": where.line(line), **({"first_sheet": sheet} if sheet else {})}
    return f"the same indicator and period as {where.told(line)}", data
