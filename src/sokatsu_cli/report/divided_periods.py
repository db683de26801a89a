"""Periods that have their year in some rows alone: a report would tell of a part of each."""

from collections.abc import Iterator
from itertools import combinations

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import spoken
from sokatsu_cli.model.places import Places
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.chosen_periods import named_when
from sokatsu_cli.report.results import Period, Result
from sokatsu_cli.report.sheet import SummarySheet


def refuse_divided(sheet: SummarySheet, places: Places, chosen: Period | None) -> None:
    """Refuse a sheet whose periods may be parts of one: 後期 in some rows, 後期 (R5) in others.

    Args:
        sheet: The sheet.
        places: Where its rows stand.
        chosen: The period that is told of, of which others may be parts; None for the latest.

    Raises:
        InputError: It has such periods; with the first row of each.
    """
    problems = [
        Problem(sheet.path, later.line, None, _told(later, first, places))
        for first, later in _divided(sheet)
        if chosen is None or chosen in (first.period, later.period)
    ]
    if problems:
        raise InputError(problems)


def _told(later: Result, first: Result, places: Places) -> str:
    text = _(
        "the period {period} is {other} in {place}: these would be told as two periods, each of a "
        "part of the rows; write it alike in all of them"
    )
    return text.format(
        period=quoted(later.period.label),
        other=quoted(first.period.label),
        place=places.told(first.line, spoken()),
    )


def _divided(sheet: SummarySheet) -> Iterator[tuple[Result, Result]]:
    """Yield the first rows of each two periods that may be one, in the order of the table."""
    firsts: dict[Period, Result] = {}
    for result in sorted(sheet.results, key=_line):
        firsts.setdefault(result.period, result)
    for first, later in combinations(firsts.values(), 2):
        if _may_be_one(named_when(*first.period), named_when(*later.period)):
            yield first, later


def _may_be_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two periods, each its name and year, may be the same one."""
    names, years = {one[0], other[0]}, {one[1], other[1]}
    if len(names) == 1:
        return names != {""} and (len(years) == 1 or "" in years)
    return "" in names and len(years) == 1 and years != {""}


def _line(result: Result) -> int:
    return result.line
