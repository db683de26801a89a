"""The heading rows of a summary sheet: which column holds what, and for which period."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sokatsu_cli.model.columns import ALIASES
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import years_in
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.contradictions import MARKS, check_contradictions
from sokatsu_cli.tidy.heading_words import Qualifier, Role, roles_in, words_of
from sokatsu_cli.tidy.named_columns import check_named, named_columns
from sokatsu_cli.tidy.period_columns import PeriodColumns, periods_of
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_columns import (
    Column,
    DoubtfulHeadings,
    columns_of,
    date_note,
    tells_when_made,
    told,
)

_MOST_VALUES = 600  # columns of values, with a rate those of 200 periods
_LISTED = 6  # how many headings are named with what they are read as
_KEPT = 16  # how many headings are kept as they were read

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
    named = named_columns(rows[at])
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
        check_named(row)
    cells = tuple(tuple(row.cells) for row in stack)
    columns = _columns(cells, frozenset(named.values()))
    judged = {each.place for each in columns if each.role is Role.RATE and _judges(each, below)}
    layout = _arranged(cells, tuple(named.items()), frozenset(judged))
    if layout is not None:
        _check_doubled([each for each in columns if each.place in layout.others], below)
    return layout


@lru_cache(_KEPT)
def _columns(cells: tuple[tuple[str, ...], ...], named: frozenset[int]) -> list[Column]:
    return columns_of([SheetRow(0, row) for row in cells], set(named))


@lru_cache(_KEPT)
def _arranged(
    cells: tuple[tuple[str, ...], ...], found: tuple[tuple[str, int], ...], judged: frozenset[int]
) -> Layout | None:
    """Read the columns of headings; sheets repeat the same ones, so that they are kept."""
    named = dict(found)
    columns = _columns(cells, frozenset(named.values()))
    said = {each.words.said for each in columns if each.role in (Role.TARGET, Role.ACTUAL)}
    further = judged | {each.place for each in columns if _is_other_rate(each, said)}
    others = [each for each in columns if each.role is None or each.place in further]
    baselines = [each for each in columns if each.role is Role.BASELINE]
    values = [
        each
        for each in columns
        if each.role not in (None, Role.BASELINE) and each.place not in further
    ]
    if _is_off_centre(values):
        return None
    _check_count(values, baselines)
    periods = periods_of(values, others)
    if not any(period.is_complete for period in periods):
        return None
    baseline = baselines[0].place if baselines else None
    used = {place for period in periods for place in (*period.places.values(), period.final)}
    passed = {each.place: each.heading for each in columns if each.place not in {*used, baseline}}
    reach = max(place for row in cells for place, text in enumerate(row) if text.strip()) + 1
    remarks = _remarks(periods, [*values, *baselines], used, has_unit="unit" in named)
    width = max(map(len, cells))
    return Layout(named, baseline, periods, _distinct(passed), reach, width, remarks)


def _check_count(values: Sequence[Column], baselines: Sequence[Column]) -> None:
    if len(baselines) > 1:
        names = " or ".join(told({each.place: each.heading for each in baselines}))
        raise DoubtfulHeadings(f"the baseline may be {names}; give one of them another heading")
    if len(values) > _MOST_VALUES:
        text = f"{len(values):,} columns of values, more than {_MOST_VALUES}"
        raise DoubtfulHeadings(f"{text}: too many for a summary sheet")


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
            f"{quoted(each.heading)} is read as the {each.role}: there is no other column of it"
            for each in columns
            if each.place in used and each.qualifier is Qualifier.PROVISIONAL
        ),
    )


def _check_doubled(others: Sequence[Column], rows: Sequence[SheetRow]) -> None:
    """Refuse two further columns of one heading with numbers: one may have lost its own."""
    count = Counter((each.title, each.heading) for each in others)
    for column in others:
        if count[column.title, column.heading] == 1:
            continue
        texts = [row.at(column.place) for row in rows]
        if any(is_number(part) for text in texts for part in text.split()):
            text = f"two columns {quoted(column.heading)}, and numbers in {letters(column.place)}"
            raise DoubtfulHeadings(f"{text}; a heading may be lost")


def _below(rows: Sequence[SheetRow], end: int) -> Sequence[SheetRow]:
    """Return the rows below headings, up to the next headings."""
    stop = next(
        (at for at in range(end, len(rows)) if "indicator" in named_columns(rows[at])), len(rows)
    )
    return rows[end:stop]


def _judges(column: Column, rows: Sequence[SheetRow]) -> bool:
    """Tell whether a column of 達成度 has judgements, such as ○ and ×, and no rates."""
    texts = [row.shown(column.place) for row in rows if row.shown(column.place)]
    return any(map(_JUDGEMENT.fullmatch, texts)) and not re.search(r"\d", "".join(texts))


def _is_other_rate(rate: Column, said: set[str]) -> bool:
    """Tell whether a rate is of other values than the table has, such as 累計達成率."""
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
    named = named_columns(rows[at])
    if "indicator" not in named:
        return {Role.TARGET, Role.ACTUAL} <= {words_of(text).holds for text in rows[at].texts()}
    texts = [text for row in rows[at : at + 2] for text in row.texts()]
    values = [text for text in texts if roles_in(text) - {Role.BASELINE}]
    return len(values) > 1 or bool({"direction", "unit"} & set(named))


def lacking(row: SheetRow) -> str:
    """Return what headings lack that are not understood."""
    if "indicator" not in named_columns(row):
        return "指標, the indicators"
    words = [(text, words_of(text)) for text in row.texts()]
    read = [
        f"{quoted(text)} is the {each.role}{f' of {when}' if when else ''}"
        for text, each in words
        for when in [" ".join(filter(None, [each.period, each.year]))]
        if each.holds
    ]
    listed = f" ({', '.join(read[:_LISTED])})" if read else ""
    return f"a target and an actual of one period{listed}"


def _is_subheading(above: Sequence[SheetRow], row: SheetRow, named: dict[str, int]) -> bool:
    """Tell whether a row continues headings: words or years over columns of values, no numbers."""
    texts = _beside(row, named)
    if not texts or any(all(map(is_number, text.split())) for text in texts):
        return False
    words = [words_of(text) for text in texts]
    titled = any(words_of(each.at(place)).holds for each in above for place in row.filled())
    return any(each.holds for each in words) or (
        titled and all(each.is_when or each.only_qualifies for each in words)
    )


def _is_title(row: SheetRow, named: dict[str, int]) -> bool:
    """Tell whether a row has titles above headings: periods, years or roles of values."""
    return any(
        years_in(text) or roles_in(text) or re.search("期|計画", text)
        for text in _beside(row, named)
    )


def _beside(row: SheetRow, named: dict[str, int]) -> list[str]:
    """Return the texts of a row, none if one stands over or below a column known by name."""
    return [] if {*row.filled()} & {*named.values()} else row.texts()
