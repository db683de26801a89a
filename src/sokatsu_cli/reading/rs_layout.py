"""The columns of the national RSシステム, file 3-1 (目標・実績): known by their headings.

Each indicator has four rows there, one below the other, with the years across: its marks of target
years, its targets, its actuals and its published rates. An activity has one row without values.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sokatsu_cli.model.columns import normalised

MARKS, TARGET, ACTUAL, RATE = KINDS = ("1.目標年度", "2.目標値", "3.実績値", "4.達成率")
"""What the four rows of an indicator hold, in their order."""

KIND = "目標年度／目標値／実績値／達成率"
"""The heading of the column that says which of them a row is; the years stand behind it."""

_BEFORE = {
    "chapter": "予算事業ID",
    "section": "アクティビティ・アウトプット・アウトカムの番号",
    "section_name": "事業名",
    "indicator": "活動指標／成果指標",
    "unit": "単位",
    "direction": "改善の上向き／下向き",
    "period": "アウトカムの期間",
}
_AFTER = ("事業年度", "府省庁", "種別（アクティビティ・アウトプット・アウトカム）")

VALUES = ("target", "actual", "published_rate")
"""The columns of a tidy row that come of the second to the fourth row of an indicator."""

COLUMNS = (*_BEFORE, "year", *VALUES, *_AFTER)
"""The columns of the tidy rows."""

INDICATOR, DIRECTION = 3, 5
"""The places of these among them."""

_NEEDED = (_BEFORE["chapter"], _BEFORE["indicator"], KIND)

_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
_NUMBER = re.compile(r"[1-4]\.")

_KIND_KEYS = {normalised(kind)[start:]: kind for kind in KINDS for start in (0, len("1."))}


class RsLayout(NamedTuple):
    """Where the columns stand.

    Attributes:
        names: All headings.
        kind: The place of the column that says which row it is, the first behind those that name.
        before: The places of what stands before the year in a tidy row; ``kind`` for none.
        after: The places of what stands behind its values, likewise.
    """

    names: tuple[str, ...]
    kind: int
    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def years(self) -> list[str]:
        """The years as their headings have them."""
        return [name.strip() for name in self.names[self.kind + 1 :]]

    def heading(self, column: str) -> str:
        """Return the heading of a column of the tidy rows, the same if the file has none."""
        name = _BEFORE.get(column, column)
        keys = [normalised(each) for each in self.names]
        return self.names[keys.index(normalised(name))] if normalised(name) in keys else column


def rs_layout(names: Sequence[str]) -> RsLayout | None:
    """Return the layout of a table by its headings, None if they are not those of the file 3-1.

    There must be 予算事業ID, 活動指標／成果指標 and, before nothing but years, the column of kinds.
    """
    keys = [normalised(name) for name in names]
    if any(keys.count(normalised(name)) != 1 for name in _NEEDED):
        return None
    kind = keys.index(normalised(KIND))
    years = keys[kind + 1 :]
    if not years or len({*years}) < len(years) or not all(map(_YEAR.fullmatch, years)):
        return None
    named = keys[:kind]
    before, after = (
        tuple(named.index(key) if named.count(key) == 1 else kind for key in map(normalised, each))
        for each in (_BEFORE.values(), _AFTER)
    )
    return RsLayout(tuple(names), kind, before, after)


def is_rs(names: Sequence[str]) -> bool:
    """Tell whether headings are those of the national RSシステム, file 3-1."""
    return rs_layout(names) is not None


def kind_of(cell: str) -> str | None:
    """Return which row a cell of the column of kinds names; "" where it is blank, None for none.

    >>> kind_of("２．目標値"), kind_of("達成率 "), kind_of(" "), kind_of("目標")
    ('2.目標値', '4.達成率', '', None)
    """
    key = normalised(cell)
    return _KIND_KEYS.get(key) if key else ""
