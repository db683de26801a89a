"""A period of a table as a user names it: by its name, its year, or both."""

import re
from collections.abc import Iterable

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.rate.identities import when_key, year_key

When = tuple[str, str]
"""The cells of a period and of a year."""


def when_label(period: str, year: str) -> str:
    """Return a period with its year, as far as there are any.

    >>> when_label("前期", "H26"), when_label("前期", ""), when_label("", "H26")
    ('前期 (H26)', '前期', 'H26')
    """
    return f"{period} ({year})" if period and year else period or year


_WITH_YEAR = re.compile(
    r"(?P<name>.+?)(?:\((?P<inside>[^()]+)\)"
    r"|(?P<behind>(?:(?:[MTSHR]|明治|大正|昭和|平成|令和)(?:[0-9]{1,2}|元)|[0-9]{4})(?:年度?)?))",
    re.IGNORECASE,
)
"""The name of a period with its year, as `name_key` returns it."""


def named_when(period: str, year: str) -> When:
    """Return the name and the year of a period, as compared, wherever its year stands.

    >>> named_when("後期", "R5"), named_when("後期（令和5年度）", ""), named_when("後期R5", "R5")
    (('後期', '2023'), ('後期', '2023'), ('後期', '2023'))
    >>> named_when("後期(案)", ""), named_when("後期(R4)", "R5"), named_when("R5", "")
    (('後期(案)', ''), ('後期(R4)', '2023'), ('R5', ''))
    """
    name, when = when_key(period, year)
    found = _WITH_YEAR.fullmatch(name)
    said = found and (found["inside"] or found["behind"])
    if not found or not said or fiscal_year(said) is None:
        return name, when
    own = year_key(said)
    return (found["name"], own) if when in ("", own) else (name, when)


class ChosenPeriod:
    """The period that is meant by a text."""

    def __init__(self, text: str) -> None:
        """Take the name of the period, its year, or both as in 後期 (H30)."""
        self._text = text
        self._name = name_key(text)
        self._year = year_key(text)

    def is_meant(self, period: str, year: str) -> bool:
        """Tell whether the cells of a row name it.

        >>> [ChosenPeriod(text).is_meant("後 期", "H30") for text in ("後期", "平成30年度", "2019")]
        [True, True, False]
        >>> ChosenPeriod("後期").is_meant("後期(H30)", "")
        True
        """
        name, when = named_when(period, year)
        if (name and name == self._name) or (when and when == self._year):
            return True
        label = when_label(period.strip(), year.strip())
        return bool(label) and year_key(label) == self._year

    def found(self, whens: Iterable[When]) -> When:
        """Return the only period among those of a table that is meant, as it is spelled first.

        Raises:
            ValueError: None is, or several are.
        """
        there: dict[When, When] = {}
        for when in whens:
            there.setdefault(when_key(*when), when)
        meant = [when for when in there.values() if self.is_meant(*when)]
        if not meant:
            names = [when_label(*map(str.strip, when)) for when in there.values()]
            known = listed([name for name in names if name]) or _("none")
            raise ValueError(
                _("no period {text}; the table has {periods}").format(
                    text=quoted(self._text), periods=known
                )
            )
        if len(meant) > 1:
            names = [when_label(*map(str.strip, when)) for when in meant]
            raise ValueError(
                _("{text} is {count} periods: {names}").format(
                    text=quoted(self._text), count=len(names), names=listed(names)
                )
            )
        return meant[0]
