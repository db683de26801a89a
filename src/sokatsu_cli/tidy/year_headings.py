"""Rows of years and periods: the headings of tables whose years stand across."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.model.years import fiscal_year, without_years, years_in
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.placed_cells import Placed, own
from sokatsu_cli.tidy.sheets import SheetRow

_ERA = re.compile(r"(?P<era>明治|大正|昭和|平成|令和)(?:\(?(?P<unit>年度?)\)?)?")
_COUNT = re.compile(r"(?P<count>[0-9]{1,2}|元)(?P<unit>年度?)?末?")
_ABOVE = re.compile(r"(?:.*(?:年|年度|年次|期間|推移|計画))|第[0-9]+期.*")
_SEVERAL = 2


class Year(NamedTuple):
    """A heading of a year or period: the name of the period, the year as printed, its cell."""

    period: str
    year: str
    placed: Placed

    @property
    def key(self) -> str:
        """What two of the same year have in common."""
        number = fiscal_year(self.year)
        return f"{self.period} {self.year if number is None else number}"


def plain(text: str) -> str:
    """Return a text in the form in which its words are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def year_of(placed: Placed) -> Year | None:
    """Read a heading that names a year or a period and nothing else, None for any other."""
    words = words_of(placed.text)
    if words.is_when and words.period:
        return Year(words.period, words.year, placed)
    years = {fiscal_year(year) for year in years_in(placed.text)}
    twice = len(years) == 1 and not re.sub("[()年度末]", "", plain(without_years(placed.text)))
    bare = _COUNT.fullmatch(plain(placed.text))
    if words.is_when or twice or (bare and bare["unit"]):
        return Year("", placed.text, placed)
    return None


def era_in(text: str) -> str:
    """Return the era that a heading says for the numbers beside it, with the word for a year.

    >>> era_in("平成(年度)"), era_in("令和"), era_in("平成30年度")
    ('平成 年度', '令和 年', '')
    """
    match = _ERA.fullmatch(plain(text))
    return f"{match['era']} {match['unit'] or '年'}" if match else ""


def below_era(placed: Placed, era: str) -> Year | None:
    """Read a number below an era, such as 18 below 平成(年度)."""
    match = _COUNT.fullmatch(plain(placed.text))
    if match is None:
        return None
    name, unit = era.split()
    return Year("", f"{name}{match['count']}{match['unit'] or unit}", placed)


class YearHeadings(NamedTuple):
    """A heading row of years, and the row above it if that has headings too.

    Attributes:
        first: The first heading row.
        at: The row of the years.
        years: Column to year.
        others: Column to any other heading.
        beyond: Headings above the years, which say nothing more.
    """

    first: int
    at: int
    years: Mapping[int, Year]
    others: Mapping[int, Placed]
    beyond: Sequence[Placed]

    @property
    def left(self) -> int:
        """The first column of a year."""
        return min(self.years)


def year_headings(rows: Sequence[SheetRow], at: int) -> YearHeadings | None:
    """Read a row of years with at least one heading or blank cell left of them."""
    row = rows[at]
    above = rows[at - 1] if at else SheetRow(0, [])
    cells = {column: Placed.of(row, column) for column in row.filled()}
    years = {column: year for column, each in cells.items() if (year := year_of(each))}
    eras = {each: era_in(row.at(each)) for each in row.filled() if era_in(row.at(each))}
    is_below = not eras and {*map(era_in, above.texts())} - {""}
    if is_below:
        eras = {each: era_in(above.at(each)) for each in above.filled() if era_in(above.at(each))}
    if eras and all(not year.year[:1].isalpha() for year in years.values()):
        years = _numbered(cells, eras) or years
    if not years or min(years) == 0:
        return None
    others = {column: each for column, each in cells.items() if column not in years}
    if others or not _is_upper(above, row, min(years), years):
        below = rows[at + 1] if at + 1 < len(rows) else SheetRow(0, [])
        left = {
            column: Placed.of(row, column)
            for column, text in row.merged.items()
            if column < min(years) and (own(row, column) or below.merged.get(column) != text)
        }
        return YearHeadings(at, at, years, left | others, [])
    left = {column: Placed.of(above, column) for column in above.filled() if column not in years}
    beyond = [Placed.of(above, column) for column in above.filled() if column in years]
    return YearHeadings(at - 1, at, years, left, beyond)


def _numbered(cells: Mapping[int, Placed], eras: Mapping[int, str]) -> dict[int, Year]:
    """Read bare numbers beside or below eras."""
    found: dict[int, Year] = {}
    for column, placed in cells.items():
        before = [era for place, era in eras.items() if place <= column]
        year = below_era(placed, before[-1]) if before else None
        if year is not None:
            found[column] = year
    return found


def _is_upper(above: SheetRow, row: SheetRow, left: int, years: Mapping[int, Year]) -> bool:
    """Tell whether the row above years has the headings of the columns left of them."""
    is_title = any(re.match(r"\W?単位[:/・]", plain(text)) for text in above.texts())
    if is_title or not any(column < left for column in above.filled()):
        return False
    over = [above.at(column) for column in above.filled() if column in years]
    said = all(era_in(text) or _ABOVE.fullmatch(plain(text)) for text in over)
    merged = any(column < left for column in row.merged)
    return said and (merged or len(above.filled()) >= _SEVERAL)
