"""What was found in a table part after part, kept outside memory until it is told."""

import pickle
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import BinaryIO, NamedTuple

import numpy as np

from sokatsu_cli.check.duplicates import Duplicates
from sokatsu_cli.check.explaining.explained_rows import (
    Because,
    DifferingRows,
    ExplainedRows,
    explained_part,
)
from sokatsu_cli.check.findings import (
    Finding,
    View,
)
from sokatsu_cli.check.further_cells import FurtherCells
from sokatsu_cli.check.kept_reports import KeptReport
from sokatsu_cli.check.ordered_findings import OrderedFindings
from sokatsu_cli.check.part_checks import (
    ORDER,
    Data,
    Difference,
    Doubtful,
    Found,
    Said,
    Settings,
)
from sokatsu_cli.check.printed_statuses import Seen
from sokatsu_cli.check.reports.json_reports import RowTexts
from sokatsu_cli.check.table_rows import MOST_ROWS
from sokatsu_cli.model.places import Places
from sokatsu_cli.model.temporary_files import writing_temporary
from sokatsu_cli.rate.coded_cells import Coded
from sokatsu_cli.rate.written_names import WrittenNames

_DUPLICATE = ORDER.index("duplicate-row")


class KeptPart(NamedTuple):
    """What formats need of the rows of a part.

    Attributes:
        start: The number of its first row in the table.
        lines: The line of each row.
        found: What was found, row by row.
        names: The names of their indicators; perhaps none where no findings are told.
        when: Their periods and years.
        differing: Those whose printed rates differ.
        rows: Their texts, as `row_texts` returns them; none where only findings are told.
        cells: Their cells in further columns, as `FurtherCells.of` returns them.
    """

    start: int
    lines: Sequence[int]
    found: list[Found]
    names: WrittenNames
    when: Coded
    differing: DifferingRows
    rows: bytes
    cells: Sequence[Sequence[str]]

    def named(self) -> Callable[[int], tuple[str, str, str]]:
        """Return what gives the indicator, the period and the year of a row."""
        names, codes = self.names.texts(), self.when.codes.tolist()
        whens = [(period.strip(), year.strip()) for period, year in self.when.keys]

        def row(place: int) -> tuple[str, str, str]:
            return names[place], *whens[codes[place]]

        return row


_About = tuple[str, int, str]
"""The path, the line and the name of a finding."""

_Cells = tuple[str, str, str]
"""The indicator, the period and the year of its row."""


