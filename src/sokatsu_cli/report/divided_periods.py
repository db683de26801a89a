"""Periods that have their year in some rows alone: a report would tell of a part of each."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.places import Places
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.chosen_periods import named_when
from sokatsu_cli.report.results import Period, Result
from sokatsu_cli.report.sheet import SummarySheet


def refuse_divided(sheet: SummarySheet, places: Places) -> None:
    """Refuse a sheet whose periods may be parts of one: 後期 in some rows, 後期 (R5) in others.

    Args:
        sheet: The sheet, nobody having said which period is meant.
        places: Where its rows stand.

    Raises:
        InputError: It has such periods; with the first row of each.
    """
    problems = [
        Problem(sheet.path, later.line, None, _told(later, first, places))
        for first, later in _divided(sheet)
    ]
    if problems:
        raise InputError(problems)


def _told(later: Result, first: Result, places: Places) -> str:
    dated = max(later.period, first.period, key=_is_dated)
    text = _(
        "the period {period} is {other} in {place}: with its year in some rows only it would be "
        "told as two periods; write it alike in all of them, or choose one with --period {dated}"
    )
    return text.format(
        period=quoted(later.period.label),
        other=quoted(first.period.label),
        place=places.told(first.line),
        dated=quoted(dated.label),
    )


def _is_dated(period: Period) -> bool:
    return bool(named_when(*period)[1])


def _divided(sheet: SummarySheet) -> Iterator[tuple[Result, Result]]:
    """Yield the first rows of each two periods that may be one, in the order of the table."""
    firsts: dict[Period, Result] = {}
    for result in sorted(sheet.results, key=_line):
        firsts.setdefault(result.period, result)
    named: dict[str, list[tuple[str, Result]]] = defaultdict(list)
    for period, result in firsts.items():
        name, year = named_when(*period)
        named[name].append((year, result))
    named.pop("", None)
    for found in named.values():
        for (one, first), (other, later) in combinations(found, 2):
            if one == other or not (one and other):
                yield first, later


def _line(result: Result) -> int:
    return result.line
