"""What the headings of an office's table were taken for, so that a person can check the reading."""

from collections.abc import Sequence

from sokatsu_cli.model.columns import STATUS
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.page_rows import column_told
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.sheets import Sheet, SheetRow

_ROLES = {Role.PAIR: N_("target and actual")}
_FURTHER = N_("a further column, which passes through")


def taken_headings(
    sheet: Sheet, above: Sequence[SheetRow], stack: Sequence[SheetRow], layout: Layout
) -> list[Problem]:
    """Say what each heading of a table was taken for, column by column.

    Args:
        sheet: The sheet.
        above: The row above the headings, if there is one: it may have some that reach down.
        stack: The heading rows.
        layout: What they were taken for.

    Returns:
        Sentences with their places, such as ``総括表.xlsx:3: 目標値(H26) in column D: target of
        前期 H26``.
    """
    taken = {place: name for name, place in layout.named.items()}
    if layout.baseline is not None:
        taken[layout.baseline] = "baseline"
    for period in layout.periods:
        when = " ".join(filter(None, [period.period, period.year]))
        roles = period.places.items()
        taken |= {place: _of(_role(role), when) for role, place in roles}
        taken |= dict.fromkeys(period.statuses.values(), _of(STATUS, when))
        if period.target_year:
            taken[period.places[Role.TARGET]] = _of("target", period.target_year)
        if period.final is not None:
            again = _("the target of {period} again") if when else _("the target again")
            taken[period.final] = again.format(period=when)
    taken |= dict.fromkeys(layout.others, _(_FURTHER))
    return [_told(sheet, above, stack, place, taken[place]) for place in sorted(taken)]


def _role(role: Role) -> str:
    return _(_ROLES[role]) if role in _ROLES else str(role)


def _of(what: str, when: str) -> str:
    return _("{what} of {period}").format(what=what, period=when) if when else what


def _told(
    sheet: Sheet, above: Sequence[SheetRow], stack: Sequence[SheetRow], place: int, what: str
) -> Problem:
    rows = [row for row in stack if row.at(place)] or [row for row in above if row.at(place)]
    heading = quoted(" ".join(row.at(place) for row in rows))[1:-1] or _("a blank heading")
    row = (rows or [*stack])[-1]
    told = _("{heading} in {column}: {what}")
    column = column_told(letters(place))
    return sheet.problem(row, None, told.format(heading=heading, column=column, what=what))
