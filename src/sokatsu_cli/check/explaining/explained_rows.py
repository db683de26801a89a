"""The explanations of a table's differences: of a small one at once, else part by part."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, overload

import numpy as np

from sokatsu_cli.check.explaining.candidates import MOST, Likeliest
from sokatsu_cli.check.explaining.causes import Common, Explanation
from sokatsu_cli.check.explaining.differences import Differences
from sokatsu_cli.check.explaining.explanations import explained
from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.check.related_rows import unrelated_rows
from sokatsu_cli.check.table_rows import PartRows, TableRows, measures
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.rows import Rows
from sokatsu_cli.rate.rules import Rules


class Because(Sequence[Explanation]):
    """The explanations of one row, which are made when they are asked for."""

    def __init__(self, likeliest: Likeliest, place: int) -> None:
        """Take those of many rows, and which of these it is."""
        self._likeliest = likeliest
        self._place = place

    def __len__(self) -> int:
        """Return how many there are."""
        return min(self._likeliest.count(self._place), MOST)

    @overload
    def __getitem__(self, index: int) -> Explanation: ...
    @overload
    def __getitem__(self, index: slice) -> list[Explanation]: ...
    def __getitem__(self, index: int | slice) -> Explanation | list[Explanation]:
        """Return some of them, the likeliest first."""
        most = index.stop if isinstance(index, slice) and index.stop is not None else MOST
        return self._likeliest.of(self._place, most)[index]


class DifferingRows(NamedTuple):
    """The rows of a part whose printed rates differ.

    Attributes:
        places: Their places in the part, rising.
        rows: What they say.
        measures: Whether their units are no counts of whole things.
    """

    places: Numbers
    rows: Rows
    measures: Flags


def differing_rows(
    part: Part, rows: Rows, places: Numbers, table: PartRows | None
) -> DifferingRows:
    """Return some rows of a part with what their units are, which is looked up once.

    Args:
        part: The part.
        rows: What its rows say.
        places: Which of them differ.
        table: What was looked up of its rows, None for nothing.
    """
    if not len(places):
        return DifferingRows(places, rows.at(places), np.zeros(0, dtype=np.bool_))
    measured = table.measures if table else measures(part)
    return DifferingRows(places, rows.at(places), measured[places])


class ExplainedRows(NamedTuple):
    """The explanations of the differing rows of a table or of a part.

    Attributes:
        places: The number of each in the table or the part, to its place among them.
        likeliest: The likeliest explanations of each.
        accepted: Whether what is allowed explains each.
        common: What most of them have in common, None for nothing.
    """

    places: Mapping[int, int]
    likeliest: Likeliest
    accepted: Flags
    common: Common | None

    def of(self, number: int) -> tuple[Because, bool]:
        """Return the explanations of a row, and whether one is accepted."""
        place = self.places[number]
        return Because(self.likeliest, place), bool(self.accepted[place])


def explained_table(
    table: TableRows,
    numbers: Numbers,
    rules: Rules,
    allowed: Collection[Allowance],
    within: Fraction,
) -> ExplainedRows:
    """Explain some rows of a table, with what the others say."""
    found = explained(Differences(table, numbers, rules), allowed, within)
    return ExplainedRows(_places(numbers), *found)


def explained_part(
    differing: DifferingRows, rules: Rules, allowed: Collection[Allowance]
) -> ExplainedRows:
    """Explain the differing rows of a part, each by itself."""
    places, rows, measures = differing
    count = len(places)
    zeros = np.zeros(count, dtype=np.int64)
    related = unrelated_rows(count)
    table = TableRows(rows, measures, np.arange(count), zeros, zeros, [""], related, (), False)
    found = explained(Differences(table, np.arange(count), rules), allowed)
    return ExplainedRows(_places(places), *found)


def _places(numbers: Numbers) -> dict[int, int]:
    return {number: place for place, number in enumerate(numbers.tolist())}
