"""The heading rows of a summary sheet: where they stand, and what each column below them holds."""

import re
from collections.abc import Sequence

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.terms import is_arrow
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import years_in
from sokatsu_cli.tidy.arranged_columns import arranged_columns
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.heading_readings import is_when, role_of, words_of
from sokatsu_cli.tidy.heading_words import Role, roles_in
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.name_columns import name_column, speaks_of_values
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_columns import DoubtfulHeadings
from sokatsu_cli.tidy.value_texts import is_value_cell

_NONE = Choices()
_BESIDE = {"chapter", "section", "section_name", "unit", "direction"}
"""Columns that may be named below the titles of the values; years there are those of values."""

_LISTED = 6  # how many headings are named with what they are read as


def find_layout(
    rows: Sequence[SheetRow], at: int, choices: Choices = _NONE, *, full: bool = False
) -> tuple[Layout | str | DoubtfulHeadings, int] | None:
    """Recognise heading rows by their words.

    Args:
        rows: The rows of a sheet.
        at: The row that may have the heading of the indicators.
        choices: What the user says of the sheet.
        full: Whether rows are written with the blank cells at their end.

    Returns:
        The layout, or why the headings can be read in two ways, and the first row below the
        headings; None if these are no headings with a target and an actual.
    """
    named = named_columns(rows[at], choices)
    end = headings_end(rows, at, named)
    if "indicator" not in named and not _begins_without_name(rows[at:end], choices):
        return None
    stack = list(rows[at:end])
    below = _below(rows, end, choices)
    try:
        if "indicator" not in named:
            named = _untitled(stack[1:], stack[0], choices) | named
            place = name_column(stack, below, {*named.values()}, choices)
            if place is None:
                return None
            named["indicator"] = place
        if at and end == at + 1 and _is_title(rows[at - 1], named):
            stack.insert(0, rows[at - 1])
        if "direction" not in named:
            named |= zip(["direction"], _arrows(stack, below), strict=False)
        lengths = {len(row.cells) for row in stack}
        if full and len(lengths) > 1:
            many = _(" and ").join(map(str, sorted(lengths)))
            told = _("heading rows of {many} cells; a cell may be lost or one too many")
            return told.format(many=many), end
        layout = arranged_columns(stack, named, below, choices)
    except DoubtfulHeadings as doubt:
        return doubt, end
    return None if layout is None else (layout, end)


def _untitled(stack: Sequence[SheetRow], first: SheetRow, choices: Choices) -> dict[str, int]:
    """Return the columns that lower heading rows name below nothing in the first one."""
    found = [each for row in stack for each in named_columns(row, choices).items()]
    return {name: place for name, place in found if name in _BESIDE and not first.shown(place)}


def headings_end(rows: Sequence[SheetRow], at: int, named: dict[str, int]) -> int:
    """Return the first row below the headings that begin in a row."""
    end = at + 1
    while end < len(rows) and _is_subheading(rows[at:end], rows[end], named):
        end += 1
    return end


def _begins_without_name(stack: Sequence[SheetRow], choices: Choices) -> bool:
    """Tell whether rows are headings of values, the first of them too, though not of names."""
    if any("indicator" in named_columns(row, choices) for row in stack):
        return False
    first = stack[0]
    if speaks_of_values([first], choices):
        return True
    titled = len(stack) > 1 and len(first.filled()) > 1 and any(map(is_when, first.texts()))
    return titled and speaks_of_values(stack, choices)


def _below(rows: Sequence[SheetRow], end: int, choices: Choices) -> Sequence[SheetRow]:
    """Return the rows below headings, up to the next headings."""
    stop = next((at for at in range(end, len(rows)) if _begins(rows[at], choices)), len(rows))
    return rows[end:stop]


def _begins(row: SheetRow, choices: Choices) -> bool:
    """Tell whether a row has headings of its own."""
    return "indicator" in named_columns(row, choices) or speaks_of_values([row], choices)


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
        return _("指標, the indicators; write their names in a column 指標")
    words = [(text, words_of(text)) for text in row.texts()]
    read = [
        _read(text, _(str(each.role)), " ".join(filter(None, [each.period, each.year])))
        for text, each in words
        if each.holds
    ]
    if not read:
        return _("a target and an actual of one period")
    told = _("a target and an actual of one period ({read})")
    return told.format(read=_(", ").join(read[:_LISTED]))


def _read(text: str, role: str, when: str) -> str:
    """Say for what a heading is taken."""
    told = _("{heading} is the {role} of {period}") if when else _("{heading} is the {role}")
    return told.format(heading=quoted(text), role=role, period=when)


def _arrows(stack: Sequence[SheetRow], below: Sequence[SheetRow]) -> list[int]:
    """Return the one column without a heading that has arrows and nothing else."""
    width = max((len(row.cells) for row in below), default=0)
    bare = [place for place in range(width) if not any(row.at(place) for row in stack)]
    texts = {place: {row.at(place) for row in below} - {""} for place in bare}
    found = [place for place, each in texts.items() if each and all(map(is_arrow, each))]
    return found if len(found) == 1 else []


_DIGITS = re.compile("[0-9]{1,9}")
_PARTS = {"値", "数値", "実数", "年月", "時期", "年度", "年"}
"""What stands below a title that says what it is the value of, and when."""


def _is_subheading(above: Sequence[SheetRow], row: SheetRow, named: dict[str, int]) -> bool:
    """Tell whether a row continues headings: words or years over columns of values, no numbers."""
    texts = _beside(row, named)
    if not texts:
        return False
    titled = any(role_of(each.at(place)) for each in above for place in row.filled())
    if titled and (all(years_in(text) == [text] for text in texts) or {*texts} <= _PARTS):
        return True
    if any(map(_DIGITS.fullmatch, texts)):  # most rows, told at a glance
        return False
    if any(is_value_cell(text) or all(map(is_number, text.split())) for text in texts):
        return False
    words = [words_of(text) for text in texts]
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
    """Return the texts of a row, none if one stands at a column known by name or left of all."""
    filled = row.filled()
    left = min(named.values(), default=0)
    return [] if {*filled} & {*named.values()} or min(filled, default=left) < left else row.texts()
