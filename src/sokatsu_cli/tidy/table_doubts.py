"""What the rows below headings say against them: labels, notes, and headings that may be lost."""

import re
from collections import Counter
from collections.abc import Sequence

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.page_rows import column_told
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.name_columns import has_names, names_indicators
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_columns import RENAME, WHICH, Column, DoubtfulHeadings, other_value

_PLANNED = re.compile("(?:目標|計画|見込み?|予測|推計)[値量額数]?[)）]?$")
_MEASURED = re.compile("(?:実績|決算|実数)[値量額数]?[)）]?$")
_LABEL = re.compile(r"(?:^|[\s(（:：・_-])(?:目標|計画|見込み?|予測|推計)[値量額数]?[)）]?$")
_COURSE = re.compile(
    "(?:現状|現行)?(?:維持|継続|縮小|拡大|拡充|削減|改善|見直し|廃止|休止|終了|完了|統合|統廃合|重点化|強化|充実)"
    "(?:[・、/](?:維持|継続|縮小|拡大|拡充|削減|改善|見直し|廃止|休止|終了|完了|統合|統廃合))*"
)
"""What is said of the further course of a project."""


def check_labels(layout: Layout, below: Sequence[SheetRow]) -> None:
    """Refuse a table of which another column says which rows are targets, and which actuals."""
    for place, heading in {**layout.others, layout.named["indicator"]: _("names")}.items():
        texts = [row.at(place) for row in below]
        if any(map(_PLANNED.search, texts)) and any(map(_MEASURED.search, texts)):
            text = _(
                "the rows of {column} ({heading}) say what is target and actual, "
                "and so do the headings"
            )
            column = column_told(letters(place))
            raise DoubtfulHeadings(text.format(column=column, heading=quoted(heading)))


def check_plans(layout: Layout, columns: Sequence[Column], below: Sequence[SheetRow]) -> None:
    """Refuse years read as actuals of which the cells of another column say that they are plans."""
    if not _years_as_actuals(layout, columns):
        return
    for place, heading in {**layout.others, layout.named["indicator"]: _("names")}.items():
        planned = next((row.at(place) for row in below if _LABEL.search(row.at(place))), None)
        if planned is not None:
            text = _("{text} in {column} ({heading}) says of a row that its years are no actuals")
            texts = {"text": quoted(planned), "heading": quoted(heading)}
            raise DoubtfulHeadings(text.format(**texts, column=column_told(letters(place))))


def _years_as_actuals(layout: Layout, columns: Sequence[Column]) -> bool:
    """Tell whether columns with nothing but a year in their headings are read as actuals."""
    actuals = {period.places.get(Role.ACTUAL) for period in layout.periods}
    return any(each.words.is_when for each in columns if each.place in actuals and not each.title)


def check_course(
    layout: Layout, stack: Sequence[SheetRow], below: Sequence[SheetRow], choices: Choices
) -> None:
    """Refuse a column 方向性 of words that say how projects go on, such as 拡充 and 縮小."""
    place = layout.named.get("direction")
    if place is None or choices.names("direction"):
        return
    heading = next((row.at(place) for row in reversed(stack) if row.at(place)), "")
    texts = dict.fromkeys(row.at(place) for row in below if row.at(place))
    if normalised(heading) == "方向性" and texts and all(map(_COURSE.fullmatch, texts)):
        told = _(
            "{heading} ({texts}) may be of the indicators or of the projects; "
            "if of the projects, write 今後の方向性"
        ).format(heading=quoted(heading), texts=listed([*texts]))
        raise DoubtfulHeadings(told, "", "direction", [place])


def check_later(
    layout: Layout, columns: Sequence[Column], below: Sequence[SheetRow], choices: Choices
) -> None:
    """Refuse 現状 as the actual beside numbers of a later year, or of the progress."""
    actuals = {period.places.get(Role.ACTUAL) for period in layout.periods}
    current = [each for each in columns if each.role is Role.CURRENT and each.place in actuals]
    if choices.names("actual") or not current:
        return
    year = max(fiscal_year(each.year) or 0 for each in current)
    for each in columns:
        later = 0 < year < (fiscal_year(each.year) or 0) or each.heading.startswith("進捗")
        if each.place in layout.others and later and _has_numbers(each.place, below):
            names = _(" or ").join([quoted(current[0].heading), quoted(each.heading)])
            text = _("the {column} may be {names}").format(column="actual", names=names)
            places = [current[0].place, each.place]
            raise DoubtfulHeadings(text, _(RENAME), "actual", places)


def check_years(layout: Layout, columns: Sequence[Column], below: Sequence[SheetRow]) -> None:
    """Refuse a further column of numbers with nothing but a year beside values without one."""
    if any(period.year or period.period for period in layout.periods):
        return
    for each in columns:
        if each.place in layout.others and each.words.is_when and _has_numbers(each.place, below):
            raise DoubtfulHeadings(other_value(each.heading), _(WHICH), places=[each.place])


def _has_numbers(place: int, below: Sequence[SheetRow]) -> bool:
    return any(is_number(row.at(place)) for row in below)


def check_notes(layout: Layout, columns: Sequence[Column], below: Sequence[SheetRow]) -> None:
    """Refuse years read as actuals below which a note speaks of plans or forecasts."""
    if not _years_as_actuals(layout, columns):
        return
    for row in below:
        if len(row.filled()) == 1 and re.search("計画値?|見込み?値?|予測値?|推計値?", row.text()):
            text = _(
                "{text} may say of a year that its values are no actuals; "
                "say 実績 in the headings of the others"
            )
            raise DoubtfulHeadings(text.format(text=quoted(row.text())))


def check_beside(layout: Layout, below: Sequence[SheetRow]) -> None:
    """Refuse names between the values of two periods: a second table stands beside the first."""
    spans = [(min(each.columns), max(each.columns)) for each in layout.periods]
    told = {layout.named["indicator"]: _("the names")} | {
        place: heading
        for place, heading in layout.others.items()
        if names_indicators(heading) and has_names(place, below)
    }
    for place, heading in told.items():
        if any(last < place for _at, last in spans) and any(place < at for at, _last in spans):
            text = _(
                "names in {column} ({heading}) between the values of two periods: "
                "two tables side by side"
            ).format(column=column_told(letters(place)), heading=quoted(heading))
            raise DoubtfulHeadings(text, _("give each its own sheet"), column=None)


def check_doubled(others: Sequence[Column], rows: Sequence[SheetRow]) -> None:
    """Refuse two further columns of one heading with numbers: one may have lost its own."""
    count = Counter((each.title, each.heading) for each in others)
    for column in others:
        if count[column.title, column.heading] == 1:
            continue
        texts = [row.at(column.place) for row in rows]
        if any(is_number(part) for text in texts for part in text.split()):
            text = _("two columns {heading}, and numbers in {column}; a heading may be lost")
            letter = column_told(letters(column.place))
            raise DoubtfulHeadings(text.format(heading=quoted(column.heading), column=letter))
