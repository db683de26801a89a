"""A table of text in, the same table with its rates out; every cell that is wrong is named."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import lru_cache, partial
from itertools import repeat
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from sokatsu_cli.columns import COMPUTED, Header
from sokatsu_cli.errors import InputError, Problem
from sokatsu_cli.numerals import MISSING, Rounding, cell_text, parse_number, round_exact
from sokatsu_cli.rates import Direction, Method, Number, achievement_rate, bound

_KEPT_RESULTS = 1 << 16
"""Distinct rows whose result is kept while a table is computed."""

_NO_FILE = "<frame>"
"""Stands for the file's name where a frame was not read from one."""

Value = TypeVar("Value")


class _Texts(NamedTuple):
    """The cells of one row that decide its rate, "" for a column that is not there."""

    direction: str
    target: str
    actual: str
    baseline: str
    method: str
    unit: str


class _Rated(NamedTuple):
    """What stands in the computed columns of one row, or its problems by known column."""

    computed: tuple[object, ...]
    problems: tuple[tuple[str, str], ...]


class _Rules(NamedTuple):
    """The settings of a calculation, checked once."""

    method: Method
    tolerance: Fraction
    cap: Fraction | None
    digits: int
    rounding: Rounding

    @classmethod
    def checked(
        cls,
        method: Method | str,
        tolerance: Number,
        cap: Number | None,
        digits: int,
        rounding: Rounding | str,
    ) -> "_Rules":
        if digits not in range(7):
            raise ValueError(f"digits must be 0 to 6: {digits}")
        limit = None if cap is None else bound(cap, "cap")
        margin = bound(tolerance, "tolerance")
        return cls(Method.parse(method), margin, limit, digits, Rounding(rounding))


def rate_table(
    frame: pd.DataFrame,
    *,
    method: Method | str = Method.RATIO,
    tolerance: Number = 0,
    cap: Number | None = 100,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    overwrite: bool = False,
) -> pd.DataFrame:
    """Add to each row of a tidy table its achievement rate in %, and what follows from it.

    The formulas, per direction and method, and what is undefined, are those of
    `achievement_rate`. Every row counts for itself: a part of a table gives that part of the
    result, so the function can be mapped over the partitions of a larger one.

    Args:
        frame: n rows; columns named as in SPEC.md section 1 in either language, of which
            indicator, direction, target and actual are needed. Cells are text as printed; None
            and NaN count as blank. A number is taken by its text, a float only up to 15
            significant digits. Not changed.
        method: The formula where a row's ``method`` cell is blank.
        tolerance: For maintain, in % of the target.
        cap: Upper bound of ``capped_rate`` in %, None for none.
        digits: Decimals of the rates, 0 … 6.
        rounding: See `Rounding`; applied once, to the exact value.
        columns: Known column to the heading that holds it, where headings are unusual.
        missing: Cells that stand for "no number" beside the usual ones.
        overwrite: Replace columns of the input that have the names of the computed ones.

    Returns:
        A new frame of n rows: the columns of ``frame`` (each cell as it was), then ``rate`` and
        ``capped_rate`` (Decimal with exactly ``digits`` decimals, None where undefined),
        ``status`` (``achieved``, ``not_achieved``, ``no_data``) and ``note``.

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

    Source: SPEC.md sections 1 to 4.
    """
    rules = _Rules.checked(method, tolerance, cap, digits, rounding)
    header = Header([str(name) for name in frame.columns], columns)
    problems = [*header.problems, *([] if overwrite else _already_there(header))]
    if problems:
        raise InputError(_header_problem(frame, column, text) for column, text in problems)
    rate_row = lru_cache(_KEPT_RESULTS)(
        partial(_rate_row, rules=rules, missing=MISSING.union(missing))
    )
    rated = [rate_row(texts) for texts in _deciding_texts(frame, header)]
    if any(row.problems for row in rated):
        raise InputError(_cell_problems(frame, header, rated))
    return _with_computed(frame, header, rated)


