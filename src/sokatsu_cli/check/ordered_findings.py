"""The findings of a table in another order than that of lines, kept outside memory."""

import pickle
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from sokatsu_cli.check.findings import Finding, View
from sokatsu_cli.check.further_cells import FurtherCells
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.temporary_files import writing_temporary


class OrderedFindings:
    """Findings that are put in order once all are there; only what decides is in memory."""

    def __init__(self, further: FurtherCells, file: BinaryIO, begin: int, places: Places) -> None:
        """Begin without any.

        Args:
            further: What orders them.
            file: Where they are kept.
            begin: Where there is room in it.
            places: Where their rows stand.
        """
        self._further = further
        self._file = file
        self._end = begin
        self._places = places
        self._starts = array("q")
        self._columns: list[list[str]] = []

    def add(self, finding: Finding, cells: Sequence[str]) -> None:
        """Keep a finding; its cells are those of the columns of `FurtherCells.of`.

        Raises:
            SokatsuError: There is no room.
        """
        kept = replace(finding, because=tuple(finding.because), places=OWN_LINES)
        with writing_temporary():
            self._file.seek(self._end)
            pickle.dump(kept, self._file, pickle.HIGHEST_PROTOCOL)
            self._starts.append(self._end)
            self._end = self._file.tell()
        deciding = self._further.deciding(cells)
        self._columns = self._columns or [[] for _cell in deciding]
        for column, cell in zip(self._columns, deciding, strict=True):
            column.append(cell)

    def ended(self) -> View[Finding]:
        """Return all of them in their order."""
        rows = self._further.ordered(self._columns) if self._columns else ()
        starts = array("q", map(self._starts.__getitem__, rows))
        self._columns.clear()
        return View(lambda: self._kept_at(starts), len(starts))

    def _kept_at(self, starts: Sequence[int]) -> Iterator[Finding]:
        for start in starts:
            self._file.seek(start)
            finding: Finding = pickle.load(self._file)  # noqa: S301 - written by this command
            yield replace(finding, places=self._places)
