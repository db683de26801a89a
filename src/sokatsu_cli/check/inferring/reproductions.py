"""Which combinations of method, rounding and cap reproduce the printed rate of each row.

What is found of a row is one number, so that rows of which the same is found are counted together.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.check.inferring.cases import Cases
from sokatsu_cli.check.practices import CAPS, ROUNDINGS
from sokatsu_cli.check.printed_rates import multiples
from sokatsu_cli.check.table_rows import KeptRows, PartRows, TableRows, part_rows
from sokatsu_cli.model.numerals import Printed
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.terms import Methods
from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.codes import room
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.identities import coded, identities
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.quotients import METHODS, UNSET, quotients, roundings
from sokatsu_cli.rate.rows import RowReader, Rows
from sokatsu_cli.rate.rules import Rules

_TRIED = len(METHODS) * len(ROUNDINGS)
"""Combinations of a method and a rounding, a bit each: a method's roundings beside each other."""

_FREE, _BELOW, _HELD = range(3)
"""What a cap makes of a rate, for each of which a code has the bits of all combinations.

Rounding keeps the order, so a rate that is held to 0 … cap prints as the rounded rate held to 0 …
the rounded cap. The printed rate is that where it is the rounded rate itself (without a cap); or
the rounded rate held to 0 (it lies below the rounded cap); or at most the rounded rate, or the
rate is undefined and achieved (it is the rounded cap). Above the cap there is none.
"""

_LIMITS = [int(cap) for cap in CAPS if cap is not None]
_STEPS = [step for cap in sorted(_LIMITS) for step in (2 * cap, 2 * cap + 1)]
"""What twice a printed rate reaches at a cap and above it; a part of 1 counts as a half."""

_LEVEL, _WAY, _OWN, _DECIMALS = 3 * _TRIED, 3 * _TRIED + 3, 3 * _TRIED + 5, 3 * _TRIED + 6
"""The first bits of a code behind those of the combinations.

The number of steps that the printed rate reaches; the direction; whether the row has a method of
its own; and 1 + the decimals of a printed rate that may be the largest one, 0 for any other.
"""

MOST_ROWS = 10_000
"""Rows of a table that is looked at as a whole."""