def select_rows(
    frame: pd.DataFrame, where: Sequence[tuple[int, str]] = (), *, sort: str = ""
) -> pd.DataFrame:
    """Narrow and order a table of rates.

    Args:
        frame: n rows, as `rate_table` returns them.
        where: Place of a column (from 0) and the text that its cell must be, blanks around it
            aside; a row stays if all hold.
        sort: ``rate`` or ``-rate`` for rising or falling printed rates; rows without a rate come
            last, equal ones stay in their order.

    Returns:
        A new frame of at most n rows.
    """
    for place, value in where:
        texts = _texts(frame.iloc[:, place])
        frame = frame[[text.strip() == value.strip() for text in texts]]
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


def _deciding_texts(frame: pd.DataFrame, header: Header) -> Iterator[_Texts]:
    """Yield for each row the cells that decide its rate."""
    columns = [
        _texts(frame.iloc[:, header.positions[name]])
        if name in header.positions
        else repeat("", len(frame))
        for name in _Texts._fields
    ]
    return map(_Texts, *columns)


def _texts(cells: "pd.Series[Any]") -> Iterator[str]:
    """Return the cells as text, all kinds of missing values as ""."""
    return map(cell_text, cells.astype(object).mask(cells.isna(), "").tolist())


def _rate_row(texts: _Texts, *, rules: _Rules, missing: AbstractSet[str]) -> _Rated:
    """Compute one row from its texts alone, so that equal rows are computed once."""
    problems: list[tuple[str, str]] = []

    def read(column: str, parse: Callable[[str], Value]) -> Value | None:
        try:
            return parse(getattr(texts, column))
        except ValueError as error:
            problems.append((column, str(error)))
            return None

    number = partial(parse_number, unit=texts.unit, missing=missing)
    direction = read("direction", Direction.parse)
    target, actual, baseline = (read(name, number) for name in ("target", "actual", "baseline"))
    method = read("method", Method.parse) if texts.method.strip() else rules.method
    if direction is None or method is None or problems:
        return _Rated((), tuple(problems))
    found = achievement_rate(
        target,
        actual,
        direction,
        method=method,
        baseline=baseline,
        tolerance=rules.tolerance,
        cap=rules.cap,
    )
    rates = (
        None if rate is None else round_exact(rate, rules.digits, rules.rounding)
        for rate in (found.rate, found.capped_rate)
    )
    return _Rated((*rates, found.status.value, found.note), ())


def _with_computed(frame: pd.DataFrame, header: Header, rated: list[_Rated]) -> pd.DataFrame:
    replaced = {header.positions[name] for name in COMPUTED if name in header.positions}
    kept = [place for place in range(len(header.names)) if place not in replaced]
    result = frame.iloc[:, kept].copy()
    for place, name in enumerate(COMPUTED):
        values = [row.computed[place] for row in rated]
        result[name] = pd.Series(values, index=frame.index, dtype=object)
    return result


def _already_there(header: Header) -> list[tuple[str, str]]:
    return [
        (header.names[header.positions[name]], "already in the table; --overwrite replaces it")
        for name in COMPUTED
        if name in header.positions
    ]


def _header_problem(frame: pd.DataFrame, column: str, text: str) -> Problem:
    return Problem(frame.attrs.get("path", _NO_FILE), frame.attrs.get("line", None), column, text)


def _cell_problems(frame: pd.DataFrame, header: Header, rated: list[_Rated]) -> Iterator[Problem]:
    """Yield the problems with their places: lines of the file, else rows from 1."""
    path = frame.attrs.get("path", _NO_FILE)
    lines = frame.index.tolist() if frame.index.name == "line" else range(1, len(frame) + 1)
    for line, row in zip(lines, rated, strict=True):
        for column, text in row.problems:
            yield Problem(path, line, header.names[header.positions[column]], text)
