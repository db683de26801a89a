"""Rows of an indicator that cannot both be right, or of which it is not certain what they say."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.percent_signs import SHARE_OR_PERCENT, is_doubtful
from sokatsu_cli.model.value_cells import VALUES
from sokatsu_cli.progress.series import Series
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.digits import Numbers

SEVERAL_UNITS = N_("blank, where the other rows of this name have several units; write which it is")
"""What is wrong with the unit of a row."""


class Conflict(NamedTuple):
    """What is wrong with the value of a row.

    Attributes:
        row: The row.
        name: The known column of the value.
        other: The row that it does not go with.
        text: What is wrong, with a place for that of the other row.
    """

    row: int
    name: str
    other: int
    text: str


def conflicts(
    series: Series, contradictions: Mapping[str, Numbers], units: Sequence[str]
) -> list[Conflict]:
    """Return what is wrong with some rows.

    Args:
        series: The rows.
        contradictions: As `indicators_of` returns them.
        units: The unit of each indicator.
    """
    found = (_contradicting(series, name, pairs) for name, pairs in contradictions.items())
    return [*(each for some in found for each in some), *_shares_or_percents(series, units)]


def _contradicting(series: Series, name: str, pairs: Numbers) -> Iterator[Conflict]:
    for one, other in pairs.tolist():
        told = _told(series, name, other), _told(series, name, one)
        text = _("{here} here and {there} in {{place}}, for one indicator and year")
        text = text.format(here=told[0], there=told[1])
        yield Conflict(other, name, one, text)


def _told(series: Series, name: str, row: int) -> str:
    """Return a value, and for which year it is where that is not the year of its row."""
    column = series.values[VALUES.index(name)]
    at = ("baseline", "target", "actual").index(name)
    year, own = int(series.years[at][row]), int(series.years[-1][row])
    text = _("a word") if column.worded[row] else _number(series, name, row)
    if year in (0, own):
        return text
    return _("{value} for {year}").format(value=text, year=year)


def _number(series: Series, name: str, row: int) -> str:
    column = series.values[VALUES.index(name)]
    return decimal_text(int(column.digits[row]), int(column.decimals[row]))


def _shares_or_percents(series: Series, units: Sequence[str]) -> Iterator[Conflict]:
    """Yield numbers without a percent sign where other rows of the indicator have one."""
    signed = [(row, name) for name, rows in _signed(series) for row in rows.tolist()]
    if not signed:
        return
    first: dict[int, tuple[int, str]] = {}
    for row, name in sorted(signed):
        first.setdefault(int(series.groups[row]), (row, name))
    marked = np.zeros(series.size, dtype=np.bool_)
    marked[list(first)] = True
    for name, column in zip(VALUES, series.values, strict=True):
        bare = column.known & ~column.percent & (column.digits != 0) & marked[series.groups]
        for row in np.flatnonzero(bare).tolist():
            group = int(series.groups[row])
            value = Fraction(int(column.digits[row]), 10 ** int(column.decimals[row]))
            if is_doubtful(value, units[group]):
                other, where = first[group]
                sign = f"{_number(series, where, other)}%"
                text = _("{value} beside {percent} in {{place}}: {which}").format(
                    value=_number(series, name, row), percent=sign, which=_(SHARE_OR_PERCENT)
                )
                yield Conflict(row, name, other, text)


def _signed(series: Series) -> Iterator[tuple[str, Numbers]]:
    for name, column in zip(VALUES, series.values, strict=True):
        yield name, np.flatnonzero(column.percent & (column.digits != 0))
