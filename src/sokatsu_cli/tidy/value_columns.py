"""The columns below heading rows: what each holds by its heading and the title above it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.page_rows import column_told
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year, without_years, years_in
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.heading_readings import words_of, year_of
from sokatsu_cli.tidy.heading_words import Qualifier, Role, Words, roles_in
from sokatsu_cli.tidy.sheets import SheetRow

_MADE = re.compile(
    "[0-9] *[月日]|[0-9年] *[./-] *[0-9]{1,2}(?![0-9])|現在|時点|作成|公[表開]|更新|発[行表]|策定"
    "|改[定訂正]|修正|見直し|制定|施行|調製|[初改再新0-9度]版|版$|刊行|印刷|出力|提出|付け?$"
    "|[0-9元]年?度?[^()0-9]*(?:評価|点検|検証)|実施(?!計画)"
)
"""What tells that the year of a title is that of its making."""


RENAME = N_("give one of them another heading")
"""What settles it where two headings may be one column."""

WHICH = N_("say in the heading which")
"""What settles it where a heading may be another column than it seems."""


def with_way(doubt: str, way: str) -> str:
    """Return what is doubtful with what settles it, if anything does."""
    return _("{doubt}; {way}").format(doubt=doubt, way=way) if way else doubt


def other_value(heading: str) -> str:
    """Say that a heading may be that of a value, or of something else."""
    text = _("{heading} may be a value of its period or something else")
    return text.format(heading=quoted(heading))


class DoubtfulHeadings(Exception):  # noqa: N818 - it is said of the headings
    """Headings that can be read in two ways; its text names them and both readings.

    Attributes:
        doubt: What is doubtful.
        otherwise: What to do in the sheet where no choice of columns settles it.
        column: The known column in doubt, "" where it is no single one; None where no choice of
            columns would settle it.
        places: The columns of the sheet that may hold it.
    """

    def __init__(
        self,
        doubt: str,
        otherwise: str = "",
        column: str | None = "",
        places: Iterable[int] = (),
    ) -> None:
        """Take what is doubtful, and what would settle it."""
        super().__init__(with_way(doubt, otherwise))
        self.doubt, self.otherwise = doubt, otherwise
        self.column, self.places = column, tuple(places)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what that says, and for when.

    Attributes:
        place: Its number from 0.
        heading: Its own heading, the lowest one.
        role: What it holds; None for a further column.
        words: What its heading says.
        title: The title above it, "" for none.
        depth: The heading row that its heading stands in, from 0.
        period: The name of its period, "" for none.
        year: Its year as printed, "" for none.
    """

    place: int
    heading: str
    role: Role | None
    words: Words
    title: str
    depth: int
    period: str
    year: str

    @property
    def qualifier(self) -> Qualifier:
        """What tells it from another column of its role; a period below a title does too."""
        inner = self.words.period
        other = bool(inner) and inner != self.period and inner not in self.title
        return Qualifier.OTHER if other and not self.words.qualifier else self.words.qualifier

    @property
    def is_final(self) -> bool:
        """Whether it is a column of final targets, which repeat those of the last period."""
        return self.role is Role.TARGET and self.words.period == "最終"

    @property
    def may_be_value(self) -> bool:
        """Whether a column without a role has nothing in its heading but for when, or 累計."""
        words = self.words
        told = words.is_when or words.qualifier in (Qualifier.OTHER, Qualifier.PROVISIONAL)
        return words.role is not Role.RATE and told and not words.leftover

    def speaks_of(self, role: Role) -> bool:
        """Tell whether the heading has the word of a role, whatever else it says."""
        return role in roles_in(self.heading)


def told(headings: Mapping[int, str]) -> list[str]:
    """Name columns by their headings, and by their places where two have the same."""
    equal = len({*headings.values()}) < len(headings)
    return [
        _("{heading} in {column}").format(heading=quoted(text), column=column_told(letters(place)))
        if equal
        else quoted(text)
        for place, text in headings.items()
    ]


def columns_of(stack: Sequence[SheetRow], named: set[int]) -> list[Column]:
    """Read the headings of columns, each with the title above it, which reaches to the right.

    Args:
        stack: The heading rows.
        named: The places of columns that are known by name, such as 指標.

    Raises:
        DoubtfulHeadings: A column has a title and no heading of its own below it.
    """
    width = max(len(row.cells) for row in stack)
    carried = [_carried(row, width, named) for row in stack]
    columns = []
    for place in sorted(set(range(width)) - named):
        depths = [depth for depth, row in enumerate(stack) if row.at(place)]
        if depths:
            columns.append(_column(stack, place, depths, named, carried))
    titles = {each.title for each in columns if each.role and each.title}
    made = {title for title in titles if tells_when_made(title) and not words_of(title).holds}
    made = set() if len(titles) > 1 and made == titles else made  # periods, such as H30.3末
    if len(titles) == 1 and (made or not names_period(*titles)):
        # The only title over all of them is that of the sheet, such as 令和5年度 総括表.
        columns = [replace(each, period=each.words.period) for each in columns]
    dated = [_undated(each) if each.title in made else each for each in columns]
    return _sharing_periods(_with_eras(dated))


_ERA = re.compile("(明治|大正|昭和|平成|令和|[SHR]) ?([0-9]{1,2}|元)")
_COUNT = re.compile("[0-9]{1,2}(?=年)")


def _with_eras(columns: Sequence[Column]) -> list[Column]:
    """Give years without an era, as 27年度 behind 平成26年度, that of the year to their left."""
    found: list[Column] = []
    era, last = "", 0
    for column in columns:
        plain = unicodedata.normalize("NFKC", column.year)
        own, count = _ERA.match(plain), _COUNT.match(plain)
        year = column.year
        if own:
            era, last = own[1], 1 if own[2] == "元" else int(own[2])
        elif count and era and int(count[0]) >= last:
            year, last = era + column.year, int(count[0])
        found.append(replace(column, year=year))
    return found


