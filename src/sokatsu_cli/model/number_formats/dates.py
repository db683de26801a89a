"""Dates and times as a spreadsheet's formats show them."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from sokatsu_cli.model.number_formats.codes import Kind, Section

_LAST = 2958465
"""The last day of the year 9999, in the system that begins with 1900."""

_SINCE_1904 = 1462
"""Days by which the system that begins with 1904 is later."""

_LEAP_1900 = 60
"""The 29th of February 1900, which there never was but in spreadsheets."""

_DAY = 86400

_ERAS = [
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1926, 12, 25), "昭和", "S"),
    (date(1912, 7, 30), "大正", "T"),
    (date(1868, 1, 25), "明治", "M"),
]
_NO_ERA = (date(1, 1, 1), "", "")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KANJI = "月火水木金土日"

_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
"""What shows a date or a time as the system does, on one that is set for Japanese."""


class _Moment(NamedTuple):
    """A stored number as a day and a time of day."""

    serial: int
    seconds: int
    fraction: Decimal

    @property
    def day(self) -> date:
        return _day(self.serial)

    @property
    def month_and_day(self) -> tuple[int, int]:
        """What is shown; there are days only in spreadsheets: 1900-01-00 and 1900-02-29."""
        if self.serial in _ODD:
            return _ODD[self.serial]
        return self.day.month, self.day.day


_ODD = {0: (1, 0), _LEAP_1900: (2, 29)}


@lru_cache(1 << 12)
def _day(serial: int) -> date:
    counted = max(serial, 1) + (serial < _LEAP_1900)
    return date(1899, 12, 30) + timedelta(days=counted)


def system_code(section: Section) -> str:
    """Return the code that stands for a section that shows what the system sets, "" for none."""
    return _SYSTEM.get(section.locale.upper(), "")


def shown_date(section: Section, value: Decimal, *, since_1904: bool = False) -> str | None:
    """Return a number as a section of dates shows it, None where it can only show hashes.

    >>> from sokatsu_cli.model.number_formats.codes import number_format
    >>> def shown(code, value):
    ...     return shown_date(number_format(code).sections[0], Decimal(value))
    >>> shown('[$-411]ggge"年度"', 41730), shown("m-d", 45292), shown("h:mm", "0.5")
    ('平成26年度', '1-1', '12:00')
    """
    moment = _moment(section, value + _SINCE_1904 * since_1904)
    if moment is None:
        return None
    parts = _parts(section)
    texts = [
        text if kind is Kind.WORDS else _part(kind, text, parts, place, moment, section)
        for place, (kind, text) in enumerate(parts)
    ]
    return "".join(texts).strip()


def _moment(section: Section, value: Decimal) -> _Moment | None:
    if not 0 <= value <= _LAST + 1:
        return None
    total = (value * _DAY).quantize(_unit(section), ROUND_HALF_UP)
    serial, rest = divmod(total, _DAY)
    return _Moment(int(serial), int(rest), rest % 1) if serial <= _LAST else None


@lru_cache(1 << 10)
def _unit(section: Section) -> Decimal:
    """Return the part of a second that is shown."""
    return Decimal(1).scaleb(-min(sum(token.is_digit for token in section.tokens), 3))


@lru_cache(1 << 10)
def _parts(section: Section) -> list[tuple[Kind, str]]:
    """Gather the letters of each part, such as yyyy; other codes are words."""
    parts: list[tuple[Kind, str]] = []
    for (kind, letter), tokens in groupby(
        section.tokens, key=lambda token: (token.kind, token.text.casefold())
    ):
        texts = [token.text for token in tokens]
        is_part = kind is not Kind.CODE or letter.isalpha() or letter == "0"
        parts.append((kind if is_part else Kind.WORDS, "".join(texts).casefold()))
    return parts


def _part(  # noqa: PLR0917 - what a part shows depends on all of it
    kind: Kind,
    text: str,
    parts: list[tuple[Kind, str]],
    place: int,
    moment: _Moment,
    section: Section,
) -> str:
    if kind is Kind.ELAPSED:
        per = {"h": 3600, "m": 60, "s": 1}[text[0]]
        return str((moment.serial * _DAY + moment.seconds) // per).zfill(len(text))
    if kind is Kind.HALF:
        half = "AM" if moment.seconds < _DAY // 2 else "PM"
        return half if len(text) > len("a/p") else half[0]
    minutes = text[0] == "m" and len(text) <= len("mm") and _is_minutes(parts, place)
    if minutes or text[0] in "hs0":
        return _time_part("n" * len(text) if minutes else text, moment, parts)
    return _day_part(text, moment, section)


def _is_minutes(parts: list[tuple[Kind, str]], place: int) -> bool:
    """Tell whether an m stands for minutes: behind hours or before seconds."""
    letters = [text[0] if kind is not Kind.WORDS else "" for kind, text in parts]
    before = next(filter(None, reversed(letters[:place])), "")
    after = next(filter(None, letters[place + 1 :]), "")
    return before == "h" or after == "s"


def _time_part(text: str, moment: _Moment, parts: list[tuple[Kind, str]]) -> str:
    if text[0] == "0":
        return format(moment.fraction, "f")[2:][: len(text)].ljust(len(text), "0")
    hours = moment.seconds // 3600
    if text[0] == "h" and any(kind is Kind.HALF for kind, _text in parts):
        hours = (hours + 11) % 12 + 1
    number = {"h": hours, "n": moment.seconds // 60 % 60, "s": moment.seconds % 60}[text[0]]
    return str(number).zfill(min(len(text), 2))


def _day_part(text: str, moment: _Moment, section: Section) -> str:
    day, count = moment.day, len(text)
    month, of_month = moment.month_and_day
    padded = min(count, 2)
    match text[0]:
        case "y":
            return f"{day.year:04}" if count > 2 else f"{day.year % 100:02}"  # noqa: PLR2004 - yy
        case "m":
            name = _MONTHS[month - 1]
            names = {3: name[:3], 4: name, 5: name[0]}
            return names.get(count) or str(month).zfill(padded)
        case "d":
            weekday = _WEEKDAYS[day.weekday()]
            return {3: weekday[:3], 4: weekday}.get(count) or str(of_month).zfill(padded)
        case "a":
            return _KANJI[day.weekday()] + "曜日" * (count > 3)  # noqa: PLR2004 - aaaa
        case _:
            return _era_part(text, day, section)


def _era_part(text: str, day: date, section: Section) -> str:
    """Return the name of an era, or a year of it; b are the years of Thailand."""
    begin, name, letter = next((era for era in _ERAS if day >= era[0]), _NO_ERA)
    if text[0] == "g":
        return {1: letter, 2: name[:1]}.get(len(text), name)
    if text[0] == "b":
        return str(day.year + 543)
    year = day.year - begin.year + 1
    first = year == 1 and "gannen" in section.locale.casefold()
    return (name if text == "rr" else "") + ("元" if first else str(year).zfill(min(len(text), 2)))
