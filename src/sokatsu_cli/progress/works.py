"""The work of finding the progress of a table's indicators, part after part."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import spoken
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.years import MOST_YEARS
from sokatsu_cli.progress.conflicts import SEVERAL_UNITS, Conflict, conflicts
from sokatsu_cli.progress.indicator_rows import result_columns, result_texts
from sokatsu_cli.progress.indicators import indicators_of
from sokatsu_cli.progress.part_rows import PartRows, part_rows
from sokatsu_cli.progress.settings import Settings
from sokatsu_cli.progress.table_rows import TableRows
from sokatsu_cli.rate.codes import hundred, room
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.row_years import YearReader
from sokatsu_cli.rate.rows import RowReader


class ProgressWork:
    """Finds the progress of the indicators of one table.

    Attributes:
        names: The names of the columns of `texts`.
    """

    def __init__(
        self,
        header: Header,
        path: str,
        measure: str,
        settings: Settings,
        *,
        missing: Collection[str] = (),
        places: Places = OWN_LINES,
        further: Sequence[int] = (),
    ) -> None:
        """Take what decides, see `progress_table`, and the places of further columns."""
        self.names = [
            *result_columns(header, measure),
            *(header.names[place] for place in further),
        ]
        self._further = further
        self._header, self._path, self._places = header, path, places
        self._measure, self._settings = measure, settings
        self._reader = RowReader(missing, years=YearReader(settings.rules.years, None))
        self._rows = TableRows(len(further))

    def result(self, part: Part) -> PartRows:
        """Return what is kept of the rows of a part.

        Raises:
            InputError: All that is wrong with its cells.
        """
        return part_rows(part, self._reader.read(part), self._further)

    def take(self, result: PartRows, line: int) -> None:
        """Take what is kept of the next part, and what is added to its lines."""
        self._rows.take(result, line)

    def texts(self) -> list[Sequence[str]]:
        """Hand over the columns of all indicators, as they are written.

        Raises:
            InputError: Rows of one indicator that cannot both be right, all of them.
        """
        if not self._rows.count:
            return [[] for _name in self.names]
        series, named = self._rows.series()
        earliest = self._settings.earliest_baseline
        indicators, contradictions = indicators_of(
            series, earliest_baseline=earliest, most=_room(self._settings)
        )
        wrong = conflicts(series, contradictions, named.units)
        wrong += [Conflict(row, "unit", row, _(SEVERAL_UNITS)) for row in self._rows.without_unit]
        if wrong:
            raise InputError(self._problems(wrong))
        names = self.names[: len(self.names) - len(self._further)]
        texts = result_texts(names, indicators, named, self._measure, self._settings)
        return [*texts, *self._rows.further.of(series.groups, len(named.names))]

    def _problems(self, wrong: Sequence[Conflict]) -> Iterator[Problem]:
        rows = [each.row for each in wrong], [each.other for each in wrong]
        lines, others = map(self._rows.lines, rows)
        for each, line, other in zip(wrong, lines, others, strict=True):
            heading = self._header.names[self._header.positions[each.name]]
            text = each.text.format(place=self._places.told(other, spoken()))
            yield Problem(self._path, line, heading, text)


def _room(settings: Settings) -> int:
    """Return the largest value that shares can be computed with in 64 bits."""
    bounds = ((bound / 100).as_integer_ratio() for bound in settings.bounds)
    factors = map(abs, chain.from_iterable(bounds))
    return room(settings.rules, hundred(settings.rules.digits), *factors) // (8 * MOST_YEARS)
