"""Columns of printed statuses that name a period, as R5達成状況 does: of whose rows they are."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sokatsu_cli.model.columns import ALIASES, STATUS, normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year, years_in
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import SEPARATORS, Role
from sokatsu_cli.tidy.period_columns import PeriodColumns
from sokatsu_cli.tidy.value_columns import Column

_HEADINGS = {
    SEPARATORS.sub("", normalised(each)): each for each in reversed((STATUS, *ALIASES[STATUS]))
}
"""The headings of statuses without separators, as `Words.leftover` has them."""

_SPOKEN = re.compile(f"(?:{'|'.join(_HEADINGS)})(?:$|[^ぁ-ゖァ-ヺ一-鿿])")
"""A text that is the heading of a status, or ends with one but for brackets and years."""

_BRACKET = re.compile(r"[()\[\]【】〔〕<>]")

_ROLES = {None: "", Role.TARGET: "目標", Role.RATE: "達成度"}
"""What the headings of statuses have for the roles that their words would give them."""


@dataclass(frozen=True, slots=True)
class _Status:
    """A column whose heading speaks of a status.

    Attributes:
        column: The column.
        name: The known heading of statuses that it has but for when, "" for none.
        period: The name of its period, "" for none.
        is_dated: Whether its own heading names a period or a year.
        below: The number of the only period whose values stand below its title, None for none.
        owner: The number of the period that it is certainly of, None for none.
    """

    column: Column
    name: str
    period: str
    is_dated: bool
    below: int | None
    owner: int | None = None


def with_statuses(
    periods: Sequence[PeriodColumns], values: Sequence[Column], others: Sequence[Column]
) -> tuple[tuple[PeriodColumns, ...], list[Column]]:
    """Give each period the statuses that are certainly its own.

    A status is that of the one period with a target and an actual that its heading names, or below
    whose title it stands. The last title may not reach so far: there it is certain only where each
    such period has one.

    Args:
        periods: The columns of each period.
        values: The columns of values.
        others: The further columns.

    Returns:
        The periods with their statuses, and the columns of statuses whose target and actual are
        not certain; one that names no time is none of these where it stands once.

    Source: docs/contract.md, Office sheets.
    """
    spoken = [each for each in others if _speaks(each)]
    found = [_owned(_status(each, periods, values), periods) for each in spoken]
    found = _reached(_once(found), periods, values)
    given = [
        replace(each, statuses={one.name: one.column.place for one in found if one.owner == at})
        for at, each in enumerate(periods)
    ]
    return tuple(given), _doubtful(found, several=sum(each.is_complete for each in periods) > 1)


def without_statuses(values: Sequence[Column], others: Sequence[Column]) -> list[Column]:
    """Return the further columns but for statuses that say for when, which are no lost values."""
    titles = {each.title for each in values}
    return [
        each
        for each in others
        if not (_speaks(each) and _said(each) in _HEADINGS)
        or not (_names_time(each) or (each.title and each.title in titles))
    ]


def _names_time(column: Column) -> bool:
    return bool(column.words.period or column.words.year)


def _speaks(column: Column) -> bool:
    """Tell whether a heading is that of a status but for when and what stands in brackets."""
    text = column.title if column.words.is_when else column.heading
    parts = (SEPARATORS.sub("", each) for each in _BRACKET.split(normalised(text)))
    return _SPOKEN.search("|".join(parts)) is not None


def _said(column: Column) -> str:
    """Return the heading of a column but for when, without separators."""
    words = words_of(column.title) if column.words.is_when else column.words
    role = "?" if words.qualifier else _ROLES.get(words.role, "?")
    return role + words.leftover


def _status(column: Column, periods: Sequence[PeriodColumns], values: Sequence[Column]) -> _Status:
    """Read the heading of a column, which may be a year below the title 達成状況."""
    said = _said(column)
    before = (each.period for each in periods if each.period and said.startswith(each.period))
    name = next((each for each in before if said not in _HEADINGS), "")
    below = {
        at
        for at, each in enumerate(periods)
        if any(one.title == column.title and one.place in each.columns for one in values)
    }
    return _Status(
        column,
        _HEADINGS.get(said.removeprefix(name), ""),
        column.words.period if column.words.is_when else column.period or name,
        bool(name) or _names_time(column),
        next(iter(below)) if column.title and len(below) == 1 else None,
    )


def _owned(status: _Status, periods: Sequence[PeriodColumns]) -> _Status:
    """Return a status with the period that its heading names, or else with that of its title."""
    named = [at for at, each in enumerate(periods) if each.is_complete and _names(status, each)]
    owner = status.below
    if status.is_dated:
        owner = named[0] if len(named) == 1 else None
    elif owner is not None and not periods[owner].is_complete:
        owner = None
    return replace(status, owner=owner if status.name else None)


def _names(status: _Status, period: PeriodColumns) -> bool:
    """Tell whether the heading of a status names a period: its name, its year, or both."""
    column = status.column
    if len(years_in(column.heading)) > 1 or status.period not in ("", period.period):
        return False
    if not column.year or not period.year:
        return bool(status.period)
    year = fiscal_year(column.year)
    return column.year == period.year or (year is not None and year == fiscal_year(period.year))


def _once(found: Sequence[_Status]) -> list[_Status]:
    """Take the period from statuses of one heading that are both of it."""
    count = Counter((each.owner, each.name) for each in found)
    return [
        replace(each, owner=None if count[each.owner, each.name] > 1 else each.owner)
        for each in found
    ]


def _reached(
    found: Sequence[_Status], periods: Sequence[PeriodColumns], values: Sequence[Column]
) -> list[_Status]:
    """Take the last title's period from a status that may stand right of its columns for all."""
    last = max(each.place for each in values)
    complete = {at for at, each in enumerate(periods) if each.is_complete}
    told = []
    for each in found:
        own = {one.owner for one in found if one.name == each.name}
        is_sure = each.is_dated or each.column.place < last or complete <= own
        told.append(each if is_sure else replace(each, owner=None, below=None))
    return told


def _doubtful(found: Sequence[_Status], *, several: bool) -> list[Column]:
    """Return the columns that may be judged by no values, though they seem to be of a period."""
    given = {each.name for each in found if each.owner is not None}
    left = [each for each in found if each.owner is None]
    count = Counter(each.name for each in left)
    return [
        each.column
        for each in left
        if each.is_dated
        or each.below is not None
        or each.name in given
        or (several and each.name and count[each.name] > 1)
    ]


def doubtful_notes(columns: Sequence[Column], headings: Mapping[int, str]) -> Iterator[str]:
    """Say of statuses whose target and actual are not certain that nothing is held to them.

    Args:
        columns: The columns of these statuses.
        headings: The headings that further columns go out with, by their places.
    """
    for each in columns:
        name = quoted(" ".join(filter(None, [each.title, each.heading])))
        text = _(
            "{heading} may be a status of which the target and the actual are not certain; "
            "it goes out as {other} and is not compared"
        )
        yield text.format(heading=name, other=quoted(headings[each.place]))
