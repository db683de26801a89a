"""The rows of a whole table put together, part after part, and divided by indicators."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.progress.further_texts import FurtherTexts
from sokatsu_cli.progress.part_rows import Packed, PartRows
from sokatsu_cli.progress.series import Series
from sokatsu_cli.rate.coded_cells import CodedParts
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.identities import IdentityNumbers


class TableRows:
    """The rows of a whole table, part after part.

    Attributes:
        count: How many there are.
        without_unit: Rows that begin a run without a unit, whose indicators have several; once
            `series` has been called.
        further: Their cells in further columns.
    """

    def __init__(self, further: int = 0) -> None:
        """Begin without rows, with so many further columns."""
        self.count = 0
        self.further = FurtherTexts(further)
        self.without_unit: list[int] = []
        self._parts: list[PartRows] = []
        self._places: list[tuple[int, Sequence[int], int]] = []
        self._numbers = IdentityNumbers()
        self._sections, self._units = CodedParts(), CodedParts()

    def take(self, found: PartRows, line: int) -> None:
        """Take the rows of the next part, and what is added to its lines."""
        self._parts.append(found._replace(begun=found.begun + self.count, further=()))
        self.further.take(found.further)
        self._places.append((self.count, found.lines, line))
        self.count += len(found.way)
        self._numbers.take(found.identities)
        self._sections.take(found.identities.sections)
        self._units.take(found.identities.units)

    def lines(self, rows: Sequence[int]) -> list[int]:
        """Return the lines of some rows."""
        starts = [start for start, _lines, _line in self._places]
        found = []
        for row in rows:
            start, lines, line = self._places[bisect_right(starts, row) - 1]
            found.append(lines[row - start] + line if line else lines[row - start])
        return found

    def series(self) -> tuple[Series, "Named"]:
        """Hand over the rows by indicators, and what names these; there must be some."""
        parts, self._parts = self._parts, []
        sections = self._numbers.section_keys()
        numbers = self._numbers.numbers()
        uncertain = self._numbers.uncertain
        firsts = _firsts(numbers, np.ones(len(numbers), dtype=np.bool_))
        order = np.argsort(firsts)
        places = np.empty_like(order)
        places[order] = np.arange(len(order))
        runs, firsts = places[numbers], firsts[order]
        begun = _joined(part.begun for part in parts)
        self.without_unit = begun[uncertain].tolist()
        lengths = np.append(begun[1:], self.count)[: len(begun)] - begun
        first, last, now = map(_joined, zip(*(part.years for part in parts), strict=True))
        target, actual, baseline = (
            Packed(*map(_joined, zip(*each, strict=True))).column
            for each in zip(*(part.values for part in parts), strict=True)
        )
        series = Series(
            len(firsts),
            np.arange(self.count),
            np.repeat(runs, lengths),
            _joined(part.way for part in parts),
            (first, last, now),
            (target, actual, baseline),
        )
        names = list(_names(parts, firsts))
        return series, self._named(names, runs, firsts, sections)

    def _named(
        self,
        names: Sequence[str],
        runs: Numbers,
        firsts: Numbers,
        sections: Sequence[SectionKey],
    ) -> "Named":
        """Return what names the indicators of runs, given their names and first runs."""
        codes = self._sections.numbers(range(len(self._sections.keys)))[firsts].tolist()
        kinds = [unit.strip() for (unit,) in self._units.keys]
        units = self._units.numbers(range(len(kinds)))
        filled = np.array([bool(unit) for unit in kinds], dtype=np.bool_)[units]
        with_unit = _firsts(runs, filled, len(firsts))
        with_unit = np.where(with_unit < 0, firsts, with_unit)
        return Named(
            [sections[code] for code in codes],
            names,
            [kinds[unit] for unit in units[with_unit].tolist()],
        )


class Named(NamedTuple):
    """What names n indicators: as it is written first, without blanks around."""

    sections: Sequence[SectionKey]
    names: Sequence[str]
    units: Sequence[str]


def _names(parts: Sequence[PartRows], firsts: Numbers) -> Iterator[str]:
    """Yield the names of the first runs of indicators, which rise."""
    ends = np.cumsum([len(part.begun) for part in parts])
    for part, end, some in zip(
        parts, ends.tolist(), np.split(firsts, np.searchsorted(firsts, ends[:-1])), strict=True
    ):
        if len(some):
            written = part.identities.written.texts()
            yield from (written[first] for first in (some - end + len(part.begun)).tolist())


def _joined(columns: Iterable[Numbers]) -> Numbers:
    return np.concatenate(list(columns))


def _firsts(groups: Numbers, chosen: Flags, count: int | None = None) -> Numbers:
    """Return the first of the chosen rows of each group, -1 for none."""
    rows = np.flatnonzero(chosen)[::-1]
    firsts = np.full(int(groups.max(initial=-1)) + 1 if count is None else count, -1)
    firsts[groups[rows]] = rows  # what stands first is written last
    return firsts
