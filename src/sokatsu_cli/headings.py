"""The heading rows of a summary sheet: which column holds what, and for which period."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sokatsu_cli.columns import ALIASES, COMPUTED, normalised
from sokatsu_cli.numerals import is_number
from sokatsu_cli.sheets import SheetRow
from sokatsu_cli.years import without_years, years_in

_VALUES = ("baseline", "target", "actual", "published_rate")
_MORE = {
    "indicator": ("指標名称", "成果指標名", "評価指標", "KPI"),
    "direction": ("方向性", "目指す方向", "めざす方向性"),
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


class Role(StrEnum):
    """What a column of values holds; a pair is target and actual in one column."""

    BASELINE = "baseline"
    RATE = "published_rate"
    PAIR = "pair"
    TARGET = "target"
    ACTUAL = "actual"


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
    """

    period: str
    year: str
    places: dict[Role, int]
    final: int | None
    target_first: bool
    order_is_said: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What the heading rows say.

    Attributes:
        named: Known column, such as indicator, to its place.
        baseline: The place of the baseline, which serves every period.
        periods: The columns of each period, in their order.
        others: The place of each further column, with its heading.
    """

    named: dict[str, int]
    baseline: int | None
    periods: tuple[PeriodColumns, ...]
    others: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of values: its role, and the heading that gives it."""

    place: int
    role: Role
    heading: str
    group: str
    depth: int
    period: str
    year: str


def find_layout(rows: Sequence[SheetRow], at: int) -> tuple[Layout, int] | None:
    """Recognise heading rows by their words.

    Args:
        rows: The rows of a sheet.
        at: The row that may have the heading of the indicators.

    Returns:
        The layout and the first row below the headings; None if these are no headings with a
        target and an actual.
    """
    named = _named(rows[at])
    if "indicator" not in named:
        return None
    end = at + 1
    while end < len(rows) and _is_subheading(rows[end], named):
        end += 1
    stack = list(rows[at:end])
    if at and end == at + 1 and _is_subheading(rows[at - 1], named, group=True):
        stack.insert(0, rows[at - 1])
    columns, others = _columns(stack, set(named.values()))
    if _is_off_centre(columns):
        return None
    baselines = [column.place for column in columns if column.role is Role.BASELINE]
    periods = _periods([column for column in columns if column.role is not Role.BASELINE])
    if not any(
        Role.PAIR in period.places or {Role.TARGET, Role.ACTUAL} <= set(period.places)
        for period in periods
    ):
        return None
    used = {place for period in periods for place in (*period.places.values(), period.final)}
    used |= {*baselines[:1]}
    others |= {column.place: column.heading for column in columns if column.place not in used}
    return Layout(named, baselines[0] if baselines else None, periods, _distinct(others)), end


def _is_off_centre(columns: Sequence[_Column]) -> bool:
    """Tell whether titles of periods stand over the middle of their columns, not merged.

    Then some columns have no title to their left, and whose they are cannot be said.
    """
    groups = [
        bool(column.group)
        for column in columns
        if column.depth and column.role is not Role.BASELINE
    ]
    return any(groups) and not all(groups)


def _distinct(headings: dict[int, str]) -> dict[int, str]:
    """Number headings that stand twice, or have the name of a column of the tidy table."""
    seen = Counter(ALIASES)
    distinct = {}
    for place, heading in sorted(headings.items()):
        seen[heading] += 1
        distinct[place] = heading if seen[heading] == 1 else f"{heading} ({seen[heading]})"
    return distinct


def looks_like_headings(rows: Sequence[SheetRow], at: int) -> bool:
    """Tell whether a row has the heading of the indicators and of something more of theirs."""
    named = _named(rows[at])
    texts = [row.at(place) for row in rows[at : at + 2] for place in row.filled()]
    values = [text for text in texts if _role(text) not in (None, Role.BASELINE)]
    return "indicator" in named and (len(values) > 1 or bool({"direction", "unit"} & set(named)))


def _named(row: SheetRow) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in row.filled():
        column = _NAMED.get(normalised(row.at(place)))
        if column is not None:
            found.setdefault(column, place)
    return found


def _is_subheading(row: SheetRow, named: dict[str, int], *, group: bool = False) -> bool:
    """Tell whether a row continues headings: words or years over columns of values, no numbers."""
    filled = row.filled()
    if not filled or set(filled) & set(named.values()):
        return False
    texts = [row.at(place) for place in filled]
    wanted = [bool(years_in(text) or _role(text) or re.search("期|計画", text)) for text in texts]
    return any(wanted) if group else any(map(_role, texts)) and not any(map(is_number, texts))


