"""The years of the target and the baseline of a row, which headings say."""

from collections.abc import Callable, Iterator, Mapping

from sokatsu_cli.model.columns import column_of
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.tidy.rows import TidyRow


def with_years(
    row: TidyRow,
    years: Mapping[str, str],
    others: Mapping[int, str],
    cell: Callable[[int], str],
) -> Iterator[tuple[int, str]]:
    """Give a row the years that headings say; yield the places of cells that say others, and why.

    Args:
        row: The row, which is changed.
        years: Known column of a year to what headings say, "" for nothing.
        others: The further columns, which may be such ones.
        cell: Returns what stands in the row at a place.
    """
    for name, year in years.items():
        place = next((at for at, heading in others.items() if column_of(heading) == name), None)
        own = "" if place is None else cell(place)
        if place is None or not own:
            row |= {name: year} if year else {}
        elif year and fiscal_year(own) != fiscal_year(year):
            yield place, two_years(name, own, year)


def two_years(column: str, own: str, heading: str) -> str:
    """Say that a row names another year, or period, than its headings."""
    told = _("the {column} is {own} in the row, {heading} in the headings")
    return told.format(column=column, own=quoted(own), heading=quoted(heading))
