"""The columns of a summary sheet that are known by name, such as 指標 and 単位."""

from functools import lru_cache

from sokatsu_cli.model.columns import ALIASES, normalised
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_columns import DoubtfulHeadings, told

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


@lru_cache(1 << 12)
def _name_of(text: str) -> str | None:
    return _NAMED.get(normalised(text))


def named_columns(row: SheetRow) -> dict[str, int]:
    """Return the places of the columns that a heading row names, the first of each."""
    found: dict[str, int] = {}
    for place in row.filled():
        column = _name_of(row.at(place))
        if column is not None:
            found.setdefault(column, place)
    return found


def check_named(row: SheetRow) -> None:
    """Refuse two headings for one column, such as 単位 twice."""
    found = named_columns(row)
    for place in row.filled():
        column = _name_of(row.at(place))
        if column is not None and found[column] != place:
            both = " or ".join(told({at: row.at(at) for at in (found[column], place)}))
            raise DoubtfulHeadings(f"the {column} may be {both}; give one of them another heading")
