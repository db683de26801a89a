"""The heading rows of a summary sheet: which column holds what, and for which period."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sokatsu_cli.columns import ALIASES, normalised
from sokatsu_cli.contradictions import MARKS, check_contradictions
from sokatsu_cli.heading_words import Qualifier, Role, roles_in, words_of
from sokatsu_cli.numerals import is_number
from sokatsu_cli.period_columns import PeriodColumns, periods_of
from sokatsu_cli.sheets import SheetRow, letters
from sokatsu_cli.value_columns import (
    Column,
    DoubtfulHeadings,
    columns_of,
    date_note,
    tells_when_made,
)
from sokatsu_cli.visible import quoted
from sokatsu_cli.years import years_in

_VALUES = ("baseline", "target", "actual", "published_rate")
_MORE = {
    "indicator": ("指標名称", "成果指標名", "評価指標", "KPI"),
    "reason": ("未達成理由", "未達成の理由・分析", "未達成の要因"),
}
"""Headings that sheets have beside those of a tidy table."""

_NAMED = {
    normalised(heading): column
    for column, aliases in ALIASES.items()
    if column not in _VALUES
    for heading in (column, *aliases, *_MORE.get(column, ()))
}
"""Headings of the columns that stand once in a row, whatever its periods."""

_JUDGEMENT = re.compile("[○〇◯◎●×✕✖△▲▼▽□☆★]|[A-EＳS]|(?:未|概ね|ほぼ)?達成|順調|遅れ")


@dataclass(frozen=True)
class Layout:
    """What the heading rows say.

    Attributes:
        named: Known column, such as indicator, to its place.
        baseline: The place of the baseline, which serves every period.
        periods: The columns of each period, in their order.
        others: The place of each further column, with its heading.
        reach: How many columns have a heading or stand left of one.
        width: How many cells the longest heading row has, blank ones too.
        remarks: What the user should know of them.
    """

    named: dict[str, int]
    baseline: int | None
    periods: tuple[PeriodColumns, ...]
    others: dict[int, str]
    reach: int
    width: int
    remarks: tuple[str, ...]

    @cached_property
    def values(self) -> dict[int, str]:
        """The places of the columns of values, with what each holds."""
        places = {} if self.baseline is None else {self.baseline: str(Role.BASELINE)}
        for period in self.periods:
            places |= {place: str(role) for role, place in period.places.items()}
            places |= {} if period.final is None else {period.final: "repeated target"}
        return places

    @cached_property
    def places(self) -> set[int]:
        """The places of all columns that have a heading."""
        return {*self.named.values(), *self.others, *self.values}


def find_layout(
    rows: Sequence[SheetRow], at: int, *, full: bool = False
) -> tuple[Layout | str, int] | None:
    """Recognise heading rows by their words.

    Args:
        rows: The rows of a sheet.
        at: The row that may have the heading of the indicators.
        full: Whether rows are written with the blank cells at their end.

    Returns:
        The layout, or why the headings can be read in two ways, and the first row below the
        headings; None if these are no headings with a target and an actual.
    """
    named = _named(rows[at])
    if "indicator" not in named:
        return None
    end = at + 1
    while end < len(rows) and _is_subheading(rows[at:end], rows[end], named):
        end += 1
    stack = list(rows[at:end])
    if at and end == at + 1 and _is_title(rows[at - 1], named):
        stack.insert(0, rows[at - 1])
    lengths = {len(row.cells) for row in stack}
    if full and len(lengths) > 1:
        many = " and ".join(map(str, sorted(lengths)))
        return f"heading rows of {many} cells; a cell may be lost or one too many", end
    try:
        layout = _layout(stack, named, _below(rows, end))
    except DoubtfulHeadings as doubt:
        return f"doubtful headings: {doubt}", end
    return None if layout is None else (layout, end)


def _layout(
    stack: Sequence[SheetRow], named: dict[str, int], below: Sequence[SheetRow]
) -> Layout | None:
    for row in stack:
        _check_named(row)
    columns = columns_of(stack, set(named.values()))
    judged = {each.place for each in columns if each.role is Role.RATE and _judges(each, below)}
    judged |= {each.place for each in columns if _is_other_rate(each, columns)}
    others = [each for each in columns if each.role is None or each.place in judged]
    baselines = [each for each in columns if each.role is Role.BASELINE]
    values = [
        each
        for each in columns
        if each.role not in (None, Role.BASELINE) and each.place not in judged
    ]
    if _is_off_centre(values):
        return None
    if len(baselines) > 1:
        names = " or ".join(quoted(each.heading) for each in baselines)
        raise DoubtfulHeadings(f"the baseline may be {names}; give one of them another heading")
    _check_doubled(others, below)
    periods = periods_of(values, others)
    if not any(period.is_complete for period in periods):
        return None
    baseline = baselines[0].place if baselines else None
    used = {place for period in periods for place in (*period.places.values(), period.final)}
    further = {each.place: each.heading for each in columns if each.place not in {*used, baseline}}
    reach = max(place for row in stack for place in row.filled()) + 1
    width = max(len(row.cells) for row in stack)
    made = dict.fromkeys(
        each.title for each in values if tells_when_made(each.title) and not each.year
    )
    remarks = (
        tuple(map(date_note, made))
        + check_contradictions(periods, [*values, *baselines], has_unit="unit" in named)
        + tuple(
            f"{quoted(each.heading)} is read as the {each.role}: there is no other column of it"
            for each in values
            if each.place in used and each.qualifier is Qualifier.PROVISIONAL
        )
    )
    return Layout(named, baseline, periods, _distinct(further), reach, width, remarks)


def _check_doubled(others: Sequence[Column], rows: Sequence[SheetRow]) -> None:
    """Refuse two further columns of one heading with numbers: one may have lost its own."""
    count = Counter((each.title, each.heading) for each in others)
    for column in others:
        texts = [row.at(column.place) for row in rows]
        numbers = any(is_number(part) for text in texts for part in text.split())
        if count[column.title, column.heading] > 1 and numbers:
            text = f"two columns {quoted(column.heading)}, and numbers in {letters(column.place)}"
            raise DoubtfulHeadings(f"{text}; a heading may be lost")


def _below(rows: Sequence[SheetRow], end: int) -> Sequence[SheetRow]:
    """Return the rows below headings, up to the next headings."""
    stop = next((at for at in range(end, len(rows)) if "indicator" in _named(rows[at])), len(rows))
    return rows[end:stop]


def _judges(column: Column, rows: Sequence[SheetRow]) -> bool:
    """Tell whether a column of 達成度 has judgements, such as ○ and ×, and no rates."""
    texts = [row.shown(column.place) for row in rows if row.shown(column.place)]
    return any(map(_JUDGEMENT.fullmatch, texts)) and not re.search(r"\d", "".join(texts))


def _is_other_rate(rate: Column, columns: Sequence[Column]) -> bool:
    """Tell whether a rate is of other values than the table has, such as 累計達成率."""
    said = {each.words.said for each in columns if each.role in (Role.TARGET, Role.ACTUAL)}
    own = rate.words.said
    return rate.role is Role.RATE and own not in {"", *MARKS} and said != {own}


def _is_off_centre(columns: Sequence[Column]) -> bool:
    """Tell whether titles of periods stand over the middle of their columns, not merged.

    Then some columns have no title to their left, and whose they are cannot be said.
    """
    titles = [bool(column.title) for column in columns if column.depth]
    return any(titles) and not all(titles)


def _distinct(headings: dict[int, str]) -> dict[int, str]:
    """Number headings that stand twice, or have the name of a column of the tidy table."""
    seen = Counter(ALIASES)
    distinct = {}
    for place, heading in sorted(headings.items()):
        seen[heading] += 1
        distinct[place] = heading if seen[heading] == 1 else f"{heading} ({seen[heading]})"
    return distinct


def looks_like_headings(rows: Sequence[SheetRow], at: int) -> bool:
    """Tell whether a row has headings of indicators, or of both their targets and actuals."""
    named = _named(rows[at])
    own = {words_of(text).holds for text in map(rows[at].at, rows[at].filled())}
    if "indicator" not in named:
        return {Role.TARGET, Role.ACTUAL} <= own
    texts = [row.at(place) for row in rows[at : at + 2] for place in row.filled()]
    values = [text for text in texts if roles_in(text) - {Role.BASELINE}]
    return len(values) > 1 or bool({"direction", "unit"} & set(named))


def lacking(row: SheetRow) -> str:
    """Return what headings lack that are not understood."""
    named = "indicator" in _named(row)
    return "a target and an actual of one period" if named else "指標, the indicators"


def _named(row: SheetRow) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in row.filled():
        column = _NAMED.get(normalised(row.at(place)))
        if column is not None:
            found.setdefault(column, place)
    return found


def _check_named(row: SheetRow) -> None:
    """Refuse two headings for one column, such as 単位 twice."""
    found: dict[str, str] = {}
    for text in map(row.at, row.filled()):
        column = _NAMED.get(normalised(text))
        if column in found:
            both = f"{quoted(found[column])} or {quoted(text)}"
            raise DoubtfulHeadings(f"the {column} may be {both}; give one of them another heading")
        if column is not None:
            found[column] = text


def _is_subheading(above: Sequence[SheetRow], row: SheetRow, named: dict[str, int]) -> bool:
    """Tell whether a row continues headings: words or years over columns of values, no numbers."""
    filled = row.filled()
    texts = [row.at(place) for place in filled]
    numbers = any(all(map(is_number, text.split())) for text in texts)
    if not filled or set(filled) & set(named.values()) or numbers:
        return False
    words = [words_of(text) for text in texts]
    titled = any(words_of(each.at(place)).holds for each in above for place in filled)
    return any(each.holds for each in words) or (
        titled and all(each.is_when or each.only_qualifies for each in words)
    )


def _is_title(row: SheetRow, named: dict[str, int]) -> bool:
    """Tell whether a row has titles above headings: periods, years or roles of values."""
    filled = row.filled()
    if not filled or set(filled) & set(named.values()):
        return False
    texts = [row.at(place) for place in filled]
    return any(years_in(text) or roles_in(text) or re.search("期|計画", text) for text in texts)
