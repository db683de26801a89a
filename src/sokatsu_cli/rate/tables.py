"""A table of text in, the same table with its rates out."""

from collections.abc import Collection, Mapping
from itertools import chain

import numpy as np
import pandas as pd

from sokatsu_cli.model.computed_columns import computed_columns
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.model.value_cells import READ_AS, read_texts
from sokatsu_cli.rate.codes import coders, computed_cells, shows_expected
from sokatsu_cli.rate.frame_errors import told_of_frame
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import GivenYears, Number, Rules

_DECIMALS = ("expected", "rate", "capped_rate", "change")
"""The computed columns that hold Decimals."""


@told_of_frame
def rate_table(
    frame: pd.DataFrame,
    *,
    method: Methods | str = Method.RATIO,
    tolerance: Number = 0,
    cap: Number | None = 100,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    overwrite: bool = False,
    as_float: bool = False,
    grades: Grades | str | None = None,
    baseline_change: bool = False,
    baseline_year: int | str | None = None,
    target_year: int | str | None = None,
    year: int | str | None = None,
) -> pd.DataFrame:
    """Add to each row of a tidy table its achievement rate in %, and what follows from it.

    The formulas, per direction and method, and what is undefined, are those of
    `achievement_rate`. Every row counts for itself: a part of a table gives that part of the
    result, so the function can be mapped over the partitions of a larger one.

    Args:
        frame: n rows; columns named as docs/contract.md has them in either language, of which
            indicator, direction, target and actual are needed. Cells are text as printed; None
            and NaN count as blank. A number is taken by its text, a float only up to 15
            significant digits. Not changed.
        method: The formula where a row's ``method`` cell is blank; also one for each direction,
            such as ``up=ratio,down=difference`` (a direction that is not named has ``ratio``).
        tolerance: For maintain, in % of the target.
        cap: Upper bound of ``capped_rate`` in %, None for none.
        digits: Decimals of the rates, 0 … 6.
        rounding: See `Rounding`; applied once, to the exact value.
        columns: Known column to the heading that holds it, where headings are unusual.
        missing: Cells that stand for "no number" beside the usual ones.
        overwrite: Replace columns of the input that have the names of the computed ones.
        as_float: Make the columns of Decimals float64, each value the double nearest to its
            Decimal, NaN for None: for plots and to look at. Decide by the Decimals: a float is
            near them only, and ``status`` and ``grade`` are of the exact rate.
        grades: Add the ``grade`` of each exact rate, by bounds such as ``100:◎,90:○,0:△`` or a
            name of `GRADE_SETS`.
        baseline_change: Add ``change`` and ``change_status``; see `baseline_change`.
        baseline_year: For ``expected``, the year of the baselines whose rows say none.
        target_year: The same of the targets; ``row`` for the year of each row.
        year: The same of the actuals.

    Returns:
        A new frame of n rows: the columns of ``frame`` (each cell as it was, but values that a
        spreadsheet stores otherwise than it shows them as they were read), then ``rate`` and
        ``capped_rate`` (Decimal with exactly ``digits`` decimals, None where undefined),
        ``status`` (``achieved``, ``not_achieved``, ``no_data``) and ``note``; before them, for
        the method ``expected``, ``expected`` (Decimal, in the indicator's unit); then, where
        asked for, ``grade`` ("" for none), ``change`` (Decimal, in the indicator's unit; None
        where the baseline or the actual is missing) and ``change_status`` (``improved``,
        ``worse``, ``unchanged``, "" for none).

    Raises:
        InputError: A missing or doubled column, or cells that cannot be read: all of them.
        ValueError: A setting out of its range.
        TypeError: No number for ``cap`` or ``tolerance``.

    Examples:
        >>> table = pd.DataFrame({"indicator": ["満足度", "苦情"], "direction": ["↗", "↘"],
        ...                       "target": ["80", "10"], "actual": ["81", "集計中"]})
        >>> rate_table(table)[["note", "status", "rate", "capped_rate"]]
                     note    status   rate capped_rate
        0                  achieved  101.3       100.0
        1  missing actual   no_data   None        None

    Source: docs/contract.md, The tidy table to Numbers.
    """
    years = GivenYears.checked(baseline_year, target_year, year)
    rules = Rules.checked(method, tolerance, cap, digits, rounding, years=years)
    graded = Grades.checked(grades)
    expected = shows_expected(rules, header_of(frame, columns, ()).positions)
    names = computed_columns(expected=expected, grades=graded is not None, change=baseline_change)
    header = header_of(frame, columns, computed=names, refused=() if overwrite else names)

    part = FramePart(frame, header)
    rows = RowReader(missing, years=year_reader(rules)).read(part)
    adding = coders(rules, graded, change=baseline_change, expected=expected)
    cells = chain.from_iterable(computed_cells(coder, coder.codes(rows)) for coder in adding)
    added = pd.DataFrame(dict(zip(names, cells, strict=True)), index=frame.index, dtype=object)
    if as_float:
        floats = [name for name in _DECIMALS if name in added]
        added = added.astype(dict.fromkeys(floats, "float64"))
    kept = [place for place in range(len(header.names)) if place not in header.computed]
    result = pd.concat([frame.iloc[:, kept], added], axis=1)
    for name in READ_AS:  # values of a spreadsheet stand there as they were read
        if part.has_cells([name]):
            texts = read_texts(name, part.texts(name))
            result.isetitem(kept.index(header.positions[name]), np.array(texts, dtype=object))
    result.attrs = dict(frame.attrs)
    return result
