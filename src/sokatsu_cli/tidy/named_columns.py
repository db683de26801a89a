"""The columns of a summary sheet that are known by name, such as 指標 and 単位."""

from functools import lru_cache

from sokatsu_cli.model.columns import ALIASES, OTHER_YEARS, STATUS, normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.tidy.choices import VALUES, Choices
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_columns import RENAME, DoubtfulHeadings, told
from sokatsu_cli.tidy.value_texts import is_value_cell

_NONE = Choices()
_MORE = {
    "indicator": (
        *("指標名称", "成果指標名", "評価指標", "KPI", "項目", "評価項目", "目標項目", "指標項目"),
        *(
            "評価指標名",
            "重要業績評価指標",
            "重要業績評価指標(KPI)",
            "活動指標",
            "indicators",
        ),
    ),
    "direction": ("望ましい方向", "目標の方向", "改善の方向", "good is", "polarity"),
    "unit": ("単位名",),
    "reason": ("未達成理由", "未達成の理由・分析", "未達成の要因"),
}
"""Headings that sheets have beside those of a tidy table."""

_NAMED = {
    normalised(heading): column
    for column, aliases in ALIASES.items()
    if column not in (*VALUES, *OTHER_YEARS, STATUS)
    for heading in (column, *aliases, *_MORE.get(column, ()))
}
"""Headings of the columns that stand once in a row, whatever its periods."""


@lru_cache(1 << 15)
def _known(text: str) -> str | None:
    return _NAMED.get(normalised(text))


def _name_of(row: SheetRow, place: int, choices: Choices) -> str | None:
    """Return the column that a heading names; one that was named by hand is no other's."""
    if not choices.columns:
        return _known(row.at(place))
    chosen = choices.chosen(place, row.at(place))
    if chosen is not None:
        return None if chosen in VALUES else chosen
    known = _known(row.at(place))
    by_hand = known is not None and choices.names(known) and _is_chosen(row, known, choices)
    return None if by_hand else known


def _is_chosen(row: SheetRow, column: str, choices: Choices) -> bool:
    """Tell whether a heading of the row was said to hold a column."""
    return any(choices.chosen(place, row.at(place)) == column for place in row.filled())


def of_headings(row: SheetRow, choices: Choices) -> Choices:
    """Return what is said of the headings of a row; letters say nothing of one that has none."""
    if not choices.columns or (len(row.filled()) > 1 and not any(map(is_value_cell, row.texts()))):
        return choices
    return choices.without_letters(len(row.cells))


def named_columns(row: SheetRow, choices: Choices = _NONE) -> dict[str, int]:
    """Return the places of the columns that a heading row names, the first of each."""
    found: dict[str, int] = {}
    choices = of_headings(row, choices)
    for place in sorted({*row.filled(), *choices.lettered(len(row.cells))}):
        column = _name_of(row, place, choices)
        if column is not None:
            found.setdefault(column, place)
    return found


def check_named(row: SheetRow, choices: Choices = _NONE) -> None:
    """Refuse two headings for one column, such as 単位 twice."""
    found = named_columns(row, choices)
    choices = of_headings(row, choices)
    for place in row.filled():
        column = _name_of(row, place, choices)
        if column is not None and found[column] != place:
            both = _(" or ").join(told({at: row.at(at) for at in (found[column], place)}))
            places = (found[column], place)
            text = _("the {column} may be {names}").format(column=column, names=both)
            raise DoubtfulHeadings(text, _(RENAME), column, places)
