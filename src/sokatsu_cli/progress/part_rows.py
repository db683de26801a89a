"""What is kept of each row of a part: a few numbers, and of each run of rows its name."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.progress.further_texts import FurtherCodes, further_codes
from sokatsu_cli.rate.cell_numbers import Column
from sokatsu_cli.rate.coded_cells import runs
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.identities import Identities, identities
from sokatsu_cli.rate.kept_numbers import narrow
from sokatsu_cli.rate.parts import Part, SomeRows
from sokatsu_cli.rate.rows import Rows

_FLAGS = ("known", "percent", "worded")
"""What is kept of a value beside its digits, a bit each."""


class Packed(NamedTuple):
    """The values of n rows in few bytes."""

    digits: Numbers
    decimals: Numbers
    flags: Numbers

    @classmethod
    def of(cls, column: Column) -> "Packed":
        """Return values in as few bytes as hold them."""
        flags = [getattr(column, name).astype(np.uint8) << at for at, name in enumerate(_FLAGS)]
        return cls(narrow(column.digits), narrow(column.decimals), np.bitwise_or.reduce(flags))

    @property
    def column(self) -> Column:
        """The values, none of them wrong."""
        known, percent, worded = (
            (self.flags >> at & 1).astype(np.bool_) for at in range(len(_FLAGS))
        )
        wrong = np.zeros_like(known)
        return Column(self.digits, self.decimals, known, wrong, percent, worded)


class PartRows(NamedTuple):
    """What is kept of n rows of a part.

    Attributes:
        begun: The places of the rows that begin a run: the next rows are of the same indicator.
        identities: What tells the indicators of the runs.
        way: The directions of all rows.
        years: The years of all rows, as those of `Measured`, one column after another.
        values: The target, the actual and the baseline.
        lines: The lines of the rows.
        further: Their cells in further columns.
    """

    begun: Numbers
    identities: Identities
    way: Numbers
    years: Sequence[Numbers]
    values: Sequence[Packed]
    lines: Sequence[int]
    further: Sequence[FurtherCodes]


def part_rows(part: Part, rows: Rows, further: Sequence[int] = ()) -> PartRows:
    """Return what is kept of the rows of a part, with their cells at further places."""
    begun = runs(part, (*SECTION, "indicator", "unit"))
    found = identities(SomeRows(part, begun))
    years, values = list(map(narrow, rows.years.T)), list(map(Packed.of, rows.values))
    cells = further_codes(part, further)
    return PartRows(begun, found, narrow(rows.way), years, values, part.lines, cells)
