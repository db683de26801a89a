"""The differences of a page: where the published rate is not the computed one, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.check.explaining.causes import Explanation, Given, Taken
from sokatsu_cli.check.explaining.remarks import remark
from sokatsu_cli.check.explaining.sentences import sentence
from sokatsu_cli.check.messages import unexplained
from sokatsu_cli.model.numerals import cell_text
from sokatsu_cli.model.places import Places
from sokatsu_cli.report.page.card_words import CARD_LANGUAGES

if TYPE_CHECKING:
    from sokatsu_cli.report.contents import Contents
    from sokatsu_cli.report.page.anchors import Anchors
    from sokatsu_cli.report.phrases import Phrases
    from sokatsu_cli.report.results import Result


class Difference(NamedTuple):
    """A published rate that is not the computed one.

    Attributes:
        id: Where a link to the indicator's card leads.
        indicator: Its name.
        period: The period.
        computed: The computed rate, "" where there is none.
        printed: The published one.
        said: The likely cause, or why the two cannot be compared.
    """

    id: str
    indicator: str
    period: str
    computed: str
    printed: str
    said: str


class _NamedRows(Places):
    """The rows of a table by the names that a reader of the page knows."""

    def __init__(self, names: dict[int, str]) -> None:
        self._names = names

    def told(self, row: int, _language: str = "en") -> str:
        """Return the indicator and the period of a row."""
        return self._names[row]


class Differences:
    """The differences of a page.

    Attributes:
        shown: How many of them are shown at once.
        words: The words that they use.
    """

    shown = 8

    def __init__(self, contents: "Contents", anchors: "Anchors", say: "Phrases") -> None:
        """Take what the report is made of, where links lead, and what is said."""
        self.words = CARD_LANGUAGES[contents.words.language]
        self._sheet, self._anchors, self._say = contents.sheet, anchors, say
        self._places = _NamedRows(
            {
                result.line: self.words.row.format(name=say.name(result))
                for result in contents.sheet.results
            }
        )

    @property
    def all(self) -> Sequence[Difference]:
        """All of them, in the order of the sheet."""
        return [
            self._difference(result)
            for result in self._sheet.results
            if result.difference is not None
        ]

    @property
    def common(self) -> str:
        """What most of them have in common, "" for nothing."""
        found = self._sheet.common
        return "" if found is None else remark(found, self.words.language, "")

    def _difference(self, result: "Result") -> Difference:
        rate = cell_text(result.capped_rate)
        return Difference(
            self._anchors.of_result(result),
            result.texts["indicator"],
            self._say.period(result.period),
            f"{rate}%" if rate else "",
            result.texts["published_rate"],
            self._said(result),
        )

    def _said(self, result: "Result") -> str:
        found = result.difference
        if found is None or found.name != "rate-differs":
            return self._say.difference(result)
        language = self.words.language
        if not found.because:
            return unexplained(language)
        cause = sentence(_undated(found.because[0]), language, self._places)
        return self.words.because.format(cause=cause)


def _undated(found: Explanation) -> Explanation:
    """Leave out when values are from: the names of rows say it."""
    if not isinstance(found, Given):
        return found
    told = (q._replace(when="") if isinstance(q, Taken) else q for q in found.qualifiers)
    return found._replace(qualifiers=tuple(told))
