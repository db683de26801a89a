"""The columns beside years across: names, units and what else is said once of an indicator."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import is_total, name_key
from sokatsu_cli.model.terms import is_arrow
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import years_in
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Role, roles_in
from sokatsu_cli.tidy.label_groups import Group, Labelled
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.placed_cells import Block, Placed, own
from sokatsu_cli.tidy.row_places import is_plain_value
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.year_headings import plain

_NAMES = re.compile(
    r".*(?:指標|項目|KPI|成果目標|数値目標|サービスの?(?:種[類別]|名称?)|名称|indicators?)(?:名称?)?"
    r"(?:\(.*\))?|サービス|事業名?|取組(?:名|内容)?|種[類別]|内容",
    re.IGNORECASE,
)
_WEAK = re.compile("(?:取組)?内容|種[類別]")
_LEVEL = re.compile("(?:大|中)(?:項目|分類)")
_UPPER = re.compile("(?:大|中)(?:項目|分類)|分野|施策名?|基本(?:目標|施策)")


@dataclass
class Columns:
    """What stands beside the years.

    Attributes:
        name: The column of names, None if they stand above the rows.
        kept: The columns left of the years that go on as they are.
        further: The columns right of the years that go on.
        skipped: The columns whose cells are left out.
        arrows: The column without a heading that has arrows and nothing else.
    """

    name: int | None
    kept: list[int] = field(default_factory=list)
    further: list[int] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    arrows: int | None = None
    _carried: dict[int, Placed] = field(default_factory=dict)

    def parents(self, found: dict[int, Placed], *, is_after_gap: bool) -> dict[int, Placed]:
        """Add the cells of the group above where the columns left of the name are blank."""
        left = [each for each in self.kept if self.name is not None and each < self.name]
        if is_after_gap:
            self._carried = {}
        first = next((each for each in left if each in found), None)
        if first is not None:
            self._carried = {at: each for at, each in self._carried.items() if at < first}
        self._carried |= {each: found[each] for each in left if each in found}
        return self._carried | found


def columns_beside(sheet: Sheet, found: Labelled, block: Block, indicator: str = "") -> Columns:
    """Tell what each column beside the years holds; doubts go to the block.

    Args:
        sheet: The sheet.
        found: The rows of labels.
        block: The table.
        indicator: The heading of the names, "" where nobody has said which it is.
    """
    headings, groups = found.headings, found.groups
    texts = {at: each.text for at, each in headings.others.items() if at != found.column}
    row = SheetRow(0, [texts.get(at, "") for at in range(max(texts, default=-1) + 1)])
    named = named_columns(row)
    for column, text in texts.items():
        if text and normalised(text) == normalised(indicator):
            named["indicator"] = column
    columns = Columns(_name_column(named, found, texts, block, sheet.path))
    for column in sorted({*texts, *_filled(groups, found)}):
        heading = texts.get(column, "")
        held = [each for group in groups for each in own_cells(group.rows, column)]
        once = all(len({*_texts(group, column)}) <= 1 for group in groups)
        said = roles_in(heading)
        if not held:
            continue
        if (
            column in (columns.name, named.get("unit"))
            or (column < headings.left and not said and not years_in(heading))
            or (heading and words_of(heading).holds is Role.BASELINE and once)
        ):
            columns.kept.append(column)
        elif said == {Role.TARGET} or (heading and not said and _is_none(heading)):
            columns.skipped.append(column)
        elif heading and not said and not years_in(heading):
            (columns.further if once else columns.skipped).append(column)
        else:
            told = _("{text} stands below no year; write one above it, or clear it")
            told = told.format(text=quoted(held[0].text))
            block.problems.append(held[0].problem(sheet.path, told))
    if "direction" not in named:
        columns.arrows = _arrows(groups, [each for each in columns.kept if each not in texts])
    if {"year", "period"} & {*named}:
        place = min(named[name] for name in ("year", "period") if name in named)
        told = _("{heading} is a column of its own, and years stand across")
        told = told.format(heading=quoted(texts[place]))
        block.problems.append(headings.others[place].problem(sheet.path, told))
    return columns


def _arrows(groups: Sequence[Group], columns: Sequence[int]) -> int | None:
    """Return the one column of several that has arrows and nothing else."""
    found = [each for each in columns if all(is_arrow(cell.text) for cell in _own(groups, each))]
    return found[0] if len(found) == 1 else None


def _is_none(heading: str) -> bool:
    """Tell whether a heading beside years is of no year, such as 合計."""
    return is_total(heading) or plain(heading) in ("備考", "摘要", "注")


def _name_column(
    named: dict[str, int], found: Labelled, texts: dict[int, str], block: Block, path: str
) -> int | None:
    """Return the column of names: the one that its heading says, or the only one of texts."""
    if "indicator" in named and named["indicator"] < found.headings.left:
        return named["indicator"]
    headed = {at for at, text in texts.items() if _NAMES.fullmatch(plain(text))}
    headed -= {at for at, text in texts.items() if _UPPER.fullmatch(plain(text))}
    candidates = [
        column
        for column in range(found.column)
        if column not in named.values() and (column in headed or _has_texts(found.groups, column))
    ]
    said = [each for each in candidates if each in headed]
    said = [each for each in said if not _WEAK.fullmatch(plain(texts[each]))] or said
    if len(candidates) > 1 and not said and _is_outline(candidates, texts):
        said = candidates[-1:]
    is_lower = len(candidates) == 1 and not _LEVEL.fullmatch(plain(texts.get(candidates[0], "")))
    if len(said) > 1 or (candidates and not said and not is_lower):
        listed = _(" or ").join(quoted(texts.get(each, "")) for each in said or candidates)
        told = _("the names may be {headings}; choose one with --column indicator=HEADING")
        told = told.format(headings=listed)
        first = Placed.of(found.groups[0].rows[0], candidates[0])
        block.problems.append(first.problem(path, told))
    chosen = said or candidates
    return chosen[-1] if chosen else None


def _has_texts(groups: Sequence[Group], column: int) -> bool:
    """Tell whether a column has texts that may be names."""
    return any(not is_plain_value(each.text, frozenset()) for each in _own(groups, column))


def _is_outline(columns: Sequence[int], texts: dict[int, str]) -> bool:
    """Tell whether columns of names have one heading over all of them, or those of levels."""
    return not any(texts.get(each) for each in columns[1:]) or all(
        _UPPER.fullmatch(plain(texts.get(each, ""))) for each in columns[:-1]
    )


def _own(groups: Sequence[Group], column: int) -> list[Placed]:
    return [each for group in groups for each in own_cells(group.rows, column)]


def own_cells(rows: Sequence[SheetRow], column: int) -> list[Placed]:
    """Return the cells of a column that hold something themselves."""
    return [Placed.of(row, column) for row in rows if own(row, column)]


def _texts(group: Group, column: int) -> Iterator[str]:
    return (name_key(each.text) for each in own_cells(group.rows, column))


def _filled(groups: Sequence[Group], found: Labelled) -> set[int]:
    """Return the columns beside years and labels that have a cell in some row."""
    rows = [row for group in groups for row in group.rows]
    held = {column for row in rows for column in (*row.held(), *row.merged)}
    return held - {found.column} - {*found.headings.years}
