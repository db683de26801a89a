"""What columns hold that their own headings do not say alone: the others beside them decide."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.tidy.choices import VALUES, Choices
from sokatsu_cli.tidy.heading_readings import words_of, year_of
from sokatsu_cli.tidy.heading_words import Role, Words, roles_in
from sokatsu_cli.tidy.value_columns import RENAME, Column, DoubtfulHeadings

_PLANNED = re.compile("計画|予定|見込")
_DIVIDED = re.compile(r"\(?([a-z])\)?[/÷]\(?([a-z])\)?")
_SUM = re.compile("予算|[額費円]")
_MONEY = re.compile("計画|予算|[額費円]")
_MEASURED = (Role.ACTUAL, Role.PAIR)


def decided(columns: Sequence[Column], choices: Choices) -> tuple[list[Column], list[str]]:
    """Return the columns with what they hold beside each other, and what is to be said of it.

    Args:
        columns: All columns, each with what its heading says.
        choices: What the user says of them.
    """
    notes: list[str] = []
    if settles(columns, choices):
        return _by_hand(columns, choices), notes
    found = _by_letters(_by_hand(columns, choices))
    found = _years_alone(found, notes)
    _check_accounts(found)
    if not choices.names("actual"):
        _check_current(found)
    return _current(found, notes), notes


def _by_hand(columns: Sequence[Column], choices: Choices) -> list[Column]:
    """Give the columns that the user names their roles, and others of the same role none.

    Where target and actual are named, no other column can be one.
    """
    chosen = {each.place: choices.chosen(each.place, each.heading) for each in columns}
    named = {name for name in chosen.values() if name in VALUES}
    taken = {Role(name) for name in named}
    taken |= {Role.CURRENT, Role.PAIR} if settles(columns, choices) else set()
    return [
        _named(each, Role(str(chosen[each.place])))
        if chosen[each.place] in VALUES
        else replace(each, role=None if each.role in taken else each.role)
        for each in columns
    ]


def _named(column: Column, role: Role) -> Column:
    """Return a column that the user names: of its words, the unit alone still counts."""
    return replace(column, role=role, words=Words(role, unit=column.words.unit))


def settles(columns: Sequence[Column], choices: Choices) -> bool:
    """Tell whether the user names both the target and the actual among some columns."""
    chosen = {choices.chosen(each.place, each.heading) for each in columns}
    return {"target", "actual"} <= chosen


def lettered_pair(headings: Sequence[str]) -> tuple[int, int] | None:
    """Return which headings are the target and the actual that the formula of the rate names.

    >>> lettered_pair(["計画事業費(A)", "実績額(B)", "進捗率(B)/(A)"])
    (0, 1)
    """
    rates = [text for text in headings if words_of(text).holds is Role.RATE]
    match = _DIVIDED.search(_plain(rates[0])) if len(rates) == 1 else None
    letters = match.groups() if match else ()
    found = [
        [at for at, text in enumerate(headings) if text not in rates and _has_letter(text, letter)]
        for letter in letters
    ]
    if [len(each) for each in found] != [1, 1]:
        return None
    (actual,), (target,) = found
    planned = _PLANNED.search(headings[target]) and Role.ACTUAL in roles_in(headings[actual])
    return (target, actual) if planned else None


def _by_letters(columns: list[Column]) -> list[Column]:
    """Read the formula of a rate, such as 進捗率(B)/(A), where it names a plan and its result."""
    pair = lettered_pair([each.heading for each in columns])
    known = {at for at, each in enumerate(columns) if each.role in (Role.TARGET, *_MEASURED)}
    if pair is None or known - {pair[1]}:
        return columns
    roles = dict(zip(pair, (Role.TARGET, Role.ACTUAL), strict=True))
    return [
        replace(
            each,
            role=roles[at],
            period="",
            year=_year(columns[pair[1]]),
            words=replace(each.words, leftover=""),
        )
        if at in roles
        else replace(each, year="", period="")
        if each.role is Role.RATE
        else each
        for at, each in enumerate(columns)
    ]


def _check_accounts(columns: Sequence[Column]) -> None:
    """Refuse 決算額 as the actual of a target that is no plan of money."""
    targets = [each for each in columns if each.role is Role.TARGET]
    actuals = [each for each in columns if each.role is Role.ACTUAL]
    budget = any("予算" in each.heading for each in columns)
    money = _SUM if budget else _MONEY
    planned = any(money.search(each.title + each.heading) for each in targets)
    if not targets or planned or not all(_is_account(each) for each in actuals):
        return
    for each in actuals:
        if budget or each.words.said == "額":
            text = _(
                "{heading} may be money, and no actual of the target {target}; "
                "name --column actual=HEADING"
            )
            target = quoted(targets[0].heading)
            raise DoubtfulHeadings(text.format(heading=quoted(each.heading), target=target))


def _is_account(column: Column) -> bool:
    return "決算" in column.title + column.heading


def _plain(heading: str) -> str:
    return "".join(unicodedata.normalize("NFKC", heading).casefold().split())


def _has_letter(heading: str, letter: str) -> bool:
    return _plain(heading).endswith(f"({letter})")


def _year(column: Column) -> str:
    return year_of(column.heading)


def _years_alone(columns: list[Column], notes: list[str]) -> list[Column]:
    """Read columns that have nothing but a year as actuals beside the one target of a later year.

    Beside a current value they are that only up to its year: what comes after it may be planned.
    """
    held = [each.role for each in columns]
    targets = [each for each in columns if each.role is Role.TARGET]
    bare = [each for each in columns if each.role is None and each.words.is_when and not each.title]
    bare = [each for each in bare if each.year and not each.words.period]
    if len(targets) != 1 or {*_MEASURED} & {*held} or not bare:
        return columns
    current = [each for each in columns if each.role is Role.CURRENT]
    last = max((each.place for each in current), default=targets[0].place)
    years = [fiscal_year(each.year) or 0 for each in bare]
    if any(each.place > last for each in bare) or years != sorted(years):
        return columns
    places = {each.place for each in bare}
    names = _(", ").join(quoted(each.heading) for each in bare)
    note = _("{names}: read as actuals, beside the target {target}")
    notes.append(note.format(names=names, target=quoted(targets[0].heading)))
    return [replace(each, role=Role.ACTUAL) if each.place in places else each for each in columns]


def _check_current(columns: Sequence[Column]) -> None:
    """Refuse 現状 as the baseline of actuals that are all of an earlier year."""
    actuals = [each for each in columns if each.role is Role.ACTUAL and not each.words.is_when]
    last = max((fiscal_year(each.year) or 0 for each in actuals), default=0)
    for each in columns:
        if each.role is Role.CURRENT and 0 < last < (fiscal_year(each.year) or 0):
            names = [quoted(one.heading) for one in (each, *actuals)]
            places = [each.place, *(one.place for one in actuals)]
            text = _("the {column} may be {names}").format(
                column="actual", names=_(" or ").join(names)
            )
            raise DoubtfulHeadings(text, _(RENAME), "actual", places)


def _current(columns: list[Column], notes: list[str]) -> list[Column]:
    """Read 現状 as the actual beside a target that has no other one, else as the baseline."""
    roles = {each.role for each in columns if not (each.role is Role.ACTUAL and each.words.is_when)}
    as_actual = Role.TARGET in roles and not {*_MEASURED} & roles
    found = []
    for each in columns:
        if each.role is not Role.CURRENT:
            found.append(each)
            continue
        role = Role.ACTUAL if as_actual else Role.BASELINE
        if as_actual:
            note = _("{heading} is read as the actual: there is no other")
            notes.append(note.format(heading=quoted(each.heading)))
        found.append(replace(each, role=role))
    return found
