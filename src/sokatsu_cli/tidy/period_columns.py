"""The columns of each period: which of them are its target, its actual and its rate."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year, years_in
from sokatsu_cli.tidy.heading_words import Qualifier, Role
from sokatsu_cli.tidy.value_columns import (
    RENAME,
    WHICH,
    Column,
    DoubtfulHeadings,
    names_period,
    other_value,
    title_name,
    told,
)


@dataclass(frozen=True, slots=True)
class PeriodColumns:
    """The columns of one period, from 0.

    Attributes:
        period: Its name, such as 前期; "" where only years are given.
        year: The year as printed, such as H26; "" for none.
        places: Role to column.
        final: The column that repeats the target, if there is one.
        target_first: In a pair, whether the target is the upper or first value.
        order_is_said: Whether the heading says so (上段, 下段), or its words only follow so.
        target_year: The year of the target where it is another one; "" else.
        statuses: The heading of each printed status to its column.
    """

    period: str
    year: str
    places: dict[Role, int]
    final: int | None
    target_first: bool
    order_is_said: bool
    target_year: str = ""
    statuses: dict[str, int] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether it has a target and an actual."""
        return Role.PAIR in self.places or {Role.TARGET, Role.ACTUAL} <= set(self.places)

    def lacks(self, role: Role) -> bool:
        """Tell whether it has values, but not the target or the actual."""
        return role not in self.places and not self.is_complete and set(self.places) != {Role.RATE}

    @property
    def columns(self) -> set[int]:
        """All its columns."""
        return {*self.places.values(), *([] if self.final is None else [self.final])}

    @property
    def label(self) -> str:
        """Its name and year, for messages."""
        return " ".join(filter(None, [self.period, self.year])) or _("no period")


def periods_of(columns: Sequence[Column], others: Sequence[Column]) -> tuple[PeriodColumns, ...]:
    """Gather the columns of each period.

    Args:
        columns: The columns of values, without baselines.
        others: The further columns.

    Raises:
        DoubtfulHeadings: Two columns may be the same value, or a value may stand in one that is
            not understood.
    """
    for column in columns:
        if column.words.qualifier is Qualifier.UNKNOWN:
            text = _("{heading} may be the {role} or something else")
            text = text.format(heading=quoted(column.heading), role=column.role)
            raise DoubtfulHeadings(text, _(WHICH), str(column.role), [column.place])
    titles = {each.title for each in columns}
    for column in others:
        spoken = [column.speaks_of(role) for role in (Role.TARGET, Role.ACTUAL)]
        dated = bool(title_name(column.title) or years_in(column.title))
        alone = dated and column.title not in titles
        pair = all(spoken) and column.words.role is not Role.RATE
        cumulated = column.may_be_value and column.words.said == "累計"
        if alone or cumulated or (pair and not _COMPARED.search(column.heading)):
            raise DoubtfulHeadings(other_value(column.heading), _(WHICH), places=[column.place])
    timed = {each.title: _is_timed(each.title) for each in columns if each.title}
    headings = {each.heading for each in (*columns, *others)}
    wrong = [title for title, when in timed.items() if not when or title in headings]
    if wrong and (any(timed.values()) or wrong[0] in headings):
        text = _("the title {title} does not name a period or year")
        raise DoubtfulHeadings(text.format(title=quoted(wrong[0])))
    measured = [each.words.period for each in columns if each.role in (Role.ACTUAL, Role.PAIR)]
    finals = [each for each in columns if each.is_final and "最終" not in measured]
    own = finals and [each for each in columns if each not in finals]
    gathered = _grouped(own or columns)
    repeated = _finals(finals, gathered)
    periods = tuple(_period(*key, found, repeated.get(key, [])) for key, found in gathered.items())
    _check_complete(periods, others)
    return periods


def _is_timed(title: str) -> bool:
    """Tell whether a title names a year or a period."""
    return bool(years_in(title)) or names_period(title) or "年" in title


_COMPARED = re.compile("目標値?と実績値?(?:と)?の(?:差|比)")
_TARGETS = (Role.PAIR, Role.TARGET)


