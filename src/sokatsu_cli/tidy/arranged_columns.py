"""The columns below headings arranged: those of names, of the baseline, and of each period."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from sokatsu_cli.model.columns import ALIASES, OTHER_YEARS, STATUS, normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import spoken
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year, without_years, years_in
from sokatsu_cli.tidy import table_doubts as doubts
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.column_roles import decided, settles
from sokatsu_cli.tidy.contradictions import MARKS, check_contradictions
from sokatsu_cli.tidy.heading_words import Qualifier, Role
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.name_columns import has_names
from sokatsu_cli.tidy.named_columns import check_named
from sokatsu_cli.tidy.period_columns import PeriodColumns, periods_of
from sokatsu_cli.tidy.period_statuses import doubtful_notes, with_statuses, without_statuses
from sokatsu_cli.tidy.rate_evidence import check_rates
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.single_targets import against_one_target, chosen_by_hand
from sokatsu_cli.tidy.value_columns import (
    RENAME,
    Column,
    DoubtfulHeadings,
    columns_of,
    date_note,
    tells_when_made,
    told,
)

_MOST_VALUES = 600  # columns of values, with a rate those of 200 periods
_KEPT = 16  # how many headings are kept as they were read
_KNOWN = {
    normalised(each)
    for column, aliases in ALIASES.items()
    if column not in (STATUS, *OTHER_YEARS)
    for each in (column, *aliases)
}
_STATUSES = {*map(normalised, (STATUS, *ALIASES[STATUS]))}
_JUDGEMENT = re.compile("[○〇◯◎●×✕✖△▲▼▽□☆★]|[A-EＳS]|(?:未|概ね|ほぼ)?達成|順調|遅れ")


def arranged_columns(
    stack: Sequence[SheetRow], named: dict[str, int], below: Sequence[SheetRow], choices: Choices
) -> Layout | None:
    """Return what the columns below headings hold, None without a target and an actual.

    Args:
        stack: The heading rows.
        named: The columns that are known by name.
        below: The rows of the table.
        choices: What the user says of columns.

    Raises:
        DoubtfulHeadings: They can be read in two ways, or the rows contradict them.
    """
    for row in stack:
        check_named(row, choices)
    cells = tuple(tuple(row.cells) for row in stack)
    texts = frozenset(_texts_below_values(stack, named, below))
    columns = _without_values(_columns(cells, frozenset(named.values())), texts)
    judged = {each.place for each in columns if each.role is Role.RATE and _judges(each, below)}
    layout = _arranged(
        cells, tuple(named.items()), frozenset(judged), texts, choices, language=spoken()
    )
    if layout is not None:
        doubts.check_doubled([each for each in columns if each.place in layout.others], below)
        doubts.check_beside(layout, below)
        doubts.check_labels(layout, below)
        doubts.check_plans(layout, columns, below)
        doubts.check_notes(layout, columns, below)
        doubts.check_course(layout, stack, below, choices)
        if not settles(columns, choices):
            doubts.check_later(layout, columns, below, choices)
            doubts.check_years(layout, columns, below)
        check_rates(layout, below)
    return layout


def _texts_below_values(
    stack: Sequence[SheetRow], named: dict[str, int], below: Sequence[SheetRow]
) -> list[int]:
    """Return the columns left of the names, and beside them, that have 目標 above mere texts."""
    name = named["indicator"]
    near = [place for row in stack for place in row.filled() if place <= name + 1]
    return [place for place in near if place not in named.values() and has_names(place, below)]


def _without_values(columns: Sequence[Column], texts: frozenset[int]) -> list[Column]:
    """Return columns of which those with mere texts hold no values."""
    return [replace(each, role=None) if each.place in texts else each for each in columns]


def _judges(column: Column, rows: Sequence[SheetRow]) -> bool:
    """Tell whether a column of 達成度 has judgements, such as ○ and ×, and no rates."""
    texts = [row.shown(column.place) for row in rows if row.shown(column.place)]
    return any(map(_JUDGEMENT.fullmatch, texts)) and not re.search(r"\d", "".join(texts))


@lru_cache(_KEPT)
def _columns(cells: tuple[tuple[str, ...], ...], named: frozenset[int]) -> tuple[Column, ...]:
    return tuple(columns_of([SheetRow(0, row) for row in cells], set(named)))


@lru_cache(_KEPT)
def _arranged(
    cells: tuple[tuple[str, ...], ...],
    found: tuple[tuple[str, int], ...],
    judged: frozenset[int],
    texts: frozenset[int],
    choices: Choices,
    *,
    language: str,  # noqa: ARG001 - of the remarks
) -> Layout | None:
    """Read the columns of headings; sheets repeat the same ones, so that they are kept."""
    named = dict(found)
    name = named["indicator"]
    read = _without_values(_columns(cells, frozenset(named.values())), texts)
    columns, notes = decided(read, choices)
    passed_by = judged | _other_rates(columns)
    baselines = [each for each in columns if each.role is Role.BASELINE]
    values, others = _apart(columns, passed_by)
    if _is_off_centre(values):
        return None
    _check_count(values, baselines)
    lost = without_statuses(values, others)
    if settles(columns, choices):
        periods = chosen_by_hand(values, lost)
    else:
        periods = against_one_target(values, lost) or periods_of(values, lost)
    if not any(period.is_complete for period in periods):
        return None
    baseline = baselines[0].place if baselines else None
    periods, doubtful = with_statuses(periods, values, others)
    used = {place for period in periods for place in (*period.places.values(), period.final)}
    told = {baseline, *(place for each in periods for place in each.statuses.values())}
    passed = {each.place: each.heading for each in columns if each.place not in {*used, *told}}
    headings = _distinct(passed, [each.place for each in doubtful])
    remarks = (
        *notes,
        *_remarks(periods, [*values, *baselines], used, has_unit="unit" in named),
        *doubtful_notes(doubtful, headings),
    )
    return Layout(
        named,
        baseline,
        periods,
        headings,
        reach=max(place for row in cells for place, text in enumerate(row) if text.strip()) + 1,
        width=max(map(len, cells)),
        remarks=remarks,
        unit_in_name=any("(単位)" in normalised("".join(row[name : name + 1])) for row in cells),
        baseline_year=_year_in(baselines[0].heading) if baselines else "",
    )


def _year_in(heading: str) -> str:
    """Return the only year in a heading, as printed; "" if there is none, or a month with it."""
    years = years_in(heading)
    alone = len({*map(fiscal_year, years)}) == 1 and not re.search(r"\d", without_years(heading))
    return years[0] if alone else ""


def _check_count(values: Sequence[Column], baselines: Sequence[Column]) -> None:
    if len(baselines) > 1:
        names = _(" or ").join(told({each.place: each.heading for each in baselines}))
        places = [each.place for each in baselines]
        raise DoubtfulHeadings(
            _("the {column} may be {names}").format(column="baseline", names=names),
            _(RENAME),
            "baseline",
            places,
        )
    if len(values) > _MOST_VALUES:
        text = _("{count:,} columns of values, more than {most}: too many for a summary sheet")
        raise DoubtfulHeadings(text.format(count=len(values), most=_MOST_VALUES))


def _remarks(
    periods: Sequence[PeriodColumns],
    columns: Sequence[Column],
    used: Collection[int | None],
    *,
    has_unit: bool,
) -> tuple[str, ...]:
    """Say what the user should know of the columns; refuse those that contradict each other."""
    made = dict.fromkeys(
        each.title for each in columns if tells_when_made(each.title) and not each.year
    )
    return (
        *map(date_note, made),
        *check_contradictions(periods, columns, has_unit=has_unit),
        *(
            _("{heading} is read as the {role}: there is no other column of it").format(
                heading=quoted(each.heading), role=each.role
            )
            for each in columns
            if each.place in used and each.qualifier is Qualifier.PROVISIONAL
        ),
    )


def _other_rates(columns: Sequence[Column]) -> set[int]:
    """Return the places of rates of other values than the table has, such as 累計達成率."""
    said = {each.words.said for each in columns if each.role in (Role.TARGET, Role.ACTUAL)}
    rates = {each.place: each.words.said for each in columns if each.role is Role.RATE}
    return {place for place, own in rates.items() if own not in {"", *MARKS} and said != {own}}


def _apart(
    columns: Sequence[Column], passed_by: Collection[int]
) -> tuple[list[Column], list[Column]]:
    """Return the columns of values without baselines, and the further columns."""
    values = [each for each in columns if each.role and each.place not in passed_by]
    others = [each for each in columns if not each.role or each.place in passed_by]
    return [each for each in values if each.role is not Role.BASELINE], others


def _is_off_centre(columns: Sequence[Column]) -> bool:
    """Tell whether titles of periods stand over the middle of their columns, not merged.

    Then some columns have no title to their left, and whose they are cannot be said.
    """
    titles = [bool(column.title) for column in columns if column.depth]
    return any(titles) and not all(titles)


def _distinct(headings: dict[int, str], doubtful: Collection[int]) -> dict[int, str]:
    """Number headings that stand twice, or would be taken for a column of the tidy table.

    So would doubtful statuses.
    """
    seen: Counter[str] = Counter()
    distinct = {}
    for place, heading in sorted(headings.items()):
        seen[heading] += 1
        status = place in doubtful and normalised(heading) in _STATUSES
        count = seen[heading] + (status or normalised(heading) in _KNOWN)
        distinct[place] = heading if count == 1 else f"{heading} ({count})"
    return distinct