def _undated(column: Column) -> Column:
    """Return a column with the year of its own heading only."""
    return replace(column, year=year_of(column.heading))


def tells_when_made(title: str) -> bool:
    """Tell whether the year of a title may be that of its printing: with a month or such words.

    >>> tells_when_made("令和6年7月1日現在"), tells_when_made("令和5年度 総括表")
    (True, False)
    """
    plain = unicodedata.normalize("NFKC", title)
    return bool(years_in(plain)) and _MADE.search(plain) is not None


def date_note(title: str) -> str:
    """Say that the year of a title is not taken for that of the values."""
    text = _("the year of {title} may be that of its making: the rows are given none of it")
    return text.format(title=quoted(title))


def _column(
    stack: Sequence[SheetRow],
    place: int,
    depths: list[int],
    named: set[int],
    carried: Sequence[Sequence[str]],
) -> Column:
    depth = depths[-1]
    heading = stack[depth].at(place)
    words = words_of(heading)
    dated = words.role is None and bool(words.period or words.year)
    if depth < len(stack) - 1 and (dated or _reaches_right(stack, depth, place, named)):
        text = _("no heading in {column} below the title {title}: what its values are is not said")
        column = column_told(letters(place))
        raise DoubtfulHeadings(text.format(column=column, title=quoted(heading)))
    titles = [row[place] for row in carried[:depth]]
    title = next((text for text in reversed(titles) if text), "")
    above = words_of(title)
    if (words.is_when or words.only_qualifies or heading in _VALUE) and above.holds:
        words = _below_role(words, above)  # 目標値 above H27, H28, or above 累計
    elif words.holds in (Role.BASELINE, Role.CURRENT) and above.holds in (Role.TARGET, Role.ACTUAL):
        said = words.said or without_years(heading)
        words = replace(words, role=above.role, qualifier=Qualifier.OTHER, said=said)
    elif len(depths) > 1 and {above.holds, words.holds} == {Role.TARGET, Role.ACTUAL}:
        first = above.holds is Role.TARGET
        if not _reaches_right(stack, depths[-2], place, named):
            words = replace(words, role=Role.PAIR, target_first=first, order_is_said=True)
        elif first:
            text = _(
                "{heading} below the title {title} in {column} may be actuals or targets "
                "and actuals"
            )
            texts = {"heading": quoted(heading), "title": quoted(title)}
            raise DoubtfulHeadings(text.format(**texts, column=column_told(letters(place))))
    year = _year(heading, title)
    period = title_name(title) or words.period
    return Column(place, heading, words.holds, words, title, depth, period, year)


def _year(heading: str, title: str) -> str:
    """Return the year of a heading or else of its title; as the title has it if they are one."""
    own, above = year_of(heading), year_of(title)
    dated = tells_when_made(heading) or tells_when_made(title)  # with a month, of another year
    same = not dated and fiscal_year(own) is not None and fiscal_year(own) == fiscal_year(above)
    return above if same else own or above


_VALUE = ("値", "数値", "実数")
"""What says nothing more of a value than that it is one."""


def _below_role(words: Words, above: Words) -> Words:
    """Return the words of a heading whose role, and what else it lacks, its title says."""
    return replace(
        words,
        role=above.role,
        leftover="",
        qualifier=words.qualifier or above.qualifier,
        said=words.said or above.said,
        unit=words.unit or above.unit,
    )


def _reaches_right(stack: Sequence[SheetRow], depth: int, place: int, named: set[int]) -> bool:
    """Tell whether a title also stands over the next column, which has a heading of its own."""
    beside = place + 1
    below = any(row.at(beside) for row in stack[depth + 1 :])
    return below and beside not in named and not stack[depth].at(beside)


def _carried(row: SheetRow, width: int, named: set[int]) -> list[str]:
    """Return the text of the merged cell that reaches over each place: the last to its left."""
    texts: list[str] = []
    for place in range(width):
        before = texts[-1] if texts else ""
        texts.append("" if place in named else row.at(place) or before)
    return texts


_MOMENTS = {"末", "末現在", "末時点", "現在", "時点"}
"""What a title says behind its year that is no name of a period."""


def names_period(title: str) -> bool:
    """Tell whether a title has the name of a period or of a plan."""
    return bool(words_of(title).period or re.search("期|計画", title))


def title_name(text: str) -> str:
    """Return the name of the period that a title gives.

    >>> title_name("前期基本計画 H23～H26"), title_name("H30実績")
    ('前期', '')
    """
    words = words_of(text)
    if words.holds:
        return words.period
    name = re.sub(r"(基本|実施)?計画$", "", without_years(text)).strip()
    name = re.sub(r"(目標値?|実績値?|達成[率度])$", "", name).strip("の ")
    return name if re.search(r"[^\W\d]", name) and name not in _MOMENTS else ""


def _sharing_periods(columns: list[Column]) -> list[Column]:
    """Read words before 目標 and before 実績 as the name of a period where both have them."""
    shared: dict[str, set[Role]] = {}
    for column in columns:
        if column.words.before and "年度" not in column.words.leftover and column.words.role:
            shared.setdefault(column.words.leftover, set()).add(column.words.role)
    names = {name for name, roles in shared.items() if {Role.TARGET, Role.ACTUAL} <= roles}
    return [
        replace(
            column,
            role=column.words.role,
            words=replace(column.words, leftover=""),
            period=column.period or column.words.leftover,
        )
        if column.words.before and column.words.leftover in names
        else column
        for column in columns
    ]
