"""Actuals of several years, or of an earlier year, beside the only target that there is."""

import re
import unicodedata
from collections.abc import Sequence

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.tidy.heading_words import Qualifier, Role
from sokatsu_cli.tidy.period_columns import PeriodColumns, periods_of
from sokatsu_cli.tidy.value_columns import (
    RENAME,
    WHICH,
    Column,
    DoubtfulHeadings,
    other_value,
    told,
)

_TO_COME = {"", "最終", "中間"}
"""The periods of a target that later actuals are measured against."""


def against_one_target(
    columns: Sequence[Column], others: Sequence[Column]
) -> tuple[PeriodColumns, ...]:
    """Return a period for each actual, all of them with the only target; none if there is none.

    Args:
        columns: The columns of values, without baselines.
        others: The further columns.

    Raises:
        DoubtfulHeadings: Several targets are of a later year, or a column may be one more actual.
    """
    by_role = {role: [each for each in columns if each.role is role] for role in Role}
    targets, actuals = by_role[Role.TARGET], by_role[Role.ACTUAL]
    if not targets or not actuals or by_role[Role.PAIR]:
        return ()
    if any(each.qualifier is Qualifier.UNKNOWN for each in columns):
        return ()
    if not all(_is_to_come(target, actual) for target in targets for actual in actuals):
        return ()
    if len(targets) > 1:
        names = _(" or ").join(told({each.place: each.heading for each in targets}))
        places = [each.place for each in targets]
        raise _two("target", names, places)
    when = [(each.period, each.year) for each in actuals]
    if len(set(when)) < len(when):
        names = _(" or ").join(told({each.place: each.heading for each in actuals}))
        places = [each.place for each in actuals]
        raise _two("actual", names, places)
    _check_between(targets[0], actuals)
    check_others(others)
    rates = _rates(actuals, by_role[Role.RATE])
    return tuple(_period(each, targets[0], rates.get(each.place)) for each in actuals)


def _check_between(target: Column, actuals: Sequence[Column]) -> None:
    """Refuse a target without a year between actuals: it may be of the last of them alone."""
    left = [each for each in actuals if each.place < target.place]
    right = [each for each in actuals if each.place > target.place]
    if left and right and not (target.year or target.period):
        names = _(" or ").join(told({each.place: each.heading for each in actuals}))
        places = [each.place for each in actuals]
        text = _("{heading} may be the target of {names}, or of all")
        text = text.format(heading=quoted(target.heading), names=names)
        raise DoubtfulHeadings(text, _("write its year in its heading"), "actual", places)


def _two(column: str, names: str, places: Sequence[int]) -> DoubtfulHeadings:
    text = _("the {column} may be {names}").format(column=column, names=names)
    return DoubtfulHeadings(text, _(RENAME), column, places)


def chosen_by_hand(
    columns: Sequence[Column], others: Sequence[Column]
) -> tuple[PeriodColumns, ...]:
    """Return the period of the one target and the one actual that the user has named.

    The same headings stand once more for each further period.
    """
    by_role = {role: [each for each in columns if each.role is role] for role in Role}
    if [len(by_role[role]) for role in (Role.TARGET, Role.ACTUAL)] != [1, 1]:
        return periods_of(columns, others)
    (target,), (actual,) = by_role[Role.TARGET], by_role[Role.ACTUAL]
    rates = by_role[Role.RATE]
    if len(rates) > 1:
        names = _(" or ").join(told({each.place: each.heading for each in rates}))
        places = [each.place for each in rates]
        raise _two("published_rate", names, places)
    return (_period(actual, target, rates[0] if rates else None),)


def check_others(others: Sequence[Column]) -> None:
    """Refuse further columns that may be one more value, such as 累計 or R2見込.

    Raises:
        DoubtfulHeadings: There is one.
    """
    for each in others:
        if each.may_be_value:
            raise DoubtfulHeadings(other_value(each.heading), _(WHICH), places=[each.place])


def _is_to_come(target: Column, actual: Column) -> bool:
    """Tell whether a target is surely of a later time than an actual, whatever its name is."""
    if actual.words.role is Role.CURRENT:
        return _is_later(target, actual) is not False
    if target.period != actual.period and not (target.period in _TO_COME and not actual.period):
        return False
    if target.year and actual.year:
        return _is_later(target, actual) is True
    return target.period != actual.period or bool(actual.year and not target.year)


def _is_later(target: Column, actual: Column) -> bool | None:
    """Tell whether a target is of a later year; None if that is not known."""
    years = [fiscal_year(each.year) for each in (target, actual)]
    if years == [None, None]:  # 31年度 and 26年度: of one era, if the count rises
        years = [_count(each.year) for each in (target, actual)]
    later, earlier = years
    return None if later is None or earlier is None else later > earlier


def _count(year: str) -> int | None:
    match = re.match("[0-9]+", unicodedata.normalize("NFKC", year))
    return int(match[0]) if match else None


def _rates(actuals: Sequence[Column], rates: Sequence[Column]) -> dict[int, Column]:
    """Return the rate of each actual: by its year, or the last actual's before it."""
    found: dict[int, Column] = {}
    for rate in rates:
        own = [each for each in actuals if rate.year and each.year == rate.year]
        before = [each for each in actuals if each.place < rate.place]
        chosen = own or before[-1:]
        if not chosen or chosen[0].place in found or (rate.year and not own):
            text = _("whose rate is {heading}? no actual before it is of its year")
            raise DoubtfulHeadings(text.format(heading=quoted(rate.heading)))
        found[chosen[0].place] = rate
    return found


def _period(actual: Column, target: Column, rate: Column | None) -> PeriodColumns:
    places = {Role.TARGET: target.place, Role.ACTUAL: actual.place}
    if rate is not None:
        places[Role.RATE] = rate.place
    return PeriodColumns(
        actual.period,
        actual.year,
        places,
        None,
        target_first=True,
        order_is_said=False,
        target_year=target.year,
    )
