"""A table of text in, the same table with its rates out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sokatsu_cli.model.columns import Header, computed_columns
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.progress import tracked
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.rate.changes import judged_change
from sokatsu_cli.rate.codes import coders
from sokatsu_cli.rate.frame_texts import lines_of, texts_of, values_of_cells
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.rates import Number
from sokatsu_cli.rate.rows import KEPT_RESULTS, Row, Rules, header_of, read_rows
from sokatsu_cli.rate.vectors import Vectors, compute_vectors

_MANY = 1000
"""Rows from which on the usual ones are computed at once."""


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
    grades: Grades | str | None = None,
    baseline_change: bool = False,
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
        grades: Add the ``grade`` of each exact rate, by bounds such as ``100:◎,90:○,0:△`` or a
            name of `GRADE_SETS`.
        baseline_change: Add ``change`` and ``change_status``; see `baseline_change`.

    Returns:
        A new frame of n rows: the columns of ``frame`` (each cell as it was, but values that a
        spreadsheet stores otherwise than it shows them as they were read), then ``rate`` and
        ``capped_rate`` (Decimal with exactly ``digits`` decimals, None where undefined),
        ``status`` (``achieved``, ``not_achieved``, ``no_data``) and ``note``; then, where
        asked for, ``grade`` ("" for none), ``change`` (Decimal, in the indicator's unit; None
        where the baseline or the actual is missing) and ``change_status`` (``improved``,
        ``worse``, ``unchanged``, "" for none).

    Raises:
        InputError: A missing or doubled column, or cells that cannot be read: all of them.
        ValueError: A setting out of its range.
        TypeError: A float for ``cap`` or ``tolerance``.

    Examples:
        >>> table = pd.DataFrame({"indicator": ["満足度", "苦情"], "direction": ["↗", "↘"],
        ...                       "target": ["80", "10"], "actual": ["81", "集計中"]})
        >>> rate_table(table)[["note", "status", "rate", "capped_rate"]]
                     note    status   rate capped_rate
        0                  achieved  101.3       100.0
        1  missing actual   no_data   None        None

    Source: docs/contract.md, The tidy table to Numbers.
    """
    rules = Rules.checked(method, tolerance, cap, digits, rounding)
    graded = Grades.checked(grades)
    names = computed_columns(grades=graded is not None, change=baseline_change)
    header = header_of(frame, columns, computed=names, refused=() if overwrite else names)

    @lru_cache(KEPT_RESULTS)
    def computed(row: Row) -> tuple[object, ...]:
        found = rules.achievement(row)
        return (
            rules.rounded(found.rate),
            rules.rounded(found.capped_rate),
            found.status.value,
            found.note,
            *([graded.of(found)] if graded else []),
            *(_change(row) if baseline_change else []),
        )

    def by_rows(part: pd.DataFrame) -> list[tuple[object, ...]]:
        read = read_rows(part, header, missing)
        return [computed(row) for row in tracked(read, len(read), "computing")]

    coding = coders(rules, graded, change=baseline_change)
    if len(frame) < _MANY or not coding.largest:
        return _with_computed(frame, header, _columns(by_rows(frame), names))
    vectors = compute_vectors(frame, header, coding, missing)
    return _with_computed(frame, header, _completed(vectors, frame, names, by_rows))


def select_rows(
    frame: pd.DataFrame, where: Sequence[tuple[int, str]] = (), *, sort: str = ""
) -> pd.DataFrame:
    """Narrow and order a table of rates.

    Args:
        frame: n rows, as `rate_table` returns them.
        where: Place of a column (from 0) and the text that its cell must be, blanks and width
            aside; a row stays if all hold.
        sort: ``rate`` or ``-rate`` for rising or falling printed rates; rows without a rate come
            last, equal ones stay in their order.

    Returns:
        A new frame of at most n rows.
    """
    for place, value in where:
        wanted = name_key(value)
        kept = [name_key(text) == wanted for text in texts_of(frame.iloc[:, place])]
        frame = frame[np.array(kept, dtype=bool)]
    if sort:
        rates = frame["rate"].tolist()
        falling = sort.startswith("-")
        order = sorted(
            range(len(rates)),
            key=lambda row: (
                rates[row] is None,
                -(rates[row] or 0) if falling else rates[row] or 0,
            ),
        )
        frame = frame.iloc[order]
    return frame.copy()


def _change(row: Row) -> tuple[object, ...]:
    change = judged_change(row.direction, row.baseline, row.actual, row.target)
    if change is None:
        return None, ""
    return change.printed, change.status.value if change.status else ""


def _completed(
    vectors: Vectors,
    frame: pd.DataFrame,
    names: Sequence[str],
    by_rows: Callable[[pd.DataFrame], Sequence[tuple[object, ...]]],
) -> dict[str, NDArray[Any]]:
    """Return the computed cells by column: those of the vectors, and those of the rows left."""
    if vectors.taken.all():
        return dict(zip(names, vectors.columns, strict=True))
    left = np.flatnonzero(~vectors.taken)
    part = frame.iloc[left].set_axis(pd.Index(np.array(lines_of(frame))[left], name="line"))
    cells = _columns(by_rows(part), names)
    for (name, rest), taken in zip(cells.items(), vectors.columns, strict=True):
        cells[name] = np.empty(len(frame), dtype=object)
        cells[name][vectors.taken], cells[name][left] = taken, rest
    return cells


def _columns(rows: Sequence[tuple[object, ...]], names: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Return the computed cells by column."""
    columns = {name: np.empty(len(rows), dtype=object) for name in names}
    for place, column in enumerate(columns.values()):
        column[:] = [row[place] for row in rows]
    return columns


def _with_computed(
    frame: pd.DataFrame, header: Header, columns: Mapping[str, NDArray[Any]]
) -> pd.DataFrame:
    """Add the computed columns; values of a spreadsheet stand there as they were read."""
    kept = [place for place in range(len(header.names)) if place not in header.computed]
    added = pd.DataFrame(columns, index=frame.index, dtype=object)
    result = pd.concat([frame.iloc[:, kept], added], axis=1)
    for place, texts in values_of_cells(frame, header).items():
        result.isetitem(kept.index(place), np.array(texts, dtype=object))
    result.attrs = dict(frame.attrs)
    return result
