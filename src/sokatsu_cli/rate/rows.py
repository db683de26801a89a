"""The rows of a table of text as exact values; every cell that is wrong is named."""

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sokatsu_cli.model.columns import COMPUTED, NEEDED, Header, normalised
from sokatsu_cli.model.errors import HeadingError, InputError, Problem
from sokatsu_cli.model.numerals import (
    MISSING,
    Printed,
    Rounding,
    beside_percents,
    parse_number,
    parse_printed,
    round_exact,
)
from sokatsu_cli.model.progress import tracked
from sokatsu_cli.model.terms import Direction, Method, Methods
from sokatsu_cli.model.value_cells import VALUES
from sokatsu_cli.rate.frame_texts import lines_of, path_of, uncertain_cells, value_texts
from sokatsu_cli.rate.rates import Achievement, Number, achievement, bound

if TYPE_CHECKING:
    import pandas as pd

KEPT_RESULTS = 1 << 16
"""Distinct rows whose values, and rates, are kept while a table is read and computed."""


MOST_DIGITS = 6
"""Decimals that a rate can be printed with."""

Value = TypeVar("Value")


class Row(NamedTuple):
    """What one row says, exact; None for what is missing or, of the method, not set.

    ``unreadable`` says why a published rate is no number, "" where it is one or is missing: it is
    compared with nothing, so it need not keep the other rows from being used.
    """

    direction: Direction
    target: Fraction | None
    actual: Fraction | None
    baseline: Fraction | None
    method: Method | None
    published: Printed | None
    unreadable: str = ""


class Rules(NamedTuple):
    """The settings of a calculation; `checked` makes them from what a caller gives."""

    method: Methods
    tolerance: Fraction
    cap: Fraction | None
    digits: int
    rounding: Rounding

    @classmethod
    def checked(
        cls,
        method: Methods | str,
        tolerance: Number,
        cap: Number | None,
        digits: int,
        rounding: Rounding | str,
    ) -> "Rules":
        """Return the settings.

        Raises:
            ValueError: A setting out of its range.
            TypeError: A float for ``cap`` or ``tolerance``.
        """
        if digits not in range(MOST_DIGITS + 1):
            raise ValueError(f"digits must be 0 to {MOST_DIGITS}: {digits}")
        limit = None if cap is None else bound(cap, "cap")
        margin = bound(tolerance, "tolerance")
        return cls(Methods.parse(method), margin, limit, digits, Rounding(rounding))

    def method_of(self, row: Row) -> Method:
        """Return the method of a row: its own if it has one, else that of its direction."""
        return row.method or self.method.of(row.direction)

    def achievement(self, row: Row) -> Achievement:
        """Return the exact rate of a row, by its own method if it has one."""
        return achievement(
            row.direction,
            self.method_of(row),
            row.target,
            row.actual,
            row.baseline,
            tolerance=self.tolerance,
            cap=self.cap,
        )

    def rounded(self, rate: Fraction | None) -> Decimal | None:
        """Return a rate as it is printed, None where it is undefined."""
        return None if rate is None else round_exact(rate, self.digits, self.rounding)

    def uncapped(self, row: Row, method: Method) -> Achievement:
        """Return the exact rate of a row by one method, whatever its own is, without a cap."""
        return self._replace(cap=None).achievement(row._replace(method=method))


def header_of(
    frame: "pd.DataFrame",
    columns: Mapping[str, str] | None,
    needed: Sequence[str] = NEEDED,
    *,
    computed: Sequence[str] = COMPUTED,
    refused: Sequence[str] = (),
) -> Header:
    """Return the header of a frame; see `checked_header`."""
    names = [str(name) for name in frame.columns]
    place = (path_of(frame), frame.attrs.get("line"))
    return checked_header(names, place, columns, needed, computed=computed, refused=refused)


