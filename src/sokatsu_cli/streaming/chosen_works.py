"""Work on the rows of a table that are asked for, once all have been looked at."""

from collections.abc import Collection, Iterator
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from sokatsu_cli.rate.comparisons import notes_on
from sokatsu_cli.rate.conditions import Conditions
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.parts import Part, SomeRows
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.streaming.streams import Work

Result = TypeVar("Result")


class Chosen(NamedTuple, Generic[Result]):
    """What came of a part.

    Attributes:
        results: What the work itself returned, nothing where no row is asked for.
        rows: How many rows are.
        told: See `comparisons.Chosen`.
    """

    results: list[Result]
    rows: int
    told: Numbers


class ChosenWork(Generic[Result]):
    """A work that gets only some of the rows.

    Attributes:
        count: How many it got.
    """

    def __init__(
        self,
        work: Work[Result],
        conditions: Conditions,
        rules: Rules,
        missing: Collection[str],
    ) -> None:
        """Take what is done, and with which rows.

        Args:
            work: The work on the rows.
            conditions: What they must be.
            rules: How rates are computed.
            missing: Cells that stand for "no number" beside the usual ones.
        """
        self.count = 0
        self._work = work
        self._conditions = conditions
        self._reader = RowReader(missing, published=True, years=year_reader(rules))
        self._told = np.zeros((len(conditions.where), 2), dtype=np.int64)

    def result(self, part: Part) -> Chosen[Result]:
        """Return what comes of a part, in whatever process.

        Raises:
            InputError: All that is wrong with its cells, in whichever row.
        """
        kept = self._conditions.kept(part, self._reader.read(part))
        some = SomeRows(part, kept.rows)
        results = [self._work.result(some)] if len(kept.rows) else []
        return Chosen(results, len(kept.rows), kept.told)

    def take(self, result: Chosen[Result], line: int) -> None:
        """Put together the results of all parts, one after another, in the first process."""
        for each in result.results:
            self._work.take(each, line)
        self.count += result.rows
        self._told += result.told

    def notes(self) -> Iterator[str]:
        """Yield what the user should know of rows that were asked for or not."""
        return notes_on(self._conditions.where, self._told)
