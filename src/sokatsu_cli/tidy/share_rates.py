"""Rates published as shares, such as 0.95: a whole column of them, and as rates in percent."""

from collections.abc import Sequence
from dataclasses import replace

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import Printed, figures, is_percent
from sokatsu_cli.model.page_rows import column_told
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.rate_evidence import is_rate_of, number_in, printed_rate
from sokatsu_cli.tidy.sheets import SheetRow

_MOST = 20  # a share beyond it is rather a rate in percent


def shares(rows: Sequence[SheetRow], layout: Layout) -> dict[int, str]:
    """Return the columns of rates that are surely shares, each with one of its cells.

    No rate of such a column has a sign of percent or is large, and most of them are what target and
    actual give as a share, none what they give in percent; 0 and 1 alone may be marks.

    Args:
        rows: The rows of a table.
        layout: Its headings.
    """
    found = {}
    for period in layout.periods:
        place = period.places.get(Role.RATE)
        if place is None or not {Role.TARGET, Role.ACTUAL} <= {*period.places}:
            continue
        values = period.places[Role.TARGET], period.places[Role.ACTUAL]
        cells = [(row.printed(place), *(row.value(each) for each in values)) for row in rows]
        rates = [(text, printed_rate(text), both) for text, *both in cells if text]
        numbers = [each for each in rates if each[1] is not None]
        if numbers and all(_may_be_share(text, rate) for text, rate, _both in numbers):
            as_share = [_gives(rate, both, 1) for _text, rate, both in numbers]
            as_percent = [_gives(rate, both, 100) for _text, rate, both in numbers]
            told = [rate.value not in (0, 1) for _text, rate, _both in numbers if rate]
            sure = any(map(min, as_share, told))
            if sure and 2 * sum(as_share) > len(numbers) and not any(as_percent):
                found[place] = numbers[0][0]
    return found


def with_shares(layout: Layout, rows: Sequence[SheetRow]) -> tuple[Layout, list[str]]:
    """Return a layout that knows which rates are shares, and what is to be said of it."""
    found = shares(rows, layout)
    told = [
        _("the rates in {column} are shares: {share} is {percent}").format(
            column=column_told(letters(place)), share=quoted(text), percent=in_percent(text)
        )
        for place, text in found.items()
    ]
    return replace(layout, shares=frozenset(found)), told


def in_percent(text: str) -> str:
    """Return a share as it is printed in percent, with as many digits.

    >>> in_percent("0.95"), in_percent("1.053"), in_percent("1"), in_percent("-")
    ('95%', '105.3%', '100%', '-')
    """
    printed = printed_rate(text)
    if printed is None:
        return text
    return f"{figures(printed.value * 100, max(printed.decimals - 2, 0))}%"


def _may_be_share(text: str, rate: Printed | None) -> bool:
    return rate is not None and not is_percent(text) and 0 <= rate.value <= _MOST


def _gives(rate: Printed | None, values: Sequence[str], scale: int) -> bool:
    """Tell whether target and actual give a rate."""
    target, actual = map(number_in, values)
    if rate is None or target is None or actual is None:
        return False
    return is_rate_of(rate, target, actual, scale)