def checked_header(
    names: Sequence[str],
    place: tuple[str, int | None],
    columns: Mapping[str, str] | None,
    needed: Sequence[str] = NEEDED,
    *,
    computed: Sequence[str] = COMPUTED,
    refused: Sequence[str] = (),
) -> Header:
    """Return the header of a table of text.

    Args:
        names: Its headings.
        place: The file and the line of these, for messages.
        columns: Known column to the heading that holds it, where headings are unusual.
        needed: The columns that must be there.
        computed: The columns that will be computed.
        refused: The columns that must not.

    Raises:
        InputError: Columns that are missing, doubled, misnamed or refused.
        HeadingError: The heading was split at another character than it should be.
    """
    header = Header(names, columns, needed, computed)
    problems = header.problems + [
        (header.names[at], "already in the table; --overwrite replaces it")
        for name in refused
        for at in header.computed
        if normalised(header.names[at]) == name
    ]
    if problems:
        kind = HeadingError if any(column is None for column, _text in problems) else InputError
        raise kind(Problem(*place, *problem) for problem in problems)
    return header


def read_rows(
    frame: "pd.DataFrame", header: Header, missing: Collection[str] = (), *, published: bool = False
) -> list[Row]:
    """Read the rows of a frame as exact values.

    Args:
        frame: n rows of text; None and NaN count as blank.
        header: The frame's header.
        missing: Cells that stand for "no number" beside the usual ones.
        published: Whether the published rates are read too; else they may be any text.

    Returns:
        n rows, equal ones being one object.

    Raises:
        InputError: Cells that cannot be read, all of them.
    """
    read_row = lru_cache(KEPT_RESULTS)(partial(_read_row, missing=missing_cells(missing)))
    fields = _Texts._fields if published else _Texts._fields[:-1]
    columns = [value_texts(frame, header, name) for name in fields]
    cells = tracked(zip(*columns, strict=True), len(frame), "checking")
    read = [read_row(_Texts(*texts)) for texts in cells]
    uncertain = uncertain_cells(frame, header, ("indicator", *fields))
    unreadable = {place: found.pop("published_rate", "") for place, found in uncertain.items()}
    if any(uncertain.values()) or any(problems for _row, problems in read):
        raise InputError(
            Problem(path_of(frame), line, header.names[header.positions[column]], text)
            for place, (line, (_row, problems)) in enumerate(
                zip(lines_of(frame), read, strict=True)
            )
            for column, text in (dict(problems) | uncertain.get(place, {})).items()
        )
    rows = [row for row, _problems in read if row is not None]
    for place, why in unreadable.items():
        row = rows[place]
        if row.published or row.unreadable or not columns[-1][place].strip():  # else shown as "-"
            rows[place] = row._replace(published=None, unreadable=f"is no number: {why}")
    return rows


def missing_cells(more: Collection[str]) -> AbstractSet[str]:
    """Return the cells that stand for "no number": the usual ones and more."""
    return MISSING.union(map(str.strip, more))


class _Texts(NamedTuple):
    """The cells of one row that are read, "" for a column that is not there."""

    direction: str
    target: str
    actual: str
    baseline: str
    method: str
    unit: str
    published_rate: str = ""


def _read_row(
    texts: _Texts, *, missing: AbstractSet[str]
) -> tuple[Row | None, list[tuple[str, str]]]:
    """Read one row from its texts alone; return it, or its problems by known column."""
    problems: list[tuple[str, str]] = []

    def read(column: str, parse: Callable[[str], Value]) -> Value | None:
        try:
            return parse(getattr(texts, column))
        except ValueError as error:
            problems.append((column, str(error)))
            return None

    number = partial(parse_number, unit=texts.unit, missing=missing)
    direction = read("direction", Direction.parse)
    target, actual, baseline = (read(name, number) for name in VALUES)
    method = read("method", Method.parse) if texts.method.strip() else None
    values = dict(zip(VALUES, (target, actual, baseline), strict=True))
    known = {name: (getattr(texts, name), value) for name, value in values.items() if value}
    problems += beside_percents(known, texts.unit).items()
    if direction is None or problems:
        return None, problems
    published, unreadable = _published(texts.published_rate, missing)
    return Row(direction, target, actual, baseline, method, published, unreadable), problems


def _published(text: str, missing: AbstractSet[str]) -> tuple[Printed | None, str]:
    """Read a published rate; return it, or why it is no number."""
    try:
        return parse_printed(text, "%", missing), ""
    except ValueError as error:
        return None, str(error)
