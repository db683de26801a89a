"""Which combinations of method, rounding and cap reproduce the printed rate of each row.

What is found of a row is one number, so that rows of which the same is found are counted together.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.check.inferring.cases import Cases
from sokatsu_cli.check.inferring.row_codes import (
    BELOW,
    HELD,
    TRIED,
    Decoded,
    decoded,
    largest,
    printed_as,
    row_codes,
)
from sokatsu_cli.check.possible_years import PossibleYears, with_years
from sokatsu_cli.check.practices import CAPS, ROUNDINGS
from sokatsu_cli.check.table_rows import KeptRows, PartRows, TableRows, part_rows
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.rate.coded_cells import coded
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.identities import identities
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.quotients import METHODS
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader, Rows
from sokatsu_cli.rate.rules import Rules

if TYPE_CHECKING:
    from sokatsu_cli.model.numerals import Printed

MOST_ROWS = 10_000
"""Rows of a table that is looked at as a whole."""


class Reproduced(NamedTuple):
    """What is found of the rows of a part that can be compared.

    Attributes:
        lines: Their n lines.
        places: The place of each row's code.
        codes: The distinct codes.
        top: The largest printed rate; 0 where there is none.
        printing: How many rows print it.
        unreadable: The lines of all rows whose published rate is no number.
        decimals: How many of the printed rates have so many decimals, from 0 on.
        whole: All rows of the part and their lines; None where the table has too many.
        expects: Whether any of the n rows has an expected value; None where not all years of the
            part are certain, so that no rate by them can be asked for.
    """

    lines: Numbers
    places: NDArray[np.uint32]
    codes: Numbers
    top: Fraction
    printing: int
    unreadable: Sequence[int]
    decimals: Numbers
    whole: tuple[PartRows, Numbers] | None
    expects: bool | None


class Reproductions:
    """Tries all combinations on the rows of a table, part after part.

    Attributes:
        path: The name of its file.
        places: Where its rows stand.
        rules: Of which only the tolerance counts.
        unreadable: The lines of rows whose published rate is no number.
        decimals: How many of the printed rates have so many decimals, from 0 on.
    """

    def __init__(
        self,
        path: str,
        rules: Rules,
        missing: Collection[str] = (),
        places: Places = OWN_LINES,
    ) -> None:
        """Take what decides.

        Args:
            path: The name of the file.
            rules: Of which only the tolerance and the years count.
            missing: Cells that stand for "no number" beside the usual ones.
            places: Where the rows stand.
        """
        self.path = path
        self.places = places
        self.rules = rules
        self.unreadable: list[int] = []
        self.decimals = np.zeros(1, dtype=np.int64)
        self._kept: KeptRows | None = KeptRows()
        self._count = 0
        self._seen = 0
        self._rules = [rules._replace(method=Methods(each, each, each)) for each in METHODS]
        self._reader = RowReader(missing, published=True, years=year_reader(rules))
        self._years = PossibleYears(rules.years, missing)
        self._expects: set[bool | None] = set()
        self._lines = [np.zeros(0, dtype=np.int64)]
        self._kinds = [np.zeros(0, dtype=np.int32)]
        self._numbers: dict[tuple[int, Printed | None], int] = {}
        self._top = Fraction(0)
        self._printing = 0

    def result(self, part: Part) -> Reproduced:
        """Try all combinations on the rows of a part.

        Raises:
            InputError: Cells that cannot be read, all of them.
        """
        read = self._reader.read(part)
        years = self._years.read(part, read)
        rows = with_years(read, years)
        target, actual, _baseline = rows.values
        places = np.flatnonzero(rows.published.known & target.known & actual.known)
        lines = np.array(part.lines)[places]
        unreadable = [part.lines[place] for place in sorted(rows.unreadable)]
        whole = self._whole(part, read, years)
        rows = rows.at(places)
        top, printing, near = largest(rows.published)
        found = row_codes(rows, near, self._rules)
        codes, kinds = np.unique(found.codes, return_inverse=True)
        decimals = np.bincount(rows.published.decimals)
        rates = lines, kinds.astype(np.uint32), codes, top, printing
        expects = None if years is None else found.expects
        return Reproduced(*rates, unreadable, decimals, whole, expects)

    def _whole(
        self, part: Part, rows: Rows, years: Numbers | None
    ) -> tuple[PartRows, Numbers] | None:
        """Return the rows of a part, as long as this process has not seen too many."""
        self._seen += len(rows)
        if self._seen > MOST_ROWS:
            return None
        when = coded(part, ["period", "year"])
        found = part_rows(part, rows, years, identities(part), when)
        return found, np.array(part.lines)

    def take(self, result: Reproduced, line: int) -> None:
        """Put together the rows of all parts, one after another."""
        self._take_whole(result, line)
        self._expects.add(result.expects)
        numbers = [self._number(code, result.top) for code in result.codes.tolist()]
        self._lines.append(result.lines + line if line else result.lines)
        self._kinds.append(np.array(numbers, dtype=np.int32)[result.places])
        self.unreadable.extend(each + line for each in result.unreadable)
        if result.printing and (result.top > self._top or not self._printing):
            self._top, self._printing = result.top, 0
        if result.top == self._top:
            self._printing += result.printing

    def _take_whole(self, result: Reproduced, line: int) -> None:
        longer = np.zeros(max(len(self.decimals), len(result.decimals)), dtype=np.int64)
        for counts in (self.decimals, result.decimals):
            longer[: len(counts)] += counts
        self.decimals = longer
        if self._kept and result.whole:
            rows, lines = result.whole
            self._count += len(lines)
            self._kept.take(rows, (lines + line if line else lines).tolist())
        if not result.whole or self._count > MOST_ROWS:
            self._kept = None

    def table(self) -> TableRows | None:
        """Return all rows of the table, None if there are too many."""
        return self._kept.table() if self._kept else None

    def _number(self, code: int, top: Fraction) -> int:
        """Return the number of the kind of rows of a part with a code and a largest rate."""
        return self._numbers.setdefault((code, printed_as(code, top)), len(self._numbers))

    def cases(self) -> Cases:
        """Return all comparable rows; what has been taken of them is given away."""
        lines, self._lines = np.concatenate(self._lines), []
        kinds, self._kinds = np.concatenate(self._kinds), []
        codes = np.array([code for code, _printed in self._numbers], dtype=np.int64)
        said = decoded(codes)
        masks = {cap: said.mask(cap) for cap in CAPS}
        if self._printing > 1 and self._top not in masks:
            masks[self._top] = self._mask_of_top(said)
        counts = np.bincount(kinds, minlength=len(codes))
        tried = True in self._expects and None not in self._expects
        methods = tuple(each for each in METHODS if tried or each is not Method.EXPECTED)
        return Cases(lines, kinds, counts, said.way, said.own, masks, methods)

    def _mask_of_top(self, said: Decoded) -> Numbers:
        """Return the bits of the combinations with the largest printed rate as the cap."""
        mask = said.found[BELOW].copy()  # no row prints more
        for number, (_code, printed) in enumerate(self._numbers):
            for place, rounding in enumerate(ROUNDINGS if printed else ()):
                if printed and printed.matches(self._top, rounding):
                    bits = sum(1 << bit for bit in range(place, TRIED, len(ROUNDINGS)))
                    mask[number] = mask[number] & ~bits | said.found[HELD][number] & bits
        return mask
