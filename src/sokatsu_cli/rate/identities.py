"""What tells the indicators of a table from each other, and its rows that are totals of others."""

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.model.names import is_total_key, joined_key, may_be_total, name_key, name_keys
from sokatsu_cli.model.sections import SectionKey, with_names
from sokatsu_cli.model.years import with_western_years
from sokatsu_cli.rate.coded_cells import SPREAD, Coded, CodedParts, coded
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.parts import ERRORS, Part
from sokatsu_cli.rate.written_names import WrittenNames, written_names


class Identities(NamedTuple):
    """What tells the indicators of n rows from others.

    Attributes:
        sections: Their chapters, sections and names of sections.
        units: Their units.
        names: Two hashes of the form of each name, equal in all processes of a command.
        totals: Whether a row is the total or the mean of other rows, by its name.
        written: Their names as they are written.
    """

    sections: Coded
    units: Coded
    names: tuple[Numbers, Numbers]
    totals: Flags
    written: WrittenNames


def identities(part: Part) -> Identities:
    """Return what tells the indicators of the rows of a part from others."""
    keys, totals, written = _keys(part)
    others = b"\0\n".join([*keys, b""]).split(b"\n")[: len(keys)]
    one, other = (np.fromiter(map(hash, each), np.int64, len(keys)) for each in (keys, others))
    units = coded(part, ["unit"])
    return Identities(coded(part, SECTION), units, (one, other), totals, written)


def totals_of(part: Part) -> Flags:
    """Tell of each row whether it is a total or a mean of other rows, by its name."""
    return _keys(part)[1]


def _keys(part: Part) -> tuple[list[bytes], Flags, WrittenNames]:
    """Return the forms of the names in UTF-8, which are those of totals, and the names."""
    cells, written = written_names(part)
    names = written.joined.decode(errors=ERRORS)
    if written.apart or joined_key(names) != names:
        names = "\n".join(name_keys(written.texts()))
        cells = names.encode(errors=ERRORS).split(b"\n") if cells else []
    totals = np.zeros(len(cells), dtype=np.bool_)
    if may_be_total(names):
        totals[:] = [may_be_total(key) and is_total_key(key) for key in names.split("\n")]
    return cells, totals, written


class IdentityNumbers:
    """The identities of a whole table as numbers, part after part.

    A row without a unit has the one that the same name has in another row of its section: units
    are often written only once.

    Attributes:
        uncertain: The places of rows without a unit whose names have several, once `numbers` has
            been called.
    """

    def __init__(self) -> None:
        self._sections = CodedParts()
        self._units = CodedParts()
        self._names = array("q"), array("q")  # which grow where they are, and are freed at once
        self.uncertain = np.zeros(0, dtype=np.int64)

    def take(self, found: Identities) -> None:
        """Take the next rows."""
        self._sections.take(found.sections)
        self._units.take(found.units)
        for name, more in zip(self._names, found.names, strict=True):
            name.frombytes(more.tobytes())

    def section_keys(self) -> list[SectionKey]:
        """Return each distinct section as it is spelled first, with its name in any row.

        In the order of `Coded.keys`, to which the codes of the sections of rows refer.
        """
        rows = self._sections.rows()
        return sections_of(rows)[: len(rows) // 2]

    def all_differ(self, others: Numbers) -> bool:
        """Tell whether certainly no two rows are equal in name and number, seen quickly."""
        mixed = np.frombuffer(self._names[0], np.int64) ^ others * SPREAD.view(np.int64)
        mixed.sort()
        return bool((mixed[1:] != mixed[:-1]).all())

    def numbers(self) -> Numbers:
        """Hand over a number for each row, less than n: equal where section, name and unit are."""
        one, other = (np.frombuffer(name, np.int64) for name in self._names)
        self._names = array("q"), array("q")
        sections = numbered(_section_keys(self.section_keys()))
        one ^= self._sections.numbers(sections) * SPREAD.view(np.int64)
        order, fresh = _ordered(one, other)
        del one, other
        groups = _dense(order, fresh)
        del order, fresh
        kinds = numbered(["", *(name_key(unit) for (unit,) in self._units.keys)])
        units = self._units.numbers(kinds[1:])
        known = np.zeros(len(groups), dtype=units.dtype)
        with_unit = np.flatnonzero(units)[::-1]
        known[groups[with_unit]] = units[with_unit]  # the first is written last
        other = with_unit[units[with_unit] != known[groups[with_unit]]]
        if len(other):
            self.uncertain = np.flatnonzero((units == 0) & np.isin(groups, groups[other]))
        del with_unit, other
        units = np.where(units == 0, known[groups], units)
        if (units == known[groups]).all():
            return groups
        groups *= len(kinds)
        groups += units
        order = np.argsort(groups)
        return _dense(order, _changes(groups, order))


def numbered(keys: Iterable[object]) -> list[int]:
    """Return a number for each key, the same for equal ones, from 0."""
    places: dict[object, int] = {}
    return [places.setdefault(key, len(places)) for key in keys]


def when_key(period: str, year: str) -> tuple[str, str]:
    """Return when a row was measured, as compared: H30 and 平成30年度 are one year."""
    return name_key(period), year_key(year)


def year_key(year: str) -> str:
    """Return a year as compared."""
    return name_key(with_western_years(year.strip()))


def _ordered(one: Numbers, other: Numbers) -> tuple[Numbers, Flags]:
    """Return an order in which equal pairs stand together, and which are not the one before."""
    order = np.argsort(one)
    fresh = _changes(one, order)
    if not fresh.all() and (_changes(other, order) & ~fresh).any():  # two names with one hash
        order = np.lexsort((other, one))
        fresh = _changes(one, order) | _changes(other, order)
    return order, fresh


def _dense(order: Numbers, fresh: Flags) -> Numbers:
    """Return a number for each row, the same for those that stand together, from 0."""
    groups = np.empty(len(order), dtype=np.int64)
    groups[order] = np.cumsum(fresh)
    groups -= 1
    return groups


def _changes(numbers: Numbers, order: Numbers) -> Flags:
    """Tell where a number is not the one before it, in an order."""
    ordered = numbers[order]
    return np.append(True, ordered[1:] != ordered[:-1])[: len(order)]


def sections_of(rows: Iterable[Sequence[str]]) -> list[SectionKey]:
    """Return the section of each row as it is spelled first, with its name in any of them.

    >>> sections_of([("", "１", ""), ("", "1", "市民活動")])[0]
    SectionKey(chapter='', number='1', name='市民活動')
    """
    written = [SectionKey(*map(str.strip, cells)) for cells in rows]
    first: dict[SectionKey, SectionKey] = {}
    keys = _section_keys(written)
    for key, section in zip(keys, with_names(written), strict=True):
        if not first.setdefault(key, section).name:
            first[key] = section
    return [first[key] for key in keys]


def _section_keys(sections: Iterable[SectionKey]) -> list[SectionKey]:
    return with_names([SectionKey(*map(name_key, section)) for section in sections])
