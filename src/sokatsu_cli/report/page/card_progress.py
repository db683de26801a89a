"""What a card says in words of the way to the target."""

from typing import TYPE_CHECKING

from sokatsu_cli.model.terms import Method, Status
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.progress.words import PROGRESS_LANGUAGES
from sokatsu_cli.report.page.card_tables import like

if TYPE_CHECKING:
    from sokatsu_cli.report.indicator_progress import IndicatorProgress
    from sokatsu_cli.report.page.card_words import CardWords
    from sokatsu_cli.report.phrases import Phrases
    from sokatsu_cli.report.results import Result
    from sokatsu_cli.report.sheet import SheetRow


class CardProgress:
    """The sentences of a card about the way from the baseline to the target."""

    def __init__(self, words: "CardWords", say: "Phrases") -> None:
        """Take the words of the cards, and what is said of a sheet."""
        self._words, self._say = words, say

    def sentence(self, row: "SheetRow", progress: "IndicatorProgress | None") -> str:
        """Say the class of progress and why it is that; "" where there is none to say."""
        if progress is None or not _is_timed(progress):
            return ""
        words = PROGRESS_LANGUAGES[self._words.language]
        said = self._words.progress.format(
            name=words.word(progress.kind),
            passed=self._words.passed.format(goal=_goal(row, progress), time=progress.time),
            gone=self._gone(progress),
            year=self._year(row, progress),
            expected=like(progress.expected, row),
        )
        noted = self._words.noted.format(said=said, note=words.note(progress.note))
        return noted if progress.note else said

    def zero(self, row: "SheetRow", progress: "IndicatorProgress | None") -> str:
        """Say why a rate stays 0 where the target is 0, after the way; "" where it does not."""
        stays = [each for each in row.held if _stays_zero(each)]
        if not stays:
            return ""
        if progress is None or not progress.way or _is_timed(progress):
            return self._words.zero
        return self._words.way_and_zero.format(way=progress.way, zero=self._words.zero)

    def _gone(self, progress: "IndicatorProgress") -> str:
        """Say how much of the way is gone, beside the share of the time."""
        criterion = self._words.criteria[progress.kind]
        if progress.kind is ProgressClass.BEHIND and progress.way == progress.time:
            criterion = self._words.barely
        return criterion.format(way=progress.way)

    def _year(self, row: "SheetRow", progress: "IndicatorProgress") -> str:
        """Name the year of the actual as its period is named."""
        years = {fiscal_year(each.period.year or each.period.name): each for each in row.held}
        judged = years.get(int(progress.year))
        return self._say.period(judged.period) if judged else progress.year


def _is_timed(progress: "IndicatorProgress") -> bool:
    return bool(progress.time) and progress.kind is not ProgressClass.NO_DATA


def _goal(row: "SheetRow", progress: "IndicatorProgress") -> str:
    """Return the target year as the table spells it."""
    year = progress.line[1][0] if progress.line else None
    texts = [each.texts["target_year"] for each in row.held]
    return next((text for text in texts if fiscal_year(text) == year), "")


def _stays_zero(result: "Result") -> bool:
    return (
        result.status is Status.NOT_ACHIEVED
        and result.method is Method.RATIO
        and result.values.target == 0 == result.found.capped_rate
    )