def _grouped(columns: Sequence[Column]) -> dict[tuple[str, str], list[Column]]:
    """Gather columns by period and year.

    One without a year belongs to the only year there is, or else to the only one that has a
    target; a rate or repeated target without a period to the only period of its year. The year
    of a rate is never that of values.
    """
    owners: dict[str, set[str]] = {}
    years: dict[tuple[str, bool], set[str]] = {}
    for each in columns:
        if each.year and each.period and each.role in _TARGETS:
            owners.setdefault(each.year, set()).add(each.period)
        if each.year and each.role is not Role.RATE:
            years.setdefault((each.period, False), set()).add(each.year)
            years.setdefault((each.period, each.role in _TARGETS), set()).add(each.year)
    values = {(each.period, each.year) for each in columns if each.role is not Role.RATE}
    gathered: dict[tuple[str, str], list[Column]] = {}
    for column in columns:
        period, year = column.period, column.year
        if year and not period and column.role in (Role.TARGET, Role.RATE):
            known = owners.get(year, set())
            if len(known) > 1:
                text = _("{heading} may belong to {periods}")
                names = _(" or ").join(sorted(known))
                raise DoubtfulHeadings(text.format(heading=quoted(column.heading), periods=names))
            period = next(iter(known), "")
        elif column.role is Role.RATE and not period and not year and len(values) == 1:
            period, year = next(iter(values))
        elif not year:
            known = years.get((period, False), set())
            only = known if len(known) == 1 else years.get((period, True), set())
            year = next(iter(only)) if len(only) == 1 else ""
        gathered.setdefault((period, year), []).append(column)
    return gathered


def _finals(
    finals: Sequence[Column], gathered: dict[tuple[str, str], list[Column]]
) -> dict[tuple[str, str], list[Column]]:
    """Give each final target to the period that it repeats; one of another year to none."""
    found: dict[tuple[str, str], list[Column]] = {}
    measured = [
        key
        for key, columns in gathered.items()
        if any(column.role in (Role.ACTUAL, Role.PAIR) for column in columns)
    ]
    for column in finals:
        own = [
            key
            for key in measured
            if (not column.title or key[0] == title_name(column.title))
            and (not column.year or key[1] == column.year or not key[1])
        ]
        if own:
            found.setdefault(own[-1], []).append(column)
        elif column.title:
            text = _("{heading} below {title}, which has no actual")
            title = quoted(column.title)
            raise DoubtfulHeadings(text.format(heading=quoted(column.heading), title=title))
    return found


def _period(
    period: str, year: str, columns: Sequence[Column], finals: Sequence[Column]
) -> PeriodColumns:
    by_role = {role: [each for each in columns if each.role is role] for role in Role}
    label = " ".join(filter(None, [period, year]))
    pair = by_role[Role.PAIR]
    targets = [*finals, *(by_role.pop(Role.TARGET) if pair else [])]
    if pair and by_role[Role.ACTUAL]:
        raise _two(Role.ACTUAL, [pair[0], by_role[Role.ACTUAL][0]], label)
    found = {role: _chosen(role, each, label) for role, each in by_role.items() if each}
    if not pair and Role.TARGET in found:
        targets += found[Role.TARGET][1:]
    measured = [each[0].place for role, each in found.items() if role in (Role.ACTUAL, Role.PAIR)]
    early = [
        each for each in targets if not each.is_final and each.place < max(measured, default=0)
    ]
    if len(targets) > 1 or early or (targets and not measured):
        main = [each[0] for role, each in found.items() if role in (Role.TARGET, Role.PAIR)]
        raise _two(Role.TARGET, [*main, *targets], label)
    words = pair[0].words if pair else None
    return PeriodColumns(
        period,
        year,
        {role: each[0].place for role, each in found.items()},
        targets[0].place if targets else None,
        target_first=words is None or words.target_first,
        order_is_said=words is not None and words.order_is_said,
    )


