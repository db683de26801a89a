"""What the headings of a target and its actual say against each other: units, moments, years."""

import re
import unicodedata
from collections.abc import Sequence

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year, years_in
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.period_columns import PeriodColumns
from sokatsu_cli.tidy.value_columns import Column, DoubtfulHeadings, told

MARKS = {"1", "2", "3", "4"}
"""Numbers in brackets that are marks of columns, as (A) and (B) are; others may be years."""

_YEAR = "\ue000"
_SPAN = re.compile(
    f"~?{_YEAR}[0-9]+(?:[~,]{_YEAR}[0-9]+|{_YEAR}[0-9]+)*(?:[~,][0-9]{{1,2}}(?![0-9月]))*~?"
)
_TILDE = re.compile(f"〜|から|(?<=[0-9])[―－−‐-](?=[{_YEAR}0-9])")
_COMMA = re.compile("[、・]|と|及び")


def span_of(text: str) -> str:
    """Return the years that a heading names, one, a range or a list, in one spelling.

    >>> span_of("実績(R2～R6)") == span_of("目標(令和2年度-令和6年度)"), span_of("実績(R5、R6)")
    (True, '2023,2024')
    """
    rest, marked = unicodedata.normalize("NFKC", text), ""
    for year in years_in(rest):
        before, _, rest = rest.partition(year)
        marked += f"{before}{_YEAR}{fiscal_year(year)}"
    plain = "".join((marked + rest).split())
    match = _SPAN.search(_COMMA.sub(",", _TILDE.sub("~", plain)))
    return match[0].replace(_YEAR, "") if match else ""


def check_contradictions(
    periods: Sequence[PeriodColumns], columns: Sequence[Column], *, has_unit: bool
) -> tuple[str, ...]:
    """Refuse a period whose target and actual are of two units, moments or spans of years.

    Args:
        periods: The periods.
        columns: All columns of values, the baseline too.
        has_unit: Whether the table has a column of units.

    Returns:
        What only one of both says, for notes.

    Raises:
        DoubtfulHeadings: The headings contradict each other.
    """
    by_place = {each.place: each for each in columns}
    baseline = next((each for each in columns if each.role is Role.BASELINE), None)
    notes: dict[str, None] = {}
    for period in periods:
        found = [by_place[at] for at in map(period.places.get, _BOTH) if at is not None]
        if len(found) == len(_BOTH):
            _check_units(found, has_unit=has_unit)
            notes |= dict.fromkeys(_compared(*found, later=bool(period.target_year)))
        _check_units([*found, *([baseline] if baseline else [])])
    return tuple(notes)


_BOTH = (Role.TARGET, Role.ACTUAL)


def _check_units(columns: Sequence[Column], *, has_unit: bool = False) -> None:
    units = {each.words.unit for each in columns} - (set() if has_unit else {""})
    if len(units) > 1:
        raise _against(columns, _("of different units"))


def _compared(target: Column, actual: Column, *, later: bool) -> list[str]:
    """Refuse other words or years; return notes of what only one heading says."""
    one, other = target.words.said, actual.words.said
    numbers = one.isdigit() and other.isdigit() and {one, other} <= MARKS
    if one and other and one != other and not numbers:
        why = _("of {one} and of {other}").format(one=one, other=other)
        raise _against([target, actual], why)
    apart = target.title != actual.title
    spans = [
        span_of(each.heading) or (span_of(each.title) if apart else "") for each in (target, actual)
    ]
    if all(spans) and spans[0] != spans[1] and not later:
        raise _against([target, actual], _("of different years"))
    told = [
        (each, text)
        for field in ((one, other), (target.words.unit, actual.words.unit))
        for each, text in zip((target, actual), field, strict=True)
        if text and not all(field) and not text.isdigit()
    ]
    return [
        _("{heading} is read as the {role}: only this heading says {text}").format(
            heading=quoted(each.heading), role=each.role, text=quoted(text)
        )
        for each, text in told
    ]


def _against(columns: Sequence[Column], why: str) -> DoubtfulHeadings:
    names = _(" and ").join(told({each.place: each.heading for each in columns}))
    titles = dict.fromkeys(quoted(each.title) for each in columns if each.title)
    text = _("{names} are {why}")
    if len(titles) > 1:
        text = _("{names} below {titles} are {why}")
    text = text.format(names=names, titles=_(" and ").join(titles), why=why)
    return DoubtfulHeadings(text, _("no rate can be made of them"), None)