class KeptParts:
    """The parts of a table, those of a large one in a file."""

    def __init__(
        self,
        path: str,
        settings: Settings,
        file: BinaryIO,
        places: Places,
        further: FurtherCells | None = None,
    ) -> None:
        """Begin with a table.

        Args:
            path: Its name.
            settings: What decides of findings.
            file: Where what is kept of a large one goes.
            places: Where its rows stand.
            further: Which further columns are told, or order the findings.
        """
        self._places = places
        self._further = further
        self._path = path
        self._settings = settings
        self._file = file
        self._end = 0
        self._held: list[KeptPart] = []

    def add(self, part: KeptPart) -> None:
        """Keep the next part.

        Raises:
            SokatsuError: There is no room.
        """
        self._held.append(part)
        if part.start + len(part.lines) <= MOST_ROWS:
            return
        with writing_temporary():
            self._file.seek(self._end)
            for each in self._held:
                pickle.dump(each, self._file, pickle.HIGHEST_PROTOCOL)
            self._end = self._file.tell()
        self._held.clear()

    def __iter__(self) -> Iterator[KeptPart]:
        """Yield the parts; several readers do not disturb each other."""
        place = 0
        while place < self._end:
            self._file.seek(place)
            part: KeptPart = pickle.load(self._file)  # noqa: S301 - written by this command
            place = self._file.tell()
            yield part
        yield from self._held

    def report(
        self,
        duplicates: Duplicates,
        outcomes: Sequence[int],
        names: Mapping[str, int],
        seen: Seen,
        explained: ExplainedRows | None,
    ) -> KeptReport:
        """Return the report of what was kept.

        Args:
            duplicates: The rows that stand again.
            outcomes: How many rows have each of `OUTCOMES`.
            names: How many findings have each name, those that wait for what is seen too.
            seen: What is published.
            explained: What explains the differences, None where the table is too large.

        Raises:
            InputError: Nothing is published.
        """
        if sum(outcomes):
            seen.check(self._path, is_office=self._places.is_office)
        names = seen.settled(names)
        accepted = 0
        if "rate-differs" in names and self._settings.allow:
            every = [explained] if explained else map(self._explained, self)
            accepted = sum(int(each.accepted.sum()) for each in every)
        count, ordered = sum(names.values()), None
        if self._further and self._further.has_order:
            kept = OrderedFindings(self._further, self._file, self._end, self._places)
            for part, place, finding in self._found(duplicates, seen, explained, self._further):
                kept.add(finding, [column[place] for column in part.cells])
            ordered = kept.ended()
        return KeptReport(
            self._path,
            RowTexts(lambda: (part.rows for part in self if part.rows), sum(outcomes)),
            View(lambda: self._findings(duplicates, seen, explained), count),
            outcomes=outcomes,
            names=names,
            accepted=accepted,
            places=self._places,
            common=explained and explained.common,
            further=self._further.columns if self._further else (),
            ordered=ordered,
        )

    def _explained(self, part: KeptPart) -> ExplainedRows:
        return explained_part(part.differing, self._settings.rules, self._settings.allow)

    def _findings(
        self, duplicates: Duplicates, seen: Seen, explained: ExplainedRows | None
    ) -> Iterator[Finding]:
        if self._further is None:
            for part in self:
                for _place, finding in self._of_part(part, duplicates, seen, explained):
                    yield finding
            return
        for _part, _place, finding in self._found(duplicates, seen, explained, self._further):
            yield finding

    def _found(
        self,
        duplicates: Duplicates,
        seen: Seen,
        explained: ExplainedRows | None,
        further: FurtherCells,
    ) -> Iterator[tuple[KeptPart, int, Finding]]:
        """Yield the findings by line, each with the part and the place in it of its row."""
        count = len(further.columns)
        for part in self:
            for place, finding in self._of_part(part, duplicates, seen, explained):
                cells = tuple(column[place] for column in part.cells[:count])
                yield part, place, replace(finding, cells=cells)

    def _of_part(
        self, part: KeptPart, duplicates: Duplicates, seen: Seen, explained: ExplainedRows | None
    ) -> Iterator[tuple[int, Finding]]:
        found = _merged(part, duplicates)
        if not found:
            return
        because, start = explained, part.start
        named = part.named()
        for place, order, said in found:
            if isinstance(said, Doubtful) and seen.has_double:
                continue
            about = (self._path, part.lines[place], ORDER[order])
            if not isinstance(said, Difference):
                yield place, self._finding(about, named(place), said)
                continue
            if because is None:
                because, start = self._explained(part), 0
            found_out = because.of(start + place)
            yield place, self._difference(about, named(place), said, found_out)

    def _difference(
        self, about: _About, cells: _Cells, said: Difference, because: tuple[Because, bool]
    ) -> Finding:
        facts = {"published": said.published, "computed": said.computed}
        found, is_accepted = because
        return Finding(
            *about, facts, *cells, None, found, is_accepted=is_accepted, places=self._places
        )

    def _finding(
        self, about: _About, cells: _Cells, said: "Data | Doubtful | _Repeated"
    ) -> Finding:
        places = self._places
        if isinstance(said, _Repeated):
            return Finding(*about, said.data(places), *cells, other=said.line, places=places)
        facts = said.data if isinstance(said, Doubtful) else said
        return Finding(*about, facts, *cells, places=places)


class _Repeated(NamedTuple):
    """That a row stands on a line before."""

    line: int

    def data(self, where: Places) -> Data:
        """Return the place of that row, for programs."""
        apart = where.apart(self.line)
        more = {f"first_{where.beside or 'sheet'}": apart} if apart else {}
        return {"first_line": where.line(self.line), **more}


def _merged(part: KeptPart, duplicates: Duplicates) -> list[tuple[int, int, Said | _Repeated]]:
    """Return the findings of a part with those of rows that stand again."""
    ends = np.searchsorted(duplicates.places, [part.start, part.start + len(part.lines)])
    there = slice(*ends.tolist())
    places = (duplicates.places[there] - part.start).tolist()
    lines = duplicates.first_lines[there].tolist()
    more = [(place, _DUPLICATE, _Repeated(line)) for place, line in zip(places, lines, strict=True)]
    return sorted([*part.found, *more], key=itemgetter(0, 1)) if more else [*part.found]


def moved(lines: Sequence[int], line: int) -> Sequence[int]:
    """Return lines after a line; such as are consecutive take no room."""
    if isinstance(lines, range):
        return range(lines.start + line, lines.stop + line)
    try:
        kept = array("q", [each + line for each in lines] if line else lines)
    except TypeError:  # the labels of a frame
        return lines
    consecutive = range(kept[0], kept[0] + len(kept)) if kept else range(0)
    return consecutive if array("q", consecutive) == kept else kept