def _role(heading: str) -> Role | None:
    """Return what a heading of values says by its words, in either language."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    if text in COMPUTED or "年度" in without_years(heading):
        return None  # 目標年度 is a date, 前年度実績 the value of another year
    found = [role for role, words in _WORDS.items() if words.search(text)]
    if {Role.TARGET, Role.ACTUAL} <= set(found) and Role.RATE not in found:
        return Role.PAIR
    return found[0] if found else None


_WORDS = {
    role: re.compile(rf"{japanese}|(?<![a-z])({english})(?![a-z])")
    for role, japanese, english in [
        (Role.RATE, "達成[率度]", "rate|achievement"),
        (Role.BASELINE, "策定時|基準値|現状値|当初", "baseline"),
        (Role.TARGET, "目標", "target"),
        (Role.ACTUAL, "実績", "actual"),
    ]
}
"""The words of each role, the more telling ones first."""


def _columns(stack: Sequence[SheetRow], named: set[int]) -> tuple[list[_Column], dict[int, str]]:
    """Read each column's own heading, the lowest, and the group above it, carried to the right."""
    width = max(len(row.cells) for row in stack)
    columns, others = [], {}
    for place in sorted(set(range(width)) - named):
        depths = [depth for depth, row in enumerate(stack) if row.at(place)]
        if not depths:
            continue
        heading = stack[depths[-1]].at(place)
        groups = [_carried(row, place, named) for row in stack[: depths[-1]]]
        group = next((text for text in reversed(groups) if text), "")
        role = _role(heading)
        if role is None:
            others[place] = heading
            continue
        years = years_in(heading) or years_in(group)
        period = _period_name(group or _leftover(heading))
        year = years[-1] if years else ""
        columns.append(_Column(place, role, heading, group, depths[-1], period, year))
    return columns, others


def _carried(row: SheetRow, place: int, named: set[int]) -> str:
    """Return the text of a merged cell that reaches over a place: the last one to its left."""
    while place >= 0 and place not in named:
        if row.at(place):
            return row.at(place)
        place -= 1
    return ""


def _period_name(text: str) -> str:
    """Return 前期 of 前期基本計画 H23～H26."""
    name = re.sub(r"(基本|実施)?計画$", "", without_years(text)).strip()
    words = re.sub(r"(目標値?|実績値?|達成[率度])$", "", name).strip("の ")
    return words if re.search(r"[^\W\d]", words) else ""


def _leftover(heading: str) -> str:
    """Return what a heading says beside its role and year, such as 前期 of 前期目標値(H26)."""
    words = "目標値?|実績値?|達成[率度]|target|actual|published|achievement|rate|value"
    plain = re.sub(r"\(.*?\)", "", without_years(heading), flags=re.DOTALL)
    return re.sub(rf"{words}|上段|下段|[_:・/、%\s]", "", plain, flags=re.IGNORECASE)


def _periods(columns: Sequence[_Column]) -> tuple[PeriodColumns, ...]:
    """Gather the columns of each period; one without a year belongs to the only year there is.

    Where there are several, it belongs to the only one that has a target.
    """
    gathered: dict[tuple[str, str], list[_Column]] = {}
    for column in columns:
        dated = [other for other in columns if other.period == column.period and other.year]
        targets = {other.year for other in dated if other.role in (Role.PAIR, Role.TARGET)}
        known = {other.year for other in dated}
        only = known if len(known) == 1 else targets
        year = column.year or (next(iter(only)) if len(only) == 1 else "")
        gathered.setdefault((column.period, year), []).append(column)
    return tuple(_period(*key, found) for key, found in gathered.items())


def _period(period: str, year: str, columns: Sequence[_Column]) -> PeriodColumns:
    places: dict[Role, int] = {}
    for column in columns:
        places.setdefault(column.role, column.place)
    targets = [column.place for column in columns if column.role is Role.TARGET]
    if Role.PAIR in places:
        places.pop(Role.TARGET, None)
    spare = [place for place in targets if place != places.get(Role.TARGET)]
    pair = next((column.heading for column in columns if column.role is Role.PAIR), "")
    upper, said = _upper(unicodedata.normalize("NFKC", pair))
    first = upper.find("目標") if "目標" in upper else upper.casefold().find("target")
    other = upper.find("実績") if "実績" in upper else upper.casefold().find("actual")
    target_first = other < 0 or 0 <= first < other
    return PeriodColumns(period, year, places, spare[0] if spare else None, target_first, said)


def _upper(pair: str) -> tuple[str, bool]:
    """Return what a pair's heading says of the upper value, and whether it says so."""
    if "上段" in pair and "下段" in pair[pair.index("上段") :]:
        begin = pair.index("上段")
        return pair[begin : pair.index("下段", begin)], True
    return pair, False
