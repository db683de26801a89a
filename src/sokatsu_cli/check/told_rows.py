"""The rows of a part as reports tell them: what each is called, when it was, and its outcome."""

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.check.part_checks import OUTCOMES
from sokatsu_cli.check.reports.json_reports import row_texts
from sokatsu_cli.rate.coded_cells import Coded
from sokatsu_cli.rate.parts import Part


def first_columns(found: Coded) -> Coded:
    """Return the first of the columns that were taken together."""
    keys: dict[tuple[str, ...], int] = {}
    codes = [keys.setdefault(key[:1], len(keys)) for key in found.keys]
    return Coded(np.array(codes, dtype=np.int32)[found.codes], list(keys))


def told_rows(part: Part, periods: Coded, outcomes: NDArray[np.int8]) -> bytes:
    """Return the texts of the rows of a part.

    Args:
        part: n rows.
        periods: Their periods.
        outcomes: Numbers of `OUTCOMES`.
    """
    texts = [period.strip() for (period,) in periods.keys]
    return row_texts(
        list(map(str.strip, part.texts("indicator"))),
        map(texts.__getitem__, periods.codes.tolist()),
        map(OUTCOMES.__getitem__, outcomes.tolist()),
    )
