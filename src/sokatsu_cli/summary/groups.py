"""The groups of a table put together, part after part."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

import numpy as np

from sokatsu_cli.model.columns import SECTION, Header
from sokatsu_cli.model.computed_columns import LOWEST_APART, TOTAL, summed_columns
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.terms import Status
from sokatsu_cli.rate.chosen_periods import When
from sokatsu_cli.rate.coded_cells import Coded
from sokatsu_cli.rate.comparisons import notes_on
from sokatsu_cli.rate.conditions import Conditions
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.identities import Identities, identities
from sokatsu_cli.rate.kept_numbers import narrow
from sokatsu_cli.rate.parts import Part, SomeRows
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.rate.totals import NAMED, total_notes, total_rows
from sokatsu_cli.summary.averages import median_of, rounded_mean
from sokatsu_cli.summary.group_keys import coded_cells, key_places, ordered_groups
from sokatsu_cli.summary.kept_rows import KeptRows, Rates
from sokatsu_cli.summary.tallies import Lowest, States, Tally, lowest, packed


class Groups:
    """Sums up the rows of one table by groups.

    Attributes:
        names: The names of the columns of `rows`.
    """

    def __init__(
        self,
        header: Header,
        path: str,
        by: Sequence[str],
        rules: Rules,
        grades: Grades | None,
        *,
        missing: Collection[str],
        places: Places = OWN_LINES,
        conditions: Conditions | None = None,
    ) -> None:
        """Take what decides; see `summary_table`.

        Args:
            header: The header of the table.
            path: The name of its file.
            by: The columns whose cells make a group.
            rules: How rates are computed and rounded.
            grades: What is counted too.
            missing: As for `rate_table`.
            places: Where the rows stand.
            conditions: Which rows are counted, None for all.

        Raises:
            ValueError: As `key_places`.
        """
        summed = summed_columns(grades.labels if grades else ())
        keys = key_places(header, by, summed)
        self.names = [*(header.names[place] for place in keys), *summed]
        if places.beside:
            name = LOWEST_APART[places.beside]
            self.names.insert(len(keys) + summed.index("lowest_line") + 1, name)
        self._path = path
        self._conditions = conditions
        self._whens: dict[When, None] = {}
        self._told: Numbers = np.zeros(1, dtype=np.int64)
        self._totals: list[tuple[int, str]] = []
        self._total_count = 0
        self._places = keys
        self._known = [header.known(place) for place in keys]
        self._rows_places = places
        self._rules = rules
        self._graded = grades is not None
        self._reader = RowReader(missing, years=year_reader(rules))
        self._states = States(rules, grades)
        self._rows = KeptRows()
        self._keys: dict[tuple[str, ...], int] = {}
        self._counts: list[tuple[Numbers, Numbers]] = []
        self._lowest: dict[int, Lowest] = {}

    def result(self, part: Part) -> Tally:
        """Return what a part comes to.

        Raises:
            InputError: All that is wrong with its cells.
        """
        found, whens, told = identities(part), list[When](), None
        totals = self._totals_of(part, found)
        if found.totals.any():
            part = SomeRows(part, np.flatnonzero(~found.totals))
            found = identities(part)
        rows = self._reader.read(part)
        if self._conditions:
            kept, whens, told = self._conditions.kept(part, rows)
            part, rows = SomeRows(part, kept), rows.at(kept)
            found = identities(part)
        rates = self._states.of(rows)
        groups = self._groups(part, found)
        codes, kinds, states = groups.codes.astype(np.int64), len(groups.keys), self._states.count
        counts = np.bincount(codes * states + rates.state, minlength=kinds * states)
        return Tally(
            narrow(codes),
            groups.keys,
            found,
            *packed(rates),
            counts.reshape(kinds, states),
            lowest(part, codes, rates),
            totals,
            whens,
            told,
        )

    def take(self, result: Tally, line: int) -> None:
        """Take what the next part comes to, and what is added to its lines."""
        known = self._keys
        keys = [known.setdefault(key, len(known)) for key in result.keys]
        for code, each in result.lowest.items():
            row = each._replace(line=each.line + line, row=each.row + self._rows.count)
            _keep(self._lowest, keys[code], row)
        numbers = np.array(keys, dtype=np.int64)
        self._counts.append((numbers, result.counts))
        self._rows.take(result, numbers)
        self._total_count += len(result.totals)
        totals = [(at + line, name) for at, name in result.totals]
        self._totals = [*self._totals, *totals][:NAMED]
        self._whens |= dict.fromkeys(result.whens)
        if result.told is not None:
            self._told = result.told + self._told

    @property
    def count(self) -> int:
        """How many rows are counted."""
        return self._rows.count

    def refuse_unknown_period(self) -> None:
        """Refuse conditions of a period that is none of the table, or several.

        Raises:
            ValueError: It is.
        """
        if self._conditions and self._conditions.period and self._whens:
            self._conditions.period.found(self._whens)

    def notes(self) -> Iterator[str]:
        """Yield a note of each row that is a total of others, and of the rows that are chosen."""
        yield from total_notes(self._path, self._totals, self._total_count, self._rows_places)
        if self._conditions and self._told.ndim > 1:
            yield from notes_on(self._conditions.where, self._told)

    def rows(self, *, total: bool) -> list[list[object]]:
        """Hand over the cells of each group, those of all rows last if asked for."""
        groups, places = ordered_groups(self._known, list(self._keys))
        counts = np.zeros((len(groups) + 1, self._states.count), dtype=np.int64)
        for keys, some in self._counts:
            np.add.at(counts, places[keys], some)
        counts[-1] = counts.sum(axis=0)
        lowest: dict[int, Lowest] = {}
        for key, each in self._lowest.items():
            _keep(lowest, int(places[key]), each)
            _keep(lowest, len(groups), each)
        grouped = self._rows.grouped(places, len(groups))
        groups.append((TOTAL, *[""] * len(self._places))[: len(self._places)])
        rows = [
            [*cells, *self._cells(counts[place], indicators, rates, lowest.get(place))]
            for place, (cells, (indicators, rates)) in enumerate(zip(groups, grouped, strict=True))
        ]
        return rows[len(rows) - 1 if not self._places else 0 : len(rows) if total else -1]

    def columns(self, *, total: bool) -> list[list[object]]:
        """Hand over the same, column by column."""
        rows = self.rows(total=total)
        return [[row[place] for row in rows] for place in range(len(self.names))]

    def _cells(
        self, counts: Numbers, indicators: int, rates: Rates, lowest: Lowest | None
    ) -> list[object]:
        """Return the cells of `summed_columns`."""
        by_status = counts.reshape(len(Status), -1)
        achieved, not_achieved, no_data = by_status.sum(axis=1).tolist()
        rows, judged = achieved + not_achieved + no_data, achieved + not_achieved
        share = Fraction(100 * achieved, judged) if judged else None
        rounded = self._rules.rounded
        least: list[object] = [None, "", "", None]
        apart: str | int | None = "" if self._rows_places.beside == "sheet" else None
        if lowest:
            line = self._rows_places.line(lowest.line)
            least = [rounded(lowest.rate), lowest.indicator, lowest.period, line]
            apart = self._rows_places.apart(lowest.line)
        return [
            *(rows, indicators, achieved, not_achieved, no_data, rounded(share)),
            *(rounded_mean(*rates, self._rules), rounded(median_of(*rates))),
            rows - len(rates[0]),
            *least,
            *([apart] if self._rows_places.beside else []),
            *(by_status.sum(axis=0).tolist() if self._graded else []),
        ]

    def _totals_of(self, part: Part, found: Identities) -> list[tuple[int, str]]:
        """Return the rows that are totals of others; those asked for, as far as cells tell."""
        totals = found.totals
        if self._conditions and totals.any():
            asked = np.zeros_like(totals)
            asked[self._conditions.kept(part).rows] = True
            totals = totals & asked
        return total_rows(part, totals)

    def _groups(self, part: Part, found: Identities) -> Coded:
        """Return the group of each row: the distinct cells of the columns that make it."""
        if not self._places:
            return Coded(np.zeros_like(found.sections.codes), [()])
        if self._known == [name for name in SECTION if name in part.header.positions]:
            there = [place for place, name in enumerate(SECTION) if name in self._known]
            keys = [tuple(key[place] for place in there) for key in found.sections.keys]
            return Coded(found.sections.codes, keys)
        return coded_cells(part, self._places)


def _keep(lowest: dict[int, Lowest], group: int, row: Lowest) -> None:
    """Keep the row if it is the lowest one of its group so far."""
    if group not in lowest or row.is_below(lowest[group]):
        lowest[group] = row