def _chosen(role: Role, columns: Sequence[Column], label: str) -> list[Column]:
    """Return the column of a role, and the one that repeats it if it is a target.

    A provisional value gives way to one that has no qualifier, or that is called final.
    """
    by_qualifier = {
        each: [column for column in columns if column.qualifier is each] for each in Qualifier
    }
    plain = by_qualifier[Qualifier.NONE]
    sure = plain or by_qualifier[Qualifier.FINAL]
    others = [each for each in columns if each not in sure]
    twice = role is Role.TARGET and len(plain) == 2 and not others  # noqa: PLR2004 - repeated
    if len(columns) == 1 or twice:
        return list(columns)
    weak = [*by_qualifier[Qualifier.PROVISIONAL], *by_qualifier[Qualifier.COUNTED]]
    if len(sure) == 1 and len(others) == len(weak):
        return sure
    raise _two(role, columns, label)


def _two(role: Role, columns: Sequence[Column], label: str) -> DoubtfulHeadings:
    names = _(" or ").join(told({each.place: each.heading for each in columns}))
    text = _("the {column} may be {names}")
    if label:
        text = _("the {column} of {period} may be {names}")
    text = text.format(column=role, period=label, names=names)
    return DoubtfulHeadings(text, _(RENAME), str(role), [each.place for each in columns])


def _check_complete(periods: Sequence[PeriodColumns], others: Sequence[Column]) -> None:
    """Refuse headings of which a value may have been lost or stand under another period."""
    for role in (Role.TARGET, Role.ACTUAL):
        spoken = [each for each in others if each.speaks_of(role)]
        for period in (each for each in periods if each.lacks(role)):
            near = [each for each in spoken if _is_of(each, period)]
            if near:
                text = _("no {role} of {period}, unless {heading} is one")
                heading = quoted(near[0].heading)
                raise DoubtfulHeadings(text.format(role=role, period=period.label, heading=heading))
    for each in periods:
        if set(each.places) == {Role.RATE} and (each.period or each.year):
            text = _("a rate of {period}, and no target and actual")
            raise DoubtfulHeadings(text.format(period=each.label))
    partial = [each for each in periods if each.lacks(Role.TARGET) or each.lacks(Role.ACTUAL)]
    complete = [each for each in periods if each.is_complete]
    if not partial or not complete:
        return
    nameless = [each for each in partial if not each.period and not each.year] or (
        any(not each.period and not each.year for each in complete)
    )
    years = Counter(each.year for each in periods if each.year)
    same = [each for each in partial if years[each.year] > 1]
    repeated = any(each.final is not None for each in complete)
    doubled = len({each.heading for each in others}) < len(others)
    lost = doubled or (repeated and any(each.lacks(Role.TARGET) for each in partial))
    if nameless or same or lost or not (_rising(periods) or _only_earlier(partial, complete)):
        missing = [
            _("{period} has no {role}").format(
                period=each.label, role=Role.TARGET if each.lacks(Role.TARGET) else Role.ACTUAL
            )
            for each in partial
        ]
        text = _("{missing}: a heading may name the wrong period")
        raise DoubtfulHeadings(text.format(missing=_(", ").join(missing)))


def _only_earlier(partial: Sequence[PeriodColumns], complete: Sequence[PeriodColumns]) -> bool:
    """Tell whether all that lacks something are actuals of years before the others, as they say.

    An actual among them that says no year may be of another one than its target.
    """
    actuals = [
        [each.places.get(Role.ACTUAL, -1) for each in group] for group in (partial, complete)
    ]
    if max(actuals[0]) > max(actuals[1]):
        return False
    years = [[fiscal_year(each.year) or 0 for each in group] for group in (partial, complete)]
    lone = all(each.lacks(Role.TARGET) for each in partial)
    return lone and 0 not in (*years[0], *years[1]) and max(years[0]) < min(years[1])


def _is_of(column: Column, period: PeriodColumns) -> bool:
    """Tell whether the heading of a further column names this period or its year."""
    same_period = column.period in ("", period.period)
    same_year = column.year in ("", period.year) or not period.year
    return same_period and same_year and bool(column.period or column.year)


def _rising(periods: Sequence[PeriodColumns]) -> bool:
    """Tell whether past actuals stand before what has both, and targets to come behind it."""
    in_order = sorted(periods, key=lambda each: min(each.columns))
    kinds = [1 - each.lacks(Role.TARGET) + each.lacks(Role.ACTUAL) for each in in_order]
    years = [fiscal_year(each.year) for each in in_order]
    dated = [year for year in years if year is not None]
    return kinds == sorted(kinds) and dated == sorted(dated)
