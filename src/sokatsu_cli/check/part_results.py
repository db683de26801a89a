"""What comes of checking the rows of a part, before it is put together with others."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.check.explaining.explained_rows import DifferingRows
from sokatsu_cli.check.part_checks import Found
from sokatsu_cli.check.printed_statuses import Seen
from sokatsu_cli.check.table_rows import PartRows
from sokatsu_cli.rate.coded_cells import Coded
from sokatsu_cli.rate.identities import Identities
from sokatsu_cli.rate.written_names import WrittenNames


class PartResult(NamedTuple):
    """What comes of a part.

    Attributes:
        lines: As those of `Part`.
        outcomes: Numbers of `OUTCOMES`.
        names: How many findings have each name.
        seen: What is published in it.
        found: The findings, row by row; none where nothing is told.
        differing: The rows whose printed rates differ.
        table: The rows and what relates them to others; None where no other rows are looked at.
        periods: The periods, the first and the last of each form among them.
        when: Their periods and years.
        identities: What tells their indicators, None where that is not asked.
        indicators: Their names; perhaps none where no findings are told.
        rows: Their texts, none where only findings are told.
        cells: Their cells in further columns, none where no findings are told.
    """

    lines: Sequence[int]
    outcomes: NDArray[np.int8]
    names: Mapping[str, int]
    seen: Seen
    found: list[Found]
    differing: DifferingRows
    table: PartRows | None
    periods: list[tuple[str, ...]]
    when: Coded
    identities: Identities | None
    indicators: WrittenNames
    rows: bytes
    cells: Sequence[Sequence[str]]
