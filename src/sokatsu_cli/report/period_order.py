"""The periods of a table: which cells are one, and which comes after which."""

import re
from collections.abc import Iterable, Sequence

from sokatsu_cli.model.names import first_spellings, name_key
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.rate.identities import year_key
from sokatsu_cli.report.results import Period

_PARTS = (
    ("前期", "中期", "後期"),
    ("前半", "後半"),
    ("上期", "下期"),
    ("上半期", "下半期"),
    ("first half", "second half"),
)
"""Names of periods that follow one another."""

_NUMBER = re.compile("[0-9]+")


def spelled_periods(periods: Sequence[str], years: Sequence[str]) -> list[tuple[str, str]]:
    """Return the period and the year of each row, as they are spelled first.

    A year that stands in the column of periods in some rows and in that of years in others is one
    year.
    """
    names = first_spellings(list(map(str.strip, periods)), year_key)
    spelled = first_spellings(list(map(str.strip, years)), year_key)
    alone = {
        year_key(year): year for name, year in zip(names, spelled, strict=True) if year and not name
    }
    return [
        (name, year) if year or year_key(name) not in alone else ("", alone[year_key(name)])
        for name, year in zip(names, spelled, strict=True)
    ]


def in_order(periods: Iterable[Period]) -> tuple[tuple[Period, ...], bool]:
    """Order periods, from the earliest on; what has no period stands first.

    They are ordered by their years where all have one, or by their names where these follow one
    another: 前期 and 後期, 第1期 and 第2期.

    Returns:
        The periods, and whether their order is certain; else it is that of the table.

    >>> in_order([Period("後期", ""), Period("前期", "")])
    ((Period(name='前期', year=''), Period(name='後期', year='')), True)
    >>> in_order([Period("計画", ""), Period("中間", "")])[1]
    False
    """
    distinct = list(dict.fromkeys(periods))
    named = [period for period in distinct if period.label]
    keys = _years(named) or _places(named) or _numbers(named)
    if keys:
        named = [period for _key, period in sorted(zip(keys, named, strict=True), key=_first)]
    unnamed = [period for period in distinct if not period.label]
    return (*unnamed, *named), bool(keys) or len(named) < 2  # noqa: PLR2004


def _first(pair: tuple[int, Period]) -> int:
    return pair[0]


def _years(periods: Sequence[Period]) -> list[int]:
    """Return the year of each period, none where one has none."""
    years = [fiscal_year(period.year or period.name) for period in periods]
    known = [year for year in years if year is not None]
    return known if len(known) == len(years) else []


def _places(periods: Sequence[Period]) -> list[int]:
    """Return the place of each period among names that follow one another."""
    names = [name_key(period.name).casefold() for period in periods]
    for family in _PARTS:
        order = [name_key(name) for name in family]
        if all(name in order for name in names):
            return list(map(order.index, names))
    return []


def _numbers(periods: Sequence[Period]) -> list[int]:
    """Return the number in each name where these differ in nothing else."""
    names = [name_key(period.name) for period in periods]
    found = [_NUMBER.findall(name) for name in names]
    forms = {_NUMBER.sub("#", name) for name in names}
    if len(forms) > 1 or any(len(numbers) != 1 for numbers in found):
        return []
    return [int(numbers[0]) for numbers in found]