_MOST_TENS = 18
_TENS = 10 ** np.arange(_MOST_TENS + 1)


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
    """

    lines: Numbers
    places: NDArray[np.uint32]
    codes: Numbers
    top: Fraction
    printing: int
    unreadable: Sequence[int]
    decimals: Numbers
    whole: tuple[PartRows, Numbers] | None


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
            rules: Of which only the tolerance counts.
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
        self._reader = RowReader(missing, published=True)
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
        rows = self._reader.read(part)
        target, actual, _baseline = rows.values
        places = np.flatnonzero(rows.published.known & target.known & actual.known)
        lines = np.array(part.lines)[places]
        unreadable = [part.lines[place] for place in sorted(rows.unreadable)]
        whole = self._whole(part, rows)
        rows = rows.at(places)
        top, printing, near = _largest(rows.published)
        codes, kinds = np.unique(self._codes(rows, near), return_inverse=True)
        decimals = np.bincount(rows.published.decimals)
        found = lines, kinds.astype(np.uint32), codes, top, printing
        return Reproduced(*found, unreadable, decimals, whole)

    def _whole(self, part: Part, rows: Rows) -> tuple[PartRows, Numbers] | None:
        """Return the rows of a part, as long as this process has not seen too many."""
        self._seen += len(rows)
        if self._seen > MOST_ROWS:
            return None
        found = part_rows(part, rows, identities(part), coded(part, ["period", "year"]))
        return found, np.array(part.lines)

    def _codes(self, rows: Rows, near: Flags) -> Numbers:
        """Return what is found of n comparable rows, a number each.

        Args:
            rows: The rows.
            near: Whether the largest printed rate of all may print as that of the row.
        """
        printed, decimals, *_flags = rows.published
        levels = _levels(rows.published)
        held = near | (levels % 2 == 1)
        found = np.zeros((64, len(rows)), dtype=np.bool_)
        multiple = multiples(decimals)
        measured = rows.measured(room(self._rules[0], int(multiple.max(initial=1))))
        for number, rules in enumerate(self._rules):
            quotient = quotients(measured, rules)
            rated = quotient.rated
            met = held & ~rated & quotient.achieved
            rates = roundings(quotient.over, quotient.under, multiple, ROUNDINGS)
            for bit, rate in enumerate(rates, number * len(ROUNDINGS)):
                positive = np.maximum(rate, 0)
                found[_FREE * _TRIED + bit] = rated & (rate == printed)
                found[_BELOW * _TRIED + bit] = rated & (positive == printed)
                found[_HELD * _TRIED + bit] = held & rated & (positive >= printed) | met
        bits = np.packbits(found, axis=0, bitorder="little").T.copy().view("<i8")[:, 0]
        shifts = (_LEVEL, levels), (_WAY, rows.way), (_OWN, rows.method != UNSET)
        for shift, column in (*shifts, (_DECIMALS, near * (1 + decimals))):
            bits |= column.astype(np.int64) << shift
        return bits

    def take(self, result: Reproduced, line: int) -> None:
        """Put together the rows of all parts, one after another."""
        self._take_whole(result, line)
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
        decimals = (code >> _DECIMALS) - 1
        printed = Printed(_floor(top, decimals), decimals) if decimals >= 0 else None
        return self._numbers.setdefault((code, printed), len(self._numbers))

    def cases(self) -> Cases:
        """Return all comparable rows; what has been taken of them is given away."""
        lines, self._lines = np.concatenate(self._lines), []
        kinds, self._kinds = np.concatenate(self._kinds), []
        codes = np.array([code for code, _printed in self._numbers], dtype=np.int64)
        found = [codes >> kind * _TRIED & (1 << _TRIED) - 1 for kind in range(3)]
        levels = codes >> _LEVEL & 7
        masks = {cap: _mask(found, levels, cap) for cap in CAPS}
        if self._printing > 1 and self._top not in masks:
            masks[self._top] = self._mask_of_top(found)
        counts = np.bincount(kinds, minlength=len(codes))
        return Cases(lines, kinds, counts, codes >> _WAY & 3, (codes >> _OWN & 1) > 0, masks)

    def _mask_of_top(self, found: Sequence[Numbers]) -> Numbers:
        """Return the bits of the combinations with the largest printed rate as the cap."""
        mask = found[_BELOW].copy()  # no row prints more
        for number, (_code, printed) in enumerate(self._numbers):
            for place, rounding in enumerate(ROUNDINGS if printed else ()):
                if printed and printed.matches(self._top, rounding):
                    bits = sum(1 << bit for bit in range(place, _TRIED, len(ROUNDINGS)))
                    mask[number] = mask[number] & ~bits | found[_HELD][number] & bits
        return mask


def _mask(found: Sequence[Numbers], levels: Numbers, cap: Fraction | None) -> Numbers:
    """Return the bits of the combinations with one of the usual caps."""
    if cap is None:
        return found[_FREE]
    level = 2 * sorted(_LIMITS).index(int(cap)) + 1
    return np.select([levels < level, levels == level], [found[_BELOW], found[_HELD]], 0)


def _levels(published: Column) -> Numbers:
    """Return how many of the steps each printed rate reaches: an odd number at a cap."""
    tens = _TENS[np.minimum(published.decimals, _MOST_TENS)]  # more digits there are not
    twice = 2 * (published.digits // tens) + (published.digits % tens > 0)
    return np.searchsorted(_STEPS, twice, side="right")


def _largest(published: Column) -> tuple[Fraction, int, Flags]:
    """Return the largest of n printed rates, how many print it, and which may be rounded to it.

    A larger one that is still to come may not be rounded to another rate of these.
    """
    digits, decimals, *_flags = published
    near = np.zeros(len(digits), dtype=np.bool_)
    places = np.flatnonzero(np.bincount(decimals)).tolist()
    tops = [Fraction(int(digits[decimals == each].max()), 10**each) for each in places]
    top, count = max(tops, default=Fraction(0)), 0
    for each in places:
        floor = _floor(top, each)
        same = (decimals == each) & (digits == int(floor * 10**each))
        near |= same
        count += int(np.count_nonzero(same)) * (floor == top)
    return top, count, near


def _floor(number: Fraction, decimals: int) -> Fraction:
    """Return the largest number with so many decimals that is no larger."""
    return Fraction(number * 10**decimals // 1, 10**decimals)
